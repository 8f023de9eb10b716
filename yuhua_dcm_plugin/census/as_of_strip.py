"""Word that the map shows another day than today, with the way back (历史时点提示)."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ..core.notice import Kind, Notice
from ..core.strings import tr
from .as_of import AsOf


class AsOfStrip(QWidget):
    """A banner and a button; nothing while the map shows today.

    :param as_of: which day is shown
    """

    def __init__(self, as_of: AsOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("asOfStrip")
        self.banner = Notice("asOfBanner", Kind.WARNING, self)
        self.today_button = QPushButton(tr("Back to Today"), self)
        self.today_button.setObjectName("asOfToday")
        self.today_button.clicked.connect(lambda _checked=False: as_of.back())
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.banner, 1)
        box.addWidget(self.today_button)
        as_of.dayChanged.connect(self._on_day)
        self.hide()

    def _on_day(self, day: date | None) -> None:
        words = tr("The map shows components as of {day}, not today.")
        self.banner.say(words.format(day=day.isoformat()) if day is not None else "", Kind.WARNING)
        self.setVisible(day is not None)
