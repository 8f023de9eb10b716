"""How editions differ, and which one counts from which day on for which case."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import psycopg2
import pytest
from dbkit import Case, Hall, House, as_json, fact, refused, report_of, state
from handbookkit import Book, ask, book_row, hours
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

#: A step of a past case: action, time, actor, detail.
Step = tuple[str, str, str, dict[str, Any]]
CLASS = {"class_code": "0102", "kind": "event"}


@pytest.fixture
def book(lone_hall: Hall) -> Book:
    """A draft with one condition, in a database of the test's own."""
    made = Book(lone_hall.admin, "new")
    made.add(book_row(condition="新条件", limits=[hours(9)]))
    return made


@pytest.fixture
def today(lone_hall: Hall) -> date:
    return date.fromisoformat(str(lone_hall.boss.value("select dcm_app.today()")))


def differences(hall: Hall, a: str, b: str) -> list[tuple[Any, ...]]:
    """what, condition, field, before, after."""
    return hall.chief.rows(
        "select what, condition, field, before, after from dcm_app.handbook_diff(%s, %s)", a, b
    )


def filed(hall: Hall, condition: str, **report: Any) -> Case:
    case = hall.at_stage("filing", **report)
    case.act(hall.chief, "file", condition=condition)
    return case


# --- differences -------------------------------------------------------------------------------


def test_a_copy_does_not_differ(lone_hall: Hall) -> None:
    Book(lone_hall.admin, "copy", based_on="default")
    assert differences(lone_hall, "default", "copy") == []
    assert differences(lone_hall, "copy", "default") == []


def test_each_field_that_differs_is_told(lone_hall: Hall) -> None:
    copy = Book(lone_hall.admin, "copy", based_on="default")
    code, words = lone_hall.boss.rows(
        "select condition_code, condition from dcm.filing_condition where edition = 'default'"
        " and class_code = '0102' and kind = 'event' order by 1"
    )[0]
    (limit,) = lone_hall.boss.rows(
        "select limit_amount, limit_unit from dcm.handling_limit where edition = 'default'"
        " and condition_code = %s", code,
    )  # fmt: skip
    assert limit == (4, "work_hour")
    limits = [hours("2.50", "work_day", step_label="停"), hours(20, "natural_day", step=2)]
    copy.save(condition_code=code, condition="改写", closing_condition="结", handling_standard="处",
              department_code="A", supervising_department="B", needs_verification=True,
              needs_check=False, note="注", limits=limits,
              stage_limits=[hours(1, stage="filing")])  # fmt: skip
    found = differences(lone_hall, "default", "copy")
    assert {row[:2] for row in found} == {("changed", "改写")}
    told = {field: (before, after) for _, _, field, before, after in found}
    assert told["condition"] == (words, "改写")
    assert told["department_code"] == (None, "A")
    assert told["needs_verification"] == ("false", "true")
    assert json.loads(told["limit"][0]) == [
        {"grade": "B", "area_type": 0, "step": 1, "amount": 4, "unit": "work_hour"}
    ]
    assert json.loads(told["limit"][1]) == [
        {"grade": "B", "area_type": 0, "step": 1, "step_label": "停", "amount": 2.5,
         "unit": "work_day"},
        {"grade": "B", "area_type": 0, "step": 2, "amount": 20, "unit": "natural_day"},
    ]  # fmt: skip
    assert json.loads(told["stage_limits"][1])[0]["stage"] == "filing"
    assert set(told) == {
        "condition", "closing_condition", "handling_standard", "department_code",
        "supervising_department", "needs_verification", "needs_check", "note", "limit",
        "stage_limits",
    }  # fmt: skip


def test_what_was_added_and_removed(lone_hall: Hall) -> None:
    copy = Book(lone_hall.admin, "copy", based_on="default")
    code = copy.save(**CLASS, condition="多一条", limits=[hours(1)])
    gone = lone_hall.condition()
    copy.drop(gone)
    words = lone_hall.boss.value(
        "select condition from dcm.filing_condition where edition = 'default'"
        " and condition_code = %s", gone,
    )  # fmt: skip
    assert {row[:2] for row in differences(lone_hall, "default", "copy")} == {
        ("added", "多一条"), ("removed", words),
    }  # fmt: skip
    assert {row[:2] for row in differences(lone_hall, "copy", "default")} == {
        ("removed", "多一条"), ("added", words),
    }  # fmt: skip
    assert code not in lone_hall.boss.column(
        "select condition_code from dcm.filing_condition where edition = 'default'"
    )


def test_equal_words_under_another_code_are_the_same_condition(lone_hall: Hall) -> None:
    copy = Book(lone_hall.admin, "copy", based_on="default")
    lone_hall.boss.run(
        "set session_replication_role = replica;"
        "update dcm.handling_limit set condition_code = 'X-' || condition_code"
        " where edition = 'copy';"
        "update dcm.filing_condition set condition_code = 'X-' || condition_code"
        " where edition = 'copy'; reset session_replication_role"
    )
    assert differences(lone_hall, "default", copy.code) == []


def test_grades_and_stages_of_the_whole_edition_differ(lone_hall: Hall) -> None:
    grades = [{"grade": "C", "label_zh": "工程", "needs_document": True}]
    Book(lone_hall.admin, "copy", based_on="default", grades=grades,
         stage_limits=[hours(1, stage="intake")])  # fmt: skip
    found = differences(lone_hall, "default", "copy")
    assert [(row[1], row[2]) for row in found] == [(None, "grade C"), (None, "stage_limits")]
    assert found[0][3:] == ("C级", "工程（须附材料）")


def test_an_edition_that_there_is_not(lone_hall: Hall) -> None:
    for pair in (("default", "nowhere"), ("nowhere", "default")):
        with refused("DC004", "edition_not_found"):
            differences(lone_hall, *pair)


# --- putting in force --------------------------------------------------------------------------


def test_trying_shows_what_will_happen_and_writes_nothing(book: Book, today: date) -> None:
    tried = book.put_in_force(today, dry=True)
    sql = "select state, put_in_force_at from dcm_app.handbook_edition where code = 'new'"
    assert book.admin.rows(sql) == [("draft", None)]
    assert book.admin.value("select dcm_app.edition_at(now())") == "default"
    assert book.put_in_force(today) == tried
    row = book.admin.record("select * from dcm_app.handbook_edition where code = 'new'")
    assert (row["state"], row["valid_from"], row["put_in_force_by"]) == (
        "released", today, "t_admin",
    )  # fmt: skip
    assert row["put_in_force_at"] is not None
    assert row["in_force"] is True


def test_the_effect_counts_and_notes(lone_hall: Hall, book: Book, today: date) -> None:
    for _ in range(3):
        filed(lone_hall, lone_hall.condition())
    lone_hall.at_stage("filing")
    filed(lone_hall, lone_hall.condition()).act(lone_hall.chief, "void", reason="x")
    book.save(**CLASS, condition="归B", limits=[hours(1)], department_code="B")
    lone_hall.boss.run("update dcm.department set active = false where code = 'B'")
    effect = book.put_in_force(today, dry=True)
    default = "select count(*) from dcm.filing_condition where edition = 'default'"
    assert effect["changes"] == lone_hall.boss.value(default) + 2  # none is the same
    assert (effect["running"], effect["moved"]) == (3, 0)
    notes: dict[str, list[dict[str, Any]]] = {}
    for note in effect["notes"]:
        notes.setdefault(note["key"], []).append(note)
    classes = lone_hall.boss.rows(
        "select kind, code from dcm.class where standard = 'CJ/T 214-2007' except"
        " select 'event', '0102' order by 1, 2"
    )
    lost = [(note["kind"], note["class_code"]) for note in notes["class_without_condition"]]
    assert sorted(lost) == classes
    assert notes["cases_keep_edition"][0]["count"] == 3
    assert notes["department_closed"][0] | {"name": ""} == {
        "key": "department_closed", "department_code": "B", "count": 1, "name": "",
    }  # fmt: skip
    assert notes["edition_replaces"][0]["edition"] == "default"
    assert "edition_followed" not in notes


def test_days_on_which_an_edition_cannot_begin(lone_hall: Hall, book: Book, today: date) -> None:
    tomorrow = today + timedelta(days=1)
    for day in (today - timedelta(days=1), date(2013, 1, 1)):
        with refused("DC003", "edition_in_past"):
            book.put_in_force(day)
    with refused("DC005", "day_missing"):
        book.put_in_force(None)
    with refused("DC003", "bad_day"):
        book.put_in_force("infinity")
    other = Book(lone_hall.admin, "other", valid_from=tomorrow.isoformat())
    other.save(**CLASS, condition="另", limits=[hours(1)])
    assert other.put_in_force()["valid_from"] == tomorrow.isoformat()
    with refused("DC003", "day_taken") as told:
        book.put_in_force(tomorrow)
    assert told["edition"] == "other"
    effect = book.put_in_force(today)
    (after,) = [note for note in effect["notes"] if note["key"] == "edition_followed"]
    assert (after["edition"], after["valid_from"]) == ("other", tomorrow.isoformat())
    assert lone_hall.intake.value(
        "select valid_to from dcm_app.handbook_edition where code = 'new'"
    ) == today  # fmt: skip


def test_what_keeps_a_draft_back(lone_hall: Hall, book: Book, today: date) -> None:
    with refused("DC005", "edition_empty"):
        Book(lone_hall.admin, "empty").put_in_force(today)
    lone_hall.boss.run("delete from dcm.handling_limit where edition = 'new'")
    with refused("DC005", "limits_missing") as told:
        book.put_in_force(today)
    assert told["count"] == 1
    book.save(condition_code=told["condition"], no_limit=True)
    book.add(book_row(8, questions=[ask("limit_words", "尽快")]))
    with refused("DC005", "open_questions") as told:
        book.put_in_force(today)
    assert told["count"] == 1
    book.answer(book.question("limit_words"), drop=True)
    book.put_in_force(today)
    with refused("DC003", "edition_not_draft"):
        book.put_in_force(today)


def test_two_at_once_do_not_both_get_the_day(
    lone_hall: Hall, book: Book, today: date, connect: Any
) -> None:
    other = Book(lone_hall.admin, "other")
    other.save(**CLASS, condition="另", limits=[hours(1)])
    outcomes: list[str] = []

    def put(code: str, connection: Any) -> None:
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(
                    "select dcm_app.handbook_put_in_force(%s, dcm_app.today()), pg_sleep(0.3)"
                    .replace("dcm_app.today()", "%s"), (code, today),
                )  # fmt: skip
            outcomes.append("done")
        except psycopg2.Error as error:
            outcomes.append(str(error.pgcode))

    threads = [
        threading.Thread(target=put, args=(code, connect("t_admin"))) for code in ("new", "other")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["DC003", "done"]


def test_drafts_are_for_who_keeps_or_tries_them(book: Book, lone_hall: Hall, today: date) -> None:
    """A department that filters by class alone reads no limit that does not count."""
    keeping = {"admin", "chief", "evaluator", "director"}
    everybody = {*keeping, "intake", "dispatch", "dept_a", "supervisor", "surveyor", "exchange"}

    def seen_by() -> set[str]:
        sql = "select count(*) from dcm_app.handbook where edition = 'new'"
        return {who for who in everybody if lone_hall.desk(f"t_{who}").value(sql) == 1}

    def compared_by() -> set[str]:
        sql = "select from dcm_app.handbook_diff('default', 'new')"
        done = set()
        for who in everybody:
            try:
                lone_hall.desk(f"t_{who}").run(sql)
                done.add(who)
            except psycopg2.Error as error:
                assert (error.pgcode, json.loads(error.diag.message_detail)["key"]) == (
                    "DC001", "not_allowed",
                )  # fmt: skip
        return done

    assert seen_by() == compared_by() == keeping
    book.put_in_force(today + timedelta(days=30))
    assert seen_by() == compared_by() == everybody, "everybody may prepare for what will be"
    lone_hall.admin.run("select dcm_app.handbook_withdraw('new')")
    assert seen_by() == compared_by() == keeping
    others = "select count(*) from dcm_app.handbook where edition = 'default'"
    assert {lone_hall.desk(f"t_{who}").value(others) > 0 for who in everybody} == {True}


def test_an_edition_that_has_not_begun_is_withdrawn(
    lone_hall: Hall, book: Book, today: date
) -> None:
    withdraw = "select dcm_app.handbook_withdraw(%s)"
    with refused("DC003", "edition_begun"):
        lone_hall.admin.run(withdraw, "new")
    book.put_in_force(today + timedelta(days=1))
    in_force = "select dcm_app.edition_at(now() + interval '40 days')"
    assert lone_hall.admin.value(in_force) == "new"
    lone_hall.admin.run(withdraw, "new")
    assert lone_hall.admin.value(in_force) == "default"
    for code in ("new", "default"):
        with refused("DC003", "edition_begun"):
            lone_hall.admin.run(withdraw, code)
    again = Book(lone_hall.admin, "again", based_on="new")
    again.put_in_force(today)
    with refused("DC003", "edition_begun"):
        lone_hall.admin.run(withdraw, "again")


class Shelf:
    """Editions and what a plain list of them says is in force."""

    def __init__(self, hall: Hall, today: date) -> None:
        self.hall = hall
        self.today = today
        self.released: dict[date, str] = {}
        self.made = 0

    def put(self, days: int) -> None:
        day = self.today + timedelta(days=days)
        self.made += 1
        draft = Book(self.hall.admin, f"e{self.made}")
        draft.save(**CLASS, condition="x", limits=[hours(1)])
        if days < 0 or day in self.released:
            with refused("DC003"):
                draft.put_in_force(day)
            return
        draft.put_in_force(day)
        self.released[day] = draft.code

    def withdraw(self, days: int) -> None:
        day = self.today + timedelta(days=days)
        code = self.released.get(day)
        if code is None:
            return
        if days <= 0:
            with refused("DC003", "edition_begun"):
                self.hall.admin.run("select dcm_app.handbook_withdraw(%s)", code)
            return
        self.hall.admin.run("select dcm_app.handbook_withdraw(%s)", code)
        del self.released[day]

    def check(self, days: int) -> None:
        day = self.today + timedelta(days=days)
        begun = [one for one in self.released if one <= day]
        wanted = self.released[max(begun)] if begun else "default"
        for hour in ("00:00", "23:59:59.999999"):
            sql = "select dcm_app.edition_at(%s::timestamp at time zone 'Asia/Shanghai')"
            assert self.hall.intake.value(sql, f"{day} {hour}") == wanted


DAYS = st.integers(-3, 12)


@settings(
    max_examples=20, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(steps=st.lists(st.tuples(st.sampled_from(["put", "put", "withdraw"]), DAYS), max_size=8))
def test_what_is_put_in_force_is_in_force(house: House, steps: list[tuple[str, int]]) -> None:
    hall = Hall(house.desk, house.boss)
    today = date.fromisoformat(str(hall.boss.value("select dcm_app.today()")))
    shelf = Shelf(hall, today)
    try:
        for action, days in steps:
            getattr(shelf, action)(days)
        for days in range(-4, 14):
            shelf.check(days)
    finally:
        clean(hall)


def clean(hall: Hall) -> None:
    hall.boss.run(
        "delete from dcm.handling_limit where edition <> 'default';"
        " delete from dcm.filing_condition where edition <> 'default';"
        " delete from dcm.handbook_grade where edition <> 'default';"
        " delete from dcm.handbook_edition where code <> 'default'"
    )


# --- a case keeps the edition of its filing ----------------------------------------------------


@pytest.fixture
def newer(lone_hall: Hall, book: Book, today: date) -> Iterator[tuple[Hall, Case, str]]:
    """A case that was filed the day before another edition came."""
    old = lone_hall.condition()
    case = filed(lone_hall, old)
    book.put_in_force(today)
    yield lone_hall, case, old


def test_a_new_case_is_filed_under_the_new_edition(newer: tuple[Hall, Case, str]) -> None:
    hall, _, old = newer
    with refused("DC003", "unknown_condition"):
        filed(hall, old)
    row = state(hall, filed(hall, "新条件"))
    assert (row["edition"], row["limit_amount"]) == ("new", 9)


def test_a_case_keeps_its_edition_when_amended(newer: tuple[Hall, Case, str]) -> None:
    hall, case, old = newer
    with refused("DC003", "unknown_condition"):
        case.act(hall.chief, "amend", fields={"condition": "新条件"}, reason="x")
    case.act(hall.chief, "amend", fields={"grade": "A"}, reason="x")
    assert (state(hall, case)["edition"], state(hall, case)["condition_code"]) == ("default", old)
    other = hall.condition("0203")
    case.act(hall.chief, "amend", fields={"class_code": "0203", "condition": other}, reason="x")
    assert (state(hall, case)["edition"], state(hall, case)["condition_code"]) == ("default", other)


def test_a_case_keeps_its_edition_when_filed_again(newer: tuple[Hall, Case, str]) -> None:
    hall, case, old = newer
    case.act(hall.dispatch, "return_to_filing", reason="x")
    with refused("DC003", "unknown_condition"):
        case.act(hall.chief, "file", condition="新条件")
    case.act(hall.chief, "file", condition=old)
    assert state(hall, case)["edition"] == "default"


def test_a_draft_is_never_filed_under(lone_hall: Hall, book: Book) -> None:
    assert set(book.conditions()) == {"新条件"}
    with refused("DC003", "unknown_condition"):
        filed(lone_hall, "新条件")


# --- 不设时限, 核实, steps ------------------------------------------------------------------------


def test_without_limit_there_is_no_deadline(lone_hall: Hall, book: Book, today: date) -> None:
    book.save(**CLASS, condition="不急", no_limit=True)
    book.put_in_force(today)
    case = filed(lone_hall, "不急")
    case.act(lone_hall.dispatch, "dispatch", department="A")
    row = state(lone_hall, case)
    assert (row["limit_amount"], row["limit_unit"], row["due_at"], row["warn_at"]) == (None,) * 4
    assert row["dispatched_at"] is not None
    assert fact(lone_hall, case)["due_at"] is None
    lamps = "select lamp, overdue from dcm_app.case_list where task_no = %s"
    assert lone_hall.chief.rows(lamps, case.task_no) == [("none", False)]
    done = {"opinion": "已办", "on_behalf_of": {"department": "A", "medium": "phone"}}
    case.act(lone_hall.dispatch, "report_done", **done)


def test_a_condition_that_needs_verification(lone_hall: Hall, book: Book, today: date) -> None:
    book.save(**CLASS, condition="先看", limits=[hours(1)], needs_verification=True)
    book.put_in_force(today)
    case = lone_hall.at_stage("filing")
    with refused("DC005", "not_verified"):
        case.act(lone_hall.chief, "file", condition="先看")
    # Somebody can still be sent there.
    case.act(lone_hall.chief, "request_verification", supervisor="t_supervisor")
    with refused("DC001"):
        case.act(lone_hall.chief, "file", condition="先看")
    case.act(lone_hall.supervisor, "report_verification", result="true")
    case.act(lone_hall.chief, "file", condition="先看")
    assert state(lone_hall, case)["stage"] == "dispatch"
    asked = lone_hall.at_stage("verification")
    asked.act(lone_hall.supervisor, "report_verification", result="unknown")
    asked.act(lone_hall.chief, "file", condition="先看")
    assert state(lone_hall, asked)["stage"] == "dispatch"
    # A supervisor has seen himself what he reports.
    own = lone_hall.supervisor.register(source="supervisor")
    own.act(lone_hall.intake, "accept")
    own.act(lone_hall.chief, "file", condition="先看")
    assert state(lone_hall, own)["stage"] == "dispatch"


def test_the_last_step_is_the_handling_limit(lone_hall: Hall, book: Book, today: date) -> None:
    steps = [hours(4, step_label="停"), hours(7, "work_day", step=2), hours(20, "work_day", step=3)]
    book.save(**CLASS, condition="违建", limits=[*steps, hours(30, "work_day", grade="C")])
    book.put_in_force(today)
    row = state(lone_hall, filed(lone_hall, "违建"))
    assert (row["limit_amount"], row["limit_unit"]) == (20, "work_day")


def test_past_cases_follow_the_same_rules(lone_hall: Hall, book: Book, today: date) -> None:
    """The set-based twin: edition of the first filing, no limit, 核实."""
    book.save(**CLASS, condition="不急", no_limit=True)
    book.save(**CLASS, condition="先看", limits=[hours(1)], needs_verification=True)
    book.put_in_force(today)
    lone_hall.boss.run(
        "update dcm.handbook_edition set valid_from = '2026-02-01' where code = 'new'"
    )
    old = lone_hall.condition()

    def history(*steps: Step) -> list[dict[str, Any]]:
        names = ("action", "at", "actor", "detail")
        return [{"report": report_of(), "at": "2026-01-30T09:00+08:00", "actor": "t_intake",
                 "steps": [dict(zip(names, step)) for step in steps]}]  # fmt: skip

    accept = ("accept", "2026-01-30T09:10+08:00", "t_intake", {})
    write = "select dcm_app.write_history(%s)"

    def file(
        words: str, at: str = "2026-02-02T10:00+08:00"
    ) -> tuple[str, str, str, dict[str, Any]]:
        return ("file", at, "t_chief", {"condition": words})

    back = ("return_to_filing", "2026-02-02T09:30+08:00", "t_dispatch", {"reason": "x"})
    early = file(old, "2026-01-31T10:00+08:00")
    lone_hall.admin.run(write, as_json(history(accept, early, back, file(old))))
    for wrong in (
        (accept, early, back, file("新条件")),
        (accept, file("先看")),
        (accept, file(old)),
    ):
        with refused("DC003", "bad_history"):
            lone_hall.admin.run(write, as_json(history(*wrong)))
    sent = ("dispatch", "2026-02-02T11:00+08:00", "t_dispatch", {"department": "A"})
    lone_hall.admin.run(write, as_json(history(accept, file("不急"), sent)))
    look = ("request_verification", "2026-01-30T10:00+08:00", "t_intake",
            {"supervisor": "t_supervisor"})  # fmt: skip
    seen = ("report_verification", "2026-01-30T11:00+08:00", "t_supervisor", {"result": "true"})
    lone_hall.admin.run(write, as_json(history(look, seen, file("先看"))))
    rows = lone_hall.boss.rows(
        "select edition, limit_amount, due_at, dispatched_at is null from dcm.case_file order by id"
    )
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("default", None, True), ("new", None, False), ("new", None, True),
    ]  # fmt: skip
    assert rows[1][1] is None
