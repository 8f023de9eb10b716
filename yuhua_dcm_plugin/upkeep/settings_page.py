"""Settings: what counts today, a value of another day, and what it does before it counts (参数)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import (
    QDateEdit,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..core import settings
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import label, tr
from .page import Page
from .settings_editor import ValueEditor
from .settings_history import SettingHistory, today
from .settings_records import SettingRow, SettingValue
from .settings_store import SettingsStore
from .settings_words import about, place_of, range_words, value_words
from .table import Field, make_list

_DAY = "yyyy-MM-dd"


class SettingsPage(Page):
    """Every setting in a list; the chosen one with its value, its first day and its history."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, lines=34)
        self.store = SettingsStore(desk.database)
        self._names: dict[str, str] = {}
        self._all: Sequence[SettingRow] = ()
        self.setting: SettingRow | None = None
        self._make_list()
        self._make_form()
        self._make_history()
        self._lay_out()
        self._on_row(None)

    def title(self) -> str:
        """What the page is called in the list."""
        return tr("Settings")

    def has_unsaved(self) -> bool:
        """Whether another value is typed that does not count yet."""
        return super().has_unsaved() or self._changed()

    def reload(self, wish: str = "") -> None:
        """Read the settings.

        :param wish: setting to choose then, the present one by default
        """
        key = wish or (self.setting.key if self.setting else "")
        self.run(
            tr("Reading settings"), lambda _job: (self.store.settings(), self.store.calendars()),
            lambda read: self._got(key, *read),
        )  # fmt: skip

    # --- for scripts

    def choose(self, key: str) -> bool:
        """Choose a setting; whether there is one of that name."""
        return self.list.choose(lambda row: row.key == key)

    def try_value(self, value: Any = None, valid_from: date | None = None) -> None:
        """Ask what a value does, the one typed by default; Apply in the box makes it."""
        setting = self.setting
        if setting is None:
            return
        sent = self.editor.value() if value is None else value
        day = valid_from or self._day()
        words = tr("{name}: {value} from {day}").format(
            name=label(setting), value=value_words(setting, sent, self._names), day=day.isoformat()
        )
        self.ask(
            tr("Changing a setting"), words,
            lambda: self.store.save(setting.key, sent, day, True),
            lambda: self.store.save(setting.key, sent, day, False),
            lambda _effect: self.reload(setting.key), (self.form,),
        )  # fmt: skip

    def take_back(self) -> None:
        """Ask what taking the marked value back does; Apply in the box makes it."""
        self.history.take_back()

    def _take_back(self, row: SettingValue) -> None:
        setting = self.setting
        if setting is None:
            return
        words = tr("{name}: {value} from {day} is taken back").format(
            name=label(setting), value=value_words(setting, row.value, self._names),
            day=row.valid_from.isoformat(),
        )  # fmt: skip
        self.ask(
            tr("Changing a setting"), words,
            lambda: self.store.drop(setting.key, row.valid_from, True),
            lambda: self.store.drop(setting.key, row.valid_from, False),
            lambda _effect: self.reload(setting.key), (self.form,),
        )  # fmt: skip

    # --- what came back

    def _got(self, key: str, rows: Sequence[SettingRow], calendars: Sequence[Any]) -> None:
        self._names = {each.code: f"{label(each)} ({each.code})" for each in calendars}
        self._all = sorted(rows, key=lambda row: (place_of(row.key), row.key))
        self._filter()
        if not self.choose(key) and rows:
            self.list.choose(lambda _row: True)
        self._on_row(self.list.row())  # the row is another one, also where it is the same setting

    def _filter(self, _words: str = "") -> None:
        words = str(self.search.text()).strip().lower()
        fits = [
            row for row in self._all if words in f"{row.label_zh} {row.label_en} {row.key}".lower()
        ]
        self.list.say_empty(tr("No setting is called so."))
        self.list.show_rows(fits, lambda row: row.key)

    def _on_row(self, setting: SettingRow | None) -> None:
        self.effect.drop()
        self.setting = setting
        self.form.setVisible(setting is not None)
        self.history.show_setting(setting, self._names)
        if setting is None:
            return
        self.form.setTitle(label(setting))
        self.about.setText(" ".join(filter(None, (about(setting.key), range_words(setting)))))
        self.about.setVisible(bool(self.about.text()))
        self.editor.show_setting(setting, setting.now.value if setting.now else None, self._names)
        self.day.setMinimumDate(_qdate(today()))
        self.day.setDate(_qdate(today()))
        self._show_waiting_value(setting)
        self._enable()

    def _show_waiting_value(self, setting: SettingRow) -> None:
        coming = setting.next
        if coming is None:
            self.coming.say("")
            return
        value = value_words(setting, coming.value, self._names)
        words = tr("From {day} on it is {value}.").format(day=coming.valid_from, value=value)
        self.coming.say(words, Kind.INFO)

    def _changed(self) -> bool:
        setting = self.setting
        return setting is not None and setting.now is not None and (
            _plain(self.editor.value()) != _plain(setting.now.value)
        )  # fmt: skip

    def _enable(self) -> None:
        """Another value, or a day on which another one than today's would count."""
        self.effect.drop()
        waits = self.setting is not None and self._day() > today()
        self.try_button.setEnabled(self._changed() or waits)

    def _day(self) -> date:
        chosen: date = self.day.date().toPyDate()
        return chosen

    # --- building

    def _make_list(self) -> None:
        self.search = QLineEdit(self)
        self.search.setObjectName("settingSearch")
        self.search.setAccessibleName(tr("Find a setting"))
        self.search.setPlaceholderText(tr("Find a setting"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = make_list(
            "settingList", tr("Settings"), self._fields(), self.desk, settings.UPKEEP_SETTINGS,
            self, lines=7,
        )  # fmt: skip
        self.list.rowChosen.connect(self._on_row)

    def _fields(self) -> list[Field]:
        def shown(row: SettingRow, value: SettingValue | None) -> str:
            return value_words(row, value.value, self._names) if value is not None else ""

        def since(row: SettingRow) -> str:
            return str(row.now.valid_from) if row.now is not None else ""

        def coming(row: SettingRow) -> str:
            return f"{shown(row, row.next)} · {row.next.valid_from}" if row.next is not None else ""

        return [
            Field(tr("Setting"), label, "x" * 24),
            Field(tr("Value"), lambda row: shown(row, row.now), "x" * 12),
            Field(tr("Since"), since, "2026-11-23"),
            Field(tr("Next"), coming, "x" * 10),
        ]  # fmt: skip

    def _make_form(self) -> None:
        self.form = QGroupBox(self)
        self.form.setObjectName("settingForm")
        self.about = QLabel(self.form)
        self.about.setObjectName("settingAbout")
        self.about.setWordWrap(True)
        self.editor = ValueEditor(self.form)
        self.editor.edited.connect(self._enable)
        self.day = QDateEdit(self.form)
        self.day.setObjectName("settingDay")
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(_DAY)
        self.day.dateChanged.connect(lambda _day: self._enable())
        self.coming = Notice("settingComing", Kind.INFO, self.form)
        self.try_button = QPushButton(tr("Show Effect"), self.form)
        self.try_button.setObjectName("settingTry")
        self.try_button.setToolTip(
            tr("Show what the value does to running cases, before it counts")
        )
        self.try_button.clicked.connect(lambda _checked=False: self.try_value())

    def _make_history(self) -> None:
        self.history = SettingHistory(self.desk, self)
        self.history.backWanted.connect(self._take_back)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        fields.addRow(tr("Value"), self.editor)
        fields.addRow(tr("Counts from"), self.day)
        inside = QVBoxLayout(self.form)
        for part in (self.about, self.coming):
            inside.addWidget(part)
        inside.addLayout(fields)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.try_button)
        inside.addLayout(buttons)
        self.box.addWidget(self.search)
        self.box.addWidget(self.list, 3)
        self.box.addWidget(self.form)
        self.box.addWidget(self.history, 1)
        self.finish_layout()
        self.aside = (self.history,)


def _called(row: SettingRow) -> str:
    return f"{row.label_zh} {row.label_en} {row.key}".lower()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _plain(value: Any) -> Any:
    """A value as it compares: 24 and 24.0 are the same, also inside a limit."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return round(value, 6) if isinstance(value, float) else value
