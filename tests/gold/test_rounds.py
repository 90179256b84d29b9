"""Blind rounds: a folder of labelled texts is scored by genre and kept as offsets, without the texts."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from tests.gold import rounds
from tests.gold.calibration import judge_folder
from tests.gold.measuring import score_folder
from tests.gold.scoring import KEYS, score_claims

TEXT = "2024年东丰县政府工作报告\n二、2024年工作安排\n粮食产量力争达到33亿斤以上，新建农村公路30公里。\n"
LABEL = {
    "document": "r_a", "quote": "33亿斤以上", "context": "粮食产量力争达到", "value": "33", "value_max": "", "unit": "亿斤",
    "measure": "level", "direction": "", "bound": "at_least", "commitment": "strive", "status": "target", "period": "2024",
    "place": "东丰县", "indicator": "粮食产量", "theme": "rural", "optional": "", "indicator_id": "grain_output", "ref_area": "220421",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "r_a.txt").write_text(TEXT, encoding="utf-8")
    other = LABEL | {
        "quote": "30公里",
        "context": "新建农村公路",
        "value": "30",
        "unit": "公里",
        "bound": "exact",
        "commitment": "plan",
    }
    other |= {"indicator": "新建农村公路", "indicator_id": "", "theme": "transport"}
    write(tmp_path / "claims.csv", [LABEL, other])
    write(
        tmp_path / "sources.csv", [{"document": "r_a", "genre": "work_report", "url_or_repo": "http://example.org/a"}]
    )
    return tmp_path


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_folder_is_scored_as_a_whole_and_by_genre(folder: Path) -> None:
    scores = score_folder(folder)
    assert list(scores) == ["all", "work_report"]
    assert (scores["all"].found, scores["all"].missed) == (2, 0)
    assert scores["all"].list_figures()["indicator_id"] == 1.0


def test_of_a_whole_text_only_the_labelled_passage_is_scored(folder: Path) -> None:
    labels = [LABEL | {"quote": "30公里", "context": "新建农村公路", "value": "30", "unit": "公里"}]
    write(folder / "claims.csv", labels)
    assert score_folder(folder)["all"].false == 1
    start = TEXT.index("新建农村公路")
    write(folder / "passages.csv", [{"document": "r_a", "start": str(start), "end": str(len(TEXT))}])
    score = score_folder(folder)["all"]
    assert (score.found, score.false) == (1, 0)
    assert rounds.list_offsets(folder)[0]["start"] == str(TEXT.index("30公里"))
    # nor is the certainty of any other figure judged
    assert [judged.document for judged in judge_folder(folder)] == ["r_a"]


def test_a_wrong_key_makes_a_claim_wrong_only_where_the_label_has_one() -> None:
    guess = LABEL | {"indicator_id": "", "ref_area": ""}
    assert score_claims([LABEL], [guess]).strict == 0
    assert [fault.kind for fault in score_claims([LABEL], [guess]).faults] == list(KEYS)
    unkeyed = {name: value for name, value in LABEL.items() if name not in KEYS}
    assert score_claims([unkeyed], [guess]).strict == 1
    assert "indicator_id" not in score_claims([unkeyed], [guess]).list_figures()


def test_labels_are_kept_as_offsets_without_the_words_around_them(folder: Path) -> None:
    first, second = rounds.list_offsets(folder)
    assert TEXT[int(first["start"]) : int(first["end"])] == "33亿斤以上"
    assert TEXT[int(second["start"]) : int(second["end"])] == "30公里"
    assert first["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert {"quote", "context"}.isdisjoint(rounds.KEPT)


def test_a_label_that_does_not_stand_in_its_text_is_refused(folder: Path) -> None:
    write(folder / "claims.csv", [LABEL | {"quote": "44亿斤"}])
    with pytest.raises(rounds.RoundError, match="r_a: 粮食产量力争达到\\[44亿斤\\]"):
        rounds.list_offsets(folder)


def test_a_round_is_kept_once_and_its_second_reader_is_its_ceiling(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "ROUNDS", folder / "rounds.csv")
    monkeypatch.setattr(rounds, "FOLDER", folder / "rounds")
    assert rounds.score_second_reader(folder) is None
    write(folder / "second.csv", [LABEL | {"period": "2023"}])
    second = rounds.score_second_reader(folder)
    assert second is not None and (second.found, second.missed, second.strict) == (1, 1, 0)
    for _ in range(2):
        rounds.keep_round("r9", "2026-11-30", folder, score_folder(folder) | {"second reader": second})
    with (folder / "rounds.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [(row["round"], row["genre"], row["labels"]) for row in rows] == [
        ("r9", "all", "2"), ("r9", "work_report", "2"), ("r9", "second reader", "2"),
    ]  # fmt: skip
