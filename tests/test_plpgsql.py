"""plpgsql_check over every PL/pgSQL function of the product."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Database, Server

ENDS_IN_RAISE = "control reached end of function without RETURN"
#: Findings that are meant, each with its reason: (function without schema, part of the message).
MEANT = {
    ("elapsed", 'parameter "from"'): "names of the public contract",
    ("elapsed", 'parameter "to"'): "names of the public contract",
    # The last statement calls raise_error, which never comes back; plpgsql_check cannot know.
    ("find_transition", ENDS_IN_RAISE): "ends in raise_error",
    ("save_filter", ENDS_IN_RAISE): "ends in raise_error",
    ("save_calendar", ENDS_IN_RAISE): "ends in raise_error",
    ("uuid_of", ENDS_IN_RAISE): "ends in raise_error",
    ("write_history", ENDS_IN_RAISE): "ends in raise_error",
}

FINDINGS = """
    SELECT p.proname, f.level, f.lineno, f.sqlstate, f.message, f.detail
    FROM pg_proc AS p
    INNER JOIN pg_language AS l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
    LEFT JOIN LATERAL (
        SELECT t.tgrelid, t.tgoldtable, t.tgnewtable FROM pg_trigger AS t
        WHERE t.tgfoid = p.oid ORDER BY t.tgoldtable, t.tgnewtable, 1 LIMIT 1
    ) AS t ON true
    CROSS JOIN LATERAL plpgsql_check_function_tb(
        p.oid, coalesce(t.tgrelid, 0), fatal_errors => false, other_warnings => true,
        extra_warnings => true, security_warnings => true,
        oldtable => t.tgoldtable, newtable => t.tgnewtable
    ) AS f
    WHERE p.pronamespace IN ('dcm'::regnamespace, 'dcm_app'::regnamespace)
    ORDER BY 1, 3
"""

#: The temporary tables of an import, which its functions make for one another.
CENSUS = """
    SELECT dcm_app.census_check(dcm_app.census_open('{"source": [{"name": "x"}]}'));
    SELECT dcm_app.census_give_codes();
    SELECT dcm_app.census_open_grids(0);
    CREATE TEMPORARY TABLE census_near (row_no int, component_id int, cell bigint);
    CREATE TEMPORARY TABLE census_crowd (cell bigint, row_no int, component_id int,
        radius double precision, geom public.geometry, component_code text, heap bigint);
    CREATE TEMPORARY TABLE census_since (component_id int, row_no int, since date);
"""


@pytest.fixture(scope="module")
def findings(server: Server, template: Database) -> Iterator[list[tuple[Any, ...]]]:
    import psycopg2

    with (
        server.clone(template.name) as clone,
        closing(psycopg2.connect(clone.dsn)) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute("create extension plpgsql_check")
        cursor.execute(
            "select count(*) from pg_proc p join pg_language l on l.oid = prolang"
            " where lanname = 'plpgsql' and pronamespace = 'dcm_app'::regnamespace"
        )
        assert cursor.fetchone()[0] > 50
        cursor.execute(CENSUS)
        cursor.execute(FINDINGS)
        yield cursor.fetchall()


def is_meant(function: str, message: str) -> bool:
    return any(name == function and words in message for name, words in MEANT)


def test_nothing_is_found(findings: list[tuple[Any, ...]]) -> None:
    found = [
        f"{name}:{line} {level} {state}: {message} {detail or ''}"
        for name, level, line, state, message, detail in findings
        if not is_meant(name, message)
    ]
    assert found == [], "\n".join(found)


def test_the_list_of_what_is_meant_is_not_too_long(findings: list[tuple[Any, ...]]) -> None:
    for function, words in MEANT:
        assert any(row[0] == function and words in row[4] for row in findings), (function, words)
