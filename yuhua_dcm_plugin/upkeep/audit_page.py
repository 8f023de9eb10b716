"""The audit: who changed what and when, with before and after side by side (维护记录)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QPushButton,
    QWidget,
)

from ..cases.flow import FlowLayout
from ..cases.list_file import write_xlsx
from ..cases.splitter import DockSplitter
from ..core import settings
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .audit_columns import column_words, table_words
from .audit_records import SAME, AuditFilter, AuditLine, FieldChange
from .audit_store import MOST_EXPORTED, PORTION, AuditStore
from .audit_words import cells, heads, shown, summary, when
from .diff_paint import DiffDelegate
from .diff_words import what_words
from .page import Page
from .settings_history import today
from .table import Field, make_list

_SUFFIX = ".xlsx"


class AuditPage(Page):
    """Changes, the newest first; the chosen one field by field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, lines=34)
        self.store = AuditStore(desk.database)
        self._lines: list[AuditLine] = []
        self._asked = 0
        self._make_filter()
        self._make_lists()
        self._make_buttons()
        self._lay_out()

    def title(self) -> str:
        """What the page is called in the list."""
        return tr("Audit")

    def reload(self) -> None:
        """Read who changed what, and the newest changes."""
        self.run(
            tr("Reading the audit"), lambda _job: (self.store.people(), self.store.tables()),
            lambda read: self._got_choices(*read),
        )  # fmt: skip
        self.search()

    # --- for scripts

    def wanted(self) -> AuditFilter:
        """Which changes are asked for."""
        day = self.day.date().toPyDate() if self.on_day.isChecked() else None
        return AuditFilter(self.table.currentData() or None, self.who.currentData() or None, day)

    def filter(self, table: str = "", by: str = "", day: date | None = None) -> None:
        """Ask for the changes of a table, a person, a day."""
        for combo, code in ((self.table, table), (self.who, by)):
            combo.setCurrentIndex(max(0, combo.findData(code)))
        if day is not None:
            self.day.setDate(QDate(day.year, day.month, day.day))
        self.on_day.setChecked(day is not None)
        self.search()

    def search(self, *_what: Any) -> None:
        """Read the newest changes that fit."""
        self._lines = []
        self._read(None)

    def load_more(self) -> None:
        """Read the next older changes."""
        if self._lines:
            self._read(self._lines[-1].id)

    def export(self, target: Path | str) -> None:
        """Write all changes that fit as Excel, one row a field that differs."""
        wanted, path = self.wanted(), Path(target)

        def work(_job: Any) -> int:
            lines = self.store.lines(wanted, most=MOST_EXPORTED)
            write_xlsx(heads(), [row for line in lines for row in cells(line)], path)
            return len(lines)

        self.run(tr("Writing the audit"), work, lambda n: self._written(n, path), locks=(self.bar,))

    # --- what came back

    def _read(self, below: int | None) -> None:
        self._asked += 1
        asked, wanted = self._asked, self.wanted()
        self.run(
            tr("Reading the audit"), lambda _job: self.store.lines(wanted, below),
            lambda lines: self._got(lines) if asked == self._asked else None,
        )  # fmt: skip

    def _got(self, lines: Sequence[AuditLine]) -> None:
        self._lines += lines
        self.list.show_rows(self._lines, lambda row: row.id)
        self.more_button.setEnabled(len(lines) == PORTION)
        self.export_button.setEnabled(bool(self._lines))
        words = tr("{n} changes, and older ones") if len(lines) == PORTION else tr("{n} changes")
        self.counts.say(words.format(n=f"{len(self._lines):,}") if self._lines else "", Kind.INFO)
        if self.list.row() is None:
            self.list.choose(lambda _row: True)
        self._on_line(self.list.row())

    def _got_choices(self, people: Sequence[Any], tables: Sequence[str]) -> None:
        named = sorted(((table_words(each), each) for each in tables), key=lambda pair: pair[0])
        self._fill(self.table, tr("Everything"), named)
        self._fill(self.who, tr("Everybody"), [(each.name, each.by) for each in people])

    def _fill(self, combo: QComboBox, every: str, choices: Sequence[tuple[str, str]]) -> None:
        kept = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        combo.addItem(every, "")
        for words, code in choices:
            combo.addItem(words, code)
        combo.setCurrentIndex(max(0, combo.findData(kept)))
        combo.blockSignals(False)

    def _on_line(self, line: AuditLine | None) -> None:
        self.fields.show_rows(line.fields() if line is not None else ())

    def _written(self, count: int, path: Path) -> None:
        self.desk.settings.set(settings.UPKEEP_FOLDER, str(path.parent))
        words = tr("{n} changes are written to {file}")
        self.desk.messages.success(words.format(n=f"{count:,}", file=path.name))

    def _ask_target(self) -> None:
        folder = self.desk.settings.get(settings.UPKEEP_FOLDER) or str(Path.home())
        name = "-".join((tr("Audit"), today().isoformat())) + _SUFFIX
        found, _kind = QFileDialog.getSaveFileName(
            self, tr("Export Audit"), str(Path(folder) / name), f"XLSX (*{_SUFFIX})"
        )
        if found:
            self.export(found if found.lower().endswith(_SUFFIX) else found + _SUFFIX)

    # --- building

    def _make_filter(self) -> None:
        self.bar = QWidget(self)
        self.table = self._combo("auditTable", tr("What was changed"), tr("Everything"))
        self.who = self._combo("auditWho", tr("Who changed it"), tr("Everybody"))
        self.on_day = QCheckBox(tr("On the day"), self.bar)
        self.on_day.setObjectName("auditOnDay")
        self.day = QDateEdit(self.bar)
        self.day.setObjectName("auditDay")
        self.day.setAccessibleName(tr("Day of the changes"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        now = today()
        self.day.setDate(QDate(now.year, now.month, now.day))
        self.day.setEnabled(False)
        self.on_day.toggled.connect(self.day.setEnabled)
        self.on_day.toggled.connect(self.search)
        self.day.dateChanged.connect(self.search)

    def _combo(self, name: str, words: str, every: str) -> QComboBox:
        combo = QComboBox(self.bar)
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        combo.addItem(every, "")
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(9)
        combo.activated.connect(self.search)
        return combo

    def _make_lists(self) -> None:
        self.list = make_list(
            "auditList", tr("Changes"), _line_fields(), self.desk, settings.UPKEEP_AUDIT, self,
            lines=8,
        )  # fmt: skip
        self.list.say_empty(tr("Nothing was changed, or nothing fits."))
        self.fields = make_list(
            "auditFields", tr("Before and after"), _change_fields(), self.desk,
            settings.UPKEEP_AUDIT_FIELDS, self, lines=6,
        )  # fmt: skip
        for each in (self.list, self.fields):
            each.table.setItemDelegateForColumn(0, DiffDelegate(each.table))
        self.list.rowChosen.connect(self._on_line)

    def _make_buttons(self) -> None:
        self.counts = Notice("auditCounts", Kind.INFO, self)
        self.more_button = QPushButton(tr("Load More"), self)
        self.export_button = QPushButton(tr("Export…"), self)
        for button, name, call in (
            (self.more_button, "auditMore", self.load_more),
            (self.export_button, "auditExport", self._ask_target),
        ):
            button.setObjectName(name)
            button.setEnabled(False)
            button.clicked.connect(lambda _checked=False, call=call: call())

    def _lay_out(self) -> None:
        above = FlowLayout(self.bar)
        for part in (self.table, self.who, self.on_day, self.day):
            above.addWidget(part)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        row.addWidget(self.more_button)
        row.addWidget(self.export_button)
        self.splitter = DockSplitter(
            ((self.list, 3), (self.fields, 2)), self.desk.settings, settings.UPKEEP_AUDIT_SPLITTER,
            self,
        )  # fmt: skip
        self.splitter.setObjectName("auditSplitter")
        for part, share in ((self.bar, 0), (self.splitter, 1), (self.counts, 0), (buttons, 0)):
            self.box.addWidget(part, share)


def _line_fields() -> list[Field]:
    return [
        Field(tr("Difference"), lambda row: what_words(row.what), "＋ xxxxxxx"),
        Field(tr("When"), when, "2026-11-23 10:00:00", lambda row: row.id),
        Field(tr("Who"), lambda row: row.who, "x" * 6),
        Field(tr("What"), lambda row: table_words(row.table), "x" * 8),
        Field(tr("Key"), lambda row: row.called, "x" * 12),
        Field(tr("Fields"), summary, "x" * 16),
    ]


def _change_fields() -> list[Field]:
    def sign(row: FieldChange) -> str:
        return "" if row.what == SAME else what_words(row.what)

    return [
        Field(tr("Difference"), sign, "＋ xxxxxxx"),
        Field(tr("Field"), lambda row: column_words(row.field), "x" * 12),
        Field(tr("Before"), lambda row: shown(row.before, row.field), "x" * 12),
        Field(tr("After"), lambda row: shown(row.after, row.field), "x" * 12),
    ]
