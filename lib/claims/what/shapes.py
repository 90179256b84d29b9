"""Figures whose own clause has a shape that names them: a share of a whole, a project's money, a size class, what money is for."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.claims.parse.clauses import Clause
from lib.claims.parse.noun_phrases import phrase_after, phrase_before
from lib.claims.parse.tagging import tag_words
from lib.claims.what.around import Around
from lib.claims.what.belonging import split_owner
from lib.claims.what.plan_shares import find_own_plan, find_summed_plan, is_own_plan, write_plan_share
from lib.reference.divisions import RANK
from lib.reference.indicators import find_indicator
from lib.reference.units import MONEY
from lib.reference.wording import alternation, words_of
from lib.reference.year_spelling import YEAR

# 占全国44%, 占GDP比重提高到2.5%
_SHARE_OF = re.compile(
    r"(?:约|已|均|分别|共|合计)?占(?![比地有用领])(?:到|了|据)?(?P<whole>(?:(?!比重|比例)[^，。；、]){1,14}?)(?:总量|总数|总额)?的?(?:比重|比例|份额)?"
    rf"(?:{alternation('states_figure')}|[近约]|[由从]?(?:{YEAR}年)?的?)$"
)
# 占全市常住人口的比重（常住人口城镇化率）为*43%*: a share that has a name of its own
_NAMED_SHARE = re.compile(
    rf"(?:比重|比例|份额)[（(]即?(?P<name>[^（）()，。；\d]{{3,16}})[)）](?:{alternation('states_figure')}|[约近])*$"
)
# 税收收入在一般公共预算收入占比*50.9%*
_SHARE_IN = re.compile(
    rf"在(?P<whole>[^，。；、\d]{{2,14}}?)中?[的所]*(?:占比|比重|(?<=中)占)(?:{alternation('states_figure')}|[近约]|的)?$"
)
# 采矿业…下降1.4%，下拉全县工业*0.5个百分点*, 拉动规上工业增长*26.2个百分点*: what the thing told of does to the whole
_PULLS = re.compile(
    rf"(?:^|[，,])(?:[合共][力同]|分别)?(?P<verb>{alternation('drags', 'pulls')})了?(?:全[国{RANK}])?(?P<what>[^，。；\d]{{2,14}}?)"
    rf"(?:的?(?:{alternation('growth_up', 'growth_down', 'growth_rate')}))?(?:约|近|超过?)?$"
)
_ADDED = re.compile("增加值$")
# 民营经济创造了全市*59.4%*的税收
_MADE_BY = re.compile(rf"(?P<verb>{alternation('contributes')})了?(?:全[国{RANK}])?(?:近|超过?|约)?$")
# 总投资*54亿元*的储能电池项目
_OF_PROJECT = re.compile(r"(?:以上)?的(?P<owner>[^，。；\d]{2,24}?(?:项目|工程|基地))")
# 投资11.9亿元的|保定天冠电力设备|、投资10亿元的万瑞医疗等项目: each of a list whose last item says that all are projects
_LISTED_PROJECT = re.compile(
    r"(?:以上)?的(?P<owner>[^，。；、\d]{2,20})(?=、(?:计划|总)?投资|等[^，。；\d]{0,6}(?:项目|工程))"
)
_INVESTS = re.compile(r"投资(?:额)?(?:约|近|超|达|为|超过)?$")
# 某一体化项目|建设中各类问题,确保年内完成投资*100亿元*
_NAMED_PROJECT = re.compile(r"[^，。；、,;：]{2,24}?(?:项目|工程)(?=建设|[，,、]|运营)")
_COUNTED_PROJECT = re.compile(r"(?:以上)?的\d")
_STILL = re.compile(r"的(?:还|仅|只)?(?:有|达|共)[^，。；\d]{0,4}")  # 财政收入不足3亿元|的还有|*7个*
# 新签约|*10亿元以上*项目, 开工|项目*30个*: what was done with what is counted is part of its name
BEGUN = re.compile(rf"新?(?:{alternation('project_step')}|新建|完成)$")
# 投资*5000万元*|推进博文路西段建设, 统筹9.8亿元|用于|援企稳岗, 投入资金*4.3亿元*|，实施节水工程
# 统筹安排资金10亿元，|重点支持实施|某行动: what several verbs in a row buy stands behind the last; 推进|保障性住房, 用于|新建、改扩建学校
_FOR = re.compile(
    rf"(?:资金)?[，,]?(?:(?:全部|{alternation('opener')})?(?:{alternation('purpose')})了?)+(?P<what>(?![、和及与性])[^，。；,;]*)"
)
_WORK = re.compile(rf".{{2,24}}?(?:{alternation('works')})(?![^，。；、])|.{{2,24}}(?:{alternation('works')})$")
_SPENDS = re.compile(rf"(?:{alternation('granted')})+(?:了|约|近|超过?|达)?$")


class Share(NamedTuple):
    """What a share is a share of."""

    phrase: str  # 税收收入占一般公共预算收入比重; begins with 占 where the text leaves out whose
    owner: str | None  # whose shares of several things are told: 民营经济|创造了59.4%的税收、*58.2%*的生产总值
    planned: str | None = None  # see `Candidate`


def name_share(around: Around, before: Clause | None, owner: str | None) -> Share | None:
    """A share told as part of a whole, or None for any other rate; `owner` is that of the share before."""
    left, words = around.left, around.reading.words_in
    spans = around.spans
    if not spans:
        return None
    start = spans[0][0]
    named = _NAMED_SHARE.search(around.reading.body, start, around.quantity.start)
    if named and find_indicator(named["name"], around.quantity.kind):
        return Share(named["name"], owner)
    if of := find_own_plan(left):
        share = phrase_before(words(start, _at(around, of.start())))
        share = "" if share in words_of("empty") else share
        return Share(write_plan_share(share, of["plan"]), owner, share)
    earlier = around.reading.clauses[around.index - 1] if around.index else None
    if left == "的" and earlier and (of := find_summed_plan(earlier.whole_left)):
        return Share(write_plan_share("", of["plan"]), owner, "")
    if part := _SHARE_IN.search(left):
        share = phrase_before(words(start, _at(around, part.start())))
        return Share(f"{share}占{part['whole']}比重", owner)
    if part := _SHARE_OF.search(left):
        share = phrase_before(words(start, _at(around, part.start())))
        split = split_owner(around.reading, words(start, _at(around, part.start())), around.quantity.kind)
        told = (
            split.whole if any(owner.zone for owner in split.owners) else split.phrase
        )  # 三亚经济圈|经济总量占全省20%
        share = "" if split.only_owner or share in words_of("empty") else told
        return Share(f"{share}占{part['whole']}比重", owner, share if is_own_plan(part["whole"]) else None)
    clause = around.clause
    made = _MADE_BY.search(left)
    if made and clause.noun_after:
        owner = phrase_before(words(start, _at(around, made.start("verb"))))
        return Share(owner + clause.noun_after, owner)
    if owner is not None and clause.noun_after and clause.follows_item(before):
        return Share(owner + clause.noun_after, owner)
    return None


def _at(around: Around, place: int) -> int:
    """Where a character of `left` stands in the passage."""
    for start, end in around.spans:
        if place <= end - start:
            return start + place
        place -= end - start
    return around.quantity.start


def name_pull(around: Around, thing: str) -> str:
    """What a thing told of before does to the growth of the whole: 采矿业下拉工业, of points; empty for any other figure."""
    if around.quantity.kind != "point" or not thing:
        return ""
    pulls = _PULLS.search(around.left)
    return f"{_ADDED.sub('', thing)}{pulls['verb']}{pulls['what']}增长" if pulls else ""


def name_project(around: Around) -> str:
    """总投资*54亿元*的储能电池项目 → 储能电池项目总投资; of 总投资*35亿元*的80项城建工程, too"""
    following = around.index + 1
    if (
        _COUNTED_PROJECT.match(around.clause.after)
        and following < len(around.reading.clauses)
        and _INVESTS.search(around.left)
    ):
        noun = around.reading.clauses[following].noun_after
        return noun + "总投资" if noun.endswith(("项目", "工程")) and around.quantity.kind in MONEY else ""
    of_project = _LISTED_PROJECT.match(around.reading.body, around.quantity.end) or _OF_PROJECT.match(
        around.clause.after
    )
    if of_project and around.quantity.kind in MONEY and _INVESTS.search(around.left):
        return of_project["owner"] + "总投资"
    return ""


def name_project_before(around: Around) -> str:
    """The project that a sentence tells of before its 完成投资*100亿元*."""
    named = list(_NAMED_PROJECT.finditer(around.clause.sentence_left))
    if named and not re.search(r"\d", around.clause.sentence_left[named[-1].end() :]):
        return phrase_before(tag_words(named[-1].group())) + "投资"
    return ""


def name_counted(around: Around, before: Clause | None) -> str:
    """新签约*10亿元以上*项目*10个*: the second counts the size class that the first is."""
    if before is not None and _STILL.fullmatch(around.left) and before.quantity.kind in MONEY:
        named = phrase_before(around.reading.words_in(before.left_start, before.quantity.start))
        return named + around.reading.body[before.quantity.start : before.quantity.end]
    if before is None or not around.clause.counts_class(before):
        return ""
    begun = BEGUN.search(before.left)
    size = around.reading.body[before.quantity.start : before.quantity.end]
    return (begun.group() if begun else "") + size + before.noun_after


def name_purpose(around: Around, phrase: str) -> str:
    """投资*5000万元*推进某路西段建设 → 某路西段建设投资; `phrase` is what stands before the money."""
    body = around.reading.body
    found = _FOR.match(body, around.quantity.end)
    spent = _SPENDS.fullmatch(phrase) if phrase else _SPENDS.search(around.left)
    if not found or around.quantity.kind not in MONEY or not spent:
        return ""
    what, following = found["what"], around.index + 1
    if re.match(r"\d", what):  # 完成30公里|农村公路建管养
        if "，" in found.group() or following >= len(around.reading.clauses):
            return ""
        bought = around.reading.clauses[following].noun_after
    elif re.search(r"\d", what):
        return ""
    else:
        acts = _WORK.match(what)
        bought = acts.group() if acts else phrase_after(tag_words(what), 0)
    return bought + ("投资" if bought and "投资" in phrase else "")
