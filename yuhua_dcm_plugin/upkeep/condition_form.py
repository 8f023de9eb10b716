"""One condition of an edition: to read, and in a draft to write (立案条件)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..cases.class_picker import ClassPicker
from ..cases.fields import TextField
from ..cases.records import ClassEntry
from ..core.notice import Kind, Notice
from ..core.strings import tr
from ..core.text import plain
from .condition_limits import LimitTable, StageTable

_SHORT, _LONG = 2, 3


class ConditionForm(QWidget):
    """What a condition says; takes the place of the list while it is open."""

    #: What is filled in is to be kept: a row as ``handbook_save_row`` takes it.
    saveWanted = pyqtSignal(object)
    #: Back to the list.
    closed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conditionForm")
        self._row: Any = None
        self._editable = False
        self._touched = False
        self._make_fields()
        self.head = QLabel(self)
        self.head.setObjectName("conditionHead")
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.note = Notice("conditionNote", Kind.ERROR, self)
        self.back_button = self._button("conditionBack", tr("Back"), self._back)
        self.save_button = self._button("conditionSave", tr("Save Condition"), self.save)
        self._lay_out()
        self.hide()

    @property
    def touched(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return self._touched and not self.isHidden()

    def show_lists(
        self,
        classes: Sequence[ClassEntry],
        departments: Mapping[str, str],
        stages: Mapping[str, str],
    ) -> None:
        """Offer classes, departments and stages to choose from."""
        self.stages.show_stages(stages)
        self.class_code.set_entries(classes)
        for combo in (self.department, self.supervising):
            chosen = combo.currentData()
            combo.clear()
            combo.addItem(tr("not fixed"), "")
            for code, name in departments.items():
                combo.addItem(name, code)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def open(self, row: Any, grades: Mapping[str, str], editable: bool) -> None:
        """Show a condition, or an empty form for a new one.

        :param row: the condition, ``None`` for a new one
        :param grades: label of each grade
        :param editable: whether it may be changed
        """
        self._row, self._editable = row, editable
        self.note.say("")
        self.head.setText(self._head_words(row))
        self._fill(row)
        self.limits.show_limits(row.limits if row is not None else (), grades, editable)
        self.stages.show_limits(row.stage_limits if row is not None else (), grades, editable)
        if row is None:
            self.limits.add()
        self._lock()
        self._touched = False
        self.show()
        (self.condition if editable else self.back_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Back to the list; what is not kept is forgotten."""
        self._touched = False
        self.hide()
        self.closed.emit()

    def values(self) -> dict[str, Any]:
        """What is filled in, as ``handbook_save_row`` takes it."""
        entry = self.class_code.entry()
        without = self.no_limit.isChecked()
        return {
            "condition_code": self._row.condition_code if self._row is not None else None,
            "class_standard": entry.class_standard if entry else self._of("class_standard"),
            "kind": entry.kind if entry else self._of("kind"),
            "class_code": entry.code if entry else self._of("class_code"),
            "condition": self.condition.value() or "",
            "closing_condition": self.closing.value() or "",
            "handling_standard": self.standard.value() or "",
            "department_code": self.department.currentData() or None,
            "supervising_department": self.supervising.currentData() or None,
            "needs_verification": self.verification.isChecked(),
            "needs_check": self.check.isChecked(),
            "no_limit": without,
            "limits": [] if without else self.limits.lines(),
            "stage_limits": self.stages.lines(),
            "limit_words": self._of("limit_words"),
            "note": plain(self.remark.text()).strip() or None,
        }

    def save(self) -> None:
        """Keep what is filled in, or say what is missing."""
        self.class_code.finish()
        wrong = self._wrong()
        self.note.say(wrong, Kind.ERROR)
        if not wrong:
            self.saveWanted.emit(self.values())

    def keyPressEvent(self, event: Any) -> None:
        """Esc goes back, once nothing typed would be lost."""
        if event.key() == Qt.Key.Key_Escape and not self._touched:
            self.close_form()
        else:
            super().keyPressEvent(event)

    # --- making

    def _make_fields(self) -> None:
        self.class_code = ClassPicker(self)
        self.class_code.setObjectName("conditionClassField")
        self.class_fixed = QLabel(self)
        self.class_fixed.setTextFormat(Qt.TextFormat.PlainText)
        self.class_fixed.setWordWrap(True)
        self.condition = self._text("conditionText", _LONG)
        self.closing = self._text("conditionClosing", _SHORT)
        self.standard = self._text("conditionStandard", _SHORT)
        self.department = self._combo("conditionHandling")
        self.supervising = self._combo("conditionSupervising")
        self.verification = self._check("conditionVerification", tr("Verified before it is filed"))
        self.check = self._check("conditionCheck", tr("Checked before it is closed"))
        self.no_limit = self._check("conditionNoLimit", tr("No limit is set"))
        self.no_limit.toggled.connect(lambda _on: self._lock())
        self.limits = LimitTable(self)
        self.stages = StageTable("conditionStage", self)
        for table in (self.limits, self.stages):
            table.changed.connect(self._touch)
        self.remark = QLineEdit(self)
        self.remark.setObjectName("conditionRemark")
        self.remark.textEdited.connect(lambda _text: self._touch())
        self.class_code.classChosen.connect(lambda _entry: self._touch())

    def _text(self, name: str, lines: int) -> TextField:
        field = TextField(self, lines)
        field.setObjectName(name)
        field.textChanged.connect(self._touch)
        return field

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setMinimumContentsLength(10)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.activated.connect(lambda _place: self._touch())
        return combo

    def _check(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setObjectName(name)
        box.clicked.connect(lambda _on: self._touch())
        return box

    def _button(self, name: str, words: str, call: Any) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _lay_out(self) -> None:
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, field in (
            (tr("Class"), self.class_code), (tr("Filing condition"), self.condition),
            (tr("Closing condition"), self.closing), (tr("Handling standard"), self.standard),
            (tr("Handling department"), self.department),
            (tr("Supervising department"), self.supervising),
            ("", self.verification), ("", self.check), (tr("Note"), self.remark),
        ):  # fmt: skip
            label = QLabel(words, inside)
            label.setBuddy(field)
            form.addRow(label, field)
        beside = QLabel(tr("Limits of stages, where they differ from the edition's"), inside)
        beside.setWordWrap(True)
        # A narrow dock has no room beside them.
        for wide in (self.no_limit, self.limits, beside, self.stages):
            form.addRow(wide)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.head)
        box.addWidget(area, 1)
        box.addWidget(self.note)
        box.addLayout(buttons)

    # --- filling

    def _of(self, name: str) -> Any:
        return getattr(self._row, name) if self._row is not None else None

    def _fill(self, row: Any) -> None:
        if row is None:
            self.class_code.choose(None)
        elif not self.class_code.choose_code(row.class_code, row.kind):
            self.class_code.setText(f"{row.class_code} {row.class_name}")
        for field, name in (
            (self.condition, "condition"), (self.closing, "closing_condition"),
            (self.standard, "handling_standard"),
        ):  # fmt: skip
            field.set_value(self._of(name))
        for combo, name in (
            (self.department, "department_code"), (self.supervising, "supervising_department"),
        ):  # fmt: skip
            _choose(combo, self._of(name))
        self.verification.setChecked(bool(self._of("needs_verification")))
        self.check.setChecked(row is None or row.needs_check)
        self.no_limit.setChecked(bool(self._of("no_limit")))
        self.remark.setText(self._of("note") or "")

    def _lock(self) -> None:
        """Only a draft can be written; limits only where there is one."""
        for text in (self.condition, self.closing, self.standard, self.remark, self.class_code):
            text.setReadOnly(not self._editable)
        for part in (
            self.department, self.supervising, self.verification, self.check, self.no_limit,
        ):  # fmt: skip
            part.setEnabled(self._editable)
        self.limits.setEnabled(not self.no_limit.isChecked())
        self.save_button.setVisible(self._editable)

    def _head_words(self, row: Any) -> str:
        if row is None:
            return tr("A new condition of this draft")
        if row.limit_words:
            return tr("Condition {code}. In the workbook its limit reads “{words}”.").format(
                code=row.condition_code, words=row.limit_words
            )
        return tr("Condition {code}").format(code=row.condition_code)

    def _touch(self, *_what: Any) -> None:
        self._touched = True

    def _back(self) -> None:
        self.close_form()

    def _wrong(self) -> str:
        values = self.values()
        if not values["class_code"]:
            return tr("Choose the class that the condition belongs to.")
        if not values["condition"]:
            return tr("Write what must be the case for a case to be filed.")
        if not values["no_limit"] and not values["limits"]:
            return tr("Add a limit, or say that no limit is set.")
        if self.limits.twice():
            return tr("Two limits speak of the same grade, area and step: remove one.")
        if self.stages.twice():
            return tr("Two limits speak of the same stage and grade: remove one.")
        return ""


def _choose(combo: QComboBox, code: Any) -> None:
    """Choose a department; one that is no longer active is named by its code."""
    if code and combo.findData(code) < 0:
        combo.addItem(str(code), code)
    combo.setCurrentIndex(max(0, combo.findData(code or "")))
