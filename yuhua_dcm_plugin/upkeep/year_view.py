"""A year as twelve small months; days are chosen and changed by mouse and keyboard (年历)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from qgis.PyQt.QtCore import QEvent, QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..cases.model import tooltip
from ..core.strings import tr
from .calendar_records import DayKind, SpecialDay, days_between
from .edition_form import today
from .year_paint import DayLook, YearGrid, YearPainter, day_locale

_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
}  # fmt: skip
_TURNS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MONTHS = 12


class YearView(QWidget):
    """Shows the special days of a year; Space or a click on the chosen day turns it.

    Arrows go by day and week, Page Up and Down by month, Home and End through the month; with Shift
    they choose several days.
    """

    #: Other days were chosen.
    chosenMoved = pyqtSignal()
    #: The chosen days should become something else.
    turnWanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yearView")
        self.setAccessibleName(tr("Days of the year"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMouseTracking(True)
        self._days: Mapping[date, SpecialDay] = {}
        self._changed: Collection[date] = ()
        self._year = today().year
        self._anchor = self._cursor = date(self._year, 1, 1)

    # --- for the box around it and scripts

    def show_year(
        self, year: int, days: Mapping[date, SpecialDay], changed: Collection[date]
    ) -> None:
        """Show a year.

        :param days: its special days
        :param changed: days that are not written yet
        """
        self._days, self._changed = days, changed
        if year != self._year:
            self._year = year
            now = today()
            self.choose(now if now.year == year else date(year, 1, 1))
        self._fit()
        self.update()

    def choose(self, first: date, last: date | None = None) -> None:
        """Choose a day, or all from one to another."""
        self._anchor, self._cursor = first, last or first
        self.setAccessibleDescription(self._words(self._cursor))
        self.update()
        self.chosenMoved.emit()

    @property
    def chosen(self) -> list[date]:
        """The chosen days, the first one first."""
        return list(days_between(self._anchor, self._cursor))

    @property
    def cursor_day(self) -> date:
        """The day where the keyboard is."""
        return self._cursor

    def place_of(self, day: date) -> QPoint:
        """Middle of a day, for scripts that click."""
        return self._grid().day(day).center()

    # --- looks

    def sizeHint(self) -> QSize:
        """As many months side by side as there is room for."""
        grid = self._grid()
        return QSize(grid.width, grid.height)

    def minimumSizeHint(self) -> QSize:
        """One month wide."""
        grid = YearGrid.fitting(self._year, 0, self.font())
        return QSize(grid.width, self.minimumHeight())

    def resizeEvent(self, event: Any) -> None:
        """Set the months side by side anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: Any) -> None:
        """Follow font and theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, _event: Any) -> None:
        """Paint all twelve months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grid, chosen, now = self._grid(), set(self.chosen), today()
        paint = YearPainter(painter, self, grid)
        for month in range(1, _MONTHS + 1):
            paint.month(month)
            for day in grid.days(month):
                look = DayLook(self._days.get(day), day in self._changed, day in chosen,
                               day == self._cursor, day == now)  # fmt: skip
                paint.day(day, look)
        painter.end()

    def _fit(self) -> None:
        self.setMinimumHeight(self._grid().height)

    def _grid(self) -> YearGrid:
        return YearGrid.fitting(self._year, self.width(), self.font())

    # --- mouse

    def mousePressEvent(self, event: Any) -> None:
        """Choose the day; with Shift all up to it; the day that is chosen already turns."""
        day = self._grid().at(event.pos())
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & _SHIFT:
            self.choose(self._anchor, day)
        elif self.chosen == [day]:
            self.turnWanted.emit()
        else:
            self.choose(day)

    def mouseMoveEvent(self, event: Any) -> None:
        """Choose several days by dragging."""
        day = self._grid().at(event.pos())
        if day is not None and event.buttons() & Qt.MouseButton.LeftButton and day != self._cursor:
            self.choose(self._anchor, day)

    def event(self, event: Any) -> bool:
        """Tell what a day is where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip:
            day = self._grid().at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip(self._words(day)) if day else "", self)
            return True
        return bool(super().event(event))

    # --- keyboard

    def keyPressEvent(self, event: Any) -> None:
        """Walk, choose and turn."""
        if event.key() in _TURNS:
            self.turnWanted.emit()
            return
        day = self._stepped(event.key())
        if day is None:
            super().keyPressEvent(event)
        elif day.year == self._year:
            self.choose(self._anchor if event.modifiers() & _SHIFT else day, day)

    def _stepped(self, key: int) -> date | None:
        here = self._cursor
        if key in _STEPS:
            return here + timedelta(days=_STEPS[Qt.Key(key)])
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            days = list(self._grid().days(here.month))
            return days[0 if key == Qt.Key.Key_Home else -1]
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            month = here.month + (1 if key == Qt.Key.Key_PageDown else -1)
            if not 1 <= month <= _MONTHS:
                return here
            return list(self._grid().days(month))[: here.day][-1]
        return None

    def _words(self, day: date) -> str:
        """A day as words: date, weekday, what it is."""
        weekday = day_locale().dayName(day.isoweekday())
        special = self._days.get(day)
        if special is None:
            return f"{day.isoformat()} {weekday}"
        kinds = {DayKind.HOLIDAY: tr("Day off"), DayKind.WORKING: tr("At work")}
        return f"{day.isoformat()} {weekday} · {kinds[special.kind]} · {special.name}"
