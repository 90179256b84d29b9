"""What a site sets around a page's text: above it labels with their values and its first words again, below it links."""

from __future__ import annotations

from itertools import pairwise

from lib.hanzi.letters import keep_letters
from lib.hanzi.numerals import read_whole
from lib.splitting.parts import Part

_FARTHEST = 24  # parts
_SHORTEST_ABSTRACT = 30  # letters
_LONGEST_VALUE = 30  # characters
_CUT_OFF = 8  # letters at an abstract's end that may be half an entity: &ems......


def mark_surroundings(parts: list[Part]) -> None:
    """Mark as furniture what a site says about a page's text above it, or repeats of it, and the links that it sets below."""
    _mark_counts(parts)
    _mark_values(parts)
    _mark_doubles(parts)
    _mark_labels(parts)
    _mark_abstract(parts)
    _mark_links_below(parts)


def _mark_counts(parts: list[Part]) -> None:
    """阅读： / 147 / 评论： / 0: the number below a label that has no value beside it."""
    for label, number in pairwise(parts):
        if label.kind == "furniture" and label.text.rstrip()[-1] in ":：" and number.text.isdigit():
            number.kind = "furniture"


def _mark_values(parts: list[Part]) -> None:
    """主题分类 / 财政 / 发文日期: what stands between two labels of an index is the value of the first."""
    for label, value, below in zip(parts, parts[1:_FARTHEST], parts[2:_FARTHEST], strict=False):
        labelled = label.kind == below.kind == "furniture" and label.facts.is_label and below.facts.is_label
        if labelled and len(value.text) <= _LONGEST_VALUE and not value.facts.has_sentence:
            value.kind = "furniture"


def _mark_doubles(parts: list[Part]) -> None:
    """10 / 十、财政: a page's list numbers what its author has numbered."""
    for number, part in pairwise(parts):
        numbering = part.facts.numbering if number.text.isdigit() and part.start - number.end <= 2 else None
        if numbering and numbering.style == "han" and read_whole(part.text.split("、")[0]) == int(number.text):
            number.kind = "furniture"


def _mark_labels(parts: list[Part]) -> None:
    """A label that no table knows, in a block of labels: 标题：… / 发布机构：… / 取法：… above the first sentence."""
    for before, part in pairwise(parts[:_FARTHEST]):
        if part.kind == "body" and (part.facts.numbering or part.facts.is_salutation or part.facts.has_sentence):
            break
        if part.kind == "body" and before.kind == "furniture" and before.facts.is_labelled and part.facts.is_labelled:
            part.kind = "furniture"


def _mark_abstract(parts: list[Part]) -> None:
    """A line that runs together the first lines of the text below it: …各位代表：现在，我代表县政府…一、2021年工作回顾2021年以来……"""
    for index, part in enumerate(parts[:_FARTHEST]):
        if part.kind == "furniture":
            continue
        letters = keep_letters(part.text)
        if len(letters) < _SHORTEST_ABSTRACT:
            continue
        open_end = part.facts.is_cut_off
        labelled = index > 0 and parts[index - 1].kind == "furniture" and parts[index - 1].text.rstrip()[-1] in ":："
        labelled = labelled and not parts[index - 1].facts.labels_title
        if not (open_end or labelled):
            if part.kind == "body" and part.facts.has_sentence:
                break
            continue
        below = "".join(keep_letters(later.text) for later in parts[index + 1 : index + 1 + _FARTHEST])
        if (letters[:-_CUT_OFF] if open_end else letters) in below:
            part.kind = "furniture"
            break


def _mark_links_below(parts: list[Part]) -> None:
    """Behind the last sentence of a page and its first line of furniture there stand links: 上一篇：… / 相关文章 / 某县领导信息 / 04-02"""
    last = max(
        (index for index, part in enumerate(parts) if part.kind == "body" and part.facts.has_sentence), default=-1
    )
    tail = parts[last + 1 :]
    first = next((index for index, part in enumerate(tail) if part.kind == "furniture"), len(tail))
    if last < 0 or any(part.facts.numbering or part.facts.has_cells for part in tail[first:]):
        return
    for part in tail[first:]:
        if part.kind == "body" and not (part.facts.is_date or part.facts.is_annex):
            part.kind = "furniture"
