"""Layout repair: broken lines joined, whole lines left alone, indents and footnote marks removed, each step on record."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.lines import read_line, split_lines
from lib.repair.edits import compose, replay
from lib.repair.layout import find_indents, find_line_breaks
from lib.repair.notes import find_notes

CASES = Path(__file__).parents[1] / "cases" / "layout"
ARTICLES = Path(__file__).parents[2] / "data" / "articles"
FIXES = (find_notes, find_line_breaks, find_indents)


def read_cases(name: str) -> list[dict[str, str]]:
    """Rows of a case file; ⏎ stands for a line end."""
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as rows:
        return [
            {key: (value or "").replace("\\r", "\r").replace("⏎", "\n") for key, value in row.items()}
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def clean(text: str) -> str:
    return compose(text, FIXES).text


@pytest.mark.parametrize("case", read_cases("in_the_wild"), ids=lambda case: case["note"])
def test_what_layout_broke_is_joined(case):
    assert clean(case["text"]) == case["clean"]


@pytest.mark.parametrize("case", read_cases("negative"), ids=lambda case: case["note"])
def test_a_line_that_is_whole_stays_whole(case):
    assert "".join(clean(case["text"]).split("\u3000")) == "".join(case["text"].split("\u3000"))


@pytest.mark.xfail(reason="not solved", strict=True)
@pytest.mark.parametrize("case", read_cases("known_failures"), ids=lambda case: case["note"])
def test_what_layout_broke_and_nobody_joins_yet(case):
    assert clean(case["text"]) == case["clean"]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("充分调动和凝", "归”等机遇，全面加快新能源汽车"),
        ("汽车产业集群“上台阶”工程、一汽集团“六个回", "特点、绿色成为普遍形态"),
        ("稳定各项工作。辽源市把", "辽源市召开优化营商环境加快项目建设大会。董博 摄"),
        ("追求政绩不能脱离实", "这个冬天,哈尔滨等地冰雪经济“火”了"),
    ],
)
def test_a_sentence_that_goes_on_nowhere_near_is_flagged_and_left_as_it_is(upper, lower):
    text = next(
        path.read_text(encoding="utf-8")
        for path in sorted(ARTICLES.glob("*.txt"))
        if upper in path.read_text(encoding="utf-8")
    )
    start = text.index(upper) + len(upper)
    assert text[start:].lstrip().startswith(lower)
    flags = [edit for edit in find_line_breaks(text) if text[edit.start : edit.end] == edit.after]
    assert start in {flag.end for flag in flags}


# --- a text that a printer broke at a width ---------------------------------------------------------------------------

PARAGRAPHS = (
    "过去的一年，面对复杂严峻的国内外形势，我们坚持稳中求进工作总基调，全市经济社会发展保持良好态势，高质量发展取得新成效。",
    "地区生产总值增长8.1%，规模以上工业增加值增长9.6%，固定资产投资增长4.9%，社会消费品零售总额增长12.5%，主要指标高于全省平均水平。",
    "（一）产业转型步伐加快。新增规上工业企业45户，高新技术企业达到120户，战略性新兴产业产值占规上工业总产值比重达到35%，创历史新高。",
    "（二）改革开放不断深化。承接产业转移项目200个，新签约亿元以上项目52个，外贸进出口总额增长5%，营商环境便利度位居全省前列。",
    "（三）民生福祉持续增进。城镇新增就业1.2万人，改造老旧小区86个，建成社区养老服务中心12处，群众获得感明显增强。",
)


def wrap(paragraph: str, width: int) -> list[str]:
    """Break a paragraph as a printer does: no line starts with a closing mark."""
    lines = []
    while len(paragraph) > width:
        cut = width
        while cut < len(paragraph) and paragraph[cut] in "，。、；：！？”）》%" and cut < width + 2:
            cut += 1
        lines.append(paragraph[:cut])
        paragraph = paragraph[cut:]
    return [*lines, paragraph]


@pytest.mark.parametrize("width", range(24, 46, 3))
@pytest.mark.parametrize("indent", ["", "　　"], ids=["flush", "indented"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_text_broken_at_any_width_is_joined_again(width, indent, line_end):
    broken = [line for paragraph in PARAGRAPHS for line in wrap(indent + paragraph, width)]
    joined = [line.text for line in split_lines(clean(line_end.join(broken)))]
    # A line that ends with a full stop by chance may stay apart.
    whole = [line for paragraph in PARAGRAPHS for line in wrap(indent + paragraph, width)]
    by_chance = sum(read_line(line.strip()).ends_sentence for line in whole) - len(PARAGRAPHS)
    assert "".join(joined) == "".join(PARAGRAPHS)
    assert len(joined) <= len(PARAGRAPHS) + by_chance


def test_page_numbers_and_running_heads_inside_a_sentence_go_with_the_break():
    head = "某某市政府工作报告"
    lines = [line for paragraph in PARAGRAPHS * 2 for line in wrap(paragraph, 30)]
    pages = []
    for number, start in enumerate(range(0, len(lines), 6), 1):
        pages += [*lines[start : start + 6], f"— {number} —", head]
    text = clean("\n".join(pages))
    assert "".join(PARAGRAPHS[0]) in text.replace("\n", "")
    joined = "".join(line.text for line in split_lines(text) if line.text != head and not line.text.startswith("— "))
    assert joined == "".join(PARAGRAPHS * 2)


def test_no_line_is_joined_across_a_heading_in_a_text_of_paragraphs():
    rng = random.Random(7)
    headings = ["一、2024年工作回顾", "二、2025年工作安排", "2025年重点任务", "（一）扩大内需，稳定增长", "核心提示"]
    for _ in range(50):
        rows = [row for paragraph in rng.sample(PARAGRAPHS, 4) for row in (rng.choice(headings), paragraph)]
        assert [line.text for line in split_lines(clean("\n".join(rows)))] == rows


# --- what holds for any text ------------------------------------------------------------------------------------------

TEXT = st.text(
    st.sampled_from("一二三、。，；：（）()“”《》①〔1〕[2]3.5%年月日 \u3000\n\r\t新突破三年行动ab—#|"), max_size=120
)


@given(st.one_of(TEXT, st.text(max_size=80)))
def test_layout_repair_never_raises_replays_and_settles(text):
    repaired = compose(text, FIXES)
    assert replay(text, repaired.steps) == repaired.text
    assert compose(repaired.text, FIXES).text == repaired.text


@given(TEXT)
def test_layout_repair_takes_away_white_space_page_marks_and_note_marks_only(text):
    before = [char for char in text if not char.isspace()]
    after = [char for char in clean(text) if not char.isspace()]
    position = iter(before)
    assert all(char in position for char in after)  # a subsequence: nothing new, nothing out of order
