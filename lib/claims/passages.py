"""The claims of one passage: every field of every quantity, with the words that decided it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.claims.attributes import find_attribute
from lib.claims.distribution import distribute
from lib.claims.exclusions import mask_names
from lib.claims.frames import Dating, Frame
from lib.claims.governance import find_governors, read_commitment, read_status
from lib.claims.measures import read_measure
from lib.claims.periods import TimeWord, find_times
from lib.claims.phrases import RANKED, STRONG, phrase_after, phrase_before, strip_comparisons
from lib.claims.quantities import Quantity, find_quantities
from lib.claims.screening import is_claim
from lib.claims.tagging import Word, tag_words
from lib.model import Article, Claim, Mention, Page, Passage

_CONTEXT = 25
_SENTENCE_END = re.compile(r"[。！？!?\n]+[”’」』]?")
# figures that share a verb or a subject stand this close: 5%、8%和3%; 4.4%、5.6%
_COORDINATED = re.compile(r"[、，,和及与]|以及|、?\s*(?:增长|下降)?")


def read_passage(
    text: str, page: Page, article: Article, passage: Passage, frame: Frame, dating: Dating, mentions: Sequence[Mention], carried: str
) -> list[Claim]:
    """All claims of a passage; ``carried`` is the indicator stated last before it."""
    body = text[passage.start : passage.end]
    masked = mask_names(body)
    quantities = [quantity for quantity in find_quantities(body, masked) if is_claim(quantity, body) and not _repeated(page, passage.start + quantity.start)]
    if not quantities:
        return []
    words = tag_words(body)
    ends = [match.end() for match in _SENTENCE_END.finditer(body)] + [len(body)]
    governors = find_governors(body, ends)
    times = find_times(body, dating, frame)
    strong = [0] + [index + 1 for index, character in enumerate(body) if character in STRONG]
    claims: list[Claim] = []
    previous: tuple[str, str] | None = None
    clauses = [_Clause(body, words, quantities, index, strong) for index in range(len(quantities))]
    indicators = _read_indicators(body, clauses, carried)
    for index, quantity in enumerate(quantities):
        clause = clauses[index]
        sentence_end = next(end for end in ends if end > quantity.start or end == len(body))
        sentence_start = max([0, *(end for end in ends if end <= quantity.start)])
        while sentence_start < quantity.start and body[sentence_start].isspace():
            sentence_start += 1
        if index and quantities[index - 1].end <= clause.boundary and not _COORDINATED.fullmatch(body[quantities[index - 1].end : quantity.start]):
            previous = None if body[quantities[index - 1].end : quantity.start].count("，") + body[quantities[index - 1].end : quantity.start].count(",") else previous
        measure, direction, why_measure = read_measure(quantity, clause.left, clause.whole_left, previous)
        previous = (measure, direction)
        sentence_left = body[sentence_start : quantity.start]
        commitment, word = read_commitment(quantity.start, governors)
        attribute = find_attribute(quantity, clause.whole_left, clause.after, clause.noun_after)
        time = _nearest_time(times, quantity, sentence_start, body)
        period = time.period if time else frame.period
        kind = time.kind if time else ""
        if attribute:
            status, why_status, commitment, word = "attribute", attribute, "none", ""
            period = ""
        else:
            status, why_status = read_status(quantity, sentence_left, clause.left, commitment, frame, kind, period)
            if status == "actual" and commitment != "expected":
                commitment, word = "none", ""
            period = _settle(period, kind, status, measure, clause.whole_left, frame)
        start, end = passage.start + quantity.start, passage.start + quantity.end
        line = text.rfind("\n", 0, start) + 1
        claims.append(
            Claim(
                passage=passage.ordinal,
                article=article.ordinal,
                quote=text[start:end],
                context=text[max(line, start - _CONTEXT) : start],
                start=start,
                end=end,
                sentence_start=passage.start + sentence_start,
                sentence_end=passage.start + sentence_end,
                value=quantity.value,
                value_max=quantity.value_max,
                unit=quantity.unit,
                measure=measure,
                direction=direction if measure in {"growth", "change"} else "",
                bound=quantity.bound,
                commitment=commitment,
                status=status,
                period=period,
                place=article.place,
                ref_area=article.ref_area,
                indicator=indicators[index],
                indicator_id="",
                theme="",
                reasons=tuple(
                    (name, why)
                    for name, why in (
                        ("bound", quantity.bound_words), ("measure", why_measure), ("commitment", word), ("status", why_status),
                        ("period", body[time.start : time.end] if time and period else frame.words),
                    )
                    if why
                ),
            )
        )  # fmt: skip
    return claims


class _Clause:
    """The words around one quantity: to its left up to the last boundary or quantity, to its right up to the next."""

    def __init__(self, body: str, words: list[Word], quantities: list[Quantity], index: int, strong: list[int]) -> None:
        quantity = quantities[index]
        self.quantity = quantity
        self.boundary = max(at for at in strong if at <= quantity.start)
        before = quantities[index - 1].end if index else 0
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(body)
        self.left_start = max(self.boundary, before)
        self.left = body[self.left_start : quantity.start]
        self.whole_left = body[self.boundary : quantity.start]
        right = min([at - 1 for at in strong if at > quantity.end] or [len(body)])
        self.after = body[quantity.end : right]
        self.right = body[quantity.end : max(quantity.end, min(right, following))]
        self.words = words
        self.noun_after = "" if quantity.kind == "rank" and quantity.unit not in {""} else phrase_after([word for word in words if word.end <= quantity.end + len(self.right)], quantity.end)
        self.attached = before > self.boundary  # another quantity stands in the same clause before it

    def left_words(self) -> list[Word]:
        """The words of the left side, what it is compared with taken out."""
        kept = strip_comparisons(self.left)
        if self.quantity.kind == "rank":
            kept = RANKED.sub("", kept)
        if kept == self.left:
            return [word for word in self.words if self.left_start <= word.start and word.end <= self.quantity.start]
        return tag_words(kept)


_REACHED = re.compile(r"(?:达到|达|为|是|突破|超过|增至|增加到|提高到|提升到|降到|下降到|控制在|稳定在|保持在|完成|实现|高达|占|总投资|投资额?|面积|总额|规模|增长|下降|年产)$")


def _read_indicators(body: str, clauses: list[_Clause], carried: str) -> list[str]:
    """The indicator phrase of every quantity of a passage; an empty side takes the phrase stated before."""
    found: list[str] = []
    for clause in clauses:
        before = phrase_before(clause.left_words())
        after = clause.noun_after
        rates = clause.quantity.kind in {"percent", "permille", "point", "multiple", "rank", "share"}
        if rates:
            phrase = before or (after if not re.search(r"(?:增长|下降|提高|降低|增加|减少)[^，。；]{0,4}$", clause.left) else "")
            if before and after and re.search(r"(?:创造|贡献|承担|拥有|完成|覆盖|实现)了?(?:全[国省市县])?$", clause.left):
                phrase = after
        elif after and not _REACHED.search(clause.left.rstrip("了")):
            phrase = after
        else:
            phrase = before or after
        found.append(phrase)
    _apply_lists(body, clauses, found)
    for index, phrase in enumerate(found):
        if not phrase:
            found[index] = found[index - 1] if index else carried
    return found


def _apply_lists(body: str, clauses: list[_Clause], found: list[str]) -> None:
    """分别 lists: give each figure of a run its own item of the subject, or of the figures before."""
    index = 0
    while index < len(clauses):
        clause = clauses[index]
        if "分别" not in clause.left:
            index += 1
            continue
        last = index
        while last + 1 < len(clauses) and re.fullmatch(r"(?:[、，,和及与]|以及)?\s*(?:[的以]?(?:[\u4e00-\u9fff]{0,6}))?", body[clauses[last].quantity.end : clauses[last + 1].quantity.start]) and "。" not in body[clauses[last].quantity.end : clauses[last + 1].quantity.start] and len(re.sub(r"[、，,和及与以]", "", body[clauses[last].quantity.end : clauses[last + 1].quantity.start])) <= 2:
            last += 1
        count = last - index + 1
        subject_text = clause.left[: clause.left.index("分别")]
        offset = clause.left_start
        subject = phrase_before([word for word in clause.words if offset <= word.start and word.end <= offset + len(subject_text)])
        items = distribute(subject, count) if subject and count > 1 else None
        if items is None and not subject and index >= count:
            items = found[index - count : index]
        if items is not None:
            found[index : last + 1] = items
        elif count > 1 and subject:
            for position in range(index, last + 1):
                found[position] = subject
        index = last + 1


def _nearest_time(times: list[TimeWord], quantity: Quantity, sentence_start: int, body: str) -> TimeWord | None:
    """The last time word before the figure in its sentence, else one that opens the paragraph for all that follows."""
    best = None
    for time in times:
        if time.end > quantity.start:
            break
        if time.start >= sentence_start:
            best = time
    if best is None:
        for time in times:
            if time.start < sentence_start and time.kind in {"part", "span"} and not body[:time.start].strip():
                best = time
    return best


def _settle(period: str, kind: str, status: str, measure: str, left: str, frame: Frame) -> str:
    """The period of a figure under a span: a state reached takes the span's last year, an act or a sum the whole span."""
    if "/" in period and "-" not in period and status == "actual" and not re.search(r"年均|累计|平均|新增|完成|五年|5年", left):
        if re.search(r"达到?|突破|超过|增至|增加到|提高到|提升到|提高至|提升至|扩大到|上升到|降至|降到|下降到|为|位居|居|跃居|占", left[-8:]):
            return period.split("/")[1]
    return period


def _repeated(page: Page, at: int) -> bool:
    return any(repeat.start <= at < repeat.end for repeat in page.repeats)
