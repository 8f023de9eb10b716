"""Samples of a delivery's texts, read in each encoding that could be, side by side (编码选择)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ..core.strings import tr
from .parts import Candidate

#: So many ways to read stand side by side; the rest is in the list.
_BESIDE = 3
_LINES = 5
#: What Chinese deliveries come in; offered besides the candidates.
_KNOWN = ("UTF-8", "GB18030", "BIG5", "UTF-16", "CP1252")


class EncodingChoice(QWidget):
    """A column of samples for each likely encoding, with a button to say that this one is right."""

    #: An encoding was chosen.
    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("encodingChoice")
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_button)
        self.buttons: list[QRadioButton] = []
        self.samples: list[QPlainTextEdit] = []
        self._encodings: list[str] = []
        self.lead = QLabel(self)
        self.lead.setObjectName("encodingLead")
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.lead.setWordWrap(True)
        self._grid = QGridLayout()
        for place in range(_BESIDE):
            self._add_button(place)
        for place in range(_BESIDE):
            self._add_sample(place)
        self.other = QComboBox(self)
        self.other.setObjectName("encodingOther")
        self.other.setAccessibleName(tr("Another encoding"))
        self.other.activated.connect(self._on_other)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.addWidget(self.lead)
        box.addLayout(self._grid, 1)
        box.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)

    def ask(self, words: str, candidates: Sequence[Candidate], current: str | None) -> None:
        """Show what the texts would be.

        :param words: why it is asked
        :param candidates: best first
        :param current: what is chosen so far
        """
        self.lead.setText(words)
        shown = list(candidates)[:_BESIDE]
        self._encodings = [candidate.encoding for candidate in shown]
        self._group.setExclusive(False)
        for place, button in enumerate(self.buttons):
            there = place < len(shown)
            button.setVisible(there)
            self.samples[place].setVisible(there)
            button.setChecked(there and shown[place].encoding == current)
            if there:
                button.setText(_title(shown[place]))
                button.setAccessibleName(button.text())
                self.samples[place].setPlainText("\n".join(shown[place].samples))
        self._group.setExclusive(True)
        self._offer_others([candidate.encoding for candidate in candidates[_BESIDE:]], current)

    def choose(self, encoding: str) -> None:
        """Choose an encoding, as if its button were pressed."""
        if encoding in self._encodings:
            self.buttons[self._encodings.index(encoding)].setChecked(True)
        self.chosen.emit(encoding)

    def _add_button(self, place: int) -> None:
        button = QRadioButton(self)
        button.setObjectName(f"encoding{place}")
        button.setAccessibleName(tr("Encoding"))
        self._group.addButton(button, place)
        self._grid.addWidget(button, 0, place)
        self.buttons.append(button)

    def _add_sample(self, place: int) -> None:
        sample = QPlainTextEdit(self)
        sample.setObjectName(f"encodingSample{place}")
        sample.setAccessibleName(tr("Sample of the texts"))
        sample.setReadOnly(True)
        sample.setTabChangesFocus(True)
        sample.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        sample.setMinimumWidth(self.fontMetrics().averageCharWidth() * 12)
        self._grid.addWidget(sample, 1, place)
        self.samples.append(sample)

    def _offer_others(self, more: Sequence[str], current: str | None) -> None:
        self.other.clear()
        self.other.addItem(tr("Another encoding"), "")
        known = {encoding.upper() for encoding in self._encodings}
        for encoding in dict.fromkeys((*more, *_KNOWN)):
            if encoding.upper() not in known:
                self.other.addItem(encoding, encoding)
        place = self.other.findData(current) if current else -1
        self.other.setCurrentIndex(max(0, place))

    def _on_button(self, place: int) -> None:
        self.chosen.emit(self._encodings[place])

    def _on_other(self, place: int) -> None:
        encoding = self.other.itemData(place)
        if encoding:
            self.chosen.emit(encoding)


def _title(candidate: Candidate) -> str:
    if candidate.score >= 0.8:
        return tr("{encoding} (likely)").format(encoding=candidate.encoding)
    return candidate.encoding
