"""What a new edition is called and from which day it is meant (版本登记)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QDateEdit, QFormLayout, QLabel, QLineEdit, QWidget

from ..core.shanghai import SHANGHAI
from ..core.strings import tr
from ..core.text import plain


def today() -> date:
    """The day it is in Shijiazhuang, whatever this computer's zone."""
    return datetime.now(SHANGHAI).date()


class EditionForm(QWidget):
    """Code, title and day; a new one proposes what is usual.

    :param name: object names are made from it
    :param untitled: what an empty title means; without it there must be one
    """

    #: Something was typed.
    changed = pyqtSignal()

    def __init__(self, name: str, untitled: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = self._line(f"{name}Code")
        self.title = self._line(f"{name}Title")
        self.title.setPlaceholderText(untitled)
        self.day = date_edit(f"{name}Day", tr("First day in force"), self)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, widget in (
            (tr("&Title"), self.title), (tr("Co&de"), self.code), (tr("Valid &from"), self.day),
        ):  # fmt: skip
            self.add_row(words, widget)

    def add_row(self, words: str, widget: QWidget) -> None:
        """Add a line with a label that leads to its field."""
        name = QLabel(words, self)
        name.setBuddy(widget)
        self.form.addRow(name, widget)

    def propose(self, taken: set[str]) -> None:
        """Fill in what is usual: the first day of the next month, a code that is free.

        :param taken: codes that there are
        """
        day = next_month(today())
        self.set_day(day)
        code, number = f"{day:%Y-%m}", 1
        while code in taken:
            number += 1
            code = f"{day:%Y-%m}-{number}"
        self.code.setText(code)
        if not self.title.placeholderText():
            self.title.setText(tr("Handbook of {year}").format(year=day.year))

    def set_day(self, day: date) -> None:
        """Choose a day."""
        self.day.setDate(QDate(day.year, day.month, day.day))

    def values(self) -> dict[str, Any]:
        """What ``handbook_open`` takes."""
        title = plain(self.title.text()).strip()
        return {
            "code": plain(self.code.text()).strip(),
            "label_zh": title,
            "label_en": title,
            "valid_from": day_of(self.day).isoformat(),
        }

    @property
    def ready(self) -> bool:
        """Whether what must be there is there."""
        titled = self.title.text().strip() or self.title.placeholderText()
        return bool(self.code.text().strip() and titled)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line


def next_month(day: date) -> date:
    """First day of the month after a day's."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def date_edit(name: str, words: str, parent: QWidget) -> QDateEdit:
    """A field for a day, with a calendar to choose from."""
    edit = QDateEdit(parent)
    edit.setObjectName(name)
    edit.setAccessibleName(words)
    edit.setToolTip(words)
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setMinimumDate(QDate(2000, 1, 1))
    return edit


def day_of(edit: QDateEdit) -> date:
    """The day that is chosen."""
    shown = edit.date()
    return date(shown.year(), shown.month(), shown.day())
