"""The case at hand: what it is, what can be done with it, what was done (当前案卷)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ..cases.action_bar import ActionBar
from ..cases.feed import CaseFeed
from ..cases.map_link import MapLink
from ..cases.records import CaseRow, Contact, DepartmentAdvice, Event, Step
from ..cases.store import CaseStore
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.roles import HALL
from ..core.session import Desk
from ..core.strings import tr
from .claims import ClaimLine
from .facts import Facts
from .history_view import HistoryView
from .presence import Presence
from .records import Hands
from .store import DispatchStore
from .wording import Names, line_of

_LAYOUT_MS, _AIR = 60, 8
_ADVISED = ("filing", "dispatch")


@dataclass(frozen=True)
class _Read:
    """What is read about one case, off the main thread."""

    case: CaseRow | None
    events: Sequence[Event]
    contacts: Sequence[Contact]
    advice: Sequence[DepartmentAdvice]
    conditions: dict[str, str]
    steps: Sequence[Step]


class CasePane(QWidget):
    """Shows one case and offers its actions; keeps it until another one is chosen.

    :param dispatch: claims and presence
    :param scope: widget in which the keys of the actions work
    """

    #: The history of a case is shown.
    shown = pyqtSignal(str)

    def __init__(
        self,
        desk: Desk,
        feed: CaseFeed,
        dispatch: DispatchStore,
        map_link: MapLink,
        scope: QWidget,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed = desk, feed
        self._task_no = ""
        self._asked = 0
        self.case: CaseRow | None = None
        self.events: Sequence[Event] = ()
        self.facts = Facts(feed, self)
        self.actions = ActionBar(desk, feed, map_link, scope, self)
        self.actions.setObjectName("caseActions")
        self.actions.acted.connect(self._on_acted)
        self.claim = ClaimLine(desk, feed, dispatch, self)
        self.presence = Presence(desk, dispatch, self)
        self.presence.changed.connect(lambda _task_no, people: self.claim.show_here(people))
        self._hands = Hands()
        self.history = HistoryView()
        self.empty = self._make_empty()
        self._body = self._make_body()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.empty)
        layout.addWidget(self._body)
        self._body.hide()
        feed.rowsChanged.connect(self._on_rows)
        feed.reloaded.connect(self._on_reloaded)
        feed.labelsReady.connect(self._on_reloaded)

    @property
    def task_no(self) -> str:
        """The case at hand; empty for none."""
        return self._task_no

    def show_case(self, task_no: str) -> None:
        """Show a case, running or finished."""
        if task_no != self._task_no:
            self._task_no = task_no
            self.case = None
            self.events = ()
            self.history.show_lines(())
            self.presence.show_case(task_no)
        known = self._feed.model.case(task_no)
        if known is not None:
            self._take(known)
        self._read()

    def set_hands(self, hands: Hands) -> None:
        """Tell which cases the person may move on, and so claim."""
        self._hands = hands
        if self.case is not None:
            self.claim.show_case(self.case, hands.may_move(self.case))

    # --- reading

    def _read(self) -> None:
        self._asked += 1
        asked, task_no = self._asked, self._task_no
        store, hall = self._feed.store, self._desk.holds(*HALL)

        def got(found: _Read) -> None:
            if asked == self._asked:
                self._got(found)

        self._desk.jobs.run(
            tr("Reading the case"), lambda _job: _read(store, task_no, hall), got, self._lost
        )

    def _got(self, found: _Read) -> None:
        if found.case is None:
            self._tell(tr("There is no such case, or it is not yours to see."))
            return
        if self.case is None or found.case.version >= self.case.version:
            self._take(found.case)
        self.facts.show_contact(found.contacts)
        self.facts.show_advice(found.advice)
        self.events = found.events
        self.facts.show_condition(found.conditions)
        self.facts.show_steps(found.steps)
        people = {person.login: person.name for person in self._feed.staff}
        names = Names(self._feed.label, people, self._feed.model.department_name, found.conditions)
        self.history.show_lines([line_of(event, names) for event in found.events])
        self.shown.emit(self._task_no)

    def _take(self, case: CaseRow) -> None:
        self.case = case
        self.empty.hide()
        self._body.show()
        self.facts.show_case(case)
        self.claim.show_case(case, self._hands.may_move(case))
        known = self.actions.case
        if known is None or (known.task_no, known.version) != (case.task_no, case.version):
            self.actions.set_case(case)

    def _lost(self, error: DcmError) -> None:
        if self.case is None:
            self._tell(words_of(error))
        self._desk.messages.show_error(error)

    def _tell(self, words: str) -> None:
        self.actions.set_case(None)
        self._body.hide()
        self.empty.setText(words)
        self.empty.show()

    # --- news

    def _on_rows(self, task_nos: list[str]) -> None:
        if self._task_no and self._task_no in task_nos:
            known = self._feed.model.case(self._task_no)
            if known is None or self.case is None or known.version != self.case.version:
                self._read()
            elif known != self.case:  # a claim raises no version
                self.case = known
                self.claim.show_case(known, self._hands.may_move(known))
        self.facts.tick()

    def _on_acted(self, task_no: str, _action: str, _answer: object) -> None:
        # Of a finished case the feed tells nothing.
        if task_no == self._task_no and self._feed.model.case(task_no) is None:
            self._read()

    def _on_reloaded(self) -> None:
        if self._task_no:
            self._read()

    # --- making

    def _make_empty(self) -> QLabel:
        words = tr("Choose a case in the list or on the map: its actions and history appear here.")
        empty = QLabel(words, self)
        empty.setObjectName("caseEmpty")
        empty.setTextFormat(Qt.TextFormat.PlainText)
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return empty

    def _make_body(self) -> QScrollArea:
        inside = QWidget(self)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.addLayout(self._make_head())
        layout.addWidget(self.actions)
        layout.addWidget(self.facts)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("caseArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inside)
        self.actions.opened.connect(lambda: QTimer.singleShot(_LAYOUT_MS, self._scroll_to_form))
        self.actions.ready.connect(lambda _task_no: area.verticalScrollBar().setValue(0))
        return area

    def _scroll_to_form(self) -> None:
        """Bring the open form into sight, and of one that is too high the field at hand."""
        form = self.actions.form
        if form is None:
            return
        field = self.window().focusWidget()
        above = form.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(form.submit_button, 0, _AIR)
                if field is not None and form.isAncestorOf(field):
                    above.ensureWidgetVisible(field, 0, _AIR)
            above = above.parentWidget()

    def _make_head(self) -> QVBoxLayout:
        first, self.tools = QHBoxLayout(), QHBoxLayout()  # the panel puts its buttons here
        first.addWidget(self.facts.lamp, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.facts.title, 1)
        self.tools.addWidget(self.claim, 1)
        self.tools.addStretch(0)
        head = QVBoxLayout()
        head.addLayout(first)
        head.addLayout(self.tools)
        return head


def _read(store: CaseStore, task_no: str, hall: bool) -> _Read:
    case = next(iter(store.cases([task_no])), None)
    if case is None:
        return _Read(None, (), (), (), {}, ())
    return _Read(
        case,
        store.history(task_no),
        store.contact(task_no) if hall else (),
        store.suggest_departments(task_no) if case.stage in _ADVISED else (),
        {entry.code: entry.text for entry in store.conditions(case)} if case.condition_code else {},
        store.steps(task_no) if case.due_at is not None else (),
    )
