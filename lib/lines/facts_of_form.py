"""What the form of a line says: its sentences, brackets, numbers and cells, and whether it could be a heading or a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lib.lines.form import (
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
from lib.lines.outlines import is_annex, is_year_line, opens_annex_list, opens_appendix, read_bullet, turns
from lib.reference.wording import alternation

_LONGEST_TITLE = 64
_NO_WORDS = re.compile(r"[\d\s.:：/年月日—-]+")  # 27.01.2015 16:35
_BETWEEN = re.compile(r"[\s\u3000|｜]")
_CUT_OFF = re.compile(r"(?:\.{2,}|…+|[.．。]{3,})\s*$")
_NO_HEADLINE = re.compile(alternation("no_headline"))  # 目录, | 目 录 |


@dataclass(frozen=True)
class FormFacts:
    """What one line of a page is by its form. The text is not empty."""

    text: str

    @cached_property
    def ends_sentence(self) -> bool:
        """It closes a sentence or announces a list: …增长6%。 / 各位代表： / “…脱贫。”"""
        return ends_sentence(self.text)

    @cached_property
    def has_sentence(self) -> bool:
        """A sentence ends inside or at its end: 冰雪冲动的背后有政绩冲动的影子。追求政绩不能脱离实"""
        return has_sentence(self.text)

    @cached_property
    def is_cut_off(self) -> bool:
        """It ends on dots where something is left out: …一、2021年工作回顾2021年以来……"""
        return _CUT_OFF.search(self.text) is not None

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

    @cached_property
    def jump(self) -> Jump:
        """It leads to another page of the paper: `from` of (上接第一版), `to` of （下转第三版）; else empty."""
        return read_jump(self.text)

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
        if words == text:
            return not self.has_sentence and not self.ends_sentence and not any(self._unmatched)
        return not has_sentence(words) and not ends_sentence(words) and not any(find_unmatched(words))

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
        return is_year_line(self.text)
