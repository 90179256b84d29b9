"""A line of a page, read once into its facts.

A line is what stands between two line ends, without the white space around it, or a piece of one that splitting cuts off
(a dateline, a caption). Its facts follow from its own characters alone: what its neighbours make of it is decided where
they are known. `read_line` answers equal text with the same facts, so that repair and splitting share them, and each fact
is read when it is first asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lib.lines.bylines import (
    WireEnd,
    find_dateline_end,
    is_issuer,
    names_writer,
    read_names_at_end,
    read_signature,
    read_wire_end,
)
from lib.lines.captions import find_credit, is_credit, is_picture, is_scene, opens_caption
from lib.lines.dates import read_date
from lib.lines.form import (
    CLOSERS,
    LONGEST_HEADING,
    Jump,
    Numbering,
    ends_sentence,
    find_unmatched,
    hangs,
    has_cells,
    has_many_clauses,
    has_sentence,
    has_words,
    is_item,
    is_salutation,
    read_jump,
    read_numbering,
    starts_with_dash,
)
from lib.lines.furniture import PageFacts, is_page_number, read_furniture
from lib.lines.imprints import ends_on_meeting, find_imprint, is_date, names_meeting, opens_on_session, read_speaker
from lib.lines.names import are_names
from lib.lines.outlines import is_annex, is_year, opens_annex_list, opens_appendix, read_bullet, turns
from lib.lines.page_labels import is_label, is_site_line
from lib.lines.site_heads import (
    TitleRow,
    find_number,
    find_title,
    is_menu_word,
    is_trail,
    labels_title,
    names_site,
    read_last_step,
)
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

_LONGEST_TITLE = 64
_NO_WORDS = re.compile(r"[\d\s.:：/年月日—-]+")  # 27.01.2015 16:35
# 2022年上半年某市生产总值 2022-07-19 来源：市统计局: what the page says of itself behind its title
_STAMP_BEHIND = re.compile(rf"(?<=\S)\s+(?={YEAR}-\d{{1,2}}-\d{{1,2}}(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?:\s|$))")
_BETWEEN = re.compile(r"[\s\u3000|｜]")
_NO_HEADLINE = re.compile(alternation("no_headline"))  # 目录, | 目 录 |
_KEPT_CHARACTERS = 2_000_000  # some dozens of long reports
_LEAST_KEPT = 500  # what the facts of a line take, counted in characters


@dataclass(frozen=True)
class LineFacts:
    """What one line of a page is by its own form; equal text has equal facts. The text is not empty."""

    text: str

    # --- form

    @cached_property
    def ends_sentence(self) -> bool:
        """It closes a sentence or announces a list: …增长6%。 / 各位代表： / “…脱贫。”"""
        return ends_sentence(self.text)

    @cached_property
    def has_sentence(self) -> bool:
        """A sentence ends inside or at its end: 冰雪冲动的背后有政绩冲动的影子。追求政绩不能脱离实"""
        return has_sentence(self.text)

    @cached_property
    def goes_on(self) -> bool:
        """Something stands behind the end of a sentence: （一）抓项目。增长5%。 but not （一）抓项目。"""
        return has_sentence(self.text[:-1])

    @cached_property
    def left_open(self) -> str:
        """Its openers without a closer, “ of 谋划实施了“梅花鹿产."""
        return self._unmatched[0]

    @cached_property
    def closes_above(self) -> str:
        """Its closers without an opener, ” of 归”等机遇."""
        return self._unmatched[1]

    @cached_property
    def _unmatched(self) -> tuple[str, str]:
        return find_unmatched(self.text)

    @cached_property
    def numbering(self) -> Numbering | None:
        """The numbering at its head, （一） of （一）聚焦扩大内需; None of 一是经济运行向好 and 1.5万亿元."""
        return read_numbering(self.text)

    @cached_property
    def starts_with_dash(self) -> bool:
        """It is an item or a subtitle behind a dash: ——发展韧性持续增强。"""
        return starts_with_dash(self.text)

    @cached_property
    def bullet(self) -> str:
        """The mark that it stands behind, ■ of ■ 全力抓招商; empty without one."""
        return read_bullet(self.text)

    @cached_property
    def is_item(self) -> bool:
        """It opens as an item of a list: 一是…, 二要…, 首先…"""
        return is_item(self.text)

    @cached_property
    def is_salutation(self) -> bool:
        """It addresses the hearers: 各位代表：, 同志们！"""
        return is_salutation(self.text)

    @cached_property
    def turns(self) -> bool:
        """A speaker turns from a list to the whole: 各位代表！回顾过去一年…"""
        return turns(self.text)

    @cached_property
    def has_cells(self) -> bool:
        """It is short and holds the cells of a table: 指标  2024年  增长"""
        return has_cells(self.text)

    @cached_property
    def has_many_clauses(self) -> bool:
        """It has more clauses than a heading: 我国地域广阔,各地特点鲜明,有的地区风光秀美,有的地区"""
        return has_many_clauses(self.text)

    @cached_property
    def hangs(self) -> bool:
        """It stops on a word that needs another: 辽源市把; or one or two characters into a clause: …专项行动中,铁"""
        return hangs(self.text)

    # --- headings

    @cached_property
    def could_be_heading(self) -> bool:
        """Without a number it has the form of a heading: short, no sentence, nothing left open or hanging.

        找问题查不足 凝心聚力再出发 has it; 在招商引资工作中,东丰县成功举办天津、北京“梅花鹿 has not.
        """
        text = self.text
        if not 2 <= len(text) <= LONGEST_HEADING or self.ends_sentence or self.has_sentence or text[-1].isdigit():
            return False
        if any(mark in text for mark in "；：:<|") or self.is_salutation or self.jump or self.has_many_clauses:
            return False
        return not any(self._unmatched) and not self.hangs and has_words(text)

    @cached_property
    def could_be_title(self) -> bool:
        """It has the form of a title: no number, no sentence inside; it may end on ！ or ？: 梅花鹿，“鹿”在何方？"""
        text = self.text
        if (
            len(text) > _LONGEST_TITLE
            or self.is_salutation
            or self.jump
            or _NO_HEADLINE.fullmatch(_BETWEEN.sub("", text))
        ):
            return False
        if self.numbering:
            return self.numbering.style == "atx"
        if self.starts_with_dash:
            return not self.has_sentence
        words = text.rstrip("！？!?")
        if len(words) < 2 or _NO_WORDS.fullmatch(words):
            return False
        bare = self if words == text else read_line(words)
        return not bare.has_sentence and not bare.ends_sentence and not any(bare._unmatched)

    @cached_property
    def stamp_start(self) -> int:
        """Where the day and source of a page stand behind its title: 某市生产总值 2022-07-19 来源：市统计局; 0 without one."""
        match = _STAMP_BEHIND.search(self.text)
        if not match or not read_line(self.text[: match.start()]).could_be_title:
            return 0
        return match.end() if read_line(self.text[match.end() :]).furniture is not None else 0

    @cached_property
    def number_start(self) -> int:
        """Where a document's number stands behind its title, with what a site adds: …的通知(某政发〔2021〕5号)2021.04; else 0."""
        start = find_number(self.text)
        return start if start and read_line(self.text[:start].rstrip()).could_be_title else 0

    @cached_property
    def is_annex(self) -> bool:
        """It is the label of an annex alone: 附件1"""
        return is_annex(self.text)

    @cached_property
    def opens_annex_list(self) -> bool:
        """It starts a list of annexes: 附件：1. 目标任务分解表"""
        return opens_annex_list(self.text)

    @cached_property
    def opens_appendix(self) -> bool:
        """It heads what stands beside the sections of a report: 名词解释, 附件2 名词解释"""
        return opens_appendix(self.text)

    @cached_property
    def is_year(self) -> bool:
        """It is a year alone, above what is told of that year: 2003年："""
        return is_year(self.text)

    # --- who wrote, spoke, took the picture

    @cached_property
    def is_byline(self) -> bool:
        """It names who wrote or spoke: 本报记者 李波, □ 李波, 省长　胡玉亭.

        A bare name and the name of an office are bylines only below a title: see `are_names` and `is_issuer`.
        """
        return not self.ends_sentence and names_writer(self.text)

    @cached_property
    def are_names(self) -> bool:
        """It holds names and nothing else: 李波 王晓波."""
        return are_names(self.text)

    @cached_property
    def is_issuer(self) -> bool:
        """It names an office that issues documents: 辽源市统计局."""
        return is_issuer(self.text)

    @cached_property
    def dateline_end(self) -> int:
        """How many characters a dateline takes at its head: 10 of 本报讯（记者 张三）日前…; 0 without one."""
        return find_dateline_end(self.text)

    @cached_property
    def wire_end(self) -> WireEnd | None:
        """What it says as the closing line of an agency's story: (新华社兰州1月13日电); None of another line."""
        return read_wire_end(self.text)

    @cached_property
    def signature(self) -> str:
        """Who signs it as the last line of a story, 本报记者 李波 of …得到广泛好评。（本报记者 李波）"""
        return read_signature(self.text)

    @cached_property
    def names_at_end(self) -> str:
        """The bare names that it closes on, 李波 王晓波 of …总投资36.8亿元。（李波 王晓波）"""
        return read_names_at_end(self.text)

    @cached_property
    def is_credit(self) -> bool:
        """It only credits a picture: 张瑜 摄."""
        return is_credit(self.text)

    @cached_property
    def credit_start(self) -> int:
        """Where the credit of a caption starts: …挤压生产线。|董博 摄; 0 without one."""
        return find_credit(self.text)

    @cached_property
    def is_picture(self) -> bool:
        """It is a caption with its credit, in brackets: （会议现场 李波摄）."""
        return is_picture(self.text)

    @cached_property
    def opens_caption(self) -> bool:
        """It points at a picture: 图为辽源海关关员赴企业开展出口食品检测抽样。"""
        return opens_caption(self.text)

    @cached_property
    def is_scene(self) -> bool:
        """It tells what somebody does in a picture of a meeting: 县长李波向大会作政府工作报告."""
        return is_scene(self.text)

    # --- when and where it was given

    @cached_property
    def date(self) -> str:
        """The first date in it as ISO 8601, with the precision that it has: 2025 of 2025年吉林省政府工作报告; else empty."""
        return read_date(self.text)

    @cached_property
    def is_date(self) -> bool:
        """It is a date and nothing else: 二〇〇三年一月十日."""
        return is_date(self.text)

    @cached_property
    def is_imprint(self) -> bool:
        """It says when or where a document was given: ——2025年1月14日在…会议上, （2004年5月10日）."""
        return self.is_date or names_meeting(self.text)

    @cached_property
    def imprint_start(self) -> int:
        """Where the imprint starts that is set behind a title: 政府工作报告|（2026年1月26日在…会议上）; 0 without one."""
        start = 0 if self.is_imprint else find_imprint(self.text)
        return start if start and read_line(self.text[:start].rstrip()).could_be_title else 0

    @cached_property
    def ends_on_meeting(self) -> bool:
        """It could be the last line of an imprint set in two: 人民代表大会第四次会议上"""
        return ends_on_meeting(self.text)

    @cached_property
    def opens_on_session(self) -> bool:
        """It could be the second line of an imprint set in two: 第五次会议上"""
        return opens_on_session(self.text)

    @cached_property
    def speaker(self) -> str:
        """Who speaks according to an imprint: 市长 龚正 of ——2025年1月15日龚正市长在上海市…; else empty."""
        return read_speaker(self.text)

    # --- the page about itself

    @cached_property
    def furniture(self) -> PageFacts | None:
        """What it says of the page, possibly nothing, where it is furniture: 来源：吉林日报; None of a line of text."""
        return read_furniture(self.text, self.is_page_number)

    @cached_property
    def is_page_number(self) -> bool:
        """It holds a page number alone: — 3 —, 第3页 共20页. A bare 17 may be a cell."""
        return is_page_number(self.text)

    @cached_property
    def is_site_line(self) -> bool:
        """It says who keeps the page, if it is about the page at all: 主办单位：抚顺市人民政府　承办：…"""
        return is_site_line(self.text)

    @cached_property
    def is_label(self) -> bool:
        """It is a label of an index and nothing else, its value in the next line: 主题分类"""
        return is_label(self.text)

    @cached_property
    def labels_title(self) -> bool:
        """It ends on the label of a title that the next line prints: - 标 题："""
        return labels_title(self.text)

    @cached_property
    def is_menu_word(self) -> bool:
        """It could be a link of a menu, if links stand around it: 政务公开."""
        return is_menu_word(self.text)

    @cached_property
    def is_trail(self) -> bool:
        """It says where in the site its page stands: 首页 > 政务公开 > 政府工作报告"""
        return is_trail(self.text)

    @cached_property
    def last_step(self) -> str:
        """The last step of it, if it is a trail: 政府工作报告"""
        return read_last_step(self.text) if self.is_trail else ""

    @cached_property
    def names_site(self) -> bool:
        """It names the site or speaks for it: 某某之家, 微信公众号, 欢迎访问某某网"""
        return names_site(self.text)

    @cached_property
    def title_row(self) -> TitleRow:
        """Where the title stands in a row that says it is one: 文件名称 | |某某区2025年政府工作报告| ||; (0, 0) elsewhere."""
        return find_title(self.text)

    @cached_property
    def jump(self) -> Jump:
        """It leads to another page of the paper: `from` of (上接第一版), `to` of （下转第三版）; else empty."""
        return read_jump(self.text)

    # --- what layout asks

    @cached_property
    def is_whole(self) -> bool:
        """It is complete without a full stop: a byline, a credit, a salutation, a row of a table, furniture …"""
        return (
            self.is_byline
            or self.is_credit
            or self.credit_start > 0
            or self.is_imprint
            or self.imprint_start > 0
            or self.number_start > 0
            or bool(self.jump)
            or self.wire_end is not None
            or self.is_salutation
            or self.text.startswith(("#", "|"))
            or self.has_cells
            or self.furniture is not None
        )

    @cached_property
    def opens_anew(self) -> bool:
        """It cannot go on with a sentence above it: a numbered heading, an item, a byline, a caption …"""
        return (
            self.numbering is not None
            or self.starts_with_dash
            or self.dateline_end > 0
            or self.is_item
            or (self.is_whole and self.text[0] not in CLOSERS)
        )


class _Memory:
    """The facts of the lines read last, by their text; all are forgotten where they would take too much room.

    `cache_clear` as `functools.cache` has it, for whoever changes what lines are read by.
    """

    def __init__(self, most: int = _KEPT_CHARACTERS) -> None:
        self.most = most
        self.cache_clear()

    def cache_clear(self) -> None:
        self.size = 0
        self.kept: dict[str, LineFacts] = {}

    def __call__(self, text: str) -> LineFacts:
        """The facts of a line: its text without white space around it, not empty."""
        facts = self.kept.get(text)
        if facts is None:
            if self.size >= self.most:
                self.cache_clear()
            facts = self.kept[text] = LineFacts(text)
            self.size += max(len(text), _LEAST_KEPT)
        return facts


read_line = _Memory()
