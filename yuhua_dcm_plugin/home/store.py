"""The search of the locator bar: any thread, and it can be stopped on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from ..core.database import Database, Transaction
from .records import CaseHit

_LOOK_EVERY_S = 0.05
_PATIENCE = "SET LOCAL statement_timeout = '5s'"
_SEARCH = """
SELECT s.task_no, s.case_no, s.stage, s.class_name, s.description, s.address,
    s.finished_at IS NOT NULL AS finished, s.matched, s.x, s.y
FROM dcm_app.search_cases(%(words)s, %(limit)s) AS s
"""


def search_cases(
    database: Database, words: str, limit: int, cancelled: Callable[[], bool]
) -> list[CaseHit]:
    """Cases by number, telephone number or words, newest first.

    :param cancelled: asked several times a second; once it is true the server stops searching
    :raises DcmError: by SQLSTATE, also when it was cancelled
    """

    def work(tx: Transaction) -> list[CaseHit]:
        tx.execute(_PATIENCE)
        with _stopped_by(tx, cancelled):
            return [CaseHit(*row) for row in tx.all(_SEARCH, {"words": words, "limit": limit})]

    return database.run(work)


@contextmanager
def _stopped_by(tx: Transaction, cancelled: Callable[[], bool]) -> Iterator[Any]:
    """Stop the statement at the server when somebody has typed on; the caller waits in libpq."""
    done, stopped = Event(), Event()

    def watch() -> None:
        while not done.wait(_LOOK_EVERY_S):
            if cancelled():
                stopped.set()
                tx.cancel()
                return

    watcher = Thread(target=watch, name="yuhua_dcm_search", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        if stopped.is_set():
            tx.abandon()
