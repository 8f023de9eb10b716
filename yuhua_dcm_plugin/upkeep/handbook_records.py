"""The handbook in plain data: editions, conditions, questions, trials (指挥手册)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

DRAFT, RELEASED, WITHDRAWN = "draft", "released", "withdrawn"
#: What may become of a row of a workbook.
ASKED, IMPORTED, DROPPED = "asked", "imported", "dropped"
#: What may be asked about a row, in the order in which a page shows it.
QUESTION_KEYS = (
    "unknown_class", "class_by_name_only", "other_standard", "no_class_code", "unknown_department",
    "limit_words", "limit_range", "limit_season", "limit_least", "limit_step", "no_limit",
    "no_condition", "same_condition", "formula",
)  # fmt: skip


@dataclass(frozen=True)
class Edition:
    """An edition of the handbook (版本)."""

    code: str
    label_zh: str
    label_en: str
    #: First day in force; of a draft the day that is meant, if any.
    valid_from: date | None
    #: Last day in force, ``None`` while no later one is released.
    valid_to: date | None
    state: str
    in_force: bool
    is_default: bool
    note: str | None
    source: str | None
    based_on: str | None
    made_by: str | None
    made_at: datetime | None
    put_in_force_by: str | None
    put_in_force_at: datetime | None
    withdrawn_by: str | None
    withdrawn_at: datetime | None
    conditions: int
    open_questions: int
    rows_asked: int


@dataclass(frozen=True)
class Grade:
    """What an edition calls a grade (级别)."""

    edition: str
    grade: str
    label_zh: str
    label_en: str
    needs_document: bool


@dataclass(frozen=True)
class Limit:
    """A handling limit (处置时限) for a grade, a kind of area (0 any) and a step."""

    grade: str
    area_type: int
    step: int
    step_label: str | None
    amount: Decimal
    unit: str

    def as_json(self) -> dict[str, Any]:
        """As ``handbook_save_row`` takes it."""
        return {**vars(self), "amount": str(self.amount)}


@dataclass(frozen=True)
class StageLimit:
    """How long a case may stay in a stage (阶段时限); without a condition for a whole edition."""

    condition_code: str
    stage: str
    grade: str
    amount: Decimal
    unit: str

    def as_json(self) -> dict[str, Any]:
        """As ``handbook_save_row`` and ``handbook_open`` take it."""
        return {
            "stage": self.stage, "grade": self.grade, "amount": str(self.amount), "unit": self.unit,
        }  # fmt: skip


@dataclass(frozen=True)
class BookCondition:
    """A filing condition (立案条件) of an edition with all its limits."""

    class_standard: str
    kind: str
    class_code: str
    class_name: str
    big_name: str
    condition_code: str
    condition: str
    handling_standard: str
    closing_condition: str
    #: 责任主体, 处置单位.
    department_code: str | None
    #: 监管主体, 主管部门.
    supervising_department: str | None
    needs_verification: bool
    needs_check: bool
    no_limit: bool
    limit_words: str | None
    note: str | None
    sort: int
    limits: tuple[Limit, ...] = ()
    stage_limits: tuple[StageLimit, ...] = ()


@dataclass(frozen=True)
class Counts:
    """What became of rows of a workbook."""

    read: int
    imported: int
    asked: int
    dropped: int
    #: Open questions of the whole draft.
    questions: int


@dataclass(frozen=True)
class Question:
    """What somebody has to decide before rows become conditions."""

    number: int
    key: str
    subject: str
    suggestions: list[Any]
    rows: int
    answer: dict[str, Any] | None
    answered_by: str | None
    answered_at: datetime | None
    #: Sheet and row of the first twenty rows, while it is open.
    places: list[str]

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answered_at is None


@dataclass(frozen=True)
class BookRow:
    """A row of an imported workbook: as it came, as it was understood, and what it became."""

    id: int
    sheet: str
    row_no: int
    cells: tuple[str, ...]
    content: dict[str, Any]
    state: str
    asked: tuple[int, ...]
    condition_code: str | None


@dataclass(frozen=True)
class Difference:
    """Something that differs between two editions."""

    class_standard: str | None
    class_code: str | None
    class_name: str | None
    kind: str | None
    condition: str | None
    #: added, removed or changed.
    what: str
    #: What differs of a changed one: ``limit``, ``stage_limits``, ``department_code`` …
    field: str | None
    before: str | None
    after: str | None
    condition_code: str | None


@dataclass(frozen=True)
class TrialRow:
    """On-time counts of a class and department as they were, and as they would have been (试算)."""

    kind: str
    class_code: str
    class_name: str
    department_code: str
    counted: int
    on_time_now: int
    on_time_then: int
    #: Cases whose condition the other edition does not have; not among those counted.
    unmatched: int


@dataclass(frozen=True)
class TrialCase:
    """A case whose verdict would have been another one."""

    task_no: str
    kind: str
    class_code: str
    class_name: str
    department_code: str
    condition: str
    due_at: datetime | None
    due_then: datetime | None
    handled_at: datetime | None
    on_time_now: bool
    on_time_then: bool
