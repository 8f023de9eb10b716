"""Calls into the database about the handbook; all SQL of its pages stands here (指挥手册)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from ..core.database import Transaction
from ..core.text import to_json
from .effect import Effect
from .handbook_records import (
    BookCondition,
    BookRow,
    Counts,
    Difference,
    Edition,
    Grade,
    Limit,
    Question,
    StageLimit,
    TrialCase,
    TrialRow,
)
from .store import UpkeepStore

#: So many rows of a workbook go over in one statement.
PORTION = 5000
_EDITIONS = """
SELECT e.code, e.label_zh, e.label_en, e.valid_from, e.valid_to, e.state, e.in_force, e.is_default,
    e.note, e.source, e.based_on, e.made_by, e.made_at, e.put_in_force_by, e.put_in_force_at,
    e.withdrawn_by, e.withdrawn_at, e.conditions, e.open_questions, e.rows_asked
FROM dcm_app.handbook_edition AS e
ORDER BY e.state <> 'draft', e.valid_from DESC NULLS FIRST, e.code
"""
_GRADES = """
SELECT g.edition, g.grade, g.label_zh, g.label_en, g.needs_document
FROM dcm_app.handbook_grade AS g
WHERE g.edition = %(edition)s
ORDER BY g.grade
"""
_CONDITIONS = """
SELECT h.class_standard, h.kind, h.class_code, coalesce(k.class_name, '') AS class_name,
    coalesce(k.big_name, '') AS big_name, h.condition_code, h.condition,
    h.handling_standard, h.closing_condition, h.department_code,
    h.supervising_department, h.needs_verification, h.needs_check, h.no_limit, h.limit_words,
    h.note, h.sort, h.grade, h.area_type, h.step, h.step_label, h.limit_amount, h.limit_unit
FROM dcm_app.handbook AS h
LEFT JOIN dcm_app.class AS k
    ON k.class_standard = h.class_standard AND k.kind = h.kind AND k.class_code = h.class_code
WHERE h.edition = %(edition)s
ORDER BY h.sort, h.class_standard, h.kind, h.class_code, h.condition_code, h.grade, h.area_type,
    h.step
"""
_STAGE_LIMITS = """
SELECT s.condition_code, s.stage, s.grade, s.amount, s.unit
FROM dcm_app.stage_limit AS s
WHERE s.edition = %(edition)s
ORDER BY s.condition_code, s.stage, s.grade
"""
_QUESTIONS = """
SELECT q.number, q.key, q.subject, q.suggestions, q.rows, q.answer, q.answered_by, q.answered_at,
    q.places
FROM dcm_app.handbook_question AS q
WHERE q.edition = %(edition)s AND (q.answered_at IS NULL OR NOT %(open)s)
ORDER BY q.answered_at NULLS FIRST, q.number
"""
_ROWS = """
SELECT r.id, r.sheet, r.row_no, r.cells, r.content, r.state, r.asked, r.condition_code
FROM dcm_app.handbook_row AS r
WHERE r.edition = %(edition)s AND (%(state)s::text IS NULL OR r.state = %(state)s)
    AND (%(number)s::int IS NULL OR r.asked @> ARRAY[%(number)s::int])
ORDER BY r.id
LIMIT %(most)s
"""
_ALIASES = "SELECT a.alias, a.department_code FROM dcm_app.department_alias AS a"
_STANDARDS = "SELECT DISTINCT k.class_standard AS code FROM dcm_app.class AS k ORDER BY 1"
_OPEN = "SELECT dcm_app.handbook_open(%(header)s::jsonb)"
_SAVE_EDITION = "SELECT dcm_app.handbook_save_edition(%(edition)s, %(header)s::jsonb)"
_ADD_ROWS = "SELECT dcm_app.handbook_add_rows(%(edition)s, %(rows)s::jsonb)"
_ANSWER = "SELECT dcm_app.handbook_answer(%(edition)s, %(number)s, %(answer)s::jsonb)"
_SAVE_ROW = "SELECT dcm_app.handbook_save_row(%(edition)s, %(row)s::jsonb)"
_DROP_ROW = "SELECT dcm_app.handbook_drop_row(%(edition)s, %(condition)s)"
_DISCARD = "SELECT dcm_app.handbook_discard(%(edition)s)"
_DIFF = """
SELECT d.class_standard, d.class_code, d.class_name, d.kind, d.condition, d.what, d.field, d.before,
    d.after, d.condition_code
FROM dcm_app.handbook_diff(%(old)s, %(new)s) AS d
"""
_PUT_IN_FORCE = "SELECT dcm_app.handbook_put_in_force(%(edition)s, %(day)s, %(dry)s)"
_WITHDRAW = "SELECT dcm_app.handbook_withdraw(%(edition)s)"
_WHAT_IF = """
SELECT w.kind, w.class_code, w.class_name, w.department_code, w.counted, w.on_time_now,
    w.on_time_then, w.unmatched
FROM dcm_app.what_if(%(asked)s::jsonb) AS w
"""
_WHAT_IF_CASES = """
SELECT w.task_no, w.kind, w.class_code, w.class_name, w.department_code, w.condition, w.due_at,
    w.due_then, w.handled_at, w.on_time_now, w.on_time_then
FROM dcm_app.what_if_cases(%(asked)s::jsonb) AS w
"""


class HandbookStore(UpkeepStore):
    """What the handbook pages and imports ask of the database. Any thread may call it."""

    def editions(self) -> list[Edition]:
        """All editions, drafts first, then the newest."""
        return [Edition(*row) for row in self.rows(_EDITIONS)]

    def edition(self, code: str) -> Edition | None:
        """One edition."""
        return next((one for one in self.editions() if one.code == code), None)

    def grades(self, edition: str) -> list[Grade]:
        """What an edition calls its grades."""
        return [Grade(*row) for row in self.rows(_GRADES, {"edition": edition})]

    def conditions(self, edition: str) -> list[BookCondition]:
        """Conditions of an edition with all their limits, in the order of the book."""
        asked = {"edition": edition}
        stages: dict[str, list[StageLimit]] = {}
        for limit in self.stage_limits(edition):
            stages.setdefault(limit.condition_code, []).append(limit)
        found: dict[str, tuple[Any, list[Limit]]] = {}
        for row in self.rows(_CONDITIONS, asked):
            _, limits = found.setdefault(row.condition_code, (row, []))
            if row.grade is not None:
                limits.append(Limit(*row[-6:]))
        return [
            replace(
                BookCondition(*row[:-6]),
                limits=tuple(limits),
                stage_limits=tuple(stages.get(code, ())),
            )
            for code, (row, limits) in found.items()
        ]

    def stage_limits(self, edition: str) -> list[StageLimit]:
        """Limits of stages, those of the whole edition first."""
        return [StageLimit(*row) for row in self.rows(_STAGE_LIMITS, {"edition": edition})]

    def questions(self, edition: str, only_open: bool = True) -> list[Question]:
        """What has to be answered about a draft; for administrators."""
        return [
            Question(*row) for row in self.rows(_QUESTIONS, {"edition": edition, "open": only_open})
        ]

    def book_rows(
        self,
        edition: str,
        state: str | None = None,
        question: int | None = None,
        most: int | None = None,
    ) -> list[BookRow]:
        """Rows of the workbooks of an edition, in their order; for administrators.

        :param state: only those asked, imported or dropped
        :param question: only those that wait for this question
        :param most: no more than so many, the first ones
        """
        given = {"edition": edition, "state": state, "number": question, "most": most}
        return [
            BookRow(
                row.id, row.sheet, row.row_no, tuple(row.cells), row.content, row.state,
                tuple(row.asked), row.condition_code,
            )
            for row in self.rows(_ROWS, given)
        ]  # fmt: skip

    def department_aliases(self) -> dict[str, str | None]:
        """Other names of departments; without a code where the words name none."""
        return {row.alias: row.department_code for row in self.rows(_ALIASES)}

    def class_standards(self) -> list[str]:
        """Class standards that number classes here."""
        return [row.code for row in self.rows(_STANDARDS)]

    # --- drafts

    def open(self, header: dict[str, Any]) -> str:
        """Open a draft, as a copy with ``based_on``.

        :raises BadInputError: the code is taken, or the header cannot be read
        """
        return str(self.value(_OPEN, {"header": to_json(header)}))

    def import_rows(self, header: dict[str, Any], rows: Iterable[dict[str, Any]]) -> Counts:
        """Open a draft and take the rows of a workbook into it: all of it or nothing."""
        with self.database.transaction() as tx:
            edition = tx.value(_OPEN, {"header": to_json(header)})
            return _add(tx, str(edition), rows)

    def add_rows(self, edition: str, rows: Iterable[dict[str, Any]]) -> Counts:
        """Take the rows of a workbook into a draft: all of them or none."""
        with self.database.transaction() as tx:
            return _add(tx, edition, rows)

    def save_edition(self, edition: str, header: dict[str, Any]) -> None:
        """Change title, day, remark, grades or limits of stages of a draft."""
        self.value(_SAVE_EDITION, {"edition": edition, "header": to_json(header)})

    def answer(self, edition: str, number: int, answer: dict[str, Any]) -> Counts:
        """Answer a question for all its rows; counts of the whole draft."""
        given = {"edition": edition, "number": number, "answer": to_json(answer)}
        return Counts(**self.value(_ANSWER, given))

    def save_row(self, edition: str, row: dict[str, Any]) -> str:
        """Write a condition of a draft by hand; what is not given stays. Its code."""
        return str(self.value(_SAVE_ROW, {"edition": edition, "row": to_json(row)}))

    def drop_row(self, edition: str, condition: str) -> None:
        """Take a condition out of a draft."""
        self.value(_DROP_ROW, {"edition": edition, "condition": condition})

    def discard(self, edition: str) -> None:
        """Throw a draft away."""
        self.value(_DISCARD, {"edition": edition})

    # --- comparing, putting in force

    def diff(self, old: str, new: str) -> list[Difference]:
        """What differs between two editions."""
        return [Difference(*row) for row in self.rows(_DIFF, {"old": old, "new": new})]

    def put_in_force(self, edition: str, day: date | None, dry: bool) -> Effect:
        """Release a draft from a day on, or only say what that would do.

        :param day: ``None`` for the day that the draft is meant for
        """
        return self.effect(_PUT_IN_FORCE, {"edition": edition, "day": day, "dry": dry})

    def withdraw(self, edition: str) -> None:
        """Take back an edition that has not begun."""
        self.value(_WITHDRAW, {"edition": edition})

    # --- what if

    def what_if(self, asked: dict[str, Any]) -> list[TrialRow]:
        """On-time counts by class and department as they were and would have been."""
        return [TrialRow(*row) for row in self.rows(_WHAT_IF, {"asked": to_json(asked)})]

    def what_if_cases(self, asked: dict[str, Any]) -> list[TrialCase]:
        """Cases whose verdict would have been another one."""
        return [TrialCase(*row) for row in self.rows(_WHAT_IF_CASES, {"asked": to_json(asked)})]


def _add(tx: Transaction, edition: str, rows: Iterable[dict[str, Any]]) -> Counts:
    """Rows in portions; numbers of all of them."""
    left = iter(rows)
    total = Counts(0, 0, 0, 0, 0)
    while portion := list(islice(left, PORTION)):
        total = _sum(total, tx.value(_ADD_ROWS, {"edition": edition, "rows": to_json(portion)}))
    return total


def _sum(total: Counts, more: dict[str, int]) -> Counts:
    return Counts(
        total.read + more["read"], total.imported + more["imported"], total.asked + more["asked"],
        total.dropped + more["dropped"], more["questions"],
    )  # fmt: skip
