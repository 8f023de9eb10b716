"""Who has a case: take the next one, claim, release, and see who looks at it now (认领, 在看)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ..cases.feed import CaseFeed
from ..cases.records import CaseRow
from ..core.errors import DcmError
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.strings import tr
from .records import Here
from .store import DispatchStore


class ClaimLine(QWidget):
    """One line about the case at hand: who has claimed it, who else is at it; and the button."""

    #: A case was claimed or released by this desk.
    claimed = pyqtSignal(str)

    def __init__(
        self, desk: Desk, feed: CaseFeed, store: DispatchStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._store = desk, feed, store
        self._case: CaseRow | None = None
        self._here: Sequence[Here] = ()
        self._may = False
        self.notice = Notice("caseClaim", Kind.INFO, self)
        self.button = QToolButton(self)
        self.button.setObjectName("claimCase")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.button.clicked.connect(lambda _checked=False: self.press())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.notice, 1)
        row.addStretch(0)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_case(self, case: CaseRow | None, may: bool) -> None:
        """Show who has a case.

        :param may: whether the person may move it on, and therefore claim it
        """
        if case is None or self._case is None or case.task_no != self._case.task_no:
            self._here = ()
        self._case, self._may = case, may
        self._show()

    def show_here(self, people: Sequence[Here]) -> None:
        """Show who else is at the case now."""
        self._here = people
        self._show()

    def press(self) -> None:
        """Claim the case, or release it."""
        case = self._case
        if case is None:
            return
        work = self._store.release if self._releases(case) else self._store.claim
        task_no = case.task_no
        self.button.setEnabled(False)
        self._desk.jobs.run(
            tr("Claiming a case"), lambda _job: work(task_no), lambda _none: self._done(task_no),
            self._failed,
        )  # fmt: skip

    def _done(self, task_no: str) -> None:
        self.button.setEnabled(True)
        self._feed.refresh(task_no)
        self.claimed.emit(task_no)

    def _failed(self, error: DcmError) -> None:
        self.button.setEnabled(True)
        self._desk.messages.show_error(error)
        if self._case is not None:
            self._feed.refresh(self._case.task_no)

    def _show(self) -> None:
        case = self._case
        lines = [] if case is None else [*self._claimed(case), *self._others()]
        warns = case is not None and (self._feed.model.is_elsewhere(case) or bool(self._here))
        self.notice.say("\n".join(lines), Kind.WARNING if warns else Kind.INFO)
        button = case is not None and (self._releases(case) or (self._may and not case.claimed_by))
        self.button.setVisible(button)
        if case is not None:
            self.button.setText(tr("Release") if self._releases(case) else tr("Claim"))
            tip = tr("Give the claim up") if self._releases(case) else tr("Keep others from it")
            self.button.setToolTip(tip)
        self.setVisible(bool(lines) or button)

    def _releases(self, case: CaseRow) -> bool:
        own = case.claimed_by == self._desk.login
        return case.claimed_by is not None and (own or self._desk.holds("dcm_chief"))

    def _claimed(self, case: CaseRow) -> list[str]:
        if case.claimed_by is None:
            return []
        when = local_time(case.claimed_at, "%H:%M")
        if not self._feed.model.is_elsewhere(case):
            return [tr("Claimed by you since {when}").format(when=when)]
        who = self._feed.model.person_name(case.claimed_by)
        return [tr("Claimed by {who} since {when}").format(who=who, when=when)]

    def _others(self) -> list[str]:
        return [
            tr("{who} is at this case since {when}").format(
                who=here.name or here.login, when=local_time(here.since, "%H:%M")
            )
            for here in self._here
        ]


def take_next(
    desk: Desk,
    store: DispatchStore,
    stages: Sequence[str] | None,
    taken: Callable[[str], None],
    none: Callable[[], Any],
) -> None:
    """Claim the most pressing case that nobody has.

    :param stages: of these alone; ``None`` takes all of the person's stages
    :param taken: gets its task number
    :param none: called if there is none
    """

    def got(task_no: str | None) -> None:
        if task_no:
            taken(task_no)
        else:
            none()

    desk.jobs.run(tr("Taking the next case"), lambda _job: store.claim_next(stages), got)
