"""When reports come in over the year and from whom: rhythm of months, weekdays, hours, weather."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from .clock import DAY, HOUR, WorkClock

YEAR = 365
HALL_OPEN = 27_000
"""07:30, when the twelve-hour shift of the hall begins (seconds of the day)."""

HALL_CLOSE = 70_200
"""19:30."""

SOURCES = ("supervisor", "hotline", "city", "media")
SOURCE_SHARES = (0.62, 0.28, 0.07, 0.03)

_MONTHS = (0.85, 0.7, 1.0, 1.05, 1.1, 1.1, 1.15, 1.1, 1.05, 1.05, 1.0, 0.95)
_HOURS = {
    "supervisor": (3, 8, 13, 12, 7, 3, 4, 10, 13, 12, 8, 4),
    "hotline": (3, 8, 13, 12, 8, 5, 6, 9, 11, 10, 8, 7),
    "city": (1, 6, 14, 13, 6, 2, 6, 13, 14, 12, 5, 1),
    "media": (1, 6, 13, 13, 7, 3, 8, 12, 13, 11, 6, 2),
}
"""Weight of each hour from 07:30 on."""

RECENT_DAYS = 5


class Arrival(NamedTuple):
    """A report comes in: local seconds, source, month (0-11), weather (dry, rain, snow)."""

    at: int
    source: str
    month: int
    weather: str


def arrivals(n: int, now: int, clock: WorkClock, rng: Random) -> list[Arrival]:
    """Times of `n` reports over the year before `now` (local seconds), in order of time.

    A small sample gets a larger share of the last days, so that every desk has something to do.
    """
    days = [now // DAY - back for back in range(YEAR - 1, -1, -1)]
    weather = {day: _weather(day, rng) for day in days}
    weights = [_weight(day, weather[day], clock) for day in days]
    extra = int(n * min(0.1, 250 / max(n, 1)))
    chosen = rng.choices(days, weights, k=n - extra)
    chosen += rng.choices(days[-RECENT_DAYS:], (1, 2, 3, 5, 6), k=extra)
    found = [_arrival(day, now, weather, rng) for day in chosen]
    return sorted(found)


def _weather(day: int, rng: Random) -> str:
    month = _date(day).month
    if month in (6, 7, 8, 9) and rng.random() < 0.22:
        return "rain"
    return "snow" if month in (11, 12, 1, 2) and rng.random() < 0.07 else "dry"


def _weight(day: int, weather: str, clock: WorkClock) -> float:
    busy = 1.0 if clock.works_on(day) else 0.55
    return busy * _MONTHS[_date(day).month - 1] * (1.25 if weather != "dry" else 1.0)


def _date(day: int) -> date:
    return date(1970, 1, 1) + timedelta(days=day)


def _arrival(day: int, now: int, weather: dict[int, str], rng: Random) -> Arrival:
    source = rng.choices(SOURCES, SOURCE_SHARES)[0]
    hour = rng.choices(range(12), _HOURS[source])[0]
    at = day * DAY + HALL_OPEN + hour * HOUR + rng.randrange(HOUR)
    if at >= now:
        # Later today has not happened yet: the same hour of the day before.
        at -= DAY * (1 + (at - now) // DAY)
        day = at // DAY
    return Arrival(at, source, _date(day).month - 1, weather.get(day, "dry"))
