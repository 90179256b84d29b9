"""An exhibit as a picture: what it shows, what was filtered for, the legend, the chart or the table, its sources, the link and the day.

The chart itself is Altair's, drawn by vl-convert; title, legend and foot are set around it, so that a picture says the same wherever it
is pasted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any

import vl_convert

from lib.export.citations import Work
from lib.export.exhibits import Exhibit, Key
from lib.export.fonts import STACK, embed_font, measure_text, register_font, use_signs_of_font, wrap_text
from lib.export.table_pictures import draw_table
from lib.export.xml_text import clean_values, clean_xml

WIDTH = 960  # pixels of the whole picture
SCALE = 2  # a PNG's pixels for each
_MARGIN = 28
_INNER = WIDTH - 2 * _MARGIN
_TITLE, _TEXT, _SMALL = 22, 14, 12
_SIGN = 19  # of a legend: the font draws its signs small
_INK, _SOFT, _LINE = "#1E2329", "#5B636D", "#DDD9CF"
_GAP = 10
_NAMED = 2  # documents named in the line of sources
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')


def draw_svg(exhibit: Exhibit) -> str:
    """The picture with its font in it: it shows Chinese in a browser that has none."""
    return _embed(_compose(exhibit))


def draw_png(exhibit: Exhibit) -> bytes:
    """The picture in pixels, at twice its size."""
    return _rasterize(_compose(exhibit))


def draw_both(exhibit: Exhibit) -> tuple[bytes, str]:
    """PNG and SVG, drawn once."""
    svg = _compose(exhibit)
    return _rasterize(svg), _embed(svg)


def _embed(svg: str) -> str:
    signs = set(re.sub(r"<[^>]*>", "", svg)) | set("…&<>")
    return svg.replace("<defs/>", f"<defs><style>{embed_font(signs)}</style></defs>", 1)


def _rasterize(svg: str) -> bytes:
    register_font()
    return bytes(vl_convert.svg_to_png(svg, scale=SCALE))


def list_sources(works: Sequence[Work], exhibit: Exhibit) -> str:
    """The line of sources: the documents named, or the first ones and how many there are."""
    named = list(dict.fromkeys(_name_work(work) for work in works))
    if not named:
        return exhibit.view.t("take.sources_none")
    listed = exhibit.view.t("and").join(named[:_NAMED])
    if len(named) > _NAMED:
        return exhibit.view.t("take.sources_more", named=listed, count=len(named))
    return exhibit.view.t("take.sources", named=listed)


def _name_work(work: Work) -> str:
    told = ", ".join(part for part in (work.source, work.published) if part)
    return f"《{work.title}》" + (f" ({told})" if told else "")


def _compose(exhibit: Exhibit) -> str:
    view = exhibit.view
    parts: list[str] = []
    y = float(_MARGIN)

    def write(text: str, size: int, colour: str, most: int | None = None) -> None:
        nonlocal y
        for line in wrap_text(use_signs_of_font(text), size, _INNER, most):
            y += size * 1.15
            parts.append(_draw_text(_MARGIN, y, line, size, colour))
            y += size * 0.3

    write(exhibit.title, _TITLE, _INK, 3)
    y += 4
    write(view.t("take.filters", filters=exhibit.describe_filters()), _TEXT, _SOFT, 3)
    for note in exhibit.notes:
        write(note, _SMALL, _SOFT, 3)
    if exhibit.legend:
        y += _GAP
        drawn, y = _draw_legend(exhibit.legend, y)
        parts += drawn
    y += _GAP
    body, height = _draw_body(exhibit)
    parts.append(f'<g transform="translate({_MARGIN},{y:g})">{body}</g>')
    y += height + _GAP
    parts.append(f'<line x1="{_MARGIN}" y1="{y:g}" x2="{WIDTH - _MARGIN}" y2="{y:g}" stroke="{_LINE}"/>')
    y += 4
    write(list_sources(exhibit.list_works(), exhibit), _SMALL, _SOFT, 3)
    write(view.t("take.made", app=view.t("app.title"), day=view.made.isoformat()), _SMALL, _SOFT)
    write(view.link, _SMALL, _SOFT)
    height = round(y + _MARGIN * 0.7)
    return clean_xml(
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="{STACK}"><title>{escape(exhibit.title)}</title><defs/>'
        f'<rect width="100%" height="100%" fill="#FFFFFF"/>{"".join(parts)}</svg>'
    )


def _draw_text(x: float, y: float, text: str, size: float, colour: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}">{escape(text)}</text>'


def _draw_legend(legend: Sequence[Key], y: float) -> tuple[list[str], float]:
    """The entries in a row that wraps. Gives them and where the next line begins."""
    parts, x = [], float(_MARGIN)
    y += _TEXT
    for key in legend:
        sign, label = use_signs_of_font(key.sign), use_signs_of_font(key.label)
        room = measure_text(f"{sign} {label}" if sign else label, 13) + 18
        if x + room > WIDTH - _MARGIN and x > _MARGIN:
            x, y = float(_MARGIN), y + 21
        if sign:
            parts.append(_draw_text(x - 2, y + 1.5, sign, _SIGN, key.colour))
        indent = measure_text(f"{sign} ", 13) if sign else 0
        parts.append(_draw_text(x + indent, y, label, 13, _INK))
        x += room
    return parts, y + 6


def _draw_body(exhibit: Exhibit) -> tuple[str, float]:
    if exhibit.specify is None:
        return draw_table(exhibit, _INNER)
    register_font()
    svg = vl_convert.vegalite_to_svg(_fit(exhibit.specify(), _INNER))
    size = _SIZE.search(svg)
    width, height = (float(number) for number in size.groups()) if size else (_INNER, _INNER / 2)
    if width > _INNER:  # a long label may stand out at the side
        height *= _INNER / width
    inner = svg.replace("<svg ", f'<svg preserveAspectRatio="xMinYMin" data-height="{height:g}" ', 1)
    inner = re.sub(
        r'width="[\d.]+" height="[\d.]+"', f'width="{min(width, _INNER):g}" height="{height:g}"', inner, count=1
    )
    return inner, height


def _fit(specification: dict[str, Any], width: int) -> dict[str, Any]:
    """The specification for a picture of this width: as wide as a page would be, in the shipped font."""
    text = json.dumps(clean_values(specification), ensure_ascii=False).replace("containerSize()[0]", str(width))
    fitted: dict[str, Any] = json.loads(use_signs_of_font(text))
    if fitted.get("width") == "container":
        fitted["width"] = width
    fitted["autosize"] = {"type": "fit-x", "contains": "padding"}
    fitted.setdefault("config", {})["font"] = STACK
    _set_fonts(fitted)
    return fitted


def _set_fonts(node: Any) -> None:
    """Marks that name a font of their own, as a cloud's words do, take the shipped one."""
    if isinstance(node, list):
        for item in node:
            _set_fonts(item)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name == "font" and isinstance(value, str):
                node[name] = STACK
            elif name not in ("data", "datasets"):
                _set_fonts(value)
