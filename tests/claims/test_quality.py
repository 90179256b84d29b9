"""The quality gate: what the extractor must reach on labelled text (tests/gold), figure by figure."""

from __future__ import annotations

import unicodedata

import pytest
from rapidfuzz.distance import Levenshtein

from lib.corpus.rows import list_articles
from tests.gold.measuring import HERE, SETS, analyse_set, read_floors, read_labels, score_set
from tests.gold.scoring import FIELDS, score_claims

FLOORS = read_floors()
ARTICLES = {analysis.document.name: analysis for analysis in analyse_set("articles")}
DAMAGED = "003_1ae0907a521365f2"


def make_row(**values: str) -> dict[str, str]:
    row = dict.fromkeys(("article", "optional", *FIELDS), "")
    return {**row, "document": "d", "quote": "6%", "context": "生产总值增长", "value": "6", "unit": "%", **values}


# --- the gate ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name, floors in FLOORS.items() for figure in floors])
def test_no_figure_falls_below_its_floor(name, figure):
    score = score_set(name)
    value = score.list_figures()[figure]
    kinds = {"detection_f1": {"missed", "false"}, "strict_f1": set(FIELDS)}.get(figure, {figure})
    faults = "\n".join(str(fault) for fault in score.faults if fault.kind in kinds)
    assert value >= FLOORS[name][figure], f"{figure} of {name} is {value:.3f}\n{faults}"


@pytest.mark.parametrize("name", SETS)
def test_every_set_has_a_floor_for_every_figure_and_a_label_for_every_document(name):
    assert set(FLOORS[name]) == set(score_set(name).list_figures())
    labelled = {row["document"] for row in read_labels(SETS[name][1])}
    assert labelled == {analysis.document.name for analysis in analyse_set(name)}


def flatten(text: str) -> str:
    """Without line breaks and full-width forms, which repair takes away before a text is labelled."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_every_label_of_the_genre_set_stands_in_its_text_with_its_context():
    texts = {path.stem: flatten(path.read_text(encoding="utf-8")) for path in SETS["genre"][0].glob("*.txt")}
    for row in read_labels(SETS["genre"][1]):
        assert flatten(row["context"] + row["quote"]) in texts[row["document"]], row


@pytest.mark.parametrize(
    "label",
    read_labels(HERE / "articles.csv"),
    ids=lambda label: f"{label['document'][:3]}-{label['ordinal']}",
)
def test_an_article_that_an_editor_marked_has_its_row(label):
    row = list_articles(ARTICLES[label["document"]])[int(label["ordinal"]) - 1]
    caption = label["title"] == "caption"
    assert row["kind"] == ("caption" if caption else "article")
    assert caption or row["title"] == label["title"]
    assert row["last_words"][-8:] == label["last_words"][-8:]


def test_no_article_is_found_that_an_editor_did_not_mark():
    found = sum(len(analysis.page.articles) for analysis in ARTICLES.values())
    assert found == len(read_labels(HERE / "articles.csv")) == 18


@pytest.mark.parametrize("label", read_labels(HERE / "duplicates.csv"), ids=lambda label: label["first_words"])
def test_a_paragraph_printed_twice_is_marked_once(label):
    analysis = ARTICLES[label["document"]]
    text = analysis.repaired.text
    second = text.index(label["first_words"], text.index(label["first_words"]) + 1)
    end = second + int(label["chars"]) - 2  # two characters of a torn line may go either way
    assert [repeat for repeat in analysis.page.repeats if repeat.start <= second and repeat.end >= end]


def test_the_damaged_document_is_repaired_to_999_of_1000_characters():
    right = (HERE / f"{DAMAGED}.repaired.txt").read_text(encoding="utf-8").strip()
    assert Levenshtein.normalized_similarity(ARTICLES[DAMAGED].repaired.text.strip(), right) >= 0.999


@pytest.mark.parametrize("label", read_labels(HERE / "repairs.csv"), ids=lambda label: label["restored"])
def test_each_slipped_run_of_bytes_is_restored(label):
    text = ARTICLES[DAMAGED].repaired.text
    assert label["damaged"] not in text
    assert label["restored"] in text


# --- the measure ------------------------------------------------------------------------------------------------------


def test_a_label_and_a_prediction_match_by_amount_and_place_whatever_the_scale():
    score = score_claims([make_row(value="1", unit="万亿元")], [make_row(value="10000", unit="亿元")])
    assert (score.found, score.missed, score.false) == (1, 0, 0)


@pytest.mark.parametrize("other", [{"value": "7"}, {"unit": "‰"}, {"context": "城镇新增就业目标"}, {"document": "e"}])
def test_another_amount_unit_place_or_document_is_another_claim(other):
    score = score_claims([make_row(), make_row(document="e", value="9")], [make_row(**other)])
    assert score.found == 0
    assert (score.missed, score.false) == (2, 1)


def test_an_optional_label_counts_neither_for_nor_against():
    labels = [make_row(), make_row(value="3", optional="yes")]
    assert score_claims(labels, [make_row()]).strict_f1 == 1
    assert score_claims(labels, [make_row(), make_row(value="3")]).strict_f1 == 1


def test_a_claim_is_strictly_right_only_where_every_field_of_the_strict_is():
    wrong = {name: score_claims([make_row()], [make_row(**{name: "x"})]).strict_f1 for name in FIELDS[1:]}
    assert {name for name, figure in wrong.items() if figure == 0} == {
        "measure", "bound", "status", "period", "place", "indicator",
    }  # fmt: skip


def test_a_false_claim_costs_as_much_as_a_missed_one():
    more = score_claims([make_row()], [make_row(), make_row(value="8")])
    less = score_claims([make_row(), make_row(value="8")], [make_row()])
    assert more.detection_f1 == less.detection_f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("label", "got", "right"),
    [
        ("地区生产总值", "全市地区生产总值", True),
        ("城镇调查失业率", "调查失业率", True),
        ("收入", "城镇居民人均可支配收入", False),
        ("财政收入", "固定资产投资", False),
        ("", "项目", False),
    ],
)
def test_an_indicator_may_be_longer_or_shorter_than_its_label_but_not_another(label, got, right):
    score = score_claims([make_row(indicator=label)], [make_row(indicator=got)])
    assert (score.right["indicator"] == 1) is right
