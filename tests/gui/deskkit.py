"""What tests of the docks share: a map that notes, and waiting."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QObject, pyqtSignal


class NotedMap(QObject):
    """Stands where the canvas would be and keeps what it was asked."""

    casePicked = pyqtSignal(str)
    extentMoved = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.zoomed: list[tuple[float, float]] = []
        self.flashed: list[tuple[float, float]] = []
        self.selected: list[str | None] = []
        self.box = (545000.0, 4209000.0, 546000.0, 4210000.0)

    def zoom_to(self, x: float, y: float, scale: float | None = None) -> None:
        self.zoomed.append((x, y))

    def extent(self) -> tuple[float, float, float, float]:
        return self.box

    def flash(self, x: float, y: float) -> None:
        self.flashed.append((x, y))

    def select_case(self, task_no: str | None) -> None:
        self.selected.append(task_no)


def wait_until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Run the event loop until something is so; fail if it never is."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never became so"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def shown(panel: Any, task_no: str) -> None:
    """Choose a case in the dispatch dock and wait until all about it is there."""
    told: list[str] = []
    panel.caseShown.connect(told.append)
    panel.select_case(task_no)
    wait_until(lambda: task_no in told)
    wait_until(lambda: not panel._desk.jobs.count)


def dispatch_by_form(panel: Any, opinion: str = "请处理") -> None:
    """Fill the form of the case at hand in as a person does, and submit it."""
    open_form(panel, "dispatch").fill({"department": "A", "opinion": opinion})
    panel.pane.actions.form.submit()


def open_form(panel: Any, code: str) -> Any:
    actions = panel.pane.actions
    wait_until(lambda: code in actions.actions())
    actions.press(code)
    wait_until(lambda: actions.form is not None and actions.form.action.code == code)
    return actions.form


def stage_of(panel: Any, task_no: str) -> str:
    case = panel._feed.model.case(task_no)
    return case.stage if case else ""


def answer_others() -> None:
    """Answer what other programs on the screen ask: a QGIS that starts asks for the clipboard."""
    from qgis.core import QgsApplication

    QgsApplication.processEvents()
