"""Runs inside the real QGIS: loads, signs in, unloads, loads again, and counts what is there.

Started by test_plugin_lifecycle.py with `qgis --code`; writes what it counted to PROBE_RESULT.
"""

from __future__ import annotations

import json
import os
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsDataSourceUri,
    QgsProject,
    QgsProviderRegistry,
    QgsSettings,
)
from qgis.gui import QgsGui, QgsMapLayerAction, QgsOptionsPageWidget
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, QTranslator
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QLabel, QToolBar, QToolButton
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin

NAME = "yuhua_dcm_plugin"
CONNECTION, OTHER = "probe", "other seat"
given = json.loads(os.environ["PROBE_GIVEN"])
told: dict[str, Any] = {}


def make_connection(name: str, user: str) -> None:
    config = QgsAuthMethodConfig("Basic")
    config.setName(name)
    config.setConfig("username", user)
    config.setConfig("password", given["password"])
    assert QgsApplication.authManager().storeAuthenticationConfig(config)
    uri = QgsDataSourceUri()
    mode = QgsDataSourceUri.SslMode.SslPrefer
    place = (given["host"], given["port"], given["dbname"])
    uri.setConnection(*place, "", "", mode, config.id())
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    metadata.saveConnection(metadata.createConnection(uri.uri(False), {}), name)


def _ours(kind: Any) -> list[str]:
    widgets = iface.mainWindow().findChildren(kind)
    return sorted(w.objectName() for w in widgets if w.objectName().startswith("yuhua_dcm"))


def _named(thing: Any) -> bool:
    return bool(thing.objectName().startswith("yuhua_dcm"))


def _locator_filters() -> list[str]:
    found = iface.mainWindow().findChildren(QObject)
    return [o.name() for o in found if o.metaObject().className() == "CaseLocator"]


def _map_actions() -> list[Any]:
    layers = QgsProject.instance().mapLayers().values()
    layer = next((x for x in layers if x.customProperty("yuhua_dcm/layer") == "open_case"), None)
    target = QgsMapLayerAction.Target.SingleFeature
    return list(QgsGui.mapLayerActionRegistry().mapLayerActions(layer, target)) if layer else []


def _foreign(item: Any) -> bool:
    return type(item).__module__.startswith(NAME)


def options_pages() -> list[str]:
    """Pages of ours in Settings > Options, which is really opened for it."""
    found: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        pages = dialog.findChildren(QgsOptionsPageWidget)
        found.extend(sorted(page.objectName() for page in pages if _named(page)))
        dialog.reject()

    QTimer.singleShot(2500, look)
    iface.showOptionsDialog(iface.mainWindow())
    return found


def count() -> dict[str, Any]:
    """What of the plugin is there."""
    menu = [action.text() for action in iface.pluginMenu().actions()]
    return {
        "docks": _ours(QDockWidget),
        "toolbars": _ours(QToolBar),
        "actions": _ours(QAction),
        "menu": [text for text in menu if "Yuhua" in text or "裕华" in text],
        "word": QCoreApplication.translate("@default", "Task No."),
        "layers": len(QgsProject.instance().mapLayers()),
        "groups": len(QgsProject.instance().layerTreeRoot().findGroups()),
        "threads": threading.active_count(),
        "tasks": QgsApplication.taskManager().count(),
        "light": _ours(QToolButton),
        "help": [a.objectName() for a in iface.pluginHelpMenu().actions() if _named(a)],
        "locator": _locator_filters(),
        "map_actions": len([a for a in _map_actions() if _named(a)]),
        "marks": len([i for i in iface.mapCanvas().scene().items() if _foreign(i)]),
        "labels": _ours(QLabel),
        "translators": len(QCoreApplication.instance().findChildren(QTranslator)),
    }


def wait(true: Callable[[], bool], seconds: float = 20) -> Iterator[None]:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(true.__code__.co_firstlineno)
        yield


def pause(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield


def signed_in() -> bool:
    plugin = plugins[NAME]
    return plugin.layers is not None and plugin.layers.layer("street") is not None


def load() -> None:
    assert loadPlugin(NAME)
    assert startPlugin(NAME)


def ask(flag: Path) -> Iterator[None]:
    """Let the test look at the server now."""
    flag.touch()
    yield from wait(lambda: not flag.exists())


def kinds() -> list[str]:
    """Providers of the layers of the project."""
    return sorted({layer.providerType() for layer in QgsProject.instance().mapLayers().values()})


def asked() -> str:
    """Name of a box that waits for an answer."""
    box = QApplication.activeModalWidget()
    return box.objectName() or type(box).__name__ if box is not None else ""


def probe() -> Iterator[None]:
    assert QgsApplication.authManager().setMasterPassword("probe-master", True)
    make_connection(CONNECTION, given["user"])
    make_connection(OTHER, given["other"])
    told["before"] = count()
    path = Path(given["folder"]) / "desk.qgs"
    for turn in ("first", "second"):
        load()
        plugins[NAME].sign_in(CONNECTION)
        yield from wait(signed_in)
        yield from pause(1)
        told[turn] = count()
        told[f"{turn}_dirty"] = QgsProject.instance().isDirty()
        told[f"{turn}_options"] = options_pages()
        if turn == "second":
            QgsProject.instance().write(str(path))
            told["project"] = path.read_text(encoding="utf-8")
        assert unloadPlugin(NAME)
        yield from pause(1)
        if turn == "second":
            told["asleep"] = kinds()
            iface.newProject(False)
        told[f"after_{turn}"] = count()
        told[f"after_{turn}_options"] = options_pages()
        yield from ask(Path(given["folder"]) / f"after_{turn}")
    yield from visit(path)


def visit(path: Path) -> Iterator[None]:
    """Another seat opens the project: first signed out, then as somebody else."""
    QgsSettings().setValue("yuhua_dcm/sign_in_at_start", False)
    load()
    iface.addProject(str(path))
    yield from pause(1)
    told["visit_before"] = {"asked": asked(), "kinds": kinds(), "layers": count()["layers"]}
    plugins[NAME].sign_in(OTHER)
    yield from wait(signed_in)
    told["visit_after"] = {"asked": asked(), "kinds": kinds(), "layers": count()["layers"]}
    assert unloadPlugin(NAME)


class Runner:
    """Goes on with the probe on QGIS's own event loop."""

    def __init__(self) -> None:
        self.steps = probe()
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(40)

    def tick(self) -> None:
        self.timer.stop()  # a box that waits for an answer lets the event loop run on
        try:
            next(self.steps)
        except StopIteration:
            self.end()
        except BaseException:
            told["error"] = traceback.format_exc()
            self.end()
        else:
            self.timer.start(40)

    def end(self) -> None:
        Path(given["result"]).write_text(json.dumps(told), encoding="utf-8")
        QgsProject.instance().setDirty(False)
        os._exit(0)


runner = Runner()
