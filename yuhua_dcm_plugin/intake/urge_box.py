"""Which case a caller asks about again, and what to tell him about it (催办)."""

from __future__ import annotations

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ..cases.feed import CaseFeed
from ..cases.records import CaseRow
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.strings import tr
from .comparison import standing
from .store import CallStore

_TYPING_MS = 250
#: Signs of a number from which on it is looked for: callers read out the end of it.
_LEAST = 4
_MOST_NAMED = 4


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
        #: Why there is no case yet, though a number stands there.
        self.trouble = ""
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
        short = len(self.number.text().strip()) < _LEAST
        self.trouble = (
            tr("Type at least the last {n} digits of the number.").format(n=_LEAST)
            if short
            else tr("The case is being looked for. Look at it below, then press again.")
        )
        self.found.say("")
        self.changed.emit()
        self._timer.start()

    def _look_up(self) -> None:
        number, asked = self.number.text().strip(), self._asked
        if len(number) < _LEAST or not self._desk.link.up:
            return
        store, cases = self._store, self._feed.store

        def work(_job: object) -> tuple[list[str], list[CaseRow]]:
            task_nos = store.task_nos_of(number)
            return task_nos, cases.cases(task_nos) if len(task_nos) == 1 else []

        def failed(error: DcmError) -> None:
            if asked == self._asked:
                self.found.say(words_of(error), Kind.ERROR)

        self._desk.jobs.run(
            tr("Looking for the case"), work, lambda found: self._show(asked, *found), failed
        )

    def _show(self, asked: int, task_nos: list[str], rows: list[CaseRow]) -> None:
        if asked != self._asked:
            return
        if len(task_nos) > 1:
            told = tr("{n} cases have this in their number: {numbers}. Type more of it.")
            self._miss(told.format(n=len(task_nos), numbers=_some(task_nos)))
            return
        if not rows:
            self._miss(tr("There is no case with this number."))
            return
        self.case = rows[0]
        words, kind = case_words(self._feed, rows[0])
        self.found.say(words, kind)
        self.changed.emit()

    def _miss(self, words: str) -> None:
        self.trouble = words
        self.found.say(words, Kind.ERROR)
        self.changed.emit()


def _some(task_nos: list[str]) -> str:
    more = " …" if len(task_nos) > _MOST_NAMED else ""
    return "、".join(task_nos[:_MOST_NAMED]) + more


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
            case.overdue,
        )
    ]
    if case.overdue and not case.department_code:
        parts.append(tr("It is overdue."))
    if case.urge_count:
        parts.append(tr("Urged {n} times before.").format(n=case.urge_count))
    return f"{head}\n" + " ".join(parts), Kind.WARNING if case.overdue else Kind.INFO
