"""Exhibits made by hand: what a page would draw, without a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import altair as alt
import pandas as pd
import pytest

from lib.corpus import Corpus, open_corpus
from lib.export.citations import Work
from lib.export.exhibits import Data, Exhibit, Field, Key, View
from lib.export.statement_rows import add_shown, read_statements
from tests.handmade import write_corpus

LINK = "http://127.0.0.1:8501/targets?place=220400&chart=abcd1234"
HOSTILE = "=HYPERLINK(\"http://x.test\") <script>alert(1)</script> & 'x'"
FIELDS = (
    Field("label", "名称", "string", "行的名称"),
    Field("count", "次数", "integer", ""),
    Field("share", "份额", "number", ""),
)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return open_corpus(write_corpus(tmp_path_factory.mktemp("corpus")))


def make_view(language: str = "zh") -> View:
    return View(language, "辽源市" if language == "zh" else "辽源市 (Liaoyuan)", LINK, date(2026, 11, 30))


def draw_bars() -> dict:
    """A bar chart as the pages specify one."""
    frame = pd.DataFrame({"label": ["辽源市", "洮南市"], "count": [3, 5]})
    chart = alt.Chart(frame).mark_bar().encode(x="count:Q", y="label:N").properties(width="container")
    return chart.to_dict()


def make_counts(language: str = "zh", chart: bool = True) -> Exhibit:
    """An exhibit of counts, one of whose cells would run as a formula."""
    rows = pd.DataFrame(
        {"label": ["辽源市", HOSTILE, "+1.5", "@SUM(A1)", "\tx"], "count": [3, 5, 0, -2, 7], "share": [0.25, 1.0, -0.5, None, 12.0]}
    )  # fmt: skip
    data = Data(FIELDS, rows)
    works = [
        Work(f"2024年{name}政府工作报告", "", f"{name}人民政府", "2024-01-10", "", "work_report")
        for name in ("辽源市", "洮南市", "通化市")
    ]
    legend = (Key("◆", "#0B6FB8", "目标"), Key("", "#1E2329", "⚠ 存疑"))
    title = "各地数字 <b>" if language == "zh" else "Figures by place <b>"
    return Exhibit(
        "abcd1234" if chart else "abcd9876", "figures-by-place", title, make_view(language), lambda: data, lambda: data,
        lambda: works, draw_bars if chart else None, legend,
    )  # fmt: skip


@pytest.fixture
def make_targets(corpus: Corpus) -> Callable[[str], Exhibit]:
    """An exhibit of statements: the targets of the hand-made corpus, the largest first, with a rank beside them."""

    def make(language: str = "zh") -> Exhibit:
        from lib.corpus import get_table

        claims = corpus.run(get_table("claims"))
        claims = claims[claims["status"] == "target"].sort_values(["value", "claim_id"], ascending=False)
        shown = pd.DataFrame({"place": claims["place"], "rank": range(1, len(claims) + 1)})
        fields = (Field("place", "地区", "string"), Field("rank", "位次", "integer"))
        ids = list(enumerate(claims["claim_id"], 1))
        statements = read_statements(
            corpus, ids, language, lambda article, start: f"http://127.0.0.1:8501/articles?article={article}&at={start}"
        )
        data = add_shown(statements, shown, fields)
        return Exhibit(
            "ef567890", "gdp-growth-targets-2024", "目标", make_view(language), lambda: Data(fields, shown), lambda: data,
            lambda: list(data.rows["work"]), draw_bars,
        )  # fmt: skip

    return make
