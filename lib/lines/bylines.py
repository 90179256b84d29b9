"""Lines that say who wrote, spoke or took the picture, and when: bylines, imprints, credits, datelines.

Each function takes one line without the white space around it.
"""

from __future__ import annotations

import re
from functools import cache

from lib.lines.dates import DATE
from lib.lines.form import HAN, cut_words, ends_sentence
from lib.reference.table import read_list

LONGEST_CAPTION = 200


@cache
def load_surnames() -> frozenset[str]:
    """The surnames of data/reference/surnames.txt: one per line, # for comments."""
    return frozenset(read_list("surnames.txt"))


# 高质量, 金融业, 常态化 start with a surname and are no names.
_NO_NAME = re.compile(r"[化业性力区市省县篇章论谈纪量感化级型者的了]$")


def is_name(text: str) -> bool:
    """Whether the text is a person's name by its form: 李波, 张 瑜, 欧阳修文, 艾尔肯·吐尼亚孜."""
    name = re.sub(r"\s", "", text)
    if "·" in name or "•" in name:
        return bool(re.fullmatch(rf"[{HAN}]{{1,7}}(?:[·•][{HAN}]{{1,7}}){{1,3}}", name))
    if not re.fullmatch(rf"[{HAN}]{{2,4}}", name) or _NO_NAME.search(name):
        return False
    surnames = load_surnames()
    return name[:2] in surnames or (name[0] in surnames and len(name) <= 3)


def are_names(text: str) -> bool:
    """Whether a line holds names and nothing else: 李波, 李波 王晓波, 张 瑜."""
    words = re.split(r"[\s\u3000、]+", text)
    return is_name(text) or (len(words) <= 6 and all(is_name(word) for word in words))


# --- bylines ----------------------------------------------------------------------------------------------------------

_SPACE = r"[\s\u3000]"
_ROLE = r"(?:(?:全媒体|融媒体?|首席|特约|特派|实习|见习|驻\S{1,6})*(?:记者|通讯员|评论员|观察员|撰稿人?|编辑部?))"
_OUTLET = r"(?:日报|晚报|晨报|时报|商报|早报|新闻网?|网|社|客户端|电视台|融媒体中心)"
_PAPER = rf"(?:本报|本台|本网|[{HAN}]{{1,10}}{_OUTLET}(?:·[{HAN}]{{2,6}})?)"
_NAME = rf"[{HAN}]{{1,4}}(?:[·•][{HAN}]{{1,7}})*"
_NAMES = rf"{_NAME}(?:[\s\u3000、,，/]+(?:{_ROLE}[\s\u3000:：]*)?{_NAME}){{0,9}}"
# 本报记者 董博 赵蓓蓓 鹿智源 / □ 记者 李波 通讯员 王晓波 文/图 / 吉林日报记者 赵蓓蓓 / 本报评论员
_REPORTER = re.compile(
    rf"[□■●◎◆○▲◇\s（(]*(?:文[/／:：]{_SPACE}*)?(?:{_PAPER}{_SPACE}*)?{_ROLE}[\s\u3000:：/]*(?:{_NAMES})?"
    rf"{_SPACE}*(?:文[/／]?[图摄]?|整理|(?:综合|采写|摄影)?报道)?[）)]?"
)
# □ 李波 / 文/李波
_SIGNED = re.compile(rf"(?:[□■●◎◆◇]{_SPACE}*|文[/／:：]{_SPACE}*|撰文[:：]?{_SPACE}*)({_NAMES})")
# (统计局投资处:李波)
_DESK = re.compile(
    rf"[（(][{HAN}]{{2,14}}(?:局|处|科|办|室|委|队|部|站|中心)[:：]{_SPACE}*([{HAN}\s\u3000、]{{2,16}})[）)]"
)
_OFFICES = "省长|市长|区长|县长|州长|盟长|旗长|乡长|镇长|主席|主任|书记|检察长|院长|局长|厅长"
_OFFICE = rf"(?:代理|代|常务副|副)?(?:{_OFFICES})"
# 省长　胡玉亭 / 代省长 罗东川 / 宁夏回族自治区人民政府主席 张雨浦 / 某区副区长(提名人选) 张伟
_OFFICER = re.compile(
    rf"[—\-\s]*[（(]?([{HAN}]{{0,22}}?{_OFFICE})(?:[（(][{HAN}]{{2,8}}[）)])?([{HAN}·•\s\u3000]{{2,20}}?)(?:同志)?[）)]?"
)


def is_byline(line: str) -> bool:
    """Whether the line names who wrote or spoke: 本报记者 李波, □ 李波, 省长　胡玉亭.

    A bare name and the name of an office are bylines only below a title: see `are_names` and `is_issuer`.
    """
    if len(line) > 60 or ends_sentence(line):
        return False
    if (desk := _DESK.fullmatch(line)) and are_names(desk[1]):
        return True
    signed = _SIGNED.fullmatch(line)
    if _REPORTER.fullmatch(line) or (signed and are_names(signed[1])):
        return True
    officer = _OFFICER.fullmatch(line)
    return officer is not None and (_is_officers_name(officer[2]) or _is_rare_name(officer[1], officer[2]))


def _is_officers_name(text: str) -> bool:
    """Behind an office and a space a longer name needs no known surname: 西藏自治区代理主席 嘎玛泽登."""
    return is_name(text) or bool(re.fullmatch(rf"\s[{HAN}]{{4,5}}", text))


def _is_rare_name(office: str, text: str) -> bool:
    """蠡县人民政府代县长|都建华: behind an office in full any three characters that are no word are a name."""
    return "人民政府" in office and bool(re.fullmatch(rf"[{HAN}]{{3}}", text)) and cut_words(text) != [text]


_ISSUER = re.compile(
    rf"[{HAN}]{{2,18}}(?:人民政府|办公厅|办公室|委员会|统计局|调查总?队|财政局|财政厅|研究室|改革委|委办|党组)"
    rf"(?:{_SPACE}+[{HAN}]{{2,18}}){{0,2}}"
)


def is_issuer(line: str) -> bool:
    """Whether the line names an office that issues documents: 辽源市统计局, 国家统计局辽源调查队."""
    return bool(_ISSUER.fullmatch(line))


# --- imprints ---------------------------------------------------------------------------------------------------------

_DAMAGED = r"(?:19|20)(?:\d{4,6}|\d{3,4}月\d{1,2})日"  # 2011211日, 20211月12日: dates that lost 年 and 月, or 年
# ——2025年1月14日在吉林省第十四届人民代表大会第四次会议上, with or without its speaker
_MEETING = re.compile(
    rf"[•●—\-－–―─（(\s\u3000]*(?:{DATE}|{_DAMAGED})[^。；]{{0,40}}?在?[^。；]{{4,60}}(?:会议|大会|全会|代表会)[^。；]{{0,40}}。?[）)]?"
)
# ——在某某市第五届人民代表大会第一次会议上, the date on the next line
_MEETING_ALONE = re.compile(
    r"[—\-－–―─（(\s\u3000]*在[^。；，]{4,60}(?:会议|大会|全会|代表会)上?(?:的(?:报告|讲话))?[）)]?"
)
_DATE_ALONE = re.compile(rf"[（(]?(?:{DATE}|{_DAMAGED})[）)]?")
_SPEAKER = re.compile(
    rf"([{HAN}]{{0,22}}?{_OFFICE})([{HAN}·•\s\u3000]{{2,20}}?)"
    r"(?:同志)?(?=在|作|所?做|代表|的?讲话|的?报告|。|$)"
)
_SPEAKER_FIRST = re.compile(rf"([{HAN}]{{2,4}}?)({_OFFICE})在?")  # 龚正市长在上海市…会议


def is_imprint(line: str) -> bool:
    """Whether the line says when (and where) a document was given: ——2025年1月14日在…会议上, （2004年5月10日）."""
    return len(line) <= 110 and any(pattern.fullmatch(line) for pattern in (_MEETING, _MEETING_ALONE, _DATE_ALONE))


def is_date(line: str) -> bool:
    """Whether the line is a date and nothing else: 二〇〇三年一月十日."""
    return bool(_DATE_ALONE.fullmatch(line))


def read_speaker(line: str) -> str:
    """Return who speaks according to an imprint: 省长 胡玉亭; empty when nobody is named."""
    tail = re.split(r"(?:会议|大会)上?", re.sub(DATE, "", line))
    for part in (part.strip(" \u3000—-（）()") for part in (*reversed(tail), line)):
        for match in _SPEAKER.finditer(part):
            if _is_officers_name(match[2]):
                return f"{match[1]} {match[2].strip()}"
        before = _SPEAKER_FIRST.match(part)
        if before and is_name(before[1]):
            return f"{before[2]} {before[1]}"
    return ""


# --- credits ----------------------------------------------------------------------------------------------------------

# 董博 摄 / 本报特约记者 桂铁军 摄 / （新华社记者 张瑜 摄） / 李波 供图 / 摄影：李波
_CREDIT = re.compile(
    rf"[（(]?(?:(?:图片?[:：/]{_SPACE}*)?(?:(?:{_PAPER}{_SPACE}*)?{_ROLE}[\s\u3000:：]*{_NAMES}{_SPACE}*"
    rf"|(?:{_PAPER}{_SPACE}+)?{_NAMES}(?:{_SPACE}+|(?=[/／])))[/／]?(?:摄影?|供图|制图|绘图?)"
    rf"|(?:摄影|图片?|供图)[:：/／]{_SPACE}*{_NAMES}|资料图片?)[）)]?"
)


_WRITES = re.compile(r"[/／]文|文[/／]")  # 记者 李波/文 张瑜/摄: the story's byline


def is_credit(line: str) -> bool:
    """Whether the line only credits a picture: 张瑜 摄."""
    return len(line) <= 40 and not _WRITES.search(line) and bool(_CREDIT.fullmatch(line))


def split_caption(line: str) -> int:
    """Return where the credit starts in a caption that carries it (…挤压生产线。董博 摄), 0 where the line is none."""
    if len(line) > LONGEST_CAPTION + 40 or line.rstrip("）)")[-1:] not in "摄影图片":
        return 0
    start = max(line.rfind(mark) for mark in "。！？”") + 1
    tail = line[start:].lstrip()
    return len(line) - len(tail) if start and is_credit(tail) else 0


# 县长李波向大会作政府工作报告 / 主席团常务主席王晓波宣布大会开幕
_SCENE = re.compile(
    rf"[{HAN}、]{{0,24}}?(?:{_OFFICES}|代表|委员|主任委员)([{HAN}]{{2,3}})"
    rf"(?:宣布|致|讲话|主持|出席|参加|投票|会见|(?:在|向)[{HAN}]{{1,12}}?(?:作|做|讲话|投票|致))[^。；！？]{{0,20}}"
)


def is_scene(line: str) -> bool:
    """Whether the line tells what somebody does in a picture of a meeting: 县长李波向大会作政府工作报告."""
    scene = _SCENE.fullmatch(line)
    return scene is not None and is_name(scene[1])


# --- datelines --------------------------------------------------------------------------------------------------------

_IN_BRACKETS = r"[（(][^）)]{2,40}[）)]"
_DATELINE = re.compile(
    r"(?:"
    # 本报讯 记者王晓波报道 / 本报讯（记者 张三 通讯员 李四） / 本报沈阳讯 记者李波报道
    # 某某新闻网-某某晚报讯
    rf"(?:本[报台网][{HAN}]{{0,6}}?|(?:[{HAN}]{{2,8}}[-—－])?[{HAN}]{{2,8}}(?:日报|晚报|晨报|新闻网|在线|网))讯{_SPACE}*(?:{_IN_BRACKETS}|{_ROLE}{_SPACE}*[{HAN}\s\u3000、]{{2,16}}?报道)?"
    # 新华社兰州1月13日电（记者 张三） / 本报北京8月24日电 / 中新网沈阳1月1日电 / 某某在线杭州01月16日讯
    rf"|(?:新华社|新华网|中新社|中新网|人民网|本报|本台|[{HAN}]{{2,6}}?(?:在线|网|报))[{HAN}]{{0,12}}\d{{1,2}}月\d{{1,2}}日(?:专?电|讯|消息)"
    rf"{_SPACE}*(?:{_IN_BRACKETS})?"
    # (记者 张三 见习记者 李四) 市政府昨日…: what an outlet's own line stands above
    rf"|[（(](?:{_PAPER}{_SPACE}*)?{_ROLE}[\s\u3000:：]*{_NAMES}[）)](?=.)"
    # 央视网消息（新闻联播）：
    rf"|[{HAN}]{{2,6}}(?:网|台|社|报)消息{_SPACE}*(?:{_IN_BRACKETS})?"
    r")[\s\u3000:：]*"
)
# (新华社兰州1月13日电) on a line of its own closes the story of an agency.
_WIRE_END = re.compile(
    rf"[（(]\s*(?:据)?\s*([{HAN}]{{2,8}}?[社网报])[{HAN}]{{0,10}}?(\d{{1,2}})月(\d{{1,2}})日\s*(?:专?电|讯)[^）)]{{0,30}}[）)]"
)
# …得到广泛好评。（本报记者 李波）
_SIGNED_AT_END = re.compile(
    rf"[（(]((?:{_PAPER}{_SPACE}*)?{_ROLE}[\s\u3000:：]*{_NAMES}(?:{_SPACE}*(?:摄影|综合)?报道|{_SPACE}*文/?图)?)[）)]$"
)

_NAMES_AT_END = re.compile(rf"[。！？][（(]([{HAN}·\s\u3000、]{{2,18}})[）)]$")


def dateline_length(line: str) -> int:
    """Return how many characters a dateline takes at the head of a story: 本报讯 记者王晓波报道; 0 without one."""
    match = _DATELINE.match(line)
    return match.end() if match else 0


def read_wire_end(line: str) -> tuple[str, int, int] | None:
    """Return (agency, month, day) of a line that closes an agency's story: (新华社兰州1月13日电)."""
    match = _WIRE_END.fullmatch(line)
    return (match[1], int(match[2]), int(match[3])) if match else None


def read_names_at_end(line: str) -> str:
    """Return the bare names that a story's last line closes on: …总投资36.8亿元。（李波 王晓波）; another bracket gives none."""
    match = _NAMES_AT_END.search(line[-24:])
    return match[1].strip() if match and are_names(match[1].strip()) else ""


def read_signature(line: str) -> str:
    """Return who signs at the end of a story's last line: …好评。（本报记者 李波）"""
    match = _SIGNED_AT_END.search(line[-60:])
    return match[1] if match and not match[1].startswith("编辑") else ""  # (编辑:李波) did not write it
