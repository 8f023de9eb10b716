"""Tables and columns of the upkeep as people call them (维护对象)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..core.shanghai import local_time
from ..core.strings import tr
from ..core.xlsx import Cell
from .audit_records import AuditLine, plain_words
from .diff_words import what_words

_TIME = "%Y-%m-%d %H:%M:%S"


def table_words(table: str) -> str:
    """What a table keeps."""
    words = {
        "setting": tr("Setting"), "department": tr("Department"), "staff": tr("Person"),
        "staff_role": tr("Roles of a person"), "department_alias": tr("Other name of a department"),
        "department_calendar": tr("Calendar of a department"),
        "work_calendar": tr("Work calendar"), "work_hours": tr("Working hours"),
        "calendar_year": tr("Year of a calendar"), "calendar_day": tr("Day of a calendar"),
        "handbook_edition": tr("Handbook edition"), "transition": tr("Step of the workflow"),
        "transition_role": tr("Right"), "clock_rule": tr("Rule of the clock"),
        "stage": tr("Stage"), "action": tr("Action"), "report_source": tr("Source"),
    }  # fmt: skip
    return words.get(table, table)


def column_words(column: str) -> str:
    """What a column holds; its own name where people have none for it."""
    words = {
        "key": tr("Key"), "code": tr("Code"), "value": tr("Value"), "valid_from": tr("Counts from"),
        "label_zh": tr("Chinese"), "label_en": tr("English"), "short_zh": tr("Short name"),
        "sort": tr("Order"), "note": tr("Explanation"), "phone": tr("Telephone"),
        "name": tr("Name"),
        "login": tr("Login"), "active": tr("Active"), "locked": tr("Locked"), "post": tr("Post"),
        "department_code": tr("Department"), "parent_code": tr("Belongs to"),
        "permissions": tr("Permissions"), "permission": tr("Permission"), "roles": tr("Roles"),
        "role": tr("Role"), "from_stage": tr("Stage"), "to_stage": tr("Next stage"),
        "action": tr("Action"), "on_behalf": tr("On behalf"), "calendar": tr("Calendar"),
        "year": tr("Year"), "day": tr("Day"), "working": tr("Working day"),
        "status": tr("State"), "state": tr("State"), "from_time": tr("From"), "to_time": tr("To"),
    }  # fmt: skip
    return words.get(column, column)


def summary(line: AuditLine) -> str:
    """What differs, on one line."""
    if line.what != "changed":
        return ""
    return "; ".join(
        f"{column_words(each.field)} {shown(each.before)} → {shown(each.after)}"
        for each in line.differences()
    )


def shown(value: Any) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    return plain_words(value)


def when(line: AuditLine) -> str:
    """Day and time in the district."""
    return local_time(line.at, _TIME)


def heads() -> list[str]:
    """Columns of the exported file."""
    return [
        tr("No."), tr("When"), tr("Who"), tr("Login"), tr("What"), tr("Key"), tr("Difference"),
        tr("Field"), tr("Before"), tr("After"),
    ]  # fmt: skip


def cells(line: AuditLine) -> Iterator[tuple[Cell, ...]]:
    """Rows of the exported file: one a field that differs."""
    for each in line.differences():
        yield (
            line.id, line.at, line.who, line.by, table_words(line.table), line.called,
            what_words(line.what), column_words(each.field), shown(each.before), shown(each.after),
        )  # fmt: skip
