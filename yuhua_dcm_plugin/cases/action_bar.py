"""The actions that the database offers for a case, as buttons, and what they ask (操作栏)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QPushButton, QShortcut, QVBoxLayout, QWidget

from ..core.errors import ConnectionLostError, DcmError, StaleVersionError
from ..core.messages import told_of, words_of
from ..core.notice import Kind, Notice, colours, is_dark
from ..core.session import Desk
from ..core.settings import UNDO_OFFERS
from ..core.shanghai import local_time
from ..core.spool import SpoolEntry
from ..core.strings import label, tr
from .action_form import ActionForm
from .advice import Advice, read_advice
from .drafts import FormDraft
from .feed import CaseFeed
from .flow import FlowLayout
from .map_link import MapLink
from .records import Action, CaseRow
from .store import CaseStore, moment_of
from .waiting_line import WaitingLine

_KEYS = 9
_GAP = 18  # pixels between what is done every day, what takes back, and what harms
UNDO = "undo"


class ActionBar(QWidget):
    """Shows what may be done with a case, asks for what it demands and does it.

    Keys Alt+1 … Alt+9 work in the whole dock, not in the others.

    :param desk: the signed-in seat
    :param feed: the running cases
    :param scope: the widget in which the keys work, the dock's panel
    """

    #: Task number and action that was done, with the database's answer.
    acted = pyqtSignal(str, str, dict)
    #: Task number and error of an action that was refused.
    refused = pyqtSignal(str, object)
    #: The form of an action was opened.
    opened = pyqtSignal()
    #: The buttons stand for the case that was set.
    ready = pyqtSignal(str)

    def __init__(
        self,
        desk: Desk,
        feed: CaseFeed,
        map_link: MapLink | None = None,
        scope: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._map_link = desk, feed, map_link
        self._case: CaseRow | None = None
        self._actions: Sequence[Action] = ()
        self._form: ActionForm | None = None
        self._draft: FormDraft | None = None
        self._asked = 0
        self._acting = False
        self._wish: tuple[str, dict[str, Any]] | None = None
        #: Whether a script, not a person, asked for the action that is being done.
        self.by_script = False
        self._buttons = QWidget(self)
        self._flow = FlowLayout(self._buttons)
        self._note = Notice("action_note", Kind.ERROR, self)
        self._last: tuple[str, int] | None = None
        self._again: tuple[str, dict[str, Any]] | None = None
        self.waiting = WaitingLine(desk, feed, self)
        self.waiting.again.connect(self._write_again)
        self.waiting.waits.connect(self._on_waits)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._buttons)
        self._box.addWidget(self._note)
        self._box.addWidget(self.waiting)
        self._make_keys(scope or self)
        feed.rowsChanged.connect(self._on_rows)
        feed.reloaded.connect(self._on_reloaded)

    # --- what others use

    @property
    def case(self) -> CaseRow | None:
        """The case that is shown."""
        return self._case

    @property
    def form(self) -> ActionForm | None:
        """The open form."""
        return self._form

    def actions(self) -> list[str]:
        """Codes of the actions offered."""
        return [action.code for action in self._actions]

    def set_case(self, case: CaseRow | None) -> None:
        """Show the actions of a case; the same case in a new version keeps an open form."""
        same = case is not None and self._case is not None and case.task_no == self._case.task_no
        self._case = case
        if not same:
            self._wish, self.by_script = None, False
            self._close_form()
            self._tell("")
            self._show(())
            self.waiting.show_case(case.task_no if case is not None else "")
        if case is not None:
            self._fetch(case.task_no)

    def run_action(self, code: str, detail: dict[str, Any] | None = None) -> None:
        """Do what pressing the button, filling in its form and submitting it would do."""
        self._wish = (code, dict(detail or {}))
        self.by_script = True
        if self._case is not None and code in self.actions():
            self.press(code)

    def press(self, code: str) -> None:
        """Press the button of an action."""
        action = next((entry for entry in self._actions if entry.code == code), None)
        case = self._case
        # A key pressed twice must not act twice, nor past an action that still waits.
        if action is None or case is None or not self._buttons.isEnabledTo(self):
            return
        if not action.demands and not action.harmful:
            self._wish = None
            self._act(case, action, {})
            return
        store = self._feed.store
        asked = self._next()
        self._desk.jobs.run(
            tr("Reading what can be chosen"),
            lambda _job: read_advice(store, case, action),
            lambda advice: self._open(asked, case, action, advice),
            lambda error: self._failed(case.task_no, error),
        )

    def leave(self) -> None:
        """Keep what is typed into an open form; the dock is emptied."""
        if self._draft is not None:
            self._draft.keep_now()

    def undo(self, task_no: str, version: int) -> None:
        """Put a case back as it was before this person's last step, while the database allows."""
        store = self._feed.store
        self._last = None

        def done(answer: dict[str, Any]) -> None:
            self._desk.messages.success(tr("{task_no}: undone").format(task_no=task_no))
            self._feed.refresh(task_no)
            self.acted.emit(task_no, UNDO, answer)

        self._desk.jobs.run(
            tr("Undoing"),
            lambda _job: store.act(task_no, UNDO, version, {}),
            done,
            lambda error: self._failed(task_no, error),
        )

    def undo_last(self) -> bool:
        """Undo what was done last at this desk, or else at the case at hand.

        :returns: whether there is something to undo
        """
        if self._last is not None:
            self.undo(*self._last)
        elif self._case is not None and UNDO in self.actions():
            self.undo(self._case.task_no, self._case.version)
        else:
            return False
        return True

    # --- buttons

    def _fetch(self, task_no: str) -> None:
        store, asked = self._feed.store, self._next()

        def got(actions: list[Action]) -> None:
            if asked == self._asked and self._case is not None:
                self._show(actions)
                self.ready.emit(task_no)
                self._fulfil()

        def failed(error: DcmError) -> None:
            if asked == self._asked and not (
                self._actions and isinstance(error, ConnectionLostError)
            ):
                self._show(())
                self._tell(words_of(error))

        self._desk.jobs.run(tr("Reading actions"), lambda _job: store.actions(task_no), got, failed)

    def _fulfil(self) -> None:
        if self._wish is not None and self._wish[0] in self.actions() and self._form is None:
            self.press(self._wish[0])

    def _next(self) -> int:
        self._asked += 1
        return self._asked

    def _show(self, actions: Sequence[Action]) -> None:
        self._actions = sorted(actions, key=_apart)
        self._flow.clear()
        for number, action in enumerate(self._actions, 1):
            if number > 1 and _apart(action) != _apart(self._actions[number - 2]):
                self._flow.add_gap(_GAP)
            self._flow.addWidget(self._button(number, action))
        self._buttons.updateGeometry()
        if self._form is not None and self._form.stale:
            self._form.set_offered(self._form.action.code in self.actions())

    def _button(self, number: int, action: Action) -> QPushButton:
        key = f"  Alt+{number}" if number <= _KEYS else ""
        more = "…" if action.demands or action.harmful else ""
        button = QPushButton(f"{label(action)}{more}{key}", self._buttons)
        button.setObjectName(f"action_{action.code}")
        button.setAutoDefault(False)
        if action.harmful:
            button.setStyleSheet(f"color: {colours(Kind.ERROR, is_dark(self))[0]}")
        if action.on_behalf:
            button.setToolTip(tr("Entered for the one who answered by phone or on paper"))
        if action.code == UNDO:
            button.setToolTip(tr("Put the case back as it was before your last step (Ctrl+Z)"))
        button.clicked.connect(lambda _checked=False, code=action.code: self.press(code))
        return button

    def _make_keys(self, scope: QWidget) -> None:
        for number in range(1, _KEYS + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), scope)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda place=number - 1: self._press_number(place))

    def _press_number(self, place: int) -> None:
        if place < len(self._actions):
            self.press(self._actions[place].code)

    # --- form

    def _open(self, asked: int, case: CaseRow, action: Action, advice: Advice) -> None:
        if asked != self._asked or self._case is None or self._case.task_no != case.task_no:
            return
        self._close_form()
        self._tell("")
        form = ActionForm(action, case, advice, self._map_link, self)
        form.submitted.connect(lambda detail: self._submit(action, detail))
        form.cancelled.connect(self._cancel)
        self._form, self._draft = form, FormDraft(self._desk, form)
        if self._draft.restored:
            form.tell(tr("What you typed here before was kept."))
        self._box.insertWidget(1, form)
        self.opened.emit()
        if self._again is not None and self._again[0] == action.code:
            form.fill(self._again[1])
        self._again = None
        if self._wish is not None and self._wish[0] == action.code:
            form.fill(self._wish[1])
            self._wish = None
            form.submit()
        else:
            form.focus_first()

    def _cancel(self) -> None:
        self._close_form(keep=False)
        self._tell("")

    def _close_form(self, keep: bool = True) -> None:
        if self._form is not None:
            if self._draft is not None:
                (self._draft.keep_now if keep else self._draft.drop)()
            self._draft = None
            self._box.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _submit(self, action: Action, detail: dict[str, Any]) -> None:
        if self._form is not None and not self._acting:
            self._act(replace(self._form.case, version=self._form.version), action, detail)

    # --- doing

    def _act(self, case: CaseRow, action: Action, detail: dict[str, Any]) -> None:
        store = self._feed.store
        self._busy(True)
        self._desk.jobs.run(
            label(action),
            lambda _job: _do(store, case, action.code, detail),
            lambda done: self._done(case.task_no, action, *done),
            lambda error: self._not_done(case, action, detail, error),
        )

    def _not_done(
        self, case: CaseRow, action: Action, detail: dict[str, Any], error: DcmError
    ) -> None:
        if not isinstance(error, ConnectionLostError):
            self._failed(case.task_no, error)
            return
        # Whether it arrived nobody knows: the outbox finds out and sends it if it did not.
        payload = {"action": action.code, "version": case.version, "detail": detail}
        self._desk.outbox.send(SpoolEntry.new("act", payload, label(action), case.task_no))
        self._busy(False)
        self.by_script = False
        if self._case is not None and self._case.task_no == case.task_no:
            self._close_form(keep=False)
            self._tell("")
        self.waiting.refresh()
        words = tr("{task_no}: {action} is kept and sent once the database is back.")
        self._desk.messages.info(words.format(task_no=case.task_no, action=label(action)))

    def _write_again(self, code: str, detail: dict[str, Any]) -> None:
        self._again = (code, detail)
        self.press(code)

    def _done(self, task_no: str, action: Action, answer: dict[str, Any], undo: bool) -> None:
        self._busy(False)
        if self._case is not None and self._case.task_no == task_no:
            self._close_form(keep=False)
            self._tell("")
        self._last = (task_no, int(answer["version"])) if undo else None
        self._tell_done(task_no, action)
        self._feed.refresh(task_no)
        self.acted.emit(task_no, action.code, answer)
        self.by_script = False

    def _tell_done(self, task_no: str, action: Action) -> None:
        words = tr("{task_no}: {action} done").format(task_no=task_no, action=label(action))
        if self._last is None or not self._desk.settings.get(UNDO_OFFERS):
            self._desk.messages.success(words)
            return
        last = self._last
        self._desk.messages.offer(words, tr("Undo"), lambda: self.undo(*last))

    def _failed(self, task_no: str, error: DcmError) -> None:
        self._busy(False)
        self._wish, self.by_script = None, False
        if self._case is not None and self._case.task_no == task_no:
            self._desk.messages.log(error)
            self._show_failure(error)
        else:  # the user has gone on to another case
            self._desk.messages.show_error(error)
        self._feed.refresh(task_no)
        self.refused.emit(task_no, error)

    def _show_failure(self, error: DcmError) -> None:
        words = told_of(error)
        if isinstance(error, StaleVersionError):
            words = f"{words}\n{self._meanwhile(error)}"
        if self._form is None:
            self._tell(words)
            return
        self._form.show_error(words)
        if isinstance(error, StaleVersionError):
            self._form.set_stale(int(error.parameters.get("version", self._form.version)))
            self._fetch(self._form.case.task_no)

    def _meanwhile(self, error: StaleVersionError) -> str:
        lines = []
        for step in error.meanwhile:
            when = local_time(moment_of(step["at"]), "%H:%M")
            what = self._feed.label("action", str(step.get("action")))
            lines.append(f"{when} {what} · {step.get('name') or step.get('actor')}")
        return "\n".join(lines)

    def _on_waits(self, waits: bool) -> None:
        self._buttons.setEnabled(not waits and not self._acting)

    def _busy(self, busy: bool) -> None:
        self._acting = busy
        self._buttons.setEnabled(not busy)
        if self._form is not None:
            self._form.set_busy(busy)

    def _tell(self, text: str) -> None:
        self._note.say(text)

    def _on_reloaded(self) -> None:
        if self._case is not None and not self._actions:
            self._fetch(self._case.task_no)

    def _on_rows(self, task_nos: list[str]) -> None:
        if self._case is None or self._case.task_no not in task_nos:
            return
        case = self._feed.model.case(self._case.task_no)
        if case is not None and case.version != self._case.version:
            self.set_case(case)


def _apart(action: Action) -> int:
    """Every day's work, what takes it back, and what harms stand apart from each other."""
    return 2 if action.harmful else int(action.code == UNDO)


def _do(
    store: CaseStore, case: CaseRow, code: str, detail: dict[str, Any]
) -> tuple[dict[str, Any], bool]:
    """Act, and see whether that can be undone; for any thread."""
    answer = store.act(case.task_no, code, case.version, detail)
    try:
        offered = store.actions(case.task_no)
    except DcmError:  # done is done: the case may be out of sight now
        return answer, False
    return answer, code != UNDO and any(action.code == UNDO for action in offered)
