"""What a figure is compared with, which names no indicator: 比上年, 高于全国平均水平, 居全省."""

from __future__ import annotations

import re

from lib.reference.plans import QUOTED_PLAN
from lib.reference.wording import alternation

_TIME = (
    rf"(?:{alternation('yardstick_time')}|前?[五5]年|{QUOTED_PLAN}(?:末|初|期末|时期)?|(?:19|20)\d{{2}}年[末底]?"
    r"|[一二三四五六七八九十\d]+年前)"
)
_YARDSTICK = rf"(?:{alternation('ranked_among', 'yardstick_sector', 'yardstick_time')})"
_COMPARISON = re.compile(
    r"[（(][^（）()]{0,8}下同[）)]|"  # 比上年（下同）增长, 增长3.8%（较上年，下同）
    rf"同比|环比|可比口径|(?:按(?:{alternation('basis')})格?(?:计算)?)"
    # 比上年, 较去年同期, 与2019年相比, 比“十二五”末, 是上年的
    rf"|(?:[比较与同是为由从]|相当于){_TIME}(?:同期|相比|[比末底时的])?的?"
    # 前十个月, 6月份, 上半年: when, not what
    r"|(?:前?[一二三四五六七八九十\d]{1,2}个?月份?|[上下]半年|前?[一二三四]个?季度)[末底]?"
    # 高于全国平均水平, 快于全省GDP增速, 低于控制目标
    rf"|(?:{alternation('compares')}|超)于?(?:控制|年度)?{_YARDSTICK}(?:、?{_YARDSTICK})*"
    rf"(?:{alternation('yardstick_after', 'growth_rate')}|收入|居民|增长)*"
    # 创历史新高
    r"|创?(?:近|历史)[^，]{0,6}(?:新高|最高|最好水平)"
)
# 连续3年|稳居|全国, 位列|全省各市州, 排名|西部: the place that a rank is held in
_RANKED = re.compile(
    r"(?<!作)"  # 作为|第一位
    rf"(?:连续[^，。；、]{{0,6}}?(?:[年月]|季度)|{alternation('reach', 'takes_rank')}|分别|[均都并仍稳跃名进入升至到在于]){{0,6}}"
    rf"(?:(?:{alternation('ranked_among')})(?:地区)?|(?:(?![居全])[\u4e00-\u9fff]){{2,3}}省){{0,2}}"
    r"(?:各?(?:城市|地级?市|设区市|[省市县区州]份?)){0,4}(?:的|中|排名|排位)?$"
)


def strip_comparisons(left: str, ranked: bool = False) -> str:
    """The text before a quantity without what it is compared with: 收入增长高于全国平均水平 → 收入增长.

    ``ranked``: whether the quantity is a rank, whose place of comparison stands at the end (增速居全省).
    """
    kept = _COMPARISON.sub("", left)
    return _RANKED.sub("", kept) if ranked else kept
