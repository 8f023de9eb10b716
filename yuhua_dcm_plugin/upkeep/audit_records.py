"""What was changed in the upkeep, field by field (维护记录). Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ..core.shanghai import SHANGHAI

ADDED, REMOVED, CHANGED, SAME = "added", "removed", "changed", "same"


@dataclass(frozen=True)
class FieldChange:
    """One field before and after; ``None`` where there was or is none."""

    field: str
    what: str
    before: Any
    after: Any


@dataclass(frozen=True)
class AuditLine:
    """One change of one thing.

    :param table: of schema dcm
    """

    id: int
    at: datetime
    by: str
    name: str | None
    table: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    tx: int

    @property
    def what(self) -> str:
        """Whether the thing came, went or changed."""
        if self.before is None:
            return ADDED
        return REMOVED if self.after is None else CHANGED

    @property
    def who(self) -> str:
        """Name of whoever did it, the login where there is none."""
        return self.name or self.by

    @property
    def called(self) -> str:
        """Key of the thing, with its name where it has one."""
        row = self.after or self.before or {}
        name = row.get("label_zh") or row.get("name") or row.get("alias")
        return f"{name} · {self.key}" if name and name != self.key else self.key

    def fields(self) -> list[FieldChange]:
        """Every field, those that differ first."""
        before, after = self.before or {}, self.after or {}
        names = [*after, *(name for name in before if name not in after)]
        each = [self._field(name, before.get(name), after.get(name)) for name in names]
        return sorted(each, key=lambda change: change.what == SAME)

    def differences(self) -> list[FieldChange]:
        """The fields that differ."""
        return [change for change in self.fields() if change.what != SAME]

    def _field(self, name: str, before: Any, after: Any) -> FieldChange:
        if self.what == CHANGED:
            what = SAME if before == after else CHANGED
        else:
            what = SAME if before is after is None else self.what
        return FieldChange(name, what, before, after)


@dataclass(frozen=True)
class AuditFilter:
    """Which changes are asked for; ``None`` for any."""

    table: str | None = None
    by: str | None = None
    day: date | None = None

    @property
    def since(self) -> datetime | None:
        """Begin of the day in the district."""
        day = self.day
        return None if day is None else datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)

    @property
    def until(self) -> datetime | None:
        """Begin of the day after."""
        return None if self.since is None else self.since + timedelta(days=1)


def plain_words(value: Any) -> str:
    """A value as text: what is no text or number as JSON."""
    if value is None:
        return ""
    if isinstance(value, (dict, list, bool)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
