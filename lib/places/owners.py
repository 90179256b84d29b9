"""Whose text an article is: the division whose congress sits, whose head speaks, whose office writes.

重庆市沙坪坝区人民政府办公室关于… is the district's, though it names the municipality as often; a story that opens with
东丰县第十七届人民代表大会
is the county's, though it never names it again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.hanzi.numerals import ONE_TO_TEN
from lib.model import Mention, MentionRole
from lib.reference.divisions import RANK, is_within
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

# 在抚顺市第十七届人民代表大会第三次会议上, 向抚顺市十七届人大三次会议; a line may end inside
CONGRESS = re.compile(rf"第?[{ONE_TO_TEN}百\d]+届\s*(?:人民代表大会|人大)")
# 东丰县人民政府办公室, 东丰县政府工作报告, 东丰县2019年政府工作报告, 东丰县常务副县长
_ORGAN = re.compile(
    rf"人民政府(?!网)|政府(?:办公[厅室]|工作报告|关于)|(?:代理|代|常务副|副)?(?:{alternation('office_head')})|{YEAR}年(?:人民)?政府工作报告"
)
# 我代表上杭县人民政府，向大会报告工作
_SPEAKS = re.compile(r"人民政府[，,]?(?:向|作|报告)")
# 彭水苗族土家族自治县|位于重庆市东南部; 越秀区|，广州市市辖区，位于: whom a profile describes, where a line or a sentence begins
_LIES = re.compile(
    rf"(?:（[^（）\n]{{1,40}}）)?[，,]?(?:{alternation('lies')})"
    r"|(?:[，,]是?|是)[^，,。\n]{0,14}(?:市辖区|下辖[县区市]|县级市)[，,。\n]"  # 越秀区|，广州市市辖区，
)
_OPENS = re.compile(r"(?:^|[。\n　 |])$")
_HOST = re.compile(r"中国[·•（(]$")  # 首届中国·鞍山玉佛文化节: whose festival it is
_FIRST = 200  # characters in which a profile says whom it describes
# a source that is an office and no paper: 万州区政府办公室, 东丰县统计局
_OFFICE = re.compile(rf"政府(?!网)|人大|政协|[{RANK}改]委|(?:{alternation('issuer')})(?!网)")
# 2024年湖里区人民政府工作报告; 怀化市2025年国民经济与社会发展统计公报
_OWN_TITLE = re.compile(rf"国民经济.社会发展|(?:政府工作|统计)(?:{alternation('document_kind')})")


def mark_owners(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mark the mentions that an article's own congress carries ("congress", sure) or an organ of the division ("organ").

    2025年1月14日在吉林省第十四届人民代表大会第四次会议上 is the report's own congress, and so is the government that a speaker stands for;
    a congress that is only told of marks an organ.
    """
    marked: list[Mention] = []
    chain = 0  # where the run of names begins that this one ends: 在|日照市五莲县
    for place, mention in enumerate(mentions):
        if not place or mentions[place - 1].end != mention.start:
            chain = mention.start
        congress, before = CONGRESS.match(text, mention.end), text[max(0, chain - 2) : chain]
        if congress or (before == "代表" and _SPEAKS.match(text, mention.end)):
            own = not congress or before[-1:] in ("在", "向", "于", "")
            marked.append(replace(_mark(mention, "congress"), certainty=1.0) if own else _mark(mention, "organ"))
        elif _HOST.search(text, max(0, mention.start - 3), mention.start):
            marked.append(_mark(mention, "host"))
        elif _is_described(text, mention, place):
            marked.append(_mark(mention, "described"))
        else:
            marked.append(_mark(mention, "organ") if _ORGAN.match(text, mention.end) else mention)
    return marked


def _mark(mention: Mention, role: MentionRole) -> Mention:
    return replace(mention, role=role, reason=role)


def _is_described(text: str, mention: Mention, place: int) -> bool:
    """Whether a text tells where the division lies, as of its first name or of one of the first that opens a sentence."""
    opens = not place or (
        mention.start < _FIRST and bool(_OPENS.search(text, max(0, mention.start - 1), mention.start))
    )
    full = mention.end - mention.start == len(mention.name)
    heads = full and opens and text[mention.end : mention.end + 1] == "\n"  # 文成县⏎ is the head of a page on it
    return heads or (opens and bool(_LIES.match(text, mention.end)))


def follows_organ(text: str, end: int) -> bool:
    """Whether an organ follows a name that ends here: 易县|十七届人民代表大会, 易县|人民政府县长, 2021年易县|政府工作报告."""
    return bool(CONGRESS.match(text, end) or _ORGAN.match(text, end))


def drop_parents(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without those that only say where the next one lies: of 重庆市沙坪坝区 the district alone."""
    return [
        mention
        for mention, after in zip(mentions, (*mentions[1:], None), strict=False)
        if after is None
        or after.start != mention.end
        or after.code == mention.code
        or not is_within(after.code, mention.code)
    ]


def is_office(source: str) -> bool:
    """Whether a page's source is an office of a division: 万州区政府办公室, not 吉林日报."""
    return bool(_OFFICE.search(source))


def is_own_title(title: str) -> bool:
    """Whether a title is that of a division's own report: 东丰县2019年政府工作报告."""
    return bool(_OWN_TITLE.search(title))
