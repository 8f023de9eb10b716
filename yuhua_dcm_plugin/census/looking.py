"""How far looking at a delivery has come, and the wish that it stop (识别进度).

A gigabyte is read before its encoding is known; whoever waits sees it go on and may end it.
"""

from __future__ import annotations

import time
from typing import Callable

from .parts import ShouldStop

#: Told bytes that have been looked at, and all of them.
Told = Callable[[int, int], None]
_EVERY_S = 0.1


class LookStoppedError(Exception):
    """Somebody does not want to wait any longer."""


class Look:
    """Counts bytes of one file after the other.

    :param whole: bytes of all files
    """

    def __init__(self, whole: int, told: Told, should_stop: ShouldStop) -> None:
        self._whole, self._told, self._should_stop = whole, told, should_stop
        self._before = self._size = self._here = 0
        self._when = 0.0

    def given_up(self) -> bool:
        """Whether nobody wants it any more; for whoever cannot raise where it is asked."""
        return self._should_stop()

    def more(self, size: int) -> None:
        """There is more than was known: an archive has been unpacked."""
        self._whole += size

    def next_file(self, size: int) -> None:
        """Another file begins.

        :raises LookStoppedError: nobody wants it any more
        """
        self._before += self._size
        self._size, self._here = size, 0
        self.on(0)

    def on(self, count: int) -> None:
        """So many bytes more; some files are read twice, which counts once.

        :raises LookStoppedError: nobody wants it any more
        """
        if self._should_stop():
            raise LookStoppedError
        self._here = min(self._size, self._here + count)
        now = time.monotonic()
        if now - self._when >= _EVERY_S:
            self._when = now
            self._told(min(self._whole, self._before + self._here), self._whole)


def unseen() -> Look:
    """For whoever waits without looking, and to the end."""
    return Look(0, lambda _done, _whole: None, lambda: False)
