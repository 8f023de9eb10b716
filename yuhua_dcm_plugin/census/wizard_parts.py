"""What has come, a line a part: what was found out, and whether it can be read (成果清单)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from ..cases.model import tooltip
from ..core.strings import sentences, tr
from .plan import Need, PartPlan, Plan, Question, Refused

_TAKE, _NAME, _ROWS, _GEOMETRY, _ENCODING, _CRS, _VERDICT = range(7)


class PartTable(QTableWidget):
    """Parts that can be read, with a tick; then those that cannot, with the reason."""

    #: A part is to be taken along, or left out.
    partWanted = pyqtSignal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        titles = [
            tr("Take"), tr("Part"), tr("Rows"), tr("Geometry"), tr("Encoding"),
            tr("Coordinate system"), tr("Verdict"),
        ]  # fmt: skip
        super().__init__(0, len(titles), parent)
        #: Whether the table is being filled: what it tells then is not what somebody chose.
        self.filling = False
        self.setObjectName("foundTable")
        self.setAccessibleName(tr("Parts of the delivery"))
        self.setHorizontalHeaderLabels(titles)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        letters = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(letters.height() + 8)
        self.setMinimumHeight(letters.height() * 5)
        samples = ("xxx", "x" * 20, "9,999,999", "x" * 7, "x" * 9, "x" * 20)
        for column, (sample, title) in enumerate(zip(samples, titles)):
            width = max(letters.horizontalAdvance(sample), letters.horizontalAdvance(title))
            self.setColumnWidth(column, width + 20)
        self.horizontalHeader().setStretchLastSection(True)
        self.itemChanged.connect(self._on_item)

    def show_plan(self, plan: Plan | None) -> None:
        """Show the parts of a delivery; the line that was chosen stays chosen."""
        parts = plan.parts if plan is not None else ()
        refused = plan.refused if plan is not None else ()
        self.filling = True
        chosen = self.currentRow()
        self.setRowCount(len(parts) + len(refused))
        for row, part in enumerate(parts):
            self._fill_part(row, part)
        for row, entry in enumerate(refused, len(parts)):
            self._fill_refused(row, entry)
        if 0 <= chosen < self.rowCount():
            self.selectRow(chosen)
        self.filling = False

    def part_number(self) -> int | None:
        """Number of the chosen part; ``None`` for what cannot be read."""
        item = self.item(self.currentRow(), _NAME)
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def select_part(self, number: int) -> None:
        """Choose a part by its number."""
        self.selectRow(self._row_of(number))

    def _fill_part(self, row: int, part: PartPlan) -> None:
        crs = "?" if part.crs is None else part.crs.name
        # GCJ-02 and BD-09 are turned while reading: the number would name what they turn into.
        if part.crs is not None and part.crs.srid is not None and part.crs.datum == "wgs84":
            crs = f"EPSG:{part.crs.srid} {crs}"
        texts = (
            "", part.name, f"{part.part.rows:,}", geometry_words(part.part.geometry),
            part.encoding or ("?" if asks(part, Need.ENCODING) else "—"), crs, verdict_words(part),
        )  # fmt: skip
        for column, text in enumerate(texts):
            self._cell(row, column, text, part.number)
        take = self.item(row, _TAKE)
        take.setFlags(take.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        take.setCheckState(Qt.CheckState.Checked if part.wanted else Qt.CheckState.Unchecked)

    def _fill_refused(self, row: int, entry: Refused) -> None:
        told = f"✗ {sentences(entry.reason, entry.hint)}"
        for column, text in enumerate(("", entry.name, "", "", "", "", told)):
            self._cell(row, column, text, None)

    def _cell(self, row: int, column: int, text: str, number: int | None) -> None:
        cell = QTableWidgetItem(" ".join(text.split()))
        cell.setToolTip(tooltip(text))
        cell.setData(Qt.ItemDataRole.UserRole, number)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell.setFlags(flags)
        if column == _ROWS:
            cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(row, column, cell)

    def _row_of(self, number: int) -> int:
        for row in range(self.rowCount()):
            if self.item(row, _NAME).data(Qt.ItemDataRole.UserRole) == number:
                return row
        return 0

    def _on_item(self, item: QTableWidgetItem) -> None:
        number = item.data(Qt.ItemDataRole.UserRole)
        if not self.filling and item.column() == _TAKE and number is not None:
            self.partWanted.emit(number, item.checkState() == Qt.CheckState.Checked)


def geometry_words(kind: str) -> str:
    """Kind of geometry of a part."""
    words = {
        "point": tr("points"), "line": tr("lines"), "polygon": tr("areas"),
        "mixed": tr("mixed"), "none": tr("table"),
    }  # fmt: skip
    return words.get(kind, kind)


def verdict_words(part: PartPlan) -> str:
    """Whether a part can be read, in one line."""
    if part.questions:
        return "? " + _together([question_words(question) for question in part.questions])
    if part.remarks:
        return "⚠ " + _together(part.remarks)
    return tr("✓ can be read")


def question_words(question: Question) -> str:
    """What is to be said about a part; who sits at the wizard gives no parameters."""
    if question.need is Need.ENCODING:
        return tr(
            "It does not say in which encoding its texts are. Choose the one that reads well."
        )
    return question.reason


def _together(told: Sequence[str]) -> str:
    return reduce(sentences, told, "")


def asks(part: PartPlan, need: Need) -> bool:
    """Whether something about a part could not be found out."""
    return any(question.need is need for question in part.questions)
