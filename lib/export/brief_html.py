"""A brief as one HTML file that needs nothing beside it, runs nothing and prints well; document text in it is escaped."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from html import escape

from lib.export.brief import Brief, Section

_STYLE = """
body { font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1E2329; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.35; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .4rem; }
p.note { color: #5B636D; font-size: .85rem; margin: .2rem 0; }
img { display: block; width: 100%; height: auto; border: 1px solid #DDD9CF; }
div.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.5; margin: .4rem 0; }
caption { text-align: left; color: #5B636D; } th { text-align: left; border-bottom: 2px solid #DDD9CF; white-space: nowrap; }
th, td { padding: .25rem .5rem .25rem 0; vertical-align: top; } td { border-bottom: 1px solid #EDEAE3; min-width: 3.2em; }
@media print { section { break-inside: auto; } img { break-inside: avoid; } thead { display: table-header-group; } }
"""
# nothing is loaded, nothing runs, whatever a document's text holds
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def write_html(brief: Brief, pictures: Mapping[str, str]) -> str:
    """pictures: SVG of each chart by its exhibit's name."""
    language = "zh-CN" if brief.view.language == "zh" else "en"
    lines = "".join(f'<p class="note">{_link(line)}</p>' for line in brief.lines)
    sections = "".join(_write_section(section, pictures) for section in brief.sections)
    references = "".join(
        f'<li id="source-{number}">{_link(text)}</li>' for number, text in enumerate(brief.references, 1)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(brief.title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{escape(brief.title)}</h1>{lines}{sections}"
        f"<h2>{escape(brief.references_title)}</h2><ol>{references}</ol></body></html>\n"
    )


def _write_section(section: Section, pictures: Mapping[str, str]) -> str:
    title = escape(section.exhibit.title)
    parts = [f"<section><h2>{title}</h2>"]
    if section.exhibit.name in pictures:
        picture = base64.b64encode(pictures[section.exhibit.name].encode()).decode()
        parts.append(f'<img alt="{title}" src="data:image/svg+xml;base64,{picture}">')
    if section.rows:
        heads, *rows = section.rows
        head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        caption = f"<caption>{escape(section.caption)}</caption>" if section.caption else ""
        parts.append(
            f'<div class="wide"><table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
        )
    parts.append(f'<p class="note">{escape(section.source)}</p></section>')
    return "".join(parts)


def _link(text: str) -> str:
    """The text escaped, an address at its end as a link."""
    before, space, last = text.rpartition(" ")
    address = last.rstrip(".") if last.endswith(".") else last
    if not address.startswith(("http://", "https://")):
        return escape(text)
    tail = last[len(address) :]
    return f'{escape(before)}{space}<a href="{escape(address)}" rel="noopener noreferrer">{escape(address)}</a>{escape(tail)}'
