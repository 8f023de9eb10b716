"""Periods and numbers of the evaluation, without a database."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua_dcm_plugin.evaluation.records import PERIODS, number_text, period_of, score_text


@pytest.mark.parametrize(
    ("choice", "start", "end"),
    [
        ("week", date(2024, 2, 26), date(2024, 3, 3)),
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
        ("last_month", date(2024, 1, 1), date(2024, 1, 31)),
        ("quarter", date(2024, 1, 1), date(2024, 3, 31)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_period(choice: str, start: date, end: date) -> None:
    found = period_of(choice, date(2024, 2, 29))
    assert (found.start, found.end) == (start, end)


@given(day=st.dates(date(2000, 2, 1), date(2100, 1, 1)))
def test_every_period_is_whole_and_holds_its_day(day: date) -> None:
    for choice in PERIODS:
        if choice == "free":
            continue
        found = period_of(choice, day)
        assert found.start <= found.end
        if choice == "last_month":
            assert found.end + timedelta(days=1) == day.replace(day=1)
        else:
            assert found.start <= day <= found.end


def test_unknown_period() -> None:
    with pytest.raises(ValueError, match="decade"):
        period_of("decade", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("value", "is_rate", "text"),
    [
        (None, True, "—"),
        (None, False, "—"),
        (0, False, "0"),
        (12345, False, "12,345"),
        (Decimal("0.83333"), True, "83.3 %"),
        (1, True, "100.0 %"),
    ],
)
def test_number_text(value: Any, is_rate: bool, text: str) -> None:
    assert number_text(value, is_rate) == text


def test_score_text() -> None:
    assert score_text(Decimal("87.5")) == "87.50"
    assert score_text(None) == "—"
