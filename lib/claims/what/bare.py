"""Heads that stand alone, and whose they are: 死亡*96人* of 生产安全事故, 投资*12.6亿元* of 固定资产投资."""

from __future__ import annotations

import re

from lib.claims.parse.noun_phrases import ACHIEVES, phrase_before
from lib.claims.parse.tree import Stretch
from lib.claims.what.around import Around
from lib.claims.what.belonging import split_owner
from lib.claims.what.heads import has_noun
from lib.claims.what.holding import Held
from lib.reference.indicators import find_indicator
from lib.reference.wording import alternation, words_of

# 一二产产值增速|总量: what 总量 replaces in the phrase stated before
_SUM = re.compile(rf"(?:总?(?:{alternation('sum')})|增加值|[净新]增)$")
_PARTY = re.compile(rf"(?:企业|公司|集团|{alternation('named_part')})$")
_PROJECT = re.compile(r"(?:项目|工程|基地)$")
_LONGEST_OWNER = 16  # characters


def complete_bare(around: Around, phrase: str, held: Held) -> str:
    """A bare head with its owner, the one of the clauses before or of the figure before: 死亡*96人* of 各类生产安全事故."""
    if phrase not in words_of("headless"):
        return ""
    for stretch in held.reading.tree.list_unfigured(around.index):
        topic = held.name_topic(stretch).phrase or (_read_object(held, stretch) if phrase.endswith("投资") else "")
        if topic and not topic.startswith("总投资"):
            return join_head(topic, phrase)
    last = held.last_phrase(of_share=True)  # 第二产业增加值280亿元，占GDP比重62%，|增加值|增长*6.8%*
    named = held.named[-1] if held.named else None
    if not named or not last or len(last) > _LONGEST_OWNER or named.sentence != held.sentence_of(around):
        return ""
    if last in words_of("headless"):  # 在校生*12万人*，专任教师*9千人*: whose the first are is not told either
        return ""
    gap = held.reading.body[held.reading.clauses[named.index].quantity.end : around.quantity.start]
    if "；" in gap and not find_indicator(join_head(last, phrase), around.quantity.kind):
        return ""
    if phrase.startswith("总") and "投资" in phrase and not _PROJECT.search(last):
        return ""
    if phrase.endswith("面积") and len(last) > 10:
        return ""
    return join_head(last, phrase)


def _read_object(held: Held, stretch: Stretch) -> str:
    """What an act is done to, whose money follows: 开工建设|某高速公路|，完成投资*5亿元*."""
    found = phrase_before(held.reading.words_in(stretch.start, stretch.end))
    return found if has_noun(found) and 4 <= len(found) <= _LONGEST_OWNER else ""


def name_subject(around: Around, phrase: str, held: Held) -> str:
    """The subject of a clause before its second object: 省属企业|完成产业类投资500亿元、|研发投入|*121.4亿元*.

    Of the sentence's first clause too, where a later one goes on with what was achieved and the two name what is known:
    规模以上工业企业|完成总产值1011亿元；实现|工业增加值|*269亿元*.
    """
    clause = held.reading.tree.clause_of(around.index)
    if around.index != clause.figures[0]:
        subject = _read_subject(held, clause) if around.left.startswith("、") else ""
        return subject + phrase if subject else ""
    words = held.reading.words_in(clause.start, around.quantity.start)
    if not (words and words[0].text in ACHIEVES):
        return ""
    first = next(one for one in held.reading.tree.clauses if one.figures and one.sentence == clause.sentence)
    named = _read_subject(held, first) + phrase if first is not clause else ""
    return named if named != phrase and find_indicator(named, around.quantity.kind) else ""


def _read_subject(held: Held, clause: Stretch) -> str:
    """Who achieves what the clause tells, if it is a firm or firms; else empty."""
    words = held.reading.words_in(clause.start, held.reading.clauses[clause.figures[0]].quantity.start)
    at = next((at for at, word in enumerate(words) if word.text in ACHIEVES), 0)
    subject = split_owner(held.reading, words[:at], "").phrase if at else ""
    return subject if _PARTY.search(subject) else ""


def name_owned(around: Around, head: str, held: Held) -> str:
    """What a bare head behind its owner means: the last known indicator that ends in it (开发区完成|投资|*12.6亿元* of 固定资产投资)."""
    kind = around.quantity.kind
    return next((past for past in held.list_past() if past.endswith(head) and find_indicator(past, kind)), "")


def join_head(owner: str, head: str) -> str:
    """The owner before a head, once: (固定资产投资, 投资) → 固定资产投资."""
    if owner.endswith(head):
        return head if owner.endswith("总" + head) else owner
    stem = _SUM.sub("", re.sub("^[净新]增", "", owner))
    heads = () if head in words_of("sum") else words_of("headless")
    last = max((word for word in heads if len(word) > 1 and stem.endswith(word)), key=len, default="")
    stem = stem.removesuffix(last) if len(stem) > len(last) else stem
    return head if stem.endswith(head) or head.startswith(stem) else stem + head
