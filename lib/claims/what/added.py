"""Does a figure count what is added in its period, or what there is at its end? 新建充电桩*30个* is no result of 充电桩*500个*."""

from __future__ import annotations

import re

from lib.model import Measure
from lib.reference.wording import alternation

# 新建5G基站1.8万个, 新签合同, 净增企业, 建成公路
_ADDED = re.compile(alternation("newly_made", "stock_change"))


def is_added(name: str, measure: Measure) -> bool:
    """Whether a figure counts what is added, by what it measures and how.

    >>> is_added("新建充电桩", "level"), is_added("城镇就业", "change"), is_added("充电桩", "level"), is_added("新建住宅价格", "growth")
    (True, True, False, False)
    """
    return measure == "change" or (measure == "level" and _ADDED.match(name) is not None)
