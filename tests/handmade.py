"""A small corpus made by hand for the tests of pages: it depends on no extraction, so a page's test fails for the page's reason.

Six short documents: 辽源市 (reports of 2023 and 2024, which disagree on one figure), its county 东丰县, 通化市, 吉林省, and one whose
text is hostile: markup, mathematics, a script.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pyarrow.parquet as pq

from lib.corpus.division_table import make_divisions
from lib.corpus.opening import MANIFEST, Manifest
from lib.corpus.rows import make_tables
from lib.corpus.schema import SCHEMA_VERSION, TABLES
from lib.model import Analysis, Article, Basis, Claim, Document, Mention, Page, Passage, Repaired, Step, ThemeHit, Token

HOSTILE = "<script>alert(1)</script> $x^2$ **粗** :red[红] ![i](http://x.test/i.png) # 题 增长7%以上。"

GDP = ("地区生产总值", "gdp", "economy")
FISCAL = ("一般公共预算收入", "general_public_budget_revenue", "finance")
JOBS = ("城镇新增就业", "new_urban_jobs", "livelihood")
PLANNED = {"城镇新增就业占年计划比重": JOBS}  # what a share is of the plan of
BASES: dict[str, Basis] = {"gdp": "real", "general_public_budget_revenue": "nominal"}  # of their growth

# document, place, code, title, published, paragraphs; each paragraph: text, theme, claims
# claim: quote, value, value_max, unit, measure, bound, commitment, status, period, (indicator, id, theme), whether it touches damage
DOCUMENTS = [
    (
        "liaoyuan_2024", "辽源市", "220400", "2024年辽源市政府工作报告", "2024-01-10",
        [
            ("2023年，地区生产总值增长6.8%，一般公共预算收入增长9%。", "economy", [
                ("6.8%", 6.8, None, "%", "growth", "exact", "none", "actual", "2023", GDP, False),
                ("9%", 9, None, "%", "growth", "exact", "none", "actual", "2023", FISCAL, False),
            ]),
            ("2024年，力争地区生产总值增长6%以上，城镇新增就业不低于1.2万人。", "economy", [
                ("6%以上", 6, None, "%", "growth", "at_least", "strive", "target", "2024", GDP, False),
                ("不低于1.2万人", 1.2, None, "万人", "change", "at_least", "none", "target", "2024", JOBS, False),
            ]),
            ("确保一般公共预算收入增长5%左右，达到28亿元。", "finance", [
                ("5%左右", 5, None, "%", "growth", "about", "firm", "target", "2024", FISCAL, True),
                ("28亿元", 28, None, "亿元", "level", "exact", "firm", "target", "2024", FISCAL, False),
            ]),
        ],
    ),
    (
        "liaoyuan_2023", "辽源市", "220400", "2023年辽源市政府工作报告", "2023-01-09",
        [
            ("2023年，确保地区生产总值增长7%，营商环境持续优化。", "economy", [
                ("7%", 7, None, "%", "growth", "exact", "firm", "target", "2023", GDP, False),
            ]),
            ("一般公共预算收入增长8%，营商环境评价进入前列。", "finance", [
                ("8%", 8, None, "%", "growth", "exact", "none", "target", "2023", FISCAL, False),
            ]),
        ],
    ),
    (
        "dongfeng_2024", "东丰县", "220421", "2024年东丰县政府工作报告", "2024-01-05",
        [
            ("地区生产总值增长5.5%—6%，梅花鹿产业做大做强。", "economy", [
                ("5.5%—6%", 5.5, 6.0, "%", "growth", "range", "expected", "target", "2024", GDP, False),
            ]),
        ],
    ),
    (
        "tonghua_2024", "通化市", "220500", "2024年通化市政府工作报告", "2024-01-12",
        [
            ("地区生产总值增长6.5%，优化营商环境。", "economy", [
                ("6.5%", 6.5, None, "%", "growth", "exact", "plan", "target", "2024", GDP, False),
            ]),
            ("一般公共预算收入达到9000万元以上。", "finance", [
                ("9000万元以上", 9000, None, "万元", "level", "at_least", "none", "target", "2024", FISCAL, False),
            ]),
        ],
    ),
    (
        "jilin_2024", "吉林省", "220000", "2024年吉林省政府工作报告", "2024-01-24",
        [
            ("2024年预期目标：地区生产总值增长6%左右，城镇新增就业23万人以上。", "economy", [
                ("6%左右", 6, None, "%", "growth", "about", "expected", "target", "2024", GDP, False),
                ("23万人以上", 23, None, "万人", "change", "at_least", "expected", "target", "2024", JOBS, False),
            ]),
            ("2023年地区生产总值增长6.3%。", "economy", [
                ("6.3%", 6.3, None, "%", "growth", "exact", "none", "actual", "2023", GDP, False),
            ]),
        ],
    ),
    (
        "hostile", "白山市", "220600", "<b>标题</b> $y$ **粗题**", "2024-02-01",
        [
            (HOSTILE, "economy", [
                ("7%以上", 7, None, "%", "growth", "at_least", "none", "target", "2024", GDP, False),
            ]),
        ],
    ),
]  # fmt: skip

WORDS = ("营商环境", "地区生产总值", "一般公共预算收入", "增长", "城镇新增就业", "梅花鹿", "script", "alert")


def make_analysis(name: str, place: str, code: str, title: str, published: str, paragraphs: list) -> Analysis:
    """One document as the pipeline would give it."""
    lines = [title, *(text for text, _, _ in paragraphs)]
    text = "\n".join(lines)
    sha = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        name, f"{name}.txt", "txt", "utf-8", 1.0, sha, text, title=title, source="吉林日报", published=published
    )
    passages, claims, themes, tokens, steps = [], [], [], [], []
    start = 0
    for ordinal, line in enumerate(lines, 1):
        end = start + len(line)
        kind = "title" if ordinal == 1 else "body"
        passages.append(Passage(ordinal, 1, kind, start, end, headings=() if ordinal == 1 else ("二、2024年工作安排",)))
        if ordinal > 1:
            _, theme, stated = paragraphs[ordinal - 2]
            themes.append(ThemeHit(ordinal, theme, 1.0, ("增长",)))
            for claim in stated:
                claims.append(_make_claim(claim, line, start, ordinal, place, code))
                if claim[-1]:
                    at = claims[-1].start
                    steps.append(Step("gbk_slip", at, at + 1, text[at], text[at], 0.5, "not sure enough"))
        for word in WORDS:
            at = line.find(word)
            while at >= 0:
                tokens.append(Token(ordinal, word, start + at, start + at + len(word)))
                at = line.find(word, at + 1)
        start = end + 1
    article = Article(1, "article", title, "", published, "吉林日报", 0, len(text), place, code)
    return Analysis(
        document, Repaired(text, tuple(steps), tuple(range(len(text) + 1))), Page((article,), tuple(passages), (), published, "吉林日报"),
        (Mention(0, 1, code, place),), tuple(themes), tuple(claims), tuple(sorted(tokens, key=lambda token: token.start)),
    )  # fmt: skip


def _make_claim(claim: tuple, line: str, start: int, ordinal: int, place: str, code: str) -> Claim:
    quote, value, value_max, unit, measure, bound, commitment, status, period, (indicator, key, theme), _ = claim
    at = line.index(quote)
    return Claim(
        ordinal, 1, quote, line[max(0, at - 25) : at], start + at, start + at + len(quote), start, start + len(line),
        float(value), value_max, unit, measure, "up" if measure == "growth" else "", bound, commitment, status, period, place, code,
        indicator, key, theme, 0.9, (("status", "工作安排"), ("bound", "以上")), BASES.get(key, "") if measure == "growth" else "",
        planned=PLANNED.get(indicator, ("", ""))[0], planned_id=PLANNED.get(indicator, ("", ""))[1], added=measure == "change",
    )  # fmt: skip


def make_report(name: str, figures: list[tuple], published: str = "2024-01-10") -> Analysis:
    """A report about 辽源市 with a paragraph for each figure: quote, value, bound, commitment, status, and what differs from the growth of
    GDP in 2024: the indicator, and "same" where it stands in the paragraph of the figure before."""
    paragraphs: list[tuple] = []
    for quote, value, bound, commitment, status, *rest in figures:
        indicator, paragraph = rest if len(rest) == 2 else (rest[0] if rest else GDP, "")
        claim = (quote, value, None, "%", "growth", bound, commitment, status, "2024", indicator, False)
        if paragraph == "same" and paragraphs:
            text, theme, claims = paragraphs.pop()
            paragraphs.append((f"{text}、{quote}", theme, [*claims, claim]))
        else:
            paragraphs.append((f"{indicator[0]}增长{quote}", "economy", [claim]))
    return make_analysis(name, "辽源市", "220400", f"{name}报告", published, paragraphs)


def write_corpus(folder: Path, documents: list = DOCUMENTS) -> Path:
    """Write the corpus into `folder` and give it back."""
    return write_analyses(folder, [make_analysis(*document) for document in documents])


def write_analyses(folder: Path, analyses: list[Analysis]) -> Path:
    """Write a corpus of what was read into `folder` and give it back."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {**make_tables(analyses), "divisions": make_divisions()}
    for name in TABLES:
        pq.write_table(tables[name], folder / f"{name}.parquet")
    manifest = Manifest(
        SCHEMA_VERSION, "handmade", "2026-01-01T00:00:00", {name: tables[name].num_rows for name in TABLES}, []
    )
    (folder / MANIFEST).write_text(json.dumps(json.loads(manifest.to_json())), encoding="utf-8")
    return folder
