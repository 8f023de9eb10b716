"""Classes that the words of the description speak for, to be taken by one key (小类推荐)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ..cases.flow import FlowLayout
from ..cases.model import tooltip
from ..core.strings import tr
from .records import Suggestion


class ClassChips(QWidget):
    """Up to three buttons; nothing is ever chosen without one of them being pressed.

    Alt+1 … belong to the actions of the selected case, so that these are Ctrl+1 … Ctrl+3.
    """

    #: The suggestion that was taken.
    taken = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_suggestions")
        self._shown: Sequence[Suggestion] = ()
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._row)
        self.hide()

    def shown(self) -> list[Suggestion]:
        """What is offered now."""
        return list(self._shown)

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these instead of the ones before; none takes no room."""
        if list(suggestions) == list(self._shown):
            return
        self._shown = suggestions
        self._flow.clear()
        for number, hit in enumerate(suggestions, 1):
            self._flow.addWidget(self._chip(number, hit))
        self._row.updateGeometry()
        self.setVisible(bool(suggestions))

    def take(self, number: int) -> None:
        """Take the first, second or third."""
        if number <= len(self._shown):
            self.taken.emit(self._shown[number - 1])

    def _chip(self, number: int, hit: Suggestion) -> QPushButton:
        text = tr("{name}?  Ctrl+{n}").format(name=hit.class_name, n=number)
        chip = QPushButton(text.replace("&", "&&"), self._row)
        chip.setObjectName(f"report_suggestion_{number}")
        chip.setAutoDefault(False)
        words = "、".join(hit.words)
        chip.setToolTip(tooltip(tr("Because of “{words}”").format(words=words)))
        chip.setAccessibleDescription(tr("Because of “{words}”").format(words=words))
        chip.clicked.connect(lambda _checked=False: self.take(number))
        return chip
