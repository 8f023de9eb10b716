"""Ten desks that listen, in a process of their own, as they would on ten machines."""

from __future__ import annotations

import json
import multiprocessing
import select
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

import psycopg2

from yuhua_dcm_plugin.cases.store import CaseStore
from yuhua_dcm_plugin.core.database import Database

#: As long as the plugin gathers what it hears.
GATHER_S = 0.1
#: (desk, task number, version, seconds of the monotonic clock when the row was read again)
Seen = tuple[int, str, int, float]


class Desk:
    """One listening connection, and another one that reads when something was heard."""

    def __init__(self, number: int, dsn: str) -> None:
        self.number = number
        self.heard = 0
        self.connection: Any = psycopg2.connect(dsn)
        self.connection.autocommit = True
        with self.connection.cursor() as cursor:
            cursor.execute("LISTEN dcm")
        self._store = CaseStore(Database(dsn))
        self._store.rows(["0"])  # connects before the clock runs

    def fileno(self) -> int:
        """For select."""
        return int(self.connection.fileno())

    def hear(self, read: bool) -> list[Seen]:
        """Take what has come; read the cases again through the view if asked to."""
        self.connection.poll()
        notices, self.connection.notifies[:] = list(self.connection.notifies), []
        self.heard += len(notices)
        if not read or not notices:
            return []
        tasks = sorted({str(json.loads(notice.payload)["task_no"]) for notice in notices})
        rows = self._store.rows(tasks)
        now = time.monotonic()
        return [(self.number, row.task_no, row.version, now) for row in rows]


def _listen(dsns: list[str], read: bool, pipe: Connection) -> None:
    desks = [Desk(number, dsn) for number, dsn in enumerate(dsns)]
    pipe.send("ready")
    seen: list[Seen] = []
    quiet = False
    while not (quiet and pipe.poll()):
        if not read:  # what desks do on machines of their own must not take this one's processors
            time.sleep(GATHER_S)
        ready, _, _ = select.select(desks, [], [], 0.05)
        quiet = not ready
        for desk in ready:
            seen += desk.hear(read)
    pipe.send(([desk.heard for desk in desks], seen))


@contextmanager
def listening(dsns: list[str], read: bool) -> Iterator[Callable[[], tuple[list[int], list[Seen]]]]:
    """Desks that listen for the length of a with block.

    :param dsns: connection string of each desk
    :param read: whether each reads a case again when it hears of it
    :returns: a function that ends them and gives what each heard and saw
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_listen, args=(dsns, read, theirs), daemon=True)
    process.start()
    assert ours.recv() == "ready"

    def end() -> tuple[list[int], list[Seen]]:
        ours.send("stop")
        heard, seen = ours.recv()
        process.join()
        return heard, seen

    try:
        yield end
    finally:
        process.terminate()
        process.join()
