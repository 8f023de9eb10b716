"""Staff: who works here, as what, and who may sign in (人员)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..cases.splitter import DockSplitter
from ..core import settings
from ..core.notice import Kind, Notice
from ..core.people import scram_verifier
from ..core.session import Desk
from ..core.strings import tr
from .effect import Effect
from .page import Page
from .people_parts import button, in_order
from .people_records import Department, Person
from .people_store import PeopleStore
from .people_words import state_words
from .staff_form import StaffForm
from .staff_list import StaffList

_LINES = 52


class StaffPage(Page):
    """People in a list; one of them in a form; locked and let in again."""

    #: The people were read.
    listed = pyqtSignal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, _LINES)
        self.store = PeopleStore(desk.database)
        self.person: Person | None = None
        self.form = StaffForm(self)
        self._make_parts()
        self._lay_out()
        self.finish_layout()
        self._on_person(None)

    def title(self) -> str:
        """What the page is called in the list."""
        return tr("Staff")

    def has_unsaved(self) -> bool:
        """Whether something is typed that is not written yet."""
        return super().has_unsaved() or self.form.touched

    def reload(self, wish: str = "") -> None:
        """Read people, departments and permissions.

        :param wish: login to choose then, the present one by default
        """
        login = wish or (self.person.login if self.person else "")
        self.run(
            tr("Reading the staff"),
            lambda _job: (
                self.store.people(), self.store.departments(), self.store.permissions(),
            ),
            lambda read: self._got(login, *read),
        )  # fmt: skip

    def leave(self) -> None:
        """No password stays in the dock."""
        self.form.password.forget()

    # --- for scripts

    def choose(self, login: str) -> bool:
        """Choose a person; whether there is one."""
        return self.people.choose(login)

    def begin_new(self) -> None:
        """Fill in a new person."""
        self.people.clear_choice()
        self._on_person(None)
        self.form.login.setFocus()

    def try_save(self) -> None:
        """Ask what the form does; Apply in the box makes it."""
        given = self.form.values()
        password = self.form.password.password
        if password:
            given["verifier"] = scram_verifier(password)  # all that ever leaves this seat
        words = tr("{name} ({login}) is entered") if self.form.is_new else tr("{name} is changed")
        if password and not self.form.is_new:
            words = tr("{name} is changed and gets a new password")
        said = words.format(name=self.form.full.text().strip(), login=given["login"])
        self.ask(
            tr("Changing a person"), said,
            lambda: self.store.save_staff(given, True),
            lambda: self.store.save_staff(given, False),
            lambda effect: self._saved(given, effect), (self.save,),
        )  # fmt: skip

    def try_lock(self) -> None:
        """Ask what locking, or letting in again, does; Apply in the box makes it."""
        person = self.person
        if person is None:
            return
        lock = person.works
        words = tr("{name} is locked out") if lock else tr("{name} may sign in again")
        self.ask(
            tr("Locking a login"), words.format(name=person.name),
            lambda: self.store.lock_staff(person.login, lock, True),
            lambda: self.store.lock_staff(person.login, lock, False),
            lambda _effect: self.reload(person.login), (self.lock,),
        )  # fmt: skip

    # --- what came back

    def _saved(self, given: dict[str, Any], _effect: Effect) -> None:
        """Empty the lines; what was made by chance stays until somebody else is chosen."""
        self.form.password.used()
        self._keeps_shown = str(given["login"])
        self.reload(self._keeps_shown)

    def _got(
        self, login: str, people: Sequence[Person], departments: Sequence[Department],
        permissions: Sequence[str],
    ) -> None:  # fmt: skip
        self.effect.name_departments({each.code: each.short_name for each in departments})
        self.form.show_lists(departments, permissions)
        in_order([*self.people.parts(), self.new, *self.form.parts(), self.lock, self.save])
        self.people.show_people(people, departments, login)
        self.listed.emit()

    def _on_person(self, person: Person | None) -> None:
        self.effect.drop()
        self.note.say("")
        self.person = person
        if person is None or person.login != self._keeps_shown:
            self.form.password.forget()
        self.form.show_person(person)
        self.lock.setVisible(person is not None)
        if person is None:
            self.state.say("")
            return
        self.lock.setText(tr("Lock") if person.works else tr("Unlock"))
        self.state.say(state_words(person), Kind.INFO if person.works else Kind.WARNING)

    def _enable(self) -> None:
        self.effect.drop()
        self.save.setEnabled(self.form.ready and self.keeper)
        lacks = self.form.lacks_department
        self.lacks.say(tr("Somebody with the role Department needs one.") if lacks else "")

    # --- building

    def _make_parts(self) -> None:
        self._keeps_shown = ""
        self.people = StaffList(self.desk, self)
        self.state = Notice("staffState", Kind.INFO, self)
        self.lacks = Notice("staffLacks", Kind.WARNING, self)
        self.new = button("staffNew", tr("New Person"), self, self.begin_new)
        self.save = button("staffSave", tr("Show Effect"), self, self.try_save)
        self.save.setToolTip(tr("Show what the change does, before it is made"))
        self.lock = button("staffLock", tr("Lock"), self, self.try_lock)
        self.people.personChosen.connect(self._on_person)
        self.form.edited.connect(self._enable)

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        upper = QVBoxLayout(left)
        upper.addWidget(self.people, 1)
        first = QHBoxLayout()
        first.addWidget(self.new)
        first.addStretch(1)
        upper.addLayout(first)
        lower = QVBoxLayout(right)
        for part in (self.state, self.form, self.lacks):
            lower.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.lock)
        row.addStretch(1)
        row.addWidget(self.save)
        lower.addLayout(row)
        lower.addStretch(1)
        for box in (upper, lower):
            box.setContentsMargins(0, 0, 0, 0)
        self.splitter = DockSplitter(
            ((left, 5), (right, 5)), self.desk.settings, settings.UPKEEP_STAFF_SPLITTER, self
        )
        self.splitter.setObjectName("staffSplitter")
        self.box.addWidget(self.splitter, 2)
