"""Which case a caller asks about again, and what to tell him about it (催办)."""

from __future__ import annotations

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ..cases.feed import CaseFeed
from ..cases.model import local_time
from ..cases.records import CaseRow
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .comparison import standing
from .store import CallStore

_TYPING_MS = 250
_LEAST = 8


class UrgeBox(QWidget):
    """A line for a task or case number; below it the case, as it can be read out.

    :param desk: the signed-in seat
    :param feed: names of stages and departments
    :param store: finds a case by a number read out
    """

    #: Another number stands there.
    changed = pyqtSignal()

    def __init__(
        self, desk: Desk, feed: CaseFeed, store: CallStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._store = desk, feed, store
        self._asked = 0
        self.case: CaseRow | None = None
        self.number = QLineEdit(self)
        self.number.setObjectName("urge_number")
        self.number.setPlaceholderText(tr("Task or case number that the caller names"))
        self.number.setClearButtonEnabled(True)
        self.number.textChanged.connect(self._typed)
        self.found = Notice("urge_found", Kind.INFO, self)
        self.setFocusProxy(self.number)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self._look_up)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.number)
        box.addWidget(self.found)

    def task_no(self) -> str:
        """The case that was found; while the database is away, the number as typed."""
        if self.case is not None:
            return self.case.task_no
        return "" if self._desk.link.up else self.number.text().strip()

    def set_number(self, number: str) -> None:
        """Ask about a case."""
        self.number.setText(number)
        self._timer.stop()
        self._look_up()

    def _typed(self, _text: str) -> None:
        self.case = None
        self._asked += 1
        self.found.say("")
        self.changed.emit()
        self._timer.start()

    def _look_up(self) -> None:
        number, asked = self.number.text().strip(), self._asked
        if len(number) < _LEAST or not self._desk.link.up:
            return
        store, cases = self._store, self._feed.store

        def work(_job: object) -> list[CaseRow]:
            task_no = store.task_no_of(number)
            return cases.cases([task_no]) if task_no else []

        def failed(error: DcmError) -> None:
            if asked == self._asked:
                self.found.say(words_of(error), Kind.ERROR)

        self._desk.jobs.run(
            tr("Looking for the case"), work, lambda rows: self._show(asked, rows), failed
        )

    def _show(self, asked: int, rows: list[CaseRow]) -> None:
        if asked != self._asked:
            return
        if not rows:
            self.found.say(tr("There is no case with this number."), Kind.ERROR)
            return
        self.case = rows[0]
        words, kind = case_words(self._feed, rows[0])
        self.found.say(words, kind)
        self.changed.emit()


def case_words(feed: CaseFeed, case: CaseRow) -> tuple[str, Kind]:
    """A case in words for operator and caller, and whether it can be urged."""
    head = f"{case.class_name} · {case.address or ''}".rstrip(" ·")
    if case.finished_at is not None:
        told = tr("{case}\nFinished {when}: it cannot be urged. Is it there again? Register it.")
        return told.format(case=head, when=local_time(case.finished_at)), Kind.WARNING
    parts = [
        standing(
            feed.label("stage", case.stage),
            feed.model.department_name(case.department_code),
            local_time(case.due_at),
        )
    ]
    if case.overdue:
        parts.append(tr("It is overdue."))
    if case.urge_count:
        parts.append(tr("Urged {n} times before.").format(n=case.urge_count))
    return f"{head}\n" + " ".join(parts), Kind.WARNING if case.overdue else Kind.INFO
