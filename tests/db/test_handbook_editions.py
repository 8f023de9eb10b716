"""Editions of the handbook: drafts, rows of workbooks, questions and what is in force."""

from __future__ import annotations

from typing import Any

import pytest
from dbkit import Hall, as_json, refused, state
from handbookkit import Book, ask, book_row, hours


@pytest.fixture
def book(hall: Hall) -> Any:
    """A draft that is gone after the test."""
    made = Book(hall.admin, "test")
    yield made
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
    limits = [hours(4), hours(2, "urgent_hour", grade="A"), hours(7, "work_day", grade="C"),
              hours(9, "natural_day", grade="C", area_type=2, step=2, step_label="拆除")]  # fmt: skip
    counts = book.add(book_row(5, limits=limits, department_code="A", supervising_department="B",
                               note="备注", needs_verification=True, needs_check=False))  # fmt: skip
    assert counts == {"read": 1, "imported": 1, "asked": 0, "dropped": 0, "questions": 0}
    (found,) = book.conditions().values()
    assert found["limits"] == [
        ["A", 0, 1, 2, "urgent_hour"], ["B", 0, 1, 4, "work_hour"], ["C", 0, 1, 7, "work_day"],
        ["C", 2, 2, 9, "natural_day"],
    ]  # fmt: skip
    assert found["class_code"] == "0102"
    assert found["kind"] == "event"
    assert found["condition"] == "条件5"
    assert found["closing_condition"] == "已清理"
    assert (found["department_code"], found["supervising_department"]) == ("A", "B")
    assert (found["needs_verification"], found["needs_check"]) == (True, False)
    assert (found["limit_words"], found["note"]) == ("4小时", "备注")
