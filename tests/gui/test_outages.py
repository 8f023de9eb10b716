"""Cut, crash and kill while something is saved: exactly one case afterwards, and nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import wait_until
from outagekit import CUTS

from yuhua_dcm_plugin.core.session import Desk
from yuhua_dcm_plugin.core.spool import SpoolEntry

pytestmark = [pytest.mark.gui, pytest.mark.slow]
Seats = Callable[[str], Desk]
DESK = Path(__file__).parent / "spool_desk.py"


def _report(kit: Any) -> SpoolEntry:
    return SpoolEntry.new("register_case", dict(kit.report))


def _cases(own: Any) -> list[tuple[Any, ...]]:
    return own.run("SELECT task_no, stage, version FROM dcm.case_file ORDER BY id")  # type: ignore[no-any-return]


def _events(own: Any) -> list[str]:
    return [row[0] for row in own.run("SELECT action FROM dcm.case_event ORDER BY case_id, seq")]


# --- the line is cut ---------------------------------------------------------------------------


@pytest.mark.parametrize("cut", sorted(CUTS))
def test_cut_while_a_report_is_saved(own: Any, seat_at: Seats, kit: Any, cut: str) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    answers: list[dict[str, Any]] = []
    desk.outbox.sent.connect(lambda _uuid, answer: answers.append(answer))
    own.line.watch = CUTS[cut]("register_case")
    entry = _report(kit)
    desk.outbox.send(entry)
    wait_until(own.line.was_cut.is_set)
    wait_until(lambda: not desk.link.up, 3)
    kept = desk.spool.get(entry.uuid)
    assert kept is not None
    assert (kept.state, answers) == ("waiting", [])
    own.line.mended.set()
    wait_until(lambda: bool(answers), 15)
    assert [case[0] for case in _cases(own)] == [answers[0]["task_no"]]
    assert answers[0]["repeated"] == (cut == "reply")
    assert desk.spool.entries() == []


@pytest.mark.parametrize("cut", sorted(CUTS))
def test_cut_while_an_action_is_done(own: Any, seat_at: Seats, kit: Any, cut: str) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    task_no = _registered(desk, kit)
    answers, refused = _told(desk)
    own.line.watch = CUTS[cut]("dcm_app.act(")
    detail = {"reason": "不属于本区"}
    payload = {"action": "refuse", "version": 1, "detail": detail}
    desk.outbox.send(SpoolEntry.new("act", payload, task_no=task_no))
    wait_until(own.line.was_cut.is_set)
    own.line.mended.set()
    wait_until(lambda: bool(answers or refused), 15)
    assert refused == []
    assert (answers[0]["stage"], answers[0]["version"]) == ("refused", 2)
    assert _events(own) == ["register", "refuse"]


def test_cut_after_an_action_that_takes_the_case_out_of_sight(
    own: Any, seat_at: Seats, kit: Any, play: Any
) -> None:
    task_no = play(own, "dispatch")
    desk = seat_at(own.dsn_for("t_dept_a"))
    wait_until(lambda: desk.listener.connected)
    answers, refused = _told(desk)
    ((_no, _stage, version),) = _cases(own)
    own.line.watch = CUTS["reply"]("dcm_app.act(")
    payload = {"action": "send_back", "version": version, "detail": {"reason": "不归我部门"}}
    desk.outbox.send(SpoolEntry.new("act", payload, task_no=task_no))
    wait_until(own.line.was_cut.is_set)
    own.line.mended.set()
    wait_until(lambda: bool(answers or refused), 15)
    assert refused == []
    assert answers[0]["task_no"] == task_no
    assert answers[0]["repeated"]
    assert _events(own).count("send_back") == 1


def _registered(desk: Desk, kit: Any) -> str:
    answers: list[dict[str, Any]] = []
    desk.outbox.sent.connect(lambda _uuid, answer: answers.append(answer))
    desk.outbox.send(_report(kit))
    wait_until(lambda: bool(answers))
    return str(answers[0]["task_no"])


def _told(desk: Desk) -> tuple[list[dict[str, Any]], list[Any]]:
    answers: list[dict[str, Any]] = []
    refused: list[Any] = []
    desk.outbox.sent.connect(lambda _uuid, answer: answers.append(answer))
    desk.outbox.refused.connect(lambda _uuid, error: refused.append(error))
    return answers, refused


@pytest.fixture
def play() -> Iterator[Callable[[Any, str], str]]:
    """Return `play(own, until)`: a case moved on through an action on the own server."""
    import psycopg2
    from caseplay import Player

    open_ones: list[Any] = []

    def connect(own: Any, login: str) -> Any:
        open_ones.append(psycopg2.connect(own.dsn_for(login)))
        return open_ones[-1]

    def run(own: Any, until: str) -> str:
        return Player(lambda login: connect(own, login)).play(until)

    yield run
    for connection in open_ones:
        connection.close()


# --- the server crashes ------------------------------------------------------------------------


def test_a_crash_in_the_middle_of_many_calls(own: Any, seat_at: Seats, kit: Any) -> None:
    desk = seat_at(own.dsn_for("t_intake"))
    wait_until(lambda: desk.listener.connected)
    answers: list[tuple[str, dict[str, Any]]] = []
    desk.outbox.sent.connect(lambda *told: answers.append(told))
    entries = [_report(kit) for _n in range(30)]
    for entry in entries:
        desk.outbox.send(entry)
    wait_until(lambda: len(answers) >= 3)
    own.server.stop("immediate")
    wait_until(lambda: not desk.link.up, 3)
    assert desk.outbox.waiting + len(answers) == len(entries)
    late = _report(kit)
    desk.outbox.send(late)  # typing goes on
    own.server.start()
    wait_until(lambda: len(answers) == len(entries) + 1, 30)
    found = own.run("SELECT client_uuid::text, task_no FROM dcm.case_file")
    assert sorted(found) == sorted((told, answer["task_no"]) for told, answer in answers)
    assert {entry.uuid for entry in (*entries, late)} == {told for told, _answer in answers}
    assert desk.spool.entries() == []


# --- the desk is killed ------------------------------------------------------------------------


@pytest.fixture
def process(own: Any, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return `process(*entries)`: a desk of its own that sends them, and what it finds."""
    started: list[subprocess.Popen[str]] = []
    settings = tmp_path / "profile 配置"
    settings.mkdir()

    def start(*entries: dict[str, Any]) -> subprocess.Popen[str]:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("QGIS_")},
            "QGIS_CUSTOM_CONFIG_PATH": str(settings),
            "QT_QPA_PLATFORM": "offscreen",
            "SPOOL_DSN": own.dsn_for("t_intake"),
        }
        made = subprocess.Popen(
            [sys.executable, str(DESK), json.dumps(entries)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
        )  # fmt: skip
        started.append(made)
        return made

    yield start
    for made in started:
        made.kill()
        made.communicate()


def _kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def _said(process: subprocess.Popen[str], until: str) -> list[str]:
    said: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line.strip())
        if said[-1].startswith(until):
            return said
    raise AssertionError(f"it ended without {until}: {said}")


def _line(kit: Any, state: str) -> dict[str, Any]:
    name = str(uuid.uuid4())
    return {"uuid": name, "call": "register_case", "payload": dict(kit.report), "state": state}


@pytest.mark.parametrize("cut", sorted(CUTS))
def test_killed_while_a_report_is_saved(own: Any, process: Any, kit: Any, cut: str) -> None:
    own.line.watch = CUTS[cut]("register_case")
    first = process(_line(kit, "waiting"))
    assert own.line.was_cut.wait(20)
    _kill(first)
    assert len(_cases(own)) == (1 if cut == "reply" else 0)
    own.line.mended.set()
    said = _said(process(), "empty")
    assert said[0].startswith("found waiting")
    assert [json.loads(line[5:])["repeated"] for line in said if line.startswith("sent")] == [
        cut == "reply"
    ]
    assert len(_cases(own)) == 1
    assert _said(process(), "empty") == ["empty"]


def test_killed_as_soon_as_it_was_saved(own: Any, process: Any, kit: Any) -> None:
    first = process(_line(kit, "waiting"))
    _said(first, "sent")
    _kill(first)
    _said(process(), "empty")
    assert len(_cases(own)) == 1


def test_killed_during_a_call_the_draft_is_there_at_the_next_start(
    own: Any, process: Any, kit: Any
) -> None:
    first = process(_line(kit, "draft"))
    _said(first, "kept")
    _kill(first)
    assert _said(process(), "found") == ["found draft 井盖丢失"]
    assert _cases(own) == []
