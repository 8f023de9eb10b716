"""The call that is being written: a report, an inquiry or an urge (上报登记、咨询解答、催办).

The order is that of a call. Callers begin with what happened, so that the cursor starts in the
description; from its words the class is suggested, the place comes next, and who is calling is
asked last, when the caller has been heard. Lines that show the number of a caller fill it in by
``fill``; by hand Alt with the letter of the label goes there from anywhere. Tab walks in the same
order: description, class, place, telephone, name, source, urgent, save; what has a key of its own
(the map, the phrases) comes behind.
"""

from __future__ import annotations

import math
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ..cases.feed import CaseFeed
from ..cases.fields import TextField
from ..cases.map_link import MapLink
from ..cases.records import Duplicate
from ..cases.text_limit import TextLimit
from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import chinese, tr
from .book import HandBook
from .caller_box import CallerBox
from .class_field import ClassField
from .duplicates_view import DuplicatesView
from .form_parts import Rows, button, column, line, set_order
from .letters import report_of
from .lookout import Lookout
from .place_picker import PlacePicker
from .records import CALL_MOST, MOST, Mode
from .store import CallStore
from .urge_box import UrgeBox


class ReportForm(QWidget):
    """The fields of a call, whatever becomes of it; it neither saves nor keeps anything itself.

    :param desk: the signed-in seat
    :param feed: names and classes
    :param map_link: the map
    :param book: phrases and rules
    """

    #: Something in the form changed, by a person or a script.
    changed = pyqtSignal()
    #: Likely duplicates were looked up.
    compared = pyqtSignal(list)

    def __init__(
        self,
        desk: Desk,
        feed: CaseFeed,
        map_link: MapLink,
        book: HandBook,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._wanted_class: tuple[str, str | None, str] | None = None
        self._wanted_source = ""
        self.mode = Mode.REPORT
        self._make_fields(desk, map_link, book)
        self._lay_out()
        self._lookout = Lookout(feed, self.report, self)
        self._connect()
        self.set_mode(Mode.REPORT)

    # --- what the form holds

    def told(self) -> dict[str, Any]:
        """Everything in the form; see :mod:`.letters` for the keys."""
        entry = self.picker.entry()
        told: dict[str, Any] = {
            "mode": self.mode.value,
            "source": self.source.currentData(),
            "description": self.description.value(),
            "urgent": self.urgent.isChecked(),
            "answer": self.answer.value(),
            "call_kind": self.call_kind.currentData(),
            "urged": self.urge.task_no() if self.mode is Mode.URGE else None,
            **self.caller.told(),
            **self.place.place(),
        }
        if entry is not None:
            told.update(kind=entry.kind, class_code=entry.code, class_standard=entry.class_standard)
            told["class_by"] = self.picker.chosen_by
        return {key: value for key, value in told.items() if value not in (None, "")}

    def report(self) -> dict[str, Any]:
        """The report as register_case takes it."""
        return report_of(self.told())

    def fill(self, told: dict[str, Any]) -> None:
        """Put a call into the form as a person would: keys of register_case, EPSG:4547."""
        if "mode" in told:
            self.set_mode(Mode(told["mode"]))
        self._fill_choices(told)
        self.caller.set_told(told)
        if "description" in told:
            self.description.set_value(told["description"])
        if "answer" in told:
            self.answer.set_value(told["answer"])
        if told.get("urged"):
            self.urge.set_number(str(told["urged"]))
        if "address" in told:
            self.place.set_address(str(told["address"]))
        self._fill_place(told)

    def clear(self) -> None:
        """Empty every field for the next caller."""
        self._wanted_class = None
        self.caller.clear()
        self.description.clear()
        self.answer.clear()
        self.urge.number.clear()
        self.urgent.setChecked(False)
        self.source.setCurrentIndex(0)
        self.call_kind.setCurrentIndex(0)
        self.class_field.clear()
        self.place.clear()
        self.duplicates.show_hits(())
        self.note.say("")
        self._lookout.rest()
        self.set_mode(Mode.REPORT)

    # --- modes

    def set_mode(self, mode: Mode) -> None:
        """Turn the call into a report, an inquiry or an urge; what was typed stays."""
        self.mode = mode
        report, inquiry, urge = (mode is kind for kind in (Mode.REPORT, Mode.INQUIRY, Mode.URGE))
        for row in (self._class_row, self._place_row):
            self.rows.show_row(row, report)
        self.rows.show_row(self._answer_row, inquiry)
        self.rows.show_row(self._urge_row, urge)
        self.urgent.setVisible(report)
        self.duplicates.setVisible(report and bool(self.duplicates.hits()))
        labels = {
            Mode.REPORT: tr("Descript&ion"),
            Mode.INQUIRY: tr("Quest&ion"),
            Mode.URGE: tr("What he says (&I)"),
        }
        self.rows.label(self._description_row).setText(labels[mode])
        self.description.setPlaceholderText(
            tr("Empty means that he asks again and wants it done soon")
            if urge
            else tr("What the caller says")
        )
        self.changed.emit()

    def take_suggestion(self, number: int) -> None:
        """Take one of the suggested classes."""
        if self.mode is Mode.REPORT:
            self.class_field.chips.take(number)

    # --- duplicates

    def _on_hits(self, hits: list[Duplicate]) -> None:
        self.duplicates.show_hits(hits)
        self.duplicates.setVisible(bool(hits) and self.mode is Mode.REPORT)
        self.compared.emit([hit.task_no for hit in hits])

    def _on_refused(self, error: DcmError) -> None:
        self.note.say(told_of(error), Kind.WARNING)

    # --- filling

    def _fill_choices(self, told: dict[str, Any]) -> None:
        if "source" in told:
            self._wanted_source = str(told["source"])
        if "class_code" in told:
            by = str(told.get("class_by") or "script")
            self._wanted_class = (str(told["class_code"]), told.get("kind"), by)
        self._choose_wanted()
        self.urgent.setChecked(bool(told.get("urgent", self.urgent.isChecked())))
        if "call_kind" in told:
            self.call_kind.setCurrentIndex(max(0, self.call_kind.findData(told["call_kind"])))

    def _fill_place(self, told: dict[str, Any]) -> None:
        x, y = _number(told.get("x")), _number(told.get("y"))
        placed = "x" in told and "y" in told
        if "component_code" in told:
            self.place.set_component(str(told["component_code"]), keep_point=placed)
        if placed:
            self.place.set_point(x, y)

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

    def _connect(self) -> None:
        self.description.textChanged.connect(
            lambda: self.class_field.hear(self.description.toPlainText())
        )
        self.class_field.chosen.connect(self._lookout.wake)
        self.place.placeChanged.connect(self._lookout.wake)
        self.place.componentChanged.connect(self.class_field.set_component)
        self._lookout.found.connect(self._on_hits)
        self._lookout.refused.connect(self._on_refused)
        for signal in (
            self.description.textChanged, self.answer.textChanged, self.urge.changed,
            self.caller.changed, self.place.placeChanged, self.place.addressChanged,
        ):  # fmt: skip
            signal.connect(self.changed)
        for signal in (
            self.urgent.toggled, self.source.currentIndexChanged,
            self.call_kind.currentIndexChanged, self.class_field.chosen,
        ):  # fmt: skip
            signal.connect(lambda _value: self.changed.emit())
        self._feed.labelsReady.connect(self._fill_lists)
        if self._feed.lists:
            self._fill_lists()

    def _make_fields(self, desk: Desk, map_link: MapLink, book: HandBook) -> None:
        feed, calls = self._feed, CallStore(desk.database)
        self.description = self._text("report_description", tr("What the caller says"))
        self.description_limit = TextLimit(self.description, MOST["description"], self)
        self.phrases_button = button(self, "report_phrases", tr("Phrases  F4"), lambda: None)
        self.class_field = ClassField(feed, book, self)
        self.picker = self.class_field.picker
        self.place = PlacePicker(desk, feed, map_link, self)
        self.answer = self._text("report_answer", tr("What the caller was told"))
        self.answer_limit = TextLimit(self.answer, CALL_MOST, self)
        self.call_kind = self._combo("report_call_kind", tr("Kind of call"))
        for code, name in call_kinds().items():
            self.call_kind.addItem(name, code)
        self.urge = UrgeBox(desk, feed, calls, self)
        self.caller = CallerBox(desk, feed, calls, self)
        self.source = self._combo("report_source", tr("Source"))
        self.urgent = QCheckBox(tr("Urgent"), self)
        self.urgent.setObjectName("report_urgent")
        self.duplicates = DuplicatesView(feed, map_link, self)
        self.note = Notice("report_note", Kind.ERROR, self)

    def _text(self, name: str, hint: str) -> TextField:
        field = TextField(self)
        field.setObjectName(name)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        return field

    def _combo(self, name: str, title: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(title)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        return combo

    def _lay_out(self) -> None:
        self.rows = Rows(self)
        caller, box = self.caller, QVBoxLayout(self)
        self._description_row = column(
            self.description,
            self.description_limit,
            line(self.phrases_button, QWidget(), stretch=(0, 1)),
        )
        self._class_row, self._place_row, self._urge_row = self.class_field, self.place, self.urge
        self._answer_row = column(self.call_kind, self.answer, self.answer_limit)
        numbers = line(caller.phone, caller.name, stretch=(3, 2))
        caller_row = column(numbers, caller.filled, caller.fault, caller.history)
        source_row = line(self.source, self.urgent, stretch=(1, 0))
        for text, row, buddy in (
            (tr("Descript&ion"), self._description_row, self.description),
            (tr("Cl&ass"), self._class_row, self.picker),
            (tr("Place (&G)"), self._place_row, self.place.address),
            (tr("A&nswer"), self._answer_row, self.answer),
            (tr("&Urged case"), self._urge_row, self.urge.number),
            (tr("&Telephone"), caller_row, caller.phone),
            (tr("Source (&K)"), source_row, self.source),
        ):
            self.rows.add(text, row, buddy)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.rows)
        box.addWidget(self.duplicates)
        box.addWidget(self.note)

    def set_tab_order(self, last: QWidget) -> None:
        """Let Tab walk in the order of a call, to the button that sends it."""
        place, caller = self.place, self.caller
        set_order(
            [
                self.description, self.picker, place.address, place.component_list, self.call_kind,
                self.answer, self.urge.number, caller.phone, caller.name, caller.history.list,
                self.source, self.urgent, self.duplicates.list, last, place.click_button,
                place.component_button, self.phrases_button,
            ]
        )  # fmt: skip


def call_kinds() -> dict[str, str]:
    """What a call that makes no case is about."""
    return {
        "inquiry": tr("Inquiry, answered"),
        "progress": tr("Asks how a case stands"),
        "other": tr("Other call"),
    }


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan
