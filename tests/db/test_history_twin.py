"""write_history is the set-based twin of the door: both write the same rows and refuse the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest
from dbkit import OUTSIDE, Desk, Hall, as_json, condition_of, refused, report_of
from histories import CHINA, Generator, Rules, Walk, drive

from yuhua_dcm_plugin.core.migrations import install
from yuhua_dcm_plugin.demo.district import build
from yuhua_dcm_plugin.demo.history import histories
from yuhua_dcm_plugin.demo.load import _item, load_demo

if TYPE_CHECKING:
    from conftest import Database, Server

START = datetime(2025, 11, 3, 9, tzinfo=CHINA)
UNTIL = datetime(2026, 3, 2, 18, tzinfo=CHINA)
#: What is compared, by table: everything but keys that count up.
TABLES = {
    "case_file": "to_jsonb(x) - 'id'",
    "case_event": "to_jsonb(x) - 'case_id'",
    "assignment": "to_jsonb(x) - 'case_id' - 'id'",
    "field_task": "to_jsonb(x) - 'case_id' - 'id'",
    "case_fact": "to_jsonb(x) - 'case_id'",
    "case_person": "to_jsonb(x) - 'case_id'",
    "case_step": "to_jsonb(x) - 'case_id'",
}


def rows_of(boss: Desk, table: str) -> list[tuple[str, str]]:
    key = "x.id" if table == "case_file" else "x.case_id"
    return boss.rows(
        f"select c.task_no, ({TABLES[table]})::text from dcm.{table} x"
        f" join dcm.case_file c on c.id = {key} order by 1, 2"
    )


def twin(boss: Desk, batch: list[dict[str, Any]]) -> int:
    """Import as an administrator of this database."""
    administrator = boss.value(
        "select login from dcm.staff where 'dcm_admin' = any(dcm_app.roles_of(login)) limit 1"
    )
    boss.run("set session authorization %s", administrator)
    try:
        return int(boss.value("select dcm_app.write_history(%s)", as_json(batch)))
    finally:
        boss.run("reset session authorization")


def compare(
    server: Server,
    template: Database,
    make: Callable[[Desk], list[Walk]],
    may_be_empty: tuple[str, ...] = ("case_step",),
) -> list[Walk]:
    """Write the same histories by the door and by the twin into two copies; hold them together."""
    with (
        server.clone(template.name) as by_door,
        server.clone(template.name) as by_twin,
        closing(psycopg2.connect(by_door.dsn)) as left,
        closing(psycopg2.connect(by_twin.dsn)) as right,
    ):
        door, other = Desk(left, None), Desk(right, None)
        walks = make(door)
        drive(door, walks)
        assert twin(other, [walk.item() for walk in walks]) == len(walks)
        for table in TABLES:
            expected, written = rows_of(door, table), rows_of(other, table)
            assert len(expected) == len(written), table
            assert expected or table in may_be_empty, table
            for a, b in zip(expected, written):
                assert a == b, table
        return walks


def covers_enough(walks: list[Walk]) -> None:
    """The comparison says little if the walks go nowhere."""
    actions = {step["action"] for walk in walks for step in walk.steps}
    assert actions >= {
        "request_verification", "report_verification", "accept", "refuse", "file", "decline",
        "dispatch", "return_to_filing", "send_back", "report_done", "request_check",
        "report_check", "close", "void", "note", "urge", "join",
    }  # fmt: skip
    assert any("on_behalf_of" in step["detail"] for walk in walks for step in walk.steps)
    assert any(walk.stages.count("check") > 1 for walk in walks)
    assert any(sum(s["action"] == "file" for s in walk.steps) > 1 for walk in walks)


def test_twin_equals_the_door(server: Server, template: Database) -> None:
    walks = compare(
        server,
        template,
        lambda boss: Generator(Rules.read(boss), 20260302, START, UNTIL).walks(1000),
    )
    covers_enough(walks)


def test_twin_equals_the_door_with_steps_and_stages(server: Server, template: Database) -> None:
    """A handbook whose limits come in steps, and which limits stages too."""
    with server.clone(template.name) as prepared:
        with closing(psycopg2.connect(prepared.dsn)) as connection:
            boss = Desk(connection, None)
            boss.run(
                "insert into dcm.handling_limit (edition, condition_code, grade, area_type, step,"
                " step_label, limit_amount, limit_unit) select edition, condition_code, grade,"
                " area_type, 2, '拆除', limit_amount + 9, limit_unit from dcm.handling_limit"
                " where condition_code ~ '-[12]$';"
                " insert into dcm.stage_limit (edition, stage, amount, unit)"
                " select e.code, s.code, 3, 'work_hour' from dcm.handbook_edition e, dcm.stage s"
                " where s.running"
            )
        walks = compare(
            server,
            prepared,
            lambda boss: Generator(Rules.read(boss), 20260303, START, UNTIL).walks(150),
            may_be_empty=(),
        )
    assert any("dispatch" in {step["action"] for step in walk.steps} for walk in walks)


@pytest.fixture(scope="module")
def demo(server: Server) -> Iterator[Database]:
    """The synthetic district with its staff, without cases."""
    database = server.create()
    try:
        install(database.dsn)
        load_demo(database.dsn, 0, UNTIL)
        yield database
    finally:
        server.drop(database)


@pytest.mark.parametrize(
    "count", [150, pytest.param(5000, marks=pytest.mark.soak)], ids=["few", "many"]
)
def test_twin_equals_the_door_on_the_demo(server: Server, demo: Database, count: int) -> None:
    """Histories of another make: those that the demo district shows."""
    past = list(histories(build(), count, 7, UNTIL))
    walks = [as_walk(_item(history)) for history in past]
    compare(server, demo, lambda _: walks)
    assert len(walks) == count


# --- what the door refuses, the twin refuses ---------------------------------------------------


def straight(boss: Desk) -> dict[str, Any]:
    """One case that went all the way, each step an hour after the one before."""
    steps: list[tuple[str, str, dict[str, Any]]] = [
        ("request_verification", "t_intake", {"supervisor": "t_supervisor"}),
        ("report_verification", "t_supervisor", {"result": "true"}),
        ("file", "t_chief", {"condition": condition_of(boss, "0102")}),
        ("dispatch", "t_dispatch", {"department": "A", "co_departments": ["S1"]}),
        ("report_done", "t_intake",
         {"opinion": "ok", "on_behalf_of": {"department": "A", "medium": "phone"}}),
        ("request_check", "t_intake", {"supervisor": "t_supervisor2"}),
        ("report_check", "t_supervisor2", {"passed": False, "opinion": "未办好"}),
        ("note", "t_evaluator", {"text": "看过"}),
    ]  # fmt: skip
    moments = iter(START + timedelta(hours=n) for n in range(1, 99))
    return {
        "report": report_of(), "at": START.isoformat(), "actor": "t_intake",
        "steps": [
            {"action": a, "at": next(moments).isoformat(), "actor": who, "detail": d}
            for a, who, d in steps
        ],
    }  # fmt: skip


def change(step: int, **fields: Any) -> Callable[[dict[str, Any]], None]:
    def apply(item: dict[str, Any]) -> None:
        item["steps"][step].update(fields)

    return apply


def put(step: int, **detail: Any) -> Callable[[dict[str, Any]], None]:
    def apply(item: dict[str, Any]) -> None:
        item["steps"][step]["detail"].update(detail)

    return apply


def behalf(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return put(4, on_behalf_of=fields)


def note_by(login: str) -> Callable[[dict[str, Any]], None]:
    return change(7, actor=login)


def report(**fields: Any) -> Callable[[dict[str, Any]], None]:
    def apply(item: dict[str, Any]) -> None:
        item["report"] = report_of(**fields)

    return apply


FAULTS: dict[str, Callable[[dict[str, Any]], None]] = {
    "wrong role": change(3, actor="t_intake"),
    "no permission": change(2, actor="t_intake"),
    "nobody": change(3, actor="t_nobody"),
    "another supervisor": change(1, actor="t_supervisor2"),
    "wrong stage": change(2, action="close", detail={"opinion": "x"}),
    "unknown action": change(2, action="approve"),
    "unknown outcome": put(1, result="maybe"),
    "missing outcome": change(1, detail={}),
    "missing demand": change(4, detail={"on_behalf_of": {"department": "A", "medium": "phone"}}),
    "blank demand": put(4, opinion=" \u3000\n"),
    "empty demand": put(4, opinion={}),
    "too long": put(4, opinion="长" * 20001),
    "too long in all": put(4, **{f"note{n}": "长" * 19000 for n in range(12)}),
    "on behalf of somebody by himself": put(
        1, on_behalf_of={"login": "t_supervisor", "medium": "phone"}
    ),
    "condition of another class": put(2, condition="C0101-1"),
    "no such condition": put(2, condition="X-1"),
    "unknown supervisor": put(0, supervisor="t_dept_a"),
    "unknown department": put(3, department="ZZ"),
    "unknown co-department": put(3, co_departments=["ZZ"]),
    "co-departments are no list": put(3, co_departments="S1"),
    "for another department": behalf(department="B", medium="phone"),
    "for nobody": behalf(medium="phone"),
    "by fax": behalf(department="A", medium="fax"),
    "no medium": behalf(department="A"),
    "on behalf, not said": change(4, detail={"opinion": "ok"}),
    "note by a department that sent nothing": note_by("t_dept_b"),
    "note after rework by the department": note_by("t_dept_a"),
    "note after rework by the co-department": note_by("t_dept_s1"),
    "note by a surveyor": note_by("t_surveyor"),
    "note by the exchange": note_by("t_exchange"),
    "no place": report(x=None, y=None),
    "outside": report(x=OUTSIDE[0], y=OUTSIDE[1]),
    "unknown class": report(class_code="9999"),
    "unknown source": report(source="oracle"),
}
#: The door takes the time itself, so these have no counterpart there.
ONLY_TWIN: dict[str, Callable[[dict[str, Any]], None]] = {
    "time backwards": change(3, at=START.isoformat()),
    "in the future": change(7, at="2099-01-01T00:00:00+08:00"),
    "no time": change(3, at=None),
    "no date": change(3, at="yesterday"),
    "endless time": change(7, at="infinity"),
    "amend": change(7, action="amend", actor="t_chief",
                    detail={"fields": {"address": "x"}, "reason": "y"}),
    "registered by a department": lambda item: item.update(actor="t_dept_a"),
    "registered by nobody": lambda item: item.update(actor="t_nobody"),
    "registered at no time": lambda item: item.update(at=None),
    "registered in the future": lambda item: item.update(at="2099-01-01T00:00:00+08:00"),
    "no report": lambda item: item.pop("report"),
    "steps are no list": lambda item: item.update(steps="x"),
    "a bad uuid": report(client_uuid="1"),
}  # fmt: skip


@pytest.fixture(scope="module")
def twin_boss(server: Server, template: Database) -> Iterator[Desk]:
    with server.clone(template.name) as clone, closing(psycopg2.connect(clone.dsn)) as connection:
        yield Desk(connection, None)


def counts(boss: Desk) -> list[int]:
    tables = (*TABLES, "history_case", "history_step", "history_event")
    return [boss.value(f"select count(*) from dcm.{table}") for table in tables]


def as_walk(item: dict[str, Any]) -> Walk:
    at = datetime.fromisoformat(item["at"])
    return Walk(item["report"], item["actor"], at, placed=True, steps=item["steps"])


def test_the_straight_way_is_fine(twin_boss: Desk) -> None:
    assert twin(twin_boss, [straight(twin_boss)]) == 1


@pytest.mark.parametrize("fault", [*FAULTS, *ONLY_TWIN])
def test_twin_refuses_and_writes_nothing(twin_boss: Desk, fault: str) -> None:
    item = straight(twin_boss)
    (FAULTS.get(fault) or ONLY_TWIN[fault])(item)
    before = counts(twin_boss)
    with refused("DC003"):
        twin(twin_boss, [straight(twin_boss), item])
    assert counts(twin_boss) == before


@pytest.mark.parametrize("fault", FAULTS)
def test_door_refuses_the_same(twin_boss: Desk, fault: str) -> None:
    item = straight(twin_boss)
    FAULTS[fault](item)
    with pytest.raises((psycopg2.Error, KeyError)) as caught:  # KeyError: no such person
        drive(twin_boss, [as_walk(item)])
    twin_boss.run("rollback")
    code = getattr(caught.value, "pgcode", "DC001")
    assert str(code).startswith("DC"), caught.value


def test_the_same_report_twice_is_refused(twin_boss: Desk) -> None:
    once = straight(twin_boss)
    with refused("DC003"):
        twin(twin_boss, [once, once])
    assert twin(twin_boss, [once]) == 1
    with refused("DC003"):
        twin(twin_boss, [once])


def test_verification_that_the_district_demands(twin_boss: Desk) -> None:
    item = straight(twin_boss)
    item["steps"] = [{"action": "accept", "at": item["steps"][0]["at"], "actor": "t_intake",
                      "detail": {}}]  # fmt: skip
    twin_boss.run("update dcm.report_source set verification = 'required' where code = 'hotline'")
    try:
        with refused("DC003"):
            twin(twin_boss, [item])
    finally:
        twin_boss.run("update dcm.report_source set verification = 'advised'"
                      " where code = 'hotline'")  # fmt: skip


def test_hashed_history_holds_no_person(twin_boss: Desk) -> None:
    """What else was told of who answered is dropped, as the door drops it."""
    item = straight(twin_boss)
    behalf(department="A", medium="phone", name="演示答复人001", phone="13800000001")(item)
    assert twin(twin_boss, [item]) == 1
    kept = twin_boss.value(
        "select e.on_behalf_of from dcm.case_event e join dcm.case_file c on c.id = e.case_id"
        " where c.client_uuid = %s and e.action = 'report_done'",
        item["report"]["client_uuid"],
    )
    assert kept == {"department": "A", "medium": "phone"}


def test_people_who_have_left_stay_in_history(twin_boss: Desk) -> None:
    item = straight(twin_boss)
    change(2, actor="t_left")(item)
    assert twin(twin_boss, [item]) == 1


@pytest.mark.parametrize("batch", [{}, 1, "x", None, [1], [[]], [None]])
def test_a_batch_that_is_none(twin_boss: Desk, batch: Any) -> None:
    with refused("DC003"):
        twin(twin_boss, batch)


def test_an_import_leaves_its_mark(hall: Hall) -> None:
    brought = hall.admin.value("select dcm_app.write_history('[]')")
    mark = hall.director.record("select * from dcm_app.history_import order by id desc limit 1")
    assert (mark["imported_by"], mark["cases"]) == ("t_admin", brought)


@pytest.mark.parametrize("login", ["t_chief", "t_director", "t_exchange"])
def test_only_an_administrator_imports(hall: Hall, login: str) -> None:
    with refused("42501"):
        hall.desk(login).value("select dcm_app.write_history(%s)", as_json([]))
