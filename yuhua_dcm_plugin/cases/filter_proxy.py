"""What one dock shows of the list of cases, and in which order (筛选与排序).

Not Qt's own QSortFilterProxyModel: with rows in Python, that one asks Python at each of sixty
thousand comparisons, and thousands of cases would stop the typing for a tenth of a second at each
key. Here the rows are put in order once, and a filter only picks among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from .model import CaseModel
from .records import CaseRow, Lamp

#: More rows than this that come and go at once are told as a new layout, not one by one.
_ONE_BY_ONE = 40
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class CaseFilterProxy(QAbstractTableModel):
    """Sorts and filters the list of one dock.

    Another filter or order is a new layout: rows that stay keep their selection. News of the list
    is told row by row.
    """

    def __init__(self, model: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stages: frozenset[str] | None = None
        self._lamps: frozenset[Lamp] | None = None
        self._department: str | None = None
        self._street: str | None = None
        self._words: list[str] = []
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder
        self._model = model
        #: Places in the model in the order asked for, whether they fit, those shown, and back.
        self._ranked: list[int] | None = None
        self._fitting: list[bool] | None = None
        self._shown: list[int] = []
        self._at: dict[int, int] | None = None
        self._going = False
        self._shown = self._chosen()
        self._follow()

    # --- filters

    def set_stages(self, stages: Iterable[str] | None) -> None:
        """Show only these stages; ``None`` shows all."""
        self._stages = None if stages is None else frozenset(stages)
        self._rearrange()

    def set_lamps(self, lamps: Iterable[Lamp] | None) -> None:
        """Show only these lamps; ``None`` shows all."""
        self._lamps = None if lamps is None else frozenset(lamps)
        self.refilter()

    def set_text(self, typed: str) -> None:
        """Show only cases in which every typed word is found somewhere."""
        self._words = typed.lower().split()
        self.refilter()

    def refilter(self) -> None:
        """Look at every case again: what :meth:`fits` says is another now."""
        self._fitting = None
        self._rearrange()

    def fits(self, row: CaseRow) -> bool:
        """Whether a case passes every filter but those of the stage and the words."""
        return (
            (self._department is None or row.department_code == self._department)
            and (self._street is None or row.street_code == self._street)
            and (self._lamps is None or self._model.lamp(row.task_no) in self._lamps)
        )

    def _says(self, text: str) -> bool:
        return all(word in text for word in self._words)

    # --- what it shows

    def sourceModel(self) -> CaseModel:
        """The list of all running cases."""
        return self._model

    def task_nos(self) -> list[str]:
        """Task numbers shown, in their order."""
        rows = self._model.cases()
        return [rows[place].task_no for place in self._shown]

    def stage_counts(self) -> Counter[str]:
        """How many cases each stage would show under the other filters."""
        pairs = zip(self._model.cases(), self._fits())
        return Counter(row.stage for row, fits in pairs if fits)

    def case_at(self, index: QModelIndex) -> CaseRow:
        """The case of one of this proxy's indexes."""
        return self._model.case_in(self._shown[index.row()])

    def index_of(self, task_no: str, column: int = 0) -> QModelIndex:
        """The index of a case here; invalid if it is filtered out."""
        place = self._model.place_of(task_no)
        return QModelIndex() if place is None else self._index(place, column)

    def sortOrder(self) -> Any:
        """Whether it goes up or down."""
        return self._order

    # --- Qt's questions

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of cases shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Number of columns."""
        return 0 if parent is not None and parent.isValid() else self._model.columnCount()

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        return self._model.cell(self._shown[index.row()], index.column(), role)

    def headerData(
        self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Title of a column."""
        return self._model.headerData(section, orientation, role)

    def flags(self, index: QModelIndex) -> Any:
        """Cells are chosen, never written in."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def sort(self, column: int, order: Any = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; -1 is that of the list."""
        if (column, order) != (self._column, self._order):
            self._column, self._order = column, order
            self.rerank()

    def rerank(self) -> None:
        """Put the rows in order again: what :meth:`ranking` says is another now."""
        self._ranked = None
        self._rearrange()

    def ranking(self) -> list[int]:
        """Every place of the model in the order asked for; what is equal keeps its order."""
        places = range(self._model.rowCount())
        if self._column < 0:
            return list(places)
        key = self._model.sort_keys(self._column).__getitem__
        return sorted(places, key=key, reverse=self._order == Qt.SortOrder.DescendingOrder)

    # --- which rows

    def _fits(self) -> list[bool]:
        if self._fitting is None:
            pairs = zip(self._model.searched(), self._model.cases())
            self._fitting = [self._says(text) and self.fits(row) for text, row in pairs]
        return self._fitting

    def _fits_in(self, place: int) -> bool:
        said = self._says(self._model.searched()[place])
        return said and self.fits(self._model.case_in(place))

    def _chosen(self) -> list[int]:
        if self._ranked is None:
            self._ranked = self.ranking()
        fits, stages = self._fits(), self._stages
        if stages is None:
            return [place for place in self._ranked if fits[place]]
        rows = self._model.cases()
        return [place for place in self._ranked if fits[place] and rows[place].stage in stages]

    def _index(self, place: int, column: int) -> QModelIndex:
        if self._at is None:
            self._at = {shown: row for row, shown in enumerate(self._shown)}
        row = self._at.get(place)
        return QModelIndex() if row is None else self.index(row, column)

    def _show(self, places: list[int]) -> None:
        self._shown, self._at = places, None

    def _rearrange(self) -> None:
        chosen = self._chosen()
        if chosen != self._shown:
            self._lay_out(chosen)

    def _lay_out(self, places: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        were = [(self._shown[index.row()], index.column()) for index in kept]
        self._show(places)
        self.changePersistentIndexList(kept, [self._index(*cell) for cell in were])
        self.layoutChanged.emit()

    # --- news of the list

    def _follow(self) -> None:
        model = self._model
        model.modelAboutToBeReset.connect(self.beginResetModel)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._on_changed)
        model.rowsInserted.connect(self._on_inserted)
        model.rowsAboutToBeRemoved.connect(self._on_going)
        model.rowsRemoved.connect(self._on_gone)

    def _on_reset(self) -> None:
        self._ranked = self._fitting = None
        self._show(self._chosen())
        self.endResetModel()

    def _on_changed(self, first: QModelIndex, last: QModelIndex, _roles: Any = ()) -> None:
        places = range(first.row(), last.row() + 1)
        if first.column() == 0:  # else only the time has gone on
            self._look_again(places)
        self._tell_changed(places, first.column(), last.column())

    def _look_again(self, places: range) -> None:
        self._ranked = None
        if self._fitting is not None:
            for place in places:
                self._fitting[place] = self._fits_in(place)
        self._go_over_to(self._chosen())

    def _tell_changed(self, places: range, left: int, right: int) -> None:
        if len(places) > _ONE_BY_ONE:
            last = self.index(len(self._shown) - 1, right)
            if last.isValid():
                self.dataChanged.emit(self.index(0, left), last)
            return
        for place in places:
            if self._index(place, left).isValid():
                self.dataChanged.emit(self._index(place, left), self._index(place, right))

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        # The list only ever grows at its end.
        self._ranked = None
        if self._fitting is not None:
            self._fitting.extend(self._fits_in(place) for place in range(first, last + 1))
        self._go_over_to(self._chosen())

    def _on_going(self, _parent: QModelIndex, first: int, _last: int) -> None:
        # The list takes them out one at a time.
        index = self._index(first, 0)
        self._going = index.isValid()
        if self._going:
            self.beginRemoveRows(QModelIndex(), index.row(), index.row())

    def _on_gone(self, _parent: QModelIndex, first: int, _last: int) -> None:
        self._ranked = None
        if self._fitting is not None:
            del self._fitting[first]
        stay = (place for place in self._shown if place != first)
        self._show([place - (place > first) for place in stay])
        if self._going:
            self._going = False
            self.endRemoveRows()

    def _go_over_to(self, chosen: list[int]) -> None:
        """Let rows go, move and come until these are shown."""
        if chosen == self._shown:
            return
        before, after = set(self._shown), set(chosen)
        if len(before ^ after) > _ONE_BY_ONE:
            self._lay_out(chosen)
            return
        for row in reversed([n for n, place in enumerate(self._shown) if place not in after]):
            self._remove(row)
        stay = [place for place in chosen if place in before]
        if stay != self._shown:
            self._lay_out(stay)
        for row, place in enumerate(chosen):
            if place not in before:
                self._insert(row, place)

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        self._show(self._shown[:row] + self._shown[row + 1 :])
        self.endRemoveRows()

    def _insert(self, row: int, place: int) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self._show([*self._shown[:row], place, *self._shown[row:]])
        self.endInsertRows()
