"""Types into the fields of the docks in the real QGIS and looks how long its window stood still.

Loaded by window_probe.py when DCM_BENCH_TYPING names a file: while that file is there, the line to
the server holds up every statement. A timer of 5 ms tells when QGIS could not answer.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QApplication, QPlainTextEdit

KEYS = int(os.environ.get("DCM_BENCH_KEYS", "200"))
KEY_MS = 25  # forty a second: nobody types faster, a rolling key does
TICK_MS = 5
AFTER_S = 2.5  # what was asked for by the last key comes back in this time
WORDS = "和平路与中华大街交叉口井盖丢失路灯不亮垃圾堆积 jinggai diushi "
DIGITS = "13800138000 "
Until = Callable[[Callable[[], Any]], Iterator[None]]


class Gaps:
    """How long the event loop stood still: by the clock, and less what it waited for a processor.

    On a machine where others work the kernel lets QGIS wait too; that is not the plugin's doing.
    """

    def __init__(self) -> None:
        self._scheduler = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self.keys: list[list[float]] = []
        self._last = self._now()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def key(self) -> None:
        """A key is pressed: what follows belongs to it."""
        self.keys.append([0.0, 0.0])

    def stop(self) -> list[list[float]]:
        """Milliseconds of the longest gap after each key: by the clock, and its own."""
        self._timer.stop()
        return self.keys

    def _now(self) -> tuple[float, float]:
        waited = int(self._scheduler.read_text().split()[1]) / 1e6
        return time.perf_counter() * 1000, waited

    def _tick(self) -> None:
        (was, waited_before), (now, waited) = self._last, self._now()
        self._last = (now, waited)
        if self.keys:
            gap = now - was - TICK_MS
            own = gap - (waited - waited_before)
            self.keys[-1] = [max(self.keys[-1][0], gap), max(self.keys[-1][1], own)]


def press(widget: Any, key: int, text: str = "", control: bool = False) -> None:
    """Press and let go of a key."""
    keys = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, keys, text))


def type_into(widget: Any, words: str, plugin: Any, told: list[Any]) -> Iterator[None]:
    """Type, empty the field, and wait for what comes back; the list is read again meanwhile."""
    widget.window().activateWindow()
    widget.setFocus()
    yield from rest(0.3)
    gaps = Gaps()
    plugin.feed.reload()
    for number in range(KEYS):
        gaps.key()
        press(widget, 0, words[number % len(words)])
        yield from rest(KEY_MS / 1000)
    gaps.key()
    widget.selectAll()
    press(widget, Qt.Key.Key_Delete)
    yield from rest(AFTER_S)
    told.extend(gaps.stop())


def rest(seconds: float) -> Iterator[None]:
    """Let QGIS work."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield


def fields(plugin: Any, until: Until) -> Iterator[Any]:
    """Yields ``None`` while it gets ready, and each field: its name, it, what to type."""
    yield from _of_intake(plugin, until)
    yield from _of_dispatch(plugin, until)
    yield from _of_evaluation(plugin)


def _of_intake(plugin: Any, until: Until) -> Iterator[Any]:
    panel = _panel(plugin, "intake")
    if panel.calls.isVisible():
        form = panel.form
        yield "description", form.description, WORDS
        yield "class", form.picker, "jing 井盖 0102 dx "
        yield "address", form.place.address, WORDS
        yield "telephone", form.caller.phone, DIGITS
        yield "caller's name", form.caller.name, WORDS
        panel.calls.inquiry()
        yield "answer to an inquiry", form.answer, WORDS
        panel.calls.urge()
        yield "number of an urged case", form.urge.number, "26112"
        form.clear()
    yield "search in the hall's list", panel.queue.search, "井盖路灯垃圾 "
    yield from _with_form(plugin, panel.queue, panel.queue.actions, until, "form of an action")


def _of_dispatch(plugin: Any, until: Until) -> Iterator[Any]:
    panel = _panel(plugin, "dispatch")
    panel.queue.filters.clear()
    yield "words above the queue", panel.queue.filters.words, "井盖路灯垃圾 "
    panel.queue.filters.clear()
    yield from _with_form(plugin, panel, panel.pane.actions, until, "form beside the queue")


def _of_evaluation(plugin: Any) -> Iterator[Any]:
    panel = _panel(plugin, "evaluation")
    yield "first day of an evaluation", panel.period_bar.start, "20260102"


def _panel(plugin: Any, room: str) -> Any:
    dock = plugin.dock(room)
    dock.show()
    dock.raise_()
    return plugin.panel(room)


def _with_form(plugin: Any, panel: Any, actions: Any, until: Until, name: str) -> Iterator[Any]:
    """The first form with room for words among those of the first cases."""
    flag = Path(os.environ["DCM_BENCH_TYPING"])
    for row in plugin.feed.model.cases()[::400]:
        flag.unlink(missing_ok=True)  # getting there is not measured
        panel.select_case(row.task_no)
        yield from until(lambda: plugin.desk.jobs.count == 0)
        for code in actions.actions():
            actions.press(code)
            yield from until(lambda: plugin.desk.jobs.count == 0)
            found = actions.form.findChildren(QPlainTextEdit) if actions.form is not None else []
            if found:
                flag.touch()
                yield f"{name} ({code})", found[0], WORDS
                return


def steps(plugin: Any, told: dict[str, Any], until: Until) -> Iterator[None]:
    """Type into every field; figures go into ``told`` by its name."""
    flag = Path(os.environ["DCM_BENCH_TYPING"])
    told["typed"] = {}
    yield from until(lambda: plugin.map_link is not None and plugin.layers.layer("open_case"))
    yield from rest(AFTER_S)  # the map is drawn for the first time
    flag.touch()
    for step in fields(plugin, until):
        if step is None:
            yield
            continue
        name, widget, words = step
        yield from type_into(widget, words, plugin, told["typed"].setdefault(name, []))
    flag.unlink(missing_ok=True)
