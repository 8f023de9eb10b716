"""The case store against the real database: every call, as the staff it is made for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from yuhua_dcm_plugin.cases.store import CaseStore
from yuhua_dcm_plugin.core.database import Database
from yuhua_dcm_plugin.core.errors import DemandNotMetError, NotAllowedError, StaleVersionError

PLACE = {"x": 545105, "y": 4209105, "srid": 4547}
REPORT = {
    "source": "hotline",
    "kind": "component",
    "class_code": "0102",
    "description": "井盖丢失",
    **PLACE,
}


@pytest.fixture
def store(database: Any) -> Iterator[CaseStore]:
    yield from _store(database, "t_intake")


@pytest.fixture
def chief(database: Any) -> Iterator[CaseStore]:
    yield from _store(database, "t_chief")


def _store(database: Any, login: str) -> Iterator[CaseStore]:
    opened = Database(database.dsn_for(login))
    yield CaseStore(opened)
    opened.close()


def test_a_report_becomes_a_row_with_its_place(store: CaseStore) -> None:
    made = store.register(dict(REPORT))
    (row,) = store.rows([made["task_no"]])
    assert (row.stage, row.version, row.x, row.y) == ("intake", 1, 545105.0, 4209105.0)
    assert row.class_name == "污水井盖"
    assert store.cases(["nothing", made["task_no"]]) == [row]
    assert store.queue() == [row]
    assert [event.action for event in store.history(made["task_no"])] == ["register"]


def test_a_queue_page_is_one_statement_and_urgent_goes_first(
    store: CaseStore, statements: list[str]
) -> None:
    first = store.register(dict(REPORT))["task_no"]
    second = store.register({**REPORT, "urgent": True})["task_no"]
    statements.clear()
    assert [row.task_no for row in store.queue()] == [second, first]
    assert len(statements) == 1
    assert [row.task_no for row in store.queue(limit=1, offset=1)] == [first]


def test_actions_demand_and_the_door_answers(store: CaseStore, chief: CaseStore) -> None:
    task_no = store.register(dict(REPORT))["task_no"]
    offered = {action.code: action for action in store.actions(task_no)}
    assert offered["request_verification"].demands == ("supervisor",)
    assert offered["refuse"].harmful
    with pytest.raises(DemandNotMetError) as missing:
        store.act(task_no, "refuse", 1, {"reason": "  "})
    assert missing.value.missing == ["reason"]
    with pytest.raises(NotAllowedError):
        store.act(task_no, "void", 1, {"reason": "x"})
    assert store.act(task_no, "accept", 1, {})["stage"] == "filing"
    with pytest.raises(StaleVersionError) as stale:
        store.act(task_no, "note", 1, {"text": "x"})
    assert stale.value.meanwhile[0]["action"] == "accept"
    (row,) = chief.rows([task_no])
    conditions = chief.conditions(row)
    assert conditions
    assert all(condition.limit_amount for condition in conditions)
    assert chief.act(task_no, "file", 2, {"condition": conditions[0].code})["stage"] == "dispatch"


def test_duplicates_come_with_their_places(store: CaseStore) -> None:
    before = store.register(dict(REPORT))["task_no"]
    (hit,) = store.duplicates({**REPORT, "x": 545108})
    assert (hit.task_no, hit.reason, hit.distance_m) == (before, "near", 3.0)
    assert (hit.x, hit.y) == (545105.0, 4209105.0)
    assert hit.registered_at.tzinfo is not None
    assert store.duplicates({**REPORT, "x": 545490}) == []


def test_places_are_found(store: CaseStore) -> None:
    place = store.locate(545105, 4209235)
    assert (place.grid_code, place.community) == ("13010800100101", "测试社区甲")
    assert place.near == "裕华区测试大街12号"
    assert store.locate(1, 1).grid_code is None
    assert store.search_address("测试大街12号")[0].x == 545110.0
    (hit,) = store.component_near(545103, 4209100)
    assert (hit.component_code, hit.distance_m) == ("1301080102000001", 3.0)


def test_lists_are_read(store: CaseStore) -> None:
    lists = store.code_lists()
    assert {entry.code for entry in lists["stage"]} >= {"intake", "closing"}
    assert {"action", "source"} <= set(lists)
    classes = store.classes()
    assert len(classes) == 135
    assert classes[0].kind == "event"
    assert {department.code for department in store.departments()} == {"A", "B", "S1", "S2"}
    assert any("dcm_intake" in person.roles for person in store.staff())


def test_advice_is_given(store: CaseStore) -> None:
    made = store.register(
        {**REPORT, "component_code": "1301080102000001", "reporter_phone": "13800000001"}
    )
    task_no = made["task_no"]
    assert store.suggest_departments(task_no)[0].reason == "owner"
    assert store.suggest_supervisors(task_no)[0].login == "t_supervisor"
    assert store.contact(task_no)[0].phone == "138****0001"
