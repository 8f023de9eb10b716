"""Evaluation of departments a second time, in Python, from the events of each case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from dbkit import Desk
from histories import CHINA

COUNTS = (
    "filed", "closed", "closed_on_time", "should_close", "handled", "handled_on_time",
    "should_handle", "reworked",
)  # fmt: skip
RATES = {
    "closing_rate": ("closed", "should_close"),
    "on_time_rate": ("handled_on_time", "should_handle"),
    "rework_rate": ("reworked", "handled"),
}  # fmt: skip
WEIGHTS = {"filed": 10, "closing_rate": 30, "on_time_rate": 30, "rework_rate": 30}
#: Upper bounds of the bands of 立案数, and what a greater number gets.
BANDS = ((50, 100), (100, 90), (200, 75), (500, 60), (999, 40))
GRADES = ((90, "A", "green"), (75, "B", "blue"), (60, "C", "yellow"), (40, "D", "red"),
          (0, "E", "black"))  # fmt: skip


@dataclass
class Story:
    """What happened to a filed case, told by its events."""

    task_no: str
    due: datetime | None
    department: str | None = None
    filed: datetime | None = None
    handled: datetime | None = None
    finished: datetime | None = None
    closed: bool = False
    reworks: int = 0

    def event(self, action: str, to_stage: str, at: datetime, detail: dict[str, object]) -> None:
        if action == "file":
            self.filed = self.filed or at
        elif action == "dispatch":
            self.department = str(detail["department"])
        elif action == "report_done":
            self.handled = at
        elif action == "report_check" and to_stage == "dispatch":
            self.handled, self.reworks = None, self.reworks + 1
        if to_stage in ("closed", "void", "refused") and action != "note":
            self.finished, self.closed = at, to_stage == "closed"

    @property
    def charged(self) -> bool:
        return bool(self.filed and self.department) and not (self.finished and not self.closed)

    def belongs(self, count: str, start: datetime, end: datetime) -> bool:
        def inside(at: datetime | None) -> bool:
            return at is not None and start <= at < end

        def before_end(at: datetime | None) -> bool:
            return at is not None and at < end

        in_time = bool(self.handled and self.due and self.handled <= self.due)
        closed_now = self.closed and inside(self.finished)
        open_at_end = not before_end(self.finished)
        return {
            "filed": inside(self.filed),
            "closed": closed_now,
            "closed_on_time": closed_now and in_time,
            "should_close": closed_now
            or (open_at_end and (before_end(self.handled) or before_end(self.due))),
            "handled": inside(self.handled),
            "handled_on_time": inside(self.handled) and in_time,
            "should_handle": inside(self.handled)
            or (open_at_end and not before_end(self.handled) and before_end(self.due)),
            "reworked": inside(self.handled) and self.reworks > 0,
        }[count]


def stories(boss: Desk) -> list[Story]:
    told: dict[str, Story] = {}
    for task_no, due, action, to_stage, at, detail in boss.rows(
        "select c.task_no, c.due_at, e.action, e.to_stage, e.at, e.detail from dcm.case_file c"
        " join dcm.case_event e on e.case_id = c.id order by c.id, e.seq"
    ):
        told.setdefault(task_no, Story(task_no, due)).event(action, to_stage, at, detail)
    return [story for story in told.values() if story.charged]


def bounds(first: date, last: date) -> tuple[datetime, datetime]:
    """The period as two moments, both days included."""
    midnight = datetime(first.year, first.month, first.day, tzinfo=CHINA)
    after = last + timedelta(days=1)
    return midnight, datetime(after.year, after.month, after.day, tzinfo=CHINA)


def counts(told: Iterable[Story], first: date, last: date) -> dict[str, int]:
    period = bounds(first, last)
    mine = list(told)
    return {count: sum(story.belongs(count, *period) for story in mine) for count in COUNTS}


def rates(number: dict[str, int], zero: bool = False) -> dict[str, Fraction | None]:
    nothing = Fraction(0) if zero else None
    return {
        rate: Fraction(number[above], number[below]) if number[below] else nothing
        for rate, (above, below) in RATES.items()
    }


def band(filed: int) -> int:
    return next((points for most, points in BANDS if filed <= most), 0)


def score(filed: int, rate: dict[str, Fraction | None]) -> Decimal | None:
    """Composite score, exact until it is rounded half up."""
    parts: dict[str, Fraction] = {"filed": Fraction(band(filed))}
    for name, value in rate.items():
        if value is not None:
            parts[name] = 100 * (1 - value if name == "rework_rate" else value)
    if len(parts) == 1:
        return None
    total = sum(points * WEIGHTS[name] for name, points in parts.items())
    exact = Fraction(total) / sum(WEIGHTS[name] for name in parts)
    hundredths = Decimal(exact.numerator) * 100 / Decimal(exact.denominator)
    return hundredths.quantize(Decimal(1), ROUND_HALF_UP) / 100


def grade(points: Decimal | None) -> tuple[str | None, str | None]:
    if points is None:
        return None, None
    return next((name, colour) for least, name, colour in GRADES if points >= least)
