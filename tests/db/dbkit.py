"""What the database tests share: a desk that speaks the contract, a case, and refusals."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg2
import psycopg2.extras
import pytest

#: A place inside grid 13010800100101 and one for each of the other two grids (EPSG:4547).
INSIDE = (545110.0, 4209240.0)
SECOND = (545700.0, 4209200.0)
THIRD = (545200.0, 4209700.0)
OUTSIDE = (555000.0, 4220000.0)
STANDARD = "CJ/T 214-2007"


class Desk:
    """One login on a connection of its own; every statement commits by itself."""

    def __init__(self, connection: Any, login: str | None) -> None:
        connection.autocommit = True
        self.connection = connection
        self.login = login

    def rows(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params or None)
            return list(cursor.fetchall())

    def run(self, sql: str, *params: Any) -> int:
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params or None)
            return int(cursor.rowcount)

    def value(self, sql: str, *params: Any) -> Any:
        return self.rows(sql, *params)[0][0]

    def column(self, sql: str, *params: Any) -> list[Any]:
        return [row[0] for row in self.rows(sql, *params)]

    def record(self, sql: str, *params: Any) -> dict[str, Any]:
        with self.connection.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cursor:
            cursor.execute(sql, params or None)
            return dict(cursor.fetchone())

    def act(self, task_no: str, action: str, version: int | None, detail: Any = None) -> Any:
        return self.value(
            "select dcm_app.act(%s, %s, %s, %s)", task_no, action, version, as_json(detail or {})
        )

    def actions(self, task_no: str) -> dict[str, list[str]]:
        sql = "select action, demands from dcm_app.available_actions(%s)"
        return dict(self.rows(sql, task_no))  # type: ignore[arg-type]

    def register(self, **report: Any) -> Case:
        return Case(self.value("select dcm_app.register_case(%s)", as_json(report_of(**report))))


class Case:
    """A case that knows its number and the version last seen."""

    def __init__(self, answer: dict[str, Any]) -> None:
        self.answer = answer
        self.task_no = str(answer["task_no"])
        self.version = int(answer["version"])

    def act(self, desk: Desk, action: str, **detail: Any) -> dict[str, Any]:
        answer = desk.act(self.task_no, action, self.version, detail)
        self.version = answer["version"]
        return dict(answer)


Desks = Callable[[str], Desk]


def as_json(value: Any) -> Any:
    return psycopg2.extras.Json(value, dumps=lambda v: json.dumps(v, ensure_ascii=False))


def report_of(**fields: Any) -> dict[str, Any]:
    """A report that is right in everything; fields replace, None takes away."""
    report: dict[str, Any] = {
        "client_uuid": str(uuid4()),
        "source": "hotline",
        "kind": "event",
        "class_code": "0102",
        "description": "测试问题",
        "x": INSIDE[0],
        "y": INSIDE[1],
        "srid": 4547,
    }
    report.update(fields)
    return {key: value for key, value in report.items() if value is not None}


@contextmanager
def refused(sqlstate: str, key: str | None = None) -> Iterator[dict[str, Any]]:
    """Expect a refusal by SQLSTATE; yields a dict that holds the DETAIL afterwards."""
    told: dict[str, Any] = {}
    with pytest.raises(psycopg2.Error) as caught:
        yield told
    error = caught.value
    assert error.pgcode == sqlstate, f"{error.pgcode}: {error}"
    if sqlstate.startswith("DC"):
        told.update(json.loads(error.diag.message_detail))
        assert error.diag.message_primary
        assert key is None or told["key"] == key, told


def condition_of(desk: Desk, class_code: str, kind: str = "event", unit: str | None = None) -> str:
    """A filing condition of a class, with a limit in the unit if one is asked for."""
    return str(
        desk.value(
            "select f.condition_code from dcm.filing_condition f join dcm.handling_limit l"
            " using (edition, condition_code) where f.class_standard = %s and f.kind = %s"
            " and f.class_code = %s and l.limit_unit = coalesce(%s, l.limit_unit)"
            " order by 1 limit 1",
            STANDARD, kind, class_code, unit,
        )
    )  # fmt: skip


class House:
    """A database with one connection a person, kept open for many tests."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        self.boss = Desk(psycopg2.connect(dsn), None)
        self._desks: dict[str, Desk] = {}

    def __enter__(self) -> House:
        return self

    def __exit__(self, *_: object) -> None:
        for desk in (self.boss, *self._desks.values()):
            desk.connection.close()

    def desk(self, login: str) -> Desk:
        if login not in self._desks:
            self._desks[login] = Desk(psycopg2.connect(self.dsn), login)
            self._desks[login].run("set session authorization %s", login)
        return self._desks[login]

    def wipe(self) -> None:
        """Take every case away, which nobody but a test can: guards sleep in a replica."""
        for desk in self._desks.values():
            desk.run("rollback")
        self.boss.run(
            "rollback; begin; set local session_replication_role = replica;"
            " delete from dcm.case_event; delete from dcm.case_person; delete from dcm.assignment;"
            " delete from dcm.field_task; delete from dcm.case_fact; delete from dcm.case_file;"
            " delete from dcm.case_undo; delete from dcm.case_presence; delete from dcm.handover;"
            " delete from dcm.handover_case; delete from dcm.saved_filter;"
            " delete from dcm.call_record; delete from dcm.contact_reveal;"
            " delete from dcm.case_clock; delete from dcm.case_step;"
            " commit"
        )
        for desk in (self.boss, *self._desks.values()):
            del desk.connection.notices[:]


class Hall:
    """The whole staff of a test, each at a desk; made by the fixture `hall`."""

    def __init__(self, desk: Desks, boss: Desk) -> None:
        self.desk = desk
        self.boss = boss  # the superuser, for looking behind the door

    def __getattr__(self, name: str) -> Desk:
        return self.desk(f"t_{name}")

    def condition(self, class_code: str = "0102", kind: str = "event") -> str:
        return condition_of(self.boss, class_code, kind)

    def at_stage(self, stage: str, department: str = "A", **report: Any) -> Case:
        """A case that went the straight way to a stage of the main line."""
        case = self.intake.register(**report)
        fields = report_of(**report)
        steps: list[tuple[str, Desk, str, dict[str, Any]]] = [
            ("filing", self.intake, "accept", {}),
            ("dispatch", self.chief, "file",
             {"condition": self.condition(fields["class_code"], fields["kind"])}),
            ("handling", self.dispatch, "dispatch",
             {"department": department, "opinion": "请办理"}),
            ("feedback", self.dispatch, "report_done",
             {"opinion": "已办", "on_behalf_of": {"department": department, "medium": "phone"}}),
            ("check", self.intake, "request_check", {"supervisor": "t_supervisor"}),
            ("closing", self.supervisor, "report_check", {"passed": True, "opinion": "属实"}),
            ("closed", self.chief, "close", {"opinion": "同意"}),
        ]  # fmt: skip
        if stage == "verification":
            case.act(self.intake, "request_verification", supervisor="t_supervisor")
            return case
        reached = "intake"
        for name, desk, action, detail in steps:
            if reached == stage:
                break
            reached = case.act(desk, action, **detail)["stage"]
            assert reached == name
        return case


def state(hall: Hall, case: Case) -> dict[str, Any]:
    """The case as its table holds it."""
    return hall.boss.record("select * from dcm.case_file where task_no = %s", case.task_no)


def fact(hall: Hall, case: Case) -> dict[str, Any]:
    """The row that evaluation reads of the case."""
    return hall.boss.record(
        "select f.* from dcm.case_fact f join dcm.case_file c on c.id = case_id"
        " where task_no = %s", case.task_no,
    )  # fmt: skip
