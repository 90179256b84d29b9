"""What a corpus states of an indicator, only names, does not state, or has no document for."""

from __future__ import annotations

from pathlib import Path

from lib import queries
from lib.corpus import Corpus, open_corpus
from lib.queries import Selection
from tests.handmade import GDP, JOBS, make_analysis, write_analyses

LIAOYUAN, DONGFENG = "220400", "220421"


def test_coverage_tells_what_is_not_stated_from_what_no_document_covers(corpus: Corpus) -> None:
    frame = queries.select_coverage(corpus, Selection()).set_index(["ref_area", "indicator_id", "period"])
    assert frame.loc[(LIAOYUAN, "gdp", "2023"), "state"] == "stated"
    assert frame.loc[(DONGFENG, "new_urban_jobs", "2024"), "state"] == "unstated"
    assert frame.loc[(DONGFENG, "gdp", "2023"), "state"] == "undocumented"


def test_an_indicator_that_is_only_named_is_told_from_one_that_is_not(tmp_path: Path) -> None:
    plain = ("推动居民收入增长和社零总额回升。", "economy", [])
    analysis = make_analysis(
        "report", "辽源市", LIAOYUAN, "报告", "2024-01-10",
        [("增长6%", "economy", [("6%", 6, None, "%", "growth", "exact", "none", "target", "2024", GDP, False)]), plain],
    )  # fmt: skip
    corpus = open_corpus(write_analyses(tmp_path / "corpus", [analysis]))
    frame = queries.select_coverage(corpus, Selection(), ("gdp", "income_residents", "cpi"))
    assert frame["state"].tolist() == ["stated", "unnumbered", "unstated"]
    sentences = queries.select_indicator_sentences(corpus, Selection(), "income_residents", LIAOYUAN, "2024")
    (sentence,) = sentences.to_dict("records")
    assert sentence["sentence"] == "推动居民收入增长和社零总额回升。"
    (start,), (end,) = sentence["starts"], sentence["ends"]
    assert sentence["sentence"][start - sentence["sentence_start"] : end - sentence["sentence_start"]] == "居民收入"
    elsewhere = [
        ("income_residents", DONGFENG, "2024"),
        ("income_residents", LIAOYUAN, "2023"),
        ("gdp", LIAOYUAN, "2024"),
    ]
    for cell in elsewhere:
        assert queries.select_indicator_sentences(corpus, Selection(), *cell).empty


def test_an_indicator_that_a_passage_states_for_another_year_is_not_unnumbered(tmp_path: Path) -> None:
    before = ("6%", 6, None, "%", "growth", "exact", "none", "actual", "2023", GDP, False)
    planned = ("2万人", 2, None, "万人", "change", "exact", "none", "target", "2024", JOBS, False)
    paragraphs = [("地区生产总值增长6%。", "economy", [before]), ("城镇新增就业2万人。", "economy", [planned])]
    analysis = make_analysis("report", "辽源市", LIAOYUAN, "报告", "2024-01-10", paragraphs)
    corpus = open_corpus(write_analyses(tmp_path / "corpus", [analysis]))
    frame = queries.select_coverage(corpus, Selection(periods=("2024",)), ("gdp", "new_urban_jobs"))
    assert frame["state"].tolist() == ["unstated", "stated"]
