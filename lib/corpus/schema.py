"""The tables of a corpus: their columns and types, once for the writer (Arrow) and once for the queries (Ibis).

Text columns that repeat are dictionary-encoded in the Parquet files; readers see plain strings. Offsets are
characters of the document's clean text unless the column says `printed`. A column that may be empty holds "" for text
and null for numbers.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pyarrow as pa

SCHEMA_VERSION = 9

_LABEL = pa.dictionary(pa.int32(), pa.string())  # few distinct values: kinds, places, themes, words
_TEXT = pa.string()
_COUNT = pa.int32()
_RATIO = pa.float64()

_DOCUMENT_COLUMNS: dict[str, pa.DataType] = {
    "document": _TEXT, "path": _TEXT, "format": _LABEL, "encoding": _LABEL, "certainty": _RATIO, "sha256": _TEXT,
    "title": _TEXT, "source": _LABEL, "author": _TEXT, "published": _LABEL, "url": _TEXT,
    "chars": _COUNT, "articles": _COUNT, "claims": _COUNT,
}  # fmt: skip

_TEXT_COLUMNS: dict[str, pa.DataType] = {
    "document": _TEXT, "printed": _TEXT, "clean": _TEXT, "origin": pa.list_(pa.int32()),
}  # fmt: skip

_ARTICLE_COLUMNS: dict[str, pa.DataType] = {
    "article_id": _TEXT, "document": _LABEL, "ordinal": _COUNT, "kind": _LABEL, "title": _TEXT, "byline": _TEXT,
    "source": _LABEL, "place": _LABEL, "ref_area": _LABEL, "published": _LABEL, "year": _COUNT, "genre": _LABEL, "part": _LABEL,
    "first_words": _TEXT, "last_words": _TEXT, "start": _COUNT, "end": _COUNT, "chars": _COUNT,
}  # fmt: skip

_PASSAGE_COLUMNS: dict[str, pa.DataType] = {
    "passage_id": _TEXT, "document": _LABEL, "article_id": _LABEL, "ordinal": _COUNT, "kind": _LABEL, "level": _COUNT,
    "headings": _LABEL, "start": _COUNT, "end": _COUNT, "text": _TEXT, "repeat_of": _COUNT,
    "continues": _COUNT, "continued_by": _COUNT,  # where the passage starts that a torn sentence comes from, or goes on in
    "theme": _LABEL, "themes": _LABEL,
}  # fmt: skip

_REPEAT_COLUMNS: dict[str, pa.DataType] = {
    "document": _LABEL, "start": _COUNT, "end": _COUNT, "first": _COUNT, "similarity": _RATIO,
}  # fmt: skip

_REPAIR_COLUMNS: dict[str, pa.DataType] = {
    "document": _LABEL, "ordinal": _COUNT, "kind": _LABEL, "start": _COUNT, "end": _COUNT,
    "clean_start": _COUNT, "clean_end": _COUNT, "before": _TEXT, "after": _TEXT, "certainty": _RATIO, "reason": _LABEL,
}  # fmt: skip

_MENTION_COLUMNS: dict[str, pa.DataType] = {
    "document": _LABEL, "article_id": _LABEL, "passage_id": _LABEL, "start": _COUNT, "end": _COUNT,
    "code": _LABEL, "name": _LABEL, "certainty": _RATIO, "reason": _LABEL,
}  # fmt: skip

_THEME_COLUMNS: dict[str, pa.DataType] = {
    "document": _LABEL, "article_id": _LABEL, "passage_id": _LABEL, "theme": _LABEL, "score": _RATIO, "words": _TEXT,
}  # fmt: skip

# indicators that the text names, with a figure or without one
_NAMED_COLUMNS: dict[str, pa.DataType] = {
    "document": _LABEL, "article_id": _LABEL, "passage_id": _LABEL, "start": _COUNT, "end": _COUNT,
    "indicator_id": _LABEL,
}  # fmt: skip

_CLAIM_COLUMNS: dict[str, pa.DataType] = {
    "claim_id": _TEXT, "document": _LABEL, "article_id": _LABEL, "passage_id": _LABEL, "article": _LABEL,
    "quote": _TEXT, "context": _TEXT, "value": _RATIO, "value_max": _RATIO, "unit": _LABEL, "measure": _LABEL,
    "direction": _LABEL, "bound": _LABEL, "commitment": _LABEL, "status": _LABEL, "period": _LABEL, "place": _LABEL,
    "ref_area": _LABEL, "indicator": _LABEL, "indicator_id": _LABEL, "theme": _LABEL, "sentence": _TEXT,
    "sentence_before": _COUNT,  # characters of it that stand elsewhere, before its own start
    "sentence_start": _COUNT, "sentence_end": _COUNT, "start": _COUNT, "end": _COUNT, "headings": _LABEL,
    "certainty": _RATIO, "reasons": _TEXT, "published": _LABEL,
    # derived: the value in its base unit (亿元 → 元), what it measures, and the years that the period spans
    "amount": _RATIO, "amount_max": _RATIO, "base_unit": _LABEL, "kind": _LABEL, "year_from": _COUNT, "year_to": _COUNT,
    "basis": _LABEL, "averaged": pa.bool_(), "binding": _LABEL,
    "planned": _LABEL, "planned_id": _LABEL, "added": pa.bool_(),
}  # fmt: skip

_TOKEN_COLUMNS: dict[str, pa.DataType] = {
    "document": _LABEL, "article_id": _LABEL, "passage_id": _LABEL, "word": _LABEL, "start": _COUNT, "end": _COUNT,
    "counted": pa.bool_(),
}  # fmt: skip

_DIVISION_COLUMNS: dict[str, pa.DataType] = {
    "code": _TEXT, "name": _TEXT, "short": _TEXT, "level": _LABEL, "parent": _LABEL, "prefecture": _LABEL,
    "province": _LABEL,
}  # fmt: skip

TABLES: dict[str, pa.Schema] = {
    name: pa.schema(list(columns.items()))
    for name, columns in {
        "documents": _DOCUMENT_COLUMNS,
        "texts": _TEXT_COLUMNS,
        "articles": _ARTICLE_COLUMNS,
        "passages": _PASSAGE_COLUMNS,
        "repeats": _REPEAT_COLUMNS,
        "repairs": _REPAIR_COLUMNS,
        "mentions": _MENTION_COLUMNS,
        "themes": _THEME_COLUMNS,
        "named": _NAMED_COLUMNS,
        "claims": _CLAIM_COLUMNS,
        "tokens": _TOKEN_COLUMNS,
        "divisions": _DIVISION_COLUMNS,
    }.items()
}


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def get_table(name: str) -> ir.Table:
    """One table of a corpus as an unbound Ibis expression: any engine that holds a table of this name can run it."""
    fields = [(field.name, _plain(field.type)) for field in TABLES[name]]
    return ibis.table(ibis.Schema.from_pyarrow(pa.schema(fields)), name=name)
