"""The page of targets: choose indicators, see each in panels of their own, with the table under them."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from lib import queries
from lib.charts.statement_marks import build_comparison
from lib.comparing.scales import STATUSES
from lib.queries import Selection
from lib.queries.panels import Panel, build_panels, get_main_period, join_single_places
from lib.ui import address
from lib.ui.choices import drop_guess, guess, settle
from lib.ui.data import ask
from lib.ui.doubt_signs import add_doubts
from lib.ui.drawing import render_built, render_table
from lib.ui.figure_subjects import SHAPES, describe_figures, flatten_legend, list_legend, render_legend
from lib.ui.labels import name_rows
from lib.ui.language import t
from lib.ui.look import get_palette, get_words, name_as_read, name_indicator, render_note
from lib.ui.making_exhibits import Subject, name_stem
from lib.ui.picks import encode_claims
from lib.ui.stopping import stop_if_empty
from lib.ui.text import say

MOST_ROWS = 45  # statements drawn per panel
MOST_PANELS = 8
ALL = "all"
FEW_PLACES = 4
FEW_INDICATORS = 8
FEW_TELLING = 3
FEW_NAMED = 3  # indicators in the title and the name of a file
MOST_SUGGESTED = 8


def choose_indicators(
    selection: Selection, most: int | None = None, default: int | None = None, telling: list[str] | None = None
) -> list[str]:
    """A box to choose indicators from those that the selection states.

    Until a reader chooses the `default` commonest; without a number the one that most places set a target for, or, where no
    indicator brings four places together, the first eight; in documents that look back (bulletins, accounts) the one that most
    places state. `telling`: indicators that the page has something to say about, best
    first; they go before all others.
    """
    options = ask(queries.select_indicator_options, selection)
    stop_if_empty(options.empty, "empty.claims")
    names = {
        row.indicator_id: name_indicator(row.indicator_id, row.indicator) for row in options.itertuples(index=False)
    }
    drop_guess("indicator")
    address.keep_known("indicator", list(names))
    kept = st.session_state.get("indicator") or []
    if most and len(kept) > most:  # chosen on another page, or named in a link: the box raises where it holds too many
        st.session_state["indicator"] = sorted(kept, key=lambda key: key not in (telling or []))[:most]
    if not kept:
        known = [key for key in telling or [] if key in names]
        guess("indicator", (known[:FEW_TELLING] or _guess_indicators(options, default))[:most])
    st.multiselect(
        t("targets.pick_indicator"), list(names), key="indicator", format_func=settle("indicator", names),
        placeholder=t("targets.any_indicator"), max_selections=most, persist_state="session", select_all=False,
    )  # fmt: skip
    return list(st.session_state["indicator"])


def _guess_indicators(options: pd.DataFrame, default: int | None) -> list[str]:
    if default is not None:
        return list(options["indicator_id"].head(default))
    if queries.choose_leading(int(options["targets"].sum()), int(options["claims"].sum())) == "target":
        wanted = options[options["targets"] > 0].sort_values("targets", ascending=False, kind="stable")
    else:
        wanted = options.sort_values("first", kind="stable")  # a bulletin begins with 地区生产总值
    many = wanted[wanted["places"] >= FEW_PLACES].sort_values("places", ascending=False, kind="stable")
    return list((many.head(1) if len(many) else wanted.head(FEW_INDICATORS))["indicator_id"])


def suggest_indicators(page: str, view: str, claims: pd.DataFrame, telling: list[str]) -> None:
    """Links to indicators for which this view is not empty. Columns of claims: indicator_id, indicator."""
    phrases = claims.drop_duplicates("indicator_id").set_index("indicator_id")["indicator"]
    links = [
        f'<a href="{escape(address.build_link(page, view=view, indicator=[key]))}" target="_self">'
        f"{escape(name_indicator(key, phrases[key]))}</a>"
        for key in telling[:MOST_SUGGESTED]
    ]
    if links:
        st.html(f'<p class="note">{escape(t("targets.instead"))} {" · ".join(links)}</p>')


def _guess_status(selection: Selection, chosen: tuple[str, ...]) -> str:
    """Targets, unless the chosen indicators have hardly any."""
    return "target" if not chosen or ask(queries.find_leading, selection, chosen) == "target" else ALL


def render_comparison(selection: Selection) -> None:
    chosen = choose_indicators(selection)
    drop_guess("status")
    address.keep_known("status", [*STATUSES, ALL])
    if not st.session_state.get("status"):
        guess("status", _guess_status(selection, tuple(chosen)))
    kinds: dict[str, str] = {status: f"{SHAPES[status]} {t(f'status.{status}')}" for status in STATUSES}
    st.segmented_control(
        t("targets.status"), [*STATUSES, ALL], key="status", required=True, persist_state="session",
        format_func=settle("status", {**kinds, ALL: t("targets.all_statuses")}),
    )  # fmt: skip
    if not chosen:
        say(t("targets.no_indicator"), "empty")
        return
    status = str(st.session_state["status"])
    claims = ask(queries.select_claims, selection, tuple(chosen), tuple(one for one in STATUSES if one == status))
    if claims.empty and status != ALL:
        say(t("targets.none_of_kind", kind=t(f"status.{status}")), "empty")
        return
    stop_if_empty(claims.empty, "empty.claims")
    claims = add_doubts(claims)
    render_note(t("targets.note"))
    render_legend(claims)
    panels = join_single_places(build_panels(claims))
    # a figure that stands alone compares nothing: it waits below, unless there is nothing else
    compared = [panel for panel in panels if len(panel.rows) > 1] or panels[:1]
    for panel in compared[:MOST_PANELS]:
        render_panel(panel)
    alone = [panel for panel in panels if panel not in compared[:MOST_PANELS]]
    if alone:
        with st.expander(t("targets.more_panels", count=len(alone))):
            for panel in alone[:MOST_PANELS]:
                render_panel(panel)
    st.subheader(t("targets.table"))
    told = " · ".join([t("targets.table"), *(name_indicator(key, key) for key in chosen[:FEW_NAMED])])
    kind = "" if status == ALL else f"{status}s"
    render_claims_table(claims, "statements", Subject(told, name_stem(chosen[:FEW_NAMED], "statements", kind)))


def render_panel(panel: Panel) -> None:
    words = get_words()
    measure = name_measure(panel)
    rows = panel.rows.head(MOST_ROWS)
    if panel.mixed:
        name = t("targets.several")
        pairs = zip(rows["indicator_id"], rows["indicator"], strict=True)
        rows = rows.assign(subject=[name_indicator(*pair) for pair in pairs])
        if panel.places == 1:
            measure = f"{measure} · {rows['place'].iat[0]}"
    else:
        name = name_indicator(panel.indicator_id, panel.indicator)
    rows = rows.assign(label=name_rows(rows, words), pick=[encode_claims(ids) for ids in rows["claim_ids"]])
    st.html(f'<h3 class="panel">{escape(t("targets.panel", indicator=name, measure=measure))}</h3>')
    main = get_main_period(rows)
    period = "targets.panel_one_period" if set(rows["period"]) == {main} else "targets.panel_period"
    found = int(panel.rows["statements"].sum())
    render_note(
        (t(period, period=main) if main else "")
        + t("targets.panel_note", places=panel.places, rows=len(panel.rows), statements=found),
        t("targets.panel_capped", shown=len(rows), rows=len(panel.rows)) if len(panel.rows) > len(rows) else "",
    )
    axis = t(f"targets.axis_{panel.measure}", unit=panel.unit or "—")
    told = f"{panel.basis} {panel.measure}" if panel.mixed else panel.measure
    notes = (t("take.capped", shown=len(rows), rows=len(panel.rows)),) if len(panel.rows) > len(rows) else ()
    subject = describe_figures(rows, name, measure, panel.indicator_id, told, flatten_legend(list_legend(rows)), notes)
    render_built(
        build_comparison, rows.drop(columns="claim_ids"), get_palette(), axis, {**words, **get_tooltips(panel)},
        rank=panel.measure == "rank", name=f"panel-{panel.key}", alt_text=t("targets.chart_alt", indicator=name), subject=subject,
    )  # fmt: skip


def name_measure(panel: Panel) -> str:
    """What a panel's axis measures: 实际增速, 总量, 年均增量 …"""
    name = t(f"basis.{panel.basis}") if panel.basis else t(f"measure.{panel.measure}")
    if panel.added and panel.measure == "level":
        name = t("targets.added", measure=name)
    return t("targets.averaged", measure=name) if panel.averaged else name


def get_tooltips(panel: Panel) -> dict[str, str]:
    """What a mark's tooltip calls its lines."""
    names = {key: t(f"targets.{key}") for key in ("place", "written", "period", "status", "commitment", "statements")}
    return names | {"value": f"{t('targets.value')} ({panel.unit})" if panel.unit else t("targets.value")}


def render_claims_table(claims: pd.DataFrame, name: str, subject: Subject) -> None:
    """The claims as a table that works with the keyboard; a row opens its sentence."""
    shown = pd.DataFrame(
        {
            "place": claims["place"],
            "indicator": [
                name_as_read(*pair) for pair in zip(claims["indicator_id"], claims["indicator"], strict=True)
            ],
            "written": claims["quote"],
            "measure": claims["measure"].map(lambda key: t(f"measure.{key}")),
            "status": claims["status"].map(lambda key: t(f"status.{key}")),
            "commitment": claims["commitment"].map(lambda key: t(f"commitment.{key}")),
            "period": claims["period"],
            "flags": claims["doubted"],
            "sentence": claims["sentence"],
            "pick": [encode_claims([claim]) for claim in claims["claim_id"]],
        }
    )
    columns = {
        key: t(f"targets.{key}") for key in shown.columns if key != "pick" and (key != "flags" or shown["flags"].any())
    }
    render_note(f"{t('table.rows', count=len(shown))} {t('table.hint')}")
    render_table(shown, name, columns, subject, height="content" if len(shown) < 10 else 400)
