"""Stops, and calendars of departments: what the clock of a case is made of."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from dbkit import Hall, House, state
from histories import CHINA
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgerkit import Play

#: A Thursday; no holiday near it.
THURSDAY = "2026-03-12"


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=CHINA)


def due(house: House, start: datetime, amount: Any, unit: str, *stops: str) -> datetime:
    return house.boss.value(
        "select dcm_app.clock_due(%s, %s, %s, null, %s::tstzmultirange)",
        start, amount, unit, "{" + ",".join(f"[{stop})" for stop in stops) + "}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stops", "expected"),
    [
        ((), "2026-03-12 17:00"),
        (("2026-03-12 10:00+08,2026-03-12 11:00+08",), "2026-03-12 18:00"),
        (("2026-03-12 10:00+08,2026-03-12 11:30+08",), "2026-03-13 08:30"),
        (("2026-03-12 12:30+08,2026-03-12 13:30+08",), "2026-03-12 17:00"),  # at noon nobody works
        (("2026-03-11 08:00+08,2026-03-12 09:00+08",), "2026-03-12 17:00"),  # before the start
        (("2026-03-12 17:00+08,2026-03-13 17:00+08",), "2026-03-12 17:00"),  # used up already
        # The first moves the deadline into the second.
        (("2026-03-12 10:00+08,2026-03-12 11:00+08", "2026-03-12 17:30+08,2026-03-13 08:30+08"),
         "2026-03-13 09:00"),
        (("2026-03-12 10:00+08,2026-03-12 11:00+08", "2026-03-12 10:30+08,2026-03-12 11:00+08"),
         "2026-03-12 18:00"),  # the same hour is given back once
        (("2026-03-12 16:00+08,2026-03-14 23:00+08",), "2026-03-16 09:00"),  # over a weekend
    ],
)  # fmt: skip
def test_stops_do_not_count(house: House, stops: tuple[str, ...], expected: str) -> None:
    start = at(f"{THURSDAY} 09:00")
    found = due(house, start, 6, "work_hour", *stops)
    assert found == at(expected)
    spent = house.boss.value(
        "select dcm_app.clock_spent(%s, %s, 'work_hour', null, %s::tstzmultirange)",
        start, found, "{" + ",".join(f"[{stop})" for stop in stops) + "}",
    )  # fmt: skip
    assert spent == Decimal(6)


def test_natural_time_stands_still_too(house: House) -> None:
    stop = "2026-03-12 20:00+08,2026-03-13 20:00+08"
    assert due(house, at(f"{THURSDAY} 19:00"), 2, "urgent_hour", stop) == at("2026-03-13 21:00")
    assert due(house, at(f"{THURSDAY} 19:00"), 1, "natural_day", stop) == at("2026-03-14 19:00")


moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 6, 1)).map(
    lambda when: when.replace(tzinfo=CHINA)
)
minutes = st.integers(1, 20000).map(lambda n: timedelta(minutes=n))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    moments, st.integers(0, 500).map(lambda n: Decimal(n) / 100),
    st.sampled_from(["urgent_hour", "work_hour", "work_day", "natural_day", "urgent_day"]),
    st.integers(-2000, 8000).map(lambda n: timedelta(minutes=n)), minutes, minutes,
)  # fmt: skip
def test_a_longer_stop_moves_the_deadline_by_what_it_is_longer(
    house: House, start: datetime, amount: Decimal, unit: str, after: timedelta,
    length: timedelta, more: timedelta,
) -> None:  # fmt: skip
    """By that and nothing else: never earlier, later wherever the clock would have run."""
    first = start + after
    end = first + length
    found = [
        due(house, start, amount, unit, *(f"{first.isoformat()},{to.isoformat()}" for to in ends))
        for ends in ((), (end,), (end + more,))
    ]
    kind = "work_hour" if unit in ("work_hour", "work_day") else "urgent_hour"
    sql = "select round(dcm_app.elapsed(%s, %s, %s) * 3600, 5)"
    longer = house.boss.value(sql, max(end, start), max(end + more, start), kind)
    if max(first, start) >= found[0]:
        longer = 0  # used up before
    assert found[0] <= found[1] <= found[2]
    assert (found[2] > found[1]) == (longer > 0)
    assert house.boss.value(sql, found[1], found[2], kind) == longer


def test_a_department_with_hours_of_its_own(lone_hall: Hall) -> None:
    boss = lone_hall.boss
    boss.run(
        "insert into dcm.work_calendar (code, label_zh, label_en, hours_per_day, days_from)"
        " values ('early', '早班', 'Early', 8, 'standard');"
        " insert into dcm.work_hours values ('early', '2013-01-01', 1, '06:00', '14:00');"
        " select dcm_app.rebuild_spans('standard');"
        " insert into dcm.department_calendar values ('A', '2013-01-01', 'early')"
    )  # fmt: skip
    case = lone_hall.at_stage("handling")
    row = state(lone_hall, case)
    assert row["clock_calendar"] == "early"
    assert row["due_at"] == boss.value(
        "select dcm_app.deadline(%s, %s, %s, 'early')",
        row["clock_from"], row["limit_amount"], row["limit_unit"],
    )  # fmt: skip
    # Its holidays are the district's, also one that is declared later.
    boss.run("insert into dcm.calendar_day values ('standard', '2026-03-13', false, '休')")
    boss.run("select dcm_app.rebuild_spans('standard')")
    late = boss.value("select dcm_app.deadline(%s, 1, 'work_day', 'early')", at("2026-03-12 08:00"))
    assert late == at("2026-03-16 08:00")


def test_the_calendar_of_a_department_has_a_first_day(lone_hall: Hall) -> None:
    boss = lone_hall.boss
    boss.run("insert into dcm.work_calendar (code, label_zh, label_en) values ('own', '自', 'Own')")
    boss.run(
        "insert into dcm.department_calendar values"
        " ('A', '2026-03-12', 'own'), ('A', '2026-05-01', null)"
    )
    sql = "select dcm_app.calendar_of(%s, %s)"
    assert boss.value(sql, "A", at("2026-03-11 23:59")) == "standard"
    assert boss.value(sql, "A", at("2026-03-12 00:00")) == "own"
    assert boss.value(sql, "A", at("2026-05-01 00:00")) == "standard"
    assert boss.value(sql, "B", at("2026-03-12 00:00")) == "standard"


def test_before_the_start_nothing_is_spent(house: House) -> None:
    sql = "select dcm_app.clock_spent(%s, %s, 'work_hour', null, %s::tstzmultirange)"
    for stops in ("{}", "{[2026-03-11 08:00+08,2026-03-12 18:00+08)}"):
        assert house.boss.value(sql, at("2026-03-13 09:00"), at("2026-03-12 09:00"), stops) == 0


def test_a_provisional_year_is_that_of_the_department_s_calendar(lone_hall: Hall) -> None:
    boss = lone_hall.boss
    boss.run(
        "insert into dcm.work_calendar (code, label_zh, label_en) values ('own', '自', 'Own');"
        " insert into dcm.work_hours values ('own', '2013-01-01', 1, '08:00', '16:00');"
        " insert into dcm.calendar_year select 'own', year, 'provisional' from dcm.calendar_year"
        " where calendar = 'standard';"
        " select dcm_app.rebuild_spans('own');"
        " insert into dcm.department_calendar values ('A', '2013-01-01', 'own')"
    )
    play = Play(lone_hall)
    assert play.state(play.handling(2))["due_provisional"] is True
    other = play.register()
    assert play.state(other)["due_provisional"] is False


def test_a_renewed_clock_forgets_stops_and_extensions(lone_hall: Hall) -> None:
    play = Play(lone_hall)
    case = play.handling(5)
    play.act(case, "dept_a", "ask_extension", at("2026-03-12 10:00"), reason="缺料")
    play.act(
        case, "dispatch", "decide_extension", at("2026-03-12 11:00"), approved=True, opinion="好"
    )
    first = play.state(case)
    play.act(
        case, "dept_a", "ask_postpone", at("2026-03-13 09:00"), reason="缓", until="2026-03-17"
    )
    play.act(case, "chief", "decide_postpone", at("2026-03-13 09:30"), approved=True, opinion="好")
    play.act(case, "chief", "resume", at("2026-03-16 09:30"), reason="可以了")
    play.act(case, "dept_a", "send_back", at("2026-03-16 10:00"), reason="非我职责")
    lone_hall.boss.run(
        "update dcm.setting set value = 'true' where key = 'renew_limit_on_redispatch'"
    )
    play.act(case, "dispatch", "dispatch", at("2026-03-16 14:00"), department="B")
    row = play.state(case)
    assert row["dispatched_at"] == first["dispatched_at"], "when it first went out stays"
    assert (row["clock_from"], row["clock_times"]) == (at("2026-03-16 14:00"), 1)
    assert lone_hall.boss.value(
        "select isempty(clock_stops) from dcm.case_file where task_no = %s", case.task_no
    )
    assert row["due_at"] == at("2026-03-23 12:00")
