"""The period that a figure speaks of: the time words before it in its sentence, else the paragraph's, else its section's.

Periods are written ISO-like: ``2024``, ``2023-H1``, ``2023-Q3``, ``2023-06``, ``2019-01/2019-05``, ``2021/2025``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.claims.when.document_year import Dating
from lib.claims.when.sections import Frame
from lib.hanzi.numerals import read_whole
from lib.reference.plans import QUOTED_PLAN, load_plans
from lib.reference.wording import alternation, load_wording, values_of


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time expression in a passage and the period that it names."""

    start: int
    end: int
    period: str
    kind: str  # year, part (of a year), span, now (目前), last (of a five-year plan)
    weak: bool = False  # 全年, 年末: says no year of its own


_SHIFTS = {word: int(years) for word, years in load_wording()["relative_year"].items()}
_WITHIN = values_of("within_year", ("", "H1", "H2"))
_PLAN_PARTS = values_of("plan_context", ("", "span", "last", "since"))

_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})"
# 2024年, 今年, 上年度; not 以上年产, 目前年均
_YEAR = rf"(?:(?P<year>(?:19|20)\d{{2}})年度?|(?<![以当提])(?P<relative>{alternation('relative_year')})度?(?!均))"
_PART = (
    rf"(?<![\d一二两三四五六七八九十](?=年))(?P<within>{alternation('within_year')})"  # 上半年, 年内; not 三年内
    r"|第?(?P<quarter>[一二三四])季度|前(?P<quarters>[三两二32])个?季度|前(?P<months>\d{1,2}|[一二三四五六七八九十]{1,2})个月"
    r"|(?P<from>\d{1,2})\s*月?\s*[-－—–~～至到]+\s*(?P<to>\d{1,2})月份?"  # 1—5月
    r"|(?P<month>\d{1,2})月(?!\d|\s*\d{1,2}日)"  # 6月份; not 6月28日
)
_HEADS = "".join(sorted({word[0] for word in [*_SHIFTS, *_WITHIN]}))
_TIME = re.compile(
    rf"(?=[\d一二两三四五六七八九十第前过近最这未用力目迄至截“\"‘「『{_HEADS}])(?:"
    rf"(?P<stated>{_YEAR}[末底]?的?)?(?:{_PART}|(?(stated)|(?!)))"  # 2024年, 2024年的上半年, 上半年
    # “十四五”末, “十四五”规划期间, “十四五”前三年
    rf"|{QUOTED_PLAN}(?:规划)?(?:(?P<planpart>{alternation('plan_context')})|[前头](?P<planyears>[一二三四])年)?"
    # 五年来, 过去五年, 近3年, 这十年间
    rf"|(?:这|(?P<back>过去|最?近))?(?P<past>{_COUNT})年(?:多?(?:以?来|间)|(?(back)|(?!)))"
    # 今后三年, 用3—5年时间, 三年内
    rf"|(?P<ahead>今后|未来|力争|用)?(?:{_COUNT}[至到\-—])?(?P<years>{_COUNT})年(?(ahead)|内)"
    r"|(?P<now>目前|迄今|至今(?!年)|截至(?P<asof>\d{1,2})月))"  # 截至10月底, 截至11月14日
)
_COMPARED = re.compile(r"(?:[比较与同是为于自]|超过)$")  # 比2015年, 相当于2015年
_AGAINST = re.compile(r"(?:以?来)?(?:[相的]比|同期|新高)|以?来最")  # 2015年同期, 2015年以来新高, 五年来最高
_TO = re.compile(r"[-－—–~～至到、]+\s*\d")  # 2016年*—2*020年
_FROM = re.compile(r"((?:19|20)\d{2})年?\s*[-－—–~～至到]+$")  # *2016—*2020年
_NAMES = re.compile(r"届|工作(?:报告|安排)|高考|版")  # 2024年工作安排: a document, an event


def _read_part(match: re.Match[str], year: int) -> str:
    """The part of a year that a time expression names, or the year itself; nothing where there is no such part."""
    if match["within"]:
        return f"{year}-{_WITHIN[match['within']]}".rstrip("-")
    if match["quarter"]:
        return f"{year}-Q{read_whole(match['quarter'])}"
    if match["quarters"]:
        return f"{year}-Q1/{year}-Q3" if read_whole(match["quarters"]) == 3 else f"{year}-H1"
    if match["month"]:
        month = read_whole(match["month"])
        return f"{year}-{month:02}" if 1 <= month <= 12 else ""
    if match["to"] or match["months"]:
        first, last = read_whole(match["from"] or "1"), read_whole(match["to"] or match["months"])
        if not 1 <= first <= last <= 12:
            return ""
        whole = {(1, 6): f"{year}-H1", (1, 12): str(year)}
        return whole.get((first, last), f"{year}-{first:02}/{year}-{last:02}")
    return str(year)


def _read_plan(match: re.Match[str], year: int | None, base: int | None) -> tuple[str, str]:
    """``(period, kind)`` of a five-year plan; nothing where only its name stands."""
    plan, part = load_plans()[match["plan_name"]], _PLAN_PARTS.get(match["planpart"] or "")
    if match["planyears"]:
        return f"{plan.first}/{plan.first + read_whole(match['planyears']) - 1}", "span"
    if part == "last":
        return str(plan.last), "last"
    if part == "since" and year is not None:
        return f"{plan.first}/{min(plan.last, base or year)}", "span"
    if part == "span":
        return f"{plan.first}/{min(plan.last, year - 1) if year and plan.first < year else plan.last}", "span"
    return "", ""


def find_times(text: str, dating: Dating, frame: Frame) -> list[TimeWord]:
    """The time expressions of a passage that can govern a figure; years of comparison (比2015年) are left out."""
    year = base = frame.year if frame.year is not None else dating.year
    if frame.kind == "review":
        base = frame.last or (int(frame.period[:4]) if frame.period[:4].isdigit() else year)
    found: list[TimeWord] = []
    for match in _TIME.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 2) : start], text[end : end + 4]
        if _COMPARED.search(before) or _AGAINST.match(after):
            continue
        kind, period, weak = "", "", False
        if match["plan_name"]:
            period, kind = _read_plan(match, year, base)
        elif match["past"] and year is not None:
            count = read_whole(match["past"])
            last = base if frame.kind == "review" and base else year - 1 if dating.report else year
            if count <= 10 and after[:1] != "最":  # not 近五年最高
                period, kind = (str(last), "year") if count == 1 else (f"{last - count + 1}/{last}", "span")
        elif match["years"] and year is not None and (match["ahead"] or frame.kind != "review"):
            last = year + read_whole(match["years"]) - 1
            period, kind = (f"{year}/{last}", "span") if match["ahead"] in ("今后", "未来") else (str(last), "year")
        elif match["now"] and year is not None:
            month = int(match["asof"] or (0 if dating.report else dating.month or 0))
            period, kind = f"{year}-{month:02}" if month else str(base), "now"
        elif match["stated"]:
            stated = int(match["year"]) if match["year"] else year and year + _SHIFTS[match["relative"]]
            since = _FROM.search(text, max(0, start - 10), start)
            if since and stated:
                found.append(TimeWord(since.start(), end, f"{since[1]}/{stated}", "span"))
                continue
            if not stated or _TO.match(after) or before[-1:] in {*"-－—–~～"} or _NAMES.match(after):
                continue
            if frame.kind == "plan" and stated < (year or 0) and before == "完成" and after[:1] not in "，,。":
                continue  # 全面完成2018年度易地扶贫搬迁…: names a batch of work, not when
            period = _read_part(match, stated) or str(stated)
            kind = "part" if "-" in period else "year"
        elif base is not None and not (match["past"] or match["years"] or match["now"]):
            period = _read_part(match, base)
            kind, weak = ("part", False) if "-" in period else ("year", match["within"] not in (None, "年内"))
        if period:
            found.append(TimeWord(start, end, period, kind, weak))
    return found
