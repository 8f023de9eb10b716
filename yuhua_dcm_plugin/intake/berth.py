"""The place of a row of buttons that stays in sight while the form above it scrolls (悬停按钮)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QSize, QTimer
from qgis.PyQt.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

#: Pixels between a field and the row that waits below it.
_AIR = 4
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest)


class Berth(QWidget):
    """Keeps room for a row in a layout; where that is below the edge, the row waits at the edge.

    :param row: the buttons; they become a child of whatever scrolls
    """

    def __init__(self, row: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row
        self._area: QScrollArea | None = None
        row.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row.installEventFilter(self)

    def stay_in_sight(self, area: QScrollArea) -> None:
        """Keep the row inside what a scroll area shows of its widget."""
        self._area = area
        self._row.setParent(area.widget())
        area.verticalScrollBar().valueChanged.connect(self._put)
        for watched in (area.viewport(), area.widget(), self.parentWidget()):
            watched.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus)
        self._put()

    def hasHeightForWidth(self) -> bool:
        """The row wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the row at a width."""
        return int(self._row.layout().heightForWidth(width))

    def sizeHint(self) -> QSize:
        """As the row."""
        return QSize(self._row.sizeHint().width(), self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest button."""
        return QSize(self._row.minimumSizeHint().width(), self.sizeHint().height())

    def moveEvent(self, event: Any) -> None:
        """Take the row along."""
        super().moveEvent(event)
        self._put()

    def resizeEvent(self, event: Any) -> None:
        """Take the row along."""
        super().resizeEvent(event)
        self._put()

    def showEvent(self, event: Any) -> None:
        """The row is seen where the form is."""
        super().showEvent(event)
        self._row.show()
        self._put()

    def hideEvent(self, event: Any) -> None:
        """No form, no buttons."""
        super().hideEvent(event)
        if self.isHidden() or not self.parentWidget().isVisibleTo(self.window()):
            self._row.hide()

    def eventFilter(self, watched: QObject, event: Any) -> bool:
        """Follow whatever moves: the view, the form, the buttons' own words."""
        if event.type() in _MOVES:
            if watched is self._row:
                self.updateGeometry()
            self._put()
        return bool(super().eventFilter(watched, event))

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        area = self._area
        if new is None or area is None or self._row.isAncestorOf(new):
            return
        if area.widget().isAncestorOf(new):  # once Qt has scrolled as it thinks right
            QTimer.singleShot(0, self._uncover)

    def _uncover(self) -> None:
        """Scroll until the field that has the focus is not behind the row."""
        area, field = self._area, self.window().focusWidget()
        if area is None or field is None or not area.widget().isAncestorOf(field):
            return
        bottom = field.mapTo(area.widget(), QPoint(0, field.height())).y()
        hidden = bottom - self._row.y()
        above = self.mapTo(area.widget(), QPoint(0, 0)).y() >= bottom
        if above and hidden > 0:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + hidden + _AIR)

    def _put(self, *_moved: int) -> None:
        if self._area is None:
            return
        inner = self._area.widget()
        place = self.mapTo(inner, QPoint(0, 0))
        height = self.heightForWidth(self.width())
        edge = self._area.verticalScrollBar().value() + self._area.viewport().height()
        top = min(place.y(), max(0, edge - height))
        self._row.setGeometry(place.x(), top, self.width(), height)
        self._row.raise_()
