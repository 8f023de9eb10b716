"""Fast hands and nothing lost: undo, going on, stale actions, drafts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import dispatch_by_form, open_form, shown, stage_of, wait_until
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.core import settings
from yuhua_dcm_plugin.dispatch.panel import DispatchPanel

pytestmark = pytest.mark.gui
CONTROL = Qt.KeyboardModifier.ControlModifier


def offered(panel: DispatchPanel, button: str) -> Callable[[], None]:
    """What the newest offer with these words on its button does."""
    return [do for words, do in panel._desk.messages.offers if words == button][-1]


def test_after_a_dispatch_the_next_case_comes_to_hand(
    open_panel: Callable[..., Any], player: Any
) -> None:
    first, second, third = (player.play("file") for _n in range(3))
    panel, _map = open_panel()
    assert panel.queue.task_nos() == [first, second, third]
    shown(panel, second)
    dispatch_by_form(panel)
    wait_until(lambda: panel.task_no == third)
    assert panel.queue.selected() == [third]
    wait_until(lambda: panel.queue.task_nos() == [first, third])
    wait_until(lambda: "dispatch" in panel.pane.actions.actions())
    dispatch_by_form(panel)
    wait_until(lambda: panel.task_no == first)
    assert panel.queue.filters.tab() == "dispatch"
    panel.run_action("dispatch", {"department": "A"})
    wait_until(lambda: stage_of(panel, first) == "handling")
    assert panel.task_no == first, "a script stays at its case"


def test_who_wants_to_stay_stays(open_panel: Callable[..., Any], player: Any) -> None:
    first, _second = player.play("file"), player.play("file")
    panel, _map = open_panel()
    panel.go_on = False
    try:
        shown(panel, first)
        dispatch_by_form(panel)
        wait_until(lambda: stage_of(panel, first) == "handling")
        assert panel.task_no == first
    finally:
        panel._desk.settings.set(settings.DISPATCH_GO_ON, True)


def test_a_dispatch_is_undone_from_the_message(open_panel: Callable[..., Any], player: Any) -> None:
    first, second = player.play("file"), player.play("file")
    panel, _map = open_panel()
    shown(panel, first)
    dispatch_by_form(panel)
    wait_until(lambda: panel.task_no == second)
    offered(panel, "Undo")()
    wait_until(lambda: stage_of(panel, first) == "dispatch")
    wait_until(lambda: panel.task_no == first)
    assert set(panel.queue.task_nos()) == {first, second}


def test_ctrl_z_undoes_a_step_but_not_while_words_are_typed(
    open_panel: Callable[..., Any], player: Any
) -> None:
    task_no = player.play("file")
    panel, _map = open_panel()
    shown(panel, task_no)
    dispatch_by_form(panel)
    wait_until(lambda: stage_of(panel, task_no) == "handling")
    wait_until(lambda: "undo" in panel.pane.actions.actions())
    bar = panel.pane.actions
    codes = bar.actions()
    assert codes.index("undo") > codes.index("note"), "apart from every day's work"
    panel.activateWindow()
    form = open_form(panel, "note")
    field = form.findChild(object, "field_text")
    field.setFocus()
    wait_until(field.hasFocus)
    QTest.keyClicks(field, "wrong")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert field.toPlainText() != "wrong"
    assert stage_of(panel, task_no) == "handling"
    form.cancel_button.click()
    panel.queue.view.setFocus()
    wait_until(panel.queue.view.hasFocus)
    QTest.keyClick(panel.queue.view, Qt.Key.Key_Z, CONTROL)
    wait_until(lambda: stage_of(panel, task_no) == "dispatch")


def test_two_desks_one_case(
    open_panel: Callable[..., Any], player: Any, colleague: str, kit: Any
) -> None:
    """Both have the form open; the slower one reads what the other did and decides again."""
    task_no = player.play("file")
    first, second = open_panel()[0], open_panel(colleague)[0]
    for panel in (first, second):
        shown(panel, task_no)
    typed = {"text": "打了很久的字"}
    open_form(first, "note").fill(typed)
    open_form(second, "note").fill({"text": "快一步"})
    second.pane.actions.form.submit()
    wait_until(lambda: second.pane.actions.form is None)
    form = first.pane.actions.form
    form.submit()
    wait_until(lambda: form.stale)
    error = form.findChild(object, "action_form_error").text()
    assert "同事" in error
    assert "Note" in error
    assert form.detail() == typed
    assert "Apply to the New Version" in form.submit_button.text()
    wait_until(form.submit_button.isEnabled)
    form.submit()
    wait_until(lambda: first.pane.actions.form is None)
    kit.settle(first._feed)
    wait_until(lambda: "打了很久的字" in second.pane.history.toPlainText())


def test_what_the_case_no_longer_takes_stays_to_be_copied(
    open_panel: Callable[..., Any], player: Any, colleague: str
) -> None:
    task_no = player.play("file")
    first, second = open_panel()[0], open_panel(colleague)[0]
    for panel in (first, second):
        shown(panel, task_no)
    form = open_form(first, "return_to_filing")
    form.fill({"reason": "立案条件不对，说了很多"})
    second.run_action("dispatch", {"department": "B"})
    wait_until(lambda: stage_of(second, task_no) == "handling")
    form.submit()
    wait_until(lambda: form.stale)
    wait_until(lambda: not form.submit_button.isEnabled())
    assert "no longer takes" in form.findChild(object, "action_form_error").text()
    assert form.detail() == {"reason": "立案条件不对，说了很多"}


def test_long_words_survive_going_to_another_case_and_a_crash(
    open_panel: Callable[..., Any], player: Any, qtbot: Any
) -> None:
    first, second = player.play("file"), player.play("file")
    panel, noted = open_panel()
    shown(panel, first)
    form = open_form(panel, "note")
    form.findChild(object, "field_text").setPlainText("一段写了很久的备注")
    shown(panel, second)
    assert panel.pane.actions.form is None
    shown(panel, first)
    form = open_form(panel, "note")
    assert form.detail() == {"text": "一段写了很久的备注"}
    form.findChild(object, "field_text").setPlainText("又写了一段")
    wait_until(
        lambda: any(
            entry.payload["detail"] == {"text": "又写了一段"}
            for entry in panel._desk.spool.entries("draft")
        )
    )
    other = DispatchPanel(panel._desk, panel._feed, noted)  # as after the next start
    qtbot.addWidget(other)
    shown(other, first)
    form = open_form(other, "note")
    assert form.detail() == {"text": "又写了一段"}
    form.submit()
    wait_until(lambda: other.pane.actions.form is None)
    assert panel._desk.spool.entries("draft") == []


def test_words_typed_at_the_last_moment_stay_when_the_desk_is_left(
    open_panel: Callable[..., Any], player: Any
) -> None:
    task_no = player.play("file")
    panel, _map = open_panel()
    shown(panel, task_no)
    open_form(panel, "note").findChild(object, "field_text").setPlainText("刚写下的话")
    panel.leave()
    (kept,) = panel._desk.spool.entries("draft")
    assert kept.payload["detail"] == {"text": "刚写下的话"}


def test_a_key_pressed_twice_acts_once(open_panel: Callable[..., Any], player: Any) -> None:
    task_no = player.play("file")
    panel, _map = open_panel()
    shown(panel, task_no)
    refused: list[Any] = []
    panel.pane.actions.refused.connect(lambda _task_no, error: refused.append(error))
    form = open_form(panel, "note")
    form.findChild(object, "field_text").setPlainText("一次")
    form.submit()
    form.submit()
    wait_until(lambda: not panel._desk.jobs.count)
    assert refused == []
    notes = [e for e in panel._feed.store.history(task_no) if e.action == "note"]
    assert len(notes) == 1
