"""Keys of the dispatch dock; they count only while the dock has the focus (快捷键)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

#: Beside Alt+1 … Alt+9 of the actions. The function keys are QGIS's or those of intake.
TAKE_NEXT = "Alt+0"


def call_for(panel: Any, event: Any) -> Callable[[], Any] | None:
    """What a key stands for in the dock; ``None`` leaves it to others.

    :param panel: the dispatch panel
    :param event: key press or shortcut override
    """
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
