"""The measure of an extractor: its claims against labels, as GUIDELINES.md beside this file defines them.

A prediction matches a label of the same document where both name the same amount (value x scale, so 1 万亿元 is 10000 亿元) in
the same kind of unit at the same place (the ends of their contexts agree). Each label and each prediction is used once, the best
pairs first. Labels marked optional count neither for nor against. A matched claim is *strictly right* where all of `STRICT` is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import normalize

from lib.repair.pinyin import BRACKET
from lib.repair.traditional import simplify

Row = Mapping[str, str]

FIELDS = (
    "value_max", "measure", "direction", "bound", "commitment", "status", "period", "place", "indicator", "theme",
)  # fmt: skip
STRICT = frozenset({"measure", "bound", "status", "period", "place", "indicator"})
KEYS = ("indicator_id", "ref_area")  # what comparisons join on: scored, and part of strict, where the label has them

_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000, "兆": 1_000_000}
_PUNCTUATION = re.compile(r"[\s,，、。；;：:“”\"'‘’（）()《》·\-—]+")
# 30.5万 may be 人 or 户 with the classifier left out, 12项 and 12个 count the same thing
_COUNTING = frozenset({"", "元", "个", "项", "名", "位", "家", "户", "人"})
_CONTEXT = 12  # characters of context that are compared: punctuation, pinyin and Traditional forms left out
_NEAR = 0.5  # how alike two contexts must be
_NO_CONTEXT = 0.55  # a quote at the head of its line has none


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that an extractor got wrong."""

    kind: str  # missed, false, or the name of a field
    document: str
    quote: str
    context: str
    label: str = ""
    got: str = ""

    def __str__(self) -> str:
        what = f"label {self.label!r}, got {self.got!r}" if self.kind in (*FIELDS, *KEYS) else self.label or self.got
        return f"{self.kind:<10} {self.document[:16]:<16} …{_tail(self.context)}[{self.quote}]  {what}"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of claims; the figures are shares of one, 0 where there is nothing to count."""

    found: int
    missed: int
    false: int
    strict: int  # found, and every field of STRICT right
    right: Mapping[str, int]  # by field, of the found
    asked: Mapping[str, int]  # by key, of the found: how many labels have it
    faults: tuple[Fault, ...]

    @property
    def detection_f1(self) -> float:
        return self._f1(self.found)

    @property
    def strict_f1(self) -> float:
        return self._f1(self.strict)

    def _f1(self, right: int) -> float:
        # precision = right / (found + false), recall = right / (found + missed)
        whole = 2 * self.found + self.false + self.missed
        return 2 * right / whole if whole else 0.0

    def list_figures(self) -> dict[str, float]:
        """Every figure by its name in floors.toml."""
        fields = {name: self.right[name] / self.found if self.found else 0.0 for name in FIELDS}
        fields |= {key: self.right[key] / self.asked[key] for key in KEYS if self.asked[key]}
        return {"detection_f1": self.detection_f1, "strict_f1": self.strict_f1, **fields}


def score_claims(labels: Iterable[Row], predictions: Iterable[Row]) -> Score:
    """Score predictions against labels, both as rows of text with the columns of GUIDELINES.md."""
    gold, guessed = _group(labels), _group(predictions)
    found = missed = false = strict = 0
    right, asked = dict.fromkeys((*FIELDS, *KEYS), 0), dict.fromkeys(KEYS, 0)
    faults: list[Fault] = []
    for document, golds in sorted(gold.items()):
        guesses = guessed[document]
        pairs = pair_up(golds, guesses)
        for g, p in pairs:
            if golds[g]["optional"]:
                continue
            found += 1
            keys = [key for key in KEYS if golds[g].get(key)]
            wrong = list_wrong_fields(golds[g], guesses[p])
            for name in (*FIELDS, *keys):
                right[name] += name not in wrong
            for key in keys:
                asked[key] += 1
            strict += is_strictly_right(wrong)
            faults += [_fault(name, golds[g], golds[g][name], guesses[p][name]) for name in wrong]
        taken = {g for g, _ in pairs}, {p for _, p in pairs}
        lost = [row for index, row in enumerate(golds) if index not in taken[0] and not row["optional"]]
        extra = [row for index, row in enumerate(guesses) if index not in taken[1]]
        missed += len(lost)
        false += len(extra)
        faults += [_fault("missed", row, row["indicator"], "") for row in lost]
        faults += [_fault("false", row, "", row["indicator"]) for row in extra]
    return Score(found, missed, false, strict, right, asked, tuple(faults))


def list_wrong_fields(gold: Row, guess: Row) -> list[str]:
    """The fields of a matched claim that are not as labelled, the keys of comparisons where the label has them."""
    wrong = [name for name in FIELDS if not matches_field(name, gold[name], guess[name])]
    return wrong + [key for key in KEYS if gold.get(key) and gold[key] != guess[key]]


def is_strictly_right(wrong: Iterable[str]) -> bool:
    """Whether a claim with these wrong fields is right in all that a comparison rests on."""
    return STRICT.union(KEYS).isdisjoint(wrong)


def judge_claims(labels: Iterable[Row], predictions: Iterable[Row]) -> list[tuple[Row, bool]]:
    """Each prediction with whether it is strictly right; a false one is not, one that an optional label matches is left out."""
    gold, guessed = _group(labels), _group(predictions)
    judged: list[tuple[Row, bool]] = []
    for document, guesses in guessed.items():
        golds = gold[document]
        label_of = {p: golds[g] for g, p in pair_up(golds, guesses)}
        for index, guess in enumerate(guesses):
            label = label_of.get(index)
            if label is None:
                judged.append((guess, False))
            elif not label["optional"]:
                judged.append((guess, is_strictly_right(list_wrong_fields(label, guess))))
    return judged


def pair_up(golds: Sequence[Row], guesses: Sequence[Row]) -> list[tuple[int, int]]:
    """Indexes of labels and predictions that name the same claim of one document, the best pairs first."""
    candidates = []
    for g, gold in enumerate(golds):
        amount, unit = _fold(gold)
        for p, guess in enumerate(guesses):
            other, other_unit = _fold(guess)
            if amount is None or other is None or abs(other - amount) > 1e-6 * max(1.0, abs(amount)):
                continue
            near = _compare_contexts(gold["context"], guess["context"])
            if _is_same_unit(unit, other_unit) and near >= _NEAR:
                candidates.append((near + (0.01 if gold["quote"] == guess["quote"] else 0), g, p))
    pairs: list[tuple[int, int]] = []
    used_g: set[int] = set()
    used_p: set[int] = set()
    for _, g, p in sorted(candidates, key=lambda candidate: (-candidate[0], candidate[1], candidate[2])):
        if g not in used_g and p not in used_p:
            used_g.add(g)
            used_p.add(p)
            pairs.append((g, p))
    return pairs


def matches_field(name: str, gold: str, guess: str) -> bool:
    """Whether a field's value is right; an indicator may be longer or shorter than its label, not another one."""
    gold, guess = gold.strip(), guess.strip()
    if name == "value_max":
        return _read_number(gold) == _read_number(guess)
    return matches_indicator(gold, guess) if name == "indicator" else gold == guess


def matches_indicator(gold: str, guess: str) -> bool:
    """Whether two phrases name the same thing: one within the other and not too short, or much alike."""
    a, b = _PUNCTUATION.sub("", gold), _PUNCTUATION.sub("", guess)
    if not a or not b:
        return a == b
    short, long = sorted((len(a), len(b)))
    if a in b or b in a:
        return short / long >= 0.4 or short >= 4
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.6


def _group(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["document"]].append(row)
    return grouped


def _fault(kind: str, row: Row, label: str, got: str) -> Fault:
    return Fault(kind, row["document"], row["quote"], row["context"], label, got)


def _read_number(text: str) -> float | None:
    text = text.strip().replace(",", "")
    return float(text) if text else None


def _fold(row: Row) -> tuple[float | None, str]:
    """The amount and the bare unit: the scale words at the head of a unit folded into the value."""
    value, unit = _read_number(row["value"]), row["unit"].strip().replace("％", "%")
    while unit and unit[0] in _SCALES and value is not None:
        value, unit = value * _SCALES[unit[0]], unit[1:]
    return value, unit


def _is_same_unit(gold: str, guess: str) -> bool:
    if gold == guess:
        return True
    if gold == "元":
        return guess == ""
    return gold in _COUNTING and guess in _COUNTING


@lru_cache(maxsize=16384)
def _tail(text: str) -> str:
    """The end of a context as it reads when repaired: 總產(chǎn)值增長(zhǎng) on the page is 总产值增长, ＧＤＰ is GDP."""
    return _PUNCTUATION.sub("", simplify(BRACKET.sub("", normalize("NFKC", text))))[-_CONTEXT:]


def _compare_contexts(gold: str, guess: str) -> float:
    a, b = _tail(gold), _tail(guess)
    if not (a and b):
        return _NO_CONTEXT
    alike = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return (
        max(alike, _NO_CONTEXT) if b.endswith(a) or a.endswith(b) else alike
    )  # 完成 at the head of a line that the page breaks
