"""What a component was before: one line a state, its old place on the map (部件历史)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..cases.list_view import Field, ListView
from ..cases.map_link import MapLink
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.shanghai import local_time
from ..core.strings import tr
from .desk_records import State
from .desk_store import CensusDeskStore
from .wording import difference_words, field_words, how_words


class HistoryBox(QWidget):
    """States of the chosen component, newest first.

    :param desk: the signed-in seat
    :param store: reads the states
    :param map_link: shows where it was
    """

    #: The states of a component are shown.
    shownHistory = pyqtSignal(str)

    def __init__(
        self, desk: Desk, store: CensusDeskStore, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("historyBox")
        self._desk, self._store, self._map = desk, store, map_link
        self._asked = 0
        self.code = ""
        self.note = Notice("historyNote", Kind.INFO, self)
        self.list = ListView("historyTable", tr("History of the component"), _fields(), self)
        self.list.say_empty(tr("Choose a component to see what it was, when, and who changed it."))
        self.list.remember(desk.settings, settings.CENSUS_HISTORY)
        self.list.rowChosen.connect(self._on_row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.list, 1)
        box.addWidget(self.note)

    def show_component(self, code: str) -> None:
        """Show the states of a component; an empty code shows none."""
        self._asked += 1
        asked, self.code = self._asked, code
        self.note.say("")
        if not code:
            self.list.show_rows(())
            return
        self._desk.jobs.run(
            tr("Reading the history"),
            lambda _job: self._store.history(code),
            lambda states: self._got(code, states) if asked == self._asked else None,
            self._failed,
        )

    def states(self) -> list[State]:
        """The states shown, newest first; for scripts."""
        return list(self.list.model.rows)

    def _got(self, code: str, states: Sequence[State]) -> None:
        self.list.show_rows(states)
        words = tr("{code}: {n} states").format(code=code, n=len(states))
        self.note.say(words if states else "", Kind.INFO)
        self.shownHistory.emit(code)

    def _failed(self, error: DcmError) -> None:
        self.note.say(words_of(error), Kind.ERROR)

    def _on_row(self, state: State | None) -> None:
        if state is None:
            return
        told = difference_words(state.changes)
        self.note.say(told or tr("The first state that is known."), Kind.INFO)
        if state.x is not None and state.y is not None:
            self._map.zoom_to(state.x, state.y)
            self._map.show_place(state.x, state.y)
            self._map.flash(state.x, state.y)


def _fields() -> list[Field]:
    return [
        Field(tr("From"), lambda state: str(state.since), "2026-11-22"),
        Field(tr("Until"), _until, "2026-11-22"),
        Field(tr("How"), _how, "x" * 10),
        Field(tr("What changed"), _changed, "x" * 18),
        Field(tr("Who"), lambda state: state.written_by, "x" * 8),
        Field(tr("When"), lambda state: local_time(state.written_at, "%Y-%m-%d %H:%M"),
              "2026-11-22 19:00"),
    ]  # fmt: skip


def _until(state: State) -> str:
    if state.undone:
        return tr("never was")
    return str(state.until) if state.until is not None else tr("now")


def _how(state: State) -> str:
    words = how_words(state.how)
    return f"{words} #{state.batch}" if state.batch is not None else words


def _changed(state: State) -> str:
    return tr(", ").join(map(field_words, state.changes)) or "—"
