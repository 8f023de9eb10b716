"""Rows of a handbook from the sheets of a workbook: each understood, asked about, or no row.

Nothing is lost on the way: what a sheet holds below its head is a row that goes to the database
(as a condition or with questions), or it is counted with the reason why it is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .carrying import Carried, Carrier
from .class_finder import ClassFinder, ClassFound, ClassRow, ClassTexts
from .department_finder import DepartmentFinder
from .handbook_heads import COLUMNS, HEADS, Head, head_of, is_half_head, is_head, missing_heads
from .limit_words import LimitRead, Step, read_limit
from .workbook import Row, Sheet, Workbook

#: Most characters that the database takes; longer texts are asked about, never cut.
LONGEST = {"condition": 800, "closing": 4000, "handling": 4000, "note": 4000, "limit": 1000}
_TOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|共\s*计|共\s*\d+\s*[条项个]")
_NOTE = re.compile(
    r"(?:注\d*|备注|说明|附注|附|填表人?|制表人?|审核人?|填报单位|联系人|第.{1,4}页)\s*[:：]?"
)
_SECTION = re.compile(
    r"(?:第?[一二三四五六七八九十]+[、.．章节]|[(（][一二三四五六七八九十]+[)）])\s*"
)
_MARKED = re.compile(r"^(?:部件|事件)")
_CODE = re.compile(r"(\d{1,5})(?:\.0+)?")
_SUBJECT_MOST, _LONGEST_HEADING = 500, 30


@dataclass
class Tally:
    """What was read and what became of it before the database sees it.

    :param no_row: rows that are none, by reason: ``head_again``, ``total``, ``note``, ``section``,
        ``outside``
    :param left_aside: sheets that were not read: name, reason (``hidden``, ``no_head``, ``empty``),
        rows in it, heads that it lacks
    :param read_as: limits whose word was read as another unit, by word
    :param title: what stands above the head of the first sheet that has something there
    :param titles: the same of every sheet, by its name
    """

    read: int = 0
    rows: int = 0
    no_row: Counter[str] = field(default_factory=Counter)
    left_aside: list[tuple[str, str, int, list[str]]] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: list[str] = field(default_factory=list)
    read_as: Counter[str] = field(default_factory=Counter)
    sheets: list[str] = field(default_factory=list)
    title: str = ""
    titles: dict[str, str] = field(default_factory=dict)


class Understanding:
    """Reads workbooks with the district's lists."""

    def __init__(self, classes: ClassFinder, departments: DepartmentFinder) -> None:
        self._classes, self._departments = classes, departments
        self._limits: dict[tuple[str, str], LimitRead] = {}

    def rows(self, book: Workbook, tally: Tally) -> Iterator[dict[str, Any]]:
        """Rows as ``handbook_add_rows`` takes them; counts on the way."""
        for sheet in book.sheets:
            yield from self._sheet(sheet, book, tally)

    # --- a sheet

    def _sheet(self, sheet: Sheet, book: Workbook, tally: Tally) -> Iterator[dict[str, Any]]:
        head = None if sheet.hidden else head_of(sheet)
        if head is None:
            tally.left_aside.append(_aside(sheet))
            return
        tally.sheets.append(sheet.name)
        title = next(iter(head.titles), "")
        tally.title = tally.title or title
        tally.titles[sheet.name] = title
        self._tell_hidden(sheet, head, tally)
        carrier = Carrier(sheet, head)
        kind = _kind_of(sheet.name, *head.titles, book.name)
        for row in sheet.rows:
            if row.number < head.first:
                continue
            tally.read += 1
            tally.hidden_rows += row.hidden
            reason = _no_row(row, head)
            if reason:
                tally.no_row[reason] += 1
                if reason == "section":
                    kind = self._begin(row, kind, carrier)
                continue
            tally.rows += 1
            yield self._row(sheet.name, head, carrier.take(row), kind, tally)

    def _begin(self, row: Row, kind: str, carrier: Carrier) -> str:
        """A heading between the rows: a big class, or that events begin."""
        text = next(cell.strip() for cell in row.cells if cell.strip())
        name = _SECTION.sub("", text)
        carrier.begin_big(name)
        return _kind_of(name) or kind

    @staticmethod
    def _tell_hidden(sheet: Sheet, head: Head, tally: Tally) -> None:
        hidden = set(sheet.hidden_columns)
        tally.hidden_columns += [
            HEADS[column] for column in COLUMNS if head.columns.get(column, -1) in hidden
        ]

    # --- a row

    def _row(
        self, sheet: str, head: Head, carried: Carried, kind: str, tally: Tally
    ) -> dict[str, Any]:
        texts, row = carried.texts, carried.row
        kind = _kind_of(head.cell(row, "kind")) or kind
        found = self._class(texts, kind)
        limit = self._limit(texts["limit"], head.limit_unit)
        tally.read_as.update([limit.read_as] if limit.read_as else [])
        content: dict[str, Any] = {
            "row_no": row.number, "sheet": sheet, "cells": list(carried.cells),
            "class_standard": self._classes.home,
            "kind": found.row.kind if found.row else kind or None,
            "class_code": found.row.code if found.row else None,
            "condition": texts["condition"], "closing_condition": texts["closing"],
            "handling_standard": head.cell(row, "handling").strip(),
            "limits": [limit_json(step) for step in limit.limits],
            "no_limit": limit.without, "limit_words": texts["limit"] or None,
            "note": head.cell(row, "note").strip() or None,
            "questions": [],
        }  # fmt: skip
        self._ask(content, found, limit, texts, head, row)
        return content

    def _class(self, texts: dict[str, str], kind: str) -> ClassFound:
        codes = class_codes(texts, kind, self._classes)
        shown = _shown_code(texts)
        return self._classes.find(ClassTexts(kind, shown, codes, texts["small_name"]))

    def _limit(self, text: str, unit: str) -> LimitRead:
        known = self._limits.get((text, unit))
        if known is None:
            known = self._limits[text, unit] = read_limit(text, unit)
        return known

    def _ask(
        self,
        content: dict[str, Any],
        found: ClassFound,
        limit: LimitRead,
        texts: dict[str, str],
        head: Head,
        row: Row,
    ) -> None:
        """Add what somebody has to answer before the row counts."""
        questions: list[dict[str, Any]] = content["questions"]
        questions += _formulas(content, head, row)
        if found.row is None:
            subject = found.subject or _where(content)
            questions.append(_question(found.question, subject, map(class_json, found.suggestions)))
        questions += _condition(content, found)
        for field_name, column in (
            ("department_code", "department"), ("supervising_department", "supervising"),
        ):  # fmt: skip
            self._ask_department(content, field_name, texts[column])
        if limit.question:
            questions.append(_limit_question(limit, texts["limit"]))

    def _ask_department(self, content: dict[str, Any], name: str, text: str) -> None:
        found = self._departments.find(text)
        content[name] = found.code or None
        if found.asked:
            suggestions = ({"department_code": code} for code in found.suggestions)
            asked = _question("unknown_department", text, suggestions)
            content["questions"].append({**asked, "field": name})


def limit_json(step: Step) -> dict[str, Any]:
    """A limit as the database takes it."""
    amount = int(step.amount) if step.amount == int(step.amount) else float(step.amount)
    return {
        "grade": step.grade, "area_type": step.area_type, "step": step.step,
        "step_label": step.label or None, "amount": amount, "unit": step.unit,
    }  # fmt: skip


def class_json(row: ClassRow) -> dict[str, Any]:
    """A class as an answer names it."""
    return {
        "class_standard": row.standard, "kind": row.kind, "class_code": row.code,
    }  # fmt: skip


def class_codes(texts: dict[str, str], kind: str, classes: ClassFinder) -> tuple[str, ...]:
    """Class codes that a row may mean: “1” beside “02” is 0102, “101” has lost its first zero."""
    small = _digits(texts["small_code"])
    if not small:
        return ()
    big = _digits(texts["big_code"]) or classes.big_code(kind, texts["big_name"])
    big = big.zfill(2)[:2] if big else ""
    if len(small) <= 2:
        return (big + small.zfill(2),) if big else ()
    if len(small) == 3:
        whole = [big + small] if big else []
        return (f"0{small}", *whole)
    return (small,)


# --- helpers -----------------------------------------------------------------------------------


def _digits(text: str) -> str:
    found = _CODE.fullmatch(text.strip().translate(_WIDE_DIGITS))
    return found[1] if found else ""


_WIDE_DIGITS = {0xFF10 + n: 0x30 + n for n in range(10)}


def _shown_code(texts: dict[str, str]) -> str:
    """The number as it stands; of a short one with that of its big class."""
    small, big = texts["small_code"], texts["big_code"]
    if not small:
        return ""
    return f"{big}-{small}" if big and len(small) <= 2 else small


def _kind_of(*texts: str) -> str:
    """component or event, where a name says one of them only."""
    for text in texts:
        component, event = "部件" in text, "事件" in text or "事项" in text
        if component != event:
            return "component" if component else "event"
    return ""


def _no_row(row: Row, head: Head) -> str:
    """Why a row is none; empty where it is one."""
    cells = {column: head.cell(row, column).strip() for column in COLUMNS}
    told = [text for text in cells.values() if text]
    waits = bool(set(head.columns.values()) & set(row.formulas))
    if not told and not waits:
        return "outside"
    if is_head(row) or is_half_head(row):
        return "head_again"
    if waits or (cells["condition"] and cells["limit"]):
        return ""
    if _TOTAL.match(told[0]):
        return "total"
    if cells["condition"] or cells["limit"] or cells["closing"]:
        return ""
    return _alone(told, cells)


def _alone(told: list[str], cells: dict[str, str]) -> str:
    """What a row without a condition is: a remark, a heading, or a class that lacks one."""
    if all(_NOTE.match(text) for text in told):
        return "note"
    if len(set(told)) > 1:
        return ""
    text = told[0]
    if _SECTION.match(text) or (_MARKED.match(text) and not cells["small_name"]):
        return "section"
    if cells["big_code"] == text and not _digits(text):
        return "section" if len(text) <= _LONGEST_HEADING else "note"
    return ""


def _aside(sheet: Sheet) -> tuple[str, str, int, list[str]]:
    if not sheet.rows:
        return sheet.name, "empty", 0, []
    if sheet.hidden:
        return sheet.name, "hidden", len(sheet.rows), []
    return sheet.name, "no_head", len(sheet.rows), missing_heads(sheet)


def _question(key: str, subject: str, suggestions: Any = ()) -> dict[str, Any]:
    return {"key": key, "subject": subject[:_SUBJECT_MOST], "suggestions": list(suggestions)}


def _where(content: dict[str, Any]) -> str:
    return f"{content['sheet']} {content['row_no']}"


def _formulas(content: dict[str, Any], head: Head, row: Row) -> Iterator[dict[str, Any]]:
    """Cells whose formula has no value in the file: only the program that wrote it knows it."""
    without = set(row.formulas)
    for column in COLUMNS:
        at = head.columns.get(column, -1)
        if at in without:
            yield _question("formula", f"{_where(content)} {HEADS[column]}")


def _condition(content: dict[str, Any], found: ClassFound) -> Iterator[dict[str, Any]]:
    """A condition that is missing, or a text that is longer than can be kept."""
    over = {
        name for name, column in (
            ("condition", "condition"), ("closing_condition", "closing"),
            ("handling_standard", "handling"), ("note", "note"), ("limit_words", "limit"),
        ) if len(content[name] or "") > LONGEST[column]
    }  # fmt: skip
    for name in over:
        content[name] = None
    if over & {"condition", "closing_condition", "handling_standard", "note"}:
        yield _question("no_condition", f"{_where(content)}: 文字太长")
    elif not content["condition"]:
        label = f"{found.row.code} {found.row.name}" if found.row else found.subject
        yield _question("no_condition", f"{label} ({_where(content)})")


def _limit_question(limit: LimitRead, text: str) -> dict[str, Any]:
    suggestions: list[dict[str, Any]] = [
        {"limits": [limit_json(step) for step in steps]} for steps in limit.suggestions
    ]
    if limit.question == "no_limit":
        suggestions.append({"no_limit": True})
    return _question(limit.question, text, suggestions)
