"""The phrase book: one's own phrases, and the district's for those who keep it (常用语维护)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QWidget

from ..cases.class_picker import ClassPicker
from ..cases.feed import CaseFeed
from ..cases.fields import TextField
from ..core.strings import tr
from .book import HandBook
from .records import Phrase
from .store import CallStore
from .table_dialog import TableDialog

KEEPERS = ("dcm_chief", "dcm_admin")


class PhraseEditor(TableDialog):
    """Adds, changes and deletes phrases.

    :param feed: classes, and the desk
    :param store: writes
    :param book: what is shown; read again after each change
    """

    def __init__(
        self, feed: CaseFeed, store: CallStore, book: HandBook, parent: QWidget | None = None
    ) -> None:
        columns = (tr("Whose"), tr("Use"), tr("Class"), tr("Text"))
        super().__init__(feed.desk, "phrase_editor", columns, (0.1, 0.13, 0.17), book.read, parent)
        self.setWindowTitle(tr("Phrase Book"))
        self._store, self._book, self._feed = store, book, feed
        self._keeper = feed.desk.holds(*KEEPERS)
        self.text = TextField(self)
        self.text.setObjectName("phrase_text")
        self.part = QComboBox(self)
        self.part.setObjectName("phrase_part")
        for code, name in part_names().items():
            self.part.addItem(name, code)
        self.picker = ClassPicker(self)
        self.picker.setObjectName("phrase_class")
        self.picker.set_entries(feed.classes)
        self.district = QCheckBox(tr("For the whole district"), self)
        self.district.setObjectName("phrase_district")
        self.district.setEnabled(self._keeper)
        self.form.addRow(tr("Text"), self.text)
        self.form.addRow(tr("Use"), self.part)
        self.form.addRow(tr("Only for class"), self.picker)
        self.form.addRow("", self.district)
        book.changed.connect(self._refresh)
        self._refresh()

    def propose(self, text: str, part: str) -> None:
        """Begin a new phrase with a text."""
        self.begin()
        self.text.set_value(text)
        self.part.setCurrentIndex(max(0, self.part.findData(part)))
        self.text.setFocus()

    def _refresh(self) -> None:
        self.fill(self._book.phrases)

    def row_of(self, entry: Phrase) -> list[str]:
        """Whose it is, where it goes, and its words."""
        whose = tr("District") if entry.district else tr("Own")
        classes = (
            known.label_zh
            for known in self._feed.classes
            if (known.kind, known.code) == (entry.kind, entry.class_code)
        )
        return [whose, part_names().get(entry.part, entry.part), next(classes, ""), entry.text]

    def show_entry(self, entry: Phrase | None) -> None:
        """Put a phrase into the fields."""
        self.text.set_value(entry.text if entry else "")
        if entry is not None:
            self.part.setCurrentIndex(max(0, self.part.findData(entry.part)))
        self.picker.choose(None)
        if entry is not None and entry.class_code:
            self.picker.choose_code(entry.class_code, entry.kind)
        self.district.setChecked(bool(entry and entry.district))

    def may_change(self, entry: Phrase | None) -> bool:
        """One's own, and the district's for those who keep it."""
        return entry is None or entry.own or self._keeper

    def store_entry(self, entry: Phrase | None) -> Callable[[], Any] | str:
        """Keep the fields as a phrase."""
        text = self.text.value()
        if text is None:
            return tr("Write the text of the phrase first.")
        chosen = self.picker.entry()
        phrase: dict[str, Any] = {
            "part": self.part.currentData(),
            "text": text,
            "kind": chosen.kind if chosen else None,
            "class_code": chosen.code if chosen else None,
            "district": self.district.isChecked(),
        }
        if entry is not None:
            phrase["id"] = entry.id
        store = self._store
        return lambda: store.save_phrase(phrase)

    def drop_entry(self, entry: Phrase) -> Callable[[], Any]:
        """Take a phrase out."""
        store = self._store
        return lambda: store.drop_phrase(entry.id)


def part_names() -> dict[str, str]:
    """Where a phrase is put in."""
    return {
        "description": tr("Description"),
        "answer": tr("Answer"),
        "opinion": tr("Opinion"),
        "reason": tr("Reason"),
    }
