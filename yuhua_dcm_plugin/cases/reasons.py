"""Why the rules propose a department, and why the others fell out (派遣依据)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.strings import chinese, tr
from .fields import ListField
from .model import tooltip
from .records import DepartmentVerdict

_CODE_ROLE = Qt.ItemDataRole.UserRole
_LINES = 7
_SIGNS = {"suggested": "★", "possible": "○", "out": "✗"}


class ReasonedDepartment(QWidget):
    """The chooser of a department with a button “Why?” that unfolds the reasons for all of them.

    :param field: the chooser
    :param verdicts: every department with its reason, proposed ones first
    """

    def __init__(
        self,
        field: ListField,
        verdicts: Sequence[DepartmentVerdict],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        field.setParent(self)  # before the button is made, for Tab to come here first
        self._verdicts = verdicts
        self.why = QToolButton(self)
        self.why.setObjectName("departmentWhy")
        self.why.setText(tr("Why?"))
        self.why.setToolTip(tr("Why departments are proposed, and why the others fell out"))
        self.why.setCheckable(True)
        self.why.setVisible(bool(verdicts))
        self.reasons = self._make_list()
        self.why.toggled.connect(self.reasons.setVisible)
        self.setFocusProxy(field)
        row = QHBoxLayout()
        row.addWidget(field, 1)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(row)
        box.addWidget(self.reasons)

    def value(self) -> str | None:
        """Code of the department chosen."""
        return self.field.value()

    def set_value(self, value: Any) -> None:
        """Choose a department."""
        self.field.set_value(value)

    def lines(self) -> list[str]:
        """The reasons shown; for scripts."""
        return [self.reasons.item(row).text() for row in range(self.reasons.count())]

    def _make_list(self) -> QListWidget:
        shown = _Low(self)
        shown.setObjectName("departmentReasons")
        shown.setAccessibleName(tr("Reasons for and against each department"))
        shown.setWordWrap(True)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for verdict in self._verdicts:
            words = _line(verdict)
            entry = QListWidgetItem(words, shown)
            entry.setData(_CODE_ROLE, verdict.code)
            entry.setToolTip(tooltip(words))
        shown.itemActivated.connect(lambda entry: self.set_value(entry.data(_CODE_ROLE)))
        shown.hide()
        return shown


class _Low(QListWidget):
    """A list that asks for a few lines, not for a page."""

    def sizeHint(self) -> QSize:
        """As high as a few lines."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * _LINES)


def _line(verdict: DepartmentVerdict) -> str:
    reason = verdict.reason_zh if chinese() else verdict.reason_en
    sign = _SIGNS.get(verdict.verdict, "")
    words = {"suggested": tr("proposed"), "possible": tr("possible"), "out": tr("fell out")}
    what = words.get(verdict.verdict, verdict.verdict)
    return f"{sign} {verdict.name} · {what}: {reason or '—'}"
