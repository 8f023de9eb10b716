"""What the page of settings asks the database."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..core.text import to_json
from .effect import Effect
from .settings_records import SettingRow, settings_of
from .store import UpkeepStore

_SETTINGS = """
SELECT h.key, h.valid_from, h.value, h.label_zh, h.label_en, h.kind, h.at_least, h.at_most,
    h.pattern, h.choices, coalesce(h.counts, false) AS counts
FROM dcm_app.setting_history AS h
ORDER BY h.label_zh, h.key, h.valid_from DESC
"""
_CALENDARS = "SELECT k.code, k.label_zh, k.label_en FROM dcm_app.work_calendar AS k"
_SAVE = "SELECT dcm_app.save_setting(%s::jsonb, %s)"
_DROP = "SELECT dcm_app.drop_setting(%s, %s, %s)"


class SettingsStore(UpkeepStore):
    """Settings, and changing them."""

    def settings(self) -> list[SettingRow]:
        """Every setting with its values; the training mark is not for this page."""
        return [each for each in settings_of(self.rows(_SETTINGS)) if each.key != "training"]

    def calendars(self) -> list[Any]:
        """Work calendars with their labels."""
        return self.rows(_CALENDARS)

    def save(self, key: str, value: Any, valid_from: date, dry: bool) -> Effect:
        """Set a value from a day on, or only ask what that would do."""
        change = {"key": key, "value": value, "valid_from": valid_from.isoformat()}
        return self.effect(_SAVE, (to_json(change), dry))

    def drop(self, key: str, valid_from: date, dry: bool) -> Effect:
        """Take a value back, or only ask what that would do."""
        return self.effect(_DROP, (key, valid_from, dry))
