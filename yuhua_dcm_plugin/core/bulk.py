"""A connection of its own for long work: loading files, checking a million rows (批量作业连接).

A desk's connections give up after two minutes and are shared; this one waits, belongs to one
piece of work, can be stopped from another thread, and streams rows both ways.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg2
import psycopg2.extensions
import psycopg2.extras

from .database import Row, Transaction, connect, named_error
from .errors import ConnectionLostError
from .text import bindable

#: One piece for the driver; smaller ones cost calls, greater ones hold the interpreter longer.
_PIECE = 1 << 18
_PORTION = 2000
_LIMITS = {
    "statement_timeout": "0",
    "lock_timeout": "300s",
    "idle_in_transaction_session_timeout": "600s",
    "work_mem": "256MB",
    "temp_buffers": "256MB",
    "jit": "off",  # compiling takes longer than what it saves on these statements
}
#: How often whoever may want to stop is asked, in seconds.
_LOOK_S = 0.2
#: While a server writes to its disk it does not read: ten seconds, as at a desk, are too few.
_TCP_PATIENCE_MS = "120000"


class Bulk:
    """One connection for one long piece of work.

    :param dsn: libpq string or ``service=…``
    :raises DcmError: it cannot be opened
    """

    def __init__(self, dsn: str) -> None:
        self._connection = connect(_patient(dsn))
        self._open = threading.Lock()
        self._numbers = itertools.count(1)

    @contextmanager
    def transaction(self, keep: bool = True) -> Iterator[Transaction]:
        """Statements that count together.

        :param keep: commit at the end; otherwise everything is taken back, as after an error
        :raises DcmError: by SQLSTATE
        """
        with _named(), self._whole(keep), self._cursor() as cursor:
            yield Transaction(cursor, None)

    def copy_in(self, sql: str, pieces: Iterable[bytes]) -> None:
        """Send the lines of a ``COPY … FROM STDIN``.

        Inside a transaction. What the pieces raise ends the transfer and comes out unchanged.

        :param pieces: bytes of whole or cut lines
        :raises DcmError: by SQLSTATE
        """
        source = _Pieces(pieces)
        with self._cursor() as cursor:
            try:
                cursor.copy_expert(sql, source, _PIECE)
            except psycopg2.Error as error:
                if source.broken is not None:
                    raise source.broken from error
                raise named_error(error) from error

    def rows(self, sql: str, params: Sequence[Any] = ()) -> Iterator[Row]:
        """Rows of a query one by one, however many; inside a transaction."""
        name = f"rows_{next(self._numbers)}"
        with _named(), self._cursor(name) as cursor:
            cursor.itersize = _PORTION
            cursor.execute(sql, [bindable(value) for value in params] or None)
            yield from cursor

    @contextmanager
    def watched(self, should_stop: Callable[[], bool]) -> Iterator[None]:
        """Cancel the statement that runs when somebody wants to stop: it may take minutes."""
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(_LOOK_S):
                if should_stop():
                    self.cancel()

        watcher = threading.Thread(target=watch, name="bulk-stop", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()

    def cancel(self) -> None:
        """Stop the statement that runs now; for another thread than the one that waits for it."""
        with self._open:
            if not self._connection.closed:
                self._connection.cancel()

    def close(self) -> None:
        """Leave; what was not committed is gone, and so are temporary tables."""
        with self._open:
            self._connection.close()

    def _cursor(self, name: str | None = None) -> Any:
        if self._connection.closed:
            raise ConnectionLostError("The connection was closed")
        return self._connection.cursor(name, psycopg2.extras.NamedTupleCursor)

    @contextmanager
    def _whole(self, keep: bool) -> Iterator[None]:
        kept = False
        try:
            yield
            if keep:
                self._connection.commit()
                kept = True
        finally:
            if not kept:
                self._roll_back()

    def _roll_back(self) -> None:
        try:
            self._connection.rollback()
        except psycopg2.Error:  # the first error says more than a failed rollback
            self._connection.close()


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except psycopg2.Error as error:
        raise named_error(error) from error


def is_dsn(text: str) -> bool:
    """Whether a text can be read as a libpq string."""
    try:
        return bool(psycopg2.extensions.parse_dsn(text))
    except psycopg2.Error:
        return False


def _patient(dsn: str) -> str:
    """The same address with limits of its own, whatever those of a desk are."""
    given = psycopg2.extensions.parse_dsn(dsn)
    limits = " ".join(f"-c {name}={value}" for name, value in _LIMITS.items())
    options = f"{given.get('options', '')} {limits}".strip()
    patience = {"tcp_user_timeout": given.get("tcp_user_timeout", _TCP_PATIENCE_MS)}
    if psycopg2.extensions.libpq_version() < 120000:
        patience = {}
    return str(psycopg2.extensions.make_dsn(dsn, options=options, **patience))


class _Pieces:
    """What the driver reads from: pieces of any length, handed on in lengths that it asks for."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")
        #: What the source raised; the driver only says that reading failed.
        self.broken: BaseException | None = None

    def read(self, most: int) -> bytes:
        """At most so many bytes, none at the end."""
        while not self._rest:
            piece = self._next()
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        part, self._rest = self._rest[:most], self._rest[most:]
        return bytes(part)

    def _next(self) -> bytes | None:
        try:
            return next(self._pieces, None)
        except BaseException as error:
            self.broken = error
            raise
