"""Traditional to simplified: decided for the whole document, character for character, 著 looked after."""

from __future__ import annotations

import pytest

from lib.reference.wording import load_wording
from lib.repair import repair_text
from lib.repair.traditional import find_traditional, is_traditional, simplify

PAIRS = [
    ("遼源市委書記表示要隨著時代發展", "辽源市委书记表示要随着时代发展"),
    (
        "顯著提升,著名學者著書,著力推進,意味著轉變,沿著著名景點",
        "显著提升,著名学者著书,着力推进,意味着转变,沿着著名景点",
    ),
    ("執著於著作權,土著與附著物", "执着于著作权,土著与附着物"),
    ("乾隆年間的乾淨後院,皇后與後來", "乾隆年间的干净后院,皇后与后来"),
    ("「你好」『世界』“這裏”", "「你好」『世界』“这里”"),
    ("瞭解餘額,鍾南山的鐘", "了解余额,钟南山的钟"),
]


@pytest.mark.parametrize(("printed", "clean"), PAIRS)
def test_traditional_text_becomes_simplified(printed, clean):
    assert repair_text(printed).text == clean


def test_vocabulary_is_not_rewritten():
    assert simplify("軟體與資訊網路的滑鼠") == "软体与资讯网路的滑鼠"


def test_a_simplified_document_keeps_its_few_traditional_characters():
    text = "辽源市全面推进乡村振兴,陶喆与李喆参观乾隆书院,題字“為民”。" * 3
    assert not is_traditional(text)
    assert find_traditional(text) == []


def test_steps_are_runs_of_changed_characters_only():
    edits = find_traditional("遼源發展")
    assert [(edit.start, edit.end, edit.after) for edit in edits] == [(0, 1, "辽"), (2, 3, "发")]


@pytest.mark.parametrize(("variant", "usual"), load_wording()["variant_character"].items())
def test_a_variant_character_is_written_as_its_usual_form(variant, usual):
    assert simplify(f"加強{variant}監督") == f"加强{usual}监督"
