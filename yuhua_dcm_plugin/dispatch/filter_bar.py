"""What narrows the queue: stage tabs with counts, words, department, lamp, mine, map extent."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.flow import FlowLayout
from ..cases.lamps import lamp_icon, lamp_text
from ..cases.records import Lamp
from ..core import settings
from ..core.session import Desk
from ..core.strings import tr
from .queue_proxy import QueueProxy
from .records import ALL, TABS, is_mine


class FilterBar(QWidget):
    """Sets the filters of a queue and keeps the numbers on its tabs current.

    :param proxy: the queue that is narrowed
    """

    #: Whether only cases in the extent of the map are wanted.
    extentWanted = pyqtSignal(bool)
    #: Whether the map goes along with the selection.
    followWanted = pyqtSignal(bool)

    def __init__(
        self, desk: Desk, feed: CaseFeed, proxy: QueueProxy, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._proxy = desk, feed, proxy
        self.tabs = self._make_tabs()
        self.words = self._make_words()
        self.department = self._combo("queueDepartment", tr("Department"))
        self.lamp = self._combo("queueLamp", tr("Lamp"))
        self.mine = self._check("queueMine", tr("Waiting for me"), settings.DISPATCH_MINE)
        self.in_extent = self._check("queueInExtent", tr("In the map extent"), None)
        self.follow = self._check("queueFollow", tr("Map follows"), settings.DISPATCH_FOLLOW_MAP)
        self._lay_out()
        self._fill_lamps()
        self._connect()
        self.relabel()
        self._on_mine(self.mine.isChecked())

    # --- for scripts

    def choose_tab(self, code: str) -> None:
        """Show a stage, or ``all``."""
        if code in TABS:
            self.tabs.setCurrentIndex(TABS.index(code))

    def tab(self) -> str:
        """The stage shown, or ``all``."""
        return TABS[max(0, self.tabs.currentIndex())]

    def clear(self) -> None:
        """Show every running case."""
        self.words.clear()
        self.department.setCurrentIndex(0)
        self.lamp.setCurrentIndex(0)
        self.mine.setChecked(False)
        self.in_extent.setChecked(False)
        self.choose_tab(ALL)

    def narrowed(self) -> bool:
        """Whether anything beside the tab hides cases."""
        return bool(
            self.words.text().strip()
            or self.department.currentData()
            or self.lamp.currentData()
            or self.mine.isChecked()
            or self.in_extent.isChecked()
        )

    # --- current names and numbers

    def count(self) -> None:
        """Put the number of running cases on each tab."""
        stages = Counter(case.stage for case in self._feed.model.cases())
        for place, code in enumerate(TABS):
            number = sum(stages.values()) if code == ALL else stages[code]
            name = tr("All") if code == ALL else self._feed.model.stages[code]
            self.tabs.setTabText(place, tr("{stage} {n}").format(stage=name, n=number))

    def relabel(self) -> None:
        """Take over the names of stages and departments."""
        chosen = self.department.currentData()
        self.department.blockSignals(True)
        self.department.clear()
        self.department.addItem(tr("All departments"), None)
        for entry in self._feed.departments:
            self.department.addItem(self._feed.model.department_name(entry.code), entry.code)
        self.department.setCurrentIndex(max(0, self.department.findData(chosen)))
        self.department.blockSignals(False)
        self.count()

    # --- making

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar(self)
        tabs.setObjectName("queueTabs")
        tabs.setAccessibleName(tr("Stage"))
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        tabs.setUsesScrollButtons(True)
        for _code in TABS:
            tabs.addTab("")
        return tabs

    def _make_words(self) -> QLineEdit:
        words = QLineEdit(self)
        words.setObjectName("queueWords")
        words.setPlaceholderText(tr("Find a number, class, address, words…"))
        words.setAccessibleName(tr("Find in the queue"))
        words.setClearButtonEnabled(True)
        words.setFixedWidth(200)
        return words

    def _combo(self, name: str, words: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        combo.setToolTip(words)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return combo

    def _check(self, name: str, words: str, setting: Any) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setObjectName(name)
        if setting is not None:
            box.setChecked(self._desk.settings.get(setting))
            box.toggled.connect(lambda on: self._desk.settings.set(setting, on))
        return box

    def _fill_lamps(self) -> None:
        self.lamp.addItem(tr("All lamps"), None)
        for lamp in Lamp:
            self.lamp.addItem(lamp_icon(lamp), lamp_text(lamp), lamp.value)

    def _lay_out(self) -> None:
        row = QWidget(self)
        flow = FlowLayout(row)
        for part in (
            self.words, self.department, self.lamp, self.mine, self.in_extent, self.follow
        ):  # fmt: skip
            flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tabs)
        layout.addWidget(row)

    # --- what people do

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.words.textChanged.connect(self._proxy.set_text)
        self.department.currentIndexChanged.connect(
            lambda _place: self._proxy.set_department(self.department.currentData())
        )
        self.lamp.currentIndexChanged.connect(self._on_lamp)
        self.mine.toggled.connect(self._on_mine)
        self.in_extent.toggled.connect(self.extentWanted)
        self.follow.toggled.connect(self.followWanted)
        self._on_tab(self.tabs.currentIndex())

    def _on_tab(self, place: int) -> None:
        code = TABS[max(0, place)]
        self._proxy.set_stages(None if code == ALL else (code,))

    def _on_lamp(self, _place: int) -> None:
        value = self.lamp.currentData()
        self._proxy.set_lamps(None if value is None else (Lamp(value),))

    def _on_mine(self, on: bool) -> None:
        desk = self._desk
        self._proxy.set_mine(
            (lambda case: is_mine(case, desk.login, desk.roles, desk.department_code))
            if on
            else None
        )
