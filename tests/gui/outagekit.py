"""Outages for tests: a server of their own that really stops, and a line that is really cut."""

from __future__ import annotations

import select
import socket
import subprocess
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psycopg2
from psycopg2.extensions import make_dsn, parse_dsn

ROOT = Path(__file__).parent.parent.parent
_HEAD = "set -euo pipefail; for f in common packages cluster; do . scripts/lib/$f.sh; done; "


class OwnServer:
    """A PostgreSQL of this test's own, which may be stopped without disturbing another test.

    It keeps its promises (fsync), so that what it answered before a crash is there afterwards.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._run('start_cluster "$1"')
        self.dsn = self._run('dsn "$1" postgres postgres').strip()
        secret = (folder / "pgpass").read_text().strip().rsplit(":", 1)[1]
        self.dsn = make_dsn(self.dsn, password=secret)

    @property
    def socket_path(self) -> str:
        """The file on which it listens."""
        parts = parse_dsn(self.dsn)
        return f"{parts['host']}/.s.PGSQL.{parts['port']}"

    def start(self) -> None:
        """Start it again."""
        self._run('start_cluster "$1"')

    def stop(self, how: str = "immediate") -> None:
        """Stop it, by default as a crash does."""
        self._run('stop_cluster "$1" "$2"', how)

    def drop(self) -> None:
        """Stop it for good."""
        self._run('drop_cluster "$1"')

    def run(self, sql: str, dbname: str = "postgres") -> list[Any]:
        """Run a statement as superuser."""
        with closing(psycopg2.connect(make_dsn(self.dsn, dbname=dbname))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return list(cursor.fetchall()) if cursor.description else []

    def _run(self, command: str, *arguments: str) -> str:
        done = subprocess.run(
            ["bash", "-c", _HEAD + command, "outage", str(self.folder), *arguments],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


class Line:
    """The cable between desks and a server: a port on this machine in front of its socket.

    :param socket_path: where the server listens
    """

    def __init__(self, socket_path: str) -> None:
        self._server = socket_path
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._plugged = threading.Event()
        self._plugged.set()
        self._open = True
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        #: Looks at what goes to the server, or comes from it, before it is passed on. True: the
        #: line is cut there and then, and what was looked at never arrives.
        self.watch: Callable[[bytes, bool], bool] | None = None
        #: Set when `watch` has cut the line.
        self.was_cut = threading.Event()
        #: While set, new desks get through after a cut.
        self.mended = threading.Event()
        self.mended.set()
        threading.Thread(target=self._accept, daemon=True).start()

    def dsn(self, of_server: str, **more: str) -> str:
        """A connection string that goes through this line."""
        place = {"host": "127.0.0.1", "port": str(self.port)}
        return str(make_dsn(of_server, **place, sslmode="disable", gssencmode="disable", **more))

    def unplug(self) -> None:
        """Let nothing through, and say nothing to either end."""
        self._plugged.clear()

    def plug_in(self) -> None:
        """Let everything through again, what was on its way too."""
        self._plugged.set()

    def cut(self) -> None:
        """End every connection; new ones are refused until :attr:`mended` is set."""
        pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for end in pair:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def close(self) -> None:
        """End everything."""
        self._open = False
        self._listening.close()
        self._plugged.set()
        self.cut()

    def _accept(self) -> None:
        while self._open:
            try:
                client, _address = self._listening.accept()
            except OSError:
                return
            if self.mended.is_set():
                self._join(client)
            else:
                client.close()

    def _join(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        try:
            server.connect(self._server)
        except OSError:
            server.close()
            client.close()
            return
        self._pairs.append((client, server))
        threading.Thread(target=self._carry, args=(client, server), daemon=True).start()

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        ends = {client: server, server: client}
        try:
            while True:
                ready, _w, _x = select.select(list(ends), [], [], 0.05)
                self._plugged.wait()
                for end in ready:
                    data = end.recv(65536)
                    if not data or self._cuts(data, end is client):
                        return
                    ends[end].sendall(data)
        except (OSError, ValueError):
            return
        finally:
            client.close()
            server.close()

    def _cuts(self, data: bytes, to_server: bool) -> bool:
        if self.watch is None or not self.watch(data, to_server):
            return False
        self.watch = None
        self.mended.clear()
        self.was_cut.set()
        threading.Thread(target=self.cut, daemon=True).start()
        return True


def before_query(part: str) -> Callable[[bytes, bool], bool]:
    """Cut before a statement reaches the server."""
    return lambda data, to_server: to_server and part.encode() in data


def before_commit(part: str) -> Callable[[bytes, bool], bool]:
    """Cut when the statement was answered, before its COMMIT reaches the server."""
    return _after(part, lambda data, to_server: to_server and b"COMMIT" in data)


def before_reply(part: str) -> Callable[[bytes, bool], bool]:
    """Cut when the server has committed, before the desk hears of it."""
    committing: list[bool] = []

    def watch(data: bytes, to_server: bool) -> bool:
        if to_server and b"COMMIT" in data:
            committing.append(True)
        return bool(committing) and not to_server and b"COMMIT" in data

    return _after(part, watch)


def _after(part: str, watch: Callable[[bytes, bool], bool]) -> Callable[[bytes, bool], bool]:
    seen: list[bool] = []

    def both(data: bytes, to_server: bool) -> bool:
        if to_server and part.encode() in data:
            seen.append(True)
        return bool(seen) and watch(data, to_server)

    return both


#: Where a line can be cut while something is saved.
CUTS = {"query": before_query, "commit": before_commit, "reply": before_reply}
