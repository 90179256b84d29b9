"""A budget's sums: of which account and side (政府性基金预算*支出*), and at which stage (年初预算*18.2亿元*，实际完成*15.4亿元*).

A budget tells one sum several times: as planned, as adjusted, as executed. The stage stands between its name and the figure, and is no
part of the name; what follows in the sentence is told of the same stage until another is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from lib.hanzi.numerals import ONE_TO_TEN
from lib.reference.divisions import RANK
from lib.reference.wording import alternation, values_of
from lib.reference.year_spelling import YEAR

Stage = Literal["planned", "done", ""]
_STAGES = values_of("budget_stage", ("planned", "of_sum", "done"))
_SIDE = "(?:收入|支出)"
_LEVEL = rf"[{RANK}乡镇]{{1,3}}(?:本级|级|直)|[{RANK}]属[^，。；：\d收支]{{2}}"  # 市本级, 县区级, 市属园区


class Account(NamedTuple):
    """The account whose sums a passage tells: 市本级政府性基金预算, and its side, 收入 or 支出."""

    name: str = ""
    side: str = ""


def _words(*values: str) -> str:
    words = sorted((word for word, value in _STAGES.items() if value in values), key=len, reverse=True)
    return "|".join(words)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    planned, of_sum, done = _words("planned"), _words("of_sum"), _words("done")
    stage = rf"(?:{planned}|(?<={alternation('account_side')})(?:{of_sum}))[数额]?"
    account = rf"(?:[{RANK}](?:本级|级|直))?(?:{alternation('budget_account')}|[\u4e00-\u9fff]{{2,12}}保险基金)"
    return {
        # 年初预算*为*18.2亿元, 支出预算468.9亿元; not 为预算的103.9%, 比年初预算增加
        "planned": re.compile(rf"{stage}(?:调整|核定|批复)?[为是达：的]?(?=[约近]?\d)(?![约近]?\d[\d.,]*[%％])"),
        # 实际完成15.4亿元; 为调整预算数的96.3%, 为调整预算数17740万元的110%: what is measured by a plan has been done
        "done": re.compile(
            rf"(?:{done})(?!中)|{stage}(?:[为是]?[约近]?\d[\d.,]*[百千万亿]*元)?的(?=[约近]?\d[\d.,]*[%％])"
        ),
        # 政府性基金收入|年初预算, 一般公共预算收入|拟安排, 教育支出|执行, 收入|按40.52亿元; not “三公”经费预算
        "tail": re.compile(rf"(?:{planned}|(?<=收入|支出|财力)(?:{of_sum}|{done}|按))[数额]?$"),
        # 一般公共预算|预计|收入
        "middle": re.compile(rf"(?<=预算|基金|经营)(?:{alternation('commitment')})(?={_SIDE})"),
        # (市本级)|政府性基金收入, 人代会批准的2025年全市|…, 建议2026年全市|…, 安排|市本级…, 全市代编|…, 加上|上级补助收入, 加|上级补助收入,
        # 执行中按法定程序|调整为
        "head": re.compile(
            rf"^(?:(?:预算)?执行中(?:[按经依][^，。；]{{2,10}})?$)|^(?:[（(][{RANK}](?:本级|级)[)）]|[^，。；]{{0,12}}(?:批准|通过|备案)的|建议(?=全|\d)|(?:安排|(?:全[{RANK}])?(?:汇总编制|代编|汇编)(?:全[{RANK}])?)(?=地方|{account})|加(?=上[级解]|上年(?!初)|下级|调入)|加上)"
            rf"(?:{YEAR}年)?(?:全[{RANK}])?(?=[^，。；]{{2}})"
        ),
        # 全市|一般公共预算收入, 市本级|政府性基金预算收入, （四）市级|收支预算草案
        "level": re.compile(
            rf"(?P<all>全[{RANK}])|(?P<level>[{RANK}](?:本级|级))(?=(?:地方)?(?:{account})|(?:财政|收支|转移支付)*预算)"
        ),
        # 全市和市级|一般公共预算收入均按增长2%安排: the whole's too
        "both": re.compile(rf"全[{RANK}][和与及、（(](?P<level>[{RANK}](?:本级|级|直))[)）]?(?=[^，。；]{{0,20}}$)"),
        "levelled": re.compile(
            rf"^(?!.*?(?:[级区县]|{alternation('earner')})).*?(?:{_SIDE}|税)(?:[总合共]计|总量)?(?:占|$)"
        ),
        "account": re.compile(rf"(?P<name>{account})(?:地方|总)?(?P<side>{_SIDE})?"),
        # 支出|200亿元, 预算支出|执行, 收入总计, 其中：支出: which names no account
        "bare": re.compile(
            rf"(?:^|[：:])(?:全[{RANK}]|{alternation('sum_opener')})*(?:安排)?(?:预算)?(?P<side>{_SIDE})(?P<sum>[总合共]计|总量)?"
            rf"(?:{stage}|(?:{done})|{alternation('commitment')}|安排|[数为达])*$"
        ),
        # 分级次看，市本级|完成12亿元, 县区级支出|93亿元: a level's part of the account told before it
        "of_level": re.compile(rf"(?P<level>[{RANK}乡镇]{{1,3}}(?:本级|级))(?P<side>{_SIDE})?"),
        # 国有资本经营预算：全市收入…, （二）政府性基金预算收支执行情况: what stands below is of that account
        "heads": re.compile(
            rf"[\s　]*(?:[（(]?[\d{ONE_TO_TEN}]{{1,2}}[)）.．、]+)?(?:全[{RANK}])?(?P<name>{account})"
            r"(?:收支|执行|预算)*(?:情况)?(?P<ends>[：。]|$)"
        ),
        # 全市|收入|实现, 其中：市本级|支出|完成, 市本级收入、|支出|均实现, 市属园区|收入|
        "below": re.compile(
            rf"(?:^|[：:])(?:其中[，,：:]?)?(?:(?P<all>全[{RANK}])|(?P<level>{_LEVEL}))?(?:{_SIDE}[、和及])?(?P<side>{_SIDE})(?P<sum>[总合共]计|总量)?"
            rf"(?:均|预计|累计)?(?:{stage}|(?:{done})|[为达])*$"
        ),
        "told": re.compile(rf"(?P<all>全[{RANK}])|(?P<level>{_LEVEL})(?={_SIDE})"),
        "sum": re.compile(rf"(?P<side>{_SIDE})(?P<sum>[总合共]计|总量)(?:数?[为达])?$"),
    }


def read_stage(sentence_left: str, unit: str) -> tuple[Stage, str]:
    """The stage that a budget's sentence has come to before a figure, and its words; ``("", "")`` where it names none.

    sentence_left: the sentence up to the figure, from the last 。 or ；.
    unit: of the figure: a share is measured by a plan, not planned.
    """
    open_end = f"{sentence_left}0{unit}"
    planned = max(_patterns()["planned"].finditer(open_end), key=lambda match: match.start(), default=None)
    if planned is None:
        return "", ""
    done = max(_patterns()["done"].finditer(open_end), key=lambda match: match.start(), default=None)
    if done is not None and done.end() > planned.start() and done.start() >= planned.start():
        return "done", done.group()
    return "planned", planned.group()


def name_level(indicator: str, before: str, headings: Sequence[str]) -> str:
    """The name of a budget's sum with the level of government whose it is alone: 市本级一般公共预算收入…。其中：|税收收入.

    Args:
        indicator: as named beside the figure.
        before: the passage up to the figure; headings: those above it, outermost first.
    """
    patterns = _patterns()
    if both := patterns["both"].search(before):
        return indicator.removeprefix(both["level"])
    if not patterns["levelled"].match(indicator):
        return indicator
    for text in (before, *reversed(headings)):
        told = max(patterns["level"].finditer(text), key=lambda match: match.start(), default=None)
        if told is not None:
            return f"{told['level'] or ''}{indicator}"
    return indicator


def strip_stage(phrase: str) -> str:
    """The name of a sum without the stage behind it and what introduces it.

    >>> strip_stage("政府性基金收入年初预算"), strip_stage("一般公共预算预计收入"), strip_stage("一般公共预算支出执行")
    ('政府性基金收入', '一般公共预算收入', '一般公共预算支出')
    """
    patterns = _patterns()
    return patterns["tail"].sub("", patterns["middle"].sub("", patterns["head"].sub("", phrase)))


def find_account(told: str) -> str:
    """The income of the account that a heading tells of, by which a bare side below it is named; empty where it tells of none.

    >>> find_account("2022年全县一般公共预算收支平衡表")
    '一般公共预算收入'
    """
    found = _patterns()["account"].search(told)
    return f"{found['name']}收入" if found else ""


def find_heading(body: str, headings: Sequence[str]) -> str:
    """The account that a paragraph's first words give to all below them, else that of the heading above it; empty for none.

    >>> find_heading("国有资本经营预算：全市收入实现4.34亿元。", ()), find_heading("", ["（二）政府性基金预算执行情况"])
    ('国有资本经营预算', '政府性基金预算')
    """
    heads = _patterns()["heads"]
    opens = heads.match(body)
    if opens and opens["ends"]:
        return opens["name"]
    above = heads.fullmatch(headings[-1]) if headings else None
    return above["name"] if above else ""


def name_below(heading: str, sentence: str, clause_left: str) -> str:
    """The name of a bare 收入 or 支出 below an account's heading: of the level that its sentence told last; empty for any other figure.

    Args:
        heading: the account, as `find_heading` gives it.
        sentence: the passage's sentence up to the figure; clause_left: its clause up to it.

    >>> name_below("一般公共预算", "其中：市本级收入实现20.89亿元；支出实现", "支出实现")
    '市本级一般公共预算支出'
    """
    bare = _patterns()["below"].search(clause_left) if heading else None
    if bare is None:
        return ""
    told = max(_patterns()["told"].finditer(sentence), key=lambda match: match.start(), default=None)
    level = (told["level"] or "") if told else ""
    name = re.sub(f"^[{RANK}](?:本级|级|直)", "", heading) if level else heading
    return f"{level}{name}{bare['side']}{'总计' if bare['sum'] else ''}"


def name_level_sum(phrase: str, account: Account) -> str:
    """The sum of a level of government, a part of an account: 市本级 → 市本级一般公共预算收入; empty for any other phrase."""
    found = _patterns()["of_level"].fullmatch(phrase)
    if not found or not account.name or not (found["side"] or account.side):
        return ""
    name = re.sub(f"^[{RANK}](?:本级|级)", "", account.name)
    return f"{found['level']}{name}{found['side'] or account.side}"


def name_sum(clause_left: str, phrase: str, account: Account) -> tuple[str, Account]:
    """``(name, account)`` of a figure of a budget: a bare 支出 or 收入总计 takes the account told before it.

    Args:
        clause_left: the text of its clause before the figure.
        phrase: the name found beside it.
        account: told before it in the passage.
    """
    patterns = _patterns()
    named = max(patterns["account"].finditer(phrase), key=lambda match: match.end(), default=None)
    total = patterns["sum"].search(clause_left)
    if named is not None and named["side"]:
        account = Account(phrase[: named.end("name")], named["side"])
        return (phrase + total["sum"] if total and phrase.endswith(total["side"]) else phrase), account
    bare = patterns["bare"].search(clause_left)
    if bare is None or not account.name:
        return phrase, account
    # 收入总量 is what there is with transfers and what was left over; 一般公共预算收入总量 is the income itself
    return f"{account.name}{bare['side']}{'总计' if bare['sum'] else ''}", account
