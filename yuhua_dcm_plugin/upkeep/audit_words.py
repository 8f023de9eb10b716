"""Changes of the upkeep as people read them (维护记录)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ..cases.role_words import role_words
from ..core.shanghai import local_time
from ..core.strings import tr
from ..core.xlsx import Cell
from .audit_columns import column_words, table_words
from .audit_records import AuditLine, FieldChange, plain_words
from .diff_words import value_words, what_words
from .edition_words import unit_words
from .questions_words import group_words

_TIME = "%Y-%m-%d %H:%M:%S"
_FRACTION = re.compile(r"\.\d+")


def summary(line: AuditLine) -> str:
    """What differs, on one line."""
    if line.what != "changed":
        return ""
    return "; ".join(_difference(each) for each in line.differences())


def _difference(each: FieldChange) -> str:
    before, after = shown(each.before, each.field), shown(each.after, each.field)
    return " ".join(part for part in (column_words(each.field), before, "→", after) if part)


def shown(value: Any, column: str = "") -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if value is None:
        return ""
    if column in ("limit", "stage_limits"):
        return value_words(column, str(value), {})
    if isinstance(value, list):
        return tr(", ").join(_code_words(str(each), column) for each in value)
    if isinstance(value, dict):
        return _answer_words(value) if column == "answer" else plain_words(value)
    return _time_words(str(value)) if column.endswith("_at") else _code_words(value, column)


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
            what_words(line.what), column_words(each.field),
            shown(each.before, each.field), shown(each.after, each.field),
        )  # fmt: skip


def _answer_words(answer: dict[str, Any]) -> str:
    if answer.get("drop"):
        return tr("Rows left out")
    return "; ".join(_part_of_answer(key, value) for key, value in answer.items() if value)


def _part_of_answer(key: str, value: Any) -> str:
    if key == "limits":
        return value_words("limit", json.dumps(value), {})
    if key == "amount":
        return plain_words(value)
    return f"{column_words(key)} {shown(value, key)}".strip()


def _code_words(value: Any, column: str) -> str:
    if column in ("role", "roles"):
        return role_words().get(str(value), str(value))
    if column == "unit":
        return unit_words(str(value))
    if column == "question":
        return group_words(str(value))
    if column in ("state", "status", "kind", "password"):
        return _states().get(str(value), str(value))
    return plain_words(value)


def _states() -> dict[str, str]:
    return {
        "draft": tr("Draft"), "released": tr("Released"), "withdrawn": tr("Withdrawn"),
        "official": tr("Official"), "provisional": tr("Provisional"), "new": tr("A new one"),
        "bureau": tr("District bureau"), "street": tr("Street office"),
        "enterprise": tr("Enterprise"), "component": tr("Component"), "event": tr("Event"),
    }  # fmt: skip


def _time_words(text: str) -> str:
    try:
        return local_time(datetime.fromisoformat(_FRACTION.sub("", text)), _TIME)
    except ValueError:
        return text
