"""The handbook page: editions, and all that leads from a workbook to an edition in force (手册)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QTabWidget, QVBoxLayout, QWidget

from ..cases.records import ClassEntry, CodeLabel
from ..cases.splitter import DockSplitter
from ..cases.store import CaseStore
from ..core import settings
from ..core.errors import DcmError
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import label, tr
from .condition_pane import ConditionPane
from .diff_view import DiffView
from .edition_actions import EditionActions
from .edition_list import EditionList
from .effect import Effect
from .handbook_export import export_handbook
from .handbook_records import Edition
from .handbook_store import HandbookStore
from .import_box import ImportBox
from .import_words import error_in
from .page import Page
from .put_in_force import PutInForce
from .questions_view import QuestionsView
from .what_if_view import WhatIfView
from .workbook_errors import WorkbookError

_LINES = 40
_SUFFIX = ".xlsx"
#: Who may try on the past, as ``what_if`` has it.
_TRIERS = ("dcm_admin", "dcm_director", "dcm_chief", "dcm_evaluator")


#: Stages in which a case has ended: nothing runs out there.
_FINISHED = ("closed", "refused", "void")


@dataclass(frozen=True)
class _Found:
    """What the page reads at once."""

    editions: Sequence[Edition]
    classes: Sequence[ClassEntry]
    departments: Mapping[str, str]
    stages: Sequence[CodeLabel]
    standards: Sequence[str]


class HandbookPage(Page):
    """Editions above; below, for the chosen one: import, questions, conditions, and so on."""

    #: The editions were read.
    listed = pyqtSignal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, _LINES)
        self.store = HandbookStore(desk.database)
        self._shown = ""
        self._classes: Sequence[ClassEntry] = ()
        self._departments: Mapping[str, str] = {}
        self._stages: Mapping[str, str] = {}
        self._make_parts()
        self._connect()
        self._lay_out()
        self.force.hold(self.effect)

    def title(self) -> str:
        """What the page is called in the list."""
        return tr("Handbook")

    def has_unsaved(self) -> bool:
        """Whether something is typed or under way that is not written yet."""
        return self.effect.asking or self.conditions.touched or self.importing.busy

    def leave(self) -> None:
        """The dock is emptied."""
        self.importing.stop()

    # --- for scripts

    @property
    def edition(self) -> Any:
        """The chosen edition, or ``None``."""
        return self.editions.edition()

    def select_edition(self, code: str) -> None:
        """Choose an edition, as soon as it is listed."""
        if not self.editions.choose(code):
            self.reload(code)

    def reload(self, wish: str = "") -> None:
        """Read editions, classes and departments.

        :param wish: code of the edition to choose then
        """
        self.run(
            tr("Reading the handbook"),
            lambda _job: self._read(),
            lambda found: self._got(found, wish),
        )

    def put_in_force(self, day: Any) -> None:
        """Show what putting the chosen draft in force on a day does; Apply does it."""
        edition = self.edition
        self.tabs.setCurrentWidget(self.force)
        words = tr("“{title}” comes into force on {day}.")
        self.ask(
            tr("Putting the edition in force"),
            words.format(title=label(edition), day=f"{day:%Y-%m-%d}"),
            lambda: self.store.put_in_force(edition.code, day, True),
            lambda: self.store.put_in_force(edition.code, day, False),
            self._in_force,
            (self.force.button,),
        )

    def export(self, target: Path | str) -> None:
        """Write the chosen edition as a workbook, in the background.

        :param target: .xlsx file
        """
        edition, path = self.edition, Path(target)
        self.run(
            tr("Writing the workbook"),
            lambda _job: export_handbook(self.desk.database, edition.code, path),
            lambda _made: self._written(path),
            self._not_written,
            (self.actions.buttons["export"],),
        )

    # --- making

    def _make_parts(self) -> None:
        self.editions = EditionList(self.desk, self)
        self.own = Notice("handbookOwn", Kind.INFO, self)
        self.actions = EditionActions(self)
        self.importing = ImportBox(self.desk, self.store, self)
        self.questions = QuestionsView(self.desk, self.store, self)
        self.conditions = ConditionPane(self.desk, self.store, self)
        self.diff = DiffView(self.desk, self.store, self)
        self.what_if = WhatIfView(self.desk, self.store, self)
        self.force = PutInForce(self)

    def _connect(self) -> None:
        self.editions.editionChosen.connect(self._on_edition)
        self.actions.importWanted.connect(self._to_import)
        self.actions.exportWanted.connect(self._ask_target)
        self.actions.copyWanted.connect(self._copy)
        self.actions.discardWanted.connect(self._discard)
        self.actions.withdrawWanted.connect(self._withdraw)
        self.importing.imported.connect(self._on_imported)
        self.importing.questionsWanted.connect(self._to_questions)
        self.questions.answered.connect(lambda _counts: self._on_draft_written())
        self.conditions.written.connect(self._on_draft_written)
        self.conditions.shownConditions.connect(lambda _code: self._offer_conditions())
        self.what_if.caseWanted.connect(self.caseWanted)
        self.force.wanted.connect(self.put_in_force)

    def _lay_out(self) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("handbookTabs")
        self.tabs.tabBar().setObjectName("handbookTabBar")
        self.tabs.tabBar().setAccessibleName(tr("Parts of the handbook page"))
        self.tabs.setDocumentMode(True)
        for part, words, whose in (
            (self.importing, tr("Import"), self.keeper),
            (self.questions, tr("Questions"), self.keeper),
            (self.conditions, tr("Conditions"), True),
            (self.diff, tr("Differences"), True),
            (self.what_if, tr("What If"), self.desk.holds(*_TRIERS)),
            (self.force, tr("Put in Force"), self.keeper),
        ):
            if whose:
                self.tabs.addTab(part, words)
            else:
                part.hide()
        self.tabs.setCurrentWidget(self.conditions)
        self.tabs.currentChanged.connect(self._on_tab)
        above = QWidget(self)
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(4)
        for part, share in ((self.own, 0), (self.editions, 1), (self.actions, 0)):
            upper.addWidget(part, share)
        self.splitter = DockSplitter(
            ((above, 3), (self.tabs, 7)), self.desk.settings, settings.UPKEEP_HANDBOOK_SPLITTER,
            self,
        )  # fmt: skip
        self.splitter.setObjectName("handbookSplitter")
        self.splitter.setOrientation(Qt.Orientation.Vertical)  # a narrow dock must not begin wide
        self.box.addWidget(self.splitter, 2)

    # --- what comes back

    def _read(self) -> _Found:
        """In another thread."""
        cases = CaseStore(self.desk.database)
        return _Found(
            self.store.editions(), cases.classes(), self.store.department_names(),
            cases.code_lists().get("stage", []), self.store.class_standards(),
        )  # fmt: skip

    def _got(self, found: _Found, wish: str) -> None:
        stages = {one.code: label(one) for one in found.stages if one.code not in _FINISHED}
        self._show_lists(found.classes, found.departments, stages)
        self._say_own(found.editions)
        self.importing.show_editions(found.editions)
        self.importing.show_standards(found.standards)
        self._shown = ""
        self.editions.show_editions(found.editions, wish)
        self._on_edition(self.edition)
        self.listed.emit()

    def _show_lists(
        self,
        classes: Sequence[ClassEntry],
        departments: Mapping[str, str],
        stages: Mapping[str, str],
    ) -> None:
        if (classes, departments, stages) == (self._classes, self._departments, self._stages):
            return
        self._classes, self._departments, self._stages = classes, departments, stages
        self.questions.show_lists(classes, departments)
        self.conditions.show_lists(classes, departments, stages)
        self.diff.name_departments(departments)
        self.what_if.name_departments(departments)
        self.effect.name_departments(departments)

    def _say_own(self, editions: Sequence[Any]) -> None:
        own = [one for one in editions if not one.is_default]
        if own:
            self.own.say("")
        elif self.keeper:
            self.own.say(
                tr("No handbook of your own yet. Import a workbook, or copy the default edition"
                   " and change it."), Kind.INFO,
            )  # fmt: skip
        else:
            self.own.say(tr("The district has no handbook of its own yet."), Kind.INFO)

    def _on_edition(self, edition: Any) -> None:
        """Show another edition, or the same one with other counts."""
        editions = self.editions.editions
        codes = {one.code for one in editions}
        self.actions.show_edition(edition, codes, self.keeper)
        self.force.show_edition(edition, editions, self.keeper)
        self._count_questions(edition)
        code = edition.code if edition is not None else ""
        if code == self._shown:
            return
        self._shown = code
        self.effect.drop()
        self.note.say("")
        if self.keeper:
            self.questions.show_edition(edition)
        self.conditions.show_edition(edition, self.keeper)
        self.diff.show_edition(edition, editions, self._proposed(editions, edition))
        self.what_if.show_edition(edition, editions, ())

    def _offer_conditions(self) -> None:
        self.what_if.form.show_conditions(self.conditions.conditions)

    def _proposed(self, editions: Sequence[Any], edition: Any) -> str:
        """What to compare with: the edition in force, else what it began as."""
        now = next((one.code for one in editions if one.in_force), "")
        if edition is not None and edition.code == now:
            return edition.based_on or ""
        return now

    def _count_questions(self, edition: Any) -> None:
        place = self.tabs.indexOf(self.questions)
        if place >= 0:
            count = edition.open_questions if edition is not None else 0
            words = tr("Questions ({n})").format(n=f"{count:,}") if count else tr("Questions")
            self.tabs.setTabText(place, words)

    # --- what was written

    def _on_draft_written(self) -> None:
        """Counts of the draft changed, and its conditions with them."""
        self.written.emit()
        self.run(tr("Reading the handbook"), lambda _job: self.store.editions(), self._recount)

    def _recount(self, editions: Sequence[Any]) -> None:
        self.editions.show_editions(editions, self._shown)
        edition = self.edition
        self._on_edition(edition)
        # Who answers one question after the other does not wait for thousands of conditions.
        seen = self.tabs.currentWidget() in (self.conditions, self.what_if)
        self.conditions.show_edition(edition, self.keeper, seen)
        self.diff.show_edition(edition, editions, self._proposed(editions, edition))

    def _on_tab(self, _place: int) -> None:
        if self.tabs.currentWidget() in (self.conditions, self.what_if):
            self.conditions.catch_up()

    def _on_imported(self, code: str) -> None:
        self.written.emit()
        self.reload(code)

    def _copy(self, header: dict[str, Any]) -> None:
        self.run(
            tr("Copying the edition"), lambda _job: self.store.open(header), self._copied,
            locks=(self.actions,),
        )  # fmt: skip

    def _copied(self, code: str) -> None:
        self.desk.messages.success(tr("The draft {code} was made.").format(code=code))
        self.tabs.setCurrentWidget(self.conditions)
        self.written.emit()
        self.reload(code)

    def _discard(self, edition: Any) -> None:
        self.run(
            tr("Discarding the draft"), lambda _job: self.store.discard(edition.code),
            lambda _none: self._gone(tr("The draft “{title}” is gone."), edition),
            locks=(self.actions,),
        )  # fmt: skip

    def _withdraw(self, edition: Any) -> None:
        self.run(
            tr("Withdrawing the edition"), lambda _job: self.store.withdraw(edition.code),
            lambda _none: self._gone(tr("“{title}” is withdrawn."), edition),
            locks=(self.actions,),
        )  # fmt: skip

    def _gone(self, words: str, edition: Any) -> None:
        self.desk.messages.success(words.format(title=label(edition)))
        self.written.emit()
        self.reload()

    def _in_force(self, _effect: Effect) -> None:
        self.reload()

    # --- ways to the parts

    def _to_import(self) -> None:
        self.tabs.setCurrentWidget(self.importing)
        self.importing.path.setFocus()

    def _to_questions(self) -> None:
        self.tabs.setCurrentWidget(self.questions)
        self.questions.tree.setFocus()

    # --- export

    def _ask_target(self) -> None:
        folder = self.desk.settings.get(settings.UPKEEP_HANDBOOK_FOLDER) or str(Path.home())
        name = f"{self.edition.code}{_SUFFIX}"
        found, _kind = QFileDialog.getSaveFileName(
            self, tr("Export Workbook"), str(Path(folder) / name), f"XLSX (*{_SUFFIX})"
        )
        if found:
            self.export(found if found.lower().endswith(_SUFFIX) else found + _SUFFIX)

    def _not_written(self, error: DcmError) -> None:
        self.tell(error_in(error, tr) if isinstance(error, WorkbookError) else error)

    def _written(self, path: Path) -> None:
        self.desk.settings.set(settings.UPKEEP_HANDBOOK_FOLDER, str(path.parent))
        url = QUrl.fromLocalFile(str(path))
        words = tr("Wrote {file}").format(file=path.name)
        self.desk.messages.offer(words, tr("Open"), lambda: QDesktopServices.openUrl(url))
