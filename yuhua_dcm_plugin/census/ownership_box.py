"""Departments of components: those without an owner, and setting many at once (权属)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.records import ClassEntry, Department
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import chinese, tr
from .component_view import fill_areas
from .confirm import ConfirmStrip
from .desk_records import EDITORS, Area, Unowned
from .desk_store import CensusDeskStore
from .table import Field, ListView
from .wording import field_words

#: Roles of departments as set_ownership knows them, and our fields.
PARTS = {
    "competent": "competent_department",
    "owner": "owner_department",
    "maintenance": "maintenance_department",
}


class OwnershipBox(QWidget):
    """The list of what nobody owns, and a form that sets departments by class and area."""

    #: Batch of an ownership that was set.
    ownershipSet = pyqtSignal(int)
    #: Somebody wants the batch undone that was just written.
    undoWanted = pyqtSignal(int)
    listed = pyqtSignal()

    def __init__(self, desk: Desk, store: CensusDeskStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownershipBox")
        self._desk, self._store = desk, store
        self._edits = desk.holds(*EDITORS)
        self._codes: list[str] = []
        self._batch = 0
        self.refresh_button = QPushButton(tr("Refresh"), self)
        self.refresh_button.setObjectName("ownershipRefresh")
        self.refresh_button.clicked.connect(lambda _checked=False: self.refresh())
        self.list = ListView("unownedTable", tr("Components without an owner"), _fields(), self)
        self.list.say_empty(tr("Every standing component has an owner."))
        self.list.remember(desk.settings, settings.CENSUS_UNOWNED)
        self.list.rowChosen.connect(self._on_row)
        self.note = Notice("ownershipNote", Kind.INFO, self)
        self._make_form()
        self._make_buttons()
        self.confirm = ConfirmStrip("ownershipConfirm", self)
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
        chosen = self.class_code.currentData()
        self.class_code.clear()
        self.class_code.addItem(tr("Every class"), "")
        for entry in classes:
            if entry.kind == "component":
                label = entry.label_zh if chinese() else entry.label_en or entry.label_zh
                self.class_code.addItem(f"{entry.code} {label}", entry.code)
        self.class_code.setCurrentIndex(max(0, self.class_code.findData(chosen)))
        fill_areas(self.area, areas, keep=1)
        for combo in self.departments.values():
            _fill_departments(combo, departments)

    def choose_components(self, codes: Sequence[str]) -> None:
        """Set the ownership of these components, not of a class and area."""
        self._codes = list(codes)
        self.chosen.setVisible(bool(codes))
        self.chosen.setText(tr("Only the {n} components that were marked").format(n=len(codes)))
        self.chosen.setChecked(bool(codes))
        self._on_chosen()

    def fill(self, scope: dict[str, Any], departments: dict[str, str]) -> None:
        """Put a scope and departments into the form.

        :param scope: class_codes, street_code, community_code, codes, only_empty
        """
        self.choose_components(scope.get("codes") or ())
        code = (scope.get("class_codes") or [""])[0]
        self.class_code.setCurrentIndex(max(0, self.class_code.findData(code)))
        area = scope.get("community_code") or scope.get("street_code") or ""
        self.area.setCurrentIndex(max(0, self.area.findData(area)))
        self.only_empty.setChecked(bool(scope.get("only_empty", True)))
        for name, combo in self.departments.items():
            combo.setCurrentIndex(max(0, combo.findData(departments.get(name, ""))))

    def asked(self) -> dict[str, Any]:
        """What stands in the form, as set_ownership takes it."""
        departments = {
            name: combo.currentData()
            for name, combo in self.departments.items()
            if combo.currentData()
        }
        return {"scope": self._scope(), "departments": departments}

    def preview(self) -> None:
        """Ask how many components it would be, then whether to do it."""
        asked = self.asked()
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
        self._desk.jobs.run(
            tr("Setting ownership"),
            lambda _job: self._store.set_ownership(asked),
            self._done,
            self._failed,
            quiet=False,
        )

    # --- making

    def _make_form(self) -> None:
        self.chosen = QCheckBox(self)
        self.class_code = _combo("ownershipClass", self)
        self.area = _combo("ownershipArea", self)
        self.area.addItem(tr("Whole district"), "")
        self.departments = {name: _combo(f"ownership_{name}", self) for name in PARTS}
        self.only_empty = QCheckBox(tr("Only where nobody is entered yet"), self)
        self.only_empty.setObjectName("ownershipOnlyEmpty")
        self.only_empty.setChecked(True)
        self.chosen.setObjectName("ownershipChosen")
        self.chosen.setAccessibleName(tr("Only the components that were marked"))
        self.chosen.toggled.connect(lambda _on: self._on_chosen())
        self.chosen.hide()

    def _make_buttons(self) -> None:
        self.set_button = QPushButton(tr("&Set Ownership"), self)
        self.set_button.setObjectName("ownershipSet")
        self.set_button.clicked.connect(lambda _checked=False: self.preview())
        self.undo_button = QPushButton(self)
        self.undo_button.setObjectName("ownershipUndo")
        self.undo_button.setAccessibleName(tr("Undo Batch"))
        self.undo_button.clicked.connect(lambda _checked=False: self.undoWanted.emit(self._batch))
        self.undo_button.hide()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.fields = QWidget(self)
        form.addRow(self.chosen)
        form.addRow(_label(tr("&Class"), self.class_code), self.class_code)
        form.addRow(_label(tr("Ar&ea"), self.area), self.area)
        for name, combo in self.departments.items():
            form.addRow(_label(field_words(PARTS[name]), combo), combo)
        form.addRow(self.only_empty)
        buttons = QHBoxLayout()
        buttons.addWidget(self.set_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch(1)
        lower = QVBoxLayout(self.fields)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addLayout(form)
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
        for part, share in ((self.list, 1), (self.fields, 0), (self.confirm, 0), (self.note, 0)):
            box.addWidget(part, share)

    # --- what happens

    def _scope(self) -> dict[str, Any]:
        scope: dict[str, Any] = {}
        if self.only_empty.isChecked():
            scope["only_empty"] = True
        if self._codes and self.chosen.isChecked():
            return {**scope, "codes": self._codes}
        if self.class_code.currentData():
            scope["class_codes"] = [self.class_code.currentData()]
        area = self.area.currentData()
        if area:
            scope["community_code" if len(area) > 9 else "street_code"] = area
        return scope

    def _on_chosen(self) -> None:
        for combo in (self.class_code, self.area):
            combo.setEnabled(not (self._codes and self.chosen.isChecked()))

    def _on_row(self, row: Unowned | None) -> None:
        if row is None:
            return
        self.choose_components(())
        self.class_code.setCurrentIndex(max(0, self.class_code.findData(row.class_code)))
        self.area.setCurrentIndex(max(0, self.area.findData(row.street_code or "")))

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
        named = tr(", ").join(
            f"{field_words(PARTS[name])} {self.departments[name].currentText()}"
            for name in asked["departments"]
        )
        words = tr("{n} components get {departments}.").format(n=f"{number:,}", departments=named)
        self.confirm.ask(words, tr("Set {n}").format(n=number), lambda: self.apply(asked))

    def _done(self, answer: dict[str, Any]) -> None:
        self._batch = int(answer.get("batch") or 0)
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

    def _failed(self, error: DcmError) -> None:
        self.note.say(words_of(error), Kind.ERROR)
        self._desk.messages.show_error(error)


def _combo(name: str, parent: QWidget) -> QComboBox:
    combo = QComboBox(parent)
    combo.setObjectName(name)
    combo.setMinimumContentsLength(10)
    combo.setMaxVisibleItems(18)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words, buddy.parentWidget())
    label.setBuddy(buddy)
    return label


def _fill_departments(combo: QComboBox, departments: Sequence[Department]) -> None:
    chosen = combo.currentData()
    combo.clear()
    combo.addItem(tr("leave as it is"), "")
    for each in departments:
        if each.active:
            combo.addItem(each.name if chinese() else each.name_en or each.name, each.code)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _fields() -> list[Field]:
    return [
        Field(tr("Class"), lambda row: f"{row.class_code} {row.class_name}", "x" * 14),
        Field(tr("Street"), lambda row: row.street_name or tr("outside the grids"), "x" * 10),
        Field(tr("Number"), lambda row: f"{row.count:,}", "99,999", lambda row: row.count, True),
    ]
