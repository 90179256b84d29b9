"""How a card's sentence is cited: folded away at its foot, ready to be copied."""

from __future__ import annotations

from html import escape

import pandas as pd

from lib.export.citations import STYLES, Work, cite_sentence
from lib.export.statement_rows import read_works
from lib.ui.data import get_corpus, remember
from lib.ui.language import get_language, t
from lib.ui.today import get_today

WORK = "work"


def add_works(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of cards with a column more: the work that each stands in. Columns: document, article_id."""
    if rows.empty:
        return rows.assign(**{WORK: None})
    keys = rows[["document", "article_id"]].reset_index(drop=True)
    works = remember(
        "works", repr(list(keys.itertuples(index=False, name=None))), lambda: read_works(get_corpus(), keys)
    )
    return rows.assign(**{WORK: works})


def build_citation(sentence: str, work: Work | None) -> str:
    """The sentence with its document, in each style, as HTML; that of the reader's language first."""
    if work is None:
        return ""
    styles = STYLES if get_language() == "zh" else (STYLES[-1], *STYLES[:-1])
    today = get_today()
    cited = "".join(
        f'<p class="note">{escape(t(f"cite.{style}"))}</p><p class="cited">{escape(cite_sentence(sentence, work, style, today))}</p>'
        for style in styles
    )
    return f'<details class="cite"><summary>{escape(t("cite.card"))}</summary>{cited}</details>'
