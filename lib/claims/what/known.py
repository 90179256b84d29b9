"""Which known indicator a name stands for where it stands: a part is not its whole, and a branch is what its sum counts.

农林牧渔业总产值*886亿元*，其中农业产值*337亿元*: by itself 农业产值 is the whole of farming, as older reports say; here it is a part.
利用外资*1.9亿美元*，其中第一产业*49万美元*: 第一产业 without a head is its value added only where value added is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from lib.claims.printed.quantity import Quantity
from lib.claims.what.attachment import Attached
from lib.model import Measure
from lib.reference.indicators import Indicator, find_indicator, load_indicators
from lib.reference.units import Kind


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money that the text states."""

    name: str = ""
    known: Indicator | None = None


def find_known(name: str, kind: Kind, belongs: Attached, before: Sum) -> Indicator | None:
    """The known indicator of a figure, or None.

    Args:
        name: what the figure measures.
        kind: of its unit.
        belongs: how it came to its name, and the sum that it is a part of.
        before: the sum of money told before it, if any: 制造业*18.6亿元*，下降*18.1%* is no growth of value added.
    """
    known = find_indicator(name, kind)
    if known is None:
        return None
    headless = find_indicator(name) is None  # known by its unit alone: 制造业*增长5%*, 第一产业*49亿元*
    if headless and belongs.phrase == before.name and before.known is None:
        return None
    if not belongs.whole or belongs.whole == belongs.phrase:
        return known
    whole = find_indicator(belongs.whole, kind) or find_indicator(belongs.whole)
    if whole is None or (whole is known and known.zh.startswith(name)):
        return known  # 机动车保有量*97万辆*，其中民用汽车*63万辆*: the part bears the yearbook's own name
    return None if whole is known or (headless and not _is_kin(known, whole)) else known


def choose_kind(quantity: Quantity, measure: Measure) -> Kind:
    """The kind of unit that may tell an indicator: none for a rank, a bare scale or an index."""
    if measure == "rank" or quantity.kind in {"scale", "index"}:
        return ""
    return "percent" if quantity.kind == "fraction" else quantity.kind


def _is_kin(known: Indicator, whole: Indicator) -> bool:
    """Whether an indicator is a part of another, or both are parts of one."""
    above = known.parent
    while above and above != whole.id:
        above = load_indicators()[above].parent
    return bool(above) or (whole.parent != "" and whole.parent == known.parent)
