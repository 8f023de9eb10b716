"""What the plugin adds to QGIS's window: toolbar, menu, docks; each with its way back (主窗口)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QFontMetrics, QIcon
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QLabel

from .core import settings as keys
from .core.docks import RoomDock
from .core.notice import Kind, colours, is_dark
from .core.strings import tr

ICONS = Path(__file__).resolve().parent.parent / "icons"
Undo = Callable[[], None]
#: Logical pixels: docks at the right, the least of them, a screen with room for two desks and
#: the map.
_WIDTH, _LEAST, _WIDE = 520, 380, 1500
#: Least height of the desks below the map.
_HEIGHT = 380
#: Logical pixels of a screen that QGIS's own window, with its status bar, does not fit on.
_CRAMPED = 960
#: The same width in letters, for large fonts; letters of QGIS's list of layers beside one desk;
#: lines of a screen that has room for a desk below the map.
_LETTERS, _LAYERS, _HIGH = 190, 24, 44
#: Room, where its dock first appears, the size it asks for there.
ROOMS = (
    ("intake", Qt.DockWidgetArea.RightDockWidgetArea, QSize(_WIDTH, 820)),
    ("dispatch", Qt.DockWidgetArea.BottomDockWidgetArea, QSize(1000, _HEIGHT)),
    ("evaluation", Qt.DockWidgetArea.BottomDockWidgetArea, QSize(1000, _HEIGHT)),
    ("census", Qt.DockWidgetArea.RightDockWidgetArea, QSize(_WIDTH, 820)),
    ("upkeep", Qt.DockWidgetArea.RightDockWidgetArea, QSize(_WIDTH, 820)),
)
#: Not seen before somebody signs in who works there, and where it is kept that they were seen.
_FOR_SOME = {"census": keys.CENSUS_SHOWN, "upkeep": keys.UPKEEP_SHOWN}


def icon(name: str) -> QIcon:
    """One of the plugin's own icons."""
    return QIcon(str(ICONS / f"{name}.svg"))


class Window:
    """Toolbar, menu and docks of the plugin.

    :param iface: QGIS's interface
    :param settings: remembers that the docks were laid out once
    :param sign_in: called when the user wants to sign in
    :param add_layers: called when the user wants the map layers back
    :param show_help: called with the name of a room when somebody presses F1 in its dock
    """

    def __init__(
        self,
        iface: Any,
        settings: keys.Settings,
        sign_in: Undo,
        add_layers: Undo,
        show_help: Callable[[str], None],
    ) -> None:
        self._iface, self._settings = iface, settings
        self._undo: list[Undo] = []
        self.docks: dict[str, RoomDock] = {}
        self.toolbar = iface.addToolBar(tr("Yuhua DCM"))
        self.toolbar.setObjectName("yuhua_dcm_toolbar")
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._undo.append(self._drop_toolbar)
        # First, so that it is seen on a narrow screen too.
        self.training = QLabel(self.toolbar)
        self.training.setObjectName("yuhua_dcm_training")
        self._training_place = self.toolbar.addWidget(self.training)
        self._add_action("sign_in", tr("Sign In…"), sign_in)
        self._add_docks(sign_in, show_help)
        self._add_action("layers", tr("Add Map Layers"), add_layers)
        self.who = QLabel(self.toolbar)
        self.who.setObjectName("yuhua_dcm_who")
        self.who.setTextFormat(Qt.TextFormat.PlainText)
        self.who.setContentsMargins(8, 0, 8, 0)
        self.toolbar.addWidget(self.who)
        self.mark_training(False)

    def close(self) -> None:
        """Take everything back, last thing first."""
        while self._undo:
            self._undo.pop()()

    def empty_docks(self) -> None:
        """Nobody is signed in any more."""
        for dock in self.docks.values():
            dock.set_panel(None)
        self.tell_who("")
        self.mark_training(False)

    def admit(self, room: str, allowed: bool, shows_itself: bool = True) -> None:
        """Show the way to a room, or hide room and way from who has nothing to do there.

        :param shows_itself: whether a room that only some have comes to the front the first time
        """
        dock = self.docks[room]
        toggle = dock.toggleViewAction()
        toggle.setVisible(allowed)
        withheld = set(self._settings.get(keys.ROOMS_WITHHELD).split())
        if not allowed:
            withheld |= {room} if toggle.isChecked() else set()
            dock.hide()
        elif room in withheld:
            dock.show()
            withheld.remove(room)
        elif shows_itself and room in _FOR_SOME and not self._settings.get(_FOR_SOME[room]):
            self._settings.set(_FOR_SOME[room], True)
            dock.show()
            dock.raise_()
        self._settings.set(keys.ROOMS_WITHHELD, " ".join(sorted(withheld)))

    def tell_who(self, text: str) -> None:
        """Show who is signed in."""
        self.who.setText(text)

    def mark_training(self, on: bool) -> None:
        """Say in the toolbar and in every dock that nothing here is true (演练)."""
        word = tr("Training") if on else ""
        text, ground = colours(Kind.ERROR, is_dark(self.toolbar))
        self.training.setStyleSheet(
            f"color: {text}; background: {ground}; border: 2px solid {text};"
            " padding: 2px 8px; font-weight: bold"
        )
        self.training.setText(word)
        self._training_place.setVisible(on)
        for dock in self.docks.values():
            dock.mark(word)

    # --- actions

    def _add_action(self, name: str, text: str, call: Undo) -> None:
        action = QAction(icon(name), text, self._iface.mainWindow())
        action.setObjectName(f"yuhua_dcm_{name}")
        action.triggered.connect(lambda _checked=False: call())
        self._show(action)
        self._undo.append(action.deleteLater)

    def _show(self, action: QAction) -> None:
        menu = tr("Yuhua DCM")
        self.toolbar.addAction(action)
        self._iface.addPluginToMenu(menu, action)
        self._undo.append(lambda: self._iface.removePluginMenu(menu, action))

    def _drop_toolbar(self) -> None:
        self._iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.setParent(None)
        self.toolbar.deleteLater()

    # --- docks

    def _add_docks(self, sign_in: Undo, show_help: Callable[[str], None]) -> None:
        main = self._iface.mainWindow()
        self._keep_corner(main)
        titles = {
            "intake": tr("Intake"),
            "dispatch": tr("Dispatch"),
            "evaluation": tr("Evaluation"),
            "census": tr("Census"),
            "upkeep": tr("Upkeep"),
        }
        found = False
        for name, area, size in ROOMS:
            dock = RoomDock(titles[name], f"yuhua_dcm_{name}_dock", size, main)
            dock.signInWanted.connect(sign_in)
            dock.helpWanted.connect(lambda name=name: show_help(name))
            found = self._add_dock(main, dock, name, area) or found
        if self._settings.get(keys.WINDOW_LAID_OUT) and (found or _in_kept_window(self.docks)):
            return
        if main.isVisible():
            self._lay_out()
        else:  # QGIS is starting and will yet restore its window, which undoes any layout made now
            self._iface.initializationCompleted.connect(self._lay_out)
            self._undo.append(self._forget_start)

    def _forget_start(self) -> None:
        with suppress(TypeError):  # it was heard already
            self._iface.initializationCompleted.disconnect(self._lay_out)

    def _add_dock(self, main: Any, dock: RoomDock, name: str, area: Any) -> bool:
        self.docks[name] = dock
        # A plugin that is switched on later finds its dock's place in what QGIS restored before.
        found = bool(main.restoreDockWidget(dock))
        if not found:
            self._iface.addDockWidget(area, dock)
        toggle = dock.toggleViewAction()
        toggle.setIcon(icon(name))
        toggle.setObjectName(f"yuhua_dcm_{name}")
        self._show(toggle)
        self._undo.append(lambda: self._drop_dock(dock))
        if name in _FOR_SOME:
            dock.hide()
            toggle.setVisible(False)
        return found

    def _drop_dock(self, dock: RoomDock) -> None:
        dock.set_panel(None)
        self._iface.removeDockWidget(dock)
        dock.setParent(None)
        dock.deleteLater()

    def _keep_corner(self, main: Any) -> None:
        # The report form needs the full height, the queue does not need the full width.
        corner = Qt.Corner.BottomRightCorner
        before = main.corner(corner)
        main.setCorner(corner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._undo.append(lambda: main.setCorner(corner, before))

    def _lay_out(self) -> None:
        main = self._iface.mainWindow()
        docks = [self.docks[room[0]] for room in ROOMS]
        intake, dispatch, evaluation, census, upkeep = docks
        screen = main.screen().availableGeometry().size()
        if is_small(screen, main.fontMetrics()):
            self._stack_docks(main, docks, screen.width() < _CRAMPED)
        else:
            for dock in (census, upkeep):
                main.tabifyDockWidget(intake, dock)
            intake.raise_()
            main.tabifyDockWidget(dispatch, evaluation)
            dispatch.raise_()
            height = max(_HEIGHT, screen.height() * 3 // 10)
            main.resizeDocks([dispatch], [height], Qt.Orientation.Vertical)
        main.resizeDocks([intake], [width_for(screen)], Qt.Orientation.Horizontal)
        self._settings.set(keys.WINDOW_LAID_OUT, True)

    def _stack_docks(self, main: Any, docks: Sequence[RoomDock], cramped: bool) -> None:
        """One behind the other at one side, each with the full height; the map keeps the rest.

        :param cramped: QGIS itself is wider than the screen, so that its right end cannot be seen:
            the docks go to the left, with the list of layers behind them
        """
        area = Qt.DockWidgetArea
        for dock in docks:
            main.addDockWidget(
                area.LeftDockWidgetArea if cramped else area.RightDockWidgetArea, dock
            )
        layers = main.findChild(QDockWidget, "Layers")
        beside = layers is not None and layers.isVisible()
        stack = [layers, *docks] if cramped and beside else docks
        for before, dock in zip(stack, stack[1:]):
            main.tabifyDockWidget(before, dock)
        docks[0].raise_()
        QTimer.singleShot(0, docks[0].raise_)  # the list of layers comes to the front meanwhile
        if beside and not cramped:
            letters = main.fontMetrics().averageCharWidth()
            main.resizeDocks([layers], [letters * _LAYERS], Qt.Orientation.Horizontal)


def _in_kept_window(docks: Mapping[str, RoomDock]) -> bool:
    """Whether QGIS kept where the docks were; it does when closed, not when killed."""
    kept = bytes(QgsSettings().value("UI/state", b"") or b"")
    return any(dock.objectName().encode("utf-16-be") in kept for dock in docks.values())


def width_for(screen: QSize) -> int:
    """Width of a dock at the right: comfortable, and the map keeps more than half.

    :param screen: its room in logical pixels
    """
    widest = max(_WIDTH, screen.width() // 6)
    return int(max(_LEAST, min(widest, screen.width() * 9 // 20)))


def is_small(screen: QSize, letters: QFontMetrics) -> bool:
    """Whether a screen is too small for a desk beside the map and another one below it.

    :param screen: its room in logical pixels, which scaling makes fewer
    """
    wide = max(_WIDE, letters.averageCharWidth() * _LETTERS)
    return bool(screen.width() < wide or screen.height() < letters.lineSpacing() * _HIGH)
