"""Rules of the dispatch desk that a person reads: whose cases, filters, a history as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from ..cases.records import CaseRow, Event, Lamp

#: Tabs of the queue: one stage each, in the order of the loop; the last one shows every stage.
STAGE_TABS = ("dispatch", "handling", "feedback", "check", "closing")
ALL = "all"
TABS = (*STAGE_TABS, ALL)
_LONGEST_WORD = 200


class Scope(Enum):
    """Whose cases the queue shows."""

    EVERYBODY = "all"
    TEAM = "team"
    MINE = "mine"


@dataclass(frozen=True)
class Hands:
    """What a person may move on.

    :param stages: stages in which the person may do something (view my_stage)
    :param requests: kinds of requests that the person may answer, with the answer (view my_request)
    """

    stages: frozenset[str] = frozenset()
    requests: frozenset[tuple[str, str]] = frozenset()

    def may_move(self, case: CaseRow) -> bool:
        """Whether a case waits for this person, or for a colleague of the same post."""
        return case.stage in self.stages or case.request in self.requests


def in_scope(case: CaseRow, scope: Scope, login: str, hands: Hands) -> bool:
    """Whether a case belongs to what a person wants to see.

    :param login: who sits at the desk
    """
    if scope is Scope.MINE:
        return case.claimed_by == login
    return scope is Scope.EVERYBODY or hands.may_move(case)


class ClockMark(Enum):
    """What has happened to the clock of a case (计时状态)."""

    ASKED = "asked"
    STOPPED = "stopped"
    EXTENDED = "extended"
    BUNDLED = "bundled"

    def fits(self, case: CaseRow) -> bool:
        """Whether it has happened to this one."""
        return {
            ClockMark.ASKED: case.pending is not None,
            ClockMark.STOPPED: case.stop_kind is not None,
            ClockMark.EXTENDED: case.clock_times > 1,
            ClockMark.BUNDLED: case.bundle_task_no is not None,
        }[self]


@dataclass(frozen=True)
class QueueFilter:
    """Everything that narrows the queue, as it is saved, shared and remembered."""

    stage: str = STAGE_TABS[0]
    scope: Scope = Scope.EVERYBODY
    lamp: Lamp | None = None
    words: str = ""
    department: str | None = None
    street: str | None = None
    in_extent: bool = False
    clock: ClockMark | None = None

    def definition(self) -> dict[str, Any]:
        """As JSON keeps it."""
        made = asdict(self)
        made["scope"] = self.scope.value
        made["lamp"] = self.lamp.value if self.lamp else None
        made["clock"] = self.clock.value if self.clock else None
        return made

    @classmethod
    def read(cls, definition: object) -> QueueFilter:
        """From JSON that a colleague or another version wrote: what is unknown is left out."""
        given = definition if isinstance(definition, dict) else {}
        stage = given.get("stage")
        return cls(
            stage=stage if stage in TABS else STAGE_TABS[0],
            scope=_member(Scope, given.get("scope")) or Scope.EVERYBODY,
            lamp=_member(Lamp, given.get("lamp")),
            words=_word(given.get("words")) or "",
            department=_word(given.get("department")),
            street=_word(given.get("street")),
            in_extent=given.get("in_extent") is True,
            clock=_member(ClockMark, given.get("clock")),
        )


@dataclass(frozen=True)
class SavedFilter:
    """A filter with a name, of one's own or shared by a colleague."""

    id: int
    name: str
    owner_name: str | None
    shared: bool
    own: bool
    filter: QueueFilter


@dataclass(frozen=True)
class Here:
    """Somebody else who is at a case now."""

    login: str
    name: str | None
    since: datetime


@dataclass(frozen=True)
class Outcome:
    """What became of one case of many; the message is the database's, in Chinese."""

    task_no: str
    ok: bool
    message: str | None = None
    hint: str | None = None
    stage: str | None = None
    version: int | None = None
    sqlstate: str | None = None
    detail: dict[str, Any] | None = None

    @property
    def words(self) -> str:
        """Why it was refused."""
        return " ".join(part for part in (self.message, self.hint) if part)


@dataclass(frozen=True)
class SearchHit:
    """A case of any time that was found by words."""

    task_no: str
    case_no: str | None
    stage: str
    class_name: str
    description: str
    address: str | None
    registered_at: datetime
    finished_at: datetime | None
    matched: str


@dataclass(frozen=True)
class HandoverLine:
    """A case of a handover."""

    task_no: str
    stage: str
    class_name: str
    due_at: datetime | None
    overdue: bool
    claimed: bool


@dataclass(frozen=True)
class Handover:
    """A shift handed over (交接班), or offered."""

    id: int
    from_login: str
    from_name: str | None
    to_login: str | None
    to_name: str | None
    note: str | None
    remark: str | None
    opened_at: datetime
    signed_at: datetime | None
    withdrawn_at: datetime | None
    cases: int
    overdue: int
    mine_to_sign: bool

    @property
    def waits(self) -> bool:
        """Whether nobody has signed it or taken it back."""
        return self.signed_at is None and self.withdrawn_at is None


_Kind = TypeVar("_Kind", bound=Enum)
_Entry = TypeVar("_Entry")


def _member(kind: type[_Kind], value: object) -> _Kind | None:
    return next((member for member in kind if member.value == value), None)


def _word(value: object) -> str | None:
    return value[:_LONGEST_WORD] if isinstance(value, str) and value else None


def next_after(task_nos: Sequence[str], task_no: str) -> str:
    """The case that follows in a list, the one before at its end; empty if there is no other."""
    if task_no not in task_nos:
        return ""
    place = list(task_nos).index(task_no)
    others = [*task_nos[place + 1 :], *reversed(task_nos[:place])]
    return others[0] if others else ""


def portions(entries: Sequence[_Entry], size: int) -> list[list[_Entry]]:
    """Cut a list into pieces of at most a size, in its order."""
    return [list(entries[start : start + size]) for start in range(0, len(entries), size)]


def inside(case: CaseRow, box: tuple[float, float, float, float]) -> bool:
    """Whether a case lies in a box of EPSG:4547 (west, south, east, north)."""
    if case.x is None or case.y is None:
        return False
    west, south, east, north = box
    return west <= case.x <= east and south <= case.y <= north


def history_document(case: CaseRow, events: Sequence[Event]) -> str:
    """A case and everything that was done to it as JSON, hashes and all.

    :param events: oldest first
    :returns: text, times in ISO 8601 with their offset
    """
    document = {"case": asdict(case), "events": [asdict(event) for event in events]}
    return json.dumps(document, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    raise TypeError(f"{type(value).__name__} has no place in a history")
