"""A handbook as the workbook that it came in: the same sheets, rows and cells (导出手册).

What nobody has changed stands as it came; what was changed or entered by hand is written from the
edition. Blank cells that carry forward are merged, as in the workbooks of cities.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..core.database import Database, Transaction
from ..core.files import replace_whole
from ..core.xlsx import Sheet, workbook_bytes
from . import import_store as store
from .carrying import CARRIED, carried, same_words
from .handbook_heads import COLUMNS, HEADS
from .limit_words import Step, words_of
from .workbook_errors import WorkbookError, tr

_SHEETS = {"component": "部件", "event": "事件"}
_WITHOUT = "不设时限"
_HEAD_ROWS = 2
_WHO = ("department", "supervising")
#: Says that nobody is named, where a blank cell would mean the department above.
_NONE = "—"
_FIELDS = {
    "condition": "condition",
    "closing_condition": "closing",
    "department_code": "department",
    "supervising_department": "supervising",
}

Texts = dict[str, str]


@dataclass
class Condition:
    """A condition of the edition with its limits."""

    row: Any
    limits: list[Step] = field(default_factory=list)

    @property
    def place(self) -> tuple[str, str, str]:
        """Its class."""
        return self.row.class_standard, self.row.kind, self.row.class_code


@dataclass
class Line:
    """A row to be written.

    :param texts: the nine texts as they count
    :param cells: as they came, where a cell stood there; blank where it carried forward
    """

    texts: Texts
    cells: Texts
    place: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Exported:
    """What was written."""

    edition: str
    label: str
    rows: int
    content: bytes


def export_handbook(database: Database, edition: str, target: Path) -> Exported:
    """Write the workbook of an edition.

    :param edition: its code; empty: the one in force
    :param target: .xlsx file; an older one there is replaced once the new one is whole
    :raises WorkbookError: there is no such edition, or the file cannot be written
    :raises DcmError: by SQLSTATE
    """
    if target.suffix.lower() != ".xlsx":
        raise WorkbookError(
            "not_xlsx", tr("{file} does not end in .xlsx."), file=target.name or str(target)
        )
    made = database.run(lambda tx: exported(tx, edition))
    try:
        replace_whole(made.content, target)
    except OSError as error:
        raise WorkbookError(
            "not_written", tr("{file} cannot be written: {reason}"), file=str(target),
            reason=error.strerror or str(error),
        ) from error  # fmt: skip
    return made


def exported(tx: Transaction, edition: str) -> Exported:
    """The workbook of an edition, inside a transaction."""
    known = store.edition(tx, edition)
    if known is None:
        raise WorkbookError(
            "unknown_edition", tr("There is no edition {edition} of the handbook."),
            edition=edition or "—",
        )  # fmt: skip
    code, label, titles = known
    sheets = _lines(store.lists(tx), conditions(store.book(tx, code)), store.book_rows(tx, code))
    made = [_sheet(name, titles.get(name) or label, lines) for name, lines in sheets.items()]
    made = made or [_sheet(_SHEETS["component"], label, [])]
    rows = sum(len(lines) for lines in sheets.values())
    return Exported(code, label, rows, workbook_bytes(made))


def conditions(rows: Iterable[Any]) -> dict[str, Condition]:
    """Conditions by code, each with its limits."""
    found: dict[str, Condition] = {}
    for row in rows:
        known = found.setdefault(row.condition_code, Condition(row))
        if row.limit_amount is not None:
            known.limits.append(
                Step(
                    Decimal(row.limit_amount), row.limit_unit, row.step_label or "", row.grade,
                    row.area_type, row.step,
                )
            )  # fmt: skip
    return found


def _lines(
    lists: store.Lists, known: dict[str, Condition], rows: Iterable[Any]
) -> dict[str, list[Line]]:
    """Rows by sheet: those of the workbook, then what has none, beside its class."""
    writer = _Writer(lists)
    sheets: dict[str, list[Line]] = {}
    left = dict(known)
    before: dict[str, Texts] = {}
    for row in rows:
        cells = dict(zip(COLUMNS, [*row.cells, *[""] * len(COLUMNS)]))
        texts = carried({name: text.strip() for name, text in cells.items()},
                        before.get(row.sheet, {}))  # fmt: skip
        before[row.sheet] = {column: texts[column] for column in CARRIED}
        condition = left.pop(row.condition_code, None) if row.condition_code else None
        if condition is None and row.state != "asked":
            continue  # somebody left it out; what it says carries forward all the same
        line = Line(texts, cells)
        if condition is not None:
            line = writer.changed(line, row.content, condition)
        sheets.setdefault(row.sheet, []).append(line)
    for condition in left.values():
        _put(sheets, writer.line(condition), condition)
    return sheets


def _put(sheets: dict[str, list[Line]], line: Line, condition: Condition) -> None:
    """A row without one in the workbook: below its class, else at the end of its kind's sheet."""
    for lines in sheets.values():
        at = [n for n, other in enumerate(lines) if other.place == condition.place]
        if at:
            lines.insert(at[-1] + 1, line)
            return
    kind = condition.row.kind
    kinds = [name for name, lines in sheets.items() if any(_is_of(each, kind) for each in lines)]
    name = kinds[-1] if kinds else _SHEETS[kind]
    sheets.setdefault(name, []).append(line)


def _is_of(line: Line, kind: str) -> bool:
    return line.place is not None and line.place[1] == kind


class _Writer:
    """Words of the edition for the cells of the workbook."""

    def __init__(self, lists: store.Lists) -> None:
        self._classes = {(row.standard, row.kind, row.code): row for row in lists.classes}
        self._departments = {row.code: row.name for row in lists.departments}

    def line(self, condition: Condition) -> Line:
        """A row written from the edition alone."""
        texts = self._texts(condition)
        return Line(texts, {**texts, **dict.fromkeys(CARRIED, "")}, condition.place)

    def changed(self, line: Line, content: dict[str, Any], condition: Condition) -> Line:
        """A row of the workbook with what the edition now says otherwise."""
        fresh = self._texts(condition)
        for column in _changed(content, condition):
            line.texts[column] = line.cells[column] = fresh[column]
        line.place = condition.place
        return line

    def _texts(self, condition: Condition) -> Texts:
        row = condition.row
        known = self._classes.get(condition.place)
        limit = _WITHOUT if row.no_limit and not condition.limits else words_of(condition.limits)
        return {
            "big_code": row.class_code[:2], "big_name": known.big_name if known else "",
            "small_code": row.class_code[2:], "small_name": known.name if known else "",
            "department": self._department(row.department_code),
            "supervising": self._department(row.supervising_department),
            "condition": row.condition, "closing": row.closing_condition, "limit": limit,
        }  # fmt: skip

    def _department(self, code: str | None) -> str:
        return self._departments.get(code, code) if code else ""


def _changed(content: dict[str, Any], condition: Condition) -> list[str]:
    """Columns whose cell does not say any more what counts."""
    row = condition.row
    columns = [
        column for name, column in _FIELDS.items()
        if (content.get(name) or "") != (getattr(row, name) or "")
    ]  # fmt: skip
    if (content.get("kind"), content.get("class_code")) != (row.kind, row.class_code):
        columns += COLUMNS[:4]
    told = [] if content.get("no_limit") else content.get("limits") or []
    if _places(told) != {_place(step) for step in condition.limits}:
        columns.append("limit")
    return columns


def _places(limits: Iterable[dict[str, Any]]) -> set[tuple[Any, ...]]:
    return {
        _place(Step(
            Decimal(str(each["amount"])), each["unit"], each.get("step_label") or "",
            each.get("grade") or "B", int(each.get("area_type") or 0), int(each.get("step") or 1),
        ))
        for each in limits
    }  # fmt: skip


def _place(step: Step) -> tuple[Any, ...]:
    return step._replace(amount=step.amount.normalize())


# --- the sheets ---------------------------------------------------------------------------------


def _sheet(name: str, title: str, lines: list[Line]) -> Sheet:
    """Cells with what carries forward left blank and merged."""
    rows: list[list[str]] = []
    merges: list[str] = []
    runs: dict[str, int] = {}
    before: Texts = {}
    for number, line in enumerate(lines, _HEAD_ROWS + 1):
        cells = _written(line, before)
        for column in CARRIED:
            if cells[column].strip() or not line.texts[column]:
                _close(merges, runs, column, number)
                runs[column] = number
        before = {column: line.texts[column] for column in CARRIED}
        rows.append([cells[column] for column in COLUMNS])
    for column in CARRIED:
        _close(merges, runs, column, len(lines) + _HEAD_ROWS + 1)
    heads = [HEADS[column] for column in COLUMNS]
    blank = [[cell or None for cell in row] for row in rows]
    return Sheet(name or _SHEETS["component"], heads, blank, title, merges)


def _written(line: Line, before: Texts) -> Texts:
    """The cells of a row; a blank one is filled where carrying would not say what counts."""
    given = {column: line.cells[column].strip() for column in COLUMNS}
    for _ in CARRIED:  # what one cell says may change what the others carry
        read = carried(given, before)
        wrong = [c for c in CARRIED if not given[c] and not same_words(read[c], line.texts[c])]
        for column in wrong:
            given[column] = line.texts[column] or (_NONE if column in _WHO else "")
    return {c: line.cells[c] if line.cells[c].strip() else given[c] for c in COLUMNS}


def _close(merges: list[str], runs: dict[str, int], column: str, until: int) -> None:
    """Merge a run of rows that ends before one."""
    first = runs.pop(column, until)
    if until - first > 1:
        letter = "ABCDEF"[CARRIED.index(column)]
        merges.append(f"{letter}{first}:{letter}{until - 1}")
