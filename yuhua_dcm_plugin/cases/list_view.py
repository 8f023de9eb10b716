"""Lists of rows: one model for any rows, and a view like the others' (列表)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtWidgets import QAbstractItemView, QLabel, QTableView, QVBoxLayout, QWidget

from ..core.settings import Setting, Settings
from .columns import Columns
from .model import tooltip

_NOWHERE = QModelIndex()
_SORT = Qt.ItemDataRole.UserRole + 1
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Field:
    """One column: its title, what it shows of a row, how wide, by what it sorts."""

    title: str
    text: Callable[[Any], str]
    sample: str = "x" * 10
    sort: Callable[[Any], Any] | None = None
    right: bool = False


def _shown(field: Field, row: Any) -> str:
    return " ".join(field.text(row).split())


def _sorted_by(field: Field, row: Any) -> Any:
    return field.sort(row) if field.sort is not None else field.text(row)


_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TELLS: dict[int, Callable[[Field, Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: _shown,
    Qt.ItemDataRole.ToolTipRole: lambda field, row: tooltip(field.text(row)),
    _SORT: _sorted_by,
}


class RowsModel(QAbstractTableModel):
    """Rows of any kind in columns."""

    def __init__(self, fields: Sequence[Field], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields = list(fields)
        self.rows: list[Any] = []

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, sorts by, or tells as a tip."""
        if not index.isValid():
            return None
        row, field = self.rows[index.row()], self.fields[index.column()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if field.right else None
        tell = _TELLS.get(role)
        return tell(field, row) if tell is not None else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.fields[section].title if section < len(self.fields) else None
        return None


class ListView(QWidget):
    """A list with a line in its place while there is nothing to show.

    :param name: object name of the table
    :param title: its name for a screen reader
    :param fields: its columns
    """

    #: A row was chosen, or ``None``.
    rowChosen = pyqtSignal(object)
    #: A row was opened by Enter or a double click.
    rowOpened = pyqtSignal(object)
    #: How many rows are marked.
    selectionMoved = pyqtSignal(int)

    def __init__(
        self,
        name: str,
        title: str,
        fields: Sequence[Field],
        parent: QWidget | None = None,
        many: bool = False,
        lines: int = 4,
    ) -> None:
        super().__init__(parent)
        self.model = RowsModel(fields, self)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setSortRole(_SORT)
        self.table = self._make_table(name, title, many, lines)
        self.empty = QLabel(self)
        self.empty.setObjectName(f"{name}Empty")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.columns: Columns | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        self._empty_words = ""
        self.show_rows(())

    def remember(self, settings: Settings, setting: Setting[str]) -> None:
        """Keep the columns for the next time."""
        self.columns = Columns(self.table, settings, setting)

    def say_empty(self, words: str) -> None:
        """What to say while there are no rows."""
        self._empty_words = words
        self.empty.setText(words)
        self._show_empty()

    def show_rows(self, rows: Sequence[Any], key: Callable[[Any], Any] | None = None) -> None:
        """Show these rows; with a key, the row that was chosen stays chosen.

        :param key: what makes a row the same as before
        """
        before = self.row()
        self.model.show(rows)
        self._show_empty()
        if key is not None and before is not None:
            self.choose(lambda row: key(row) == key(before))

    def row(self) -> Any:
        """The chosen row, or ``None``."""
        return self.table.currentIndex().data(_ROW)

    def rows(self) -> list[Any]:
        """The marked rows, in the order shown."""
        marked = self.table.selectionModel().selectedRows()
        return [index.data(_ROW) for index in sorted(marked, key=lambda index: index.row())]

    def shown(self) -> list[Any]:
        """All rows, in the order shown."""
        return [self.proxy.index(row, 0).data(_ROW) for row in range(self.proxy.rowCount())]

    def choose(self, fits: Callable[[Any], bool]) -> bool:
        """Choose the first row that fits; whether there is one."""
        for number, row in enumerate(self.shown()):
            if fits(row):
                self.table.selectRow(number)
                return True
        return False

    def texts(self) -> list[list[str]]:
        """Every cell as shown; for scripts."""
        return [
            [str(self.proxy.index(row, column).data()) for column in range(len(self.model.fields))]
            for row in range(self.proxy.rowCount())
        ]

    def _make_table(self, name: str, title: str, many: bool, lines: int) -> QTableView:
        table = QTableView(self)
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.setModel(self.proxy)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        table.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        letters = table.fontMetrics()
        table.verticalHeader().setDefaultSectionSize(letters.height() + 8)
        table.setMinimumHeight(letters.height() * lines)
        for place, field in enumerate(self.model.fields):
            width = max(letters.horizontalAdvance(text) for text in (field.sample, field.title))
            table.setColumnWidth(place, width + 24)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.selectionModel().selectionChanged.connect(self._on_selection)
        table.activated.connect(lambda index: self.rowOpened.emit(index.data(_ROW)))
        return table

    def _on_selection(self, *_what: Any) -> None:
        rows = self.rows()
        self.selectionMoved.emit(len(rows))
        self.rowChosen.emit(self.row() if rows else None)

    def _show_empty(self) -> None:
        none = not self.model.rows and bool(self._empty_words)
        self.table.setVisible(not none)
        self.empty.setVisible(none)
