"""What an article and a passage are called in every table."""

from __future__ import annotations


def get_article_id(document: str, ordinal: int) -> str:
    return f"{document}#{ordinal}"


def get_passage_id(document: str, ordinal: int) -> str:
    return f"{document}#p{ordinal}"
