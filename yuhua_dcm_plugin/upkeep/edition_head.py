"""What holds for a whole edition: title, day, names of grades, limits of stages (版本设置)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
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

from ..core.notice import Kind, Notice
from ..core.strings import label, tr
from ..core.text import plain
from .condition_limits import StageTable
from .edition_form import date_edit, day_of, today

_GRADES = ("A", "B", "C")


class EditionHead(QWidget):
    """A form in the place of the conditions; it can be read always, written for a draft."""

    #: What is filled in is to be kept, as ``handbook_save_edition`` takes it.
    saveWanted = pyqtSignal(object)
    #: Back to the conditions.
    closed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editionHead")
        self._touched = False
        self._edition: Any = None
        self._given: dict[str, Any] = {}
        self.title = self._line("headTitle")
        self.day = date_edit("headDay", tr("First day in force"), self)
        self.remark = self._line("headNote")
        self.names = {grade: self._line(f"headGrade{grade}") for grade in _GRADES}
        self.documents = {grade: self._check(grade) for grade in _GRADES}
        self.stages = StageTable("headStage", self)
        self.stages.changed.connect(self._touch)
        self.day.dateChanged.connect(self._touch)
        self.note = Notice("headWrong", Kind.ERROR, self)
        self.save_button = self._button("headSave", tr("Save Edition"), self.save)
        self.back_button = self._button("headBack", tr("Back"), self.close_form)
        self._lay_out()
        self.hide()

    @property
    def touched(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return self._touched and not self.isHidden()

    def show_stages(self, stages: Mapping[str, str]) -> None:
        """Offer stages by their labels."""
        self.stages.show_stages(stages)

    def open(
        self, edition: Any, grades: Sequence[Any], limits: Sequence[Any], editable: bool
    ) -> None:
        """Show an edition.

        :param limits: of stages, those of the whole edition
        :param editable: whether it may be changed
        """
        self.note.say("")
        self._edition, self._given = edition, {one.grade: one for one in grades}
        self.title.setText(edition.label_zh)
        self.remark.setText(edition.note or "")
        _set_day(self.day, edition.valid_from or today())
        for one in grades:
            self.names[one.grade].setText(one.label_zh)
            self.documents[one.grade].setChecked(one.needs_document)
        labels = {one.grade: label(one) for one in grades}
        self.stages.show_limits(limits, labels, editable)
        for line in (self.title, self.remark, *self.names.values()):
            line.setReadOnly(not editable)
        for part in (self.day, *self.documents.values()):
            part.setEnabled(editable)
        self.save_button.setVisible(editable)
        self._touched = False
        self.show()
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, Any]:
        """What is filled in."""
        title = plain(self.title.text()).strip()
        same = self._edition is not None and title == self._edition.label_zh
        return {
            "label_zh": title,
            "label_en": self._edition.label_en if same else title,
            "valid_from": day_of(self.day).isoformat(),
            "note": plain(self.remark.text()).strip() or None,
            "grades": [self._grade(grade) for grade in _GRADES],
            "stage_limits": self.stages.lines(),
        }

    def save(self) -> None:
        """Keep what is filled in, or say what is missing."""
        wrong = ""
        if not self.title.text().strip() or not all(n.text().strip() for n in self.names.values()):
            wrong = tr("The edition and each grade need a name.")
        elif self.stages.twice():
            wrong = tr("Two limits speak of the same stage and grade: remove one.")
        self.note.say(wrong, Kind.ERROR)
        if not wrong:
            self.saveWanted.emit(self.values())

    def close_form(self) -> None:
        """Back to the conditions; what is not kept is forgotten."""
        self._touched = False
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: Any) -> None:
        """Esc goes back, once nothing typed would be lost."""
        if event.key() == Qt.Key.Key_Escape and not self._touched:
            self.close_form()
        else:
            super().keyPressEvent(event)

    # --- making

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.textEdited.connect(self._touch)
        return line

    def _check(self, grade: str) -> QCheckBox:
        box = QCheckBox(tr("extension needs a document"), self)
        box.setObjectName(f"headDocument{grade}")
        words = tr("Grade {grade}: an extension needs a document").format(grade=grade)
        box.setAccessibleName(words)
        box.setToolTip(words)
        box.clicked.connect(self._touch)
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
            (tr("Title"), self.title), (tr("Valid from"), self.day), (tr("Note"), self.remark),
        ):  # fmt: skip
            form.addRow(_buddy(words, field, inside), field)
        for grade in _GRADES:
            words = tr("Name of grade {grade}").format(grade=grade)
            form.addRow(_buddy(words, self.names[grade], inside), self.names[grade])
            form.addRow("", self.documents[grade])
        heading = QLabel(tr("Limits of stages, where a condition has none of its own"), inside)
        heading.setWordWrap(True)
        form.addRow(heading)
        form.addRow(self.stages)
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
        box.addWidget(area, 1)
        box.addWidget(self.note)
        box.addLayout(buttons)

    def _grade(self, grade: str) -> dict[str, Any]:
        name, given = plain(self.names[grade].text()).strip(), self._given.get(grade)
        return {
            "grade": grade,
            "label_zh": name,
            "label_en": given.label_en if given is not None and given.label_zh == name else name,
            "needs_document": self.documents[grade].isChecked(),
        }

    def _touch(self, *_what: Any) -> None:
        self._touched = True


def _buddy(words: str, field: QWidget, parent: QWidget) -> QLabel:
    name = QLabel(words, parent)
    name.setBuddy(field)
    return name


def _set_day(edit: Any, day: date) -> None:
    edit.setDate(QDate(day.year, day.month, day.day))
