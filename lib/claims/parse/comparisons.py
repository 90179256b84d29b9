"""What a figure is compared with, which names no indicator: 比上年, 高于全国平均水平, 居全省."""

from __future__ import annotations

import re

from lib.hanzi.numerals import ONE_TO_TEN
from lib.model import Span
from lib.reference.divisions import RANK
from lib.reference.plans import QUOTED_PLAN
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

PLACE = "\ue001"  # fills the characters of a named division
# 比|1996年第一次全国农业普查|时增长, 与第六次全国人口普查|相比
_CENSUS = rf"(?:{YEAR}年)?的?第[{ONE_TO_TEN}]次(?:全[国省市])?[\u4e00-\u9fff]{{2}}普查"
_TIME = (
    rf"(?:{_CENSUS}|{alternation('yardstick_time', 'at_first')}|[{ONE_TO_TEN}\d]+年前|前?[五5]年"
    rf"|{QUOTED_PLAN} ?(?:末期|末|初|期末|时期)?|{YEAR}年[末底]?)"
)
_YARDSTICK = rf"(?:{PLACE}+|{alternation('ranked_among', 'yardstick_sector', 'yardstick_time')})"
_COMPARISON = re.compile(
    r"[（(][^（）()]{0,8}下同[）)]|"  # 比上年（下同）增长, 增长3.8%（较上年，下同）
    # 比预期目标高出|7.5个百分点, 超过省定目标|8个百分点
    rf"(?:[比较]|超过)(?:[{RANK}]定)?(?:{alternation('commitment')}|年初|年度)?(?:{alternation('goal')})[高低快慢好多少]?出?于?|"
    # 可比价|增速为3.8%
    rf"(?:^|(?<=[，,]))(?:{alternation('basis')})格?(?:计算)?(?=(?:{alternation('growth_rate', 'growth_up', 'growth_down')}))|"
    rf"{alternation('same_basis')}|(?:按(?:{alternation('basis')})格?(?:计算)?)"
    # 比上年, 较去年同期, 与2019年相比, 比“十二五”末, 相比上年同期, 是上年的, 比上年完成数, 较2025年预算数
    rf"|(?:相?[比较]|[与同是为由从]|相当于){_TIME}(?:同期|相比|[比末底时的])?(?:(?:预计)?(?:{alternation('budget_stage')})数)?的?"
    # 前十个月, 6月份, 上半年, 较1季度: when, not what
    rf"|[比较]?(?:前?[{ONE_TO_TEN}\d]{{1,2}}个?月份?|[上下]半年|前?(?:[一二三四]个?|(?<!\d)[1-4])季度)[末底]?"
    # 高于全国平均水平, 快于全省GDP增速, 低于控制目标
    rf"|(?:{alternation('compares')}|超)于?(?:{alternation('goal_of')})?{_YARDSTICK}(?:、?{_YARDSTICK})*"
    rf"(?:{alternation('yardstick_after', 'growth_rate')}|收入|居民|增长)*"
    # 比全国、全省分别高|2.1、0.9个百分点, 比全国和全省平均水平高|14.2个百分点
    # 比全市下降平均值低了
    rf"|[比较]{_YARDSTICK}(?:[、和与及]{_YARDSTICK})*(?:{alternation('yardstick_after', 'growth_up', 'growth_down')})*"
    r"(?:分别)?[高低快慢]出?了?于?"
    # 扣除留抵退税因素后|下降24.74%, 按自然口径计算|下降32.89%, 折合|2805美元: how a figure was reckoned
    rf"|(?:{alternation('sets_aside')})[^，。；、\d]{{1,14}}?(?:因素|影响)?之?后|按[^，。；、\d]{{1,6}}口径(?:计算)?"
    rf"|(?:{alternation('sets_aside')})[价物][^，。；、\d]{{1,8}}?(?:因素|影响)(?:的?影响)?"  # 扣除价格因素|增长6%
    rf"|(?:按[^，。；、\d]{{0,10}}汇率)?(?:{alternation('converts')})[为成约]?"
    # 项目达产后|预计可实现产值*80亿元*: when, not what
    rf"|(?:^|(?<=[，,；;]))[^，。；、\d]{{0,10}}?(?:{alternation('completion')})(?:[达运投][效营产用])?(?:之?后|以后)(?!的)(?:(?:预计|将|每年|可)*可(?=[实年带创新增])|预计)?"
    # 增加到新体制下的|25.7亿元: where a change leads
    rf"|^(?:{alternation('growth_up', 'growth_down')})[到至]了?[^，。；、\d]{{2,10}}的$"
    # 创历史新高
    r"|创?(?:近|历史)[^，]{0,6}(?:新高|最高|最好水平)"
)
# 连续3年|稳居|全国, 位列|全省各市州, 排名|西部, 在粤东4市|列, 全省|排: the place that a rank is held in
_HOLDS = rf"(?:{alternation('reach', 'takes_rank')}|上升|提升|分别|(?<!收)入|[均都并仍稳跃名进升至到在于位了处])"
_AMONG = rf"(?:(?:(?:{alternation('ranked_among', 'region')})(?:地区)?|{PLACE}+)(?:[东南西北中]部)?(?:[、和及与])?)"
_RANKED = re.compile(
    r"(?<!作)"  # 作为|第一位
    rf"(?:连续[^，。；、]{{0,6}}?(?:[年月]|季度)|{_HOLDS}){{0,6}}(?:{_AMONG}{{1,3}}[的在]?)?"
    rf"(?:[\u4e00-\u9fff]{{2}}(?=[三四五六七八九十]{{1,2}}[{RANK}]))?"  # 豫北|五市
    rf"(?:(?<!我)各?(?:\d{{0,3}}|[三四五六七八九十]{{1,2}})个?(?:{alternation('peer')})?(?:城[市区]|地级?市|设区市|[{RANK}]份?)(?:（[{RANK}、]{{1,5}}）)?){{0,4}}"
    r"(?:[的中内之]|排名|排位)*"
    rf"(?:(?<=[\u4e00-\u9fff{PLACE}\d]){_HOLDS}{{1,2}})?$"
)


def find_comparisons(left: str, ranked: bool) -> list[Span]:
    """Where the text before a quantity says what it is compared with: 收入增长|高于全国平均水平|.

    Args:
        left: the text, each character of a named division written as `PLACE`.
        ranked: whether the quantity is a rank, whose place of comparison stands at the end (增速|居全省|).
    """
    found = [match.span() for match in _COMPARISON.finditer(left) if match.group()]
    end = found[-1][0] if found and found[-1][1] == len(left) else len(left)
    held = _RANKED.search(left[:end]) if ranked else None
    return (
        [*found, held.span()]
        if held and held.group() and not any(a < held.end() and held.start() < b for a, b in found)
        else found
    )
