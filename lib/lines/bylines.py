"""Lines that say who wrote or spoke, above a story, at its head or at its end: bylines, datelines, signatures."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.lines.form import HAN, cut_words
from lib.lines.names import NAMES, OFFICE, PAPER, ROLE, SPACE, are_names, is_officers_name
from lib.reference.wording import alternation

_LONGEST_BYLINE = 60
# 本报记者 董博 赵蓓蓓 鹿智源 / □ 记者 李波 通讯员 王晓波 文/图 / 吉林日报记者 赵蓓蓓 / 本报评论员
_REPORTER = re.compile(
    rf"[□■●◎◆○▲◇\s（(]*(?:文[/／:：]{SPACE}*)?(?:{PAPER}{SPACE}*)?{ROLE}[\s\u3000:：/]*(?:{NAMES})?"
    rf"{SPACE}*(?:文[/／]?[图摄]?|整理|(?:综合|采写|摄影)?报道)?[）)]?"
)
# □ 李波 / 文/李波
_SIGNED = re.compile(rf"(?:[□■●◎◆◇]{SPACE}*|文[/／:：]{SPACE}*|撰文[:：]?{SPACE}*)({NAMES})")
# (统计局投资处:李波)
_DESK = re.compile(
    rf"[（(][{HAN}]{{2,14}}(?:{alternation('byline_desk')})[:：]{SPACE}*([{HAN}\s\u3000、]{{2,16}})[）)]"
)
# 省长　胡玉亭 / 代省长 罗东川 / 宁夏回族自治区人民政府主席 张雨浦 / 某区副区长(提名人选) 张伟
_OFFICER = re.compile(
    rf"[—\-\s]*[（(]?([{HAN}]{{0,22}}?{OFFICE})(?:[（(][{HAN}]{{2,8}}[）)])?([{HAN}·•\s\u3000]{{2,20}}?)(?:同志)?[）)]?"
)
_ISSUER = re.compile(
    rf"(?!关于)[{HAN}]{{2,26}}(?:{alternation('issuer')})"
    rf"(?:{SPACE}+[{HAN}]{{2,18}}){{0,2}}"
)


def names_writer(line: str) -> bool:
    """Whether a line that ends no sentence names who wrote or spoke: 本报记者 李波, □ 李波, 省长　胡玉亭."""
    if len(line) > _LONGEST_BYLINE:
        return False
    if (desk := _DESK.fullmatch(line)) and are_names(desk[1]):
        return True
    signed = _SIGNED.fullmatch(line)
    if _REPORTER.fullmatch(line) or (signed and are_names(signed[1])):
        return True
    officer = _OFFICER.fullmatch(line)
    return officer is not None and (is_officers_name(officer[2]) or _is_rare_name(officer[1], officer[2]))


def _is_rare_name(office: str, text: str) -> bool:
    """蠡县人民政府代县长|都建华: behind an office in full any three characters that are no word are a name."""
    return "人民政府" in office and bool(re.fullmatch(rf"[{HAN}]{{3}}", text)) and cut_words(text) != [text]


def is_issuer(line: str) -> bool:
    """Whether the line names an office that issues documents: 辽源市统计局, 国家统计局辽源调查队."""
    return bool(_ISSUER.fullmatch(line))


# --- datelines and signatures ------------------------------------------------------------------------------------------

_IN_BRACKETS = r"[（(][^）)]{2,40}[）)]"
_DATELINE = re.compile(
    r"(?:"
    # 本报讯 记者王晓波报道 / 本报讯（记者 张三 通讯员 李四） / 本报沈阳讯 记者李波报道
    # 某某新闻网-某某晚报讯
    rf"(?:本[报台网][{HAN}]{{0,6}}?|(?:[{HAN}]{{2,8}}[-—－])?[{HAN}]{{2,8}}(?:{alternation('newspaper')}|新闻网|在线|网))讯{SPACE}*(?:{_IN_BRACKETS}|{ROLE}{SPACE}*[{HAN}\s\u3000、]{{2,16}}?报道)?"
    # 新华社兰州1月13日电（记者 张三） / 本报北京8月24日电 / 中新网沈阳1月1日电 / 某某在线杭州01月16日讯
    rf"|(?:{alternation('agency')}|[{HAN}]{{2,6}}?(?:在线|网|报))[{HAN}]{{0,12}}\d{{1,2}}月\d{{1,2}}日(?:专?电|讯|消息)"
    rf"{SPACE}*(?:{_IN_BRACKETS})?"
    # (记者 张三 见习记者 李四) 市政府昨日…: what an outlet's own line stands above
    rf"|[（(](?:{PAPER}{SPACE}*)?{ROLE}[\s\u3000:：]*{NAMES}[）)](?=.)"
    # 央视网消息（新闻联播）：
    rf"|[{HAN}]{{2,6}}[网台社报]消息{SPACE}*(?:{_IN_BRACKETS})?"
    r")[\s\u3000:：]*"
)
# (新华社兰州1月13日电) on a line of its own closes the story of an agency.
_WIRE_END = re.compile(
    rf"[（(]\s*(?:据)?\s*([{HAN}]{{2,8}}?[社网报])[{HAN}]{{0,10}}?(\d{{1,2}})月(\d{{1,2}})日\s*(?:专?电|讯)[^）)]{{0,30}}[）)]"
)
# …得到广泛好评。（本报记者 李波）
_SIGNED_AT_END = re.compile(
    rf"[（(]((?:{PAPER}{SPACE}*)?{ROLE}[\s\u3000:：]*{NAMES}(?:{SPACE}*(?:摄影|综合)?报道|{SPACE}*文/?图)?)[）)]$"
)

_NAMES_AT_END = re.compile(rf"[。！？][（(]([{HAN}·\s\u3000、]{{2,18}})[）)]$")


class WireEnd(NamedTuple):
    """What closes an agency's story."""

    agency: str
    month: int
    day: int


def find_dateline_end(line: str) -> int:
    """Return how many characters a dateline takes at the head of a story: 本报讯 记者王晓波报道; 0 without one."""
    match = _DATELINE.match(line)
    return match.end() if match else 0


def read_wire_end(line: str) -> WireEnd | None:
    """Return what a line says that closes an agency's story: (新华社兰州1月13日电)."""
    match = _WIRE_END.fullmatch(line)
    return WireEnd(match[1], int(match[2]), int(match[3])) if match else None


def read_names_at_end(line: str) -> str:
    """Return the bare names that a story's last line closes on: …总投资36.8亿元。（李波 王晓波）; another bracket gives none."""
    match = _NAMES_AT_END.search(line[-24:])
    return match[1].strip() if match and are_names(match[1].strip()) else ""


def read_signature(line: str) -> str:
    """Return who signs at the end of a story's last line: …好评。（本报记者 李波）"""
    match = _SIGNED_AT_END.search(line[-60:])
    return match[1] if match and not match[1].startswith("编辑") else ""  # (编辑:李波) did not write it
