"""The connection of one import: it holds the rows that are being checked (导入会话)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ..core.bulk import Bulk
from ..core.database import Transaction
from ..core.errors import DcmError
from ..core.strings import tr
from .plan import ShouldStop
from .store import Lists, lists

_CANCELLED = "57014"


class Session:
    """One connection, opened when it is first needed.

    :param dsn: libpq string or ``service=…``
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._opened: Bulk | None = None
        self._lists: Lists | None = None

    @property
    def bulk(self) -> Bulk:
        """The connection.

        :raises DcmError: it cannot be opened
        """
        if self._opened is None:
            self._opened = Bulk(self._dsn)
        return self._opened

    @property
    def lists(self) -> Lists:
        """The district's code tables, read once."""
        if self._lists is None:
            with self.bulk.transaction() as tx:
                self._lists = lists(tx)
        return self._lists

    @contextmanager
    def work(self, should_stop: ShouldStop, keep: bool = True) -> Iterator[Transaction]:
        """A transaction that ends when somebody wants it to stop.

        :param keep: commit at the end; otherwise nothing stays
        :raises DcmError: by SQLSTATE, or with key ``stopped``
        """
        try:
            with self.bulk.transaction(keep) as tx, self.bulk.watched(should_stop):
                yield tx
        except DcmError as error:
            if error.parameters.get("sqlstate") == _CANCELLED and should_stop():
                raise stopped() from error
            raise

    def load(self, pieces: Iterable[str], copy: str) -> None:
        """Send pieces of some hundred lines into a temporary table (COPY), inside :meth:`work`."""
        self.bulk.copy_in(copy, (piece.encode() for piece in pieces))

    def cancel(self) -> None:
        """Stop the statement that runs; from another thread."""
        if self._opened is not None:
            self._opened.cancel()

    def close(self) -> None:
        """Leave."""
        if self._opened is not None:
            self._opened.close()


def stopped() -> DcmError:
    """The error that says: somebody stopped it, and nothing was written."""
    return DcmError(tr("Stopped; nothing was written."), "", {"key": "stopped"})
