"""The font of pictures: shipped, so that Chinese shows where no system font has it. See data/fonts/README.md."""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path

import vl_convert
from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Report Hei"
FILE = Path(__file__).resolve().parents[2] / "data" / "fonts" / "report-hei.ttf"
# a program that reads an SVG without its embedded font takes the first of these that it has
STACK = f"'{FAMILY}', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif"
# signs of the screen that the font has not, and those that stand in for them
_STAND_INS = str.maketrans({"⚠": "※", "✗": "×", "◌": "○", "▬": "━", "₂": "2", "⩽": "≤", "⩾": "≥"})


def use_signs_of_font(text: str) -> str:
    """The text with signs that the font has."""
    return text.translate(_STAND_INS)


@cache
def register_font() -> None:
    """Make the font known to the converter; once per process."""
    vl_convert.register_font_directory(str(FILE.parent))


@cache
def _load_widths() -> tuple[dict[int, float], float]:
    """Each character's width as a share of the type's size, and that of a missing one."""
    font = TTFont(FILE, lazy=True)
    units, advances = font["head"].unitsPerEm, font["hmtx"].metrics
    widths = {code: advances[glyph][0] / units for code, glyph in font.getBestCmap().items()}
    return widths, advances[".notdef"][0] / units


def measure_text(text: str, size: float) -> float:
    """Pixels that a line of text takes."""
    widths, missing = _load_widths()
    return size * sum(widths.get(ord(sign), missing) for sign in text)


def wrap_text(text: str, size: float, width: float, most: int | None = None) -> list[str]:
    """The text in lines of at most `width` pixels: broken at blanks, else between any two characters, as Chinese is. Of more than
    `most` lines the last one ends in …"""
    lines: list[str] = []
    rest = text.strip()
    while rest:
        end = _find_break(rest, size, width)
        if most and len(lines) == most - 1 and end < len(rest):
            cut = rest[:end]
            while cut and measure_text(f"{cut}…", size) > width:
                cut = cut[:-1]
            return [*lines, f"{cut.rstrip()}…"]
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return lines


def _find_break(text: str, size: float, width: float) -> int:
    """How many characters go into a line, at least one."""
    room, end = width, 0
    for end, sign in enumerate(text):  # noqa: B007 (its last value counts)
        room -= measure_text(sign, size)
        if room < 0:
            break
    else:
        return len(text)
    end = max(end, 1)
    if text[end].isascii() and not text[end].isspace():  # within a Latin word: back to the blank before it
        blank = text.rfind(" ", 1, end)
        if blank > 0 and text[blank:end].isascii():
            return blank
    return end


def embed_font(signs: set[str]) -> str:
    """A style sheet that holds the font with these characters alone."""
    options = subset.Options(layout_features=[], notdef_outline=True, flavor="woff")
    font = subset.load_font(str(FILE), options, dontLoadGlyphNames=True)
    # names for the glyphs that cost nothing: fontTools would make them from all characters, which takes longer than the rest
    font.setGlyphOrder([".notdef", *(f"g{number}" for number in range(1, font["maxp"].numGlyphs))])
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(signs)))
    cutter.subset(font)
    out = io.BytesIO()
    subset.save_font(font, out, options)
    data = base64.b64encode(out.getvalue()).decode()
    return f"@font-face{{font-family:'{FAMILY}';src:url(data:font/woff;base64,{data}) format('woff')}}"
