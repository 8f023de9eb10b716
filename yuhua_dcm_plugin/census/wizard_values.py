"""Texts of a delivery that mean nothing here, and what each of them shall mean (取值对应)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qgis.PyQt.QtCore import QStringListModel, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QTableWidget, QTableWidgetItem, QWidget

from ..cases.model import tooltip
from ..core.strings import tr
from .mapping import Mapping
from .plan import PartPlan
from .wording import field_words

_CLASS = ("class_name", "class_code", "big_class")
_DEPARTMENTS = ("owner_department", "competent_department", "maintenance_department")
_STATUS = "status"
_RULES = {
    "class_unknown": _CLASS,
    "department_unknown": _DEPARTMENTS,
    "status_unknown": (_STATUS,),
}


@dataclass(frozen=True)
class Unknown:
    """A text that nobody understands, and in how many rows it was seen (0: not counted)."""

    field: str
    text: str
    rows: int


class Choice(NamedTuple):
    """Something of ours that a text may mean: what is written, and what a person reads."""

    text: str
    label: str


class ValueTable(QTableWidget):
    """One line a text, with a list of what it may mean."""

    #: Field, their text, our text (empty for none).
    mapped = pyqtSignal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setObjectName("valueTable")
        self.setAccessibleName(tr("Values that are not understood"))
        self.setHorizontalHeaderLabels([tr("Field"), tr("Delivered"), tr("Rows"), tr("Means")])
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        letters = self.fontMetrics()
        self.setMinimumHeight(letters.height() * 4)
        for column, sample in enumerate(("x" * 14, "x" * 24, "99,999")):
            self.setColumnWidth(column, letters.horizontalAdvance(sample) + 20)
        self.horizontalHeader().setStretchLastSection(True)
        self._unknown: list[Unknown] = []

    def show_values(
        self,
        unknown: Sequence[Unknown],
        choices: Callable[[str], Sequence[Choice]],
        mapping: Mapping,
    ) -> None:
        """Show texts with what they mean so far."""
        self._unknown = list(unknown)
        self.setRowCount(0)
        self.setRowCount(len(unknown))
        before: QWidget = self
        for row, each in enumerate(unknown):
            count = f"{each.rows:,}" if each.rows else ""
            for column, text in enumerate((field_words(each.field), each.text, count)):
                cell = QTableWidgetItem(" ".join(text.split()))
                cell.setToolTip(tooltip(text))
                self.setItem(row, column, cell)
            meant = mapping.values.get(each.field, {}).get(each.text, "")
            combo = self._combo(row, each, choices(each.field), meant)
            self.setCellWidget(row, 3, combo)
            self.setRowHeight(row, combo.sizeHint().height())
            QWidget.setTabOrder(before, combo)
            before = combo

    def choose(self, text: str, ours: str) -> None:
        """Let a text mean something, as if it were chosen from the list."""
        for row, each in enumerate(self._unknown):
            if each.text == text:
                combo = self.cellWidget(row, 3)
                combo.setCurrentIndex(max(0, combo.findData(ours)))

    def _combo(self, row: int, each: Unknown, choices: Sequence[Choice], meant: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(f"value{row}")
        combo.setAccessibleName(tr("What {text} means").format(text=each.text))
        combo.setEditable(True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        combo.lineEdit().setObjectName(f"value{row}Line")
        combo.addItem(tr("not known"), "")
        for choice in choices:
            combo.addItem(choice.label, choice.text)
        finder = QCompleter(QStringListModel([choice.label for choice in choices], combo), combo)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        combo.setCompleter(finder)
        combo.setCurrentIndex(max(0, combo.findData(meant)))
        combo.currentIndexChanged.connect(
            lambda place: self.mapped.emit(each.field, each.text, combo.itemData(place) or "")
        )
        return combo


def from_faults(found: Iterable[tuple[str, str, str, int]], mapping: Mapping) -> list[Unknown]:
    """Texts of the last check: which field of a part each of them came from.

    :param found: rule, field, value and count of each
    """
    counts: Counter[tuple[str, str]] = Counter()
    for rule, field, value, count in found:
        fields = _RULES.get(rule, (field,))
        if field in fields and mapping.columns.get(field):
            counts[field, value] += count
            continue
        for name in fields:
            if mapping.columns.get(name):
                counts[name, value] += count
                break
    return [Unknown(field, text, count) for (field, text), count in counts.most_common()]


def in_sample(part: PartPlan, knows: Callable[[str, str], bool]) -> list[Unknown]:
    """Texts in the sample of a part that nobody understands.

    :param knows: whether a text of a field means something
    """
    names = [column.name for column in part.part.columns]
    counts: Counter[tuple[str, str]] = Counter()
    for field in ("class_name", *_DEPARTMENTS, _STATUS):
        columns = [names.index(one) for one in part.mapping.columns.get(field, ()) if one in names]
        for row in part.part.sample:
            text = next((row[at] for at in columns if at < len(row) and row[at]), None)
            if text and text.strip() and not knows(field, text):
                counts[field, text.strip()] += 1
    return [Unknown(field, text, 0) for (field, text), _count in counts.most_common()]


def merged(first: Sequence[Unknown], second: Sequence[Unknown]) -> list[Unknown]:
    """Both, each text once; counts of the first one stay."""
    known = {(each.field, each.text) for each in first}
    return [*first, *(each for each in second if (each.field, each.text) not in known)]
