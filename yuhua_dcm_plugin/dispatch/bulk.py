"""One action on many cases: in small portions, with progress, a way out and a result per case."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..cases.records import CaseRow
from ..core.background import Job
from ..core.errors import ConnectionLostError, DcmError, error_for
from ..core.messages import hint_of, told_of, words_of
from ..core.session import Desk
from ..core.strings import tr
from .records import Outcome, portions
from .store import DispatchStore

#: Cases sent at a time: small enough for a cancel to be felt, large enough to save journeys.
PORTION = 20


class BulkRun(QObject):
    """Does one action on many cases and tells what became of each.

    :param desk: the signed-in seat
    :param store: calls the database
    :param action: code of the action, the same for all
    :param detail: what the action demands, the same for all
    """

    #: Cases dealt with so far, of how many.
    progressed = pyqtSignal(int, int)
    #: One :class:`.records.Outcome` a case, also when it was cancelled or cut short.
    done = pyqtSignal(list)

    def __init__(
        self,
        desk: Desk,
        store: DispatchStore,
        cases: Sequence[CaseRow],
        action: str,
        detail: dict[str, Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._acts: list[dict[str, Any]] = [
            {"task_no": c.task_no, "action": action, "version": c.version, "detail": detail}
            for c in cases
        ]
        self._portions = portions(self._acts, PORTION)
        self.outcomes: list[Outcome] = []
        self.finished = False
        self._cancelled = False

    def start(self) -> None:
        """Begin."""
        self._next()

    def cancel(self) -> None:
        """Send no further portion; the one under way comes to its end."""
        self._cancelled = True

    def _next(self) -> None:
        self.progressed.emit(len(self.outcomes), len(self._acts))
        if self._cancelled or not self._portions:
            self._end(tr("Not sent: it was stopped before"))
            return
        store, acts = self._store, self._portions.pop(0)

        def work(_job: Job) -> list[Outcome]:
            return store.act_many(acts)

        title = tr("Acting on {n} cases").format(n=len(self._acts))
        self._desk.jobs.run(title, work, self._got, lambda error: self._failed(acts, error))

    def _got(self, outcomes: list[Outcome]) -> None:
        self.outcomes.extend(in_words(outcome) for outcome in outcomes)
        self._next()

    def _failed(self, acts: Sequence[dict[str, Any]], error: DcmError) -> None:
        words = told_of(error)
        if isinstance(error, ConnectionLostError):
            # Whether this portion arrived nobody knows; a second try finds the newer version.
            words = tr("The connection broke: look at the case before you try again.")
        self.outcomes.extend(Outcome(str(act["task_no"]), False, words) for act in acts)
        self._end(tr("Not sent: it was stopped before"))

    def _end(self, rest: str) -> None:
        left = [act for portion in self._portions for act in portion]
        self.outcomes.extend(Outcome(str(act["task_no"]), False, rest) for act in left)
        self._portions = []
        self.finished = True
        self.progressed.emit(len(self.outcomes), len(self._acts))
        self.done.emit(self.outcomes)


def in_words(outcome: Outcome) -> Outcome:
    """The same with its refusal in the user's language."""
    if outcome.ok or not outcome.sqlstate:
        return outcome
    detail = json.dumps(outcome.detail or {})
    error = error_for(outcome.sqlstate, outcome.message or "", outcome.hint or "", detail)
    return replace(outcome, message=words_of(error), hint=hint_of(error))
