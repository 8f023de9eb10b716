"""Settings of the district with all their values (参数设置). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class SettingValue:
    """A value of a setting and the first day on which it counts."""

    valid_from: date
    value: Any
    counts: bool

    def waits(self, today: date) -> bool:
        """Whether its day has not come yet."""
        return self.valid_from > today

    def may_go(self, today: date) -> bool:
        """Whether it can be taken back: nobody was measured by it before today."""
        return self.valid_from >= today


@dataclass(frozen=True)
class SettingRow:
    """A setting: what it may be, and its values, the newest first."""

    key: str
    label_zh: str
    label_en: str
    kind: str
    at_least: float | None
    at_most: float | None
    pattern: str | None
    choices: tuple[str, ...]
    values: tuple[SettingValue, ...]

    @property
    def now(self) -> SettingValue | None:
        """The value that counts today."""
        return next((each for each in self.values if each.counts), None)

    @property
    def next(self) -> SettingValue | None:
        """The value that comes next after the one that counts."""
        later = [each for each in self.values if self.now and each.valid_from > self.now.valid_from]
        return min(later, key=lambda each: each.valid_from, default=None)


def settings_of(rows: Iterable[Any]) -> list[SettingRow]:
    """Settings from rows of ``setting_history``: one row a value, those of a key in a row."""
    by_key: dict[str, list[Any]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    return [_setting(values) for values in by_key.values()]


def _setting(rows: list[Any]) -> SettingRow:
    rows.sort(key=lambda row: row.valid_from, reverse=True)
    newest = rows[0]
    return SettingRow(
        newest.key, newest.label_zh, newest.label_en, newest.kind, _number(newest.at_least),
        _number(newest.at_most), newest.pattern, tuple(newest.choices or ()),
        tuple(SettingValue(row.valid_from, row.value, bool(row.counts)) for row in rows),
    )  # fmt: skip


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
