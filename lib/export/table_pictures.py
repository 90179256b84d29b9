"""The first rows of a table, drawn."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from lib.export.csv_files import render_value
from lib.export.exhibits import Exhibit
from lib.export.fonts import measure_text, use_signs_of_font, wrap_text

MOST_ROWS = 25
_SIZE, _ROW, _PAD = 13, 27, 8
_LEAST, _MOST = 40, 380  # pixels of a column
_INK, _SOFT, _LINE, _BAND = "#1E2329", "#5B636D", "#DDD9CF", "#F8F6F1"


def draw_table(exhibit: Exhibit, width: int) -> tuple[str, float]:
    """SVG of the table as the screen shows it, its first rows, and its height in pixels."""
    data = exhibit.read_shown()
    heads = [use_signs_of_font(item.name) for item in data.fields]
    numbers = [item.type in ("number", "integer") for item in data.fields]
    shown = data.rows[[item.code for item in data.fields]].head(MOST_ROWS)
    cells = [
        [use_signs_of_font(render_value(value)) for value in row] for row in shown.itertuples(index=False, name=None)
    ]
    widths = _share_out([heads, *cells], width)
    parts, y = [], 0.0
    for number, row in enumerate([heads, *cells]):
        if number and number % 2 == 0:
            parts.append(f'<rect x="0" y="{y:g}" width="{width}" height="{_ROW}" fill="{_BAND}"/>')
        x = 0.0
        for text, room, right in zip(row, widths, numbers, strict=True):
            line = (wrap_text(text, _SIZE, room - _PAD, 1) or [""])[0]
            at, anchor = (x + room - _PAD, "end") if right else (x + 2, "start")
            colour = _INK if number else _SOFT
            parts.append(
                f'<text x="{at:g}" y="{y + 18:g}" font-size="{_SIZE}" text-anchor="{anchor}" fill="{colour}">{escape(line)}</text>'
            )
            x += room
        y += _ROW
        if not number:
            parts.append(f'<line x1="0" y1="{y:g}" x2="{width}" y2="{y:g}" stroke="{_LINE}"/>')
    if len(data.rows) > MOST_ROWS:
        more = exhibit.view.t("take.rows_more", shown=MOST_ROWS, total=len(data.rows))
        parts.append(f'<text x="2" y="{y + 18:g}" font-size="{_SIZE}" fill="{_SOFT}">{escape(more)}</text>')
        y += _ROW
    return "".join(parts), y


def _share_out(rows: Sequence[Sequence[str]], width: int) -> list[float]:
    """How wide each column is: what its text needs, and where that is too much in all, less for the widest."""
    needed = [max(measure_text(text, _SIZE) for text in column) + _PAD + 4 for column in zip(*rows, strict=True)]
    wanted = [min(max(need, _LEAST), _MOST) for need in needed]
    while sum(wanted) > width and max(wanted) > _LEAST:
        widest = max(range(len(wanted)), key=wanted.__getitem__)
        wanted[widest] = max(wanted[widest] - 10, _LEAST)
    return wanted
