"""load-demo in a new database: the whole, and what it is made of."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from server import Server
from table import Row

from yuhua_dcm_plugin.core.migrations import install
from yuhua_dcm_plugin.demo.district import build
from yuhua_dcm_plugin.demo.history import histories
from yuhua_dcm_plugin.demo.load import HISTORY_SEED, load_demo

LIMIT_S = 60
LIMIT_FOR = 50_000
_NAME = "dcm_bench_load"
#: Milliseconds that the functions of write_history took, those that they called included.
_PARTS = """
SELECT funcname, total_time / 1000
FROM pg_stat_user_functions
WHERE funcname IN ('write_history', 'history_stage', 'history_clock', 'history_chain',
    'history_check', 'history_write')
ORDER BY total_time DESC
"""


def measure(server: Server, cases: int) -> list[Row]:
    """Install and load a demo district; the limit is one for 50,000 cases."""
    today = datetime.now(ZoneInfo("Asia/Shanghai"))
    server.create(_NAME)
    try:
        rows = [_timed("install", lambda: install(server.of(_NAME), lambda _line: None))]
        server.rows("postgres", f"alter database {_NAME} set track_functions = 'pl'")
        what = f"load-demo, {cases} past cases"
        load = _timed(what, lambda: load_demo(server.of(_NAME), cases, today))
        limit = LIMIT_S if cases == LIMIT_FOR else None
        rows.append(Row(load.what, load.samples, "limit", load.samples[0], limit))
        time.sleep(1)  # the server counts functions when a connection ends
        rows += [Row(f"of which {name}", [float(s)]) for name, s in server.rows(_NAME, _PARTS)]
    finally:
        server.drop(_NAME)
    district = build()
    past = lambda: sum(1 for _ in histories(district, cases, HISTORY_SEED, today))  # noqa: E731
    return [
        *rows,
        _timed("the district alone, made and not written", build),
        _timed("the past alone, made and not written", past),
    ]


def _timed(what: str, call: Callable[[], object]) -> Row:
    start = time.perf_counter()
    call()
    return Row(what, [time.perf_counter() - start])
