"""What is drawn, read from the charts' own specifications."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lib import queries
from lib.charts.commitment_bars import build_wording
from lib.charts.count_matrix import build_matrix
from lib.charts.coverage_matrix import build_coverage
from lib.charts.palette import COMMITMENT_COLOURS, DARK, LIGHT, OUTCOME_COLOURS, STATUS_SHAPES
from lib.charts.statement_marks import ARROW_LEFT, ARROW_RIGHT, build_comparison
from lib.charts.target_to_result import build_race
from lib.comparing.scales import COMMITMENTS
from lib.corpus import open_corpus
from lib.queries import Selection
from lib.queries.commitment_counts import count_wording
from lib.queries.panels import build_panels
from lib.queries.ranking import rank_places
from lib.reference.texts import read_texts
from lib.ui.labels import name_rows
from tests.handmade import write_corpus

WORDS = read_texts("zh") | {
    key: key for key in ("place", "written", "value", "period", "status", "commitment", "statements", "target", "result", "gap")
}  # fmt: skip


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    corpus = open_corpus(write_corpus(Path(tmp_path_factory.mktemp("corpus"))))
    return queries.select_claims(corpus, Selection())


def get_panel(claims: pd.DataFrame, indicator: str, measure: str):
    return next(panel for panel in build_panels(claims) if (panel.indicator_id, panel.measure) == (indicator, measure))


def draw(claims: pd.DataFrame, indicator: str = "gdp", measure: str = "growth") -> dict:
    rows = get_panel(claims, indicator, measure).rows
    rows = rows.assign(label=name_rows(rows, WORDS), pick="x")
    return build_comparison(rows, LIGHT, "增速，%", WORDS).to_dict()


def get_rows(spec: dict) -> list[dict]:
    return next(iter(spec["datasets"].values()))


def find_layers(spec: dict, **mark: object) -> list[dict]:
    return [layer for layer in spec["layer"] if all(layer["mark"].get(key) == value for key, value in mark.items())]


def get_filter(layer: dict) -> str:
    return str(layer["transform"][0]["filter"])


def test_at_least_is_an_arrow_to_the_right_and_at_most_one_to_the_left(claims):
    spec = draw(claims)
    (right,) = find_layers(spec, shape=ARROW_RIGHT)
    (left,) = find_layers(spec, shape=ARROW_LEFT)
    assert "at_least" in get_filter(right) and right["mark"]["xOffset"] > 0
    assert "at_most" in get_filter(left) and left["mark"]["xOffset"] < 0


def test_about_is_a_soft_halo_and_a_range_a_bar_between_its_ends(claims):
    spec = draw(claims)
    (halo,) = find_layers(spec, type="circle")
    assert "about" in get_filter(halo) and halo["mark"]["opacity"] < 0.5
    (bar,) = find_layers(spec, type="bar")
    assert "range" in get_filter(bar) and bar["encoding"]["x2"]["field"] == "end"
    (row,) = [row for row in get_rows(spec) if row["bound"] == "range"]
    assert (row["value"], row["end"]) == (5.5, 6.0)


def test_a_bound_is_never_added_to_the_number(claims):
    values = {(row["place"], row["written"]): row["value"] for row in get_rows(draw(claims))}
    assert values["辽源市", "6%以上"] == 6.0
    assert values["吉林省", "6%左右"] == 6.0


def test_status_is_told_by_shape_and_firmness_by_colour(claims):
    (points,) = [layer for layer in draw(claims)["layer"] if "shape" in layer["encoding"]]
    assert points["encoding"]["shape"]["field"] == "status"
    assert points["encoding"]["shape"]["scale"]["range"] == list(STATUS_SHAPES.values())
    assert points["encoding"]["color"]["field"] == "commitment"
    assert points["encoding"]["color"]["scale"]["domain"] == list(COMMITMENTS)
    assert len(set(COMMITMENT_COLOURS.values())) == len(COMMITMENTS)


def test_a_clicked_mark_hands_over_the_claims_behind_it(claims):
    spec = draw(claims)
    assert [(param["name"], param["select"]["fields"]) for param in spec["params"]] == [("pick", ["pick"])]
    assert all(row["pick"] == "x" for row in get_rows(spec))


def test_a_doubted_figure_carries_a_sign(claims):
    doubted = claims.assign(flags=["near_repair" if quote == "5%左右" else "" for quote in claims["quote"]])
    rows = get_panel(doubted, "general_public_budget_revenue", "growth").rows
    spec = build_comparison(rows.assign(label=name_rows(rows, WORDS)), LIGHT, "", WORDS).to_dict()
    assert {row["beside"] for row in get_rows(spec) if row["flags"]} == {"5%左右 ⚠"}


def test_rows_are_sorted_and_each_has_a_label_of_its_own(claims):
    rows = get_panel(claims, "gdp", "growth").rows
    assert rows["value"].is_monotonic_decreasing
    assert name_rows(rows, WORDS).is_unique


def test_forty_places_are_drawn_in_one_chart_of_readable_rows(claims):
    one = claims[claims["quote"] == "6.5%"]
    many = pd.concat(
        [one.assign(claim_id=str(n), place=f"第{n}市", ref_area=f"99{n:04}", amount=n / 10) for n in range(1, 41)]
    )
    spec = draw(many)
    assert len(get_rows(spec)) == 40
    assert spec["height"]["step"] >= 20
    assert all(layer["encoding"]["y"]["axis"]["labelOverlap"] is False for layer in spec["layer"])


def test_the_race_ranks_by_result_and_tells_what_reached_its_target(claims):
    panel = get_panel(claims, "gdp", "growth")
    ranked = rank_places(panel.rows[panel.rows["period"] == "2023"])
    liaoyuan = ranked[ranked["place"] == "辽源市"].iloc[0]
    assert (liaoyuan["target_written"], liaoyuan["result_written"]) == ("7%", "6.8%")
    assert liaoyuan["gap"] == pytest.approx(-0.2)
    assert ranked["place"].tolist() == ["辽源市", "吉林省"]
    ranked = ranked.assign(label=ranked["place"], pick="x", outcome=["missed", "open"])
    rows = get_rows(build_race(ranked, LIGHT, "增速，%", WORDS).to_dict())
    assert [row["outcome"] for row in rows] == ["missed", "open"]
    assert OUTCOME_COLOURS["kept"] != OUTCOME_COLOURS["missed"]


def test_wording_adds_up_to_the_whole_and_the_firmest_stands_first(claims):
    counts = count_wording(claims[claims["status"] == "target"], "ref_area")
    assert counts.groupby("group")["share"].sum().round(9).eq(1).all()
    assert counts["group"].iloc[0] == "220400"
    spec = build_wording(
        counts.assign(label=counts["group"], pick="x"),
        LIGHT,
        {**WORDS, "axis": "", "count": "", "share": "", "total": ""},
    )
    assert spec.to_dict()["layer"][0]["encoding"]["x"]["stack"] == "zero"


def test_an_empty_cell_of_coverage_is_never_drawn_as_zero():
    cells = pd.DataFrame(
        [
            ("辽源市", "地区生产总值", "stated", "6%以上", 1, "a"),
            ("辽源市", "粮食产量", "unnumbered", "", 0, "b"),
            ("通化市", "地区生产总值", "unstated", "", 0, "c"),
            ("通化市", "粮食产量", "undocumented", "", 0, "d"),
        ],
        columns=["place", "indicator", "state", "written", "claims", "pick"],
    )
    words = {**WORDS, "indicator": "", "state": ""}
    rows = get_rows(build_coverage(cells, DARK, words, ["地区生产总值", "粮食产量"], ["辽源市", "通化市"]).to_dict())
    assert [row["sign"] for row in rows] == ["1", "○", "–", ""]


def test_a_matrix_draws_only_the_cells_that_hold_something():
    cells = pd.DataFrame([("辽源市", "经济", 3, "x")], columns=["place", "theme", "count", "pick"])
    spec = build_matrix(cells, LIGHT, "条数", ["经济", "民生"], ["辽源市"], upright=True).to_dict()
    assert len(get_rows(spec)) == 1


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_mark_colour_stands_out_from_the_page(palette):
    colours = [*COMMITMENT_COLOURS.values(), *OUTCOME_COLOURS.values(), palette.main, palette.text, palette.soft]
    assert [colour for colour in colours if measure_contrast(colour, palette.paper) < 3] == []
    assert measure_contrast(palette.text, palette.paper) >= 7
    assert measure_contrast(palette.soft, palette.paper) >= 4.5


def measure_contrast(one: str, other: str) -> float:
    """WCAG 2.1's contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
