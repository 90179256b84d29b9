"""The word cloud's layout: where each word stands and how large.

The package wordcloud finds the places: the largest word first, each next one on a free spot that its seeded chance picks.
It measures words with a font of our own whose every character fills a box of one em by one em (data/reference/box.ttf,
made by `build_box_font`), as Chinese characters do: real fonts measure ink, and a cloud drawn in another font than it was
measured in overlaps. The same words and seed always make the same cloud.

All words stand upright, since Chinese turned by ninety degrees is hard to read. Type is as tall as the square root
of the word's weight: a word of four times the weight is drawn twice as tall, so that its area grows as its weight
does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

BOX_FONT = Path(__file__).resolve().parents[2] / "data" / "reference" / "box.ttf"
LARGEST = 96.0  # pixels: the tallest type tried
SMALLEST = 11.0  # pixels: nothing smaller can be read
GRID = 2  # pixels between the places tried: laid out at half size, four times as fast
GAP = 2  # grid steps between words, so that neighbours do not read as one
FULL = 0.54  # the share of the canvas that boxes are tried to fill at first; chance seldom fills more
STEP = 0.95  # how much smaller each attempt is than the one before

# Widths in em of sans-serif faces, rounded up: narrow letters, capitals, the widest.
_NARROW, _WIDE = "ijltfrI1.,'·-() ", "mwMW%@"


@dataclass(frozen=True)
class Cloud:
    """A laid-out cloud. Frames keep the columns of the words given to `layout_cloud`."""

    placed: pd.DataFrame  # with x, y (centre of the word's box), font_size and box_width, all in pixels
    left_out: pd.DataFrame  # with reason: "space" (did not fit) or "limit" (beyond the number of words asked for)
    width: int
    height: int
    font_scale: float  # pixels of type per square root of weight: give it to a second cloud to draw on the same scale


@cache
def measure_word(word: str) -> float:
    """Width of a word in em: 1 for each Chinese character, less for Latin letters and digits."""
    width = 0.0
    for character in word:
        if character in _NARROW:
            width += 0.4
        elif character in _WIDE:
            width += 0.95
        elif ord(character) > 0x2E7F:
            width += 1.0
        else:
            width += 0.74 if character.isupper() else 0.62
    return width


def layout_cloud(
    words: pd.DataFrame,
    width: int = 880,
    height: int = 460,
    weight: str = "count",
    limit: int = 80,
    seed: int = 0,
    font_scale: float | None = None,
) -> Cloud:
    """Lay out the `limit` heaviest of `words` (columns word and `weight`, positive) in `width` × `height` pixels.

    Without `font_scale` the type is made as large as lets every word fit; where even small type does not, words that
    found no place are in `left_out`. `seed` gives another arrangement.
    """
    ordered = words.sort_values([weight, "word"], ascending=[False, True], ignore_index=True)
    ordered = ordered[ordered[weight] > 0].reset_index(drop=True)
    chosen, beyond = ordered.head(limit), ordered.iloc[limit:].assign(reason="limit")
    roots = np.sqrt(chosen[weight].to_numpy(dtype=float))
    names = chosen["word"].tolist()
    ems = np.array([measure_word(word) for word in names])
    if font_scale is None:
        font_scale = _fit_scale(roots, names, width, height, seed)
        sizes = np.maximum(roots * font_scale, SMALLEST)
        places = _place(names, sizes, width, height, seed)
    else:
        sizes = np.maximum(roots * font_scale, SMALLEST)
        places = _gather(names, sizes, width, height, seed)
    put = ~np.isnan(places[:, 0])
    placed = chosen.assign(x=places[:, 0], y=places[:, 1], font_size=sizes, box_width=sizes * ems)[put]
    space = chosen[~put].assign(reason="space")
    left_out = pd.concat([space, beyond], ignore_index=True) if len(space) else beyond.reset_index(drop=True)
    return Cloud(placed.reset_index(drop=True), left_out, width, height, font_scale)


def layout_clouds(groups: Sequence[pd.DataFrame], **options: object) -> list[Cloud]:
    """Lay out several clouds on one scale: the same weight is drawn in the same type in each."""
    scale = min((layout_cloud(words, **options).font_scale for words in groups if len(words)), default=1.0)  # type: ignore[arg-type]
    return [layout_cloud(words, **{**options, "font_scale": scale}) for words in groups]  # type: ignore[arg-type]


def _fit_scale(roots: np.ndarray, words: Sequence[str], width: int, height: int, seed: int) -> float:
    """The largest scale tried at which every word finds a place; the smallest tried where none does."""
    if not len(roots):
        return 1.0
    lengths = np.array([len(word) for word in words])
    filled = math.sqrt(FULL * width * height / float(np.sum(roots**2 * lengths)))
    # no word may be wider than the canvas
    scale = min(LARGEST / float(roots[0]), float(np.min(0.94 * width / (lengths * roots))), filled)
    while roots[0] * scale > SMALLEST * 1.5:
        if len(_run(words, np.maximum(roots * scale, SMALLEST), width, height, seed)) == len(words):
            break
        scale *= STEP
    return float(scale)


def _gather(words: Sequence[str], sizes: np.ndarray, width: int, height: int, seed: int) -> np.ndarray:
    """Centres as `_place` gives them, in the middle of the canvas where the words do not need all of it."""
    boxes = float(np.sum(sizes**2 * np.array([len(word) for word in words], dtype=float)))
    share = math.sqrt(boxes / (FULL * width * height)) if len(words) else 1.0
    while share < STEP:
        inner = int(width * share), int(height * share)
        found = _run(words, sizes, *inner, seed)
        if len(found) == len(words):
            shift = np.array([(width - inner[0]) / 2, (height - inner[1]) / 2])
            centres: np.ndarray = np.array([found[word] for word in words]) + shift
            return centres
        share /= STEP
    return _place(words, sizes, width, height, seed)


def _place(words: Sequence[str], sizes: np.ndarray, width: int, height: int, seed: int) -> np.ndarray:
    """Centres (n × 2) of the words' boxes, in pixels, largest first; NaN where there is no room."""
    waiting = list(range(len(words)))
    found: dict[str, tuple[float, float]] = {}
    while waiting:
        found = _run([words[i] for i in waiting], sizes[waiting], width, height, seed)
        if len(found) == len(waiting):
            break
        # the first without a place, and all later ones that are as large: the run ends there, and begins anew without them
        failed = waiting[len(found)]
        waiting = [i for i in waiting if i < failed or sizes[i] < sizes[failed] or len(words[i]) < len(words[failed])]
    return np.array([found.get(word, (np.nan, np.nan)) for word in words]).reshape(-1, 2)


def _run(words: Sequence[str], sizes: np.ndarray, width: int, height: int, seed: int) -> dict[str, tuple[float, float]]:
    """Centres by word, in pixels, up to the first word that finds no place.

    Sizes are whole steps of the grid, rounded up: boxes may stand a little apart, never into each other.
    """
    from wordcloud import WordCloud  # a third of a second to import: only where a cloud is drawn

    steps = np.ceil(sizes / GRID).astype(int).tolist()
    cloud = WordCloud(
        font_path=str(BOX_FONT), width=width // GRID, height=height // GRID, margin=GAP, max_words=max(len(words), 1),
        prefer_horizontal=1.0, relative_scaling=1.0,  # as tall as asked for, and upright
        min_font_size=1, font_step=max(steps, default=1),  # a word without room ends the run, it is not made smaller
        random_state=seed, color_func=lambda *_, **__: "",
    )  # fmt: skip
    cloud.generate_from_frequencies(dict(zip(words, steps, strict=True)), max_font_size=steps[0])
    return {
        word: (GRID * (column + size * len(word) / 2), GRID * (row + size / 2))
        for (word, _), size, (row, column), *_ in cloud.layout_
    }


def build_box_font(path: Path, em: int = 64) -> None:
    """Write the font that measures words: a full em square for every character.

    The square is the glyph of characters that a font lacks, and this one lacks nearly all: a map of every character to
    it (cmap format 13) draws the same, but FreeType then walks through all of them at each size, four times the layout's
    time. The committed data/reference/box.ttf was made by this function; a test holds the two together.
    """
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, em), (em, em), (em, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder = FontBuilder(em, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupGlyf({".notdef": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (em, 0)})
    builder.setupHorizontalHeader(ascent=em, descent=0)
    builder.setupCharacterMap({0x4E00: ".notdef"})
    builder.setupMaxp()
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    builder.save(path)
