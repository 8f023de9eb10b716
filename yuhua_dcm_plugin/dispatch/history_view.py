"""The whole history of a case, to be read from top to bottom (办理经过)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtGui import QFont, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from qgis.PyQt.QtWidgets import QTextEdit, QWidget

from ..core.strings import tr
from .wording import Line

_LEAST = 90
_INDENT = 14
_SPACE = 5


class HistoryView(QTextEdit):
    """A paragraph an event, newest last; words wrap at any width and are never read as markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caseHistory")
        self.setAccessibleName(tr("History"))
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_LEAST)
        self.setPlaceholderText(tr("What was done to the case is told here."))
        self._lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show a history, oldest first, and scroll to its end."""
        self._lines = tuple(lines)
        self.clear()
        cursor = self.textCursor()
        for number, line in enumerate(self._lines):
            self._write(cursor, line, first=number == 0)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def lines(self) -> Sequence[Line]:
        """What is shown, oldest first; for scripts."""
        return self._lines

    def _write(self, cursor: QTextCursor, line: Line, first: bool) -> None:
        head = QTextBlockFormat()
        head.setTopMargin(0 if first else _SPACE)
        if first:
            cursor.setBlockFormat(head)
        else:
            cursor.insertBlock(head)
        cursor.insertText(f"{line.at}  ", self._letters(faint=True))
        cursor.insertText(line.action, self._letters(bold=True))
        cursor.insertText(f"  {line.who}", self._letters())
        for words in line.said.splitlines():
            said = QTextBlockFormat()
            said.setLeftMargin(_INDENT)
            cursor.insertBlock(said)
            cursor.insertText(words, self._letters())

    def _letters(self, bold: bool = False, faint: bool = False) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        role = QPalette.ColorRole.PlaceholderText if faint else QPalette.ColorRole.Text
        letters.setForeground(self.palette().color(role))
        return letters
