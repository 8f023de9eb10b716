"""Where a question of the import is answered: suggestions first, then by hand (回答)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..cases.class_picker import ClassPicker
from ..cases.flow import FlowLayout
from ..cases.records import ClassEntry
from ..core.strings import chinese, tr
from ..core.text import plain
from .condition_lines import MOST_AMOUNT
from .edition_words import UNITS, unit_words
from .questions_words import (
    CLASS,
    DEPARTMENT,
    LIMIT,
    WORDS,
    accepts,
    answer_of,
    answered_by,
    question_words,
    rows_words,
    subject_words,
    suggestion_words,
)

_NOTHING = "-"


class AnswerBox(QWidget):
    """One question: what was written, where, what is near, and fields for another answer."""

    #: An answer as ``handbook_answer`` takes it.
    answered = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerBox")
        self._question: Any = None
        self._class_names: dict[str, str] = {}
        self._departments: Mapping[str, str] = {}
        self.subject = self._label("questionSubject")
        font = self.subject.font()
        font.setBold(True)
        self.subject.setFont(font)
        self.asked = self._label("questionAsked")
        self.where = self._label("questionWhere")
        self.near = QWidget(self)
        self._flow = FlowLayout(self.near)
        self.buttons: list[QPushButton] = []
        self._make_fields()
        self._lay_out()
        self.show_question(None)

    def show_lists(self, classes: Sequence[ClassEntry], departments: Mapping[str, str]) -> None:
        """Offer classes and departments to choose from."""
        self.class_code.set_entries(classes)
        self._class_names = {
            f"{one.kind} {one.code}": one.label_zh if chinese() else one.label_en or one.label_zh
            for one in classes
        }
        self._departments = departments
        self.department.clear()
        self.department.addItem(tr("Choose…"), "")
        self.department.addItem(tr("no department"), _NOTHING)
        for code, name in departments.items():
            self.department.addItem(name, code)
        self.show_question(self._question)

    def show_question(self, question: Any) -> None:
        """Ask another question, or none."""
        self._question = question
        self._flow.clear()
        self.buttons = []
        self.setVisible(question is not None)
        if question is None:
            return
        self.subject.setText(f"“{subject_words(question.subject)}” · {rows_words(question.rows)}")
        self.asked.setText(question_words(question.key))
        self.where.hide()
        for place, suggestion in enumerate(question.suggestions or ()):
            self._add_suggestion(place, suggestion)
        self.near.setVisible(bool(self.buttons))
        self._show_fields(answered_by(question.key), question.key)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Tell where in the workbook it stands, with what stands beside it."""
        self.where.setText("\n".join(_row_words(row) for row in rows))
        self.where.setVisible(bool(rows))

    def first(self) -> dict[str, Any] | None:
        """The answer that Enter gives: the first suggestion, or ``None``."""
        suggestions = self._question.suggestions if self._question is not None else ()
        return self._whole(answer_of(suggestions[0])) if suggestions else None

    def take_first(self) -> bool:
        """Give the first suggestion as the answer; whether there is one."""
        first = self.first()
        if first is not None:
            self.answered.emit(first)
        return first is not None

    def typed(self) -> dict[str, Any] | None:
        """The answer that is filled in by hand, or ``None``."""
        if self._question is None:
            return None
        kind = answered_by(self._question.key)
        if kind == CLASS:
            self.class_code.finish()
            return self._class_answer()
        if kind == DEPARTMENT:
            code = self.department.currentData()
            return {"department_code": None if code == _NOTHING else code} if code else None
        if kind == LIMIT:
            return self._limit_answer()
        words = plain(self.words.text()).strip()
        return {"condition": words} if kind == WORDS and words else None

    @property
    def class_names(self) -> dict[str, str]:
        """Name of each class by kind and code."""
        return self._class_names

    def focus_field(self) -> None:
        """Go to the field of the answer."""
        for part in (self.class_code, self.department, self.amount, self.words):
            if not part.isHidden():
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Leave these rows out."""
        self.answered.emit({"drop": True})

    # --- making

    def _label(self, name: str) -> QLabel:
        made = QLabel(self)
        made.setObjectName(name)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return made

    def _make_fields(self) -> None:
        self.class_code = ClassPicker(self)
        self.class_code.setObjectName("answerClass")
        self.class_code.classChosen.connect(lambda _entry: self._enable())
        self.department = QComboBox(self)
        self.department.setObjectName("answerDepartment")
        self.department.setAccessibleName(tr("Department"))
        self.department.currentIndexChanged.connect(lambda _place: self._enable())
        self.amount = QDoubleSpinBox(self)
        self.amount.setObjectName("answerAmount")
        self.amount.setAccessibleName(tr("Amount"))
        self.amount.setDecimals(2)
        self.amount.setRange(0, MOST_AMOUNT)
        self.amount.valueChanged.connect(lambda _value: self._enable())
        self.unit = QComboBox(self)
        self.unit.setObjectName("answerUnit")
        self.unit.setAccessibleName(tr("Unit"))
        for code in UNITS:
            self.unit.addItem(unit_words(code), code)
        self.words = QLineEdit(self)
        self.words.setObjectName("answerWords")
        self.words.setAccessibleName(tr("Filing condition"))
        self.words.setPlaceholderText(tr("Filing condition"))
        self.words.textChanged.connect(lambda _text: self._enable())
        for line in (self.words, self.class_code):
            line.returnPressed.connect(self._give)
        self._make_buttons()

    def _make_buttons(self) -> None:
        self.give_button = self._button("answerGive", tr("Answer"), self._give)
        self.without_button = self._button(
            "answerNoLimit", tr("No Limit"), lambda: self.answered.emit({"no_limit": True})
        )
        self.accept_button = self._button(
            "answerAccept", tr("Take as Read"), lambda: self.answered.emit({"accept": True})
        )
        self.replace_button = self._button(
            "answerReplace", tr("Keep the Last Row"), lambda: self.answered.emit({"replace": True})
        )
        self.drop_button = self._button("answerDrop", tr("Leave Out"), self.drop)
        self.drop_button.setToolTip(tr("These rows are not taken into the draft"))
        self.remember = QCheckBox(tr("Remember for next time"), self)
        self.remember.setObjectName("answerRemember")
        self.remember.setToolTip(tr("The next workbook that writes it so is not asked again"))
        self.remember.setChecked(True)

    def _button(self, name: str, words: str, call: Any) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _lay_out(self) -> None:
        row = QWidget(self)
        fields = FlowLayout(row)
        for part in (
            self.class_code, self.department, self.amount, self.unit, self.words, self.give_button,
        ):  # fmt: skip
            fields.addWidget(part)
        below = QWidget(self)
        flow = FlowLayout(below)
        for part in (
            self.without_button, self.accept_button, self.replace_button, self.drop_button,
        ):  # fmt: skip
            flow.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for part in (self.subject, self.asked, self.where, self.near):
            box.addWidget(part)
        box.addWidget(row)
        box.addWidget(self.remember)
        box.addWidget(below)

    # --- asking

    def _add_suggestion(self, place: int, suggestion: Mapping[str, Any]) -> None:
        words = suggestion_words(suggestion, self._class_names, self._departments)
        button = self._button(
            f"suggestion_{place}", words.replace("&", "&&"),
            lambda: self.answered.emit(self._whole(answer_of(suggestion))),
        )  # fmt: skip
        if place == 0:
            button.setToolTip(tr("Enter in the list of questions takes this one"))
            font = button.font()
            font.setBold(True)
            button.setFont(font)
        self._flow.addWidget(button)
        self.buttons.append(button)

    def _show_fields(self, kind: str, key: str) -> None:
        self.class_code.setVisible(kind == CLASS)
        self.class_code.choose(None)
        for part in (self.department, self.remember):
            part.setVisible(kind == DEPARTMENT)
        self.department.setCurrentIndex(0)
        for part in (self.amount, self.unit, self.without_button):
            part.setVisible(kind == LIMIT)
        self.amount.setValue(0)
        self.words.setVisible(kind == WORDS)
        self.words.setText("")
        self.give_button.setVisible(kind in (CLASS, DEPARTMENT, LIMIT, WORDS))
        self.accept_button.setVisible(accepts(key))
        self.replace_button.setVisible(key == "same_condition")
        self._enable()

    # --- answering

    def _give(self) -> None:
        answer = self.typed()
        if answer is not None:
            self.answered.emit(self._whole(answer))

    def _whole(self, answer: dict[str, Any]) -> dict[str, Any]:
        """An answer with whether to remember it, where that has a meaning."""
        if "department_code" in answer and self.remember.isChecked():
            return {**answer, "remember": True}
        return answer

    def _class_answer(self) -> dict[str, Any] | None:
        entry = self.class_code.entry()
        if entry is None:
            return None
        return {
            "class_standard": entry.class_standard, "kind": entry.kind, "class_code": entry.code,
        }  # fmt: skip

    def _limit_answer(self) -> dict[str, Any] | None:
        amount = float(self.amount.value())
        if amount <= 0:
            return None
        whole = int(amount) if amount == int(amount) else amount
        return {"amount": whole, "unit": self.unit.currentData()}

    def _enable(self) -> None:
        ready = self._question is not None and self._filled()
        self.give_button.setEnabled(ready)

    def _filled(self) -> bool:
        kind = answered_by(self._question.key)
        filled = {
            CLASS: self.class_code.entry() is not None,
            DEPARTMENT: bool(self.department.currentData()),
            LIMIT: self.amount.value() > 0,
            WORDS: bool(self.words.text().strip()),
        }
        return bool(filled.get(kind))


def _row_words(row: Any) -> str:
    """A row of the workbook in one line."""
    cells = " | ".join(" ".join(cell.split()) for cell in row.cells if cell and cell.strip())
    place = tr("{sheet}, row {n}").format(sheet=row.sheet, n=row.row_no)
    return f"{place}: {cells}"
