"""What can be done with the call, each with its key (来电操作)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QWidget

from ..cases.flow import FlowLayout
from ..core.notice import ground_of
from ..core.strings import tr
from .form_parts import button
from .records import Mode


class CallButtons(QWidget):
    """New, park, inquiry, urge; save stands at the end of the row, where the eye ends."""

    newWanted = pyqtSignal()
    parkWanted = pyqtSignal()
    inquiryWanted = pyqtSignal()
    urgeWanted = pyqtSignal()
    saveWanted = pyqtSignal()

    def __init__(self, may_report: bool, may_record: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new = button(self, "report_clear", tr("New Report  F2"), self.newWanted.emit)
        self.park = button(self, "report_park", tr("Park  F3"), self.parkWanted.emit)
        self.inquiry = button(self, "report_inquiry", "", self.inquiryWanted.emit)
        self.urge = button(self, "report_urge", "", self.urgeWanted.emit)
        self.save = button(self, "report_save", "", self.saveWanted.emit)
        self.save.setStyleSheet("font-weight: bold")
        self.inquiry.setVisible(may_record and may_report)
        self.urge.setVisible(may_record)
        self.show_mode(Mode.REPORT)
        self._lay_out()

    def show_mode(self, mode: Mode) -> None:
        """Say what each button does now."""
        inquiry, urge = mode is Mode.INQUIRY, mode is Mode.URGE
        self.inquiry.setText(tr("Back to Report  F6") if inquiry else tr("Inquiry  F6"))
        self.urge.setText(tr("Back to Report  F7") if urge else tr("Urge  F7"))
        saves = {
            Mode.REPORT: tr("Save  Ctrl+Enter"),
            Mode.INQUIRY: tr("Save Inquiry  Ctrl+Enter"),
            Mode.URGE: tr("Urge  Ctrl+Enter"),
        }
        self.save.setText(saves[mode])

    def paintEvent(self, _event: Any) -> None:
        """Hide the form that may lie behind; a style sheet of a theme leaves a widget clear."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground_of(self))
        painter.end()

    def _lay_out(self) -> None:
        row = FlowLayout(self)
        for made in (self.new, self.park, self.inquiry, self.urge):
            row.addWidget(made)
        row.add_stretch()
        row.addWidget(self.save)
