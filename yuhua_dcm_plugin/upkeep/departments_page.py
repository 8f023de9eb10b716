"""Departments: the tree, one of them in a form, closing with a successor (部门)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..cases.splitter import DockSplitter
from ..core import settings
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .departments_form import DepartmentForm
from .departments_tree import DepartmentsTree
from .page import Page
from .people_parts import button, choice, chosen, fill, in_order
from .people_records import Department
from .people_store import PeopleStore

_LINES = 40


class DepartmentsPage(Page):
    """Who handles cases: made, changed, closed and opened again, each with its effect first."""

    #: The departments were read.
    listed = pyqtSignal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, _LINES)
        self.store = PeopleStore(desk.database)
        self.departments: Sequence[Department] = ()
        self.department: Department | None = None
        self._make_parts()
        self._lay_out()
        self.finish_layout()
        self._on_department("")

    def title(self) -> str:
        """What the page is called in the list."""
        return tr("Departments")

    def has_unsaved(self) -> bool:
        """Whether something is typed that is not written yet."""
        return super().has_unsaved() or self.form.touched

    def reload(self, wish: str = "") -> None:
        """Read the departments.

        :param wish: code of the one to choose then, the present one by default
        """
        code = wish or (self.department.code if self.department else "")
        self.run(
            tr("Reading departments"),
            lambda _job: (self.store.departments(), self.store.streets()),
            lambda read: self._got(code, *read),
        )

    # --- for scripts

    def choose(self, code: str) -> bool:
        """Choose a department; whether there is one."""
        return self.tree.choose(code)

    def begin_new(self) -> None:
        """Fill in a new department."""
        self.tree.clear_choice()
        self._on_department("")
        self.form.code.setFocus()

    def try_save(self) -> None:
        """Ask what the form does; Apply in the box makes it."""
        given = self.form.values()
        words = tr("Department {name} is made") if self.form.is_new else tr("{name} is changed")
        self.ask(
            tr("Changing a department"), words.format(name=self.form.full.text().strip()),
            lambda: self.store.save_department(given, True),
            lambda: self.store.save_department(given, False),
            lambda _effect: self.reload(str(given["code"])), (self.save,),
        )  # fmt: skip

    def try_close(self) -> None:
        """Ask what closing, or opening again, does; Apply in the box makes it."""
        each = self.department
        if each is None:
            return
        code, successor = each.code, chosen(self.successor) or None
        if each.active:
            words = tr("{name} is closed").format(name=each.name)
            self.ask(
                tr("Closing a department"), words,
                lambda: self.store.close_department(code, successor, True),
                lambda: self.store.close_department(code, successor, False),
                lambda _effect: self.reload(code), (self.close_button,),
            )  # fmt: skip
        else:
            words = tr("{name} is in use again").format(name=each.name)
            self.ask(
                tr("Opening a department again"), words,
                lambda: self.store.reopen_department(code, True),
                lambda: self.store.reopen_department(code, False),
                lambda _effect: self.reload(code), (self.close_button,),
            )  # fmt: skip

    # --- what came back

    def _got(
        self, code: str, departments: Sequence[Department], streets: Sequence[tuple[str, str]]
    ) -> None:
        self.departments = departments
        self.effect.name_departments({each.code: each.short_name for each in departments})
        self.form.show_streets(streets)
        self.tree.show_departments(
            departments, code or (departments[0].code if departments else "")
        )
        self.listed.emit()

    def _on_department(self, code: str) -> None:
        self.effect.drop()
        self.note.say("")
        self.department = next((d for d in self.departments if d.code == code), None)
        self.form.show_department(self.department, self.departments)
        self._show_closing(self.department)

    def _show_closing(self, each: Department | None) -> None:
        self.closing.setVisible(each is not None)
        if each is None:
            return
        others = [
            (d.code, d.short_name or d.name)
            for d in self.departments
            if d.active and d.code != each.code
        ]
        fill(self.successor, others, tr("(nobody: only without running cases)"))
        self.successor.setCurrentIndex(0)
        for part in (self.successor, self.successor_name):
            part.setVisible(each.active)
        self.close_button.setText(tr("Close Department") if each.active else tr("Open Again"))
        running = tr("{n} running cases").format(n=f"{each.running:,}")
        self.running.say(running if each.active else tr("This department is closed."), Kind.INFO)

    def _enable(self) -> None:
        self.effect.drop()
        self.save.setEnabled(self.form.ready and self.keeper)

    # --- building

    def _make_parts(self) -> None:
        self.tree = DepartmentsTree(self)
        self.form = DepartmentForm(self)
        self.new = button("departmentNew", tr("New Department"), self, self.begin_new)
        self.save = button("departmentSave", tr("Show Effect"), self, self.try_save)
        self.save.setToolTip(tr("Show what the change does, before it is made"))
        self.closing = QWidget(self)
        self.running = Notice("departmentRunning", Kind.INFO, self.closing)
        self.successor = choice("departmentSuccessor", self.closing, self.effect.drop)
        self.successor_name = QLabel(tr("Cases &go to"), self.closing)
        self.successor_name.setBuddy(self.successor)
        self.close_button = button(
            "departmentClose", tr("Close Department"), self.closing, self.try_close
        )
        self.tree.departmentChosen.connect(self._on_department)
        self.form.edited.connect(self._enable)

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        upper = QVBoxLayout(left)
        upper.addWidget(self.tree, 1)
        first = QHBoxLayout()
        first.addWidget(self.new)
        first.addStretch(1)
        upper.addLayout(first)
        lower = QVBoxLayout(right)
        lower.addWidget(self.form)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.save)
        lower.addLayout(last)
        lower.addWidget(self.closing)
        lower.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.successor_name)
        row.addWidget(self.successor, 1)
        row.addWidget(self.close_button)
        shut = QVBoxLayout(self.closing)
        for box in (upper, lower, shut):
            box.setContentsMargins(0, 0, 0, 0)
        shut.addWidget(self.running)
        shut.addLayout(row)
        self.splitter = DockSplitter(
            ((left, 5), (right, 5)), self.desk.settings, settings.UPKEEP_DEPARTMENT_SPLITTER, self,
        )  # fmt: skip
        self.splitter.setObjectName("departmentSplitter")
        in_order([
            self.tree.search, self.tree.tree, self.new, *self.form.parts(), self.save,
            self.successor, self.close_button,
        ])  # fmt: skip
        self.box.addWidget(self.splitter, 2)
