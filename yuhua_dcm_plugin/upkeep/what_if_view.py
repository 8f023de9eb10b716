"""A past period with another edition, or with one other limit: how it would have been (试算)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ..cases.flow import FlowLayout
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.strings import tr
from .table import Field, make_list
from .what_if_form import WhatIfForm
from .what_if_words import (
    DASH,
    Trial,
    added_up,
    difference_text,
    rate_text,
    total_of,
    trial_of,
)

_FORM = "%Y-%m-%d %H:%M"
_LEAST = -1000


class WhatIfView(QWidget):
    """What to try above, rates by class and department, and the cases whose verdict changes."""

    #: The rates are shown.
    tried = pyqtSignal()
    #: The cases behind a line are listed.
    casesListed = pyqtSignal()
    #: Somebody wants to see a case, by its task number.
    caseWanted = pyqtSignal(str)

    def __init__(self, desk: Desk, store: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._asked = 0
        self._tried: dict[str, Any] | None = None
        self._rows: list[Trial] = []
        self._names: Mapping[str, str] = {}
        self.form = WhatIfForm(self)
        self.form.changed.connect(self._enable)
        self._make_lists()
        self._make_buttons()
        self.note = Notice("whatIfNote", Kind.INFO, self)
        self.total = Notice("whatIfTotal", Kind.INFO, self)
        self._lay_out()
        self.note.say(
            tr("Nothing is written: cases, deadlines and scores stay as they are."), Kind.INFO
        )
        self._enable()

    # --- for the page and scripts

    def name_departments(self, names: Mapping[str, str]) -> None:
        """Show departments by these names, and let choose by them."""
        self._names = names
        self.form.show_departments(names)
        self.list.model.show(self.list.model.rows)

    def show_edition(
        self, edition: Any, editions: Sequence[Any], conditions: Sequence[Any]
    ) -> None:
        """Offer editions to try, the one at hand first, and conditions to change.

        :param conditions: of the edition at hand
        """
        self.form.show_editions(edition, editions)
        self.form.show_conditions(conditions)
        self._enable()

    def run(self) -> None:
        """Count what is asked for, in the background."""
        asked_for = self.form.asked()
        self._asked += 1
        asked = self._asked
        self._close_cases()
        self.run_button.setEnabled(False)
        self.total.say(tr("Counting…"), Kind.INFO)
        self._desk.jobs.run(
            tr("Trying on the past"), lambda _job: self._store.what_if(asked_for),
            lambda rows: self._got(asked_for, rows) if asked == self._asked else None,
            self._failed,
        )  # fmt: skip

    def show_cases(self, row: Trial | None = None) -> None:
        """List the cases whose verdict changes, of one line or of all."""
        tried = self._tried
        if tried is None:
            return
        asked_for = {**tried}
        if row is not None and row.class_code:
            asked_for.update(kind=row.kind, class_code=row.class_code)
        if row is not None and row.department_code:
            asked_for["department"] = row.department_code
        self._asked += 1
        asked = self._asked
        self._desk.jobs.run(
            tr("Reading cases"), lambda _job: self._store.what_if_cases(asked_for),
            lambda cases: self._list(row, cases) if asked == self._asked else None, self._failed,
        )  # fmt: skip

    # --- making

    def _make_lists(self) -> None:
        self.list = make_list(
            "whatIfTable", tr("Rates in time, as it was and would have been"), self._fields(),
            self._desk, settings.UPKEEP_WHAT_IF, self, lines=6,
        )  # fmt: skip
        self.list.say_empty(
            tr("Choose a period and what to try, then press “Try”. The rates in time are counted"
               " as they were, and as they would have been.")
        )  # fmt: skip
        self.list.rowOpened.connect(self.show_cases)
        self.list.rowChosen.connect(lambda _row: self._enable())
        self.cases = make_list(
            "whatIfCases", tr("Cases whose verdict changes"), self._case_fields(), self._desk,
            settings.UPKEEP_WHAT_IF_CASES, self,
        )  # fmt: skip
        self.cases.say_empty(tr("No verdict changes here."))
        self.cases.rowOpened.connect(lambda row: self.caseWanted.emit(row.task_no))
        self.cases.hide()

    def _make_buttons(self) -> None:
        self.by = QComboBox(self)
        self.by.setObjectName("whatIfBy")
        self.by.setAccessibleName(tr("Added up by"))
        for code, words in (
            ("both", tr("By class and department")), ("class", tr("By class")),
            ("department", tr("By department")),
        ):  # fmt: skip
            self.by.addItem(words, code)
        self.by.currentIndexChanged.connect(lambda _place: self._show())
        self.run_button = self._button("whatIfRun", tr("&Try"), self.run)
        self.cases_button = self._button(
            "whatIfShowCases", tr("Show Cases"), lambda: self.show_cases(self.list.row())
        )
        self.close_button = self._button("whatIfHideCases", tr("Hide Cases"), self._close_cases)
        self.close_button.hide()

    def _button(self, name: str, words: str, call: Any) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _lay_out(self) -> None:
        row = QWidget(self)
        flow = FlowLayout(row)
        for part in (self.run_button, self.by, self.cases_button, self.close_button):
            flow.addWidget(part)
        self.head = QLabel(self)
        self.head.setObjectName("whatIfCasesHead")
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        self.head.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        for part, share in (
            (self.form, 0), (self.note, 0), (row, 0), (self.total, 0), (self.list, 3),
            (self.head, 0), (self.cases, 2),
        ):  # fmt: skip
            box.addWidget(part, share)

    def _fields(self) -> list[Field]:
        def number(value: Any) -> float:
            return _LEAST if value is None else float(value)

        return [
            Field(tr("Class"), lambda row: f"{row.class_code} {row.class_name}".strip() or DASH,
                  "x" * 14),
            Field(tr("Department"), self._department, "x" * 8),
            Field(tr("Counted"), lambda row: f"{row.counted:,}", "99,999",
                  lambda row: row.counted, True),
            Field(tr("In time, was"), lambda row: rate_text(row.rate_now), "100.0 %",
                  lambda row: number(row.rate_now), True),
            Field(tr("In time, then"), lambda row: rate_text(row.rate_then), "100.0 %",
                  lambda row: number(row.rate_then), True),
            Field(tr("Difference"), lambda row: difference_text(row.difference), "−100.0",
                  lambda row: number(row.difference), True),
            Field(tr("Without a rule"), lambda row: f"{row.unmatched:,}" if row.unmatched else "",
                  "9,999", lambda row: row.unmatched, True),
        ]  # fmt: skip

    def _case_fields(self) -> list[Field]:
        return [
            Field(tr("Task No."), lambda row: row.task_no, "1" * 14),
            Field(tr("Verdict"), verdict_words, "x" * 16),
            Field(tr("Class"), lambda row: row.class_name, "x" * 10),
            Field(tr("Department"), lambda row: self._named(row.department_code), "x" * 8),
            Field(tr("Handled"), lambda row: local_time(row.handled_at, _FORM),
                  "2026-11-23 10:00"),
            Field(tr("Was due"), lambda row: local_time(row.due_at, _FORM), "2026-11-23 10:00"),
            Field(tr("Would be due"), lambda row: local_time(row.due_then, _FORM),
                  "2026-11-23 10:00"),
        ]  # fmt: skip

    # --- what comes back

    def _got(self, asked_for: dict[str, Any], rows: Sequence[Any]) -> None:
        self._tried = asked_for
        self._rows = [trial_of(row) for row in rows]
        self._show()
        self._enable()
        self.tried.emit()

    def _show(self) -> None:
        self.list.show_rows(added_up(self._rows, str(self.by.currentData())))
        if self._tried is None:
            return
        total = total_of(self._rows)
        words = tr("{n} cases: {now} in time as it was, {then} as it would have been ({points}).")
        said = words.format(
            n=f"{total.counted:,}", now=rate_text(total.rate_now),
            then=rate_text(total.rate_then), points=difference_text(total.difference),
        )  # fmt: skip
        if total.unmatched:
            more = tr("{n} more cases have no condition there and are not counted.")
            said = f"{said} {more.format(n=f'{total.unmatched:,}')}"
        self.total.say(said, Kind.INFO)
        self.list.say_empty(tr("No case was counted in this period. Choose another one."))

    def _list(self, row: Trial | None, cases: Sequence[Any]) -> None:
        of = f"{row.class_code} {row.class_name} {self._department(row)}" if row else ""
        words = tr("{n} cases whose verdict changes")
        self.head.setText(" · ".join(
            part for part in (words.format(n=f"{len(cases):,}"), " ".join(of.split())) if part
        ))  # fmt: skip
        self.cases.show_rows(cases)
        for part in (self.head, self.cases, self.close_button):
            part.show()
        self.casesListed.emit()

    def _failed(self, error: DcmError) -> None:
        self.total.say(told_of(error), Kind.ERROR)
        self._enable()

    def _close_cases(self) -> None:
        for part in (self.head, self.cases, self.close_button):
            part.hide()

    def _enable(self) -> None:
        self.run_button.setEnabled(self.form.ready)
        self.cases_button.setEnabled(self._tried is not None and bool(self._rows))

    # --- words

    def _department(self, row: Any) -> str:
        return self._named(row.department_code) or DASH

    def _named(self, code: str | None) -> str:
        return self._names.get(code, code) if code else ""


def verdict_words(row: Any) -> str:
    """How the verdict on a case would have changed."""
    if row.on_time_then:
        return tr("✓ late → in time")
    return tr("✗ in time → late")
