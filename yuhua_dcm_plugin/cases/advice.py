"""What a form needs to know before it can ask: fetched in one go, off the main thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .records import (
    Action,
    CaseRow,
    ClassEntry,
    Condition,
    Department,
    DepartmentAdvice,
    DepartmentVerdict,
    Request,
    StopRule,
    SupervisorAdvice,
)
from .store import CaseStore

#: What may be told besides what must be.
OPTIONAL = {
    "dispatch": ("opinion",),
    "report_verification": ("opinion",),
    **dict.fromkeys(
        ("ask_extension", "ask_hang", "ask_postpone", "ask_appeal", "bundle"), ("document",)
    ),
}
_MOVES = ("send_back", "dispatch", "report_check")
#: What answers or takes back a request: its form says what was asked.
_ANSWERS = ("review_", "decide_", "withdraw_request")


@dataclass(frozen=True)
class Advice:
    """Lists to choose from, for one action on one case."""

    supervisors: Sequence[SupervisorAdvice] = ()
    departments: Sequence[DepartmentAdvice] = ()
    all_departments: Sequence[Department] = ()
    verdicts: Sequence[DepartmentVerdict] = ()
    conditions: Sequence[Condition] = ()
    classes: Sequence[ClassEntry] = ()
    #: What waits for an answer.
    request: Request | None = None
    #: How long the stop that is asked for may last.
    stop_rule: StopRule | None = None
    #: Whether time lost to a 回退 is given back by default; None where none was lost.
    gives_back: bool | None = None
    #: Cases onto whose clock this one may be bundled.
    leaders: Sequence[CaseRow] = ()


def wanted(action: Action) -> tuple[str, ...]:
    """Keys that a form shows, in the order of asking."""
    asked = list(dict.fromkeys([*action.demands, *OPTIONAL.get(action.code, ())]))
    first = [key for key in asked if key != "on_behalf_of"]
    return (*first, *(key for key in asked if key == "on_behalf_of"))


def read_advice(store: CaseStore, case: CaseRow, action: Action) -> Advice:
    """Fetch what the form of an action offers; for any thread.

    :raises DcmError: by SQLSTATE
    """
    asked = set(action.demands)
    departments = "department" in asked
    fields = "fields" in asked
    return Advice(
        store.suggest_supervisors(case.task_no) if "supervisor" in asked else (),
        store.suggest_departments(case.task_no) if departments else (),
        store.departments() if departments else (),
        store.explain_departments(case.task_no) if departments else (),
        store.conditions(case) if "condition" in asked or (fields and case.condition_code) else (),
        store.classes() if fields else (),
        store.request(case.task_no) if action.code.startswith(_ANSWERS) else None,
        _stop_rule(store, action.code.removeprefix("ask_")) if "until" in asked else None,
        store.gives_back() if action.code == "dispatch" and _sent_back(store, case) else None,
        store.leaders(case) if "with" in asked else (),
    )


def _stop_rule(store: CaseStore, kind: str) -> StopRule | None:
    return next((rule for rule in store.stop_rules() if rule.kind == kind), None)


def _sent_back(store: CaseStore, case: CaseRow) -> bool:
    """Whether a department gave the case back and nobody has dispatched it since."""
    if case.due_at is None:
        return False
    moves = [event.action for event in store.history(case.task_no)]
    last = next((move for move in reversed(moves) if move in _MOVES), None)
    return last == "send_back"
