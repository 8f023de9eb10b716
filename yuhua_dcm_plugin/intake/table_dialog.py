"""A table with a form below it: what the editors of phrases and of rules have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr

_WIDTH, _HEIGHT = 620, 520


class TableDialog(QDialog):
    """Rows to choose from, fields for the chosen one, and buttons that ask the database.

    :param desk: the signed-in seat
    :param name: object name
    :param columns: titles of the table
    :param shares: of the width, of all columns but the last
    :param changed: called when the database has taken something
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        columns: Sequence[str],
        shares: Sequence[float],
        changed: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._desk, self._changed = desk, changed
        self._shown: list[Any] | None = None
        self.table = QTreeWidget(self)
        self.table.setObjectName(f"{name}_table")
        self.table.setAccessibleName(columns[0])
        self.table.setRootIsDecorated(False)
        self.table.setHeaderLabels(list(columns))
        self.table.setUniformRowHeights(True)
        self.table.header().setStretchLastSection(True)
        self.table.currentItemChanged.connect(self._on_current)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.note = Notice(f"{name}_note", Kind.ERROR, self)
        self.new_button = self._button("new", tr("New"), self.begin)
        self.save_button = self._button("save", tr("Save"), self.save)
        self.drop_button = self._button("drop", tr("Delete"), self.drop)
        self._lay_out()
        self.resize(_WIDTH, _HEIGHT)
        for place, share in enumerate(shares):
            self.table.setColumnWidth(place, int(_WIDTH * share))

    # --- what an editor adds

    def row_of(self, entry: Any) -> list[str]:
        """An entry as cells."""
        raise NotImplementedError

    def show_entry(self, entry: Any | None) -> None:
        """Put an entry into the fields; ``None`` empties them."""
        raise NotImplementedError

    def store_entry(self, entry: Any | None) -> Callable[[], Any] | str:
        """What keeps the fields, for another thread; or what is wrong with them."""
        raise NotImplementedError

    def drop_entry(self, entry: Any) -> Callable[[], Any]:
        """What takes an entry out, for another thread."""
        raise NotImplementedError

    def may_change(self, entry: Any | None) -> bool:
        """Whether the person may change an entry, or add one (``None``)."""
        return True

    # --- what all have

    def entry(self) -> Any | None:
        """What is chosen."""
        item = self.table.currentItem()
        return item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None

    def fill(self, entries: Sequence[Any]) -> None:
        """Show these rows; the same ones again leave alone what is being written."""
        if list(entries) == self._shown:
            return
        self._shown = list(entries)
        self.table.clear()
        for entry in entries:
            item = QTreeWidgetItem(self.row_of(entry))
            item.setData(0, Qt.ItemDataRole.UserRole, entry)
            self.table.addTopLevelItem(item)
        self._on_current()

    def begin(self) -> None:
        """Write a new entry."""
        self.table.setCurrentItem(None)
        self._on_current()

    def save(self) -> None:
        """Keep what the fields hold."""
        work = self.store_entry(self.entry())
        if isinstance(work, str):
            self.note.say(work, Kind.ERROR)
        else:
            self._ask(work, tr("Saved."))

    def drop(self) -> None:
        """Take the chosen entry out."""
        entry = self.entry()
        if entry is not None:
            self._ask(self.drop_entry(entry), tr("Deleted."))

    def _ask(self, work: Callable[[], Any], told: str) -> None:
        def done(_answer: Any) -> None:
            self.note.say(told, Kind.OK)
            self._changed()

        def failed(error: DcmError) -> None:
            self.note.say(told_of(error), Kind.ERROR)

        self._desk.jobs.run(tr("Saving"), lambda _job: work(), done, failed)

    def _on_current(self, *_items: Any) -> None:
        entry = self.entry()
        self.show_entry(entry)
        self.save_button.setEnabled(self.may_change(entry))
        self.drop_button.setEnabled(entry is not None and self.may_change(entry))

    def _button(self, what: str, text: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"{self.objectName()}_{what}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self.new_button, self.save_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.drop_button)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.table, 1)
        box.addLayout(self.form)
        box.addLayout(row)
        box.addWidget(self.note)
        box.addWidget(close)
