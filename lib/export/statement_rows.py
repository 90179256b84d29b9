"""Statements as rows that can be checked: what is said, as a number and as written, of whom, for when, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from lib.corpus import Corpus, get_table
from lib.export.citations import Work
from lib.export.exhibits import Data, Field, FieldType
from lib.reference.indicators import load_indicators
from lib.reference.texts import read_texts

# column → its type; the heads are `take.column.*` of data/locale, what they mean `take.means.*`
COLUMNS: dict[str, FieldType] = {
    "row": "integer", "indicator": "string", "written": "string", "value": "number", "value_max": "number", "unit": "string",
    "base_value": "number", "base_value_max": "number", "base_unit": "string", "measure": "string", "basis": "string", "bound": "string",
    "wording": "string", "status": "string", "period": "string", "place": "string", "place_code": "string", "indicator_name": "string",
    "indicator_id": "string", "theme": "string", "document": "string", "title": "string", "source": "string", "published": "string",
    "url": "string", "sentence": "string", "link": "string", "certainty": "number", "doubts": "string", "claim_id": "string",
}  # fmt: skip
# what a table on screen calls a column that is among these anyway
SAME = frozenset(
    {"name", "what", "quote", "commitment", "flags", "label", "result_written", "target_written", *COLUMNS}
)

_UNSAID = ("", "none", "exact")  # values that say nothing
_DIGITS = 12  # of an amount: 2490.2亿元 is 249020000000元, not 249019999999.99997
WORK = "work"  # beside the columns: the `Work` that a row stands in, for its citation

Link = Callable[[str, int], str]  # article, clean-text offset → the absolute link to that place


def make_field(code: str, language: str) -> Field:
    texts = read_texts(language)
    return Field(code, texts[f"take.column.{code}"], COLUMNS[code], texts[f"take.means.{code}"])


def read_statements(
    corpus: Corpus, claim_ids: Sequence[tuple[int, str]], language: str, link: Link, doubts: pd.DataFrame | None = None
) -> Data:
    """One row per (row on screen, claim), in the order given. doubts: claim_id, doubts (in words)."""
    order = pd.DataFrame(claim_ids, columns=["row", "claim_id"])
    claims = _select(corpus, "claims", "claim_id", order["claim_id"])
    rows = order.merge(claims, on="claim_id", how="inner")
    texts = read_texts(language)
    works = read_works(corpus, rows)

    def say(kind: str, column: str) -> pd.Series:
        return rows[column].map(lambda key: texts.get(f"{kind}.{key}", "") if key not in _UNSAID else "")

    told = pd.DataFrame([(work.title, work.source, work.published, work.url) for work in works]).reindex(
        columns=range(4)
    )
    frame = pd.DataFrame(
        {
            "row": rows["row"],
            "indicator": rows["indicator"],
            "written": rows["quote"],
            "value": rows["value"],
            "value_max": rows["value_max"],
            "unit": rows["unit"],
            "base_value": rows["amount"].map(_round),
            "base_value_max": rows["amount_max"].map(_round),
            "base_unit": rows["base_unit"],
            "measure": say("measure", "measure"),
            "basis": say("basis", "basis"),
            "bound": say("bound", "bound"),
            "wording": say("commitment", "commitment"),
            "status": say("status", "status"),
            "period": rows["period"],
            "place": rows["place"],
            "place_code": rows["ref_area"],
            "indicator_name": _name_indicators(rows["indicator_id"], language),
            "indicator_id": rows["indicator_id"],
            "theme": say("theme", "theme"),
            "document": rows["document"],
            "title": told[0],
            "source": told[1],
            "published": told[2],
            "url": told[3],
            "sentence": rows["sentence"],
            "link": [link(article, int(start)) for article, start in zip(rows["article_id"], rows["start"], strict=True)],
            "certainty": rows["certainty"],
            "doubts": "" if doubts is None else rows["claim_id"].map(doubts.set_index("claim_id")["doubts"]).fillna(""),
            "claim_id": rows["claim_id"],
            WORK: works,
        }
    )  # fmt: skip
    return Data(tuple(make_field(code, language) for code in COLUMNS), frame)


def _round(amount: float) -> float:
    return float(f"{amount:.{_DIGITS}g}")


def holds_statements(data: Data) -> bool:
    """Whether each row is a statement of a document."""
    return WORK in data.rows


def add_shown(statements: Data, shown: pd.DataFrame, fields: Iterable[Field]) -> Data:
    """The statements with the columns of the screen that they do not have: a rank, a gap, what became of a promise.

    shown: the rows on screen, in their order; `row` of the statements counts them from 1.
    """
    more = tuple(item for item in fields if item.code not in SAME)
    if not more:
        return statements
    beside = shown[[item.code for item in more]].reset_index(drop=True)
    beside.index = beside.index + 1
    rows = statements.rows.join(beside, on="row")
    return Data((statements.fields[0], *more, *statements.fields[1:]), rows)


def read_works(corpus: Corpus, rows: pd.DataFrame) -> list[Work]:
    """The work that each row stands in. Columns: document, and article_id where the article is known."""
    documents = _select(corpus, "documents", "document", rows["document"]).set_index("document").to_dict("index")
    ids = rows["article_id"] if "article_id" in rows else pd.Series("", index=rows.index)
    articles = _select(corpus, "articles", "article_id", ids).set_index("article_id").to_dict("index")
    works = []
    for document, article_id in zip(rows["document"], ids, strict=True):
        told, article = documents.get(document, {}), articles.get(article_id, {})
        works.append(
            Work(
                title=article.get("title") or told.get("title") or document,
                author=told.get("author") or "",
                source=article.get("source") or told.get("source") or "",
                published=article.get("published") or told.get("published") or "",
                url=told.get("url") or "",
                genre=article.get("genre") or "",
            )
        )
    return works


def _select(corpus: Corpus, table: str, column: str, values: pd.Series) -> pd.DataFrame:
    source = get_table(table)
    return corpus.run(source.filter(source[column].isin(sorted({str(value) for value in values}) or [""])))


def _name_indicators(ids: pd.Series, language: str) -> list[str]:
    known = load_indicators()
    names = []
    for key in ids:
        indicator = known.get(key)
        names.append("" if indicator is None else indicator.zh if language == "zh" else indicator.en)
    return names
