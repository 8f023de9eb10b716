"""Drafts on the disk: whole or not there, through kill, full disks and nonsense."""

from __future__ import annotations

import json
import logging
import os
import signal
import stat
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuhua_dcm_plugin.core import spool as module
from yuhua_dcm_plugin.core.spool import Spool, SpoolEntry, spool_folder

ROOT = Path(__file__).parent.parent
# Another process with a spool: does what its argument says, then waits to be killed.
OTHER = """
import sys, time, uuid
from pathlib import Path
from yuhua_dcm_plugin.core.spool import Spool, SpoolEntry
spool = Spool(Path(sys.argv[1]))
{what}
print("ready", flush=True)
time.sleep(60)
"""
ONE = """
entry = SpoolEntry.new("register_case", {"description": "井盖破损"}, "井盖")
spool.put(entry)
assert spool.flush()
"""
FOREVER = """
print("ready", flush=True)
name, count = str(uuid.uuid4()), 0
while True:
    count += 1
    spool.put(SpoolEntry(name, "register_case", payload={"n": count, "text": "字" * 20000}))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "桌面 与 空格" / "drafts"


@pytest.fixture
def spool(folder: Path) -> Iterator[Spool]:
    made = Spool(folder)
    yield made
    made.close()


@pytest.fixture
def other(folder: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start(what: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", OTHER.replace("{what}", what), str(folder)],
            stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def _kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def _entry(**payload: Any) -> SpoolEntry:
    return SpoolEntry.new("register_case", payload, "题目")


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.json"))


# --- keeping -----------------------------------------------------------------------------------


def test_what_was_put_is_there_for_the_next_process(folder: Path, other: Any) -> None:
    _kill(other(ONE))
    (entry,) = Spool(folder).entries()
    assert (entry.payload, entry.title, entry.state) == (
        {"description": "井盖破损"}, "井盖", "draft",
    )  # fmt: skip


def test_killed_at_any_moment_a_draft_is_whole(folder: Path, other: Any) -> None:
    for pause in (0.02, 0.1, 0.15, 0.2, 0.31):
        process = other(FOREVER)
        time.sleep(pause)
        _kill(process)
    spool = Spool(folder)
    found = spool.entries()
    assert found, "some had time to be written"
    for entry in found:
        assert entry.payload["text"] == "字" * 20000
    assert not (folder / "set-aside").exists()
    assert not list(folder.rglob("*.part")), "half of a citizen's words must not lie about"
    spool.close()


def test_a_living_neighbour_keeps_its_calls(folder: Path, other: Any) -> None:
    living = other(ONE)
    assert Spool(folder).entries() == []
    _kill(living)
    assert len(Spool(folder).entries()) == 1


def test_only_the_user_may_read(folder: Path, spool: Spool) -> None:
    spool.put(_entry(reporter_phone="13800000001"))
    assert spool.flush()
    (path,) = _files(folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert "13800000001" not in str(path)


def test_only_the_user_may_read_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        spool = Spool(folder)
        spool.put(_entry())
        assert spool.close()
    finally:
        os.umask(before)
    for path in folder.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_nothing_stays_of_what_was_sent(folder: Path, spool: Spool) -> None:
    entry = _entry(reporter_name="张三丰")
    spool.put(entry)
    spool.flush()
    spool.drop(entry.uuid)
    assert spool.entries() == []
    assert spool.close()
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_the_caller_may_go_on_with_its_own_copy(spool: Spool) -> None:
    payload = {"fields": {"description": "一"}}
    entry = SpoolEntry.new("register_case", payload)
    spool.put(entry)
    payload["fields"]["description"] = "二"
    kept = spool.get(entry.uuid)
    assert kept is not None
    assert kept.payload == {"fields": {"description": "一"}}


def test_oldest_first_and_by_state(spool: Spool) -> None:
    first, second = _entry(n=1), _entry(n=2)
    spool.put(second)
    spool.put(first.changed(state="parked"))
    assert [entry.payload["n"] for entry in spool.entries()] == [1, 2]
    assert [entry.payload["n"] for entry in spool.entries("draft")] == [2]


@given(
    st.dictionaries(
        st.text(), st.text(st.characters() | st.characters(categories=["Cs"])) | st.floats()
    )
)
@settings(deadline=None, max_examples=50)
def test_whatever_is_typed_comes_back(tmp_path_factory: Any, payload: dict[str, Any]) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    spool = Spool(folder)
    entry = _entry(**{"": payload})
    spool.put(entry)
    assert spool.close()
    again = Spool(folder)
    (found,) = again.entries()
    assert repr(found) == repr(entry)
    again.close()


# --- nonsense ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["../../etc/passwd", "x", "", "A" * 32, str(uuid.uuid4()).upper()])
def test_a_name_that_is_no_uuid_is_refused(spool: Spool, name: str) -> None:
    with pytest.raises(ValueError):
        spool.put(SpoolEntry(name, "register_case"))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"null", b"[]", b"{}", b"\xff\xfe\x00", b'{"format": 99}', b'{"format": 1}',
        b'{"format": 1, "uuid": "x"}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_file_that_makes_no_sense_is_set_aside(
    folder: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    session = folder / uuid.uuid4().hex
    session.mkdir(parents=True)
    name = f"{uuid.uuid4()}.json"
    (session / name).write_bytes(content)
    spool = Spool(folder)
    assert spool.entries() == []
    assert (folder / "set-aside" / name).read_bytes() == content
    assert name in caplog.text
    spool.close()


def test_no_log_line_carries_what_was_typed(folder: Path, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    session = folder / uuid.uuid4().hex
    session.mkdir(parents=True)
    (session / f"{uuid.uuid4()}.json").write_text(json.dumps({"reporter_phone": "13800000001"}))
    Spool(folder).close()
    assert caplog.text
    assert "13800000001" not in caplog.text


def test_the_folder_may_be_strange(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "readme.txt").write_text("x")
    (folder / "empty").mkdir()
    spool = Spool(folder)
    assert spool.entries() == []
    spool.put(_entry())
    assert spool.close()


# --- the disk ----------------------------------------------------------------------------------


def test_a_full_disk_is_told_once_and_nothing_is_lost(
    folder: Path, spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[OSError | None] = []
    spool.on_trouble = told.append
    monkeypatch.setattr(module, "_AGAIN_S", 0.05)
    full = [True]
    real = os.fsync

    def fsync(handle: int) -> None:
        if full[0]:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    entry = _entry(description="一")
    for words in ("一", "一二", "一二三"):
        entry = entry.changed(payload={"description": words})
        spool.put(entry)
        assert not spool.flush(1)
        time.sleep(0.1)
    assert [error.errno for error in told if error] == [28], "said once"
    assert spool.get(entry.uuid) == entry
    full[0] = False
    _until(lambda: len(told) == 2 and spool.flush())
    assert told[1] is None
    assert json.loads(_files(folder)[0].read_text())["payload"] == {"description": "一二三"}


def test_a_really_full_disk(spool_on_small_disk: Spool) -> None:
    spool = spool_on_small_disk
    small = _entry(n=1)
    spool.put(small)
    assert spool.flush()
    spool.put(small.changed(payload={"text": "x" * 3_000_000}))
    assert not spool.flush()
    assert spool.trouble is not None
    (path,) = _files(spool.folder)
    assert json.loads(path.read_text())["payload"] == {"n": 1}, "what was there stays whole"
    assert list(spool.folder.rglob("*.part")) == []


@pytest.fixture
def spool_on_small_disk(tmp_path: Path) -> Iterator[Spool]:
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    spool = Spool(tmp_path / "drafts")
    yield spool
    spool.close()
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    spool = Spool(tmp_path / "file" / "drafts")
    told: list[OSError | None] = []
    spool.on_trouble = told.append
    spool.put(_entry())
    assert not spool.flush()
    _until(lambda: len(told) == 1)
    assert len(spool.entries()) == 1
    assert not spool.close(0.2)


def test_putting_never_waits_for_the_disk(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (time.sleep(0.05), real(handle)))
    entry, took = _entry(), []
    for count in range(40):
        entry = entry.changed(payload={"text": "字" * 20_000, "n": count})
        start = time.perf_counter()
        spool.put(entry)
        took.append(time.perf_counter() - start)
    assert spool.flush()
    assert sorted(took)[20] < 0.005
    assert sum(took) < 40 * 0.05 / 2, "other work on the machine may hold up one or two"
    assert spool.get(entry.uuid) == entry


def _until(true: Callable[[], bool], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_one_folder_a_person_and_database() -> None:
    base = Path("C:/用户/张 三/QGIS")
    names = {
        spool_folder(base, *place)
        for place in (
            ("h", "5432", "d", "a"), ("h", "5432", "d", "b"), ("h", "5433", "d", "a"),
            ("h", "5432", "da", ""), ("g", "5432", "d", "a"),
        )
    }  # fmt: skip
    assert len(names) == 5
    assert spool_folder(base, "h", "1", "d", "王") == spool_folder(base, "h", "1", "d", "王")
    assert all(name.name.isalnum() and name.parent == base / "yuhua_dcm" for name in names)
