"""The class of a report: typed, suggested by words, or given by the component (小类)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..cases.class_picker import ClassPicker
from ..cases.feed import CaseFeed
from ..cases.records import ClassEntry, ComponentHit
from ..core.notice import Kind, Notice
from ..core.strings import chinese, tr
from .book import HandBook
from .class_chips import ClassChips
from .records import Suggestion, suggest_classes

_THINKING_MS = 300
#: Who chose: a person, but among what was suggested.
_BY_CHIP = "suggestion"


class ClassField(QWidget):
    """What a person or a script chose stands, whatever words or a component say.

    :param feed: classes
    :param book: the district's rules
    """

    #: The class, or ``None``.
    chosen = pyqtSignal(object)

    def __init__(self, feed: CaseFeed, book: HandBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._book = feed, book
        self._said = ""
        self._component: ComponentHit | None = None
        self.picker = ClassPicker(self)
        self.picker.setObjectName("report_class")
        self.chips = ClassChips(self)
        self.mismatch = Notice("report_mismatch", Kind.WARNING, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_THINKING_MS)
        self._soon.timeout.connect(self._suggest)
        self.picker.classChosen.connect(self._on_class)
        self.picker.textChanged.connect(lambda _text: self._soon.start())
        self.chips.taken.connect(self._take)
        book.changed.connect(self._suggest)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        for part in (self.picker, self.chips, self.mismatch):
            box.addWidget(part)

    def clear(self) -> None:
        """The next caller."""
        self._said, self._component = "", None
        self.picker.choose(None)
        self.chips.offer(())
        self.mismatch.say("")
        self._soon.stop()

    def hear(self, words: str) -> None:
        """Suggest from what the caller says, once the typing pauses."""
        self._said = words
        self._soon.start()

    def set_component(self, hit: ComponentHit | None) -> None:
        """Take the class of a component unless somebody chose one; tell when they differ."""
        self._component = hit
        if hit is not None and self.picker.chosen_by in ("", "component"):
            self.picker.choose_code(hit.class_code, "component", "component")
        self._check_component()

    # --- inside

    def _suggest(self) -> None:
        # Who typed a class knows better than words do; who took a suggestion may take another.
        entry = self.picker.entry()
        taken = (
            (entry.kind, entry.code)
            if entry is not None and self.picker.chosen_by == _BY_CHIP
            else None
        )
        free = taken is not None or (entry is None and not self.picker.text())
        found = suggest_classes(self._book.rules, self._said) if free else []
        known = {(entry.kind, entry.code): entry for entry in self._feed.classes}
        self.chips.offer(
            [
                replace(hit, class_name=_name(known[hit.kind, hit.class_code]))
                for hit in found
                if (hit.kind, hit.class_code) in known and (hit.kind, hit.class_code) != taken
            ]
        )

    def _take(self, hit: Suggestion) -> None:
        self.picker.choose_code(hit.class_code, hit.kind, _BY_CHIP)
        self.picker.setFocus()

    def _on_class(self, entry: Any) -> None:
        self._suggest()
        self._check_component()
        self.chosen.emit(entry)

    def _check_component(self) -> None:
        entry, hit = self.picker.entry(), self._component
        own = ("component", hit.class_code) if hit is not None else None
        if hit is None or entry is None or (entry.kind, entry.code) == own:
            self.mismatch.say("")
            return
        told = tr("The component here is “{component}”, the class of the report “{name}”: right?")
        self.mismatch.say(told.format(component=hit.class_name, name=_name(entry)))


def _name(entry: ClassEntry) -> str:
    return entry.label_zh if chinese() or not entry.label_en else entry.label_en
