"""What the heads of tables say: 指标 names, 单位 gives the unit, 绝对数 the value."""

from __future__ import annotations

from lib.reference.wording import values_of

TABLE_HEADS = values_of(
    "table_head", ("name", "unit", "number", "value", "measure", "goal", "idle")
)  # head → what it says
