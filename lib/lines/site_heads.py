"""What a site sets above a page's headline: trails of links, labels of a title, numbers of papers, its own name."""

from __future__ import annotations

import re
from typing import NamedTuple

from lib.hanzi.numerals import ONE_TO_TEN
from lib.reference.divisions import RANK
from lib.reference.wording import alternation
from lib.reference.year_spelling import YEAR

# 首页 > 政务公开 > 政府工作报告, 首页/ 政府信息公开 / 正文, 首页 » 要闻
_TRAIL = (
    r"(?:[^>＞»›。，\s][^>＞»›。，]{1,11}[>＞»›]\s*){2,}+[^。]{0,30}$"
    r"|(?:网站|本站)?[首主]页\s*(?:[>＞»›/／]+|[-—–－]+>?)\s*[^。，]{0,40}$"
    # 首页 新闻中心 政务要闻
    r"|(?:网站)?[首主]页(?:[\s\u3000]+[一-鿿]{2,8}){2,8}$"
    # 您现在所在的位置: 网站首页> 政府信息公开首页 > …
    r"|[您你]?的?(?:当前|现在|目前)?的?(?:所在)?的?位置\s*(?:[:：]|[首主]页)"
)
_IS_TRAIL = re.compile(rf"[\s•·|-]*(?:{_TRAIL})")
_STEP = re.compile(r"[>＞»›/／\s]+")
# 政务公开, 数据发布: a word that could be a link; not 统计公报
_MENU_WORD = re.compile(r"(?!.*(?:报告|公报|规划))[一-鿿]{2,6}")
# 标题：, 标　　题：, 文件名称 |, • 名称：, [ 标题 ]
_TITLE_LABEL = re.compile(
    r"[\s•·*\-\[【]*(?:文件|信息)?(?:名[\s\u3000]*称|标[\s\u3000]*题|题[\s\u3000]*名)\s*[|｜：:\]】][\s|｜]*(?=[^\s|｜])"
)
# …的通知 文号: 泾政〔2023〕1号, …的通知 | ||: what the next label, or the row's border, leaves of it
_TITLE_END = re.compile(r"[\s\u3000]*(?:[|｜].*|[\s\u3000][一-鿿]{2,6}[：:].*)$")
_DOCUMENT_NUMBER = re.compile(
    rf"[一-鿿]{{2,12}}[〔\[［(（]{YEAR}[〕\]］)）]\s*(?:第\s*)?\d{{1,4}}\s*号"
)  # 某政发〔2023〕8号
# …纲要的通知(某政发〔2021〕5号)2021.04.27
_NUMBER_BEHIND = re.compile(rf"(?<=[一-鿿》]{{4}})\s*[(（]\s*{_DOCUMENT_NUMBER.pattern}\s*[)）][\d\s.:：/-]*$")
_ORDINAL = rf"[{ONE_TO_TEN}\d]{{1,4}}"
_SITS = rf"[\u4e00-\u9fff]{{0,10}}第?{_ORDINAL}届[\u4e00-\u9fff]{{0,2}}(?:人大|政协)(?:第?{_ORDINAL}次)?(?:\s*会\s*议)?"
_PAPER = rf"(?:{_ORDINAL}次)?\s*(?:会\s*议)?\s*文\s*件\s*[（(]?\s*{_ORDINAL}\s*[）)]?"
# 盐城市九届人大七次会议 / 会 议 文 件（十八）: how a congress numbers its papers, in one line or two
_PAPER_NUMBER = re.compile(rf"{_SITS}|{_SITS}\s*{_PAPER}|{_PAPER}")
# 某某网, 某某之家, 欢迎来到…, 投稿邮箱(a@b.com): what a site says of itself; no headline
_OF_A_SITE = re.compile(
    rf"(?:{alternation('site_name', 'outlet', 'site_end')})$|{alternation('site_phrase')}|[@＠|｜]|www\."
)


_LABELS_TITLE = re.compile(r"(?:名\s*称|标\s*题|题\s*名)\s*[|｜：:\]】][\s|｜]*$")
# 某省政府办公厅文件, 某县人民政府文件: what an office prints above each of its documents
_LETTERHEAD = re.compile(rf"[一-鿿]{{1,24}}(?:{alternation('issuer')}|政府|[{RANK}]委)文件")


class TitleRow(NamedTuple):
    """Where the title stands in a row that says it is one; both 0 in another line."""

    start: int
    end: int


def find_title(line: str) -> TitleRow:
    """Return where the title stands in a row that labels it: 文件名称 | 某某区2025年政府工作报告 | ||."""
    match = _TITLE_LABEL.match(line)
    if not match:
        return TitleRow(0, 0)
    end = _TITLE_END.search(line, match.end() + 1)
    return TitleRow(match.end(), end.start() if end else len(line))


def trail_pattern() -> str:
    """The expression of a trail of links, for whoever reads furniture."""
    return _TRAIL


def is_trail(line: str) -> bool:
    """Whether a line says where in the site its page stands: 首页 > 政务公开 > 政府工作报告."""
    return bool(_IS_TRAIL.match(line))


def read_last_step(line: str) -> str:
    """The last step of a trail, which may be the page's own title: 某县简介 of 当前位置：首页 › 某县简介."""
    return _STEP.split(line.rstrip(" |>＞»›"))[-1]


def is_menu_word(line: str) -> bool:
    """Whether a line could be a link of a menu, if links stand around it: 政务公开."""
    return bool(_MENU_WORD.fullmatch(line))


def is_number(line: str) -> bool:
    """Whether a line numbers a document or heads an office's paper: 某政发〔2023〕8号, 某市九届人大七次会议文件（三）, 某县人民政府文件."""
    return any(form.fullmatch(line) for form in (_DOCUMENT_NUMBER, _PAPER_NUMBER, _LETTERHEAD))


def find_number(line: str) -> int:
    """Return where the number of a document stands in brackets behind its title, 0 where there is none."""
    match = _NUMBER_BEHIND.search(line)
    return match.start() if match else 0


def labels_title(line: str) -> bool:
    """Whether a line ends on the label of a title that the next one prints: - 标 题："""
    return bool(_LABELS_TITLE.search(line))


def names_site(line: str) -> bool:
    """Whether a line names the site or its channels, or welcomes the reader: 某某之家, 微信公众号, 欢迎访问某某网."""
    return bool(_OF_A_SITE.search(line))
