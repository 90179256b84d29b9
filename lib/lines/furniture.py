"""The furniture of a web page: lines about the page itself, not its text, and the facts that they carry.

发布时间, 阅读次数, 我要打印, 关闭, 来源, 作者, 初审, 上一篇 … stand in ``data/reference/furniture.csv`` with a role:

- date, source, author: a label with a fact for the page;
- staff, count: a label with a name or a number that the page does not keep;
- button: a word that stands alone or in a row of such words;
- rest: whatever follows on the line is furniture too;
- notice: a phrase of what a site says about itself: the whole line is furniture, wherever the phrase stands in it;
- site: a label that is furniture only beside other furniture, see `is_site_line`.

A line is furniture only when nothing is left of it: 来源：吉林日报 is, 来源于农业的收入增长6% is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lib.lines.dates import DATE, read_date
from lib.lines.names import NAMES, ROLE, are_names, is_name
from lib.lines.site_heads import is_number, trail_pattern
from lib.reference.table import read_table
from lib.reference.wording import alternation
from lib.reference.year_spelling import ARABIC_YEAR, YEAR

LONGEST = 160  # characters of a furniture line; a longer one is text
_COLON = r"\s*[:：]\s*"
_CLOSED = r"\s*(?:[:：]|[\]】])\s*"  # 发布日期：…, [ 发布日期 ] …; not the 小 of 【字体：大 中 小】
_LONGEST_NOTICE = 400
_FILLER = re.compile(r"[\s\u3000|｜︱/／、,，·•∙>＞»›<＜《》【】〖〗\[\]（）()★☆+＋—\-_=*.…。:：丨]+")
_BLANK = "-—_=*·•.|｜︱丨 \u3000"  # a line of these alone is a rule or what is left of a table's border
_SITE = re.compile(r"(?:[一-鿿\w]{2,12}(?:ICP|公网安备)|https?://\S+|www\.\S+|\(https?://[^)]*\))[^\s]*", re.I)
# …/202201/t20220110_2498525.shtml, …/2014-10-31/2014….html, …/2022-07/27/content_120304.htm: the day in an address
_ADDRESS_DAY = re.compile(rf"/(?:\w{{0,2}})({ARABIC_YEAR})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d)")
# 潜江市人民政府 https://www.…: whose page it is
_SITED = re.compile(r"(?P<site>[一-鿿]{4,20})\s+(?P<address>https?://[!-~]+)")
_LIST_MARK = re.compile(r"^\d\.\s+(?=[首主]页)")  # 1. 首页: a trail set as a numbered list
_LINK = re.compile(r"\[([^\]]{1,20})\]\(https?://[^)\s]*\)")
# 2023-07-25 08:30, 2023年7月25日
_TIME = r"(?:[\sT/]*\d{1,2}[:：时点]\d{1,2}(?:[:：分]\d{0,2}秒?)?(?:\s*[+-]\d{4}\s*(?:UTC|GMT)?)?)?"
_MOMENT = re.compile(
    rf"(?:{YEAR}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}\s*日?|\d{{1,2}}\.\d{{1,2}}\.{YEAR})" + _TIME
)
_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*\d{1,3}[-—–－·\s]*|第\s*\d{1,3}\s*页(?:\s*[/，,]?\s*共\s*\d{1,3}\s*页)?|\d{0,3}\s*/\s*\d{1,3}"
)
# 2024年1月16日 星期二 第2版 要闻　辽源日报: what a paper prints above each page
_MASTHEAD = re.compile(r"星期[一二三四五六日天]|第?\s*[A-Z]?\d{1,2}\s*版|第[一二三四五六七八九十]+版|责任?编辑?[:：]")
_LONGEST_MASTHEAD = 60
_PAPER = re.compile(rf"[一-鿿]{{2,6}}(?:{alternation('newspaper')})")
_SENTENCE = re.compile(r"[。！？；]")
_RIGHTS = re.compile(rf"©|\bCopyright\b|(?:经营|服务|出版)许可证[:：]|{alternation('rights')}", re.I)
_READING = re.compile(r"(?:本[篇文]|全文|文章)[^。]{0,4}\d+\s*字[^。]{0,12}分钟")  # 本篇文章1607字,读完约4分钟
# 格式:doc, 大小:62.00 KB, 文档页数:25: what a library of documents tells of a file
_FILE = re.compile(
    rf"[•·\s]*(?:文[件档])?(?:{alternation('file_label')})\s*[:：]\s*"
    rf"(?:\.?(?:{alternation('file_type')})|[\d.,]+\s*(?:[KMG]?B|字节|页|字)?)",
    re.I,
)
# 公文之家 2021-07-23 10:04:26 政府报告, NEWS.EXAMPLE.COM 2004年02月25日08:07 某某晚报: a moment by the clock and whose page it is
_STAMP = re.compile(
    rf"(?:(?P<before>[^\d。，：:]{{1,24}})\s)?\s*{_MOMENT.pattern}(?<=[:：]\d\d)(?:\s+(?P<after>[^\d。，：:]{{1,24}}))?"
)
_OUTLET = re.compile(rf"[一-鿿\w·—-]*(?:{alternation('newspaper', 'outlet')}|在线)")
# 2007-07-12 记者:李波 来源:某某报: behind other furniture; alone it may be a question of an interview
_WRITER = re.compile(rf"{ROLE}{_COLON}(?P<names>{NAMES})(?=\s|$)")
_ISSUES = re.compile(r"[局厅委办府]$")  # 来源：市财政局发布时间：…
_UNKNOWN = re.compile(r"[一-鿿\w]{2,8}(?=[\s\u3000|｜【】\[\]（）():：]|$)")  # a button that no table knows
_CELLS = re.compile(r"[|｜丨︱]|】\s*【|〗\s*[>＞]?\s*〖|\s{2,}")
_SITE_NAME = re.compile(rf"[一-鿿]{{2,14}}(?:{alternation('site_name')})$")
_LEAST_LINKS = 3
_COUNT = re.compile(rf"[\d,，]*\s*(?:{alternation('count_unit')})?\+?")  # 1,234 次


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a furniture line says about the page; empty where it says nothing."""

    published: str = ""  # ISO 8601
    source: str = ""
    author: str = ""


FurnitureRole = Literal["author", "button", "count", "date", "notice", "rest", "site", "source", "staff"]


@dataclass(frozen=True, slots=True)
class Word:
    """One row of furniture.csv."""

    word: str
    role: FurnitureRole
    note: str


@cache
def load_furniture() -> dict[str, FurnitureRole]:
    """The words with their roles, spaces inside the words dropped."""
    return {re.sub(r"\s", "", row.word): row.role for row in read_table("furniture.csv", Word)}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load_furniture()

    def alternatives(*roles: str) -> str:
        chosen = sorted((word for word, role in words.items() if role in roles), key=len, reverse=True)
        # Pages space short labels out: 来 源：, 作　者：
        return "|".join(
            r"[\s\u3000]*".join(map(re.escape, word)) if len(word) <= 4 else re.escape(word) for word in chosen
        )

    dates = "|".join(sorted((word for word, role in words.items() if role == "date" and len(word) >= 4), reverse=True))
    label = re.compile(
        rf"(?:(?P<fact>{alternatives('date', 'source', 'author', 'staff', 'count')}){_CLOSED}"
        rf"|(?P<button>{alternatives('button')}){_COLON}"
        rf"|(?P<bare>{dates})(?:[\s\u3000]*$|[\s\u3000]+(?={_MOMENT.pattern})))"  # 成文日期 2012-03-22, 发文日期
    )
    button = re.compile(rf"({alternatives('button', 'count')})(?![一-鿿\w])")
    rest = re.compile(
        rf"(?:{alternatives('rest')})(?:{_CLOSED}|[\s\u3000>＞»]|$)|{trail_pattern()}|Copyright\b|©|版权所有", re.I
    )
    return label, button, rest


def _read_role(label: re.Match[str]) -> FurnitureRole:
    return load_furniture()[re.sub(r"\s", "", label["fact"] or label["button"] or label["bare"])]


def _day(line: str) -> str:
    """The date of a line, if it is a full one."""
    date = read_date(line)
    return date if len(date) == len("2024-01-16") else ""


def is_page_number(line: str) -> bool:
    """Whether a line holds a page number alone: — 3 —, 第3页 共20页. A bare 17 may be a cell."""
    return bool(_PAGE_NUMBER.fullmatch(line))


def read_furniture(line: str, page_number: bool) -> PageFacts | None:
    """Return the facts of a line that is furniture (possibly none), or None for a line of text.

    page_number: whether the line is one, see `is_page_number`.
    """
    if _is_notice(line):
        return PageFacts()
    if len(line) > LONGEST:
        return None
    if (page_number and not line.isdigit()) or is_number(line) or _FILE.fullmatch(line) or _READING.fullmatch(line):
        return PageFacts()
    if _RIGHTS.search(line) and not _SENTENCE.search(line):
        return PageFacts(published=_day(line))
    if stamp := _read_stamp(line.strip("|｜ \u3000")):
        return stamp
    if sited := _SITED.fullmatch(line):
        return PageFacts(_day_in_address(sited["address"]), sited["site"])
    if re.fullmatch(DATE, line):
        return None  # 2024年5月10日 below a title is the document's own date
    if (
        len(line) <= _LONGEST_MASTHEAD
        and _MASTHEAD.search(line)
        and not _SENTENCE.search(line)
        and (date := _day(line))
    ):
        paper = _PAPER.search(line)
        return PageFacts(published=date, source=paper[0] if paper else "")
    label, button, rest = _patterns()
    facts: dict[str, str] = {}
    left = _LIST_MARK.sub("", _LINK.sub(r" \1 ", line) if "](" in line else line)
    found, labels = False, 0
    while left:
        if gap := _FILLER.match(left):
            left = left[gap.end() :]
            continue
        if rest.match(left) or _SITE.match(left):
            return PageFacts(**(_find_dates(left) | facts))
        if match := label.match(left):
            labels += 1
            role = _read_role(match)
            value, left = _take_value(left[match.end() :], role)
            if value is None:
                return None
            if role in ("date", "source", "author") and value:
                facts.setdefault({"date": "published"}.get(role, role), value)
        elif match := button.match(left):
            left = left[match.end() :]
        elif match := _MOMENT.match(left):  # without a label, beside other furniture
            facts.setdefault("published", read_date(match[0]))
            left = left[match.end() :]
        elif found and (writer := _WRITER.match(left)):
            facts.setdefault("author", writer["names"])
            left = left[writer.end() :]
        elif facts.get("published") and are_names(left):  # 2022-02-15 10:27李波
            facts.setdefault("author", left)
            left = ""
        elif labels >= 2 and (unknown := _UNKNOWN.match(left)):  # 来源：…　发布时间：…　[大 中 小]　正文下载
            left = left[unknown.end() :]
        else:
            return PageFacts(**facts) if _is_link_row(line) else None
        found = True
    return PageFacts(**facts) if found or not line.strip(_BLANK) else None


def _day_in_address(address: str) -> str:
    """The day that an address holds, as ISO 8601; empty without one."""
    match = _ADDRESS_DAY.search(address)
    return "-".join(match.groups()) if match else ""


def _find_dates(left: str) -> dict[str, str]:
    """The date that a line gives behind what is furniture anyway: 有效性 | 有效 | 公开日期: | 2025-04-15 14:43 |"""
    if day := _day_in_address(left):
        return {"published": day}
    label, _, _ = _patterns()
    for match in label.finditer(left):
        moment = _MOMENT.match(left[match.end() :].lstrip("|｜ \u3000"))
        if moment and _read_role(match) == "date":
            return {"published": read_date(moment[0])}
    return {}


@cache
def _list_notices() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word, role in load_furniture().items() if role == "notice"))


def _is_notice(line: str) -> bool:
    """Whether a site speaks of itself: 下载文档前请自行甄别…, 留言仅代表个人看法, (此件公开发布)."""
    return len(line) <= _LONGEST_NOTICE and bool(_list_notices().search(line))


def _read_stamp(line: str) -> PageFacts | None:
    """The facts of a line that holds a moment by the clock and at most whose page it is."""
    stamp = _STAMP.fullmatch(line)
    if not stamp:
        return None
    sources = [
        part for part in ((stamp["after"] or "").strip(), (stamp["before"] or "").strip()) if _OUTLET.fullmatch(part)
    ]
    return PageFacts(read_date(line), sources[0] if sources else "")


def _is_link_row(line: str) -> bool:
    """Whether a line is a row of links: at least two of its cells are buttons or names of sites.

    中国政府网 | 某市人民政府网 | 某区开发区网, 页面功能 【我来说两句】【推荐】【打印】; no row of a table, which starts with |.
    """
    if line.startswith("|") or _SENTENCE.search(line):
        return False
    cells = [cell.strip("【】〖〗[]<>《》 \u3000") for cell in _CELLS.split(line)]
    cells = [cell for cell in cells if cell]
    words = load_furniture()
    links = sum(
        words.get(cell.partition(":")[0]) in ("button", "rest") or bool(_SITE_NAME.match(cell)) for cell in cells
    )
    return len(cells) >= _LEAST_LINKS and links >= 2 and all(len(cell) <= 20 for cell in cells)


def _parts_labels(before: str) -> bool:
    """Whether a label can begin here: behind a gap, or behind the name of an outlet: 来源：某某网作者："""
    return before[-1] in " \u3000\t|｜【[（(；;，," or bool(_OUTLET.fullmatch(before.strip()) or _ISSUES.search(before))


def _take_value(left: str, role: str) -> tuple[str | None, str]:
    """Return (value, what is left of the line) behind a label; the value is None where it cannot be one."""
    label, _, _ = _patterns()
    following = label.search(left)
    while following and following.start() and not _parts_labels(left[: following.start()]):
        following = label.search(left, following.end())
    value, rest = (left[: following.start()], left[following.start() :]) if following else (left, "")
    value = value.strip(" \u3000\t|｜[]【】；;，,")
    if role == "date":
        if not value:
            return "", rest
        if match := _MOMENT.match(value):
            return read_date(match[0]), value[match.end() :] + rest
        return (read_date(value), rest) if len(value) <= 24 and any(map(str.isdigit, value)) else (None, rest)
    if role == "count":
        match = _COUNT.match(value)
        return "", value[match.end() if match else 0 :] + rest
    if role == "button":
        return "", value + rest
    if role == "staff":
        return ("", rest) if len(value) <= 24 and not _SENTENCE.search(value) else (None, rest)
    # A source or an author: a name, not a sentence, and no date that a template set against it.
    head = re.split(rf"[\s\u3000]{{2,}}|[|｜【\[]|(?<=[一-鿿])(?={YEAR}[-/.年])", value)[0].strip()
    tail = value[len(head) :]
    if head.count("）") > head.count("（"):
        head, tail = head.removesuffix("）"), "）" + tail
    if len(head) > 30 or _SENTENCE.search(head):
        return None, rest
    if role == "source" and " " in head and not is_name(head.split()[-1]):
        first, _, other = head.partition(" ")  # 来源：抚顺日报 我要打印
        head, tail = first, other + tail
    return (head.strip("《》") if role == "source" else head), tail + rest
