"""What each quantity of a passage measures: the phrase beside it, completed or carried over where the text elides it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lib.claims.parse.accounts import Account, name_sum
from lib.claims.parse.clauses import Clause
from lib.claims.parse.noun_phrases import phrase_after, phrase_before
from lib.claims.parse.tagging import tag_words
from lib.claims.what.lists import distribute, widen_to_sectors
from lib.reference.wording import alternation, words_of

_RATE_KINDS = frozenset({"percent", "permille", "point", "multiple", "rank", "share", "fraction"})
# 市场主体|达到*12万户*, 项目总投资*54亿元*: the phrase before the figure is what is measured
_REACHED = re.compile(rf"(?:{alternation('states_figure')}|投资额?|面积|规模)了?$")
# 占全国44%, 占GDP比重提高到2.5%
_SHARE_OF = re.compile(
    r"(?:约|已|均|分别|共|合计)?占(?![比地有用领])(?:到|了|据)?(?P<whole>(?:(?!比重|比例)[^，。；、]){1,14}?)(?:总量|总数|总额)?的?(?:比重|比例|份额)?"
    rf"(?:{alternation('states_figure')}|[近约]|[由从]?(?:\d{{4}}年)?的?)$"
)
# 教育支出40308万元,完成预算的*93.7%*, 为调整预算数（下同）的*100.66%*: how much of what was planned
_OF_PLAN = re.compile(
    rf"(?:(?:{alternation('states_figure')}|完成|为)了?)(?P<whole>[\u4e00-\u9fff]{{0,4}}?(?:{alternation('planned')})数?)(?:[（(][^（）()\d]{{1,12}}[）)])?的$"
)
_PLAN_SHARE = re.compile(rf"占[^占]*(?:{alternation('planned')})比重$")
_SCOPES = re.compile("全[国省市县区]|省|市")
# 民营经济创造了全市*59.4%*的税收
_MADE_BY = re.compile(rf"(?P<verb>{alternation('contributes')})了?(?:全[国省市县区])?(?:近|超过?|约)?$")
# 12个项目|获国家科学技术奖: what a bare 项目 did says what is counted
_ACHIEVES = re.compile(rf"(?:{alternation('adverb')}|首批|新)?(?:{alternation('listed')})")
# 15个项目|签约落地
_ENTERS = re.compile(rf"(?:{alternation('project_step')}|入驻|落户|落地)+")
# 总投资*54亿元*的储能电池项目
_OF_PROJECT = re.compile(r"(?:以上)?的(?P<owner>[^，。；、\d]{2,24}?(?:项目|工程|基地))")
_INVESTS = re.compile(r"投资(?:额)?(?:约|近|超|达|为|超过)?$")
# 某一体化项目|建设中各类问题,确保年内完成投资*100亿元*
_NAMED_PROJECT = re.compile(r"[^，。；、,;：]{2,24}?(?:项目|工程)(?=建设|[，,、]|运营)")
# 从37个|发展到402个
_MOVES_ON = re.compile(r"(?:增|减|提|下|降|上|扩|发展|拓展|缩|升|跃|压|精简|变动|调整)[^，。；\d]{0,3}[到至为]")
_PART = re.compile(r"占比(?:达到?|为|超过?)?$")  # 税收占比72%
_FOR = re.compile(rf"(?:全部|主要)?(?:{alternation('purpose')})了?")  # 统筹9.8亿元|用于|援企稳岗
_BEGUN = re.compile(rf"新?(?:{alternation('project_step')}|新建)$")  # 新签约*10亿元以上*项目
# 一二产产值增速|总量: what 总量 replaces in the phrase stated before
_SUM = re.compile(rf"(?:总?(?:{alternation('sum')})|增加值|[净新]增)$")
_MOVED = re.compile(rf"(?:{alternation('growth_up', 'growth_down')})[^，。；]{{0,4}}$")  # 同比增长*6%*


def name_indicators(body: str, clauses: Sequence[Clause], carried: str) -> list[str]:
    """The indicator phrase of every quantity of a passage; ``carried`` is the one stated last before it."""
    found: list[str] = []
    owner: str | None = None  # of a share of several things: 民营经济创造了59.4%的税收、58.2%的生产总值
    account = name_sum("", carried, Account())[1]
    for index, clause in enumerate(clauses):
        # 为调整预算的105.4%，同比增长*6.5%*: the income grew, not its share of the plan
        last = _PLAN_SHARE.sub("", found[-1] if found else carried)
        before = clauses[index - 1] if index else None
        shared = _name_shared(clause, before, owner) if clause.quantity.kind in _RATE_KINDS else None
        if shared is not None:
            owner, phrase = shared
            found.append((last + phrase if phrase.startswith("占") else phrase) or last)
            continue
        phrase = _name_project(clause) or _name_counted(clause, before, body) or _name_beside(clause)
        phrase, account = name_sum(clause.left, phrase, account)
        apart = before is None or "。" in (gap := body[before.quantity.end : clause.quantity.start]) or "；" in gap
        found.append(phrase if phrase and apart else _complete(phrase, clause, last))
    _apply_lists(body, clauses, found)
    for index, clause in enumerate(clauses):
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        sized = following is not None and following.quantity.bound_words in {"级", "以上"}
        if following and sized and following.quantity.start == clause.quantity.end and clause.quantity.kind == "count":
            size = following.quantity  # 建成*6个**万亿级*产业
            found[index] = body[size.start : size.end] + following.noun_after
        follows = index > 0 and not found[index - 1]  # what cannot be named 32.94亿元，增长7%: its growth
        if not found[index] and not follows and clause.quantity.kind in {"percent", "point", "rank"}:
            found[index] = "经济"  # 实现三季度增长4.6%: growth of nothing named is the economy's
    return found


def _name_beside(clause: Clause) -> str:
    """The phrase on either side of the quantity."""
    kind, left = clause.quantity.kind, clause.left
    after = "" if _MOVES_ON.match(clause.after) else clause.noun_after
    before = phrase_before(clause.left_words(), keep_rate=kind == "rank")
    if before in words_of("empty"):
        before = ""
    if before and _PART.search(left) and not before.endswith("占比"):
        before += "占比"
    if kind in _RATE_KINDS:
        if kind == "rank" and after:  # 辽源*第一大*优势资源
            return after
        return before or ("" if _MOVED.search(left) else after)
    if after and (not _REACHED.search(left) or (left.endswith("是") and clause.after.startswith("的"))):
        return _tell_generic(after, clause.after) if after in words_of("generic") else after
    purpose = (
        _FOR.match(clause.after) if kind.startswith("money") and (not before or before in words_of("granted")) else None
    )
    if purpose:
        bought = phrase_after(tag_words(clause.after[purpose.end() :]), 0)
        return (bought + "投资" if bought and before == "投资" else bought) or before
    phrase = before or after
    if phrase in {"投资", "完成投资"}:
        named = list(_NAMED_PROJECT.finditer(clause.sentence_left))
        if named and not re.search(r"\d", clause.sentence_left[named[-1].end() :]):
            return phrase_before(tag_words(named[-1].group())) + "投资"
    if not phrase and clause.quantity.bound_words == "级":  # 抢占*万亿级*新赛道
        named_after = re.match(r"(?:的)?([\u4e00-\u9fff]{2,10})(?=[，。；,;]|$)", clause.after)
        return named_after.group(1) if named_after else ""
    return phrase


def _tell_generic(noun: str, after: str) -> str:
    told = after.removeprefix(noun) if after.startswith(noun) else ""
    entered = _ENTERS.match(told)
    if entered:
        return noun + entered.group()
    return noun + told if 2 <= len(told) <= 16 and _ACHIEVES.match(told) and not re.search(r"\d", told) else noun


def _name_project(clause: Clause) -> str:
    of_project = _OF_PROJECT.match(clause.after)
    if of_project and clause.quantity.kind.startswith("money") and _INVESTS.search(clause.left):
        return of_project["owner"] + "总投资"
    return ""


def _name_counted(clause: Clause, before: Clause | None, body: str) -> str:
    if before is None or not clause.counts_class(before):
        return ""
    begun = _BEGUN.search(before.left)  # 新签约*10亿元以上*项目*不低于10个*
    size = body[before.quantity.start : before.quantity.end]
    return (begun.group() if begun else "") + size + before.noun_after


def _name_shared(clause: Clause, before: Clause | None, owner: str | None) -> tuple[str | None, str] | None:
    """``(owner, phrase)`` of a share told as part of a whole, or None for any other rate."""
    if planned := _OF_PLAN.search(clause.left):
        share = phrase_before(clause.words_between(clause.left_start, clause.left_start + planned.start()))
        return owner, f"{'' if share in words_of('empty') else share}占{planned['whole'].removesuffix('数')}比重"
    part = _SHARE_OF.search(clause.left)
    if part:
        share = phrase_before(clause.words_between(clause.left_start, clause.left_start + part.start()))
        share = "" if share in words_of("empty") else share
        whole = "" if _SCOPES.fullmatch(part["whole"]) else part["whole"]
        return owner, f"{share}占{whole}比重" if whole else share
    made = _MADE_BY.search(clause.left)
    if made and clause.noun_after:
        owner = phrase_before(clause.words_between(clause.left_start, clause.left_start + made.start("verb")))
        return owner, owner + clause.noun_after
    if owner is not None and clause.noun_after and clause.follows_item(before):
        return owner, owner + clause.noun_after
    return None


def _complete(phrase: str, clause: Clause, last: str) -> str:
    """An empty phrase takes the one stated before; a bare 总量 or 投资 takes its owner's name in front."""
    if not phrase or not last:
        return phrase or last
    if phrase not in words_of("headless") or len(last) > 16 or clause.boundary == 0:
        return phrase
    if phrase.startswith("总") and "投资" in phrase and not re.search(r"(?:项目|工程|基地)$", last):
        return phrase
    if phrase.endswith("面积") and len(last) > 10:
        return phrase
    stem = _SUM.sub("", re.sub("^[净新]增", "", last))
    return phrase if stem.endswith(phrase) or phrase.startswith(stem) else stem + phrase


def _apply_lists(body: str, clauses: Sequence[Clause], found: list[str]) -> None:
    """分别 lists: give each figure of a run its own item of the subject, or of the figures before."""
    index = 0
    while index < len(clauses):
        clause = clauses[index]
        if "分别" not in clause.left:
            index += 1
            continue
        last = index
        while last + 1 < len(clauses) and _is_joined(
            body[clauses[last].quantity.end : clauses[last + 1].quantity.start]
        ):
            last += 1
        count = last - index + 1
        subject_text = clause.left[: clause.left.index("分别")]
        subject = phrase_before(clause.words_between(clause.left_start, clause.left_start + len(subject_text)))
        subject = widen_to_sectors(subject, subject_text) if subject else subject
        items = distribute(subject, count) if subject and count > 1 else None
        if items is not None:
            for position, raw in zip(range(index, last + 1), distribute(subject_text, count) or (), strict=False):
                clauses[position].item = raw
            found[index : last + 1] = items
        elif not subject and index >= count:  # 进出口112.4亿元,其中出口89.6亿元,分别增长*15.8%*、*13.1%*
            found[index : last + 1] = found[index - count : index]
        elif count > 1:
            found[index : last + 1] = [subject] * count
        index = last + 1


def _is_joined(between: str) -> bool:
    """Whether two figures stand in one list: 5%|、|8%|和|3%."""
    return len(between) <= 4 and len(re.sub(r"[、，,和及与以\s]", "", between)) <= 2 and "。" not in between
