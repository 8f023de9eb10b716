"""What would have been: rows of a trial, added up by class or department (试算). Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

#: Shown where nothing was counted: a rate of nothing is no rate.
DASH = "—"
_MINUS = "−"
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Trial:
    """Cases counted together: how many were in time, and would have been."""

    kind: str
    class_code: str
    class_name: str
    department_code: str
    counted: int
    now: int
    then: int
    unmatched: int

    @property
    def rate_now(self) -> Decimal | None:
        """Share in time as it was, in percent; ``None`` where nothing was counted."""
        return _rate(self.now, self.counted)

    @property
    def rate_then(self) -> Decimal | None:
        """Share in time as it would have been, in percent."""
        return _rate(self.then, self.counted)

    @property
    def difference(self) -> Decimal | None:
        """Percentage points gained, lost below zero."""
        return _rate(self.then - self.now, self.counted)


def trial_of(row: Any) -> Trial:
    """A row of ``what_if``."""
    return Trial(
        row.kind, row.class_code, row.class_name, row.department_code, row.counted,
        row.on_time_now, row.on_time_then, row.unmatched,
    )  # fmt: skip


def added_up(rows: Iterable[Trial], by: str) -> list[Trial]:
    """Rows as they came, or one a class or department, in the order met.

    :param by: both, class or department
    """
    rows = list(rows)
    if by == "both":
        return rows
    keys: dict[str, list[Trial]] = {}
    code: Callable[[Trial], str] = (
        (lambda row: row.kind + row.class_code)
        if by == "class"
        else (lambda row: row.department_code)
    )
    for row in rows:
        keys.setdefault(code(row), []).append(row)
    return [_sum(group, by) for group in keys.values()]


def total_of(rows: Sequence[Trial]) -> Trial:
    """Everything together."""
    return _sum(rows, "")


def _sum(rows: Sequence[Trial], by: str) -> Trial:
    first = rows[0] if rows else Trial("", "", "", "", 0, 0, 0, 0)
    of_class = (first.kind, first.class_code, first.class_name)
    return Trial(
        *(of_class if by == "class" else ("", "", "")),
        first.department_code if by == "department" else "",
        sum(row.counted for row in rows),
        sum(row.now for row in rows),
        sum(row.then for row in rows),
        sum(row.unmatched for row in rows),
    )


def _rate(part: int, whole: int) -> Decimal | None:
    return Decimal(part * 100) / whole if whole else None


def rate_text(rate: Decimal | None) -> str:
    """A share in percent with one digit, a dash for none."""
    return DASH if rate is None else f"{rate.quantize(_TENTH, ROUND_HALF_UP)} %"


def difference_text(points: Decimal | None) -> str:
    """Percentage points with a sign: “+2.5”, “−1.0”, “0.0”."""
    if points is None:
        return DASH
    rounded = points.quantize(_TENTH, ROUND_HALF_UP)
    sign = "+" if rounded > 0 else _MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded)}"


def last_month(today: date) -> tuple[date, date]:
    """First and last day of the last full month."""
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last
