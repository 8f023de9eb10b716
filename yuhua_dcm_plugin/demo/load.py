"""Putting the synthetic district into an empty database (演示数据装载)."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import chain, islice
from typing import Any, TypeVar

from ..core.database import Database, Transaction
from ..core.errors import InstallError
from ..core.people import group_roles, scram_verifier
from .district import District, build
from .history import History, histories
from .load_places import load_places
from .people import Person

Report = Callable[[str], None]
Item = TypeVar("Item")

HISTORY_SEED = 20131108
BATCH = 5_000
_MARK_TRAINING = """
INSERT INTO dcm.setting (key, value, label_zh, label_en, note)
VALUES ('training', 'true', '演练', 'Training', 'Set by load-demo: nothing in here is true')
"""
_NOT_REPORTED = frozenset({"registered_at", "registered_by", "steps", "grid_code"})


def load_demo(
    dsn: str, cases: int, today: datetime, report: Report = lambda line: None
) -> dict[str, str]:
    """Load district, staff and past cases.

    :param dsn: connection of a superuser to a database that has the schema and no district yet
    :param cases: number of past cases
    :param today: aware moment at which the past ends
    :param report: told what is being done
    :returns: login -> password of everybody
    :raises InstallError: there is a district already
    :raises DcmError: the database refused
    """
    database = Database(dsn)
    try:
        _require_empty(database)
        report("building the synthetic district")
        district = build()
        with database.transaction() as tx:
            tx.execute(_MARK_TRAINING)  # first: a database that holds a district takes no mark
            load_places(tx, district)
            passwords = _load_people(tx, district)
        report(
            f"{len(district.grids)} grids, {len(district.components)} components,"
            f" {len(passwords)} people"
        )
        _load_cases(database, district, cases, today, report)
        _tidy(database)
        return passwords
    finally:
        database.close()


def _require_empty(database: Database) -> None:
    with database.transaction() as tx:
        if tx.value("SELECT EXISTS (SELECT FROM dcm.grid) OR EXISTS (SELECT FROM dcm.case_file)"):
            raise InstallError(
                "This database holds a district already", "Load the demo into a new database"
            )


def _load_people(tx: Transaction, district: District) -> dict[str, str]:
    passwords = {person.login: secrets.token_urlsafe(12) for person in district.people}
    for person in district.people:
        tx.execute(
            "SELECT dcm_app.add_staff(%s, %s, %s::text[], %s, '{}', %s)",
            (
                person.login,
                person.name,
                group_roles(person.roles),
                person.department_code,
                scram_verifier(passwords[person.login]),
            ),
        )
    tx.many(
        "INSERT INTO dcm.supervisor_grid (login, grid_code) VALUES %s",
        [(person.login, grid) for person in district.people for grid in person.grids],
    )
    return passwords


def _load_cases(
    database: Database, district: District, cases: int, today: datetime, report: Report
) -> None:
    administrator = next(p for p in district.people if "admin" in p.roles)
    batches = _batches(histories(district, cases, HISTORY_SEED, today), BATCH)
    texts = (json.dumps([_item(history) for history in b], ensure_ascii=False) for b in batches)
    # The server writes one batch while the next one is made up: a fifth of the time.
    with ThreadPoolExecutor(1) as writer:
        written, under_way = 0, None
        for text in chain(texts, (None,)):
            if under_way is not None:
                written += under_way.result()
                report(f"{written} of {cases} past cases")
            if text is not None:
                under_way = writer.submit(_write_batch, database, administrator, text)


def _write_batch(database: Database, administrator: Person, text: str) -> int:
    with database.transaction() as tx:
        # Past cases are an administrator's to write; a superuser without staff row is nobody.
        tx.execute("SELECT set_config('session_authorization', %s, true)", (administrator.login,))
        return int(tx.value("SELECT dcm_app.write_history(%s)", (text,)))


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _item(history: History) -> dict[str, Any]:
    report = {
        name: value
        for name, value in history._asdict().items()
        if value is not None and name not in _NOT_REPORTED
    }
    report.update(srid=4547, occurred_at=history.occurred_at.isoformat())
    steps = [
        {"action": s.action, "at": s.at.isoformat(), "actor": s.actor, "detail": s.detail}
        for s in history.steps
    ]
    return {
        "report": report,
        "at": history.registered_at.isoformat(),
        "actor": history.registered_by,
        "steps": steps,
    }


def _tidy(database: Database) -> None:
    with database.transaction() as tx:
        tx.execute(
            "ANALYZE dcm.case_file, dcm.case_event, dcm.case_fact, dcm.assignment, dcm.field_task,"
            " dcm.component, dcm.address, dcm.road, dcm.grid"
        )
