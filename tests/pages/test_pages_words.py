"""The pages of words, search and places: what they show, count and open, on the handmade corpus."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def open_page(corpus: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CORPUS", str(corpus))

    def run(page: str, **state) -> AppTest:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        app.query_params["lang"] = state.pop("lang", "zh")
        app.run()
        pick = state.pop("pick", "")
        for name, value in state.items():
            app.session_state[name] = value
        app.switch_page(f"pages/{page}.py").run()
        if pick:  # a change of page closes what is open
            app.session_state["pick"] = pick
            app.run()
        assert not app.exception, app.exception[0].message
        return app

    return run


def read_html(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def read_specs(app: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def read_data(app: AppTest, chart: int = 0) -> list[pd.DataFrame]:
    """The data of a chart, which Streamlit sends beside its specification."""
    return [
        pa.ipc.open_stream(part.data.data).read_pandas() for part in app.get("vega_lite_chart")[chart].proto.datasets
    ]


def list_words(app: AppTest) -> list[list[str]]:
    """The words of each table that lists words."""
    return [frame.value["word"].tolist() for frame in app.dataframe if "word" in frame.value]


# --- keywords


def test_the_table_beside_the_cloud_lists_its_words(open_page):
    app = open_page("keywords")
    assert "地区生产总值" in list_words(app)[0]
    assert set(read_data(app)[0]["word"]) == set(list_words(app)[0])


def test_keyness_without_a_selection_says_what_to_choose(open_page):
    assert "请先在左侧选择地区" in read_html(open_page("keywords", weight="log_likelihood"))


def test_keyness_names_what_it_compares_with(open_page):
    app = open_page("keywords", weight="log_likelihood", place=["220421"], against="place:220500")
    assert "通化市" in read_html(app)
    assert list_words(app)[0][0] == "梅花鹿"


def test_two_clouds_stand_side_by_side_on_one_scale(open_page):
    app = open_page("keywords", place=["220400"], beside="place:220500")
    assert len(read_specs(app)) == 2 and len(list_words(app)) == 2
    assert "两图同一尺度" in read_html(app)
    assert "梅花鹿" not in list_words(app)[1]


def test_two_that_are_compared_with_each_other_are_each_others_reference(open_page):
    app = open_page("keywords", place=["220421"], weight="log_odds", against="place:220500", beside="place:220500")
    assert "两边互为对照" in read_html(app)
    first, second = list_words(app)
    assert "梅花鹿" in first and "营商环境" in second and not set(first) & set(second)


def test_what_is_set_aside_is_listed_and_can_be_let_in(open_page):
    app = open_page("keywords")
    assert any("未计入的词（1 个）" in expander.label for expander in app.expander)
    assert "增长" not in list_words(app)[0]
    assert "增长" in list_words(open_page("keywords", also=["genre"]))[0]


def test_rare_words_are_set_aside_by_the_count_asked_for(open_page):
    app = open_page("keywords", least="3")
    assert "梅花鹿" not in list_words(app)[0] and "营商环境" in list_words(app)[0]
    assert "出现太少" in read_html(app)


@pytest.mark.parametrize("weight", ["count", "tf_idf", "log_likelihood", "log_odds"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_weight_runs_and_is_explained(open_page, weight, lang):
    app = open_page("keywords", weight=weight, place=["220400"], lang=lang)
    assert list_words(app)[0]


@pytest.mark.parametrize("items", ["words", "themes", "both"])
@pytest.mark.parametrize("form", ["network", "matrix"])
def test_what_stands_together_is_drawn_and_listed(open_page, items, form):
    app = open_page("keywords", view="together", items=items, form=form, also=["genre"], strength="jaccard")
    if items == "themes":  # every paragraph of this corpus has one theme
        assert "没有同段出现两次以上的词" in read_html(app)
        return
    table = next(frame.value for frame in app.dataframe if "together" in frame.value)
    assert (table["together"] >= 2).all()
    names = "pick" in json.dumps(read_specs(app)[0]["params"])
    assert names


def test_a_pair_opens_the_paragraphs_that_hold_both(open_page):
    html = read_html(open_page("keywords", view="together", pick="both:地区生产总值:营商环境"))
    assert (
        html.count('<mark class="figure">营商环境</mark>')
        == html.count('<mark class="figure">地区生产总值</mark>')
        == 2
    )


def test_a_word_and_a_theme_open_the_paragraphs_that_hold_both(open_page):
    html = read_html(open_page("keywords", view="together", pick="both:营商环境:theme%3Afinance"))
    assert "营商环境</mark>评价进入前列" in html and "优化" not in html.split('class="card"')[-1]


# --- a word


def test_a_word_shows_every_line_it_stands_in(open_page):
    html = read_html(open_page("word", word="营商环境"))
    assert html.count("<li>") == 3
    assert "article=tonghua_2024%231" in html and "mark=%E8%90%A5" in html


def test_a_word_may_be_typed_in_traditional_characters(open_page):
    app = open_page("word", word="營商環境")
    assert app.session_state["word"] == "营商环境"


@pytest.mark.parametrize(
    ("order", "first"), [("text", "地区生产总值增长6.5%，优化"), ("left", "。"), ("right", "优化")]
)
def test_lines_are_sorted_by_what_stands_beside_the_word(open_page, order, first):
    html = read_html(open_page("word", word="营商环境", order=order))
    lines = html[html.index('<ol class="kwic"') :].split("<li>")[1:]
    rights = [line.split('class="after">')[1].split("<")[0] for line in lines]
    assert sorted(rights) == sorted(["持续优化。", "评价进入前列。", "。"])
    if order == "right":
        assert rights == ["。", "持续优化。", "评价进入前列。"]  # nothing, then chí, píng


def test_a_word_that_the_filters_hide_says_where_it_is(open_page):
    app = open_page("word", word="梅花鹿", place=["220500"])
    assert "整个语料库里有 1 次" in read_html(app)
    assert any(button.key == "clear_empty" for button in app.button)


def test_an_unknown_word_offers_the_search_and_similar_words(open_page):
    html = read_html(open_page("word", word="营商坏境"))
    assert "search?q=%22" in html and "word=%E8%90%A5%E5%95%86%E7%8E%AF%E5%A2%83" in html


def test_a_hostile_word_is_shown_as_its_characters(open_page):
    html = read_html(open_page("word", word="<b>$x$</b>"))
    assert "&lt;b&gt;$x$&lt;/b&gt;" in html and "<b>$x$</b>" not in html


def test_hostile_lines_are_shown_as_their_characters(open_page):
    html = read_html(open_page("word", word="alert"))
    assert "&lt;script&gt;" in html and "<script>alert" not in html


@pytest.mark.parametrize("by", ["document", "place", "period"])
def test_frequency_counts_each_group_and_its_words(open_page, by):
    app = open_page("word", word="营商环境", view="frequency", by=by)
    table = next(frame.value for frame in app.dataframe if "per_10k" in frame.value)
    assert table["count"].sum() == 3
    assert (table["per_10k"] == table["count"] / table["total"] * 10_000).all()


def test_a_bar_opens_the_sentences_that_it_counts(open_page):
    html = read_html(open_page("word", word="营商环境", view="frequency", pick="uses:place:220400:营商环境"))
    assert html.count('<mark class="figure">营商环境</mark>') == 2


def test_collocates_name_window_and_measure_and_what_is_left_out(open_page):
    app = open_page("word", word="地区生产总值", view="near", window="3")
    html = read_html(app)
    assert "前后各 3 个词之内" in html and "未列出：停用词和单字" in html


def test_the_articles_of_a_word_are_listed_with_counts(open_page):
    app = open_page("word", word="营商环境", view="held")
    assert app.dataframe[0].value["count"].tolist() == [2, 1]


def test_no_word_asks_for_one(open_page):
    assert "请在上面选择或输入一个词" in read_html(open_page("word"))


# --- search


def test_search_finds_traditional_characters_and_marks_them(open_page):
    html = read_html(open_page("search", q="優化營商環境"))
    assert '<mark class="figure">优化营商环境</mark>' in html
    assert "2 篇文章的 2 段符合" in html


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ('"优化营商环境"', 1),
        ("营商环境 -通化", 3),
        ("营商环境 -优化", 1),
        ("“营商环境评价”", 1),
        ("地区生产总值 梅花鹿", 1),
    ],
)
def test_search_reads_phrases_and_exclusions(open_page, q, found):
    html = read_html(open_page("search", q=q))
    assert f"的 {found} 段符合" in html


def test_nothing_found_offers_what_would_be(open_page):
    app = open_page("search", q="营商坏境")
    html = read_html(app)
    assert "没有段落符合：营商坏境" in html
    assert "search?q=%E8%90%A5%E5%95%86%E7%8E%AF%E5%A2%83" in html  # 营商环境
    assert any(button.key == "clear_empty" for button in app.button)


def test_filters_that_hide_a_match_are_named_with_the_way_out(open_page):
    html = read_html(open_page("search", q="梅花鹿", place=["220500"]))
    assert "去掉其他筛选 · 1 段" in html and "只在当前筛选之内搜索：通化市" in html


def test_hostile_queries_and_results_are_shown_as_their_characters(open_page):
    html = read_html(open_page("search", q="<img src=x> $x$"))
    assert "&lt;img src=x&gt; $x$" in html and "<img" not in html
    found = read_html(open_page("search", q="script"))
    assert "&lt;<mark" in found and "<script>alert" not in found


def test_only_an_exclusion_is_a_filter_and_says_so(open_page):
    assert "只有排除条件" in read_html(open_page("search", q="-营商环境"))


def test_an_empty_search_says_how_to_ask(open_page):
    html = read_html(open_page("search"))
    assert "词前加 - 表示排除" in html and "search?q=" in html


def test_the_box_of_the_page_and_that_of_the_filters_are_one(open_page):
    app = open_page("search", q="梅花鹿")
    assert app.text_input(key="find").value == "梅花鹿"
    app.text_input(key="find").set_value("营商环境").run()
    assert app.session_state["q"] == "营商环境"


# --- places


def test_places_stand_side_by_side_with_targets_themes_words_and_wording(open_page):
    app = open_page("compare", places=["220400", "220500"])
    html = read_html(app)
    assert len(read_specs(app)) == 2
    headlines = app.dataframe[0].value
    assert {"辽源市", "通化市"} < set(headlines.columns)
    assert "6%以上" in headlines["辽源市"].tolist() and "6.5%" in headlines["通化市"].tolist()
    assert "against=place%3A220500" in html


def test_one_place_is_not_enough(open_page):
    assert "请至少选择两个地区" in read_html(open_page("compare", places=["220400"]))


def test_a_place_inside_another_is_said(open_page):
    assert "东丰县属于辽源市" in read_html(open_page("compare", places=["220400", "220421"]))
    alone = read_html(open_page("compare", places=["220400", "220421"], alone=True, place=["220400"]))
    assert "东丰县属于辽源市" not in alone and "只看各地区本级" in alone


def test_a_share_opens_its_paragraphs_and_a_wording_its_targets(open_page):
    paragraphs = read_html(open_page("compare", places=["220400", "220500"], pick="themed:220500:finance"))
    assert "达到9000万元以上" in paragraphs and "6.5%" not in paragraphs
    firm = read_html(open_page("compare", places=["220400", "220500"], pick="said:220400:firm"))
    assert '<mark class="figure">28亿元</mark>' in firm and '<mark class="figure">6%以上</mark>' not in firm


def test_shares_of_a_place_add_up_to_one(open_page):
    marks = next(data for data in read_data(open_page("compare", places=["220400", "220500"])) if "share" in data)
    assert marks.groupby("place")["share"].sum().tolist() == pytest.approx([1, 1])
