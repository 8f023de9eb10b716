"""Rules of the dispatch desk: filters as JSON, whose cases, which comes next, portions."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua_dcm_plugin.cases.records import Lamp
from yuhua_dcm_plugin.dispatch.records import (
    TABS,
    ClockMark,
    Hands,
    QueueFilter,
    Scope,
    in_scope,
    next_after,
    portions,
)

WORDS = st.text(max_size=200).filter(lambda text: "\x00" not in text)
CODES = st.none() | st.text(min_size=1, max_size=20)
FILTERS = st.builds(
    QueueFilter,
    stage=st.sampled_from(TABS),
    scope=st.sampled_from(Scope),
    lamp=st.none() | st.sampled_from(Lamp),
    words=WORDS,
    department=CODES,
    street=CODES,
    in_extent=st.booleans(),
    clock=st.none() | st.sampled_from(ClockMark),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(FILTERS)
def test_a_filter_comes_back_from_json_as_it_was(kept: QueueFilter) -> None:
    assert QueueFilter.read(json.loads(json.dumps(kept.definition()))) == kept


@given(st.dictionaries(st.sampled_from(list(QueueFilter().definition())), JSON) | JSON)
def test_whatever_a_colleague_shared_is_a_filter(definition: Any) -> None:
    read = QueueFilter.read(definition)
    assert QueueFilter.read(read.definition()) == read
    assert read.stage in TABS


@given(st.lists(st.text(min_size=1), unique=True, min_size=1), st.data())
def test_the_next_case_is_another_one_of_the_list(task_nos: list[str], data: Any) -> None:
    task_no = data.draw(st.sampled_from(task_nos))
    following = next_after(task_nos, task_no)
    if len(task_nos) == 1:
        assert following == ""
    else:
        assert following in set(task_nos) - {task_no}
        distance = task_nos.index(following) - task_nos.index(task_no)
        assert distance == (1 if task_no != task_nos[-1] else -1)


def test_a_case_that_is_not_in_the_list_has_none_after_it() -> None:
    assert next_after(["a", "b"], "c") == ""


@given(st.lists(st.integers()), st.integers(min_value=1, max_value=30))
def test_portions_are_everything_once_and_in_order(entries: list[int], size: int) -> None:
    cut = portions(entries, size)
    assert [entry for portion in cut for entry in portion] == entries
    assert all(0 < len(portion) <= size for portion in cut)


@pytest.mark.parametrize(
    ("scope", "stage", "claimed_by", "shown"),
    [
        (Scope.EVERYBODY, "closing", "other", True),
        (Scope.TEAM, "dispatch", None, True),
        (Scope.TEAM, "dispatch", "other", True),
        (Scope.TEAM, "closing", "me", False),
        (Scope.MINE, "closing", "me", True),
        (Scope.MINE, "dispatch", None, False),
        (Scope.MINE, "dispatch", "other", False),
    ],
)
def test_whose_cases_are_shown(
    scope: Scope, stage: str, claimed_by: str | None, shown: bool
) -> None:
    case: Any = SimpleNamespace(stage=stage, claimed_by=claimed_by, request=None)
    assert in_scope(case, scope, "me", Hands(frozenset({"dispatch"}))) is shown


def test_a_request_that_one_may_answer_is_work_of_the_team() -> None:
    hands = Hands(frozenset({"dispatch"}), frozenset({("hang", "review")}))
    for request, shown in ((("hang", "review"), True), (("hang", "decide"), False), (None, False)):
        case: Any = SimpleNamespace(stage="handling", claimed_by=None, request=request)
        assert in_scope(case, Scope.TEAM, "me", hands) is shown
