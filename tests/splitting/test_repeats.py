"""Repeats: what is printed twice is marked, refrains and patterns are not."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.lines import split_lines
from lib.model import Repeat
from lib.repair import repair_text
from lib.splitting import split_page
from lib.splitting.repeats import find_repeats

CASES = Path(__file__).parents[1] / "cases" / "repeats"
ARTICLES = Path(__file__).parents[2] / "data" / "articles"

SENTENCE = (
    "推动袜业纺织和新能源汽车配套分别向300亿级和100亿级目标奋进，完善产业园承载功能，力争新引进15户企业入驻园区。"
)
LONG = (
    "树立大农业观、大食物观，以全产业链思维深度开发特色农产品，构建多元化食物供给体系。重点推动口粮生产复产，并向玉米芯、"
    "粒、秆全链条开发转型。发挥龙头品牌带动作用，加快形成食品加医药的产品结构，做大做强松籽品牌，新增智能袜机2400台。"
)
OTHERS = (
    "全力优化营商环境，着力打造服务新高地，突出抓好服务企业、服务项目、服务群众工作，以群众满意度为标尺推进标准化提升。",
    "加大生态环境保护力度，着力厚植绿色发展本底，坚持保护生态环境与提升生态效益一体推进，推动绿色低碳转型发展取得实效。",
)


def find_in(*paragraphs: str) -> tuple[str, tuple[Repeat, ...]]:
    text = "\n".join(paragraphs)
    return text, find_repeats(text, [(line.start, line.end) for line in split_lines(text)])


def read_duplicates() -> list[dict[str, str]]:
    with (CASES / "duplicates.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.mark.parametrize("label", read_duplicates(), ids=lambda label: label["first_words"])
def test_the_second_printing_that_an_editor_marked_is_found(label):
    printed = (ARTICLES / f"{label['document']}.txt").read_text(encoding="utf-8")
    text = repair_text(printed).text
    first = text.index(label["first_words"])
    second = text.index(label["first_words"], first + 1)
    covering = [r for r in split_page(text).repeats if r.start <= second and r.end >= second + int(label["chars"]) - 2]
    assert len(covering) == 1
    assert covering[0].first <= first < covering[0].start


def test_nothing_else_in_the_five_documents_is_marked():
    found = {}
    for path in sorted(ARTICLES.glob("*.txt")):
        found[path.stem[:3]] = len(split_page(repair_text(path.read_text(encoding="utf-8")).text).repeats)
    assert found == {"000": 0, "001": 4, "002": 0, "003": 0, "004": 0}


def test_a_paragraph_printed_twice_is_marked_once_and_points_to_the_first():
    text, repeats = find_in(SENTENCE, *OTHERS, SENTENCE)
    assert [(text[r.start : r.end], r.first, r.similarity) for r in repeats] == [(SENTENCE, 0, 1.0)]


def test_a_copy_that_starts_inside_a_paragraph_is_marked_from_where_it_starts():
    text, repeats = find_in(LONG, OTHERS[0], OTHERS[1] + LONG)
    assert [text[r.start : r.end + 1] for r in repeats] == [LONG]


@pytest.mark.parametrize("noise", [0.05, 0.1, 0.2])
def test_a_copy_that_scanning_spoiled_is_still_found(noise):
    rng = random.Random(3)
    spoiled = "".join(rng.choice("口日目田由甲申") if rng.random() < noise and not c.isdigit() else c for c in LONG)
    text, repeats = find_in(LONG, *OTHERS, spoiled)
    assert len(repeats) == 1
    assert repeats[0].similarity < 1
    assert text[repeats[0].start : repeats[0].end] == spoiled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a refrain
        (
            "做好今年工作，要坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中、三中全会精神，稳中求进。",
            "各级政府要坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大和二十届二中、三中全会精神，加强自身建设。",
        ),
        # one pattern, two figures
        (
            "一季度全市地区生产总值同比增长5.1%，规模以上工业增加值增长6.2%，固定资产投资增长3.3%，居全省第4位。",
            "二季度全市地区生产总值同比增长6.3%，规模以上工业增加值增长7.8%，固定资产投资增长4.9%，居全省第2位。",
        ),
        # one pattern, two guests
        (
            "国家主席5日上午在人民大会堂北大厅举行仪式，欢迎吉尔吉斯斯坦总统萨德尔·扎帕罗夫对我国进行国事访问。",
            "国家主席5日下午在人民大会堂北大厅举行仪式，欢迎巴基斯坦伊斯兰共和国总统扎尔达里对我国进行国事访问。",
        ),
        # a table of contents and its heading
        (
            "（一）聚焦打造现代零碳基地，着力推动产业结构调整，加快构建具有地方特色和比较优势的现代化产业体系",
            "（一）聚焦打造现代零碳基地，着力推动产业结构调整，加快构建具有地方特色和比较优势的现代化产业体系",
        ),
    ],
    ids=["refrain", "figures", "guests", "contents"],
)
def test_what_only_sounds_alike_is_no_repeat(one, other):
    assert find_in(one, *OTHERS, other)[1] == ()


def test_a_short_piece_behind_a_repeat_belongs_to_it():
    start = "冰雪冲动的背后有政绩冲动的影子。"
    text, repeats = find_in(LONG, start, OTHERS[0], LONG, start + "发展经济务必因地制宜。")
    assert [text[r.start : r.end] for r in repeats] == [LONG, start.rstrip("。")]


def test_a_short_line_that_comes_again_by_itself_is_no_repeat():
    assert find_in("各位代表！", *OTHERS, "各位代表！", "主办单位：省教育厅", "主办单位：省教育厅")[1] == ()


@given(st.text(st.sampled_from("推动产业结构调整1增长5%，。\n "), max_size=600))
def test_repeats_lie_inside_paragraphs_behind_their_first_printing(text):
    paragraphs = [(line.start, line.end) for line in split_lines(text)]
    for repeat in find_repeats(text, paragraphs):
        assert any(start <= repeat.start < repeat.end <= end for start, end in paragraphs)
        assert repeat.first < repeat.start
        assert 0 < repeat.similarity <= 1
