"""The cloud's layout and its chart."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from lib.charts.word_cloud import PALETTES, build_cloud
from lib.words.cloud import (
    BOX_FONT,
    SMALLEST,
    build_box_font,
    layout_cloud,
    layout_clouds,
    measure_word,
)

LONG = ["高质量发展", "规模以上工业增加值", "5G基站", "GDP", "PM2.5浓度", "习近平新时代中国特色社会主义思想"]
SHORT = [a + b for a, b in itertools.product("经济产业投资消费", "发展改革开放创新合作")]
WORDS = pd.DataFrame([(word, 320 // rank + 3) for rank, word in enumerate(LONG + SHORT, 1)], columns=["word", "count"])


def count_overlaps(placed: pd.DataFrame) -> int:
    """Pairs of words whose boxes overlap (boxes of one em in height, without the gap)."""
    half_width, half_height = placed["box_width"].to_numpy() / 2, placed["font_size"].to_numpy() / 2
    x, y = placed["x"].to_numpy(), placed["y"].to_numpy()
    near_x = np.abs(x[:, None] - x) < half_width[:, None] + half_width - 1e-9
    near_y = np.abs(y[:, None] - y) < half_height[:, None] + half_height - 1e-9
    return int(np.triu(near_x & near_y, k=1).sum())


@pytest.mark.parametrize("seed", range(5))
def test_no_two_of_eighty_words_overlap(seed):
    cloud = layout_cloud(WORDS, seed=seed)
    assert len(cloud.placed) == 80
    assert count_overlaps(cloud.placed) == 0


@pytest.mark.parametrize("seed", range(5))
def test_every_word_stands_inside_the_canvas(seed):
    placed = layout_cloud(WORDS, 600, 400, seed=seed).placed
    assert ((placed["x"] - placed["box_width"] / 2) >= 0).all() and (
        (placed["x"] + placed["box_width"] / 2) <= 600
    ).all()
    assert ((placed["y"] - placed["font_size"] / 2) >= 0).all() and (
        (placed["y"] + placed["font_size"] / 2) <= 400
    ).all()


def test_overlaps_are_counted_by_boxes():
    placed = pd.DataFrame(
        {"x": [50.0, 60.0, 200.0], "y": [50.0, 55.0, 50.0], "font_size": [20.0] * 3, "box_width": [40.0] * 3}
    )
    assert count_overlaps(placed) == 1


def test_the_same_words_make_the_same_cloud():
    first, second = layout_cloud(WORDS), layout_cloud(WORDS.sample(frac=1, random_state=3))
    pd.testing.assert_frame_equal(first.placed, second.placed)


def test_another_seed_is_another_arrangement_of_the_same_sizes():
    first, second = layout_cloud(WORDS, seed=0).placed, layout_cloud(WORDS, seed=1).placed
    assert first["word"].tolist() == second["word"].tolist()
    assert first["x"].tolist() != second["x"].tolist()


def test_four_times_the_weight_is_twice_the_type():
    placed = layout_cloud(pd.DataFrame({"word": ["甲乙", "丙丁"], "count": [400, 100]})).placed
    assert placed["font_size"].iloc[0] == pytest.approx(2 * placed["font_size"].iloc[1])


def test_words_that_find_no_place_are_handed_back():
    cloud = layout_cloud(WORDS, 120, 80, limit=60)
    reasons = cloud.left_out["reason"].value_counts()
    assert reasons["space"] > 0 and reasons["limit"] == len(WORDS) - 60
    assert sorted([*cloud.placed["word"], *cloud.left_out["word"]]) == sorted(WORDS["word"])
    assert cloud.placed["font_size"].min() >= SMALLEST


def test_two_clouds_are_drawn_on_one_scale():
    small, large = WORDS.head(20), WORDS.assign(count=WORDS["count"] * 3)
    clouds = layout_clouds([small, large], width=420, height=400)
    sizes = [cloud.placed.set_index("word")["font_size"] for cloud in clouds]
    weight = [frame.set_index("word")["count"] for frame in (small, large)]
    for size, count in zip(sizes, weight, strict=True):
        shown = size[size > SMALLEST]
        assert (shown / count[shown.index] ** 0.5).round(6).nunique() == 1
    assert clouds[0].font_scale == clouds[1].font_scale


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(alphabet="经济产业AGm5.", min_size=1, max_size=12), st.integers(0, 10_000)), max_size=40
    ),
    st.integers(60, 500),
    st.integers(60, 500),
)
def test_any_words_in_any_canvas_never_overlap_and_never_vanish(pairs, width, height):
    words = pd.DataFrame(dict(pairs).items(), columns=["word", "count"]).astype({"count": "int64"})
    cloud = layout_cloud(words, width, height)
    assert count_overlaps(cloud.placed) == 0
    assert len(cloud.placed) + len(cloud.left_out) == (words["count"] > 0).sum()


def test_a_chinese_character_is_one_em_and_a_letter_less():
    assert measure_word("营商环境") == 4
    assert measure_word("5G") < 2 and measure_word("GDP") < 3


def test_the_chart_holds_every_placed_word_with_its_tooltip_and_selection():
    frame = WORDS.assign(documents=3, score=1.5)
    spec = build_cloud(frame, titles={"word": "词", "count": "次数"}).to_dict()
    rows = next(iter(spec["datasets"].values()))
    assert len(rows) == 80
    assert [tip["title"] for tip in spec["encoding"]["tooltip"]] == ["词", "次数", "documents", "score"]
    assert spec["params"][0]["name"] == "word" and spec["params"][0]["select"]["fields"] == ["word"]
    assert spec["mark"]["type"] == "text" and "background" not in spec


def test_the_chart_draws_the_layout_that_it_is_given():
    layout = layout_cloud(WORDS, 300, 300, limit=10)
    rows = next(iter(build_cloud(WORDS, layout=layout).to_dict()["datasets"].values()))
    assert len(rows) == 10


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("palette", "backgrounds", "least"),
    [
        ("light", ["#ffffff"], 4.5),
        ("dark", ["#0e1117", "#14181d"], 4.5),
        ("either", ["#ffffff", "#0e1117", "#14181d"], 4.0),
    ],
)
def test_words_can_be_read_on_their_background(palette, backgrounds, least):
    for colour in PALETTES[palette]:
        for background in backgrounds:
            assert contrast(colour, background) >= least, (colour, background)


def test_the_committed_font_is_the_one_that_the_function_makes(tmp_path):
    build_box_font(tmp_path / "box.ttf")
    assert (tmp_path / "box.ttf").read_bytes() == BOX_FONT.read_bytes()


@pytest.mark.parametrize("word", ["营商环境", "㐀", "𠮷", "5G", "é·"])
def test_every_character_is_a_box_of_one_em(word):
    assert ImageFont.truetype(str(BOX_FONT), 20).getbbox(word, anchor="lt") == (0, 0, 20 * len(word), 20)


def test_a_narrow_layout_given_is_the_one_drawn():
    wide, narrow = layout_clouds([WORDS.head(20), WORDS.head(20)], width=400, height=400)
    rows = next(iter(build_cloud(WORDS, layout=wide, narrow=narrow).to_dict()["datasets"].values()))
    assert all(row["font_size"] == row["font_size_narrow"] for row in rows)
