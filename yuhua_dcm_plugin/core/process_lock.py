"""A lock that ends with the process, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProcessLock:
    """Held by one process; within it, by as many as like.

    :param path: a file in a folder that is there when the lock is asked for
    """

    _held: ClassVar[dict[Path, tuple[int, int]]] = {}

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = False

    def hold(self) -> bool:
        """Take the lock, without waiting.

        :returns: whether it is held; ``False`` means that another process lives
        :raises OSError: the file cannot be made, or was removed meanwhile
        """
        if self._mine:
            return True
        handle, count = self._held.get(self._path, (-1, 0))
        if not count:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _try_lock(handle)
            except OSError:
                os.close(handle)
                return False
            if not _still_there(handle, self._path):
                os.close(handle)
                raise FileNotFoundError(self._path)
        self._held[self._path] = (handle, count + 1)
        self._mine = True
        return True

    def release(self, last: Callable[[Path], None] | None = None) -> None:
        """Give the lock back.

        :param last: called with the file when nobody of this process needs the lock any more;
            while it is still held, except on Windows, which removes no open file
        """
        if not self._mine:
            return
        self._mine = False
        handle, count = self._held.pop(self._path)
        if count > 1:
            self._held[self._path] = (handle, count - 1)
            return
        windows = sys.platform == "win32"
        if last is not None and not windows:
            last(self._path)
        os.close(handle)
        if last is not None and windows:
            last(self._path)


def _still_there(handle: int, path: Path) -> bool:
    return sys.platform == "win32" or os.path.samestat(os.fstat(handle), path.stat())
