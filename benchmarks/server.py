"""The PostgreSQL server that is measured: its databases, and logins that really sign in."""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2
from psycopg2.extensions import make_dsn, parse_dsn
from psycopg2.sql import SQL, Identifier, Literal

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Server:
    """A server and the password that every login gets for the length of this run."""

    dsn: str
    password: str = field(default_factory=lambda: secrets.token_urlsafe(18), repr=False)

    def of(self, database: str) -> str:
        """Connection string of the superuser to a database."""
        return str(make_dsn(self.dsn, dbname=database))

    def login(self, database: str, login: str) -> str:
        """Connection string of a person."""
        return str(make_dsn(self.dsn, dbname=database, user=login, password=self.password))

    def rows(self, database: str, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        """Run a statement outside a transaction and return its rows."""
        with closing(psycopg2.connect(self.of(database))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql, params or None)
                return list(cursor.fetchall()) if cursor.description else []

    def exists(self, database: str) -> bool:
        """Whether there is such a database."""
        return bool(self.rows("postgres", "select 1 from pg_database where datname = %s", database))

    def create(self, database: str, template: str | None = None) -> None:
        """Make a database, as a copy of another if one is named."""
        self.drop(database)
        words = "create database {} template {}" + (" strategy file_copy" if template else "")
        self._run(words, database, template or "template1")

    def rename(self, database: str, name: str) -> None:
        """Give a database its final name; a half-loaded one never bears it."""
        self._run("alter database {} rename to {}", database, name)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is connected."""
        self._run("drop database if exists {} with (force)", database)

    @contextmanager
    def copy(self, template: str, name: str) -> Iterator[str]:
        """A copy of a database for the length of a with block; yields its name."""
        self.create(name, template)
        try:
            yield name
        finally:
            self.drop(name)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Wait until no other run uses this server, and keep others waiting."""
        with closing(psycopg2.connect(self.of("postgres"))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_lock(hashtext('yuhua_dcm benchmarks'))")
                yield

    def let_in(self, logins: list[str]) -> None:
        """Set the password of this run for some logins."""
        with closing(psycopg2.connect(self.of("postgres"))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                for login in logins:
                    words = SQL("alter role {} password {}")
                    cursor.execute(words.format(Identifier(login), Literal(self.password)))

    def _run(self, words: str, *names: str) -> None:
        with closing(psycopg2.connect(self.of("postgres"))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(SQL(words).format(*map(Identifier, names)))


def settings(server: Server) -> str:
    """What decides about durability, in one line; a run without it is worth nothing."""
    names = ("server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers")
    shown = [f"{name} {server.rows('postgres', f'show {name}')[0][0]}" for name in names]
    return ", ".join(shown)


def from_environment() -> Server | None:
    """The server that DCM_TEST_DSN names, as scripts/soak.sh does."""
    dsn = os.environ.get("DCM_TEST_DSN", "")
    return Server(dsn) if dsn else None


def running(folder: Path) -> bool:
    """Whether the cluster of a folder runs already; then somebody else will stop it."""
    return (folder / "data" / "postmaster.pid").exists()


def start(folder: Path) -> Server:
    """Start a private cluster in a folder, made if need be, with fsync on."""
    _cluster("start_cluster", str(folder), "safe")
    dsn = _cluster("dsn", str(folder), "postgres", "postgres").strip()
    return Server(str(make_dsn(dsn, passfile=str(folder / "pgpass"))))


def stop(folder: Path, forget: bool) -> None:
    """Stop the cluster of a folder, and remove it if it shall be forgotten."""
    _cluster("drop_cluster" if forget else "stop_cluster", str(folder))


def _cluster(*words: str) -> str:
    """Call a function of scripts/lib/cluster.sh."""
    parts = ("common", "packages", "cluster")
    script = "".join(f". scripts/lib/{part}.sh\n" for part in parts) + '"$@"'
    done = subprocess.run(
        ["bash", "-euc", script, "benchmarks", *words],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return done.stdout


def without_password(dsn: str) -> str:
    """A connection string that may stand on a command line."""
    parts = {key: value for key, value in parse_dsn(dsn).items() if key != "password"}
    return str(make_dsn(**parts))
