"""Buttons above the queue, and the menu of what is wanted less often."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QMenu, QPushButton, QShortcut, QToolButton, QWidget

from ..core.strings import tr
from .keys import TAKE_NEXT


class DeskMenu(QToolButton):
    """List and shift: export, columns, handover, what happens after an action.

    :param panel: the dispatch panel
    """

    def __init__(self, panel: Any) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setObjectName("deskMenu")
        self.setText(tr("More"))
        self.setToolTip(tr("Export the list, hand over the shift, settings of the queue"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setObjectName("deskMenuEntries")
        self._add(menu, "exportList", tr("Export List…"), panel.paper.ask_list)
        self._add(menu, "chooseColumns", tr("Choose Columns"), self._columns)
        menu.addSeparator()
        if panel.shift.handovers.allowed:
            self._add(menu, "handOver", tr("Hand Over Shift…"), panel.shift.give)
            self._add(menu, "pastHandovers", tr("Past Handovers…"), panel.shift.show_past)
            menu.addSeparator()
        go_on = menu.addAction(tr("Go on to the Next Case"))
        go_on.setObjectName("goOn")
        go_on.setCheckable(True)
        go_on.setChecked(panel.go_on)
        go_on.toggled.connect(self._go_on)
        self.setMenu(menu)

    def _add(self, menu: QMenu, name: str, words: str, call: Callable[[], Any]) -> None:
        entry = menu.addAction(words)
        entry.setObjectName(name)
        entry.triggered.connect(lambda _checked=False: call())

    def _columns(self) -> None:
        menu = self._panel.queue.columns.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _go_on(self, on: bool) -> None:
        self._panel.go_on = on


def take_button(panel: QWidget, pressed: Callable[[], Any]) -> QPushButton:
    """The button that takes the most pressing case."""
    button = QPushButton(tr("Take Next  Alt+0"), panel)
    button.setObjectName("takeNext")
    button.setToolTip(tr("Claim the most pressing case that nobody has, in this tab’s stage"))
    button.setAutoDefault(False)
    button.setEnabled(False)
    button.clicked.connect(lambda _checked=False: pressed())
    key = QShortcut(QKeySequence(TAKE_NEXT), panel)
    key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    key.activated.connect(button.click)
    return button


def bulk_button(panel: QWidget, pressed: Callable[[], Any]) -> QPushButton:
    """The button that dispatches what is selected; it waits for several."""
    button = QPushButton(panel)
    button.setObjectName("bulkDispatch")
    button.setToolTip(tr("One form for all selected cases; select several with Ctrl or Shift"))
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: pressed())
    button.hide()
    return button
