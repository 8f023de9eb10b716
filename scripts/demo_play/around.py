"""What QGIS itself offers: search, options, map tip, the light of the connection."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, QTimer
from qgis.PyQt.QtGui import QCursor
from qgis.PyQt.QtWidgets import QAction, QApplication, QLineEdit, QToolButton

from .stage import Stage, Steps


def qgis(stage: Stage) -> Steps:
    """All of it."""
    yield from locator(stage)
    yield from map_tip(stage)
    yield from light(stage)
    yield from options(stage)


def locator(stage: Stage) -> Steps:
    """Ctrl+K: cases by words."""
    stage.iface.locatorSearch("case 井盖")
    yield from stage.pause(3)
    stage.picture("locator")
    for line in stage.iface.mainWindow().findChildren(QLineEdit):
        if line.text() == "case 井盖":
            line.clear()
    stage.iface.mapCanvas().setFocus()
    stage.show("dispatch")
    yield from stage.settle()


def map_tip(stage: Stage) -> Steps:
    """地图提示: the mouse rests on a case."""
    window, canvas = stage.iface.mainWindow(), stage.iface.mapCanvas()
    case = next(row for row in stage.plugin.feed.model.cases() if row.x is not None)
    layer = stage.plugin.layers.layer("open_case")
    stage.iface.layerTreeView().setCurrentLayer(layer)
    switch = window.findChild(QAction, "mActionMapTips")
    switch.setChecked(True)
    stage.plugin.map_link.zoom_to(case.x, case.y, 2000)
    yield from stage.settle()
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    QCursor.setPos(canvas.mapToGlobal(middle + QPoint(40, 40)))
    yield from stage.pause(0.3)
    QCursor.setPos(canvas.mapToGlobal(middle))
    yield from stage.pause(2.5)
    stage.picture("map_tip")
    switch.setChecked(False)
    QCursor.setPos(window.mapToGlobal(QPoint(5, 5)))
    yield from stage.pause(0.5)


def light(stage: Stage) -> Steps:
    """状态灯: who is signed in, where, since when."""
    shown = stage.iface.mainWindow().findChild(QToolButton, "yuhua_dcm_light")
    menu = shown.menu()
    menu.aboutToShow.emit()
    menu.popup(shown.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
    yield from stage.pause(0.5)
    stage.picture("light")
    menu.hide()
    yield from stage.pause(0.3)


def options(stage: Stage) -> Steps:
    """选项页: the dialog holds everything up, so that it is opened beside the play."""
    window = stage.iface.mainWindow()
    QTimer.singleShot(
        0, lambda: stage.iface.showOptionsDialog(window, currentPage="yuhua_dcm_options")
    )
    yield from stage.until(QApplication.activeModalWidget, "the options")
    yield from stage.pause(1)
    stage.picture("options")
    QApplication.activeModalWidget().reject()
    yield from stage.until(lambda: QApplication.activeModalWidget() is None, "the way back")
    yield from stage.settle()
