"""What is done with a batch from the dock: check again, take, undo, discard, report (批次办理)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.errors import NotFoundError
from ..core.notice import Kind
from ..core.session import Desk
from ..core.strings import sentences, tr
from .batch_view import BatchView
from .desk_records import FaultRow
from .desk_store import CensusDeskStore
from .map_edits import MapEdits
from .marks import add_marks, zoom_to_layer


class BatchWork(QObject):
    """Long work with batches, one at a time; progress and outcome stand in the list's page.

    :param desk: the signed-in seat
    :param view: the list of batches
    :param edits: holds the layers of rows to mend
    """

    #: A batch was written, with its number.
    batchTaken = pyqtSignal(int)
    #: A batch was undone, with its number.
    batchUndone = pyqtSignal(int)
    #: A batch was checked again, with its number.
    batchChecked = pyqtSignal(int)
    #: An import without wizard ended as a dry run (``census.plan.Outcome``).
    dryRun = pyqtSignal(object)

    def __init__(
        self,
        desk: Desk,
        store: CensusDeskStore,
        view: BatchView,
        edits: MapEdits,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._store, self.view, self._edits = desk, store, view, edits
        view.faults.list.rowOpened.connect(self._on_fault)

    def do(self, name: str, batch: int) -> None:
        """Do what a button of the list asks for.

        :param name: report, faults, mend, recheck, take, undo, discard
        """
        calls: dict[str, Callable[[int], Any]] = {
            "report": self.ask_report, "faults": self.show_faults, "mend": self.mend,
            "recheck": self.recheck, "take": self.take, "undo": self.undo,
            "discard": self.discard,
        }  # fmt: skip
        calls[name](batch)

    # --- importing without wizard

    def run_import(self, path: Path, options: dict[str, Any]) -> None:
        """Look, check and take.

        :param options: of ``census.plan.Choices``, and ``dry``
        """
        from .running import run_import

        run_import(self, path, options)

    # --- the whole batch

    def undo(self, batch: int) -> None:
        """Take a batch back, without asking."""
        self.run_service(
            tr("Undoing batch {n}").format(n=batch),
            lambda service, _told, stop: service.undo(batch, stop),
            lambda _counts: self.undone(batch),
        )

    def discard(self, batch: int) -> None:
        """Drop what waits of a batch, without asking."""
        self.run_service(
            tr("Discarding batch {n}").format(n=batch),
            lambda service, _told, stop: service.discard(batch, stop),
            lambda _nothing: self._told(tr("Batch {n} is discarded.").format(n=batch), batch),
        )

    def taken(self, batch: int, taken: Any = None) -> None:
        """A batch was written: tell it, list it, draw the map anew."""
        if taken is not None:
            words = tr("Batch {n}: {added} new, {changed} changed, {faulty} left to mend.")
            self._told(
                words.format(
                    n=batch, added=taken.added, changed=taken.changed, faulty=taken.faulty
                ),
                batch,
            )
        else:
            self.view.refresh(batch)
        self._edits.repaint()
        self.batchTaken.emit(batch)

    # --- its faulty rows

    def show_faults(self, batch: int) -> Any:
        """Put the marks of a batch on the map and go there; the layer."""
        layer = add_marks(self._desk, batch)
        if not zoom_to_layer(self._canvas(), layer):
            self.view.say(tr("No fault of this batch has a place; see the list."), Kind.INFO)
        return layer

    def mend(self, batch: int) -> list[Any]:
        """Put the faulty rows of a batch on the map, switched to editing; the layers."""
        if self._refused():
            return self._edits.mending_of(batch)
        layers = self._edits.mend(batch)
        for layer in layers:
            if zoom_to_layer(self._canvas(), layer):
                break
        words = tr("The faulty rows are on the map, ready to edit. “Check Again” saves and checks.")
        none = tr("No row of this batch waits to be mended.")
        more = tr("Enter on a fault opens its row.")
        self.view.say(sentences(words, more) if layers else none, Kind.INFO)
        return layers

    def mend_row(self, batch: int, row_no: int) -> bool:
        """Open a faulty row in its form, on the map first if it is not there; whether it waits."""
        layers = self._edits.mending_of(batch) or self.mend(batch)
        return any(self._edits.open_row(layer, row_no) for layer in layers)

    def recheck(self, batch: int) -> None:
        """Save what was mended and check the batch again."""
        if self._refused():
            return
        self.run_service(
            tr("Checking batch {n} again").format(n=batch),
            lambda service, _told, stop: service.recheck(batch, self._plan(batch), stop),
            lambda checked: self._checked(batch, checked),
        )

    def take(self, batch: int) -> None:
        """Save what was mended, and take the rows of a batch that are clean now."""
        if self._refused():
            return
        self.run_service(
            tr("Taking batch {n}").format(n=batch),
            lambda service, told, stop: service.take(
                service.recheck(batch, self._plan(batch), stop), told, stop
            ),
            lambda taken: self.taken(batch, taken),
        )

    def _refused(self) -> bool:
        """Save what was mended; whether the database refused something, which is told."""
        refused = self._edits.save_mended()
        if refused:
            self.view.say("\n".join(refused), Kind.ERROR)
        return bool(refused)

    def _on_fault(self, fault: FaultRow) -> None:
        batch = self.view.batch()
        if batch is not None and batch.mendable and fault.row_no is not None:
            self.mend_row(batch.id, fault.row_no)

    # --- its report

    def write_report(self, batch: int, target: Path) -> None:
        """Write the report of a batch as HTML, and as XLSX beside it.

        :param target: the HTML file
        """
        from .report_box import report_of_batch

        row = self.view.known(batch)
        if row is not None:
            report_of_batch(self.run_service, self._desk, self._store, row, target)

    def ask_report(self, batch: int) -> None:
        """Ask where the report shall go, and write it."""
        from .report_box import ask_target

        row = self.view.known(batch)
        target = ask_target(self.view, self._desk, row.title) if row is not None else None
        if target is not None:
            self.write_report(batch, target)

    # --- long work

    def run_service(
        self, title: str, call: Callable[..., Any], done: Callable[[Any], None]
    ) -> None:
        """Do something with the importing service, with progress in the dock."""
        from .running import with_import

        if not self.view.work.busy:
            self.view.say("")
        with_import(
            self.view.work, self._desk, title, call, done, self.view.show_error, self._stopped
        )

    def _stopped(self) -> None:
        self.view.say(tr("Stopped; nothing was changed."), Kind.WARNING)
        self.view.refresh()  # what was committed before the stop came is listed

    def _plan(self, batch: int) -> Any:
        from .batch_plan import plan_of

        row = self.view.known(batch)
        if row is None:
            raise NotFoundError(tr("Batch {n} is not listed any more.").format(n=batch))
        return plan_of(row)

    def undone(self, batch: int) -> None:
        """A batch was undone: tell it, list it, draw the map anew."""
        self._told(tr("Batch {n} is undone.").format(n=batch), batch)
        self.batchUndone.emit(batch)

    def _checked(self, batch: int, checked: Any) -> None:
        words = tr("{clean} rows are clean now, {faulty} are not.")
        self._told(words.format(clean=checked.clean, faulty=checked.faulty), batch)
        self.batchChecked.emit(batch)

    def _told(self, words: str, batch: int) -> None:
        self.view.say(words, Kind.OK, batch)
        self.view.refresh(batch)
        self._edits.repaint()

    def _canvas(self) -> Any:
        return self._desk.iface.mapCanvas() if self._desk.iface is not None else None
