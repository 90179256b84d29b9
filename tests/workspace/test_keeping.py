"""Workspaces kept on the server: only a whole key opens one, until its day, within quotas, and whoever has the key deletes it."""

from __future__ import annotations

import hashlib
import os
import re
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from lib.model import Told
from lib.reference.texts import read_texts
from lib.workspace import KeepingError, KeepLimits, Kept, KeptStore, Workspace, check_pace
from tests.workspace.test_additions import make_file

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 30)
RAW = b"PK of a workspace"
GOOD = "A" * 32 + ".20261230"


def make_store(folder: Path, today: date = TODAY, **limits: int) -> KeptStore:
    return KeptStore(folder, KeepLimits(folder, **limits), today)


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def get_reason(error: pytest.ExceptionInfo[KeepingError]) -> tuple[str, dict]:
    return error.value.reason.key, dict(error.value.reason.values)


def test_what_is_kept_opens_with_its_key_alone_and_no_name_in_the_folder_is_one(tmp_path):
    store = make_store(tmp_path / "new" / "kept")
    one, other = store.keep(RAW), store.keep(b"PK other")
    assert store.open(one.key) == (RAW, one) and store.open(other.key)[0] == b"PK other"
    hashes = {hashlib.sha256(kept.key.encode()).hexdigest() for kept in (one, other)}
    assert set(list_names(tmp_path / "new" / "kept")) == {f"20261230-{digest}.zip" for digest in hashes}
    assert one.until == date(2026, 12, 30) and len(one.key.partition(".")[0]) == 32
    (tmp_path / "new" / "kept" / "notes.txt").write_text("the host's own")
    for name in list_names(tmp_path / "new" / "kept"):
        assert one.key[:32] not in name and one.key[:32].encode().hex() not in name
        for guess in (name, name.removesuffix(".zip"), name[9:41] + ".20261230", name[9:73]):
            with pytest.raises(KeepingError):
                store.open(guess)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_only_the_servers_user_reads_the_folder(tmp_path):
    store = make_store(tmp_path / "kept")
    store.keep(RAW)
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "kept").iterdir())


@pytest.mark.parametrize(
    "key",
    [
        "", "abc", GOOD[:-1], GOOD + "0", GOOD + "\n", GOOD.replace(".", "/"), "../" + GOOD[3:], "/" * 32 + ".20261230",
        "..\\" + GOOD[3:], "A" * 31 + "\x00.20261230", "A" * 31 + "甲.20261230", "A" * 31 + "%.20261230", "A" * 31 + "*.20261230",
        "A" * 32 + ".２０２６１２３０", "A" * 32 + ".20260230", "A" * 32 + ".00000000", "A" * 32 + "-20261230",
        " " + GOOD[1:], "A" * 100_000,
    ],
)  # fmt: skip
def test_what_cannot_be_a_key_is_refused_without_a_look_at_the_disk(monkeypatch, tmp_path, key):
    store = make_store(tmp_path)

    def touch(*_, **__):
        raise AssertionError("the file system was touched")

    with monkeypatch.context() as patch:
        for name in ("read_bytes", "unlink", "iterdir", "stat", "is_file", "open"):
            patch.setattr(Path, name, touch)
        for ask in (store.open, store.delete):
            with pytest.raises(KeepingError) as error:
                ask(key)
            assert get_reason(error) == ("kept_no_key", {"count": len(key), "right": 41})


@pytest.mark.parametrize(
    ("today", "reason"),
    [(date(2026, 12, 30), None), (date(2026, 12, 31), "kept_expired"), (date(2031, 1, 1), "kept_expired")],
)
def test_it_opens_until_its_day_and_is_removed_then(tmp_path, today, reason):
    kept = make_store(tmp_path).keep(RAW)
    longer = make_store(tmp_path, days=5000).keep(RAW)
    (tmp_path / "20200101-notes.zip").write_bytes(b"the host's own")
    store = make_store(tmp_path, today, days=1)  # what was promised holds, whatever the host sets later
    assert store.holds(kept) == (reason is None)
    if reason is None:
        assert store.open(kept.key)[0] == RAW
        return
    for _ in range(2):  # said as plainly once the file is gone
        with pytest.raises(KeepingError) as error:
            store.open(kept.key)
        assert get_reason(error) == (reason, {"until": "2026-12-30"})
    assert store.open(longer.key)[0] == RAW and len(list_names(tmp_path)) == 2


def test_a_day_put_into_a_key_by_hand_lengthens_nothing(tmp_path):
    store = make_store(tmp_path)
    key = store.keep(RAW).key
    with pytest.raises(KeepingError) as error:
        store.open(f"{key[:33]}20991231")
    assert get_reason(error)[0] == "kept_none"


def test_whoever_has_the_key_deletes_it_once(tmp_path):
    store = make_store(tmp_path)
    kept, other = store.keep(RAW), store.keep(RAW)
    store.delete(kept.key)
    assert not store.holds(kept) and store.holds(other) and len(list_names(tmp_path)) == 1
    for ask in (store.open, store.delete):
        with pytest.raises(KeepingError) as error:
            ask(kept.key)
        assert get_reason(error) == ("kept_none", {})


@pytest.mark.parametrize(
    ("limits", "before", "reason", "values"),
    [
        ({"bytes": 16}, 0, "kept_large", {"size": 17, "most": 16}),
        ({"bytes": 17}, 0, None, {}),
        ({"count": 2}, 2, "kept_count", {"count": 2, "most": 2}),
        ({"count": 2}, 1, None, {}),
        ({"total_bytes": 97}, 1, "kept_total", {"total": 98, "most": 97}),
        ({"total_bytes": 98}, 1, None, {}),
    ],
)
def test_a_quota_is_refused_with_its_value_and_limit_and_leaves_nothing(tmp_path, limits, before, reason, values):
    for _ in range(before):
        make_store(tmp_path).keep(RAW)
    store = make_store(tmp_path, **limits)
    if reason is None:
        assert store.holds(store.keep(RAW))
        return
    with pytest.raises(KeepingError) as error:
        store.keep(RAW)
    assert get_reason(error) == (reason, values)
    assert not tmp_path.exists() or len(list_names(tmp_path)) == before


def test_what_has_expired_makes_room_and_so_does_what_was_left_half_written(tmp_path):
    make_store(tmp_path, date(2026, 1, 1)).keep(RAW)
    left, writing = tmp_path / ".part-old", tmp_path / ".part-new"
    left.write_bytes(b"x")
    os.utime(left, (time.time() - 7200,) * 2)
    store = make_store(tmp_path, count=1)
    assert store.holds(store.keep(RAW))
    assert len(list_names(tmp_path)) == 1
    writing.write_bytes(b"x")  # by another session at this moment: it counts
    with pytest.raises(KeepingError) as error:
        make_store(tmp_path, count=2).keep(RAW)
    assert get_reason(error)[0] == "kept_count" and writing.exists()


@pytest.mark.parametrize(
    "damage",
    [lambda raw: raw[:-1], lambda raw: raw[:5], lambda raw: b"", lambda raw: raw.replace(b"of", b"or"), lambda raw: raw + b"x"],
    ids=["cut", "stump", "empty", "altered", "longer"],
)  # fmt: skip
def test_a_damaged_file_is_said_to_be_and_stays_where_it_is(tmp_path, damage):
    store = make_store(tmp_path)
    kept, other = store.keep(RAW), store.keep(b"PK other")
    path = next(path for path in tmp_path.iterdir() if path.read_bytes().startswith(RAW))
    path.write_bytes(damage(path.read_bytes()))
    before = path.read_bytes()
    with pytest.raises(KeepingError) as error:
        store.open(kept.key)
    assert get_reason(error) == ("kept_damaged", {})
    assert path.read_bytes() == before and store.open(other.key)[0] == b"PK other"


@pytest.mark.parametrize("fails", ["os.replace", "os.fsync"])
def test_a_disk_that_refuses_leaves_nothing_half_kept(monkeypatch, tmp_path, fails):
    store = make_store(tmp_path)

    def refuse(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(fails, refuse)
        with pytest.raises(KeepingError) as error:
            store.keep(RAW)
    assert get_reason(error)[0] == "kept_disk" and list_names(tmp_path) == []


def test_a_folder_that_is_a_file_is_a_disk_that_refuses(tmp_path):
    (tmp_path / "kept").write_text("")
    with pytest.raises(KeepingError) as error:
        make_store(tmp_path / "kept").keep(RAW)
    assert get_reason(error)[0] == "kept_disk"


def test_sessions_that_keep_at_once_never_hold_more_than_the_quota(tmp_path):
    kept: list[Kept] = []
    refused: list[str] = []

    def keep(number: int) -> None:
        try:
            kept.append(make_store(tmp_path, count=6).keep(RAW + bytes([number])))
        except KeepingError as error:
            refused.append(error.reason.key)

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == ["kept_count"] * 6
    assert len({make_store(tmp_path).open(one.key)[0] for one in kept}) == 6 == len(list_names(tmp_path))


def test_what_another_server_writes_at_the_same_time_counts_too(monkeypatch, tmp_path):
    def write(_):
        (tmp_path / ".part-theirs").write_bytes(b"x")

    monkeypatch.setattr(os, "fsync", write)
    with pytest.raises(KeepingError) as error:
        make_store(tmp_path, count=1).keep(RAW)
    assert get_reason(error)[0] == "kept_count" and list_names(tmp_path) == [".part-theirs"]


@pytest.mark.parametrize(
    ("kept_at", "now", "minutes"),
    [
        ([], 0, None),
        ([0, 10], 20, None),
        ([0, 10, 20], 3601, None),
        ([0, 10, 20], 30, 60),
        ([0, 3000, 3500], 3590, 1),
    ],
)
def test_a_session_keeps_only_so_often_an_hour(kept_at, now, minutes):
    limits = KeepLimits(an_hour=3)
    if minutes is None:
        check_pace(kept_at, now, limits)
        return
    with pytest.raises(KeepingError) as error:
        check_pace(kept_at, now, limits)
    assert get_reason(error) == ("kept_often", {"count": 3, "most": 3, "minutes": minutes})


def test_nothing_is_kept_unless_the_host_names_a_folder(monkeypatch, tmp_path):
    for name in ("KEEP_FOLDER", "KEEP_DAYS"):
        monkeypatch.delenv(name, raising=False)
    assert KeepLimits.from_environment() == KeepLimits() and KeepLimits().folder is None
    monkeypatch.setenv("KEEP_FOLDER", f" {tmp_path} ")
    monkeypatch.setenv("KEEP_DAYS", "7")
    assert KeepLimits.from_environment() == KeepLimits(tmp_path, days=7)


@pytest.mark.parametrize(
    ("name", "value"),
    [("KEEP_DAYS", "0"), ("KEEP_DAYS", "40000"), ("KEEP_BYTES", "20MB"), ("KEEP_COUNT", "-1"), ("KEEP_AN_HOUR", "x")],
)
def test_a_wrong_setting_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=f"{name} is .*expected"):
        KeepLimits.from_environment()


def test_a_kept_workspace_opens_to_the_same_documents_and_corrections_and_knows_when_it_has_changed(tmp_path):
    store, workspace = make_store(tmp_path), Workspace()
    workspace.add([make_file("一.txt", 1), make_file("二.txt", 2)])
    workspace.correct({"二": Told(year=2020)})
    assert not workspace.is_as_kept
    workspace.note_kept(store.keep(workspace.save({"scope": "both"})))
    fresh = Workspace()
    fresh.add([("我的.zip", store.open(workspace.kept.key)[0])])
    assert (fresh.documents, fresh.corrections) == (workspace.documents, workspace.corrections)
    assert fresh.settings == {"scope": "both"} and not fresh.is_as_kept and workspace.is_as_kept
    workspace.correct({"二": Told(year=2021)})
    assert not workspace.is_as_kept
    workspace.correct({"二": Told(year=2020)})
    assert workspace.is_as_kept
    workspace.add([make_file("三.txt", 3)])
    assert not workspace.is_as_kept and workspace.kept
    workspace.clear()
    assert workspace.kept is None and len(list_names(tmp_path)) == 1  # what is cleared on the page stays on the server


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_of_keeping_is_said_with_its_values_in_both_languages(language):
    source = "".join(
        (ROOT / "lib" / name).read_text(encoding="utf-8")
        for name in ("workspace/kept_store.py", "ui/kept_documents.py")
    )
    used = set(re.findall(r'(?:because|KeepingError)\(\s*"(kept_\w+)"', source))
    texts, others = read_texts(language), read_texts("zh")
    assert {f"reason.{key}" for key in used} == {key for key in texts if key.startswith("reason.kept_")}
    told = [key for key in texts if key.startswith(("reason.kept_", "keep."))]
    assert [
        key for key in told if set(re.findall(r"{\w+}", texts[key])) != set(re.findall(r"{\w+}", others[key]))
    ] == []
