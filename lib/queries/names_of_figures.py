"""What the name of a figure says of its kind: of claims no field tells it, and the ledger sets no two kinds against each other."""

from __future__ import annotations

import re

from lib.reference.wording import alternation

# 新建5G基站1.8万个, 新签合同, 净增企业, 建成公路
_ADDED = re.compile(alternation("newly_made", "stock_change"))


def is_added(indicator: str) -> bool:
    """Whether a figure counts what is added in a year, against what there is at its end."""
    return _ADDED.match(indicator) is not None
