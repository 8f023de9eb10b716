"""The slots of a working day, one line each (作息时段)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..core.strings import tr
from .calendar_parts import press
from .calendar_records import minutes
from .hours_time import TimeSpin

_USUAL = (("08:00", "12:00"), ("14:00", "18:00"))
_MOST = 12
_NEXT_MIN, _LENGTH_MIN, _DAY_MIN = 60, 120, 24 * 60


class SlotLine(QWidget):
    """One slot: from, to, and a button that takes it away."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begin = TimeSpin(f"slotFrom{number}", tr("Slot {n} from").format(n=number), self)
        self.end = TimeSpin(f"slotTo{number}", tr("Slot {n} to").format(n=number), self)
        self.drop = QPushButton(tr("Remove"), self)
        self.drop.setObjectName(f"slotDrop{number}")
        self.drop.setAccessibleName(tr("Remove slot {n}").format(n=number))
        self.drop.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.begin)
        row.addWidget(QLabel("–", self))
        row.addWidget(self.end)
        row.addWidget(self.drop)
        row.addStretch(1)

    @property
    def slot(self) -> tuple[str, str]:
        """From and to as HH:MM."""
        return self.begin.time, self.end.time


class SlotLines(QWidget):
    """All slots of a working day."""

    #: Something was typed, added or taken away.
    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hoursSlots")
        self.lines: list[SlotLine] = []
        self.sum = QLabel(self)
        self.sum.setObjectName("hoursSum")
        self.add_button = press("hoursAddSlot", tr("Add a Slot"), self.add, self)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.sum, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self._rows)
        box.addLayout(foot)
        self.show_slots(_USUAL)

    @property
    def slots(self) -> tuple[tuple[str, str], ...]:
        """Every slot as typed, in the order of the day."""
        return tuple(sorted(line.slot for line in self.lines))

    def show_slots(self, slots: Sequence[tuple[str, str]]) -> None:
        """Show these slots."""
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for number, (begin, end) in enumerate(slots, 1):
            self._append(number, begin, end)
        self._order()
        self._tell()

    def add(self) -> None:
        """Add a slot behind the last one."""
        last = max((minutes(end) for _begin, end in self.slots), default=0)
        begin = min(last + _NEXT_MIN, _DAY_MIN - 1)
        end = min(begin + _LENGTH_MIN, _DAY_MIN)
        form = "{:02}:{:02}".format
        self.show_slots([*self.slots, (form(*divmod(begin, 60)), form(*divmod(end, 60)))])
        self.lines[-1].begin.setFocus()
        self.changed.emit()

    def _append(self, number: int, begin: str, end: str) -> None:
        line = SlotLine(number, self)
        line.begin.set_time(begin)
        line.end.set_time(end)
        line.drop.clicked.connect(lambda _checked=False: self._drop(line))
        for edit in (line.begin, line.end):
            edit.valueChanged.connect(lambda _value: self._on_typed())
        self._rows.addWidget(line)
        self.lines.append(line)

    def _order(self) -> None:
        """Tab goes through the slots and then to the button that adds one."""
        walk: list[QWidget] = []
        for line in self.lines:
            walk += [line.begin, line.end, line.drop]
        for before, after in zip(walk, [*walk[1:], self.add_button]):
            QWidget.setTabOrder(before, after)

    def _drop(self, line: SlotLine) -> None:
        self.show_slots([each.slot for each in self.lines if each is not line])
        self.add_button.setFocus()
        self.changed.emit()

    def _on_typed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        whole = sum(max(0, minutes(end) - minutes(begin)) for begin, end in self.slots) / 60
        self.sum.setText(tr("{n} hours a day").format(n=f"{whole:g}"))
        self.add_button.setEnabled(len(self.lines) < _MOST)
        for line in self.lines:
            line.drop.setEnabled(len(self.lines) > 1)
