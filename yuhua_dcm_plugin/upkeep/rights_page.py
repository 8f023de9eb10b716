"""Rights: who may do what in which stage, read as a matrix and changed cell by cell (权限)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QWidget

from ..cases.role_words import role_words
from ..core.session import Desk
from ..core.strings import tr
from .page import Page
from .people_parts import choice, chosen, fill
from .people_records import Cell, RightRow
from .people_store import PeopleStore
from .people_words import legend
from .rights_editor import RightEditor
from .rights_table import RightsTable

_LINES = 36


class RightsPage(Page):
    """The matrix, narrowed to a stage or an action, and the cell that is looked at."""

    #: The matrix was read.
    listed = pyqtSignal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, _LINES)
        self.store = PeopleStore(desk.database)
        self.rows: Sequence[RightRow] = ()
        self._make_parts()
        self._lay_out()
        self.finish_layout()

    def title(self) -> str:
        """What the page is called in the list."""
        return tr("Rights")

    def has_unsaved(self) -> bool:
        """Whether another choice is made that does not count yet."""
        return super().has_unsaved() or self.editor.touched

    def reload(self) -> None:
        """Read the matrix and the permissions that there are."""
        self.run(
            tr("Reading rights"),
            lambda _job: (self.store.rights(), self.store.permissions()),
            lambda read: self._got(*read),
        )

    # --- for scripts

    def choose(self, stage: str, action: str, role: str) -> bool:
        """Look at a cell; whether there is one."""
        return self.table.choose(stage, action, role)

    def turn(self, cell: Cell) -> None:
        """Ask what giving, or taking, the right of a cell does."""
        self.table.choose(*cell.key)
        (self.editor.no if cell.allowed else self.editor.may).setChecked(True)
        if self.editor.isEnabled():
            self.try_right()

    def try_right(self) -> None:
        """Ask what the choice does; Apply in the box makes it."""
        given = self.editor.values()
        if not given:
            return
        words = tr("{cell} is changed").format(cell=self._title(self.editor.cell))
        self.ask(
            tr("Changing a right"), words,
            lambda: self.store.set_right(given, True),
            lambda: self.store.set_right(given, False),
            lambda _effect: self.reload(), (self.editor.try_button,),
        )  # fmt: skip

    # --- what came back

    def _got(self, rows: Sequence[RightRow], permissions: Sequence[str]) -> None:
        self.rows = rows
        self.editor.show_permissions(permissions)
        fill(self.stage, {row.stage: row.stage_name for row in rows}.items(), tr("All stages"))
        fill(self.action, {row.action: row.action_name for row in rows}.items(), tr("All actions"))
        self._filter()
        self.listed.emit()

    def _filter(self) -> None:
        stage, action = chosen(self.stage), chosen(self.action)
        self.table.matrix.leave_out(bool(stage), bool(action))
        self.table.show_rows([
            row for row in self.rows
            if (not stage or row.stage == stage) and (not action or row.action == action)
        ])  # fmt: skip

    def _on_cell(self, cell: Cell | None) -> None:
        self.effect.drop()
        row = self._row(cell)
        answered = row is not None and row.answered
        self.editor.show_cell(cell, self._title(cell), answered=answered)

    def _row(self, cell: Cell | None) -> RightRow | None:
        if cell is None:
            return None
        key = (cell.stage, cell.action)
        return next((row for row in self.rows if (row.stage, row.action) == key), None)

    def _title(self, cell: Cell | None) -> str:
        row = self._row(cell)
        if cell is None or row is None:
            return tr("Choose a cell")
        role = role_words()[cell.role]
        return f"{role} · {row.action_name} · {row.stage_name}"

    # --- building

    def _make_parts(self) -> None:
        self.stage = choice("rightsStage", self, self._filter, tr("Only this stage"))
        self.action = choice("rightsAction", self, self._filter, tr("Only this action"))
        self.table = RightsTable(self)
        self.legend = QLabel(legend(), self)
        self.legend.setObjectName("rightsLegend")
        self.legend.setWordWrap(True)
        self.editor = RightEditor(self)
        self.table.cellChosen.connect(self._on_cell)
        self.table.turnWanted.connect(self.turn)
        self.editor.tried.connect(self.try_right)
        self.editor.edited.connect(self.effect.drop)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.stage, 1)
        row.addWidget(self.action, 1)
        self.box.addLayout(row)
        self.box.addWidget(self.table, 3)
        self.box.addWidget(self.legend)
        self.box.addWidget(self.editor)
