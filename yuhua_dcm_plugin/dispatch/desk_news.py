"""What the desk is told while it does something else: urges, and actions that waited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QObject

from ..cases.clock_words import stop_words
from ..cases.feed import CaseFeed
from ..cases.records import CaseRow
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.strings import tr


class DeskNews(QObject):
    """Puts news into the message bar, with a button that shows the case.

    :param show: brings a case to hand
    """

    def __init__(
        self, desk: Desk, feed: CaseFeed, show: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._show = desk, feed, show
        feed.urged.connect(self._on_urged)
        feed.answered.connect(self._on_answered)
        desk.outbox.sent.connect(self._on_sent)
        desk.outbox.refused.connect(self._on_refused)

    def _on_urged(self, task_nos: list[str]) -> None:
        """The department hears of its own cases; everybody else sees the sign in the list."""
        for case in self._own(task_nos):
            words = tr("{task_no} was urged again, {n} times so far: {class_name}").format(
                task_no=case.task_no, n=case.urge_count, class_name=case.class_name
            )
            self._tell(words, case.task_no)

    def _on_answered(self, task_nos: list[str]) -> None:
        """The department hears what became of its request."""
        for case in self._own(task_nos):
            if case.stop_kind is not None:
                what = stop_words(case)
            elif case.clock_times > 1 and case.finished_at is None:
                what = tr("due {due}").format(due=local_time(case.due_at))
            else:
                what = tr("see its history")
            words = tr("{task_no}: the request was answered, {what}")
            self._tell(words.format(task_no=case.task_no, what=what), case.task_no)

    def _own(self, task_nos: list[str]) -> list[CaseRow]:
        own = self._desk.department_code
        cases = (self._feed.model.case(task_no) for task_no in task_nos)
        return [case for case in cases if case and own and case.department_code == own]

    def _on_sent(self, _uuid: str, answer: dict[str, Any]) -> None:
        task_no = answer.get("task_no")
        if isinstance(task_no, str):
            self._feed.refresh(task_no)

    def _on_refused(self, uuid: str, error: DcmError) -> None:
        """An action that waited came back; reports and calls are told by intake."""
        entry = self._desk.spool.get(uuid)
        if entry is None or entry.call != "act" or not entry.task_no:
            return
        words = tr("{task_no}: {action} was refused: {why}").format(
            task_no=entry.task_no,
            action=self._feed.label("action", str(entry.payload.get("action", ""))),
            why=words_of(error),
        )
        self._feed.refresh(entry.task_no)
        self._tell(words, entry.task_no)

    def _tell(self, words: str, task_no: str) -> None:
        self._desk.messages.offer(words, tr("Show"), partial(self._show, task_no))
