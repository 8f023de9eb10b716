"""One case round the loop: taken in, found twice, filed, dispatched, reworked, closed, scored.

On the way the play shows what the posts of the hall do besides: calls of every kind and an outage
(calls.py), a dispatcher's day (desks.py), the handover of a shift and the desk of a department
(shift.py), what QGIS itself offers (around.py).
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from . import around, calls, census, clocks, desks, shift, upkeep
from .connections import SEATS
from .doing import act, find_cover
from .stage import Stage, Steps

INTAKE_SEAT, DISPATCH_SEAT = SEATS
ACT = "select dcm_app.act(%s, %s, %s, %s)"


def desk_only(stage: Stage) -> Steps:
    """Sign in and leave the desk to the person in front of it."""
    stage.clear_window()
    yield from stage.sign_in(INTAKE_SEAT)


def play(stage: Stage) -> Steps:
    """The whole loop, with a picture at each step."""
    stage.clear_window()
    yield from stage.sign_in(INTAKE_SEAT)
    stage.show("dispatch")
    yield from stage.settle()
    stage.picture("hall")
    cover = find_cover(stage)
    task_no, urged = yield from calls.five_calls(stage, cover)
    yield from calls.rules(stage)
    supervisor = yield from verify(stage, task_no)
    yield from file_case(stage, task_no)
    yield from stage.sign_in(DISPATCH_SEAT)
    department = yield from dispatch(stage, task_no)
    yield from print_sheet(stage, task_no)
    yield from desks.day(stage)
    yield from clocks.extension(stage)
    yield from around.qgis(stage)
    stage.panel("dispatch").select_case(task_no)
    yield from handle(stage, task_no, department, supervisor)
    yield from rework(stage, task_no, department, supervisor)
    number = yield from shift.give(stage, INTAKE_SEAT)
    yield from shift.department(stage, urged)
    yield from stage.sign_in(INTAKE_SEAT)
    yield from shift.take(stage, number)
    yield from close(stage, task_no)
    yield from score(stage, task_no, department)
    yield from census.day(stage)
    yield from upkeep.day(stage)


# --- the steps of the loop


def verify(stage: Stage, task_no: str) -> Any:
    """核实: a supervisor looks at it and answers by phone."""
    bar = stage.panel("intake").queue.actions
    supervisor = stage.plugin.feed.store.suggest_supervisors(task_no)[0]
    yield from act(
        stage, bar, "request_verification", {"supervisor": supervisor.login}, "verification_sent"
    )
    yield from act(
        stage,
        bar,
        "report_verification",
        {
            "result": "true",
            "opinion": "现场核实属实，井盖开裂，已放警示锥。",
            "on_behalf_of": {"login": supervisor.login, "name": supervisor.name, "medium": "phone"},
        },
        "verified",
    )
    return supervisor


def file_case(stage: Stage, task_no: str) -> Steps:
    """案卷建立: the chief chooses the filing condition, which brings the limit."""
    store = stage.plugin.feed.store
    condition = store.conditions(store.rows([task_no])[0])[0]
    yield from act(
        stage, stage.panel("intake").queue.actions, "file", {"condition": condition.code}, "filed"
    )


def dispatch(stage: Stage, task_no: str) -> Any:
    """任务派遣: the department that the rules suggest, with the reason in words."""
    panel = stage.panel("dispatch")
    stage.show("dispatch")
    panel.go_on = False  # the play stays with its case; a dispatcher goes on to the next
    panel.select_case(task_no)
    yield from desks.colleague_looks(stage, task_no)
    department = stage.plugin.feed.store.suggest_departments(task_no)[0].code
    yield from act(
        stage,
        panel.pane.actions,
        "dispatch",
        {"department": department, "opinion": "请立即围挡并更换井盖。"},
        "dispatched",
        after="undo_offered",
        unfold="departmentWhy",
    )
    return department


def print_sheet(stage: Stage, task_no: str) -> Steps:
    """The 派遣单 on paper."""
    target = stage.target / f"dispatch_sheet_{task_no}.pdf"
    run = stage.panel("dispatch").print_sheets([task_no], target)
    yield from stage.until(lambda: run.finished, "the sheet")
    yield from stage.settle()
    if not target.exists():
        raise FileNotFoundError("the sheet was not written")
    stage.picture("sheet_printed")
    stage.clear_messages()


def handle(stage: Stage, task_no: str, department: str, supervisor: Any) -> Steps:
    """案件处理, 处理反馈: an answer on paper, and a check that it does not pass."""
    bar = stage.panel("dispatch").pane.actions
    yield from act(
        stage,
        bar,
        "report_done",
        {
            "opinion": "已更换井盖一套。",
            "on_behalf_of": {"department": department, "name": "演示经办人", "medium": "paper"},
        },
        "handled",
    )
    yield from act(stage, bar, "request_check", {"supervisor": supervisor.login}, "check_sent")
    yield from act(
        stage,
        bar,
        "report_check",
        {
            "passed": False,
            "opinion": "井框与路面有高差，行车仍有响声。",
            "on_behalf_of": {"login": supervisor.login, "name": supervisor.name, "medium": "phone"},
        },
        "check_failed",
    )


def rework(stage: Stage, task_no: str, department: str, supervisor: Any) -> Steps:
    """返工: dispatched again; the department answers at its own desk, the hall sees it at once."""
    panel = stage.panel("dispatch")
    bar = panel.pane.actions
    yield from act(
        stage,
        bar,
        "dispatch",
        {"department": department, "opinion": "核查未通过，请返工。"},
        "rework",
    )
    yield from _department_answers(stage, task_no, department)
    stage.picture("seen_from_elsewhere")
    yield from act(stage, bar, "request_check", {"supervisor": supervisor.login}, None)
    yield from act(
        stage,
        bar,
        "report_check",
        {
            "passed": True,
            "opinion": "井盖平稳，路面恢复，通过。",
            "on_behalf_of": {"login": supervisor.login, "name": supervisor.name, "medium": "phone"},
        },
        "check_passed",
    )


def close(stage: Stage, task_no: str) -> Steps:
    """核实结案."""
    panel = stage.panel("dispatch")
    stage.show("dispatch")
    panel.select_case(task_no)
    yield from act(
        stage, panel.pane.actions, "close", {"opinion": "处置到位，同意结案。"}, "closed"
    )
    panel.go_on = True
    panel.select_case(task_no)
    yield from stage.settle()
    stage.picture("history")
    if panel.export_history(stage.target / "case_history.json") is None:
        raise FileNotFoundError("the history was not written")
    stage.clear_messages()


def score(stage: Stage, task_no: str, department: str) -> Steps:
    """综合评价: the department's score, and the very cases behind one of its numbers."""
    panel = stage.panel("evaluation")
    stage.show("evaluation")
    panel.choose_period("month")
    yield from stage.until(lambda: panel.evaluation is not None, "the evaluation")
    yield from stage.settle()
    stage.picture("evaluation")
    panel.show_cases(department, "reworked")
    yield from stage.settle()
    stage.picture("cases_behind")
    target = stage.target / "evaluation.xlsx"
    panel.export_xlsx(target)
    yield from stage.until(target.exists, "the workbook")
    yield from stage.settle()


# --- small things


def _department_answers(stage: Stage, task_no: str, department: str) -> Steps:
    version = stage.plugin.feed.model.case(task_no).version
    stage.elsewhere(
        f"bm_{department.lower()}", ACT, task_no, "report_done", version,
        json.dumps({"opinion": "已重新找平井框，铺设沥青。"}),
    )  # fmt: skip
    sent = time.monotonic()
    seen = lambda: stage.plugin.feed.model.case(task_no).version > version  # noqa: E731
    yield from stage.until(seen, "the news from the department", 5)
    Path(stage.target / "seen_after_ms.txt").write_text(f"{(time.monotonic() - sent) * 1000:.0f}\n")
    yield from stage.settle()
