"""Values of a setting by their first day; what has not been in force can be taken back (沿革)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ..core import settings
from ..core.session import Desk
from ..core.shanghai import SHANGHAI
from ..core.strings import tr
from .settings_records import SettingRow, SettingValue
from .settings_words import value_words
from .table import Field, make_list


def today() -> date:
    """The day in the district."""
    return datetime.now(SHANGHAI).date()


class SettingHistory(QWidget):
    """The values of one setting, the newest first."""

    #: Somebody wants a value back (``SettingValue``).
    backWanted = pyqtSignal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting: SettingRow | None = None
        self._names: Mapping[str, str] = {}
        self.list = make_list(
            "settingHistory", tr("Values of the setting"), self._fields(), desk,
            settings.UPKEEP_SETTING_VALUES, self, lines=4,
        )  # fmt: skip
        self.list.rowChosen.connect(lambda _row: self._enable())
        self.back_button = QPushButton(tr("Take Back"), self)
        self.back_button.setObjectName("settingBack")
        self.back_button.setToolTip(tr("Take the marked value back if nobody was measured by it"))
        self.back_button.clicked.connect(lambda _checked=False: self.take_back())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list, 1)
        box.addLayout(row)

    def show_setting(self, setting: SettingRow | None, names: Mapping[str, str]) -> None:
        """Show the values of a setting; ``None`` hides the list.

        :param names: labels of codes
        """
        self._setting, self._names = setting, names
        self.setVisible(setting is not None)
        self.list.show_rows(setting.values if setting is not None else ())
        self._enable()

    def take_back(self) -> None:
        """Ask for the marked value back."""
        row = self.list.row()
        if row is not None:
            self.backWanted.emit(row)

    def _enable(self) -> None:
        row = self.list.row()
        self.back_button.setEnabled(row is not None and row.may_go(today()))

    def _fields(self) -> list[Field]:
        def state(row: SettingValue) -> str:
            if row.counts:
                return tr("● counts today")
            return tr("○ waits for its day") if row.waits(today()) else tr("past")

        def value(row: SettingValue) -> str:
            setting = self._setting
            return value_words(setting, row.value, self._names) if setting is not None else ""

        return [
            Field(tr("From"), lambda row: str(row.valid_from), "2026-11-23"),
            Field(tr("Value"), value, "x" * 12),
            Field(tr("State"), state, "x" * 10),
        ]
