"""Every pgTAP file of sql/tests is one test, in a database that has pgTAP beside the product."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Database, Server

SQL_TESTS = Path(__file__).parent.parent / "sql" / "tests"
FILES = sorted(SQL_TESTS.rglob("*.sql"))


@pytest.fixture(scope="module")
def pgtap_database(server: Server, template: Database) -> Iterator[Database]:
    with server.clone(template.name) as clone:
        _psql(clone, "-c", "create extension pgtap")
        yield clone


def _psql(database: Database, *arguments: str) -> str:
    command = ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database.dsn, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SQL_TESTS)))
def test_pgtap(file: Path, pgtap_database: Database) -> None:
    tap = _psql(pgtap_database, "-f", str(file))
    plan = re.search(r"^1\.\.(\d+)", tap, re.MULTILINE)
    passed = re.findall(r"^ok \d+", tap, re.MULTILINE)
    failed = re.findall(r"^not ok (?!.*# TODO).*", tap, re.MULTILINE)
    assert plan, f"no plan in the output:\n{tap}"
    assert not failed, tap
    assert len(passed) == int(plan[1]), tap
