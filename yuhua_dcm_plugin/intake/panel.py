"""The intake desk: a report above, the cases that wait for the hall below (监督受理)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QShortcut,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.map_link import MapLink
from ..core.session import Desk
from ..core.strings import tr
from .case_queue import CaseQueue
from .report_form import ReportForm

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LAYOUT_MS = 60
_REGISTRARS = ("dcm_intake", "dcm_supervisor", "dcm_exchange")


class IntakePanel(QWidget):
    """What the intake dock shows.

    :param desk: the signed-in seat
    :param feed: the running cases
    :param map_link: the map
    """

    #: Task number of a report that was saved.
    registered = pyqtSignal(str)

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("intake_panel")
        self._feed = feed
        self.form = ReportForm(desk, feed, map_link, self)
        self.result = _result_label(self)
        self.queue = CaseQueue(desk, feed, map_link, self)
        self._lay_out()
        self.form.setVisible(desk.holds(*_REGISTRARS))
        self.form.saved.connect(self._on_saved)
        self.form.duplicates.opened.connect(self.queue.select_case)
        self.queue.actions.opened.connect(self._show_form)
        self._make_keys()

    # --- what scripts use, and widgets do

    def fill(self, report: dict[str, Any]) -> None:
        """Put a report into the form: keys of register_case, x and y in EPSG:4547."""
        self.form.fill(report)

    def save(self) -> None:
        """Register what stands in the form."""
        self.form.save()

    def select_case(self, task_no: str) -> None:
        """Select a case in the list below, as soon as it is there."""
        self.queue.select_case(task_no)

    def run_action(self, code: str, detail: dict[str, Any] | None = None) -> None:
        """Press an action of the selected case, fill its form and submit it."""
        self.queue.actions.run_action(code, detail)

    def leave(self) -> None:
        """Keep how the dock looked; called before it is deleted."""
        self.queue.leave()

    # --- inside

    def _on_saved(self, answer: dict[str, Any]) -> None:
        task_no = str(answer["task_no"])
        self._feed.refresh(task_no)
        self.queue.select_case(task_no)
        self.result.setText(_saved_text(answer))
        self.result.show()
        self.registered.emit(task_no)

    def _make_keys(self) -> None:
        for key, call in (
            ("F2", self.form.clear),
            ("F8", self.form.place.pick_on_map),
            ("F9", self.form.place.pick_component),
            ("Ctrl+Return", self._submit),
            ("Ctrl+Enter", self._submit),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)
        # A text field would swallow Ctrl+Enter before it becomes a shortcut.
        self.form.description.installEventFilter(self)

    def _submit(self) -> None:
        if self.form.isVisible() and self.form.save_button.isEnabled():
            self.form.save()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on Ctrl+Enter in the description too."""
        pressed = event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if pressed and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._submit()
            return True
        return bool(super().eventFilter(watched, event))

    def _lay_out(self) -> None:
        # The form takes what it needs, with duplicates or without; the list has the rest. On a low
        # screen the whole scrolls: a dock must not make QGIS's window higher than the screen.
        inner = QWidget(self)
        box = QVBoxLayout(inner)
        box.setContentsMargins(8, 6, 8, 6)
        box.addWidget(self.form)
        box.addWidget(self.result)
        box.addWidget(self.queue, 1)
        self.scroll = QScrollArea(self)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(inner)
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


def _result_label(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName("report_result")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setStyleSheet("background: #e3f2e6; color: #1b5e20; padding: 5px; font-weight: bold")
    label.hide()
    return label


def _saved_text(answer: dict[str, Any]) -> str:
    task_no = answer["task_no"]
    if answer.get("place_state") != "ok":
        return tr("✓ Task {task_no} saved without a place in the district: amend it.").format(
            task_no=task_no
        )
    return tr("✓ Task {task_no} saved. Next step below.").format(task_no=task_no)
