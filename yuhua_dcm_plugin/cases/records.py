"""What a case is, in plain Python: rows, lamps, times, and how a class is found by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

Translate = Callable[[str], str]


class Lamp(Enum):
    """Colour of the deadline: never shown without a shape or a word beside it."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 for the most pressing."""
        return list(Lamp).index(self)


@dataclass(frozen=True)
class CaseRow:
    """A case as the views ``open_case`` and ``case_list`` show it; x and y in EPSG:4547, metres."""

    id: int
    task_no: str
    case_no: str | None
    external_no: str | None
    stage: str
    kind: str
    class_standard: str
    class_code: str
    class_name: str
    description: str
    address: str | None
    department_code: str | None
    grid_code: str | None
    community_code: str | None
    street_code: str | None
    registered_at: datetime
    due_at: datetime | None
    warn_at: datetime | None
    handled_at: datetime | None
    finished_at: datetime | None
    overdue: bool
    lamp: str
    round: int
    version: int
    source: str
    urgent: bool
    place_state: str
    component_code: str | None
    condition_code: str | None
    limit_amount: Decimal | None
    limit_unit: str | None
    grade: str
    supervisor: str | None
    registered_by: str
    filed_at: datetime | None
    dispatched_at: datetime | None
    due_provisional: bool
    occurred_at: datetime | None
    edition: str | None
    reporter_count: int
    urge_count: int
    urged_at: datetime | None
    claimed_by: str | None
    claimed_at: datetime | None
    x: float | None
    y: float | None
    pending: str | None = None
    pending_step: str | None = None
    stop_kind: str | None = None
    stop_until: datetime | None = None
    clock_times: int = 1
    bundle_task_no: str | None = None
    overdue_exempt: bool = False
    stage_at: datetime | None = None
    stage_due_at: datetime | None = None

    @property
    def request(self) -> tuple[str, str] | None:
        """Kind of the request that waits for an answer, and of which answer."""
        if self.pending is None or self.pending_step is None:
            return None
        return self.pending, self.pending_step

    def lamp_at(self, now: datetime) -> Lamp:
        """The lamp at a moment, by the rule of the views."""
        moment = self.handled_at or self.finished_at or now
        if self.due_at is None:
            return Lamp.NONE
        if moment > self.due_at:
            return Lamp.RED
        if self.warn_at is not None and moment > self.warn_at:
            return Lamp.YELLOW
        return Lamp.GREEN


@dataclass(frozen=True)
class Event:
    """One step in the history of a case."""

    task_no: str
    seq: int
    action: str
    from_stage: str | None
    to_stage: str
    actor: str
    on_behalf_of: dict[str, Any] | None
    at: datetime
    detail: dict[str, Any]
    hash: str
    actor_name: str | None


@dataclass(frozen=True)
class Request:
    """A request that waits for an answer, with who asked for what and why (计时台账)."""

    kind: str
    asked_by: str
    asked_name: str | None
    asked_at: datetime
    reason: str | None
    document: str | None
    until_at: datetime | None
    review_passed: bool | None
    review_opinion: str | None


@dataclass(frozen=True)
class StopRule:
    """How long a stop of the clock may last at most (计时规则)."""

    kind: str
    days_at_most: int | None


@dataclass(frozen=True)
class Step:
    """One step of a limit that has several (停工、处罚、拆除)."""

    step: int
    label: str | None
    due_at: datetime | None
    reported_at: datetime | None
    overdue: bool


@dataclass(frozen=True)
class Action:
    """Something that the database offers for a case, and what it asks for."""

    code: str
    label_zh: str
    label_en: str
    demands: tuple[str, ...]
    harmful: bool
    on_behalf: bool


@dataclass(frozen=True)
class CodeLabel:
    """One entry of a code list."""

    code: str
    label_zh: str
    label_en: str
    sort: int


@dataclass(frozen=True)
class ClassEntry:
    """A small class (小类) with what people type to find it."""

    class_standard: str
    kind: str
    code: str
    label_zh: str
    label_en: str
    big_name: str
    big_name_en: str
    pinyin: str
    initials: str


@dataclass(frozen=True)
class Condition:
    """A filing condition (立案条件) with its limit for one case."""

    code: str
    text: str
    limit_amount: Decimal | None
    limit_unit: str | None
    handling_standard: str | None
    closing_condition: str | None


@dataclass(frozen=True)
class Department:
    """A department (专业部门)."""

    code: str
    name: str
    short_name: str | None
    name_en: str | None
    kind: str
    active: bool


@dataclass(frozen=True)
class Staff:
    """A person of the district."""

    login: str
    name: str
    roles: tuple[str, ...]
    department_code: str | None
    active: bool


@dataclass(frozen=True)
class DepartmentAdvice:
    """A department proposed for a case, and why."""

    code: str
    name: str
    rank: int
    reason: str
    reason_zh: str
    reason_en: str


@dataclass(frozen=True)
class DepartmentVerdict:
    """What the rules say of one department for a case: suggested, possible or out, and why."""

    code: str
    name: str
    verdict: str
    rank: int | None
    reason_zh: str | None
    reason_en: str | None


@dataclass(frozen=True)
class SupervisorAdvice:
    """A supervisor proposed for a field task."""

    login: str
    name: str
    own_grid: bool
    open_tasks: int


@dataclass(frozen=True)
class Duplicate:
    """A case that a report may repeat; x and y in EPSG:4547."""

    task_no: str
    reason: str
    distance_m: float | None
    class_name: str
    stage: str
    registered_at: datetime
    description: str
    address: str | None
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True)
class Place:
    """Where a point lies; x and y in EPSG:4547, metres."""

    x: float
    y: float
    grid_code: str | None
    grid: str | None
    community: str | None
    street: str | None
    near: str | None
    near_m: float | None


@dataclass(frozen=True)
class AddressHit:
    """A place found by its address; x, y in EPSG:4547. Below 95 it is not quite what was typed."""

    full_text: str
    kind: str
    x: float
    y: float
    score: int


@dataclass(frozen=True)
class ComponentHit:
    """A component near a point; place_x and place_y in EPSG:4547, distance in metres."""

    component_code: str
    class_code: str
    class_name: str
    name: str | None
    status: str | None
    owner_department: str | None
    grid_code: str | None
    distance_m: float
    place_x: float
    place_y: float


@dataclass(frozen=True)
class Contact:
    """A person of a case; the telephone number is masked."""

    part: str
    seq: int
    name: str | None
    phone: str | None


class StageLabels:
    """Names of the stages in one language, in the order of the loop."""

    def __init__(self, labels: Iterable[CodeLabel], chinese: bool) -> None:
        ordered = sorted(labels, key=lambda entry: entry.sort)
        self.codes = [entry.code for entry in ordered]
        self._names = {e.code: e.label_zh if chinese else e.label_en for e in ordered}

    def __getitem__(self, code: str) -> str:
        return self._names.get(code, code)

    def rank(self, code: str) -> int:
        """Place of a stage in the loop."""
        return self.codes.index(code) if code in self._names else len(self.codes)


def match_class(entries: Sequence[ClassEntry], typed: str, limit: int = 12) -> list[ClassEntry]:
    """Find classes by part of the name, pinyin, pinyin initials or code, best first.

    :param entries: all classes
    :param typed: what was typed, any case, blanks ignored; nothing finds the first entries
    :param limit: how many at most
    """
    wanted = "".join(typed.split()).lower()
    if not wanted:
        return list(entries[:limit])
    ranked = [(_rank(entry, wanted), place) for place, entry in enumerate(entries)]
    best = sorted(pair for pair in ranked if pair[0] < _NO_MATCH)
    return [entries[place] for _rank_, place in best[:limit]]


_NO_MATCH = 99


def _rank(entry: ClassEntry, wanted: str) -> int:
    pinyin = entry.pinyin.replace(" ", "").lower()
    initials, english = entry.initials.lower(), entry.label_en.replace(" ", "").lower()
    tests = (
        wanted in {entry.code, entry.label_zh, initials, pinyin},
        entry.code.startswith(wanted),
        entry.label_zh.startswith(wanted),
        initials.startswith(wanted),
        pinyin.startswith(wanted),
        wanted in entry.label_zh,
        wanted in initials,
        _at_syllable(entry.pinyin.lower(), wanted),
        len(wanted) > 2 and wanted in english,
    )
    return next((rank for rank, fits in enumerate(tests) if fits), _NO_MATCH)


def _at_syllable(pinyin: str, wanted: str) -> bool:
    # Within the pinyin only from the start of a character: "ai" is not in "tai".
    syllables = pinyin.split()
    return any("".join(syllables[start:]).startswith(wanted) for start in range(len(syllables)))


def time_left_text(row: CaseRow, now: datetime, tr: Translate = str) -> str:
    """How long a case still has, in words: time of the clock, not working time.

    :param row: the case
    :param now: with time zone
    :param tr: puts the words into the user's language
    :returns: empty before dispatch
    """
    if row.due_at is None:
        return ""
    seconds = (row.due_at - (row.handled_at or row.finished_at or now)).total_seconds()
    span = span_text(abs(seconds), tr)
    if row.handled_at is not None or row.finished_at is not None:
        return tr("Done in time") if seconds >= 0 else tr("Done {span} late").format(span=span)
    return (tr("{span} left") if seconds >= 0 else tr("{span} over")).format(span=span)


def span_text(seconds: float, tr: Translate = str) -> str:
    """A length of time in its two largest units."""
    minutes = int(seconds // 60)
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    if days:
        return tr("{d} d {h} h").format(d=days, h=hours)
    if hours:
        return tr("{h} h {m} min").format(h=hours, m=minutes)
    return tr("{m} min").format(m=minutes)
