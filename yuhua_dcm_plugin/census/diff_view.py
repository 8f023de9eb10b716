"""What a delivery would change: components changed and vanished, before it is taken (变更比对)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..cases.map_link import MapLink
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .desk_records import ChangeRow
from .desk_store import MOST_FAULTS, CensusDeskStore
from .table import Field, ListView
from .wording import change_words, difference_words


class DiffView(QWidget):
    """One line a component; choosing it shows its place."""

    #: The differences of a batch are shown.
    shownChanges = pyqtSignal(int)

    def __init__(
        self, desk: Desk, store: CensusDeskStore, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._store, self._map = desk, store, map_link
        self._asked = 0
        self.list = ListView("changeTable", tr("Differences"), _fields(), self)
        self.list.say_empty(tr("Nothing known so far is changed, and nothing has vanished."))
        self.list.rowChosen.connect(self._on_row)
        self.note = Notice("changeNote", Kind.INFO, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.list, 1)
        box.addWidget(self.note)

    def show_batch(self, batch: int | None) -> None:
        """Show what a batch changes; ``None`` shows nothing."""
        self._asked += 1
        asked = self._asked
        if batch is None:
            self.list.show_rows(())
            return
        self._desk.jobs.run(
            tr("Reading differences"),
            lambda _job: self._store.changes(batch),
            lambda changes: self._got(batch, changes) if asked == self._asked else None,
            self._failed,
        )

    def _got(self, batch: int, changes: Sequence[ChangeRow]) -> None:
        self.list.show_rows(changes)
        words = tr("The first {n} differences are listed.").format(n=len(changes))
        self.note.say(words if len(changes) >= MOST_FAULTS else "", Kind.INFO)
        self.shownChanges.emit(batch)

    def _failed(self, error: DcmError) -> None:
        self.note.say(words_of(error), Kind.ERROR)

    def _on_row(self, change: ChangeRow | None) -> None:
        if change is not None and change.x is not None and change.y is not None:
            self._map.zoom_to(change.x, change.y)
            self._map.flash(change.x, change.y)


def _fields() -> list[Field]:
    return [
        Field(tr("Difference"), lambda row: change_words(row.what), "x" * 8),
        Field(tr("Component code"), lambda row: row.object_code, "1" * 17),
        Field(tr("What is other"), lambda row: difference_words(row.fields), "x" * 30),
    ]
