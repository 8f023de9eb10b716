"""Where on the screen the parts are that the guide's pictures show.

The layout of the docks changes with the product; what a picture shows should not have to be
measured again each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.PyQt.QtCore import QPoint, QRect
from qgis.PyQt.QtWidgets import QApplication, QDialog, QWidget

Box = tuple[int, int, int, int]
ROOMS = ("intake", "dispatch", "evaluation", "census", "upkeep")


def parts(plugin: Any, iface: Any) -> dict[str, Box]:
    """What is visible now: name -> left, top, right, bottom in pixels of the screen."""
    found = {**_docks(plugin), **dict(_inside(plugin)), **dict(_windows())}
    found["canvas"] = _box(_of(iface.mapCanvas()))
    bar = iface.messageBar()
    if bar.isVisible() and bar.currentItem() is not None:
        found["message"] = _box(_of(bar))
    return found


def _docks(plugin: Any) -> dict[str, Box]:
    docks = {room: plugin.dock(room) for room in ROOMS}
    return {
        room: _box(_of(dock))
        for room, dock in docks.items()
        if dock.isVisible() and not dock.visibleRegion().isEmpty()
    }


def _inside(plugin: Any) -> Iterator[tuple[str, Box]]:
    """The call above, the cases of the hall below; the queue on the left, the case beside it."""
    intake, dispatch = plugin.panel("intake"), plugin.panel("dispatch")
    if intake is not None:
        dock, calls, hall = (_of(w) for w in (plugin.dock("intake"), intake.calls, intake.queue))
        yield "call", _box(QRect(dock.topLeft(), QPoint(dock.right(), calls.bottom() + 4)))
        low = min(dock.bottom(), hall.bottom())
        yield "hall", _box(QRect(QPoint(dock.left(), hall.top()), QPoint(dock.right(), low)))
    if dispatch is not None:
        dock, queue = _of(plugin.dock("dispatch")), _of(dispatch.queue)
        yield "queue", _box(QRect(dock.topLeft(), QPoint(queue.right() + 4, dock.bottom())))
        yield "case", _box(QRect(QPoint(queue.right() + 4, queue.top()), dock.bottomRight()))


def _windows() -> Iterator[tuple[str, Box]]:
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    if isinstance(window, QDialog):
        yield "dialog", _box(window.frameGeometry())
    popup = QApplication.activePopupWidget()
    if popup is not None:
        yield "popup", _box(_of(popup))


def _of(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _box(area: QRect) -> Box:
    return area.left(), area.top(), area.right() + 1, area.bottom() + 1
