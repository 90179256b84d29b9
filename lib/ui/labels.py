"""What stands beside a mark or a row: short names of places, and a label per row that no other has."""

from __future__ import annotations

import pandas as pd

from lib.queries.panels import get_main_period
from lib.reference.divisions import get_division
from lib.reference.texts import tell_apart


def shorten_place(name: str, code: str) -> str:
    """A name for an axis: 新疆维吾尔自治区 → 新疆, 辽源市 as it is. The tooltip keeps the full one."""
    division = get_division(code) if len(name) > 5 else None
    return division.short if division else name


def name_rows(rows: pd.DataFrame, words: dict[str, str]) -> pd.Series:
    """A label per row that no other row has: the place, with its period where that is not the panel's commonest (see
    `get_main_period`), and its status where the panel holds several. With a column `subject` (the indicator's name) that comes
    first, and the place only where there are several.

    `words`: what to call each status and an unknown period ("period.unknown").
    """
    pairs = zip(rows["place"], rows["ref_area"], strict=True)
    labels = pd.Series([shorten_place(*pair) or words["place.unknown"] for pair in pairs], index=rows.index)
    if "subject" in rows:
        labels = rows["subject"] if rows["ref_area"].nunique() == 1 else rows["subject"] + " " + labels
    other = rows["period"] != get_main_period(rows)
    labels = labels.where(~other, labels + " " + rows["period"].where(rows["period"] != "", words["period.unknown"]))
    if rows["status"].nunique() > 1:
        labels = labels + " " + rows["status"].map(lambda status: words[f"status.{status}"])
    return pd.Series(tell_apart(labels), index=rows.index)
