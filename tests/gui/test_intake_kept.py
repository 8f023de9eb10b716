"""Nothing of a call is lost: parked, thrown away and had back, killed, cut off, sent once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from badinput import naughty_strings
from deskkit import NotedMap, wait_until
from test_intake_call import REPORT, commit, focused, press

from yuhua_dcm_plugin.core.notice import Kind

pytestmark = pytest.mark.gui
_PAUSE_MS = 15
DESK = Path(__file__).parent / "intake_desk.py"


class MarkedMap(NotedMap):
    """A noted map on which a report may be marked, too."""

    def __init__(self) -> None:
        super().__init__()
        self.numbered: list[tuple[float, float]] = []

    def show_place(self, x: float, y: float) -> None:
        """Nothing is drawn."""

    def show_candidates(self, points: Any) -> None:
        self.numbered = list(points)

    def clear(self) -> None:
        self.numbered = []


@pytest.fixture
def intake_at(seat_at: Callable[..., Any], kit: Any) -> Iterator[Callable[..., Any]]:
    """Return `intake_at(dsn)`: the dock at any server, `.feed` beside it."""
    from yuhua_dcm_plugin.cases.feed import CaseFeed
    from yuhua_dcm_plugin.intake.panel import IntakePanel

    with ExitStack() as stack:

        def make(dsn: str) -> Any:
            feed = CaseFeed(seat_at(dsn))
            stack.callback(feed.close)
            panel = IntakePanel(feed.desk, feed, MarkedMap())
            stack.callback(panel.deleteLater)
            panel.feed = feed
            panel.resize(440, 900)
            panel.show()
            feed.start()
            kit.settle(feed)
            return panel

        yield make


def files_of(panel: Any) -> list[Path]:
    spool = panel.feed.desk.spool
    assert spool.flush()
    return sorted(spool.folder.rglob("*.json"))


# --- several calls at once


def test_a_second_call_parks_the_first(intake: Any, kit: Any, qtbot: Any) -> None:
    panel = intake()
    panel.fill({**REPORT, "urgent": True, "address": "测试大街12号"})
    kit.settle(panel.feed)
    first = panel.form.told()
    press(panel.form.description, "F3")
    assert panel.form.description.value() is None
    assert len(panel.calls.drafts.parked()) == 1
    assert panel.calls.strip.title.isVisible()
    commit(panel.form.description, "路灯不亮")
    press(panel.form.description, "Up", "Alt")
    kit.settle(panel.feed)
    assert panel.form.told() == first, "the first call is back as it was"
    press(panel.form.description, "Down", "Alt")
    kit.settle(panel.feed)
    assert panel.form.description.value() == "路灯不亮"
    press(panel.form.description, "Down", "Alt")
    kit.settle(panel.feed)
    assert panel.form.description.value() == "井盖丢失"
    assert len(files_of(panel)) == 2


def test_a_new_report_throws_nothing_away(intake: Any, kit: Any) -> None:
    panel = intake()
    commit(panel.form.description, "写了一半")
    press(panel.form.description, "F2")
    assert panel.form.description.value() is None
    press(panel.form.description, "Up", "Alt")
    assert panel.form.description.value() == "写了一半"


def test_an_empty_form_parks_nothing(intake: Any) -> None:
    panel = intake()
    press(panel.form.description, "F3")
    press(panel.form.description, "F2")
    assert panel.calls.drafts.parked() == []
    assert not panel.calls.strip.isVisible()


def test_what_was_thrown_away_can_be_had_back(intake: Any) -> None:
    panel = intake()
    commit(panel.form.description, "要丢掉的")
    press(panel.form.description, "F3")
    (entry,) = panel.calls.drafts.parked()
    panel.calls.drafts.throw_away(entry.uuid)
    assert panel.calls.drafts.parked() == []
    assert files_of(panel) == []
    panel.calls.strip.restore_button.click()
    (back,) = panel.calls.drafts.parked()
    panel.calls.take(back.uuid)
    assert panel.form.description.value() == "要丢掉的"


def test_an_inquiry_is_parked_as_an_inquiry(intake: Any) -> None:
    panel = intake()
    commit(panel.form.description, "问路")
    panel.calls.inquiry()
    commit(panel.form.answer, "往东走")
    panel.calls.park()
    assert panel.form.mode.value == "report"
    panel.calls.turn(-1)
    assert panel.form.mode.value == "inquiry"
    assert panel.form.answer.value() == "往东走"


# --- on the disk


def test_a_draft_is_on_the_disk_within_a_second(intake: Any, qtbot: Any) -> None:
    panel = intake()
    assert files_of(panel) == []
    commit(panel.form.description, "井盖")
    qtbot.wait(900)
    (file,) = files_of(panel)
    assert file.stat().st_mode & 0o777 == 0o600
    panel.form.description.clear()
    qtbot.wait(900)
    assert files_of(panel) == [], "an emptied form leaves nothing behind"


def test_a_saved_call_leaves_nothing_behind(intake: Any, kit: Any, qtbot: Any) -> None:
    panel = intake()
    panel.fill(REPORT)
    qtbot.wait(900)
    with qtbot.waitSignal(panel.registered, timeout=5000):
        panel.save()
    qtbot.wait(900)
    assert files_of(panel) == []


def test_typing_never_waits_for_the_disk(intake: Any, qtbot: Any) -> None:
    panel = intake()
    # In lines: what Qt takes to lay out one line of 20,000 characters is Qt's own.
    panel.form.description.set_value(("字" * 49 + "\n") * 380)
    # The fastest of three: other work of this machine is not the dock's.
    assert min(slowest_key(panel, qtbot) for _run in range(3)) < 0.05


def slowest_key(panel: Any, qtbot: Any) -> float:
    """The longest that a key kept the event loop, in seconds."""
    slowest = 0.0
    for letter in "abcdefghijklmnopqrstuvwxyzabcdefgh":  # long enough for two writes to the disk
        start = time.perf_counter()
        commit(panel.form.description, letter)
        qtbot.wait(_PAUSE_MS)
        slowest = max(slowest, time.perf_counter() - start - _PAUSE_MS / 1000)
    return slowest


@pytest.fixture
def process(own: Any, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return `process(*words)`: the dock in a process of its own."""
    started: list[subprocess.Popen[str]] = []
    settings = tmp_path / "profile 配置"
    settings.mkdir()

    def start(*words: str) -> subprocess.Popen[str]:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("QGIS_")},
            "QGIS_CUSTOM_CONFIG_PATH": str(settings),
            "SPOOL_DSN": own.dsn_for("t_intake"),
        }
        made = subprocess.Popen(
            [sys.executable, str(DESK), *words],
            env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        started.append(made)
        return made

    yield start
    for made in started:
        made.kill()
        made.communicate()


def said(process: subprocess.Popen[str], until: str) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(until):
            return line.strip()
    raise AssertionError(f"it ended without {until}")


def test_killed_during_a_call_the_draft_is_offered_in_the_dock(own: Any, process: Any) -> None:
    first = process("write", "manhole cover is gone")
    assert said(first, "kept") == "kept 600"
    first.send_signal(signal.SIGKILL)
    first.wait()
    second = process("offer")
    assert said(second, "offer").startswith("offer True")
    assert said(second, "form") == "form manhole cover is gone"
    task_no = said(second, "registered").split()[1]
    rows = own.run("SELECT task_no, description FROM dcm.case_file")
    assert [tuple(row) for row in rows] == [(task_no, "manhole cover is gone")]


def test_what_was_left_can_be_set_aside(intake_at: Any, own: Any) -> None:
    panel = intake_at(own.dsn_for("t_intake"))
    commit(panel.form.description, "没写完")
    panel.leave()
    panel.hide()
    later = intake_at(own.dsn_for("t_intake"))
    strip = later.calls.strip
    assert strip.offer.isVisible()
    assert later.form.description.value() is None, "nothing comes into the form by itself"
    strip.aside_button.click()
    assert not strip.offer.isVisible()
    (entry,) = later.calls.drafts.parked()
    assert entry.title == "没写完"


# --- the database goes away


def test_a_call_goes_on_while_the_database_is_away(intake_at: Any, own: Any, kit: Any) -> None:
    panel = intake_at(own.dsn_for("t_intake"))
    desk, calls = panel.feed.desk, panel.calls
    registered: list[str] = []
    panel.registered.connect(registered.append)
    panel.fill({**REPORT, "description": "第一个电话"})
    kit.settle(panel.feed)
    own.line.mended.clear()
    own.line.cut()
    wait_until(lambda: not desk.link.up, 5)
    assert calls.link_note.isVisible(), "it shows at once"
    assert "0" not in calls.link_note.text()
    calls.save()
    assert panel.form.description.value() is None, "the next call can be taken"
    commit(panel.form.description, "污水井盖没了")
    wait_until(lambda: bool(panel.form.class_field.chips.shown()), 3)
    panel.form.take_suggestion(1)
    calls.save()
    calls.inquiry()
    commit(panel.form.description, "几点下班")
    calls.save()
    calls.save()  # without an answer: asked about once
    assert calls.sending.waiting == 3
    assert "3" in calls.link_note.text()
    assert len(files_of(panel)) == 3
    own.line.mended.set()
    wait_until(lambda: calls.sending.waiting == 0 and len(registered) == 2, 20)
    kit.settle(panel.feed)
    rows = own.run("SELECT description FROM dcm.case_file ORDER BY id")
    assert sorted(row[0] for row in rows) == ["污水井盖没了", "第一个电话"]
    assert own.run("SELECT count(*) FROM dcm.call_record")[0][0] == 1
    assert not calls.link_note.isVisible()
    assert all(task_no in calls.result.text() for task_no in registered), "no number is lost"
    assert calls.result.kind is Kind.WARNING, "one of them has no place"
    commit(panel.form.description, "第四个电话")
    assert not calls.result.isVisible(), "the next call is another one"


def test_a_call_that_waited_keeps_its_time(intake_at: Any, own: Any, kit: Any) -> None:
    panel = intake_at(own.dsn_for("t_intake"))
    desk, calls = panel.feed.desk, panel.calls
    calls.drafts.began -= timedelta(hours=5)
    own.line.mended.clear()
    own.line.cut()
    wait_until(lambda: not desk.link.up, 5)
    before = datetime.now(timezone.utc)
    panel.fill({**REPORT, "x": None, "y": None})
    after = datetime.now(timezone.utc)
    assert before <= calls.drafts.began <= after, "with the first word, not when the form emptied"
    calls.drafts.began -= timedelta(hours=2)
    began = calls.drafts.began
    calls.save()
    panel.leave()
    desk.outbox.close()
    assert desk.spool.flush()
    own.line.mended.set()
    later = intake_at(own.dsn_for("t_intake"))
    wait_until(lambda: later.calls.sending.waiting == 0 and later.calls.result.isVisible(), 20)
    ((task_no, occurred),) = own.run("SELECT task_no, occurred_at FROM dcm.case_file")
    assert occurred == began
    assert task_no in later.calls.result.text(), "the number is told after a restart too"
    assert later.calls.result.kind is Kind.WARNING, "it has no place"


def test_a_wrong_clock_stops_no_call(intake: Any, kit: Any, qtbot: Any) -> None:
    panel = intake()
    panel.fill(REPORT)
    panel.calls.drafts.began += timedelta(hours=3)
    with qtbot.waitSignal(panel.registered, timeout=8000):
        panel.save()
    kit.settle(panel.feed)
    assert panel.calls.drafts.parked() == []


@pytest.mark.parametrize("cut", ["query", "commit", "reply"])
def test_cut_while_it_is_saved_there_is_one_case(
    intake_at: Any, own: Any, kit: Any, cut: str
) -> None:
    from outagekit import CUTS

    panel = intake_at(own.dsn_for("t_intake"))
    registered: list[str] = []
    panel.registered.connect(registered.append)
    panel.fill(REPORT)
    kit.settle(panel.feed)
    own.line.watch = CUTS[cut]("register_case")
    panel.save()
    wait_until(own.line.was_cut.is_set, 10)
    own.line.mended.set()
    wait_until(lambda: len(registered) == 1, 20)
    assert [row[0] for row in own.run("SELECT task_no FROM dcm.case_file")] == registered


def test_a_refused_report_waits_while_another_is_written(intake: Any, kit: Any, qtbot: Any) -> None:
    panel = intake()
    panel.fill({**REPORT, "component_code": "abc"})
    kit.settle(panel.feed)
    panel.save()
    commit(panel.form.description, "下一个电话")
    kit.settle(panel.feed)
    assert panel.form.description.value() == "下一个电话", "nobody's words are pushed aside"
    (entry,) = panel.calls.drafts.parked()
    assert entry.state == "refused"
    panel.calls.take(entry.uuid)
    assert panel.form.note.isVisible(), "with the words of the refusal"
    assert panel.form.description.value() == "井盖丢失"
    assert [e.title for e in panel.calls.drafts.parked()] == ["下一个电话"]


# --- duplicates


def test_a_duplicate_is_compared_and_joined(intake: Any, kit: Any, qtbot: Any) -> None:
    from qgis.PyQt.QtWidgets import QLabel

    panel = intake()
    known = panel.feed.store.register({**REPORT, "address": "测试大街12号"})["task_no"]
    panel.fill({**REPORT, "reporter_phone": "13800000005", "description": "井盖又响又翘"})
    qtbot.waitUntil(lambda: bool(panel.form.duplicates.hits()), timeout=5000)
    press(panel.form.description, "F10")
    kit.settle(panel.feed)
    comparison = panel.calls.comparison
    assert comparison.isVisible()
    assert not panel.form.rows.isVisible()
    lines = {line.title: line for line in comparison.lines}
    assert lines["Class"].same is True
    assert lines["Address"].same is False
    signs = [cell.text() for cell in comparison.findChildren(QLabel)]
    assert "≠" in signs, "a difference is told by a sign, not by colour alone"
    assert "＝" in signs
    assert known in comparison.read_out.text()
    with qtbot.waitSignal(panel.calls.arrived, timeout=5000) as arrived:
        press(focused(panel), "F10")
    kit.settle(panel.feed)
    assert arrived.args[0] == "join_case"
    (row,) = panel.feed.store.queue()
    assert (row.task_no, row.reporter_count) == (known, 2)
    last = panel.feed.store.history(known)[-1]
    assert (last.action, last.detail["told"]) == ("join", True)
    assert known in panel.result.text(), "what to read out stays on the screen"
    assert "138****0005" in [c.phone for c in panel.feed.store.contact(known)]
    assert panel.form.description.value() is None


def test_what_is_not_the_same_is_saved(intake: Any, kit: Any, qtbot: Any) -> None:
    panel = intake()
    panel.feed.store.register(dict(REPORT))
    panel.fill(REPORT)
    qtbot.waitUntil(lambda: bool(panel.form.duplicates.hits()), timeout=5000)
    panel.calls.compare_or_join()
    kit.settle(panel.feed)
    press(focused(panel), "Escape")
    assert panel.form.rows.isVisible(), "Esc goes back to the form"
    panel.calls.compare_or_join()
    kit.settle(panel.feed)
    with qtbot.waitSignal(panel.registered, timeout=5000):
        press(focused(panel), "Return", "Control")
    kit.settle(panel.feed)
    assert len(panel.feed.store.queue()) == 2


def test_a_finished_case_is_not_joined(intake: Any, kit: Any, qtbot: Any, player: Any) -> None:
    panel = intake()
    player.play(x=545105, y=4209105)
    panel.fill(REPORT)
    qtbot.waitUntil(lambda: bool(panel.form.duplicates.hits()), timeout=5000)
    panel.calls.compare_or_join()
    kit.settle(panel.feed)
    assert panel.calls.comparison.isVisible()
    assert not panel.calls.comparison.join_button.isVisible()
    panel.calls.compare_or_join()
    kit.settle(panel.feed)
    assert panel.feed.store.queue() == []


# --- contacts


def test_a_number_is_shown_for_a_reason_only_and_logged(
    intake: Any, kit: Any, connect: Any
) -> None:
    from yuhua_dcm_plugin.cases.contact_line import ContactLine

    panel = intake()
    known = panel.feed.store.register(dict(REPORT))["task_no"]
    line = ContactLine(panel.feed)
    line.show()
    line.set_case(known)
    kit.settle(panel.feed)
    assert "138****0001" in line.text.text()
    assert not line.button.isVisible(), "without the permission there is no button"
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute("UPDATE dcm.staff SET permissions = '{reveal}' WHERE login = 't_intake'")
    line.set_case(None)
    line.set_case(known)
    kit.settle(panel.feed)
    line.button.click()
    press(line.reason, "Return")
    kit.settle(panel.feed)
    assert "13800000001" not in line.revealed.text(), "no reason, no number"
    line.reason.setText("回访")
    press(line.reason, "Return")
    kit.settle(panel.feed)
    assert "13800000001" in line.revealed.text()
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT login, task_no, reason FROM dcm.contact_reveal")
        assert cursor.fetchall() == [("t_intake", known, "回访")]
    line.set_case(None)
    assert "13800000001" not in line.revealed.text()
    line.deleteLater()


def test_the_card_of_the_selected_case_shows_whom_to_call(intake: Any, kit: Any) -> None:
    panel = intake()
    known = panel.feed.store.register(dict(REPORT))["task_no"]
    kit.settle(panel.feed)
    panel.select_case(known)
    kit.settle(panel.feed)
    contacts = panel.queue.card.contacts
    assert contacts.isVisible()
    assert "138****0001" in contacts.text.text()
    panel.fill({**REPORT, "reporter_phone": "13800000007"})
    panel.calls.join(known)
    kit.settle(panel.feed)
    kit.settle(panel.feed)
    assert "138****0007" in contacts.text.text(), "who joined stands there too"


# --- bad input


def test_naughty_strings_go_through_the_dock_unharmed(intake: Any, kit: Any, qtbot: Any) -> None:
    from yuhua_dcm_plugin.core.text import clean

    panel = intake()
    texts = [text for text in naughty_strings() if clean(text).text.strip()]
    panel.fill(REPORT)
    for text in texts:
        panel.form.description.set_value(text)
        panel.form.caller.name.setText(text[:90])
        told = panel.form.told()
        assert told["description"] == clean(text).text.strip().replace("\u2029", "\n")
    arrived: list[str] = []
    panel.registered.connect(arrived.append)
    for text in texts[::12]:
        panel.fill({**REPORT, "description": text, "reporter_phone": ""})
        panel.save()
    wait_until(lambda: len(arrived) == len(texts[::12]), 60)
    rows = {row.description for row in panel.feed.store.cases(arrived)}
    assert rows == {clean(text).text.strip() for text in texts[::12]}


# --- looks


def test_the_dock_fits_a_small_screen(intake: Any, kit: Any, qtbot: Any) -> None:
    panel = intake()
    panel.feed.store.register(dict(REPORT))
    panel.fill(REPORT)
    qtbot.waitUntil(lambda: bool(panel.form.duplicates.hits()), timeout=5000)
    assert panel.scroll.widget().minimumSizeHint().width() <= 420
    panel.calls.compare_or_join()
    kit.settle(panel.feed)
    assert panel.scroll.widget().minimumSizeHint().width() <= 420


def test_every_control_has_a_name_for_screen_readers(intake: Any) -> None:
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QWidget

    panel = intake()
    buddies = {label.buddy() for label in panel.findChildren(QLabel) if label.buddy()}
    nameless = [
        child.objectName() or type(child).__name__
        for child in panel.calls.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.window() is panel.window()
        and not child.accessibleName()
        and child not in buddies
        and not (hasattr(child, "text") and child.text() and not isinstance(child, QLineEdit))
        and not child.objectName().startswith("qt_")
    ]
    assert nameless == []
