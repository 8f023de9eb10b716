"""Finding a small class by typing: name, pinyin, initials or code (小类检索)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ..core.strings import chinese, tr
from .records import ClassEntry, match_class

_SHOWN = 12
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_UP = (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class ClassPicker(QLineEdit):
    """A line that shows what fits below it while one types; arrows and Enter choose."""

    #: A class was chosen, or ``None``: what stands there is no class any more.
    classChosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[ClassEntry] = ()
        self._chosen: ClassEntry | None = None
        self._popup = QListWidget(self)
        self._popup.setWindowFlags(Qt.WindowType.ToolTip)
        self._popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._popup.setFrameShape(QFrame.Shape.Box)
        self._popup.itemClicked.connect(self._take_item)
        self._popup.hide()
        self.setPlaceholderText(tr("Name, pinyin initials or code"))
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._typed)
        self.installEventFilter(self)

    def set_entries(self, entries: Sequence[ClassEntry]) -> None:
        """Give all classes that can be chosen."""
        self._entries = entries

    def entry(self) -> ClassEntry | None:
        """What is chosen."""
        return self._chosen

    def choose(self, entry: ClassEntry | None) -> None:
        """Choose a class, or none."""
        self._popup.hide()
        self.setText(entry_text(entry) if entry is not None else "")
        self._set(entry)

    def choose_code(self, code: str, kind: str | None = None) -> bool:
        """Choose a class by its code; events and components share numbers, so the kind counts.

        :returns: whether there is such a class
        """
        for entry in self._entries:
            if entry.code == code and kind in (None, entry.kind):
                self.choose(entry)
                return True
        return False

    def matches(self) -> list[str]:
        """What the list below shows now."""
        return [self._popup.item(row).text() for row in range(self._popup.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter work in the list while the line keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and self._popup.isVisible():
            return self._key(event)
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move):
            self._popup.hide()
        return bool(super().eventFilter(watched, event))

    def _key(self, event: Any) -> bool:
        key, row = event.key(), self._popup.currentRow()
        if key in _DOWN or key in _UP:
            step = 1 if key in _DOWN else -1
            self._popup.setCurrentRow(max(0, min(self._popup.count() - 1, row + step)))
            return True
        if key in _TAKE and self._popup.currentItem() is not None:
            self._take_item(self._popup.currentItem())
            return bool(key != Qt.Key.Key_Tab)
        if key == Qt.Key.Key_Escape:
            self._popup.hide()
            return True
        return False

    def _typed(self, text: str) -> None:
        self._set(None)
        self._popup.clear()
        for entry in match_class(self._entries, text, _SHOWN):
            item = QListWidgetItem(_popup_text(entry), self._popup)
            item.setData(Qt.ItemDataRole.UserRole, entry)
        self._popup.setCurrentRow(0)
        self._place()

    def _place(self) -> None:
        count = self._popup.count()
        if not count or not self.isVisible():
            self._popup.hide()
            return
        height = self._popup.sizeHintForRow(0) * count + 2 * self._popup.frameWidth()
        self._popup.setFixedSize(max(self.width(), 320), height)
        self._popup.move(self.mapToGlobal(QPoint(0, self.height())))
        self._popup.show()

    def _take_item(self, item: QListWidgetItem) -> None:
        self.choose(item.data(Qt.ItemDataRole.UserRole))

    def _set(self, entry: ClassEntry | None) -> None:
        changed = entry is not self._chosen
        self._chosen = entry
        if changed:
            self.classChosen.emit(entry)


def entry_text(entry: ClassEntry) -> str:
    """A class in one line."""
    zh = chinese()
    kind = tr("Component") if entry.kind == "component" else tr("Event")
    name = entry.label_zh if zh else entry.label_en or entry.label_zh
    return f"{name} · {kind} {entry.code}"


def _popup_text(entry: ClassEntry) -> str:
    big = entry.big_name if chinese() else entry.big_name_en or entry.big_name
    return f"{entry_text(entry)}  {entry.initials}  {big}"
