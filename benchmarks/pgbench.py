"""pgbench: the client that costs least, so that the server is what is measured."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from server import Server, without_password


@dataclass(frozen=True)
class Slice:
    """What a number of clients did side by side."""

    rate: float  # transactions a second, all clients together
    latencies_ms: list[float]


def run(
    server: Server, database: str, script: str, logins: list[str], each: int, first: int
) -> Slice:
    """Run a script, prepared, with one client for every login.

    :param script: pgbench script; `:n` counts up and is a client's own
    :param each: transactions a client
    :param first: where `:n` of the first client begins; the next one begins `each` later
    :raises RuntimeError: a client was stopped by an error
    """
    with tempfile.TemporaryDirectory(prefix="dcm-bench-") as name:
        folder = Path(name)
        (folder / "script.sql").write_text(script, encoding="utf-8")
        clients = [
            _client(folder, server, server.login(database, login), each, first + i * each, i)
            for i, login in enumerate(logins)
        ]
        for client in clients:
            _, errors = client.communicate()
            if client.returncode != 0:
                raise RuntimeError(f"pgbench: {errors}")
        return _join([_read(folder, i) for i in range(len(logins))])


def _client(
    folder: Path, server: Server, dsn: str, each: int, first: int, number: int
) -> subprocess.Popen[str]:
    command = [
        "pgbench", "--no-vacuum", "--protocol=prepared", "--client=1", f"--transactions={each}",
        f"--file={folder / 'script.sql'}", f"--define=n={first}", "--log",
        f"--log-prefix={folder / f'client{number}'}", without_password(dsn),
    ]  # fmt: skip
    return subprocess.Popen(
        command,
        env={**os.environ, "PGPASSWORD": server.password},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def _read(folder: Path, number: int) -> list[tuple[float, float]]:
    """(end, latency) of each transaction of a client, in seconds."""
    found = []
    for path in folder.glob(f"client{number}.*"):
        for line in path.read_text().splitlines():
            _client_no, _no, latency, _script, seconds, micros = line.split()[:6]
            found.append((int(seconds) + int(micros) / 1e6, int(latency) / 1e6))
    return found


def _join(clients: list[list[tuple[float, float]]]) -> Slice:
    # Each over its own time, so that starting one after the other does not count.
    rate = sum(len(done) / (done[-1][0] - done[0][0] + done[0][1]) for done in clients)
    return Slice(rate, [latency * 1000 for done in clients for _end, latency in done])
