"""What the form of a line says: whether a sentence ends in it, what stays open, how it is numbered, what it stops on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import rjieba

from lib.hanzi.numerals import ONE_TO_TEN
from lib.hanzi.stops import STOPS
from lib.reference.wording import alternation, words_of
from lib.reference.year_spelling import YEAR

HAN = "一-鿿㐀-䶿〇"  # a character class without its brackets
CLOSERS = "”’」』\"')）]】》〉〕"
OPENERS = "“‘「『(（[【《〈〔"
_PAIRS = dict(zip("”’」』)）]】》〉〕", "“‘「『(([【《〈〔", strict=True))
_WIDE = str.maketrans("（", "(")
SENTENCE_ENDS = STOPS + "；;…：:"

Jump = Literal["", "from", "to"]


# --- sentences --------------------------------------------------------------------------------------------------------


def ends_sentence(line: str) -> bool:
    """Whether the line closes a sentence or announces a list: 。 ！ ？ ； ： … ... before closing quotes or brackets."""
    end = line.rstrip(CLOSERS + " \u3000")
    return end[-1:] in tuple(SENTENCE_ENDS) or end.endswith("...")


def has_sentence(line: str) -> bool:
    """Whether a sentence ends inside the line: 冰雪冲动的背后有政绩冲动的影子。追求政绩不能脱离实."""
    return any(mark in line for mark in STOPS)


def find_unmatched(line: str) -> tuple[str, str]:
    """Return (openers without a closer, closers without an opener).

    谋划实施了“梅花鹿产 → ("“", ""); 归”等机遇 → ("", "”"). Full-width and ASCII brackets match each other.
    """
    stack: list[str] = []
    lonely = ""
    for char in line:
        if char in OPENERS:
            stack.append(char)
        elif char in _PAIRS:
            if stack and stack[-1].translate(_WIDE) == _PAIRS[char]:
                stack.pop()
            else:
                lonely += char
    return "".join(stack), lonely


# --- numbering --------------------------------------------------------------------------------------------------------

NumberingStyle = Literal["part", "han", "han_paren", "arabic", "arabic_paren", "circled", "atx"]  # atx: of Markdown
# Each style with its level and the specimen that it catches.
_STYLES: tuple[tuple[NumberingStyle, int, str], ...] = (
    # 第一部分 2004年工作回顾
    ("part", 1, rf"第[{ONE_TO_TEN}百0-9]{{1,4}}(?:{alternation('part_unit')})(?:[\s：:、.．]+|(?=[{HAN}]))"),
    # 一、2024年工作回顾, but not 一、二产业 or 三、四级医院
    (
        "han",
        1,
        rf"[{ONE_TO_TEN}]{{1,3}}\s*(?:、(?![{ONE_TO_TEN}]+(?:、|{alternation('after_numerals')}))|[．.](?!\d))\s*",
    ),
    # （一）聚焦扩大内需
    ("han_paren", 2, rf"[（(]\s*[{ONE_TO_TEN}]{{1,3}}\s*[）)]\s*[、.．]?\s*"),
    # 1．加快产业升级, but not 1.5万亿元; a year may follow: 1.2025年工作
    ("arabic", 3, rf"\d{{1,2}}\s*(?:、|[．.](?:(?!\s*\d)|(?=\s*{YEAR}年)))\s*"),
    # （1）规上工业
    ("arabic_paren", 4, r"(?:[（(]\s*\d{1,2}\s*[）)]|\d{1,2}[）)])\s*"),
    # ①加快
    ("circled", 5, r"[①-⑳⑴-⒇]\s*"),
)
_NUMBERED = [(style, level, re.compile(pattern)) for style, level, pattern in _STYLES]
_STARTS_NUMBERED = re.compile(rf"[第（({ONE_TO_TEN}\d①-⑳⑴-⒇]")
_ATX = re.compile(r"(#{1,6})\s+(?=\S)")  # Markdown: ## 详细新闻
_DASH = re.compile(r"[—\-－–―─]{2,}\s*")  # ——经济实力迈上新台阶。


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering at the head of a line: its style, its level, and how many characters it takes."""

    style: NumberingStyle
    level: int
    length: int


def read_numbering(line: str) -> Numbering | None:
    """Return the numbering that a line starts with: 一、 （一） 1. （1） ① 第一部分 ##; none in 一是 or 1.5."""
    if marks := _ATX.match(line):
        return Numbering("atx", len(marks[1]), marks.end())
    if not _STARTS_NUMBERED.match(line):
        return None
    for style, level, pattern in _NUMBERED:
        if match := pattern.match(line):
            return Numbering(style, level, match.end())
    return None


def starts_with_dash(line: str) -> bool:
    """Whether the line is an item or a subtitle behind a dash: ——发展韧性持续增强。"""
    return bool(_DASH.match(line))


# --- headings ---------------------------------------------------------------------------------------------------------

LONGEST_HEADING = 48
_MOST_COMMAS = 2  # 我国地域广阔,各地特点鲜明,有的地区风光秀美,有的地区 has too many to be a heading
# A heading never ends on a word that needs another: …各项工作。辽源市把; but on 行为, 成就, 应对
_HANGING = words_of("hanging")
_CLOSED = re.compile(r"是[^,，]{2,}的$|\d[对]$")  # 制裁的后果是灾难性的, 加开列车12.5对
_SALUTATION = re.compile(rf"(?:{alternation('salutation')})[^。]{{0,12}}[:：!！,，]?$")
# (上接第一版), （下转A3版）, 紧接二版
_JUMP = re.compile(r"[（(]\s*(?P<way>[上紧]接|下转|转)[^）)]{1,8}[）)]|(?P<bare>[上紧]接|下转)第?\s*\w{1,3}\s*版")
_TWO_HAN = re.compile(rf"[{HAN}]{{2}}")
# 一是…, 二要…, 首先… : an item of a list
_ITEM = re.compile(rf"(?:[{ONE_TO_TEN}]{{1,2}}(?:是|要)|{alternation('item_opener')})")
# 指标  2024年  增长, | a | b |: cells of a table
_CELLS = re.compile(r"\t|\S {2,}\S|\S\u3000+\S+\u3000+\S|\|")
_COMMA = re.compile("[,，]")


def cut_words(text: str) -> list[str]:
    """The words of a short text by the dictionary alone: no word is made up across a break."""
    return list(rjieba.cut(text, False))


def is_salutation(line: str) -> bool:
    """Whether the line addresses the hearers: 各位代表：, 同志们！"""
    return len(line) <= 16 and bool(_SALUTATION.match(line))


def read_jump(line: str) -> Jump:
    """Return `from` for (上接第一版), `to` for （下转第三版）, and nothing for other lines."""
    if len(line) > 16 or not (match := _JUMP.fullmatch(line)):
        return ""
    return "from" if (match["way"] or match["bare"])[-1] == "接" else "to"


def has_many_clauses(line: str) -> bool:
    """Whether a line has more clauses than a heading."""
    return len(_COMMA.findall(line)) > _MOST_COMMAS


def hangs(line: str) -> bool:
    """Whether a line stops on a word that needs another, or one or two characters into a clause: …专项行动中,铁"""
    if line[-1] in ",，、" or len(_COMMA.split(line)[-1]) <= 2:
        return True
    if _CLOSED.search(line):
        return False
    return line[-1] in _HANGING and len(cut_words(line[-4:])[-1]) == 1


def is_item(line: str) -> bool:
    """Whether the line opens as an item of a list does: 一是…, 二要…, 首先…"""
    return bool(_ITEM.match(line))


def has_cells(line: str) -> bool:
    """Whether the line is short and holds the cells of a table: 指标  2024年  增长"""
    return len(line) <= LONGEST_HEADING and bool(_CELLS.search(line))


def has_words(line: str) -> bool:
    """Whether two Chinese characters stand side by side in the line, as in every heading."""
    return bool(_TWO_HAN.search(line))
