"""An editor that fits what a setting may be (参数值)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ..core.strings import tr
from .edition_words import UNITS, unit_words
from .settings_records import SettingRow
from .settings_words import choice_words

_DECIMALS = 4
_MOST = 10_000_000


class ShortSpin(QDoubleSpinBox):
    """Shows no digits that say nothing: 0.8, 50."""

    def textFromValue(self, value: float) -> str:
        """Words for a number; called by Qt."""
        words = str(super().textFromValue(value))
        point = self.locale().decimalPoint()
        return words.rstrip("0").rstrip(point) if point in words else words


class ValueEditor(QWidget):
    """One field for each kind of value; the one of the setting is seen."""

    #: Something was typed or chosen.
    edited = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingValue")
        self._kind = ""
        self._value: Any = None
        self._make_fields()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._shown = QStackedLayout()
        around.addLayout(self._shown)
        self._fields: dict[str, QWidget] = {
            "text": self.line, "number": self.number, "whole": self.whole, "choice": self.choice,
            "limit": self.limit, "other": self.other,
        }  # fmt: skip
        for field in self._fields.values():
            self._shown.addWidget(field)

    def show_setting(self, setting: SettingRow, value: Any, names: Mapping[str, str]) -> None:
        """Show a value in the field of its kind.

        :param names: labels of codes (work calendars)
        """
        self.blockSignals(True)
        self._kind = setting.kind
        self._fit(setting, names)
        self._put(value)
        self._shown.setCurrentWidget(self._fields[self._field_name()])
        self.setFocusProxy(self._focus_field())
        self.blockSignals(False)

    def value(self) -> Any:
        """What was typed or chosen, as the database takes it."""
        takes: dict[str, Callable[[], Any]] = {
            "text": lambda: str(self.line.text()).strip(),
            "number": self.number.value,
            "whole": self.whole.value,
            "limit": lambda: {"amount": self.amount.value(), "unit": self.unit.currentData()},
            "other": lambda: self._value,
        }
        return takes.get(self._field_name(), self.choice.currentData)()

    # --- parts

    def _field_name(self) -> str:
        if self._kind in ("flag", "calendar", "class_standard"):
            return "choice"
        return self._kind if self._kind in self._fields else "other"

    def _focus_field(self) -> QWidget:
        return self.amount if self._field_name() == "limit" else self._fields[self._field_name()]

    def _fit(self, setting: SettingRow, names: Mapping[str, str]) -> None:
        least, most = setting.at_least or 0, setting.at_most or _MOST
        self.line.setMaxLength(int(most))
        self.number.setRange(least, most)
        self.number.setSingleStep(0.05 if most <= 1 else 1)
        self.whole.setRange(int(least), int(most))
        self.amount.setRange(0, most)
        self.choice.clear()
        if setting.kind == "flag":
            self.choice.addItem(tr("Yes"), True)
            self.choice.addItem(tr("No"), False)
        for code in setting.choices:
            words = choice_words(setting.key).get(code) or names.get(code) or code
            self.choice.addItem(words, code)

    def _put(self, value: Any) -> None:
        self._value = value
        name = self._field_name()
        if name == "text":
            self.line.setText(str(value or ""))
        elif name == "number":
            self.number.setValue(float(value or 0))
        elif name == "whole":
            self.whole.setValue(int(value or 0))
        elif name == "limit":
            given = value if isinstance(value, dict) else {}
            self.amount.setValue(float(given.get("amount") or 0))
            self.unit.setCurrentIndex(max(0, self.unit.findData(given.get("unit"))))
        elif name == "choice":
            self.choice.setCurrentIndex(self.choice.findData(value))
        else:
            self.other.setText(str(value))

    def _make_fields(self) -> None:
        self.line = self._named(QLineEdit(self), "settingText")
        self.number = self._named(ShortSpin(self), "settingNumber")
        self.number.setDecimals(_DECIMALS)
        self.whole = self._named(QSpinBox(self), "settingWhole")
        self.choice = self._named(QComboBox(self), "settingChoice")
        self.limit = QWidget(self)
        self.amount = self._named(ShortSpin(self.limit), "settingAmount")
        self.unit = self._named(QComboBox(self.limit), "settingUnit")
        self.unit.setAccessibleName(tr("Unit"))
        for code in UNITS:
            self.unit.addItem(unit_words(code), code)
        row = QHBoxLayout(self.limit)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.amount, 1)
        row.addWidget(self.unit, 1)
        self.other = QLabel(self)
        self._listen()

    def _listen(self) -> None:
        self.line.textChanged.connect(self._on_edit)
        for spin in (self.number, self.whole, self.amount):
            spin.valueChanged.connect(self._on_edit)
        for combo in (self.choice, self.unit):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(8)
            combo.currentIndexChanged.connect(self._on_edit)

    def _on_edit(self, *_what: Any) -> None:
        self.edited.emit()

    def _named(self, field: Any, name: str) -> Any:
        field.setObjectName(name)
        field.setAccessibleName(tr("Value"))
        return field
