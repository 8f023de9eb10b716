"""Everything by which QGIS knows of the plugin beyond its window, on one list of ways back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..core.strings import tr
from .locator import CaseLocator
from .map_actions import MapActions, Report
from .options import OptionsFactory
from .records import Choice
from .status_light import StatusLight

if TYPE_CHECKING:
    from ..cases.feed import CaseFeed
    from ..core.session import Desk


@dataclass(frozen=True)
class Calls:
    """What the front door does for the parts that are registered."""

    sign_in: Callable[[], None]
    sign_out: Callable[[], None]
    open_case: Callable[[str], None]
    show_hit: Callable[[Choice], None]
    zoom_hit: Callable[[Choice], None]
    report: Callable[[Report], None]
    settings_changed: Callable[[], None]
    reset_styles: Callable[[], None]
    export_styles: Callable[[str], None]
    help: Callable[[], None]


class Home:
    """Locator filter, map actions, options page, status light, help entry, training mark.

    :param iface: QGIS's interface
    :param icon_of: gives the plugin's icons by name
    :param calls: what is done when somebody uses them
    """

    def __init__(self, iface: Any, icon_of: Callable[[str], QIcon], calls: Calls) -> None:
        self._iface, self._calls = iface, calls
        self._undo: list[Callable[[], None]] = []
        self._mark: Any = None
        self._desk: Desk | None = None
        self.light = self._add_light()
        self.locator = self._add_locator(icon_of("dispatch"))
        self._add_options(icon_of("icon"))
        canvas = iface.mapCanvas()
        self.actions = MapActions(canvas, icon_of, calls.open_case, calls.report)
        self._undo.append(self.actions.close)
        self._add_help(icon_of("icon"))

    def close(self) -> None:
        """Take everything back, last thing first."""
        self.left()
        while self._undo:
            self._undo.pop()()

    # --- who is there

    def entered(self, desk: Desk, feed: CaseFeed) -> None:
        """Somebody signed in."""
        self._desk = desk
        self.light.follow(desk)
        self.locator.use(desk.database, {})
        feed.labelsReady.connect(lambda: self._name_stages(desk, feed))
        if desk.training:
            from ..cases.map_items import TrainingMark

            canvas = self._iface.mapCanvas()
            self._mark = TrainingMark(canvas, tr("Training: nothing here is true"))
            canvas.extentsChanged.connect(self._mark.updatePosition)

    def left(self) -> None:
        """Nobody is signed in any more."""
        self._desk = None
        self.light.follow(None)
        self.locator.use(None, {})
        if self._mark is not None:
            canvas = self._iface.mapCanvas()
            canvas.extentsChanged.disconnect(self._mark.updatePosition)
            canvas.scene().removeItem(self._mark)
            self._mark = None

    def _name_stages(self, desk: Desk, feed: CaseFeed) -> None:
        if desk is self._desk:
            names = {e.code: feed.label("stage", e.code) for e in feed.lists.get("stage", ())}
            self.locator.use(desk.database, names)

    # --- registering

    def _add_light(self) -> StatusLight:
        entries = (
            ("yuhua_dcm_light_sign_in", tr("Sign In…"), self._calls.sign_in),
            ("yuhua_dcm_light_sign_out", tr("Sign Out"), self._calls.sign_out),
            ("yuhua_dcm_light_help", tr("Operator's Guide"), self._calls.help),
        )
        bar = self._iface.statusBarIface()
        light = StatusLight(entries, self._iface.mainWindow())
        bar.addPermanentWidget(light)
        light.show()

        def drop() -> None:
            bar.removeWidget(light)
            light.setParent(None)
            light.deleteLater()

        self._undo.append(drop)
        return light

    def _add_locator(self, icon: QIcon) -> CaseLocator:
        locator = CaseLocator(self._calls.show_hit, self._calls.zoom_hit, icon)
        self._iface.registerLocatorFilter(locator)
        self._undo.append(lambda: self._iface.deregisterLocatorFilter(locator))
        return locator

    def _add_options(self, icon: QIcon) -> None:
        factory = OptionsFactory(
            icon, _connection_names, self._state, self._calls.settings_changed,
            self._calls.reset_styles, self._calls.export_styles,
        )  # fmt: skip
        self._iface.registerOptionsWidgetFactory(factory)
        self._undo.append(lambda: self._iface.unregisterOptionsWidgetFactory(factory))

    def _state(self) -> str:
        return "\n".join(f"{title} {words}" for title, words in self.light.details())

    def _add_help(self, icon: QIcon) -> None:
        action = QAction(icon, tr("Yuhua DCM: Operator's Guide"), self._iface.mainWindow())
        action.setObjectName("yuhua_dcm_help")
        action.triggered.connect(lambda _checked=False: self._calls.help())
        menu = self._iface.pluginHelpMenu()
        menu.addAction(action)

        def drop() -> None:
            menu.removeAction(action)
            action.deleteLater()

        self._undo.append(drop)


def _connection_names() -> list[str]:
    from ..core.session import connection_names  # brings the driver along: not at QGIS's start

    return connection_names()
