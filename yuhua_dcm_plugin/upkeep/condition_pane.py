"""The conditions of the edition at hand: the list, or the one that is open (立案条件)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..cases.confirm import ConfirmStrip
from ..cases.records import ClassEntry
from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind
from ..core.session import Desk
from ..core.strings import label, tr
from .condition_form import ConditionForm
from .edition_head import EditionHead
from .edition_table import EditionTable


class ConditionPane(QWidget):
    """List and form in one place, so that a narrow dock has room for either."""

    #: The conditions of an edition are shown.
    shownConditions = pyqtSignal(str)
    #: A condition was written or left out.
    written = pyqtSignal()

    def __init__(self, desk: Desk, store: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._edition: Any = None
        self._keeper = False
        self._grades: dict[str, str] = {}
        self._asked = 0
        #: Code of the condition to choose once it is listed.
        self._wish = ""
        self.conditions: list[Any] = []
        self.table = EditionTable(desk, self)
        self.form = ConditionForm(self)
        self.head = EditionHead(self)
        self.confirm = ConfirmStrip("conditionConfirm", self)
        self.table.conditionOpened.connect(self.open)
        self.table.conditionWanted.connect(lambda: self.open(None))
        self.table.dropWanted.connect(self._ask_drop)
        self.form.saveWanted.connect(self._save)
        self.form.closed.connect(self._on_closed)
        self.table.wholeWanted.connect(self.open_head)
        self.head.saveWanted.connect(self._save_head)
        self.head.closed.connect(self._on_closed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part, share in (
            (self.table, 1),
            (self.confirm, 0),
            (self.form, 1),
            (self.head, 1),
        ):
            box.addWidget(part, share)

    @property
    def touched(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return self.form.touched or self.head.touched

    @property
    def editable(self) -> bool:
        """Whether the edition at hand is a draft of somebody who may change it."""
        return self._keeper and self._edition is not None and self._edition.state == "draft"

    def show_lists(
        self,
        classes: Sequence[ClassEntry],
        departments: Mapping[str, str],
        stages: Mapping[str, str],
    ) -> None:
        """Offer classes, departments and stages to choose from."""
        self.form.show_lists(classes, departments, stages)
        self.head.show_stages(stages)
        self.table.name_departments(departments)

    def show_edition(self, edition: Any, keeper: bool, now: bool = True) -> None:
        """Show another edition, or the same one anew; a form that is open stays open.

        :param now: whether somebody looks; else it is read when :meth:`catch_up` is called
        """
        same = _code(edition) == _code(self._edition)
        self._edition, self._keeper = edition, keeper
        if not same:
            self.confirm.drop()
            self.form.close_form()
            self.head.close_form()
        self._late = True
        if now:
            self.read()

    def catch_up(self) -> None:
        """Read what was put off until somebody looks."""
        if self._late:
            self.read()

    #: Whether what is shown may be out of date.
    _late = False

    def read(self) -> None:
        """Read the conditions, in the background."""
        self._asked += 1
        self._late = False
        if self._edition is None:
            self._got("", [], [])
            return
        asked, code = self._asked, self._edition.code
        self._desk.jobs.run(
            tr("Reading conditions"),
            lambda _job: (self._store.grades(code), self._store.conditions(code)),
            lambda found: self._got(code, *found) if asked == self._asked else None,
        )  # fmt: skip

    def open(self, row: Any) -> None:
        """Open a condition, ``None`` for a new one."""
        self.confirm.drop()
        self.table.hide()
        self.form.open(row, self._grades, self.editable)

    def open_head(self) -> None:
        """Open what holds for the whole edition."""
        edition = self._edition
        if edition is None:
            return
        self.confirm.drop()
        self._desk.jobs.run(
            tr("Reading the edition"),
            lambda _job: (
                self._store.grades(edition.code),
                [one for one in self._store.stage_limits(edition.code) if not one.condition_code],
            ),
            lambda found: self._show_head(edition, *found),
        )

    def _show_head(self, edition: Any, grades: Sequence[Any], limits: Sequence[Any]) -> None:
        if edition is self._edition:
            self.form.close_form()
            self.table.hide()
            self.head.open(edition, grades, limits, self.editable)

    def _save_head(self, header: dict[str, Any]) -> None:
        edition = self._edition.code
        self.head.setEnabled(False)
        self._desk.jobs.run(
            tr("Saving the edition"), lambda _job: self._store.save_edition(edition, header),
            lambda _none: self._head_saved(), self._head_not_saved,
        )  # fmt: skip

    def _head_saved(self) -> None:
        self.head.setEnabled(True)
        self.head.close_form()
        self.written.emit()

    def _head_not_saved(self, error: DcmError) -> None:
        self.head.setEnabled(True)
        self.head.note.say(told_of(error), Kind.ERROR)

    # --- what comes back

    def _got(self, code: str, grades: Sequence[Any], rows: Sequence[Any]) -> None:
        self._grades = {one.grade: label(one) for one in grades}
        self.conditions = list(rows)
        self.table.show_conditions(rows, self._grades, self.editable)
        if self._wish and self.table.choose(self._wish):
            self._wish = ""
        self.shownConditions.emit(code)

    def _save(self, row: dict[str, Any]) -> None:
        edition = self._edition.code
        self.form.setEnabled(False)
        self._desk.jobs.run(
            tr("Saving the condition"), lambda _job: self._store.save_row(edition, row),
            self._saved, self._not_saved,
        )  # fmt: skip

    def _saved(self, code: str) -> None:
        self.form.setEnabled(True)
        self.form.close_form()
        self._wish = code
        self.written.emit()  # the page reads everything anew

    def _not_saved(self, error: DcmError) -> None:
        self.form.setEnabled(True)
        self.form.note.say(told_of(error), Kind.ERROR)

    def _on_closed(self) -> None:
        self.table.show()

    # --- leaving a condition out

    def _ask_drop(self, row: Any) -> None:
        words = tr("Remove the condition “{condition}” of {name} from the draft.")
        self.confirm.ask(
            words.format(condition=row.condition, name=row.class_name), tr("Remove"),
            lambda: self._drop(row),
        )  # fmt: skip

    def _drop(self, row: Any) -> None:
        edition = self._edition.code
        self._desk.jobs.run(
            tr("Removing the condition"),
            lambda _job: self._store.drop_row(edition, row.condition_code),
            lambda _none: self.written.emit(),
        )  # fmt: skip


def _code(edition: Any) -> str:
    return str(edition.code) if edition is not None else ""
