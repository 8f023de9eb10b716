"""Bar chart of scores, painted by ourselves: no charting library is in every QGIS (得分图)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QEvent, QPoint, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..core.notice import readable
from .colours import fill, ink
from .records import Scored, score_text

_GAP = 6
_FULL = 100
_TICKS = (0, 25, 50, 75, 100)
_LEAST_WIDTH = 190
_NAME_SHARE = 0.34


class ScoreChart(QWidget):
    """One horizontal bar an object: its name, its grade's letter in the bar, its score beside it.

    An object without a score has no bar but a dash, so that nobody takes it for a bad one.
    """

    #: Code of the object whose bar was clicked.
    objectChosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scoreChart")
        self._rows: Sequence[Scored] = ()
        self._widest: int | None = None
        self._chosen = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMouseTracking(True)

    def set_rows(self, rows: Sequence[Scored]) -> None:
        """Show objects in this order."""
        self._rows, self._widest = tuple(rows), None
        spoken = (f"{row.name} {score_text(row.score)} {row.grade or ''}" for row in self._rows)
        self.setAccessibleDescription("; ".join(spoken))
        self.updateGeometry()
        self.update()

    def choose(self, code: str) -> None:
        """Mark the bar of an object; an unknown code marks none."""
        self._chosen = code
        self.update()

    def bar_of(self, code: str) -> QRect:
        """Where the bar of an object is painted, in pixels of this widget; empty without score."""
        for number, row in enumerate(self._rows):
            if row.code == code:
                return self._bar(number, row)
        return QRect()

    def sizeHint(self) -> QSize:
        """Room for every bar."""
        return QSize(360, self._top() + len(self._rows) * self._row_height() + _GAP)

    def minimumSizeHint(self) -> QSize:
        """Every bar must be seen: whoever holds the chart scrolls."""
        return QSize(_LEAST_WIDTH, self.sizeHint().height())

    def changeEvent(self, event: Any) -> None:
        """Another font has other widths."""
        self._widest = None
        super().changeEvent(event)

    def paintEvent(self, _event: Any) -> None:
        """Paint scale, bars, names and scores."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        self._paint_scale(painter)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, number, row)
        painter.end()

    def _ink(self) -> QColor:
        """Colour of words; a theme's style sheet may change the ground alone."""
        palette = self.palette()
        ground = palette.color(QPalette.ColorRole.Base)
        return readable(palette.color(QPalette.ColorRole.Text), ground)

    def mousePressEvent(self, event: Any) -> None:
        """Tell whose bar it is."""
        row = self._row_at(event.pos())
        if row is not None:
            self.objectChosen.emit(row.code)

    def event(self, event: Any) -> bool:
        """Say the full name where it does not fit."""
        if event.type() == QEvent.Type.ToolTip:
            row = self._row_at(event.pos())
            QToolTip.showText(event.globalPos(), _tip(row) if row else "", self)
            return True
        return bool(super().event(event))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())

    def _row_height(self) -> int:
        return int(self._metrics().height()) + 2 * _GAP

    def _top(self) -> int:
        return int(self._metrics().height()) + 2 * _GAP

    def _name_width(self) -> int:
        if self._widest is None:  # asked several times a bar whenever it is painted
            metrics = self._metrics()
            names = (metrics.horizontalAdvance(row.short_name) for row in self._rows)
            self._widest = max(names, default=0)
        return min(self._widest, int(self.width() * _NAME_SHARE)) + 2 * _GAP

    def _scale(self) -> QRect:
        """Where 0 to 100 lie; beside it there is room for the longest score."""
        left = self._name_width()
        right = self.width() - self._metrics().horizontalAdvance("100.00") - 3 * _GAP
        return QRect(left, self._top(), max(right - left, _GAP), self._row_height())

    def _bar(self, number: int, row: Scored) -> QRect:
        if row.score is None:
            return QRect()
        scale = self._scale()
        wide = round(scale.width() * float(row.score) / _FULL)
        top = self._top() + number * self._row_height() + _GAP // 2
        return QRect(scale.left(), top, max(wide, 2), self._row_height() - _GAP)

    def _row_at(self, point: QPoint) -> Scored | None:
        number = (point.y() - self._top()) // self._row_height()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _paint_scale(self, painter: QPainter) -> None:
        scale = self._scale()
        line = QColor(self.palette().color(QPalette.ColorRole.Mid))
        line.setAlpha(110)
        for tick in self._ticks(scale.width()):
            x = scale.left() + scale.width() * tick // _FULL
            painter.setPen(QPen(line))
            painter.drawLine(x, self._top(), x, self.height() - _GAP)
            painter.setPen(self._ink())
            box = QRect(x - 30, _GAP // 2, 60, self._top() - _GAP)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(tick))

    def _ticks(self, room: int) -> Sequence[int]:
        """As many figures of the scale as stand clear of each other."""
        needed = self._metrics().horizontalAdvance("100") + _GAP
        for ticks in (_TICKS, _TICKS[::2]):
            if room >= needed * (len(ticks) - 1):
                return ticks
        return _TICKS[:: len(_TICKS) - 1]

    def _paint_row(self, painter: QPainter, number: int, row: Scored) -> None:
        top = self._top() + number * self._row_height()
        if row.code == self._chosen:
            shade = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            shade.setAlpha(60)
            painter.fillRect(QRect(0, top, self.width(), self._row_height()), shade)
        painter.setPen(self._ink())
        room = QRect(_GAP, top, self._name_width() - 2 * _GAP, self._row_height())
        name = self._metrics().elidedText(row.short_name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        self._paint_bar(painter, top, self._bar(number, row), row)

    def _paint_bar(self, painter: QPainter, top: int, bar: QRect, row: Scored) -> None:
        if not bar.isEmpty():
            colour = fill(row.colour)
            painter.fillRect(bar, colour)
            self._paint_letter(painter, bar, row.grade or "", colour)
        left = max(bar.right(), self._scale().left()) + _GAP
        painter.setPen(self._ink())
        room = QRect(left, top, self.width() - left, self._row_height())
        painter.drawText(
            room,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            score_text(row.score),
        )

    def _paint_letter(self, painter: QPainter, bar: QRect, letter: str, colour: QColor) -> None:
        if bar.width() < self._metrics().horizontalAdvance(letter) + _GAP:
            return
        painter.setPen(ink(colour))
        room = bar.adjusted(_GAP, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, letter)


def _tip(row: Scored) -> str:
    # Qt reads a tip as HTML when it looks like it; a name stays a name.
    plain = f"{row.name}  {score_text(row.score)} {row.grade or ''}".strip()
    return f"<span>{plain.replace('&', '&amp;').replace('<', '&lt;')}</span>"
