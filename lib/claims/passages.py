"""The claims of one passage: every field of every quantity, with the words that decided it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.claims.attributes import find_attribute
from lib.claims.distribution import distribute
from lib.claims.exclusions import mask_names
from lib.claims.frames import Dating, Frame
from lib.claims.governance import find_governors, read_commitment, read_status
from lib.claims.measures import read_measure
from lib.claims.periods import TimeWord, find_times, small_number
from lib.claims.phrases import RANKED, STRONG, phrase_after, phrase_before, strip_comparisons
from lib.claims.quantities import Quantity, find_quantities
from lib.claims.screening import is_claim
from lib.claims.tagging import Word, tag_words
from lib.indicators import find_indicator
from lib.model import Article, Claim, Mention, Page, Passage
from lib.places import place_for_span
from lib.themes import theme_for_span

_CONTEXT = 25
_SENTENCE_END = re.compile(r"[。！？!?\n]+[”’」』]?")
# past a comma the verb of the figure before still holds: 增长12.5%,力争达到13%; 新增12家,其中国家级5家
_CONTINUES = re.compile(r"[^，。；]{0,16}[，,](?:并?(?:力争|确保|争取|努力|实现|达到|达|更好|奋斗目标)+|其中[^，。；]{0,20})$")


def read_passage(
    text: str, page: Page, article: Article, passage: Passage, frame: Frame, dating: Dating, mentions: Sequence[Mention], carried: str
) -> list[Claim]:
    """All claims of a passage; ``carried`` is the indicator stated last before it."""
    body = text[passage.start : passage.end]
    masked = mask_names(body)
    quantities = [quantity for quantity in find_quantities(body, masked) if is_claim(quantity, body) and not _repeated(page, passage.start + quantity.start)]
    if not quantities:
        return []
    words = tag_words(body)
    ends = [match.end() for match in _SENTENCE_END.finditer(body)] + [len(body)]
    governors = find_governors(body, ends)
    times = find_times(body, dating, frame)
    open_body = _ASIDE.sub(lambda aside: "－" * len(aside.group()), body)  # 中欧班列（成渝）开行量 is one phrase
    strong = [0] + [index + 1 for index, character in enumerate(open_body) if character in STRONG]
    claims: list[Claim] = []
    previous: tuple[str, str] | None = None
    clauses = [_Clause(body, words, quantities, index, strong) for index in range(len(quantities))]
    indicators = _read_indicators(body, clauses, carried)
    for index, quantity in enumerate(quantities):
        clause = clauses[index]
        sentence_end = next(end for end in ends if end > quantity.start or end == len(body))
        sentence_start = max([0, *(end for end in ends if end <= quantity.start)])
        while sentence_start < quantity.start and body[sentence_start].isspace():
            sentence_start += 1
        if index and clause.boundary >= quantities[index - 1].end and not _CONTINUES.match(body[quantities[index - 1].end : quantity.start]):
            previous = None
        measure, direction, why_measure = read_measure(quantity, clause.left, clause.whole_left, previous, clause.lists(clauses[index - 1] if index else None))
        if clause.item and quantity.kind in {"percent", "permille"}:  # 失业率、居民消费价格涨幅分别控制在5%和3%以内
            if re.search(r"(?<!增长)率$|比重$|占比$", clause.item):
                measure, direction = "share", ""
            elif re.search(r"(?:涨幅|增幅|增速|增长率)$", clause.item):
                measure, direction = "growth", "up"
        previous = (measure, direction)
        sentence_left = body[sentence_start : quantity.start]
        commitment, word = read_commitment(quantity.start, governors)
        attribute = find_attribute(quantity, clause.whole_left, clause.after, clause.noun_after, sentence_left)
        time = _nearest_time(times, quantity, sentence_start, body, frame)
        period = time.period if time else frame.period
        kind = time.kind if time else ""
        if attribute and time is None and frame.kind == "review" and "总投资" in attribute and _SIGNED.search(sentence_left):
            attribute = ""
        if attribute:
            status, why_status, commitment, word = "attribute", attribute, "none", ""
            period = ""
        else:
            status, why_status = read_status(quantity, sentence_left, clause.left, commitment, frame, kind, period)
            doing = _IMPERATIVE.match(body[sentence_start:]) or _IMPERATIVE.match(clause.whole_left)
            if frame.kind == "" and not frame.words and status == "actual" and doing and not _DONE.search(body[sentence_start:sentence_end]):
                status, why_status = "target", doing.group()
                period = time.period if time else ""
            ambition = _AMBITION.match(clause.after)
            if ambition:  # 向300亿级目标奋进
                commitment, word, status, why_status = "strive", ambition.group(), "target", ambition.group()
                period = time.period if time else ""
            if status == "actual" and commitment != "expected":
                commitment, word = "none", ""
            if frame.kind == "plan" and status == "target" and _DESCRIBES.search(clause.whole_left) and "控制" not in quantity.bound_words:
                status, why_status = "actual", "拥有"
                period = str(frame.year - 1) if frame.year else ""
            if _is_base(clause):  # 由*每人每月180元*提高到200元: where it started, a year before
                status, why_status = "actual", "由…到"
                begun = frame.first if frame.first is not None else int(frame.period) if frame.period.isdigit() else None
                period = time.period if time and re.search(r"\d{4}年的?[^，。；]{0,8}$", clause.left) else str(begun - 1) if begun else ""
            else:
                period = _settle(period, kind, status, measure, clause, frame)
        start, end = passage.start + quantity.start, passage.start + quantity.end
        line = text.rfind("\n", 0, start) + 1
        known = find_indicator(indicators[index], _kind_of(quantity, measure))
        theme, theme_words = (known.theme, (known.zh,)) if known else theme_for_span(text, page, passage, passage.start + sentence_start, passage.start + sentence_end, indicators[index])
        place, why_place, _ = place_for_span(start, end, passage.start + sentence_start, passage.start + sentence_end, passage, article, mentions, text)
        claims.append(
            Claim(
                passage=passage.ordinal,
                article=article.ordinal,
                quote=text[start:end],
                context=text[max(line, start - _CONTEXT) : start],
                start=start,
                end=end,
                sentence_start=passage.start + sentence_start,
                sentence_end=passage.start + sentence_end,
                value=quantity.value,
                value_max=quantity.value_max,
                unit=quantity.unit,
                measure=measure,
                direction=direction if measure in {"growth", "change"} else "",
                bound=quantity.bound,
                commitment=commitment,
                status=status,
                period=period,
                place=place.name if place else article.place,
                ref_area=place.code if place else article.ref_area,
                indicator=indicators[index],
                indicator_id=known.id if known else "",
                theme=theme,
                reasons=tuple(
                    (name, why)
                    for name, why in (
                        ("bound", quantity.bound_words), ("measure", why_measure), ("commitment", word), ("status", why_status),
                        ("place", why_place), ("indicator", known.zh if known else ""), ("theme", "、".join(theme_words)), ("period", body[time.start : time.end] if time and period else frame.words),
                    )
                    if why
                ),
            )
        )  # fmt: skip
    return claims


_ASIDE = re.compile(r"[（(][^（）()\d，。；]{1,12}[）)]")


class _Clause:
    """The words around one quantity: to its left up to the last boundary or quantity, to its right up to the next."""

    def __init__(self, body: str, words: list[Word], quantities: list[Quantity], index: int, strong: list[int]) -> None:
        quantity = quantities[index]
        self.quantity = quantity
        self.boundary = max(at for at in strong if at <= quantity.start)
        before = quantities[index - 1].end if index else 0
        following = quantities[index + 1].start if index + 1 < len(quantities) else len(body)
        self.left_start = max(self.boundary, before)
        self.left = body[self.left_start : quantity.start]
        self.whole_left = body[self.boundary : quantity.start]
        right = min([at - 1 for at in strong if at > quantity.end] or [len(body)])
        self.after = body[quantity.end : right]
        self.right = body[quantity.end : max(quantity.end, min(right, following))]
        self.sentence_left = body[max(body.rfind("。", 0, quantity.start), body.rfind("；", 0, quantity.start)) + 1 : quantity.start]
        self.words = words
        self.item = ""  # of a 分别 list, as printed: 居民消费价格涨幅
        self.noun_after = "" if quantity.kind == "rank" and quantity.unit not in {""} else phrase_after([word for word in words if word.end <= quantity.end + len(self.right)], quantity.end)
        self.attached = before > self.boundary  # another quantity stands in the same clause before it

    def lists(self, before: _Clause | None) -> bool:
        """Whether only the noun of the quantity before stands between the two: 新增9个|行动县、|*21个*试点县."""
        if before is None or not before.noun_after or self.left_start != before.quantity.end:
            return False
        return bool(re.fullmatch(re.escape(before.noun_after) + "[、和及与]", self.left.removeprefix("的")))

    def lists_size(self, before: _Clause) -> bool:
        """Whether the quantity before is the size class of what this one counts: *10亿元以上*项目|*不低于10个*."""
        if not before.noun_after or not before.quantity.kind.startswith(("money", "scale", "mass", "area")) or self.quantity.kind not in {"count", "households", "people"}:
            return False
        between = self.left.removeprefix("的")
        return self.left_start == before.quantity.end and bool(re.fullmatch(re.escape(before.noun_after) + r"(?:达到?|开工|仅|共|有|数量|数|超过|发展到|增至|增加到)?", between))

    def left_words(self) -> list[Word]:
        """The words of the left side, what it is compared with taken out."""
        kept = strip_comparisons(self.left)
        if self.quantity.kind == "rank":
            kept = RANKED.sub("", kept)
        if kept == self.left:
            return [word for word in self.words if self.left_start <= word.start and word.end <= self.quantity.start]
        return tag_words(kept)


_REACHED = re.compile(r"(?:达到|达|为|是|突破|超过|增至|增加到|提高到|提升到|降到|下降到|控制在|稳定在|保持在|完成|实现|高达|占|总投资|投资额?|面积|总额|规模|增长|下降)$")
# words that need the thing before them: 经营主体净增98万户、*总量*突破1900万户 is 经营主体总量
_HEADLESS = re.compile(r"(?:总量|总数|总额|总值|总产值|规模|数量|占比|比重|余额|投资|总投资|总投资额|投资额|成交价|增速|增幅|总面积|面积|产量|产值|均价|金额|合同额|成交额|资金|速度|质量|收入|均居|增加值|销售收入|利润|主营业务收入|税收|容量|库容|装机|位次|综合排名|排名|额|价值)$")
# words that name nothing by themselves
_EMPTY = frozenset("净增 净增加 新增 其中 多 多投 投 完工 任务 年度任务 计划 目标 全年目标 年度目标 全国 全省 全市 省 市 国 全国总量 同口径 同口径增长 再 高 低 前 年 大关 关口 台阶 新台阶 行列 位次 名次 完成 实现 达到 占 个 以上 比例 比重 同期 同比例 总 增量 增收 人均 排位 省定目标 年度计划 实际 上述 这些 该 总体 扩大".split())
_GENERIC = frozenset("项目 企业 产品 个人 集体 镇 乡镇 县 区 村 作品 成果 案例 园区 科研人员 单位 地区 人 人员 群众 问题 事项 城市".split())
_MADE_BY = re.compile(r"(?P<verb>创造|贡献|承担|提供)了?(?:全[国省市县区])?(?:近|超过?|约)?$")
_ACHIEVES = re.compile(r"(?:成功|分别|全部|首批|新)?(?:获|荣获|入选|列入|进入|评为|跻身|通过|整体|经济)")
_ENTERS = re.compile(r"(?:签约|竣工|开工|投产|入驻|落户|落地)+")
_SHARE_OF = re.compile(r"(?:约|已|均|分别|共|合计)?占(?:到|了|据)?(?P<whole>[^，。；、]{1,14}?)(?:总量|总数|总额)?的?(?:比重|比例|份额)?(?:达到?|为|提高到|超过|近|约|由|从|的|提升到|升至|上升到)?$")


def _read_indicators(body: str, clauses: list[_Clause], carried: str) -> list[str]:
    """The indicator phrase of every quantity of a passage; an empty side takes the phrase stated before."""
    found: list[str] = []
    owner = ""  # of a share of several things: 民营经济创造了59.4%的税收、58.2%的生产总值
    for index, clause in enumerate(clauses):
        last = found[-1] if found else carried
        before, after = phrase_before(clause.left_words(), keep_rate=clause.quantity.kind == "rank"), clause.noun_after
        if before in _EMPTY:
            before = ""
        whole = re.match(r"(?:以上)?的(?P<owner>[^，。；、\d]{2,24}?(?:项目|工程|基地))", clause.after)
        if whole and clause.quantity.kind.startswith("money") and re.search(r"投资(?:额)?(?:约|近|超|达|为|超过)?$", clause.left):
            found.append(whole["owner"] + "总投资")  # 总投资*54亿元*的储能电池项目
            continue
        sized = clauses[index - 1] if index and clause.lists_size(clauses[index - 1]) else None
        if sized is not None:  # 新签约*10亿元以上*项目*不低于10个*
            begun = re.search(r"(?:新签约|新签|新?开复工|新开工|新引进|签约|引进|新投产|新?竣工|在建|续建|新建)$", sized.left)
            found.append((begun.group() if begun else "") + body[sized.quantity.start : sized.quantity.end] + sized.noun_after)
            continue
        if clause.quantity.kind in {"percent", "permille", "point", "multiple", "rank", "share", "fraction"}:
            part = _SHARE_OF.search(clause.left)
            if part:
                share = phrase_before([word for word in clause.words if clause.left_start <= word.start and word.end <= clause.left_start + part.start()])
                share = "" if share in _EMPTY else share
                phrase = f"{share}占{part['whole']}比重" if share and not re.fullmatch("全[国省市县区]|省|市", part["whole"]) else share
                found.append(phrase or _inherit("", clause, last))
                continue
            grows = re.search(r"(?:增长|下降|提高|降低|增加|减少)[^，。；]{0,4}$", clause.left)
            made = _MADE_BY.search(clause.left)
            if made and after:  # 民营经济创造了全市*59.4%*的税收、*58.2%*的生产总值
                owner = phrase_before([word for word in clause.words if clause.left_start <= word.start and word.end <= clause.left_start + made.start("verb")])
                found.append(owner + after)
                continue
            if owner and after and clause.lists(clauses[index - 1] if index else None):
                found.append(owner + after)
                continue
            if clause.quantity.kind == "rank" and clause.quantity.unit == "" and after:
                before = ""
            phrase = before or (after if not grows else "")
        elif after and (not _REACHED.search(clause.left.rstrip("了")) or (clause.left.endswith("是") and clause.after.startswith("的"))):
            phrase = after
            if after in _GENERIC:  # 12个*项目*获国家科学技术奖: what the projects did says what is counted
                told = clause.after[len(after) :] if clause.after.startswith(after) else ""
                verbs = _ENTERS.match(told)
                if verbs:
                    phrase = after + verbs.group()
                elif 2 <= len(told) <= 16 and _ACHIEVES.match(told) and not re.search(r"\d", told):
                    phrase = after + told
        else:
            phrase = before or after
        if phrase in {"投资", "完成投资"}:  # 破解天楹一体化项目建设中各类问题,确保年内完成*投资*
            named = list(re.finditer(r"[^，。；、,;：]{2,24}?(?:项目|工程)(?=建设|[，,、]|运营)", clause.sentence_left))
            if named and not re.search(r"\d", clause.sentence_left[named[-1].end() :]):
                phrase = phrase_before(tag_words(named[-1].group())) + "投资"
        if not phrase and not clause.noun_after:
            object_after = re.match(r"(?:的)?([\u4e00-\u9fff]{2,10})(?=[，。；,;]|$)", clause.after)
            phrase = object_after.group(1) if object_after and clause.quantity.bound_words == "级" else ""
        found.append(_inherit(phrase, clause, last))
    _apply_lists(body, clauses, found)
    for index, clause in enumerate(clauses):
        if not found[index] and clause.quantity.kind in {"percent", "point", "rank"}:
            found[index] = "经济"  # 实现三季度增长4.6%: growth of nothing named is the economy's
    return found


def _inherit(phrase: str, clause: _Clause, last: str) -> str:
    """An empty phrase takes the one stated before; a bare 总量 or 投资 takes its owner's name in front."""
    if not phrase:
        return last
    if "投资" in phrase and phrase.startswith("总") and not re.search(r"(?:项目|工程|基地)$", last):
        return phrase
    if _HEADLESS.fullmatch(phrase) and last and len(last) <= 16 and clause.boundary > 0:
        if len(last) > 10 and re.fullmatch(r"总?(?:建[设筑])?面积", phrase):
            return phrase
        stem = re.sub(r"(?:总量|总数|总额|数量|规模|净增|新增|产量|增加值)$", "", last)
        stem = re.sub(r"^(?:新增|净增)", "", stem)
        return stem + phrase if not stem.endswith(phrase) and not phrase.startswith(stem) else phrase
    return phrase


def _apply_lists(body: str, clauses: list[_Clause], found: list[str]) -> None:
    """分别 lists: give each figure of a run its own item of the subject, or of the figures before."""
    index = 0
    while index < len(clauses):
        clause = clauses[index]
        if "分别" not in clause.left:
            index += 1
            continue
        last = index
        while last + 1 < len(clauses) and re.fullmatch(r"(?:[、，,和及与]|以及)?\s*(?:[的以]?(?:[\u4e00-\u9fff]{0,6}))?", body[clauses[last].quantity.end : clauses[last + 1].quantity.start]) and "。" not in body[clauses[last].quantity.end : clauses[last + 1].quantity.start] and len(re.sub(r"[、，,和及与以]", "", body[clauses[last].quantity.end : clauses[last + 1].quantity.start])) <= 2:
            last += 1
        count = last - index + 1
        subject_text = clause.left[: clause.left.index("分别")]
        offset = clause.left_start
        subject = phrase_before([word for word in clause.words if offset <= word.start and word.end <= offset + len(subject_text)])
        items = distribute(subject, count) if subject and count > 1 else None
        if items is not None:
            for position, raw in zip(range(index, last + 1), distribute(subject_text, count) or (), strict=False):
                clauses[position].item = raw
        if items is None and not subject and index >= count:
            items = found[index - count : index]
        if items is not None:
            found[index : last + 1] = items
        elif count > 1 and subject:
            for position in range(index, last + 1):
                found[position] = subject
        index = last + 1


def _nearest_time(times: list[TimeWord], quantity: Quantity, sentence_start: int, body: str, frame: Frame) -> TimeWord | None:
    """The last time word before the figure in its sentence, else one that opens the paragraph for all that follows."""
    best = None
    for time in times:
        if time.end > quantity.start:
            break
        if time.start < sentence_start:
            continue
        between = body[time.end : quantity.start]
        if _FROM.search(body[max(0, time.start - 3) : time.start]) or (re.match(r"的", between) and time.kind == "year"):
            if re.search(r"[，。；,;]|[到至]", between):
                continue  # 由*2002年*的5.6万人减少到2.3万人: the base year governs its own figure alone
        elif time.kind == "part" and "H2" in time.period and re.search(r"[，。；,;]", between):
            continue
        best = time
    if best is None:
        listed = body[sentence_start : sentence_start + 2] == "其中"
        for time in times:
            if time.start < sentence_start and ((time.kind == "part" and not body[: time.start].strip()) or (listed and time.kind == "now")):
                best = time
    return best


_FROM = re.compile(r"(?:由|从|比|较)$")
_SPAN_WORDS = re.compile(r"年均|累计|合计|共(?!享|同|建)|平均每年|每年|五年|5年|四年|三年(?!内)|先后|总计|期间")
# what a place does or counts up over the years, against a state that it reaches at their end
_ACTS = re.compile(
    r"新建|新改建|改建|腾退|关改搬转|改造|建成|建设|完成|新增|净增|投入|引进|实施|解决|硬化|搬迁|培训|发放|争取|转移|治理|退耕|造林|竣工|安置|脱贫|出列|摘帽|签约|落地|创建|创成|获|认定|新修|修建|铺设|开工|投产|整治|盘活|化解|退出|关闭|淘汰|压减|减少|取消|下放|"
    r"承接|举办|开展|制定|出台|办理|查处|招引|转化|打造|培育|植树|绿化|改扩建|扩建|新开|接待|兑现|减免|下达|拨付|清理|查办|吸引|选派|组建|打通|架设|开通|整合|修复|加固|供地|收储|征收|救助|帮扶|化债|偿还|审议|提请|竣|落实|销号|整改|破获|拆除|新开工|受理"
)
_LAST_YEAR = re.compile(r"比上年|较上年|比去年|同比|上年|比年初|较年初|年末|达到?$|突破$|超过$|增至$|[到至]$|稳定在$|保持在?$|居|排名|由[^，]{0,12}$")
_SIGNED = re.compile(r"签约|承接|引进|开工|落地|新签|实施|投产|竣工")
# an existing asset told in the plan part: 拥有8个万亿元级产业集群
_DESCRIBES = re.compile(r"(?:拥有(?!量)|现有|坐拥|已有|具有|累计已)[^，。；]{0,6}$|(?:实时|常住|户籍)人口(?:达到?|为|约|超)?$|居(?:全国|全省|世界|全球)[^，。；]{0,6}$")


# a sentence that opens with a verb of doing and names no doer tells what is to be done
_IMPERATIVE = re.compile(r"(?:要|将|继续|着力|积极|大力|加快|全力|努力|深入|进一步|聚焦|抓好|打造|培育|推进|推动|做大|做强|做优|壮大|建设|发展|围绕|坚持|加强|强化|扩大|提升|完善|落实|实施|通过|持续|抢抓|抢占|把握|放大|谋划)")
_DONE = re.compile(r"了|达成|已|完成|建成|实现|达到|累计|截至|目前|以来|今年|去年|上半年|同比|共|年来|获|先后|\d月\d")
_AMBITION = re.compile(r"[^，。；]{0,14}?(?:目标|大关|台阶|规模|方向|新目标)(?:奋进|迈进|前进|冲刺|进军|挺进|努力)")


def _kind_of(quantity: Quantity, measure: str) -> str:
    """The kind of unit that may tell an indicator: none for a rank, a bare scale or an index."""
    return "" if measure == "rank" or quantity.kind in {"scale", "index"} else "percent" if quantity.kind == "fraction" else quantity.kind


def _is_base(clause: _Clause) -> bool:
    return bool(re.search(r"(?:由|从)[^，。；到至、]{0,16}$", clause.left) and re.match(r"[^，。；\d]{0,4}(?:增|减|提|下|降|上|扩|发展|缩|升|跃|压|精简)[^，。；\d]{0,3}[到至为]", clause.after))


def _settle(period: str, kind: str, status: str, measure: str, clause: _Clause, frame: Frame) -> str:
    """The period under a span of years: an act or a sum takes the span, a state reached its last year, its starting point the year before.

    年均 takes the span even after 到2027年.
    """
    left, after = clause.whole_left, clause.after
    if frame.first is not None and frame.last is not None and "-" not in period and (
        re.search(r"年均|每年|平均每年", left[-14:]) or (re.search(r"累计|五年", left) and period == str(frame.last))
    ):  # fmt: skip
        return f"{frame.first}/{frame.last}"
    if re.search(r"年均|每年", left[-14:]) and kind == "year" and status == "target" and frame.year and period.isdigit() and int(period) > frame.year:
        return f"{frame.year}/{period}"
    if measure == "rank":
        streak = re.search(r"连续(\d{1,2}|[二三四五六七八九十两]{1,3})年", clause.sentence_left[-24:])
        last = period.split("/")[-1][:4]
        if streak and last.isdigit():
            return f"{int(last) - int(small_number(streak.group(1))) + 1}/{last}"
    if not re.fullmatch(r"\d{4}/\d{4}", period):
        return period
    _, last = period.split("/")
    if re.search(r"累计|年均|五年|5年|平均", left):
        return period
    if measure in {"share", "rank"} or _LAST_YEAR.search(left[-10:]) or _COMPARED_WITH.search(left) or re.search(r"分别(?:达到?|为|突破|超过)", left):
        return last
    if kind == "span" and _SPAN_WORDS.search(clause.sentence_left):
        return period
    if status == "target":
        return period if measure == "change" else last
    if measure == "growth":
        return last if re.search(r"增长|增加|上涨", left[-8:]) else period
    return period if measure == "change" or _ACTS.search(left) or _ACTS.search(clause.noun_after) or _ACTS.search(after[:14]) else last


# 较2010年提高, 比“十一五”末增加: told at the end of the span
_COMPARED_WITH = re.compile(r"(?:比|较)(?:(?:19|20)\d{2}年|“?十[一二三四]?五”?末|[五5]年前|[“\"]?十[一二三四]?五[”\"]?)[^，。；]{0,10}$")


def _repeated(page: Page, at: int) -> bool:
    return any(repeat.start <= at < repeat.end for repeat in page.repeats)
