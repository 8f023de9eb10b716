"""Two databases with the same open cases: one with the whole archive, one with a tenth of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import psycopg2
from server import Server

from yuhua_dcm_plugin.core.errors import DcmError
from yuhua_dcm_plugin.core.migrations import install
from yuhua_dcm_plugin.demo.district import build
from yuhua_dcm_plugin.demo.history import History, histories
from yuhua_dcm_plugin.demo.load import load_demo

SEED = 20131108
SHANGHAI = ZoneInfo("Asia/Shanghai")
SHARE = 10  # the small archive holds every tenth finished case
BATCH = 5_000
_ENDS = {"close", "refuse", "decline", "void"}
Say = Callable[[str], None]


def names(cases: int) -> tuple[str, str]:
    """Names of the whole and the tenth."""
    return f"dcm_bench_{cases}", f"dcm_bench_{cases}_tenth"


def prepare(server: Server, cases: int, say: Say) -> tuple[str, str]:
    """Make both databases, or bring those of an earlier run up to this schema.

    :param cases: past cases in the whole one
    :returns: their names
    """
    whole, tenth = names(cases)
    ready = all(server.exists(name) and _upgraded(server, name, say) for name in (whole, tenth))
    if not ready:
        _make(server, cases, whole, tenth, say)
    return whole, tenth


def _upgraded(server: Server, name: str, say: Say) -> bool:
    try:
        install(server.of(name), lambda _line: None)
    except DcmError as error:
        say(f"{name} is of another schema and is made anew ({error})")
        return False
    return True


def _make(server: Server, cases: int, whole: str, tenth: str, say: Say) -> None:
    today = datetime.now(SHANGHAI)
    drafts = {name: f"{name}_draft" for name in (whole, tenth)}
    for draft in drafts.values():
        server.create(draft)
        install(server.of(draft), lambda _line: None)
        load_demo(server.of(draft), 0, today)
    administrator = _administrator(server, drafts[whole])
    written = 0
    for batch in _batches(histories(build(), cases, SEED, today)):
        _write(server, drafts[whole], administrator, [item for _n, item in batch])
        few = [item for n, item in batch if n % SHARE == 0 or _open(item)]
        _write(server, drafts[tenth], administrator, few)
        written += len(batch)
        say(f"{written} of {cases} past cases")
    for name, draft in drafts.items():
        server.rows(draft, "vacuum (freeze, analyze)")
        server.drop(name)
        server.rename(draft, name)


def _administrator(server: Server, database: str) -> str:
    sql = "select login from dcm.staff where 'dcm_admin' = any (dcm_app.roles_of(login))"
    return str(server.rows(database, sql)[0][0])


def _batches(items: Iterable[History]) -> Iterator[list[tuple[int, History]]]:
    numbered = enumerate(items)
    while batch := list(islice(numbered, BATCH)):
        yield batch


def _open(history: History) -> bool:
    return not any(step.action in _ENDS for step in history.steps)


def _write(server: Server, database: str, administrator: str, batch: list[History]) -> None:
    connection = psycopg2.connect(server.of(database))
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute("select set_config('session_authorization', %s, true)", (administrator,))
            text = json.dumps([_item(history) for history in batch], ensure_ascii=False)
            cursor.execute("select dcm_app.write_history(%s)", (text,))
    finally:
        connection.close()


def _item(history: History) -> dict[str, Any]:
    steps = [{**step._asdict(), "at": step.at.isoformat()} for step in history.steps]
    return {
        "report": report(history),
        "at": history.registered_at.isoformat(),
        "actor": history.registered_by,
        "steps": steps,
    }


def report(history: History) -> dict[str, Any]:
    """A made-up case as the report that register_case takes."""
    left_out = ("registered_at", "registered_by", "steps", "grid_code")
    fields = {k: v for k, v in history._asdict().items() if v is not None and k not in left_out}
    return {**fields, "srid": 4547, "occurred_at": history.occurred_at.isoformat()}


def fresh_reports(n: int, seed: int) -> Iterator[dict[str, Any]]:
    """Reports that no prepared database holds yet."""
    for history in histories(build(), n, seed, datetime.now(SHANGHAI)):
        yield report(history)
