"""The intake desk: a call above, the cases that wait for the hall below (监督受理)."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.map_link import MapLink
from ..core.roles import HALL, REGISTRARS
from ..core.session import Desk
from ..core.strings import tr
from .call_desk import CallDesk
from .case_queue import CaseQueue
from .form_parts import button
from .keys import DockKeys
from .letters import REGISTER
from .records import is_written
from .today_line import TodayLine

_LAYOUT_MS = 60
_TAKERS = (*REGISTRARS, "dcm_chief")


class IntakePanel(QWidget):
    """What the intake dock shows.

    :param desk: the signed-in seat
    :param feed: the running cases
    :param map_link: the map
    """

    #: Task number of a report that the database has taken.
    registered = pyqtSignal(str)

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("intake_panel")
        self._feed = feed
        self._keys: DockKeys | None = None
        self.calls = CallDesk(desk, feed, map_link, self)
        self.form = self.calls.form
        self.result = self.calls.result
        self.today = TodayLine(desk, self.calls.store, self)
        self.rules_button = self._rules_button()
        self.queue = CaseQueue(desk, feed, map_link, self)
        self._lay_out()
        self.calls.setVisible(desk.holds(*_TAKERS))
        self.today.setVisible(desk.holds(*HALL))
        self.calls.selected_case = self.queue.selected
        self.calls.arrived.connect(self._on_arrived)
        self.calls.caseWanted.connect(self.queue.select_case)
        self.queue.actions.opened.connect(self._show_form)
        self._make_keys()
        if desk.holds(*HALL):
            self.today.refresh()

    # --- what scripts use, and widgets do

    def fill(self, report: dict[str, Any]) -> None:
        """Put a report into the form: keys of register_case, x and y in EPSG:4547."""
        self.form.fill(report)

    def save(self) -> None:
        """Send what stands in the form."""
        self.calls.save()

    def select_case(self, task_no: str) -> None:
        """Select a case in the list below, as soon as it is there."""
        self.queue.select_case(task_no)

    def run_action(self, code: str, detail: dict[str, Any] | None = None) -> None:
        """Press an action of the selected case, fill its form and submit it."""
        self.queue.actions.run_action(code, detail)

    def leave(self) -> None:
        """Keep how the dock looked and what was typed; called before it is deleted."""
        self.calls.leave()
        self.queue.leave()

    # --- inside

    def _on_arrived(self, call: str, answer: dict[str, Any]) -> None:
        task_no = str(answer.get("task_no") or "")
        if task_no:
            self._feed.refresh(task_no)
            # Whoever is taking the next call already looks at what belongs to that one.
            if not is_written(self.form.told()):
                self.queue.select_case(task_no)
        self.today.refresh()
        if call == REGISTER:
            self.registered.emit(task_no)

    # --- keys and cursor

    def event(self, event: Any) -> bool:
        """Take the dock's keys before Qt looks for shortcuts."""
        if self._keys is not None and self._keys.handle(event):
            return True
        return bool(super().event(event))

    def showEvent(self, event: Any) -> None:
        """Put the cursor where the caller starts to talk, unless somebody is writing elsewhere."""
        super().showEvent(event)
        if not isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit)):
            QTimer.singleShot(0, self.calls.start)

    def _make_keys(self) -> None:
        calls, plain = self.calls, Qt.KeyboardModifier.NoModifier
        alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        key = Qt.Key
        table = {
            (key.Key_F2, plain): calls.new,
            (key.Key_F3, plain): calls.park,
            (key.Key_F4, plain): calls.phrases.open,
            (key.Key_F6, plain): calls.inquiry,
            (key.Key_F7, plain): calls.urge,
            (key.Key_F8, plain): self.form.place.pick_on_map,
            (key.Key_F9, plain): self.form.place.pick_component,
            (key.Key_F10, plain): calls.compare_or_join,
            (key.Key_Up, alt): lambda: calls.turn(-1),
            (key.Key_Down, alt): lambda: calls.turn(1),
        }
        for number, digit in enumerate((key.Key_1, key.Key_2, key.Key_3), 1):
            table[digit, control] = partial(self.form.take_suggestion, number)
        self._keys = DockKeys(self, table, calls.save, self._leaves_keys, calls.escape)
        for field in (
            self.form.description,
            self.form.answer,
            self.form.source,
            self.form.call_kind,
            self.form.place.component_list,
            self.form.caller.history.list,
            self.form.duplicates.list,
        ):
            self._keys.watch(field)
        self.setFocusProxy(self.form.description)

    def _leaves_keys(self, focused: QWidget | None) -> bool:
        action = self.queue.actions.form
        writing = action is not None and focused is not None and action.isAncestorOf(focused)
        return writing or not self.calls.isVisible()

    def _rules_button(self) -> QPushButton:
        made = button(self, "class_rules", tr("Class Rules…"), self.calls.phrases.edit_rules)
        made.setVisible(self.calls.phrases.keeps_rules)
        return made

    def _lay_out(self) -> None:
        # The form takes what it needs, with duplicates or without; the list has the rest. On a low
        # screen the whole scrolls: a dock must not make QGIS's window higher than the screen.
        inner = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(self.today, 1)
        head.addWidget(self.rules_button)
        box = QVBoxLayout(inner)
        box.setContentsMargins(8, 6, 8, 6)
        box.addLayout(head)
        box.addWidget(self.calls)
        box.addWidget(self.queue, 1)
        self.scroll = QScrollArea(self)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(inner)
        self.calls.berth.stay_in_sight(self.scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroll)

    def _show_form(self) -> None:
        # Its size is known once the layouts have run, which they do one after the other.
        QTimer.singleShot(_LAYOUT_MS, self._scroll_to_form)

    def _scroll_to_form(self) -> None:
        form = self.queue.actions.form
        if form is not None:
            self.scroll.ensureWidgetVisible(form.submit_button, 0, 8)
