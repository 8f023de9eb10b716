"""A year's holidays and make-up days from a simple table (放假安排表). Pure.

Columns day, kind and name in any order, with or without a head. Every line that cannot be read is
told with its number, and then nothing of the table counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from .calendar_records import SpecialDay, days_between
from .year_dates import DateError, dates_of, full_years

_HEADS = {
    "day": ("日期", "日期范围", "时间", "day", "date", "days", "dates"),
    "kind": ("类型", "类别", "休班", "班休", "安排", "性质", "kind", "type"),
    "name": (
        "名称", "节日", "节日名称", "节假日", "假日", "说明", "备注", "name", "label",
        "holidayname",
    ),
}  # fmt: skip
_OFF = frozenset(
    ("休", "休息", "放假", "假", "假日", "假期", "节假日", "法定节假日", "holiday", "off", "rest")
)
_AT_WORK = frozenset(
    ("班", "上班", "补班", "调休上班", "工作", "工作日", "working", "work", "workday", "make-up",
     "makeup", "make-up day", "working day")
)  # fmt: skip
_DEFAULT_NAMES = {False: "放假", True: "调休上班"}
_MOST_NAME = 40
_COLUMNS = ("day", "kind", "name")


class TableFault(NamedTuple):
    """What is wrong, and in which line of the table; 0 where it is the whole of it."""

    line: int
    key: str
    given: dict[str, Any]


@dataclass(frozen=True)
class YearTable:
    """What a table holds: days, or faults and then no days."""

    days: dict[date, SpecialDay] = field(default_factory=dict)
    faults: tuple[TableFault, ...] = ()


Line = tuple[int, Sequence[str]]


def read_year_table(lines: Iterable[Line], year: int) -> YearTable:
    """Read the lines of a table.

    :param lines: number and cells of each
    :param year: that every day belongs to, and that days without a year mean
    """
    rows = _filled(lines)
    columns, body = _columns(rows)
    if "day" not in columns or "kind" not in columns:
        missing = [name for name in ("day", "kind") if name not in columns]
        key = "no_columns" if rows else "no_lines"
        return YearTable(faults=(TableFault(0, key, {"missing": missing}),))
    found = _Reader(columns, year)
    for number, cells in body:
        found.take(number, cells)
    if not body:
        found.faults.append(TableFault(0, "no_lines", {}))
    return YearTable(faults=tuple(found.faults)) if found.faults else YearTable(found.days)


def year_of_table(lines: Iterable[Line]) -> int | None:
    """The year that the table's own dates name, where it is only one."""
    years = {year for _number, cells in lines for cell in cells for year in full_years(cell)}
    return years.pop() if len(years) == 1 else None


class _Reader:
    """Reads line by line and keeps what is wrong."""

    def __init__(self, columns: dict[str, int], year: int) -> None:
        self._columns, self._year = columns, year
        self._lines: dict[date, int] = {}
        self.days: dict[date, SpecialDay] = {}
        self.faults: list[TableFault] = []

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Read one line."""
        words = {name: _plain(_cell(cells, place)) for name, place in self._columns.items()}
        kind = _kind(words["kind"])
        if kind is None:
            return self._fault(line, "unknown_kind", words=words["kind"])
        name = words.get("name") or _DEFAULT_NAMES[kind]
        if len(name) > _MOST_NAME:
            return self._fault(line, "name_too_long", limit=_MOST_NAME)
        try:
            ranges = dates_of(words["day"], self._year)
        except DateError as error:
            return self._fault(line, error.key, words=words["day"])
        for first, last in ranges:
            for day in days_between(first, last):
                self._add(line, day, SpecialDay(kind, name))
        return None

    def _add(self, line: int, day: date, special: SpecialDay) -> None:
        if day.year != self._year:
            self._fault(line, "outside_year", day=day.isoformat(), year=self._year)
        elif day in self._lines:
            self._fault(line, "twice", day=day.isoformat(), first=self._lines[day])
        else:
            self._lines[day], self.days[day] = line, special

    def _fault(self, line: int, key: str, **given: Any) -> None:
        self.faults.append(TableFault(line, key, given))


def _filled(lines: Iterable[Line]) -> list[Line]:
    return [(number, cells) for number, cells in lines if any(_plain(cell) for cell in cells)]


def _columns(rows: list[Line]) -> tuple[dict[str, int], list[Line]]:
    """Place of each column, and the lines below the head."""
    for place, (_number, cells) in enumerate(rows):
        head = _head(cells)
        if "day" in head and "kind" in head:
            return head, rows[place + 1 :]
    return _guessed(rows), rows


def _head(cells: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        words = re.sub(r"[\s/／、（）()]+", "", _plain(cell)).lower()
        for column, names in _HEADS.items():
            if words in names:
                found.setdefault(column, place)
    return found


def _guessed(rows: list[Line]) -> dict[str, int]:
    """Columns of a table without a head, by what most of their cells are."""
    votes = {name: Counter[int]() for name in _COLUMNS}
    for _number, cells in rows:
        for place, cell in enumerate(cells):
            words = _plain(cell)
            if words:
                votes[_looks_like(words)][place] += 1
    found: dict[str, int] = {}
    for column in _COLUMNS:
        free = [pair for pair in votes[column].most_common() if pair[0] not in found.values()]
        if free:
            found[column] = free[0][0]
    return found


def _looks_like(words: str) -> str:
    if _kind(words) is not None:
        return "kind"
    try:
        dates_of(words, 2000)
    except DateError as error:
        return "day" if error.key != "no_date" else "name"
    return "day"


def _kind(words: str) -> bool | None:
    """Whether people work; ``None`` where the words do not say."""
    plain = words.lower()
    if plain in _OFF:
        return False
    return True if plain in _AT_WORK else None


def _plain(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", cell).split())


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
