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
    SupervisorAdvice,
)
from .store import CaseStore

#: What may be told besides what must be.
OPTIONAL = {"dispatch": ("opinion",), "report_verification": ("opinion",)}


@dataclass(frozen=True)
class Advice:
    """Lists to choose from, for one action on one case."""

    supervisors: Sequence[SupervisorAdvice] = ()
    departments: Sequence[DepartmentAdvice] = ()
    all_departments: Sequence[Department] = ()
    verdicts: Sequence[DepartmentVerdict] = ()
    conditions: Sequence[Condition] = ()
    classes: Sequence[ClassEntry] = ()


def wanted(action: Action) -> tuple[str, ...]:
    """Keys that a form shows, in the order of asking."""
    asked = [*action.demands, *OPTIONAL.get(action.code, ())]
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
    )
