"""The rows of a corpus's tables that one analysis gives."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from lib.corpus import TABLES
from lib.corpus.rows import get_years, make_tables
from lib.model import Analysis, Article, Claim, Document, Page, Passage, Repaired, Repeat, Step, ThemeHit, Token


def make_analysis() -> Analysis:
    """Printed "發展工業。增長5%。" twice, its first character repaired, the second printing marked as a repeat."""
    printed, line = "發展工業。增長5%。\n發展工業。增長5%。", "发展工业。增长5%。"
    clean = f"{line}\n{line}"
    size = len(line)
    repaired = Repaired(
        clean,
        (Step("traditional", 0, 1, "發", "发", 1.0), Step("doubt", 3, 4, "業", "業", 0.4)),
        tuple(range(len(clean) + 1)),
    )
    page = Page(
        (Article(1, "article", "题", "", "", "", 0, len(clean), "辽源市", "220400"),),
        (Passage(1, 1, "body", 0, size, headings=("一、总", "(一)分")), Passage(2, 1, "body", size + 1, len(clean))),
        (Repeat(size + 1, len(clean), 0, 1.0),),
        published="2024-01",
    )
    claim = Claim(
        1, 1, "5%", "发展工业。增长", 7, 9, 5, 10, 5.0, None, "%", "growth", "up", "exact", "none", "target",
        "2021/2025", "辽源市", "220400", "工业", "", "industry", 0.8, (("status", "安排"),),
    )  # fmt: skip
    tokens = tuple(Token(p, "发展", at, at + 2) for p, at in ((1, 0), (2, size + 1)))
    themes = (ThemeHit(1, "industry", 2.0, ("工业",)), ThemeHit(1, "economy", 1.0, ("增长",)))
    document = Document("d", "d.txt", "txt", "utf-8", 1.0, "00", printed)
    return Analysis(document, repaired, page, (), themes, (claim,), tokens)


@pytest.fixture(scope="module")
def rows() -> dict[str, pd.DataFrame]:
    return {name: table.to_pandas() for name, table in make_tables([make_analysis()]).items()}


def test_every_table_has_the_columns_of_the_schema(rows: dict[str, pd.DataFrame]) -> None:
    assert set(rows) == set(TABLES) - {"divisions"}
    for name, frame in rows.items():
        assert list(frame.columns) == TABLES[name].names


def test_a_repeated_passage_names_its_first_print_and_its_words_do_not_count(rows: dict[str, pd.DataFrame]) -> None:
    assert rows["passages"]["repeat_of"].tolist()[1] == 0
    assert pd.isna(rows["passages"]["repeat_of"][0])
    assert rows["tokens"]["counted"].tolist() == [True, False]


def test_a_claims_offsets_cut_its_quote_and_its_sentence(rows: dict[str, pd.DataFrame]) -> None:
    clean, claim = rows["texts"]["clean"][0], rows["claims"].iloc[0]
    assert clean[claim["start"] : claim["end"]] == claim["quote"] == "5%"
    assert claim["sentence"] == "增长5%。"
    assert claim["headings"] == "一、总 › (一)分"
    assert json.loads(claim["reasons"]) == [["status", "安排"]]


def test_a_date_comes_from_the_page_where_the_article_has_none(rows: dict[str, pd.DataFrame]) -> None:
    assert rows["articles"][["published", "year"]].iloc[0].tolist() == ["2024-01", 2024]
    assert rows["claims"]["published"][0] == "2024-01"


def test_a_passage_keeps_its_themes_best_first(rows: dict[str, pd.DataFrame]) -> None:
    assert rows["passages"][["theme", "themes"]].iloc[0].tolist() == ["industry", "industry,economy"]
    assert rows["passages"]["themes"][1] == ""


def test_repairs_stand_in_printed_and_in_clean_characters(rows: dict[str, pd.DataFrame]) -> None:
    step = rows["repairs"].iloc[0]
    assert rows["texts"]["printed"][0][step["start"] : step["end"]] == "發"
    assert rows["texts"]["clean"][0][step["clean_start"] : step["clean_end"]] == "发"


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2024", (2024, 2024)),
        ("2023-H1", (2023, 2023)),
        ("2023-06", (2023, 2023)),
        ("2021/2025", (2021, 2025)),
        ("", (None, None)),
    ],
)
def test_a_period_spans_years(period: str, years: tuple[int | None, int | None]) -> None:
    assert get_years(period) == years
