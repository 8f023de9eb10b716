"""Deliveries: the list of batches, and what can be done with the chosen one (普查成果)."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from ..cases.confirm import ConfirmStrip
from ..cases.flow import FlowLayout
from ..cases.list_view import ListView
from ..cases.long_work import LongWork, ProgressStrip
from ..cases.map_link import MapLink
from ..cases.splitter import DockSplitter
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import told_of, words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .batch_columns import allowed_with, batch_buttons, batch_fields
from .desk_records import EDITORS, Batch
from .desk_store import CensusDeskStore
from .diff_view import DiffView
from .fault_view import FaultView
from .wording import undo_words


class BatchView(QWidget):
    """Batches above, their faults and differences below.

    What the buttons ask for is done by the panel, which is told by signals.
    """

    #: The list was read.
    listed = pyqtSignal()
    #: A batch was chosen (0 for none).
    batchChosen = pyqtSignal(int)
    #: What a button asks for: its name and the batch.
    wanted = pyqtSignal(str, int)
    importWanted = pyqtSignal()

    def __init__(
        self, desk: Desk, store: CensusDeskStore, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("batchView")
        self._desk, self._store = desk, store
        self._edits = desk.holds(*EDITORS)
        self._wish: int | None = None
        self._late = False
        self._told_of = 0
        self.work = LongWork(desk, self)
        self.work.running.connect(self._on_running)
        self.note = Notice("batchNote", Kind.INFO, self)
        self.left = Notice("batchLeft", Kind.INFO, self)
        self._make_buttons()
        self.confirm = ConfirmStrip("batchConfirm", self)
        self.confirm.closed.connect(self._catch_up)
        self.progress = ProgressStrip(self.work, self)
        self.details = QTabWidget(self)
        self.faults = FaultView(desk, store, map_link, self)
        self.diff = DiffView(desk, store, map_link, self)
        self.list.rowChosen.connect(self._on_batch)
        self._lay_out()
        self._enable()

    # --- for scripts and the panel

    def refresh(self, batch: int | None = None) -> None:
        """Read the list again; a batch that is given is chosen then."""
        if batch is not None:
            self._wish = batch
        self._desk.jobs.run(
            tr("Reading batches"), lambda _job: self._store.batches(), self._got, self._failed
        )

    def follow(self) -> None:
        """Somebody wrote a batch: read the list, leaving alone what is being done here."""
        if self.confirm.isVisible() or self.work.busy:
            self._late = True
            return
        self._late = False
        self._desk.jobs.run(
            tr("Reading batches"), lambda _job: self._store.batches(), self._got_news,
            self._desk.messages.log,
        )  # fmt: skip

    def batch(self) -> Batch | None:
        """The chosen batch."""
        row: Batch | None = self.list.row()
        return row

    def known(self, batch: int) -> Batch | None:
        """A batch by its number, as it was listed last."""
        rows: list[Batch] = self.list.model.rows
        return next((row for row in rows if row.id == batch), None)

    def select_batch(self, batch: int) -> bool:
        """Choose a batch; whether it is listed."""
        return self.list.choose(lambda row: row.id == batch)

    def say(self, words: str, kind: Kind = Kind.INFO, batch: int = 0) -> None:
        """Tell something about a batch, the chosen one if none is given; until another is."""
        chosen = self.batch()
        self._told_of = batch or (chosen.id if chosen is not None else 0)
        self.note.say(words, kind)

    def show_error(self, error: DcmError) -> None:
        """Tell what went wrong."""
        self.say(told_of(error), Kind.ERROR)
        self._desk.messages.log(error)

    # --- making

    def _make_list(self) -> None:
        self.list = ListView("batchTable", tr("Batches"), batch_fields(), self)
        self.list.say_empty(
            tr("No delivery has come in yet. “Import Delivery…” takes a file, a folder or a zip.")
        )
        self.list.remember(self._desk.settings, settings.CENSUS_COLUMNS)

    def _make_buttons(self) -> None:
        """The list stands between them: Tab goes through all in the order they are seen."""
        self.import_button = QPushButton(tr("&Import Delivery…"), self)
        self.import_button.setObjectName("importDelivery")
        font = self.import_button.font()
        font.setBold(True)
        self.import_button.setFont(font)
        self.import_button.setMinimumHeight(self.fontMetrics().height() * 2)
        self.import_button.clicked.connect(lambda _checked=False: self.importWanted.emit())
        self._make_list()
        self.buttons: dict[str, QPushButton] = {}
        for name, words, tip in batch_buttons():
            button = QPushButton(words, self)
            button.setObjectName(f"batch_{name}")
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, name=name: self._press(name))
            self.buttons[name] = button

    def _lay_out(self) -> None:
        row = QWidget(self)
        flow = FlowLayout(row)
        for button in self.buttons.values():
            flow.addWidget(button)
        self.details.setObjectName("batchDetails")
        self.details.tabBar().setObjectName("batchDetailTabs")
        self.details.tabBar().setAccessibleName(tr("Faults and differences"))
        self.details.setDocumentMode(True)
        self.details.addTab(self.faults, tr("Faults"))
        self.details.addTab(self.diff, tr("Differences"))
        above = QWidget(self)
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(4)
        for part, share in (
            (self.import_button, 0), (self.list, 1), (self.left, 0), (row, 0),
            (self.confirm, 0), (self.progress, 0), (self.note, 0),
        ):  # fmt: skip
            upper.addWidget(part, share)
        self.splitter = DockSplitter(
            ((above, 5), (self.details, 4)), self._desk.settings, settings.CENSUS_SPLITTER, self
        )
        self.splitter.setObjectName("censusSplitter")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.addWidget(self.splitter)

    # --- what happens

    def _got(self, batches: list[Batch]) -> None:
        wish, self._wish = self._wish, None
        self.list.show_rows(batches, lambda row: row.id)
        if wish is not None:
            self.select_batch(wish)
        elif self.batch() is None and batches:
            self.select_batch(batches[0].id)
        self._on_batch(self.batch())
        self.listed.emit()

    def _got_news(self, batches: list[Batch]) -> None:
        if batches == self.list.model.rows:
            return
        if self.confirm.isVisible() or self.work.busy:
            self._late = True
        else:
            self._got(batches)

    def _on_running(self, on: bool) -> None:
        self._enable()
        if not on:
            self._catch_up()

    def _catch_up(self) -> None:
        if self._late:
            self.follow()

    def _failed(self, error: DcmError) -> None:
        self.say(words_of(error), Kind.ERROR)

    def _on_batch(self, batch: Batch | None) -> None:
        self.confirm.drop()
        self._show_details(batch)
        self._say_left(batch)
        if batch is not None and batch.id != self._told_of:
            self.note.say("")
        self._enable()
        self.batchChosen.emit(batch.id if batch is not None else 0)

    def _show_details(self, batch: Batch | None) -> None:
        if batch is None:
            self.faults.show_batch(None)
            self.diff.show_batch(None)
            return
        gone = batch.state == "discarded"
        without = tr("Discarded: what its checks found is dropped.") if gone else ""
        self.faults.show_batch(batch.id, without)
        self.diff.show_batch(batch.id, 0 if gone else batch.added, without)

    def _say_left(self, batch: Batch | None) -> None:
        """A batch that nobody works on any more says what it is and how to be rid of it."""
        left = batch is not None and batch.left_behind
        words = tr("Checked, and its wizard is gone: nothing of it was taken, and nothing can be."
                   " Discard it, then import the delivery again.")  # fmt: skip
        self.left.say(words if left else "", Kind.INFO)

    def _press(self, name: str) -> None:
        batch = self.batch()
        if batch is None:
            return
        question = self._question(name, batch)
        if question is None:
            self.wanted.emit(name, batch.id)
        else:
            words, button = question
            self.confirm.ask(words, button, lambda: self.wanted.emit(name, batch.id))

    def _question(self, name: str, batch: Batch) -> tuple[str, str] | None:
        """What to ask before something that cannot be taken back, or takes much back."""
        title = {"n": batch.id, "title": batch.title}
        if name == "undo":
            told = undo_words(batch.kind).format(**title, added=batch.added, changed=batch.changed)
            return told, tr("Undo Batch {n}").format(n=batch.id)
        if name == "discard":
            words = tr("Discard batch {n} “{title}”: its {rows} rows that wait are dropped.")
            waiting = batch.faulty if batch.state == "written" else batch.read_count
            return words.format(**title, rows=waiting), tr("Discard Batch {n}").format(n=batch.id)
        return None

    def _enable(self) -> None:
        batch, free = self.batch(), not self.work.busy
        self.import_button.setEnabled(self._edits)
        allowed = allowed_with(batch)
        if batch is not None and batch.held and not self._desk.holds("dcm_admin"):
            allowed.discard("discard")  # somebody is at work on it: closing his wizard drops it
        for name, button in self.buttons.items():
            looks = name in ("report", "faults")
            button.setEnabled(name in allowed and (looks or (self._edits and free)))
            button.setVisible(self._edits or looks)
