"""Fill a 任务派遣单 from the rows of a case: pure, and in Chinese, whatever the desk's language.

The sheet carries the order that stands now. What a department or a supervisor answered to an
earlier dispatch is in the history; the parts that are filled in by hand show answers to the
present one only. The history is left out while it would only repeat the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from .records import (
    DEFAULT_UNIT,
    Assignment,
    Check,
    DispatchSheet,
    Extension,
    Feedback,
    HistoryRow,
    Location,
    Problem,
    Supervision,
    short_time,
)

UNITS = {
    "urgent_hour": "紧急工作时",
    "work_hour": "工作时",
    "work_day": "工作日",
    "natural_day": "自然日",
    "urgent_day": "紧急工作日",
}
_KINDS = {"component": "部件", "event": "事件"}
_MEDIA = {"phone": "电话", "paper": "纸质"}
_RESULTS = {"true": "属实", "false": "不属实", "unknown": "无法核实"}
#: Events that no button makes, so that the list of actions does not name them.
_UNLISTED = {"register": "登记", "recompute_deadline": "时限重算", "reassign": "部门划转"}
#: Steps that parts A to F tell completely, if each was done once.
_TOLD = frozenset(
    {
        "register",
        "accept",
        "file",
        "dispatch",
        "report_done",
        "request_check",
        "report_check",
        "close",
    }
)
_VERIFYING = ("request_verification", "report_verification")
_WORDS = ("opinion", "reason", "text")
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MASKED_FROM = 2

Row = Any  # a row of sheets.store


def fill_sheet(
    case: Row,
    history: Sequence[Row],
    *,
    map_picture: bytes | None = None,
    printed_at: datetime | None = None,
    copy_label: str | None = None,
) -> DispatchSheet:
    """Fill one sheet.

    :param case: the row of the case, as :class:`.store.SheetStore` reads it
    :param history: its events, oldest first
    :param map_picture: the surroundings with the place marked: a PNG, or a page of PDF by Qt
    :param printed_at: time of printing, with a time zone
    :param copy_label: 联次
    :returns: the sheet, ready to print
    """
    order = _last(history, "dispatch")
    answers = [row for row in history if order is not None and row.seq > order.seq]
    return DispatchSheet(
        task_no=case.task_no,
        case_no=case.case_no,
        city_no=case.external_no,
        printed_at=printed_at,
        copy_label=copy_label,
        urgent=bool(case.urgent),
        training=bool(case.training),
        unit_name=case.unit_name or DEFAULT_UNIT,
        problem=_problem(case),
        location=_location(case, map_picture),
        assignment=_assignment(case, history, order),
        supervision=_supervision(case, history),
        feedback=_feedback(case, answers),
        check=_check(answers),
        history=tuple(history_row(row) for row in history) if _is_eventful(history) else (),
    )


def limit_text(amount: Decimal | float | None, unit: str | None) -> str | None:
    """Write a handling limit as it is spoken: ``2 紧急工作时``.

    :param amount: how many; None where the case has no limit yet
    :param unit: code of the unit
    """
    if amount is None or unit is None:
        return None
    number = f"{Decimal(amount):f}"
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return f"{number} {UNITS.get(unit, unit)}"


def mask_name(name: str | None) -> str | None:
    """Leave the family name only: a department needs the place, not the citizen."""
    if not name or len(name) < _MASKED_FROM:
        return name
    return name[0] + "*" * (len(name) - 1)


def history_row(row: Row) -> HistoryRow:
    """Word one event for the list on the sheet."""
    return HistoryRow(
        at=row.at,
        stage=row.stage_name,
        action=row.action_name or _UNLISTED.get(row.action, row.action),
        actor=_actor(row),
        opinion=_said(row.detail),
    )


def _is_eventful(history: Sequence[Row]) -> bool:
    """Whether the history says more than the parts of the form; else it would cost a page.

    核实 comes before filing and is the hall's own affair: a filed case is a verified one.
    """
    rows = [row for row in history if row.action not in _VERIFYING]
    actions = [row.action for row in rows]
    return (
        len(set(actions)) < len(actions)
        or not _TOLD.issuperset(actions)
        or any(row.on_behalf_of for row in rows)
    )


def _actor(row: Row) -> str:
    name = row.actor_name or row.actor
    answered = row.on_behalf_of
    if not answered:
        return str(name)
    medium = _MEDIA.get(answered.get("medium", ""), "")
    return f"{name}（代{_answerer(row)}{medium}）"


def _answerer(row: Row) -> str:
    answered = row.on_behalf_of or {}
    known = row.asked_department or row.asked_name
    return str(known or answered.get("department") or answered.get("login") or "")


def _said(detail: dict[str, Any]) -> str:
    """Put what was said into one text: the verdict, the words, and what moved."""
    return "；".join([*_verdicts(detail), *(str(detail[key]) for key in _WORDS if detail.get(key))])


def _verdicts(detail: dict[str, Any]) -> Iterable[str]:
    if "passed" in detail:
        yield "通过" if _is_true(detail["passed"]) else "不通过"
    if "result" in detail:
        yield _RESULTS.get(str(detail["result"]).lower(), str(detail["result"]))
    if "limit_amount" in detail:
        limit = limit_text(detail["limit_amount"], detail.get("limit_unit"))
        yield f"时限 {limit}" if limit else "不设时限"
    if detail.get("due_at"):
        yield f"截止 {short_time(_moment(detail['due_at']))}"


def _moment(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=int(microseconds))


def _is_true(value: object) -> bool:
    return str(value).lower() == "true"


def _last(history: Sequence[Row], *actions: str) -> Row | None:
    return next((row for row in reversed(history) if row.action in actions), None)


def _first(history: Sequence[Row], *actions: str) -> Row | None:
    return next((row for row in history if row.action in actions), None)


def _name(row: Row | None) -> str | None:
    return None if row is None else (row.actor_name or row.actor)


def _problem(case: Row) -> Problem:
    contacts: list[dict[str, Any]] = case.contacts or []
    reporter = next((person for person in contacts if person["part"] == "reporter"), {})
    name = mask_name(reporter.get("name"))
    if name is None and case.source == "supervisor":
        name = case.registrar_name
    return Problem(
        source=case.source_name or case.source,
        kind=_KINDS.get(case.kind, case.kind),
        big_class=case.big_name,
        small_class=case.class_name,
        component_code=case.component_code,
        filing_condition=case.condition,
        level=f"{case.grade} 级" if case.grade else None,
        urgency="紧急" if case.urgent else "一般",
        description=case.description,
        reporter=name,
        reporter_phone=reporter.get("phone"),
        reported_at=case.registered_at,
    )


def _location(case: Row, map_picture: bytes | None) -> Location:
    placed = case.x is not None and case.y is not None
    return Location(
        street=case.street_name or case.street_code,
        community=case.community_name or case.community_code,
        grid_code=case.grid_code,
        duty_grid=case.grid_name,
        address=case.address,
        coordinates=f"东 {case.x}　北 {case.y}（米，EPSG:4547）" if placed else None,
        map_picture=map_picture,
    )


def _assignment(case: Row, history: Sequence[Row], order: Row | None) -> Assignment:
    filed = _last(history, "file")
    return Assignment(
        intake_clerk=_clerk(case, history),
        filed_by=_name(filed),
        filed_at=case.filed_at,
        dispatcher=_name(order),
        dispatched_at=None if order is None else order.at,
        main_department=case.department_name or case.department_code,
        co_departments=None if order is None else order.helper_names,
        limit_text=_limit(case, order),
        due_at=case.due_at,
        due_provisional=bool(case.due_provisional),
        opinion=None if order is None else order.detail.get("opinion"),
        closing_condition=case.closing_condition,
    )


def _limit(case: Row, order: Row | None) -> str | None:
    """The limit; where the clock started at an earlier dispatch, that time is said with it."""
    text = limit_text(case.limit_amount, case.limit_unit)
    started = case.dispatched_at
    if text is None or order is None or started is None or started == order.at:
        return text
    return f"{text}，自首次派遣 {short_time(started)} 起"


def _clerk(case: Row, history: Sequence[Row]) -> str | None:
    """Who took the report in: a supervisor's own report was taken in by whoever accepted it."""
    accepted = _first(history, "accept", "request_verification")
    if accepted is not None:
        return _name(accepted)
    return None if case.source == "supervisor" else case.registrar_name


def _supervision(case: Row, history: Sequence[Row]) -> Supervision | None:
    """Requests for more time; a sheet without any has no such part."""
    asked: list[dict[str, Any]] = case.extensions or []
    due = _due_after(history)
    extensions = tuple(_extension(request, due) for request in asked)
    return Supervision(extensions=extensions) if extensions else None


def _due_after(history: Sequence[Row]) -> dict[int, int]:
    """Deadline in microseconds that the answer to a request made, by the event of the request."""
    due: dict[int, int] = {}
    request = 0
    for row in history:
        if row.action == "ask_extension":
            request = row.seq
        elif row.action == "decide_extension" and row.detail.get("due_at"):
            due[request] = row.detail["due_at"]
    return due


def _extension(request: dict[str, Any], due: dict[int, int]) -> Extension:
    approved = request["approved"]
    moved = due.get(request["seq"]) if approved else None
    return Extension(
        asked_by=_asker(request),
        asked_at=_moment(request["asked_at"]),
        reason=request["reason"],
        document=request["document"],
        approved=approved,
        decided_by=request["decided_by"],
        decided_at=_moment(request["decided_at"]) if request["decided_at"] else None,
        opinion=request["opinion"],
        due_at=_moment(moved) if moved else None,
    )


def _asker(request: dict[str, Any]) -> str:
    """The department and who asked for it; the hall where it asked in its name."""
    department = request["department"] or ""
    if request["on_behalf"]:
        return f"{request['asked_by']}（代{department}）"
    return f"{department} {request['asked_by']}".strip()


def _feedback(case: Row, answers: Sequence[Row]) -> Feedback:
    done = _last(answers, "report_done")
    if done is None or case.handled_at is None:
        return Feedback()
    return Feedback(result=done.detail.get("opinion"), handled_by=_who(done), handled_at=done.at)


def _check(answers: Sequence[Row]) -> Check:
    checked = _last(answers, "report_check")
    closed = _last(answers, "close")
    if checked is None:
        return Check(closed_by=_name(closed), closed_at=None if closed is None else closed.at)
    return Check(
        checked_by=_who(checked),
        checked_at=checked.at,
        passed=_is_true(checked.detail.get("passed")),
        opinion=checked.detail.get("opinion"),
        closed_by=_name(closed),
        closed_at=None if closed is None else closed.at,
    )


def _who(row: Row) -> str | None:
    """Who answered, whoever entered the answer."""
    return _answerer(row) if row.on_behalf_of else _name(row)
