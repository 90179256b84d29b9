"""What a site sets above its page's headline: its name, its menus, a teaser, the labels of an index, found by what shows the headline.

A headline shows itself by its neighbours: the page says below it when and by whom it was published, prints it again, or goes on
with it in its first sentence; it says what kind of document it heads. What stands above it and shows nothing of that is the site's.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from lib.hanzi.letters import keep_letters
from lib.lines import names_document
from lib.splitting.parts import Part, could_be_title

_FARTHEST = 60  # parts: what stands below so many lines is the text
_LEAST_LETTERS = 4
_LEAST_SAID_AGAIN = 10  # letters of a headline that stands inside a longer line: 某府发〔2014〕7号《…的通知》
_LEAST = 3  # what shows a headline …
_AHEAD, _NONE = 4, -2  # … and by how much more than the first line, and what shows one that could be none
_LONGEST_ABOVE = 60  # characters of what a site sets there
_LONGEST_TAIL = 16
_MOST_LINES = 3
_MOST_PRINTINGS = 4
_TWO_HAN = re.compile(r"[一-鿿]{2}")
_LEAST_LABELS = 3
_LONGEST_NAME = 14  # characters of a site's name
_LONGEST_VALUE = 40
# 关于印发2020年市 / 《政府工作报告》责任分解方案的通知
_GOES_ON_QUOTED = re.compile(r"《[^《》]+》.")
# …关于印发某规划 / 的通知, …预算执行情况和 / 2026年预算草案的报告: a line that needs another, and one that goes on
_LEFT_OFF, _GOES_ON = re.compile(r"(?:关于|[的和与及暨、])$"), re.compile(r"[的和与及暨]|关于|[—－-]{2}")


def mark_above(parts: list[Part]) -> None:
    """Mark as furniture what a site sets above its page's headline, where something shows which line that is."""
    _mark_index(parts)
    _mark_links(parts)
    head = _list_head(parts)
    lines = [index for index in head if _could_be_headline(parts[index])]
    if any(not parts[index].facts.names_site for index in lines):
        lines = _leave_out_site(parts, lines)
    if not lines:
        return
    shown = {index: _show(parts, head, index) for index in lines}
    best = max(lines, key=lambda index: (shown[index], -index))
    first = next(index for index, part in enumerate(parts) if part.kind != "furniture")
    if shown[best] < _LEAST or shown[best] < shown.get(first, _NONE) + _AHEAD:
        return
    start = _find_start(parts, best, again=_is_printed_again(parts, head, best))
    trail = max((index for index in range(start) if parts[index].facts.is_trail), default=0)
    if all(
        part.style != "imprint" and (index < trail or len(part.text) < _LONGEST_ABOVE)
        for index, part in enumerate(parts[:start])
        if part.kind != "furniture"
    ):
        for part in parts[:start]:
            part.kind = "furniture"
        for part in parts[start : best + 1] if start < best else ():
            part.kind = "title"


def _mark_index(parts: list[Part]) -> None:
    """Labels of an index in brackets and what stands between them: • [ 发布机构 ] / • 某市财政局 / • [ 有效性 ]"""
    labels = [index for index, part in enumerate(parts[:_FARTHEST]) if part.facts.is_bracketed_label]
    if len(labels) < _LEAST_LABELS:
        return
    for part in parts[labels[0] : labels[-1] + 1]:
        if part.kind == "body" and len(part.text) <= _LONGEST_VALUE and not part.facts.has_sentence:
            part.kind = "furniture"
    if labels[0] and parts[labels[0] - 1].facts.is_menu_word:  # 文章属性, above them
        parts[labels[0] - 1].kind = "furniture"


def _mark_links(parts: list[Part]) -> None:
    """Short items of a list on top of a page are its menu: - 政策解读 / - 经济发展 / - 法治中国"""
    plain = [part for part in parts[:_FARTHEST] if part.kind != "furniture" and not part.facts.names_site]
    for part in takewhile(lambda part: part.facts.is_menu_row, plain):
        part.kind = "furniture"
    links = [*takewhile(lambda part: part.facts.is_link_item, plain)]
    if len(links) >= _LEAST_LABELS:
        for part in links:
            part.kind = "furniture"


def _leave_out_site(parts: list[Part], lines: list[int]) -> list[int]:
    """The lines that could be a headline without the short ones above them that name the site, which are marked as furniture."""
    site = [*takewhile(lambda index: parts[index].facts.names_site and len(parts[index].text) <= _LONGEST_NAME, lines)]
    for index in site:
        parts[index].kind = "furniture"
    return lines[len(site) :]


def _list_head(parts: list[Part]) -> range:
    """The parts above a page's text: above its first sentence, its first section, its address to the hearers."""

    def is_above(part: Part) -> bool:
        facts, numbering = part.facts, part.facts.numbering
        if part.kind not in ("body", "byline", "furniture") or facts.is_salutation or part.style == "dateline":
            return False
        told = (
            facts.has_sentence
            and not facts.could_be_title
            and part.kind == "body"
            and not (facts.names_site and len(part.text) < _LONGEST_ABOVE)
        )
        return not told and not (numbering and numbering.style in ("part", "han", "han_paren"))

    return range(sum(1 for _ in takewhile(is_above, parts[:_FARTHEST])))


def _could_be_headline(part: Part) -> bool:
    facts = part.facts
    return (
        could_be_title(part)
        and bool(_TWO_HAN.search(part.text))
        and not facts.is_issuer
        and not facts.is_imprint
        and not facts.bullet
        and part.text[0] != "•"
    )


def _show(parts: list[Part], head: range, index: int) -> int:
    """How much shows that a line is the headline: by what stands below it, by its words, by what repeats it."""
    part, words = parts[index], keep_letters(parts[index].text)
    above = parts[index - 1] if index else None
    opens_text = _opens_text(parts, head, words)
    if len(words) < _LEAST_LETTERS and not opens_text:
        return 0
    # • 访问次数： / • 发布时间：2017-01-13: among the first lines that the page says of itself below it
    below = [*takewhile(lambda other: other.kind == "furniture", parts[index + 1 : index + 1 + _MOST_LINES])]
    weight = 3 * any(other.says.published or other.says.source for other in below)
    weight += 3 * _is_printed_again(parts, head, index)
    weight += 2 * names_document(part.text) + 2 * opens_text
    weight += all(other.kind == "furniture" for other in parts[index + 1 : head.stop])
    weight += 5 * (above is not None and above.kind == "furniture" and above.facts.labels_title)
    trails = [other.facts for other in parts[:index] if other.kind == "furniture" and other.facts.is_trail]
    last_step = bool(trails) and keep_letters(trails[-1].last_step) == words
    weight += bool(trails) + last_step
    # 您的当前位置：首页 > 专题 > 某省媒体, and below it 某省媒体 again: the column that the page stands in
    return weight - 2 * part.facts.names_site - 3 * (last_step and part.facts.is_menu_word)


def _is_printed_again(parts: list[Part], head: range, index: int) -> bool:
    """Whether a line below prints a headline again, perhaps without the number or the marks of its first printing.

    In a page without text, and oftener, a line is the cell of a table.
    """
    words = keep_letters(parts[index].text)
    if len(words) <= _LEAST_LETTERS or head.stop in (len(parts), _FARTHEST):
        return False
    below = [keep_letters(part.text) for part in parts[index + 1 : _FARTHEST]]
    below += map("".join, pairwise(below[:_MOST_LINES]))  # 某县某镇召开 / 第八届人民代表大会第二次会议
    again = sum(other == words or (len(other) >= _LEAST_SAID_AGAIN and words.endswith(other)) for other in below)
    return 0 < again <= _MOST_PRINTINGS


def _opens_text(parts: list[Part], head: range, words: str) -> bool:
    """Whether the text goes on with a headline, or with its end: 某省某市某镇 / 某镇位于…"""
    opening = keep_letters(parts[head.stop].text) if head.stop < len(parts) else ""
    return len(words) >= 2 and any(opening.startswith(words[-length:]) for length in {len(words), min(3, len(words))})


def _find_start(parts: list[Part], last: int, again: bool) -> int:
    """Where a headline begins whose last line is known: 某市某区人民政府 / 关于印发某某规划 / 的通知

    again: the last line is printed again, and is whole.
    """
    start = last
    while start and last - start < _MOST_LINES and _goes_on(parts[start - 1], parts[start]):
        start -= 1
    # 凝心聚力抓发展 / 全县经济稳中向好: one line or two alone above it, of which nothing says that they are the site's
    lines = [*takewhile(lambda part: part.kind == "body" and could_be_title(part), reversed(parts[:last]))]
    plain = not any(part.facts.names_site or part.facts.is_menu_word for part in lines)
    return start if again or not plain or len(lines) >= _MOST_LINES else min(start, last - len(lines))


def _goes_on(part: Part, below: Part) -> bool:
    """Whether a headline goes on from a line to the next."""
    facts = part.facts
    if part.kind not in ("body", "byline") or not could_be_title(part) or facts.names_site or facts.is_menu_word:
        return False
    if "关于" in part.text and _GOES_ON_QUOTED.match(below.text) and not names_document(part.text):
        return True
    if facts.is_issuer or _LEFT_OFF.search(part.text) or _GOES_ON.match(below.text):
        return True
    return not names_document(part.text) and names_document(below.text) and len(below.text) <= _LONGEST_TAIL
