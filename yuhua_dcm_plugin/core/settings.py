"""Settings of this desk, declared once (本机设置). No secret ever goes here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from qgis.core import QgsSettings

Value = TypeVar("Value")
PREFIX = "yuhua_dcm/"


@dataclass(frozen=True)
class Setting(Generic[Value]):
    """One setting: what it is called, what it holds, what counts without it."""

    key: str
    type: type[Value]
    default: Value
    scope: str = "user"


CONNECTION = Setting("connection", str, "")
SIGN_IN_AT_START = Setting("sign_in_at_start", bool, True)
DISPATCH_FILTER = Setting("dispatch/filter", str, "")
DISPATCH_DEFAULT_FILTER = Setting("dispatch/default_filter", int, 0)
DISPATCH_GO_ON = Setting("dispatch/go_on", bool, True)
DISPATCH_COLUMNS = Setting("dispatch/columns", str, "")
DISPATCH_FOLLOW_MAP = Setting("dispatch/follow_map", bool, True)
DISPATCH_SPLITTER = Setting("dispatch/splitter", str, "")
INTAKE_COLUMNS = Setting("intake/columns", str, "")
EVALUATION_PERIOD = Setting("evaluation/period", str, "month")
EVALUATION_COLUMNS = Setting("evaluation/columns", str, "")
EVALUATION_SPLITTER = Setting("evaluation/splitter", str, "")
EVALUATION_CASES = Setting("evaluation/case_columns", str, "")
EVALUATION_FOLDER = Setting("evaluation/folder", str, "")
CENSUS_COLUMNS = Setting("census/columns", str, "")
CENSUS_SPLITTER = Setting("census/splitter", str, "")
CENSUS_COMPONENTS = Setting("census/component_columns", str, "")
CENSUS_COMPONENT_SPLITTER = Setting("census/component_splitter", str, "")
CENSUS_UNOWNED = Setting("census/unowned_columns", str, "")
CENSUS_FAULTS = Setting("census/fault_columns", str, "")
CENSUS_CHANGES = Setting("census/change_columns", str, "")
CENSUS_HISTORY = Setting("census/history_columns", str, "")
CENSUS_RULES = Setting("census/rule_columns", str, "")
CENSUS_PARTS = Setting("census/part_columns", str, "")
CENSUS_FIELDS = Setting("census/field_columns", str, "")
CENSUS_VALUES = Setting("census/value_columns", str, "")
#: Size of the import wizard, and where its pages are split.
CENSUS_WIZARD = Setting("census/wizard_size", str, "")
CENSUS_FOUND_SPLIT = Setting("census/found_split", str, "")
CENSUS_MAPPING_SPLIT = Setting("census/mapping_split", str, "")
#: Folder of the last delivery, of the last report, and mapping files used lately (JSON list).
CENSUS_FOLDER = Setting("census/folder", str, "")
CENSUS_REPORT_FOLDER = Setting("census/report_folder", str, "")
CENSUS_MAPPINGS = Setting("census/mappings", str, "[]")
#: Whether the dock was shown to this person once; after that it stays as it was left.
CENSUS_SHOWN = Setting("census/shown", bool, False)
#: Page of the upkeep dock that was looked at last; whether the dock was shown to this person once.
UPKEEP_PAGE = Setting("upkeep/page", str, "")
UPKEEP_SHOWN = Setting("upkeep/shown", bool, False)
UPKEEP_EFFECT = Setting("upkeep/effect_columns", str, "")
UPKEEP_SETTINGS = Setting("upkeep/setting_columns", str, "")
UPKEEP_SETTING_VALUES = Setting("upkeep/setting_value_columns", str, "")
UPKEEP_LISTS = Setting("upkeep/list_columns", str, "")
UPKEEP_AUDIT = Setting("upkeep/audit_columns", str, "")
UPKEEP_AUDIT_FIELDS = Setting("upkeep/audit_field_columns", str, "")
UPKEEP_AUDIT_SPLITTER = Setting("upkeep/audit_splitter", str, "")
UPKEEP_FOLDER = Setting("upkeep/folder", str, "")
#: Login and day on which somebody heard last that a work calendar lacks a year.
CALENDAR_TOLD = Setting("upkeep/calendar_told", str, "")
UPKEEP_STAFF = Setting("upkeep/staff_columns", str, "")
UPKEEP_STAFF_SPLITTER = Setting("upkeep/staff_splitter", str, "")
UPKEEP_DEPARTMENT_SPLITTER = Setting("upkeep/department_splitter", str, "")
UPKEEP_HOURS = Setting("upkeep/hours_columns", str, "")
UPKEEP_DEPARTMENT_CALENDARS = Setting("upkeep/department_calendar_columns", str, "")
#: Lists of the handbook page, where it is split, and the folder of the last workbook.
UPKEEP_EDITIONS = Setting("upkeep/edition_columns", str, "")
UPKEEP_CONDITIONS = Setting("upkeep/condition_columns", str, "")
UPKEEP_QUESTIONS = Setting("upkeep/question_columns", str, "")
UPKEEP_QUESTION_SPLITTER = Setting("upkeep/question_splitter", str, "")
UPKEEP_DIFFERENCES = Setting("upkeep/difference_columns", str, "")
UPKEEP_WHAT_IF = Setting("upkeep/what_if_columns", str, "")
UPKEEP_WHAT_IF_CASES = Setting("upkeep/what_if_case_columns", str, "")
UPKEEP_HANDBOOK_SPLITTER = Setting("upkeep/handbook_splitter", str, "")
UPKEEP_HANDBOOK_FOLDER = Setting("upkeep/handbook_folder", str, "")
SHEET_FOLDER = Setting("sheets/folder", str, "")
#: Docks that were open and are hidden while somebody is signed in who has nothing to do there.
ROOMS_WITHHELD = Setting("window/withheld", str, "")
WINDOW_LAID_OUT = Setting("window/laid_out", bool, False)
#: Folder of the district's own map styles, one .qml a layer; empty for the built-in ones.
STYLE_FOLDER = Setting("styles/folder", str, "")
#: Keys of the layers whose legend stands open in the tree of layers, with commas between.
LEGENDS_OPEN = Setting("layers/open", str, "open_case,component_condition")
#: Whether a button to take an action back is offered after it.
UNDO_OFFERS = Setting("undo_offers", bool, True)
LAMP_SECONDS = Setting("lamp_seconds", int, 30)


class Settings:
    """Reads and writes the declared settings."""

    def __init__(self) -> None:
        self._store = QgsSettings()

    def get(self, setting: Setting[Value]) -> Value:
        """The value of a setting, or its default."""
        stored = self._store.value(PREFIX + setting.key, setting.default, type=setting.type)
        return cast(Value, stored)

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep a value for the next time."""
        self._store.setValue(PREFIX + setting.key, value)

    def get_bytes(self, setting: Setting[str]) -> bytes:
        """State of a widget (header, splitter) kept by :meth:`set_bytes`."""
        return bytes.fromhex(self.get(setting))

    def set_bytes(self, setting: Setting[str], state: Any) -> None:
        """Keep the state of a widget, a QByteArray."""
        self.set(setting, bytes(state).hex())
