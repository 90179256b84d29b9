"""The word cloud's layout: where each word stands and how large.

Every Chinese character fills a box of one em by one em, so a word's box is known without drawing it, and the layout
is plain
geometry: the largest word goes in the middle, each next one to the free place nearest to it. No font file and no
bitmap is needed, no pair of boxes can overlap, and the same words always make the same cloud.

All words stand upright, since Chinese turned by ninety degrees is hard to read. Type is as tall as the square root
of the word's weight: a word of four times the weight is drawn twice as tall, so that its area grows as its weight
does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

GAP = 0.12  # em between words, so that neighbours do not read as one
LARGEST = 96.0  # pixels: the tallest type tried
SMALLEST = 11.0  # pixels: nothing smaller can be read
GRID = 2  # pixels between the places tried
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
    ems = np.array([measure_word(word) for word in chosen["word"]])
    if font_scale is None:
        font_scale = _fit_scale(roots, ems, width, height, seed)
    sizes = np.maximum(roots * font_scale, SMALLEST)
    places = _place(sizes, ems, width, height, seed)
    put = ~np.isnan(places[:, 0])
    placed = chosen.assign(x=places[:, 0], y=places[:, 1], font_size=sizes, box_width=sizes * ems)[put]
    space = chosen[~put].assign(reason="space")
    left_out = pd.concat([space, beyond], ignore_index=True) if len(space) else beyond.reset_index(drop=True)
    return Cloud(placed.reset_index(drop=True), left_out, width, height, font_scale)


def layout_clouds(groups: Sequence[pd.DataFrame], **options: object) -> list[Cloud]:
    """Lay out several clouds on one scale: the same weight is drawn in the same type in each."""
    scale = min((layout_cloud(words, **options).font_scale for words in groups if len(words)), default=1.0)  # type: ignore[arg-type]
    return [layout_cloud(words, **{**options, "font_scale": scale}) for words in groups]  # type: ignore[arg-type]


def count_overlaps(placed: pd.DataFrame) -> int:
    """Pairs of words whose boxes overlap (boxes of one em in height, without the gap)."""
    half_width, half_height = placed["box_width"].to_numpy() / 2, placed["font_size"].to_numpy() / 2
    x, y = placed["x"].to_numpy(), placed["y"].to_numpy()
    near_x = np.abs(x[:, None] - x) < half_width[:, None] + half_width - 1e-9
    near_y = np.abs(y[:, None] - y) < half_height[:, None] + half_height - 1e-9
    return int(np.triu(near_x & near_y, k=1).sum())


def _fit_scale(roots: np.ndarray, ems: np.ndarray, width: int, height: int, seed: int) -> float:
    """The largest scale tried at which every word finds a place; the smallest tried where none does."""
    if not len(roots):
        return 1.0
    # no word may be wider than the canvas, and boxes fill at most some nine tenths of it
    filled = math.sqrt(0.9 * width * height / float(np.sum(roots**2 * (ems + GAP))))
    scale = min(LARGEST / roots[0], float(np.min(0.96 * width / (ems * roots))), filled)
    while roots[0] * scale > SMALLEST * 1.5:
        if not np.isnan(_place(np.maximum(roots * scale, SMALLEST), ems, width, height, seed)).any():
            break
        scale *= STEP
    return scale


def _place(sizes: np.ndarray, ems: np.ndarray, width: int, height: int, seed: int) -> np.ndarray:
    """Centres (n × 2) of boxes, each at the free grid point nearest the middle, largest first; NaN where there is
    none."""
    distance = _measure_distance(width, height, seed)
    # half sizes in grid steps, rounded up: boxes may stand a little apart, never into each other
    half_widths = np.ceil(sizes * (ems + GAP) / 2 / GRID).astype(int)
    half_heights = np.ceil(sizes * (1 + GAP) / 2 / GRID).astype(int)
    rows, columns = distance.shape
    places = np.full((len(sizes), 2), np.nan)
    taken: list[tuple[int, int, int, int]] = []  # row, column, half height, half width
    for i, (half_width, half_height) in enumerate(zip(half_widths, half_heights, strict=True)):
        if 2 * half_width > columns - 1 or 2 * half_height > rows - 1:
            continue
        free = distance.copy()
        free[:half_height] = free[rows - half_height :] = np.inf
        free[:, :half_width] = free[:, columns - half_width :] = np.inf
        for row, column, other_height, other_width in taken:
            # a centre nearer than the two halves together would make the boxes overlap
            down, across = half_height + other_height, half_width + other_width
            free[max(row - down + 1, 0) : row + down, max(column - across + 1, 0) : column + across] = np.inf
        row, column = divmod(int(free.argmin()), columns)
        if np.isfinite(free[row, column]):
            places[i] = column * GRID, row * GRID
            taken.append((row, column, half_height, half_width))
    return places


@cache
def _measure_distance(width: int, height: int, seed: int) -> np.ndarray:
    """How far each grid point (rows × columns) is from the middle, on an ellipse of the canvas's shape, as the seed
    ripples it."""
    x = (np.arange(width // GRID + 1) * GRID - width / 2) / width
    y = (np.arange(height // GRID + 1) * GRID - height / 2) / height
    radius = np.hypot(x[None, :], y[:, None])
    angle = np.arctan2(y[:, None], x[None, :])
    turn = seed * 2.399963  # the golden angle: seeds turn the ripple in well-spread directions
    distance = radius * (1 + 0.06 * np.sin(3 * angle + turn) + 0.04 * np.cos(2 * angle - turn))
    distance.setflags(write=False)
    return distance
