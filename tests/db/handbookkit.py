"""What the tests of the handbook share: rows of a workbook, and who takes them in."""

from __future__ import annotations

from typing import Any

from dbkit import STANDARD, Desk, as_json


def hours(amount: Any, unit: str = "work_hour", **more: Any) -> dict[str, Any]:
    """A handling limit."""
    return {"amount": amount, "unit": unit, **more}


def book_row(number: int = 3, **fields: Any) -> dict[str, Any]:
    """A row of a workbook that is right in everything; None takes a key away."""
    row: dict[str, Any] = {
        "row_no": number,
        "sheet": "事件",
        "cells": ["01", "市容环境", "02", "暴露垃圾", "", "", f"条件{number}", "", "4小时"],
        "class_standard": STANDARD,
        "kind": "event",
        "class_code": "0102",
        "condition": f"条件{number}",
        "closing_condition": "已清理",
        "handling_standard": "清理",
        "limits": [hours(4)],
        "questions": [],
    }
    row.update(fields)
    return {key: value for key, value in row.items() if value is not None}


def ask(key: str, subject: str, **more: Any) -> dict[str, Any]:
    """A question of a row."""
    return {"key": key, "subject": subject, "suggestions": [], **more}


class Book:
    """A draft of the handbook and the administrator at work on it."""

    def __init__(self, admin: Desk, code: str, **header: Any) -> None:
        self.admin = admin
        self.code = str(
            admin.value(
                "select dcm_app.handbook_open(%s)",
                as_json({"code": code, "label_zh": f"手册{code}", **header}),
            )
        )

    def add(self, *rows: dict[str, Any]) -> dict[str, Any]:
        return self._call("handbook_add_rows", as_json(list(rows)))

    def answer(self, number: int, **answer: Any) -> dict[str, Any]:
        return dict(
            self.admin.value(
                "select dcm_app.handbook_answer(%s, %s, %s)", self.code, number, as_json(answer)
            )
        )

    def save(self, **row: Any) -> str:
        sql = "select dcm_app.handbook_save_row(%s, %s)"
        return str(self.admin.value(sql, self.code, as_json(row)))

    def drop(self, condition: str) -> None:
        self.admin.run("select dcm_app.handbook_drop_row(%s, %s)", self.code, condition)

    def put_in_force(self, day: Any = None, dry: bool = False) -> dict[str, Any]:
        sql = "select dcm_app.handbook_put_in_force(%s, %s, %s)"
        return dict(self.admin.value(sql, self.code, day, dry))

    def questions(self) -> dict[tuple[str, str], int]:
        """Numbers of the open questions by key and subject."""
        return {
            (key, subject): number
            for key, subject, number in self.admin.rows(
                "select key, subject, number from dcm_app.handbook_question"
                " where edition = %s and answered_at is null", self.code,
            )
        }  # fmt: skip

    def question(self, key: str) -> int:
        """Number of the only open question of a kind."""
        (number,) = [found for (name, _), found in self.questions().items() if name == key]
        return number

    def conditions(self) -> dict[str, dict[str, Any]]:
        """Conditions by their text, each with its limits."""
        rows = self.admin.column(
            "select to_jsonb(f) || jsonb_build_object('limits', (select coalesce(jsonb_agg("
            "jsonb_build_array(grade, area_type, step, limit_amount, limit_unit)"
            " order by grade, area_type, step) filter (where grade is not null), '[]')))"
            " from (select distinct edition, class_standard, kind, class_code, condition_code,"
            " condition, closing_condition, department_code, supervising_department,"
            " needs_verification, needs_check, no_limit, limit_words, note, sort"
            " from dcm_app.handbook where edition = %s) f"
            " left join dcm_app.handbook h using (edition, condition_code)"
            " group by f.*, to_jsonb(f)", self.code,
        )  # fmt: skip
        return {row["condition"]: row for row in rows}

    def states(self) -> dict[int, str]:
        """What became of each row, by its number."""
        sql = "select row_no, state from dcm_app.handbook_row where edition = %s"
        return dict(self.admin.rows(sql, self.code))  # type: ignore[arg-type]

    def _call(self, function: str, *given: Any) -> dict[str, Any]:
        sql = f"select dcm_app.{function}(%s{', %s' * len(given)})"
        return dict(self.admin.value(sql, self.code, *given))
