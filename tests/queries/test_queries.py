"""Questions about a small corpus made by hand (tests/handmade.py): six documents of five places."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from lib import queries
from lib.corpus import SCHEMA_VERSION, Corpus, Manifest, open_corpus
from lib.corpus.division_table import make_divisions
from lib.corpus.opening import MANIFEST
from lib.corpus.rows import make_tables
from lib.queries import Selection, find_sentence, get_prefix
from lib.queries.ledger import _contradict, _judge
from tests.handmade import GDP, JOBS, make_analysis, write_corpus

LIAOYUAN, DONGFENG, TONGHUA, JILIN = "220400", "220421", "220500", "220000"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return open_corpus(write_corpus(tmp_path_factory.mktemp("corpus") / "handmade"))


# --- the selection ----------------------------------------------------------------------------------------------------

SELECTED = [
    # what, selection, documents of its articles
    ("nothing filtered", Selection(), 6),
    ("a prefecture includes its counties", Selection(places=(LIAOYUAN,)), 3),
    ("a county can be picked alone", Selection(places=(DONGFENG,)), 1),
    ("a prefecture without its counties", Selection(alone=(LIAOYUAN,)), 2),
    ("a province includes everything below", Selection(places=(JILIN,)), 6),
    ("a province alone", Selection(alone=(JILIN,)), 1),
    ("two places add up", Selection(places=(DONGFENG, TONGHUA)), 2),
    ("the nation stands for itself only", Selection(places=("000000",)), 0),
    ("an unknown place gives nothing", Selection(places=("999999",)), 0),
    ("an unknown theme gives nothing", Selection(themes=("astrology",)), 0),
    ("a period takes what was published then or speaks of then", Selection(periods=("2023",)), 3),
    ("a period that is no year gives nothing", Selection(periods=("soon",)), 0),
    ("a theme", Selection(themes=("finance",)), 3),
    ("filters narrow each other", Selection(places=(LIAOYUAN,), themes=("finance",), periods=("2024",)), 1),
    ("a document", Selection(documents=("tonghua_2024",)), 1),
    ("words of the search stand anywhere in the passage", Selection(search="营商环境 优化"), 2),
    ("a phrase in quotation marks is exact", Selection(search='"优化营商环境"'), 1),
    ("traditional characters find simplified ones", Selection(search="營商環境"), 2),
    ("a minus excludes", Selection(search="营商环境 -优化"), 1),
    ("capitals do not matter", Selection(search="SCRIPT"), 1),
    ("a search is no pattern", Selection(search='"6%"'), 3),
    ("punctuation alone asks for nothing", Selection(search="。"), 6),
    ("nothing found", Selection(search="量子计算"), 0),
]


@pytest.mark.parametrize(("selection", "documents"), [row[1:] for row in SELECTED], ids=[row[0] for row in SELECTED])
def test_a_selection_chooses_articles(corpus: Corpus, selection: Selection, documents: int) -> None:
    frame = queries.select_articles(corpus, selection)
    assert frame["document"].nunique() == documents
    assert queries.count_articles(corpus, selection) == len(frame)


def test_a_claim_follows_its_own_place_and_period_not_its_articles(corpus: Corpus) -> None:
    review = queries.select_claims(corpus, Selection(places=(LIAOYUAN,), periods=("2023",)))
    assert set(review["document"]) == {"liaoyuan_2023", "liaoyuan_2024"}  # the report of 2024 reviews 2023
    assert set(review["period"]) == {"2023"}


@pytest.mark.parametrize("query", [
    queries.select_articles, queries.select_claims, queries.select_conflicts, queries.select_counts,
    queries.select_coverage, queries.select_headlines, queries.select_indicator_options, queries.select_ledger,
    queries.select_repair_counts, queries.select_rest_counts, queries.select_theme_matrix, queries.select_word_counts,
])  # fmt: skip
@pytest.mark.parametrize("selection", [Selection(places=("999999",)), Selection(search="量子", themes=("x", "y"))])
def test_an_empty_selection_gives_the_same_columns_and_no_error(corpus: Corpus, query, selection: Selection) -> None:
    assert list(query(corpus, selection).columns) == list(query(corpus, Selection()).columns)


@pytest.mark.parametrize(
    ("code", "prefix"),
    [("220000", "22"), ("220400", "2204"), ("220421", "220421"), ("000000", ""), ("429004", "429004")],
)
def test_a_division_prefixes_what_is_below_it(code: str, prefix: str) -> None:
    assert get_prefix(code) == prefix


def test_a_selection_can_key_a_cache_and_knows_that_it_is_empty() -> None:
    assert hash(Selection(places=(LIAOYUAN,))) == hash(Selection(places=(LIAOYUAN,)))
    assert not Selection()
    assert Selection(search="x")


# --- options ----------------------------------------------------------------------------------------------------------


def test_place_options_count_a_county_under_its_prefecture_and_province(corpus: Corpus) -> None:
    frame = queries.select_place_options(corpus).set_index("code")
    counts = frame.loc[LIAOYUAN, ["depth", "articles", "articles_below", "claims", "claims_below"]]
    assert counts.tolist() == [1, 2, 3, 8, 9]
    assert frame.loc[JILIN, "articles_below"] == 6
    assert frame.index.tolist() == sorted(frame.index)  # parents before children


def test_period_options_are_newest_first(corpus: Corpus) -> None:
    frame = queries.select_period_options(corpus)
    assert frame["period"].tolist() == ["2024", "2023"]
    assert frame["claims"].tolist() == [10, 5]


def test_indicator_options_follow_the_selection(corpus: Corpus) -> None:
    everywhere = queries.select_indicator_options(corpus)
    assert everywhere["indicator_id"].tolist()[0] == "gdp"
    tonghua = queries.select_indicator_options(corpus, Selection(places=(TONGHUA,)))
    assert set(tonghua["indicator_id"]) == {"gdp", "general_public_budget_revenue"}
    assert tonghua.set_index("indicator_id").loc["gdp", ["claims", "targets", "places"]].tolist() == [1, 1, 1]


def test_document_and_theme_options_list_all(corpus: Corpus) -> None:
    assert len(queries.select_document_options(corpus)) == 6
    assert queries.select_theme_options(corpus)["theme"].tolist() == ["economy", "finance", "livelihood"]


# --- overview ---------------------------------------------------------------------------------------------------------


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
    frame = queries.select_headlines(corpus, Selection(periods=("2024",)), indicators=2)
    assert frame["indicator_id"].drop_duplicates().tolist() == ["gdp", "general_public_budget_revenue"]
    assert set(frame["status"]) == {"target"}
    assert not frame.duplicated(["ref_area", "indicator_id", "measure", "period"]).any()


# --- claims -----------------------------------------------------------------------------------------------------------


def test_money_is_brought_to_one_unit_and_keeps_its_own(corpus: Corpus) -> None:
    frame = queries.select_claims(
        corpus, Selection(), indicators=("general_public_budget_revenue",), measures=("level",)
    )
    rows = frame.set_index("document")[["value", "unit", "amount", "base_unit", "kind"]]
    assert rows.loc["liaoyuan_2024"].tolist() == [28, "亿元", 2_800_000_000, "元", "money"]
    assert rows.loc["tonghua_2024"].tolist() == [9000, "万元", 90_000_000, "元", "money"]


def test_a_range_keeps_both_ends(corpus: Corpus) -> None:
    row = queries.select_claims(corpus, Selection(places=(DONGFENG,))).iloc[0]
    assert (row["value"], row["value_max"], row["amount_max"]) == (5.5, 6.0, 6.0)


def test_claims_can_be_paged_and_counted(corpus: Corpus) -> None:
    assert queries.count_claims(corpus, Selection(), statuses=("target",)) == 12
    first = queries.select_claims(corpus, Selection(), statuses=("target",), limit=5)
    second = queries.select_claims(corpus, Selection(), statuses=("target",), limit=20, offset=5)
    assert len(first) == 5 and len(second) == 7
    assert not set(first["claim_id"]) & set(second["claim_id"])


def test_a_claim_opens_by_its_id_whatever_the_filters(corpus: Corpus) -> None:
    wanted = queries.select_claims(corpus, Selection(), indicators=("gdp",))["claim_id"].tolist()[:2]
    assert sorted(queries.select_claim(corpus, wanted)["claim_id"]) == sorted(wanted)
    assert queries.select_claim(corpus, ["no such claim", "' OR 1=1"]).empty
    assert queries.select_claim(corpus, []).empty


def test_the_ledger_joins_a_target_with_the_result_of_a_later_report(corpus: Corpus) -> None:
    frame = queries.select_ledger(corpus, Selection(places=(LIAOYUAN,), periods=("2023",)))
    rows = frame.set_index("indicator_id")
    missed, kept = rows.loc["gdp"], rows.loc["general_public_budget_revenue"]
    assert (missed["value"], missed["result_value"], missed["outcome"]) == (7, 6.8, "missed")
    assert (kept["value"], kept["result_value"], kept["outcome"]) == (8, 9, "overtaken")
    assert missed["result_document"] == "liaoyuan_2024" and "6.8%" in missed["result_sentence"]


def test_the_ledger_leaves_a_target_without_a_result_open(corpus: Corpus) -> None:
    frame = queries.select_ledger(corpus, Selection(periods=("2024",)))
    assert set(frame["outcome"]) == {"open"}
    assert set(frame["result_claim_id"]) == {""}


def test_coverage_tells_what_is_not_stated_from_what_no_document_covers(corpus: Corpus) -> None:
    frame = queries.select_coverage(corpus, Selection()).set_index(["ref_area", "indicator_id", "period"])
    assert frame.loc[(LIAOYUAN, "gdp", "2023"), "state"] == "stated"
    assert frame.loc[(DONGFENG, "new_urban_jobs", "2024"), "state"] == "unstated"
    assert frame.loc[(DONGFENG, "gdp", "2023"), "state"] == "undocumented"


def make_corpus(folder: Path, documents: dict[str, list[tuple]]) -> Corpus:
    """A corpus of documents about 辽源市; per figure: quote, value, bound, commitment, status, and what differs from the
    growth of GDP in 2024."""
    analyses = []
    for name, figures in documents.items():
        paragraphs = []
        for quote, value, bound, commitment, status, *rest in figures:
            indicator, paragraph = rest if len(rest) == 2 else (rest[0] if rest else GDP, "")
            claim = (quote, value, None, "%", "growth", bound, commitment, status, "2024", indicator, False)
            if paragraph == "same" and paragraphs:
                text, theme, claims = paragraphs.pop()
                paragraphs.append((f"{text}、{quote}", theme, [*claims, claim]))
            else:
                paragraphs.append((f"{indicator[0]}增长{quote}", "economy", [claim]))
        published = "2025-01-10" if name == "review" else "2024-01-10"
        analyses.append(make_analysis(name, "辽源市", LIAOYUAN, f"{name}报告", published, paragraphs))
    folder.mkdir()
    tables = {**make_tables(analyses), "divisions": make_divisions()}
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet")
    manifest = Manifest(
        SCHEMA_VERSION, "handmade", "2026-01-01", {name: len(table) for name, table in tables.items()}, []
    )
    (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    return open_corpus(folder)


NOMINAL_GDP = ("生产总值", "gdp", "economy")
UNEMPLOYMENT = ("城镇调查失业率", "unemployment_surveyed_urban", "livelihood")

CONFLICTS = [
    # what, one document's figures, another's, rows that clash
    ("two reports differ", [("6%", 6, "exact", "none", "actual")], [("7%", 7, "exact", "none", "actual")], 2),
    ("two reports agree", [("6%", 6, "exact", "none", "actual")], [("6%", 6, "exact", "none", "actual")], 0),
    ("a phrase of its own is no excuse between reports", [("6%", 6, "exact", "none", "actual")],
     [("7%", 7, "exact", "none", "actual", NOMINAL_GDP)], 2),
    ("within one report it is", [("6%", 6, "exact", "none", "actual"),
                                 ("7%", 7, "exact", "none", "actual", NOMINAL_GDP)], [], 0),
    ("one report contradicts itself", [("6%以上", 6, "at_least", "none", "target"),
                                       ("8%以上", 8, "at_least", "none", "target")], [], 2),
    ("a floor and a stretch goal of one sentence", [("7%以上", 7, "at_least", "none", "target"),
                                                    ("8%", 8, "exact", "strive", "target", GDP, "same")], [], 0),
    ("超6% and 6.8% agree", [("超6%", 6, "at_least", "none", "actual")], [("6.8%", 6.8, "exact", "none", "actual")], 0),
    ("超6% and 5.8% do not", [("超6%", 6, "at_least", "none", "actual")], [("5.8%", 5.8, "exact", "none", "actual")], 2),
    ("5%左右 and 5.2% agree", [("5%左右", 5, "about", "none", "actual")], [("5.2%", 5.2, "exact", "none", "actual")], 0),
    ("a target and a result are two things", [("6%", 6, "exact", "none", "target")],
     [("5%", 5, "exact", "none", "actual")], 0),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "rows"), [row[1:] for row in CONFLICTS], ids=[row[0] for row in CONFLICTS])
def test_figures_contradict_where_no_amount_fits_both(tmp_path: Path, one: list, other: list, rows: int) -> None:
    corpus = make_corpus(tmp_path / "corpus", {"one": one, "other": other})
    frame = queries.select_conflicts(corpus, Selection())
    assert len(frame) == rows
    assert set(frame["amounts"]) <= {2}
    assert set(frame["sources"]) <= {2 if other else 1}


def test_a_growth_in_five_years_does_not_contradict_its_yearly_average() -> None:
    total = {"amount": 33.0, "amount_max": None, "document": "one", "bound": "exact", "averaged": False}
    average = {**total, "amount": 6.0, "document": "other", "averaged": True}
    assert not _contradict(total, average)
    assert _contradict(total, {**average, "averaged": False})


OUTCOMES = [
    # what, target, results, outcome
    ("reached", ("6%", 6, "exact", "none", "target"), [("6%", 6)], "kept"),
    ("not reached", ("6%以上", 6, "at_least", "none", "target"), [("5.9%", 5.9)], "missed"),
    ("a tenth above", ("6%", 6, "exact", "none", "target"), [("6.6%", 6.6)], "overtaken"),
    ("about allows for a twentieth", ("6%左右", 6, "about", "none", "target"), [("5.8%", 5.8)], "kept"),
    ("about allows for no more", ("6%左右", 6, "about", "none", "target"), [("5.5%", 5.5)], "missed"),
    ("of at most, less is better", ("6%以内", 6, "at_most", "none", "target"), [("5.9%", 5.9)], "kept"),
    ("of at most, more is worse", ("6%以内", 6, "at_most", "none", "target"), [("6.1%", 6.1)], "missed"),
    ("of unemployment, less is better", ("6%", 6, "exact", "none", "target", UNEMPLOYMENT), [("5.9%", 5.9)], "kept"),
    ("two results differ", ("6%", 6, "exact", "none", "target"), [("6.1%", 6.1), ("5.1%", 5.1)], "unsure"),
    ("no result", ("6%", 6, "exact", "none", "target"), [], "open"),
]


@pytest.mark.parametrize(
    ("target", "results", "outcome"), [row[1:] for row in OUTCOMES], ids=[row[0] for row in OUTCOMES]
)
def test_a_target_is_judged_by_its_bound_and_its_indicator(
    tmp_path: Path, target: tuple, results: list, outcome: str
) -> None:
    reported = [(quote, value, "exact", "none", "actual", *target[5:]) for quote, value in results]
    corpus = make_corpus(tmp_path / "corpus", {"plan": [target], "review": reported})
    row = queries.select_ledger(corpus, Selection()).iloc[0]
    assert (row["outcome"], row["results"]) == (outcome, len(results))


JUDGED = [
    # what differs from: 6% of GDP's growth in 2024 promised, 6% reported in January 2025; outcome
    ("a target that was read unsurely", {"certainty": 0.49}, "unsure"),
    ("a result that was read unsurely", {"result_certainty": 0.3}, "unsure"),
    ("both read surely enough", {"certainty": 0.5, "result_certainty": 0.5}, "kept"),
    ("a fall as deep as promised", {"direction": "down", "result_direction": "down"}, "kept"),
    ("a deeper fall", {"direction": "down", "result_direction": "down", "result_amount": 8.0}, "overtaken"),
    ("a rise instead of a fall", {"direction": "down", "result_amount": 8.0}, "missed"),
    ("a fall instead of a rise", {"result_direction": "down", "result_amount": 8.0}, "missed"),
    ("a fall of at least", {"direction": "down", "bound": "at_least", "result_direction": "down", "result_amount": 5.0}, "missed"),
    ("a fall of at most", {"direction": "down", "bound": "at_most", "result_direction": "down", "result_amount": 5.8}, "kept"),
    ("a fall of at most, grown", {"direction": "down", "bound": "at_most", "result_direction": "down", "result_amount": 7.0}, "missed"),
    ("of energy, a fall is asked", {"indicator_id": "energy_intensity", "direction": "down", "result_direction": "down"}, "kept"),
    ("a yearly average and a total", {"averaged": True}, "unsure"),
    ("two yearly averages", {"averaged": True, "result_averaged": True}, "kept"),
    ("reported in July", {"result_published": "2024-07-20"}, "unsure"),
    ("the first half, reported in July", {"result_published": "2024-07-20", "period": "2024-H1"}, "kept"),
    ("of five years, reported in the third", {"result_published": "2024-07-20", "period": "2021/2025"}, "unsure"),
    ("a day that is not known", {"result_published": ""}, "kept"),
    ("another unit", {"result_base_unit": "元"}, "unsure"),
    ("newly built against a stock", {"measure": "level", "indicator": "新建充电桩"}, "unsure"),
    ("newly built, both", {"measure": "level", "indicator": "新建充电桩", "result_indicator": "建成充电桩"}, "kept"),
]  # fmt: skip


@pytest.mark.parametrize(("different", "outcome"), [row[1:] for row in JUDGED], ids=[row[0] for row in JUDGED])
def test_direction_average_and_date_decide_what_became_of_a_target(different: dict, outcome: str) -> None:
    row = {
        "results": 1, "spread": 1, "amount": 6.0, "amount_max": None, "base_unit": "%", "bound": "exact",
        "direction": "up", "averaged": False, "indicator_id": "gdp", "period": "2024", "result_amount": 6.0,
        "result_base_unit": "%", "result_direction": "up", "result_averaged": False, "result_published": "2025-01-10",
        "measure": "growth", "indicator": "充电桩", "result_indicator": "充电桩", "certainty": 0.9, "result_certainty": 0.9,
    }  # fmt: skip
    assert _judge({**row, **different}) == outcome


def test_an_indicator_that_is_only_named_is_told_from_one_that_is_not(tmp_path: Path) -> None:
    plain = ("推动居民收入增长和社零总额回升。", "economy", [])
    analysis = make_analysis(
        "report", "辽源市", LIAOYUAN, "报告", "2024-01-10",
        [("增长6%", "economy", [("6%", 6, None, "%", "growth", "exact", "none", "target", "2024", GDP, False)]), plain],
    )  # fmt: skip
    corpus = make_corpus(tmp_path / "corpus", {"report": []})
    for name, table in make_tables([analysis]).items():
        pq.write_table(table, corpus.folder / f"{name}.parquet")
    frame = queries.select_coverage(open_corpus(corpus.folder), Selection(), ("gdp", "income_residents", "cpi"))
    assert frame["state"].tolist() == ["stated", "unnumbered", "unstated"]
    sentences = queries.select_indicator_sentences(
        open_corpus(corpus.folder), Selection(), "income_residents", LIAOYUAN, "2024"
    )
    assert sentences["sentence"].tolist() == ["推动居民收入增长和社零总额回升。"]


JOBS_OF_PLAN = ("城镇新增就业占年计划比重", "", "livelihood")


@pytest.mark.parametrize(
    ("share", "outcome"), [(112.5, "overtaken"), (104.0, "kept"), (100.0, "kept"), (96.0, "missed")]
)
def test_a_result_may_be_told_as_a_share_of_its_target(tmp_path: Path, share: float, outcome: str) -> None:
    planned = ("1.2万人", 1.2, None, "万人", "change", "exact", "none", "target", "2023", JOBS, False)
    reached = (f"{share}%", share, None, "%", "share", "exact", "none", "actual", "2023", JOBS_OF_PLAN, False)
    analyses = [
        make_analysis(
            "plan", "辽源市", LIAOYUAN, "计划", "2023-01-09", [("城镇新增就业1.2万人。", "economy", [planned])]
        ),
        make_analysis(
            "result",
            "辽源市",
            LIAOYUAN,
            "结果",
            "2024-01-10",
            [(f"城镇新增就业完成年计划的{share}%。", "economy", [reached])],
        ),
    ]
    corpus = make_corpus(tmp_path / "corpus", {"report": []})
    for name, table in make_tables(analyses).items():
        pq.write_table(table, corpus.folder / f"{name}.parquet")
    frame = queries.select_ledger(open_corpus(corpus.folder), Selection())
    assert frame["outcome"].tolist() == [outcome]
    assert frame["result_quote"].tolist() == [f"{share}%"]


def test_an_indicator_that_a_passage_states_for_another_year_is_not_unnumbered(tmp_path: Path) -> None:
    before = ("6%", 6, None, "%", "growth", "exact", "none", "actual", "2023", GDP, False)
    planned = ("2万人", 2, None, "万人", "change", "exact", "none", "target", "2024", JOBS, False)
    paragraphs = [("地区生产总值增长6%。", "economy", [before]), ("城镇新增就业2万人。", "economy", [planned])]
    corpus = make_corpus(tmp_path / "corpus", {"report": []})
    analysis = make_analysis("report", "辽源市", LIAOYUAN, "报告", "2024-01-10", paragraphs)
    for name, table in make_tables([analysis]).items():
        pq.write_table(table, corpus.folder / f"{name}.parquet")
    frame = queries.select_coverage(open_corpus(corpus.folder), Selection(periods=("2024",)), ("gdp", "new_urban_jobs"))
    assert frame["state"].tolist() == ["unstated", "stated"]


# --- reading and words ------------------------------------------------------------------------------------------------


def test_a_snippet_shows_and_marks_what_was_searched(corpus: Corpus) -> None:
    row = queries.select_articles(corpus, Selection(search="梅花鹿")).iloc[0]
    assert [row["snippet"][start:end] for start, end in row["marks"]] == ["梅花鹿"]


def test_articles_can_be_paged(corpus: Corpus) -> None:
    pages = [queries.select_articles(corpus, Selection(), limit=4, offset=offset) for offset in (0, 4)]
    assert [len(page) for page in pages] == [4, 2]


def test_an_articles_passages_and_claims_point_into_its_clean_text(corpus: Corpus) -> None:
    clean = queries.select_text(corpus, "liaoyuan_2024")["clean"].iloc[0]
    passages = queries.select_passages(corpus, "liaoyuan_2024#1")
    assert [clean[p.start : p.end] for p in passages.itertuples()] == passages["text"].tolist()
    claims = queries.select_article_claims(corpus, "liaoyuan_2024#1")
    assert [clean[c.start : c.end] for c in claims.itertuples()] == claims["quote"].tolist()


def test_an_unknown_article_or_document_gives_no_rows(corpus: Corpus) -> None:
    for query in (queries.select_article, queries.select_passages, queries.select_article_claims, queries.select_text,
                  queries.select_document, queries.select_repairs, queries.select_article_mentions):  # fmt: skip
        assert query(corpus, "nothing#1").empty


def test_words_of_a_selection_and_of_the_rest_add_up_to_all(corpus: Corpus) -> None:
    selection = Selection(places=(LIAOYUAN,))
    counts = [
        queries.select_word_counts(corpus, selection).set_index("word")["count"],
        queries.select_rest_counts(corpus, selection).set_index("word")["count"],
    ]
    whole = queries.select_word_counts(corpus, Selection()).set_index("word")["count"]
    assert counts[0].add(counts[1], fill_value=0).astype(int).to_dict() == whole.to_dict()
    assert queries.select_token_total(corpus, selection) == counts[0].sum()


def test_a_words_sentences_hold_it_where_they_say(corpus: Corpus) -> None:
    frame = queries.select_word_sentences(corpus, Selection(), "营商环境")
    assert len(frame) == 3
    for row in frame.itertuples():
        for start, end in zip(row.starts, row.ends, strict=True):
            assert row.sentence[start - row.sentence_start : end - row.sentence_start] == "营商环境"
    assert queries.select_word_sentences(corpus, Selection(), "'; DROP").empty


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("一句。二句！三句", 3, "二句！"),
        ("他说：“好。”又说。", 3, "他说：“好。”"),  # the closing mark belongs to the sentence
        ("增长6.5%；就业稳定", 2, "增长6.5%；"),  # a decimal point ends nothing
        ("上行\n下行", 3, "下行"),
        ("没有句号", 0, "没有句号"),
    ],
)
def test_a_sentence_is_found_around_a_character(text: str, at: int, sentence: str) -> None:
    start, end = find_sentence(text, at)
    assert text[start:end] == sentence


def test_eight_readers_at_once_get_the_right_answers(corpus: Corpus) -> None:
    places = [LIAOYUAN, DONGFENG, TONGHUA, JILIN] * 10
    expected = {code: queries.count_claims(corpus, Selection(places=(code,))) for code in set(places)}
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda code: queries.count_claims(corpus, Selection(places=(code,))), places))
    assert found == [expected[code] for code in places]


def test_opening_the_same_folder_twice_gives_the_same_stamp(corpus: Corpus) -> None:
    assert open_corpus(Path(corpus.folder)).stamp == corpus.stamp
