"""Lines that are labels: of an index, with their value beside them or in the next line, of who keeps a site, of a menu's links."""

from __future__ import annotations

import re

from lib.lines.furniture import LONGEST
from lib.lines.furniture_labels import load_furniture

_BRACKETED = re.compile(
    r"[•·∙\s]*[\[【]\s*[一-鿿]{2,6}\s*[\]】]|[•·∙]\s*[\[【]\s*[一-鿿][一-鿿\s]{1,6}[\]】][^。；]{0,40}"
)
# 取法：逐字照录, 公 开 范 围：全社会; not 各位代表：, nor a sentence
_LABELLED = re.compile(r"[一-鿿](?:[一-鿿\s\u3000（()）/]{0,12}[一-鿿）)])\s*[:：]\s*[^。！？；]{1,60}")
_LINK_ITEM = re.compile(r"[-•·*]\s*[一-鿿]{2,6}")
# 走进某山 政务动态 政务公开 政民互动 领导之窗, 高考 中考 择校 房产税 二手房 车市
_MENU_ROW = re.compile(r"[一-鿿]{4}(?:[ \u3000]+[一-鿿]{4}){4,}|[一-鿿]{2,4}(?:[ \u3000]+[一-鿿]{2,4}){5,}")


def is_label(line: str) -> bool:
    """Whether a line is a label of an index and nothing else, its value in the next: 主题分类, 发文日期."""
    return load_furniture().get(re.sub(r"\s", "", line)) in ("author", "date", "rest", "source")


def is_site_line(line: str) -> bool:
    """Whether a line says who keeps the page, if it is about the page at all: 主办单位：抚顺市人民政府　承办：…"""
    label, colon, _ = line.lstrip("-•·* \u3000").replace("：", ":").partition(":")
    return bool(colon) and len(line) <= LONGEST and load_furniture().get(re.sub(r"\s", "", label)) == "site"


def is_bracketed_label(line: str) -> bool:
    """Whether a line is a label of an index in brackets: • [ 主题分类 ], ∙【时效性】现行有效"""
    return _BRACKETED.fullmatch(line) is not None


def is_labelled(line: str) -> bool:
    """Whether a line is a label with its value, known or not: 取法：逐字照录"""
    return _LABELLED.fullmatch(line) is not None


def is_link_item(line: str) -> bool:
    return _LINK_ITEM.fullmatch(line) is not None


def is_menu_row(line: str) -> bool:
    return _MENU_ROW.fullmatch(line) is not None
