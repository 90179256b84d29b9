"""The phrase that names what a quantity measures, from the words around it.

Chinese puts it on either side: 建设高标准农田*60万亩* (before) and 建设*10个*科技创新团队 (after). Where neither side names anything,
as in 同比增长*37.01%*, the caller carries the phrase before over.
"""

from __future__ import annotations

import re
from functools import cache

from lib.claims.tagging import Word
from lib.claims.wording import words_of

STRONG = "，。；：！？,;:!?\n（）()【】…"
_OPEN, _CLOSE = "“‘《「『\"", "”’》」』\""
# nouns that complete an amount instead of naming what it counts: 33亿斤以上水平, 突破千亿元大关
COMPLEMENTS = frozenset("水平 大关 台阶 目标 规模 标准 任务 关口 门槛 左右 以上 以内 以下 时间 大台阶 高位 区间 档次 新台阶 新高 方阵 行列 序列".split())

# 比上年, 较去年同期, 同比, 与2019年相比, 比“十二五”末, 高于全国平均水平: a comparison names no indicator
COMPARISON = re.compile(
    r"同比|环比|按可比价格?(?:计算)?|可比口径|"
    r"(?:比|较|与|同|是|为|相当于)(?:上一?年|去年|前年|年初|上月|同期|上年同期|去年同期|年前|计划|预期|目标|[“\"]?(?:十[一二三四五]五|九五|八五)[”\"]?(?:末|初|期末|时期)?|"
    r"(?:19|20)\d{2}年(?:末|底)?|[一二三四五六七八九十\d]+年前)(?:同期|相比|比|末|底|时|的)?|"
    r"(?:均|分别|都)?(?:高于|快于|低于|优于|好于|高出|超过|领先|超出|慢于|落后|大于|高|快)(?:于)?"
    r"(?:全国|全省|全市|全区|全州|全县|省|国家|市|地区|GDP|生产总值|经济|财政|城镇|农村|上年|同期|预期|东部|西部|中部)[^，。；、]{0,14}?(?:平均水平|平均值|平均|均值|增速|水平|增幅|目标|收入|同期|居民|增长)*|"
    r"创?(?:近|历史)[^，]{0,6}(?:新高|最高|最好水平)"
)
# 居全国, 位列全省, 稳居西部, 排名全国: the place that a rank is held in
RANKED = re.compile(
    r"(?:连续[^，。；、]{0,6}?(?:年|个?月|个?季度))?(?:继续|持续|稳定|均|分别|都|首次|同时)?(?:稳|跃|位|名|排|并|仍|保持|列|升|上升|进入|跨入|跻身|占|重返|处于|跃升|晋升|前移|提升)*(?:居|列|名|位|至|到|入|进|在|升)*"
    r"(?:全国|全省|全市|全区|全州|全县|全球|世界|国内|国家|同类城市|西部(?:地区)?|东部|中部|东北(?:地区|三省)?|长三角|[\u4e00-\u9fff]{2,3}省|粮食主产省|主产省|沿海|省内|省|市|江苏|浙江|广东)?"
    r"(?:各?(?:省|市|县|区|省区市|省份|城市|地级市|地市|市州|州市|设区市|县市区|县区|区县))*(?:的|中|排名|排位)?$"
)


# 建设用地, 建设资金: the verb belongs to the noun
_COMPOUNDS = frozenset("和 及 用地 资金 项目 规模 任务 投资 投入 成本 里程 面积 标准 周期 工程 单位 数量 经费 保障 计划 总额 额度 专项资金 债券 兵团".split())


def phrase_after(words: list[Word], at: int) -> str:
    """The noun phrase that starts at offset ``at``: 22个|房地产开发项目|健康发展.

    Returns an empty string where a verb, an adverb, a punctuation mark or the passage's end follows.
    """
    predicates, nominal = words_of("predicate"), words_of("nominal")
    taken: list[Word] = []
    index = next((i for i, word in enumerate(words) if word.start >= at), len(words))
    if index < len(words) and words[index].text == "的":
        index += 1
    depth = 0
    while index < len(words):
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else None
        if word.text[0] in _OPEN:
            depth += 1
        elif word.text[0] in _CLOSE:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0:
            if word.text[0] in STRONG or word.text in "、等和与及或" or word.text in COMPLEMENTS or "\x00" in word.text:
                break
            kind = word.tag[:1]
            if word.text == "的":
                if following is None or following.tag[:1] not in "nabjlsv" or not taken:
                    break
            elif kind == "t" and following is not None and following.tag[:1] == "n":
                pass  # 老年食堂: a time word that qualifies a noun
            elif (taken and taken[-1].text in {"县", "区", "镇", "村", "市", "乡镇"} and kind == "v") or word.text in predicates or kind in "pdrcuymqt" or (kind == "x" and word.text.strip() == ""):
                break
            elif kind == "v" and word.tag != "vn" and word.text not in nominal:
                ahead = next((later for later in words[index + 1 : index + 4] if later.tag != "v" or later.text in predicates), None)
                if following is None or ahead is None or (ahead.tag[:1] not in "nbjl" and ahead.text != "等") or ahead.text in COMPLEMENTS or (following.tag == "v" and word.text in words_of("opener")):
                    break
                if not taken and following.tag[:1] == "n" and len(word.text) == 2 and word.text in words_of("opener"):
                    break
        taken.append(word)
        index += 1
    while taken and (taken[-1].tag[:1] in "dupcfa" or taken[-1].text == "的" or (taken[-1].tag == "v" and taken[-1].text not in nominal)):
        taken.pop()
    if not any(word.tag[:1] in "nvjlsbi" or word.text[0] in _CLOSE for word in taken):
        return ""
    return "".join(word.text for word in taken).strip()


def strip_comparisons(left: str) -> str:
    """The text before a quantity without what it is compared with: 收入增长比上年高于全国平均水平 → 收入增长."""
    return COMPARISON.sub("", left)


def phrase_before(words: list[Word], keep_rate: bool = False) -> str:
    """The phrase that ends where the quantity starts: 力争|粮食产量|保持在.

    Verbs of reaching and growing are dropped at the end, adverbs, places and light verbs at the head; a verb that carries the meaning
    stays (治理水土流失, 盘活国有存量资产). ``keep_rate`` keeps 增速 and the like at the end, which a rank is a rank of.
    """
    tails, heads = _edge_words()
    items = [word for word in words if word.text.strip() and "\x00" not in word.text]
    changed = True
    while items and changed:
        changed = False
        if keep_rate and items[-1].text in _RATES and len(items) > 1:
            break
        if items[-1].text == "增长率" and len(items) > 1 and items[-2].text == "自然":
            break
        if items[-1].text in tails or items[-1].tag[:1] in "dpucytm" or items[-1].text[0] in "、，,：:—-":
            items.pop()
            changed = True
    while not (items and _keeps_head(items)) and len(items) > (2 if len(items) > 1 and len(items[-1].text) == 1 else 0) and (
        items[0].text in heads or items[0].tag[:1] in "dpcuytmr" or items[0].text[0] in "、，,：:—-”’）)；;。" or _is_scope(items[0])
    ) and items[0].text[0] not in _OPEN:
        items = items[1:]
    # 规上工业企业|实现|利润总额: the verb between subject and object goes; any other light verb inside ends the head
    cut = 0
    joined: list[Word] = []
    for index, word in enumerate(items):
        if index and word.text in {"实现", "完成", "达到"}:
            continue
        following = items[index + 1].text if index + 1 < len(items) else ""
        if index and following and following not in _COMPOUNDS and word.text in words_of("light") and word.tag[:1] == "v":
            cut = len(joined)
            continue
        joined.append(word)
    items = joined[cut:] if cut and len(joined) > cut else joined
    phrase = "".join(word.text for word in items)
    return re.sub(r"(?<=[\u4e00-\u9fff]{2})(?:达到?|约|超过?|预计)$", "", re.sub(r"^.*?等(?:方面的?|领域的?|的)?(?=[\u4e00-\u9fff]{2})(?!级)", "", phrase)).strip("、，,的")


def _keeps_head(items: list[Word]) -> bool:
    """Whether the first word qualifies the noun after it and is no adverb: 重点|领域, against 重点|实施."""
    if items[0].text in words_of("modifier") and len(items) > 1:
        return items[1].tag[:1] not in "vd" or items[1].text not in words_of("opener")
    return False


@cache
def _edge_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words dropped at a phrase's end and at its head."""
    both = words_of("commitment") | words_of("adverb") | words_of("past") | words_of("reach")
    heads = frozenset(word for word in both if len(word) > 1 or word in "有共为是将已拟仅")  # 超 heads 超算算力
    return both | words_of("growth_up") | words_of("growth_down"), heads | words_of("opener")


def _is_scope(word: Word) -> bool:
    """全市, 我县, 辽源市: who reports, not what is measured."""
    return word.tag[:1] == "n" and word.text[-1:] in "省市县区州盟旗" and 2 <= len(word.text) <= 4 and word.text not in _NO_SCOPE


_NO_SCOPE = frozenset("园区 社区 景区 校区 灾区 库区 林区 牧区 山区 小区 矿区 湖区 片区 城市 街区 辖区 郊区 县市 地级市 县级市 保护区 开发区 新区 城区 地区 疫区 产区 功能区 示范区 试验区".split())
_RATES = frozenset("增速 增幅 涨幅 降幅 增长率 总量 规模".split())
