"""What a form holds, as the database's functions take it, and back again; pure Python (来电文书).

``told`` is the state of the form: the keys of register_case, and ``mode``, ``answer``,
``call_kind``, ``urged`` (a task number), ``class_by`` and ``started_at``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from .records import Mode

REGISTER, RECORD, JOIN, URGE = "register_case", "record_call", "join_case", "urge_case"
_REPORT = (
    "source", "reporter_name", "reporter_phone", "description", "urgent", "address", "x", "y",
    "srid", "component_code", "kind", "class_code", "class_standard",
)  # fmt: skip
_RECORDS = {
    "source": "source",
    "reporter_name": "caller_name",
    "reporter_phone": "caller_phone",
    "description": "subject",
    "answer": "answer",
    "call_kind": "kind",
    "urged": "task_no",
    "started_at": "started_at",
}
_TIMES = ("occurred_at", "started_at")
_URGES = {
    "source": "source",
    "reporter_name": "reporter_name",
    "reporter_phone": "reporter_phone",
    "description": "text",
}


class Letter(NamedTuple):
    """What is sent: a function of dcm_app, the case it is about, its document."""

    call: str
    task_no: str | None
    payload: dict[str, Any]


def report_of(told: dict[str, Any]) -> dict[str, Any]:
    """The keys of register_case."""
    return {key: told[key] for key in _REPORT if told.get(key) not in (None, "")}


def letter_of(told: dict[str, Any]) -> Letter:
    """What saving the form sends."""
    mode = Mode(told.get("mode", Mode.REPORT.value))
    if mode is Mode.INQUIRY:
        return Letter(RECORD, None, _renamed(told, _RECORDS))
    if mode is Mode.URGE:
        return Letter(URGE, str(told.get("urged") or ""), _renamed(told, _URGES))
    return Letter(REGISTER, None, report_of(told))


def joining(told: dict[str, Any], task_no: str) -> Letter:
    """The report as one more voice on a case that is there already; the caller was told so.

    The whole report goes along: when the case was closed meanwhile, it comes back to be saved.
    """
    return Letter(JOIN, task_no, {**report_of(told), "told": True})


def timed(letter: Letter, began: datetime) -> Letter:
    """A letter with the time at which its call began, unless it tells another.

    A call that waited for the database happened when it was taken, not when it arrived.
    """
    key = "occurred_at" if letter.call == REGISTER else "started_at"
    return letter._replace(payload={key: began.isoformat(), **letter.payload})


def timeless(payload: dict[str, Any]) -> dict[str, Any]:
    """A letter's document without the time at which its call began."""
    return {key: value for key, value in payload.items() if key not in _TIMES}


def told_of(call: str, task_no: str | None, payload: dict[str, Any]) -> dict[str, Any]:
    """The state of the form that a letter was made from, for one that came back."""
    if call == RECORD:
        return {"mode": Mode.INQUIRY.value, **_named_back(payload, _RECORDS)}
    if call == URGE:
        named = _named_back(payload, _URGES)
        return {"mode": Mode.URGE.value, "urged": task_no, **named}
    return {"mode": Mode.REPORT.value, **payload}


def _renamed(told: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {name: told[key] for key, name in names.items() if told.get(key) not in (None, "")}


def _named_back(payload: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {key: payload[name] for key, name in names.items() if name in payload}
