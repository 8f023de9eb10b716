"""What is wrong in a batch: its rules with counts, and the faults of one of them (问题清单)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..cases.list_view import Field, ListView
from ..cases.map_link import MapLink
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import words_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import chinese, sentences, tr
from .desk_records import FaultRow, RuleSum
from .desk_store import MOST_FAULTS, CensusDeskStore
from .report import detail_words
from .wording import field_words, row_words, severity_words


class FaultView(QWidget):
    """Rules above, faults below; choosing a fault shows its place.

    :param desk: the signed-in seat
    :param store: reads the faults
    :param map_link: shows a fault's place
    """

    #: The faults of a batch are shown.
    shownFaults = pyqtSignal(int)

    def __init__(
        self, desk: Desk, store: CensusDeskStore, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._store, self._map = desk, store, map_link
        self._asked = 0
        self.batch: int | None = None
        self.rule = QComboBox(self)
        self.rule.setObjectName("faultRule")
        self.rule.setMinimumContentsLength(14)
        self.rule.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.rule.currentIndexChanged.connect(lambda _place: self._read_faults())
        self.mend = Notice("faultMend", Kind.INFO, self)
        self.list = ListView("faultTable", tr("Faults"), _fields(), self)
        self._say_empty()
        self.list.remember(desk.settings, settings.CENSUS_FAULTS)
        self.list.rowChosen.connect(self._on_row)
        self._lay_out()

    def show_batch(self, batch: int | None, without: str = "") -> None:
        """Show the faults of a batch; ``None`` shows none.

        :param without: why it has none, where it is not that all is well
        """
        self.batch, self._without = batch, without
        self._asked += 1
        self._say_empty()
        if batch is None:
            self._fill_rules(())
            self.list.show_rows(())
            self.mend.say("")
            return
        asked = self._asked
        self._desk.jobs.run(
            tr("Reading faults"),
            lambda _job: (self._store.rules(batch), self._store.faults(batch, chinese())),
            lambda found: self._got(asked, *found),
            self._failed,
        )

    def _say_empty(self) -> None:
        chosen = self._without or tr("No fault. Every row of the batch is as it should be.")
        none = self.none_words or tr("Choose a batch to see its faults.")
        self.list.say_empty(chosen if self.batch is not None else none)

    _without = ""
    #: What to say while there is no batch, in another place than the list of batches.
    none_words = ""

    def choose_rule(self, rule: str) -> None:
        """Show the faults of one rule; empty for all."""
        self.rule.setCurrentIndex(max(0, self.rule.findData(rule)))

    def rules(self) -> list[tuple[str, str, int]]:
        """Rule, severity and count; for scripts."""
        return [(each.rule, each.severity, each.count) for each in self._rules]

    _rules: Sequence[RuleSum] = ()

    # --- what comes back

    def _got(self, asked: int, rules: Sequence[RuleSum], faults: list[FaultRow]) -> None:
        if asked != self._asked:
            return
        self._fill_rules(rules)
        self._show(faults)
        self.shownFaults.emit(self.batch or 0)

    def _fill_rules(self, rules: Sequence[RuleSum]) -> None:
        self._rules = rules
        self.rule.blockSignals(True)
        self.rule.clear()
        self.rule.addItem(tr("All faults ({n})").format(n=sum(each.count for each in rules)), "")
        for each in rules:
            label = each.label_zh if chinese() else each.label_en
            words = f"{severity_words(each.severity)[0]} {label} ({each.count})"
            self.rule.addItem(words, each.rule)
        self.rule.setEnabled(bool(rules))
        self.rule.blockSignals(False)

    def _read_faults(self) -> None:
        batch, rule = self.batch, self.rule.currentData() or None
        if batch is None:
            return
        self._asked += 1
        asked = self._asked
        self._desk.jobs.run(
            tr("Reading faults"),
            lambda _job: self._store.faults(batch, chinese(), rule),
            lambda faults: self._show(faults) if asked == self._asked else None,
            self._failed,
        )

    def _show(self, faults: Sequence[FaultRow]) -> None:
        self.list.show_rows(faults)
        if len(faults) >= MOST_FAULTS:
            words = tr("The first {n} faults are listed; the report has them all.")
            self.mend.say(words.format(n=len(faults)), Kind.INFO)
        else:
            self.mend.say("")

    def _failed(self, error: DcmError) -> None:
        self.mend.say(words_of(error), Kind.ERROR)

    def _on_row(self, fault: FaultRow | None) -> None:
        if fault is None:
            return
        self.mend.say(_mend_words(fault), Kind.INFO)
        if fault.x is not None and fault.y is not None:
            self._map.zoom_to(fault.x, fault.y)
            self._map.flash(fault.x, fault.y)

    def _lay_out(self) -> None:
        label = QLabel(tr("&Rule"), self)
        label.setBuddy(self.rule)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.rule, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self.list, 1)
        box.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignBottom)


def _fields() -> list[Field]:
    return [
        Field(tr("Fault"), lambda row: f"{severity_words(row.severity)[0]} {row.label}", "x" * 28),
        Field(tr("Row"), row_words, "x" * 16, _place_of),
        Field(tr("Field"), lambda row: field_words(row.field) if row.field else "", "x" * 8),
        Field(tr("Value"), lambda row: row.value, "x" * 14),
        Field(tr("Explanation"), lambda row: detail_words(row.detail), "x" * 24),
        Field(
            tr("Has a place"), lambda row: tr("yes") if row.x is not None else tr("no place"), "xx"
        ),
        Field(tr("How to mend"), lambda row: row.mend, "x" * 24),
    ]


def _place_of(row: FaultRow) -> tuple[str, int]:
    return row.part, row.part_row or 0


def _mend_words(fault: FaultRow) -> str:
    told = sentences(sentences(fault.label, detail_words(fault.detail)), fault.mend)
    return tr("{part}: {words}").format(part=row_words(fault), words=told)
