"""What a single line of a page is, as far as the line alone can say: numbered heading, byline, credit, dateline, sentence.

Layout repair asks before it joins two lines, splitting asks before it names a passage; both must give the same answer. The
functions take the text of one line without the white space around it; nothing here knows the lines around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[1] / "data" / "reference"

CLOSERS = "”’」』\"')）]】》〉〕"
OPENERS = "“‘「『(（[【《〈〔"
_PAIRS = {"”": "“", "’": "‘", "」": "「", "』": "『", ")": "(（", "）": "(（", "】": "【", "》": "《", "〉": "〈", "〕": "〔"}
SENTENCE_ENDS = "。！？!?；;…：:"
_STOPS = "。！？!?"
_HAN = "一-鿿㐀-䶿〇"
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: its characters without the white space around them, and where they stand."""

    start: int
    end: int
    text: str
    indent: int = 0  # white space before it
    gap: int = 0  # blank lines before it


def split_lines(text: str) -> list[Line]:
    """Return the non-blank lines of a text; line ends are those of `str.splitlines`, so \\r\\n is one."""
    lines, at, gap = [], 0, 0
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(at + indent, at + indent + len(bare), bare, indent, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return lines


# --- sentences --------------------------------------------------------------------------------------------------------


def ends_sentence(line: str) -> bool:
    """Whether the line closes a sentence or announces a list: 。 ！ ？ ； ： … with or without closing quotes or brackets."""
    return line.rstrip(CLOSERS + " \u3000")[-1:] in SENTENCE_ENDS and bool(line)


def has_sentence(line: str) -> bool:
    """Whether a sentence ends inside the line: 冰雪冲动的背后有政绩冲动的影子。追求政绩不能脱离实."""
    return any(mark in line for mark in _STOPS)


def unmatched(line: str) -> tuple[str, str]:
    """Return (openers without a closer, closers without an opener): 设立“梅花鹿产 → ("“", ""), 归”等机遇 → ("", "”")."""
    stack: list[str] = []
    lonely = ""
    for char in line:
        if char in OPENERS:
            stack.append(char)
        elif char in _PAIRS:
            if stack and stack[-1] in _PAIRS[char]:
                stack.pop()
            else:
                lonely += char
    return "".join(stack), lonely


# --- numbering --------------------------------------------------------------------------------------------------------

# Each style with its level; the specimen is what it catches.
_STYLES: tuple[tuple[str, int, str], ...] = (
    ("part", 1, rf"第[{_NUMERALS}百0-9]{{1,4}}(?:部分|章|节|篇|编)(?=[\s\u3000：:、]|[{_HAN}])"),  # 第一部分 2004年工作回顾
    # 一、2024年工作回顾, but not 一、二产业 or 三、四级医院
    ("han", 1, rf"[{_NUMERALS}]{{1,3}}\s*(?:、(?![{_NUMERALS}]+(?:[、次产季线类级期]))|[．.](?!\d))\s*"),
    ("han_paren", 2, rf"[（(]\s*[{_NUMERALS}]{{1,3}}\s*[）)]\s*[、.．]?"),  # （一）聚焦扩大内需
    # 1．加快产业升级, but not 1.5万亿元; a year may follow: 1.2025年工作
    ("arabic", 3, r"\d{1,2}\s*(?:、|[．.](?:(?!\s*\d)|(?=\s*\d{4}年)))\s*"),
    ("arabic_paren", 4, r"[（(]\s*\d{1,2}\s*[）)]|\d{1,2}[）)]"),  # （1）规上工业
    ("circled", 5, r"[①-⑳⑴-⒇]"),  # ①加快
)
_NUMBERED = [(style, level, re.compile(pattern)) for style, level, pattern in _STYLES]
_ATX = re.compile(r"(#{1,6})\s+(?=\S)")  # Markdown: ## 详细新闻
_DASH = re.compile(r"[—\-－–―─]{2,}\s*")  # ——经济实力迈上新台阶。


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering at the head of a line: its style, its level, and where the heading's own words begin."""

    style: str  # part, han, han_paren, arabic, arabic_paren, circled, atx
    level: int
    length: int


def read_numbering(line: str) -> Numbering | None:
    """Return the numbering of a line that starts with one: 一、 （一） 1. （1） ① 第一部分 ##; None for 一是 and 1.5."""
    if marks := _ATX.match(line):
        return Numbering("atx", len(marks[1]), marks.end())
    if line[:1] not in "第（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" + _NUMERALS and not line[:1].isdigit() and line[:1] not in "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽":
        return None
    for style, level, pattern in _NUMBERED:
        if match := pattern.match(line):
            return Numbering(style, level, match.end())
    return None


def starts_with_dash(line: str) -> bool:
    """Whether the line is an item or a subtitle behind a dash: ——发展韧性持续增强。"""
    return bool(_DASH.match(line))


# --- bylines, credits, datelines --------------------------------------------------------------------------------------


@cache
def load_surnames() -> frozenset[str]:
    """The surnames of data/reference/surnames.txt: one per line, # for comments."""
    rows = (REFERENCE / "surnames.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(row.strip() for row in rows if row.strip() and not row.startswith("#"))


def is_name(text: str) -> bool:
    """Whether the text is a person's name by form: 李波, 张 瑜, 欧阳修文, 艾尔肯·吐尼亚孜."""
    name = re.sub(r"\s", "", text)
    if "·" in name or "•" in name:
        return bool(re.fullmatch(rf"[{_HAN}]{{1,7}}(?:[·•][{_HAN}]{{1,7}}){{1,3}}", name))
    if not re.fullmatch(rf"[{_HAN}]{{2,4}}", name):
        return False
    surnames = load_surnames()
    return name[:2] in surnames or (name[:1] in surnames and len(name) <= 3)


_ROLE = r"(?:(?:全媒体|融媒体|首席|特约|实习|见习|驻\S{1,6})*(?:记者|通讯员|评论员|观察员|撰稿人?|编辑))"
_PAPER = rf"(?:本报|本台|本网|[{_HAN}]{{1,10}}(?:日报|晚报|晨报|时报|商报|早报|新闻网?|网|社|客户端|电视台|融媒体中心)(?:·[{_HAN}]{{2,6}})?)"
_NAMES = rf"[{_HAN}]{{1,4}}(?:[·•][{_HAN}]{{1,7}})*(?:[\s\u3000、,，/]+(?:{_ROLE}[\s\u3000:：]*)?[{_HAN}]{{1,4}}(?:[·•][{_HAN}]{{1,7}})*){{0,9}}"
# 本报记者 董博 赵蓓蓓 鹿智源 / □ 记者 李波 通讯员 王晓波 文/图 / 本报评论员
_REPORTER = re.compile(
    rf"[□■●◎◆○▲\s]*(?:文[/／:：]\s*)?(?:{_PAPER}\s*)?{_ROLE}[\s\u3000:：/]*(?:{_NAMES})?[\s\u3000]*(?:文[/／]?[图摄]?|整理|综合报道)?"
)
_SIGNED = re.compile(rf"(?:[□■●◎◆]\s*|文[/／:：]\s*|撰文[:：]?\s*)({_NAMES})")  # □ 李波

# 省长 胡玉亭, 代省长 罗东川, 宁夏回族自治区人民政府主席 张雨浦, 市长李波
_OFFICE = r"(?:代理|代|常务副|副)?(?:省长|市长|区长|县长|州长|盟长|旗长|乡长|镇长|主席|主任|书记|检察长|院长|局长|厅长)"
_OFFICER = re.compile(rf"[—\-\s]*[（(]?([{_HAN}]{{0,22}}?{_OFFICE})[\s\u3000]*([{_HAN}·•\s\u3000]{{2,20}}?)(?:同志)?[）)]?")


def is_byline(line: str) -> bool:
    """Whether the line names who wrote or spoke: 本报记者 李波, □ 李波, 省长　胡玉亭. A bare name needs its place: see `is_name`."""
    if len(line) > 60 or ends_sentence(line):
        return False
    if _REPORTER.fullmatch(line) or _SIGNED.fullmatch(line):
        return True
    officer = _OFFICER.fullmatch(line)
    return bool(officer) and _is_officers_name(officer[2])


def _is_officers_name(text: str) -> bool:
    """Behind an office a longer name needs no known surname: 西藏自治区代理主席 嘎玛泽登."""
    return is_name(text) or bool(re.fullmatch(rf"[{_HAN}]{{4,5}}", text))


# 2025年1月14日在吉林省第十四届人民代表大会第四次会议上 — the imprint of a report, with or without its speaker.
_DATE = r"(?:\d{4}|[一二三四五六七八九〇○零Ｏ0]{4})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日"
_MEETING = re.compile(
    rf"[—\-－–―─（(\s\u3000]*{_DATE}[^。；]{{0,40}}?在?[^。；]{{4,60}}(?:会议|大会|全会|代表会)[^。；]{{0,40}}。?[）)]?"
)
_SPEAKER = re.compile(rf"([{_HAN}]{{0,22}}?{_OFFICE})[\s\u3000]*([{_HAN}·•\s\u3000]{{2,20}}?)(?:同志)?(?=在|作|所?做|代表|的?讲话|的?报告|。|$)")


def is_imprint(line: str) -> bool:
    """Whether the line says when and where a report was given: ——2025年1月14日在…会议上."""
    return len(line) <= 110 and bool(_MEETING.fullmatch(line))


def read_speaker(line: str) -> str:
    """Return who speaks according to an imprint or an officer's line: 省长 胡玉亭; empty when nobody is named."""
    tail = re.split(r"(?:会议|大会)上?", re.sub(_DATE, "", line))
    for part in (part.strip(" \u3000—-（）()") for part in (*reversed(tail), line)):
        for match in _SPEAKER.finditer(part):
            if _is_officers_name(match[2].strip()):
                return f"{match[1]} {match[2].strip()}"
        reverse = re.match(rf"([{_HAN}]{{2,4}}?)({_OFFICE})在?", part)  # 龚正市长在上海市…会议
        if reverse and is_name(reverse[1]):
            return f"{reverse[2]} {reverse[1]}"
    return ""


# 董博 摄 / 本报特约记者 桂铁军 摄 / （新华社记者 张瑜 摄） / 李波 供图
_CREDIT = re.compile(
    rf"[（(]?(?:图片?[:：/]\s*)?(?:{_PAPER}\s*)?(?:{_ROLE}[\s\u3000:：]*)?({_NAMES})[\s\u3000]*[/／]?(?:摄影报道|摄影?|供图|制图|绘图?)[）)]?"
)
_CAPTION_CREDIT = re.compile(rf"(.+?[。！？”》）)\s\u3000])\s*((?:[（(])?(?:{_PAPER}\s*)?(?:{_ROLE}[\s\u3000:：]*)?{_NAMES}[\s\u3000]*[/／]?(?:摄影?|供图|制图)[）)]?)")
LONGEST_CAPTION = 200


def is_credit(line: str) -> bool:
    """Whether the line only credits a picture: 张瑜 摄."""
    return len(line) <= 40 and bool(_CREDIT.fullmatch(line))


def split_caption(line: str) -> int:
    """Return where the credit starts in a caption that carries it (…挤压生产线。董博 摄), 0 where the line is none."""
    if len(line) > LONGEST_CAPTION + 40 or line.rstrip("）)")[-1:] not in "摄影图":
        return 0
    start = max(line.rfind(mark) for mark in "。！？”") + 1
    tail = line[start:].lstrip()
    if start and is_credit(tail):
        return len(line) - len(tail)
    return 0


_DATELINE = re.compile(
    r"(?:"
    # 本报讯 记者王晓波报道 / 本报讯（记者 张三 通讯员 李四） / 本报沈阳讯 记者李波报道
    rf"本[报台网][{_HAN}]{{0,6}}?讯[\s\u3000]*(?:[（(][^）)]{{2,40}}[）)]|{_ROLE}[\s\u3000]*[{_HAN}\s\u3000、]{{2,16}}?报道)?"
    # 新华社兰州1月13日电（记者 张三） / 本报北京8月24日电 / 中新网沈阳1月1日电
    rf"|(?:新华社|新华网|中新社|中新网|人民网|本报|本台)[{_HAN}]{{1,12}}\d{{1,2}}月\d{{1,2}}日(?:专?电|讯|消息)[\s\u3000]*(?:[（(][^）)]{{2,40}}[）)])?"
    # 央视网消息（新闻联播）：
    rf"|[{_HAN}]{{2,6}}(?:网|台|社|报)消息[\s\u3000]*(?:[（(][^）)]{{2,20}}[）)])?"
    r")[\s\u3000:：]*"
)
# (新华社兰州1月13日电) on a line of its own closes the story of an agency.
_WIRE_END = re.compile(rf"[（(]\s*(?:据)?\s*([{_HAN}]{{2,8}}?[社网报])([{_HAN}]{{0,10}}?)(\d{{1,2}})月(\d{{1,2}})日\s*(?:专?电|讯)[^）)]{{0,30}}[）)]")


def dateline_length(line: str) -> int:
    """Return how many characters a dateline takes at the head of a story (本报讯 记者王晓波报道 ), 0 where there is none."""
    match = _DATELINE.match(line)
    return match.end() if match else 0


def read_wire_end(line: str) -> tuple[str, int, int] | None:
    """Return (agency, month, day) of a line that closes an agency's story: (新华社兰州1月13日电)."""
    match = _WIRE_END.fullmatch(line)
    return (match[1], int(match[3]), int(match[4])) if match else None


_CONTINUED = re.compile(r"[（(]?\s*[上下紧]+[接转]\s*第?[^）)]{0,8}[）)]?")


def is_jump(line: str) -> bool:
    """Whether the line leads from or to another page of the paper: (上接第一版), （下转第三版）."""
    return len(line) <= 16 and line[:1] in "（(上下紧" and bool(_CONTINUED.fullmatch(line))


# --- headings ---------------------------------------------------------------------------------------------------------

LONGEST_HEADING = 48
_MOST_COMMAS = 2  # of a heading: 我国地域广阔,各地特点鲜明,有的地区风光秀美,有的地区 is none
# A heading never ends on a word that needs another after it: 辽源市把, 作为服务企业的选派干部,要
_HANGING = re.compile(r"(?:[的和与及把将被向从对为以于或并而且但也都就要在是]|[,，、])$")
_SALUTATION = re.compile(r"(?:各位|同志们|女士们|尊敬的|代表们|委员们)[^。]{0,12}[:：!！,，]?$")


def is_salutation(line: str) -> bool:
    """Whether the line addresses the hearers: 各位代表：, 同志们！"""
    return len(line) <= 16 and bool(_SALUTATION.match(line))


def has_many_clauses(line: str) -> bool:
    """Whether a line has more clauses than a heading."""
    return len(re.findall("[,，]", line)) > _MOST_COMMAS


def hangs(line: str) -> bool:
    """Whether a line stops on a word that needs another, or one or two characters into a clause: …专项行动中,铁"""
    return bool(_HANGING.search(line)) or len(re.split(r"[,，]", line)[-1]) <= 2


def could_be_heading(line: str) -> bool:
    """Whether an unnumbered line has the form of a heading: short, no sentence in it, nothing left open, nothing hanging.

    找问题查不足 凝心聚力再出发 and 坚持树立导向、转变作风 are; 在招商引资工作中,东丰县成功举办天津、北京“梅花鹿 is not.
    """
    if not 2 <= len(line) <= LONGEST_HEADING or ends_sentence(line) or has_sentence(line):
        return False
    if any(mark in line for mark in "；：:<") or "|" in line or line[-1].isdigit() or is_salutation(line) or is_jump(line):
        return False
    return not has_many_clauses(line) and not any(unmatched(line)) and not hangs(line) and bool(re.search(rf"[{_HAN}]{{2}}", line))


def lines_of(text: str) -> Iterator[str]:
    """The non-blank lines as text."""
    return (line.text for line in split_lines(text))
