"""An analysis as rows of the corpus tables."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pyarrow as pa

from lib.corpus.ids import get_article_id, get_passage_id
from lib.corpus.passage_hits import list_mentions, list_named, list_theme_hits
from lib.corpus.schema import TABLES
from lib.corpus.tokens import make_tokens
from lib.model import Analysis, Article, Claim, Passage, Repeat
from lib.reference.signs import write_attachment
from lib.reference.units import normalise
from lib.times.periods import read_period

Row = dict[str, Any]

_WORDS = 12  # characters of first_words and last_words
_BODY = {"body", "caption", "heading"}


def get_published(analysis: Analysis, article: Article | None) -> str:
    """The date of an article: its own, else its page's, else what the sidecar or the format says."""
    own = article.published if article else ""
    return own or analysis.page.published or analysis.document.published


def get_years(period: str) -> tuple[int | None, int | None]:
    """First and last year of a period: 2023-H1 → 2023, 2023; 2021/2025 → 2021, 2025; empty → None, None."""
    read = read_period(period)
    return (read.first, read.last) if read else (None, None)


def _get_year(published: str) -> int | None:
    return int(published[:4]) if published[:4].isascii() and published[:4].isdecimal() else None


def list_articles(analysis: Analysis) -> list[Row]:
    """The articles table's rows of one document."""
    passages = _group(analysis.page.passages)
    clean = analysis.repaired.text
    rows = []
    for article in analysis.page.articles:
        own = [passage for passage in passages[article.ordinal] if passage.kind in _BODY]
        body = [passage for passage in own if passage.kind != "heading"] or own
        published = get_published(analysis, article)
        rows.append({
            "article_id": get_article_id(analysis.document.name, article.ordinal),
            "document": analysis.document.name,
            "ordinal": article.ordinal,
            "kind": article.kind,
            "title": article.title,
            "byline": article.byline,
            "source": article.source or analysis.page.source or analysis.document.source,
            "place": article.place,
            "ref_area": article.ref_area,
            "published": published,
            "year": article.year or _get_year(published),  # that it speaks of; where nothing tells, that it was published in
            "genre": article.genre,
            "part": article.part,
            "first_words": clean[body[0].start : body[0].end].strip()[:_WORDS] if body else "",
            "last_words": clean[body[-1].start : body[-1].end].strip()[-_WORDS:] if body else "",
            "start": article.start,
            "end": article.end,
            "chars": sum(passage.end - passage.start for passage in own),
        })  # fmt: skip
    return rows


_BEHIND_NAME = frozenset({"theme", "basis", "averaged", "binding"})  # reasons told after how a figure came to its name


def list_reasons(claim: Claim) -> list[tuple[str, str]]:
    """Why each field of a claim was read as it is, as text: the words that decided, how it came to its name, what is doubtful."""
    told = list(claim.reasons)
    if claim.attached:
        at = next((index for index, (field, _) in enumerate(told) if field in _BEHIND_NAME), len(told))
        told.insert(at, ("attached", write_attachment(claim.attached)))
    if claim.doubts:
        told.append(("certainty", " ".join(claim.doubts)))
    return told


def list_claims(analysis: Analysis) -> list[Row]:
    """The claims table's rows of one document."""
    name, clean = analysis.document.name, analysis.repaired.text
    articles = {article.ordinal: article for article in analysis.page.articles}
    headings = {passage.ordinal: passage.headings for passage in analysis.page.passages}
    rows = []
    for claim in analysis.claims:
        article = articles.get(claim.article)
        amount, base_unit, kind = normalise(claim.value, claim.unit)
        amount_max = None if claim.value_max is None else normalise(claim.value_max, claim.unit)[0]
        year_from, year_to = get_years(claim.period)
        own = (claim.sentence_start, claim.sentence_end)
        parts = claim.sentence_parts or (own,)
        rows.append({
            "claim_id": f"{name}@{claim.start}-{claim.end}",
            "document": name,
            "article_id": get_article_id(name, claim.article),
            "passage_id": get_passage_id(name, claim.passage),
            "article": article.title if article else "",
            "quote": claim.quote,
            "context": claim.context,
            "value": claim.value,
            "value_max": claim.value_max,
            "unit": claim.unit,
            "measure": claim.measure,
            "direction": claim.direction,
            "bound": claim.bound,
            "commitment": claim.commitment,
            "status": claim.status,
            "period": claim.period,
            "place": claim.place,
            "ref_area": claim.ref_area,
            "indicator": claim.indicator,
            "indicator_id": claim.indicator_id,
            "theme": claim.theme,
            "sentence": "".join(clean[start:end] for start, end in parts),
            "sentence_before": sum(end - start for start, end in parts[: parts.index(own)]),
            "sentence_start": claim.sentence_start,
            "sentence_end": claim.sentence_end,
            "start": claim.start,
            "end": claim.end,
            "headings": " › ".join(headings.get(claim.passage, ())),
            "certainty": claim.certainty,
            "reasons": json.dumps([list(reason) for reason in list_reasons(claim)], ensure_ascii=False),
            "published": get_published(analysis, article),
            "amount": amount,
            "amount_max": amount_max,
            "base_unit": base_unit,
            "kind": kind,
            "year_from": year_from,
            "year_to": year_to,
            "basis": claim.basis,
            "averaged": claim.averaged,
            "binding": claim.binding,
            "planned": claim.planned,
            "planned_id": claim.planned_id,
            "added": claim.added,
        })  # fmt: skip
    return rows


def list_repairs(analysis: Analysis) -> list[Row]:
    """The repairs table's rows of one document: each step in printed and in clean offsets."""
    origin = _get_origin(analysis)
    end = len(analysis.repaired.text)
    return [
        {
            "document": analysis.document.name,
            "ordinal": ordinal,
            "kind": step.kind,
            "start": step.start,
            "end": step.end,
            "clean_start": min(bisect_left(origin, step.start), end),
            "clean_end": min(bisect_left(origin, step.end), end),
            "before": step.before,
            "after": step.after,
            "certainty": step.certainty,
            "reason": step.reason,
        }
        for ordinal, step in enumerate(analysis.repaired.steps, start=1)
    ]


def _list_documents(analysis: Analysis) -> list[Row]:
    document, page = analysis.document, analysis.page
    return [{
        "document": document.name,
        "path": document.path,
        "format": document.format,
        "encoding": document.encoding,
        "certainty": document.certainty,
        "sha256": document.sha256,
        "title": document.title,
        "source": document.source or page.source,
        "author": document.author or page.author,
        "published": document.published or page.published,
        "url": document.url,
        "chars": len(analysis.repaired.text),
        "articles": sum(article.kind == "article" for article in page.articles),
        "claims": len(analysis.claims),
    }]  # fmt: skip


def _list_texts(analysis: Analysis) -> list[Row]:
    return [{
        "document": analysis.document.name,
        "printed": analysis.document.text,
        "clean": analysis.repaired.text,
        "origin": _get_origin(analysis),
    }]  # fmt: skip


def _list_passages(analysis: Analysis) -> list[Row]:
    name, clean = analysis.document.name, analysis.repaired.text
    themes: dict[int, list[str]] = defaultdict(list)
    for hit in analysis.themes:
        themes[hit.passage].append(hit.theme)
    starts = {passage.ordinal: passage.start for passage in analysis.page.passages}
    return [
        {
            "passage_id": get_passage_id(name, passage.ordinal),
            "document": name,
            "article_id": get_article_id(name, passage.article),
            "ordinal": passage.ordinal,
            "kind": passage.kind,
            "level": passage.level,
            "headings": " › ".join(passage.headings),
            "start": passage.start,
            "end": passage.end,
            "text": clean[passage.start : passage.end],
            "repeat_of": _find_first_print(passage, analysis.page.repeats),
            "continues": starts.get(passage.continues),
            "continued_by": starts.get(passage.continued_by),
            "theme": themes[passage.ordinal][0] if themes[passage.ordinal] else "",
            "themes": ",".join(themes[passage.ordinal]),
        }
        for passage in analysis.page.passages
    ]


def _find_first_print(passage: Passage, repeats: Sequence[Repeat]) -> int | None:
    """Where a passage that is printed again, for the most part of it, stands for the first time."""
    for repeat in repeats:
        start = max(passage.start, repeat.start)
        if 2 * (min(passage.end, repeat.end) - start) > passage.end - passage.start:
            return repeat.first + start - repeat.start
    return None


def _list_repeats(analysis: Analysis) -> list[Row]:
    return [
        {
            "document": analysis.document.name,
            "start": repeat.start,
            "end": repeat.end,
            "first": repeat.first,
            "similarity": repeat.similarity,
        }
        for repeat in analysis.page.repeats
    ]


def _group(passages: Iterable[Passage]) -> dict[int, list[Passage]]:
    grouped: dict[int, list[Passage]] = defaultdict(list)
    for passage in passages:
        grouped[passage.article].append(passage)
    return grouped


def _get_origin(analysis: Analysis) -> Sequence[int]:
    """Clean offset → printed offset; the identity where repair kept no map."""
    origin = analysis.repaired.origin
    return origin if len(origin) else range(len(analysis.repaired.text) + 1)


_ROWS: dict[str, Callable[[Analysis], list[Row]]] = {
    "documents": _list_documents,
    "texts": _list_texts,
    "articles": list_articles,
    "passages": _list_passages,
    "repeats": _list_repeats,
    "repairs": list_repairs,
    "mentions": list_mentions,
    "themes": list_theme_hits,
    "named": list_named,
    "claims": list_claims,
}


def make_tables(analyses: Sequence[Analysis]) -> dict[str, pa.Table]:
    """The Arrow tables of a chunk of documents: every corpus table but `divisions`."""
    tables = {
        name: pa.Table.from_pylist([row for analysis in analyses for row in rows(analysis)], schema=TABLES[name])
        for name, rows in _ROWS.items()
    }
    tables["tokens"] = make_tokens(analyses)
    return tables
