"""Several pictures are drawn at once, handed out in order, and no more of them than is needed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

import pytest

pytest.importorskip("qgis.core", reason="QGIS is not installed")

from yuhua_dcm_plugin.cases.extract import drawn_ahead


def drawing(number: int, done: list[int], seconds: float = 0.0) -> Callable[[], bytes]:
    def draw() -> bytes:
        time.sleep(seconds)
        done.append(number)
        return str(number).encode()

    return draw


def test_in_order_though_the_first_takes_longest() -> None:
    done: list[int] = []
    draws = [drawing(number, done, 0.05 if number == 0 else 0) for number in range(20)]
    found = [draw() if draw else None for draw in drawn_ahead([*draws, None])]
    assert found == [*(str(number).encode() for number in range(20)), None]


def test_no_more_than_needed_is_drawn_ahead() -> None:
    done: list[int] = []
    ahead = drawn_ahead([drawing(number, done) for number in range(100)])
    first = next(ahead)
    assert first is not None
    assert first() == b"0"
    time.sleep(0.1)
    assert len(done) <= 2 * (os.cpu_count() or 1)
    ahead.close()  # type: ignore[attr-defined]
    assert not [each for each in threading.enumerate() if each.name.startswith("extract")]


def test_what_one_raises_stops_no_other() -> None:
    def broken() -> bytes:
        raise RuntimeError("no map")

    first, second = drawn_ahead([broken, drawing(1, [])])
    assert first is not None
    assert second is not None
    with pytest.raises(RuntimeError, match="no map"):
        first()
    assert second() == b"1"
