"""What moves or stops the clock, at the desks: asked, answered, seen in list, card and history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import open_form, shown, wait_until
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QDateEdit, QWidget

from yuhua_dcm_plugin.cases.clock_fields import last_day
from yuhua_dcm_plugin.cases.model import Column
from yuhua_dcm_plugin.core.shanghai import SHANGHAI
from yuhua_dcm_plugin.dispatch.records import ClockMark, QueueFilter, Scope

pytestmark = pytest.mark.gui
SOON = (datetime.now(SHANGHAI) + timedelta(days=5)).date().isoformat()


def submit(panel: Any, code: str, detail: dict[str, Any]) -> None:
    """Fill a form in as a person does and wait until the case has moved on."""
    form = open_form(panel, code)
    form.fill(detail)
    assert form.missing() == []
    version = form.version
    form.submit()
    wait_until(lambda: panel.pane.case is not None and panel.pane.case.version > version)
    wait_until(lambda: not panel._desk.jobs.count)


def cell(panel: Any, task_no: str, column: Column) -> str:
    model = panel._feed.model
    return str(model.index_of(task_no, column).data() or "")


def found(panel: Any, task_no: str) -> None:
    """Look a closed case up by its number as the guide says, and choose it."""
    panel.queue.filters.words.setText(task_no)
    panel.queue.filters.words.returnPressed.emit()
    wait_until(lambda: panel.queue.archive.task_nos() == [task_no])
    panel.queue.archive.table.setCurrentCell(0, 0)
    wait_until(lambda: panel.pane.case is not None and panel.pane.case.task_no == task_no)
    wait_until(lambda: not panel._desk.jobs.count)


def said(panel: Any) -> str:
    """What the form of the action says was asked."""
    label = panel.pane.actions.form.findChild(QWidget, "action_form_asked")
    return str(label.text())


def test_a_department_asks_and_the_dispatcher_approves(
    open_panel: Callable[..., Any], player: Any
) -> None:
    task_no = player.play("dispatch")
    department, _map = open_panel("t_dept_a")
    dispatcher, _map = open_panel("t_dispatch")
    shown(department, task_no)
    submit(department, "ask_extension", {"reason": "配件没到货"})
    assert "Extension asked" in department.pane.facts.value("clock")
    wait_until(lambda: "Extension asked" in cell(dispatcher, task_no, Column.STAGE))
    dispatcher.queue.filters.apply(
        QueueFilter(stage="all", scope=Scope.TEAM, clock=ClockMark.ASKED)
    )
    assert dispatcher.queue.task_nos() == [task_no]
    shown(dispatcher, task_no)
    due = dispatcher.pane.case.due_at
    open_form(dispatcher, "decide_extension")
    assert "配件没到货" in said(dispatcher), "who decides reads why"
    submit(dispatcher, "decide_extension", {"approved": True, "opinion": "同意"})
    assert dispatcher.pane.case.due_at > due
    assert "Extended 1 times" in dispatcher.pane.facts.value("clock")
    assert dispatcher.queue.task_nos() == []
    told = department._desk.messages
    wait_until(lambda: any("the request was answered, due" in words for words in told.told))


@pytest.mark.parametrize(
    ("today", "days", "last"),
    [
        ("2026-11-23", 365, "2027-11-23"), ("2027-03-01", 365, "2028-03-01"),
        ("2028-02-29", 365, "2029-02-28"), ("2026-03-12", 60, "2026-05-11"),
        ("2026-03-12", 400, "2027-04-16"),
    ],
)  # fmt: skip
def test_the_last_day_is_the_one_that_the_database_takes(today: str, days: int, last: str) -> None:
    assert last_day(date.fromisoformat(today), days) == QDate.fromString(last, "yyyy-MM-dd")


def test_a_suspension_may_last_a_whole_year(open_panel: Callable[..., Any], player: Any) -> None:
    task_no = player.play("dispatch")
    dispatcher, _map = open_panel("t_dispatch")
    shown(dispatcher, task_no)
    form = open_form(dispatcher, "ask_hang")
    field = form.findChild(QDateEdit, "day")
    wished = QDate.currentDate().addYears(1)
    field.setDate(wished.addDays(1))
    assert field.date() == wished, "a day later cannot be chosen"
    submit(dispatcher, "ask_hang", {"reason": "规划未定", "until": wished.toString("yyyy-MM-dd")})
    assert dispatcher.pane.case.stage == "handling"


def test_a_case_stands_still_and_goes_on(open_panel: Callable[..., Any], player: Any) -> None:
    task_no = player.play("dispatch")
    dispatcher, _map = open_panel("t_dispatch")
    chief, _map = open_panel("t_chief")
    shown(dispatcher, task_no)
    submit(dispatcher, "ask_hang", {"reason": "等汛期过后施工", "until": SOON})
    submit(dispatcher, "review_hang", {"passed": True, "opinion": "情况属实"})
    shown(chief, task_no)
    open_form(chief, "decide_hang")
    assert "Review passed 情况属实" in said(chief)
    submit(chief, "decide_hang", {"approved": True, "opinion": "同意"})
    assert chief.pane.case.stage == "suspended"
    assert cell(chief, task_no, Column.TIME_LEFT).startswith("‖ Suspended until")
    assert cell(chief, task_no, Column.LAMP) == "Stopped"
    tip = chief._feed.model.index_of(task_no, Column.LAMP).data(Qt.ItemDataRole.ToolTipRole)
    assert "Suspended until" in tip
    chief.queue.filters.apply(QueueFilter(stage="all", clock=ClockMark.STOPPED))
    assert chief.queue.task_nos() == [task_no]
    submit(chief, "resume", {"reason": "提前具备条件"})
    assert chief.pane.case.stage == "handling"
    assert chief.pane.case.stop_kind is None
    actions = [line.action for line in chief.pane.history.lines()]
    assert len(actions) >= 4
    words = "\n".join(line.said for line in chief.pane.history.lines())
    assert "Until " in words
    assert "Request approved" in words


def test_a_stop_that_has_ended_is_ended_by_a_desk_of_the_hall(
    open_panel: Callable[..., Any], player: Any, sql: Callable[..., Any]
) -> None:
    task_no = player.play("dispatch")
    player.act(task_no, "ask_postpone", "t_dept_a", {"reason": "缓", "until": SOON})
    player.act(task_no, "decide_postpone", "t_chief", {"approved": True, "opinion": "同意"})
    sql("update dcm.case_file set stop_until = now() - interval '1 minute'")
    panel, _map = open_panel("t_intake")
    wait_until(lambda: panel._feed.model.case(task_no).stage == "handling")
    shown(panel, task_no)
    assert "By itself" in [line.who for line in panel.pane.history.lines()]


def test_a_department_alone_waits_for_the_hall(
    open_panel: Callable[..., Any], player: Any, sql: Callable[..., Any]
) -> None:
    player.play("dispatch")
    panel, _map = open_panel("t_dept_a")
    assert not panel._feed._resumer.isActive()


def test_the_hall_asks_for_a_department_that_telephoned(
    open_panel: Callable[..., Any], player: Any
) -> None:
    task_no = player.play("dispatch")
    panel, _map = open_panel("t_dispatch")
    shown(panel, task_no)
    submit(panel, "ask_extension", {"reason": "配件没到货", "on_behalf_of": {"name": "演示"}})
    assert panel.pane.case.pending == "extension"
    submit(panel, "withdraw_request", {"reason": "配件到了", "on_behalf_of": {"medium": "paper"}})
    assert panel.pane.case.pending is None
    said_by = [line.who for line in panel.pane.history.lines()][-2:]
    assert [who.partition(" for ")[2] for who in said_by] == [
        "Test municipal bureau, by phone", "Test municipal bureau, on paper",
    ]  # fmt: skip


def test_a_case_is_timed_with_another(open_panel: Callable[..., Any], player: Any) -> None:
    leading, member = player.play("dispatch"), player.play("dispatch")
    panel, _map = open_panel("t_dispatch")
    shown(panel, member)
    form = open_form(panel, "bundle")
    assert form._fields["with"].value() == leading, "the only other one is chosen"
    submit(panel, "bundle", {"with": leading, "reason": "同一处"})
    assert panel.pane.case.bundle_task_no == leading
    assert f"Timed with {leading}" in panel.pane.facts.value("clock")
    submit(panel, "unbundle", {"reason": "分开处置"})
    assert panel.pane.case.bundle_task_no is None


def test_time_lost_to_a_send_back_is_offered(open_panel: Callable[..., Any], player: Any) -> None:
    task_no = player.play("dispatch")
    panel, _map = open_panel("t_dispatch")
    shown(panel, task_no)
    player.act(task_no, "send_back", "t_dept_a", {"reason": "不属本部门"})
    wait_until(lambda: panel.pane.case is not None and panel.pane.case.stage == "dispatch")
    form = open_form(panel, "dispatch")
    assert form._fields["give_back_time"].value() is False, "the district's setting"
    submit(panel, "dispatch", {"department": "B", "give_back_time": True})
    words = "\n".join(line.said for line in panel.pane.history.lines())
    assert "does not count" in words


def test_a_first_dispatch_does_not_ask_for_lost_time(
    open_panel: Callable[..., Any], player: Any
) -> None:
    task_no = player.play("file")
    panel, _map = open_panel("t_dispatch")
    shown(panel, task_no)
    assert "give_back_time" not in open_form(panel, "dispatch")._fields


def test_an_appeal_after_closing(
    open_panel: Callable[..., Any], player: Any, sql: Callable[..., Any]
) -> None:
    task_no = player.play("dispatch")
    sql(
        "update dcm.case_file set due_at = now() - interval '1 h', warn_at = now() - interval '2 h'"
    )
    for action, login, detail in _REST:
        player.act(task_no, action, login, detail)
    department, _map = open_panel("t_dept_a")
    found(department, task_no)
    dispatcher, _map = open_panel("t_dispatch")
    intake, _map = open_panel("t_intake")
    waiting = QueueFilter(stage="all", scope=Scope.TEAM, clock=ClockMark.ASKED)
    for panel in (dispatcher, intake):
        panel.queue.filters.apply(waiting)
        assert panel.queue.task_nos() == []
    submit(department, "ask_appeal", {"reason": "停电两天"})
    wait_until(lambda: dispatcher.queue.task_nos() == [task_no])
    assert intake.queue.task_nos() == [], "the first review is not theirs"
    late, _map = open_panel("t_dispatch")
    late.queue.filters.apply(waiting)
    wait_until(lambda: late.queue.task_nos() == [task_no])
    shown(dispatcher, task_no)
    submit(dispatcher, "review_appeal", {"passed": True, "opinion": "属实"})
    wait_until(lambda: intake.queue.task_nos() == [task_no])
    assert dispatcher.queue.task_nos() == []
    shown(intake, task_no)
    submit(intake, "decide_appeal", {"approved": True, "opinion": "同意"})
    assert intake.pane.case.overdue, "the fact stays"
    assert "counted as in time" in intake.pane.facts.value("clock")
    assert intake.queue.task_nos() == [], "nobody has it in his list any more"
    told = department._desk.messages
    wait_until(lambda: any(f"{task_no}: the request was answered" in words for words in told.told))


_REST = (
    ("report_done", "t_dept_a", {"opinion": "已修复"}),
    ("request_check", "t_intake", {"supervisor": "t_supervisor"}),
    ("report_check", "t_supervisor", {"passed": True, "opinion": "通过"}),
    ("close", "t_chief", {"opinion": "同意"}),
)


def test_steps_stand_beside_the_limit(
    open_panel: Callable[..., Any], player: Any, sql: Callable[..., Any]
) -> None:
    task_no = player.play("file")
    sql(
        "insert into dcm.handling_limit (edition, condition_code, grade, area_type, step,"
        " limit_amount, limit_unit, step_label)"
        " select edition, condition_code, grade, area_type, 2, 20, 'work_day', '拆除'"
        " from dcm.handling_limit where (edition, condition_code) ="
        " (select edition, condition_code from dcm.case_file)"
    )
    player.act(task_no, "dispatch", "t_dispatch", {"department": "A"})
    panel, _map = open_panel("t_dept_a")
    shown(panel, task_no)
    first, second = panel.pane.facts.value("steps").split("\n")
    assert first.startswith("Step 1: due")
    assert second.startswith("拆除: due")
    submit(panel, "report_step", {"opinion": "已停工"})
    assert panel.pane.facts.value("steps").startswith("✓ Step 1: done")
