"""What the import and the export of handbook workbooks ask of the database; no Qt (手册入库)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..core.database import Transaction
from ..core.text import to_json
from .class_finder import AliasRow, ClassFinder, ClassRow, Crossing
from .department_finder import DepartmentAlias, DepartmentFinder, DepartmentRow

_LISTS = "SELECT dcm_app.handbook_lists()"
_OPEN = "SELECT dcm_app.handbook_open(%(header)s::jsonb)"
_ADD = "SELECT dcm_app.handbook_add_rows(%(edition)s, %(rows)s::jsonb)"
_CODES = "SELECT e.code FROM dcm_app.handbook_edition AS e"
_IN_FORCE = "SELECT e.code FROM dcm_app.handbook_edition AS e WHERE e.in_force"
_EDITION = """
SELECT e.code, e.label_zh, e.titles FROM dcm_app.handbook_edition AS e
WHERE e.code = %(edition)s OR (%(edition)s = '' AND e.in_force)
"""
_QUESTIONS = """
SELECT q.key, q.subject, q.rows FROM dcm_app.handbook_question AS q
WHERE q.edition = %(edition)s AND q.answered_at IS NULL
ORDER BY q.number
"""
_DIFF = """
SELECT d.class_code, d.class_name, d.kind, d.condition, d.what, d.field, d.before, d.after
FROM dcm_app.handbook_diff(%(old)s, %(new)s) AS d
"""
_BOOK = """
SELECT h.class_standard, h.kind, h.class_code, h.condition_code, h.condition, h.closing_condition,
    h.handling_standard, h.department_code, h.supervising_department, h.no_limit, h.limit_words,
    h.grade, h.area_type, h.step, h.step_label, h.limit_amount, h.limit_unit, h.note
FROM dcm_app.handbook AS h
WHERE h.edition = %(edition)s
ORDER BY h.sort, h.kind, h.class_code, h.condition_code, h.grade, h.area_type, h.step
"""
_ROWS = """
SELECT r.sheet, r.row_no, r.cells, r.content, r.state, r.condition_code
FROM dcm_app.handbook_row AS r
WHERE r.edition = %(edition)s
ORDER BY r.id
"""


class Lists(NamedTuple):
    """The district's lists."""

    standard: str
    standards: tuple[str, ...]
    classes: list[ClassRow]
    aliases: list[AliasRow]
    crossings: list[Crossing]
    departments: list[DepartmentRow]
    active: frozenset[str]
    department_aliases: list[DepartmentAlias]

    def class_finder(self, read_as: str) -> ClassFinder:
        """Classes, read in a standard."""
        return ClassFinder(self.classes, self.aliases, self.crossings, self.standard, read_as)

    def department_finder(self) -> DepartmentFinder:
        """Departments that cases may be dispatched to."""
        active = [row for row in self.departments if row.code in self.active]
        known = [a for a in self.department_aliases if a.code is None or a.code in self.active]
        return DepartmentFinder(active, known)


def lists(tx: Transaction) -> Lists:
    """Read the lists; for administrators.

    :raises NotAllowedError: for everybody else
    """
    given = tx.value(_LISTS)
    classes = [ClassRow(*row) for row in given["classes"]]
    departments = given["departments"]
    return Lists(
        str(given["class_standard"]),
        tuple(dict.fromkeys(row.standard for row in classes)),
        classes,
        [AliasRow(*row) for row in given["aliases"]],
        [Crossing(*row) for row in given["crossings"]],
        [DepartmentRow(*row[:3]) for row in departments],
        frozenset(row[0] for row in departments if row[3]),
        [DepartmentAlias(*row) for row in given["department_aliases"]],
    )


def open_draft(tx: Transaction, header: dict[str, Any]) -> str:
    """Open a draft; its code."""
    return str(tx.value(_OPEN, {"header": to_json(header)}))


def add_rows(tx: Transaction, edition: str, rows: list[dict[str, Any]]) -> dict[str, int]:
    """Take a portion of rows into a draft; counts of this portion."""
    return dict(tx.value(_ADD, {"edition": edition, "rows": to_json(rows)}))


def codes(tx: Transaction) -> set[str]:
    """Codes of all editions."""
    return {row.code for row in tx.all(_CODES)}


def in_force(tx: Transaction) -> str:
    """Code of the edition that counts today; empty where there is none."""
    return str(tx.value(_IN_FORCE) or "")


def edition(tx: Transaction, code: str) -> tuple[str, str, dict[str, str]] | None:
    """Code, title and titles of the sheets of an edition; of the one in force for an empty code."""
    row = tx.one(_EDITION, {"edition": code})
    return (row.code, row.label_zh, row.titles) if row is not None else None


def questions(tx: Transaction, draft: str) -> list[tuple[str, str, int]]:
    """Key, words and number of rows of each open question."""
    return [tuple(row) for row in tx.all(_QUESTIONS, {"edition": draft})]


def differences(tx: Transaction, old: str, new: str) -> Iterable[Any]:
    """What differs between two editions."""
    return tx.all(_DIFF, {"old": old, "new": new})


def book(tx: Transaction, code: str) -> list[Any]:
    """Conditions of an edition with their limits, one row for each limit."""
    return tx.all(_BOOK, {"edition": code})


def book_rows(tx: Transaction, code: str) -> list[Any]:
    """Rows of the workbooks that an edition came from, in their order."""
    return tx.all(_ROWS, {"edition": code})
