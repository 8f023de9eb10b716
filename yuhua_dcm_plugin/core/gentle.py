"""Going through thousands of things in the background without holding up the window (让出处理器).

Python runs one thread at a time: while a job works through a long list, whoever types waits.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
#: So many at a time take a few milliseconds.
PORTION = 500
_PAUSE_S = 0.001


def pause() -> None:
    """Let the window go first."""
    time.sleep(_PAUSE_S)


def spare_collector() -> None:
    """Let Python's search for garbage leave alone what stands when the desk is ready.

    All that QGIS and its plugins have made is looked through again whenever thousands of cases were
    read, a tenth of a second in which nothing can be typed. Undone by :func:`unspare_collector`.
    """
    gc.freeze()


def unspare_collector() -> None:
    """Let it look at everything again: the desk closes."""
    gc.unfreeze()


def gently(items: Sequence[Item]) -> Iterator[Item]:
    """The same things, with a pause after each portion but the last."""
    for start in range(0, len(items), PORTION):
        if start:
            pause()
        yield from items[start : start + PORTION]
