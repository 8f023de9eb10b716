"""What if: on-time counts under another edition, recounted case by case in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest
from dbkit import Desk, Desks, Hall, as_json, refused, state
from handbookkit import Book, hours
from histories import CHINA, Generator, Rules, drive
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yuhua_dcm_plugin.cases.store import moment_of

if TYPE_CHECKING:
    from conftest import Database, Server

CLASS = {"class_code": "0102", "kind": "event"}
UNITS = ("urgent_hour", "work_hour", "work_day", "natural_day", "urgent_day")
START = datetime(2026, 1, 5, 9, tzinfo=CHINA)
UNTIL = datetime(2026, 4, 30, 18, tzinfo=CHINA)
Asked = dict[str, Any]
#: Amount and unit by grade and area, and whether a change made it so.
Tariff = dict[tuple[str, int], tuple[Any, bool]]


def what_if(desk: Desk, **asked: Any) -> dict[tuple[str, str, str], tuple[int, ...]]:
    """Counted, on time now, on time then, unmatched by kind, class and department."""
    rows = desk.rows(
        "select kind, class_code, department_code, counted, on_time_now, on_time_then, unmatched"
        " from dcm_app.what_if(%s)", as_json(asked),
    )  # fmt: skip
    assert len({row[:3] for row in rows}) == len(rows)
    return {row[:3]: row[3:] for row in rows}


def what_if_cases(desk: Desk, **asked: Any) -> dict[str, tuple[bool, bool]]:
    sql = "select task_no, on_time_now, on_time_then from dcm_app.what_if_cases(%s)"
    return {row[0]: row[1:] for row in desk.rows(sql, as_json(asked))}


# --- a slow recount ----------------------------------------------------------------------------


@dataclass
class Slow:
    """Goes through the cases one by one, with the door's own deadline for each."""

    boss: Desk

    def __post_init__(self) -> None:
        names = (
            "id, task_no, kind, class_standard, class_code, edition, condition_code, grade,"
            " limit_amount, limit_unit, clock_from, clock_times, clock_stops, clock_calendar,"
            " overdue_exempt, bundle_of, grid_code"
        )
        self.cases = self._read(f"select {names} from dcm.case_file")
        self.facts = self._read("select * from dcm.case_fact")
        self.conditions = self._read("select * from dcm.filing_condition")
        self.limits = self._read("select * from dcm.handling_limit")
        self.areas = dict(self.boss.rows("select grid_code, area_type from dcm.grid"))  # type: ignore[arg-type]
        self.now = self.boss.value("select now()")
        self.dues: dict[Any, Any] = {}
        self.books: dict[Any, list[Asked]] = {}
        self.tariffs: dict[Any, list[Asked]] = {}

    def _read(self, sql: str) -> list[dict[str, Any]]:
        return self.boss.column(f"select to_jsonb(x) from ({sql}) x")

    def count(self, asked: Asked) -> dict[tuple[str, str, str], tuple[int, ...]]:
        counts: dict[tuple[str, str, str], Counter[str]] = {}
        for case, fact, now, then in self.verdicts(asked):
            key = (case["kind"], case["class_code"], fact["department_code"])
            count = counts.setdefault(key, Counter())
            if then is None:
                count["unmatched"] += 1
                continue
            count.update(counted=1, now=now, then=then)
        names = ("counted", "now", "then", "unmatched")
        return {key: tuple(count[name] for name in names) for key, count in counts.items()}

    def verdicts(self, asked: Asked) -> Iterator[tuple[Asked, Asked, bool, bool | None]]:
        by_id = {case["id"]: case for case in self.cases}
        for fact in self.facts:
            case = by_id[fact["case_id"]]
            if not self._asked(case, fact, asked):
                continue
            lead = by_id[case["bundle_of"]] if case["bundle_of"] else case
            found, due = self._due_then(case, lead, fact, asked)
            now = self._in_time(fact, _moment(fact["due_at"]), case)
            yield case, fact, now, self._in_time(fact, due, case) if found else None

    def _asked(self, case: Asked, fact: Asked, asked: Asked) -> bool:
        moments = [_moment(fact[key]) for key in ("due_at", "handled_at") if fact[key]]
        if fact["voided"] or fact["department_code"] is None or not moments:
            return False
        judged = min(moments)
        day = judged.astimezone(CHINA).date()
        return (
            date.fromisoformat(asked["from"]) <= day <= date.fromisoformat(asked["to"])
            and judged < self.now
            and asked.get("kind") in (None, case["kind"])
            and asked.get("class_code") in (None, case["class_code"])
            and asked.get("department") in (None, fact["department_code"])
        )

    def _in_time(self, fact: Asked, due: datetime | None, case: Asked) -> bool:
        done = _moment(fact["handled_at"]) or self.now
        return bool(case["overdue_exempt"] or due is None or done <= due)

    def _due_then(
        self, case: Asked, lead: Asked, fact: Asked, asked: Asked
    ) -> tuple[bool, datetime | None]:
        target = self._target(lead, asked.get("edition") or lead["edition"])
        if target is None:
            return False, None
        limit, changed = self._limit(target, lead, asked.get("changes", []))
        if not changed and target["edition"] == lead["edition"]:
            return True, _moment(fact["due_at"])
        if limit == "none":
            return True, None
        if limit is None:
            return False, None
        if (float(limit[0]), limit[1]) == (lead["limit_amount"], lead["limit_unit"]):
            return True, _moment(fact["due_at"])
        return True, self._clock(case, *limit)

    def _target(self, lead: Asked, edition: str) -> Asked | None:
        """The condition of the other edition: by class and code, else by class and words."""
        own = next((c for c in self._of_class(lead, lead["edition"])
                    if c["condition_code"] == lead["condition_code"]), None)  # fmt: skip
        if own is None:
            return None
        others = self._of_class(lead, edition)
        codes = {c["condition_code"] for c in self._of_class(lead, lead["edition"])}
        for one in others:
            if one["condition_code"] == own["condition_code"]:
                return one
        for one in others:
            if one["condition"] == own["condition"] and one["condition_code"] not in codes:
                return one
        return None

    def _of_class(self, case: Asked, edition: str) -> list[Asked]:
        if not self.books:
            for one in self.conditions:
                key = (one["edition"], one["class_standard"], one["kind"], one["class_code"])
                self.books.setdefault(key, []).append(one)
        return self.books.get(
            (edition, case["class_standard"], case["kind"], case["class_code"]), []
        )

    def _limit(self, target: Asked, lead: Asked, changes: list[Asked]) -> tuple[Any, bool]:
        """Amount and unit that would count, "none" for 不设时限; and whether it was changed."""
        found = self._tariff(target)
        for change in changes:
            if change["condition_code"] == target["condition_code"]:
                apply_change(found, change)
        if target["no_limit"] and not any(changed for _, changed in found.values()):
            return "none", False
        if not found:
            return None, False
        area = self.areas.get(lead["grid_code"])
        best = min(found, key=lambda p: (p[0] != lead["grade"], p[1] != area, p[1] != 0, p))
        return found[best]

    def _tariff(self, target: Asked) -> Tariff:
        """The last step of each grade and area."""
        steps: dict[tuple[str, int], Asked] = {}
        wanted = (target["edition"], target["condition_code"])
        for one in () if target["no_limit"] else self._limits_of(wanted):
            place = (one["grade"], one["area_type"])
            if place not in steps or steps[place]["step"] < one["step"]:
                steps[place] = one
        return {
            place: ((one["limit_amount"], one["limit_unit"]), False) for place, one in steps.items()
        }

    def _limits_of(self, wanted: tuple[str, str]) -> list[Asked]:
        if not self.tariffs:
            for one in self.limits:
                key = (one["edition"], one["condition_code"])
                self.tariffs.setdefault(key, []).append(one)
        return self.tariffs.get(wanted, [])

    def _clock(self, case: Asked, amount: Any, unit: str) -> datetime:
        key = (case["id"], float(amount), unit)
        if key not in self.dues:
            self.dues[key] = self.boss.value(
                "select dcm_app.clock_due(clock_from, %s * clock_times, %s, clock_calendar,"
                " clock_stops) from dcm.case_file where id = %s", amount, unit, case["id"],
            )  # fmt: skip
        return self.dues[key]


def apply_change(found: Tariff, change: Asked) -> None:
    """What a changed limit makes of those of its condition."""
    new = "none" if change.get("no_limit") else (change["amount"], change["unit"])
    for place in list(found) or [("B", 0)]:
        if (change.get("grade", place[0]), change.get("area_type", place[1])) == place:
            found[place] = (new, True)
    if "grade" in change or "area_type" in change:
        found[(change.get("grade", "B"), change.get("area_type", 0))] = (new, True)


def _moment(text: str | None) -> datetime | None:
    return moment_of(text) if text else None


@dataclass
class Past:
    """A district with many cases, and who asks about them."""

    boss: Desk
    desk: Desks
    chief: Desk
    evaluator: Desk
    director: Desk


# --- random histories --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def past(server: Server, template: Database) -> Iterator[Past]:
    """A district with a past: extensions, stops, exemptions, bundles and three editions."""
    with server.clone(template.name) as clone, ExitStack() as stack:
        desks: dict[str, Desk] = {}

        def desk(login: str) -> Desk:
            if login not in desks:
                connection = stack.enter_context(closing(psycopg2.connect(clone.dsn)))
                desks[login] = Desk(connection, login)
                desks[login].run("set session authorization %s", login)
            return desks[login]

        boss = Desk(stack.enter_context(closing(psycopg2.connect(clone.dsn))), None)
        drive(boss, Generator(Rules.read(boss), 11, START, UNTIL).walks(400))
        make_differences(boss)
        hall = Hall(desk, boss)
        make_editions(hall)
        yield Past(boss, desk, hall.chief, hall.evaluator, hall.director)


def make_differences(boss: Desk) -> None:
    """What random walks do not make of a case: extensions, stops, exemptions, bundles, grades."""
    boss.run("update dcm.grid set area_type = 1 where grid_code = '13010800100101'")
    boss.run("update dcm.case_file set grade = (array['A', 'B', 'C'])[1 + id % 3]")
    boss.run("update dcm.case_file set overdue_exempt = true where id % 11 = 0")
    boss.run(
        "update dcm.case_file set clock_times = 2 + id % 2 where id % 4 = 0"
        " and clock_from is not null",
    )  # fmt: skip
    boss.run(
        "update dcm.case_file set clock_stops = tstzmultirange(tstzrange(clock_from"
        " + interval '3 h', clock_from + interval '30 h'), tstzrange(clock_from + interval '4 d',"
        " clock_from + interval '9 d')) where id % 5 = 0 and clock_from is not null",
    )  # fmt: skip
    boss.run(
        "update dcm.case_file c set bundle_of = o.id, clock_from = o.clock_from,"
        " clock_amount = o.clock_amount, clock_unit = o.clock_unit, clock_times = o.clock_times,"
        " clock_stops = o.clock_stops from dcm.case_file o where c.id % 9 = 0 and o.id = c.id - 1"
        " and o.clock_from is not null and c.clock_from is not null",
    )  # fmt: skip
    boss.run(
        "update dcm.case_file set due_at = dcm_app.clock_due(clock_from, clock_amount *"
        " clock_times, clock_unit, clock_calendar, clock_stops) where clock_from is not null"
    )
    boss.run("update dcm.case_fact f set due_at = c.due_at from dcm.case_file c where id = case_id")
    # Half of them so late or early that another limit may change the verdict.
    boss.run(
        "update dcm.case_fact f set handled_at = f.due_at + ((f.case_id % 13) - 6)"
        " * interval '5 h' where f.handled_at is not null and f.case_id % 2 = 0",
    )  # fmt: skip


def make_editions(hall: Hall) -> None:
    """One with other limits, one with other codes, one that lacks conditions or sets no limit."""
    rng = Random(5)
    for code in ("other", "codes", "poor"):
        Book(hall.admin, code, based_on="default")
    for condition in hall.boss.column(
        "select condition_code from dcm.filing_condition where edition = 'other' order by 1"
    ):
        limits = [
            hours(rng.randrange(1, 12), rng.choice(UNITS), grade=grade, area_type=area, step=step)
            for grade, area, step in rng.sample(
                [(g, a, s) for g in "ABC" for a in (0, 1, 2) for s in (1, 2)], rng.randrange(1, 6)
            )
        ]
        hall.admin.run(
            "select dcm_app.handbook_save_row('other', %s)",
            as_json({"condition_code": condition, "limits": limits}),
        )
    hall.boss.run(
        "set session_replication_role = replica;"
        " update dcm.handling_limit set condition_code = 'X' || condition_code, limit_amount = 5"
        " where edition = 'codes';"
        " update dcm.filing_condition set condition_code = 'X' || condition_code"
        " where edition = 'codes'; reset session_replication_role;"
        " delete from dcm.handling_limit where edition = 'poor' and condition_code ~ '-2$';"
        " update dcm.filing_condition set no_limit = true where edition = 'poor'"
        " and condition_code ~ '0102-2$';"
        " delete from dcm.handling_limit where edition = 'poor' and condition_code ~ '-1$';"
        " delete from dcm.filing_condition where edition = 'poor' and condition_code ~ '-1$'"
    )


@pytest.fixture(scope="module")
def slow(past: Past) -> Slow:
    return Slow(past.boss)


def conditions(past: Past) -> list[str]:
    return past.boss.column(
        "select condition_code from dcm.case_file where condition_code is not null"
        " group by 1 order by count(*) desc, 1"
    )


@st.composite
def asked(draw: st.DrawFn) -> Asked:
    first = START.date() + timedelta(days=draw(st.integers(-5, 120)))
    ask: Asked = {
        "from": first.isoformat(),
        "to": (first + timedelta(days=draw(st.integers(0, 130)))).isoformat(),
    }
    if draw(st.booleans()):
        ask["edition"] = draw(st.sampled_from(["default", "other", "other", "poor"]))
    changes = draw(st.lists(change(), max_size=3))
    if changes or "edition" not in ask:
        ask["changes"] = changes or [draw(change())]
    for key, values in (("department", "AB"), ("kind", ("event", "component"))):
        if draw(st.integers(0, 3)) == 0:
            ask[key] = draw(st.sampled_from(values))
    return ask


@st.composite
def change(draw: st.DrawFn) -> Asked:
    made: Asked = {"place": draw(st.integers(0, 8))}
    if draw(st.booleans()):
        made["grade"] = draw(st.sampled_from("ABC"))
    if draw(st.booleans()):
        made["area_type"] = draw(st.integers(0, 2))
    if draw(st.integers(0, 4)) == 0:
        made["no_limit"] = True
    else:
        made |= {"amount": draw(st.sampled_from([0.5, 1, 2, 5, 12, 3650])),
                 "unit": draw(st.sampled_from(UNITS[:2] + UNITS[3:]))}  # fmt: skip
    return made


@settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(ask=asked())
def test_counts_are_those_of_a_slow_recount(past: Past, slow: Slow, ask: Asked) -> None:
    codes = conditions(past)
    for one in ask.get("changes", []):
        one["condition_code"] = codes[one.pop("place") % len(codes)]
    known = past.boss.column(
        "select condition_code from dcm.filing_condition where edition = %s",
        ask.get("edition", "default"),
    )
    ask["changes"] = [c for c in ask.get("changes", []) if c["condition_code"] in known]
    if not ask["changes"] and "edition" not in ask:
        return
    assert what_if(past.evaluator, **ask) == slow.count(ask)
    differ = {
        case["task_no"]: (now, then)
        for case, _, now, then in slow.verdicts(ask)
        if then is not None and now != then
    }
    assert what_if_cases(past.evaluator, **ask) == differ


WHOLE = {"from": "2026-01-01", "to": "2026-12-31"}


def test_the_past_says_something(past: Past, slow: Slow) -> None:
    """Otherwise the comparison above would prove nothing."""
    found = Counter[tuple[bool, bool | None]]()
    for edition in ("other", "poor", "codes"):
        ask = {**WHOLE, "edition": edition}
        found.update((now, then) for _, _, now, then in slow.verdicts(ask))
        assert what_if(past.chief, **ask) == slow.count(ask)
    assert min(found[key] for key in [(a, b) for a in (True, False) for b in (True, False)]) > 5
    assert min(found[(True, None)], found[(False, None)]) > 1


def test_against_itself_nothing_changes(past: Past) -> None:
    rows = what_if(past.director, **WHOLE, edition="default")
    assert sum(row[0] for row in rows.values()) > 50
    for counted, now, then, unmatched in rows.values():
        assert (now, unmatched) == (then, 0)
        assert now <= counted
    assert what_if_cases(past.director, **WHOLE, edition="default") == {}


def test_equal_words_match_where_codes_do_not(past: Past) -> None:
    rows = what_if(past.chief, **WHOLE, edition="codes")
    assert sum(row[3] for row in rows.values()) == 0
    assert sum(row[1] for row in rows.values()) != sum(row[2] for row in rows.values())


def test_each_case_is_judged_in_one_period_only(past: Past) -> None:
    months = [
        ("2026-01-01", "2026-01-31"),
        ("2026-02-01", "2026-02-28"),
        ("2026-03-01", "2026-12-31"),
    ]
    whole = what_if(past.chief, **WHOLE, edition="other")
    total: Counter[Any] = Counter()
    for first, last in months:
        rows = what_if(past.chief, edition="other", **{"from": first, "to": last})
        for key, numbers in rows.items():
            for place, number in enumerate(numbers):
                total[key, place] += number
    assert {(k, p): n for k, row in whole.items() for p, n in enumerate(row) if n} == {
        key: number for key, number in total.items() if number
    }


# --- a case by hand ----------------------------------------------------------------------------


def handled(hall: Hall, spent: str, limit: Any = None) -> str:
    """A case that was dispatched on a Monday at nine and handled after some time."""
    case = hall.at_stage("feedback")
    hall.boss.run(
        "update dcm.case_file set clock_from = '2026-03-02 09:00+08', clock_amount = 4,"
        " clock_unit = 'work_hour', limit_amount = 4, limit_unit = 'work_hour',"
        " due_at = '2026-03-02 15:00+08', handled_at = '2026-03-02 09:00+08'::timestamptz"
        " + %s::interval where task_no = %s", spent, case.task_no,
    )  # fmt: skip
    hall.boss.run(
        "update dcm.case_fact f set due_at = c.due_at, handled_at = c.handled_at"
        " from dcm.case_file c where c.id = f.case_id"
    )
    return case.task_no


def test_one_changed_limit(lone_hall: Hall) -> None:
    code = lone_hall.condition()
    quick, slow, late = (handled(lone_hall, spent) for spent in ("90 min", "5 h", "2 d"))
    march = {"from": "2026-03-01", "to": "2026-03-31"}
    rows = what_if(lone_hall.evaluator, **march, changes=[{"condition_code": code, **hours(2)}])
    assert rows == {("event", "0102", "A"): (3, 2, 1, 0)}
    cases = lone_hall.evaluator.rows(
        "select task_no, due_then, on_time_now, on_time_then from dcm_app.what_if_cases(%s)",
        as_json({**march, "changes": [{"condition_code": code, **hours(2)}]}),
    )
    assert cases == [(slow, datetime(2026, 3, 2, 11, tzinfo=CHINA), True, False)]
    gone = what_if_cases(
        lone_hall.chief, **march, changes=[{"condition_code": code, "no_limit": True}]
    )
    assert gone == {late: (False, True)}
    assert quick not in gone


def test_extensions_stops_and_exemptions_stay(lone_hall: Hall) -> None:
    code = lone_hall.condition()
    twice, stopped, exempt = (handled(lone_hall, "5 h") for _ in range(3))
    run = lone_hall.boss.run
    run("update dcm.case_file set clock_times = 2 where task_no = %s", twice)
    run("update dcm.case_file set clock_stops = '{[2026-03-02 09:30+08, 2026-03-02 11:30+08)}'"
        " where task_no = %s", stopped)  # fmt: skip
    run("update dcm.case_file set overdue_exempt = true where task_no = %s", exempt)
    march = {"from": "2026-03-01", "to": "2026-03-31"}

    def late(amount: float) -> set[str]:
        changes = [{"condition_code": code, **hours(amount)}]
        return set(what_if_cases(lone_hall.chief, **march, changes=changes))

    # Handled at 14:00, three working hours after nine; the noon break does not count.
    assert late(2) == set()
    assert late(1.4) == {twice}
    assert late(0.9) == {twice, stopped}
    assert state(lone_hall, lone_hall.at_stage("handling"))["overdue_exempt"] is False


def test_nothing_is_written(past: Past) -> None:
    volatile = past.boss.column(
        "select proname from pg_proc where pronamespace = 'dcm_app'::regnamespace"
        " and proname ~ '^(what_if|read_what_if|handbook_pairs)' and provolatile = 'v'"
    )
    assert volatile == []
    past.chief.run("begin read only")
    assert what_if(past.chief, **WHOLE, edition="other")
    past.chief.run("rollback")


def test_what_cannot_be_asked(past: Past) -> None:
    for ask, key in (
        ({"from": "2026-01-01"}, "bad_period"),
        ({"from": "2026-02-01", "to": "2026-01-01"}, "bad_period"),
        ({"from": "x", "to": "2026-01-01"}, "bad_day"),
        (WHOLE, "nothing_to_compare"),
        ({**WHOLE, "changes": []}, "nothing_to_compare"),
        ({**WHOLE, "changes": {}}, "nothing_to_compare"),
        ({**WHOLE, "changes": [{"condition_code": "C0"}]}, "bad_change"),
        ({**WHOLE, "changes": [7]}, "bad_change"),
        ({**WHOLE, "changes": [{"condition_code": "C0102-2", "amount": 0,
                                "unit": "work_day"}]}, "limit_range"),
        ({**WHOLE, "changes": [{"condition_code": "C0102-2", "grade": "D", "amount": 1,
                                "unit": "work_day"}]}, "bad_change"),
    ):  # fmt: skip
        with refused("DC003", key):
            what_if(past.chief, **ask)
    with refused("DC004", "edition_not_found"):
        what_if(past.chief, **WHOLE, edition="nowhere")
    for login in ("t_intake", "t_dept_a", "t_supervisor"):
        with refused("DC001", "not_allowed"):
            what_if(past.desk(login), **WHOLE, edition="other")


def test_limits_beyond_the_calendar_are_not_reached(lone_hall: Hall) -> None:
    code = lone_hall.condition()
    task_no = handled(lone_hall, "2 d")
    march = {"from": "2026-03-01", "to": "2026-03-31"}
    for change in (hours(3650, "work_day"), hours(3650, "work_hour")):
        found = what_if_cases(
            lone_hall.chief, **march, changes=[{"condition_code": code, **change}]
        )
        assert found == {task_no: (False, True)}


@settings(
    max_examples=200, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    start=st.datetimes(datetime(2025, 1, 1), datetime(2027, 6, 30)),
    amount=st.decimals(1, 600, places=2),
    unit=st.sampled_from(["work_hour", "work_day"]),
)
def test_the_quick_clock_is_the_clock(past: Past, start: datetime, amount: Any, unit: str) -> None:
    at = start.replace(tzinfo=CHINA)
    quick = past.boss.value("select dcm_app.what_if_work(%s, %s, %s, 'standard')", at, amount, unit)
    assert quick == past.boss.value("select dcm_app.deadline(%s, %s, %s)", at, amount, unit)
