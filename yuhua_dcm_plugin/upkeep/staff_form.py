"""One person, to be filled in (人员登记)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from ..cases.role_words import role_words
from ..core.strings import tr
from ..core.text import plain
from .people_parts import add_row, choice, choose, chosen, fill, line, nothing
from .people_records import DEPARTMENT_ROLE, Department, Person, changed
from .people_words import permission_words
from .staff_checks import CheckGroup
from .staff_password import PasswordBox


class StaffForm(QWidget):
    """Login, name, post, department, roles, permissions, password."""

    #: Something was typed or chosen.
    edited = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: dict[str, Any] = {}
        self.is_new = False
        told = self.edited.emit
        self.login = line("staffLogin", self, 63, told)
        self.login.setPlaceholderText(tr("small letters, digits, _"))
        self.full = line("staffName", self, 100, told)
        self.post = line("staffPost", self, 50, told)
        self.department = choice("staffDepartment", self, told)
        self.roles = CheckGroup("staffRoles", tr("Roles"), self)
        self.roles.offer(role_words().items())
        self.permissions = CheckGroup("staffPermissions", tr("Permissions besides"), self)
        self.password = PasswordBox(self)
        for part in (self.roles, self.permissions, self.password):
            part.edited.connect(self.edited)
        self._lay_out()

    def show_lists(self, departments: Sequence[Department], permissions: Sequence[str]) -> None:
        """Departments and permissions to choose from."""
        there = [(d.code, d.short_name or d.name) for d in departments if d.active]
        fill(self.department, there, nothing())
        self.permissions.offer((each, permission_words(each)) for each in permissions)

    def parts(self) -> list[QWidget]:
        """What the Tab key visits, in that order."""
        secret = self.password
        return [
            self.login, self.full, self.post, self.department, *self.roles.boxes.values(),
            *self.permissions.boxes.values(), secret.first, secret.second, secret.make,
            secret.shown, secret.copy,
        ]  # fmt: skip

    def show_person(self, person: Person | None) -> None:
        """Fill in a person; ``None`` for a new one."""
        self.is_new = person is None
        self.blockSignals(True)
        self.login.setText(person.login if person else "")
        self.login.setReadOnly(person is not None)
        self.full.setText(person.name if person else "")
        self.post.setText((person.post if person else "") or "")
        choose(self.department, person.department_code if person else "")
        self.roles.check(person.roles if person else ())
        self.permissions.check(person.permissions if person else ())
        self._before = self._all()
        self.blockSignals(False)
        self.edited.emit()

    def values(self) -> dict[str, Any]:
        """What ``save_staff`` takes but for the password: the login, and what was changed."""
        now = self._all()
        if self.is_new:
            return {**now, "new": True}
        return {**changed(self._before, now), "login": now["login"]}

    @property
    def touched(self) -> bool:
        """Whether something differs from what was filled in."""
        return self._all() != self._before or self.password.touched

    @property
    def ready(self) -> bool:
        """Whether it could be saved."""
        now = self._all()
        there = bool(now["login"] and now["name"] and now["roles"]) and self.password.ready
        return there and self.touched and not self.lacks_department

    @property
    def lacks_department(self) -> bool:
        """Whether somebody of a department is of none."""
        now = self._all()
        return DEPARTMENT_ROLE in now["roles"] and not now["department_code"]

    def _all(self) -> dict[str, Any]:
        return {
            "login": plain(self.login.text()).strip(),
            "name": plain(self.full.text()).strip(),
            "post": plain(self.post.text()).strip(),
            "department_code": chosen(self.department) or None,
            "roles": self.roles.checked(),
            "permissions": self.permissions.checked(),
        }

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, widget in (
            (tr("&Login"), self.login), (tr("&Name"), self.full), (tr("&Post"), self.post),
            (tr("&Department"), self.department),
        ):  # fmt: skip
            add_row(form, words, widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(form)
        for part in (self.roles, self.permissions, self.password):
            box.addWidget(part)
