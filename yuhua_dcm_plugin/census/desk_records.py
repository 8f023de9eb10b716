"""What the census desk shows: plain rows of the database (普查台账)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

#: Who changes base data, and who may look at it besides.
EDITORS = ("dcm_surveyor", "dcm_admin")
VIEWERS = (*EDITORS, "dcm_director")


@dataclass(frozen=True)
class Batch:
    """A delivery or a change in bulk (普查批次)."""

    id: int
    kind: str
    state: str
    title: str
    opened_by: str
    opened_at: datetime
    written_at: datetime | None
    undone_at: datetime | None
    read_count: int
    added: int
    changed: int
    same: int
    vanished: int
    faulty: int
    vanished_rule: str = "keep"
    class_standard: str | None = None
    source: Any = None
    mapping: Any = None
    held: bool = False

    @property
    def left_behind(self) -> bool:
        """Whether a desk broke off before it was taken: nobody's connection holds its rows."""
        return self.state in ("open", "checked") and not self.held

    @property
    def mendable(self) -> bool:
        """Whether faulty rows of it wait for somebody."""
        return self.faulty > 0 and self.state == "written" and self.kind in ("components", "grids")

    @property
    def undoable(self) -> bool:
        """Whether it wrote something that can be taken back."""
        return self.state == "written"

    @property
    def discardable(self) -> bool:
        """Whether something of it waits that can be dropped."""
        return self.state in ("open", "checked") or self.mendable


@dataclass(frozen=True)
class RuleSum:
    """How often a batch breaks a rule."""

    rule: str
    severity: str
    label_zh: str
    label_en: str
    mend_zh: str
    mend_en: str
    count: int


@dataclass(frozen=True)
class FaultRow:
    """One fault of one row, in the words of the user."""

    id: int
    rule: str
    severity: str
    label: str
    mend: str
    part: str
    part_row: int | None
    row_no: int | None
    field: str
    value: str
    detail: dict[str, Any] = dataclasses.field(default_factory=dict)
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True)
class ChangeRow:
    """A component that a delivery changes, or lacks."""

    id: int
    object_code: str
    what: str
    row_no: int | None
    fields: dict[str, Any]
    x: float | None = None
    y: float | None = None
    name: str = ""


@dataclass(frozen=True)
class Found:
    """A component that a search found."""

    id: int
    component_code: str
    class_code: str
    class_name: str
    name: str
    status: str
    owner_department: str | None
    competent_department: str | None
    maintenance_department: str | None
    grid_code: str | None
    address: str | None
    valid_to: date | None
    owner_name: str | None
    x: float
    y: float


@dataclass(frozen=True)
class Unowned:
    """Components without an owner, by class and street."""

    class_code: str
    class_name: str
    street_code: str | None
    street_name: str | None
    count: int


@dataclass(frozen=True)
class Area:
    """A street or a community in it, to choose from."""

    code: str
    label: str
    street: bool


@dataclass(frozen=True)
class State:
    """What a component was from one day on (历史状态).

    :param undone: whether it was taken back and never counted
    :param how: how it came about: add, import, edit, ownership, retire, undo
    :param changes: our field to before and after
    """

    version: int
    since: date
    until: date | None
    undone: bool
    how: str
    written_at: datetime
    written_by: str
    batch: int | None
    changes: dict[str, Any]
    state: dict[str, Any]
    x: float | None
    y: float | None
