"""Step 5 of the import: what was taken, what is left to mend, and the way back (入库完成)."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..core.notice import Kind, Notice
from ..core.strings import tr
from .plan import Taken
from .report_box import ask_report_of
from .wizard_page import Page
from .wizard_state import WizardState
from .wording import supervisor_words, undo_words


class DonePage(Page):
    """A summary, and buttons for what comes next."""

    mendWanted = pyqtSignal(int)
    #: The batch was undone, with its number.
    batchUndone = pyqtSignal(int)

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, "donePage", parent)
        self.head = Notice("doneHead", Kind.OK, self)
        self.words = QLabel(self)
        self.words.setObjectName("doneWords")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.mend_button = self.button("doneMend", tr("&Mend the Rest on Map"), self._mend)
        self.report_button = self.button("doneReport", tr("&Report…"), self._report)
        self.undo_button = self.button(
            "doneUndo",
            tr("&Undo This Import"),
            self._undo,
            tr("Take all of the batch back, as one"),
        )
        row = QHBoxLayout()
        row.addWidget(self.mend_button)
        row.addWidget(self.report_button)
        row.addStretch(1)
        row.addWidget(self.undo_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.head)
        box.addWidget(self.words)
        box.addLayout(row)
        box.addStretch(1)

    def enter(self) -> None:
        """Say what was done."""
        taken = self.state.taken
        if taken is None:
            return
        words = tr("Batch {n}: {written} rows are in the district's data.")
        self.head.say(words.format(n=taken.batch, written=f"{taken.written:,}"), Kind.OK)
        self.words.setText(summary(taken))
        self.mend_button.setEnabled(taken.faulty > 0)
        self.undo_button.setEnabled(True)
        self.say("")

    def undone(self, batch: int) -> None:
        """The batch was undone."""
        taken = self.state.taken
        if taken is not None and taken.batch == batch:
            self.head.say(tr("Batch {n} is undone.").format(n=batch), Kind.WARNING)
            self.words.setText(tr("Everything is as it was before the import."))
            self.mend_button.setEnabled(False)
            self.undo_button.setEnabled(False)

    def _mend(self) -> None:
        if self.state.taken is not None:
            self.mendWanted.emit(self.state.taken.batch)

    def _undo(self) -> None:
        taken, plan = self.state.taken, self.state.plan
        if taken is None or plan is None:
            return
        words = undo_words(plan.choices.kind).format(
            n=taken.batch, title=plan.title, added=f"{taken.added:,}", changed=f"{taken.changed:,}"
        )
        self.asked.emit(words, tr("Undo Batch {n}").format(n=taken.batch), self.undo)

    def undo(self) -> None:
        """Undo the import, without asking."""
        taken, service, stop = self.state.taken, self.state.service, self.state.work.should_stop
        if taken is None:
            return
        batch = taken.batch
        self.work(
            tr("Undoing batch {n}").format(n=batch),
            lambda: service.undo(batch, stop),
            lambda _counts: self.batchUndone.emit(batch),
            tr("Stopped; nothing was changed."),
        )

    def _report(self) -> None:
        if self.state.checked is not None:
            ask_report_of(self, self.state, self.state.checked, self.state.taken)


def summary(taken: Taken) -> str:
    """What was taken, a line each."""
    lines = [
        tr("New: {n}").format(n=f"{taken.added:,}"),
        tr("Changed: {n}").format(n=f"{taken.changed:,}"),
        tr("Unchanged: {n}").format(n=f"{taken.same:,}"),
        tr("Retired: {n}").format(n=f"{taken.retired:,}"),
        tr("Left to mend: {n}").format(n=f"{taken.faulty:,}"),
    ]
    if taken.supervisors:
        lines += ["", supervisor_words(taken.supervisors)]
    if taken.faulty:
        lines.append("")
        lines.append(
            tr("The faulty rows wait in the list of deliveries. Mend them on the map, check again,"
               " and take what is clean then: it belongs to the same batch.")
        )  # fmt: skip
    return "\n".join(lines)
