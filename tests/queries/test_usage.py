"""How a word is used, asked of the handmade corpus; and the charts of it."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.charts.palette import DARK, LIGHT
from lib.charts.theme_shares import build_shares
from lib.charts.word_bars import build_frequency, build_sides
from lib.charts.word_pairs import add_narrow, build_network
from lib.corpus import get_table
from lib.queries import (
    UNKNOWN,
    Selection,
    count_passages,
    select_concordance,
    select_items_together,
    select_passages_with,
    select_reference_counts,
    select_search,
    select_theme_shares,
    select_themed_passages,
    select_word_articles,
    select_word_facts,
    select_word_frequency,
    suggest_searches,
)
from lib.words.together import layout_network, weigh_together
from tests.words.plain_counts import count_together

ALL = Selection()
LIAOYUAN = Selection(places=("220400",))


def test_the_facts_of_a_word_count_it_and_what_holds_it(corpus):
    facts = select_word_facts(corpus, ALL, "营商环境").iloc[0]
    total = int(corpus.run(get_table("tokens"))["counted"].sum())
    assert facts.to_dict() == {"count": 3, "passages": 3, "articles": 2, "documents": 2, "total": total}


@pytest.mark.parametrize(
    ("by", "counts"),
    [
        ("document", {"liaoyuan_2023": 2, "tonghua_2024": 1}),
        ("place", {"220400": 2, "220500": 1}),
        ("period", {"2023": 2, "2024": 1}),
    ],
)
def test_frequency_is_counted_per_group_and_groups_without_the_word_stay(corpus, by, counts):
    frame = select_word_frequency(corpus, ALL, "营商环境", by)
    assert frame[frame["count"] > 0].set_index("group")["count"].to_dict() == counts
    tokens = corpus.run(get_table("tokens"))
    assert frame["total"].sum() == tokens["counted"].sum()
    assert (frame["count"] == 0).any() == (by != "period")


def test_every_line_holds_the_word_between_its_own_neighbours(corpus):
    lines = select_concordance(corpus, ALL, "营商环境")
    assert lines["node"].tolist() == ["营商环境"] * 3
    texts = corpus.run(get_table("texts")).set_index("document")["clean"]
    for line in lines.itertuples(index=False):
        assert line.left + line.node + line.right in texts[line.document]
        assert texts[line.document][line.start : line.end] == "营商环境"
        assert "\n" not in line.left + line.right


def test_the_articles_of_a_word_begin_at_its_first_use(corpus):
    articles = select_word_articles(corpus, ALL, "营商环境")
    lines = select_concordance(corpus, ALL, "营商环境")
    assert articles["count"].tolist() == [2, 1]
    assert articles["start"].tolist() == lines.groupby("article_id")["start"].min()[articles["article_id"]].tolist()


def test_passages_hold_all_that_is_asked_for(corpus):
    found = select_passages_with(corpus, ALL, ["地区生产总值", "营商环境"])
    assert found["document"].tolist() == ["liaoyuan_2023", "tonghua_2024"]
    assert [len(starts) for starts in found["starts"]] == [2, 2]
    finance = select_passages_with(corpus, ALL, ["营商环境", "theme:finance"])
    assert finance["sentence"].tolist() == ["一般公共预算收入增长8%，营商环境评价进入前列。"]


@pytest.mark.parametrize("items", [["没有的词"], ["营商环境", "没有的词"], ["theme:nothing"]])
def test_what_is_nowhere_together_has_no_passages(corpus, items):
    assert select_passages_with(corpus, ALL, items).empty


def test_the_passages_of_a_theme_mark_the_words_that_decided_it(corpus):
    found = select_themed_passages(corpus, LIAOYUAN, "finance")
    assert len(found) == 2
    row = found.iloc[0]
    offset = row["sentence_start"]
    assert [row["sentence"][a - offset : b - offset] for a, b in zip(row["starts"], row["ends"], strict=True)] == [
        "增长"
    ]


def test_shares_of_themes_are_of_the_passages_that_have_one(corpus):
    shares = select_theme_shares(corpus, LIAOYUAN)
    assert shares["share"].sum() == pytest.approx(1)
    assert shares["passages"].sum() == shares["total"].iat[0]


def test_a_reference_never_holds_what_it_is_compared_with(corpus):
    whole = Selection(places=("220400",))
    county = Selection(places=("220421",))
    rest = select_reference_counts(corpus, county, whole)
    assert "梅花鹿" not in rest["word"].tolist() and "营商环境" in rest["word"].tolist()
    assert select_reference_counts(corpus, ALL, ALL).empty


def test_words_and_themes_together_are_those_of_the_plain_function(corpus):
    words, themes = ["增长", "营商环境", "地区生产总值"], ["economy", "finance"]
    pairs, units = select_items_together(corpus, ALL, words, themes)
    tokens = corpus.run(get_table("tokens"))
    hits = corpus.run(get_table("themes"))
    items = pd.concat(
        [
            tokens[tokens["counted"]].rename(columns={"word": "item"})[["item", "passage_id"]],
            hits.assign(item="theme:" + hits["theme"])[["item", "passage_id"]],
        ]
    )
    plain = count_together(items, [*words, *(f"theme:{theme}" for theme in themes)])
    pd.testing.assert_frame_equal(pairs, plain, check_dtype=False)
    assert units == len(corpus.run(get_table("passages")))


def test_a_search_ranks_the_words_that_stand_together_first(corpus):
    found = select_search(corpus, Selection(search="优化营商环境"))
    assert found["document"].tolist() == ["tonghua_2024", "liaoyuan_2023"]
    assert int(count_passages(corpus, Selection(search="优化营商环境"))["passages"].iat[0]) == 2


def test_a_search_that_finds_nothing_is_offered_others_within_the_same_filters(corpus):
    suggestions = suggest_searches(corpus, Selection(search="营商坏境", places=("220500",)))
    assert [(item.query, item.found) for item in suggestions] == [("营商环境", 1)]


def test_an_unknown_word_has_no_rows_anywhere(corpus):
    for select in (select_concordance, select_word_articles):
        assert select(corpus, ALL, "没有的词").empty
    assert select_word_frequency(corpus, Selection(search="哪里都没有"), "营商环境", "place").empty
    assert UNKNOWN not in select_word_frequency(corpus, ALL, "营商环境", "period")["group"].tolist()


# --- charts


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_bars_of_frequency_say_rate_and_count_and_hand_over_their_pick(palette):
    frame = pd.DataFrame(
        {
            "label": ["甲", "乙"],
            "per_10k": [12.34, 5.0],
            "count": [1234, 5],
            "total": [10_000, 9_999],
            "pick": ["a", "b"],
        }
    )
    titles = {
        "label": "文档",
        "per_10k": "每万词次数",
        "count": "次数",
        "total": "总词数",
        "beside": "{rate}（{count} 次）",
    }
    spec = build_frequency(frame, palette, titles).to_dict()
    rows = next(iter(spec["datasets"].values()))
    assert [row["beside"] for row in rows] == ["12.3（1,234 次）", "5.0（5 次）"]
    assert spec["layer"][0]["encoding"]["x"]["title"] == "每万词次数"
    assert spec["params"][0]["name"] == "pick"


def test_collocates_before_stand_left_and_those_after_right():
    frame = pd.DataFrame({"word": ["优化"], "before": [7], "after": [2], "score": [9.5], "pick": ["both:x:优化"]})
    titles = dict.fromkeys(("word", "before", "after", "count", "score", "axis"), "x")
    spec = build_sides(frame, LIGHT, titles).to_dict()
    rows = next(iter(spec["datasets"].values()))
    assert {row["side"]: row["length"] for row in rows} == {"before": -7, "after": 2}
    assert "abs" in spec["layer"][0]["encoding"]["x"]["axis"]["labelExpr"]  # no negative counts on the axis


def test_a_side_without_meetings_draws_no_bar():
    frame = pd.DataFrame({"word": ["优化"], "before": [0], "after": [2], "score": [9.5], "pick": ["p"]})
    spec = build_sides(
        frame, LIGHT, dict.fromkeys(("word", "before", "after", "count", "score", "axis"), "x")
    ).to_dict()
    assert [row["side"] for row in next(iter(spec["datasets"].values()))] == ["after"]


def test_shares_tell_places_apart_by_shape_and_colour():
    frame = pd.DataFrame(
        {
            "theme": ["经济"] * 2,
            "place": ["甲", "乙"],
            "share": [0.5, 0.5],
            "passages": [1, 2],
            "total": [2, 4],
            "pick": ["a", "b"],
        }
    )
    titles = dict.fromkeys(("place", "theme", "passages", "total"), "x")
    marks = build_shares(frame, DARK, "份额", ["甲", "乙"], ["经济"], titles).to_dict()["layer"][1]["encoding"]
    assert len(set(marks["shape"]["scale"]["range"])) == len(set(marks["color"]["scale"]["range"])) == 2
    assert marks["yOffset"]["field"] == "place"  # equal shares do not hide each other
    assert marks["x"]["axis"]["format"] == "%"


def test_a_network_has_a_layout_of_its_own_on_a_narrow_screen():
    items = pd.DataFrame(
        [(word, f"p{n}") for n, words in enumerate(["甲 乙", "乙 丙", "甲 乙 丙"]) for word in words.split()],
        columns=["item", "passage_id"],
    )
    pairs = weigh_together(count_together(items, ["甲", "乙", "丙"]), 4, "jaccard", 1)
    nodes, links = layout_network(pairs)
    small_nodes, small_links = layout_network(pairs, width=300, height=900)
    nodes = add_narrow(nodes, small_nodes, ["item"]).assign(pick="x")
    links = add_narrow(links, small_links, ["item", "other"])
    assert {"x_narrow", "y_narrow"} <= set(nodes) and {"other_x_narrow", "other_y_narrow"} <= set(links)
    spec = build_network(nodes, links, LIGHT, {}).to_dict()
    assert "x_narrow" in spec["layer"][0]["encoding"]["x"]["value"]["expr"]
