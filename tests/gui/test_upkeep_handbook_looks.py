"""The handbook page can be told, walked through by Tab, and read on a small screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("qgis")

from lookkit import cut, settle_layout, tab_walk
from test_census_looks import assert_reached, assert_told
from upkeepkit import STANDARD, asked, choose, make_draft, open_page, row, settle

__all__ = ["open_page"]

pytestmark = pytest.mark.gui

PARTS = ("importing", "questions", "conditions", "form", "diff", "what_if", "one_limit", "force")
KEYS = (
    "unknown_class", "unknown_department", "limit_words", "no_condition", "same_condition",
    "formula",
)  # fmt: skip


@pytest.fixture
def filled(open_page: Callable[..., Any]) -> Any:
    """A page with an edition, a draft with a question of each kind of answer, and a difference."""
    page = open_page()
    refuse = {"class_standard": STANDARD, "kind": "event", "class_code": "0102"}
    questions = (asked(n, key, f"{key} 的原文", refuse) for n, key in enumerate(KEYS, 10))
    make_draft(page.desk, "d1", row(3), *questions, valid_from="2027-01-01")
    choose(page, "d1")
    return page


def show(page: Any, part: str) -> None:
    where = {"form": "conditions", "one_limit": "what_if"}.get(part, part)
    page.tabs.setCurrentWidget(getattr(page, where))
    settle(page)
    if part == "form":
        page.conditions.open(page.conditions.conditions[0])
    if part == "one_limit":
        page.what_if.form.one.setChecked(True)
    settle_layout()


def test_every_control_has_names_and_is_reached(filled: Any) -> None:
    for part in PARTS:
        show(filled, part)
        assert_told(filled)
        assert_reached(filled)
        assert tab_walk(filled), part


@pytest.mark.parametrize("width", [420, 1000])
def test_nothing_is_cut(filled: Any, width: int) -> None:
    for part in PARTS:
        filled.resize(width, 700)
        show(filled, part)
        assert not cut(filled), (part, cut(filled))
        assert filled.box.parentWidget().minimumSizeHint().width() <= 420, part
        filled.conditions.form.close_form()


def test_every_question_has_room(filled: Any) -> None:
    filled.resize(420, 700)
    show(filled, "questions")
    for one in filled.questions.questions:
        assert filled.questions.choose(one.number)
        settle(filled)
        settle_layout()
        assert not cut(filled), one.key
        assert_told(filled)


def test_questions_before_a_change_have_room(filled: Any) -> None:
    filled.resize(420, 700)
    for name in ("copy", "discard"):
        filled.actions.buttons[name].click()
        settle_layout()
        assert not cut(filled)
        assert_told(filled)
