"""The list of questions, those of a kind together (问题列表)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from ..cases.model import tooltip
from ..core.strings import tr
from .questions_words import group_words, subject_words, suggestion_words

_QUESTION = Qt.ItemDataRole.UserRole
_TICK = "✓"
_LINES = 8
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class QuestionTree(QTreeWidget):
    """Kinds of questions with their questions; only questions can be chosen."""

    #: Enter was pressed.
    enterPressed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: Mapping[str, str] = {}
        self._departments: Mapping[str, str] = {}
        self.setObjectName("questionTree")
        self.setAccessibleName(tr("Questions"))
        self.setHeaderLabels([tr("What was written"), tr("Rows"), tr("Nearest")])
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        letters = self.fontMetrics()
        self.setMinimumHeight(letters.height() * _LINES)
        self.setColumnWidth(0, letters.averageCharWidth() * 30)
        self.setColumnWidth(1, letters.averageCharWidth() * 12)

    def show_names(self, classes: Mapping[str, str], departments: Mapping[str, str]) -> None:
        """Word suggestions with these names."""
        self._classes, self._departments = classes, departments

    def fill(self, questions: Sequence[Any]) -> None:
        """Show these questions instead; none is chosen then."""
        self.blockSignals(True)
        self.clear()
        for key in dict.fromkeys(one.key for one in questions):
            self._add_group(key, [one for one in questions if one.key == key])
        self.expandAll()
        self.blockSignals(False)

    def shown(self) -> list[Any]:
        """All questions, in the order listed."""
        return [item.data(0, _QUESTION) for item in self._items()]

    def question(self) -> Any:
        """The chosen question, or ``None``."""
        item = self.currentItem()
        return item.data(0, _QUESTION) if item is not None else None

    def choose(self, number: int | None) -> bool:
        """Choose a question by its number; whether it is listed."""
        for item in self._items():
            if item.data(0, _QUESTION).number == number:
                self.setCurrentItem(item)
                return True
        return False

    def choose_first(self) -> None:
        """Choose the first question there is."""
        first = next(self._items(), None)
        if first is not None:
            self.setCurrentItem(first)

    def next_of(self, number: int) -> int | None:
        """The open question after one, in the order listed; the first one at the end."""
        shown = self.shown()
        place = next(k for k, one in enumerate(shown) if one.number == number)
        rest = [*shown[place + 1 :], *shown[:place]]
        return next((one.number for one in rest if one.is_open), None)

    def keyPressEvent(self, event: Any) -> None:
        """Enter answers."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enterPressed.emit()
        else:
            super().keyPressEvent(event)

    def _add_group(self, key: str, questions: Sequence[Any]) -> None:
        group = QTreeWidgetItem(self, [f"{group_words(key)} ({len(questions):,})", "", ""])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        for question in questions:
            self._add(group, question)

    def _add(self, group: QTreeWidgetItem, question: Any) -> None:
        mark = "" if question.is_open else f"{_TICK} "
        near = question.answer if question.answer is not None else _first(question)
        words = suggestion_words(near, self._classes, self._departments) if near else ""
        texts = [mark + subject_words(question.subject), f"{question.rows:,}", words]
        item = QTreeWidgetItem(group, texts)
        item.setData(0, _QUESTION, question)
        item.setToolTip(0, tooltip(question.subject))
        item.setToolTip(2, tooltip(words))
        item.setTextAlignment(1, _RIGHT)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for place in range(self.topLevelItemCount()):
            group = self.topLevelItem(place)
            yield from (group.child(row) for row in range(group.childCount()))


def _first(question: Any) -> Any:
    return question.suggestions[0] if question.suggestions else None
