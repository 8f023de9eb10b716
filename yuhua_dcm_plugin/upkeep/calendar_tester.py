"""The tab that tells when a limit would run out by a calendar (时限试算)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from qgis.PyQt.QtCore import QDate, QDateTime, QTime, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDateTimeEdit,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ..core.notice import Kind, Notice
from ..core.shanghai import SHANGHAI, local_time
from ..core.strings import tr
from .calendar_parts import caption, choice, press
from .edition_words import UNITS, unit_words
from .year_paint import day_locale

_MOST = 1000
_FORM = "%Y-%m-%d %H:%M:%S"


class DueTester(QWidget):
    """Start, amount and unit; the answer comes from the clock of the cases itself."""

    #: Somebody wants to know: start, amount, unit.
    asked = pyqtSignal(object, float, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dueTester")
        self.start = QDateTimeEdit(self)
        self.start.setObjectName("testerStart")
        self.start.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.start.setCalendarPopup(True)
        self.set_start(datetime.now(SHANGHAI))
        self.amount = QDoubleSpinBox(self)
        self.amount.setObjectName("testerAmount")
        self.amount.setRange(0, _MOST)
        self.amount.setValue(1)
        self.unit = choice("testerUnit", self)
        for unit in UNITS:
            self.unit.addItem(unit_words(unit), unit)
        self.unit.setCurrentIndex(self.unit.findData("work_day"))
        self.ask_button = press("testerAsk", tr("When Is It Due"), self.ask, self)
        self.answer = Notice("testerAnswer", Kind.INFO, self)
        self._lay_out()

    def set_start(self, moment: datetime) -> None:
        """Begin at a moment."""
        there = moment.astimezone(SHANGHAI)
        day, time = QDate(there.year, there.month, there.day), QTime(there.hour, there.minute)
        self.start.setDateTime(QDateTime(day, time))

    def ask(self) -> None:
        """Ask when it is due."""
        self.answer.say("")
        self.asked.emit(self.moment, self.amount.value(), str(self.unit.currentData()))

    @property
    def moment(self) -> datetime:
        """The start as typed, on the clock of the hall."""
        day, time = self.start.date(), self.start.time()
        return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(),
                        tzinfo=SHANGHAI)  # fmt: skip

    def tell(self, due: datetime) -> None:
        """Say when it is due."""
        there = due.astimezone(SHANGHAI)
        weekday = day_locale().dayName(there.isoweekday())
        words = tr("Due {moment}, {weekday}")
        self.answer.say(words.format(moment=local_time(due, _FORM), weekday=weekday), Kind.OK)

    def keyPressEvent(self, event: Any) -> None:
        """Enter asks."""
        if event.text() == "\r":
            self.ask()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, part in ((tr("&Start"), self.start), (tr("&Limit"), self.amount),
                            (tr("&Unit"), self.unit)):  # fmt: skip
            form.addRow(caption(words, part, self), part)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.ask_button)
        box = QVBoxLayout(self)
        box.addLayout(form)
        box.addLayout(foot)
        box.addWidget(self.answer)
        box.addStretch(1)
