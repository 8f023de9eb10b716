"""Finding a small class by typing: name, pinyin, initials or code (小类检索)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QListWidgetItem, QWidget

from ..core.strings import chinese, tr
from .popup_line import PopupLine
from .records import ClassEntry, match_class

_SHOWN = 12


class ClassPicker(PopupLine):
    """A line that shows the classes that fit while one types."""

    #: A class was chosen, or ``None``: what stands there is no class any more.
    classChosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: Sequence[ClassEntry] = ()
        self._chosen: ClassEntry | None = None
        self._by = ""
        self.setAccessibleName(tr("Class"))
        self.setPlaceholderText(tr("Name, pinyin initials or code"))
        self.textEdited.connect(self._typed)
        self.textChanged.connect(self._cleared)

    def set_entries(self, entries: Sequence[ClassEntry]) -> None:
        """Give all classes that can be chosen."""
        self._classes = entries

    def entry(self) -> ClassEntry | None:
        """What is chosen."""
        return self._chosen

    @property
    def chosen_by(self) -> str:
        """Who chose: ``person``, ``component``, ``script``, or nobody yet (empty)."""
        return self._by

    def choose(self, entry: ClassEntry | None, by: str = "person") -> None:
        """Choose a class, or none.

        :param by: ``person``, ``component`` or ``script``; a component never takes the place of
            what a person or a script chose
        """
        self._by = by if entry is not None else ""
        self.hide_entries()
        self.setText(entry_text(entry) if entry is not None else "")
        self.setCursorPosition(0)
        self._set(entry)

    def choose_code(self, code: str, kind: str | None = None, by: str = "script") -> bool:
        """Choose a class by its code; events and components share numbers, so the kind counts.

        :returns: whether there is such a class
        """
        for entry in self._classes:
            if entry.code == code and kind in (None, entry.kind):
                self.choose(entry, by)
                return True
        return False

    def take(self, item: QListWidgetItem) -> None:
        """Choose an entry of the list."""
        self.choose(self.entry_of(item))

    def finish(self) -> None:
        """What is marked in the open list is meant when the form is sent."""
        if self._popup.isVisible() and self._popup.currentItem() is not None:
            self.take(self._popup.currentItem())

    def _typed(self, text: str) -> None:
        self._set(None)
        found = match_class(self._classes, text, _SHOWN) if text.strip() else []
        self.show_entries([(_popup_text(entry), entry) for entry in found])

    def _cleared(self, text: str) -> None:
        if not text:
            self.hide_entries()
            self._set(None)

    def _set(self, entry: ClassEntry | None) -> None:
        changed = entry is not self._chosen
        self._chosen = entry
        if entry is None:
            self._by = ""
        if changed:
            self.classChosen.emit(entry)


def entry_text(entry: ClassEntry) -> str:
    """A class in one line."""
    kind = tr("Component") if entry.kind == "component" else tr("Event")
    name = entry.label_zh if chinese() else entry.label_en or entry.label_zh
    return f"{name} · {kind} {entry.code}"


def _popup_text(entry: ClassEntry) -> str:
    big = entry.big_name if chinese() else entry.big_name_en or entry.big_name
    return f"{entry_text(entry)}  {entry.initials}  {big}"
