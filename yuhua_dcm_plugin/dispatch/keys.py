"""Keys of the dispatch dock; they count only while the dock has the focus (快捷键)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

#: F5 redraws QGIS's map and F4 opens combo boxes; F8 is free in both.
TAKE_NEXT = Qt.Key.Key_F8


def call_for(panel: Any, event: Any) -> Callable[[], Any] | None:
    """What a key stands for in the dock; ``None`` leaves it to others.

    :param panel: the dispatch panel
    :param event: key press or shortcut override
    """
    if event.key() == TAKE_NEXT and event.modifiers() == Qt.KeyboardModifier.NoModifier:
        return panel.take_next  # type: ignore[no-any-return]
    if event.matches(QKeySequence.StandardKey.Undo) and not _typing():
        return panel.pane.actions.undo_last  # type: ignore[no-any-return]
    if event.matches(QKeySequence.StandardKey.Print):
        return panel.paper.print_selected  # type: ignore[no-any-return]
    if event.matches(QKeySequence.StandardKey.Find):
        return panel.queue.filters.words.setFocus  # type: ignore[no-any-return]
    return None


def _typing() -> bool:
    """Whether somebody types: then Ctrl+Z is about the words."""
    field = QApplication.focusWidget()
    if not isinstance(field, (QLineEdit, QPlainTextEdit, QTextEdit)):
        return False
    return not field.isReadOnly()
