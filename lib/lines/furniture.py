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
from dataclasses import dataclass, field
from functools import cache

from lib.lines.dates import DATE, is_day, read_date
from lib.lines.furniture_labels import (
    COLON,
    MOMENT,
    OUTLET_NAME,
    SENTENCE_END,
    load_furniture,
    load_patterns,
    read_role,
    take_value,
)
from lib.lines.mastheads import is_clock, read_masthead, tells_today
from lib.lines.names import NAMES, ROLE, are_names
from lib.lines.site_heads import is_number
from lib.reference.wording import alternation
from lib.reference.year_spelling import ARABIC_YEAR

LONGEST = 160  # characters of a furniture line; a longer one is text
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
# 首页 -> 政府公报 -> 2000年 第7期 (2000-07-31出版): the day that a gazette's issue came out
_ISSUED = re.compile(rf"(?P<day>{MOMENT.pattern})\s*(?:{alternation('comes_out')})")
_PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*\d{1,3}[-—–－·\s]*|第\s*\d{1,3}\s*页(?:\s*[/，,]?\s*共\s*\d{1,3}\s*页)?|\d{0,3}\s*/\s*\d{1,3}"
)
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
    rf"(?:(?P<before>[^\d。，：:]{{1,24}})\s)?\s*{MOMENT.pattern}(?<=[:：]\d\d)(?:\s+(?P<after>[^\d。，：:]{{1,24}}))?"
)
# 2007-07-12 记者:李波 来源:某某报: behind other furniture; alone it may be a question of an interview
_WRITER = re.compile(rf"{ROLE}{COLON}(?P<names>{NAMES})(?=\s|$)")
_UNKNOWN = re.compile(r"[一-鿿\w]{2,8}(?=[\s\u3000|｜【】\[\]（）():：]|$)")  # a button that no table knows
_CELLS = re.compile(r"[|｜丨︱]|】\s*【|〗\s*[>＞]?\s*〖|\s{2,}")
_SITE_NAME = re.compile(rf"[一-鿿]{{2,14}}(?:{alternation('site_name')})$")
_LEAST_LINKS = 3


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a furniture line says about the page; empty where it says nothing."""

    published: str = ""  # ISO 8601
    source: str = ""
    author: str = ""
    bare: bool = False  # the day stands there with its weekday alone, which may be a site's clock


def _day(line: str) -> str:
    """The date of a line, if it is a full one."""
    date = read_date(line)
    return date if is_day(date) else ""


def is_page_number(line: str) -> bool:
    """Whether a line holds a page number alone: — 3 —, 第3页 共20页. A bare 17 may be a cell."""
    return bool(_PAGE_NUMBER.fullmatch(line))


def read_furniture(line: str, page_number: bool) -> PageFacts | None:
    """Return the facts of a line that is furniture (possibly none), or None for a line of text.

    What it is as a whole is asked first, in the order of `_WHOLE_LINES`; then what its pieces are, one after the other.

    page_number: whether the line is one, see `is_page_number`.
    """
    if _is_notice(line):
        return PageFacts()
    if len(line) > LONGEST:
        return None
    if (page_number and not line.isdigit()) or is_number(line) or _FILE.fullmatch(line) or _READING.fullmatch(line):
        return PageFacts()
    for read in _WHOLE_LINES:
        if says := read(line):
            return says
    if re.fullmatch(DATE, line):
        return None  # 2024年5月10日 below a title is the document's own date
    return _read_days(line) or _read_pieces(line)


def _read_rights(line: str) -> PageFacts | None:
    """© 2024 某某网, 经营许可证：…"""
    return PageFacts(published=_day(line)) if _RIGHTS.search(line) and not SENTENCE_END.search(line) else None


def _read_stamp(line: str) -> PageFacts | None:
    """The facts of a line that holds a moment by the clock and at most whose page it is."""
    stamp = _STAMP.fullmatch(line.strip("|｜ \u3000"))
    if not stamp:
        return None
    sources = [
        part
        for part in ((stamp["after"] or "").strip(), (stamp["before"] or "").strip())
        if OUTLET_NAME.fullmatch(part)
    ]
    return PageFacts(read_date(stamp.string), sources[0] if sources else "")


def _read_sited(line: str) -> PageFacts | None:
    """潜江市人民政府 https://www.…: whose page it is."""
    sited = _SITED.fullmatch(line)
    return PageFacts(_day_in_address(sited["address"]), sited["site"]) if sited else None


_WHOLE_LINES = (_read_rights, _read_stamp, _read_sited)


def _read_days(line: str) -> PageFacts | None:
    """2024年1月16日 星期二 第2版 要闻　辽源日报, what a paper prints above each page; no facts of a site's clock."""
    if tells_today(line) or (is_clock(line) and not _find_dates(line)):
        return PageFacts()
    if paper := read_masthead(line):
        labelled = _find_dates(line).get("published", "")
        return PageFacts(labelled or paper.published, paper.source, bare=paper.bare and not labelled)
    return None


@dataclass(slots=True)
class _Pieces:
    """A line whose pieces are taken from its head, and what they have said."""

    left: str
    facts: dict[str, str] = field(default_factory=dict)
    labels: int = 0
    found: bool = False  # whether a piece was furniture


def _read_pieces(line: str) -> PageFacts | None:
    """The facts of labels, buttons and moments that stand side by side; None where one of them is none of these."""
    rest = load_patterns().rest
    pieces = _Pieces(_LIST_MARK.sub("", _LINK.sub(r" \1 ", line) if "](" in line else line))
    while pieces.left:
        if gap := _FILLER.match(pieces.left):
            pieces.left = pieces.left[gap.end() :]
            continue
        if rest.match(pieces.left) or _SITE.match(pieces.left):
            return _gather(_find_dates(pieces.left) | pieces.facts)
        if label := load_patterns().label.match(pieces.left):
            if not _take_label(pieces, label):
                return None
        elif not any(take(pieces) for take in _TAKERS):
            return _gather(pieces.facts) if _is_link_row(line) else None
        pieces.found = True
    return _gather(pieces.facts) if pieces.found or not line.strip(_BLANK) else None


def _take_label(pieces: _Pieces, label: re.Match[str]) -> bool:
    """来源：吉林日报; whether what follows can be the label's value."""
    pieces.labels += 1
    role = read_role(label)
    value, left = take_value(pieces.left[label.end() :], role)
    if value is None:
        return False
    pieces.left = left
    if role in ("date", "source", "author") and value:
        pieces.facts.setdefault({"date": "published"}.get(role, role), value)
    return True


def _take_button(pieces: _Pieces) -> bool:
    """打印, 关闭"""
    return _take(pieces, load_patterns().button.match(pieces.left))


def _take_moment(pieces: _Pieces) -> bool:
    """2022-02-15 10:27: without a label, beside other furniture"""
    moment = MOMENT.match(pieces.left)
    return _take(pieces, moment, "published", read_date(moment[0]) if moment else "")


def _take_writer(pieces: _Pieces) -> bool:
    """记者:李波, behind other furniture"""
    writer = _WRITER.match(pieces.left) if pieces.found else None
    return _take(pieces, writer, "author", writer["names"] if writer else "")


def _take_names(pieces: _Pieces) -> bool:
    """2022-02-15 10:27|李波"""
    if not pieces.facts.get("published") or not are_names(pieces.left):
        return False
    pieces.facts.setdefault("author", pieces.left)
    pieces.left = ""
    return True


def _take_unknown(pieces: _Pieces) -> bool:
    """来源：…　发布时间：…　[大 中 小]　|正文下载: a button that no table knows"""
    return _take(pieces, _UNKNOWN.match(pieces.left) if pieces.labels >= 2 else None)


def _take(pieces: _Pieces, match: re.Match[str] | None, fact: str = "", value: str = "") -> bool:
    """Take a match from the head, if there is one, with the fact that it tells."""
    if not match:
        return False
    if fact:
        pieces.facts.setdefault(fact, value)
    pieces.left = pieces.left[match.end() :]
    return True


_TAKERS = (_take_button, _take_moment, _take_writer, _take_names, _take_unknown)  # asked in this order


def _gather(facts: dict[str, str]) -> PageFacts:
    return PageFacts(facts.get("published", ""), facts.get("source", ""), facts.get("author", ""))


def _day_in_address(address: str) -> str:
    """The day that an address holds, as ISO 8601; empty without one."""
    match = _ADDRESS_DAY.search(address)
    return "-".join(match.groups()) if match else ""


def _find_dates(left: str) -> dict[str, str]:
    """The date that a line gives behind what is furniture anyway: 有效性 | 有效 | 公开日期: | 2025-04-15 14:43 |"""
    if day := _day_in_address(left):
        return {"published": day}
    if issued := _ISSUED.search(left):
        return {"published": read_date(issued["day"])}
    for match in load_patterns().label.finditer(left):
        moment = MOMENT.match(left[match.end() :].lstrip("|｜ \u3000"))
        if moment and read_role(match) == "date":
            return {"published": read_date(moment[0])}
    return {}


@cache
def _list_notices() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word, role in load_furniture().items() if role == "notice"))


def _is_notice(line: str) -> bool:
    """Whether a site speaks of itself: 下载文档前请自行甄别…, 留言仅代表个人看法, (此件公开发布)."""
    return len(line) <= _LONGEST_NOTICE and bool(_list_notices().search(line))


def _is_link_row(line: str) -> bool:
    """Whether a line is a row of links: at least two of its cells are buttons or names of sites.

    中国政府网 | 某市人民政府网 | 某区开发区网, 页面功能 【我来说两句】【推荐】【打印】; no row of a table, which starts with |.
    """
    if line.startswith("|") or SENTENCE_END.search(line):
        return False
    cells = [cell.strip("【】〖〗[]<>《》 \u3000") for cell in _CELLS.split(line)]
    cells = [cell for cell in cells if cell]
    words = load_furniture()
    links = sum(
        words.get(cell.partition(":")[0]) in ("button", "rest") or bool(_SITE_NAME.match(cell)) for cell in cells
    )
    return len(cells) >= _LEAST_LINKS and links >= 2 and all(len(cell) <= 20 for cell in cells)
