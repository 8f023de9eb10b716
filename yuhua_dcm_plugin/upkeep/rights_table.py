"""The permissions matrix as a table: actions by stage against roles (权限表)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ..cases.model import tooltip
from ..cases.role_words import role_words
from ..core.strings import tr
from .people_records import Cell, RightRow
from .people_words import cell_sign, cell_words

_NOWHERE = QModelIndex()
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class RightsModel(QAbstractTableModel):
    """A row for each action in a stage, a column for each role."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RightRow] = []
        self.roles: list[str] = list(role_words())
        self._names = list(role_words().values())
        self._one_stage = self._one_action = False

    def show(self, rows: Sequence[RightRow]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def leave_out(self, stage: bool, action: bool) -> None:
        """What need not be said in each line, being the same in all that are shown next."""
        self._one_stage, self._one_action = stage, action

    def cell(self, index: QModelIndex) -> Cell | None:
        """The cell at a place."""
        if not index.isValid():
            return None
        cell: Cell | None = self.rows[index.row()].cells.get(self.roles[index.column()])
        return cell

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """How many actions."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """How many roles."""
        return 0 if parent.isValid() else len(self.roles)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Sign of a cell, its words for tips and screen readers."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_sign(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _CENTRE
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self.told(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.told(index)
        return None

    def told(self, index: QModelIndex) -> str:
        """A cell as a sentence."""
        cell = self.cell(index)
        if cell is None:
            return ""
        row = self.rows[index.row()]
        words = tr("{role}: {action} in {stage}: {may}")
        return words.format(
            role=self._names[index.column()], action=row.action_name, stage=row.stage_name,
            may=cell_words(cell),
        )  # fmt: skip

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Roles above, stage and action at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._names[section].replace(" ", "\n")
        row = self.rows[section]
        if self._one_stage:
            return row.action_name
        return row.stage_name if self._one_action else f"{row.stage_name} · {row.action_name}"


class RightsTable(QTableView):
    """The matrix; Enter, Space or a double click asks to turn a cell."""

    #: Another cell is looked at: a :class:`Cell`, or ``None``.
    cellChosen = pyqtSignal(object)
    #: Somebody wants to give or take the right of a cell.
    turnWanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rightsTable")
        self.setAccessibleName(tr("Permissions matrix"))
        self.matrix = RightsModel(self)
        self.setModel(self.matrix)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(self.fontMetrics().height() * 8)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._turn)

    def show_rows(self, rows: Sequence[RightRow]) -> None:
        """Show these; the cell that was looked at stays, where it is among them."""
        before = self.cell()
        self.matrix.show(rows)
        if before is None or not self.choose(*before.key):
            self.cellChosen.emit(None)

    def cell(self) -> Cell | None:
        """The cell that is looked at."""
        return self.matrix.cell(self.currentIndex())

    def choose(self, stage: str, action: str, role: str) -> bool:
        """Look at a cell; whether it is shown."""
        for place, row in enumerate(self.matrix.rows):
            if (row.stage, row.action) == (stage, action) and role in self.matrix.roles:
                self.setCurrentIndex(self.matrix.index(place, self.matrix.roles.index(role)))
                return True
        return False

    def keyPressEvent(self, event: Any) -> None:
        """Enter and Space turn a cell, arrows move."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _turn(self, index: QModelIndex) -> None:
        cell = self.matrix.cell(index)
        if cell is not None:
            self.turnWanted.emit(cell)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.cellChosen.emit(self.matrix.cell(index))
