"""Keys of the intake dock, which work wherever in it the cursor stands (快捷键).

QGIS has meanings of its own for some function keys, and a key with two meanings does nothing in Qt.
So the dock claims its keys while the focus is inside, and gives them back outside.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QComboBox, QWidget

Call = Callable[[], None]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DockKeys(QObject):
    """Takes the keys of a panel before Qt looks for shortcuts.

    :param panel: hands its events to :meth:`handle`
    :param calls: what each key does, by key and modifiers
    :param save: what Ctrl+Enter does
    :param leaves: whether a widget has keys of its own (an open form of an action)
    :param escape: what Esc does; says whether there was anything to do
    """

    def __init__(
        self,
        panel: QWidget,
        calls: dict[tuple[Any, Any], Call],
        save: Call,
        leaves: Callable[[QWidget | None], bool],
        escape: Callable[[], bool],
    ) -> None:
        super().__init__(panel)
        self._panel, self._calls, self._save = panel, calls, save
        self._leaves, self._escape = leaves, escape

    def handle(self, event: Any) -> bool:
        """Deal with an event of the panel.

        :returns: whether it was one of the dock's keys
        """
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if self._leaves(self._panel.window().focusWidget()):
            return False
        if kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            return self._escape()
        call = self._call_of(event)
        if call is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            call()
        return True

    def watch(self, field: QWidget) -> None:
        """Take the keys in a field that would keep them for itself: texts, combos, lists."""
        field.installEventFilter(self)
        if isinstance(field, QComboBox):
            field.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key before the field sees it."""
        if event.type() != QEvent.Type.KeyPress:
            return bool(super().eventFilter(watched, event))
        call, combo = self._call_of(event), _combo_of(watched)
        if call is None or (combo is not None and call is not self._save):
            return bool(super().eventFilter(watched, event))
        if combo is not None:  # what is marked in its open list is meant
            combo.setCurrentIndex(combo.view().currentIndex().row())
            combo.hidePopup()
        call()
        return True

    def _call_of(self, event: Any) -> Call | None:
        if _is_save(event):
            return self._save
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        for (key, modifiers), call in self._calls.items():
            if event.key() == key and plain == modifiers:
                return call
        return None


def _combo_of(view: QObject) -> Any:
    """The combo box whose open list this is."""
    holder = view.parent()
    combo = holder.parent() if holder is not None else None
    return combo if isinstance(combo, QComboBox) and combo.view() is view else None


def _is_save(event: Any) -> bool:
    control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return bool(event.key() in _ENTER and control)
