"""Pictures to take away: what they say, and that Chinese shows without any system font."""

from __future__ import annotations

import base64
import io
import re
from html import unescape

import pytest
import vl_convert
from fontTools.ttLib import TTFont
from PIL import Image

from lib.export import fonts
from lib.export.fonts import FAMILY, FILE, measure_text, register_font, use_signs_of_font, wrap_text
from lib.export.pictures import SCALE, WIDTH, draw_png, draw_svg
from lib.reference.texts import read_texts
from tests.export.conftest import LINK, make_counts


def list_texts(svg: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("chart", [True, False], ids=["chart", "table"])
def test_a_picture_says_what_it_shows_of_what_and_where_from(language: str, chart: bool) -> None:
    exhibit = make_counts(language, chart)
    texts = list_texts(draw_svg(exhibit))
    said = "".join(texts)
    assert exhibit.title in texts and exhibit.view.filters in said
    assert "《2024年辽源市政府工作报告》 (辽源市人民政府, 2024-01-10)" in said and "3" in said
    assert LINK in said and "2026-11-30" in said and read_texts(language)["app.title"] in said
    assert "◆" in texts and "目标" in texts and "※ 存疑" in texts  # the legend, with signs that the font has
    assert ("洮南市" if chart else "名称") in texts


def test_a_table_that_is_longer_than_its_picture_says_so() -> None:
    from dataclasses import replace

    import pandas as pd

    from lib.export.exhibits import Data

    exhibit = make_counts(chart=False)
    data = exhibit.read_data()
    many = Data(data.fields, pd.concat([data.rows] * 20, ignore_index=True))
    assert any(
        "全部 100 行中的前 25 行" in text for text in list_texts(draw_svg(replace(exhibit, read_shown=lambda: many)))
    )


def test_the_font_of_an_svg_holds_every_sign_that_it_shows() -> None:
    svg = draw_svg(make_counts())
    embedded = re.search(r"src:url\(data:font/woff;base64,([^)]+)\)", svg)
    assert embedded
    held = set(TTFont(io.BytesIO(base64.b64decode(embedded[1]))).getBestCmap())
    shown = {sign for text in list_texts(svg) for sign in text if not sign.isspace()}
    assert {sign for sign in shown if ord(sign) not in held} == set()
    assert len(held) < 400


def test_a_png_is_set_in_the_shipped_font_and_shows_no_boxes() -> None:
    raw = draw_png(make_counts())
    assert Image.open(io.BytesIO(raw)).width == WIDTH * SCALE
    register_font()

    def draw(text: str, family: str) -> bytes:
        drawn = f'<text x="4" y="30" font-size="24" font-family="{family}">{text}</text>'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">{drawn}</svg>'
        return Image.open(io.BytesIO(vl_convert.svg_to_png(svg))).tobytes()

    # with the shipped font alone each character has its own form, and the whole list of families draws the same
    alone = {sign: draw(sign, f"'{FAMILY}'") for sign in "辽洮源鸷a7"}
    assert len(set(alone.values())) == len(alone)
    assert all(draw(sign, fonts.STACK) == drawn for sign, drawn in alone.items())
    assert all(Image.frombytes("RGBA", (80, 40), drawn).getbbox() for drawn in alone.values())


def test_the_font_has_all_characters_of_gbk_and_every_sign_of_the_interface() -> None:
    known = set(TTFont(FILE).getBestCmap())
    gbk = {bytes([high, low]).decode("gbk", "ignore") for high in range(0x81, 0xFF) for low in range(0x40, 0xFF)}
    assert {sign for sign in gbk if len(sign) == 1 and "一" <= sign <= "龥" and ord(sign) not in known} == set()
    texts = "".join(text for language in ("zh", "en") for text in read_texts(language).values())
    assert {sign for sign in use_signs_of_font(texts) if not sign.isspace() and ord(sign) not in known} == set()


def test_text_is_broken_between_chinese_characters_and_at_blanks_of_latin() -> None:
    assert wrap_text("地区生产总值", 10, 30) == ["地区生", "产总值"]
    lines = wrap_text("Gross domestic product of the city", 10, 80)
    assert " ".join(lines) == "Gross domestic product of the city" and all(
        measure_text(line, 10) <= 80 for line in lines
    )
    assert (
        wrap_text("地区生产总值增长", 10, 30, 2)[-1].endswith("…")
        and len(wrap_text("地区生产总值增长", 10, 30, 2)) == 2
    )
    assert wrap_text("http://x.test/" + "a" * 100, 10, 50) and wrap_text("", 10, 50) == []
