"""The period that a figure speaks of: the time words before it in its sentence, else the paragraph's, else its section's.

Periods are written ISO-like: ``2024``, ``2023-H1``, ``2023-Q3``, ``2023-06``, ``2019-01/2019-05``, ``2021/2025``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.claims.when.document_year import Dating
from lib.claims.when.sections import Frame
from lib.hanzi.numerals import RANGE, SMALL, YEAR, read_whole
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

# 2024年, 二〇二四年, 今年, 上年度; not 以上年产, 目前年均
_YEAR = rf"(?:(?P<year>{YEAR})年度?|(?<![以当提])(?P<relative>{alternation('relative_year')})度?(?!均))"
# 6月份, 十二月; not 6月28日, 三月三, 三月街, 6—8月龄
_MONTH = r"月份?(?!\d|\s*\d{1,2}日|[一二三四五六七八九十街龄]|接着)"
_PART = (
    rf"(?<![\d一二两三四五六七八九十](?=年))(?P<within>{alternation('within_year')})"  # 上半年, 年内; not 三年内
    rf"|(?<![提此之以])[前头](?P<head>(?!一季){SMALL})个?(?:{_MONTH}|季度)"  # 前5个月, 头三季度; not 提前三个月
    rf"|(?<!\d)(?P<from>{SMALL})\s*(?:月份?|季度)?\s*{RANGE}\s*(?P<to>{SMALL})(?:{_MONTH}|季度)"  # 1—5月, 一至三季度
    rf"|(?<![\d上下每前这同另])第?(?P<quarter>{SMALL})季度"  # 一季度, 第1季度; not 上一季度
    # a month in characters stands where a clause or its time begins: 去年十二月, 元月份; not 新十二月市, 5000元月均
    rf"|(?P<month>(?<!\d)\d{{1,2}}|(?<![^，。；：:,;\s（(年至到自从在的])(?!两)(?:元|{SMALL})){_MONTH}"
)
_HEADS = "".join(sorted({word[0] for word in [*_SHIFTS, *_WITHIN]}))
_TIME = re.compile(
    rf"(?=[\d一二两三四五六七八九十第前头过近最这未用力目迄至截“\"‘「『{_HEADS}]|元月)(?:"
    rf"(?P<stated>{_YEAR}[末底]?的?)?(?:{_PART}|(?(stated)|(?!)))"  # 2024年, 2024年的上半年, 上半年
    # “十四五”末, “十四五”规划期间, “十四五”前三年
    rf"|{QUOTED_PLAN}(?:规划)?(?:(?P<planpart>{alternation('plan_context')})|[前头](?P<planyears>{SMALL})年)?"
    # 五年来, 过去五年, 近3年, 这十年间
    rf"|(?:这|(?P<back>过去|最?近))?(?P<past>{SMALL})年(?:多?(?:以?来|间)|(?(back)|(?!)))"
    # 今后三年, 用3—5年时间, 三年内
    rf"|(?P<ahead>今后|未来|力争|用)?(?:{SMALL}[至到\-—])?(?P<years>{SMALL})年(?(ahead)|内)"
    rf"|(?P<now>(?:{alternation('now')})(?!年)|截至(?P<asof>{SMALL})月))"  # 截至10月底, 截至11月14日
)
_COMPARED = re.compile(r"(?:[比较与同是为于自]|超过)$")  # 比2015年, 相当于2015年
_AGAINST = re.compile(r"(?:以?来)?(?:[相的]比|同期|新高)|以?来最")  # 2015年同期, 2015年以来新高, 五年来最高
_TO = re.compile(rf"(?:{RANGE}|、)\s*(?:\d|{YEAR})")  # 2016年*—2*020年
_FROM = re.compile(rf"({YEAR})年?\s*{RANGE}$")  # *2016—*2020年
_NAMES = re.compile(
    r"届|工作(?:报告|安排)|高考|远景|版|结[余转]"
)  # 2024年工作安排: a document, an event; 上年结余: an account
_BASED = re.compile(r"[^，,。；;]{0,30}基础上")  # 在去年市核任务（5.55亿元）的基础上增长8.1%
_DASHES = frozenset("-－—–~～")
_WHOLE = {
    (1, 12): "",
    (1, 6): "-H1",
    (7, 12): "-H2",
    (1, 3): "-Q1",
    (4, 6): "-Q2",
    (7, 9): "-Q3",
    (10, 12): "-Q4",
}  # months that have a name of their own


def _read_part(match: re.Match[str], year: int) -> str:
    """The part of a year that a time expression names, or the year itself; nothing where there is no such part."""
    if match["within"]:
        return f"{year}-{_WITHIN[match['within']]}".rstrip("-")
    printed = match["head"] or match["to"] or match["quarter"] or match["month"]
    if not printed:
        return str(year)
    last = read_whole(printed)
    first = 1 if match["head"] else read_whole(match["from"] or printed)
    quarters = "季" in match[0]
    months = (3 * first - 2, 3 * last) if quarters else (first, last)
    if not 1 <= months[0] <= months[1] <= 12:
        return ""
    if months in _WHOLE:
        return f"{year}{_WHOLE[months]}"
    return "/".join(dict.fromkeys(f"{year}-Q{one}" if quarters else f"{year}-{one:02}" for one in (first, last)))


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
        if _COMPARED.search(before) or _AGAINST.match(after) or _BASED.match(text, end):
            continue
        kind, period, weak = "", "", False
        if match["plan_name"]:
            period, kind = _read_plan(match, year, base)
        elif match["past"] and year is not None:
            count = read_whole(match["past"])
            last = base if frame.kind == "review" and base else year - 1 if dating.report else year
            if 1 <= count <= 10 and after[:1] != "最":  # not 近五年最高
                period, kind = (str(last), "year") if count == 1 else (f"{last - count + 1}/{last}", "span")
        elif match["years"] and year is not None and (match["ahead"] or frame.kind != "review"):
            last = year + read_whole(match["years"]) - 1
            period, kind = (f"{year}/{last}", "span") if match["ahead"] in ("今后", "未来") else (str(last), "year")
        elif match["now"] and year is not None:
            month = read_whole(match["asof"]) if match["asof"] else (0 if dating.report else dating.month or 0)
            period, kind = f"{year}-{month:02}" if 1 <= month <= 12 else str(base), "now"
        elif match["stated"]:
            stated = read_whole(match["year"]) if match["year"] else year and year + _SHIFTS[match["relative"]]
            since = _FROM.search(text, max(0, start - 10), start)
            if since and stated:
                found.append(TimeWord(since.start(), end, f"{read_whole(since[1])}/{stated}", "span"))
                continue
            if not stated or _TO.match(after) or before[-1:] in _DASHES or _NAMES.match(after):
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
