"""Correcting a case (修改案卷): who may, when, and what holds together."""

from __future__ import annotations

from typing import Any

import pytest
from dbkit import SECOND, Hall, fact, refused, state


def test_amend_words_before_filing(hall: Hall) -> None:
    case = hall.at_stage("filing")
    fields = {"class_code": "0101", "description": "新", "address": "新址", "urgent": True,
              "grade": "A"}  # fmt: skip
    case.act(hall.dispatch, "amend", fields=fields, reason="更正")
    row = state(hall, case)
    assert {key: row[key] for key in fields} == fields
    assert row["stage"] == "filing"


def test_amend_class_after_filing_demands_its_condition(hall: Hall) -> None:
    case = hall.at_stage("dispatch")
    with refused("DC005") as told:
        case.act(hall.dispatch, "amend", fields={"class_code": "0203"}, reason="更正")
    assert told["missing"] == ["condition"]
    condition = hall.condition("0203")
    case.act(
        hall.dispatch, "amend", fields={"class_code": "0203", "condition": condition}, reason="更正"
    )
    row = state(hall, case)
    limit = hall.boss.rows(
        "select limit_amount, limit_unit from dcm.handling_limit where condition_code = %s",
        condition,
    )[0]
    assert (row["limit_amount"], row["limit_unit"]) == limit
    assert row["condition_code"] == condition
    assert fact(hall, case)["class_code"] == "0203"


def test_after_dispatch_only_the_chief_amends(hall: Hall) -> None:
    case = hall.at_stage("handling")
    before = state(hall, case)
    for desk in (hall.intake, hall.dispatch, hall.dept_a):
        with refused("DC001", "not_allowed"):
            case.act(desk, "amend", fields={"address": "x"}, reason="y")
    fields = {"x": SECOND[0], "y": SECOND[1], "srid": 4547, "class_code": "0203",
              "condition": hall.condition("0203")}  # fmt: skip
    case.act(hall.chief, "amend", fields=fields, reason="y")
    after = state(hall, case)
    assert (after["due_at"], after["warn_at"]) == (before["due_at"], before["warn_at"])
    assert fact(hall, case)["grid_code"] == after["grid_code"] == "13010800100201"


@pytest.mark.parametrize(
    "fields",
    [{"stage": "closed"}, {"due_at": "2099-01-01"}, {"class_code": "9999"}, {"grade": "Z"},
     {"component_code": "12"}, {"x": "abc", "y": 1}, {"x": 1}, {"condition": "C0101-1"},
     "words", [1], 5, {"description": "长" * 20001}, {"srid": 4547}, {"datum": "gcj02"},
     {"x": None}, {"urgent": "soon"}, {"address": {"a": 1}}],
)  # fmt: skip
def test_amend_refuses_what_cannot_be(hall: Hall, fields: Any) -> None:
    case = hall.at_stage("filing")
    with refused("DC003"):
        case.act(hall.chief, "amend", fields=fields, reason="y")
    assert state(hall, case)["version"] == case.version


@pytest.mark.parametrize("place", [{"x": None, "y": None}, {"x": 555000, "y": 4220000}])
def test_a_filed_case_stays_in_the_district(hall: Hall, place: dict[str, Any]) -> None:
    case = hall.at_stage("intake")
    case.act(hall.intake, "amend", fields=place | {"srid": 4547}, reason="y")
    assert state(hall, case)["grid_code"] is None
    case = hall.at_stage("handling")
    with refused("DC005", "demand_not_met") as told:
        case.act(hall.chief, "amend", fields=place | {"srid": 4547}, reason="y")
    assert told["missing"] == ["place"]
    assert state(hall, case)["grid_code"] is not None
