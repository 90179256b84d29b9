"""The names that lines are signed with: persons, the offices they hold, the papers they write for."""

from __future__ import annotations

import re
from functools import cache

from lib.lines.form import HAN
from lib.reference.table import read_list
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

# Pieces of patterns.
SPACE = r"[\s\u3000]"
OUTLET = rf"(?:{alternation('newspaper', 'outlet')})"
PAPER = rf"(?:本报|本台|本网|[{HAN}]{{1,10}}{OUTLET}(?:·[{HAN}]{{2,6}})?)"  # 吉林日报·彩练新闻
# 特约记者, 驻京记者
ROLE = rf"(?:(?:{alternation('byline_rank')}|驻\S{{1,6}})*(?:{alternation('byline_role')}))"
_NAME = rf"[{HAN}]{{1,4}}(?:[·•][{HAN}]{{1,7}})*"
NAMES = rf"{_NAME}(?:[\s\u3000、,，/]+(?:{ROLE}[\s\u3000:：]*)?{_NAME}){{0,9}}"  # 李波 通讯员 王晓波
OFFICES = alternation("office_holder")
OFFICE = rf"(?:{alternation('office_deputy')})?(?:{OFFICES})"


@cache
def load_surnames() -> frozenset[str]:
    """The surnames of data/reference/surnames.txt: one per line, # for comments."""
    return frozenset(read_list("surnames.txt"))


# 高质量, 金融业, 常态化 start with a surname and are no names.
_NO_NAME = re.compile(rf"(?:{alternation('name_stop')})$")


def is_name(text: str) -> bool:
    """Whether the text is a person's name by its form: 李波, 张 瑜, 欧阳修文, 艾尔肯·吐尼亚孜."""
    name = re.sub(r"\s", "", text)
    if "·" in name or "•" in name:
        return bool(re.fullmatch(rf"[{HAN}]{{1,7}}(?:[·•][{HAN}]{{1,7}}){{1,3}}", name))
    if not re.fullmatch(rf"[{HAN}]{{2,4}}", name) or _NO_NAME.search(name):
        return False
    surnames = load_surnames()
    return name[:2] in surnames or (name[0] in surnames and len(name) <= 3)


def are_names(text: str) -> bool:
    """Whether a text holds names and nothing else: 李波, 李波 王晓波, 张 瑜."""
    words = re.split(r"[\s\u3000、]+", text)
    return is_name(text) or (len(words) <= 6 and all(is_name(word) for word in words))


def is_officers_name(text: str) -> bool:
    """Behind an office and a space a longer name needs no known surname: 西藏自治区代理主席 嘎玛泽登."""
    return is_name(text) or bool(re.fullmatch(rf"\s[{HAN}]{{4,5}}", text))


_KIND_AT_END = re.compile(rf"(?:{alternation('document_kind')})[》”]?(?:[（(][^（()）]{{1,8}}[）)])?$")


# …预算草案的报告（书面）, 关于印发…的通知, …统计公报 2022
_DOCUMENT_AT_END = re.compile(
    rf"(?:{alternation('document_kind', 'notice_kind')})[》”]?\s*(?:[（(][^（()）]{{1,8}}[）)]|{YEAR})?$"
)


def names_document(title: str) -> bool:
    """Whether a title says what document or notice it heads, perhaps with a year behind it: 关于印发2022年工作要点的通知

    关于分解落实《政府工作报告》 does not: another line does.
    """
    bare = title.strip()
    return bool(_DOCUMENT_AT_END.search(bare)) and (bare[-1] != "》" or bare[0] == "《")


def ends_on_kind(title: str) -> bool:
    """Whether a title says what kind of document it heads: 关于某市2025年预算执行情况的报告（摘要）"""
    return bool(_KIND_AT_END.search(title.strip()))
