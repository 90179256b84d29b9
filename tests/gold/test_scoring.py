"""A label meets the claim of the same place, however its page spells what stands before it."""

from __future__ import annotations

import pytest

from tests.gold.scoring import FIELDS, pair_up

_ROW = dict.fromkeys((*FIELDS, "optional"), "") | {"value": "21", "unit": "%", "quote": "21%"}


@pytest.mark.parametrize(
    ("label", "claim", "paired"),
    [
        pytest.param(
            "規(guī)模工業(yè)總產(chǎn)值增長(zhǎng)", "18%,规模工业总产值增长", True, id="pinyin_behind_characters"
        ),
        pytest.param("預計到年末國內生產總值實現", "预计到年末国内生产总值实现", True, id="traditional"),
        pytest.param("完成", "3.98亿元,固定资产投资完成", True, id="head_of_a_broken_line"),
        pytest.param("農(nóng)業(yè)總產(chǎn)值增長(zhǎng)", "全社会固定资产投资下降", False, id="another_place"),
    ],
)
def test_a_context_is_compared_as_it_reads_when_repaired(label: str, claim: str, paired: bool) -> None:
    pairs = pair_up([_ROW | {"context": label}], [_ROW | {"context": claim}])
    assert pairs == ([(0, 0)] if paired else [])
