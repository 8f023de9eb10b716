"""The list of cases for Qt's views: one row a case, changed row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timezone
from enum import IntEnum
from html import escape
from typing import Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
)
from qgis.PyQt.QtGui import QFont, QGuiApplication, QPalette

from ..core.shanghai import local_time
from ..core.strings import tr
from .clock_words import ASKED, STOPPED, marks, request_name, stop_words
from .lamps import lamp_icon, lamp_text, stopped_icon
from .records import CaseRow, Lamp, StageLabels, time_left_text

#: What a column sorts by.
SORT_ROLE = Qt.ItemDataRole.UserRole
TASK_NO_ROLE = Qt.ItemDataRole.UserRole + 1
#: Asia/Shanghai has had no summer time since 1991; the zone database may be missing on Windows.
_LONG = datetime.max.replace(tzinfo=timezone.utc)
_TIP_LENGTH = 400
_TOLD_EACH = 2
# A view asks ten times a cell; most of it is not said here.
_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole, SORT_ROLE, TASK_NO_ROLE, Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.FontRole,
    )
)  # fmt: skip


class Column(IntEnum):
    """Columns in the order in which they are first shown."""

    LAMP = 0
    TASK_NO = 1
    STAGE = 2
    CLASS = 3
    DESCRIPTION = 4
    ADDRESS = 5
    DEPARTMENT = 6
    TIME_LEFT = 7
    DUE = 8
    REGISTERED = 9
    ROUND = 10
    URGED = 11
    CLAIMED = 12


def now() -> datetime:
    """This moment, with time zone."""
    return datetime.now(timezone.utc)


class CaseModel(QAbstractTableModel):
    """Running cases, keyed by task number.

    :param clock: the present moment; tests set another
    """

    def __init__(self, parent: QObject | None = None, clock: Callable[[], datetime] = now) -> None:
        super().__init__(parent)
        self._rows: list[CaseRow] = []
        self._places: dict[str, int] = {}
        self._lamps: dict[str, Lamp] = {}
        self._clock = clock
        self._stages = StageLabels((), True)
        self._departments: dict[str, str] = {}
        self._login = ""
        self._people: Mapping[str, str] = {}
        self._texts: list[str] | None = None
        self._keys: dict[int, list[Any]] = {}

    # --- what it holds

    def case_of_id(self, case_id: int) -> CaseRow | None:
        """The case of a feature id of the map layer, if it is here."""
        return next((row for row in self._rows if row.id == case_id), None)

    def case(self, task_no: str) -> CaseRow | None:
        """The case of a task number, if it is here."""
        place = self._places.get(task_no)
        return None if place is None else self._rows[place]

    def case_at(self, index: QModelIndex) -> CaseRow:
        """The case of one of this model's indexes."""
        return self._rows[int(index.row())]

    def case_in(self, place: int) -> CaseRow:
        """The case of a row."""
        return self._rows[place]

    def place_of(self, task_no: str) -> int | None:
        """The row of a case, if it is here."""
        return self._places.get(task_no)

    def index_of(self, task_no: str, column: int = 0) -> QModelIndex:
        """The index of a case, invalid if it is not here."""
        place = self._places.get(task_no)
        return QModelIndex() if place is None else self.index(place, column)

    def cases(self) -> list[CaseRow]:
        """All cases, row for row."""
        return list(self._rows)

    def lamp(self, task_no: str) -> Lamp:
        """The lamp as it was last worked out."""
        return self._lamps.get(task_no, Lamp.NONE)

    @property
    def stages(self) -> StageLabels:
        """Names of the stages."""
        return self._stages

    def department_name(self, code: str | None) -> str:
        """Short name of a department."""
        return self._departments.get(code, code) if code else ""

    def person_name(self, login: str | None) -> str:
        """Name of a member of the staff."""
        return self._people.get(login, login) if login else ""

    def is_elsewhere(self, row: CaseRow) -> bool:
        """Whether a colleague has claimed the case."""
        return row.claimed_by is not None and row.claimed_by != self._login

    def searched(self) -> list[str]:
        """What typed words are looked for in, row for row, small letters; asked at each key."""
        if self._texts is None:
            self._texts = [self._text_of(row) for row in self._rows]
        return self._texts

    def _text_of(self, row: CaseRow) -> str:
        parts = (
            row.task_no, row.case_no, row.external_no, row.class_name, row.description, row.address,
            self.department_name(row.department_code),
        )  # fmt: skip
        return " ".join(part for part in parts if part).lower()

    def sort_keys(self, column: int) -> list[Any]:
        """What the cells of a column sort by, row for row; worked out once for all lists."""
        keys = self._keys.get(column)
        if keys is None:
            keys = [self._sort_key(row, Column(column)) for row in self._rows]
            self._keys[column] = keys
        return keys

    # --- changes

    def set_labels(self, stages: StageLabels, departments: dict[str, str]) -> None:
        """Give the names of stages and departments (code to short name)."""
        self._stages, self._departments = stages, departments
        self._texts = None
        self._all_changed()

    def set_people(self, login: str, people: Mapping[str, str]) -> None:
        """Give the names of the staff (login to name), and who sits here."""
        self._login, self._people = login, people
        self._all_changed()

    def replace_all(self, rows: Iterable[CaseRow]) -> None:
        """Forget everything and hold these."""
        self.beginResetModel()
        self._rows = list({row.task_no: row for row in rows}.values())
        self._keys.clear()
        self._texts = None
        self._reindex()
        moment = self._clock()
        self._lamps = {row.task_no: row.lamp_at(moment) for row in self._rows}
        self.endResetModel()

    def upsert(self, rows: Sequence[CaseRow]) -> list[str]:
        """Add cases, or put newer versions in their places; an older version is ignored.

        :returns: task numbers of what changed
        """
        changed = [row for row in rows if self._is_news(row)]
        moment = self._clock()
        self._lamps.update({row.task_no: row.lamp_at(moment) for row in changed})
        fresh = [row for row in changed if row.task_no not in self._places]
        known = [row for row in changed if row.task_no in self._places]
        for row in known:
            self._rows[self._places[row.task_no]] = row
        self._changed([self._places[row.task_no] for row in known])
        if fresh:
            self._append(fresh)
        return [row.task_no for row in changed]

    def remove(self, task_nos: Iterable[str]) -> list[str]:
        """Take cases out.

        :returns: task numbers of those that were here
        """
        gone = [task_no for task_no in task_nos if task_no in self._places]
        for task_no in gone:
            place = self._places[task_no]
            self.beginRemoveRows(QModelIndex(), place, place)
            self._forget(place)
            self._lamps.pop(task_no, None)
            self._reindex()
            self.endRemoveRows()
        return gone

    def tick(self) -> list[str]:
        """Work out lamps and times anew, without asking the database.

        :returns: task numbers of cases whose lamp changed
        """
        moment = self._clock()
        lamps = {row.task_no: row.lamp_at(moment) for row in self._rows}
        changed = [task_no for task_no, lamp in lamps.items() if lamp is not self._lamps[task_no]]
        self._lamps = lamps
        self._changed([self._places[task_no] for task_no in changed])
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.TIME_LEFT)
            self.dataChanged.emit(self.index(0, Column.TIME_LEFT), last)
        return changed

    def _is_news(self, row: CaseRow) -> bool:
        # A claim raises no version: the same version with other words is news too.
        known = self.case(row.task_no)
        return known is None or (row.version >= known.version and row != known)

    def _append(self, rows: list[CaseRow]) -> None:
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows.extend(rows)
        self._places.update({row.task_no: place for place, row in enumerate(rows, first)})
        for column, keys in self._keys.items():
            keys.extend(self._sort_key(row, Column(column)) for row in rows)
        if self._texts is not None:
            self._texts.extend(self._text_of(row) for row in rows)
        self.endInsertRows()

    def _forget(self, place: int) -> None:
        del self._rows[place]
        for keys in self._keys.values():
            del keys[place]
        if self._texts is not None:
            del self._texts[place]

    def _reindex(self) -> None:
        self._places = {row.task_no: place for place, row in enumerate(self._rows)}

    def _changed(self, places: Sequence[int]) -> None:
        if self._texts is not None:
            for place in places:
                self._texts[place] = self._text_of(self._rows[place])
        for column, keys in self._keys.items():
            for place in places:
                keys[place] = self._sort_key(self._rows[place], Column(column))
        # Each telling puts lists in order again: many changes are told in one.
        few = len(places) <= _TOLD_EACH
        for first, last in [(p, p) for p in places] if few else [(min(places), max(places))]:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _all_changed(self) -> None:
        self._keys.clear()
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # --- Qt's questions

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of cases."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Title of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _titles()[Column(section)]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows or sorts by."""
        return self.cell(index.row(), index.column(), role) if index.isValid() else None

    def cell(self, place: int, number: int, role: int) -> Any:
        """The same by row and column, for lists that show a part of this one."""
        if role not in _ROLES:
            return None
        row, column = self._rows[place], Column(number)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == SORT_ROLE:
            return self._sort_key(row, column)
        if role == TASK_NO_ROLE:
            return row.task_no
        return self._decoration(row, column, role)

    def _decoration(self, row: CaseRow, column: Column, role: int) -> Any:
        if role == Qt.ItemDataRole.DecorationRole and column is Column.LAMP:
            stopped = row.stop_kind is not None
            return stopped_icon() if stopped else lamp_icon(self._lamps[row.task_no])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._tip(row, column))
        if role == Qt.ItemDataRole.ForegroundRole and self.is_elsewhere(row):
            group = QPalette.ColorGroup.Disabled
            return QGuiApplication.palette().color(group, QPalette.ColorRole.Text)
        if role == Qt.ItemDataRole.FontRole and row.urgent:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _text(self, row: CaseRow, column: Column) -> str:
        return _TEXTS[column](self, row)

    def _tip(self, row: CaseRow, column: Column) -> str:
        if column is Column.CLAIMED and row.claimed_by:
            who, when = self.person_name(row.claimed_by), local_time(row.claimed_at)
            return tr("Claimed by {who}, {when}").format(who=who, when=when)
        if column is Column.URGED and row.urge_count:
            when = local_time(row.urged_at)
            return tr("Urged {n} times, last {when}").format(n=row.urge_count, when=when)
        if column in (Column.LAMP, Column.STAGE, Column.TIME_LEFT, Column.DUE):
            return "\n".join([self._text(row, column), *marks(row)])
        return self._text(row, column)

    def _stage(self, row: CaseRow) -> str:
        stage = self._stages[row.stage]
        asked = request_name(row.pending)
        return f"{stage} {ASKED} {asked}" if asked else stage

    def _urged(self, row: CaseRow) -> str:
        return tr("urged {n}").format(n=row.urge_count) if row.urge_count else ""

    def _claimed(self, row: CaseRow) -> str:
        if row.claimed_by is None:
            return ""
        return f"■ {self.person_name(row.claimed_by)}" if self.is_elsewhere(row) else tr("✓ Me")

    def _left(self, row: CaseRow) -> str:
        if row.stop_kind is not None:
            return f"{STOPPED} {stop_words(row)}"
        return time_left_text(row, self._clock(), tr)

    def _lamp_text(self, row: CaseRow) -> str:
        text = tr("Stopped") if row.stop_kind else lamp_text(self._lamps[row.task_no])
        return tr("{lamp} · urgent").format(lamp=text) if row.urgent else text

    def _sort_key(self, row: CaseRow, column: Column) -> Any:
        if column is Column.LAMP:
            return (not row.urgent, self._lamps[row.task_no].rank, row.due_at or _LONG)
        if column is Column.STAGE:
            return (self._stages.rank(row.stage), row.due_at or _LONG)
        if column in (Column.TIME_LEFT, Column.DUE):
            return (row.due_at or _LONG, row.registered_at)
        if column is Column.REGISTERED:
            return row.registered_at
        if column is Column.URGED:
            return (-row.urge_count, row.due_at or _LONG)
        return row.round if column is Column.ROUND else self._text(row, column)


# A table of functions made once: sorting thousands of rows asks very often.
_TEXTS: dict[Column, Callable[[CaseModel, CaseRow], str]] = {
    Column.LAMP: CaseModel._lamp_text,
    Column.TASK_NO: lambda _model, row: row.task_no,
    Column.STAGE: CaseModel._stage,
    Column.CLASS: lambda _model, row: row.class_name,
    Column.DESCRIPTION: lambda _model, row: " ".join(row.description.split()),
    Column.ADDRESS: lambda _model, row: row.address or "",
    Column.DEPARTMENT: lambda model, row: model.department_name(row.department_code),
    Column.TIME_LEFT: CaseModel._left,
    Column.DUE: lambda _model, row: local_time(row.due_at),
    Column.REGISTERED: lambda _model, row: local_time(row.registered_at),
    Column.ROUND: lambda _model, row: str(row.round),
    Column.URGED: CaseModel._urged,
    Column.CLAIMED: CaseModel._claimed,
}


def tooltip(text: str) -> str:
    """A citizen's words as a tip: Qt would read what looks like HTML as HTML."""
    shown = text if len(text) <= _TIP_LENGTH else text[:_TIP_LENGTH] + "…"
    return f"<p>{escape(shown)}</p>" if shown else ""


def _titles() -> dict[Column, str]:
    return {
        Column.LAMP: tr("Lamp"),
        Column.TASK_NO: tr("Task No."),
        Column.STAGE: tr("Stage"),
        Column.CLASS: tr("Class"),
        Column.DESCRIPTION: tr("Description"),
        Column.ADDRESS: tr("Address"),
        Column.DEPARTMENT: tr("Department"),
        Column.TIME_LEFT: tr("Time Left"),
        Column.DUE: tr("Due"),
        Column.REGISTERED: tr("Registered"),
        Column.ROUND: tr("Round"),
        Column.URGED: tr("Urged"),
        Column.CLAIMED: tr("Claimed"),
    }
