"""The work clock once more, minute by minute, on the calendar of another package."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache

import chinese_calendar

CHINA = timezone(timedelta(hours=8))
SLOTS = ((8 * 60, 12 * 60), (14 * 60, 18 * 60))
MINUTE = timedelta(minutes=1)


@cache
def works(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def is_work_minute(at: datetime) -> bool:
    minute = at.hour * 60 + at.minute
    return any(a <= minute < b for a, b in SLOTS) and works(at.date())


def deadline(start: datetime, minutes: int) -> datetime:
    """Walk until so many working minutes are over; start is a whole minute, local time."""
    at = start
    while minutes > 0:
        if not works(at.date()):
            at = at.replace(hour=0, minute=0) + timedelta(days=1)
            continue
        minutes -= is_work_minute(at)
        at += MINUTE
    return at


def elapsed(start: datetime, end: datetime) -> int:
    """Working minutes between two whole minutes."""
    at, minutes = start, 0
    while at < end:
        minutes += is_work_minute(at)
        at += MINUTE
    return minutes
