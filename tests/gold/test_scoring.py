"""A label meets the claim of the same place, however its page spells what stands before it."""

from __future__ import annotations

import pytest

from tests.gold.scoring import FIELDS, judge_claims, pair_up

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


def test_a_claim_is_judged_by_its_label_a_false_one_is_wrong_and_an_optional_one_is_not_judged() -> None:
    labels = [
        _ROW | {"document": "a", "context": "生产总值增长", "indicator": "生产总值"},
        _ROW | {"document": "b", "context": "投资增长", "indicator": "投资", "optional": "yes"},
    ]
    right, wrong = labels[0] | {"period": "", "optional": ""}, labels[0] | {"period": "2024"}
    false = right | {"context": "粮食产量增长"}
    assert judge_claims(labels, [right, false, labels[1]]) == [(right, True), (false, False)]
    assert judge_claims(labels, [wrong]) == [(wrong, False)]
