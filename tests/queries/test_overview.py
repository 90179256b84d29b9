"""The counts and the headlines of the first page."""

from __future__ import annotations

import pytest

from lib import queries
from lib.corpus import Corpus
from lib.queries import Selection

LIAOYUAN, DONGFENG, JILIN = "220400", "220421", "220000"


def test_counts_of_everything_and_of_one_place(corpus: Corpus) -> None:
    whole = queries.select_counts(corpus, Selection()).iloc[0]
    assert whole[["documents", "articles", "places", "claims", "targets", "actuals"]].tolist() == [6, 6, 5, 15, 12, 3]
    county = queries.select_counts(corpus, Selection(places=(DONGFENG,))).iloc[0]
    assert county[["documents", "articles", "places", "claims"]].tolist() == [1, 1, 1, 1]


def test_the_theme_matrix_counts_passages_and_claims_by_place(corpus: Corpus) -> None:
    frame = queries.select_theme_matrix(corpus, Selection()).set_index(["ref_area", "theme"])
    assert frame.loc[(LIAOYUAN, "finance"), ["passages", "claims"]].tolist() == [2, 4]
    assert frame.loc[(JILIN, "livelihood"), ["passages", "claims"]].tolist() == [0, 1]


def test_headlines_lead_with_what_most_places_target(corpus: Corpus) -> None:
    frame = queries.select_headlines(corpus, Selection(periods=("2024",)))
    assert frame["indicator_id"].drop_duplicates().tolist()[:2] == ["gdp", "general_public_budget_revenue"]
    assert set(frame["status"]) == {"target"}
    assert not frame.duplicated(["ref_area", "indicator_id", "measure", "period"]).any()


@pytest.mark.parametrize(
    ("targets", "claims", "leading"),
    [(31, 60, "target"), (1, 20, "target"), (1, 2072, "actual"), (0, 5, "actual"), (0, 0, "target")],
)
def test_targets_lead_unless_hardly_any_figure_is_one(targets: int, claims: int, leading: str) -> None:
    assert queries.choose_leading(targets, claims) == leading
