"""What components refer to: the statement triggers do what foreign keys did."""

from __future__ import annotations

import threading

import psycopg2
import psycopg2.errors
import pytest
from dbkit import Desk

BROKEN = psycopg2.errors.ForeignKeyViolation
COMPONENT = (
    "insert into dcm.component (component_code, class_standard, class_code, name, geom, {0})"
    " values ('1301080118000099', 'CJ/T 214-2007', '0118', 'x',"
    " st_setsrid(st_makepoint(545110, 4209240), 4547), {1})"
)


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        ("grid_code", "'13010800100101'", "'13010800100199'"),
        ("owner_department", "'A'", "'X'"),
        ("competent_department", "'A'", "'X'"),
        ("maintenance_department", "'A'", "'X'"),
        ("batch", "null", "99"),
    ],
)
def test_what_is_referred_to_exists(boss: Desk, column: str, good: str, bad: str) -> None:
    with pytest.raises(BROKEN):
        boss.run(COMPONENT.format(column, bad))
    boss.run(COMPONENT.format(column, good))
    with pytest.raises(BROKEN):
        boss.run(f"update dcm.component set {column} = {bad} where class_code = '0118'")


def test_the_class_exists(boss: Desk) -> None:
    with pytest.raises(BROKEN):
        boss.run(COMPONENT.format("note", "''").replace("'0118'", "'9999'"))
    with pytest.raises(BROKEN):
        boss.run("update dcm.component set class_code = '9999'")


@pytest.mark.parametrize(
    "sql",
    [
        "delete from dcm.grid where grid_code = '13010800100101'",
        "update dcm.department set code = 'Z' where code = 'B'",
        "delete from dcm.department where code = 'B'",
        "delete from dcm.class where kind = 'component' and code = '0118'",
        "truncate dcm.grid cascade",
    ],
)
def test_what_is_referred_to_stays(boss: Desk, sql: str) -> None:
    boss.run("delete from dcm.duty; delete from dcm.supervisor_grid")
    with pytest.raises(BROKEN):
        boss.run(sql)
    boss.run("update dcm.grid set name = 'x'; update dcm.department set active = false")


def test_what_nobody_refers_to_may_go(boss: Desk) -> None:
    boss.run("delete from dcm.duty where department_code = 'S2'")
    assert boss.run("delete from dcm.department where code = 'S2'") == 1


def test_a_deletion_waits_for_whoever_refers_to_it(
    boss: Desk, desk: object, connect: object
) -> None:
    other = Desk(connect(), None)  # type: ignore[operator]
    other.run("begin")
    other.run(COMPONENT.format("owner_department", "'S2'"))
    said: list[str | None] = []

    def delete() -> None:
        try:
            boss.run("delete from dcm.duty where department_code = 'S2'")
            boss.run("delete from dcm.department where code = 'S2'")
        except psycopg2.Error as error:
            said.append(error.pgcode)

    thread = threading.Thread(target=delete)
    thread.start()
    thread.join(1)
    assert thread.is_alive()
    other.run("commit")
    thread.join(10)
    assert said == ["23503"]
