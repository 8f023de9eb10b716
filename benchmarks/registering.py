"""register_case against a bare INSERT, and against that INSERT with NOTIFY."""

from __future__ import annotations

import json
from contextlib import closing
from statistics import median

import pgbench
import psycopg2
from listeners import listening
from people import People
from prepare import Say, fresh_reports
from psycopg2.extras import execute_values
from server import Server
from table import Row, within

CLIENTS = 8
LISTENERS = 10
ROUNDS = 2  # register, insert, insert with notify; and again: what drifts, drifts for all
SEED = 4117

#: The peer has the same rows, columns and indexes as the case file.
_PEER = """
CREATE SCHEMA bench;
CREATE TABLE bench.case_file (LIKE dcm.case_file INCLUDING ALL) WITH (fillfactor = 85);
INSERT INTO bench.case_file OVERRIDING SYSTEM VALUE SELECT * FROM dcm.case_file;
SELECT setval(pg_get_serial_sequence('bench.case_file', 'id'), max(id)) FROM bench.case_file;
CREATE SEQUENCE bench.task_number;
CREATE TABLE bench.report (n integer PRIMARY KEY, report jsonb NOT NULL);
GRANT USAGE ON SCHEMA bench TO PUBLIC;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA bench TO PUBLIC;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA bench TO PUBLIC;
"""
_REGISTER = r"""
\set n :n + 1
SELECT dcm_app.register_case(r.report) FROM bench.report AS r WHERE r.n = :n;
"""
#: A row as register_case makes it: as long, anywhere in the district, every other at a component.
_INSERT = r"""
\set n :n + 1
\set x random(542000, 548000)
\set y random(4205000, 4211000)
INSERT INTO bench.case_file (
    task_no, client_uuid, stage, kind, class_standard, class_code, component_code, source, urgent,
    description, address, place_state, street_code, community_code, grid_code, registered_by,
    occurred_at, registered_at, version, last_at, last_hash, geom
)
VALUES (
    'p' || nextval('bench.task_number'), gen_random_uuid(), 'intake', 'component',
    'CJ/T 214-2007', '0101', CASE WHEN :n % 2 = 0 THEN '13010801' || (10000000 + :n) END,
    'hotline', false,
    '市民反映：槐安东路门前有一处井盖破损，已影响行人通行，请派人查看。',
    '裕华区槐安东路', 'ok', '130108001', '130108001001', '13010800100101',
    session_user, now(), now(), 1, now(), sha256('p'),
    ST_SetSRID(ST_MakePoint(:x, :y), 4547)
)"""
_INSERT_NOTIFY = (
    _INSERT
    + """
RETURNING pg_notify('dcm', jsonb_build_object(
    'topic', 'case', 'task_no', task_no, 'version', version)::text)"""
)
VARIANTS = {"register": _REGISTER, "insert": _INSERT + ";", "notify": _INSERT_NOTIFY + ";"}


def measure(
    server: Server, database: str, people: People, registrations: int, say: Say
) -> list[Row]:
    """Register exactly so many cases with eight clients, and as many rows into the peers."""
    each, rest = divmod(registrations, CLIENTS * ROUNDS)
    if rest or not each:
        raise ValueError(f"registrations must be a multiple of {CLIENTS * ROUNDS}")
    alone = max(registrations // 8, 100)
    lay_out(server, database, registrations + alone + CLIENTS * 20)
    desks = [server.login(database, login) for login in _desks(people)]
    slices: dict[str, list[pgbench.Slice]] = {name: [] for name in VARIANTS}
    clients = _clients(people, CLIENTS)
    with listening(desks, read=False) as end:
        for script in VARIANTS.values():  # warm, and not counted
            pgbench.run(server, database, script, clients, 20, 0)
        for turn in range(ROUNDS):
            first = CLIENTS * (20 + turn * each)
            for name, script in VARIANTS.items():
                slices[name].append(pgbench.run(server, database, script, clients, each, first))
        first = CLIENTS * (20 + ROUNDS * each)
        single = {
            name: pgbench.run(server, database, script, clients[:1], alone, first)
            for name, script in VARIANTS.items()
        }
        heard, _ = end()
    say(f"{len(heard)} listeners heard {min(heard)} to {max(heard)} changes each")
    return _ratios(slices) + _latencies(slices, single)


def _clients(people: People, n: int) -> list[str]:
    logins = people.by_role["intake"]
    return [logins[i % len(logins)] for i in range(n)]


def _desks(people: People) -> list[str]:
    logins = people.by_role["intake"] + people.by_role["dispatch"]
    return [logins[i % len(logins)] for i in range(LISTENERS)]


def lay_out(server: Server, database: str, reports: int) -> None:
    """Make the peer's table and put the reports where the clients find them."""
    with closing(psycopg2.connect(server.of(database))) as connection:
        with connection, connection.cursor() as cursor:
            cursor.execute(_PEER)
            items = enumerate(fresh_reports(reports, SEED), 1)
            rows = [(n, json.dumps(report, ensure_ascii=False)) for n, report in items]
            execute_values(cursor, "INSERT INTO bench.report VALUES %s", rows, page_size=1000)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE) bench.case_file, bench.report, dcm.case_file")
            cursor.execute("CHECKPOINT")


def _ratios(slices: dict[str, list[pgbench.Slice]]) -> list[Row]:
    rates = {name: [one.rate for one in done] for name, done in slices.items()}
    rows = []
    for name, words, bound in (
        ("insert", "bare one-row INSERT", 0.2),
        ("notify", "INSERT with NOTIFY", 0.4),
    ):
        paired = [mine / peer for mine, peer in zip(rates["register"], rates[name])]
        what = f"register_case, {CLIENTS} clients: share of the rate of"
        rows.append(Row(what, paired, words, median(paired), bound, at_least=True))
    for name in VARIANTS:
        rows.append(Row(f"{name}: a second, {CLIENTS} clients", rates[name]))
    return rows


def _latencies(
    slices: dict[str, list[pgbench.Slice]], single: dict[str, pgbench.Slice]
) -> list[Row]:
    rows = []
    for name, done in slices.items():
        samples = [latency for one in done for latency in one.latencies_ms]
        rows.append(Row(f"{name}: ms, {CLIENTS} clients", samples))
    for name, one in single.items():
        what = f"{name}: ms, one client"
        if name == "register":
            p50 = median(one.latencies_ms)
            rows.append(Row(what, one.latencies_ms, "limit at p50", p50, 2.0))
        else:
            rows.append(within(what, one.latencies_ms, None))
    return rows
