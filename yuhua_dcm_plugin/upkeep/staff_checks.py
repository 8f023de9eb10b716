"""Several of a list, each with a check box (多选)."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QWidget

_COLUMNS = 2


class CheckGroup(QGroupBox):
    """Check boxes in two columns under a title.

    :param name: object name; each box is called after it and its code
    """

    #: Something was checked or unchecked.
    edited = pyqtSignal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(6, 4, 6, 4)

    def offer(self, entries: Iterable[tuple[str, str]]) -> None:
        """Offer these codes with their words; what is offered already stays as it is."""
        for code, words in entries:
            if code not in self.boxes:
                self._add(code, words)

    def check(self, codes: Iterable[str]) -> None:
        """Check these and no others; one that is not offered is added."""
        wanted = list(codes)
        self.offer((code, code) for code in wanted)
        for code, box in self.boxes.items():
            box.setChecked(code in wanted)

    def checked(self) -> list[str]:
        """Codes that are checked, in order."""
        return sorted(code for code, box in self.boxes.items() if box.isChecked())

    def _add(self, code: str, words: str) -> None:
        box = QCheckBox(words.replace("&", "&&"), self)
        box.setObjectName(f"{self.objectName()}_{code}")
        box.toggled.connect(lambda _on: self.edited.emit())
        place = len(self.boxes)
        self._grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
        self.boxes[code] = box
