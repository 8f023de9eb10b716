"""Deadlines and their inverse: worked values, properties, and a slow clock of another make."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import slow_clock
from dbkit import Hall, House, as_json, refused
from histories import CHINA
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

UNITS = ("urgent_hour", "work_hour", "work_day", "natural_day", "urgent_day")
CHINESE = ("紧急工作时", "工作时", "工作日", "自然日", "紧急工作日")
WORKING = {"work_hour": 60, "work_day": 480}  # minutes of work
NATURAL = {"urgent_hour": 3600, "natural_day": 86400, "urgent_day": 86400}  # seconds
FIRST, LAST = datetime(2013, 1, 1), datetime(2026, 12, 31)


def examples(count: int) -> settings:
    return settings(max_examples=count, deadline=None, suppress_health_check=list(HealthCheck))


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=CHINA)


def deadline(house: House, start: datetime, amount: Any, unit: str) -> datetime:
    return house.boss.value("select dcm_app.deadline(%s, %s, %s)", start, amount, unit)


def elapsed(house: House, start: datetime, end: datetime, unit: str) -> Decimal:
    return house.boss.value("select dcm_app.elapsed(%s, %s, %s)", start, end, unit)


# --- worked values -----------------------------------------------------------------------------

WORKED = [
    # one Friday afternoon, every unit
    ("2014-03-14 16:30", 2, "紧急工作时", "2014-03-14 18:30"),
    ("2014-03-14 16:30", 4, "工作时", "2014-03-17 10:30"),
    ("2014-03-14 16:30", 1, "工作日", "2014-03-17 16:30"),
    ("2014-03-14 16:30", 3, "工作日", "2014-03-19 16:30"),
    ("2014-03-14 16:30", 2, "自然日", "2014-03-16 16:30"),
    ("2014-03-14 16:30", 2, "紧急工作日", "2014-03-16 16:30"),
    # a start outside working time moves to the next slot
    ("2014-03-15 10:00", 2, "work_hour", "2014-03-17 10:00"),
    ("2014-03-12 13:00", 4, "work_hour", "2014-03-12 18:00"),
    ("2014-03-12 12:00", 1, "work_hour", "2014-03-12 15:00"),
    ("2014-03-12 07:59", 1, "work_hour", "2014-03-12 09:00"),
    ("2014-03-12 18:00", 1, "work_hour", "2014-03-13 09:00"),
    ("2014-03-12 23:59", 1, "work_day", "2014-03-13 18:00"),
    # a limit that fills a slot ends with it, not when the next one begins
    ("2014-03-12 08:00", 4, "work_hour", "2014-03-12 12:00"),
    ("2014-03-12 11:00", 1, "work_hour", "2014-03-12 12:00"),
    ("2014-03-12 14:00", 4, "work_hour", "2014-03-12 18:00"),
    ("2014-03-12 08:00", 1, "work_day", "2014-03-12 18:00"),
    ("2014-03-14 08:00", 1, "work_day", "2014-03-14 18:00"),
    # across the noon break
    ("2014-03-12 11:59", "0.05", "work_hour", "2014-03-12 14:02"),
    # National Day and Mid-Autumn 2025: off from 1 to 8 October, at work on 28 September
    ("2025-09-30 17:00", 2, "work_hour", "2025-10-09 09:00"),
    ("2025-09-27 10:00", 1, "work_hour", "2025-09-28 09:00"),
    ("2025-10-11 09:00", 1, "work_hour", "2025-10-11 10:00"),
    # Golden Week 2014: off from 1 to 7 October, at work on Sunday 28 September
    ("2014-09-27 10:00", 1, "work_day", "2014-09-28 18:00"),
    ("2014-09-30 16:00", 1, "work_day", "2014-10-08 16:00"),
    # Spring Festival 2026: off from 15 to 23 February, at work on 14 and 28
    ("2026-02-14 09:00", 1, "work_day", "2026-02-24 09:00"),
    ("2026-02-27 17:00", 2, "work_hour", "2026-02-28 09:00"),
    # New Year: from one loaded year into the next
    ("2025-12-31 17:00", 2, "work_hour", "2026-01-04 09:00"),
    ("2024-02-28 09:00", 2, "work_day", "2024-03-01 09:00"),
]


@pytest.mark.parametrize(("start", "amount", "unit", "end"), WORKED)
def test_worked_values(house: House, start: str, amount: Any, unit: str, end: str) -> None:
    assert deadline(house, at(start), amount, unit) == at(end)
    assert elapsed(house, at(start), at(end), unit) == Decimal(str(amount))


def test_a_limit_with_endless_digits_fills_its_slot(house: House) -> None:
    """1307 minutes are 2.72291666… days; a hair more than that would lie behind the week-end."""
    found = house.boss.value(
        "select dcm_app.deadline(%s, 1307::numeric / 480, 'work_day')", at("2015-10-28 10:13")
    )
    assert found == at("2015-10-30 18:00")


@pytest.mark.parametrize("micros", [1, 250_000, 999_999])
def test_a_limit_that_ends_in_the_first_second_of_a_slot(house: House, micros: int) -> None:
    start = at("2014-03-12 12:00") - timedelta(seconds=1) + timedelta(microseconds=micros)
    found = house.boss.value("select dcm_app.deadline(%s, 1::numeric / 3600, 'work_hour')", start)
    assert found == at("2014-03-12 14:00") + timedelta(microseconds=micros)


@pytest.mark.parametrize("word", [*UNITS, *CHINESE, " 工作日 "])
def test_units_by_code_and_by_name(house: House, word: str) -> None:
    code = dict(zip(CHINESE, UNITS)).get(word.strip(), word)
    start = at("2014-03-14 16:30")
    assert deadline(house, start, 3, word) == deadline(house, start, 3, code)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("start", ["2014-03-12 09:00", "2014-03-15 03:00", "2014-03-12 12:30"])
def test_nothing_takes_no_time(house: House, start: str, unit: str) -> None:
    assert deadline(house, at(start), 0, unit) == at(start)
    assert elapsed(house, at(start), at(start), unit) == 0


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "amount", ["-1", "-0.001", "NaN", "Infinity", "-Infinity", "1000001", None]
)
def test_amounts_that_cannot_be(house: House, amount: Any, unit: str) -> None:
    with refused("DC003", "bad_limit"):
        deadline(house, at("2014-03-12 09:00"), amount, unit)


@pytest.mark.parametrize("unit", ["", "hour", "天", None, "工作 日", "WORK_DAY"])
def test_units_that_are_none(house: House, unit: Any) -> None:
    with refused("DC003", "unknown_unit"):
        deadline(house, at("2014-03-12 09:00"), 1, unit)
    with refused("DC003", "unknown_unit"):
        elapsed(house, at("2014-03-12 09:00"), at("2014-03-12 09:00"), unit)


@pytest.mark.parametrize("start", ["294270-01-01", "4713-01-01 BC"])
def test_times_out_of_any_calendar(house: House, start: str) -> None:
    for unit in UNITS:
        with refused("DC003", "bad_limit"):
            house.boss.value("select dcm_app.deadline(%s, 1000000, %s)", start, unit)


@pytest.mark.parametrize("start", ["infinity", "-infinity", None])
def test_times_that_are_none(house: House, start: Any) -> None:
    for unit in UNITS:
        with refused("DC003", "bad_limit"):
            house.boss.value("select dcm_app.deadline(%s, 1, %s)", start, unit)
        for pair in ((start, "2014-03-12"), ("2014-03-12", start)):
            with refused("DC003", "bad_time"):
                house.boss.value("select dcm_app.elapsed(%s, %s, %s)", *pair, unit)


def test_a_year_that_is_not_loaded(house: House) -> None:
    last = house.boss.value("select max(year) from dcm.calendar_year")
    for unit in WORKING:
        for start, amount, year in (
            (at("2012-12-31 09:00"), 1, 2012), (at("2012-06-01 09:00"), 0, 2012),
            (at(f"{last}-12-31 17:00"), 9, last + 1), (at(f"{last}-12-31 17:00"), 2, last + 1),
            (at(f"{last + 1}-01-05 09:00"), 1, last + 1),
            (at("2026-01-05 09:00"), 1000000, last + 1), (at("9998-01-05 09:00"), 1, 9998),
        ):  # fmt: skip
            with refused("DC003", "no_calendar_year") as told:
                deadline(house, start, amount, unit)
            assert told["year"] == year
        for pair in ((at("2012-12-31 09:00"), at("2014-01-02 09:00")),
                     (at("2014-01-02 09:00"), at("2012-12-31 09:00"))):  # fmt: skip
            with refused("DC003", "no_calendar_year"):
                elapsed(house, *pair, unit)
    for unit in NATURAL:  # the clock on the wall needs no calendar
        assert deadline(house, at("2012-12-31 09:00"), 1, unit) > at("2012-12-31 09:00")


@pytest.mark.parametrize("unit", UNITS)
def test_a_calendar_that_is_none(house: House, unit: str) -> None:
    """A wrong name is a slip of who asks, also where the unit reads no calendar."""
    for sql in (
        "select dcm_app.deadline('2014-03-12', 1, %s, 'moon')",
        "select dcm_app.deadline('2014-03-12', 0, %s, 'moon')",
        "select dcm_app.elapsed('2014-03-12', '2014-03-12', %s, 'moon')",
    ):
        with refused("DC003", "unknown_calendar") as told:
            house.boss.value(sql, unit)
        assert told["calendar"] == "moon"


@pytest.mark.parametrize("unit", UNITS[-2:])
def test_no_deadline_that_a_driver_cannot_read(house: House, unit: str) -> None:
    assert deadline(house, at("9999-12-30 08:00"), 1, unit) == at("9999-12-31 08:00")
    for start, amount in (("9999-12-30 08:01", 1), ("9999-12-30 08:00", 1000000)):
        with refused("DC003", "bad_limit"):
            deadline(house, at(start), amount, unit)


# --- properties --------------------------------------------------------------------------------

moments = st.datetimes(FIRST, datetime(2026, 9, 30)).map(lambda t: t.replace(tzinfo=CHINA))
minutes = moments.map(lambda t: t.replace(second=0, microsecond=0))
#: Hundredths of a unit, so that no amount falls between two microseconds.
amounts = st.integers(0, 2000).map(lambda n: Decimal(n) / 100)


@examples(200)
@given(moments, amounts, st.sampled_from(UNITS))
def test_elapsed_is_the_inverse(house: House, start: datetime, amount: Decimal, unit: str) -> None:
    assert elapsed(house, start, deadline(house, start, amount, unit), unit) == amount


@examples(100)
@given(moments, amounts, amounts, st.integers(0, 10**9), st.sampled_from(UNITS))
def test_more_is_later(
    house: House, start: datetime, one: Decimal, two: Decimal, later: int, unit: str
) -> None:
    small, great = sorted((one, two))
    first = deadline(house, start, small, unit)
    assert start <= first <= deadline(house, start, great, unit)
    assert first <= deadline(house, start + timedelta(microseconds=later), small, unit)
    if small < great:
        assert first < deadline(house, start, great, unit)


@examples(100)
@given(moments, moments, moments, st.sampled_from(UNITS))
def test_stretches_add_up(house: House, a: datetime, b: datetime, c: datetime, unit: str) -> None:
    def micros(x: datetime, y: datetime) -> int:
        per_unit = WORKING[unit] * 60 if unit in WORKING else NATURAL[unit]
        return round(elapsed(house, x, y, unit) * per_unit * 1_000_000)

    assert micros(a, b) + micros(b, c) == micros(a, c)
    assert micros(a, b) == -micros(b, a)


@examples(250)
@given(minutes, st.integers(1, 5000), st.sampled_from(sorted(WORKING)))
def test_deadline_against_a_slow_clock(house: House, start: datetime, work: int, unit: str) -> None:
    sought = house.boss.value(
        "select dcm_app.deadline(%s, %s::numeric / %s, %s)", start, work, WORKING[unit], unit
    )
    assert abs(sought - slow_clock.deadline(start, work)) < timedelta(milliseconds=1)


@examples(100)
@given(minutes, st.integers(0, 40 * 1440), st.sampled_from(sorted(WORKING)))
def test_elapsed_against_a_slow_clock(house: House, start: datetime, span: int, unit: str) -> None:
    end = start + timedelta(minutes=span)
    expected = Decimal(slow_clock.elapsed(start, end)) / WORKING[unit]
    assert abs(elapsed(house, start, end, unit) - expected) < Decimal("1e-9")


@examples(60)
@given(moments, amounts, st.sampled_from(sorted(NATURAL)))
def test_natural_time_is_the_clock_on_the_wall(
    house: House, start: datetime, amount: Decimal, unit: str
) -> None:
    seconds = NATURAL[unit] * amount
    assert deadline(house, start, amount, unit) == start + timedelta(
        microseconds=int(seconds * 1_000_000)
    )


def test_every_day_of_the_calendar(house: House) -> None:
    """All days 2013-2026 at once: at work or not as the other package says, eight hours each."""
    rows = dict(house.boss.rows(
        "select d::date, dcm_app.elapsed(d at time zone 'Asia/Shanghai',"
        " (d + interval '1 day') at time zone 'Asia/Shanghai', 'work_hour')"
        " from generate_series('2013-01-01'::timestamp, '2026-12-30', '1 day') d"
    ))  # fmt: skip
    assert len(rows) == (date(2026, 12, 31) - date(2013, 1, 1)).days
    wrong = [day for day, hours in rows.items() if hours != (8 if slow_clock.works(day) else 0)]
    assert wrong == []


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati"])
def test_zone_of_the_session_does_not_matter(hall: Hall, zone: str) -> None:
    cases = [
        ("2014-03-14 16:30", 3, "work_day"), ("2025-12-31 17:00", 2, "work_hour"),
        ("2014-03-08 23:30", 2, "natural_day"), ("2026-12-31 23:30", 1, "work_hour"),
    ]  # fmt: skip
    expected = [deadline_by(hall, at(start), amount, unit) for start, amount, unit in cases]
    hall.boss.run("set timezone to %s", zone)
    try:
        hall.boss.run("select dcm_app.rebuild_spans('standard')")
        found = [deadline_by(hall, at(start), amount, unit) for start, amount, unit in cases]
    finally:
        hall.boss.run("reset timezone")
    assert found == expected


def deadline_by(hall: Hall, start: datetime, amount: int, unit: str) -> datetime:
    return hall.boss.value("select dcm_app.deadline(%s, %s, %s)", start, amount, unit)


def test_rebuilding_changes_nothing(house: House) -> None:
    sql = "select md5(string_agg(s::text, ',' order by s)) from dcm.work_span s"
    before = house.boss.value(sql)
    house.boss.run("select dcm_app.rebuild_spans('standard')")
    assert house.boss.value(sql) == before


def test_summer_hours_from_a_day_on(lone_hall: Hall) -> None:
    boss = lone_hall.boss
    boss.run("insert into dcm.work_hours values ('standard', '2026-06-01', 1, '08:30', '12:00'),"
             " ('standard', '2026-06-01', 2, '15:00', '19:30')")  # fmt: skip
    boss.run("select dcm_app.rebuild_spans('standard')")
    for start, amount, unit, end in (
        ("2026-05-29 17:00", 2, "work_hour", "2026-06-01 09:30"),
        ("2026-06-01 08:00", 4, "work_hour", "2026-06-01 15:30"),
        ("2026-05-29 08:00", 2, "work_day", "2026-06-01 19:30"),
    ):
        assert deadline_by(lone_hall, at(start), amount, unit) == at(end)


def test_a_calendar_of_its_own(lone_hall: Hall) -> None:
    boss = lone_hall.boss
    boss.run("insert into dcm.work_calendar values ('night', '夜班', 'Night', 4);"
             " insert into dcm.work_hours values ('night', '2020-01-01', 1, '20:00', '24:00');"
             " insert into dcm.calendar_year values ('night', 2026, 'official');"
             " select dcm_app.rebuild_spans('night')")  # fmt: skip
    sql = "select dcm_app.deadline(%s, %s, %s, 'night')"
    assert boss.value(sql, at("2026-03-02 09:00"), 2, "work_day") == at("2026-03-04 00:00")
    assert boss.value(sql, at("2026-03-06 23:00"), 2, "work_hour") == at("2026-03-09 21:00")
    sql = "select dcm_app.elapsed(%s, %s, 'work_day', 'night')"
    assert boss.value(sql, at("2026-03-02 09:00"), at("2026-03-03 22:00")) == Decimal("1.5")
    # A holiday of one calendar is none of the other.
    boss.run("insert into dcm.calendar_day values ('night', '2026-03-02', false, '休')")
    for code in ("standard", "night"):  # each has working time of its own, whichever is made anew
        assert deadline_by(lone_hall, at("2026-03-02 09:00"), 1, "work_hour") == at(
            "2026-03-02 10:00"
        )
        boss.run("select dcm_app.rebuild_spans(%s)", code)
        assert len(boss.column("select distinct calendar from dcm.work_span")) == 2


# --- provisional years -------------------------------------------------------------------------


def identity(hall: Hall, login: str) -> str:
    return str(hall.boss.value(
        "select (login, dcm_app.roles_of(login), department_code, permissions)::dcm_app.identity"
        "::text from dcm.staff where login = %s", login,
    ))  # fmt: skip


def case_at(hall: Hall, moment: datetime, unit: str, amount: int) -> str:
    """A case dispatched to A at a moment, with a limit of so much."""
    task_no = hall.at_stage("filing").task_no
    condition = hall.condition()
    hall.boss.run("update dcm.handling_limit set limit_amount = %s, limit_unit = %s"
                  " where condition_code = %s", amount, unit, condition)  # fmt: skip
    for login, action, detail in (
        ("t_chief", "file", {"condition": condition}), ("t_dispatch", "dispatch",
         {"department": "A", "opinion": "x"}),
    ):  # fmt: skip
        hall.boss.run(
            "select dcm_app.act_core(%s::dcm_app.identity, task_no, %s, version, %s, %s)"
            " from dcm.case_file where task_no = %s",
            identity(hall, login), action, as_json(detail), moment, task_no,
        )  # fmt: skip
    return task_no


def dates(hall: Hall, task_no: str) -> dict[str, Any]:
    return hall.boss.record(
        "select c.due_at, c.warn_at, c.due_provisional, c.version, f.due_at as fact_due,"
        " a.due_at as assignment_due from dcm.case_file c join dcm.case_fact f on f.case_id = c.id"
        " join dcm.assignment a on a.case_id = c.id where task_no = %s", task_no,
    )  # fmt: skip


OFF = [{"day": f"2027-01-0{n}", "working": False, "label_zh": "元旦"} for n in (1, 4, 5)]


def test_deadlines_into_a_provisional_year_move_when_it_is_loaded(lone_hall: Hall) -> None:
    hall = lone_hall
    moment = at("2026-12-31 16:00")
    task_no = case_at(hall, moment, "work_day", 2)
    before = dates(hall, task_no)
    assert before["due_provisional"]
    assert before["due_at"] == at("2027-01-05 16:00")
    sql = "select dcm_app.set_calendar_year('standard', 2027, 'official', %s)"
    assert hall.admin.value(sql, as_json(OFF)) == 1
    after = dates(hall, task_no)
    assert after["due_at"] == after["fact_due"] == after["assignment_due"] == at("2027-01-07 16:00")
    assert after["warn_at"] == at("2027-01-07 10:48")
    assert not after["due_provisional"]
    event = hall.boss.record(
        "select action, from_stage, to_stage, actor, detail from dcm.case_event e"
        " join dcm.case_file c on c.id = case_id where task_no = %s and seq = %s",
        task_no, after["version"],
    )  # fmt: skip
    assert after["version"] == before["version"] + 1
    assert (event["action"], event["actor"]) == ("recompute_deadline", "t_admin")
    assert event["from_stage"] == event["to_stage"] == "handling"
    assert event["detail"]["was"] == before["due_at"].timestamp() * 1_000_000
    assert event["detail"]["due_at"] == after["due_at"].timestamp() * 1_000_000
    assert hall.admin.value(sql, as_json(OFF)) == 0


def test_still_provisional_and_unmoved_writes_no_event(lone_hall: Hall) -> None:
    hall = lone_hall
    task_no = case_at(hall, at("2026-12-31 16:00"), "work_day", 2)
    before = dates(hall, task_no)
    new_year = [{"day": "2027-01-01", "working": False, "label_zh": "元旦"}]
    sql = "select dcm_app.set_calendar_year('standard', 2027, 'provisional', %s)"
    assert hall.admin.value(sql, as_json(new_year)) == 0
    assert dates(hall, task_no) == before


@pytest.mark.parametrize("unit", sorted(NATURAL))
def test_natural_time_is_never_provisional(lone_hall: Hall, unit: str) -> None:
    task_no = case_at(lone_hall, at("2026-12-31 16:00"), unit, 50)
    assert not dates(lone_hall, task_no)["due_provisional"]


def test_a_limit_inside_the_official_year_is_not_provisional(lone_hall: Hall) -> None:
    task_no = case_at(lone_hall, at("2026-12-30 16:00"), "work_day", 1)
    assert not dates(lone_hall, task_no)["due_provisional"]
    assert dates(lone_hall, task_no)["due_at"] == at("2026-12-31 16:00")


def test_finished_cases_are_left_alone(lone_hall: Hall) -> None:
    hall = lone_hall
    task_no = case_at(hall, at("2026-12-31 16:00"), "work_day", 2)
    hall.boss.run(
        "select dcm_app.act_core(%s::dcm_app.identity, task_no, 'void', version, %s)"
        " from dcm.case_file",
        identity(hall, "t_chief"),
        as_json({"reason": "x"}),
    )
    before = dates(hall, task_no)
    sql = "select dcm_app.set_calendar_year('standard', 2027, 'official', %s)"
    assert hall.admin.value(sql, as_json(OFF)) == 0
    assert dates(hall, task_no) == before


def test_the_limit_that_started_the_clock_is_the_one_recomputed(lone_hall: Hall) -> None:
    """A condition amended after dispatch does not move the deadline, nor does it here."""
    hall = lone_hall
    task_no = case_at(hall, at("2026-12-31 16:00"), "work_day", 2)
    other = hall.condition("0203")
    hall.boss.run("update dcm.handling_limit set limit_amount = 9, limit_unit = 'work_day'"
                  " where condition_code = %s", other)  # fmt: skip
    fields = {"class_code": "0203", "condition": other}
    version = dates(hall, task_no)["version"]
    hall.chief.act(task_no, "amend", version, {"fields": fields, "reason": "x"})
    assert dates(hall, task_no)["due_at"] == at("2027-01-05 16:00")
    hall.admin.run("select dcm_app.set_calendar_year('standard', 2027, 'official', %s)",
                   as_json(OFF))  # fmt: skip
    assert dates(hall, task_no)["due_at"] == at("2027-01-07 16:00")


def test_a_renewed_limit_is_recomputed_from_its_renewal(lone_hall: Hall) -> None:
    hall = lone_hall
    hall.boss.run("update dcm.setting set value = 'true' where key = 'renew_limit_on_redispatch'")
    task_no = case_at(hall, at("2026-12-29 16:00"), "work_day", 2)
    for login, action, detail in (
        ("t_dept_a", "send_back", {"reason": "x"}), ("t_dispatch", "dispatch",
         {"department": "A"}),
    ):  # fmt: skip
        hall.boss.run(
            "select dcm_app.act_core(%s::dcm_app.identity, task_no, %s, version, %s, %s)"
            " from dcm.case_file", identity(hall, login), action, as_json(detail),
            at("2026-12-31 16:00"),
        )  # fmt: skip
    hall.boss.run("delete from dcm.assignment where not visible")
    assert dates(hall, task_no)["due_at"] == at("2027-01-05 16:00")
    hall.admin.run("select dcm_app.set_calendar_year('standard', 2027, 'official', %s)",
                   as_json(OFF))  # fmt: skip
    assert dates(hall, task_no)["due_at"] == at("2027-01-07 16:00")


@pytest.mark.parametrize(
    ("calendar", "year", "status", "days"),
    [
        ("moon", 2027, "official", []), ("standard", 1999, "official", []),
        ("standard", 2027, "sure", []), ("standard", None, "official", []),
        ("standard", 2027, "official", [{"day": "2027-02-30", "working": True, "label_zh": "x"}]),
        ("standard", 2027, "official", [{"day": "2026-02-03", "working": True, "label_zh": "x"}]),
        ("standard", 2027, "official", [{"working": True}]), ("standard", 2027, "official", "x"),
        ("standard", 2027, "official", [{"day": "2027-02-03", "working": True}]),
        ("standard", 2027, "official", [5]), ("standard", 2027, "official", {}),
    ],
)  # fmt: skip
def test_a_year_that_cannot_be(
    hall: Hall, calendar: str, year: Any, status: str, days: Any
) -> None:
    sql = "select dcm_app.set_calendar_year(%s, %s, %s, %s)"
    before = hall.boss.value("select count(*) from dcm.calendar_day")
    with refused("DC003"):
        hall.admin.value(sql, calendar, year, status, as_json(days))
    assert hall.boss.value("select count(*) from dcm.calendar_day") == before


def test_a_year_without_its_days_is_none(hall: Hall) -> None:
    before = hall.boss.value("select count(*) from dcm.calendar_day")
    with refused("DC003", "bad_calendar"):
        hall.admin.value("select dcm_app.set_calendar_year('standard', 2026, 'official', null)")
    assert hall.boss.value("select count(*) from dcm.calendar_day") == before


def test_only_an_administrator_keeps_the_calendar(hall: Hall) -> None:
    for login in ("t_chief", "t_director"):
        with refused("42501"):
            hall.desk(login).value(
                "select dcm_app.set_calendar_year('standard', 2027, 'official', '[]')"
            )
