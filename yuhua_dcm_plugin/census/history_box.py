"""What a component was before: one line a state, its old place on the map (部件历史)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..cases.map_link import MapLink
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .desk_records import State, changed_fields
from .desk_store import CensusDeskStore
from .table import Field, ListView
from .wording import field_words, how_words


class _Line(NamedTuple):
    state: State
    changed: list[str]


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
        return [line.state for line in self.list.model.rows]

    def _got(self, code: str, states: Sequence[State]) -> None:
        before = [*states[1:], None]
        lines = [_Line(state, changed_fields(old, state)) for state, old in zip(states, before)]
        self.list.show_rows(lines)
        words = tr("{code}: {n} states").format(code=code, n=len(states))
        self.note.say(words if states else "", Kind.INFO)
        self.shownHistory.emit(code)

    def _failed(self, error: DcmError) -> None:
        self.note.say(words_of(error), Kind.ERROR)

    def _on_row(self, line: _Line | None) -> None:
        if line is None:
            return
        self.note.say(_told(line), Kind.INFO)
        state = line.state
        if state.x is not None and state.y is not None:
            self._map.zoom_to(state.x, state.y)
            self._map.show_place(state.x, state.y)
            self._map.flash(state.x, state.y)


def _told(line: _Line) -> str:
    values = line.state.values
    named = (f"{field_words(name)} {values.get(name)}" for name in line.changed if name != "geom")
    told = [*named]
    if "geom" in line.changed:
        told.append(tr("moved"))
    if not told:
        return tr("First known state")
    return tr("Became {what}").format(what=tr(", ").join(told))


def distance(one: State, other: State) -> float:
    """Metres between the places of two states."""
    if None in (one.x, one.y, other.x, other.y):
        return 0.0
    first = QgsGeometry.fromPointXY(QgsPointXY(one.x, one.y))
    return float(first.distance(QgsGeometry.fromPointXY(QgsPointXY(other.x, other.y))))


def _fields() -> list[Field]:
    return [
        Field(tr("From"), lambda line: line.state.since, "2026-11-22"),
        Field(tr("Until"), lambda line: line.state.until or tr("now"), "2026-11-22"),
        Field(tr("What changed"), _changed, "x" * 18),
        Field(tr("Who"), lambda line: _value(line, "written_by_name", "written_by"), "x" * 8),
        Field(tr("When"), lambda line: _value(line, "written_at")[:16].replace("T", " "),
              "2026-11-22 19:00"),
        Field(tr("How it ended"), lambda line: how_words(_value(line, "how")), "x" * 8),
    ]  # fmt: skip


def _changed(line: _Line) -> str:
    return tr(", ").join(map(field_words, line.changed)) or tr("first state")


def _value(line: _Line, *names: str) -> str:
    values: dict[str, Any] = line.state.values
    return next((str(values[name]) for name in names if values.get(name)), "")
