"""A field for a time of day that knows 24:00 (时刻)."""

from __future__ import annotations

import re

from qgis.PyQt.QtGui import QValidator
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

_DAY_MIN, _STEP_MIN = 24 * 60, 30
_WHOLE = re.compile(r"^(\d{1,2})[:：.](\d{2})$")
_SHORT = re.compile(r"^(\d{1,2})$")
_PART = re.compile(r"^\d{0,2}(?:[:：.]\d{0,2})?$")


class TimeSpin(QSpinBox):
    """Minutes since midnight shown as HH:MM; arrows go by half hours.

    :param name: object name
    :param words: what time it is, for a screen reader
    """

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setRange(0, _DAY_MIN)
        self.setSingleStep(_STEP_MIN)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)

    @property
    def time(self) -> str:
        """HH:MM."""
        return str(self.textFromValue(self.value()))

    def set_time(self, time: str) -> None:
        """Show HH:MM."""
        self.setValue(self.valueFromText(time))

    def textFromValue(self, value: int) -> str:
        """HH:MM of minutes."""
        return f"{value // 60:02}:{value % 60:02}"

    def valueFromText(self, text: str) -> int:
        """Minutes of HH:MM, or of an hour alone."""
        return _minutes(text.strip()) or 0

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Whether it is a time, may become one, or never will."""
        plain = text.strip()
        if _minutes(plain) is not None:
            return QValidator.State.Acceptable, text, place
        may = bool(_PART.match(plain)) and not _WHOLE.match(plain)
        return (QValidator.State.Intermediate if may else QValidator.State.Invalid), text, place


def _minutes(text: str) -> int | None:
    """Minutes of a time of day; ``None`` where it is none."""
    whole, short = _WHOLE.match(text), _SHORT.match(text)
    if whole:
        found = int(whole[1]) * 60 + int(whole[2])
        return found if found <= _DAY_MIN and int(whole[2]) < 60 else None
    if short:
        found = int(short[1]) * 60
        return found if found <= _DAY_MIN else None
    return None
