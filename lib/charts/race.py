"""The race board: places ranked by target and by result, with the gap between, and against the higher division."""

from __future__ import annotations

import altair as alt
import pandas as pd

from lib.charts.comparison import build_scale, measure_words
from lib.charts.palette import OUTCOME_COLOURS, Palette, build_pick, style
from lib.places import get_division

ROW = 26
NATION = "000000"


def rank_places(rows: pd.DataFrame, lower_is_better: bool = False) -> pd.DataFrame:
    """One line per place and year from the rows of one panel (`lib.charts.statements`), targets and results both in it.

    Where a place states several figures, the one stated most often counts, then the higher. Returns place, ref_area, period,
    target, target_written, target_rank, result, result_written, result_rank, gap (result less target), upper (the higher
    division that states a target for the same year, its name), upper_target, upper_gap (target less the upper's), claim_ids
    (tuple), sorted by result, then target, the best first.
    """
    stated = rows[rows["status"].isin(["target", "actual"])].sort_values(
        ["statements", "value"], ascending=[False, False]
    )
    best = stated.drop_duplicates(["ref_area", "period", "status"])
    keys = ["ref_area", "place", "period"]
    parts = {}
    for status, name in (("target", "target"), ("actual", "result")):
        part = best[best["status"] == status].set_index(keys)[["value", "written", "claim_ids"]]
        parts[name] = part.rename(columns={"value": name, "written": f"{name}_written", "claim_ids": f"{name}_ids"})
    frame = parts["target"].join(parts["result"], how="outer").reset_index()
    frame["claim_ids"] = [
        tuple(one for ids in pair if isinstance(ids, tuple) for one in ids)
        for pair in zip(frame.pop("target_ids"), frame.pop("result_ids"), strict=True)
    ]
    for name in ("target", "result"):
        frame[f"{name}_written"] = frame[f"{name}_written"].fillna("")
        frame[f"{name}_rank"] = frame.groupby("period")[name].rank(method="min", ascending=lower_is_better)
    frame["gap"] = frame["result"] - frame["target"]
    stated_targets = {
        (area, period): (place, value)
        for area, period, place, value in zip(
            frame["ref_area"], frame["period"], frame["place"], frame["target"], strict=True
        )
        if pd.notna(value)
    }
    uppers = [
        _find_upper(area, period, stated_targets)
        for area, period in zip(frame["ref_area"], frame["period"], strict=True)
    ]
    frame["upper"] = [name for name, _ in uppers]
    frame["upper_target"] = [value for _, value in uppers]
    frame["upper_gap"] = frame["target"] - frame["upper_target"]
    order = frame["result"].fillna(frame["target"])
    return frame.iloc[order.sort_values(ascending=lower_is_better, kind="stable").index].reset_index(drop=True)


def _find_upper(area: str, period: str, targets: dict[tuple[str, str], tuple[str, float]]) -> tuple[str, float]:
    """The nearest division above that states a target for the same year."""
    division = get_division(area)
    while division is not None and division.code != NATION:
        division = get_division(division.parent)
        if division is not None and (division.code, period) in targets:
            return targets[division.code, period]
    return "", float("nan")


def build_race(frame: pd.DataFrame, palette: Palette, axis_title: str, words: dict[str, str]) -> alt.LayerChart:
    """A line per place from target (diamond) to result (circle): green where the result reaches the target, red where not.

    Columns: label, target, result, target_written, result_written, gap, reached (bool or null), pick.
    words: tooltip names target, result, gap, place.
    """
    frame = frame.assign(
        outcome=["open" if pd.isna(flag) else "kept" if flag else "missed" for flag in frame["reached"]],
        end=frame[["target", "result"]].max(axis=1),
        zero=0.0,
        note=[_join_written(row) for row in frame.to_dict("records")],
    ).drop(columns=["claim_ids"], errors="ignore")
    scale = build_scale(
        float(frame[["target", "result"]].min().min()),
        float(frame["end"].max()),
        min(measure_words(frame["note"]), 220) + 19,
    )
    base = alt.Chart().encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, labelLimit=170)),
        color=alt.Color(
            "outcome:N", legend=None,
            scale=alt.Scale(domain=["kept", "missed", "open"], range=[OUTCOME_COLOURS[name] for name in ("kept", "missed", "open")]),
        ),
        tooltip=[
            alt.Tooltip("label:N", title=words["place"]), alt.Tooltip("target_written:N", title=words["target"]),
            alt.Tooltip("result_written:N", title=words["result"]), alt.Tooltip("gap:Q", title=words["gap"], format="+,.4~g"),
        ],
    )  # fmt: skip
    axis = alt.Axis(orient="top", tickCount=5, format=",.6~g", titleAnchor="start")

    def x(field: str) -> alt.X:
        return alt.X(f"{field}:Q", title=axis_title, scale=scale, axis=axis)

    layers = [
        base.mark_rule(strokeWidth=1, opacity=0.35).encode(x=x("zero"), x2="end:Q"),
        base.transform_filter("isValid(datum.target) && isValid(datum.result)")
        .mark_rule(strokeWidth=4, opacity=0.4)
        .encode(x=x("target"), x2="result:Q"),
        base.transform_filter("isValid(datum.target)")
        .mark_point(shape="diamond", filled=False, strokeWidth=2, size=100, cursor="pointer", fill=palette.paper)
        .encode(x=x("target")),
        base.transform_filter("isValid(datum.result)")
        .mark_point(shape="circle", filled=True, size=110, opacity=1, cursor="pointer")
        .encode(x=x("result"))
        .add_params(build_pick()),
        base.mark_text(align="left", dx=13, fontSize=12.5, limit=220, cursor="pointer").encode(
            x=x("end"), text="note:N", color=alt.value(palette.text)
        ),
    ]
    return style(alt.layer(*layers, data=frame).properties(height=alt.Step(ROW), width="container"), palette)


def _join_written(row: dict) -> str:
    parts = [
        f"◆ {row['target_written']}" if row["target_written"] else "",
        f"● {row['result_written']}" if row["result_written"] else "",
    ]
    return "  ".join(part for part in parts if part)


def measure_progress(claims: pd.DataFrame) -> pd.DataFrame:
    """时间过半、任务过半: a part-year result against the year's target for the same place, indicator and measure.

    Columns of `claims` as `queries.select_claims`. Returns place, ref_area, indicator_id, indicator, measure, part (2024-H1),
    target_written, result_written, share (level and change: result ÷ target; null for rates, which are not summed up over the
    year), claim_ids.
    """
    parts = claims[(claims["status"] == "actual") & claims["period"].str.fullmatch(r"\d{4}-(?:H1|Q[123]|0[1-9]|1[01])")]
    targets = claims[
        (claims["status"] == "target") & claims["period"].str.fullmatch(r"\d{4}") & (claims["indicator_id"] != "")
    ]
    keys = ["ref_area", "indicator_id", "measure", "base_unit", "year"]
    joined = parts.assign(year=parts["period"].str[:4]).merge(
        targets.assign(year=targets["period"]), on=keys, suffixes=("", "_target")
    )
    joined = joined.drop_duplicates(["claim_id", "amount_target"])
    summed = joined["measure"].isin(["level", "change"])
    share = (joined["amount"] / joined["amount_target"]).where(summed & (joined["amount_target"] > 0))
    return pd.DataFrame(
        {
            "place": joined["place"], "ref_area": joined["ref_area"], "indicator_id": joined["indicator_id"],
            "indicator": joined["indicator"], "measure": joined["measure"], "part": joined["period"],
            "target_written": joined["quote_target"], "result_written": joined["quote"], "share": share,
            "claim_ids": list(zip(joined["claim_id_target"], joined["claim_id"], strict=True)),
        }
    )  # fmt: skip
