"""What tests of the handbook page share: rows of a workbook, and the page of a signed-in person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from deskkit import wait_until

from yuhua_dcm_plugin.upkeep.handbook_page import HandbookPage
from yuhua_dcm_plugin.upkeep.handbook_store import HandbookStore

STANDARD = "CJ/T 214-2007"


@pytest.fixture
def open_page(desk: Callable[..., Any], qtbot: Any) -> Callable[..., HandbookPage]:
    """Return `open_page(login)`: the shown handbook page of a signed-in person."""

    def make(login: str = "t_admin", width: int = 900, height: int = 800) -> HandbookPage:
        page = HandbookPage(desk(login))
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.shown()
        settle(page)
        return page

    return make


def row(number: int, **more: Any) -> dict[str, Any]:
    """A row of a workbook as the import hands it over: right in everything."""
    made: dict[str, Any] = {
        "row_no": number, "sheet": "事件",
        "cells": ["01", "市容环境", "02", "暴露垃圾", "A", "", f"条件{number}", "已清理", "4小时"],
        "class_standard": STANDARD, "kind": "event", "class_code": "0102",
        "condition": f"条件{number}", "closing_condition": "已清理", "handling_standard": "清理",
        "department_code": "A", "limits": [{"amount": 4, "unit": "work_hour"}], "questions": [],
    }  # fmt: skip
    return {**made, **more}


def asked(number: int, key: str, subject: str, *suggestions: Any, **more: Any) -> dict[str, Any]:
    """A row that asks something."""
    question = {"key": key, "subject": subject, "suggestions": list(suggestions)}
    if key == "unknown_department":
        question["field"] = "department_code"
    return row(number, questions=[question], **more)


def make_draft(desk: Any, code: str, *rows: dict[str, Any], **header: Any) -> HandbookStore:
    """Put a draft into the database as the import does; the store that did it."""
    store = HandbookStore(desk.database)
    title = header.pop("title", f"手册{code}")
    store.import_rows({"code": code, "label_zh": title, "label_en": title, **header}, rows)
    return store


def settle(page: HandbookPage) -> None:
    """Wait until nothing is under way, and nothing follows from it."""
    for _turn in range(3):
        wait_until(lambda: not page.desk.jobs.count)


def choose(page: HandbookPage, code: str) -> None:
    """Choose an edition and wait until all about it is there."""
    page.select_edition(code)
    settle(page)
    assert page.edition.code == code
