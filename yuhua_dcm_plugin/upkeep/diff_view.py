"""What an edition does otherwise than another: counts, then each difference (版本比较)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.flow import FlowLayout
from ..cases.list_file import write_xlsx
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import label, tr
from .diff_paint import BeforeAfter, DiffDelegate
from .diff_words import KINDS, counts_of, counts_words, field_words, value_words, what_words
from .edition_words import kind_words
from .table import Field, make_list

_SUFFIX = ".xlsx"


class DiffView(QWidget):
    """Compares the edition at hand with another one."""

    #: The differences are shown.
    compared = pyqtSignal()

    def __init__(self, desk: Desk, store: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._edition: Any = None
        self._asked = 0
        self._rows: list[Any] = []
        self._names: Mapping[str, str] = {}
        self._make_head()
        self.list = make_list(
            "diffTable", tr("Differences of the editions"), self._fields(), desk,
            settings.UPKEEP_DIFFERENCES, self, lines=6,
        )  # fmt: skip
        self.list.table.setItemDelegateForColumn(0, DiffDelegate(self.list.table))
        self.list.rowChosen.connect(self._on_row)
        self.sides = BeforeAfter(self)
        self._lay_out()
        self._show(())

    def name_departments(self, names: Mapping[str, str]) -> None:
        """Show departments by these names instead of their codes."""
        self._names = names
        self.list.model.show(self.list.model.rows)

    def show_edition(self, edition: Any, editions: Sequence[Any], proposed: str) -> None:
        """Compare another edition; it is read once somebody looks here.

        :param edition: the one at hand, or ``None``
        :param editions: all there are
        :param proposed: code of the one to compare with, as a rule the one in force
        """
        self._edition = edition
        code = edition.code if edition is not None else ""
        self.other.blockSignals(True)
        self.other.clear()
        for one in editions:
            if one.code != code:
                self.other.addItem(f"{label(one)} ({one.code})", one.code)
        self.other.setCurrentIndex(max(0, self.other.findData(proposed)))
        self.other.blockSignals(False)
        self._read = False
        if self.isVisible():
            self.read()

    _read = False

    def showEvent(self, event: Any) -> None:
        """Read when somebody looks here first."""
        super().showEvent(event)
        if not self._read:
            self.read()

    def read(self) -> None:
        """Ask how the editions differ, in the background."""
        self._asked += 1
        other = self.other.currentData()
        if self._edition is None or not other:
            self._show(())
            return
        self._read = True
        asked, ours = self._asked, self._edition.code
        self.counts.say(tr("Comparing…"), Kind.INFO)
        self._desk.jobs.run(
            tr("Comparing editions"), lambda _job: self._store.diff(other, ours),
            lambda rows: self._show(rows) if asked == self._asked else None, self._failed,
        )  # fmt: skip

    def find(self, words: str = "", what: str = "") -> None:
        """Show what fits; for scripts."""
        self.search.setText(words)
        self.what.setCurrentIndex(max(0, self.what.findData(what)))
        self._filter()

    def export(self, target: Path | str) -> None:
        """Write all differences as a workbook, in the background."""
        path, heads, rows = Path(target), self._heads(), self._cells()
        self._desk.jobs.run(
            tr("Writing the workbook"), lambda _job: write_xlsx(heads, rows, path), self._written,
            self._not_written,
        )  # fmt: skip

    # --- making

    def _make_head(self) -> None:
        self.other = self._combo("diffOther", 14)
        self.other.currentIndexChanged.connect(lambda _place: self.read())
        self.what = self._combo("diffWhat", 8)
        self.what.setAccessibleName(tr("Kind of difference"))
        self.what.addItem(tr("All differences"), "")
        for what in KINDS:
            self.what.addItem(what_words(what), what)
        self.what.currentIndexChanged.connect(lambda _place: self._filter())
        self.search = QLineEdit(self)
        self.search.setObjectName("diffSearch")
        self.search.setAccessibleName(tr("Search differences"))
        self.search.setPlaceholderText(tr("Class or words"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.export_button = QPushButton(tr("Export…"), self)
        self.export_button.setObjectName("diffExport")
        self.export_button.clicked.connect(lambda _checked=False: self._ask_target())
        self.counts = Notice("diffCounts", Kind.INFO, self)

    def _combo(self, name: str, letters: int) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setMinimumContentsLength(letters)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo

    def _fields(self) -> list[Field]:
        return [
            Field(tr("Difference"), lambda row: what_words(row.what), "＋ xxxxxx"),
            Field(tr("Class"), _class_words, "x" * 12),
            Field(tr("Filing condition"), lambda row: row.condition or "", "x" * 20),
            Field(tr("What is other"), lambda row: field_words(row.field or ""), "x" * 12),
            Field(tr("Before"), lambda row: self._side(row, row.before), "x" * 12),
            Field(tr("After"), lambda row: self._side(row, row.after), "x" * 12),
        ]

    def _lay_out(self) -> None:
        with_words = QLabel(tr("Compare &with"), self)
        with_words.setBuddy(self.other)
        above = QWidget(self)
        flow = FlowLayout(above)
        for part in (with_words, self.other, self.what, self.search, self.export_button):
            flow.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addWidget(above)
        box.addWidget(self.counts)
        box.addWidget(self.list, 1)
        box.addWidget(self.sides)

    # --- what happens

    def _show(self, rows: Sequence[Any]) -> None:
        self._rows = list(rows)
        self.export_button.setEnabled(bool(self._rows))
        counts = counts_of(self._rows)
        for place, what in enumerate(KINDS, 1):
            self.what.setItemText(place, f"{what_words(what)} ({counts[what]:,})")
        self.counts.say(counts_words(counts) if self._read else "", Kind.INFO)
        self._filter()
        if self._read:
            self.compared.emit()

    def _filter(self) -> None:
        wanted, words = self.what.currentData(), self.search.text().lower().split()
        rows = [
            row
            for row in self._rows
            if (not wanted or row.what == wanted) and all(word in _searched(row) for word in words)
        ]
        self._say_empty()
        self.list.show_rows(rows)
        self.sides.say("", None, None)

    def _say_empty(self) -> None:
        if self._edition is None:
            words = tr("Choose an edition to see how it differs.")
        elif not self.other.count():
            words = tr("There is no other edition to compare with.")
        elif self._rows:
            words = tr("No difference fits. Search for less, or choose all differences.")
        else:
            words = tr("Nothing differs: both editions say the same.")
        self.list.say_empty(words)

    def _on_row(self, row: Any) -> None:
        if row is None:
            self.sides.say("", None, None)
            return
        head = f"{_class_words(row)} · {row.condition}" if row.condition else _class_words(row)
        before = None if row.what == "added" else self._side(row, row.before) or row.condition
        after = None if row.what == "removed" else self._side(row, row.after) or row.condition
        if row.what == "changed":
            head = f"{head} · {field_words(row.field or '')}"
            before, after = self._side(row, row.before), self._side(row, row.after)
        self.sides.say(head, before, after)

    def _side(self, row: Any, words: str | None) -> str:
        return value_words(row.field or "", words, self._names)

    def _failed(self, error: DcmError) -> None:
        self._rows, self._read = [], False
        self._filter()
        self.list.say_empty(tr("The comparison could not be made."))
        self.counts.say(told_of(error), Kind.ERROR)

    # --- the workbook

    def _ask_target(self) -> None:
        folder = self._desk.settings.get(settings.UPKEEP_HANDBOOK_FOLDER) or str(Path.home())
        name = f"{self._edition.code}-{self.other.currentData()}{_SUFFIX}"
        found, _kind = QFileDialog.getSaveFileName(
            self, tr("Export Differences"), str(Path(folder) / name), f"XLSX (*{_SUFFIX})"
        )
        if found:
            self.export(found if found.lower().endswith(_SUFFIX) else found + _SUFFIX)

    def _heads(self) -> list[str]:
        return [
            tr("Difference"), tr("Kind"), tr("Class code"), tr("Class"), tr("Filing condition"),
            tr("What is other"), tr("Before"), tr("After"),
        ]  # fmt: skip

    def _cells(self) -> list[tuple[str, ...]]:
        return [
            (
                what_words(row.what), kind_words(row.kind) if row.kind else "",
                row.class_code or "", _class_words(row) if not row.kind else row.class_name,
                row.condition or "", field_words(row.field or ""), self._side(row, row.before),
                self._side(row, row.after),
            )
            for row in self._rows
        ]  # fmt: skip

    def _not_written(self, error: DcmError) -> None:
        self.counts.say(told_of(error), Kind.ERROR)

    def _written(self, path: Path) -> None:
        self._desk.settings.set(settings.UPKEEP_HANDBOOK_FOLDER, str(path.parent))
        url = QUrl.fromLocalFile(str(path))
        words = tr("Wrote {file}").format(file=path.name)
        self._desk.messages.offer(words, tr("Open"), lambda: QDesktopServices.openUrl(url))


def _class_words(row: Any) -> str:
    return f"{row.class_code} {row.class_name}" if row.class_code else tr("Whole edition")


def _searched(row: Any) -> str:
    parts = (row.class_code, row.class_name, row.condition, row.before, row.after)
    return " ".join(part.lower() for part in parts if part)
