"""Which amounts measure something? Durations, list announcements and fixed counts are told apart from claims here."""

from __future__ import annotations

import re

from lib.claims.printed.quantity import Quantity

# 优良天数311天, 办理时限压缩到3个工作日: a duration that is measured, not one that only says when
_TIMED = re.compile(
    r"(?:天数|时间|时限|时长|周期|寿命|期限|工期|用时|耗时|学制|年龄|年限|工作日|日数|霜期|缩短|压缩|压减|延长|提前|提速|节省|缩减|免费"
    r"|优良天|达标天|蓝天|无事故|安全生产|安全运行|车程|行程)[^，。；]{0,10}$|比上年[多少增减][加少]?$|天[，,](?:同比)?(?:增加|减少)$"
)
_TIMED_YEARS = re.compile(r"(?:免费|学制|寿命|期限|年限|缩短|提前)[^，。；、]{0,4}$")
# after a Chinese numeral and a general classifier: an abstraction or a list announced (三个维度, 四件事, 十项工作, 五大平台)
_ABSTRACT = re.compile(
    r"的?(?:重要|重大|文化|金字)?(?:方面|维度|方式|环节|关键|层面|方向|领域|阶段|问题|重点|工作|任务|工程|行动|计划|战略|体系|机制|攻坚战|战役|意识|自信|确立|维护"
    r"|毫不动摇|文明|专项|结合|坚持|统筹|转变|抓手|导向|理念|大局|新|更|不|一|轮|高地|中心|转型|突破|提升|聚焦|强化|确保|百年|字|安全|革命"
    r"|必须|始终|之年|原则|关系|基本|主体|特色(?:优势)?产业|优势|主导|支柱|新兴|传统|先导|未来|清单|台账|办法|意见|实事|民生|节点|时期|时段|季节|梯次"
    r"|梯队|梯度|层次|市场|季度|月|一批|人民|人|地方|部门|要求|目标|举措|措施|政策|条|建议|倍增|基地|服务|品牌|园区|产业|集群|板块|片区"
    r"|功能|示范|翻番|红线|底线|主线|防线|生命线|道路|路径|腿|资源|关系|名片|[“‘])"
)
_GENERAL = frozenset("个 项 条 件 种 次 场 批 门 支 类 位 名 道 段 组 块 篇 点 方 对 张".split())
_POINTED = re.compile(r"[这那每第各前后同“‘]$|(?:坚持|聚焦|围绕|突出|抓好|打好|做到|落实)$")
_NAMED_BEFORE = re.compile(r"[、和][^，。；、]{1,8}$")  # 养老、医疗、失业、工伤|四项|保险: counts what was just named
# 亿元GDP死亡率, 万元工业增加值用水量: what a rate is counted on
_COUNTED_ON = re.compile(r"(?:GDP|国内生产总值|地区生产总值|生产总值|工业增加值|产值|增加值[能用的]|农业)")
_SHIPS = re.compile(r"(?:及以上)?(?:码头|泊位|航道|船)")
_LIST_OF = re.compile(
    r"的?(?:实事(?!项目)|方面的?工作|方面重点|方面任务|(?:重点)?(?:工作|任务)(?:[：:，。]|$))"
)  # 十件实事, 9项工作：
_LOOSE = frozenset("万家 万卡 万里 万米 万名 万人".split())  # 家电进万家, 万卡集群
_MEASURED_KINDS = frozenset({"percent", "point", "permille", "rank", "multiple", "share", "fraction", "index"})


def is_claim(quantity: Quantity, text: str) -> bool:
    """Whether an amount of a passage measures something, by what stands directly around it."""
    before, after = text[max(0, quantity.core_start - 14) : quantity.core_start], text[quantity.end : quantity.end + 12]
    kind, unit = quantity.kind, quantity.unit
    bare = quantity.value == 1 and quantity.chinese and quantity.value_max is None and not quantity.bound_words
    if kind == "duration":
        return _is_measured_time(quantity, before, after)
    if kind in _MEASURED_KINDS:
        return not (unit == "倍" and quantity.value == 1 and after.startswith(("增计划", "增行动")))  # 倍增计划
    if before.endswith("每") or (bare and unit in {"亿元", "万元"} and _COUNTED_ON.match(after)):
        return False
    if kind.startswith("money"):
        return True
    if quantity.bound_words == "级" and kind in {"mass", "power"} and not _SHIPS.match(after):
        return False  # 4000吨级起重机, 百万千瓦级机组: a model
    if kind == "scale":
        return "亿" in unit or not after.startswith(("家灯火", "众", "物", "里"))
    if (unit in {"件", "项", "个"} and _LIST_OF.match(after)) or (bare and unit in _LOOSE):
        return False
    if quantity.chinese:
        return _is_counted(quantity, before, after)
    return not (
        unit in {"个", "项", "条"} and re.match(r"方面|维度|专项行动|工作日|月(?!份)|小时|层面|百分|[”\"]", after)
    )


def _is_measured_time(quantity: Quantity, before: str, after: str) -> bool:
    if "免费" in quantity.bound_words:
        return True  # 最多免费4年
    if quantity.unit.endswith("岁"):
        return "寿命" in before or "年龄" in before
    if quantity.unit == "年":
        return bool(_TIMED_YEARS.search(before)) and not quantity.chinese
    return bool(_TIMED.search(before)) and not re.match(r"内|前|后|圈|行动|攻坚", after)


def _is_counted(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a Chinese numeral counts something: 两座污水处理厂 does; 三个维度, 一个, 五个“必须统筹” do not."""
    if quantity.value <= 1 and not quantity.bound_words and quantity.unit[0] not in "万亿千百":
        return False
    if quantity.unit not in _GENERAL:
        return not before.endswith(("“", "‘"))
    if quantity.unit in {"方", "次"} or (quantity.value <= 10 and _NAMED_BEFORE.search(before)):
        return False  # 八方游客, 两次来梅县
    return quantity.value > 1 and not _ABSTRACT.match(after) and not _POINTED.search(before)
