"""Everything of a page as one zip: brief, pictures, data, and a description that programs read (Frictionless Data Package)."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from lib.export.brief import Brief, write_brief
from lib.export.brief_docx import write_docx
from lib.export.brief_html import write_html
from lib.export.citations import STYLES, Work, cite
from lib.export.csv_files import list_fields, write_csv
from lib.export.exhibits import Data, Exhibit, View
from lib.export.pictures import draw_both, draw_png, draw_svg
from lib.export.workbook import write_workbook
from lib.reference.texts import tell_apart

NUMBERED = "{label}-{number}"  # files of one name


def make_docx(exhibits: Sequence[Exhibit], view: View) -> bytes:
    return write_docx(write_brief(exhibits, view), _draw(exhibits, draw_png))


def make_html(exhibits: Sequence[Exhibit], view: View) -> str:
    return write_html(write_brief(exhibits, view), _draw(exhibits, draw_svg))


def _draw(exhibits: Sequence[Exhibit], draw: Callable[[Exhibit], Any]) -> dict[str, Any]:
    return {exhibit.name: draw(exhibit) for exhibit in exhibits if exhibit.is_chart}


def make_zip(exhibits: Sequence[Exhibit], view: View) -> bytes:
    """README.md, datapackage.json, references.txt, brief.docx, brief.html, data/ and pictures/."""
    brief = write_brief(exhibits, view)
    out = io.BytesIO()
    pngs: dict[str, bytes] = {}
    svgs: dict[str, str] = {}
    resources: list[dict[str, Any]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for exhibit, stem in zip(exhibits, tell_apart((exhibit.stem for exhibit in exhibits), NUMBERED), strict=True):
            pngs[exhibit.name], svgs[exhibit.name] = draw_both(exhibit)
            archive.writestr(f"pictures/{stem}.png", pngs[exhibit.name])
            archive.writestr(f"pictures/{stem}.svg", svgs[exhibit.name])
            data = exhibit.read_data()
            if not data.fields:
                continue
            archive.writestr(f"data/{stem}.csv", write_csv(data))
            archive.writestr(f"data/{stem}.columns.csv", write_csv(list_fields(data, view)))
            archive.writestr(f"data/{stem}.xlsx", write_workbook(exhibit))
            resources.append(_describe_resource(exhibit, data, stem, len(resources) + 1))
        charts = {exhibit.name for exhibit in exhibits if exhibit.is_chart}
        archive.writestr("brief.docx", write_docx(brief, {name: pngs[name] for name in charts}))
        archive.writestr("brief.html", write_html(brief, {name: svgs[name] for name in charts}))
        works = list(dict.fromkeys(work for exhibit in exhibits for work in exhibit.list_works()))
        archive.writestr("references.txt", _list_references(works, view))
        archive.writestr(
            "datapackage.json", json.dumps(_describe(brief, resources, works), ensure_ascii=False, indent=2)
        )
        told = {"title": brief.title, "day": view.made.isoformat(), "app": view.t("app.title"), "link": view.link}
        archive.writestr("README.md", view.t("take.readme", filters=view.filters or view.t("take.unfiltered"), **told))
    return out.getvalue()


def _describe_resource(exhibit: Exhibit, data: Data, stem: str, number: int) -> dict[str, Any]:
    """One data file. The name of a resource holds ASCII alone, as the specification asks; that of a field is the column's head."""
    name = re.sub(r"[^a-z0-9._-]+", "-", stem).strip("-") or "table"
    return {
        "name": f"{number}-{name}",
        "path": f"data/{stem}.csv",
        "title": exhibit.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": {
            "fields": [
                {"name": item.name, "id": item.code, "type": item.type, "description": item.description}
                for item in data.fields
            ],
            "missingValues": [""],
        },
    }


def _describe(brief: Brief, resources: list[dict[str, Any]], works: Sequence[Work]) -> dict[str, Any]:
    view = brief.view
    return {
        "profile": "tabular-data-package",
        "name": "brief",
        "title": brief.title,
        "homepage": view.link,
        "created": f"{view.made.isoformat()}T00:00:00Z",
        "sources": [{"title": work.title, **({"path": work.address} if work.online else {})} for work in works],
        "resources": resources,
    }


def _list_references(works: Sequence[Work], view: View) -> str:
    """The documents in each style, with a byte-order mark: it is opened on Windows too."""
    blocks = [[view.t(f"cite.{style}"), *(cite(work, style, view.made) for work in works)] for style in STYLES]
    return "\ufeff" + "\n\n".join("\n".join(block) for block in blocks) + "\n"
