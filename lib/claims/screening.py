"""Which amounts measure something? Durations, list announcements and fixed counts are told apart from claims here."""

from __future__ import annotations

import re

from lib.claims.quantity import Quantity

# 优良天数311天, 办理时限压缩到3个工作日, 平均预期寿命78.6岁, 最多免费4年: a duration that is measured
_TIMED = re.compile(
    r"(?:天数|时间|时限|时长|周期|寿命|期限|工期|用时|耗时|学制|年龄|年限|工作日|日数|霜期|缩短|压缩|压减|延长|提前|提速|节省|缩减|免费|优良天|达标天|蓝天|无事故|安全生产|安全运行)[^，。；]{0,10}$"
)
# nouns after a count that announce a list or name an abstraction: 三个维度, 两个方面, 四件事, 十项工作
_ABSTRACT = re.compile(
    r"^(?:的)?(?:方面|维度|方式|环节|关键|层面|方向|领域|阶段|问题|重点|工作|任务|工程|行动|计划|战略|体系|机制|攻坚战|战役|意识|自信|确立|维护|毫不动摇|文明|专项|结合|坚持|统筹|转变|抓手|导向|理念|大局|"
    r"新|更|不|一|轮|高地|中心|转型|突破|提升|聚焦|强化|确保|百年|字|安全|革命|必须|始终|之年|原则|关系|基本|主体|特色|优势|主导|支柱|新兴|传统|先导|未来|清单|台账|办法|意见|实事|民生|节点|时期|时段|季节|梯次|梯队|梯度|层次|市场|季度|月|一批|人民|人|地方|部门|要求|目标|举措|措施|政策|条|建议|倍增|基地|服务|品牌|园区|产业|集群|板块|片区|功能|示范)"
)
_GENERIC = frozenset("个 项 条 件 种 次 场 批 门 支 类 位 名 道 段 组 块 篇 点".split())
# 民生实事20件, 十件实事, 27条措施 in quotation-like use
_LISTED = re.compile(r"^(?:的)?(?:实事(?!项目)|方面(?:的)?工作|方面重点|方面任务)")


def is_claim(quantity: Quantity, text: str) -> bool:
    """Whether an amount of a passage measures something, by what stands directly around it."""
    before, after = text[max(0, quantity.start - 14) : quantity.start], text[quantity.end : quantity.end + 12]
    if quantity.kind == "duration":
        if "免费" in quantity.bound_words:
            return True
        if quantity.unit.endswith(("岁", "周岁")):
            return "寿命" in before or "年龄" in before
        if quantity.unit == "年":
            return bool(re.search(r"(?:免费|学制|寿命|期限|年限|缩短|提前)[^，。；、]{0,4}$", before)) and not quantity.chinese
        return bool(_TIMED.search(before)) and not re.match(r"(?:内|前|后|圈|行动|攻坚)", after)
    if quantity.kind in {"percent", "point", "permille", "rank", "multiple", "share"} or quantity.kind.startswith("money"):
        return not (quantity.kind == "multiple" and quantity.value == 1 and quantity.unit == "倍" and after.startswith(("增计划", "增行动")))
    if quantity.kind in {"fraction", "index"}:
        return True
    # 亿元GDP死亡率, 万元工业增加值用水量, 百元: what a rate is counted on
    if not quantity.value > 1 and quantity.value_max is None and not quantity.bound_words and re.match(r"(?:GDP|国内生产总值|地区生产总值|生产总值|工业增加值|产值|增加值(?:能|用|的)|农业)", after) and quantity.unit in {"亿元", "万元"}:
        return False
    if re.search(r"每$", before):
        return False
    if quantity.bound_words == "级" and quantity.kind in {"mass", "power"} and not re.match(r"(?:及以上)?(?:码头|泊位|航道|船)", after):
        return False  # 4000吨级起重机, 百万千瓦级机组: a model
    if quantity.kind == "scale":
        return "亿" in quantity.unit or "万" in quantity.unit and not after.startswith(("家灯火", "众", "物", "里"))
    if _LISTED.match(after) and quantity.unit in {"件", "项", "个"}:
        return False
    if quantity.chinese and (re.match(r"[“‘]|翻番|“?必须", after) or before.endswith(("“", "‘"))):
        return False  # 五个“必须统筹”, 两个翻番
    if quantity.value == 1 and quantity.chinese and quantity.unit in {"万家", "万卡", "万里", "万米", "万名", "万人"} and not quantity.bound_words:
        return False  # 家电进万家, 万卡集群
    if quantity.chinese and quantity.unit in _GENERIC:
        if quantity.value <= 1:
            return False
        return not _ABSTRACT.match(after) and not re.search(r"[这那每第各前后同]$|(?:坚持|聚焦|围绕|突出|抓好|打好|做到|落实)$", before)
    if quantity.chinese and quantity.value <= 1 and not quantity.bound_words and not quantity.unit.startswith(("万", "亿", "千", "百")):
        return False
    if quantity.unit in {"个", "项", "条"} and re.match(r"(?:方面|维度|专项行动|工作日|月(?!份)|小时|层面|百分)", after):
        return False
    return not (quantity.unit == "条" and re.match(r"[”\"]", after))
