"""The dispatch dock: queue and case side by side, in step with the map (协同工作)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QKeySequence
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.map_link import MapLink
from ..cases.records import CaseRow
from ..cases.splitter import DockSplitter
from ..core import settings
from ..core.errors import DcmError
from ..core.session import Desk
from ..core.strings import tr
from ..sheets.atomic import write_whole
from ..sheets.errors import SheetError
from .case_pane import CasePane
from .printing import PrintRun, target_for
from .queue_pane import QueuePane
from .records import history_document

_MAP_RESTS_MS = 250


class DispatchPanel(QWidget):
    """The desk of the dispatcher, and of everyone who moves cases on.

    Every public method is for scripts and opens no dialog.

    :param desk: the signed-in seat
    :param feed: running cases
    :param map_link: shows a chosen case, tells which one was picked, draws maps for sheets
    """

    #: Task number of the case whose history and actions are shown.
    caseShown = pyqtSignal(str)
    #: Path of a PDF that was written.
    sheetsPrinted = pyqtSignal(object)
    printFailed = pyqtSignal(object)

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dispatchPanel")
        self.setAutoFillBackground(True)
        self._desk, self._feed, self._map = desk, feed, map_link
        self._runs: list[PrintRun] = []
        self.queue = QueuePane(desk, feed, self)
        self.pane = CasePane(desk, feed, map_link, self, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_MAP_RESTS_MS)
        self._rest.timeout.connect(self._box)
        self._build()
        self._connect()

    # --- for scripts

    @property
    def task_no(self) -> str:
        """The case at hand; empty for none."""
        return self.pane.task_no

    def select_case(self, task_no: str) -> None:
        """Show a case, running or finished, and mark it in the list and on the map."""
        self.queue.show_case(task_no)
        self.pane.show_case(task_no)
        self._show_on_map(task_no)

    def run_action(self, code: str, detail: dict[str, Any] | None = None) -> None:
        """Do an action on the case at hand, as if its form had been filled in and submitted."""
        self.pane.actions.run_action(code, detail)

    def print_sheets(
        self, task_nos: Sequence[str] | None = None, target: Path | str | None = None
    ) -> PrintRun:
        """Print sheets into one PDF, in the background.

        :param task_nos: cases; the selected ones when not given
        :param target: PDF file; by default one in the remembered folder
        :returns: the run, which can be cancelled and tells its end
        """
        asked = list(task_nos) if task_nos is not None else self._to_print()
        path = None if target is None else Path(target)
        run = PrintRun(self._desk, self._map, asked, path, self)
        run.done.connect(self._printed)
        run.failed.connect(self._not_printed)
        self._runs.append(run)
        run.start()
        return run

    def export_history(self, target: Path | str) -> Path | None:
        """Write the case at hand with its history as JSON.

        :param target: file
        :returns: the file; ``None`` when there is no case or it could not be written
        """
        case = self.pane.case
        if case is None:
            return None
        document = history_document(case, self.pane.events).encode("utf-8")
        try:
            path = write_whole(document, Path(target))
        except SheetError as error:
            self._desk.messages.show_error(DcmError(str(error)))
            return None
        self._offer(tr("Wrote {file}").format(file=path.name), path)
        return path

    # --- building

    def _build(self) -> None:
        self._make_print_button()
        self.pane.tools.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        self.splitter = DockSplitter(
            ((self.queue, 12), (self.pane, 8), (self._make_history(), 6)),
            self._desk.settings,
            settings.DISPATCH_SPLITTER,
            self,
        )
        self.splitter.setObjectName("dispatchSplitter")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.splitter)
        self._tell_chosen(0)

    def _make_history(self) -> QWidget:
        side = QWidget(self)
        self.history_button = self._button(
            "exportHistory", tr("Export History…"), self._ask_history
        )
        head = QHBoxLayout()
        head.addWidget(QLabel(tr("History"), side), 1)
        head.addWidget(self.history_button)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.pane.history, 1)
        return side

    def _make_print_button(self) -> None:
        self.print_button = self._button("printSheets", tr("Print Sheet"), self._print_selected)
        self.print_button.setToolTip(tr("Print the selected cases, one sheet each (Ctrl+P)"))
        self.print_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self.print_button)
        other = menu.addAction(tr("Print to Another File…"))
        other.setObjectName("printElsewhere")
        other.triggered.connect(lambda _checked=False: self._print_elsewhere())
        self.print_button.setMenu(menu)

    def _button(self, name: str, words: str, pressed: Any) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda _checked=False: pressed())
        return button

    def _connect(self) -> None:
        self.queue.caseChosen.connect(self._on_list)
        self.queue.selectionMoved.connect(self._tell_chosen)
        self.queue.filters.extentWanted.connect(self._on_extent_wanted)
        self.queue.filters.followWanted.connect(self._on_follow)
        self.pane.shown.connect(self._on_shown)
        self._map.casePicked.connect(self._on_map)
        self._map.extentMoved.connect(self._on_extent_moved)

    # --- keys

    def event(self, event: Any) -> bool:
        """Take Ctrl+P while this dock has the focus; QGIS would make a print layout."""
        if event.type() == QEvent.Type.ShortcutOverride and self._key(event) is not None:
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: Any) -> None:
        """Print with Ctrl+P, find with Ctrl+F."""
        pressed = self._key(event)
        if pressed is not None:
            pressed()
        else:
            super().keyPressEvent(event)

    def _key(self, event: Any) -> Callable[[], Any] | None:
        keys = (
            (QKeySequence.StandardKey.Print, self._print_selected),
            (QKeySequence.StandardKey.Find, self.queue.filters.words.setFocus),
        )
        return next((call for key, call in keys if event.matches(key)), None)

    # --- list and map

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
        self.queue.refresh_empty()

    # --- paper

    def _to_print(self) -> list[str]:
        return self.queue.selected() or ([self.task_no] if self.task_no else [])

    def _tell_chosen(self, rows: int) -> None:
        words = tr("Print {n} Sheets").format(n=rows) if rows > 1 else tr("Print Sheet")
        self.print_button.setText(words)
        self.print_button.setEnabled(bool(rows or self.pane.task_no))
        self.history_button.setEnabled(self.pane.case is not None)

    def _print_selected(self) -> None:
        if self._to_print():
            self.print_sheets()

    def _print_elsewhere(self) -> None:
        asked = self._to_print()
        proposed = str(target_for(self._desk.settings, asked))
        chosen, _filter = QFileDialog.getSaveFileName(
            self, tr("Print Dispatch Sheets"), proposed, "PDF (*.pdf)"
        )
        if chosen:
            path = Path(chosen)
            self.print_sheets(asked, path if path.suffix else path.with_suffix(".pdf"))

    def _printed(self, path: Path) -> None:
        self._forget_runs()
        self._offer(tr("Printed to {file}").format(file=path.name), path)
        self.sheetsPrinted.emit(path)

    def _not_printed(self, error: DcmError) -> None:
        self._forget_runs()
        self._desk.messages.show_error(error)
        self.printFailed.emit(error)

    def _forget_runs(self) -> None:
        for run in [run for run in self._runs if run.finished]:
            self._runs.remove(run)
            run.deleteLater()

    def _offer(self, words: str, path: Path) -> None:
        url = QUrl.fromLocalFile(str(path))
        self._desk.messages.offer(words, tr("Open"), lambda: QDesktopServices.openUrl(url))

    def _ask_history(self) -> None:
        folder = self._desk.settings.get(settings.SHEET_FOLDER) or str(Path.home())
        proposed = Path(folder) / f"case_history_{self.task_no}.json"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, tr("Export History"), str(proposed), "JSON (*.json)"
        )
        if chosen:
            path = Path(chosen)
            self.export_history(path if path.suffix else path.with_suffix(".json"))
