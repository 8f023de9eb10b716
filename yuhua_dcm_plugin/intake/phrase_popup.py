"""The phrase book over a text field: type a part, Enter puts the phrase in (常用语)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..core.strings import tr
from .records import Phrase, fitting_phrases

_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROWS = 9
_LETTERS = 34


class PhrasePopup(QFrame):
    """Phrases of the chosen class first; the filter keeps the cursor, arrows move in the list."""

    #: Keep a text as a new phrase.
    keepWanted = pyqtSignal(str)
    #: Open the phrase book.
    editWanted = pyqtSignal()
    #: Ctrl+Enter: send the whole form.
    saveWanted = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("phrase_popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._phrases: Sequence[Phrase] = ()
        self._part = "description"
        self._chosen: tuple[str, str] | None = None
        self._field: QPlainTextEdit | None = None
        self.filter = QLineEdit(self)
        self.filter.setObjectName("phrase_filter")
        self.filter.setAccessibleName(tr("Find a phrase"))
        self.filter.setPlaceholderText(tr("Find a phrase"))
        self.filter.textChanged.connect(self._fill)
        self.filter.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("phrase_list")
        self.list.setAccessibleName(tr("Phrases"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setWordWrap(True)
        self.list.itemClicked.connect(self._take)
        self.empty = QLabel(tr("No phrase fits. Write it, then keep it with the button."), self)
        self.empty.setWordWrap(True)
        self.keep_button = QPushButton(tr("Save as Phrase…"), self)
        self.keep_button.setObjectName("phrase_keep")
        self.keep_button.clicked.connect(self._keep)
        self.edit_button = QPushButton(tr("Phrase Book…"), self)
        self.edit_button.setObjectName("phrase_edit")
        self.edit_button.clicked.connect(self._edit)
        self._lay_out()

    def open(
        self,
        field: QPlainTextEdit,
        phrases: Sequence[Phrase],
        part: str,
        chosen: tuple[str, str] | None,
    ) -> None:
        """Offer phrases for a field.

        :param part: ``description`` or ``answer``
        :param chosen: kind and code of the chosen class
        """
        self._field, self._phrases, self._part, self._chosen = field, phrases, part, chosen
        self.filter.clear()
        self._fill("")
        below = field.mapToGlobal(QPoint(0, field.height()))
        screen = field.screen().availableGeometry()
        self.adjustSize()
        self.move(
            max(screen.left(), min(below.x(), screen.right() - self.width())),
            max(screen.top(), min(below.y(), screen.bottom() - self.height())),
        )
        self.show()
        self.filter.setFocus()

    def entries(self) -> list[str]:
        """What is offered now."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work in the list while the cursor stays in the filter."""
        if event.type() != QEvent.Type.KeyPress:
            return bool(super().eventFilter(watched, event))
        return self._key(event) or bool(super().eventFilter(watched, event))

    def _key(self, event: Any) -> bool:
        key = event.key()
        if key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.hide()
            self.saveWanted.emit()
            return True
        if key in _ENTER:
            self._take(self.list.currentItem())
            return True
        if key in _MOVES:
            step = 1 if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
            return True
        return False

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for phrase in fitting_phrases(self._phrases, self._part, self._chosen, typed):
            item = QListWidgetItem(phrase.text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, phrase)
        self.list.setCurrentRow(0)
        self.empty.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))

    def _take(self, item: QListWidgetItem | None) -> None:
        self.hide()
        if item is not None and self._field is not None:
            phrase: Phrase = item.data(Qt.ItemDataRole.UserRole)
            self._field.insertPlainText(phrase.text)
            self._field.setFocus()

    def _keep(self) -> None:
        self.hide()
        if self._field is not None:
            marked = self._field.textCursor().selectedText().replace("\u2029", "\n")
            self.keepWanted.emit(marked or self._field.toPlainText().strip())

    def _edit(self) -> None:
        self.hide()
        self.editWanted.emit()

    def _lay_out(self) -> None:
        metrics = QFontMetrics(self.font())
        self.list.setMinimumWidth(metrics.averageCharWidth() * _LETTERS)
        self.list.setFixedHeight(metrics.lineSpacing() * (_ROWS + 1))
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep_button)
        buttons.addStretch(1)
        buttons.addWidget(self.edit_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(self.filter)
        box.addWidget(self.list)
        box.addWidget(self.empty)
        box.addLayout(buttons)
