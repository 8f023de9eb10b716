"""Front door: registers everything with QGIS, and on unload takes everything back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer

from .core import settings as keys
from .core.files import reason_of
from .core.messages import Messages, hint_of, words_of
from .core.roles import REGISTRARS
from .core.settings import Settings
from .core.strings import install_translator, remove_translator, tr
from .home.guide import open_guide
from .home.registered import Calls, Home
from .rooms import SHOWN_LATER, has_room, is_for, make_panel, role_names, shows_itself
from .window import Window, icon

# What a signed-in desk needs is imported when somebody signs in: QGIS starts without the driver.
if TYPE_CHECKING:
    from .cases.feed import CaseFeed
    from .cases.layers import DeskLayers
    from .cases.map_link import CanvasLink
    from .core.background import Jobs
    from .core.errors import DcmError
    from .core.session import Desk
    from .home.records import Choice


class Plugin:
    """The plugin as QGIS knows it.

    :param iface: QGIS's interface
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._undo: list[Callable[[], None]] = []
        self._speaks = False
        self._messages = Messages(iface)
        self._settings: Settings | None = None
        self._window: Window | None = None
        self._home: Home | None = None
        self._styles = self._trying = ""
        self._jobs: Jobs | None = None
        self.desk: Desk | None = None
        self.feed: CaseFeed | None = None
        self.map_link: CanvasLink | None = None
        self.layers: DeskLayers | None = None

    # --- QGIS's calls

    def initGui(self) -> None:
        """Add toolbar, menu and docks; sign in to the connection of the last time."""
        self._speak()
        self.initProcessing()
        self._settings = Settings()
        self._window = Window(
            self._iface, self._settings, self.choose_connection, self.add_layers, self.show_help
        )
        self._undo.append(self._close_window)
        self._styles = self._settings.get(keys.STYLE_FOLDER)
        self._home = Home(self._iface, icon, self._calls())
        self._undo.append(self._close_home)
        self._undo.append(self.sign_out)
        start = QTimer()
        start.setSingleShot(True)
        start.timeout.connect(self._sign_in_again)
        start.start(0)
        self._undo.append(start.stop)

    def initProcessing(self) -> None:
        """Add the algorithms; without a window (qgis_process) this is all that QGIS asks for."""
        from .processing.provider import Provider

        self._speak()
        provider = Provider()
        registry = QgsApplication.processingRegistry()
        if registry.addProvider(provider):
            self._undo.append(lambda: registry.removeProvider(provider))

    def _speak(self) -> None:
        """Speak the user's language, once."""
        if not self._speaks:
            self._speaks = True
            translator = install_translator()
            self._undo.append(lambda: remove_translator(translator))

    def unload(self) -> None:
        """Leave nothing behind."""
        self._speaks = False
        while self._undo:
            self._undo.pop()()

    # --- for people and scripts

    def panel(self, room: str) -> Any:
        """The panel of a room (intake, dispatch …), ``None`` before signing in."""
        return self._window.docks[room].panel if self._window is not None else None

    def dock(self, room: str) -> Any:
        """The dock of a room."""
        return self._window.docks[room] if self._window is not None else None

    def choose_connection(self) -> None:
        """Ask which database, unless there is only one that is not in use yet."""
        from .core.session import connection_names
        from .core.sign_in_dialog import SignInDialog

        if self._held_back(self.choose_connection):
            return
        names = connection_names()
        if len(names) == 1 and self.desk is None:
            self.sign_in(names[0])
            return
        last = self._get(keys.CONNECTION)
        dialog = SignInDialog(names, last, self._iface.mainWindow())
        if dialog.exec():
            self.sign_in(dialog.connection())
        dialog.deleteLater()

    def sign_in(self, connection_name: str) -> None:
        """Sign in to a QGIS PostgreSQL connection in the background."""
        from .core.background import Jobs
        from .core.session import sign_in

        self.sign_out()
        self._jobs = Jobs(self._messages.show_error)
        self._trying = connection_name
        self._tell_docks(tr("Signing in to {name} …").format(name=connection_name))
        sign_in(
            connection_name, self._jobs, self._messages, self._settings or Settings(),
            self._iface, lambda desk: self._entered(connection_name, desk), self._refused,
            self._away,
        )  # fmt: skip

    def ask_to_sign_out(self) -> None:
        """Close the desk, unless a surveyor's edits are not saved yet: they are offered first."""
        if not self._held_back(self.sign_out):
            self.sign_out()

    def _held_back(self, then: Callable[[], None]) -> bool:
        """Whether something is not saved yet in a room, which it tells, with a way to leave."""
        docks = self._window.docks if self._window is not None else {}
        panels = [docks[room].made for room in ("census", "upkeep") if room in docks]
        return any(panel is not None and panel.hold_back(then) for panel in panels)

    def sign_out(self) -> None:
        """Close the desk: docks empty, no connection, layer or thread stays."""
        if self._window is not None:
            self._window.empty_docks()
        if self._home is not None:
            self._home.left()
        self._tell_docks(tr("Nobody is signed in."))
        parts = [part for part in (self.layers, self.map_link, self.feed) if part is not None]
        self.layers = self.map_link = self.feed = None
        for part in parts:
            part.close()
            part.deleteLater()
        if self.desk is not None:
            self.desk.close()
        elif self._jobs is not None:
            self._jobs.close()
        self.desk = self._jobs = None

    def add_layers(self) -> None:
        """Put the map layers into the project, again if need be."""
        if self.layers is None or self.map_link is None:
            self._messages.info(tr("Sign in first."))
            return
        self.layers.add()

    # --- what people ask for anywhere in QGIS

    def open_case(self, task_no: str) -> None:
        """Show a case in the dock at which its person works."""
        if self.feed is None:
            self._messages.info(tr("Sign in first."))
            return
        room = self._room_of(task_no)
        dock, panel = self.dock(room), self.panel(room)
        if panel is not None:
            dock.show()
            dock.raise_()
            panel.select_case(task_no)

    def report_at(self, report: dict[str, Any]) -> None:
        """Put what is known of a report into the form: keys of register_case."""
        panel = self.panel("intake")
        if self.desk is None or panel is None:
            self._messages.info(tr("Sign in first."))
        elif not self.desk.holds(*REGISTRARS):
            self._messages.info(tr("Your role may not register cases."))
        else:
            dock = self.dock("intake")
            dock.show()
            dock.raise_()
            panel.fill(report)

    def show_help(self, room: str = "") -> None:
        """Open the operator's guide, at the page of a room and of who sits there."""
        open_guide(room, self.desk.roles if self.desk is not None else frozenset())

    def _room_of(self, task_no: str) -> str:
        # The hall's own list holds running cases only; everything else is seen in dispatch.
        running = self.feed is not None and self.feed.model.case(task_no) is not None
        intake, dispatch = self.dock("intake"), self.dock("dispatch")
        if running and intake.isVisible() and not dispatch.isVisible():
            return "intake"
        return "dispatch"

    def _show_hit(self, hit: Choice) -> None:
        self.open_case(hit.task_no)
        self._zoom_hit(hit)

    def _zoom_hit(self, hit: Choice) -> None:
        if self.map_link is not None and hit.x is not None and hit.y is not None:
            self.map_link.zoom_to(hit.x, hit.y)
            self.map_link.flash(hit.x, hit.y)

    def _calls(self) -> Calls:
        return Calls(
            self.choose_connection, self.ask_to_sign_out, self.open_case, self._show_hit,
            self._zoom_hit, self.report_at, self._settings_changed, self._reset_styles,
            self._export_styles, self.show_help,
        )  # fmt: skip

    # --- settings

    def _settings_changed(self) -> None:
        if self.feed is not None:
            self.feed.settings_changed()
        for dock in self._window.docks.values() if self._window is not None else ():
            changed = getattr(dock.panel, "settings_changed", None)
            if changed is not None:
                changed()
        before, self._styles = self._styles, self._get(keys.STYLE_FOLDER)
        if before != self._styles:
            self._reset_styles()

    def _reset_styles(self) -> None:
        if self.layers is not None:
            self.layers.reset_styles()

    def _export_styles(self, folder: str) -> None:
        if self.layers is None:
            self._messages.info(tr("Sign in first."))
        elif not folder:
            self._messages.info(tr("Choose a folder for map styles first."))
        else:
            try:
                number = self.layers.export_styles(folder)
            except OSError as error:
                words = tr("{file} could not be written: {reason}")
                self._messages.warning(words.format(file=folder, reason=reason_of(error)))
                return
            self._messages.success(tr("{n} styles written").format(n=number))

    # --- signing in

    def _sign_in_again(self) -> None:
        name = self._get(keys.CONNECTION)
        if not name or not self._get(keys.SIGN_IN_AT_START):
            return
        from .core.session import connection_names, connection_uri

        if name not in connection_names():
            return
        authcfg = connection_uri(name).authConfigId()
        if authcfg and not QgsApplication.authManager().masterPasswordIsSet():
            return  # QGIS would ask for its master password: no box before the user asked for one
        self.sign_in(name)

    def _entered(self, connection_name: str, desk: Desk) -> None:
        from .cases.feed import CaseFeed
        from .cases.layers import DeskLayers
        from .cases.map_link import CanvasLink

        self.desk = desk
        if self._settings is not None:
            self._settings.set(keys.CONNECTION, connection_name)
        feed = self.feed = CaseFeed(desk)
        canvas = self._iface.mapCanvas()
        self.map_link = CanvasLink(canvas, feed.model)
        self.layers = DeskLayers(desk, feed, canvas)
        self.layers.ready.connect(self._layers_ready)
        feed.labelsReady.connect(self.add_layers)
        self._fill_docks(desk, feed, self.map_link)
        if self._home is not None:
            self._home.entered(desk, feed)
        self._follow(desk)
        feed.start()
        if has_room("upkeep"):
            from .upkeep.calendar_notice import tell_gaps

            tell_gaps(desk)

    def _layers_ready(self) -> None:
        if self.layers is not None and self.map_link is not None:
            self.map_link.set_case_layer(self.layers.layer("open_case"))

    def _fill_docks(self, desk: Desk, feed: CaseFeed, map_link: CanvasLink) -> None:
        if self._window is None:
            return
        for room, dock in self._window.docks.items():
            make = partial(make_panel, room, desk, feed, map_link)
            self._window.admit(room, is_for(room, desk.roles), shows_itself(room, desk.roles))
            if not is_for(room, desk.roles):
                continue
            if not has_room(room):
                dock.tell(tr("This room is not part of this version."))
            elif room in SHOWN_LATER:
                dock.offer(make)
            else:
                dock.set_panel(make())
        self._window.tell_who(f"{desk.name} · {role_names(desk.roles)}")
        self._window.mark_training(desk.training)

    def _follow(self, desk: Desk) -> None:
        lost = tr("The database went away; the desk reconnects by itself.")
        back = tr("The database is back.")
        away: list[bool] = []

        def on_lost() -> None:
            away.append(True)
            self._messages.warning(lost)

        def on_back() -> None:
            if away:
                away.clear()
                self._messages.success(back)

        desk.listener.connectionLost.connect(on_lost)
        desk.listener.connectionBack.connect(on_back)

    def _away(self, error: DcmError) -> None:
        if self._home is not None:
            self._home.light.trying(self._trying)
        self._tell_docks(
            f"{words_of(error)}\n" + tr("It is tried again every few seconds; no need to click.")
        )

    def _refused(self, error: DcmError) -> None:
        if self._home is not None:
            self._home.light.trying("")
        self._tell_docks(f"{words_of(error)}\n{hint_of(error)}".strip())
        self._messages.show_error(error)

    # --- small things

    def _tell_docks(self, text: str) -> None:
        if self._window is not None:
            for dock in self._window.docks.values():
                dock.tell(text)

    def _get(self, setting: keys.Setting[Any]) -> Any:
        return (self._settings or Settings()).get(setting)

    def _close_home(self) -> None:
        if self._home is not None:
            self._home.close()
            self._home = None

    def _close_window(self) -> None:
        if self._window is not None:
            self._window.close()
            self._window = None
