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


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time expression in a passage and the period that it names."""

    start: int
    end: int
    period: str
    kind: str  # year, part (of a year), span, now (截至目前), last (of a five-year plan)
    weak: bool = False  # 全年, 年末: says no year of its own


_COMPARED = re.compile(r"(?:比|较|与|同|相比|是|为|相当于|于|超过|对比|自|起于|高于|低于)$")
_Y = r"(?:(?P<year>(?:19|20)\d{2})年(?:度)?|(?P<relative>今年|本年度?|当年|去年|上一?年(?!同期)|前年|明年|后年))"
_PART = (
    r"(?P<half>上半年|下半年)|(?P<quarter>[一二三四]季度|第[一二三四]季度)|(?P<firstq>前(?P<firstn>三|两|二|3|2)个?季度)"
    r"|(?P<months>(?P<from>\d{1,2})\s*月?\s*[-－—–~～至到]+\s*(?P<to>\d{1,2})月(?:份)?)|前(?P<firstm>\d{1,2}|[一二三四五六七八九十]{1,2})个月"
    r"|(?P<month>\d{1,2})月(?:份|底|末|初)?(?!\d)"
)
_TIME = re.compile(
    rf"(?=[\d十九一二三四五六七八两“\"‘今本当去上下前明后截「『到至过近最这刚届任未再用力目迄年全岁入开半时第])(?:(?P<upto>截至|截止)?(?P<goal>到|至)?{_Y}(?P<upto2>年?末|年?底)?(?:的)?(?:{_PART})?(?:以来)?"
    rf"|(?P<plan>{QUOTED_PLAN}(?P<planpart>期末|末|期间|时期|以来|规划|前[一二三四]年|头[一二三四]年|开局之年|收官)?(?:时期|期间|以来|规划期?)?)"
    r"|(?P<past>(?:过去|近|最近|这|刚刚过去的)?(?P<pastn>[一二两三四五六七八九十\d]{1,2})年(?:多)?(?:来|间|以来)|(?:过去|近|最近)(?P<pastn2>[一二两三四五六七八九十\d]{1,2})年|本届政府(?:成立|组成|任期)?以?来|届内|任期内)"
    r"|(?P<future>(?:今后|未来|再用|用|力争)(?P<futuren>[一二两三四五六七八九十\d]{1,2})(?:[至到\-—](?P<futurem>[一二两三四五六七八九十\d]{1,2}))?年(?:左右|内|时间)?)"
    r"|(?P<now>截至目前|截止目前|目前|迄今|至今|截至\d{1,2}月(?:底|末)?)"
    r"|(?P<inyear>年内|年底前?|到?年底|全年|年末|岁末|年底以前)"
    r"|(?P<halfway>时间过半)|(?P<running>今年以来|年初以来|年初到现在|入汛以来|开年以来|半年来)"
    r"|(?P<long>(?P<longn>\d{1,2}|[二三四五六七八九]十|[一二三四五六七八九十])年来)"
    rf"|{_PART.replace('?P<', '?P<x')})"
)


def _part(match: re.Match[str], prefix: str, year: int) -> str:
    groups = match.groupdict()

    def group(name: str) -> str | None:
        return groups.get(prefix + name)

    if group("half"):
        return f"{year}-H1" if group("half") == "上半年" else f"{year}-H2"
    if group("quarter"):
        return f"{year}-Q{read_whole(str(group('quarter')).replace('第', '')[0])}"
    if group("firstq"):
        return f"{year}-Q1/{year}-Q3" if group("firstn") in {"三", "3"} else f"{year}-H1"
    if group("months"):
        first, last = int(str(group("from"))), int(str(group("to")))
        if not 1 <= first <= last <= 12:
            return ""
        if (first, last) == (1, 6):
            return f"{year}-H1"
        return str(year) if (first, last) == (1, 12) else f"{year}-{first:02d}/{year}-{last:02d}"
    if group("firstm"):
        last = read_whole(str(group("firstm")))
        return f"{year}-H1" if last == 6 else f"{year}-01/{year}-{last:02d}"
    if group("month"):
        month = int(str(group("month")))
        return f"{year}-{month:02d}" if 1 <= month <= 12 else ""
    return ""


def find_times(text: str, dating: Dating, frame: Frame) -> list[TimeWord]:
    """The time expressions of a passage that can govern a figure; years of comparison (比2015年) are left out."""
    year = frame.year if frame.year is not None else dating.year
    base = year
    if frame.kind == "review" and frame.last is not None:
        base = frame.last
    elif frame.kind == "review" and frame.period[:4].isdigit():
        base = int(frame.period[:4])
    found: list[TimeWord] = []
    for match in _TIME.finditer(text):
        before = text[max(0, match.start() - 4) : match.start()]
        after = text[match.end() : match.end() + 4]
        kind, period = "year", ""
        groups = match.groupdict()
        if groups["year"] or groups["relative"]:
            if groups["year"]:
                stated: int | None = int(groups["year"])
            else:
                shift = {"今": 0, "本": 0, "当": 0, "去": -1, "上": -1, "前": -2, "明": 1, "后": 2}[
                    groups["relative"][0]
                ]
                stated = None if year is None else (base if groups["relative"][0] == "当" and base else year + shift)
            if stated is None or _COMPARED.search(before) or after.startswith(("相比", "同期", "的比")):
                continue
            ranged = match.start() > 4 and text[match.start() - 1] in "-－—–~～"
            if ranged or re.match(r"[-－—–~～至到、]+\s*\d", after):
                spanned = re.search(r"((?:19|20)\d{2})年?\s*[-－—–~～至到]+$", text[: match.start()])
                if spanned:
                    found.append(TimeWord(spanned.start(), match.end(), f"{spanned.group(1)}/{stated}", "span"))
                continue
            if (
                frame.kind == "plan"
                and year is not None
                and stated < year
                and re.search(r"完成$", before)
                and after[:1] not in "，,。"
            ):
                continue  # 全面完成2018年度易地扶贫搬迁…: names a batch of work, not when
            if re.match(r"(?:届|度?工作(?:报告|安排)|高考|版)", after):
                continue
            part = _part(match, "", stated)
            period, kind = (part, "part") if part else (str(stated), "year")
        elif groups["plan"]:
            plan = load_plans()[groups["plan_name"]]
            drafted = (groups["planpart"] or "").startswith("规划") and re.match(r"纲要|编制|》", after)
            if drafted or _COMPARED.search(before):
                continue
            first, last = plan.first, plan.last
            if (groups["planpart"] or "").startswith(("期末", "末")):
                period, kind = str(last), "last"
            elif groups["planpart"] and groups["planpart"].startswith(("开局", "收官")):
                continue
            elif "以来" in match.group() and year is not None:
                period, kind = f"{first}/{min(last, base or year)}", "span"
            elif "时期" in match.group() or "期间" in match.group() or "前" in (groups["planpart"] or ""):
                closing = min(last, year - 1) if year is not None and first < year else last
                period, kind = f"{first}/{closing}", "span"
            else:
                continue
        elif groups["past"]:
            if year is None:
                continue
            number = groups["pastn"] or groups["pastn2"]
            count = read_whole(number) if number else 5
            if after.startswith(("新高", "最", "同期", "来最", "来新", "来首", "来同")) or count > 10:
                continue
            last = base if (frame.kind == "review" and base) else (year - 1 if dating.report else year)
            if count == 1:
                period, kind = str(last), "year"
            else:
                period, kind = f"{last - count + 1}/{last}", "span"
        elif groups["future"]:
            if year is None:
                continue
            count = read_whole(groups["futurem"] or groups["futuren"])
            period, kind = f"{year}/{year + count - 1}", "span"
            if not groups["future"].startswith(("今后", "未来")):
                period, kind = str(year + count - 1), "year"
        elif groups["long"]:
            continue
        elif groups["now"]:
            if year is None:
                continue
            stated_month = re.search(r"\d+", match.group())
            if stated_month:
                period = f"{year}-{int(stated_month.group()):02d}"
            else:
                period = (
                    f"{year}-{dating.month:02d}" if dating.month and not dating.report else (str(base) if base else "")
                )
            kind = "now"
        elif groups["inyear"]:
            if base is None:
                continue
            period = str(base if frame.kind == "review" else year)
        elif groups["halfway"]:
            if year is None:
                continue
            period, kind = f"{year}-H1", "part"
        elif groups["running"]:
            if year is None:
                continue
            period = f"{year}-H1" if match.group() == "半年来" else str(year)
            kind = "part" if match.group() == "半年来" else "now"
        elif base is not None:
            if _COMPARED.search(before):
                continue
            period, kind = (
                _part(match, "x", base if frame.kind == "review" and frame.last is None else (year or base)),
                "part",
            )
            if groups.get("xmonth") and (re.match(r"\s*\d{1,2}日", after) or re.match(r"\d", after)):
                continue
        if period:
            weak = bool(groups["inyear"]) and match.group() in {"全年", "年末", "年底", "岁末"}
            found.append(TimeWord(match.start(), match.end(), period, kind, weak))
    return found
