"""What an evaluation is made of: period, indicators, scored rows. Pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Optional, Union

Number = Optional[Union[int, float, Decimal]]

NOTHING = "—"
#: What a person may choose; the last one takes the dates as typed.
PERIODS = ("week", "month", "last_month", "quarter", "year", "free")


@dataclass(frozen=True)
class Period:
    """Days that are evaluated, both included."""

    start: date
    end: date

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d} – {self.end:%Y-%m-%d}"


@dataclass(frozen=True)
class Indicator:
    """A column of the table (指标).

    ``weight`` is in per cent and None where the indicator does not enter the score.
    """

    code: str
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    is_rate: bool
    weight: Number

    def label(self, chinese: bool) -> str:
        """Name in the user's language."""
        return self.label_zh if chinese else self.label_en

    def definition(self, chinese: bool) -> str:
        """Meaning in the user's language."""
        return self.definition_zh if chinese else self.definition_en


@dataclass(frozen=True)
class Grade:
    """A band of scores (评价等级)."""

    code: str
    from_score: Number
    colour: str
    label_zh: str
    label_en: str

    def label(self, chinese: bool) -> str:
        """Its word in the user's language."""
        return self.label_zh if chinese else self.label_en


@dataclass(frozen=True)
class Scored:
    """One evaluated object; rates lie between 0 and 1, None is a rate without cases."""

    code: str
    name: str
    short_name: str
    values: Mapping[str, Number]
    score: Number
    grade: str | None
    colour: str | None
    rank: int | None


@dataclass(frozen=True)
class Evaluation:
    """The evaluation of one kind of object over one period."""

    kind: str
    period: Period
    indicators: tuple[Indicator, ...]
    grades: tuple[Grade, ...]
    rows: tuple[Scored, ...]

    def grade(self, code: str | None) -> Grade | None:
        """The band with this letter."""
        return next((grade for grade in self.grades if grade.code == code), None)


def period_of(choice: str, today: date) -> Period:
    """Work out the days of a choice; a running period ends with its last day, not today.

    :param choice: one of :data:`PERIODS` except ``free``
    :param today: the day it is, in Shanghai
    :raises ValueError: no such choice
    """
    if choice == "week":
        start = today - timedelta(days=today.weekday())
        return Period(start, start + timedelta(days=6))
    if choice == "month":
        return Period(today.replace(day=1), _month_end(today))
    if choice == "last_month":
        end = today.replace(day=1) - timedelta(days=1)
        return Period(end.replace(day=1), end)
    if choice == "quarter":
        start = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        return Period(start, _month_end(start.replace(month=start.month + 2)))
    if choice == "year":
        return Period(date(today.year, 1, 1), date(today.year, 12, 31))
    raise ValueError(f"No such period: {choice}")


def _month_end(day: date) -> date:
    following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return following - timedelta(days=1)


def number_text(value: Number, is_rate: bool) -> str:
    """Write a number for a table: counts plain, rates in per cent, a dash for none."""
    if value is None:
        return NOTHING
    return f"{float(value) * 100:.1f} %" if is_rate else f"{value:,.0f}"


def score_text(score: Number) -> str:
    """Write a score with two decimals, a dash for none."""
    return NOTHING if score is None else f"{score:.2f}"
