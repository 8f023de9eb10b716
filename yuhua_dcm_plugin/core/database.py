"""The connection: transactions that commit on success only, and named errors.

psycopg2 is imported here (and in the listener and the installer beside it) and nowhere else, so
that another driver is a change of one room.
"""

from __future__ import annotations

import re
import select
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg2
import psycopg2.extensions
import psycopg2.extras

from .errors import RETRY_ONCE, ConnectionLostError, DcmError, LoginRefusedError, error_for
from .gentle import PORTION, pause
from .text import bindable

Row = Any  # a named tuple whose fields are the columns of the statement
Result = TypeVar("Result")

APPLICATION_NAME = "yuhua_dcm"
_CONNECT_TIMEOUT_S = 5
_LIBPQ_WITH_USER_TIMEOUT = 120000
#: A cable that was pulled says nothing: after some ten seconds the kernel gives a statement up.
_PARAMETERS = {
    "connect_timeout": str(_CONNECT_TIMEOUT_S),
    "client_encoding": "UTF8",
    "keepalives": "1",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
#: A desk that died with a case locked must not stop the others; nothing it asks takes so long.
_DESK_LIMITS = {
    "lock_timeout": "10s",
    "statement_timeout": "120s",
    "idle_in_transaction_session_timeout": "60s",
}
# libpq tells the reason of a refused connection in words only, in the server's language.
_REFUSES = ("FATAL", "致命错误", "no password supplied")
_PASSES = re.compile(
    "starting up|shutting down|recovery mode|not yet accepting|too many (clients|connections)|"
    "connection slots|启动|关闭|恢复|太多|连接槽|连接位置"
)


def named_error(error: psycopg2.Error) -> DcmError:
    """Turn what psycopg2 raised into a named error.

    :param error: the driver's exception
    :returns: the error of :mod:`.errors` for its SQLSTATE
    """
    diag = error.diag
    message = diag.message_primary or _without_secrets(str(error)).strip() or type(error).__name__
    lost = error.pgcode is None and isinstance(
        error, (psycopg2.OperationalError, psycopg2.InterfaceError)
    )
    sqlstate = None if lost else (error.pgcode or "XX000")
    named = error_for(sqlstate, message, diag.message_hint or "", diag.message_detail or "")
    named.parameters.setdefault("sqlstate", sqlstate or "08006")
    return named


def _without_secrets(text: str) -> str:
    return re.sub(r"password=\S+", "password=***", text)


def connect(dsn: str) -> Any:
    """Open a connection.

    :param dsn: libpq string or ``service=…``; what it says of time-outs counts
    :returns: a psycopg2 connection
    :raises LoginRefusedError: the server does not let this login in
    :raises ConnectionLostError: the server cannot be reached
    """
    try:
        return psycopg2.connect(dsn_with(dsn))
    except psycopg2.Error as error:
        raise _connect_error(error) from error


def connect_watched(dsn: str) -> Any:
    """Open a connection whose statements never wait: for one that is watched in an event loop.

    Opening itself waits; for another thread than the main one.

    :returns: a psycopg2 connection in its asynchronous mode
    :raises LoginRefusedError: the server does not let this login in
    :raises ConnectionLostError: the server cannot be reached
    """
    try:
        connection = psycopg2.connect(dsn_with(dsn), async_=True)
        finish(connection)
    except psycopg2.Error as error:
        raise _connect_error(error) from error
    return connection


def finish(connection: Any, seconds: float = _CONNECT_TIMEOUT_S) -> None:
    """Wait for what an asynchronous connection has under way.

    :raises psycopg2.OperationalError: it failed, or took too long
    """
    end = time.monotonic() + seconds
    while (state := connection.poll()) != psycopg2.extensions.POLL_OK:
        writes = state == psycopg2.extensions.POLL_WRITE
        if not _ready(connection.fileno(), max(0.0, end - time.monotonic()), writes):
            connection.close()
            raise psycopg2.OperationalError("timeout expired")


def dsn_with(dsn: str, **more: str) -> str:
    """A connection string with what every desk needs, unless it says otherwise itself."""
    given = psycopg2.extensions.parse_dsn(dsn)
    known = {**_PARAMETERS, **more, **given, "application_name": APPLICATION_NAME}
    if psycopg2.extensions.libpq_version() < _LIBPQ_WITH_USER_TIMEOUT:
        known.pop("tcp_user_timeout", None)
    return str(psycopg2.extensions.make_dsn(**known))


def desk_dsn(dsn: str) -> str:
    """A connection string whose sessions neither wait nor hold others up without end.

    What the string itself says in ``options`` comes later and counts.
    """
    given = psycopg2.extensions.parse_dsn(dsn).pop("options", "")
    limits = " ".join(f"-c {name}={value}" for name, value in _DESK_LIMITS.items())
    return str(psycopg2.extensions.make_dsn(dsn, options=f"{limits} {given}".strip()))


def _connect_error(error: psycopg2.Error) -> DcmError:
    text = str(error)
    refused = any(word in text for word in _REFUSES) and not _PASSES.search(text)
    if error.pgcode is None and refused:
        words = _without_secrets(text).strip()
        return LoginRefusedError(words, "", {"sqlstate": LoginRefusedError.sqlstate})
    return named_error(error)


def _ready(handle: int, seconds: float, write: bool = False) -> bool:
    """Whether a socket can be read (or written) within some seconds."""
    if hasattr(select, "poll"):  # takes any number of open files, which select does not
        poll = select.poll()
        poll.register(handle, select.POLLOUT if write else select.POLLIN)
        return bool(poll.poll(seconds * 1000))
    asked = [handle]
    return any(select.select([] if write else asked, asked if write else [], [], seconds))


class Transaction:
    """Statements inside one transaction."""

    def __init__(self, cursor: Any, on_statement: Callable[[str], None] | None) -> None:
        self._cursor = cursor
        self._on_statement = on_statement

    def execute(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> None:
        """Run a statement.

        :param sql: text with ``%s`` or ``%(name)s`` for every value
        :param params: the values
        :raises DcmError: by SQLSTATE
        """
        if self._on_statement is not None:
            self._on_statement(sql)
        try:
            self._cursor.execute(sql, _bound(params) or None)
        except psycopg2.Error as error:
            raise named_error(error) from error

    def all(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[Row]:
        """Run a query and return its rows as named tuples."""
        self.execute(sql, params)
        rows = portion = list(self._cursor.fetchmany(PORTION))
        while len(portion) == PORTION:
            pause()
            portion = self._cursor.fetchmany(PORTION)
            rows = rows + portion
        return rows

    def cancel(self) -> None:
        """Stop the statement that runs now; for another thread than the one that waits for it."""
        self._cursor.connection.cancel()

    def abandon(self) -> None:
        """Close the connection: a request to stop that comes late must not hit somebody else."""
        self._cursor.connection.close()

    def many(self, sql: str, rows: Sequence[Sequence[Any]], template: str | None = None) -> None:
        """Insert many rows with few statements.

        :param sql: ``INSERT … VALUES %s``
        :param rows: one sequence of values a row
        :param template: how a row is written, ``(%s, %s, …)`` when not given
        :raises DcmError: by SQLSTATE
        """
        if self._on_statement is not None:
            self._on_statement(sql)
        try:
            psycopg2.extras.execute_values(self._cursor, sql, rows, template, page_size=1000)
        except psycopg2.Error as error:
            raise named_error(error) from error

    def one(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> Row | None:
        """Run a query and return its first row, or ``None``."""
        self.execute(sql, params)
        return self._cursor.fetchone()

    def value(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """Run a query and return the first column of its first row, or ``None``."""
        row = self.one(sql, params)
        return None if row is None else row[0]


def _bound(params: Sequence[Any] | dict[str, Any]) -> Sequence[Any] | dict[str, Any]:
    if isinstance(params, dict):
        return {key: bindable(value) for key, value in params.items()}
    return [bindable(value) for value in params]


class Database:
    """One server database, used by any thread through connections of its own.

    A connection that broke is thrown away and made again at the next use, so a desk mends itself.

    :param dsn: libpq string or ``service=…``; kept in memory only
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._idle: list[Any] = []
        self._lock = threading.Lock()
        self._closed = False
        #: Called with the text of every statement; tests count with it.
        self.on_statement: Callable[[str], None] | None = None
        #: Called, in whatever thread found out, when the database is away.
        self.on_lost: Callable[[], None] | None = None

    @property
    def dsn(self) -> str:
        """The connection string, for the listener, which needs a connection of its own."""
        return self._dsn

    @property
    def address(self) -> tuple[str, str, str]:
        """Host (or service), port and name of the database, as the seat was told them."""
        given = psycopg2.extensions.parse_dsn(self._dsn)
        host = given.get("host") or given.get("hostaddr") or given.get("service", "")
        return host, given.get("port", "5432"), given.get("dbname", "")

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Run statements in one transaction.

        Commits when the block ends, rolls back when it raises.

        :raises DcmError: by SQLSTATE; ConnectionLostError when the server is away
        """
        try:
            connection = self._take()
            with self._lent(connection) as tx:
                yield tx
        except ConnectionLostError:
            if self.on_lost is not None:
                self.on_lost()
            raise

    @contextmanager
    def _lent(self, connection: Any) -> Iterator[Transaction]:
        try:
            with connection.cursor(cursor_factory=psycopg2.extras.NamedTupleCursor) as cursor:
                yield Transaction(cursor, self.on_statement)
            _commit(connection)
        except BaseException:
            self._roll_back(connection)
            raise
        finally:
            self._give_back(connection)

    def run(self, work: Callable[[Transaction], Result]) -> Result:
        """Run work in a transaction, once again if the first try met a passing fault.

        :param work: gets the transaction; must not keep it
        :returns: what the work returned
        :raises DcmError: by SQLSTATE
        """
        try:
            return self._run_once(work)
        except DcmError as error:
            if error.parameters.get("sqlstate") not in RETRY_ONCE:
                raise
        return self._run_once(work)

    def close(self) -> None:
        """Close every idle connection; one in use is closed when it comes back."""
        with self._lock:
            self._closed = True
        self.drop_idle()

    def drop_idle(self) -> None:
        """Throw idle connections away: after an outage they are dead, though nobody said so."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _run_once(self, work: Callable[[Transaction], Result]) -> Result:
        with self.transaction() as tx:
            return work(tx)

    def _take(self) -> Any:
        with self._lock:
            if self._closed:
                raise ConnectionLostError("The connection was closed")
            while self._idle:
                connection = self._idle.pop()
                if not _ready(connection.fileno(), 0):
                    return connection
                connection.close()  # the server said goodbye while nobody listened
        return connect(self._dsn)

    def _give_back(self, connection: Any) -> None:
        if connection.closed:
            return
        with self._lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    @staticmethod
    def _roll_back(connection: Any) -> None:
        try:
            connection.rollback()
        except psycopg2.Error:  # the first error says more than a failed rollback
            connection.close()


def _commit(connection: Any) -> None:
    try:
        connection.commit()
    except psycopg2.Error as error:
        raise named_error(error) from error
