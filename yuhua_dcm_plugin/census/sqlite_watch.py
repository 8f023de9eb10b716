"""An eye on what SQLite does for a file of somebody else's (数据库文件的时限).

A GeoPackage may hold views, and a view may never end: recursive, or a table joined with itself ten
times. SQLite asks here every some thousand steps whether it is to go on.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress

from .looking import LookStoppedError
from .parts import ShouldStop

#: Steps of SQLite's machine between two questions: some milliseconds.
_STEPS = 50_000
#: Longest text or shape in bytes; only newer Pythons can say so to SQLite.
_LONGEST = 256 << 20
_LIMIT_LENGTH = 0


class TooLongError(Exception):
    """A statement has taken longer than any table of a survey does."""


class Watch:
    """Ends a statement when nobody wants it any more, or when it takes too long.

    :param most_s: seconds for one statement, or one portion of its rows
    """

    def __init__(self, should_stop: ShouldStop, most_s: float) -> None:
        self._should_stop, self._most_s = should_stop, most_s
        self._end = 0.0
        self._why: type[Exception] | None = None
        self.again()

    def over(self, database: sqlite3.Connection) -> sqlite3.Connection:
        """Watch all that this connection does."""
        database.set_progress_handler(self._ask, _STEPS)
        with suppress(AttributeError):
            database.setlimit(_LIMIT_LENGTH, _LONGEST)  # type: ignore[attr-defined,unused-ignore]
        return database

    def again(self) -> None:
        """Another statement, or another portion: its time begins now."""
        self._end, self._why = time.monotonic() + self._most_s, None

    def told(self, error: sqlite3.Error) -> Exception:
        """What an error of the connection means: the watch's own reason, or the error itself."""
        return self._why() if self._why is not None else error

    def _ask(self) -> int:
        if self._should_stop():
            self._why = LookStoppedError
        elif time.monotonic() > self._end:
            self._why = TooLongError
        return self._why is not None
