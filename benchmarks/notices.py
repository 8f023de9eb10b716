"""From an act on one desk to the row read again on ten others."""

from __future__ import annotations

import time
from collections import defaultdict

from listeners import Seen, listening
from people import People
from server import Server
from table import Row, within

from yuhua_dcm_plugin.cases.store import CaseStore
from yuhua_dcm_plugin.core.database import Database

DESKS = 10
LIMIT_MS = 300
PAUSE_S = 0.03


def measure(server: Server, database: str, people: People, acts: int) -> list[Row]:
    """Write notes on running cases and see when each desk has read them.

    The clock starts before act is sent, so that the act itself, the commit, the message and the
    reading through the view all count.
    """
    logins = people.by_role["intake"] + people.by_role["dispatch"]
    desks = [server.login(database, logins[i % len(logins)]) for i in range(DESKS)]
    with listening(desks, read=True) as end:
        done = act(server.login(database, people.one("chief")), acts, PAUSE_S)
        _heard, seen = end()
    return _rows(done, seen)


def act(dsn: str, acts: int, pause_s: float) -> dict[tuple[str, int], float]:
    """Write notes, with a pause after each; starts by task and the version that each made."""
    database = Database(dsn)
    try:
        store = CaseStore(database)
        done = {}
        for case in store.queue(acts):
            start = time.monotonic()
            made = store.act(case.task_no, "note", case.version, {"text": "已电话联系"})
            done[case.task_no, int(made["version"])] = start
            time.sleep(pause_s)
        return done
    finally:
        database.close()


def _rows(done: dict[tuple[str, int], float], seen: list[Seen]) -> list[Row]:
    delays: dict[tuple[str, int], list[float]] = defaultdict(list)
    for _desk, task, version, at in seen:
        if (task, version) in done:
            delays[task, version].append((at - done[task, version]) * 1000)
    lost = len(done) * DESKS - sum(map(len, delays.values()))
    if lost:
        raise RuntimeError(f"{lost} changes were not seen")
    every = [ms for one in delays.values() for ms in one]
    last = [max(one) for one in delays.values()]
    return [
        within(f"row read again by a desk, {DESKS} desks listening", every, LIMIT_MS),
        within("row read again by the last of them", last, LIMIT_MS),
    ]
