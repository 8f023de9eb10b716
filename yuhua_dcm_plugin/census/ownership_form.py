"""Which components get which departments: class, area, a list for each department (权属设置)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from ..cases.records import ClassEntry, Department
from ..core.strings import chinese, tr
from .area_list import fill_areas
from .desk_records import Area
from .wording import field_words

#: Roles of departments as set_ownership knows them, and our fields.
PARTS = {
    "competent": "competent_department",
    "owner": "owner_department",
    "maintenance": "maintenance_department",
}
#: A community's code is longer than a street's.
_STREET_DIGITS = 9


class OwnershipForm(QWidget):
    """What set_ownership is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownershipForm")
        self._codes: list[str] = []
        self.chosen = QCheckBox(self)
        self.chosen.setObjectName("ownershipChosen")
        self.chosen.setAccessibleName(tr("Only the components that were marked"))
        self.chosen.toggled.connect(lambda _on: self._on_chosen())
        self.chosen.hide()
        self.class_code = _combo("ownershipClass", self)
        self.area = _combo("ownershipArea", self)
        self.area.addItem(tr("Whole district"), "")
        self.departments = {name: _combo(f"ownership_{name}", self) for name in PARTS}
        self.only_empty = QCheckBox(tr("Only where nobody is entered yet"), self)
        self.only_empty.setObjectName("ownershipOnlyEmpty")
        self.only_empty.setChecked(True)
        self._lay_out()

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
        self._choose_class(chosen)
        fill_areas(self.area, areas, keep=1)
        for combo in self.departments.values():
            _fill_departments(combo, departments)

    def choose_components(self, codes: Sequence[str]) -> None:
        """Ask for these components, not for a class and area."""
        self._codes = list(codes)
        self.chosen.setVisible(bool(codes))
        self.chosen.setText(tr("Only the {n} components that were marked").format(n=len(codes)))
        self.chosen.setChecked(bool(codes))
        self._on_chosen()

    def choose_place(self, class_code: str, area: str) -> None:
        """Ask for a class in an area; empty for every one."""
        self.choose_components(())
        self._choose_class(class_code)
        self.area.setCurrentIndex(max(0, self.area.findData(area)))

    def fill(self, scope: dict[str, Any], departments: dict[str, str]) -> None:
        """Put a scope and departments into the form.

        :param scope: class_codes, street_code, community_code, codes, only_empty
        """
        area = scope.get("community_code") or scope.get("street_code") or ""
        self.choose_place((scope.get("class_codes") or [""])[0], area)
        self.choose_components(scope.get("codes") or ())
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

    def department_words(self, names: Sequence[str]) -> str:
        """The departments chosen for some roles, in one line."""
        return tr(", ").join(
            f"{field_words(PARTS[name])} {self.departments[name].currentText()}" for name in names
        )

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
            name = "community_code" if len(area) > _STREET_DIGITS else "street_code"
            scope[name] = area
        return scope

    def _choose_class(self, code: str | None) -> None:
        self.class_code.setCurrentIndex(max(0, self.class_code.findData(code)))

    def _on_chosen(self) -> None:
        for combo in (self.class_code, self.area):
            combo.setEnabled(not (self._codes and self.chosen.isChecked()))

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.addRow(self.chosen)
        form.addRow(_label(tr("&Class"), self.class_code), self.class_code)
        form.addRow(_label(tr("Ar&ea"), self.area), self.area)
        for name, combo in self.departments.items():
            form.addRow(_label(field_words(PARTS[name]), combo), combo)
        form.addRow(self.only_empty)


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
