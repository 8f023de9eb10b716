"""The period of an evaluation: a choice, or two dates (评价周期)."""

from __future__ import annotations

from datetime import date, datetime

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QWidget

from ..core.shanghai import SHANGHAI
from ..core.strings import tr
from .records import PERIODS, Period, period_of

_FREE = "free"


def today() -> date:
    """The day it is in Shijiazhuang, whatever this computer's zone."""
    return datetime.now(SHANGHAI).date()


class PeriodBar(QWidget):
    """Chooses a period; typing a date turns the choice to free dates."""

    #: Emitted when another period was chosen; never with an end before its start.
    periodChanged = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox(self)
        self.choice.setObjectName("evaluationPeriod")
        self.choice.setAccessibleName(tr("Period"))
        for code in PERIODS:
            self.choice.addItem(_title(code), code)
        self.start = self._date("evaluationStart", tr("First day"))
        self.end = self._date("evaluationEnd", tr("Last day"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (QLabel(tr("Period")), self.choice, self.start, QLabel("–"), self.end):
            line.addWidget(widget)
        self.choose("month")
        self.choice.currentIndexChanged.connect(self._chosen)
        self.start.dateChanged.connect(self._typed)
        self.end.dateChanged.connect(self._typed)

    def period(self) -> Period:
        """The days chosen, both included."""
        return Period(_day(self.start), _day(self.end))

    def choose(self, code: str) -> None:
        """Choose one of :data:`.records.PERIODS`; an unknown one changes nothing."""
        place = self.choice.findData(code)
        if place >= 0:
            self.choice.setCurrentIndex(place)
            self._fill(code)

    def set_period(self, period: Period) -> None:
        """Choose free dates."""
        self.choice.setCurrentIndex(self.choice.findData(_FREE))
        self._show(period)
        self.periodChanged.emit()

    def _chosen(self, _place: int) -> None:
        code = str(self.choice.currentData())
        if code != _FREE:
            self._fill(code)
            self.periodChanged.emit()

    def _fill(self, code: str) -> None:
        if code != _FREE:
            self._show(period_of(code, today()))

    def _show(self, period: Period) -> None:
        for edit, day in ((self.start, period.start), (self.end, period.end)):
            edit.blockSignals(True)
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)

    def _typed(self, _date: QDate) -> None:
        self.choice.blockSignals(True)
        self.choice.setCurrentIndex(self.choice.findData(_FREE))
        self.choice.blockSignals(False)
        if self.start.date() > self.end.date():  # the date that was typed counts
            other = self.end if self.sender() is self.start else self.start
            other.blockSignals(True)
            other.setDate(_date)
            other.blockSignals(False)
        self.periodChanged.emit()

    def _date(self, name: str, words: str) -> QDateEdit:
        edit = QDateEdit(self)
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        edit.setToolTip(words)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setKeyboardTracking(False)
        edit.setMinimumDate(QDate(2000, 1, 1))
        return edit


def _day(edit: QDateEdit) -> date:
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())


def _title(code: str) -> str:
    return {
        "week": tr("This week"),
        "month": tr("This month"),
        "last_month": tr("Last month"),
        "quarter": tr("This quarter"),
        "year": tr("This year"),
        _FREE: tr("Free dates"),
    }[code]
