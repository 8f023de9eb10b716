"""What an operator waits for, with the whole archive and with a tenth of it.

The running cases of both are the same.
"""

from __future__ import annotations

import itertools
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from people import People
from prepare import fresh_reports
from server import Server
from table import Row, within

from yuhua_dcm_plugin.cases.records import CaseRow
from yuhua_dcm_plugin.cases.store import CaseStore
from yuhua_dcm_plugin.core.database import Database
from yuhua_dcm_plugin.evaluation.records import Period
from yuhua_dcm_plugin.evaluation.store import EvaluationStore

LIMIT_MS = 20
GROWTH = 1.5  # "does not grow": ten times the archive, and less than half more time
SEED = 8115
_CLOSED = """
SELECT task_no FROM dcm.case_file WHERE finished_at IS NOT NULL ORDER BY md5(task_no) LIMIT 500
"""
Samples = dict[str, list[float]]


@dataclass
class Hall:
    """The seats of one database."""

    stores: dict[str, CaseStore]
    databases: dict[str, Database]
    queues: dict[str, list[CaseRow]]
    reports: Iterator[dict[str, Any]]
    closed: list[str]
    samples: Samples


def measure(server: Server, databases: list[str], people: People, turns: int) -> list[Hall]:
    """Time every probe in both databases, turn about, so that drift does not count.

    :param databases: the whole archive first, then the tenth
    :param turns: how often each probe runs
    :returns: both halls with their samples, for rows and growth
    """
    with ExitStack() as stack:
        halls = [_hall(server, name, people, turns, stack) for name in databases]
        rng = random.Random(SEED)
        for turn in range(turns + 2):
            if turn == 2:  # two turns to warm up
                for hall in halls:
                    hall.samples.clear()
            for hall in halls:
                _turn(hall, random.Random(rng.random()), slow=turn % 20 == 0)
    for hall in halls:
        acts = [taken for what, taken in hall.samples.items() if what.startswith("act ")]
        hall.samples["act"] = [ms for taken in acts for ms in taken]
    return halls


def _hall(server: Server, name: str, people: People, turns: int, stack: ExitStack) -> Hall:
    seats = {
        "intake": people.one("intake"),
        "chief": people.one("chief"),
        "dispatch": people.one("dispatch"),
        "supervisor": people.one("supervisor"),
        "evaluator": people.one("evaluator"),
        **{f"department {code}": login for code, login in people.by_department.items()},
    }
    databases = {seat: Database(server.login(name, login)) for seat, login in seats.items()}
    for database in databases.values():
        stack.callback(database.close)
    stores = {seat: CaseStore(database) for seat, database in databases.items()}
    busiest = max(people.by_department, key=lambda code: len(stores[f"department {code}"].queue()))
    stores["department"] = stores[f"department {busiest}"]
    closed = [str(row[0]) for row in server.rows(name, _CLOSED)]
    queues = {seat: stores[seat].queue() for seat in ("intake", "dispatch", "department")}
    reports = itertools.cycle(list(fresh_reports(turns + 2, SEED)))
    return Hall(stores, databases, queues, reports, closed, defaultdict(list))


def _timed(hall: Hall, what: str, call: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    result = call()
    hall.samples[what].append((time.perf_counter() - start) * 1000)
    return result


def _turn(hall: Hall, rng: random.Random, slow: bool) -> None:
    for seat in ("intake", "dispatch", "department"):
        store = hall.stores[seat]
        _timed(hall, f"first page of the queue (500 rows), {seat}", store.queue)
        case = rng.choice(hall.queues[seat]).task_no
        _timed(hall, f"available_actions, {seat}", lambda: store.actions(case))
        _timed(hall, f"one row again after a NOTIFY, {seat}", lambda: store.rows([case]))
        _timed(hall, f"history of one open case, {seat}", lambda: store.history(case))
    intake, closed = hall.stores["intake"], rng.choice(hall.closed)
    _timed(hall, "history of one closed case, intake", lambda: intake.history(closed))
    report = next(hall.reports)
    _timed(hall, "find_duplicates with places", lambda: intake.duplicates(report))
    words = report["address"]
    _timed(hall, "search_address", lambda: intake.search_address(words))
    _work_together(hall, rng.choice(hall.queues["dispatch"]).task_no)
    _play(hall, report)
    if slow:
        _evaluate(hall)


def _work_together(hall: Hall, case: str) -> None:
    """What the seats of a post share: one queue, and who is at a case."""
    taken = _timed(
        hall, "claim_next, dispatch", lambda: _value(hall, "select dcm_app.claim_next()")
    )
    if taken is not None:  # back into the queue, or it would be empty soon
        _value(hall, "select dcm_app.release_case(%s)", taken)
    look = "select count(*) from dcm_app.look_at(%s)"
    _timed(hall, "look_at, dispatch", lambda: _value(hall, look, case))
    preview = "select count(*) from dcm_app.handover_preview()"
    _timed(hall, "handover_preview, dispatch", lambda: _value(hall, preview))


def _value(hall: Hall, sql: str, *params: object) -> Any:
    with hall.databases["dispatch"].transaction() as tx:
        return tx.value(sql, params)


def _play(hall: Hall, report: dict[str, Any]) -> None:
    """One case through the whole loop; each act is timed."""
    stores = hall.stores
    seen = _timed(hall, "register_case", lambda: stores["intake"].register(report))
    if seen["repeated"] or seen["grid_code"] is None:
        return
    task = seen["task_no"]
    case = stores["chief"].rows([task])[0]
    condition = stores["chief"].conditions(case)[0].code
    advice = _timed(
        hall, "suggest_departments", lambda: stores["dispatch"].suggest_departments(task)
    )
    code = advice[0].code
    supervisor = _login(hall, "supervisor")
    for seat, action, detail in (
        ("intake", "accept", {}),
        ("chief", "file", {"condition": condition}),
        ("dispatch", "dispatch", {"department": code, "opinion": "请按时限处置"}),
        (f"department {code}", "report_done", {"opinion": "已处置完毕"}),
        ("intake", "request_check", {"supervisor": supervisor}),
        ("supervisor", "report_check", {"passed": True, "opinion": "现场已恢复"}),
        ("chief", "close", {"opinion": "同意结案"}),
    ):
        version = seen["version"]
        seen = _timed(
            hall, f"act {action}", lambda: stores[seat].act(task, action, version, detail)
        )


def _login(hall: Hall, seat: str) -> str:
    with hall.databases[seat].transaction() as tx:
        return str(tx.value("select session_user"))


def _evaluate(hall: Hall) -> None:
    store = EvaluationStore(hall.databases["evaluator"])
    today = date.today()
    month = Period(today - timedelta(days=30), today)
    year = Period(today - timedelta(days=365), today)
    _timed(hall, "evaluate, a month", lambda: store.evaluate("department", month))
    _timed(hall, "evaluate, a year", lambda: store.evaluate("department", year))


def rows(halls: list[Hall]) -> list[Row]:
    """How long each probe took with the whole archive, and whether it fits."""
    samples = halls[0].samples
    limited = ("first page", "available_actions", "act", "claim_next", "look_at")
    return [
        within(what, taken, LIMIT_MS if what.startswith(limited) else None)
        for what, taken in samples.items()
    ]


def growth(halls: list[Hall]) -> list[Row]:
    """How the same probes compare with a tenth of the archive; evaluation reads the archive."""
    whole, tenth = (hall.samples for hall in halls)
    return [
        Row(what, taken, "whole / tenth, p50", median(whole[what]) / median(taken), GROWTH)
        for what, taken in tenth.items()
        if not what.startswith(("evaluate", "act "))
    ]
