"""Departments, people and rights: read, tried and written (部门、人员、权限)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..core.strings import chinese
from .effect import Effect
from .people_records import Cell, Department, Person, RightRow
from .store import UpkeepStore

_DEPARTMENTS = """
SELECT d.code, d.name, d.short_name, d.name_en, d.kind, d.parent_code, d.street_code, d.phone,
    d.sort, d.active, coalesce(r.running, 0) AS running
FROM dcm_app.department AS d
LEFT JOIN (
    SELECT a.department_code, count(DISTINCT a.task_no) AS running
    FROM dcm_app.assignment AS a
    INNER JOIN dcm_app.open_case AS o ON o.task_no = a.task_no
    WHERE a.ended_at IS NULL GROUP BY a.department_code
) AS r ON r.department_code = d.code
ORDER BY d.sort, d.code
"""
_STREETS = """
SELECT s.street_code AS code, s.name FROM dcm_app.street AS s
WHERE s.valid_to IS NULL OR s.valid_to >= current_date ORDER BY s.street_code
"""
_PEOPLE = """
SELECT s.login, s.name, s.post, s.roles, s.department_code, s.permissions, s.active, s.locked
FROM dcm_app.staff AS s ORDER BY s.name, s.login
"""
_RIGHTS = """
SELECT r.stage, r.action, r.role, r.allowed, r.permission, r.on_behalf, r.stage_zh, r.stage_en,
    r.action_zh, r.action_en
FROM dcm_app.right AS r ORDER BY r.stage_sort, r.action_sort
"""
_PERMISSIONS = """
SELECT DISTINCT r.permission FROM dcm_app.right AS r WHERE r.permission IS NOT NULL
UNION SELECT 'reveal' ORDER BY 1
"""


class PeopleStore(UpkeepStore):
    """What the pages of departments, staff and rights ask the database."""

    def departments(self) -> list[Department]:
        """Every department with its number of running cases."""
        return [
            Department(
                row.code, row.name, row.short_name, row.name_en, row.kind, row.parent_code,
                row.street_code, row.phone, row.sort, row.active, row.running,
            )
            for row in self.rows(_DEPARTMENTS)
        ]  # fmt: skip

    def streets(self) -> list[tuple[str, str]]:
        """Code and name of each street in use."""
        return [(row.code, row.name) for row in self.rows(_STREETS)]

    def people(self) -> list[Person]:
        """Everybody, also who is locked."""
        return [
            Person(
                row.login, row.name, row.post, tuple(row.roles), row.department_code,
                tuple(row.permissions), row.active, row.locked,
            )
            for row in self.rows(_PEOPLE)
        ]  # fmt: skip

    def permissions(self) -> list[str]:
        """Permissions that a step of the workflow asks for, and the one for contacts."""
        return [row.permission for row in self.rows(_PERMISSIONS)]

    def rights(self) -> list[RightRow]:
        """The permissions matrix."""
        return _matrix(self.rows(_RIGHTS))

    def save_department(self, given: Mapping[str, Any], dry: bool) -> Effect:
        """Make or change a department."""
        sql = "SELECT dcm_app.save_department(%s::jsonb, %s)"
        return self.effect(sql, (json.dumps(given), dry))

    def close_department(self, code: str, successor: str | None, dry: bool) -> Effect:
        """Close a department; its cases go to the successor."""
        sql = "SELECT dcm_app.close_department(%s, %s, %s)"
        return self.effect(sql, (code, successor, dry))

    def reopen_department(self, code: str, dry: bool) -> Effect:
        """Take a closed department into use again."""
        return self.effect("SELECT dcm_app.reopen_department(%s, %s)", (code, dry))

    def save_staff(self, given: Mapping[str, Any], dry: bool) -> Effect:
        """Enter or change a person; a password goes as its verifier."""
        return self.effect("SELECT dcm_app.save_staff(%s::jsonb, %s)", (json.dumps(given), dry))

    def lock_staff(self, login: str, lock: bool, dry: bool) -> Effect:
        """Lock a person out, or let him in again."""
        return self.effect("SELECT dcm_app.lock_staff(%s, %s, %s)", (login, lock, dry))

    def set_right(self, given: Mapping[str, Any], dry: bool) -> Effect:
        """Give or take one right."""
        return self.effect("SELECT dcm_app.set_right(%s::jsonb, %s)", (json.dumps(given), dry))


def _matrix(rows: Sequence[Any]) -> list[RightRow]:
    zh = chinese()
    lines: dict[tuple[str, str], tuple[str, str, dict[str, Cell]]] = {}
    for row in rows:
        names = (row.stage_zh, row.action_zh) if zh else (row.stage_en, row.action_en)
        cells = lines.setdefault((row.stage, row.action), (*names, {}))[2]
        cells[row.role] = Cell(
            row.stage, row.action, row.role, row.allowed, row.permission, row.on_behalf
        )
    return [RightRow(*key, *line[:2], line[2]) for key, line in lines.items()]
