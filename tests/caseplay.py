"""Play cases through the door, each step by the person whose step it is."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

COVER = "1301080102000001"
CONDITION = "C0102-2"

#: action, who does it, detail: the way from a report to a department's desk and on to the end.
STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("accept", "t_intake", {}),
    ("file", "t_chief", {"condition": CONDITION}),
    (
        "dispatch",
        "t_dispatch",
        {"department": "A", "opinion": "请尽快补盖", "co_departments": ["B"]},
    ),
    ("report_done", "t_dept_a", {"opinion": "井盖已更换"}),
    ("request_check", "t_intake", {"supervisor": "t_supervisor"}),
    ("report_check", "t_supervisor", {"passed": True, "opinion": "现场已恢复"}),
    ("close", "t_chief", {"opinion": "同意结案"}),
)
REPORT: dict[str, Any] = {
    "source": "hotline",
    "kind": "component",
    "class_code": "0102",
    "component_code": COVER,
    "description": "井盖缺角，行人绕行",
    "address": "裕华区测试大街12号",
    "x": 545100,
    "y": 4209100,
    "srid": 4547,
    "reporter_name": "张三丰",
    "reporter_phone": "13800000001",
}


class Player:
    """Registers and moves cases in one test database."""

    def __init__(self, connect: Callable[[str], Any]) -> None:
        self._connect = connect
        self._connections: dict[str, Any] = {}

    def register(self, login: str = "t_intake", **changes: Any) -> str:
        """Take a report in and return its task number."""
        report = {**REPORT, "client_uuid": str(uuid.uuid4()), **changes}
        report = {key: value for key, value in report.items() if value is not None}
        return str(
            self._ask(login, "SELECT dcm_app.register_case(%s)", json.dumps(report))["task_no"]
        )

    def act(self, task_no: str, action: str, login: str, detail: dict[str, Any]) -> dict[str, Any]:
        """Do one action in the version that the case has now."""
        version = self._ask(
            "t_dispatch", "SELECT version FROM dcm_app.case_list WHERE task_no = %s", task_no
        )
        return self._ask(
            login,
            "SELECT dcm_app.act(%s, %s, %s, %s)",
            task_no,
            action,
            version,
            json.dumps(detail),
        )

    def play(self, until: str = "close", **changes: Any) -> str:
        """Register a case and move it on through the action named; '' only registers."""
        task_no = self.register(**changes)
        for action, login, detail in STEPS if until else ():
            self.act(task_no, action, login, detail)
            if action == until:
                break
        return task_no

    def _ask(self, login: str, sql: str, *params: Any) -> Any:
        if login not in self._connections:
            self._connections[login] = self._connect(login)
            self._connections[login].autocommit = True
        with self._connections[login].cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchone()[0]
