"""What the operator is told when the database has a call, and what to read out (答复)."""

from __future__ import annotations

from typing import Any

from ..cases.feed import CaseFeed
from ..cases.model import now
from ..cases.store import moment_of
from ..core.notice import Kind
from ..core.shanghai import local_time
from ..core.strings import tr
from .comparison import standing
from .letters import JOIN, RECORD, URGE


def arrived_words(feed: CaseFeed, call: str, answer: dict[str, Any]) -> tuple[str, Kind]:
    """Words for an answer of the database.

    :param call: which function answered
    """
    if call == RECORD:
        return tr("Call {call_no} recorded.").format(call_no=answer.get("call_no")), Kind.OK
    if call in (JOIN, URGE):
        return _on_case(feed, call, answer), Kind.OK
    if answer.get("place_state") != "ok":
        told = tr("Task {task_no} saved without a place in the district: amend it.")
        return told.format(task_no=answer["task_no"]), Kind.WARNING
    return tr("Task {task_no} saved. Next step below.").format(task_no=answer["task_no"]), Kind.OK


def _on_case(feed: CaseFeed, call: str, answer: dict[str, Any]) -> str:
    if call == JOIN:
        told = tr("Joined case {task_no}: {n} reporters. Read out: {standing}")
        count = answer.get("reporter_count")
    else:
        told = tr("Case {task_no} urged, {n} times so far. Read out: {standing}")
        count = answer.get("urge_count")
    return told.format(task_no=answer["task_no"], n=count, standing=_standing(feed, answer))


def _standing(feed: CaseFeed, answer: dict[str, Any]) -> str:
    due = answer.get("due_at")
    return standing(
        feed.label("stage", str(answer.get("stage"))),
        str(answer.get("department_name") or ""),
        local_time(moment_of(due)) if due else "",
        bool(due) and _is_overdue(feed, answer),
    )


def _is_overdue(feed: CaseFeed, answer: dict[str, Any]) -> bool:
    # The row knows whether it was handled in time; one that is not in the feed is judged by now.
    row = feed.model.case(str(answer["task_no"]))
    return row.overdue if row is not None else moment_of(answer["due_at"]) < now()
