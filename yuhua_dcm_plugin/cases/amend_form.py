"""Correcting a case: only what was changed is sent (修改案卷)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ..core.strings import tr
from .advice import Advice
from .class_picker import ClassPicker
from .fields import ListField, TextField, condition_field, name_field
from .map_link import MapLink
from .records import CaseRow, ClassEntry


class AmendField(QWidget):
    """The fields of a case that may be corrected.

    :param case: as it is now
    :param advice: classes and, once filed, conditions of the present class
    :param map_link: for a new place; without one the place cannot be changed here
    """

    def __init__(
        self,
        case: CaseRow,
        advice: Advice,
        map_link: MapLink | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._case = case
        self._map_link = map_link
        self._place: tuple[float, float] | None = None
        self._extra: dict[str, Any] = {}
        self.description = TextField(self, lines=2)
        self.description.setObjectName("amend_description")
        self.description.set_value(case.description)
        self.address = QLineEdit(case.address or "", self)
        self.address.setObjectName("amend_address")
        self.picker = ClassPicker(self)
        self.picker.setObjectName("amend_class")
        self.picker.set_entries(advice.classes)
        self.picker.choose_code(case.class_code, case.kind)
        self.urgent = QCheckBox(tr("Urgent"))  # comes last in the order of Tab
        self.urgent.setObjectName("amend_urgent")
        self.urgent.setChecked(case.urgent)
        self.condition: ListField | None = None
        self._lay_out(advice)

    def value(self) -> dict[str, Any] | None:
        """What was changed; ``None`` while nothing was."""
        changed: dict[str, Any] = {}
        if self.description.value() != self._case.description.strip():
            changed["description"] = self.description.value() or ""
        if self.address.text().strip() != (self._case.address or ""):
            changed["address"] = self.address.text().strip()
        if self.urgent.isChecked() != self._case.urgent:
            changed["urgent"] = self.urgent.isChecked()
        changed.update(self._class())
        if self._place is not None:
            changed.update(x=self._place[0], y=self._place[1], srid=4547)
        changed.update(self._extra)
        return changed or None

    def set_value(self, value: Any) -> None:
        """Take corrections over, as a script gives them."""
        given = dict(value or {})
        if "description" in given:
            self.description.set_value(given.pop("description"))
        if "address" in given:
            self.address.setText(str(given.pop("address")))
        if "urgent" in given:
            self.urgent.setChecked(bool(given.pop("urgent")))
        if "x" in given and "y" in given and given.get("srid") == 4547:
            self._placed(float(given.pop("x")), float(given.pop("y")))
            given.pop("srid")
        self._extra = given

    def _class(self) -> dict[str, Any]:
        entry: ClassEntry | None = self.picker.entry()
        if entry is None or (entry.code, entry.kind) == (self._case.class_code, self._case.kind):
            return self._condition()
        return {
            "class_standard": entry.class_standard,
            "kind": entry.kind,
            "class_code": entry.code,
        }

    def _condition(self) -> dict[str, Any]:
        chosen = self.condition.value() if self.condition is not None else None
        return {"condition": chosen} if chosen and chosen != self._case.condition_code else {}

    def _lay_out(self, advice: Advice) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Description"), self.description)
        form.addRow(tr("Address"), self.address)
        form.addRow(tr("Class"), self.picker)
        if advice.conditions:
            self.condition = condition_field(advice.conditions)
            self.condition.set_value(self._case.condition_code)
            form.addRow(tr("Filing condition"), self.condition)
            name_field(self.condition, tr("Filing condition"))
        if self._map_link is not None:
            form.addRow(tr("Place"), self._place_row())
        form.addRow("", self.urgent)

    def _place_row(self) -> QWidget:
        row = QWidget(self)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        button = QPushButton(tr("Click on Map"), row)
        button.setObjectName("amend_place")
        button.clicked.connect(self._pick)
        self._place_label = QLabel(tr("unchanged"), row)
        box.addWidget(button)
        box.addWidget(self._place_label, 1)
        return row

    def _pick(self) -> None:
        if self._map_link is not None:
            self._map_link.pick_point(self._placed)

    def _placed(self, x: float, y: float) -> None:
        self._place = (x, y)
        if self._map_link is not None:
            self._place_label.setText(f"{x:.1f}, {y:.1f}")
            self._map_link.show_place(x, y)
