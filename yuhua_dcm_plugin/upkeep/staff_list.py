"""Everybody of the district in a list that can be searched (人员列表)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QModelIndex, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..cases.role_words import role_words
from ..core import settings
from ..core.session import Desk
from ..core.strings import tr
from .people_parts import choice, choose, chosen, fill, search
from .people_records import Department, Person, fits
from .people_words import state_words
from .table import Field, make_list


class StaffList(QWidget):
    """A line to look for somebody, two boxes to narrow it, and the list."""

    #: Somebody was chosen: a :class:`Person`, or ``None``.
    personChosen = pyqtSignal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Mapping[str, str] = {}
        self._all: Sequence[Person] = ()
        self.search = search("staffSearch", tr("Find a person"), self, self._filter)
        self.role = choice("staffRoleFilter", self, self._filter, tr("Only this role"))
        self.department = choice(
            "staffDepartmentFilter", self, self._filter, tr("Only this department")
        )
        self.count = QLabel(self)
        self.count.setObjectName("staffCount")
        self.list = make_list(
            "staffList", tr("Staff"), self._fields(), desk, settings.UPKEEP_STAFF, self, lines=8
        )
        self.list.say_empty(tr("Nobody is called so."))
        self.list.rowChosen.connect(self.personChosen)
        fill(self.role, role_words().items(), tr("All roles"))
        self._lay_out()

    def show_people(
        self, people: Sequence[Person], departments: Sequence[Department], wish: str
    ) -> None:
        """Show these, and choose one by the login."""
        self._all = people
        self._names = {each.code: each.short_name or each.name for each in departments}
        fill(self.department, self._names.items(), tr("All departments"))
        self._filter()
        if not self.choose(wish):
            self.personChosen.emit(None)

    def choose(self, login: str) -> bool:
        """Choose a person, whatever is looked for; whether there is one."""
        found = next((each for each in self._all if each.login == login), None)
        if found is None:
            return False
        if found not in self.list.shown():
            self.search.clear()
            choose(self.role, "")
            choose(self.department, "")
        return self.list.choose(lambda row: row.login == login)

    def clear_choice(self) -> None:
        """Choose nobody."""
        self.list.table.setCurrentIndex(QModelIndex())
        self.list.table.clearSelection()

    def parts(self) -> list[QWidget]:
        """What the Tab key visits, in that order."""
        return [self.search, self.role, self.department, self.list.table]

    def _filter(self) -> None:
        asked = (str(self.search.text()), chosen(self.role), chosen(self.department))
        found = [each for each in self._all if fits(each, *asked)]
        self.list.show_rows(found, lambda row: row.login)
        words = tr("{n} of {all} people").format(n=len(found), all=len(self._all))
        self.count.setText(words)

    def _fields(self) -> list[Field]:
        names = role_words()

        def roles(person: Person) -> str:
            return ", ".join(name for role, name in names.items() if role in person.roles)

        def department(person: Person) -> str:
            return self._names.get(person.department_code or "", person.department_code or "")

        return [
            Field(tr("Name"), lambda row: row.name, "x" * 14),
            Field(tr("State"), state_words, tr("● Works")),
            Field(tr("Roles"), roles, "x" * 12),
            Field(tr("Login name"), lambda row: row.login, "x" * 8),
            Field(tr("Department"), department, "x" * 10),
            Field(tr("Post"), lambda row: row.post or "", "x" * 6),
        ]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.role, 1)
        row.addWidget(self.department, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.search)
        box.addLayout(row)
        box.addWidget(self.list, 1)
        box.addWidget(self.count)
