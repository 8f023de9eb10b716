"""The table of an evaluation for Qt's views."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QSize, Qt
from qgis.PyQt.QtGui import QIcon, QPainter, QPixmap

from ..cases.model import SORT_ROLE, tooltip
from ..core.strings import chinese, tr
from .colours import fill
from .records import Evaluation, Indicator, Scored, number_text, score_text
from .report import grade_text

#: Columns before the indicators.
RANK, NAME, SCORE, GRADE = range(4)
FIXED = 4
_LAST = float("-inf")
_SWATCH = 14


class EvaluationModel(QAbstractTableModel):
    """One row an object; the columns after the fixed ones are the indicators of the database."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.evaluation: Evaluation | None = None

    def show(self, evaluation: Evaluation | None) -> None:
        """Hold another evaluation."""
        self.beginResetModel()
        self.evaluation = evaluation
        self.endResetModel()

    def indicator(self, column: int) -> Indicator | None:
        """The indicator of a column; None for the fixed ones."""
        if self.evaluation is None or column < FIXED:
            return None
        return self.evaluation.indicators[column - FIXED]

    def object_at(self, row: int) -> Scored:
        """The object of a row."""
        if self.evaluation is None:
            raise IndexError(row)
        return self.evaluation.rows[row]

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of objects."""
        if self.evaluation is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.evaluation.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        """Fixed columns and indicators."""
        if self.evaluation is None or (parent is not None and parent.isValid()):
            return 0
        return FIXED + len(self.evaluation.indicators)

    def headerData(
        self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name of a column, and as a tip what it means."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._meaning(section))
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows or sorts by."""
        if not index.isValid():
            return None
        row, column = self.object_at(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == SORT_ROLE:
            return self._sort_key(row, column)
        return self._look(row, column, role)

    def _look(self, row: Scored, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column in (NAME, GRADE) else _right()
            flags = side | Qt.AlignmentFlag.AlignVCenter
            return int(getattr(flags, "value", flags))  # Qt 6 has no plain numbers here
        if role == Qt.ItemDataRole.DecorationRole and column == GRADE and row.grade:
            return swatch(row.colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._cell_tip(row, column))
        return None

    def _cell_tip(self, row: Scored, column: int) -> str:
        indicator = self.indicator(column)
        if indicator is None:
            return row.name if column == NAME else ""
        if row.values.get(indicator.code) is None:
            return tr("No cases below the line: left out of the score")
        return tr("Double-click or press Enter to see the cases behind this number")

    def _text(self, row: Scored, column: int) -> str:
        indicator = self.indicator(column)
        if indicator is not None:
            return number_text(row.values.get(indicator.code), indicator.is_rate)
        return {
            RANK: number_text(row.rank, False),
            NAME: row.short_name,
            SCORE: score_text(row.score),
            GRADE: self._grade(row),
        }[column]

    def _grade(self, row: Scored) -> str:
        return (self.evaluation and grade_text(self.evaluation, row.grade)) or ""

    def _sort_key(self, row: Scored, column: int) -> Any:
        if column == NAME:
            return row.name
        if column == RANK:
            return float("inf") if row.rank is None else row.rank
        indicator = self.indicator(column)
        value = row.score if indicator is None else row.values.get(indicator.code)
        return _LAST if value is None else float(value)

    def _title(self, section: int) -> str:
        indicator = self.indicator(section)
        if indicator is not None:
            return indicator.label(chinese())
        return (tr("Rank"), tr("Department"), tr("Score"), tr("Grade"))[section]

    def _meaning(self, section: int) -> str:
        indicator = self.indicator(section)
        if indicator is None:
            return self._fixed_meaning(section)
        words = indicator.definition(chinese())
        if indicator.weight is None:
            return words
        return tr("{meaning} (weight {weight} %)").format(
            meaning=words, weight=f"{indicator.weight:.0f}"
        )

    def _fixed_meaning(self, section: int) -> str:
        if section != GRADE or self.evaluation is None:
            return {
                RANK: tr("Place by score; without a score there is no place"),
                NAME: tr("Department that was charged with the cases"),
                SCORE: tr("Composite score of the weighted indicators, 0 to 100"),
            }.get(section, "")
        bands = (
            tr("{grade} from {points}").format(
                grade=f"{grade.code} {grade.label(chinese())}", points=f"{grade.from_score:.0f}"
            )
            for grade in self.evaluation.grades
        )
        return tr(", ").join(bands)


def _right() -> Any:
    return Qt.AlignmentFlag.AlignRight


def swatch(colour: str | None) -> QIcon:
    """A square in the colour of a grade."""
    pixmap = QPixmap(QSize(_SWATCH, _SWATCH))
    pixmap.fill(fill(colour))
    painter = QPainter(pixmap)
    painter.setPen(fill(colour).darker(140))
    painter.drawRect(0, 0, _SWATCH - 1, _SWATCH - 1)
    painter.end()
    return QIcon(pixmap)
