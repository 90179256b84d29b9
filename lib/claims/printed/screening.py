"""Which amounts measure something? Durations, list announcements and fixed counts are told apart from claims here."""

from __future__ import annotations

import re

from lib.claims.printed.quantity import Quantity
from lib.hanzi.numerals import ONE_TO_TEN
from lib.reference.divisions import RANK
from lib.reference.units import MEASURED, MONEY
from lib.reference.wording import alternation, values_of, words_of

# 优良天数311天, 办理时限压缩到3个工作日: a duration that is measured, not one that only says when
_TIMED = re.compile(
    rf"(?:{alternation('duration')})[^，。；]{{0,10}}$|比上年[多少增减][加少]?$|天[，,](?:同比|[比较][去上]年(?:同期)?)?(?:增加|减少)$"
)
_AGES = re.compile("(?:寿命|年龄)(?![^，。；]*分)")  # not 按年龄分，20岁以下
_COUNTS_YEARS = "|".join(word for word, value in values_of("duration", ("", "years")).items() if value)
_TIMED_YEARS = re.compile(f"(?:{_COUNTS_YEARS})[^，。；、]{{0,4}}$")  # 使用年限50年
# after a Chinese numeral and a general classifier: 三个维度, 四件事, 十项重大任务, 五个“必须统筹”
_ABSTRACT = re.compile(rf"的?(?:重[要大]|文化|金字)?(?:{alternation('abstract')}|[“‘])")
_POINTED = re.compile(rf"[这那每第各前后同“‘]$|(?:坚持|抓好|落实|{alternation('about')})$")  # 围绕|五个
_NAMED_BEFORE = re.compile(r"[、和][^，。；、]{1,8}$")  # 养老、医疗、失业、工伤|四项|保险: counts what was just named
# 亿元GDP死亡率, 万元工业增加值用水量: what a rate is counted on
_COUNTED_ON = re.compile(r"[^，。；]{0,4}(?:GDP|总值|产值|增加值)")
_SHIPS = re.compile(r"(?:及以上)?(?:码头|泊位|航道|船)")
_LIST_OF = re.compile(r"的?(?:实事(?!项目)|方面|(?:重点)?(?:工作|任务)(?:[：:，。]|$))")  # 十件实事, 9项工作：
# 跨越2个|千亿元|台阶, 连上三个|百亿|大关: steps passed, and no level
# 在全国27个|省会城市中排第12位, 居15个|副省级城市第3位: how many a rank is held among
_FIELD = re.compile(
    rf"(?:{alternation('peer')})?(?:城市|地级?市|设区市|[{RANK}]{{1,3}}份?(?:（[{RANK}、]{{1,5}}）)?)(?:之?中|里|之?内|的)?"
    rf"(?:{alternation('reach', 'takes_rank')}|[居列位排分别在名]){{0,4}}(?:第[{ONE_TO_TEN}\d]+(?![批次轮期届个])|首位|榜首|末位)"
)
_STEPS = re.compile(f"(?:[十百千]?[万亿]{{1,2}}元?)?级?(?:{alternation('threshold')})")
_LOOSE = re.compile("万[家卡里米名人]")  # 家电进万家, 万卡集群


def is_claim(quantity: Quantity, text: str) -> bool:
    """Whether an amount of a passage measures something, by what stands directly around it."""
    before, after = text[max(0, quantity.core_start - 14) : quantity.core_start], text[quantity.end : quantity.end + 12]
    kind, unit = quantity.kind, quantity.unit
    bare = quantity.value == 1 and quantity.chinese and quantity.value_max is None and not quantity.bound_words
    if kind == "duration":
        return _is_measured_time(quantity, before, after)
    if kind in MEASURED:
        return not (unit == "倍" and quantity.value == 1 and after.startswith(("增计划", "增行动")))  # 倍增计划
    if before.endswith("每") or (bare and unit in {"亿元", "万元"} and _COUNTED_ON.match(after)):
        return False
    if kind in MONEY:
        return True
    if quantity.bound_words == "级" and kind in {"mass", "power"} and not _SHIPS.match(after):
        return False  # 4000吨级起重机, 百万千瓦级机组: a model
    if kind == "scale":
        return True
    if (unit in {"件", "项", "个"} and _LIST_OF.match(after)) or (bare and _LOOSE.fullmatch(unit)):
        return False
    if unit == "个" and _FIELD.match(text, quantity.end):
        return False
    if quantity.chinese:
        return _is_counted(quantity, before, after)
    return not (unit in {"个", "项", "条"} and re.match(r"小时|月(?!份)|维度|层面|[”\"]", after))  # 4个多|小时


def counts_steps(quantity: Quantity, text: str) -> bool:
    """Whether an amount says how many steps a figure has passed, or how high they are: 跨越*2个**千亿元*台阶. It is no level, but
    its clause names what the next figure measures."""
    before, after = text[max(0, quantity.core_start - 1) : quantity.core_start], text[quantity.end : quantity.end + 12]
    return bool(_STEPS.match(after)) and (quantity.unit == "个" or (quantity.chinese and before in ("个", "大")))


def _is_measured_time(quantity: Quantity, before: str, after: str) -> bool:
    if "免费" in quantity.bound_words:
        return True  # 最多免费4年
    if quantity.unit.endswith("岁"):
        return bool(_AGES.search(before))
    if quantity.unit == "年":
        return bool(_TIMED_YEARS.search(before)) and not quantity.chinese
    return bool(_TIMED.search(before)) and not re.match(r"内|前|后|圈|行动|攻坚", after)


def _is_counted(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a Chinese numeral counts something: 两座污水处理厂 does; 三个维度, 一个, 五个“必须统筹” do not."""
    if quantity.value <= 1 and not quantity.bound_words and quantity.unit[0] not in "万亿千百":
        return False
    if quantity.unit not in words_of("general_unit"):
        return not before.endswith(("“", "‘"))
    if quantity.unit in {"方", "次"} or (quantity.value <= 10 and _NAMED_BEFORE.search(before)):
        return False  # 八方游客, 两次来梅县
    return quantity.value > 1 and not _ABSTRACT.match(after) and not _POINTED.search(before)
