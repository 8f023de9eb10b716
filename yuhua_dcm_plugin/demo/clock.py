"""Working time for the made-up past: fast, in whole seconds, close to the database's own.

Times are local seconds: seconds since 1970-01-01 00:00 Asia/Shanghai, which has had no summer
time since 1991, so a day is always 86,400 of them.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from datetime import date, datetime
from pathlib import Path

from ..core.shanghai import SHANGHAI
from .divisions import SEED_DIR

DAY = 86_400
HOUR = 3_600
SLOTS = ((8 * HOUR, 12 * HOUR), (14 * HOUR, 18 * HOUR))
WORK_DAY = sum(end - start for start, end in SLOTS)
_EPOCH = date(1970, 1, 1)


def local_seconds(moment: datetime) -> int:
    """Local seconds of an aware datetime."""
    return int(moment.timestamp()) + 8 * HOUR


def moment(seconds: int) -> datetime:
    """Aware datetime (Asia/Shanghai) of local seconds."""
    return datetime.fromtimestamp(seconds - 8 * HOUR, SHANGHAI)


class WorkClock:
    """Adds working time to a moment; holidays and make-up days come from the seed calendar."""

    def __init__(self, first: date, last: date, folder: Path = SEED_DIR) -> None:
        """Prepare the working days between two dates."""
        special = _special_days(folder)
        start, end = (first - _EPOCH).days, (last - _EPOCH).days
        self._days = [
            number for number in range(start, end + 1) if special.get(number, (number + 3) % 7 < 5)
        ]

    def works_on(self, day: int) -> bool:
        """True if the day (days since 1970) is a working day."""
        place = bisect_left(self._days, day)
        return place < len(self._days) and self._days[place] == day

    def after(self, start: int, seconds: int) -> int:
        """The moment by which `seconds` of working time have passed since `start`."""
        day, clock = divmod(start, DAY)
        place = bisect_left(self._days, day)
        done = place * WORK_DAY
        if self._days[place] == day:
            done += sum(max(0, min(clock, end) - begin) for begin, end in SLOTS)
        number, rest = divmod(done + seconds - 1, WORK_DAY)
        return self._days[number] * DAY + _clock(rest + 1)

    def limit(self, start: int, amount: float, unit: str, share: float = 1.0) -> int:
        """The moment at which a share of a handling limit is used up.

        Args:
            start: local seconds of the dispatch.
            amount: the limit.
            unit: urgent_hour, work_hour, work_day, natural_day or urgent_day.
            share: 1 for the deadline itself.
        """
        if unit in ("work_hour", "work_day"):
            step = HOUR if unit == "work_hour" else WORK_DAY
            return self.after(start, max(1, int(amount * step * share)))
        return start + int(amount * (HOUR if unit == "urgent_hour" else DAY) * share)


def _clock(worked: int) -> int:
    """Time of day at which so many seconds of a working day are done."""
    for begin, end in SLOTS:
        if worked <= end - begin:
            return begin + worked
        worked -= end - begin
    return SLOTS[-1][1]


def _special_days(folder: Path) -> dict[int, bool]:
    with (folder / "23_calendar_day.csv").open(encoding="utf-8", newline="") as file:
        return {
            (date.fromisoformat(row["day"]) - _EPOCH).days: row["working"] == "true"
            for row in csv.DictReader(file)
        }
