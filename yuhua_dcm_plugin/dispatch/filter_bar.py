"""What narrows the queue: stage tabs with counts, words, whose cases, department, street, map."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.feed import CaseFeed
from ..cases.flow import SPACE, FlowLayout
from ..cases.lamps import lamp_icon, lamp_text
from ..cases.records import Lamp
from ..core import settings
from ..core.session import Desk
from ..core.strings import tr
from .queue_proxy import QueueProxy
from .records import ALL, TABS, ClockMark, Hands, QueueFilter, Scope, in_scope

_WORDS_SAMPLE = "2026112200010"
#: Scope, words and the button that unfolds the others.
_FIRST_ROW = 3


class FilterBar(QWidget):
    """Sets the filters of a queue and keeps the numbers on its tabs current.

    What was set last is there again at the next start.

    :param proxy: the queue that is narrowed
    """

    #: Whether only cases in the extent of the map are wanted.
    extentWanted = pyqtSignal(bool)
    #: Whether the map goes along with the selection.
    followWanted = pyqtSignal(bool)
    #: Something narrows the queue otherwise than before.
    changed = pyqtSignal()
    #: Words to be looked for in the archive too.
    archiveWanted = pyqtSignal(str)

    def __init__(
        self, desk: Desk, feed: CaseFeed, proxy: QueueProxy, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._proxy = desk, feed, proxy
        self._hands = Hands()
        self._filling = False
        self._kept: QueueFilter | None = None
        self.tabs = self._make_tabs()
        self.words = self._make_words()
        self.scope = self._combo("queueScope", tr("Whose cases"))
        self.department = self._combo("queueDepartment", tr("Department"))
        self.street = self._combo("queueStreet", tr("Street"))
        self.lamp = self._combo("queueLamp", tr("Lamp"))
        self.clock = self._combo("queueClock", tr("Clock"))
        self.in_extent = self._check("queueInExtent", tr("In the map extent"), None)
        self.fold_button = self._fold_button()
        self.follow = self._check("queueFollow", tr("Map follows"), settings.DISPATCH_FOLLOW_MAP)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.count)
        self._fill_fixed()
        self._lay_out()
        self._connect()
        self.relabel()
        self.set_streets(())
        self.apply(self._remembered())

    # --- for scripts

    def choose_tab(self, code: str) -> None:
        """Show a stage, or ``all``."""
        if code in TABS:
            self.tabs.setCurrentIndex(TABS.index(code))

    def tab(self) -> str:
        """The stage shown, or ``all``."""
        return TABS[max(0, self.tabs.currentIndex())]

    def choose_scope(self, scope: Scope) -> None:
        """Show everybody's cases, those of the team or one's own."""
        self.scope.setCurrentIndex(self.scope.findData(scope.value))

    def clear(self) -> None:
        """Show every running case."""
        self.apply(QueueFilter(stage=ALL))

    def current(self) -> QueueFilter:
        """What narrows the queue now."""
        lamp, clock = self.lamp.currentData(), self.clock.currentData()
        return QueueFilter(
            stage=self.tab(),
            scope=Scope(self.scope.currentData()),
            lamp=None if lamp is None else Lamp(lamp),
            words=self.words.text().strip(),
            department=self.department.currentData(),
            street=self.street.currentData(),
            in_extent=self.in_extent.isChecked(),
            clock=None if clock is None else ClockMark(clock),
        )

    def apply(self, wanted: QueueFilter) -> None:
        """Narrow the queue like this, in one go."""
        self._filling = True
        self.choose_tab(wanted.stage)
        self.choose_scope(wanted.scope)
        self.words.setText(wanted.words)
        for combo, code in ((self.department, wanted.department), (self.street, wanted.street)):
            _choose(combo, code)
        _choose(self.lamp, wanted.lamp.value if wanted.lamp else None)
        _choose(self.clock, wanted.clock.value if wanted.clock else None)
        self.in_extent.setChecked(wanted.in_extent)
        self._filling = False
        self._narrow()
        self.extentWanted.emit(wanted.in_extent)

    def narrowed(self) -> bool:
        """Whether anything beside the tab hides cases."""
        return self.current() != QueueFilter(stage=self.tab())

    # --- current names and numbers

    def count(self) -> None:
        """Put on each tab how many cases it shows under the other filters."""
        stages = self._proxy.stage_counts()
        for place, code in enumerate(TABS):
            number = sum(stages.values()) if code == ALL else stages[code]
            name = tr("All") if code == ALL else self._feed.model.stages[code]
            self.tabs.setTabText(place, tr("{stage} {n}").format(stage=name, n=number))

    def count_soon(self) -> None:
        """Count when everything that changes now has changed."""
        if not self._soon.isActive():
            self._soon.start()

    def relabel(self) -> None:
        """Take over the names of stages and departments."""
        entries = [
            (self._feed.model.department_name(entry.code), entry.code)
            for entry in self._feed.departments
        ]
        self._fill(self.department, tr("All departments"), entries)
        self.count_soon()

    def set_streets(self, streets: Sequence[tuple[str, str]]) -> None:
        """Offer streets: code and name."""
        self._fill(self.street, tr("All streets"), [(name, code) for code, name in streets])

    def set_hands(self, hands: Hands) -> None:
        """Tell which cases the person may move on."""
        self._hands = hands
        self._narrow()

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
        words.setPlaceholderText(tr("Number, words, phone…"))
        words.setAccessibleName(tr("Find in the queue"))
        words.setToolTip(
            tr("Typing filters the list; Enter searches finished cases and callers’ numbers too")
        )
        words.setClearButtonEnabled(True)
        words.setMaxLength(200)
        room = QFontMetrics(words.font()).horizontalAdvance(_WORDS_SAMPLE)
        words.setMinimumWidth(int(room * 1.3))
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

    def _fill_fixed(self) -> None:
        self.scope.addItem(tr("Everybody’s"), Scope.EVERYBODY.value)
        self.scope.addItem(tr("Team"), Scope.TEAM.value)
        self.scope.addItem(tr("Mine"), Scope.MINE.value)
        tips = (
            tr("Every running case you may see"),
            tr("Cases in stages that you move on, unclaimed first"),
            tr("Cases that you have claimed"),
        )
        for place, tip in enumerate(tips):
            self.scope.setItemData(place, tip, Qt.ItemDataRole.ToolTipRole)
        self.lamp.addItem(tr("All lamps"), None)
        for lamp in Lamp:
            self.lamp.addItem(lamp_icon(lamp), lamp_text(lamp), lamp.value)
        self.clock.addItem(tr("Any clock"), None)
        for mark, words in _clock_marks().items():
            self.clock.addItem(words, mark.value)

    def _lay_out(self) -> None:
        self.flow = FlowLayout(QWidget(self))
        self._rest = QWidget(self)
        self._rest.setObjectName("queueRestOfFilters")
        self.more = FlowLayout(self._rest)
        order = (
            self.scope, self.words, self.fold_button, self.department, self.street, self.lamp,
            self.clock, self.in_extent, self.follow,
        )  # fmt: skip
        for place, part in enumerate(order):
            (self.flow if place < _FIRST_ROW else self.more).addWidget(part)
        for before, after in zip((self.tabs, *order), order):
            QWidget.setTabOrder(before, after)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tabs)
        layout.addWidget(self.flow.parentWidget())
        layout.addWidget(self._rest)

    def _fold_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("queueFold")
        button.setToolTip(tr("Department, street, lamp, clock and map extent"))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(lambda _on: self._fold())
        return button

    # --- room

    def event(self, event: Any) -> bool:
        """Look again whether everything has room when a part grew or came."""
        done = bool(super().event(event))
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return done

    def resizeEvent(self, event: Any) -> None:
        """Fold the filters away where they would take more than two rows."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        width = self.width()
        # The button itself would need room that decides whether it is needed.
        tight = self._first_row_width() > width or self.more.rows(width) > 1
        self.fold_button.setVisible(tight)
        self._rest.setVisible(not tight or self.fold_button.isChecked())
        self._tell_folded()

    def _first_row_width(self) -> int:
        items = (self.flow.itemAt(place) for place in range(self.flow.count()))
        return sum(
            item.sizeHint().width() + SPACE
            for item in items
            if item is not None and not item.isEmpty() and item.widget() is not self.fold_button
        )

    def _tell_folded(self) -> None:
        now = self.current()
        parts = (now.department, now.street, now.lamp, now.clock, now.in_extent)
        active = sum(bool(part) for part in parts)
        sign = "▴" if self.fold_button.isChecked() else "▾"
        words = tr("Narrow {n}").format(n=active) if active else tr("Narrow")
        self.fold_button.setText(f"{words} {sign}")

    def _fill(self, combo: QComboBox, everything: str, entries: Any) -> None:
        chosen = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        combo.addItem(everything, None)
        for name, code in entries:
            combo.addItem(name, code)
        _choose(combo, chosen)
        combo.blockSignals(False)

    # --- what people do

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._narrow)
        self.words.textChanged.connect(self._narrow)
        self.words.returnPressed.connect(lambda: self.archiveWanted.emit(self.words.text().strip()))
        for combo in (self.scope, self.department, self.street, self.lamp, self.clock):
            combo.currentIndexChanged.connect(self._narrow)
        self.in_extent.toggled.connect(self._narrow)
        self.in_extent.toggled.connect(self.extentWanted)
        self.follow.toggled.connect(self.followWanted)

    def _narrow(self, *_what: Any) -> None:
        if self._filling:
            return
        wanted = self.current()
        self._proxy.narrow(wanted, self._wanted(wanted.scope))
        # Words of yesterday would hide cases this morning.
        kept = replace(wanted, words="")
        if kept != self._kept:  # QGIS writes its whole file of settings for it
            self._kept = kept
            text = json.dumps(kept.definition(), ensure_ascii=False)
            self._desk.settings.set(settings.DISPATCH_FILTER, text)
        self.count_soon()
        self._tell_folded()
        self.changed.emit()

    def _wanted(self, scope: Scope) -> Any:
        if scope is Scope.EVERYBODY:
            return None
        login, hands = self._desk.login, self._hands
        return lambda case: in_scope(case, scope, login, hands)

    def _remembered(self) -> QueueFilter:
        try:
            return QueueFilter.read(json.loads(self._desk.settings.get(settings.DISPATCH_FILTER)))
        except ValueError:
            return QueueFilter()


def _clock_marks() -> dict[ClockMark, str]:
    return {
        ClockMark.ASKED: tr("To be decided"),
        ClockMark.STOPPED: tr("Clock stopped"),
        ClockMark.EXTENDED: tr("Extended"),
        ClockMark.BUNDLED: tr("Bundled"),
    }


def _choose(combo: QComboBox, value: str | None) -> None:
    """Choose an entry; one that is not known yet is kept for when the names come."""
    place = combo.findData(value)
    if place < 0 and value is not None:
        combo.addItem(value, value)
        place = combo.count() - 1
    combo.setCurrentIndex(max(0, place))
