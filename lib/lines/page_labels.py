"""Lines that are labels: of an index, with their value in the next line, and of who keeps a site."""

from __future__ import annotations

import re

from lib.lines.furniture import LONGEST
from lib.lines.furniture_labels import load_furniture


def is_label(line: str) -> bool:
    """Whether a line is a label of an index and nothing else, its value in the next: 主题分类, 发文日期."""
    return load_furniture().get(re.sub(r"\s", "", line)) in ("author", "date", "rest", "source")


def is_site_line(line: str) -> bool:
    """Whether a line says who keeps the page, if it is about the page at all: 主办单位：抚顺市人民政府　承办：…"""
    label, colon, _ = line.lstrip("-•·* \u3000").replace("：", ":").partition(":")
    return bool(colon) and len(line) <= LONGEST and load_furniture().get(re.sub(r"\s", "", label)) == "site"
