"""The vocabulary that every step of the pipeline shares: frozen values, no behaviour beyond derived facts.

Offsets (`start`, `end`) are characters of a document's *clean text* unless a field says otherwise; an end is exclusive,
so ``clean[start:end]`` is the thing itself. The field names of `Claim` are those of the labelling guidelines, which are the
statistical field's own (SDMX: indicator, observation value, unit of measure, reference area, time period).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]  # start and end
PassageKind = Literal["title", "byline", "heading", "body", "caption", "furniture"]
ArticleKind = Literal["article", "caption"]
RepairKind = Literal[
    "broken_bytes", "control", "entity", "escape", "footnote_mark", "front_matter", "full_width", "gbk_slip", "indent",
    "line_break", "lost_blank", "markdown", "percent_remnant", "pinyin", "plain_power", "radical", "split_number", "tag", "traditional",
    "watermark",
]  # fmt: skip
Measure = Literal["growth", "change", "share", "rank", "level"]
Direction = Literal["up", "down", ""]  # of growth and change
Bound = Literal["at_least", "at_most", "about", "range", "exact"]
Commitment = Literal["firm", "strive", "expected", "plan", "none"]
Status = Literal["target", "actual", "attribute"]
MentionRole = Literal[
    "name",  # 辽源市, 东丰
    "whole",  # a short name with its level or its office behind it: 云霄|全县, 新乡|调查队
    "congress",  # 在辽源市第八届人民代表大会…上: whose congress or government speaks
    "organ",  # 辽源市统计局
    "host",  # whose festival it is: 首届中国·鞍山玉佛文化节
    "described",  # what a profile's first sentence describes
    "dateline",  # where a story was sent from: owns no figure
    "outlet",  # in a paper's or a site's name: owns no figure
    "points",  # 全市, 我县: no name
    "beside",  # 全县 that is of a division named before, not of the article's
    "measures",  # 全省第3位: a pointer at what something is compared with
]
Basis = Literal["real", "nominal", ""]
Binding = Literal["binding", "expected", ""]
Genre = Literal[
    "work_report",  # 政府工作报告
    "statistical_bulletin",  # 统计公报
    "budget_report",  # 预算执行情况和预算草案的报告
    "final_account",  # 决算
    "plan_report",  # 计划草案的报告, 规划
    "economic_brief",  # 经济运行情况
    "news_story",
    "news_broadcast",
    "profile",  # 概况
    "notice",  # 通知, 意见, 方案
    "task_table",  # 任务分解表
    "budget_table",  # 收支表
    "other",
    "",  # undecided
]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something could not be read: a key under `reason` of data/locale, and what fills its gaps. `say_reason` says it."""

    key: str
    values: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a document from outside: by a table beside it, by the row that it is of a table, by its reader.

    It is decided by that, whatever the text says; what is not told is read. Place, year and kind hold for every article of the
    document, the title for the one that leads it.
    """

    place: str = ""  # code of a division
    year: int | None = None  # that the document speaks of
    genre: Genre = ""
    title: str = ""
    published: str = ""  # ISO 8601, possibly a year or a month only


@dataclass(frozen=True, slots=True)
class Document:
    """One source as it was read, before any repair."""

    name: str  # the file's name without its ending
    path: str  # as the user named it; inside a zip: "reports.zip/2025年吉林省.docx"
    format: str  # txt, md (with fields above the text), html, docx, pdf; xlsx, csv, json or jsonl of a row of a table
    encoding: str  # utf-8, gb18030 …; empty for formats that carry their own
    certainty: float  # 0 to 1: how sure the encoding is
    sha256: str  # of the source's bytes
    text: str  # the text as printed
    title: str = ""  # the next five come from a sidecar articles.csv or the format's own metadata; empty when unknown
    source: str = ""
    author: str = ""
    published: str = ""  # ISO 8601, possibly a year or a month only
    url: str = ""
    site: str = ""  # whose page it is, as its head says: 宜春市人民政府
    told: Told = Told()
    remarks: tuple[Reason, ...] = ()  # what was told of it and could not be understood


@dataclass(frozen=True, slots=True)
class Step:
    """One repair: what stood in the text as printed, what stands in the clean text, and why."""

    kind: RepairKind
    start: int  # characters of the text as printed (Document.text)
    end: int
    before: str  # as the steps before this one had left it: 遼 once 遼(liáo) has lost its bracket
    after: str
    certainty: float  # 0 to 1; a step with before == after is a flag: damage seen, nothing changed
    reason: str = ""
    at: int = 0  # where `before` stood in the text as the steps before this one had left it; what replaying needs


@dataclass(frozen=True, slots=True)
class Repaired:
    """The clean text, what was done to get it, and the way back.

    ``origin[i]`` is the offset in the text as printed of clean character ``i``, never decreasing; it has one item more
    than the text, ``len(printed)``.
    """

    text: str
    steps: tuple[Step, ...]
    origin: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Repeat:
    """A stretch of the clean text that prints an earlier stretch again, exactly or nearly."""

    start: int
    end: int
    first: int  # where the first printing starts
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or heading of a page."""

    ordinal: int  # 1, 2, 3 … within the document
    article: int  # ordinal of the article it belongs to; 0 for furniture
    kind: PassageKind
    start: int
    end: int
    level: int = 0  # of a heading: 1 for 一、 2 for (一) 3 for 1. ; 0 elsewhere
    headings: tuple[str, ...] = ()  # the headings above it, outermost first, without the passage itself
    continues: int = 0  # ordinal of the passage elsewhere whose last sentence it goes on with; 0 for nearly all
    continued_by: int = 0  # ordinal of the passage that goes on with its last sentence


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of an article before its figures were read, by which words, and what came second."""

    about: str  # genre, year, part
    value: str
    words: str  # of the text, the title, the file's name …
    where: str  # where they stand: title, head, sections, end, text, byline, date; told, where no text decided
    rival: str = ""  # the value that came second, empty where there was none
    margin: float = 1.0  # how far behind it was, 0 to 1


@dataclass(frozen=True, slots=True)
class Article:
    """One article or caption of a page. Its body is its passages, which need not stand side by side."""

    ordinal: int
    kind: ArticleKind
    title: str
    byline: str
    published: str  # ISO 8601, possibly "2023-08" or "2023"; empty when the document does not say
    source: str  # the paper or the agency, e.g. 吉林日报; empty when unknown
    start: int  # of the first passage
    end: int  # of the last passage
    place: str = ""  # full name of the division, town or zone it is about; empty when none is sure
    ref_area: str = ""  # its GB/T 2260 code; of a town or a zone that of the division that holds it, where told
    genre: Genre = ""
    year: int | None = None  # that it speaks of: a report of the year it plans, a bulletin of the year it counts
    part: str = ""  # of that year: H1, Q1, 01/05; empty for the whole
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of figures under heads. Spans are (start, end) of a cell's text; an empty cell has start == end."""

    start: int  # of its caption, else of its unit, its heads
    end: int
    caption: str  # 表1 2009年地区生产总值及其增长速度; empty where none stands above it
    unit: str  # 亿元 of 单位：亿元; empty where none is told for all columns
    heads: tuple[str, ...]  # as printed, without blanks; that of the rows' names comes first
    rows: tuple[tuple[Span, ...], ...]  # cells in the order of the heads, and those that no head has behind them


@dataclass(frozen=True, slots=True)
class Page:
    """What splitting finds in one document's clean text."""

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]  # in text order, covering every non-blank line
    repeats: tuple[Repeat, ...] = ()
    published: str = ""  # the page's own date, from its furniture or its text
    source: str = ""
    author: str = ""
    order: tuple[int, ...] = ()  # ordinals of its passages as they are read, where that is not the order of the text
    tables: tuple[Table, ...] = ()  # in text order; their lines are body passages too


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the text, resolved to a division."""

    start: int
    end: int
    code: str  # GB/T 2260, six digits
    name: str  # full name, e.g. 辽源市
    certainty: float = 1.0
    reason: str = ""  # by which form or word it was resolved, for who reads it
    role: MentionRole = "name"

    @property
    def points(self) -> bool:
        """It is a word that points, 全市 or 我县, and no name."""
        return self.role in ("points", "beside", "measures")

    @property
    def tells_origin(self) -> bool:
        """It says where a story comes from, and nothing of what it tells."""
        return self.role in ("dateline", "outlet")


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A theme of one passage, with the words that decided it."""

    passage: int  # Passage.ordinal
    theme: str  # a key of data/reference/themes.yaml
    score: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the clean text, as cut; stop words included, punctuation and numbers not."""

    passage: int
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """How a figure came to its name; told as text by `lib.reference.signs`."""

    sign: str  # of attachment.csv, by which the phrase stands to the figure
    margin: float = 0.0  # by how much it is ahead of the runner-up, or of the least weight
    rival: str = ""  # the runner-up, empty where there was none


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity that a document states about a place, and how firmly."""

    passage: int
    article: int
    quote: str  # the quantity as printed, with unit and bound words
    context: str  # up to 25 characters directly before the quote, on its own line
    start: int  # of the quote
    end: int
    sentence_start: int
    sentence_end: int
    value: float  # in `unit`; of a range the lower end
    value_max: float | None
    unit: str  # as written, with its scale: 亿元, %, 个百分点
    measure: Measure
    direction: Direction
    bound: Bound
    commitment: Commitment
    status: Status
    period: str  # ISO-like: 2024, 2023-H1, 2023-Q3, 2023-06, 2021/2023; empty when unknown
    place: str  # full name of the division
    ref_area: str  # its code
    indicator: str  # the phrase of the text
    indicator_id: str  # the canonical indicator, or empty
    theme: str
    certainty: float = 1.0
    reasons: tuple[tuple[str, str], ...] = ()  # (field, the words that decided it)
    basis: Basis = ""  # how a growth rate is priced: real (可比价), nominal (现价); as the text says, else as is usual
    averaged: bool = False  # the figure is the average of several years: 年均增长6%, 平均每年新增1万人
    binding: Binding = ""  # 约束性: binding, 预期性: expected, where the text calls the figure so
    planned: str = ""  # of a share of its own plan what was planned: 城镇新增就业 of 完成年计划的112.5%; else empty
    planned_id: str = ""  # the canonical indicator of what was planned, or empty
    added: bool = False  # it counts what is added in its period (新建5G基站1.8万个), not what there is at its end
    sentence_parts: tuple[Span, ...] = ()  # where its sentence stands, in reading order, if in several places
    attached: Attachment | None = None  # how it came to its name; None where it has none
    doubts: tuple[str, ...] = ()  # the signs of certainty.csv that lower its certainty


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that the pipeline finds in one document."""

    document: Document
    repaired: Repaired
    page: Page
    mentions: tuple[Mention, ...] = ()
    themes: tuple[ThemeHit, ...] = ()
    claims: tuple[Claim, ...] = ()
    tokens: tuple[Token, ...] = field(default=())
