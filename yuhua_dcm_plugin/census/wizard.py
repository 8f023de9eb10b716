"""The import wizard: from a file to components, in five steps that go back and forth (导入向导)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..cases.confirm import ConfirmStrip
from ..cases.feed import CaseFeed
from ..cases.long_work import LongWork, ProgressStrip
from ..cases.map_link import MapLink
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .desk_store import CensusDeskStore
from .importing import CensusImport
from .wizard_check import CheckPage
from .wizard_done import DonePage
from .wizard_file import FilePage
from .wizard_found import FoundPage
from .wizard_mapping import MappingPage
from .wizard_page import Page
from .wizard_state import WizardState
from .wizard_steps import StepHead, fit_screen, keep_size, scrolled

FILE, FOUND, MAPPING, CHECK, DONE = range(5)


class ImportWizard(QDialog):
    """Stands beside QGIS's window, so that the map can be looked at meanwhile.

    :param desk: the signed-in seat
    :param feed: knows classes and departments
    :param map_link: shows places
    """

    #: A batch was written, with its number.
    batchTaken = pyqtSignal(int)
    #: A batch was checked, with its number.
    batchChecked = pyqtSignal(int)
    mendWanted = pyqtSignal(int)
    #: The batch that was written was undone.
    batchUndone = pyqtSignal(int)
    #: Another step is shown.
    stepShown = pyqtSignal(int)
    helpWanted = pyqtSignal()

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importWizard")
        self.setWindowTitle(tr("Import Delivery"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.work = LongWork(desk, self)
        store = CensusDeskStore(desk.database)
        self.state = WizardState(
            desk, feed, map_link, store, self.work, CensusImport(desk.database.dsn)
        )
        self._make_pages()
        self._make_buttons()
        self._lay_out()
        fit_screen(self, desk.settings)
        self.work.running.connect(lambda _on: self._enable())
        self.state.read_lists(self.file.show_error)
        self._show(FILE)

    # --- for scripts

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return int(self.stack.currentIndex())

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.step]

    def start(self, path: Path | str) -> None:
        """Begin anew with a file, folder or zip."""
        if self.step != FILE and not self.work.busy and self.state.taken is None:
            self._show(FILE)
        self.file.choose(path)

    def go_on(self) -> None:
        """Press the button that goes on."""
        if self.work.busy or not self.page.ready():
            return
        if self.page.go_on():
            self._on_finished()

    def go_back(self) -> None:
        """Go to the step before; what was chosen stays."""
        if not self.work.busy and self.step > FILE and self.state.taken is None:
            self._show(self.step - 1)

    def undone(self, batch: int) -> None:
        """A batch was undone elsewhere."""
        self.done_page.undone(batch)

    def abandon(self) -> None:
        """Close without a question: the desk leaves."""
        self._close()

    # --- closing

    def reject(self) -> None:
        """Close; asked only when rows that were checked would be dropped."""
        if self.work.busy:
            self.work.cancel()
            self.note.say(tr("Stopping; press again to close."), Kind.WARNING)
            return
        if self.state.would_lose():
            words = tr("{n} clean rows were checked and not taken. Closing drops them; the"
                       " district's data stay as they are.")  # fmt: skip
            checked = self.state.checked
            told = words.format(n=f"{checked.clean:,}" if checked is not None else 0)
            self.confirm.ask(told, tr("Close and Drop"), self._close)
            return
        self._close()

    def closeEvent(self, event: Any) -> None:
        """The window's own cross asks the same."""
        if self._closing:
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()

    _closing = False
    #: Called once nothing of the import is left in the database; the window is gone by then.
    left: Callable[[Any], None] = staticmethod(lambda _none: None)

    def _close(self) -> None:
        if self._closing:
            return
        self._closing = True
        keep_size(self, self.state.desk.settings)
        state, checked = self.state, self.state.checked
        if self.work.busy:
            self.work.cancel()
        drop = checked.batch if checked is not None and state.taken is None else None
        service, store = state.service, state.store

        def leave() -> None:
            service.close()
            if drop is not None:
                store.discard(drop)

        state.desk.jobs.run(
            tr("Closing the import"), lambda _job: leave(), self.left,
            state.desk.messages.log,
        )  # fmt: skip
        self.done(0)
        self.close()

    # --- steps

    def _show(self, step: int) -> None:
        self.confirm.drop()
        self.note.say("")
        self.stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.page.enter()
        self._enable()
        self._left = None
        self.page.focus()
        self.stepShown.emit(step)

    def _on_finished(self) -> None:
        if self.step < DONE:
            self._show(self.step + 1)
        if self.step == DONE and self.state.taken is not None:
            self.batchTaken.emit(self.state.taken.batch)

    def _enable(self) -> None:
        busy, last = self.work.busy, self.step == DONE
        self._lend_keys(busy)
        self.back.setEnabled(not busy and self.step > FILE and self.state.taken is None)
        self.back.setVisible(not last)
        self.next.setVisible(not last)
        self.next.setEnabled(not busy and self.page.ready())
        self.next.setText(self.page.next_words() or tr("&Next"))
        self.next.setDefault(not last)
        self.leave.setText(tr("&Close") if last or self.step == CHECK else tr("Cancel"))

    def confirm_it(self, words: str, button: str, call: Any) -> None:
        """Ask once above the buttons before something is done."""
        self.confirm.ask(words, button, call)

    def _lend_keys(self, busy: bool) -> None:
        """What is disabled meanwhile gets the keyboard back afterwards."""
        if busy and self.stack.isEnabled():
            self._left = self.focusWidget()
        ended = not busy and not self.stack.isEnabled()
        self.stack.setEnabled(not busy)
        if ended and not self.confirm.isVisible():
            left = self._left
            if left is not None and left.isVisible() and left.isEnabled():
                left.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.page.focus()

    _left: QWidget | None = None

    def _say(self, words: str, kind: Kind) -> None:
        self.note.say(words, kind)

    # --- files from elsewhere, keys

    def dragEnterEvent(self, event: Any) -> None:
        """Files may be dropped anywhere on the first step."""
        if self.step == FILE and not self.work.busy and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        """Take a file or folder."""
        if self.file.take_drop(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: Any) -> None:
        """Alt+Left goes back, F1 opens the guide, Esc closes a question before the window."""
        key, alt = event.key(), Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_F1:
            self.helpWanted.emit()
        elif key == Qt.Key.Key_Left and event.modifiers() == alt:
            self.go_back()
        elif key == Qt.Key.Key_Escape and self.confirm.isVisible():
            self.confirm.drop()
        else:
            super().keyPressEvent(event)

    def _mend(self, batch: int) -> None:
        """The map is what is wanted now: the wizard would stand in front of it."""
        self._close()
        self.mendWanted.emit(batch)

    # --- making

    def _make_pages(self) -> None:
        self.file = FilePage(self.state)
        self.found = FoundPage(self.state)
        self.mapping = MappingPage(self.state)
        self.check = CheckPage(self.state)
        self.done_page = DonePage(self.state)
        self.pages: list[Page] = [
            self.file, self.found, self.mapping, self.check, self.done_page,
        ]  # fmt: skip
        self.stack = QStackedWidget(self)
        for page in self.pages:
            self.stack.addWidget(scrolled(page))
            page.changed.connect(self._enable)
            page.said.connect(self._say)
            page.asked.connect(self.confirm_it)
            page.finished.connect(self._on_finished)
        self.check.batchChecked.connect(self.batchChecked)
        self.done_page.mendWanted.connect(self._mend)
        self.done_page.batchUndone.connect(self.batchUndone)

    def _make_buttons(self) -> None:
        self.back = QPushButton(tr("&Back"), self)
        self.next = QPushButton(self)
        self.leave = QPushButton(self)
        calls = (self.go_back, self.go_on, self.reject)
        names = ("wizardBack", "wizardNext", "wizardClose")
        for button, name, call in zip((self.back, self.next, self.leave), names, calls):
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, call=call: call())

    def _lay_out(self) -> None:
        self.note = Notice("wizardNote", Kind.INFO, self)
        self.confirm = ConfirmStrip("wizardConfirm", self)
        self.progress = ProgressStrip(self.work, self)
        self.steps = StepHead(self)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.back, self.next, self.leave):
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.addWidget(self.steps)
        box.addWidget(self.stack, 1)
        for part in (self.progress, self.confirm, self.note):
            box.addWidget(part)
        box.addLayout(row)
