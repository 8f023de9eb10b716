"""The dispatch dock: queue and case side by side, in step with the map (协同工作)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..cases.feed import CaseFeed
from ..cases.least_room import LeastRoom
from ..cases.map_link import MapLink
from ..cases.records import CaseRow
from ..cases.splitter import DockSplitter
from ..core import settings
from ..core.session import Desk
from ..core.strings import tr
from .bulk_dialog import BulkDialog
from .case_pane import CasePane
from .case_side import CaseSide
from .claims import take_next
from .desk_news import DeskNews
from .keys import call_for
from .menu import DeskMenu, bulk_button, take_button
from .paper import Paper
from .printing import PrintRun
from .queue_pane import QueuePane
from .records import ALL, next_after
from .shift import Shift
from .store import DispatchStore

_MAP_RESTS_MS = 250
#: Lines of list and case, one above the other.
_LINES = 26


class DispatchPanel(QWidget):
    """The desk of the dispatcher, and of everyone who moves cases on.

    Every public method is for scripts and opens no dialog, unless it says so.

    :param desk: the signed-in seat
    :param feed: running cases
    :param map_link: shows a chosen case, tells which one was picked, draws maps for sheets
    """

    #: Task number of the case whose history and actions are shown.
    caseShown = pyqtSignal(str)
    #: Path of a PDF that was written.
    sheetsPrinted = pyqtSignal(object)
    printFailed = pyqtSignal(object)
    printCancelled = pyqtSignal()
    #: Task number of a case that was taken from the queue; empty if there was none.
    nextTaken = pyqtSignal(str)

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dispatchPanel")
        self.setAutoFillBackground(True)
        self._desk, self._feed, self._map = desk, feed, map_link
        self._store = DispatchStore(desk.database)
        self._order: list[str] = []
        self.stages: Collection[str] = ()
        self.queue = QueuePane(desk, feed, self._store, self)
        self.pane = CasePane(desk, feed, self._store, map_link, self, self)
        self.paper = Paper(desk, map_link, self.queue, self.pane, self)
        self.shift = Shift(desk, feed, self._store, self)
        self.news = DeskNews(desk, feed, self.select_case, self)
        self.print_button, self.history_button = self.paper.print_button, self.paper.history_button
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_MAP_RESTS_MS)
        self._rest.timeout.connect(self._box)
        self._build()
        self._connect()
        self._read()

    # --- for scripts

    @property
    def task_no(self) -> str:
        """The case at hand; empty for none."""
        return self.pane.task_no

    @property
    def go_on(self) -> bool:
        """Whether the next case comes to hand when one has left the list; kept as a setting."""
        return self._desk.settings.get(settings.DISPATCH_GO_ON)

    @go_on.setter
    def go_on(self, on: bool) -> None:
        self._desk.settings.set(settings.DISPATCH_GO_ON, on)

    def select_case(self, task_no: str) -> None:
        """Show a case, running or finished, and mark it in the list and on the map."""
        self.queue.show_case(task_no)
        self.pane.show_case(task_no)
        self._show_on_map(task_no)

    def run_action(self, code: str, detail: dict[str, Any] | None = None) -> None:
        """Do an action on the case at hand, as if its form had been filled in and submitted."""
        self.pane.actions.run_action(code, detail)

    def take_next(self) -> None:
        """Claim the most pressing case that nobody has and show it; see :attr:`nextTaken`."""
        tab = self.queue.filters.tab()
        stages = (tab,) if tab in self.stages else None
        take_next(self._desk, self._store, stages, self._taken, self._none_taken)

    def search(self, words: str) -> None:
        """Filter the list by words and look for them among the cases of all time."""
        self.queue.filters.words.setText(words)
        self.queue.archive.search(words)

    def bulk_dispatch(
        self, task_nos: Sequence[str] | None = None, detail: dict[str, Any] | None = None
    ) -> BulkDialog:
        """Dispatch several cases; with a department in the detail it begins at once.

        :param task_nos: running cases; the selected ones when not given
        :param detail: ``department`` and ``opinion``
        :returns: the window, which shows what becomes of each case
        """
        known = (self._feed.model.case(task_no) for task_no in task_nos or ())
        cases = self.queue.cases() if task_nos is None else [case for case in known if case]
        dialog = BulkDialog(self._desk, self._feed, self._store, cases, self)
        dialog.show()
        if detail:
            dialog.fill(detail)
            dialog.submit()
        return dialog

    def hand_over(self, note: str, to_login: str | None = None) -> None:
        """Sign the shift over to somebody of the hall, or to whoever comes next."""
        self.shift.handovers.open(note, to_login)

    def print_sheets(
        self, task_nos: Sequence[str] | None = None, target: Path | str | None = None
    ) -> PrintRun:
        """Print sheets into one PDF, in the background.

        :param task_nos: cases; the selected ones when not given
        :param target: PDF file; by default one in the remembered folder
        :returns: the run, which can be cancelled and tells its end
        """
        return self.paper.print_sheets(task_nos, None if target is None else Path(target))

    def export_history(self, target: Path | str) -> Path | None:
        """Write the case at hand with its history as JSON.

        :param target: file
        :returns: the file; ``None`` when there is no case or it could not be written
        """
        return self.paper.export_history(Path(target))

    def export_list(self, target: Path | str) -> Path | None:
        """Write the list as it is shown, as Excel (``.xlsx``) or CSV.

        :returns: the file; ``None`` when it could not be written
        """
        return self.paper.export_list(Path(target))

    def settings_changed(self) -> None:
        """Somebody pressed OK on the options page."""
        follow = self._desk.settings.get(settings.DISPATCH_FOLLOW_MAP)
        self.queue.filters.follow.setChecked(follow)

    def leave(self) -> None:
        """The dock is emptied: this desk is at no case any more."""
        self.pane.actions.leave()
        self.queue.columns.save()
        self.pane.presence.leave()

    # --- building

    def _build(self) -> None:
        self.take_button = take_button(self, self.take_next)
        self.bulk_button = bulk_button(self, self.bulk_dispatch)
        self.menu = DeskMenu(self)
        for place, part in enumerate((self.take_button, self.bulk_button)):
            self.queue.tools.insert_widget(place, part)
        self.queue.tools.addWidget(self.menu)
        QWidget.setTabOrder(self.queue.filters.tabs, self.take_button)
        QWidget.setTabOrder(self.take_button, self.bulk_button)
        QWidget.setTabOrder(self.bulk_button, self.queue.filters.scope)
        self.pane.tools.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        self.side = CaseSide(self.pane, self.pane.history, self.history_button, self)
        self.splitter = DockSplitter(
            ((self.queue, 14), (self.side, 9), (self.side.history, 6)),
            self._desk.settings,
            settings.DISPATCH_SPLITTER,
            self,
        )
        self.splitter.setObjectName("dispatchSplitter")
        self.side.fold_in(self.splitter)
        layout = LeastRoom(_LINES, self).box
        layout.addWidget(self.shift.banner)
        layout.addWidget(self.splitter, 1)
        self._tell_chosen(0)

    def _connect(self) -> None:
        self.queue.caseChosen.connect(self._on_list)
        self.queue.selectionMoved.connect(self._tell_chosen)
        self.queue.archive.caseChosen.connect(self.select_archived)
        self.queue.filters.extentWanted.connect(self._on_extent_wanted)
        self.queue.filters.followWanted.connect(self._on_follow)
        self.pane.shown.connect(self._on_shown)
        self.pane.actions.opened.connect(self._note_order)
        self.pane.actions.acted.connect(self._on_acted)
        self.paper.printed.connect(self.sheetsPrinted)
        self.paper.failed.connect(self.printFailed)
        self.paper.cancelled.connect(self.printCancelled)
        self._map.casePicked.connect(self._on_map)
        self._map.extentMoved.connect(self._on_extent_moved)

    def _read(self) -> None:
        store = self._store

        # One after the other on one connection: ten docks open in the morning.
        def work(_job: Any) -> Any:
            return store.hands(), store.streets(), store.filters()

        self._desk.jobs.run(tr("Reading stages, streets and filters"), work, self._got)
        self.shift.handovers.reload()

    def _got(self, found: Any) -> None:
        hands, streets, saved = found
        self.stages = hands.stages
        self.queue.filters.set_streets(streets)
        self.queue.saved.take(saved)
        self.take_button.setEnabled(bool(hands.stages or hands.requests))
        self._tell_chosen(len(self.queue.selected()))
        self.queue.filters.set_hands(hands)
        self.pane.set_hands(hands)

    # --- keys

    def event(self, event: Any) -> bool:
        """Take the keys of this dock while it has the focus; QGIS has other uses for some."""
        if event.type() == QEvent.Type.ShortcutOverride and call_for(self, event) is not None:
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: Any) -> None:
        """Do what a key of this dock stands for."""
        pressed = call_for(self, event)
        if pressed is not None:
            pressed()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: Any) -> None:
        """Be at the case again."""
        super().showEvent(event)
        self.pane.presence.show_case(self.task_no)

    def hideEvent(self, event: Any) -> None:
        """Nobody looks at the case in a dock that is closed."""
        super().hideEvent(event)
        self.pane.presence.leave()

    # --- claims and what was done

    def _taken(self, task_no: str) -> None:
        self._feed.refresh(task_no)
        self.select_case(task_no)
        self.nextTaken.emit(task_no)

    def _none_taken(self) -> None:
        self._desk.messages.info(tr("Nothing waits unclaimed in your stages."))
        self.nextTaken.emit("")

    def _note_order(self) -> None:
        self._order = self.queue.task_nos()

    def _on_acted(self, task_no: str, code: str, answer: dict[str, Any]) -> None:
        """Bring the next case to hand when this one leaves the list; scripts stay."""
        if code == "undo":
            self.select_case(task_no)
            return
        order = self.queue.task_nos()
        order = order if task_no in order else self._order
        tab = self.queue.filters.tab()
        leaves = tab not in (ALL, answer.get("stage"))
        following = next_after(order, task_no) if leaves and task_no == self.task_no else ""
        if following and self.go_on and not self.pane.actions.by_script:
            self.select_case(following)
            self.queue.view.setFocus()

    # --- list and map

    def select_archived(self, task_no: str) -> None:
        """Show a case from the archive; the list and its filters stay as they are."""
        self.pane.show_case(task_no)
        self._show_on_map(task_no)

    def _on_list(self, task_no: str) -> None:
        self.pane.show_case(task_no)
        self._show_on_map(task_no)

    def _on_map(self, task_no: str) -> None:
        """A case was picked on the map: the list goes there, the map stays."""
        self.queue.show_case(task_no)
        self.pane.show_case(task_no)

    def _on_shown(self, task_no: str) -> None:
        self._tell_chosen(len(self.queue.selected()))
        self.caseShown.emit(task_no)

    def _on_follow(self, on: bool) -> None:
        if on and self.task_no:
            self._show_on_map(self.task_no)

    def _show_on_map(self, task_no: str) -> None:
        self._map.select_case(task_no)
        case: CaseRow | None = self._feed.model.case(task_no)
        if case is None or case.x is None or case.y is None:
            return
        if self.queue.filters.follow.isChecked():
            self._map.zoom_to(case.x, case.y)
        self._map.flash(case.x, case.y)

    def _on_extent_wanted(self, _on: bool) -> None:
        self._box()

    def _on_extent_moved(self) -> None:
        if self.queue.filters.in_extent.isChecked():
            self._rest.start()

    def _box(self) -> None:
        wanted = self.queue.filters.in_extent.isChecked()
        self.queue.proxy.set_box(self._map.extent() if wanted else None)
        self.queue.filters.count_soon()
        self.queue.refresh_empty()

    def _tell_chosen(self, rows: int) -> None:
        self.paper.tell_chosen(rows)
        several = tr("Dispatch {n} Cases…").format(n=rows)
        self.bulk_button.setText(several if rows > 1 else tr("Dispatch Several…"))
        self.bulk_button.setEnabled(rows > 1)
        # In a narrow dock it takes room only when it can be pressed.
        wide = self.queue.filters.fold_button.isHidden()
        self.bulk_button.setVisible("dispatch" in self.stages and (wide or rows > 1))
