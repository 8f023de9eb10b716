"""Deadlines on thousands of invented calendars against a clock that walks (walking_clock)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import Any, NamedTuple

import pytest
import walking_clock as slow
from dbkit import House, as_json, refused
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from walking_clock import CHINA, WORKING, Calendar, NoYear

UNITS = ("urgent_hour", "work_hour", "work_day", "natural_day", "urgent_day")
FIRST = date(2026, 1, 1)
YEARS = (2026, 2027)
_numbers = count(1)


class Clock(NamedTuple):
    """One limit on one calendar."""

    own: bool
    start: datetime
    hundredths: int
    unit: str
    times: int
    stops: tuple[slow.Stop, ...]

    @property
    def amount(self) -> Fraction:
        return Fraction(self.hundredths, 100) * self.times


def examples(number: int) -> settings:
    return settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def slot_lists(draw: Any) -> tuple[tuple[int, int], ...]:
    """One to four slots of a day: touching ones and those until 24:00 too."""
    marks = draw(st.lists(st.integers(0, 288), min_size=2, max_size=8, unique=True))
    marks = sorted(mark * 5 for mark in marks)
    pairs = list(zip(marks[::2], marks[1::2]))
    return tuple(pairs)


@st.composite
def hour_lists(draw: Any) -> tuple[tuple[date, tuple[tuple[int, int], ...]], ...]:
    """Hours from the first day on, and up to two changes (夏令、冬令作息)."""
    days = draw(st.lists(st.integers(1, 600), max_size=2, unique=True))
    firsts = [FIRST, *(FIRST + timedelta(days=day) for day in sorted(days))]
    return tuple((first, draw(slot_lists())) for first in firsts)


@st.composite
def calendars(draw: Any) -> tuple[Calendar, Calendar]:
    """A calendar, and one of a department that takes its days and has hours of its own."""
    offsets = st.integers(0, 729).map(lambda day: FIRST + timedelta(days=day))
    days = draw(st.dictionaries(offsets, st.booleans(), max_size=40))
    status = st.sampled_from(("official", "provisional"))
    years = {year: draw(status) for year in YEARS}
    lengths = st.sampled_from(
        [Fraction(8), Fraction(15, 2), Fraction(6), Fraction(12), Fraction(1)]
    )
    return (
        Calendar(draw(hour_lists()), days, years, draw(lengths)),
        Calendar(draw(hour_lists()), days, years, draw(lengths)),
    )


def moments(last_day: int) -> Any:
    """Whole minutes mostly, and any microsecond."""
    start = datetime(2026, 1, 1, tzinfo=CHINA)
    whole = st.integers(0, last_day * 1440).map(lambda n: start + timedelta(minutes=n))
    fine = st.integers(0, last_day * 86400 * 10**6).map(lambda n: start + timedelta(microseconds=n))
    return whole | fine


@st.composite
def clocks(draw: Any) -> Clock:
    start = draw(moments(400))
    stops = []
    for _ in range(draw(st.integers(0, 3))):
        first = start + timedelta(minutes=draw(st.integers(-3000, 20000)))
        stops.append((first, first + timedelta(minutes=draw(st.integers(1, 30000)))))
    hundredths = draw(st.integers(0, 400) | st.sampled_from((100, 200, 500, 1000)))
    return Clock(
        draw(st.booleans()), start, hundredths, draw(st.sampled_from(UNITS)),
        draw(st.integers(1, 3)), tuple(stops),
    )  # fmt: skip


def load(house: House, own: Calendar, child: Calendar) -> tuple[str, str]:
    """Put both into the database; the second takes its days from the first."""
    number = next(_numbers)
    codes = f"gen{number}", f"gen{number}b"
    boss = house.boss
    boss.run(
        "insert into dcm.work_calendar (code, label_zh, label_en, hours_per_day, days_from)"
        " values (%s, 'x', 'x', %s, null), (%s, 'x', 'x', %s, %s)",
        codes[0], decimal(own.day_hours), codes[1], decimal(child.day_hours), codes[0],
    )  # fmt: skip
    boss.run(
        "insert into dcm.calendar_year select %s, y.key::int, y.value from jsonb_each_text(%s) y",
        codes[0], as_json(own.years),
    )  # fmt: skip
    boss.run(
        "insert into dcm.calendar_day select %s, d.key::date, (d.value)::boolean, 'x'"
        " from jsonb_each(%s) d",
        codes[0], as_json({day.isoformat(): works for day, works in own.days.items()}),
    )  # fmt: skip
    for code, calendar in zip(codes, (own, child)):
        rows = [
            {"f": first.isoformat(), "n": n, "a": clock(a), "b": clock(b)}
            for first, slots in calendar.hours for n, (a, b) in enumerate(slots, 1)
        ]  # fmt: skip
        boss.run(
            "insert into dcm.work_hours select %s, h.f, h.n, h.a, h.b"
            " from jsonb_to_recordset(%s) h (f date, n int, a time, b time)", code, as_json(rows),
        )  # fmt: skip
    boss.run("select dcm_app.rebuild_spans(%s)", codes[0])
    return codes


def drop(house: House, codes: tuple[str, str]) -> None:
    for table in ("work_span", "calendar_day", "calendar_year", "work_hours"):
        house.boss.run(f"delete from dcm.{table} where calendar = any(%s)", list(codes))
    for code in reversed(codes):
        house.boss.run("delete from dcm.work_calendar where code = %s", code)


def decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def ranges(stops: tuple[slow.Stop, ...]) -> str:
    return "{" + ",".join(f"[{a.isoformat()},{b.isoformat()})" for a, b in stops) + "}"


def agree(house: House, pair: tuple[Calendar, Calendar], limits: list[Clock]) -> None:
    """What the database says of each limit is what the walking clock says."""
    codes = load(house, *pair)
    try:
        for limit in limits:
            compare(house, pair[not limit.own], codes[not limit.own], limit)
    finally:
        drop(house, codes)


ASK = """
select d.due,
    case when l.stops = '{}' then dcm_app.elapsed(l.start, d.due, l.unit, l.calendar) end
        as elapsed,
    dcm_app.clock_spent(l.start, d.due, l.unit, l.calendar, l.stops) as spent,
    dcm_app.is_provisional(l.start, d.due, l.unit, l.calendar) as provisional,
    dcm_app.clock_due(l.start, l.amount / 2, l.unit, l.calendar, l.stops) as half,
    dcm_app.clock_due(l.start, l.amount, l.unit, l.calendar) as unstopped
from (select %s::timestamptz, %s::numeric, %s, %s, %s::tstzmultirange)
    as l (start, amount, unit, calendar, stops)
cross join lateral (select dcm_app.clock_due(l.start, l.amount, l.unit, l.calendar, l.stops) as due)
    as d
"""


def expected_of(calendar: Calendar, limit: Clock) -> datetime | None:
    """When it is due; None where the calendar does not say."""
    try:
        due = slow.due(calendar, limit.start, limit.amount, limit.unit, limit.stops)
    except NoYear:
        return None
    # A stop that moves a deadline is counted to its end, which must lie in a loaded year too.
    beyond = any(a < due and b.year > YEARS[-1] for a, b in limit.stops)
    return None if beyond and limit.unit in WORKING else due


def compare(house: House, calendar: Calendar, code: str, limit: Clock) -> None:
    amount, stops = decimal(limit.amount), ranges(limit.stops)
    expected = expected_of(calendar, limit)
    asked = limit.start, amount, limit.unit, code, stops
    if expected is None:
        with refused("DC003", "no_calendar_year"):
            house.boss.value("select dcm_app.clock_due(%s, %s, %s, %s, %s::tstzmultirange)", *asked)
        return
    found = house.boss.record(ASK, *asked)
    assert found["due"] == expected, limit
    assert found["elapsed"] in (None, amount), "the inverse agrees"
    assert abs(found["spent"] - amount) < Decimal("1e-12"), "the inverse agrees"
    touched = range(limit.start.astimezone(CHINA).year, expected.astimezone(CHINA).year + 1)
    loaded = {calendar.years.get(year) for year in touched}
    assert found["provisional"] == (limit.unit in WORKING and "provisional" in loaded)
    assert limit.start <= found["half"] <= expected, "more is never earlier"
    assert found["unstopped"] <= expected, "a stop never brings a deadline forward"


@examples(120)
@given(calendars(), st.lists(clocks(), min_size=1, max_size=6))
def test_any_limit_on_any_calendar(
    house: House, pair: tuple[Calendar, Calendar], limits: list[Clock]
) -> None:
    agree(house, pair, limits)


@pytest.mark.soak
@examples(10_000)
@given(calendars(), st.lists(clocks(), min_size=1, max_size=6))
def test_any_limit_on_ten_thousand_calendars(
    house: House, pair: tuple[Calendar, Calendar], limits: list[Clock]
) -> None:
    agree(house, pair, limits)


@examples(60)
@given(calendars(), clocks(), st.integers(1, 30_000))
def test_the_walking_clock_against_one_that_counts_seconds(
    pair: tuple[Calendar, Calendar], limit: Clock, seconds: int
) -> None:
    start = limit.start.replace(microsecond=0)
    stops = tuple((a.replace(microsecond=0), b.replace(microsecond=0)) for a, b in limit.stops)
    unit = "work_hour" if limit.unit in WORKING else "urgent_hour"
    try:
        walked = slow.due(pair[0], start, Fraction(seconds, 3600), unit, stops)
    except NoYear:
        return
    if walked - start < timedelta(days=4):  # it counts every second of it
        assert walked == slow.second_by_second(pair[0], start, seconds, unit, stops)
