"""权属: departments in bulk, components without an owner, and whom the dispatcher is told."""

from __future__ import annotations

from typing import Any

import pytest
from componentkit import LAMP, SECOND_GRID, add, change, point, retire
from dbkit import Hall, as_json, refused

SOUTH, NORTH = (545300.0, 4209300.0), (545300.0, 4209700.0)


@pytest.fixture
def hall(lone_hall: Hall) -> Hall:
    return lone_hall


def asked(scope: dict[str, Any], **departments: str | None) -> Any:
    return as_json({"scope": scope, "departments": departments})


def set_ownership(hall: Hall, scope: dict[str, Any], **departments: str | None) -> dict[str, Any]:
    sql = "select dcm_app.set_ownership(%s)"
    answer: dict[str, Any] = hall.surveyor.value(sql, asked(scope, **departments))
    return answer


def owners(hall: Hall) -> dict[str, tuple[str | None, ...]]:
    return {row[0]: row[1:] for row in hall.boss.rows(
        "select component_code, owner_department, competent_department, maintenance_department"
        " from dcm.component"
    )}  # fmt: skip


MANHOLE, OLD_LAMP, TREE = "1301080102000001", "1301080118000001", "1301080402000001"


@pytest.mark.parametrize(
    ("scope", "matched"),
    [
        ({"class_codes": [LAMP]}, {OLD_LAMP}),
        ({"class_codes": [LAMP, "0402"]}, {OLD_LAMP, TREE}),
        ({"class_codes": [LAMP], "class_standard": "GB/T 30428.2-2013"}, set()),
        ({"grid_codes": [SECOND_GRID]}, {TREE}),
        ({"community_code": "130108001001"}, {MANHOLE, OLD_LAMP}),
        ({"street_code": "130108001"}, {MANHOLE, OLD_LAMP, TREE}),
        ({"street_code": "130108001", "class_codes": ["0402"]}, {TREE}),
        ({"street_code": "130108002"}, set()),
        ({"codes": [MANHOLE, "1301080102999999"]}, {MANHOLE}),
        ({"codes": [MANHOLE], "class_codes": [LAMP]}, set()),
    ],
)
def test_a_scope_is_all_that_is_given(hall: Hall, scope: dict[str, Any], matched: set[str]) -> None:
    preview = hall.surveyor.value(
        "select dcm_app.ownership_preview(%s)", asked(scope, competent="S1")
    )
    assert preview["matched"] == preview["changed"] == len(matched)
    assert sum(row["changed"] for row in preview["classes"]) == len(matched)
    answer = set_ownership(hall, scope, competent="S1")
    assert (answer["matched"], answer["changed"]) == (len(matched), len(matched))
    assert (answer["batch"] is None) == (not matched)
    assert {code for code, row in owners(hall).items() if row[1] == "S1"} == matched


def test_null_leaves_and_an_empty_text_clears(hall: Hall) -> None:
    set_ownership(hall, {"codes": [MANHOLE]}, owner=None, maintenance="", competent="S1")
    assert owners(hall)[MANHOLE] == ("A", "S1", None)


def test_only_what_is_empty_is_filled(hall: Hall) -> None:
    scope = {"street_code": "130108001", "only_empty": True}
    answer = set_ownership(hall, scope, owner="S1", maintenance="S1")
    assert (answer["matched"], answer["changed"]) == (3, 1)
    assert owners(hall)[OLD_LAMP] == ("B", None, "S1")
    assert owners(hall)[MANHOLE] == ("A", None, "A")


@pytest.mark.parametrize(
    ("key", "change_asked"),
    [
        ("scope_missing", {"departments": {"owner": "A"}}),
        ("scope_missing", {"scope": {}, "departments": {"owner": "A"}}),
        ("scope_missing", {"scope": {"only_empty": True}, "departments": {"owner": "A"}}),
        ("scope_missing", {"scope": {"street_code": None}, "departments": {"owner": "A"}}),
        ("bad_scope", {"scope": {"codes": MANHOLE}, "departments": {"owner": "A"}}),
        ("bad_scope", {"scope": {"codes": [1]}, "departments": {"owner": "A"}}),
        ("bad_scope", {"scope": {"codes": [], "area": 1}, "departments": {"owner": "A"}}),
        ("bad_scope", {"scope": {"codes": [], "only_empty": "ja"}, "departments": {"owner": "A"}}),
        ("departments_missing", {"scope": {"codes": [MANHOLE]}}),
        ("departments_missing", {"scope": {"codes": [MANHOLE]}, "departments": {"owner": None}}),
        ("departments_missing", {"scope": {"codes": [MANHOLE]}, "departments": {"x": "A"}}),
        ("departments_missing", {"scope": {"codes": [MANHOLE]}, "departments": ["A"]}),
        ("department_unknown", {"scope": {"codes": [MANHOLE]}, "departments": {"owner": "Z"}}),
    ],
)
def test_what_cannot_be_read_is_refused(hall: Hall, key: str, change_asked: dict[str, Any]) -> None:
    before = owners(hall)
    for name in ("set_ownership", "ownership_preview"):
        code = "DC005" if key.endswith("missing") else "DC003"
        with refused(code, key):
            hall.surveyor.value(f"select dcm_app.{name}(%s)", as_json(change_asked))
    assert owners(hall) == before


def test_an_inactive_department_is_refused(hall: Hall) -> None:
    hall.boss.run("update dcm.department set active = false where code = 'S2'")
    with refused("DC003", "department_unknown"):
        set_ownership(hall, {"codes": [MANHOLE]}, owner="S2")


def test_a_change_in_bulk_is_kept_and_undone(hall: Hall) -> None:
    before = owners(hall)
    answer = set_ownership(hall, {"street_code": "130108001"}, owner="A")  # the manhole has it
    assert (answer["matched"], answer["changed"]) == (3, 2)
    told = hall.chief.column("select to_jsonb(h) from dcm_app.component_history(%s) h", TREE)
    assert (told[0]["how"], told[0]["written_by"]) == ("ownership", "t_surveyor")
    assert told[0]["changes"] == {"owner_department": ["B", "A"]}
    batch = hall.boss.record("select * from dcm.census_batch where id = %s", answer["batch"])
    assert (batch["kind"], batch["state"], batch["changed"]) == ("ownership", "written", 2)
    assert batch["mapping"]["scope"] == {"street_code": "130108001"}
    undone = hall.surveyor.value("select dcm_app.census_undo(%s)", answer["batch"])
    assert (undone["removed"], undone["restored"]) == (0, 2)
    assert owners(hall) == before


def test_retired_ones_are_left_alone(hall: Hall) -> None:
    lamp = add(hall.surveyor)
    retire(hall.surveyor, lamp)
    assert set_ownership(hall, {"class_codes": [LAMP]}, owner="A")["matched"] == 1
    assert owners(hall)[lamp["component_code"]][0] is None


# --- without an owner --------------------------------------------------------------------------


def test_components_without_an_owner_are_listed(hall: Hall) -> None:
    lamp = add(hall.surveyor, geom=point(*NORTH))
    add(hall.surveyor, geom=point(*SOUTH), owner_department="A")
    gone = add(hall.surveyor, geom=point(545310))
    retire(hall.surveyor, gone)
    rows = hall.dispatch.rows(
        "select component_code, class_name, grid_name, street_name from dcm_app.component_unowned"
    )
    assert rows == [(lamp["component_code"], "路灯", "测试社区丙01网格", "测试街道二")]
    counts = hall.chief.rows(
        "select class_code, street_code, total, without_owner, without_competent,"
        " without_maintenance from dcm_app.ownership_counts() where class_code = '0118'"
    )
    assert counts == [("0118", "130108001", 2, 1 - 1, 2, 2), ("0118", "130108002", 1, 1, 1, 1)]
    set_ownership(hall, {"class_codes": [LAMP], "only_empty": True}, owner="B")
    assert hall.dispatch.rows("select from dcm_app.component_unowned") == []


# --- retiring in bulk --------------------------------------------------------------------------


def test_components_are_retired_in_bulk_for_a_reason(hall: Hall) -> None:
    lost = add(hall.surveyor, status="丢失")
    scope = {"class_codes": [LAMP]}
    with refused("DC005", "reason_missing"):
        hall.surveyor.value("select dcm_app.retire_components(%s)", as_json({"scope": scope}))
    asks = as_json({"scope": scope, "reason": "道路改造"})
    answer = hall.surveyor.value("select dcm_app.retire_components(%s)", asks)
    assert answer["retired"] == 2
    sql = "select status from dcm.component where valid_to = dcm_app.today() order by id"
    assert hall.boss.column(sql) == ["移除", "丢失"]
    title = hall.boss.value("select title from dcm.census_batch where id = %s", answer["batch"])
    assert "道路改造" in title
    assert hall.surveyor.value("select dcm_app.retire_components(%s)", asks)["batch"] is None
    hall.surveyor.value("select dcm_app.census_undo(%s)", answer["batch"])
    assert change(hall.surveyor, lost, note="x")["status"] == "丢失"


# --- 部件先属主后属地, 事件先属地后属主 --------------------------------------------------------


def suggested(hall: Hall, **report: Any) -> list[tuple[str, str]]:
    """Departments and why, best first."""
    case = hall.intake.register(**report)
    sql = "select department_code, reason from dcm_app.suggest_departments(%s)"
    return hall.dispatch.rows(sql, case.task_no)  # type: ignore[return-value]


def owned(hall: Hall, scope: dict[str, Any]) -> None:
    """Owner S2, maintained by B; nobody competent. It stands in the territory of S1."""
    set_ownership(hall, scope, owner="S2", maintenance="B", competent="")


PART = {"kind": "component", "component_code": OLD_LAMP, "class_code": LAMP}
EVENT = {"kind": "event", "component_code": OLD_LAMP, "x": 545200, "y": 4209200}


def test_a_component_goes_to_its_owner_first_and_to_the_territory_last(hall: Hall) -> None:
    owned(hall, {"codes": [OLD_LAMP]})
    assert suggested(hall, **PART) == [
        ("S2", "owner"), ("B", "maintenance"), ("A", "duty"), ("S1", "territory"),
    ]  # fmt: skip
    set_ownership(hall, {"codes": [OLD_LAMP]}, maintenance="", competent="B")
    assert suggested(hall, **PART)[:2] == [("S2", "owner"), ("B", "competent")]


def test_an_event_goes_to_the_territory_before_maintenance(hall: Hall) -> None:
    """先属地后属主: the owner of a component that an event names comes after the territory."""
    owned(hall, {"codes": [OLD_LAMP]})
    found = suggested(hall, **EVENT)
    assert [code for code, why in found if why in ("territory", "owner", "maintenance")] == [
        "S1", "S2", "B",
    ]  # fmt: skip


def test_without_an_owner_the_territory_and_the_duty_remain(hall: Hall) -> None:
    set_ownership(hall, {"codes": [OLD_LAMP]}, owner="", maintenance="", competent="")
    assert suggested(hall, **PART) == [("A", "duty"), ("S1", "territory")]


def test_the_owner_of_a_retired_component_is_still_told(hall: Hall) -> None:
    owned(hall, {"codes": [OLD_LAMP]})
    hall.surveyor.run("delete from dcm_app.component where component_code = %s", OLD_LAMP)
    case = hall.intake.register(**PART)
    sql = "select department_code, reason, reason_zh from dcm_app.suggest_departments(%s)"
    first = hall.dispatch.rows(sql, case.task_no)[0]
    assert first[:2] == ("S2", "owner")
    assert "已注销" in first[2]


def test_an_owner_that_closed_is_not_suggested(hall: Hall) -> None:
    owned(hall, {"codes": [OLD_LAMP]})
    hall.boss.run("update dcm.department set active = false where code = 'S2'")
    assert suggested(hall, **PART)[0] == ("B", "maintenance")
