"""What the chosen days of a year are: a kind and a name (日期安排)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ..core.strings import tr
from ..core.text import plain
from .calendar_parts import choice
from .calendar_records import DayKind, SpecialDay
from .year_words import day_kinds

_MOST_LETTERS = 40


class DayLine(QWidget):
    """Shows the chosen days; a kind or a name that somebody gives counts for all of them."""

    #: The days should be of a kind; the name is empty where the usual one serves.
    given = pyqtSignal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dayLine")
        self.which = QLabel(self)
        self.which.setObjectName("dayWhich")
        self.kind = choice("dayKind", self, tr("What the chosen days are"))
        for kind, words in day_kinds().items():
            self.kind.addItem(words, kind)
        self.name = QLineEdit(self)
        self.name.setObjectName("dayName")
        self.name.setAccessibleName(tr("Name of the holiday"))
        self.name.setPlaceholderText(tr("Name of the holiday"))
        self.name.setMaxLength(_MOST_LETTERS)
        self.kind.activated.connect(lambda _place: self._on_kind())
        self.name.editingFinished.connect(self.take_name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.which)
        row.addWidget(self.kind)
        row.addWidget(self.name, 1)

    def show_days(
        self, chosen: Sequence[date], days: Mapping[date, SpecialDay], writable: bool
    ) -> None:
        """Show kind and name of days, where they agree.

        :param days: special days of the year
        """
        found = [days.get(day) for day in chosen]
        kinds = {each.kind if each else DayKind.ORDINARY for each in found}
        names = {each.name for each in found if each}
        self.kind.setCurrentIndex(self.kind.findData(kinds.pop()) if len(kinds) == 1 else -1)
        self.name.setText(names.pop() if len(names) == 1 else "")
        self.kind.setEnabled(writable)
        self.name.setEnabled(writable and self._special)
        first, last = chosen[0].isoformat(), chosen[-1].isoformat()
        words = tr("{first} to {last}").format(first=first, last=last)
        self.which.setText(first if len(chosen) == 1 else words)

    def take_name(self) -> None:
        """Give the days the name as it is typed now."""
        name = plain(self.name.text()).strip()
        if self._special and name:
            self.given.emit(self.kind.currentData(), name)

    @property
    def _special(self) -> bool:
        return self.kind.currentData() not in (None, DayKind.ORDINARY)

    def _on_kind(self) -> None:
        kind = self.kind.currentData()
        if kind is not None:
            self.given.emit(kind, "")
