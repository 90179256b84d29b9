"""What a page's titles and first lines call an article: as a title says it of itself, not of what it tells of or covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from lib.hanzi.numerals import ONE_TO_TEN
from lib.lines import ends_on_kind
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

_LONGEST, _LONGEST_HALF = 60, 40  # characters
_ENDING = re.compile(r"\.(?:pdf|docx?|wps)$")
_BRACKETED = re.compile(rf"（(?:{alternation('version')})）\s*$")
# 关于印发《某市2006年国民经济和社会发展计划》的通知: what such a notice prints below it …
_COVERS = re.compile(rf"(?:{alternation('issues')})(?P<what>《[^《》]{{4,60}}》|[^《》]{{6,60}}?)的?通知$")
# … and steps back behind, where that is a document of a kind of its own (…规划（2011—2015年）): not behind a plan of work
_OF_ITS_OWN = re.compile(rf"(?:{alternation('covered_kind')})(?:（[^（）]{{1,16}}）)?$")
# 某政发〔2019〕1号《某省人民政府批转…的通知》: the number before a title
_NUMBER = re.compile(rf"^[一-鿿]{{2,10}}[〔\[【（]{YEAR}[〕\]】）]\s*第?\d{{1,4}}号\s*(?=《[^《》]+》$)")
# 《…预算草案的报告》书面提请人大审查: what a title tells of
_TOLD_OF = re.compile(r"《[^《》]*(?:[〈《][^〈〉《》]*[〉》][^《》]*)?》")
# 市人大常委会听取2024年上半年预算执行情况的报告, 某县人大对计划执行情况开展调研: what a title says somebody dealt with;
# not 预算草案的审查结果报告, nor 关于审查…的报告
_DEALT_WITH = re.compile(
    rf"^(?P<who>(?:(?!关于|提请).)*?(?:(?:{alternation('title_act')})(?!{alternation('act_done')})|对(?=.*(?:开展|进行))))"
    rf"(?:和|并|了)*(?:{alternation('title_act')})?[^，。！？：《》]{{2,60}}?(?:情况|草案）?|{alternation('document_kind')})"
    r"(?:$|\s|[，！]|(?P<done>(?:开展|进行).*))"
)
# 首页>政务公开>决算公开; 附件：任务分解表; 一、1—10月财政收支情况; 主任、各位副主任：
_NO_TITLE = re.compile(rf"[>›»。]|^\W*附件|^（?[{ONE_TO_TEN}]+[、）]|^\d{{1,2}}[.、．](?!\d)|[：；，]$")


def read_titles(
    titles: Iterable[str], lines: Sequence[str], covers: bool = True
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles, and the lines on top that could be titles too, as they name the article, each once.

    A title broken over two lines is read whole as well. What one title tells of in 《》 is no other's name.
    covers: whether what a notice covers could be printed below it, so that the notice steps back behind it.
    """
    names = [_strip(title) for title in titles if title]
    told = {match.group()[1:-1] for title in names if (match := _TOLD_OF.search(title)) and match.group() != title}
    short = [line for line in map(_strip, lines) if len(line) <= _LONGEST and not _NO_TITLE.search(line)]
    short = [line for line in short if line.strip("《》") not in told]
    # …关于印发某市“十四五” / 综合交通运输发展规划的通知: the second line of a title covers nothing by itself
    short = [line for line in short if line in names or not any(name.endswith(line) for name in names)]
    broken = [one + other for one, other in pairwise(short) if _could_go_on(one, other)]
    return tuple(dict.fromkeys(_name(name, covers) for name in names)), tuple(
        dict.fromkeys(_name(line, covers) for line in (*broken, *short))
    )


def leave_out_dealt_with(title: str) -> str:
    """What a title says was done, without the document that it was done with: 市人大常委会听取, 开展调研."""
    dealt = _DEALT_WITH.match(title)
    return title if not dealt else dealt["done"] or dealt["who"]


def _strip(title: str) -> str:
    """A title without a file's ending, without 摘要 or 书面 behind it and its document's number before it."""
    bare = _BRACKETED.sub("", _ENDING.sub("", title.strip())).strip()
    numbered = _NUMBER.match(bare)
    return bare[numbered.end() :].strip("《》") if numbered else bare


def _name(title: str, could_cover: bool) -> str:
    covers = _COVERS.search(title) if could_cover else None
    if covers and _OF_ITS_OWN.search(what := covers["what"].strip("《》")):
        return what
    about = _TOLD_OF.search(title)
    return _TOLD_OF.sub("《》", title) if about and about.group() != title else title


def _could_go_on(line: str, other: str) -> bool:
    """Whether a title could be broken between two lines: not before （2006年1月22日…）, —— or a date, nor behind 《…》 or …公报."""
    short = len(line) <= _LONGEST_HALF and len(other) <= _LONGEST_HALF
    whole = line.startswith("《") or ends_on_kind(line)
    return short and not whole and not re.match(rf"\W|{YEAR}", other)
