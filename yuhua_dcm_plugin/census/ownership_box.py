"""Departments of components: those without an owner, and setting many at once (权属)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..cases.confirm import ConfirmStrip
from ..cases.list_view import Field, ListView
from ..cases.long_work import LongWork, ProgressStrip
from ..cases.records import ClassEntry, Department
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .desk_records import EDITORS, Area, Unowned
from .desk_store import CensusDeskStore, set_ownership
from .ownership_form import OwnershipForm
from .running import with_import, with_transaction


class OwnershipBox(QWidget):
    """The list of what nobody owns, and a form that sets departments by class and area."""

    #: Batch of an ownership that was set.
    ownershipSet = pyqtSignal(int)
    #: The batch that was just written was undone.
    batchUndone = pyqtSignal(int)
    listed = pyqtSignal()

    def __init__(self, desk: Desk, store: CensusDeskStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownershipBox")
        self._desk, self._store = desk, store
        self._edits = desk.holds(*EDITORS)
        self._batch = self._number = 0
        self.refresh_button = QPushButton(tr("Refresh"), self)
        self.refresh_button.setObjectName("ownershipRefresh")
        self.refresh_button.clicked.connect(lambda _checked=False: self.refresh())
        self.list = ListView("unownedTable", tr("Components without an owner"), _fields(), self)
        self.list.say_empty(tr("Every standing component has an owner."))
        self.list.remember(desk.settings, settings.CENSUS_UNOWNED)
        self.list.rowChosen.connect(self._on_row)
        self.note = Notice("ownershipNote", Kind.INFO, self)
        self.form = OwnershipForm(self)
        self._make_buttons()
        self.confirm = ConfirmStrip("ownershipConfirm", self)
        self.work = LongWork(desk, self)
        self.progress = ProgressStrip(self.work, self, "ownershipProgress")
        self.work.running.connect(lambda on: self.fields.setEnabled(not on))
        self._lay_out()

    # --- for scripts and the panel

    def refresh(self) -> None:
        """Read again what nobody owns."""
        self._desk.jobs.run(
            tr("Reading components without an owner"),
            lambda _job: self._store.unowned(),
            self._got,
            self._failed,
        )

    def show_lists(
        self,
        classes: Sequence[ClassEntry],
        departments: Sequence[Department],
        areas: Sequence[Area],
    ) -> None:
        """Offer classes, departments and areas to choose from."""
        self.form.show_lists(classes, departments, areas)

    def choose_components(self, codes: Sequence[str]) -> None:
        """Set the ownership of these components, not of a class and area."""
        self.form.choose_components(codes)

    def preview(self) -> None:
        """Ask how many components it would be, then whether to do it."""
        asked = self.form.asked()
        if not asked["departments"]:
            self.note.say(tr("Choose at least one department."), Kind.WARNING)
            return
        if set(asked["scope"]) <= {"only_empty"}:
            self.note.say(tr("Choose a class, an area, or both."), Kind.WARNING)
            return
        self.note.say(tr("Counting…"), Kind.INFO)
        self._desk.jobs.run(
            tr("Counting components"),
            lambda _job: self._store.ownership_preview(asked),
            lambda counts: self._previewed(asked, counts),
            self._failed,
        )

    def apply(self, asked: dict[str, Any]) -> None:
        """Set the ownership."""
        with_transaction(
            self.work, self._desk, tr("Setting ownership"),
            lambda tx: set_ownership(tx, asked), self._done, self._failed, self._stopped,
        )  # fmt: skip

    def undo(self) -> None:
        """Undo what was just set, without asking."""
        batch = self._batch
        with_import(
            self.work, self._desk, tr("Undoing batch {n}").format(n=batch),
            lambda service, _told, stop: service.undo(batch, stop),
            lambda _counts: self.batchUndone.emit(batch), self._failed, self._stopped,
        )  # fmt: skip

    # --- making

    def _make_buttons(self) -> None:
        self.set_button = QPushButton(tr("&Set Ownership"), self)
        self.set_button.setObjectName("ownershipSet")
        self.set_button.clicked.connect(lambda _checked=False: self.preview())
        self.undo_button = QPushButton(self)
        self.undo_button.setObjectName("ownershipUndo")
        self.undo_button.setAccessibleName(tr("Undo Batch"))
        self.undo_button.clicked.connect(lambda _checked=False: self._ask_undo())
        self.undo_button.hide()

    def _lay_out(self) -> None:
        self.fields = QWidget(self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.set_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch(1)
        lower = QVBoxLayout(self.fields)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addWidget(self.form)
        lower.addLayout(buttons)
        self.fields.setVisible(self._edits)
        head = QHBoxLayout()
        self.total = QLabel(self)
        self.total.setObjectName("unownedTotal")
        head.addWidget(self.total, 1)
        head.addWidget(self.refresh_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        for part in (self.fields, self.confirm, self.progress, self.note):
            box.addWidget(part)

    # --- what happens

    def _on_row(self, row: Unowned | None) -> None:
        if row is None:
            return
        self.form.choose_place(row.class_code, row.street_code or "")

    def _got(self, rows: Sequence[Unowned]) -> None:
        self.list.show_rows(rows, lambda row: (row.class_code, row.street_code))
        words = tr("{n} components have no owner").format(n=f"{sum(row.count for row in rows):,}")
        self.total.setText(words)
        self.listed.emit()

    def _previewed(self, asked: dict[str, Any], counts: dict[str, Any]) -> None:
        number = int(counts.get("changed") or 0)
        self.note.say("")
        if not number:
            words = tr("{n} components fit, and nothing of them would change.")
            self.note.say(words.format(n=counts.get("matched", 0)), Kind.WARNING)
            return
        named = self.form.department_words(list(asked["departments"]))
        words = tr("{n} components get {departments}.").format(n=f"{number:,}", departments=named)
        self.confirm.ask(words, tr("Set {n}").format(n=number), lambda: self.apply(asked))

    def _done(self, answer: dict[str, Any]) -> None:
        self._batch = int(answer.get("batch") or 0)
        self._number = int(answer.get("changed") or 0)
        words = tr("{n} components have new departments, as batch {batch}.")
        self.note.say(words.format(n=answer.get("changed", 0), batch=self._batch), Kind.OK)
        self.undo_button.setText(tr("Undo Batch {n}").format(n=self._batch))
        self.undo_button.setVisible(self._batch > 0)
        self.refresh()
        self.ownershipSet.emit(self._batch)

    def undone(self, batch: int) -> None:
        """A batch was undone: the button for it goes."""
        if batch == self._batch:
            self.undo_button.hide()
            self.note.say(tr("Batch {n} is undone.").format(n=batch), Kind.OK)
        self.refresh()

    def _ask_undo(self) -> None:
        words = tr("Undo batch {n}: {changed} components get back the departments they had.")
        button = tr("Undo Batch {n}").format(n=self._batch)
        told = words.format(n=self._batch, changed=f"{self._number:,}")
        self.confirm.ask(told, button, self.undo)

    def _stopped(self) -> None:
        self.note.say(tr("Stopped; nothing was changed."), Kind.WARNING)
        self.refresh()

    def _failed(self, error: DcmError) -> None:
        self.note.say(words_of(error), Kind.ERROR)
        self._desk.messages.show_error(error)


def _fields() -> list[Field]:
    return [
        Field(tr("Class"), lambda row: f"{row.class_code} {row.class_name}", "x" * 14),
        Field(tr("Street"), lambda row: row.street_name or tr("outside the grids"), "x" * 10),
        Field(tr("Number"), lambda row: f"{row.count:,}", "99,999", lambda row: row.count, True),
    ]
