"""Characters that a web page, a PDF or a converter left in the text in a form that is not theirs.

Each function finds one kind; all of them work on single characters or short marks and never on words.
"""

from __future__ import annotations

import re
import unicodedata
from html.entities import html5
from itertools import chain

from lib.lines import find_code
from lib.repair.edits import Edit, Spans

# --- entities, tags, escapes: what is left of the page's own language ------------------------------------------------

# &nbsp; &ldquo; &#8212; &#x2014; and twice escaped: &amp;nbsp; ; &nbsp also without its semicolon
ENTITY = re.compile(r"&(?:amp;)*(?:(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});|nbsp(?![A-Za-z]))")


def _entity_text(name: str) -> str | None:
    if not name.startswith("#"):
        return html5.get(f"{name};")
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    # Browsers read &#150; as Windows' 0x96 (–): the C1 controls are never meant.
    if 0x80 <= number < 0xA0:
        return bytes([number]).decode("cp1252", "ignore") or None
    usable = number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000
    return chr(number) if usable else None


def find_entities(text: str) -> list[Edit]:
    """HTML entities that nobody decoded."""
    edits = []
    for match in ENTITY.finditer(text) if "&" in text else ():
        after = _entity_text(match[1] or "nbsp")
        if after is not None:
            after = after.replace("\xa0", " ")
            edits.append(Edit(match.start(), match.end(), after, "entity", 1.0, f"{match[0]} is HTML for {after!r}"))
    return edits


# <p> </p> <br> <strong style="…">: tags that hold prose; anything else in angle brackets may be text (<通知>)
TAGS = re.compile(
    r"(?:<(?:/?(?:p|br|div|h[1-6]|li|ul|ol|tr|table|tbody|thead|section|blockquote|center|td|th|span|strong|b|em|i|u|font|a"
    r"|img|sup|sub|o:p)(?:\s[^<>]*)?/?)>)+",
    re.IGNORECASE,
)
BLOCK = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol|tr|table|tbody|thead|section|blockquote|center)\b", re.IGNORECASE)
# a page's own frame, and what editors leave in it: no text is written in these
FRAME = re.compile(
    r"(?:<(?:!doctype|/?(?:html|head|body|meta|link|title|template|article|main|nav|header|footer|form|input|col|colgroup|[a-z]\d?:[a-z]\w*)"
    r"(?=[\s/>]))[^<>]*>)+",
    re.IGNORECASE,
)
_ALONE = re.compile(r"<(?:span|strong|b|em|i|u|font|a|img)>", re.IGNORECASE)
CELL = re.compile(r"</?t[dh]\b", re.IGNORECASE)


# [align=center][b]20[/b][b]22年[/b][/align]: what forums write instead of HTML
FORUM_TAGS = re.compile(
    r"(?:\[/?(?:b|i|u|s|p|size|color|font|align|center|left|right|indent|quote|table|tr|td|url|backcolor)(?:=[^\[\]\n]{1,60})?\])+",
    re.IGNORECASE,
)
FORUM_CLOSED = re.compile(r"\[/(?:b|size|color|font|align)\]", re.IGNORECASE)  # a closed one shows that they are tags
FORUM_BLOCK = re.compile(r"\[/?(?:p|align|center|indent|quote|table|tr)\b", re.IGNORECASE)


def find_forum_tags(text: str) -> list[Edit]:
    """Tags of a forum left in text: an aligned line's become a line break, a word's nothing."""
    if "[/" not in text or not FORUM_CLOSED.search(text):
        return []
    edits = []
    for match in FORUM_TAGS.finditer(text):
        at_edge = match.start() == 0 or match.end() == len(text)
        beside = at_edge or text[match.start() - 1] == "\n" or text[match.end()] == "\n"
        after = "\n" if FORUM_BLOCK.search(match[0]) and not beside else ""
        edits.append(Edit(match.start(), match.end(), after, "tag", 0.98, f"{match[0][:40]} is a forum's"))
    return edits


def find_tags(text: str) -> list[Edit]:
    """HTML tags left in text: a paragraph's become a line break, a cell's a tab, a word's nothing; scripts and comments go.

    A single <b> in a text is what the text speaks of.
    """
    if "<" not in text:
        return []
    edits = [
        Edit(start, end, "", "tag", 0.98, f"{text[start : start + 40]} is a page's code")
        for start, end in find_code(text)
    ]
    code = Spans()
    for edit in edits:
        code.add(edit.start, edit.end)
    tags = [match for match in chain(TAGS.finditer(text), FRAME.finditer(text)) if not code.meets(*match.span())]
    if len(tags) == 1 and not edits and _ALONE.fullmatch(tags[0][0]):
        return []
    for match in tags:
        after = "\n" if BLOCK.search(match[0]) or FRAME.match(match[0]) else "\t" if CELL.search(match[0]) else ""
        at_edge = match.start() == 0 or match.end() == len(text)
        if at_edge or text[match.start() - 1] == "\n" or text[match.end()] == "\n":
            after = ""
        edits.append(Edit(match.start(), match.end(), after, "tag", 0.98, f"{match[0][:40]} is HTML"))
    return sorted(edits, key=lambda edit: edit.start)


# 增长6.8%<U+3002>, \u3002, %u3002: R, JSON and JavaScript write a character by its number where they cannot print it
CODED = re.compile(r"<U\+(?P<r>[0-9A-Fa-f]{4,6})>|(?:(?<!:)\\{1,2}|%)u(?P<code>[0-9A-Fa-f]{4})")
# 全面振兴\r\n一、 and …。\n\n: the two characters backslash and n; not C:\new and not \name
ESCAPES = re.compile(r"(?<![A-Za-z:\\])(?:\\r\\n|\\[nrt])+(?![a-z])")


def find_escapes(text: str) -> list[Edit]:
    r"""Line ends and tabs that were printed as \r\n, \n and \t; characters that were printed as <U+3002> and \u3002."""
    edits = [
        Edit(match.start(), match.end(), after, "escape", 0.99, f"{match[0]} was printed for {after!r}")
        for match in (CODED.finditer(text) if "<U+" in text or "\\u" in text or "%u" in text else ())
        if (after := _entity_text(f"#x{match['r'] or match['code']}")) and (match["r"] or not after.isascii())
    ]
    for match in ESCAPES.finditer(text) if "\\" in text else ():
        after = "\t" if set(match[0]) == {"\\", "t"} else "\n"
        edits.append(
            Edit(match.start(), match.end(), after, "escape", 0.97, f"{match[0]} was printed for a line end or tab")
        )
    return sorted(edits, key=lambda edit: edit.start)


# 增长6.5_M_M_左右: what a template engine left of %
PERCENT_REMNANT = re.compile(r"(?<=[\d０-９])\s?(?:_[A-Z]){1,3}_(?![A-Za-z0-9_])")


def find_percent_remnants(text: str) -> list[Edit]:
    """Marks like _M_M_ that stand behind a number where % stood."""
    return [
        Edit(match.start(), match.end(), "%", "percent_remnant", 0.9, f"{match[0]} behind a number was %")
        for match in PERCENT_REMNANT.finditer(text)
    ]


# --- characters that cannot be seen ---------------------------------------------------------------------------------

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]+")  # all but the ideographic space, which layout looks after
# that are no characters and never will be: U+FDD0 to U+FDEF, and the last two of each plane
_NONE = "\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
UNSEEN = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc{_NONE}]+"
)
BROKEN = re.compile("\ufffd+")


def find_controls(text: str) -> list[Edit]:
    """Control characters and foreign spaces; bytes that could not be read are flagged: nothing tells what they were."""
    if text.isascii() and text.isprintable():
        return []
    edits = [
        Edit(m.start(), m.end(), "\n", "control", 1.0, "a line end of another system") for m in LINE_ENDS.finditer(text)
    ]
    edits += [
        Edit(m.start(), m.end(), " " * len(m[0]), "control", 1.0, f"U+{ord(m[0][0]):04X} is a space")
        for m in SPACES.finditer(text)
    ]
    edits += [
        Edit(m.start(), m.end(), "", "control", 0.99, f"U+{ord(m[0][0]):04X} shows nothing")
        for m in UNSEEN.finditer(text)
    ]
    edits += [
        Edit(m.start(), m.end(), m[0], "broken_bytes", 0.0, "the bytes here could not be read in the file's encoding")
        for m in BROKEN.finditer(text)
    ]
    return sorted(edits, key=lambda edit: edit.start)


# 县长????李波, 来源：政府官网????\t\t作者: blanks that some encoding did not know, each printed as a question mark
_LOST_BLANK = re.compile(r"(?<![?？!！])\?{2,}(?![?？!！”’\"])(?:[ \t\u3000]+\?{2,})*")
_LEAST_LOST = 3


def find_lost_blanks(text: str) -> list[Edit]:
    """Runs of question marks that stand for blanks: three or more of them on a page that asks nothing so loudly."""
    found = list(_LOST_BLANK.finditer(text)) if "??" in text else []
    if len(found) < _LEAST_LOST:
        return []
    return [
        Edit(match.start(), match.end(), " ", "lost_blank", 0.9, "question marks here stand for blanks")
        for match in found
    ]


# --- characters in a shape that is not theirs -----------------------------------------------------------------------

# ６．５％ ＧＤＰ １，２００: digits, letters and the signs between them. Chinese punctuation (，。：；（）！？) stays.
WIDE = re.compile(
    r"[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])"  # １，２００亿元: a comma between thousands
    r"|[０-９Ａ-Ｚａ-ｚ％﹪]+"
    r"|(?<=[0-9０-９])．(?=[0-9０-９])"  # ６．５
    r"|－(?=[0-9０-９])|(?<=[0-9０-９])－"  # －２．５, １－９月
    r"|(?<=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])[＋／＆](?=[0-9A-Za-z０-９Ａ-Ｚａ-ｚ])"  # ５＋２, Ｒ＆Ｄ
)


def find_wide(text: str) -> list[Edit]:
    """Full-width digits, Latin letters, percent signs, and the points and signs inside numbers, as ASCII."""
    edits = []
    for match in WIDE.finditer(text):
        after = unicodedata.normalize("NFKC", match[0])
        if after == match[0]:
            continue
        edits.append(Edit(match.start(), match.end(), after, "full_width", 1.0, "full-width digits, letters or signs"))
    return edits


# 300m2, 2.5万 m3, 30km^2: what a keyboard without ² makes of it; not M2, nor a number alone (m2)
_PLAIN_POWER = re.compile(r"(?<=[\d万亿])(?P<unit>[ ]?(?:k|h|c|m|d)?m)\^?(?P<power>[23])(?![\dA-Za-z^.])")


def find_plain_powers(text: str) -> list[Edit]:
    """Square and cubic metres whose ² or ³ is written as a digit."""
    return [
        Edit(
            match.end("unit"),
            match.end(),
            "²³"[int(match["power"]) - 2],
            "plain_power",
            0.95,
            f"{match[0]} is a unit's power",
        )
        for match in (_PLAIN_POWER.finditer(text) if "m2" in text or "m3" in text or "m^" in text else ())
    ]


# ⼈⺠: radicals that PDF fonts hand over in place of the characters. NFKC knows the Kangxi block (U+2F00–2FD5) and the
# compatibility ideographs (U+F900–FAD9); these of the supplement it leaves alone.
RADICALS = dict(
    zip(
        "⺠⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
RADICAL = re.compile("[\u2f00-\u2fd5\u2e80-\u2ef3\uf900-\ufad9]+")


def find_radicals(text: str) -> list[Edit]:
    """Radicals and compatibility forms as the characters that they stand for."""
    edits = []
    for match in RADICAL.finditer(text):
        after = "".join(RADICALS.get(one) or unicodedata.normalize("NFKC", one) for one in match[0])
        if after != match[0]:
            edits.append(
                Edit(match.start(), match.end(), after, "radical", 0.99, "radical code points from a PDF font")
            )
    return edits
