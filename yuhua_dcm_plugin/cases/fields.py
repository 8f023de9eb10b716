"""The fields of an action's form: each shows one key of the detail and gives it back.

Every field has ``value()`` (``None`` while nothing is given), ``set_value`` and a signal-free life:
what was typed stays until the form goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..core.strings import chinese, tr
from ..core.text import clean
from .records import CaseRow, Condition, Department, DepartmentAdvice, SupervisorAdvice

_TEXT_LINES = 3
#: Answers of a supervisor; whatever else is entered for somebody comes from the department.
_BY_SUPERVISOR = {"report_verification", "report_check"}


def limit_text(amount: Any, unit: str | None) -> str:
    """A handling limit in words."""
    units = {
        "urgent_hour": tr("{n} urgent working hours"),
        "work_hour": tr("{n} working hours"),
        "work_day": tr("{n} working days"),
        "natural_day": tr("{n} calendar days"),
        "urgent_day": tr("{n} urgent working days"),
    }
    number = f"{float(amount):g}" if amount is not None else ""
    return units.get(unit or "", "{n}").format(n=number)


class TextField(QPlainTextEdit):
    """A few lines of words; Tab goes on to the next field."""

    def __init__(self, parent: QWidget | None = None, lines: int = _TEXT_LINES) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        height = QFontMetrics(self.font()).lineSpacing() * lines + 14
        self.setMinimumHeight(height)
        self.setMaximumHeight(height)

    def value(self) -> str | None:
        """The words without blanks around them, and without what cannot be kept."""
        return clean(self.toPlainText()).text.strip() or None

    def set_value(self, value: Any) -> None:
        """Put words in."""
        self.setPlainText(str(value or ""))


class ListField(QWidget):
    """A choice from a list, with a line below that explains what is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = QComboBox(self)
        self.combo.setObjectName("choice")
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setMinimumContentsLength(12)
        self.combo.setMaxVisibleItems(18)
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setForegroundRole(self._note.foregroundRole())
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.combo)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.combo)
        box.addWidget(self._note)
        self._note.hide()
        self.combo.currentIndexChanged.connect(self._explain)

    def add(self, text: str, value: str, note: str = "") -> None:
        """Add an entry."""
        self.combo.addItem(text, value)
        place = self.combo.count() - 1
        self.combo.setItemData(place, note, Qt.ItemDataRole.UserRole + 1)
        self._explain()

    def value(self) -> str | None:
        """What is chosen."""
        value: str | None = self.combo.currentData()
        return value

    def set_value(self, value: Any) -> None:
        """Choose an entry by its value; an unknown one chooses nothing."""
        self.combo.setCurrentIndex(self.combo.findData(value))

    def _explain(self, *_index: Any) -> None:
        note = self.combo.currentData(Qt.ItemDataRole.UserRole + 1) or ""
        self._note.setText(note)
        self._note.setVisible(bool(note))


class ChoiceField(QWidget):
    """A few answers side by side, none of them chosen at first."""

    def __init__(self, answers: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._values = [value for value, _text in answers]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for place, (value, text) in enumerate(answers):
            button = QRadioButton(text, self)
            button.setObjectName(f"answer_{value}")
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusProxy(self._group.button(0))

    def value(self) -> str | None:
        """The answer."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose an answer; ``True`` and ``False`` are taken as words."""
        word = str(value).lower()
        if word in self._values:
            self._group.button(self._values.index(word)).setChecked(True)


class BehalfField(QWidget):
    """Who answered instead, and how: by phone or on paper."""

    def __init__(self, case: CaseRow, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._for = (
            {"login": case.supervisor}
            if action in _BY_SUPERVISOR
            else {"department": case.department_code}
        )
        self.name = QLineEdit(self)
        self.name.setObjectName("on_behalf_name")
        self.name.setPlaceholderText(tr("Name of who answered"))
        self.name.setMaxLength(100)
        self.medium = QComboBox(self)
        self.medium.setObjectName("on_behalf_medium")
        self.medium.setAccessibleName(tr("How the answer came"))
        self.medium.addItem(tr("By phone"), "phone")
        self.medium.addItem(tr("On paper"), "paper")
        self.setFocusProxy(self.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.medium)

    def value(self) -> dict[str, Any] | None:
        """For whom, by which medium and, if told, the person's name."""
        answer: dict[str, Any] = {**self._for, "medium": self.medium.currentData()}
        if self.name.text().strip():
            answer["name"] = self.name.text().strip()
        return answer

    def set_value(self, value: Any) -> None:
        """Take over name and medium; for whom it is follows from the case."""
        given = value if isinstance(value, dict) else {}
        self.name.setText(str(given.get("name", "")))
        self.medium.setCurrentIndex(max(0, self.medium.findData(given.get("medium"))))


def name_field(field: QWidget, words: str) -> None:
    """Let a screen reader say what the control is for that stands for a field."""
    while field.focusProxy() is not None:
        field = field.focusProxy()
    if not isinstance(field, QRadioButton):  # it says its own answer
        field.setAccessibleName(words)


def supervisor_field(people: Sequence[SupervisorAdvice]) -> ListField:
    """Supervisors, those of the grid first."""
    field = ListField()
    for person in people:
        busy = tr("{n} open tasks").format(n=person.open_tasks)
        where = tr("of this grid") if person.own_grid else tr("of another grid")
        field.add(f"{person.name}  {where}", person.login, busy)
    return field


def department_field(
    advice: Sequence[DepartmentAdvice], everyone: Sequence[Department]
) -> ListField:
    """Departments: the proposed ones with their reasons, then all others."""
    field = ListField()
    zh = chinese()
    for entry in advice:
        field.add(f"★ {entry.name}", entry.code, entry.reason_zh if zh else entry.reason_en)
    if advice:
        field.combo.insertSeparator(field.combo.count())
    proposed = {entry.code for entry in advice}
    for other in everyone:
        if other.active and other.code not in proposed:
            name = other.name if zh else other.name_en or other.name
            field.add(name, other.code, tr("Not proposed by the rules"))
    field.combo.setCurrentIndex(0)
    return field


def condition_field(conditions: Sequence[Condition]) -> ListField:
    """Filing conditions of the class with their limits."""
    field = ListField()
    for entry in conditions:
        limit = limit_text(entry.limit_amount, entry.limit_unit) or tr("No limit")
        note = tr("Limit {limit}. Closed when {closing}").format(
            limit=limit, closing=entry.closing_condition or "—"
        )
        field.add(f"{limit} · {entry.text}", entry.code, f"{entry.text}\n{note}")
    return field


def verdict_field(key: str) -> ChoiceField:
    """Answers of a verification (result) or of a check (passed)."""
    if key == "result":
        return ChoiceField(
            (("true", tr("As reported")), ("false", tr("Not so")), ("unknown", tr("Not found out")))
        )
    return ChoiceField((("true", tr("Passed")), ("false", tr("Rework"))))
