"""Which column of a delivery is which field of ours: a line a field (字段对应表)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QStringListModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from ..cases.model import tooltip
from ..core.strings import chinese, tr
from .grid_fields import ALL_FIELDS, fields_of
from .plan import GRIDS, PartPlan
from .wording import field_words

_OURS, _THEIRS, _SAMPLE, _CONSTANT = range(4)
#: A guess below is marked, so that somebody looks at it.
_SURE = 0.8
_SAMPLES, _MOST_LETTERS = 4, 200


class FieldTable(QTableWidget):
    """Our field, a list of their columns, what stands in it, and a constant instead."""

    #: Field and column; an empty column for none.
    columnChosen = pyqtSignal(str, str)
    #: Field and text.
    constantTyped = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        titles = [tr("Our field"), tr("Their column"), tr("Sample"), tr("Constant")]
        super().__init__(len(ALL_FIELDS), len(titles), parent)
        self._filling = False
        self._labels: dict[str, str] = {}
        self._columns = QStringListModel(self)
        self.setObjectName("mappingTable")
        self.setAccessibleName(tr("Fields and columns"))
        self.setHorizontalHeaderLabels(titles)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        letters = self.fontMetrics()
        self.setMinimumHeight(letters.height() * 7)
        for column, sample in enumerate(("x" * 22, "x" * 22, "x" * 34)):
            self.setColumnWidth(column, letters.horizontalAdvance(sample))
        self.horizontalHeader().setStretchLastSection(True)
        for row, field in enumerate(ALL_FIELDS):
            self._make_row(row, field.name)

    def set_column(self, field: str, column: str) -> None:
        """Read a field of ours from a column of theirs; an empty name reads it from none."""
        combo = self.cellWidget(row_of(field), _THEIRS)
        combo.setCurrentIndex(max(0, combo.findText(column) if column else 0))

    def set_constant(self, field: str, text: str) -> None:
        """Give every row of the part the same text where it says nothing."""
        self.cellWidget(row_of(field), _CONSTANT).setText(text)
        self.constantTyped.emit(field, text)

    def show_part(self, part: PartPlan, kind: str) -> None:
        """Show how a part is read.

        :param kind: components and unit grids have other fields
        """
        self._filling = True
        names = [column.name for column in part.part.columns]
        self._columns.setStringList(["—", *names])
        self._show_fields(kind)
        for row, field in enumerate(ALL_FIELDS):
            column = (part.mapping.columns.get(field.name) or ("",))[0]
            combo = self.cellWidget(row, _THEIRS)
            combo.setCurrentIndex(names.index(column) + 1 if column in names else 0)
            constant = self.cellWidget(row, _CONSTANT)
            constant.setText(part.mapping.constants.get(field.name, ""))
            constant.setCursorPosition(0)
            self._show_sample(row, part, column)
            self._mark_sure(row, part, field.name)
        self._filling = False

    def show_sample(self, field: str, part: PartPlan, column: str) -> None:
        """Show what stands in a column."""
        self._show_sample(row_of(field), part, column)

    def _show_fields(self, kind: str) -> None:
        ours = fields_of(kind)
        self._labels = {
            name: field.label_zh if chinese() else field.label_en
            for name, field in (ours.items() if kind == GRIDS else ())
        }
        for row, field in enumerate(ALL_FIELDS):
            self.setRowHidden(row, field.name not in ours)

    def _show_sample(self, row: int, part: PartPlan, column: str) -> None:
        names = [each.name for each in part.part.columns]
        shown = _place_words(row, part, names)
        if column in names:
            at = names.index(column)
            texts = dict.fromkeys(
                each[at] for each in part.part.sample if at < len(each) and each[at]
            )
            shown = tr(", ").join(str(text) for text in list(texts)[:_SAMPLES])
        cell = self.item(row, _SAMPLE)
        cell.setText(" ".join(shown.split())[:_MOST_LETTERS])
        cell.setToolTip(tooltip(shown))

    def _mark_sure(self, row: int, part: PartPlan, name: str) -> None:
        sure = part.confidence.get(name)
        guess = sure is not None and sure < _SURE and name in part.mapping.columns
        label = self._labels.get(name) or field_words(name)
        item = self.item(row, _OURS)
        item.setText(f"{label} ?" if guess else label)
        item.setToolTip(tooltip(tr("Guessed: look at it")) if guess else "")

    def _on_column(self, name: str, place: int) -> None:
        if not self._filling:
            self.columnChosen.emit(name, self._columns.stringList()[place] if place > 0 else "")

    def _on_constant(self, name: str, text: str) -> None:
        if not self._filling:
            self.constantTyped.emit(name, text)

    def _make_row(self, row: int, name: str) -> None:
        for column in (_OURS, _SAMPLE):
            cell = QTableWidgetItem(field_words(name) if column == _OURS else "")
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.setItem(row, column, cell)
        combo = narrow_combo(f"column_{name}", self)
        combo.setAccessibleName(tr("Column of {field}").format(field=field_words(name)))
        combo.setModel(self._columns)  # one list for all: a delivery may have thousands of columns
        combo.currentIndexChanged.connect(lambda place: self._on_column(name, place))
        self.setCellWidget(row, _THEIRS, combo)
        line = QLineEdit(self)
        line.setObjectName(f"constant_{name}")
        line.setAccessibleName(tr("Constant of {field}").format(field=field_words(name)))
        line.setFrame(False)
        line.editingFinished.connect(lambda: self._on_constant(name, line.text()))
        self.setCellWidget(row, _CONSTANT, line)
        self.setRowHeight(row, combo.sizeHint().height())


def _place_words(row: int, part: PartPlan, names: Sequence[str]) -> str:
    """Columns that positions are made of anyway: nobody has to choose them again."""
    places = part.part.place_columns
    fields = ("x", "y") if len(places) == 2 else ("wkt",)
    if not places or ALL_FIELDS[row].name not in fields:
        return ""
    column = names[places[fields.index(ALL_FIELDS[row].name)]]
    return tr("Position, read from “{column}”").format(column=column)


def row_of(name: str) -> int:
    """The line of a field."""
    return next(place for place, field in enumerate(ALL_FIELDS) if field.name == name)


def narrow_combo(name: str, parent: QWidget) -> QComboBox:
    """A list that is as wide as its place, not as its longest entry."""
    combo = QComboBox(parent)
    combo.setObjectName(name)
    combo.setMinimumContentsLength(8)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo
