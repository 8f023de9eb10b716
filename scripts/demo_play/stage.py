"""What the play stands on: the plugin in its window, pictures, waiting, other desks."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2
import psycopg2.extras
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QToolBar

from .connections import make_connection
from .parts import parts

Steps = Iterator[None]
PATIENCE_S = 60
#: QGIS's own panels that an operator's desk does not need.
HIDDEN = ("Browser", "Browser2", "MessageLog", "LayerStyling", "theProcessingToolbox", "Overview")
#: Toolbars that a command hall uses; those for making data go.
KEPT = ("yuhua_dcm_toolbar", "mMapNavToolBar", "mAttributesToolBar")


class Stage:
    """The window with the docks, and the folder for what the play leaves.

    :param plugin: the loaded plugin
    :param iface: QGIS's interface
    :param target: folder of pictures and files
    :param passwords: login -> password, for desks elsewhere
    """

    def __init__(self, plugin: Any, iface: Any, target: Path, passwords: dict[str, str]) -> None:
        self.plugin, self.iface, self.target = plugin, iface, target
        self._passwords = passwords
        self._pictures = 0
        self._parts: dict[str, Any] = {}
        self.target.mkdir(parents=True, exist_ok=True)

    # --- waiting

    def until(
        self, condition: Callable[[], Any], what: str, patience_s: float = PATIENCE_S
    ) -> Steps:
        """Let QGIS live until something is so."""
        end = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"waited {patience_s} s in vain for {what}")
            yield

    def pause(self, seconds: float) -> Steps:
        """Let QGIS live for a while: map drawn, message shown."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            yield

    def settle(self) -> Steps:
        """Until the map is drawn and no job runs."""
        yield from self.pause(0.4)
        yield from self.until(
            lambda: not self.iface.mapCanvas().isDrawing() and self.desk.jobs.count == 0, "the map"
        )
        yield from self.pause(0.3)

    # --- the window

    @property
    def desk(self) -> Any:
        """The signed-in desk."""
        return self.plugin.desk

    def panel(self, room: str) -> Any:
        """The panel of a room."""
        return self.plugin.panel(room)

    def show(self, room: str) -> None:
        """Bring a dock to the front."""
        dock = self.plugin.dock(room)
        dock.show()
        dock.raise_()

    def widen(self, room: str, width: int) -> None:
        """Give a dock at the side more room."""
        self.iface.mainWindow().resizeDocks(
            [self.plugin.dock(room)], [width], Qt.Orientation.Horizontal
        )

    def clear_window(self) -> None:
        """A full screen without QGIS's own panels that no operator needs."""
        window = self.iface.mainWindow()
        window.showMaximized()
        for dock in window.findChildren(QDockWidget):
            if dock.objectName() in HIDDEN:
                dock.hide()
        for bar in window.findChildren(QToolBar):
            if bar.objectName() not in KEPT:
                bar.hide()
        self._make_room()

    def _make_room(self) -> None:
        # A hall has large screens: more of the queue, still half of the window for the map.
        window = self.iface.mainWindow()
        window.resizeDocks([self.plugin.dock("dispatch")], [440], Qt.Orientation.Vertical)

    def clear_messages(self) -> None:
        """Take the messages away, so that the next picture shows the next one."""
        self.iface.messageBar().clearWidgets()

    def picture(self, name: str) -> None:
        """Take a picture of the whole screen, numbered."""
        self._pictures += 1
        self.named_picture(f"{self._pictures:02d}_{name}")

    def named_picture(self, name: str) -> None:
        """Take a picture of the whole screen."""
        QApplication.processEvents()
        screen = QApplication.primaryScreen()
        path = self.target / f"{name}.png"
        if not screen.grabWindow(0).save(str(path)):
            raise OSError(f"no picture could be written to {path}")
        self._parts[name] = parts(self.plugin, self.iface)
        (self.target / "parts.json").write_text(json.dumps(self._parts, indent=1), encoding="utf-8")

    def sign_in(self, connection: str, queue: bool = True) -> Steps:
        """Sit down at a seat.

        :param queue: whether cases wait there; a surveyor sees none
        """
        self.plugin.sign_in(connection)
        yield from self.until(lambda: self.plugin.desk is not None, f"signing in to {connection}")
        if queue:
            yield from self.until(lambda: self.plugin.feed.model.rowCount() > 0, "the queue")
        yield from self.until(lambda: QgsProject.instance().count() > 0, "the map layers")
        self._make_room()
        yield from self.settle()

    def sit_down(self, login: str, queue: bool = True) -> Steps:
        """Sit down at a seat that the play did not know of when it began.

        :param login: of the demo's staff
        :param queue: whether cases wait there
        """
        name = f"裕华数字城管 {login}"
        make_connection(name, login, self._passwords[login])
        yield from self.sign_in(name, queue)

    def leave(self) -> None:
        """Leave without a question about saving."""
        QgsProject.instance().setDirty(False)

    # --- what happens elsewhere

    def server(self, wish: str, state: str) -> Steps:
        """Have the private server stopped or started; scripts/demo.sh reads the wish in a file.

        :param wish: ``stop`` or ``start``
        :param state: what the file says when it is done
        """
        asked = Path(os.environ["DCM_DEMO_SERVER"])
        asked.write_text(wish, encoding="utf-8")
        told = lambda: asked.read_text(encoding="utf-8").strip() == state  # noqa: E731
        yield from self.until(told, f"the server to be {state}")

    def elsewhere(self, login: str, sql: str, *values: Any) -> Any:
        """What somebody does at another desk: one statement over a connection of his own."""
        connection = psycopg2.connect(
            host=os.environ["DCM_DEMO_HOST"],
            port=os.environ["DCM_DEMO_PORT"],
            dbname=os.environ["DCM_DEMO_DBNAME"],
            user=login,
            password=self._passwords[login],
        )
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(sql, values)
                return cursor.fetchone()[0]
        finally:
            connection.close()
