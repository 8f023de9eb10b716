"""The report that is being written (上报登记)."""

from __future__ import annotations

import uuid
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..cases.class_picker import ClassPicker
from ..cases.feed import CaseFeed
from ..cases.fields import TextField
from ..cases.map_link import MapLink
from ..cases.records import ComponentHit, Duplicate
from ..core.errors import DcmError
from ..core.messages import hint_of, words_of
from ..core.session import Desk
from ..core.strings import chinese, tr
from .duplicates_view import DuplicatesView
from .place_picker import PlacePicker

_THINKING_MS = 300


class ReportForm(QWidget):
    """Everything a caller tells; saved in one step, and kept until that succeeded.

    :param desk: the signed-in seat
    :param feed: names and classes
    :param map_link: the map
    """

    #: The database's answer to a saved report.
    saved = pyqtSignal(dict)
    #: Likely duplicates were looked up.
    compared = pyqtSignal(list)

    def __init__(
        self, desk: Desk, feed: CaseFeed, map_link: MapLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed = desk, feed
        self._uuid = str(uuid.uuid4())
        self._asked = 0
        self._wanted_class: tuple[str, str | None] | None = None
        self._wanted_source = ""
        self._make_widgets(desk, feed, map_link)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_THINKING_MS)
        self._timer.timeout.connect(self._compare)
        self.picker.classChosen.connect(lambda _entry: self._timer.start())
        self.place.placeChanged.connect(self._timer.start)
        self.place.componentChanged.connect(self._on_component)
        feed.labelsReady.connect(self._fill_lists)
        if feed.lists:
            self._fill_lists()

    # --- what others use

    def report(self) -> dict[str, Any]:
        """The report as register_case takes it."""
        entry = self.picker.entry()
        told: dict[str, Any] = {
            "client_uuid": self._uuid,
            "source": self.source.currentData(),
            "reporter_name": self.caller.text().strip(),
            "reporter_phone": self.phone.text().strip(),
            "description": self.description.value(),
            "urgent": self.urgent.isChecked(),
            **self.place.place(),
        }
        if entry is not None:
            told.update(kind=entry.kind, class_code=entry.code, class_standard=entry.class_standard)
        return {key: value for key, value in told.items() if value not in (None, "")}

    def fill(self, report: dict[str, Any]) -> None:
        """Put a report into the form as a person would: keys of register_case, EPSG:4547."""
        if "source" in report:
            self._wanted_source = str(report["source"])
        if "class_code" in report:
            self._wanted_class = (str(report["class_code"]), report.get("kind"))
        self._choose_wanted()
        self.caller.setText(str(report.get("reporter_name", self.caller.text())))
        self.phone.setText(str(report.get("reporter_phone", self.phone.text())))
        if "description" in report:
            self.description.set_value(report["description"])
        self.urgent.setChecked(bool(report.get("urgent", self.urgent.isChecked())))
        if "address" in report:
            self.place.set_address(str(report["address"]))
        if "component_code" in report:
            self.place.set_component(str(report["component_code"]))
        if "x" in report and "y" in report:
            self.place.set_point(float(report["x"]), float(report["y"]))

    def save(self) -> None:
        """Register the report; if that fails all stays, and trying again makes no second case."""
        if self.picker.entry() is None:
            self.tell(tr("Choose a class first: type part of its name, its initials or its code."))
            self.picker.setFocus()
            return
        store, report = self._feed.store, self.report()
        self.save_button.setEnabled(False)
        self._desk.jobs.run(
            tr("Saving the report"), lambda _job: store.register(report), self._saved, self._failed
        )

    def clear(self) -> None:
        """Begin a new report."""
        self._uuid = str(uuid.uuid4())
        self._asked += 1
        self._timer.stop()
        self._wanted_class = None
        for line in (self.caller, self.phone):
            line.clear()
        self.description.clear()
        self.urgent.setChecked(False)
        self.source.setCurrentIndex(0)
        self.picker.choose(None)
        self.place.clear()
        self.duplicates.show_hits(())
        self._timer.stop()
        self.tell("")

    def tell(self, text: str) -> None:
        """Say what is wrong, in the form."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    # --- saving and comparing

    def _saved(self, answer: dict[str, Any]) -> None:
        self.save_button.setEnabled(True)
        self.clear()
        self.saved.emit(answer)

    def _failed(self, error: DcmError) -> None:
        self.save_button.setEnabled(True)
        self.tell(f"{words_of(error)} {hint_of(error)}".strip())
        self._desk.messages.log(error)

    def _compare(self) -> None:
        report = self.report()
        self._asked += 1
        asked, store = self._asked, self._feed.store
        if "class_code" not in report or not ({"x", "component_code"} & set(report)):
            self._compared(asked, [])
            return
        self._desk.jobs.run(
            tr("Looking for duplicates"),
            lambda _job: store.duplicates(report),
            lambda hits: self._compared(asked, hits),
        )

    def _compared(self, asked: int, hits: list[Duplicate]) -> None:
        if asked == self._asked:
            self.duplicates.show_hits(hits)
            self.compared.emit([hit.task_no for hit in hits])

    def _on_component(self, hit: ComponentHit | None) -> None:
        entry = self.picker.entry()
        if hit is not None and (entry is None or entry.kind == "component"):
            self.picker.choose_code(hit.class_code, "component")

    # --- lists

    def _fill_lists(self) -> None:
        before = self.source.currentData()
        self.source.clear()
        for entry in self._feed.lists.get("source", ()):
            self.source.addItem(entry.label_zh if chinese() else entry.label_en, entry.code)
        self.source.setCurrentIndex(max(0, self.source.findData(before)))
        self.picker.set_entries(self._feed.classes)
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        place = self.source.findData(self._wanted_source) if self._wanted_source else -1
        if place >= 0:
            self.source.setCurrentIndex(place)
            self._wanted_source = ""
        if self._wanted_class is not None and self.picker.choose_code(*self._wanted_class):
            self._wanted_class = None

    # --- making

    def _make_widgets(self, desk: Desk, feed: CaseFeed, map_link: MapLink) -> None:
        self.source = QComboBox(self)
        self.source.setObjectName("report_source")
        self.urgent = QCheckBox(tr("Urgent"), self)
        self.urgent.setObjectName("report_urgent")
        self.caller = self._line("report_caller", tr("Name"), 100)
        self.phone = self._line("report_phone", tr("Telephone"), 40)
        self.description = TextField(self)
        self.description.setObjectName("report_description")
        self.description.setPlaceholderText(tr("What the caller says"))
        self.picker = ClassPicker(self)
        self.picker.setObjectName("report_class")
        self.place = PlacePicker(desk, feed, map_link, self)
        self.duplicates = DuplicatesView(feed, map_link, self)
        self.note = QLabel(self)
        self.note.setObjectName("report_note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setStyleSheet("color: #b71c1c; font-weight: bold")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.note.hide()
        self.clear_button = QPushButton(tr("New Report  F2"), self)
        self.clear_button.setObjectName("report_clear")
        self.clear_button.clicked.connect(self.clear)
        self.save_button = QPushButton(tr("Save  Ctrl+Enter"), self)
        self.save_button.setObjectName("report_save")
        self.save_button.setStyleSheet("font-weight: bold")
        self.save_button.clicked.connect(self.save)

    def _line(self, name: str, hint: str, length: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setPlaceholderText(hint)
        line.setMaxLength(length)
        return line

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(5)
        form.addRow(tr("Source"), _row(self.source, self.urgent))
        form.addRow(tr("Caller"), _row(self.caller, self.phone))
        form.addRow(tr("Description"), self.description)
        form.addRow(tr("Class"), self.picker)
        form.addRow(tr("Place"), self.place)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(form)
        box.addWidget(self.duplicates)
        box.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.addWidget(self.clear_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        box.addLayout(buttons)


def _row(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(first, 1)
    row.addWidget(second, 0 if isinstance(second, QCheckBox) else 1)
    return row
