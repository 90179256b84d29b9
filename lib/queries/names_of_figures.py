"""What the name of a figure says of its kind: of claims no field tells it, and the ledger sets no two kinds against each other."""

from __future__ import annotations

import re

from lib.reference.wording import alternation

# 新建5G基站1.8万个, 新签合同, 净增企业, 建成公路
_ADDED = re.compile(alternation("newly_made", "stock_change"))
# 城镇新增就业占年计划比重: as lib.claims names what was reached as a share of its own target
_OF_PLAN = re.compile(rf"(?P<what>.+)占[^占]{{0,4}}(?:{alternation('planned')})比重")


def is_added(indicator: str) -> bool:
    """Whether a figure counts what is added in a year, against what there is at its end."""
    return _ADDED.match(indicator) is not None


def find_planned(indicator: str) -> str:
    """What was planned, of a figure that is a share of its own target (城镇新增就业); empty of any other."""
    named = _OF_PLAN.fullmatch(indicator)
    return named["what"] if named else ""
