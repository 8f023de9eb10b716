"""Scores of departments against a second computation, the worked vector, and their edges."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest
import scores
from dbkit import Desk, Hall, House, as_json, refused
from histories import CHINA, DEPARTMENTS, Generator, Rules, drive
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from conftest import Database, Server

PERIODS = [
    (date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 28)),
    (date(2026, 1, 20), date(2026, 1, 20)), (date(2026, 1, 1), date(2026, 12, 31)),
    (date(2025, 1, 1), date(2025, 12, 31)), (date(2026, 3, 16), date(2026, 3, 22)),
]  # fmt: skip
INDICATORS = [*scores.COUNTS, *scores.RATES]
SQL = "select * from dcm_app.evaluate('department', %s, %s)"
CASES = "select task_no from dcm_app.evaluation_cases('department', %s, %s, %s, %s)"
NAMES = ("object_code", "object_name", "indicators", "score", "grade", "colour", "rank")


def evaluate(desk: Desk, first: date, last: date) -> dict[str, dict[str, Any]]:
    """Rows by department, in the order of the table."""
    return {row[0]: dict(zip(NAMES, row)) for row in desk.rows(SQL, first, last)}


@pytest.fixture(scope="module")
def past(server: Server, template: Database) -> Iterator[House]:
    """Three months full of generated cases."""
    with server.clone(template.name) as clone, House(clone.dsn) as house:
        start = datetime(2026, 1, 2, 9, tzinfo=CHINA)
        until = datetime(2026, 3, 31, 18, tzinfo=CHINA)
        drive(house.boss, Generator(Rules.read(house.boss), 91, start, until).walks(400))
        # Half of the deadlines are brought forward, so that overdue cases are no rarity.
        house.boss.run("update dcm.case_file set due_at = dispatched_at + interval '5 hours'"
                       " where id % 2 = 0 and due_at is not null;"
                       " update dcm.case_fact f set due_at = c.due_at from dcm.case_file c"
                       " where c.id = f.case_id; analyze dcm.case_fact")  # fmt: skip
        yield house


class Told(list[scores.Story]):
    def __repr__(self) -> str:  # hypothesis prints what it passes
        return f"{len(self)} stories"


@pytest.fixture(scope="module")
def told(past: House) -> Told:
    return Told(scores.stories(past.boss))


# --- against the second computation ------------------------------------------------------------


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_every_number(past: House, told: Told, period: tuple[date, date]) -> None:
    table = evaluate(past.desk("t_evaluator"), *period)
    assert set(table) == set(DEPARTMENTS)
    for code, row in table.items():
        mine = [story for story in told if story.department == code]
        number = scores.counts(mine, *period)
        rate = scores.rates(number)
        found = row["indicators"]
        assert set(found) == set(INDICATORS)
        assert {count: found[count] for count in number} == number, code
        for name, value in rate.items():
            same = (
                found[name] is None
                if value is None
                else found[name] is not None and abs(Fraction(str(found[name])) - value) < 1e-12
            )
            assert same, (code, name, found[name], value)
        assert row["score"] == scores.score(number["filed"], rate), code
        assert (row["grade"], row["colour"]) == scores.grade(row["score"])


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_cases_behind_every_number(past: House, told: Told, period: tuple[date, date]) -> None:
    desk = past.desk("t_director")
    table = evaluate(desk, *period)
    for code in DEPARTMENTS:
        for indicator in INDICATORS:
            count = scores.RATES.get(indicator, (indicator,))[0]
            found = desk.column(CASES, code, indicator, *period)
            assert len(found) == len(set(found)) == table[code]["indicators"][count]
            moments = scores.bounds(*period)
            assert set(found) == {
                story.task_no for story in told
                if story.department == code and story.belongs(count, *moments)
            }  # fmt: skip


def test_times_of_a_fact_are_in_order(past: House) -> None:
    """What the arms of department_flags may lean on, and scripts/mutate.py where it says "same"."""
    wrong = past.boss.value(
        "select count(*) from dcm.case_fact where handled_at < filed_at or due_at <= filed_at"
        " or closed and (handled_at is null or finished_at is null or finished_at < handled_at)"
        " or finished_at is not null and not closed and not voided"
    )
    assert wrong == 0
    assert past.boss.value("select count(*) from dcm.case_fact where closed") > 50


def test_the_district_says_something(past: House, told: Told) -> None:
    for first, last in PERIODS[:2]:
        number = scores.counts(told, first, last)
        assert min(number.values()) > 5, number
        assert number["should_close"] > number["closed"] > number["closed_on_time"]
    assert any(story.handled and story.due and story.handled > story.due for story in told)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dates(date(2025, 12, 25), date(2026, 4, 5)), st.integers(0, 40))
def test_any_period(past: House, told: Told, first: date, days: int) -> None:
    last = first + timedelta(days=days)
    table = evaluate(past.desk("t_evaluator"), first, last)
    for code, row in table.items():
        number = scores.counts([s for s in told if s.department == code], first, last)
        assert {count: row["indicators"][count] for count in number} == number
        assert row["score"] == scores.score(number["filed"], scores.rates(number))


def test_order_and_rank(past: House) -> None:
    for period in PERIODS:
        rows = list(evaluate(past.desk("t_evaluator"), *period).values())
        judged = [row["score"] for row in rows if row["score"] is not None]
        assert judged == sorted(judged, reverse=True)
        assert [row["rank"] for row in rows if row["score"] is not None] == [
            1 + sum(other > points for other in judged) for points in judged
        ]
        assert all(row["rank"] is None for row in rows if row["score"] is None)


def test_who_cannot_be_judged_takes_no_place(hall: Hall) -> None:
    hall.at_stage("closed", department="B")
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date")
    table = evaluate(hall.chief, today, today)
    assert next(iter(table)) == "B"
    assert {code: row["rank"] for code, row in table.items()} == {
        "A": None, "B": 1, "S1": None, "S2": None,
    }  # fmt: skip


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati"])
def test_zone_of_the_session_does_not_matter(past: House, zone: str) -> None:
    desk = past.desk("t_evaluator")
    expected = [desk.rows(SQL, *period) for period in PERIODS]
    desk.run("set timezone to %s", zone)
    try:
        assert [desk.rows(SQL, *period) for period in PERIODS] == expected
    finally:
        desk.run("reset timezone")


# --- worked vector, bands, grades --------------------------------------------------------------

VALUES = {"filed": 150, "closing_rate": Fraction(140, 150), "on_time_rate": Fraction(132, 148),
          "rework_rate": Fraction(6, 145)}  # fmt: skip


def score_of(boss: Desk, values: dict[str, Any], day: str = "2026-01-01") -> Decimal | None:
    plain = {
        name: str(Decimal(value.numerator) / value.denominator)
        if isinstance(value, Fraction) else value
        for name, value in values.items()
    }  # fmt: skip
    return boss.value("select dcm_app.score('department', %s, %s)", as_json(plain), day)


def test_worked_vector(house: House) -> None:
    assert score_of(house.boss, VALUES) == Decimal("91.02")
    rate = {name: value for name, value in VALUES.items() if isinstance(value, Fraction)}
    assert scores.score(150, dict(rate)) == Decimal("91.02")
    assert house.boss.rows(
        "select grade, colour from dcm.grade_band where from_score <= 91.02"
        " order by from_score desc limit 1"
    ) == [("A", "green")]


@pytest.mark.parametrize(
    ("filed", "points"),
    [(0, 100), (1, 100), (50, 100), (51, 90), (100, 90), (101, 75), (200, 75), (201, 60),
     (500, 60), (501, 40), (999, 40), (1000, 0), (1001, 0), (100000, 0), (None, None)],
)  # fmt: skip
def test_bands_of_filed(house: House, filed: int | None, points: int | None) -> None:
    sql = "select dcm_app.points('department', 'filed', %s, '2026-01-01')"
    assert house.boss.value(sql, filed) == points


@pytest.mark.parametrize(
    ("indicator", "value", "points"),
    [("closing_rate", 1, 100), ("closing_rate", "0.5", 50), ("closing_rate", 0, 0),
     ("rework_rate", 0, 100), ("rework_rate", "0.25", 75), ("rework_rate", 1, 0),
     ("on_time_rate", "1.5", 100), ("rework_rate", "1.5", 0), ("rework_rate", -1, 100),
     ("closing_rate", -1, 0), ("closing_rate", None, None)],
)  # fmt: skip
def test_points_of_rates(house: House, indicator: str, value: Any, points: int | None) -> None:
    sql = "select dcm_app.points('department', %s, %s, '2026-01-01')"
    assert house.boss.value(sql, indicator, value) == points


@pytest.mark.parametrize(
    ("points", "grade"),
    [("100", "A"), ("90", "A"), ("89.99", "B"), ("75", "B"), ("74.99", "C"), ("60", "C"),
     ("59.99", "D"), ("40", "D"), ("39.99", "E"), ("0", "E")],
)  # fmt: skip
def test_grades_at_their_edges(lone_hall: Hall, points: str, grade: str) -> None:
    """Through evaluate itself: one case whose score is made by the weight of its band."""
    hall = lone_hall
    case = hall.at_stage("closed")
    hall.boss.run(
        "begin; update dcm.indicator_weight set weight = 0;"
        " update dcm.indicator_weight set weight = 100 where indicator = 'filed';"
        " update dcm.score_band set score = %s; commit", points,
    )  # fmt: skip
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date")
    row = evaluate(hall.chief, today, today)["A"]
    assert case.version > 1
    assert (row["score"], row["grade"]) == (Decimal(points), grade)


def test_rounding_is_half_up(house: House) -> None:
    """On the nose of a tie, and a hair below it."""
    for rate, points in (("0.50050", "61.02"), ("0.5005", "61.02"), ("0.500499", "61.01")):
        # 10 + 30 r + 15 + 21: for r = 0.5005 that is 61.015
        values = {"filed": 10, "closing_rate": rate, "on_time_rate": "0.5", "rework_rate": "0.3"}
        assert score_of(house.boss, values) == Decimal(points)
    thirds = {"filed": 17, "closing_rate": Fraction(3, 8), "on_time_rate": Fraction(5, 16),
              "rework_rate": Fraction(1, 6)}  # fmt: skip
    assert score_of(house.boss, thirds) == Decimal("55.63")  # 55.625, with a sixth in it
    assert score_of(house.boss, {"closing_rate": "0.90125"}) == Decimal("90.13")
    assert score_of(house.boss, {"closing_rate": "0.90115"}) == Decimal("90.12")
    assert score_of(house.boss, {"closing_rate": "0.901149"}) == Decimal("90.11")


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 1200), *(st.fractions(0, 1, max_denominator=500) | st.none(),) * 3)
def test_score_against_the_second_computation(
    house: House, filed: int, closing: Any, on_time: Any, rework: Any
) -> None:
    rate = {"closing_rate": closing, "on_time_rate": on_time, "rework_rate": rework}
    given_values = {"filed": filed, **{k: v for k, v in rate.items() if v is not None}}
    assert score_of(house.boss, given_values) == scores.score(filed, rate)


def test_nothing_to_judge_is_no_score(house: House) -> None:
    assert score_of(house.boss, {"filed": 0}) is None
    assert score_of(house.boss, {}) is None
    assert score_of(house.boss, {"rework_rate": 0}) == 100


# --- weights -----------------------------------------------------------------------------------


def test_weights_of_the_seed(house: House) -> None:
    assert dict(house.boss.rows(  # type: ignore[arg-type]
        "select indicator, weight from dcm.indicator_weight where object_kind = 'department'"
    )) == scores.WEIGHTS  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "update dcm.indicator_weight set weight = 11 where indicator = 'filed'",
        "delete from dcm.indicator_weight where indicator = 'filed'",
        "insert into dcm.indicator_weight values ('department', 'handled', '2000-01-01', 1)",
        "insert into dcm.indicator_weight values ('department', 'filed', '2027-01-01', 99)",
        "update dcm.indicator_weight set valid_from = '2027-01-01' where indicator = 'filed'",
    ],
)
def test_weights_must_sum_to_a_hundred(house: House, sql: str) -> None:
    with pytest.raises(psycopg2.Error) as caught:
        house.boss.run(sql)
    assert caught.value.pgcode == "DC003"


def test_new_weights_count_from_their_day_on(lone_hall: Hall) -> None:
    hall = lone_hall
    hall.boss.run(
        "insert into dcm.indicator_weight values ('department', 'closing_rate', '2026-02-01', 60),"
        " ('department', 'on_time_rate', '2026-02-01', 40);"
        " insert into dcm.score_band values ('department', 'filed', '2026-02-01', -1, 1);"
        " insert into dcm.grade_band values ('2026-02-01', 'P', 0, 'pink', 'x', 'x')"
    )
    values = {"filed": 1, "closing_rate": "0.5", "on_time_rate": "1", "rework_rate": "1"}
    for day, expected in (("2026-01-31", 55), ("2026-02-01", 70), ("2027-01-01", 70)):
        assert score_of(hall.boss, values, day) == expected
    sql = "select dcm_app.points('department', 'filed', 1, %s)"
    assert [hall.boss.value(sql, day) for day in ("2026-01-31", "2026-02-01")] == [100, 1]
    case = hall.at_stage("closed")
    assert case.version > 1
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date")
    assert evaluate(hall.chief, today, today)["A"]["grade"] == "P"
    assert evaluate(hall.chief, date(2026, 1, 31), today)["A"]["grade"] == "A"
    hall.boss.run("insert into dcm.grade_band values (%s, 'Q', 0, 'grey', 'x', 'x')", today)
    assert evaluate(hall.chief, today, today)["A"]["grade"] == "Q"
    assert evaluate(hall.chief, today - timedelta(1), today)["A"]["grade"] == "P"


# --- edges of a period -------------------------------------------------------------------------


def put_fact(hall: Hall, **fields: Any) -> None:
    """Bend the one fact row of a closed case of department A."""
    words = ", ".join(f"{name} = %s" for name in fields)
    hall.boss.run(f"update dcm.case_fact set {words}", *fields.values())


DAY = date(2026, 1, 31)
LAST_MOMENT = datetime(2026, 1, 31, 23, 59, 59, 999999, tzinfo=CHINA)
NEXT_DAY = datetime(2026, 2, 1, tzinfo=CHINA)


def numbers(hall: Hall, first: date = date(2026, 1, 1), last: date = DAY) -> dict[str, int]:
    found = evaluate(hall.chief, first, last)["A"]["indicators"]
    return {name: found[name] for name in scores.COUNTS if found[name]}


def test_last_day_is_included(hall: Hall) -> None:
    hall.at_stage("closed")
    for moment, inside in ((LAST_MOMENT, True), (NEXT_DAY, False)):
        put_fact(hall, filed_at=moment, handled_at=moment, due_at=moment, finished_at=moment)
        found = numbers(hall)
        expected = dict.fromkeys(
            ("filed", "handled", "handled_on_time", "closed", "closed_on_time", "should_close",
             "should_handle"), 1,
        )  # fmt: skip
        assert found == (expected if inside else {})
    assert numbers(hall, date(2026, 2, 1), date(2026, 2, 1)) == expected
    first = datetime(2026, 1, 1, tzinfo=CHINA)
    for moment, inside in ((first, True), (first - timedelta(microseconds=1), False)):
        put_fact(hall, filed_at=moment, handled_at=moment, due_at=moment, finished_at=moment)
        assert numbers(hall) == (expected if inside else {})


def test_handled_just_in_time_and_just_late(hall: Hall) -> None:
    hall.at_stage("closed")
    for late, in_time in ((0, 1), (1, 0)):
        put_fact(hall, filed_at=LAST_MOMENT, due_at=LAST_MOMENT - timedelta(hours=1),
                 handled_at=LAST_MOMENT - timedelta(hours=1) + timedelta(microseconds=late),
                 finished_at=LAST_MOMENT)  # fmt: skip
        found = numbers(hall)
        assert found.get("handled_on_time", 0) == found.get("closed_on_time", 0) == in_time


@pytest.mark.parametrize(
    ("due", "handled", "finished", "expected"),
    [
        # running at the end, not yet due
        (NEXT_DAY, None, None, {"filed": 1}),
        # running at the end, overdue
        (LAST_MOMENT, None, None, {"filed": 1, "should_close": 1, "should_handle": 1}),
        # handled in the period, closed after it
        (NEXT_DAY, LAST_MOMENT, NEXT_DAY, {"filed": 1, "handled": 1, "handled_on_time": 1,
                                           "should_handle": 1, "should_close": 1}),
        # handled in the period, not closed yet
        (NEXT_DAY, LAST_MOMENT, None, {"filed": 1, "handled": 1, "handled_on_time": 1,
                                       "should_handle": 1, "should_close": 1}),
        # overdue at the end, handled after it
        (LAST_MOMENT, NEXT_DAY, None, {"filed": 1, "should_close": 1, "should_handle": 1}),
        # handled late in the period
        (LAST_MOMENT - timedelta(1), LAST_MOMENT, LAST_MOMENT,
         {"filed": 1, "handled": 1, "should_handle": 1, "closed": 1, "should_close": 1}),
        # no deadline at all
        (None, None, None, {"filed": 1}),
    ],
)  # fmt: skip
def test_which_counts_a_case_belongs_to(
    hall: Hall, due: Any, handled: Any, finished: Any, expected: dict[str, int]
) -> None:
    hall.at_stage("closed")
    put_fact(hall, filed_at=LAST_MOMENT, due_at=due, handled_at=handled, finished_at=finished,
             closed=finished is not None)  # fmt: skip
    assert numbers(hall) == expected
    # Filed long before, it belongs to the same counts but one.
    put_fact(hall, filed_at=datetime(2025, 12, 1, tzinfo=CHINA))
    assert numbers(hall) == {name: n for name, n in expected.items() if name != "filed"}


def test_filed_at_the_first_moment_and_nothing_since(hall: Hall) -> None:
    hall.at_stage("closed")
    nothing = dict.fromkeys(("due_at", "handled_at", "finished_at"))
    first = datetime(2026, 1, 1, tzinfo=CHINA)
    put_fact(hall, filed_at=first, closed=False, **nothing)
    assert numbers(hall) == {"filed": 1}
    put_fact(hall, filed_at=first - timedelta(microseconds=1))
    assert numbers(hall) == {}


@pytest.mark.parametrize("moment", ["due_at", "handled_at", "finished_at"])
def test_what_happens_as_the_period_ends_belongs_to_the_next(hall: Hall, moment: str) -> None:
    """Each time alone on the stroke of midnight, the others well inside."""
    hall.at_stage("closed")
    inside = datetime(2026, 1, 20, tzinfo=CHINA)
    times: dict[str, Any] = {"due_at": inside, "handled_at": inside, "finished_at": inside}
    times[moment] = NEXT_DAY
    if moment != "finished_at":
        times["finished_at"] = None
    if moment == "due_at":
        times["handled_at"] = None
    put_fact(hall, filed_at=inside, closed=times["finished_at"] is not None, **times)
    told = {
        "due_at": {},
        "handled_at": {"should_close": 1, "should_handle": 1},
        "finished_at": {"handled": 1, "handled_on_time": 1, "should_handle": 1, "should_close": 1},
    }[moment]
    assert numbers(hall) == {"filed": 1, **told}


def test_closed_before_and_handled_before_count_no_more(hall: Hall) -> None:
    hall.at_stage("closed")
    before = datetime(2025, 12, 31, 12, tzinfo=CHINA)
    put_fact(hall, filed_at=before, due_at=before, handled_at=before, finished_at=before)
    assert numbers(hall) == {}
    put_fact(hall, finished_at=None, closed=False)  # handled last year, still not closed
    assert numbers(hall) == {"should_close": 1}
    put_fact(hall, handled_at=None)  # overdue since last year
    assert numbers(hall) == {"should_close": 1, "should_handle": 1}


def test_the_future_of_a_period_counts_nothing(hall: Hall) -> None:
    """A case that is due later today is not overdue because the period ends at midnight."""
    hall.at_stage("handling")
    now = datetime.now(CHINA)
    put_fact(hall, filed_at=now - timedelta(minutes=5), due_at=now + timedelta(minutes=5))
    today = now.date()
    assert numbers(hall, today - timedelta(1), today + timedelta(9)) == {"filed": 1}


def test_voided_cases_are_charged_to_nobody(hall: Hall) -> None:
    case = hall.at_stage("feedback")
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date")
    assert numbers(hall, today, today)["filed"] == 1
    case.act(hall.chief, "void", reason="误报")
    assert numbers(hall, today, today) == {}
    for indicator in INDICATORS:
        assert hall.chief.column(CASES, "A", indicator, today, today) == []


def test_a_case_is_charged_to_the_last_department(hall: Hall) -> None:
    case = hall.at_stage("handling")
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date")
    case.act(hall.dept_a, "send_back", reason="x")
    assert numbers(hall, today, today) == {"filed": 1}
    case.act(hall.dispatch, "dispatch", department="B")
    assert numbers(hall, today, today) == {}
    assert hall.chief.column(CASES, "B", "filed", today, today) == [case.task_no]


# --- nothing below the line --------------------------------------------------------------------


def test_an_empty_period(house: House) -> None:
    table = evaluate(house.desk("t_chief"), date(2001, 1, 1), date(2001, 1, 31))
    assert set(table) == set(DEPARTMENTS)
    for row in table.values():
        assert all(row["indicators"][count] == 0 for count in scores.COUNTS)
        assert all(row["indicators"][rate] is None for rate in scores.RATES)
        assert [row[name] for name in ("score", "grade", "colour", "rank")] == [None] * 4


def test_zero_where_the_district_wants_it(lone_hall: Hall) -> None:
    lone_hall.boss.run("update dcm.setting set value = '\"zero\"' where key = 'rate_without_cases'")
    row = evaluate(lone_hall.chief, date(2001, 1, 1), date(2001, 1, 31))["A"]
    assert all(row["indicators"][rate] == 0 for rate in scores.RATES)
    assert row["score"] == scores.score(0, scores.rates(dict.fromkeys(scores.COUNTS, 0), zero=True))
    assert (row["score"], row["grade"]) == (40, "D")


def test_a_closed_department_shows_while_it_has_cases(lone_hall: Hall) -> None:
    hall = lone_hall
    hall.at_stage("closed", department="B")
    hall.boss.run("update dcm.department set active = false where code in ('B', 'S1')")
    today = hall.boss.value("select (now() at time zone 'Asia/Shanghai')::date")
    assert set(evaluate(hall.chief, today, today)) == {"A", "B", "S2"}
    assert set(evaluate(hall.chief, date(2001, 1, 1), date(2001, 1, 2))) == {"A", "S2"}


# --- what cannot be asked ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [("ghost", "2026-01-01", "2026-01-31"), (None, "2026-01-01", "2026-01-31"),
     ("department", "2026-01-02", "2026-01-01"), ("department", None, "2026-01-01"),
     ("department", "2026-01-01", None), ("department", "-infinity", "2026-01-01"),
     ("department", "2026-01-01", "infinity"), ("department", "2026-01-01", "5874897-12-31"),
     ("department", "300000-01-01", "300000-01-02"), ("x" * 100000, "2026-01-01", "2026-01-02")],
)  # fmt: skip
def test_what_cannot_be_asked(house: House, kind: Any, first: Any, last: Any) -> None:
    desk = house.desk("t_evaluator")
    with refused("DC003"):
        desk.rows("select * from dcm_app.evaluate(%s, %s, %s)", kind, first, last)
    with refused("DC003"):
        desk.rows("select * from dcm_app.evaluation_cases(%s, 'A', 'filed', %s, %s)",
                  kind, first, last)  # fmt: skip


def test_unknown_indicator_and_object(house: House) -> None:
    desk = house.desk("t_evaluator")
    for indicator in ("beauty", "", None):
        with refused("DC003", "unknown_indicator"):
            desk.column(CASES, "A", indicator, date(2026, 1, 1), date(2026, 1, 2))
    assert desk.column(CASES, "ZZ", "filed", date(2026, 1, 1), date(2026, 1, 2)) == []


def test_columns_of_the_table(house: House) -> None:
    rows = house.desk("t_evaluator").rows("select * from dcm_app.evaluation_columns('department')")
    assert {row[0] for row in rows} == set(INDICATORS)
    assert sum(row[6] or 0 for row in rows) == 100
    assert {row[0]: row[5] for row in rows} == {name: name in scores.RATES for name in INDICATORS}
