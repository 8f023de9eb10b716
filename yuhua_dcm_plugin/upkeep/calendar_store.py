"""What the calendars page asks of the database (工作日历)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from ..core.database import Transaction
from .calendar_records import (
    CalendarBook,
    CalendarGap,
    Days,
    DepartmentChoice,
    SpecialDay,
    WorkCalendar,
    WorkHours,
)
from .effect import Effect
from .store import UpkeepStore

_CALENDARS = """
SELECT k.code, k.label_zh, k.label_en, k.hours_per_day, k.days_from, k.is_district
FROM dcm_app.work_calendar AS k ORDER BY k.is_district DESC, k.code
"""
# As text: Python has no 24:00.
_HOURS = """
SELECT h.valid_from, left(h.from_time::text, 5) AS begins, left(h.to_time::text, 5) AS ends
FROM dcm_app.work_hours AS h WHERE h.calendar = %s ORDER BY h.valid_from, h.slot
"""
_YEARS = "SELECT y.year, y.status FROM dcm_app.calendar_year AS y WHERE y.calendar = %s ORDER BY 1"
_DAYS = """
SELECT d.day, d.working, d.label_zh FROM dcm_app.calendar_day AS d WHERE d.calendar = %s ORDER BY 1
"""
_CHOICES = """
SELECT d.department_code, d.valid_from, d.calendar
FROM dcm_app.department_calendar AS d ORDER BY d.department_code, d.valid_from
"""
_GAPS = (
    "SELECT g.label_zh, g.label_en, g.year, g.status, g.days_left FROM dcm_app.calendar_gaps() AS g"
)
_DUE = "SELECT dcm_app.deadline(%s, %s, %s, %s)"


class CalendarStore(UpkeepStore):
    """Reads work calendars and asks for their changes, tried or made."""

    def calendars(self) -> list[WorkCalendar]:
        """Every calendar, the district's first."""
        return [WorkCalendar(r.code, r.label_zh, r.label_en, float(r.hours_per_day), r.days_from,
                             bool(r.is_district)) for r in self.rows(_CALENDARS)]  # fmt: skip

    def book(self, calendar: WorkCalendar) -> CalendarBook:
        """All of one calendar, as one moment shows it."""
        return self.database.run(lambda tx: _book(tx, calendar))

    def choices(self) -> list[DepartmentChoice]:
        """Departments with a calendar of their own."""
        return [DepartmentChoice(r.department_code, r.valid_from, r.calendar)
                for r in self.rows(_CHOICES)]  # fmt: skip

    def gaps(self) -> list[CalendarGap]:
        """What is missing soon."""
        return [CalendarGap(r.label_zh, r.label_en, r.year, r.status, r.days_left)
                for r in self.rows(_GAPS)]  # fmt: skip

    def due(self, start: datetime, amount: float, unit: str, calendar: str) -> datetime:
        """When a limit runs out by a calendar."""
        found: datetime = self.value(_DUE, (start, amount, unit, calendar))
        return found

    # --- changes; the last parameter: only tried

    def save_calendar(self, given: Mapping[str, Any], dry: bool) -> Effect:
        """Make or change a calendar."""
        return self._change("save_calendar", given, dry)

    def set_hours(
        self, calendar: str, valid_from: date, slots: Sequence[tuple[str, str]], dry: bool
    ) -> Effect:
        """Working hours from a day on."""
        wanted = [{"from": begin, "to": end} for begin, end in slots]
        given = {"calendar": calendar, "valid_from": valid_from.isoformat(), "slots": wanted}
        return self._change("set_work_hours", given, dry)

    def drop_hours(self, calendar: str, valid_from: date, dry: bool) -> Effect:
        """Let the hours before those of a day go on."""
        sql = "SELECT dcm_app.drop_work_hours(%s, %s, %s)"
        return self.effect(sql, (calendar, valid_from, dry))

    def set_year(self, calendar: str, year: int, status: str, days: Days, dry: bool) -> Effect:
        """A whole year."""
        listed = [{"day": day.isoformat(), "working": special.working, "label_zh": special.name}
                  for day, special in sorted(days.items())]  # fmt: skip
        given = {"calendar": calendar, "year": year, "status": status, "days": listed}
        return self._change("set_year", given, dry)

    def set_department(self, choice: DepartmentChoice, dry: bool) -> Effect:
        """By which calendar a department works from a day on."""
        given = {"department": choice.department, "calendar": choice.calendar,
                 "valid_from": choice.valid_from.isoformat()}  # fmt: skip
        return self._change("set_department_calendar", given, dry)

    def _change(self, function: str, given: Mapping[str, Any], dry: bool) -> Effect:
        sql = _CHANGES[function]
        return self.effect(sql, (json.dumps(given, ensure_ascii=False), dry))


_CHANGES = {
    "save_calendar": "SELECT dcm_app.save_calendar(%s, %s)",
    "set_work_hours": "SELECT dcm_app.set_work_hours(%s, %s)",
    "set_year": "SELECT dcm_app.set_year(%s, %s)",
    "set_department_calendar": "SELECT dcm_app.set_department_calendar(%s, %s)",
}


def _book(tx: Transaction, calendar: WorkCalendar) -> CalendarBook:
    slots: dict[date, list[tuple[str, str]]] = defaultdict(list)
    for row in tx.all(_HOURS, (calendar.code,)):
        slots[row.valid_from].append((row.begins, row.ends))
    return CalendarBook(
        calendar,
        tuple(WorkHours(day, tuple(each)) for day, each in slots.items()),
        {int(row.year): str(row.status) for row in tx.all(_YEARS, (calendar.code,))},
        {row.day: SpecialDay(bool(row.working), row.label_zh)
         for row in tx.all(_DAYS, (calendar.code,))},
    )  # fmt: skip
