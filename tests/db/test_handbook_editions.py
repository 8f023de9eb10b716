"""Editions of the handbook: drafts, rows of workbooks, questions and what is in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from dbkit import STANDARD, Hall, as_json, refused
from handbookkit import Book, ask, book_row, hours


@pytest.fixture
def book(hall: Hall) -> Iterator[Book]:
    """A draft that is gone after the test."""
    yield Book(hall.admin, "test")
    hall.boss.run(
        "delete from dcm.department_alias; delete from dcm.handbook_row;"
        " delete from dcm.handbook_question; delete from dcm.stage_limit;"
        " delete from dcm.handling_limit where edition <> 'default';"
        " delete from dcm.filing_condition where edition <> 'default';"
        " delete from dcm.handbook_grade where edition <> 'default';"
        " delete from dcm.handbook_edition where code <> 'default'"
    )


# --- rows --------------------------------------------------------------------------------------


def test_a_row_becomes_a_condition_with_its_limits(book: Book) -> None:
    limits = [
        hours(4),
        hours(2, "紧急工作时", grade="A"),
        hours(7, "work_day", grade="C"),
        hours(9.5, "natural_day", grade="C", area_type=2, step=2, step_label="拆除"),
    ]
    people = {"department_code": "A", "supervising_department": "B"}
    looks = {"needs_verification": True, "needs_check": False, "note": "备注"}
    counts = book.add(book_row(5, limits=limits, **people, **looks))
    assert counts == {"read": 1, "imported": 1, "asked": 0, "dropped": 0, "questions": 0}
    (found,) = book.conditions().values()
    assert found["limits"] == [
        ["A", 0, 1, 2, "urgent_hour"], ["B", 0, 1, 4, "work_hour"], ["C", 0, 1, 7, "work_day"],
        ["C", 2, 2, 9.5, "natural_day"],
    ]  # fmt: skip
    said = {"class_code": "0102", "kind": "event", "condition": "条件5", "limit_words": "4小时"}
    for key, value in {**people, **looks, **said, "closing_condition": "已清理"}.items():
        assert found[key] == value, key


def test_every_row_ends_as_imported_or_asked(book: Book) -> None:
    counts = book.add(
        book_row(1),
        book_row(2, class_code="9999"),
        book_row(3, class_code=None),
        book_row(4, condition=""),
        book_row(5, department_code="nobody"),
        book_row(6, supervising_department="nobody"),
        book_row(7, limits=[hours(0)]),
        book_row(8, limits=[]),
        book_row(9, limits=[], cells=[]),
        book_row(10, condition="条件1"),
        book_row(11, questions=[ask("formula", "=A1")]),
        book_row(12, limits=[hours(1), hours(2)]),
        book_row(13, limits=[], no_limit=True),
    )
    assert counts == {"read": 13, "imported": 2, "asked": 11, "dropped": 0, "questions": 9}
    assert {key for key, _ in book.questions()} == {
        "unknown_class", "no_class_code", "no_condition", "unknown_department", "limit_range",
        "limit_words", "no_limit", "same_condition", "formula",
    }  # fmt: skip
    assert book.states() == {n: "imported" if n in (1, 13) else "asked" for n in range(1, 14)}
    assert book.conditions()["条件13"]["no_limit"] is True


@pytest.mark.parametrize("amount", [0, -1, 1e9, 3650.5, "尽快", "2-3", None, "NaN", "1e3"])
def test_a_limit_that_cannot_be_is_asked_about_and_refused(book: Book, amount: Any) -> None:
    book.add(book_row(limits=[hours(amount)]))
    number = book.question("limit_range")
    with refused("DC003", "limit_range"):
        book.answer(number, amount=amount, unit="work_day")
    with refused("DC003", "limit_range"):
        book.save(class_code="0102", kind="event", condition="x", limits=[hours(amount)])
    with refused("DC003", "limit_range"):
        book.save(
            class_code="0102", kind="event", condition="x", limits=[hours(1)],
            stage_limits=[hours(amount, stage="intake")],
        )  # fmt: skip
    assert book.conditions() == {}
    book.answer(number, amount=3650, unit="natural_day")
    assert book.conditions()["条件3"]["limits"] == [["B", 0, 1, 3650, "natural_day"]]


def test_a_limit_needs_a_unit_that_there_is(book: Book) -> None:
    book.add(book_row(limits=[hours(2, "fortnight")]))
    number = book.question("limit_range")
    for unit in (None, "", "week"):
        with refused("DC003", "limit_range"):
            book.answer(number, amount=2, unit=unit)


def test_rows_that_are_none_leave_nothing_behind(book: Book) -> None:
    for wrong in (
        "x", {"row_no": "x"}, {"row_no": 1, "cells": "x"}, {"row_no": 1, "questions": [{}]},
        book_row(condition="长" * 801),
    ):  # fmt: skip
        with refused("DC003"):
            book.add(book_row(1), wrong)  # type: ignore[arg-type]
    assert book.states() == {}
    assert book.conditions() == {}


def test_what_a_workbook_has_no_column_for_goes_on_to_hold(book: Book, hall: Hall) -> None:
    """处置标准, 核实 and 核查 of the same condition are those of the edition in force."""
    known = hall.boss.record(
        "select class_code, condition, handling_standard from dcm.filing_condition"
        " where edition = 'default' and kind = 'event' and handling_standard <> '' limit 1"
    )
    hall.boss.run(
        "update dcm.filing_condition set needs_check = false where edition = 'default'"
        " and condition = %s", known["condition"],
    )  # fmt: skip
    same = {"class_code": known["class_code"], "condition": known["condition"]}
    book.add(
        book_row(1, **same, handling_standard=""),
        book_row(2, class_code=known["class_code"], condition="别的", handling_standard=""),
    )
    found = {
        row["condition"]: row
        for row in hall.boss.column(
            "select to_jsonb(f) from dcm.filing_condition f where edition = 'test'"
        )
    }
    assert found[known["condition"]]["handling_standard"] == known["handling_standard"]
    assert found[known["condition"]]["needs_check"] is False
    assert found["别的"]["handling_standard"] == ""
    assert found["别的"]["needs_check"] is True
    hall.boss.run("update dcm.filing_condition set needs_check = true where edition = 'default'")


def test_longest_condition_fits(book: Book) -> None:
    words = "".join(chr(0x4E00 + n) for n in range(800))
    assert book.add(book_row(condition=words))["imported"] == 1
    assert list(book.conditions()) == [words]


# --- questions ---------------------------------------------------------------------------------


def test_an_answer_holds_for_all_rows_of_a_question(book: Book) -> None:
    words = ask("limit_words", "尽快")
    rows = [book_row(n, limits=[], questions=[words]) for n in range(1, 6)]
    assert book.add(*rows)["questions"] == 1
    counts = book.answer(book.question("limit_words"), amount="1.5", unit="工作日")
    assert counts == {"read": 5, "imported": 5, "asked": 0, "dropped": 0, "questions": 0}
    assert {tuple(c["limits"][0]) for c in book.conditions().values()} == {
        ("B", 0, 1, 1.5, "work_day")
    }


def test_a_row_waits_for_all_its_questions(book: Book) -> None:
    both = [ask("unknown_department", "城管局"), ask("limit_season", "种植季节15工作日")]
    book.add(book_row(limits=[hours(2, grade="A")], questions=both))
    book.answer(book.question("unknown_department"), department_code="A")
    assert book.conditions() == {}
    book.answer(book.question("limit_season"), amount=15, unit="work_day")
    (found,) = book.conditions().values()
    assert found["department_code"] == "A"
    assert found["limits"] == [["A", 0, 1, 2, "work_hour"], ["B", 0, 1, 15, "work_day"]]


def test_the_same_words_stand_for_who_handles_and_who_supervises(book: Book) -> None:
    words = "某局"
    fields = ("department_code", "supervising_department")
    asked = [ask("unknown_department", words, field=field) for field in fields]
    book.add(
        book_row(1, questions=asked[:1]), book_row(2, questions=asked[1:], department_code="B"),
        book_row(3, questions=asked), book_row(4, questions=[ask("unknown_department", words)]),
    )  # fmt: skip
    book.answer(book.question("unknown_department"), department_code="A", remember=True)
    found = {name: tuple(row[f] for f in fields) for name, row in book.conditions().items()}
    assert found == {
        "条件1": ("A", None), "条件2": ("B", "A"), "条件3": ("A", "A"), "条件4": ("A", None),
    }  # fmt: skip
    aliases = book.admin.rows("select alias, department_code from dcm_app.department_alias")
    assert aliases == [(words, "A")]


def test_nobody_may_be_named(book: Book) -> None:
    book.add(book_row(questions=[ask("unknown_department", "其他")]))
    book.answer(book.question("unknown_department"), department_code=None, remember=True)
    assert book.conditions()["条件3"]["department_code"] is None
    aliases = book.admin.rows("select alias, department_code from dcm_app.department_alias")
    assert aliases == [("其他", None)]


def test_a_class_is_answered(book: Book) -> None:
    book.add(book_row(class_code=None, kind=None, questions=[ask("no_class_code", "暴露垃圾")]))
    number = book.question("no_class_code")
    for wrong in ({"class_code": "9999"}, {"class_code": "0102"}):  # of which kind?
        with refused("DC003", "unknown_class"):
            book.answer(number, **wrong)
    book.answer(number, class_code="0102", kind="event")
    assert book.conditions()["条件3"]["class_code"] == "0102"


@pytest.mark.parametrize(
    ("answer", "states", "limit"),
    [
        ({"drop": True}, {1: "imported", 2: "dropped", 3: "dropped"}, 4),
        ({"replace": True}, {1: "dropped", 2: "dropped", 3: "imported"}, 8),
    ],
)
def test_equal_conditions(
    book: Book, answer: dict[str, Any], states: dict[int, str], limit: int
) -> None:
    rows = [book_row(n, condition="同一条", limits=[hours(n * 2 + 2)]) for n in (1, 2, 3)]
    assert book.add(*rows)["questions"] == 1
    book.answer(book.question("same_condition"), **answer)
    assert book.states() == states
    assert book.conditions()["同一条"]["limits"][0][3] == limit


def test_equal_conditions_in_another_portion_and_with_other_words(book: Book) -> None:
    book.add(book_row(1, condition="同一条"))
    book.add(book_row(2, condition="同一条"))
    number = book.question("same_condition")
    with refused("DC003", "bad_answer"):
        book.answer(number, accept=True)
    book.answer(number, condition="同一条")  # again
    book.answer(book.question("same_condition"), condition="另一条")
    assert set(book.conditions()) == {"同一条", "另一条"}


def test_what_is_left_out_needs_no_other_answer(book: Book) -> None:
    book.add(book_row(questions=[ask("limit_words", "尽快"), ask("unknown_department", "某局")]))
    assert book.answer(book.question("limit_words"), drop=True)["questions"] == 0
    assert book.states() == {3: "dropped"}


def test_wrong_answers_are_refused(book: Book) -> None:
    book.add(book_row(questions=[ask("unknown_department", "某局")]))
    number = book.question("unknown_department")
    for wrong in ({}, {"remember": True}, {"anything": 1}, {"accept": True}):
        with refused("DC003", "bad_answer"):
            book.answer(number, **wrong)
    with refused("DC003", "unknown_department"):
        book.answer(number, department_code="nobody")
    with refused("DC004", "question_not_found"):
        book.answer(number + 1, drop=True)
    book.answer(number, department_code="A")
    with refused("DC003", "question_answered"):
        book.answer(number, department_code="B")


# --- drafts ------------------------------------------------------------------------------------


def test_a_draft_begins_as_a_copy(book: Book, hall: Hall) -> None:
    copy = Book(hall.admin, "copy", based_on="default")
    sql = (
        "select to_jsonb(x) - '{edition,state}'::text[] from dcm_app.handbook x"
        " where edition = %s order by 1"
    )
    assert hall.admin.rows(sql, "copy") == hall.admin.rows(sql, "default") != []
    # A row of a workbook takes the place of what was copied, under its code.
    code, words = hall.boss.rows(
        "select condition_code, condition from dcm.filing_condition where edition = 'default'"
        " and class_code = '0102' and kind = 'event' order by 1"
    )[0]
    assert copy.add(book_row(condition=words, limits=[hours(77)]))["imported"] == 1
    assert copy.conditions()[words]["condition_code"] == code
    assert copy.conditions()[words]["limits"] == [["B", 0, 1, 77, "work_hour"]]


def test_a_condition_keeps_its_code_from_edition_to_edition(book: Book, hall: Hall) -> None:
    known = dict(
        hall.boss.rows(
            "select condition, condition_code from dcm.filing_condition"
            " where edition = 'default' and class_code = '0102' and kind = 'event'"
        )
    )  # type: ignore[arg-type]
    rows = [book_row(n, condition=words) for n, words in enumerate(known, 10)]
    book.add(*rows, book_row(1), book_row(2))
    found = {words: row["condition_code"] for words, row in book.conditions().items()}
    assert {words: found[words] for words in known} == known
    highest = max(int(code.split("-")[1]) for code in known.values())
    assert (found["条件1"], found["条件2"]) == (f"E0102-{highest + 1}", f"E0102-{highest + 2}")
    assert book.save(class_code="0102", kind="event", condition="新", limits=[hours(1)]) == (
        f"E0102-{highest + 3}"
    )


def test_a_condition_is_written_by_hand(book: Book) -> None:
    code = book.save(class_code="0102", kind="event", condition="新", limits=[hours(1)])
    assert book.save(condition_code=code, note="改", needs_check=False) == code
    found = book.conditions()["新"]
    assert (found["note"], found["needs_check"]) == ("改", False)
    assert found["limits"] == [["B", 0, 1, 1, "work_hour"]]
    with refused("DC003", "no_limit"):
        book.save(condition_code=code, limits=[])
    book.save(condition_code=code, no_limit=True)
    assert book.conditions()["新"]["limits"] == []
    with refused("DC003", "no_limit"):
        book.save(condition_code=code, no_limit=False)
    with refused("DC003", "same_condition"):
        book.save(class_code="0102", kind="event", condition="新", limits=[hours(1)])
    with refused("DC003", "unknown_class"):
        book.save(class_code="9999", kind="event", condition="x", limits=[hours(1)])
    with refused("DC003", "unknown_department"):
        book.save(condition_code=code, department_code="nobody")
    with refused("DC005", "demand_not_met"):
        book.save(class_code="0102", kind="event", limits=[hours(1)])
    with refused("DC004", "condition_not_found"):
        book.save(condition_code="E0102-99")
    book.drop(code)
    assert book.conditions() == {}


def test_grades_and_limits_of_stages(book: Book, hall: Hall) -> None:
    grades = [
        {"grade": "C", "label_zh": "工程", "needs_document": True},
        {"grade": "B", "label_zh": "一般"}, {"grade": "A", "label_zh": "特殊"},
    ]  # fmt: skip
    whole = [hours(1, stage="intake"), hours(30, "urgent_hour", stage="dispatch", grade="A")]
    Book(hall.admin, "grades", grades=grades, stage_limits=whole)
    sql = "select grade, label_zh, needs_document from dcm_app.handbook_grade where edition = %s"
    assert hall.intake.rows(sql + " order by 1", "grades") == [
        ("A", "特殊", False), ("B", "一般", False), ("C", "工程", True),
    ]  # fmt: skip
    code = book.save(class_code="0102", kind="event", condition="新", limits=[hours(1)],
                     stage_limits=[hours(2, stage="filing")])  # fmt: skip
    stages = "select condition_code, stage, grade, amount, unit from dcm_app.stage_limit"
    assert sorted(hall.intake.rows(stages)) == [
        ("", "dispatch", "A", 30, "urgent_hour"), ("", "intake", "", 1, "work_hour"),
        (code, "filing", "", 2, "work_hour"),
    ]  # fmt: skip
    with refused("DC003", "limit_range"):
        Book(hall.admin, "closed", stage_limits=[hours(1, stage="closed")])
    with refused("DC003", "bad_grade"):
        Book(hall.admin, "grade", grades=[{"grade": "D", "label_zh": "x"}])


def test_a_header_is_saved(book: Book, hall: Hall) -> None:
    save = "select dcm_app.handbook_save_edition(%s, %s)"
    hall.admin.run(save, book.code, as_json({"label_zh": "新名", "valid_from": "2030-01-01"}))
    row = hall.intake.record("select * from dcm_app.handbook_edition where code = 'test'")
    assert (row["label_zh"], str(row["valid_from"]), row["state"]) == (
        "新名", "2030-01-01", "draft",
    )  # fmt: skip
    for wrong in ("2030-13-01", "gestern", "infinity", "1999-01-01"):
        with refused("DC003", "bad_day"):
            hall.admin.run(save, book.code, as_json({"valid_from": wrong}))


def test_headers_that_are_none(book: Book, hall: Hall) -> None:
    with refused("DC003", "edition_taken"):
        Book(hall.admin, "test")
    for wrong in ({"code": ""}, {"code": "a b"}, {"label_zh": " "}, {"code": "/x"}):
        with refused("DC003", "bad_edition"):
            Book(hall.admin, **{"code": "fresh", **wrong})
    with refused("DC004", "edition_not_found"):
        Book(hall.admin, "fresh", based_on="nowhere")


def test_a_draft_goes_away(book: Book, hall: Hall) -> None:
    book.add(book_row(1), book_row(2, class_code="9999"))
    hall.admin.run("select dcm_app.handbook_discard('test')")
    left = "select count(*) from dcm_app.handbook_edition where code = 'test'"
    assert hall.admin.value(left) == 0
    for table in ("handbook_row", "handbook_question", "handbook_grade", "filing_condition"):
        sql = f"select count(*) from dcm.{table} where edition = 'test'"
        assert hall.boss.value(sql) == 0, table


@pytest.mark.parametrize("state", ["released", "withdrawn"])
def test_only_a_draft_can_be_changed(book: Book, hall: Hall, state: str) -> None:
    book.add(book_row(1), book_row(2, class_code="9999"))
    number = book.question("unknown_class")
    hall.boss.run(
        "update dcm.handbook_edition set state = %s, valid_from = '2030-01-01'"
        " where code = 'test'", state,
    )  # fmt: skip
    before = hall.boss.rows("select * from dcm.filing_condition order by 1, 5")
    for change in (
        lambda: book.add(book_row(3)), lambda: book.answer(number, drop=True),
        lambda: book.save(class_code="0102", kind="event", condition="x", limits=[hours(1)]),
        lambda: book.drop("E0102-1"),
        lambda: hall.admin.run("select dcm_app.handbook_discard('test')"),
        lambda: hall.admin.run("select dcm_app.handbook_save_edition('test', '{}')"),
    ):  # fmt: skip
        with refused("DC003", "edition_not_draft"):
            change()
    assert hall.boss.rows("select * from dcm.filing_condition order by 1, 5") == before


def test_nobody_but_an_administrator_keeps_the_handbook(book: Book, hall: Hall) -> None:
    for desk in (hall.chief, hall.director, hall.intake):
        with refused("DC001", "not_allowed"):
            Book(desk, "own")
    Book(hall.boss, "installer")  # the command line of the installer


def test_what_is_written_by_hand_is_in_the_audit(book: Book, hall: Hall) -> None:
    since = book.admin.value("select max(id) from dcm_app.upkeep_audit")

    def noted(what: str) -> list[tuple[Any, ...]]:
        return book.admin.rows(
            "select key, before, after from dcm_app.upkeep_audit"
            " where what = %s and id > %s order by id", what, since,
        )  # fmt: skip

    code = book.save(
        class_standard=STANDARD, kind="event", class_code="0102", condition="新",
        limits=[hours(4)],
    )  # fmt: skip
    book.save(condition_code=code, limits=[hours(6)])
    book.save(condition_code=code, limits=[hours(6)])
    book.drop(code)
    made, changed, gone = noted("filing_condition")
    assert {made[0], changed[0], gone[0]} == {f"{book.code}/{code}"}
    assert made[1] is None and made[2]["condition"] == "新" and made[2]["class_code"] == "0102"
    assert '"amount": 4' in changed[1]["limit"] and '"amount": 6' in changed[2]["limit"]
    assert gone[1] == changed[2] and gone[2] is None

    grades = [{"grade": "C", "label_zh": "特殊", "needs_document": True}]
    header = {"grades": grades, "stage_limits": [
        {"stage": "filing", "amount": 30, "unit": "work_hour"}
    ]}  # fmt: skip
    book.admin.run("select dcm_app.handbook_save_edition(%s, %s)", book.code, as_json(header))
    ((key, before, after),) = noted("handbook_grade")
    assert key == book.code and before["grades"].get("C") != after["grades"]["C"] == "特殊"
    assert "C" in after["needs_document"] and "filing" in after["stage_limits"]

    book.add(book_row(limits=[], questions=[ask("no_limit", "")]))
    number = book.question("no_limit")
    book.answer(number, no_limit=True)
    ((key, before, after),) = noted("handbook_question")
    assert key == f"{book.code}/{number}" and "answer" not in before
    assert after["answer"] == {"no_limit": True}
