"""Words that suggest a class, kept by the district (小类推荐规则)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QDoubleSpinBox, QLabel, QLineEdit, QWidget

from ..cases.class_picker import ClassPicker
from ..cases.feed import CaseFeed
from ..core.strings import tr
from .book import HandBook
from .records import ClassRule, suggest_classes, words_of_line
from .store import CallStore
from .table_dialog import TableDialog


class RulesEditor(TableDialog):
    """Adds, changes and deletes rules, with a line to try them out.

    :param feed: classes, and the desk
    :param store: writes
    :param book: what is shown; read again after each change
    """

    def __init__(
        self, feed: CaseFeed, store: CallStore, book: HandBook, parent: QWidget | None = None
    ) -> None:
        columns = (tr("Words"), tr("Class"), tr("But not"), tr("Weight"), tr("In use"))
        super().__init__(
            feed.desk, "rules_editor", columns, (0.36, 0.22, 0.18, 0.09), book.read, parent
        )
        self.setWindowTitle(tr("Class Rules"))
        self._store, self._book = store, book
        self.words = self._line("rule_words", tr("One of these; a blank means both parts"))
        self.picker = ClassPicker(self)
        self.picker.setObjectName("rule_class")
        self.picker.set_entries(feed.classes)
        self.but_not = self._line("rule_but_not", tr("None of these"))
        self.weight = QDoubleSpinBox(self)
        self.weight.setObjectName("rule_weight")
        self.weight.setRange(0.1, 100)
        self.weight.setDecimals(1)
        self.active = QCheckBox(tr("In use"), self)
        self.active.setObjectName("rule_active")
        self.trial = self._line("rule_trial", tr("Type what a caller might say"))
        self.trial.textChanged.connect(self._try)
        self.tried = QLabel(self)
        self.tried.setObjectName("rule_tried")
        self.tried.setTextFormat(Qt.TextFormat.PlainText)
        self.tried.setWordWrap(True)
        self.form.addRow(tr("Words"), self.words)
        self.form.addRow(tr("Class"), self.picker)
        self.form.addRow(tr("But not"), self.but_not)
        self.form.addRow(tr("Weight"), self.weight)
        self.form.addRow("", self.active)
        self.form.addRow(tr("Try out"), self.trial)
        self.form.addRow("", self.tried)
        book.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.fill(self._book.rules)
        self._try()

    def _try(self, *_text: str) -> None:
        found = suggest_classes(self._book.rules, self.trial.text())
        told = [f"{hit.class_name} ({'、'.join(hit.words)})" for hit in found]
        self.tried.setText(" · ".join(told))

    def row_of(self, entry: ClassRule) -> list[str]:
        """Words and class."""
        used = tr("Yes") if entry.active else tr("No")
        words, but_not = "、".join(entry.words), "、".join(entry.but_not)
        return [words, f"{entry.class_name} {entry.class_code}", but_not, f"{entry.weight:g}", used]

    def show_entry(self, entry: ClassRule | None) -> None:
        """Put a rule into the fields."""
        self.words.setText("、".join(entry.words) if entry else "")
        self.but_not.setText("、".join(entry.but_not) if entry else "")
        self.picker.choose(None)
        if entry is not None:
            self.picker.choose_code(entry.class_code, entry.kind)
        self.weight.setValue(entry.weight if entry else 1)
        self.active.setChecked(entry.active if entry else True)

    def store_entry(self, entry: ClassRule | None) -> Callable[[], Any] | str:
        """Keep the fields as a rule."""
        words, chosen = words_of_line(self.words.text()), self.picker.entry()
        if not words:
            return tr("Write the words that callers use first.")
        if chosen is None:
            return tr("Choose the class that the words speak for.")
        rule: dict[str, Any] = {
            "words": words,
            "but_not": words_of_line(self.but_not.text()),
            "class_standard": chosen.class_standard,
            "kind": chosen.kind,
            "class_code": chosen.code,
            "weight": self.weight.value(),
            "active": self.active.isChecked(),
        }
        if entry is not None:
            rule["id"] = entry.id
        store = self._store
        return lambda: store.save_rule(rule)

    def drop_entry(self, entry: ClassRule) -> Callable[[], Any]:
        """Take a rule out."""
        store = self._store
        return lambda: store.drop_rule(entry.id)

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setPlaceholderText(hint)
        return line
