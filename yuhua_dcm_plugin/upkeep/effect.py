"""What a change does to running cases, as the database counted it (影响). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

#: The database names so many cases at most; the counts are of all.
MOST_CASES = 200


@dataclass(frozen=True)
class EffectCase:
    """A running case whose deadline moves."""

    task_no: str
    department_code: str
    was: datetime | None
    now: datetime | None

    @property
    def later_s(self) -> float | None:
        """By how many seconds the deadline moves, earlier below zero; ``None`` without both."""
        if self.was is None or self.now is None:
            return None
        return (self.now - self.was).total_seconds()


@dataclass(frozen=True)
class EffectNote:
    """Something to know about a change; the client words it by its key."""

    key: str
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Effect:
    """Counts of a change that was tried or made; ``None`` where a count has no meaning for it."""

    changes: int | None = None
    running: int | None = None
    moved: int | None = None
    later: int | None = None
    earlier: int | None = None
    overdue_more: int | None = None
    overdue_less: int | None = None
    people: int | None = None
    cases: tuple[EffectCase, ...] = ()
    notes: tuple[EffectNote, ...] = ()
    #: The whole answer, for pages whose functions say more.
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether the change changes nothing at all."""
        return self.changes == 0 and not self.moved and not self.cases

    @property
    def listed_all(self) -> bool:
        """Whether every case that moves is listed."""
        return (self.moved or 0) <= len(self.cases)


_COUNTS = (
    "changes", "running", "moved", "later", "earlier", "overdue_more", "overdue_less", "people",
)  # fmt: skip


def effect_of(answer: Mapping[str, Any]) -> Effect:
    """Read what a function of the upkeep answered.

    :param answer: its jsonb
    :raises KeyError: a case without number
    """
    counts = {name: _count(answer.get(name)) for name in _COUNTS}
    return Effect(
        **counts,
        cases=tuple(_case(each) for each in answer.get("cases") or ()),
        notes=tuple(_note(each) for each in answer.get("notes") or ()),
        more=dict(answer),
    )


def _count(value: Any) -> int | None:
    return None if value is None else int(value)


def _case(row: Mapping[str, Any]) -> EffectCase:
    return EffectCase(
        str(row["task_no"]), str(row.get("department_code") or ""),
        _moment(row.get("was")), _moment(row.get("due_at")),
    )  # fmt: skip


def _note(row: Mapping[str, Any]) -> EffectNote:
    return EffectNote(str(row["key"]), {name: row[name] for name in row if name != "key"})


def _moment(text: Any) -> datetime | None:
    """A time as jsonb writes it; Python 3.9 reads six digits of a second or none."""
    if not text:
        return None
    day, _t, clock = str(text).replace(" ", "T").partition("T")
    place = max(clock.find("+"), clock.find("-"), clock.find("Z"))
    time, zone = (clock[:place], clock[place:]) if place >= 0 else (clock, "+00:00")
    whole, _dot, part = time.partition(".")
    zone = "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone}:00"
    return datetime.fromisoformat(f"{day}T{whole}.{part:0<6}{zone}")
