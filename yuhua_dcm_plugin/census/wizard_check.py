"""Step 4 of the import: what the checks found; nothing is written before step 5 (检查结果)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from ..cases.list_view import Field, ListView
from ..core import settings
from ..core.errors import ConnectionLostError, DcmError
from ..core.notice import Kind
from ..core.strings import sentences, tr
from .diff_view import DiffView
from .fault_view import FaultView
from .marks import add_marks, zoom_to_layer
from .plan import KEEP, RETIRE, Checked, PlaceHint, RuleCount, Taken
from .report_box import ask_report_of
from .running import teller
from .wizard_page import Page, buddy
from .wizard_state import WizardState
from .wording import severity_words


class CheckPage(Page):
    """Counts, rules, faults and differences; the button below takes the clean rows."""

    #: A batch was checked, with its number.
    batchChecked = pyqtSignal(int)

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, "checkPage", parent)
        self.counts = QLabel(self)
        self.counts.setObjectName("checkCounts")
        self.counts.setWordWrap(True)
        self.vanished = QComboBox(self)
        self.vanished.setObjectName("checkVanished")
        self.vanished.setAccessibleName(tr("What to do with vanished components"))
        self.vanished.addItem(tr("Keep them"), KEEP)
        self.vanished.addItem(tr("Retire them"), RETIRE)
        self.vanished.activated.connect(self._on_vanished)
        self.vanished_label = buddy("", self.vanished)
        self.tabs = QTabWidget(self)
        self.rules = ListView("ruleTable", tr("Faults by rule"), _fields(), self)
        self.rules.remember(state.desk.settings, settings.CENSUS_RULES)
        self.rules.rowOpened.connect(self._open_rule)
        self.faults = FaultView(state.desk, state.store, state.map_link, self)
        self.diff = DiffView(state.desk, state.store, state.map_link, self)
        self.again_button = self.button("checkAgain", tr("Check &Again"), self.check)
        self.map_button = self.button("checkMap", tr("Show on &Map"), self.show_on_map)
        self.report_button = self.button("checkReport", tr("&Report…"), self._report)
        unchecked = tr("Not checked yet. “Check Again” reads the delivery and checks every row.")
        self.faults.none_words = self.diff.none_words = unchecked
        self._lay_out()

    # --- what the wizard asks

    def enter(self) -> None:
        """Check, unless it was done and nothing has changed since."""
        if self.state.must_check():
            self._clear()
            self.check()
        else:
            self._show()

    def ready(self) -> bool:
        """Whether there is something to take."""
        checked = self.state.checked
        if self.state.must_check():
            return False
        return checked is not None and checked.read > 0

    def next_words(self) -> str:
        """What going on does, with the number of rows."""
        checked = self.state.checked
        number = checked.clean if checked is not None and not self.state.must_check() else 0
        if checked is not None and not number and checked.faulty:
            return tr("&Keep Rows to Mend")
        return tr("&Take {n} Clean Rows").format(n=f"{number:,}")

    def go_on(self) -> bool:
        """Take the clean rows."""
        state, checked = self.state, self.state.checked
        if state.taken is not None:
            return True
        if checked is None:
            return False
        told, stop = teller(state.work), state.work.should_stop
        self.work(
            tr("Taking clean rows"),
            lambda: state.service.take(checked, told, stop),
            self._taken,
            tr("Stopped; nothing was taken."),
        )
        return False

    # --- checking

    def check(self) -> None:
        """Load the whole delivery and check every row."""
        state, plan = self.state, self.state.plan
        if plan is None or state.taken is not None:
            return
        before = state.checked
        told, stop = teller(state.work), state.work.should_stop

        def do() -> Checked:
            if before is not None:
                state.service.discard(before.batch)
            return state.service.check(plan, told, stop)

        self._clear()
        self.work(
            tr("Checking the delivery"), do, self._checked,
            tr("Stopped; nothing was written. “Check Again” starts anew."),
        )  # fmt: skip

    def show_error(self, error: DcmError) -> None:
        """A database that went away took the checked rows with it: they lived in its memory."""
        if isinstance(error, ConnectionLostError):
            self.state.lost()
            self._clear()
            self.say(
                tr("The database went away, and the checked rows with it. Nothing was taken."
                   " Press “Check Again” once it is back."), Kind.ERROR,
            )  # fmt: skip
            self.state.desk.messages.log(error)
            self.changed.emit()
            return
        super().show_error(error)
        self.changed.emit()

    def _checked(self, checked: Checked) -> None:
        self.state.checked, self.state.stale = checked, False
        self.batchChecked.emit(checked.batch)
        self._show()
        self._read_unknown(checked.batch)
        self.changed.emit()

    def _taken(self, taken: Taken) -> None:
        self.state.taken = taken
        self.finished.emit()

    def _read_unknown(self, batch: int) -> None:
        def got(found: list[Any]) -> None:
            self.state.unknown = found

        self.state.desk.jobs.run(
            tr("Reading faults"), lambda _job: self.state.store.unknown_values(batch), got,
            self.state.desk.messages.log,
        )  # fmt: skip

    # --- showing

    def _clear(self) -> None:
        self.counts.setText("")
        self.rules.say_empty(self.faults.none_words)
        self.rules.show_rows(())
        self.faults.show_batch(None)
        self.diff.show_batch(None)
        self._show_vanished(0)
        for button in (self.map_button, self.report_button):
            button.setEnabled(False)
        self.changed.emit()

    def _show(self) -> None:
        checked = self.state.checked
        if checked is None:
            return
        self.counts.setText(counts_words(checked))
        self.rules.say_empty(tr("No fault: every row can be taken."))
        self.rules.show_rows(checked.rules)
        self.faults.show_batch(checked.batch)
        self.diff.show_batch(checked.batch, checked.added)
        self._show_vanished(checked.vanished)
        self.map_button.setEnabled(bool(checked.rules))
        self.report_button.setEnabled(True)
        faults = sum(rule.count for rule in checked.rules)
        self.tabs.setTabText(1, tr("Faults ({n})").format(n=f"{faults:,}"))
        differ = checked.changed + checked.vanished
        self.tabs.setTabText(2, tr("Differences ({n})").format(n=f"{differ:,}"))
        self._say_state(checked)

    def _say_state(self, checked: Checked) -> None:
        if checked.hints:
            self.say(hint_words(checked.hints[0]), Kind.WARNING)
        elif not checked.read:
            self.say(tr("The delivery holds no row."), Kind.WARNING)
        elif not checked.faulty:
            self.say(tr("Every row is clean. Nothing is written yet."), Kind.OK)
        elif checked.clean:
            words = tr("{n} rows are faulty: they are kept apart, to be mended. Closing now leaves"
                       " everything as it was.")  # fmt: skip
            self.say(words.format(n=f"{checked.faulty:,}"), Kind.WARNING)
        else:
            words = tr("No row is clean. Go back to the columns, send the report to the survey"
                       " company, or keep the rows to mend them here.")  # fmt: skip
            self.say(words, Kind.ERROR)

    def _show_vanished(self, number: int) -> None:
        words = tr("{n} known components of the area are not in this delivery")
        self.vanished_label.setText(words.format(n=f"{number:,}"))
        rule = self.state.choices.vanished
        self.vanished.setCurrentIndex(max(0, self.vanished.findData(rule)))
        for part in (self.vanished, self.vanished_label):
            part.setVisible(number > 0)

    def show_on_map(self) -> None:
        """Put a mark where each fault is, and go there."""
        checked = self.state.checked
        if checked is None:
            return
        layer = add_marks(self.state.desk, checked.batch)
        iface = self.state.desk.iface
        if not zoom_to_layer(iface.mapCanvas() if iface is not None else None, layer):
            self.say(tr("No fault of this batch has a place; see the list."), Kind.INFO)

    def _report(self) -> None:
        if self.state.checked is not None:
            ask_report_of(self, self.state, self.state.checked, None)

    def _open_rule(self, rule: RuleCount) -> None:
        self.tabs.setCurrentIndex(1)
        self.faults.choose_rule(rule.rule)

    def _on_vanished(self, _place: int) -> None:
        chosen = self.vanished.currentData()
        if chosen != self.state.choices.vanished:
            self.state.choose(vanished=chosen)
            self.check()  # what is retired is a part of what is checked

    def _lay_out(self) -> None:
        self.tabs.setObjectName("checkTabs")
        self.tabs.tabBar().setObjectName("checkTabBar")
        self.tabs.tabBar().setAccessibleName(tr("What the checks found"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.rules, tr("By rule"))
        self.tabs.addTab(self.faults, tr("Faults"))
        self.tabs.addTab(self.diff, tr("Differences"))
        gone = QHBoxLayout()
        gone.addWidget(self.vanished_label)
        gone.addWidget(self.vanished)
        gone.addStretch(1)
        row = QHBoxLayout()
        for button in (self.again_button, self.map_button, self.report_button):
            row.addWidget(button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.counts)
        box.addLayout(gone)
        box.addWidget(self.tabs, 1)
        box.addLayout(row)


def counts_words(checked: Checked) -> str:
    """All counts in one line."""
    words = tr("Batch {batch} · read {read} · clean {clean} · faulty {faulty} · new {added} ·"
               " changed {changed} · unchanged {same} · vanished {vanished}")  # fmt: skip
    numbers = {
        name: f"{getattr(checked, name):,}"
        for name in ("read", "clean", "faulty", "added", "changed", "same", "vanished")
    }
    return words.format(batch=checked.batch, **numbers)


def hint_words(hint: PlaceHint) -> str:
    """Many positions of a part outside of the unit grids point to another coordinate system."""
    words = tr("{part}: {outside} of {rows} positions lie outside the unit grids.")
    told = words.format(part=hint.part, outside=f"{hint.outside:,}", rows=f"{hint.rows:,}")
    if not hint.crs:
        return told
    more = tr("They would fit in {crs}: go back and choose it.")
    return sentences(told, more.format(crs=hint.crs))


def _fields() -> list[Field]:
    return [
        Field(tr("Severity"), lambda row: severity_words(row.severity), "x" * 10),
        Field(tr("Number"), lambda row: f"{row.count:,}", "999,999", lambda row: row.count, True),
        Field(tr("Fault"), lambda row: row.label, "x" * 34),
        Field(tr("How to mend"), lambda row: row.mend, "x" * 40),
    ]
