"""The clock once more, on any calendar: walks from slot to slot in whole microseconds.

Written from the rules of the field (units, holidays, make-up days, hours with a first day, stops)
and not from the SQL: no prefix sums, no positions. `second_by_second` is simpler still and checks
the walker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

CHINA = timezone(timedelta(hours=8))
WORKING = ("work_hour", "work_day")
SECOND = 1_000_000
Stop = tuple[datetime, datetime]


class NoYear(Exception):
    """The clock ran out of the years of its calendar."""


@dataclass(frozen=True)
class Calendar:
    """A work calendar.

    :param hours: first day → slots of a working day in minutes since midnight, newest last
    :param days: days that differ from Monday to Friday, and whether people work on them
    :param years: year → official or provisional
    :param day_hours: working hours that make one 工作日
    """

    hours: tuple[tuple[date, tuple[tuple[int, int], ...]], ...]
    days: Mapping[date, bool]
    years: Mapping[int, str]
    day_hours: Fraction

    def works(self, day: date) -> bool:
        return self.days.get(day, day.isoweekday() <= 5)

    def slots(self, day: date) -> tuple[tuple[int, int], ...]:
        known = [slots for first, slots in self.hours if first <= day]
        return known[-1] if known and self.works(day) else ()

    def stretches(self, start: datetime) -> Iterator[Stop]:
        """Working time from a moment on, stretch by stretch."""
        day = start.astimezone(CHINA).date()
        while True:
            if day.year not in self.years:
                raise NoYear(day.year)
            midnight = datetime(day.year, day.month, day.day, tzinfo=CHINA)
            for first, last in self.slots(day):
                a, b = midnight + timedelta(minutes=first), midnight + timedelta(minutes=last)
                if b > start:
                    yield max(a, start), b
            day += timedelta(days=1)


def needed(calendar: Calendar, amount: Fraction, unit: str) -> int:
    """Microseconds of a limit."""
    hours = {
        "urgent_hour": Fraction(1), "work_hour": Fraction(1), "work_day": calendar.day_hours,
        "natural_day": Fraction(24), "urgent_day": Fraction(24),
    }[unit]  # fmt: skip
    whole = amount * hours * 3600 * SECOND
    assert whole.denominator == 1, "amounts are chosen so that they are whole microseconds"
    return int(whole)


def pieces(calendar: Calendar, start: datetime, unit: str, stops: Sequence[Stop]) -> Iterator[Stop]:
    """Time that counts, from a moment on."""
    raw = calendar.stretches(start) if unit in WORKING else natural(start)
    for stretch in raw:
        yield from without(stretch, sorted(stops))


def natural(start: datetime) -> Iterator[Stop]:
    yield start, datetime(2200, 1, 1, tzinfo=CHINA)


def without(stretch: Stop, stops: Sequence[Stop]) -> Iterator[Stop]:
    """What is left of a stretch when the stops are cut out."""
    at, end = stretch
    for first, last in stops:
        if first > at:
            yield at, min(first, end)
        at = max(at, last)
        if at >= end:
            return
    yield at, end


def due(
    calendar: Calendar, start: datetime, amount: Fraction, unit: str, stops: Sequence[Stop] = ()
) -> datetime:
    """The first moment at which a limit is used up.

    :raises NoYear: beyond the years of the calendar
    """
    left = needed(calendar, amount, unit)
    if left == 0:
        return start
    for first, last in pieces(calendar, start, unit, stops):
        there = (last - first) // timedelta(microseconds=1)
        if there >= left:
            return first + timedelta(microseconds=left)
        left -= max(0, there)
    raise AssertionError("time does not end")


def spent(
    calendar: Calendar, start: datetime, at: datetime, unit: str, stops: Sequence[Stop] = ()
) -> int:
    """Microseconds that count between two moments."""
    total = 0
    for first, last in pieces(calendar, start, unit, stops):
        if first >= at:
            return total
        total += max(0, (min(last, at) - first) // timedelta(microseconds=1))
    return total


def second_by_second(
    calendar: Calendar, start: datetime, seconds: int, unit: str, stops: Sequence[Stop] = ()
) -> datetime:
    """Count whole seconds one by one; start, slots and stops are whole seconds."""
    at = start
    while seconds > 0:
        minute = at.hour * 60 + at.minute
        open_now = unit not in WORKING or any(
            first <= minute < last for first, last in calendar.slots(at.date())
        )
        stands = any(first <= at < last for first, last in stops)
        seconds -= open_now and not stands
        at += timedelta(seconds=1)
    return at
