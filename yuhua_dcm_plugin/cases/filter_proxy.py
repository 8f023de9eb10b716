"""What one dock shows of the list of cases, and in which order (筛选与排序)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qgis.PyQt.QtCore import QModelIndex, QObject, QSortFilterProxyModel

from .model import SORT_ROLE, CaseModel
from .records import CaseRow, Lamp


class CaseFilterProxy(QSortFilterProxyModel):
    """Sorts and filters the list of one dock."""

    def __init__(self, model: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stages: frozenset[str] | None = None
        self._lamps: frozenset[Lamp] | None = None
        self._department: str | None = None
        self._street: str | None = None
        self._words: list[str] = []
        self._task_nos: frozenset[str] | None = None
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)

    def set_stages(self, stages: Iterable[str] | None) -> None:
        """Show only these stages; ``None`` shows all."""
        self._stages = None if stages is None else frozenset(stages)
        self.invalidateFilter()

    def set_lamps(self, lamps: Iterable[Lamp] | None) -> None:
        """Show only these lamps; ``None`` shows all."""
        self._lamps = None if lamps is None else frozenset(lamps)
        self.invalidateFilter()

    def set_department(self, code: str | None) -> None:
        """Show only cases of one main department."""
        self._department = code
        self.invalidateFilter()

    def set_street(self, code: str | None) -> None:
        """Show only cases of one street (街道)."""
        self._street = code
        self.invalidateFilter()

    def set_text(self, typed: str) -> None:
        """Show only cases in which every typed word is found somewhere."""
        self._words = typed.lower().split()
        self.invalidateFilter()

    def set_task_nos(self, task_nos: Iterable[str] | None) -> None:
        """Show only these cases."""
        self._task_nos = None if task_nos is None else frozenset(task_nos)
        self.invalidateFilter()

    def task_nos(self) -> list[str]:
        """Task numbers shown, in their order."""
        return [self.case_at(self.index(row, 0)).task_no for row in range(self.rowCount())]

    def stage_counts(self) -> Counter[str]:
        """How many cases each stage would show under the other filters."""
        return Counter(row.stage for row in self.sourceModel().cases() if self.fits(row))

    def case_at(self, index: QModelIndex) -> CaseRow:
        """The case of one of this proxy's indexes."""
        case: CaseRow = self.sourceModel().case_at(self.mapToSource(index))
        return case

    def index_of(self, task_no: str, column: int = 0) -> QModelIndex:
        """The index of a case here; invalid if it is filtered out."""
        return self.mapFromSource(self.sourceModel().index_of(task_no, column))

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        """Compare by what the columns sort by, in Python: keys are tuples and times."""
        key = self.sourceModel().sort_key
        column = left.column()
        return bool(key(left.row(), column) < key(right.row(), column))

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex) -> bool:
        """Whether a case is shown."""
        model = self.sourceModel()
        row = model.case_at(model.index(source_row, 0, source_parent))
        return (self._stages is None or row.stage in self._stages) and self.fits(row)

    def fits(self, row: CaseRow) -> bool:
        """Whether a case passes every filter but that of the stage."""
        return (
            (self._department is None or row.department_code == self._department)
            and (self._street is None or row.street_code == self._street)
            and (self._task_nos is None or row.task_no in self._task_nos)
            and (self._lamps is None or self.sourceModel().lamp(row.task_no) in self._lamps)
            and self._has_words(row)
        )

    def _has_words(self, row: CaseRow) -> bool:
        if not self._words:
            return True
        text = self.sourceModel().searched(row)
        return all(word in text for word in self._words)
