"""What a delivery would change: components changed and vanished, before it is taken (变更比对)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..cases.list_view import Field, ListView
from ..cases.map_link import MapLink
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .desk_records import ChangeRow
from .desk_store import MOST_FAULTS, CensusDeskStore
from .wording import change_words, difference_lines, difference_words

CHANGED, VANISHED = "changed", "vanished"


class DiffView(QWidget):
    """One line a component; choosing it shows its place, and each field before and after."""

    #: The differences of a batch are shown.
    shownChanges = pyqtSignal(int)

    def __init__(
        self, desk: Desk, store: CensusDeskStore, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._store, self._map = desk, store, map_link
        self._asked = 0
        self.batch: int | None = None
        self.what = QComboBox(self)
        self.what.setObjectName("changeKind")
        self.what.setMinimumContentsLength(12)
        self.what.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.what.currentIndexChanged.connect(lambda _place: self._read())
        self.list = ListView("changeTable", tr("Differences"), _fields(), self)
        self._say_empty()
        self.list.remember(desk.settings, settings.CENSUS_CHANGES)
        self.list.rowChosen.connect(self._on_row)
        self.note = Notice("changeNote", Kind.INFO, self)
        self._lay_out()
        self._fill_kinds({}, 0)

    def show_batch(self, batch: int | None, added: int = 0, without: str = "") -> None:
        """Show what a batch changes; ``None`` shows nothing.

        :param added: how many components come in that were not known
        :param without: why it has no difference, where it is not that nothing differs
        """
        self.batch, self._without = batch, without
        self._asked += 1
        asked = self._asked
        self.note.say("")
        self._say_empty()
        if batch is None:
            self._fill_kinds({}, 0)
            self.list.show_rows(())
            return
        self._desk.jobs.run(
            tr("Reading differences"),
            lambda _job: (self._store.change_counts(batch), self._store.changes(batch)),
            lambda found: self._got(asked, added, *found),
            self._failed,
        )

    def _say_empty(self) -> None:
        chosen = self._without or tr("Nothing known so far is changed, and nothing has vanished.")
        none = self.none_words or tr("Choose a batch to see what it changes.")
        self.list.say_empty(chosen if self.batch is not None else none)

    _without = ""
    #: What to say while there is no batch, in another place than the list of batches.
    none_words = ""

    def choose_kind(self, what: str) -> None:
        """Show one kind of difference: changed, vanished; empty for all."""
        self.what.setCurrentIndex(max(0, self.what.findData(what)))

    def _got(
        self, asked: int, added: int, counts: dict[str, int], changes: Sequence[ChangeRow]
    ) -> None:
        if asked == self._asked and self.batch is not None:
            self._fill_kinds(counts, added)
            self._show(changes)
            self.shownChanges.emit(self.batch)

    def _fill_kinds(self, counts: dict[str, int], added: int) -> None:
        self.what.blockSignals(True)
        self.what.clear()
        every = sum(counts.values())
        self.what.addItem(tr("All differences ({n})").format(n=f"{every:,}"), "")
        for what in (CHANGED, VANISHED):
            words = f"{change_words(what)} ({counts.get(what, 0):,})"
            self.what.addItem(words, what)
        self.what.setEnabled(every > 0)
        self.what.blockSignals(False)
        self.added.setText(tr("＋ new ({n})").format(n=f"{added:,}") if added else "")

    def _read(self) -> None:
        batch, what = self.batch, self.what.currentData() or None
        if batch is None:
            return
        self._asked += 1
        asked = self._asked
        self._desk.jobs.run(
            tr("Reading differences"),
            lambda _job: self._store.changes(batch, what),
            lambda changes: self._show(changes) if asked == self._asked else None,
            self._failed,
        )

    def _show(self, changes: Sequence[ChangeRow]) -> None:
        self.list.show_rows(changes)
        words = tr("The first {n} differences are listed.").format(n=len(changes))
        self.note.say(words if len(changes) >= MOST_FAULTS else "", Kind.INFO)

    def _failed(self, error: DcmError) -> None:
        self.note.say(words_of(error), Kind.ERROR)

    def _on_row(self, change: ChangeRow | None) -> None:
        if change is None:
            return
        lines = difference_lines(change.fields)
        if change.what == VANISHED:
            lines = [tr("This delivery does not have it, though its area was surveyed.")]
        self.note.say("\n".join(lines), Kind.INFO)
        if change.x is not None and change.y is not None:
            self._map.zoom_to(change.x, change.y)
            self._map.flash(change.x, change.y)

    def _lay_out(self) -> None:
        label = QLabel(tr("Sho&w"), self)
        label.setBuddy(self.what)
        self.added = QLabel(self)
        self.added.setObjectName("changeAdded")
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.what, 1)
        row.addWidget(self.added)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self.list, 1)
        box.addWidget(self.note)


def _fields() -> list[Field]:
    return [
        Field(tr("Difference"), lambda row: change_words(row.what), "x" * 8),
        Field(tr("Component code"), lambda row: row.object_code, "1" * 17),
        Field(tr("Component name"), lambda row: row.name, "x" * 12),
        Field(tr("What is other"), lambda row: difference_words(row.fields), "x" * 30),
    ]
