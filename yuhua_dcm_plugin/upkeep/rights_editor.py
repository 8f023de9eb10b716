"""One cell of the matrix, to be changed (权限设置)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
)

from ..core.strings import tr
from .people_parts import button, choice
from .people_records import ANSWERING_ROLES, SURVEYOR_ROLE, Cell
from .people_words import BEHALF, MAY, NOT, permission_words

_CODE = re.compile(r"\((\w+)\)$")


class RightEditor(QGroupBox):
    """May, only on behalf, or may not; and the permission that is asked for besides."""

    #: Somebody wants to see what the choice does.
    tried = pyqtSignal()
    #: Another choice was made.
    edited = pyqtSignal()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.setObjectName("rightEditor")
        self.cell: Cell | None = None
        self.may = self._radio("rightMay", MAY, tr("may"))
        self.behalf = self._radio("rightBehalf", BEHALF, tr("only on behalf"))
        self.no = self._radio("rightNot", NOT, tr("may not"))
        self.group = QButtonGroup(self)
        for radio in (self.may, self.behalf, self.no):
            self.group.addButton(radio)
        self.permission = choice("rightPermission", self, self._told)
        self.permission.setEditable(True)
        self.permission.lineEdit().setMaxLength(30 + 40)
        self.permission.editTextChanged.connect(lambda _text: self._told())
        self.words = QLabel(tr("Permission &needed"), self)
        self.words.setBuddy(self.permission)
        self.try_button = button("rightTry", tr("Show Effect"), self, self.tried.emit)
        self._lay_out()
        self.show_cell(None, "", answered=False)

    def show_permissions(self, permissions: Sequence[str]) -> None:
        """Permissions to choose from; another one may be typed."""
        self.permission.blockSignals(True)
        self.permission.clear()
        self.permission.addItem(tr("(none)"), "")
        for code in permissions:
            self.permission.addItem(permission_words(code), code)
        self.permission.blockSignals(False)

    def show_cell(self, cell: Cell | None, title: str, *, answered: bool) -> None:
        """Show a cell; ``None`` for nothing to change.

        :param title: the cell in words
        :param answered: whether somebody answers here for whom the hall can write
        """
        self.cell = cell
        self.setEnabled(cell is not None and cell.role != SURVEYOR_ROLE)
        self.setTitle(title.replace("&", "&&"))
        if cell is None:
            return
        self.blockSignals(True)
        which = self.no if not cell.allowed else self.behalf if cell.on_behalf else self.may
        which.setChecked(True)
        self.behalf.setEnabled(cell.on_behalf or (answered and cell.role not in ANSWERING_ROLES))
        place = self.permission.findData(cell.permission or "")
        self.permission.setCurrentIndex(max(place, 0))
        self.blockSignals(False)
        self._told()

    def values(self) -> dict[str, Any]:
        """What ``set_right`` takes."""
        cell = self.cell
        if cell is None:
            return {}
        given = {"stage": cell.stage, "action": cell.action, "role": cell.role}
        if self.no.isChecked():
            return {**given, "allowed": False}
        return {
            **given, "allowed": True, "on_behalf": self.behalf.isChecked(),
            "permission": self._permission(),
        }  # fmt: skip

    @property
    def touched(self) -> bool:
        """Whether the choice is another one than what counts."""
        cell, now = self.cell, self.values()
        if cell is None:
            return False
        if not now["allowed"]:
            return cell.allowed
        return (True, now["on_behalf"], now["permission"]) != (
            cell.allowed, cell.on_behalf, cell.permission,
        )  # fmt: skip

    def _permission(self) -> str | None:
        """Code of the permission, chosen or typed."""
        text = str(self.permission.currentText()).strip()
        place = self.permission.findText(text)
        if place >= 0:
            return str(self.permission.itemData(place)) or None
        found = _CODE.search(text)
        return (found[1] if found else text) or None

    def _radio(self, name: str, sign: str, words: str) -> QRadioButton:
        made = QRadioButton(f"{sign} {words}", self)
        made.setObjectName(name)
        made.toggled.connect(lambda _on: self._told())
        return made

    def _told(self) -> None:
        self.permission.setEnabled(not self.no.isChecked())
        self.try_button.setEnabled(self.touched)
        self.edited.emit()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        for radio in (self.may, self.behalf, self.no):
            choices.addWidget(radio)
        choices.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.words)
        row.addWidget(self.permission, 1)
        row.addWidget(self.try_button)
        box = QVBoxLayout(self)
        box.addLayout(choices)
        box.addLayout(row)
