"""Work calendars changed by people: what is refused, what moves, and that trying writes nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import psycopg2
import pytest
from dbkit import Case, Desk, Hall, as_json, refused
from histories import CHINA
from test_door import breaks

LAST = (
    "select hash from dcm.case_event e join dcm.case_file c on c.id = case_id"
    " where task_no = %s and seq = %s"
)
WORK = [{"from": "08:00", "to": "12:00"}, {"from": "14:00", "to": "18:00"}]
SUMMER = [{"from": "08:30", "to": "12:00"}, {"from": "15:00", "to": "19:30"}]
SAVE, HOURS = "save_calendar", "set_work_hours"
YEAR, DEPARTMENT = "set_year", "set_department_calendar"


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=CHINA)


def change(desk: Desk, function: str, dry: bool = False, **given: Any) -> dict[str, Any]:
    return dict(desk.value(f"select dcm_app.{function}(%s, %s)", as_json(given), dry))


def year(desk: Desk, number: int, days: Any = (), dry: bool = False, **more: Any) -> dict[str, Any]:
    given = {"calendar": "standard", "year": number, "status": "official", "days": list(days)}
    return change(desk, YEAR, dry, **(given | more))


def hours(desk: Desk, start: Any, slots: Any, dry: bool = False) -> dict[str, Any]:
    return change(desk, HOURS, dry, calendar="standard", valid_from=start, slots=slots)


def day(words: str, working: bool = False, label: str = "放假") -> dict[str, Any]:
    return {"day": words, "working": working, "label_zh": label}


def clocked(
    hall: Hall, start: str, amount: float, unit: str = "work_hour", stage: str = "handling",
    department: str = "A",
) -> Case:  # fmt: skip
    """A case whose clock started at a moment for a department."""
    case = hall.at_stage(stage, department)
    hall.boss.run(
        "update dcm.case_file set clock_from = %s, clock_amount = %s, clock_unit = %s"
        " where task_no = %s", at(start), amount, unit, case.task_no,
    )  # fmt: skip
    hall.boss.run(
        "update dcm.case_file c set due_at = r.due_at, warn_at = r.warn_at,"
        " due_provisional = r.due_provisional from dcm.case_file o, lateral dcm_app.reckon(o) r"
        " where o.id = c.id and c.task_no = %s", case.task_no,
    )  # fmt: skip
    hall.boss.run(
        "update dcm.assignment a set assigned_at = c.clock_from, due_at = c.due_at"
        " from dcm.case_file c where c.id = case_id and task_no = %s", case.task_no,
    )  # fmt: skip
    return case


def stored(hall: Hall, case: Case) -> dict[str, Any]:
    return hall.boss.record(
        "select c.due_at, c.warn_at, c.version, c.due_provisional, c.clock_calendar,"
        " f.due_at as fact_due, a.due_at as assignment_due from dcm.case_file c"
        " join dcm.case_fact f on f.case_id = c.id join dcm.assignment a on a.case_id = c.id"
        " where task_no = %s", case.task_no,
    )  # fmt: skip


def broken_links(hall: Hall) -> list[Any]:
    """Cases whose chain of hashes is not what another implementation computes."""
    numbers = hall.boss.rows("select task_no, version, last_hash from dcm.case_file")
    assert numbers
    return [
        number for number, version, last_hash in numbers
        if breaks(hall.boss, number) or hall.boss.value(LAST, number, version) != last_hash
    ]  # fmt: skip


#: Written by a change of calendars.
TABLES = (
    "work_calendar", "work_hours", "calendar_year", "calendar_day", "work_span",
    "department_calendar", "case_file", "case_event", "case_fact", "assignment",
)  # fmt: skip


def everything(hall: Hall) -> list[Any]:
    """All that a change of calendars could write."""
    sql = "select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from dcm.{} t"
    return [hall.boss.value(sql.format(name)) for name in TABLES]


def tried_and_made(hall: Hall, function: str, **given: Any) -> dict[str, Any]:
    """The effect of a change: the same when tried, which writes nothing, and when made."""
    before = everything(hall)
    tried = change(hall.admin, function, True, **given)
    assert everything(hall) == before
    made = change(hall.admin, function, False, **given)
    assert tried == made
    assert (everything(hall) != before) == (made["changes"] > 0)
    return made


# --- what is refused ---------------------------------------------------------------------------

NIGHT = {"code": "night", "label_zh": "夜班", "label_en": "Night", "hours_per_day": 4}
WRONG_HOURS: list[tuple[str, Any]] = [
    ("hours_overlap", [{"from": "08:00", "to": "12:00"}, {"from": "11:59", "to": "18:00"}]),
    ("hours_overlap", [{"from": "14:00", "to": "18:00"}, {"from": "08:00", "to": "14:01"}]),
    ("hours_overlap", [{"from": "08:00", "to": "12:00"}, {"from": "08:00", "to": "12:00"}]),
    ("hours_time", [{"from": "08:00", "to": "25:00"}]),
    ("hours_time", [{"from": "24:00", "to": "24:00"}]),
    ("hours_time", [{"from": "08:60", "to": "12:00"}]),
    ("hours_time", [{"from": "08:00", "to": "24:01"}]),
    ("hours_time", [{"from": "08:00"}]),
    ("hours_time", [{"from": None, "to": "12:00"}]),
    ("hours_time", ["08:00-12:00"]),
    ("hours_time", [{"from": "8点", "to": "12:00"}]),
    ("hours_order", [{"from": "12:00", "to": "08:00"}]),
    ("hours_order", [{"from": "08:00", "to": "08:00"}]),
    ("hours_none", []),
    ("hours_none", None),
    ("hours_none", "08:00-12:00"),
    ("hours_none", [{"from": f"{n:02}:00", "to": f"{n:02}:30"} for n in range(13)]),
]


@pytest.mark.parametrize(("key", "slots"), WRONG_HOURS)
def test_hours_that_cannot_be(hall: Hall, key: str, slots: Any) -> None:
    before = everything(hall)
    for dry in (True, False):
        with refused("DC003", key):
            change(
                hall.admin, HOURS, dry, calendar="standard", valid_from="2030-06-01", slots=slots
            )
    assert everything(hall) == before


@pytest.mark.parametrize(
    "start", ["2030-02-30", "30-06-01", "", None, "1999-12-31", "2201-01-01", 20300601, "2030-6-1"]
)
def test_a_day_that_is_none(hall: Hall, start: Any) -> None:
    with refused("DC003", "bad_day"):
        change(hall.admin, HOURS, calendar="standard", valid_from=start, slots=WORK)


@pytest.mark.parametrize("function", [HOURS, YEAR])
@pytest.mark.parametrize("code", ["none", None, "", 5])
def test_a_calendar_that_is_not_there(hall: Hall, function: str, code: Any) -> None:
    with refused("DC003", "unknown_calendar"):
        change(hall.admin, function, calendar=code, year=2027, valid_from="2030-01-01", slots=WORK)


WRONG_YEARS: list[tuple[str, int, list[Any]]] = [
    ("day_twice", 2027, [day("2027-02-14", True, "调休上班"), day("2027-02-14", True, "调休上班")]),
    ("day_twice", 2027, [day("2027-02-14", True, "调休上班"), day("2027-02-14")]),
    ("day_outside_year", 2027, [day("2026-12-31")]),
    ("day_outside_year", 2027, [day("2028-01-01")]),
    ("calendar_gap", 2033, []),
    ("calendar_gap", 2011, []),
    ("hours_gap", 2012, []),
    ("bad_day", 2027, [day("2027-02-29")]),
    ("bad_day", 2027, [day("2027/02/01")]),
    ("bad_day", 2027, [{"working": False, "label_zh": "x"}]),
    ("day_unnamed", 2027, [{"day": "2027-02-01", "label_zh": "x"}]),
    ("day_unnamed", 2027, [{"day": "2027-02-01", "working": "false", "label_zh": "x"}]),
    ("day_unnamed", 2027, [{"day": "2027-02-01", "working": False}]),
    ("day_unnamed", 2027, [{"day": "2027-02-01", "working": False, "label_zh": " 　"}]),
    ("bad_calendar", 1999, []),
    ("bad_calendar", 2201, []),
]


@pytest.mark.parametrize(("key", "number", "days"), WRONG_YEARS)
def test_years_that_cannot_be(hall: Hall, key: str, number: int, days: Any) -> None:
    before = everything(hall)
    for dry in (True, False):
        with refused("DC003", key):
            year(hall.admin, number, days, dry)
    assert everything(hall) == before


@pytest.mark.parametrize("given", [{"status": "sure"}, {"status": None}, {"year": None},
                                   {"year": "x"}, {"days": None}, {"days": {}}])  # fmt: skip
def test_a_year_without_its_parts(hall: Hall, given: dict[str, Any]) -> None:
    right = {"calendar": "standard", "year": 2027, "status": "official", "days": []}
    with refused("DC003", "bad_calendar"):
        change(hall.admin, YEAR, False, **(right | given))


@pytest.mark.parametrize("hours", [0, -1, 24.5, "0", "NaN"])
def test_a_working_day_of_no_hours(hall: Hall, hours: Any) -> None:
    with refused("DC003", "hours_per_day"):
        change(hall.admin, SAVE, code="standard", hours_per_day=hours)


@pytest.mark.parametrize(
    ("key", "given"),
    [("bad_calendar", {"hours_per_day": "acht"}), ("calendar_code", {"code": "夜班"}),
     ("calendar_code", {"code": None}), ("calendar_code", {"code": "Night shift"}),
     ("calendar_name", {"label_zh": " "}), ("calendar_name", {"label_zh": "x" * 41}),
     ("unknown_calendar", {"days_from": "none"}), ("days_circle", {"days_from": "night"})],
)  # fmt: skip
def test_a_calendar_that_cannot_be(hall: Hall, key: str, given: Any) -> None:
    with refused("DC003", key):
        change(hall.admin, SAVE, False, **(NIGHT | given))


def test_days_are_taken_from_one_that_has_its_own(lone_hall: Hall) -> None:
    admin = lone_hall.admin
    change(admin, SAVE, False, **NIGHT, days_from="standard")
    with refused("DC003", "days_circle"):  # of one that takes them itself
        change(admin, SAVE, code="late", label_zh="晚班", days_from="night")
    with refused("DC003", "days_circle"):  # in a circle
        change(admin, SAVE, code="standard", days_from="night")
    change(admin, SAVE, code="late", label_zh="晚班")
    with refused("DC003", "days_circle"):  # of which others take theirs
        change(admin, SAVE, code="standard", days_from="late")
    with refused("DC003", "days_taken") as told:
        year(admin, 2027, calendar="night")
    assert told["days_from"] == "standard"


def test_only_keepers_change_calendars(hall: Hall) -> None:
    for login in ("t_chief", "t_director", "t_intake"):
        for function in (SAVE, HOURS, YEAR, DEPARTMENT):
            with refused("42501"):
                change(hall.desk(login), function)
    with refused("DC001"):  # a role without a staff row
        change(hall.desk("t_norow"), SAVE, code="x")
    assert change(hall.boss, SAVE, code="standard")["changes"] == 0  # the installer


# --- hours -------------------------------------------------------------------------------------


def test_summer_hours_move_what_runs(lone_hall: Hall) -> None:
    hall = lone_hall
    case = clocked(hall, "2031-05-30 17:00", 2)  # a Friday
    still = clocked(hall, "2031-05-28 09:00", 2)
    before, before_still = stored(hall, case), stored(hall, still)
    assert before["due_at"] == at("2031-06-02 09:00")
    effect = tried_and_made(hall, HOURS, calendar="standard", valid_from="2031-06-01", slots=SUMMER)
    after = stored(hall, case)
    assert after["due_at"] == after["fact_due"] == after["assignment_due"] == at("2031-06-02 09:30")
    assert after["version"] == before["version"] + 1
    assert stored(hall, still) == before_still
    assert {k: effect[k] for k in ("changes", "running", "moved", "later", "earlier")} == {
        "changes": 2, "running": 2, "moved": 1, "later": 1, "earlier": 0}  # fmt: skip
    assert [row["task_no"] for row in effect["cases"]] == [case.task_no]
    assert datetime.fromisoformat(effect["cases"][0]["was"]) == before["due_at"]
    assert datetime.fromisoformat(effect["cases"][0]["due_at"]) == after["due_at"]
    assert effect["notes"] == []
    event = hall.boss.record(
        "select action, actor, from_stage, to_stage, detail from dcm.case_event e"
        " join dcm.case_file c on c.id = case_id where task_no = %s and seq = %s",
        case.task_no, after["version"],
    )  # fmt: skip
    assert event == {
        "action": "recompute_deadline", "actor": "t_admin", "from_stage": "handling",
        "to_stage": "handling", "detail": {
            "was": before["due_at"].timestamp() * 1e6, "due_at": after["due_at"].timestamp() * 1e6},
    }  # fmt: skip
    assert broken_links(hall) == []


def test_hours_that_stand_already_change_nothing(hall: Hall) -> None:
    effect = tried_and_made(hall, HOURS, calendar="standard", valid_from="2013-01-01", slots=WORK)
    assert effect["changes"] == effect["moved"] == 0


def test_slots_in_any_order_and_to_midnight(lone_hall: Hall) -> None:
    hall = lone_hall
    slots = [{"from": "20:00", "to": "24:00"}, {"from": "0:00", "to": "04:00"}]
    effect = change(hall.admin, HOURS, calendar="standard", valid_from="2031-01-01", slots=slots)
    assert effect["notes"] == []
    found = hall.admin.rows(
        "select slot, from_time::text, to_time::text from dcm_app.work_hours"
        " where valid_from = '2031-01-01' order by slot"
    )
    assert found == [(1, "00:00:00", "04:00:00"), (2, "20:00:00", "24:00:00")]
    sql = "select dcm_app.deadline(%s, 4, 'work_hour')"
    assert hall.admin.value(sql, at("2031-03-03 22:00")) == at("2031-03-04 02:00")


def test_hours_that_touch_do_not_overlap(lone_hall: Hall) -> None:
    slots = [{"from": "08:00", "to": "12:00"}, {"from": "12:00", "to": "16:00"}]
    change(lone_hall.admin, HOURS, calendar="standard", valid_from="2031-01-01", slots=slots)


def test_hours_that_do_not_make_a_day_are_noted(lone_hall: Hall) -> None:
    effect = change(lone_hall.admin, HOURS, calendar="standard", valid_from="2031-01-01",
                    slots=[{"from": "09:00", "to": "12:30"}])  # fmt: skip
    assert effect["notes"] == [{"key": "hours_differ", "calendar": "standard", "day": "2031-01-01",
                                "hours": 3.5, "hours_per_day": 8}]  # fmt: skip
    effect = change(lone_hall.admin, SAVE, code="standard", hours_per_day=9)
    assert [(n["day"], n["hours"]) for n in effect["notes"]] == [
        ("2013-01-01", 8), ("2031-01-01", 3.5)
    ]  # fmt: skip


def test_hours_taken_away_give_the_ones_before_again(lone_hall: Hall) -> None:
    hall = lone_hall
    case = clocked(hall, "2031-05-30 17:00", 2)
    change(hall.admin, HOURS, calendar="standard", valid_from="2031-06-01", slots=SUMMER)
    sql = "select dcm_app.drop_work_hours('standard', '2031-06-01', %s)"
    before = everything(hall)
    tried = hall.admin.value(sql, True)
    assert everything(hall) == before
    assert tried == hall.admin.value(sql, False)
    assert tried["earlier"] == 1
    assert stored(hall, case)["due_at"] == at("2031-06-02 09:00")
    assert broken_links(hall) == []


@pytest.mark.parametrize(
    ("start", "state", "key"),
    [("2020-01-01", "DC004", "unknown_hours"), ("2013-01-01", "DC003", "hours_last")],
)
def test_hours_that_cannot_be_taken_away(hall: Hall, start: str, state: str, key: str) -> None:
    with refused(state, key):
        hall.admin.value("select dcm_app.drop_work_hours('standard', %s, false)", start)


def test_the_first_hours_cannot_go_when_later_ones_do_not_cover(lone_hall: Hall) -> None:
    change(lone_hall.admin, HOURS, calendar="standard", valid_from="2031-06-01", slots=SUMMER)
    with refused("DC003", "hours_gap"):
        lone_hall.admin.value("select dcm_app.drop_work_hours('standard', '2013-01-01', false)")


def test_hours_of_the_past_move_what_runs_and_not_what_is_closed(lone_hall: Hall) -> None:
    hall = lone_hall
    running = clocked(hall, "2026-03-02 09:00", 6)
    given = {"calendar": "standard", "valid_from": "2026-03-02", "slots": SUMMER}
    assert change(hall.admin, HOURS, True, **given)["moved"] == 1
    natural = clocked(hall, "2026-03-02 09:00", 6, "natural_day", stage="closed")
    assert change(hall.admin, HOURS, True, **given)["moved"] == 1  # not counted in hours of work
    closed = clocked(hall, "2026-03-02 09:00", 6, stage="closed")
    for dry in (True, False):
        with refused("DC003", "hours_in_past") as told:
            change(hall.admin, HOURS, dry, **given)
    assert told["task_no"] == closed.task_no
    before = [stored(hall, case) for case in (natural, closed)]
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date::text")
    change(hall.admin, HOURS, calendar="standard", valid_from=today, slots=SUMMER)
    assert [stored(hall, case) for case in (natural, closed)] == before
    assert stored(hall, running)["due_at"] == at("2026-03-02 17:00")


def test_hours_of_the_past_that_closed_cases_never_met(lone_hall: Hall) -> None:
    """Summer hours of a year ago may be mended while only this year's cases are closed."""
    hall = lone_hall
    clocked(hall, "2026-03-02 09:00", 6, stage="closed")
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date::text")
    hall.boss.run(
        "insert into dcm.work_hours values ('standard', '2026-01-01', 1, '08:00', '16:00')"
    )
    given = {"calendar": "standard", "slots": SUMMER}
    assert change(hall.admin, HOURS, True, valid_from="2025-06-01", **given)["changes"] == 2
    with refused("DC003", "hours_in_past"):
        change(hall.admin, HOURS, True, valid_from="2026-01-01", **given)
    assert change(hall.admin, HOURS, True, valid_from=today, **given)["changes"] == 2


def test_what_becomes_overdue_and_what_no_longer_is(lone_hall: Hall) -> None:
    hall = lone_hall
    clocked(hall, "2026-03-02 09:00", 4)  # was due at 15:00 and never handled: overdue either way
    fresh = clocked(hall, "2026-03-02 09:00", 2000)
    now = hall.boss.value("select now()")
    used = hall.boss.value(
        "select dcm_app.elapsed(%s, %s, 'work_hour')", at("2026-03-02 09:00"), now
    )
    hall.boss.run("update dcm.case_file set clock_amount = %s where task_no = %s",
                  used - 1, fresh.task_no)  # fmt: skip
    hall.boss.value("select dcm_app.reckon_running('standard')")
    # Two working days less in March: what was due an hour of work ago has its time again.
    days = hall.boss.value(
        "select jsonb_agg(jsonb_build_object('day', day, 'working', working, 'label_zh', label_zh))"
        " from dcm.calendar_day where day between '2026-01-01' and '2026-12-31'"
    )
    more = [*days, day("2026-03-03"), day("2026-03-04")]
    effect = year(hall.admin, 2026, more)
    assert (effect["overdue_less"], effect["overdue_more"]) == (1, 0)
    effect = year(hall.admin, 2026, days, dry=True)
    assert (effect["overdue_less"], effect["overdue_more"]) == (0, 1)


def test_what_was_reported_done_is_measured_by_that_moment(lone_hall: Hall) -> None:
    hall = lone_hall
    in_time = clocked(hall, "2026-03-10 09:00", 4, stage="feedback")  # due at three
    late = clocked(hall, "2026-03-10 09:00", 4, stage="feedback")
    for case, done in ((in_time, "2026-03-10 14:30"), (late, "2026-03-10 15:30")):
        sql = "update dcm.case_file set handled_at = %s where task_no = %s"
        hall.boss.run(sql, at(done), case.task_no)
    early = [{"from": "08:00", "to": "12:00"}, {"from": "13:00", "to": "17:00"}]  # due at two
    assert hours(hall.admin, "2026-03-10", early, dry=True)["overdue_more"] == 1
    later = [{"from": "08:00", "to": "12:00"}, {"from": "15:00", "to": "19:00"}]  # due at four
    assert hours(hall.admin, "2026-03-10", later, dry=True)["overdue_less"] == 1


def test_departments_that_had_it_before_keep_their_date(lone_hall: Hall) -> None:
    hall = lone_hall
    case = clocked(hall, "2026-03-10 09:00", 4)
    hall.boss.run(
        "insert into dcm.assignment (case_id, department_code, is_main, round, assigned_at, due_at,"
        " ended_at, visible) select id, 'B', true, 1, clock_from, due_at, clock_from, false"
        " from dcm.case_file where task_no = %s", case.task_no,
    )  # fmt: skip
    hours(hall.admin, "2026-03-10", SUMMER)
    told = dict(hall.boss.rows(
        "select a.department_code, a.due_at from dcm.assignment a"
        " join dcm.case_file c on c.id = case_id where task_no = %s", case.task_no,
    ))  # fmt: skip
    assert told["B"] == at("2026-03-10 15:00") != told["A"]


# --- years -------------------------------------------------------------------------------------


def test_only_what_runs_is_reckoned_and_only_when_it_is_meant(lone_hall: Hall) -> None:
    hall = lone_hall
    runs = clocked(hall, "2026-03-10 09:00", 4)
    done = clocked(hall, "2026-03-10 09:00", 4, stage="closed")
    hall.boss.run(
        "delete from dcm.work_span where calendar = 'standard' and from_at < '2026-03-11'"
    )
    before = stored(hall, runs), stored(hall, done)
    ids = "array(select id from dcm.case_file where task_no in (%s, %s))"
    shown = hall.boss.value(f"select dcm_app.reckon_set({ids}, false)", runs.task_no, done.task_no)
    assert (shown["running"], shown["moved"]) == (1, 1)
    assert (stored(hall, runs), stored(hall, done)) == before, "shown, not made"
    made = hall.boss.value(f"select dcm_app.reckon_set({ids}, true)", runs.task_no, done.task_no)
    assert (made["running"], made["moved"]) == (1, 1)
    assert stored(hall, runs) != before[0] and stored(hall, done) == before[1]


def test_an_official_year_moves_every_running_case(lone_hall: Hall) -> None:
    """Also those into a year that was official already: a holiday decided late."""
    hall = lone_hall
    case = clocked(hall, "2031-03-03 09:00", 8)
    change(hall.admin, YEAR, calendar="standard", year=2031, status="official", days=[])
    assert not stored(hall, case)["due_provisional"]
    effect = tried_and_made(
        hall, YEAR, calendar="standard", year=2031, status="official", days=[day("2031-03-03")]
    )
    assert (effect["changes"], effect["moved"]) == (1, 1)
    assert stored(hall, case)["due_at"] == at("2031-03-04 18:00")
    assert broken_links(hall) == []


def test_a_provisional_year_that_becomes_official_is_told_once(lone_hall: Hall) -> None:
    hall = lone_hall
    days = hall.boss.value(
        "select jsonb_agg(jsonb_build_object('day', day, 'working', working, 'label_zh', label_zh))"
        " from dcm.calendar_day where day between '2031-01-01' and '2031-12-31'"
    )
    case = clocked(hall, "2031-03-03 09:00", 8)
    before = stored(hall, case)
    assert before["due_provisional"]
    effect = year(hall.admin, 2031, days)
    assert (effect["changes"], effect["moved"], effect["firm"], effect["told"]) == (1, 0, 1, 1)
    after = stored(hall, case)
    assert not after["due_provisional"]
    assert (after["due_at"], after["version"]) == (before["due_at"], before["version"] + 1)
    assert year(hall.admin, 2031, days)["told"] == 0


def test_what_moves_only_the_warning_is_not_told(lone_hall: Hall) -> None:
    hall = lone_hall
    case = clocked(hall, "2031-06-02 08:00", 8)
    before = stored(hall, case)
    assert before["warn_at"] == at("2031-06-02 16:24")
    slots = [{"from": "08:00", "to": "13:00"}, {"from": "14:00", "to": "16:30"},
             {"from": "17:30", "to": "18:00"}]  # fmt: skip
    assert hours(hall.admin, "2031-06-01", slots)["told"] == 0
    assert stored(hall, case) == {**before, "warn_at": at("2031-06-02 15:24")}
    assert broken_links(hall) == []
    sql = "select count(*) from dcm.case_event where action = 'recompute_deadline'"
    assert hall.boss.value(sql) == 0


def test_an_event_is_never_older_than_the_one_before(lone_hall: Hall) -> None:
    hall = lone_hall
    case = clocked(hall, "2031-05-30 17:00", 2)
    hall.boss.run("update dcm.case_file set last_at = now() + interval '1 hour'")
    last = hall.boss.value("select last_at from dcm.case_file")
    hours(hall.admin, "2031-06-01", SUMMER)
    sql = "select at from dcm.case_event order by seq desc limit 1"
    assert hall.boss.value(sql) == hall.boss.value("select last_at from dcm.case_file") == last
    assert stored(hall, case)["due_at"] == at("2031-06-02 09:30")


def test_the_desks_are_told_once(lone_hall: Hall) -> None:
    hall = lone_hall
    for _ in range(5):
        clocked(hall, "2031-05-30 17:00", 2)
    listener = hall.desk("t_dispatch")
    listener.run("listen dcm")
    change(hall.admin, HOURS, True, calendar="standard", valid_from="2031-06-01", slots=SUMMER)
    change(hall.admin, HOURS, calendar="standard", valid_from="2031-06-01", slots=SUMMER)
    listener.rows("select 1")
    assert [n.payload for n in listener.connection.notifies] == ['{"batch": 5, "topic": "cases"}']


def test_more_than_two_hundred_are_counted_and_not_listed(lone_hall: Hall) -> None:
    hall = lone_hall
    case = clocked(hall, "2031-05-30 17:00", 2)
    hall.boss.run(
        "insert into dcm.case_file (task_no, client_uuid, stage, kind, class_standard, class_code,"
        " source, description, place_state, registered_by, registered_at, version, last_at,"
        " last_hash, clock_from, clock_amount, clock_unit, due_at, warn_at, department_code)"
        " select 'x' || n, gen_random_uuid(), stage, kind, class_standard, class_code, source,"
        " description, place_state, registered_by, registered_at, version, last_at, last_hash,"
        " clock_from, clock_amount, clock_unit, due_at, warn_at, department_code"
        " from dcm.case_file, generate_series(1, 250) n where task_no = %s", case.task_no,
    )  # fmt: skip
    effect = change(hall.admin, HOURS, calendar="standard", valid_from="2031-06-01", slots=SUMMER)
    assert (effect["moved"], len(effect["cases"])) == (251, 200)
    sql = "select count(*) from dcm.case_event where action = 'recompute_deadline'"
    assert hall.boss.value(sql) == 251


# --- calendars of their own, and of departments ------------------------------------------------


def with_night(hall: Hall) -> None:
    change(hall.admin, SAVE, False, **NIGHT, days_from="standard")
    change(hall.admin, HOURS, calendar="night", valid_from="2013-01-01",
           slots=[{"from": "20:00", "to": "24:00"}])  # fmt: skip


def test_a_calendar_that_takes_its_days_follows_them(lone_hall: Hall) -> None:
    hall = lone_hall
    with_night(hall)
    case = clocked(hall, "2031-03-03 21:00", 4)
    hall.boss.run("update dcm.case_file set clock_calendar = 'night'")
    hall.boss.value("select dcm_app.reckon_running('night')")
    assert stored(hall, case)["due_at"] == at("2031-03-04 21:00")
    effect = tried_and_made(
        hall, YEAR, calendar="standard", year=2031, status="official", days=[day("2031-03-04")]
    )
    assert effect["moved"] == 1
    assert stored(hall, case)["due_at"] == at("2031-03-05 21:00")
    effect = change(hall.admin, SAVE, True, code="night", hours_per_day=2)
    assert effect["moved"] == 0  # counted in hours


def test_a_department_works_by_a_calendar_from_a_day_on(lone_hall: Hall) -> None:
    hall = lone_hall
    with_night(hall)
    ours = clocked(hall, "2031-03-03 09:00", 4)
    early = clocked(hall, "2031-02-27 09:00", 4)
    theirs = clocked(hall, "2031-03-03 09:00", 4, department="B")
    effect = tried_and_made(
        hall, DEPARTMENT, department="A", valid_from="2031-03-01", calendar="night"
    )
    assert (effect["changes"], effect["running"], effect["moved"], effect["later"]) == (1, 1, 1, 1)
    found = [stored(hall, case) for case in (ours, early, theirs)]
    assert [row["due_at"] for row in found] == [
        at("2031-03-04 00:00"), at("2031-02-27 15:00"), at("2031-03-03 15:00")
    ]  # fmt: skip
    assert [row["clock_calendar"] for row in found] == ["night", "standard", "standard"]
    # The district's again, for those in between only.
    effect = tried_and_made(
        hall, DEPARTMENT, department="A", valid_from="2031-03-02", calendar=None
    )
    assert (effect["moved"], effect["earlier"]) == (1, 1)
    assert stored(hall, ours)["due_at"] == at("2031-03-03 15:00")
    assert broken_links(hall) == []
    assert hall.admin.rows("select * from dcm_app.department_calendar order by 2") == [
        ("A", at("2031-03-01").date(), "night"), ("A", at("2031-03-02").date(), None)
    ]  # fmt: skip


def test_a_choice_ends_where_the_next_one_begins(lone_hall: Hall) -> None:
    hall = lone_hall
    with_night(hall)
    later = {"department": "A", "valid_from": "2031-03-05", "calendar": None}
    change(hall.admin, DEPARTMENT, False, **later)
    inside = clocked(hall, "2031-03-03 09:00", 4)
    behind = clocked(hall, "2031-03-06 09:00", 4)
    given = {"department": "A", "valid_from": "2031-03-01", "calendar": "night"}
    effect = tried_and_made(hall, DEPARTMENT, **given)
    assert (effect["running"], effect["moved"]) == (1, 1)
    assert stored(hall, inside)["due_at"] == at("2031-03-04 00:00")
    assert stored(hall, behind)["due_at"] == at("2031-03-06 15:00")


@pytest.mark.parametrize(
    ("key", "given"),
    [("unknown_department", {"department": "?"}), ("unknown_department", {"department": None}),
     ("unknown_calendar", {"calendar": "none"}), ("bad_day", {"valid_from": "2027-13-01"})],
)  # fmt: skip
def test_a_department_cannot_work_by_what_is_not_there(hall: Hall, key: str, given: Any) -> None:
    right = {"department": "A", "valid_from": "2027-01-01", "calendar": "standard"}
    with refused("DC003", key):
        change(hall.admin, DEPARTMENT, False, **(right | given))


def test_a_calendar_without_hours_or_years_serves_nobody(lone_hall: Hall) -> None:
    hall = lone_hall
    change(hall.admin, SAVE, False, **NIGHT, days_from="standard")
    given = {"department": "A", "valid_from": "2027-01-01", "calendar": "night"}
    with refused("DC003", "calendar_empty"):
        change(hall.admin, DEPARTMENT, False, **given)
    with refused("DC003", "hours_gap"):
        change(hall.admin, HOURS, calendar="night", valid_from="2027-01-01", slots=WORK)


def test_a_clock_that_would_run_beyond_the_calendar_refuses_the_change(lone_hall: Hall) -> None:
    hall = lone_hall
    clocked(hall, "2031-12-30 09:00", 12)
    before = everything(hall)
    with refused("DC003", "no_calendar_year"):
        year(hall.admin, 2031, [day("2031-12-31"), day("2031-12-30")])
    assert everything(hall) == before


# --- what is missing ---------------------------------------------------------------------------


def gaps(hall: Hall, today: str, login: str = "t_chief") -> list[tuple[Any, ...]]:
    return hall.desk(login).rows(
        "select calendar, year, status, days_left, departments from dcm_app.calendar_gaps(%s)",
        today,
    )


def test_a_year_that_nears_is_asked_for_sixty_days_before(lone_hall: Hall) -> None:
    hall = lone_hall
    assert gaps(hall, "2026-11-01") == []
    assert gaps(hall, "2026-11-02") == [("standard", 2027, "provisional", 60, 0)]
    year(hall.admin, 2027)
    assert gaps(hall, "2026-12-31") == []
    assert gaps(hall, "2027-06-01") == []
    assert gaps(hall, "2031-12-31") == [
        ("standard", 2031, "provisional", 0, 0), ("standard", 2032, "missing", 1, 0)
    ]  # fmt: skip


def test_calendars_of_departments_are_asked_for_too(lone_hall: Hall) -> None:
    hall = lone_hall
    with_night(hall)
    assert len(gaps(hall, "2026-12-01")) == 1
    for department in ("A", "B"):
        change(
            hall.admin, DEPARTMENT, department=department, valid_from="2026-12-02", calendar="night"
        )
    assert gaps(hall, "2026-12-01")[1] == ("night", 2027, "provisional", 31, 2)
    change(hall.admin, DEPARTMENT, department="A", valid_from="2026-12-20", calendar=None)
    assert gaps(hall, "2026-12-25")[1] == ("night", 2027, "provisional", 7, 1)


# --- two at a time -----------------------------------------------------------------------------


def test_no_clock_starts_by_a_calendar_that_is_being_changed(lone_hall: Hall) -> None:
    hall = lone_hall
    case = hall.at_stage("dispatch")
    admin, dispatch = hall.admin, hall.dispatch
    admin.connection.autocommit = False
    year(admin, 2031)
    dispatch.run("set lock_timeout to '300ms'")
    with pytest.raises(psycopg2.errors.LockNotAvailable):
        case.act(dispatch, "dispatch", department="A", opinion="x")
    admin.run("rollback")
    year(admin, 2031, dry=True)  # trying holds nobody up
    case.act(dispatch, "dispatch", department="A", opinion="x")
    admin.connection.rollback()
    admin.connection.autocommit = True
