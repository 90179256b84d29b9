"""Words that stand together: counts, strengths, order and places."""

import math

import numpy as np
import pandas as pd
import pytest

from lib.charts.palette import DARK, LIGHT
from lib.charts.word_pairs import build_network, build_pair_matrix
from lib.words.together import layout_network, mirror_pairs, order_items, weigh_together
from tests.words.plain_counts import count_together

PASSAGES = ["冰雪 旅游 消费", "冰雪 旅游 冰雪", "旅游 消费", "农业 粮食", "粮食 农业 消费", "治理"]
ITEMS = pd.DataFrame(
    [(word, f"p{number}") for number, passage in enumerate(PASSAGES) for word in passage.split()],
    columns=["item", "passage_id"],
)
CHOSEN = ["冰雪", "旅游", "消费", "农业", "粮食", "治理"]
PAIRS = count_together(ITEMS, CHOSEN)


def get_pair(frame, one, other):
    return frame[(frame["item"] == one) & (frame["other"] == other)].iloc[0]


def test_a_pair_counts_once_a_passage():
    row = get_pair(PAIRS, "冰雪", "旅游")
    assert (row["together"], row["item_units"], row["other_units"]) == (2, 2, 3)
    assert len(PAIRS) == 15


def test_strengths_worked_by_hand():
    row = get_pair(weigh_together(PAIRS, units=6), "冰雪", "旅游")
    assert row["jaccard"] == pytest.approx(2 / 3)
    assert row["log_dice"] == pytest.approx(14 + math.log2(4 / 5))
    assert row["npmi"] == pytest.approx(math.log(2 * 6 / (2 * 3)) / -math.log(2 / 6))


def test_never_and_always_together_are_the_ends_of_the_scale():
    frame = weigh_together(PAIRS, units=6)
    assert get_pair(frame, "冰雪", "治理")["npmi"] == -1
    always = count_together(pd.DataFrame({"item": ["甲", "乙"], "passage_id": ["p", "p"]}), ["甲", "乙"])
    assert weigh_together(always, units=1)["npmi"].tolist() == [0.0]
    assert weigh_together(always, units=50)["npmi"].iloc[0] == pytest.approx(1)


def test_rare_pairs_are_marked_not_dropped():
    frame = weigh_together(PAIRS, units=6)
    assert len(frame) == len(PAIRS)
    assert set(frame.loc[frame["kept"], "together"]) == {2}


def test_items_that_are_not_chosen_are_left_out_of_the_pairs():
    pairs = count_together(ITEMS, ["冰雪", "旅游"])
    assert pairs[["item", "other", "together"]].values.tolist() == [["冰雪", "旅游", 2]]


def test_a_chosen_item_that_never_occurs_has_zeros():
    row = get_pair(count_together(ITEMS, ["冰雪", "海洋"]), "冰雪", "海洋")
    assert (row["together"], row["other_units"]) == (0, 0)
    assert weigh_together(count_together(ITEMS, ["冰雪", "海洋"]), 6)["jaccard"].tolist() == [0]


def test_groups_are_neighbours_in_the_matrix():
    order = order_items(weigh_together(PAIRS, units=6), "jaccard")
    assert abs(order.index("冰雪") - order.index("旅游")) == 1
    assert abs(order.index("农业") - order.index("粮食")) == 1
    assert sorted(order) == sorted(CHOSEN)


def test_the_matrix_has_both_halves():
    matrix = mirror_pairs(weigh_together(PAIRS, units=6))
    assert len(matrix) == 2 * len(PAIRS)
    assert get_pair(matrix, "旅游", "冰雪")["item_units"] == 3


def test_a_network_hangs_together_and_is_always_the_same():
    pairs = weigh_together(PAIRS, units=6, strength="jaccard", min_together=1)
    nodes, links = layout_network(pairs, max_links=1)
    assert set(nodes["item"]) == set(CHOSEN) - {"治理"}  # 治理 meets nobody
    assert len(links) == len(nodes) - 1
    again, _ = layout_network(pairs, max_links=1)
    pd.testing.assert_frame_equal(nodes, again)
    assert nodes[["x", "y"]].min().min() >= 0 and nodes[["x", "y"]].max().max() <= 1


def test_words_of_a_network_do_not_print_over_each_other():
    rng = np.random.default_rng(5)
    words = [f"{a}{b}" for a in "经济产业投资" for b in "发展改革创新"]
    items = pd.DataFrame(
        [(words[k], f"p{n}") for n in range(300) for k in rng.choice(36, 5)], columns=["item", "passage_id"]
    )
    pairs = weigh_together(count_together(items, words), 300)
    nodes, _ = layout_network(pairs, width=820, height=520)
    x, y = nodes["x"].to_numpy() * 820, nodes["y"].to_numpy() * 520
    near = (np.abs(x[:, None] - x) < 44) & (np.abs(y[:, None] - y) < 22)
    assert np.triu(near, 1).sum() <= 2


def test_nothing_together_is_an_empty_network():
    pairs = weigh_together(count_together(ITEMS, ["冰雪", "治理"]), 6)
    nodes, links = layout_network(pairs)
    assert nodes.empty and links.empty


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_charts_name_their_click(palette):
    pairs = weigh_together(PAIRS, units=6)
    nodes, links = layout_network(pairs)
    matrix = mirror_pairs(pairs, "score")
    for chart in (
        build_network(nodes.assign(pick=nodes["item"]), links, palette, {}),
        build_pair_matrix(matrix.assign(pick=matrix["item"] + matrix["other"]), palette, {}),
    ):
        assert "pick" in [param["name"] for param in chart.to_dict()["params"]]


def test_an_unknown_strength_is_said():
    with pytest.raises(ValueError, match="Unknown strength 'chi2'"):
        weigh_together(PAIRS, 6, "chi2")
