"""Own and team queue, taking the next case, and who is at it; with two desks that are real."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import shown, wait_until
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.cases.model import Column
from yuhua_dcm_plugin.core.errors import NotAllowedError
from yuhua_dcm_plugin.dispatch.records import Scope

pytestmark = pytest.mark.gui


@pytest.fixture
def two_desks(open_panel: Callable[..., Any], colleague: str) -> Callable[[], Any]:
    """Return `two_desks()`: docks of two dispatchers over the same database."""
    return lambda: (open_panel("t_dispatch")[0], open_panel(colleague)[0])


def take(panel: Any) -> str:
    """Press Alt+0 and tell what was taken."""
    taken: list[str] = []
    panel.nextTaken.connect(taken.append)
    panel.queue.view.setFocus()
    panel.activateWindow()
    wait_until(panel.queue.view.hasFocus)
    QTest.keyClick(panel.queue.view, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    wait_until(lambda: bool(taken))
    return taken[0]


def cell(panel: Any, task_no: str, column: Column, role: Any = Qt.ItemDataRole.DisplayRole) -> Any:
    return panel.queue.proxy.data(panel.queue.proxy.index_of(task_no, column), role)


def test_two_people_never_take_the_same(two_desks: Callable[[], Any], player: Any) -> None:
    cases = {player.play("file") for _n in range(4)}
    first, second = two_desks()
    wait_until(first.take_button.isEnabled)
    wait_until(second.take_button.isEnabled)
    taken: list[str] = []
    for panel in (first, second):
        panel.nextTaken.connect(taken.append)
    for _round in range(2):
        first.take_next()
        second.take_next()
        wait_until(lambda rounds=_round: len(taken) == 2 * (rounds + 1))
    assert set(taken) == cases
    assert take(first) == ""
    assert "Nothing waits" in first._desk.messages.told[-1]


def test_what_a_colleague_has_is_grey_signed_and_below(
    two_desks: Callable[[], Any], player: Any
) -> None:
    urgent, other = player.play("file", urgent=True), player.play("file")
    first, second = two_desks()
    wait_until(second.take_button.isEnabled)
    assert take(second) == urgent
    wait_until(lambda: cell(first, urgent, Column.CLAIMED) == "■ 同事")
    assert cell(second, urgent, Column.CLAIMED) == "✓ Me"
    grey = Qt.ItemDataRole.ForegroundRole
    assert cell(first, urgent, Column.TASK_NO, grey) is not None
    assert cell(second, urgent, Column.TASK_NO, grey) is None
    assert first.queue.task_nos() == [urgent, other]
    first.queue.filters.choose_scope(Scope.TEAM)
    assert first.queue.task_nos() == [other, urgent], "unclaimed first"
    first.queue.filters.choose_scope(Scope.MINE)
    assert first.queue.task_nos() == []
    assert "Take Next" in first.queue.empty.text()
    second.queue.filters.choose_scope(Scope.MINE)
    assert second.queue.task_nos() == [urgent]


def test_claim_release_and_a_colleague_who_was_faster(
    two_desks: Callable[[], Any], player: Any
) -> None:
    task_no = player.play("file")
    first, second = two_desks()
    wait_until(first.take_button.isEnabled)
    shown(first, task_no)
    shown(second, task_no)
    assert first.pane.claim.button.text() == "Claim"
    second._store.claim(task_no)
    first.pane.claim.press()
    wait_until(
        lambda: (
            any(isinstance(e, NotAllowedError) for e in first._desk.messages.errors)
            or "Claimed by 同事" in first.pane.claim.notice.text()
        )
    )
    wait_until(lambda: "Claimed by 同事" in first.pane.claim.notice.text())
    assert first.pane.claim.button.isHidden()
    wait_until(lambda: second.pane.claim.button.text() == "Release")
    second.pane.claim.press()
    wait_until(lambda: first._feed.model.case(task_no).claimed_by is None)
    wait_until(lambda: not first.pane.claim.button.isHidden())


def test_a_case_opened_by_a_colleague_shows_who_is_at_it(
    two_desks: Callable[[], Any], player: Any
) -> None:
    task_no, other = player.play("file"), player.play("file")
    first, second = two_desks()
    shown(first, task_no)
    shown(second, task_no)
    wait_until(lambda: "同事 is at this case since" in first.pane.claim.notice.text())
    wait_until(lambda: "测试t_dispatch is at this case" in second.pane.claim.notice.text())
    shown(second, other)
    wait_until(lambda: "同事" not in first.pane.claim.notice.text())
    shown(second, task_no)
    wait_until(lambda: "同事 is at this case since" in first.pane.claim.notice.text())
    second.hide()
    wait_until(lambda: "同事" not in first.pane.claim.notice.text())


def test_team_follows_the_rules_of_the_database(
    open_panel: Callable[..., Any], player: Any
) -> None:
    handling, mine = player.play("dispatch"), player.play("file")
    panel, _map = open_panel("t_dispatch")
    wait_until(lambda: bool(panel.stages))
    panel.queue.filters.choose_tab("all")
    panel.queue.filters.choose_scope(Scope.TEAM)
    assert panel.queue.task_nos() == [mine]
    office, _map = open_panel("t_dept_a")
    wait_until(lambda: bool(office.stages))
    office.queue.filters.choose_tab("all")
    office.queue.filters.choose_scope(Scope.TEAM)
    assert office.queue.task_nos() == [handling]


def test_an_urged_case_is_marked_and_its_department_told(
    open_panel: Callable[..., Any], player: Any, database: Any, connect: Callable[..., Any]
) -> None:
    calm, urged = player.play("dispatch"), player.play("dispatch")
    panel, _map = open_panel("t_dept_a")
    panel.queue.filters.choose_tab("handling")
    with connect() as db, db.cursor() as cursor:
        cursor.execute(
            "UPDATE dcm.case_file SET urge_count = 2, urged_at = now(), version = version + 1"
            " WHERE task_no = %s RETURNING pg_notify('dcm', json_build_object("
            "'topic', 'case', 'task_no', task_no, 'version', version)::text)",
            (urged,),
        )
    wait_until(lambda: any(urged in words for words in panel._desk.messages.told))
    assert cell(panel, urged, Column.URGED) == "urged 2"
    assert cell(panel, calm, Column.URGED) == ""
    panel.queue.view.sortByColumn(Column.URGED, Qt.SortOrder.AscendingOrder)
    assert panel.queue.task_nos() == [urged, calm]


def test_a_flood_of_notices_asks_the_database_once_in_a_while(
    open_panel: Callable[..., Any], player: Any
) -> None:
    task_no = player.play("file")
    panel, _map = open_panel()
    shown(panel, task_no)
    asked: list[str] = []
    panel._desk.database.on_statement = asked.append
    for number in range(1, 101):
        panel._desk.listener.deskChanged.emit(task_no)
        panel._desk.listener.handoverChanged.emit(number)
    wait_until(lambda: any("look_at" in sql for sql in asked))
    wait_until(lambda: any("dcm_app.handover " in sql for sql in asked))
    wait_until(lambda: not panel._desk.jobs.count)
    assert sum("look_at" in sql or "dcm_app.handover " in sql for sql in asked) == 2
