"""Dispatch many cases with one form, one confirmation and a result per case (批量派遣)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.fields import ListField, TextField
from ..cases.records import CaseRow
from ..cases.store import CaseStore
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import chinese, tr
from .bulk import BulkRun
from .outcome_table import OutcomeTable
from .records import Outcome
from .store import DispatchStore

STAGE = "dispatch"
ACTION = "dispatch"
_ASKED = 60  # cases whose proposed department is looked up
_NAMED = 6  # task numbers that are written out


class BulkDialog(QDialog):
    """A window beside the desk, which goes on working.

    The sentence above the button names what will happen: pressing the button is the one
    confirmation. What has been typed stays for a second try.

    :param cases: what was selected; those that are not to be dispatched now are left out and named
    """

    #: One :class:`.records.Outcome` a case.
    ended = pyqtSignal(list)

    def __init__(
        self,
        desk: Desk,
        feed: CaseFeed,
        store: DispatchStore,
        cases: Sequence[CaseRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._store = desk, feed, store
        self.cases = [case for case in cases if case.stage == STAGE]
        self._others = [case for case in cases if case.stage != STAGE]
        self._outcomes: dict[str, Outcome] = {}
        self.run: BulkRun | None = None
        self.setObjectName("bulkDialog")
        self.setWindowTitle(tr("Dispatch Several Cases"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self._fill_departments({})
        self._say()
        self._ask_advice()

    # --- for scripts

    def fill(self, detail: dict[str, Any]) -> None:
        """Put department and opinion in."""
        self.department.set_value(detail.get("department"))
        self.opinion.set_value(detail.get("opinion"))

    def detail(self) -> dict[str, Any]:
        """Department and opinion as given."""
        given = {"department": self.department.value(), "opinion": self.opinion.value()}
        return {key: value for key, value in given.items() if value}

    def submit(self) -> None:
        """Dispatch; after a first try, those that failed."""
        cases = self._to_send()
        if self.run is None and cases and self.department.value():
            self._start(cases)

    def outcomes(self) -> list[Outcome]:
        """What became of each case so far."""
        return list(self._outcomes.values())

    def reject(self) -> None:
        """Stop sending; a second time closes the window."""
        if self.run is not None:
            self.run.cancel()
            self.cancel.setEnabled(False)
            return
        super().reject()

    # --- running

    def _to_send(self) -> list[CaseRow]:
        failed = {no for no, outcome in self._outcomes.items() if not outcome.ok}
        return [case for case in self.cases if not self._outcomes or case.task_no in failed]

    def _start(self, cases: Sequence[CaseRow]) -> None:
        self.run = BulkRun(self._desk, self._store, cases, ACTION, self.detail(), self)
        self.run.progressed.connect(self._progressed)
        self.run.done.connect(self._ended)
        self.progress.setVisible(True)
        self._enable(False)
        self.run.start()

    def _progressed(self, number: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(number)

    def _ended(self, outcomes: list[Outcome]) -> None:
        self._outcomes.update((outcome.task_no, outcome) for outcome in outcomes)
        self.run = None
        self.progress.hide()
        self.table.show_outcomes(self.outcomes())
        self.table.show()
        self._feed.reload()
        failed = [outcome.task_no for outcome in self.outcomes() if not outcome.ok]
        self._tell_result(len(self._outcomes) - len(failed), len(failed))
        self.ended.emit(self.outcomes())
        if failed:
            self._read_again(failed)
        else:
            self._enable(True)

    def _read_again(self, failed: Sequence[str]) -> None:
        """A second try must act on what the cases are now."""
        store: CaseStore = self._feed.store
        self._desk.jobs.run(
            tr("Reading cases"), lambda _job: store.rows(failed), self._got_again,
            lambda _error: self._enable(True),
        )  # fmt: skip

    def _got_again(self, rows: list[CaseRow]) -> None:
        now = {row.task_no: row for row in rows}
        self.cases = [now.get(case.task_no, case) for case in self.cases]
        self._enable(True)

    def _tell_result(self, done: int, failed: int) -> None:
        if failed:
            words = tr("{done} dispatched, {failed} not; the list says why.")
            self.notice.say(words.format(done=done, failed=failed), Kind.WARNING)
        else:
            self.notice.say(tr("All {n} dispatched.").format(n=done), Kind.OK)

    def _enable(self, on: bool) -> None:
        rest = self._to_send()
        self.submit_button.setEnabled(on and bool(rest))
        for field in (self.department, self.opinion):
            field.setEnabled(on and bool(rest))
        self.cancel.setEnabled(True)
        self.cancel.setText(tr("Close  Esc") if on else tr("Stop"))
        if self._outcomes:
            self.submit_button.setText(tr("Retry {n} Cases").format(n=len(rest)))

    # --- what will happen

    def _say(self, *_what: Any) -> None:
        if self._outcomes or self.run is not None:
            return
        if not self.cases:
            self.notice.say(tr("None of these cases waits for dispatch."), Kind.WARNING)
            self.submit_button.setEnabled(False)
            return
        self.notice.say("\n".join(self._sentences()), Kind.INFO)
        self.submit_button.setText(tr("Dispatch {n} Cases").format(n=len(self.cases)))
        self.submit_button.setEnabled(self.department.value() is not None)

    def _sentences(self) -> list[str]:
        code = self.department.value()
        name = self._feed.model.department_name(code) if code else tr("the department you choose")
        listed = _listed([case.task_no for case in self.cases])
        lines = [
            tr("{n} cases go to {department}: {cases}.").format(
                n=len(self.cases), department=name, cases=listed
            )
        ]
        taken = [case.task_no for case in self.cases if self._feed.model.is_elsewhere(case)]
        if taken:
            words = tr("Claimed by colleagues: {cases}.")
            lines.append(words.format(cases=_listed(taken)))
        if self._others:
            words = tr("Left out, since they do not wait for dispatch: {cases}.")
            lines.append(words.format(cases=_listed([case.task_no for case in self._others])))
        return lines

    def _ask_advice(self) -> None:
        store, cases = self._feed.store, self.cases[:_ASKED]
        self._desk.jobs.run(
            tr("Reading what can be chosen"),
            lambda _job: _first_choices(store, cases),
            self._fill_departments,
        )

    def _fill_departments(self, votes: dict[str, int]) -> None:
        chosen, zh = self.department.value(), chinese()
        self.department.combo.clear()
        asked = min(len(self.cases), _ASKED)
        active = [entry for entry in self._feed.departments if entry.active]
        for entry in sorted(active, key=lambda entry: -votes.get(entry.code, 0)):
            name = entry.name if zh else entry.name_en or entry.name
            votes_for = votes.get(entry.code, 0)
            note = tr("Proposed first for {n} of {all} cases").format(n=votes_for, all=asked)
            star = f"★ {name}" if votes_for else name
            self.department.add(star, entry.code, note if votes_for else "")
        agreed = next((code for code, n in votes.items() if n == asked), None)
        self.department.set_value(chosen or agreed)

    # --- making

    def _make_fields(self) -> None:
        self.department = ListField(self)
        self.department.setObjectName("bulkDepartment")
        self.department.combo.setAccessibleName(tr("Department"))
        self.department.combo.currentIndexChanged.connect(self._say)
        self.opinion = TextField(self, lines=3)
        self.opinion.setObjectName("bulkOpinion")
        self.opinion.setAccessibleName(tr("Opinion"))
        self.notice = Notice("bulkNotice", Kind.INFO, self)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("bulkProgress")
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.hide()
        self.table = OutcomeTable(self)
        self.table.hide()

    def _make_buttons(self) -> None:
        self.submit_button = QPushButton(self)
        self.submit_button.setObjectName("bulkSubmit")
        self.submit_button.setAutoDefault(False)
        self.submit_button.clicked.connect(lambda _checked=False: self.submit())
        self.cancel = QPushButton(tr("Cancel  Esc"), self)
        self.cancel.setObjectName("bulkCancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(lambda _checked=False: self.reject())

    def _lay_out(self) -> None:
        form = QFormLayout()
        department, opinion = QLabel(tr("Department"), self), QLabel(tr("Opinion"), self)
        department.setBuddy(self.department.combo)
        opinion.setBuddy(self.opinion)
        form.addRow(department, self.department)
        form.addRow(opinion, self.opinion)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.submit_button)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        for part in (self.notice, self.progress, self.table):
            layout.addWidget(part, 10 if part is self.table else 0)
        layout.addStretch(1)
        layout.addLayout(buttons)
        letters = self.fontMetrics()
        self.resize(letters.averageCharWidth() * 76, letters.height() * 20)


def _listed(task_nos: Sequence[str]) -> str:
    named = ", ".join(task_nos[:_NAMED])
    more = len(task_nos) - _NAMED
    return tr("{cases} and {n} more").format(cases=named, n=more) if more > 0 else named


def _first_choices(store: CaseStore, cases: Sequence[CaseRow]) -> dict[str, int]:
    first = (store.suggest_departments(case.task_no)[:1] for case in cases)
    return Counter(entry.code for proposed in first for entry in proposed)
