"""search_cases against reading every case, as the hall and as a department."""

from __future__ import annotations

import time
from contextlib import ExitStack
from statistics import median
from typing import Any

from people import People
from server import Server
from table import Row, quantile

from yuhua_dcm_plugin.core.database import Database

LIMIT_MS = 50  # between two strokes of a key nobody notices more
PAGE = 50
_SEARCH = "SELECT task_no FROM dcm_app.search_cases(%s, %s)"
#: The peer reads every case, and sees all: the policy of a department would only slow it.
_READ = """
SELECT task_no FROM dcm.case_file
WHERE strpos(description, %(words)s) > 0 OR strpos(address, %(words)s) > 0
ORDER BY registered_at DESC LIMIT %(page)s
"""
_READ_NUMBER = """
SELECT task_no FROM dcm.case_file
WHERE task_no LIKE '%%' || %(words)s OR case_no LIKE '%%' || %(words)s
ORDER BY registered_at DESC LIMIT %(page)s
"""
_READ_PHONE = """
SELECT c.task_no FROM dcm.case_file AS c INNER JOIN dcm.case_person AS p ON p.case_id = c.id
WHERE p.phone LIKE '%%' || %(words)s ORDER BY c.registered_at DESC LIMIT %(page)s
"""
_NUMBERS = "SELECT right(task_no, 5) FROM dcm.case_file ORDER BY md5(task_no) LIMIT 20"
_PHONES = """
SELECT right(phone, 4) FROM dcm.case_person
WHERE phone IS NOT NULL AND part = 'reporter' ORDER BY md5(case_id::text) LIMIT 20
"""
#: Kind of word: words of it.
WORDS = {
    "a frequent word": ("裕华",),
    "a middling word": ("烧烤", "油污", "共享"),
    "a rare word": ("绿家", "宋村", "金马"),
    "a road and a thing": ("槐安东路 井盖", "体育南大街 护栏"),
    "no case has it": ("龘龘", "海豚"),
}


def measure(server: Server, database: str, people: People, turns: int) -> list[Row]:
    """Search for words of each kind, turn about with reading every case.

    :param turns: searches of each kind; the peer, which takes long, runs a tenth as often
    """
    numbers = [str(row[0]) for row in server.rows(database, _NUMBERS)]
    phones = [str(row[0]) for row in server.rows(database, _PHONES)]
    kinds = {**WORDS, "end of a number": tuple(numbers), "end of a telephone number": tuple(phones)}
    department = max(people.by_department, key=lambda code: _has(server, database, code))
    with ExitStack() as stack:
        seats = {}
        for name, dsn in (
            ("hall", server.login(database, people.one("intake"))),
            ("department", server.login(database, people.by_department[department])),
            ("peer", server.of(database)),
        ):
            seats[name] = Database(dsn)
            stack.callback(seats[name].close)
        return [row for kind, words in kinds.items() for row in _rows(seats, kind, words, turns)]


def _has(server: Server, database: str, code: str) -> int:
    sql = "select count(*) from dcm.assignment where visible and department_code = %s"
    return int(server.rows(database, sql, code)[0][0])


def _rows(seats: dict[str, Database], kind: str, words: tuple[str, ...], turns: int) -> list[Row]:
    samples: dict[str, list[float]] = {name: [] for name in seats}
    peer = {"end of a number": _READ_NUMBER, "end of a telephone number": _READ_PHONE}
    for turn in range(turns + 2):
        asked = words[turn % len(words)]
        for name in ("hall", "department"):
            if name == "department" and peer.get(kind) == _READ_PHONE:
                continue  # telephones are for the hall
            taken = _timed(seats[name], _SEARCH, (asked, PAGE))
            if turn > 1:  # two to warm up
                samples[name].append(taken)
        if turn % 10 == 2:
            given = {"words": asked.split()[-1], "page": PAGE}
            samples["peer"].append(_timed(seats["peer"], peer.get(kind, _READ), given))
    read = median(samples["peer"])
    rows = []
    for name in ("hall", "department"):
        if taken_all := samples[name]:
            figure = quantile(taken_all, 0.95)
            rows.append(Row(f"{kind}, {name}", taken_all, "limit at p95", figure, LIMIT_MS))
            ratio = median(taken_all) / read
            rows.append(Row("… of reading every case", samples["peer"], "p50 / p50", ratio))
    return rows


def _timed(database: Database, sql: str, params: Any) -> float:
    start = time.perf_counter()
    with database.transaction() as tx:
        tx.all(sql, params)
    return (time.perf_counter() - start) * 1000
