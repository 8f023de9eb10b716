"""The conditions of an edition: found by class, words or department, opened one by one (条件)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ..cases.flow import FlowLayout
from ..core import settings
from ..core.session import Desk
from ..core.strings import tr
from .edition_words import kind_words, limits_words
from .table import Field, make_list

#: A search begins so long after the last key.
_TYPING_MS = 200


class EditionTable(QWidget):
    """One line a condition, with its limits by grade, area and step in words."""

    #: A condition was opened by Enter, a double click or the button.
    conditionOpened = pyqtSignal(object)
    #: Somebody wants to write a new condition.
    conditionWanted = pyqtSignal()
    #: Somebody wants to see what holds for the whole edition.
    wholeWanted = pyqtSignal()
    #: Somebody wants to leave a condition out of the draft.
    dropWanted = pyqtSignal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Any] = []
        self._names: Mapping[str, str] = {}
        self._grades: Mapping[str, str] = {}
        self._editable = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._filter)
        self._make_filters()
        self.list = make_list(
            "conditionTable", tr("Conditions of the edition"), self._fields(), desk,
            settings.UPKEEP_CONDITIONS, self, lines=6,
        )  # fmt: skip
        self.list.rowOpened.connect(self.conditionOpened)
        self.list.rowChosen.connect(lambda _row: self._enable())
        self._make_buttons()
        self._lay_out()
        self._enable()

    def show_conditions(
        self, rows: Sequence[Any], grades: Mapping[str, str], editable: bool
    ) -> None:
        """Show the conditions of an edition.

        :param grades: label of each grade in this edition
        :param editable: whether it is a draft of somebody who may change it
        """
        self._rows, self._grades, self._editable = list(rows), grades, editable
        self._fill_classes()
        self._filter()

    def name_departments(self, names: Mapping[str, str]) -> None:
        """Show departments by these names, and let choose by them."""
        self._names = names
        _refill(self.department, tr("All departments"), sorted(names.items(), key=lambda e: e[1]))
        self.list.model.show(self.list.model.rows)

    def choose(self, code: str) -> bool:
        """Choose a condition by its code; filters that hide it are taken back."""

        def fits(row: Any) -> bool:
            return bool(row.condition_code == code)

        if not self.list.choose(fits):
            self.clear_filters()
        return self.list.choose(fits)

    def find(self, words: str = "", class_code: str = "", department: str = "") -> None:
        """Show what fits; for scripts."""
        self.search.setText(words)
        self.class_code.setCurrentIndex(max(0, self.class_code.findData(class_code)))
        self.department.setCurrentIndex(max(0, self.department.findData(department)))
        self._filter()

    def clear_filters(self) -> None:
        """Show every condition."""
        self.find()

    # --- making

    def _make_filters(self) -> None:
        self.search = QLineEdit(self)
        self.search.setObjectName("conditionSearch")
        self.search.setAccessibleName(tr("Search conditions"))
        self.search.setPlaceholderText(tr("Search words or code"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * 16)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.class_code = self._combo("conditionClass", tr("Class"))
        self.department = self._combo("conditionDepartment", tr("Department"))
        _refill(self.class_code, tr("All classes"), [])
        _refill(self.department, tr("All departments"), [])
        for combo in (self.class_code, self.department):
            combo.currentIndexChanged.connect(lambda _place: self._filter())

    def _combo(self, name: str, words: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        combo.setMinimumContentsLength(10)
        combo.setMaxVisibleItems(20)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo

    def _make_buttons(self) -> None:
        def button(name: str, words: str, call: Callable[[], None]) -> QPushButton:
            made = QPushButton(words, self)
            made.setObjectName(name)
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False: call())
            return made

        self.open_button = button("conditionOpen", tr("Open"), self._open)
        self.new_button = button("conditionNew", tr("New Condition"), self.conditionWanted.emit)
        self.drop_button = button("conditionDrop", tr("Remove"), self._drop)
        self.whole_button = button("conditionWhole", tr("Whole Edition"), self.wholeWanted.emit)
        self.whole_button.setToolTip(tr("Title, day, names of grades, limits of stages"))

    def _lay_out(self) -> None:
        above = QWidget(self)
        filters = FlowLayout(above)
        for part in (self.search, self.class_code, self.department):
            filters.addWidget(part)
        self.count = QLabel(self)
        self.count.setObjectName("conditionCount")
        below = QWidget(self)
        buttons = FlowLayout(below)
        for part in (
            self.open_button, self.new_button, self.drop_button, self.whole_button, self.count,
        ):  # fmt: skip
            buttons.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addWidget(above)
        box.addWidget(self.list, 1)
        box.addWidget(below)

    def _fields(self) -> list[Field]:
        def named(code: str | None) -> str:
            return self._names.get(code, code) if code else ""

        return [
            Field(tr("Class code"), lambda row: row.class_code, "11111"),
            Field(tr("Class"), lambda row: row.class_name, "x" * 9),
            Field(tr("Filing condition"), lambda row: row.condition, "x" * 26),
            Field(tr("Handling limit"), self._limits, "x" * 16),
            Field(tr("Handling department"), lambda row: named(row.department_code), "x" * 8),
            Field(tr("Supervising department"), lambda row: named(row.supervising_department),
                  "x" * 8),
            Field(tr("Closing condition"), lambda row: row.closing_condition, "x" * 20),
            Field(tr("Kind"), lambda row: kind_words(row.kind), "x" * 8),
            Field(tr("Before filing and closing"), checks_words, "x" * 12),
            Field(tr("Note"), lambda row: row.note or "", "x" * 12),
            Field(tr("Code"), lambda row: row.condition_code, "x" * 8),
        ]  # fmt: skip

    def _limits(self, row: Any) -> str:
        if row.no_limit:
            return tr("no limit")
        return limits_words(row.limits, self._grades) or (row.limit_words or "")

    # --- what happens

    def _fill_classes(self) -> None:
        seen = {(row.kind, row.class_code): row.class_name for row in self._rows}
        entries = [
            (f"{kind} {code}", f"{code} {name}") for (kind, code), name in sorted(seen.items())
        ]
        _refill(self.class_code, tr("All classes"), entries)

    def _filter(self) -> None:
        self._typing.stop()
        words = self.search.text().lower().split()
        wanted, department = self.class_code.currentData(), self.department.currentData()
        rows = [
            row
            for row in self._rows
            if (not wanted or wanted == f"{row.kind} {row.class_code}")
            and (not department or department in (row.department_code, row.supervising_department))
            and all(word in searched(row) for word in words)
        ]
        self._say_empty()
        self.list.show_rows(rows, lambda row: row.condition_code)
        self.count.setText(
            tr("{n} conditions").format(n=f"{len(rows):,}")
            if len(rows) == len(self._rows)
            else tr("{n} of {all} conditions").format(
                n=f"{len(rows):,}", all=f"{len(self._rows):,}"
            )
        )
        self._enable()

    def _say_empty(self) -> None:
        if self._rows:
            words = tr("No condition fits. Search for less, or choose all classes.")
        elif self._editable:
            words = tr("This draft has no conditions yet. Import a workbook, or write a new one.")
        else:
            words = tr("This edition has no conditions.")
        self.list.say_empty(words)

    def _enable(self) -> None:
        chosen = self.list.row() is not None
        self.open_button.setText(tr("Edit") if self._editable else tr("Open"))
        self.open_button.setEnabled(chosen)
        self.drop_button.setEnabled(chosen)
        for button in (self.new_button, self.drop_button):
            button.setVisible(self._editable)

    def _open(self) -> None:
        if self.list.row() is not None:
            self.conditionOpened.emit(self.list.row())

    def _drop(self) -> None:
        if self.list.row() is not None:
            self.dropWanted.emit(self.list.row())


def checks_words(row: Any) -> str:
    """What must be looked at before a case is filed and closed."""
    said = []
    if row.needs_verification:
        said.append(tr("verification"))
    if row.needs_check:
        said.append(tr("check"))
    return ", ".join(said)


def searched(row: Any) -> str:
    """What typed words are looked for in, small letters."""
    parts = (
        row.condition_code, row.class_code, row.class_name, row.condition, row.closing_condition,
        row.handling_standard, row.note, row.limit_words,
    )  # fmt: skip
    return " ".join(part.lower() for part in parts if part)


def _refill(combo: QComboBox, every: str, entries: Sequence[tuple[str, str]]) -> None:
    """Offer other entries; what was chosen stays chosen while there is such a one."""
    chosen = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    combo.addItem(every, "")
    for code, words in entries:
        combo.addItem(words, code)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
    combo.blockSignals(False)
