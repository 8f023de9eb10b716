"""Fields of the forms that move or stop the clock: last day, document, verdict, leading case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLabel, QLineEdit, QWidget

from ..core.shanghai import SHANGHAI, local_time
from ..core.strings import tr
from .fields import ChoiceField, ListField
from .records import CaseRow, StopRule

_LONGEST_DOCUMENT = 200
#: What is offered first; most stops that are asked for last about so long.
_USUAL_DAYS = 14


def last_day(today: date, days: int) -> QDate:
    """The last day that the database accepts: 365 days are a calendar year, leap year or not.

    :param days: how long the stop may last, in days
    """
    years, rest = divmod(days, 365)
    return _qdate(today).addYears(years).addDays(rest)


class DayField(QWidget):
    """The last day of a stop, up to the end of which the clock stands still.

    :param rule: how long such a stop may last
    """

    def __init__(self, rule: StopRule | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = datetime.now(SHANGHAI).date()
        most = rule.days_at_most if rule is not None else None
        self.day = QDateEdit(self)
        self.day.setObjectName("day")
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMinimumDate(_qdate(today))
        if most is not None:
            self.day.setMaximumDate(last_day(today, most))
        self.day.setDate(_qdate(today + timedelta(days=min(_USUAL_DAYS, most or _USUAL_DAYS))))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.day)
        words = tr("at most {n} days").format(n=most) if most is not None else ""
        row.addWidget(QLabel(words, self), 1)
        self.setFocusProxy(self.day)

    def value(self) -> str:
        """The day, as 2027-01-31."""
        return str(self.day.date().toString("yyyy-MM-dd"))

    def set_value(self, value: Any) -> None:
        """Choose a day; what is no day changes nothing."""
        day = QDate.fromString(str(value or "")[:10], "yyyy-MM-dd")
        if day.isValid():
            self.day.setDate(day)


class LineField(QLineEdit):
    """One line of words."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST_DOCUMENT)
        self.setPlaceholderText(hint)

    def value(self) -> str | None:
        """The words without blanks around them."""
        return self.text().strip() or None

    def set_value(self, value: Any) -> None:
        """Put words in."""
        self.setText(str(value or ""))


class TickField(QCheckBox):
    """Yes or no; a no is an answer too."""

    def value(self) -> bool:
        """Whether it is ticked."""
        return bool(self.isChecked())

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self.setChecked(str(value).lower() == "true")


def document_field() -> LineField:
    """Title or number of the paper that a request rests on."""
    return LineField(tr("Title or number of the paper"))


def approval_field() -> ChoiceField:
    """The decision on a request."""
    return ChoiceField((("true", tr("Approve")), ("false", tr("Refuse"))))


def review_field() -> ChoiceField:
    """The first review of a request."""
    return ChoiceField((("true", tr("Passed")), ("false", tr("Not passed"))))


def give_back_field(default: bool) -> TickField:
    """Whether the time between a 回退 and this dispatch is given back."""
    field = TickField(tr("The time since it was sent back does not count"))
    field.setToolTip(tr("The deadline moves by the working time that the department lost"))
    field.setChecked(default)
    return field


def leader_field(cases: Sequence[CaseRow]) -> ListField:
    """Cases of the same department onto whose clock this one may be bundled."""
    field = ListField()
    for case in cases:
        place = case.address or case.description
        due = tr("due {due}").format(due=local_time(case.due_at))
        words = " ".join(place.split())
        field.add(f"{case.task_no}  {case.class_name}  {due}", case.task_no, words)
    return field


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
