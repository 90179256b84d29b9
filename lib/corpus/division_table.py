"""The divisions of the country as a table of the corpus: the same in every one, and of no document."""

from __future__ import annotations

import pyarrow as pa

from lib.corpus.schema import TABLES
from lib.reference.divisions import list_divisions


def make_divisions() -> pa.Table:
    """The divisions table: every division, with the codes of its prefecture and province ("" where it has none)."""
    divisions = list(list_divisions())
    known = {division.code for division in divisions}
    rows = []
    for division in divisions:
        prefecture, province = division.code[:4] + "00", division.code[:2] + "0000"
        rows.append({
            "code": division.code,
            "name": division.name,
            "short": division.short,
            "level": division.level,
            "parent": division.parent,
            "prefecture": prefecture if prefecture in known and prefecture != province else "",
            "province": province if province in known and division.level != "nation" else "",
        })  # fmt: skip
    return pa.Table.from_pylist(rows, schema=TABLES["divisions"])
