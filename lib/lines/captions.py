"""Lines about pictures: what one shows, who took it, what goes on in it. 图为…, 张瑜 摄, 县长李波向大会作政府工作报告"""

from __future__ import annotations

import re

from lib.hanzi.stops import WIDE_STOPS
from lib.lines.form import HAN
from lib.lines.names import NAMES, OFFICES, PAPER, ROLE, SPACE, is_name
from lib.reference.wording import alternation

LONGEST_CAPTION = 200
_LONGEST_CREDIT = 40
# 董博 摄 / 本报特约记者 桂铁军 摄 / （新华社记者 张瑜 摄） / 李波 供图 / 摄影：李波
_CREDIT = re.compile(
    rf"[（(]?(?:(?:图片?[:：/]{SPACE}*)?(?:(?:{PAPER}{SPACE}*)?{ROLE}[\s\u3000:：]*{NAMES}{SPACE}*"
    rf"|(?:{PAPER}{SPACE}+)?{NAMES}(?:{SPACE}+|(?=[/／])))[/／]?(?:{alternation('credit')})"
    rf"|(?:{alternation('credit_label')})[:：/／]{SPACE}*{NAMES}|资料图片?)[）)]?"
)
_WRITES = re.compile(r"[/／]文|文[/／]")  # 记者 李波/文 张瑜/摄: the story's byline
# （会议现场 李波摄）
_PICTURE = re.compile(r"[（(][^（()）。]{6,60}(?:摄|供图)[）)]")
# 图为辽源海关关员赴企业开展出口食品检测抽样。 / 上图：… / 图① …
_OPENING = re.compile(rf"[（(]?(?:{alternation('caption_pointer')}|图[①-⑳一二三四\d])[^。]{{4,}}")
# 县长李波向大会作政府工作报告 / 主席团常务主席王晓波宣布大会开幕
_SCENE = re.compile(
    rf"[{HAN}、]{{0,24}}?(?:{OFFICES}|代表|委员|主任委员)([{HAN}]{{2,3}})"
    rf"(?:{alternation('scene_act')}|(?:在|向)[{HAN}]{{1,12}}?(?:{alternation('scene_act_to')}))[^{WIDE_STOPS}]{{0,20}}"
)


def is_credit(line: str) -> bool:
    """Whether the line only credits a picture: 张瑜 摄."""
    return len(line) <= _LONGEST_CREDIT and not _WRITES.search(line) and bool(_CREDIT.fullmatch(line))


def find_credit(line: str) -> int:
    """Return where the credit starts in a caption that carries it (…挤压生产线。董博 摄), 0 where the line is none."""
    if len(line) > LONGEST_CAPTION + _LONGEST_CREDIT or line.rstrip("）)")[-1:] not in "摄影图片":
        return 0
    start = max(line.rfind(mark) for mark in "。！？”") + 1
    tail = line[start:].lstrip()
    return len(line) - len(tail) if start and is_credit(tail) else 0


def is_picture(line: str) -> bool:
    """Whether the line is a caption and its credit in brackets: （会议现场 李波摄）."""
    return bool(_PICTURE.fullmatch(line))


def opens_caption(line: str) -> bool:
    """Whether the line points at a picture: 图为辽源海关关员赴企业开展出口食品检测抽样。"""
    return len(line) <= LONGEST_CAPTION and bool(_OPENING.match(line))


def is_scene(line: str) -> bool:
    """Whether the line tells what somebody does in a picture of a meeting: 县长李波向大会作政府工作报告."""
    scene = _SCENE.fullmatch(line)
    return scene is not None and is_name(scene[1])
