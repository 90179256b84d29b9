"""Claims as rows: their amounts, how many they are, and one by its id."""

from __future__ import annotations

from lib import queries
from lib.corpus import Corpus
from lib.queries import Selection

DONGFENG = "220421"


def test_money_is_brought_to_one_unit_and_keeps_its_own(corpus: Corpus) -> None:
    frame = queries.select_claims(corpus, Selection(), indicators=("general_public_budget_revenue",))
    rows = frame[frame["measure"] == "level"].set_index("document")[["value", "unit", "amount", "base_unit", "kind"]]
    assert rows.loc["liaoyuan_2024"].tolist() == [28, "亿元", 2_800_000_000, "元", "money"]
    assert rows.loc["tonghua_2024"].tolist() == [9000, "万元", 90_000_000, "元", "money"]


def test_a_range_keeps_both_ends(corpus: Corpus) -> None:
    row = queries.select_claims(corpus, Selection(places=(DONGFENG,))).iloc[0]
    assert (row["value"], row["value_max"], row["amount_max"]) == (5.5, 6.0, 6.0)


def test_as_many_claims_are_counted_as_there_are(corpus: Corpus) -> None:
    assert queries.count_claims(corpus, Selection(), statuses=("target",)) == 12
    assert len(queries.select_claims(corpus, Selection(), statuses=("target",))) == 12


def test_a_claim_opens_by_its_id_whatever_the_filters(corpus: Corpus) -> None:
    wanted = queries.select_claims(corpus, Selection(), indicators=("gdp",))["claim_id"].tolist()[:2]
    assert sorted(queries.select_claim(corpus, wanted)["claim_id"]) == sorted(wanted)
    assert queries.select_claim(corpus, ["no such claim", "' OR 1=1"]).empty
    assert queries.select_claim(corpus, []).empty
