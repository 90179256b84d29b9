"""What a figure is compared with, which names no indicator: 比上年, 高于全国平均水平, 居全省."""

from __future__ import annotations

import re

from lib.reference.plans import QUOTED_PLAN

_PLACES = (
    r"(?:全国|全省|全市|全区|全州|全县|省|国家|市|地区|GDP|生产总值|经济|财政|城镇|农村|上年|同期|预期|东部|西部|中部)"
)
_TIMES = (
    rf"(?:上一?年|去年|前年|年初|上月|同期|上年同期|去年同期|年前|前?[五5]年|计划|预期|目标|{QUOTED_PLAN}(?:末|初|期末|时期)?"
    r"|(?:19|20)\d{2}年(?:末|底)?|[一二三四五六七八九十\d]+年前)"
)
_COMPARISON = re.compile(
    r"同比|环比|按可比价格?(?:计算)?|可比口径"
    # 比上年, 较去年同期, 与2019年相比, 比“十二五”末, 是上年的
    rf"|(?:比|较|与|同|是|为|由|从|相当于){_TIMES}(?:同期|相比|比|末|底|时|的)?的?"
    # 今年前十个月, 6月份, 上半年, “十四五”期间: when, not what
    r"|(?:今年|去年|上年|当年)?前?[一二三四五六七八九十\d]{1,2}个?月份?(?:末|底)?|[上下]半年|前?[一二三四]个?季度"
    # 低于控制目标, 塌目标
    r"|(?:低于|高于|超|塌)(?:控制|预期|年度)?目标"
    # 高于全国平均水平, 均快于全省GDP增速
    rf"|(?:均|分别|都)?(?:高于|快于|低于|优于|好于|高出|超过|领先|超出|慢于|落后|大于|高|快)(?:于)?{_PLACES}(?:、{_PLACES})*"
    r"[^，。；、]{0,14}?(?:平均水平|平均值|平均|均值|增速|水平|增幅|目标|收入|同期|居民|增长)*"
    # 创历史新高
    r"|创?(?:近|历史)[^，]{0,6}(?:新高|最高|最好水平)"
)
# 连续3年稳居全国, 位列全省各市州, 排名西部: the place that a rank is held in
_RANKED = re.compile(
    r"(?:连续[^，。；、]{0,6}?(?:年|个?月|个?季度))?(?:继续|持续|稳定|均|分别|都|首次|同时)?"
    r"(?:稳|跃|位|名|排|并|仍|保持|列|升|上升|进入|跨入|跻身|占|重返|处于|跃升|晋升|前移|提升)*(?:居|列|名|位|至|到|入|进|在|升)*"
    r"(?:全国|全省|全市|全区|全州|全县|全球|世界|国内|国家|同类城市|西部(?:地区)?|东部|中部|东北(?:地区|三省)?|长三角|[\u4e00-\u9fff]{2,3}省"
    r"|粮食主产省|主产省|沿海|省内|省|市|江苏|浙江|广东)?"
    r"(?:各?(?:省|市|县|区|省区市|省份|城市|地级市|地市|市州|州市|设区市|县市区|县区|区县))*(?:的|中|排名|排位)?$"
)


def strip_comparisons(left: str, ranked: bool = False) -> str:
    """The text before a quantity without what it is compared with: 收入增长高于全国平均水平 → 收入增长.

    ``ranked``: whether the quantity is a rank, whose place of comparison stands at the end (增速居全省).
    """
    kept = _COMPARISON.sub("", left)
    return _RANKED.sub("", kept) if ranked else kept
