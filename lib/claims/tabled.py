"""The figures of a table, read as the sentences that its cells abbreviate: 粮食产量 | 4.48万吨 | -0.4 under 比上年增长(%) is
粮食产量4.48万吨。粮食产量比上年增长-0.4%。

Claims are read over such sentences as over any text. `Written.back` says where each claim stands: its quote is what the cell prints, its
sentence the row, its context the heads of its row and its column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lib.claims.by_place import WHOLE, find_topic, is_by_place, read_place, tell_topic
from lib.claims.parse.accounts import find_account
from lib.claims.parse.cells import Cell, Head, guess_unit, read_head, read_name
from lib.claims.parse.noun_phrases import phrase_before
from lib.claims.parse.tagging import tag_words
from lib.claims.what.heads import is_whole, name_part
from lib.model import Claim, Mention, Passage, Span, Table
from lib.reference.units import find_unit, normalise
from lib.reference.wording import alternation

# 4.48|万吨, -0.4|, 低于 4.1|, ≥2|%: where the number of a cell ends and its unit begins
_NUMBER = re.compile(
    r"(?P<before>[^\d]*?)(?P<number>[-－−﹣]?\d[\d,]*(?:\.\d+)?(?:[-—~～至]\d[\d,]*(?:\.\d+)?)?)\s*(?P<unit>[^\d]*)"
)
_SIGNS = {"≥": "不低于", "＞": "超过", ">": "超过", "≤": "不超过", "＜": "低于", "<": "低于"}
_MINUS = frozenset("－−﹣")
_PLANS = re.compile("(?:计划|任务|目标)(?:[分安][解排配])?[一览明细汇总]{0,2}表$")  # 造林生产计划表; not 计划完成情况表
_GROWTH_OF = re.compile(rf"{alternation('growth_up', 'growth_rate')}|[涨增][跌减]")  # 表1 居民消费价格比上年涨跌幅度


@dataclass(frozen=True, slots=True)
class _Row:
    """What the text prints of a cell's row, and what the table tells of the cell."""

    span: Span
    name: Span  # the cell of its name
    context: str  # the name and the column's head
    cell: Cell


@dataclass(slots=True)
class Written:
    """The sentences of a table, and where each of their characters stands in the text; -1 where the text has none."""

    characters: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)  # what each sentence is written from
    passages: list[Span] = field(default_factory=list)  # of the written text: a row each

    @property
    def text(self) -> str:
        return "".join(self.characters)

    def say(self, words: str) -> None:
        """Add words that the text does not have here."""
        self.characters += words
        self.origins += [-1] * len(words)

    def copy(self, text: str, start: int, end: int, words: str | None = None) -> None:
        """Add a stretch of the text, or those of its characters that some words have."""
        for at in range(start, end):
            if words is None or words.startswith(text[at]):
                self.characters.append(text[at])
                self.origins.append(at)
                words = None if words is None else words[1:]

    def place(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The places that the text names in what was copied."""
        found = []
        at = {mention.start: mention for mention in mentions}
        for index, origin in enumerate(self.origins):
            mention = at.get(origin)
            if mention and self.origins[index : index + mention.end - mention.start] == list(
                range(mention.start, mention.end)
            ):
                found.append(replace(mention, start=index, end=index + mention.end - mention.start))
        return found

    def back(self, claims: Iterable[Claim], text: str) -> Iterator[Claim]:
        """The claims with offsets of the text, of whose figures it prints the number; what a row's name states is told once."""
        told = set()
        for claim in claims:
            printed = [origin for origin in self.origins[claim.start : claim.end] if origin >= 0]
            if not printed or printed[0] in told:
                continue
            told.add(printed[0])
            row = self.rows[max(bisect_right(self.rows, claim.start, key=lambda row: row.cell.start) - 1, 0)]
            start, end = printed[0], printed[-1] + 1
            last = max(row.span[1], end)
            claim = replace(
                claim, quote=text[start:end], start=start, end=end, sentence_start=row.span[0], sentence_end=last
            )
            if row.name[0] <= start < row.name[1]:
                yield replace(claim, context=text[row.name[0] : start])
            else:
                yield replace(claim, context=row.context)


def write_table(text: str, table: Table, area: str = "") -> Written:
    """The sentences of a table's figures, a passage for each row; a figure whose unit nothing tells has none.

    area: the code of the division that its article is about.
    """
    written = Written()
    topic = find_topic(table.caption)
    by_place = is_by_place(text, table, area, bool(topic))
    plan = table.caption if _PLANS.search(table.caption) else ""
    heads = [read_head(head) for head in table.heads]
    rates = bool(_GROWTH_OF.search(table.caption)) and read_head(f"({table.unit or table.caption[-2:-1]})").unit == "%"
    wholes: dict[
        int, tuple[str, str]
    ] = {}  # by the column of names: the name that has its head, and the unit of its figures
    for cells in table.rows:
        opened = len(written.characters)
        told, at, grown = "", 0, ""
        for column, (start, end) in enumerate(cells):
            cell = text[start:end]
            head = heads[column] if column < len(heads) else Head()
            figure = _NUMBER.fullmatch(cell)
            if column == 0 or (not figure and cell and _heads_figures(text, cells, column)):
                name = read_name(cell)
                at, told, grown = column, "", ""
                continue
            if not figure or head.idle or not name.words:
                continue
            base = _unit_of(text, table, cells, column, head, figure["unit"].strip(), name.unit, rates)
            place = read_place(name.words, area) if by_place else None
            if place and not (topic or head.words or grown):
                continue
            if place:
                told = tell_topic(head, grown, topic)
            elif head.words and WHOLE.fullmatch(name.words):  # 合计 | 1854 under 农业生产经营户数量
                told = ""
            elif not told:
                told = _complete(name.words, wholes.get(at), base, name.part)
                if is_whole(told) and not name.part and not WHOLE.fullmatch(told):
                    wholes[at] = told, base
            unit = base or guess_unit(told + head.words)
            if unit or figure["unit"]:
                opens = len(written.characters)
                if not head.grows and unit != "%":
                    grown = head.words  # 粮食 | 61.2 under 产量 | 1.8 under 比上年±%
                rate = "比上年增长" if rates and not head.grows and unit == "%" else ""
                written.say(head.time)
                if told:
                    _write_name(written, text, cells[at], told)
                written.say((grown if head.grows and not head.of else "") + head.words + rate)
                named = _name_with_digits(told, "" if head.grows else head.words)
                goal = table.heads[column] if head.goal else plan
                context = f"{text[slice(*cells[at])]} {table.heads[column]}".strip()
                row = _Row(
                    (cells[0][0], cells[-1][1]),
                    cells[at],
                    context,
                    Cell(opens, len(written.characters), told, named, goal, place),
                )
                written.rows.append(row)
                _write_figure(written, text, start, figure, unit)
        if len(written.characters) > opened:
            written.passages.append((opened, len(written.characters)))
            written.say("\n")
    return written


def _heads_figures(text: str, cells: Sequence[Span], column: int) -> bool:
    """Whether a cell further on names what follows it: 总计 | 5885 | *总计* | 5885."""
    behind = [text[slice(*cell)] for cell in cells[column + 1 : column + 2]]
    before = [text[slice(*cell)] for cell in cells[1:column]]
    return any(map(_NUMBER.fullmatch, behind)) and any(map(_NUMBER.fullmatch, before))


def _unit_of(
    text: str, table: Table, cells: Sequence[Span], column: int, head: Head, own: str, named: str, rates: bool
) -> str:
    """The unit of a cell: its own, its column's, its row's, the table's; empty where none is told."""
    if own and (find_unit(own) or own in "%％"):
        return own
    if head.unit or head.grows:
        return head.unit or "%"
    beside = next(
        (
            text[slice(*cells[place])]
            for place, title in enumerate(table.heads[:column])
            if place and title.endswith("单位") and place < len(cells)
        ),
        "",
    )
    if beside or named:
        return beside or named
    if rates:
        return "%"
    return table.unit if find_unit(table.unit) and not re.search("比重|占比|率$", head.words) else ""


def _complete(name: str, whole: tuple[str, str] | None, unit: str, part: bool) -> str:
    """A row's name with the head that it leaves out: 牛奶 below 奶类总产量 is 牛奶产量, 城镇 below 年末常住人口 城镇人口."""
    if not whole or (is_whole(name) and not part):
        return name
    base, kind = normalise(1.0, unit)[1:]
    if base != normalise(1.0, whole[1])[1]:
        return name
    if "生产总值" in whole[0] and re.search("业$", name):
        return name + "增加值"
    return name_part(name, whole[0], kind, amount=True) or name


def _name_with_digits(name: str, head: str) -> str:
    """What a cell measures whose row is named with digits (0-17岁人口), without what its head says of it (完成); empty for any other.

    >>> _name_with_digits("0-17岁人口", "完成"), _name_with_digits("5G基站", "数"), _name_with_digits("人口", "数")
    ('0-17岁人口', '5G基站数', '')
    """
    if not re.search(r"\d", name):
        return ""
    whole = name + head
    phrase = phrase_before(tag_words(whole))
    at = whole.rfind(phrase) if phrase else -1
    return whole[: at + len(phrase)] if at >= 0 else name


def _write_name(written: Written, text: str, named: Span, told: str) -> None:
    """A row's name, as far as its cell prints it copied, so that a place or a size that it states keeps where it stands."""
    whole = ("".join(text[at : named[1]].split()) for at in range(*named))
    first = next((named[0] + at for at, words in enumerate(whole) if words.startswith(told)), -1)
    if first >= 0:
        written.copy(text, first, named[1], told)
    else:
        written.say(told)


def _write_figure(written: Written, text: str, start: int, figure: re.Match[str], unit: str) -> None:
    """The figure of a cell that starts at an offset, with the unit that the cell leaves out."""
    before, own = figure["before"].strip(), figure["unit"].strip()
    if before[:1] in _SIGNS:
        written.say(_SIGNS[before[:1]])
    else:
        written.copy(text, start, start + len(figure["before"].rstrip()))
    first, last = figure.span("number")
    for at in range(start + first, start + last):
        written.characters.append("-" if text[at] in _MINUS else text[at])
        written.origins.append(at)
    written.copy(text, start + figure.start("unit"), start + figure.end("unit"))
    written.say("。" if own and (find_unit(own) or own in "%％") else f"{unit}。")


def list_passages(written: Written, passage: Passage) -> list[Passage]:
    """The rows of a written table as passages of the section that the table stands in."""
    return [replace(passage, start=start, end=end, kind="body") for start, end in written.passages]


def name_account(table: Table, passage: Passage) -> tuple[str, ...]:
    """The account whose sums a budget's table tells, as a name carried into it: 2022年全县一般公共预算收支平衡表."""
    for told in (table.caption, *reversed(passage.headings)):
        if account := find_account(told):
            return (account,)
    return ()
