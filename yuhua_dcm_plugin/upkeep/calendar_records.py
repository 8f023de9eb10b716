"""Work calendars as the upkeep dock reads them (工作日历). Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

OFFICIAL, PROVISIONAL = "official", "provisional"
_SATURDAY = 5


class DayKind(Enum):
    """What a day of a calendar is: as its weekday says, off (休), or at work (班)."""

    ORDINARY = "ordinary"
    HOLIDAY = "holiday"
    WORKING = "working"


@dataclass(frozen=True)
class SpecialDay:
    """A day that differs from Monday to Friday, or is named although it does not."""

    working: bool
    name: str

    @property
    def kind(self) -> DayKind:
        """Off or at work."""
        return DayKind.WORKING if self.working else DayKind.HOLIDAY


Days = Mapping[date, SpecialDay]


@dataclass(frozen=True)
class WorkCalendar:
    """One work calendar.

    :param hours_per_day: working hours that make one 工作日
    :param days_from: calendar whose years and days it takes
    :param is_district: whether it counts where a department has none of its own
    """

    code: str
    label_zh: str
    label_en: str
    hours_per_day: float
    days_from: str | None = None
    is_district: bool = False


@dataclass(frozen=True)
class WorkHours:
    """Working hours of a working day, from a day on; times as HH:MM, the last end may be 24:00."""

    valid_from: date
    slots: tuple[tuple[str, str], ...]

    @property
    def hours(self) -> float:
        """Hours of one day."""
        return sum(minutes(to) - minutes(begin) for begin, to in self.slots) / 60

    @property
    def words(self) -> str:
        """The slots on one line."""
        return ", ".join(f"{begin}–{to}" for begin, to in self.slots)


@dataclass(frozen=True)
class DepartmentChoice:
    """By which calendar a department works from a day on; ``None``: by the district's."""

    department: str
    valid_from: date
    calendar: str | None


@dataclass(frozen=True)
class CalendarGap:
    """A calendar in use whose present or next year is missing or provisional."""

    label_zh: str
    label_en: str
    year: int
    status: str
    days_left: int


@dataclass(frozen=True)
class CalendarBook:
    """All of one calendar."""

    calendar: WorkCalendar
    hours: tuple[WorkHours, ...] = ()
    years: Mapping[int, str] = field(default_factory=dict)
    days: Days = field(default_factory=dict)

    def of_year(self, year: int) -> dict[date, SpecialDay]:
        """Special days of one year."""
        return {day: special for day, special in self.days.items() if day.year == year}


def minutes(time: str) -> int:
    """Minutes since midnight of HH:MM."""
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def is_weekend(day: date) -> bool:
    """Whether it is a Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def works(day: date, special: SpecialDay | None) -> bool:
    """Whether people work on a day."""
    return special.working if special is not None else not is_weekend(day)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from one to another, in whichever order they are given."""
    begin, end = min(first, last), max(first, last)
    for number in range((end - begin).days + 1):
        yield begin + timedelta(days=number)


def changed_days(before: Days, after: Days) -> set[date]:
    """Days that two years hold differently."""
    return {day for day in {*before, *after} if before.get(day) != after.get(day)}
