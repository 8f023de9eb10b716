"""Where the days of a year stand as twelve small months, and how they are painted (年历)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from qgis.PyQt.QtCore import QLocale, QPoint, QRect, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QWidget

from ..core.notice import Kind, colours, is_dark
from ..core.strings import chinese, tr
from .calendar_records import DayKind, SpecialDay, is_weekend

_COLUMNS = (6, 4, 3, 2, 1)
_WEEK, _WEEKS, _MONTHS = 7, 6, 12
_GAP, _PAD = 12, 3
_MARK_SHARE = 0.78
_COLOURS = {DayKind.HOLIDAY: Kind.OK, DayKind.WORKING: Kind.WARNING}
_WEEK_BEGINS = calendar.Calendar(calendar.MONDAY)


def day_locale() -> QLocale:
    """How months and days are called in the user's language."""
    return QLocale("zh_CN" if chinese() else "en_GB")


def marks() -> dict[DayKind, str]:
    """The sign of each kind of day, so that colour is never alone."""
    return {DayKind.ORDINARY: "", DayKind.HOLIDAY: tr("H"), DayKind.WORKING: tr("W")}


def mark_font(font: QFont) -> QFont:
    """The smaller letters of the signs."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * _MARK_SHARE)
    else:
        small.setPixelSize(max(1, round(font.pixelSize() * _MARK_SHARE)))
    return small


@dataclass(frozen=True)
class YearGrid:
    """Places of all days of a year, from what letters need."""

    year: int
    columns: int
    cell_w: int
    cell_h: int

    @classmethod
    def fitting(cls, year: int, width: int, font: QFont) -> YearGrid:
        """As many months side by side as the width has room for."""
        letters, small = QFontMetrics(font), QFontMetrics(mark_font(font))
        mark = max(small.horizontalAdvance(sign) for sign in marks().values())
        cell_w = letters.horizontalAdvance("30") + mark + 2 * _PAD
        month = _WEEK * cell_w + _GAP
        columns = next((n for n in _COLUMNS if n * month - _GAP <= width), 1)
        return cls(year, columns, cell_w, letters.height() + _PAD)

    @property
    def width(self) -> int:
        """All months of a line."""
        return self.columns * (_WEEK * self.cell_w + _GAP) - _GAP

    @property
    def height(self) -> int:
        """All lines of months."""
        return (_MONTHS // self.columns) * self._month_h

    @property
    def _month_h(self) -> int:
        return (_WEEKS + 2) * self.cell_h + _GAP

    def month(self, month: int) -> QRect:
        """Where a month stands, its head included."""
        line, column = divmod(month - 1, self.columns)
        width = _WEEK * self.cell_w
        return QRect(column * (width + _GAP), line * self._month_h, width, self._month_h - _GAP)

    def day(self, day: date) -> QRect:
        """Where a day stands."""
        month = self.month(day.month)
        first = date(day.year, day.month, 1).weekday()
        week, place = divmod(first + day.day - 1, _WEEK)
        return QRect(month.left() + place * self.cell_w, month.top() + (week + 2) * self.cell_h,
                     self.cell_w, self.cell_h)  # fmt: skip

    def at(self, point: QPoint) -> date | None:
        """Which day stands at a point."""
        for month in range(1, _MONTHS + 1):
            if self.month(month).contains(point):
                return next(
                    (day for day in self.days(month) if self.day(day).contains(point)), None
                )
        return None

    def days(self, month: int) -> Iterator[date]:
        """Every day of a month."""
        weeks = _WEEK_BEGINS.itermonthdates(self.year, month)
        return (day for day in weeks if day.month == month)


@dataclass(frozen=True)
class DayLook:
    """How one day is to be shown."""

    special: SpecialDay | None = None
    changed: bool = False
    chosen: bool = False
    cursor: bool = False
    today: bool = False


class YearPainter:
    """Paints months and days of a grid.

    :param widget: whose letters and theme they have
    """

    def __init__(self, painter: QPainter, widget: QWidget, grid: YearGrid) -> None:
        self._painter, self._widget, self._grid = painter, widget, grid
        self._locale, self._marks = day_locale(), marks()
        self._dark, self._small = is_dark(widget), mark_font(widget.font())

    def month(self, month: int) -> None:
        """Its name and the letters of the week."""
        place, cell = self._grid.month(month), self._grid.cell_h
        bold = QFont(self._widget.font())
        bold.setBold(True)
        self._pen(QPalette.ColorRole.WindowText)
        self._painter.setFont(bold)
        title = QRect(place.left(), place.top(), place.width(), cell)
        self._painter.drawText(title, int(Qt.AlignmentFlag.AlignCenter),
                               self._locale.standaloneMonthName(month))  # fmt: skip
        self._painter.setFont(self._small)
        form = QLocale.FormatType.NarrowFormat
        for number in range(_WEEK):
            box = QRect(place.left() + number * self._grid.cell_w, place.top() + cell,
                        self._grid.cell_w, cell)  # fmt: skip
            words = self._locale.standaloneDayName(number + 1, form)
            self._painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def day(self, day: date, look: DayLook) -> None:
        """One day: ground, number, sign, dot of a change, frame."""
        box = self._grid.day(day)
        kind = look.special.kind if look.special is not None else DayKind.ORDINARY
        self._ground(box, day, kind)
        self._painter.setFont(self._widget.font())
        numbers = box.adjusted(_PAD, 0, -_PAD, 0)
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._painter.drawText(numbers, middle, str(day.day))
        self._painter.setFont(self._small)
        corner = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._painter.drawText(numbers.adjusted(0, 1, _PAD - 1, 0), corner, self._marks[kind])
        if look.changed:
            self._dot(box)
        self._frame(box, look)

    def _ground(self, box: QRect, day: date, kind: DayKind) -> None:
        if kind is not DayKind.ORDINARY:
            ink, ground = colours(_COLOURS[kind], self._dark)
            self._painter.fillRect(box.adjusted(0, 0, -1, -1), QColor(ground))
            self._painter.setPen(QColor(ink))
            return
        if is_weekend(day):
            palette = self._widget.palette()
            self._painter.fillRect(
                box.adjusted(0, 0, -1, -1), palette.color(QPalette.ColorRole.AlternateBase)
            )
        self._pen(QPalette.ColorRole.WindowText)

    def _dot(self, box: QRect) -> None:
        size = max(3, self._grid.cell_h // 5)
        self._painter.setBrush(self._painter.pen().color())
        self._painter.drawEllipse(box.right() - size - 1, box.bottom() - size - 1, size, size)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _frame(self, box: QRect, look: DayLook) -> None:
        if not (look.chosen or look.cursor or look.today):
            return
        palette = self._widget.palette()
        role = QPalette.ColorRole.WindowText if not look.chosen else QPalette.ColorRole.Highlight
        pen = QPen(palette.color(role), 2 if look.chosen else 1)
        if not look.chosen:
            pen.setStyle(Qt.PenStyle.DotLine)
        self._painter.setPen(pen)
        self._painter.drawRect(box.adjusted(1, 1, -2, -2))

    def _pen(self, role: QPalette.ColorRole) -> None:
        self._painter.setPen(self._widget.palette().color(role))
