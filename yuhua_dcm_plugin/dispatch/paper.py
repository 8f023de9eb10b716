"""What leaves the dock as a file: sheets, a history, a list; with buttons and a result per case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from ..cases.list_file import write_list
from ..cases.map_link import MapLink
from ..cases.model import Column
from ..core import settings
from ..core.errors import DcmError
from ..core.session import Desk
from ..core.strings import tr
from ..sheets.atomic import write_whole
from ..sheets.errors import SheetError
from ..sheets.words import told
from .case_pane import CasePane
from .outcome_table import OutcomeDialog
from .printing import PrintRun, target_for
from .queue_pane import QueuePane
from .records import Outcome, history_document

_LISTS = "Excel (*.xlsx);;CSV (*.csv)"


class Paper(QObject):
    """Prints and exports for the dock.

    :param window: parent of the dialogs
    """

    printed = pyqtSignal(object)
    failed = pyqtSignal(object)
    cancelled = pyqtSignal()

    def __init__(
        self, desk: Desk, map_link: MapLink, queue: QueuePane, pane: CasePane, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._map = desk, map_link
        self._queue, self._pane, self._window = queue, pane, window
        self._runs: list[PrintRun] = []
        self.print_button = self._make_print_button()
        self.history_button = self._button("exportHistory", tr("Export History…"), self.ask_history)

    # --- for scripts

    def print_sheets(self, task_nos: Sequence[str] | None, target: Path | None) -> PrintRun:
        """Print sheets into one PDF, in the background."""
        asked = list(task_nos) if task_nos is not None else self.to_print()
        run = PrintRun(self._desk, self._map, asked, target, self)
        run.done.connect(lambda path: self._printed(run, path))
        run.failed.connect(self._not_printed)
        run.cancelled.connect(self._stopped)
        self._runs.append(run)
        run.start()
        return run

    def export_history(self, target: Path) -> Path | None:
        """Write the case at hand with its history as JSON."""
        case = self._pane.case
        if case is None:
            return None
        document = history_document(case, self._pane.events).encode("utf-8")
        try:
            path = write_whole(document, target)
        except SheetError as error:
            self._desk.messages.show_error(told(error))
            return None
        self._offer(tr("Wrote {file}").format(file=path.name), path)
        return path

    def export_list(self, target: Path) -> Path | None:
        """Write the list as it is shown, Excel or CSV by the ending of the name."""
        headers, rows = self._shown()
        try:
            path = write_list(headers, rows, target)
        except DcmError as error:
            self._desk.messages.show_error(error)
            return None
        self._wrote(len(rows), path)
        return path

    # --- what the dock asks

    def to_print(self) -> list[str]:
        """The selected cases, or else the one at hand."""
        return self._queue.selected() or ([self._pane.task_no] if self._pane.task_no else [])

    def tell_chosen(self, rows: int) -> None:
        """Show how many sheets the button would print."""
        words = tr("Print {n} Sheets").format(n=rows) if rows > 1 else tr("Print Sheet")
        self.print_button.setText(words)
        self.print_button.setEnabled(bool(rows or self._pane.task_no))
        self.history_button.setEnabled(self._pane.case is not None)

    def print_selected(self) -> None:
        """Print without asking, into the remembered folder."""
        if self.to_print():
            self.print_sheets(None, None)

    def ask_elsewhere(self) -> None:
        """Ask for the file first."""
        asked = self.to_print()
        proposed = str(target_for(self._desk.settings, asked))
        path = self._ask(tr("Print Dispatch Sheets"), proposed, "PDF (*.pdf)", ".pdf")
        if path is not None:
            self.print_sheets(asked, path)

    def ask_history(self) -> None:
        """Ask for the file of a history."""
        proposed = self._folder() / f"case_history_{self._pane.task_no}.json"
        path = self._ask(tr("Export History"), str(proposed), "JSON (*.json)", ".json")
        if path is not None:
            self.export_history(path)

    def ask_list(self) -> None:
        """Ask for the file of the list."""
        proposed = str(self._folder() / "case_list.xlsx")
        path = self._ask(tr("Export List"), proposed, _LISTS, ".xlsx")
        if path is not None:
            self._write_list(path)

    def _ask(self, title: str, proposed: str, kinds: str, ending: str) -> Path | None:
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, proposed, kinds)
        if not chosen:
            return None
        ending = ".csv" if "*.csv" in kind else ending
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(ending)

    def _folder(self) -> Path:
        return Path(self._desk.settings.get(settings.SHEET_FOLDER) or str(Path.home()))

    # --- what comes of it

    def _printed(self, run: PrintRun, path: Path) -> None:
        failed = [outcome for outcome in run.outcomes if not outcome.ok]
        if failed:
            self._tell_failures(run.outcomes, len(failed), path)
        else:
            self._offer(tr("Printed to {file}").format(file=path.name), path)
        self._forget_runs()
        self.printed.emit(path)

    def _tell_failures(self, outcomes: Sequence[Outcome], failed: int, path: Path) -> None:
        words = tr("{done} sheets printed to {file}, {failed} not printed").format(
            done=len(outcomes) - failed, file=path.name, failed=failed
        )
        show = lambda: OutcomeDialog(  # noqa: E731
            tr("Printed Sheets"), words, outcomes, self._window
        ).show()
        self._desk.messages.offer(words, tr("Show Result"), show)

    def _not_printed(self, error: DcmError) -> None:
        self._forget_runs()
        self._desk.messages.show_error(error)
        self.failed.emit(error)

    def _stopped(self) -> None:
        self._forget_runs()
        self._desk.messages.info(tr("Printing was stopped; no file was written."))
        self.cancelled.emit()

    def _forget_runs(self) -> None:
        for run in [run for run in self._runs if run.finished]:
            self._runs.remove(run)
            run.deleteLater()

    def _offer(self, words: str, path: Path) -> None:
        url = QUrl.fromLocalFile(str(path))
        self._desk.messages.offer(words, tr("Open"), lambda: QDesktopServices.openUrl(url))

    # --- list

    def _write_list(self, path: Path) -> None:
        """Write it beside the desk: thousands of cases take a while."""
        headers, rows = self._shown()
        self._desk.jobs.run(
            tr("Export List"),
            lambda _job: write_list(headers, rows, path),
            lambda written: self._wrote(len(rows), written),
        )

    def _wrote(self, number: int, path: Path) -> None:
        words = tr("Wrote {n} cases to {file}").format(n=number, file=path.name)
        self._offer(words, path)

    def _shown(self) -> tuple[list[str], list[list[Any]]]:
        header, proxy = self._queue.view.horizontalHeader(), self._queue.proxy
        places = [header.logicalIndex(place) for place in range(header.count())]
        columns = [Column(place) for place in places if not header.isSectionHidden(place)]
        heads = [str(proxy.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        rows = [
            [_cell(proxy, row, column) for column in columns] for row in range(proxy.rowCount())
        ]
        return heads, rows

    # --- making

    def _make_print_button(self) -> QToolButton:
        button = self._button("printSheets", tr("Print Sheet"), self.print_selected)
        button.setToolTip(tr("Print the selected cases, one sheet each (Ctrl+P)"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(button)
        other = menu.addAction(tr("Print to Another File…"))
        other.setObjectName("printElsewhere")
        other.triggered.connect(lambda _checked=False: self.ask_elsewhere())
        button.setMenu(menu)
        return button

    def _button(self, name: str, words: str, pressed: Callable[[], Any]) -> QToolButton:
        button = QToolButton(self._window)
        button.setObjectName(name)
        button.setText(words)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda _checked=False: pressed())
        return button


def _cell(proxy: Any, row: int, column: Column) -> Any:
    case = proxy.case_at(proxy.index(row, 0))
    times = {Column.DUE: case.due_at, Column.REGISTERED: case.registered_at}
    if column in times:
        return times[column]
    if column in (Column.URGED, Column.ROUND):
        return case.urge_count if column is Column.URGED else case.round
    if column is Column.DESCRIPTION:
        return case.description
    return proxy.data(proxy.index(row, column))
