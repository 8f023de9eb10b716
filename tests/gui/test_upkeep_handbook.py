"""The handbook page: editions, conditions, comparing, putting in force; all on a real database."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("qgis")

from upkeepkit import choose, make_draft, open_page, row, settle

__all__ = ["open_page"]

pytestmark = pytest.mark.gui


def test_says_what_to_do_while_there_is_no_own_handbook(open_page: Any) -> None:
    page = open_page()
    assert "Import a workbook" in page.own.text()
    assert page.edition.code == "default"
    assert page.editions.list.texts()[0][0].endswith("In force")
    make_draft(page.desk, "own", row(3))
    page.reload()
    settle(page)
    assert page.own.isHidden()


def test_lists_conditions_of_an_edition(open_page: Any) -> None:
    page = open_page()
    make_draft(page.desk, "d1", row(3), row(4), row(5, limits=[
        {"grade": "A", "area_type": 1, "amount": 2, "unit": "work_day"},
        {"amount": 4, "unit": "work_hour", "step": 1, "step_label": "停工"},
        {"amount": 20, "unit": "work_day", "step": 2, "step_label": "拆除"},
    ]))  # fmt: skip
    choose(page, "d1")
    table = page.conditions.table
    assert table.count.text() == "3 conditions"
    texts = {cells[2]: cells for cells in table.list.texts()}
    assert texts["条件5"][3] == (
        "停工 4 working hours; 拆除 20 working days; Grade A Area of class 1 2 working days"
    )
    assert texts["条件3"][3] == "4 working hours"
    assert "市政" in texts["条件3"][4]
