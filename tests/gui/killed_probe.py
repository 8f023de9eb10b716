"""Runs inside the real QGIS: types a call until it is killed, or looks for what the last one left.

Started by test_killed.py with `qgis --code`; PROBE_GIVEN tells which, and where to write.
"""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsDataSourceUri, QgsProviderRegistry
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QPlainTextEdit, QWidget
from qgis.utils import iface, loadPlugin, plugins, startPlugin

NAME = "yuhua_dcm_plugin"
CONNECTION = "probe"
given = json.loads(os.environ["PROBE_GIVEN"])
told: dict[str, Any] = {}


def make_connection() -> None:
    assert QgsApplication.authManager().setMasterPassword("probe-master", True)
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    if CONNECTION in metadata.connections(False):
        return
    config = QgsAuthMethodConfig("Basic")
    config.setName(CONNECTION)
    config.setConfig("username", given["user"])
    config.setConfig("password", given["password"])
    assert QgsApplication.authManager().storeAuthenticationConfig(config)
    uri = QgsDataSourceUri()
    place = (given["host"], given["port"], given["dbname"])
    uri.setConnection(*place, "", "", QgsDataSourceUri.SslMode.SslDisable, config.id())
    metadata.saveConnection(metadata.createConnection(uri.uri(False), {}), CONNECTION)


def wait(true: Callable[[], Any], seconds: float = 30) -> Iterator[None]:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(true.__code__.co_firstlineno)
        yield


def flag(name: str) -> None:
    (Path(given["folder"]) / name).touch()


def panel() -> Any:
    return plugins[NAME].panel("intake")


def child(kind: Any, name: str) -> Any:
    return iface.mainWindow().findChild(kind, name)


def sign_in() -> Iterator[None]:
    make_connection()
    assert loadPlugin(NAME)
    assert startPlugin(NAME)
    plugins[NAME].sign_in(CONNECTION)
    plugins[NAME].dock("intake").show()
    yield


def type_until_killed() -> Iterator[None]:
    yield from sign_in()
    yield from wait(lambda: panel() is not None and panel().form.picker is not None)
    yield from wait(lambda: plugins[NAME].feed.classes)
    words = child(QPlainTextEdit, "report_description")
    QTest.keyClicks(words, "manhole cover gone ")
    words.insertPlainText("井盖丢失𠮷")
    flag("cut_me")
    yield from wait(lambda: not plugins[NAME].desk.link.up)
    QTest.keyClicks(words, " and typing goes on")
    QTest.keyClicks(child(QWidget, "report_phone"), "13800000001")
    yield from pause(1.2)  # a key is on the disk within a second
    flag("kill_me")
    yield from pause(60)


def pause(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield


def look() -> Iterator[None]:
    yield from sign_in()
    yield from pause(5)
    told["panel_while_away"] = panel() is not None
    told["dock_says"] = [
        label.text() for label in plugins[NAME].dock("intake").findChildren(QLabel)
    ]
    flag("mend_me")
    yield from wait(lambda: panel() is not None and plugins[NAME].feed.classes)
    yield from wait(lambda: child(QWidget, "draft_offer").isVisible())
    told["offer"] = child(QWidget, "draft_offer").text()
    QTest.mouseClick(child(QWidget, "draft_continue"), Qt.MouseButton.LeftButton)
    told["description"] = child(QPlainTextEdit, "report_description").toPlainText()
    told["phone"] = child(QWidget, "report_phone").text()
    panel().fill({"kind": "component", "class_code": "0102", "x": 545105, "y": 4209105})
    yield from pause(0.5)
    answers: list[str] = []
    panel().registered.connect(answers.append)
    QTest.keyClick(
        child(QWidget, "report_description"), Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier,
    )  # fmt: skip
    yield from wait(lambda: answers)
    told["registered"] = answers
    yield from pause(0.5)
    told["left"] = len(plugins[NAME].desk.spool.entries())
    told["files"] = [str(path) for path in plugins[NAME].desk.spool.folder.rglob("*.json")]


class Runner:
    """Goes on with the probe on QGIS's own event loop."""

    def __init__(self) -> None:
        self.steps = type_until_killed() if given["what"] == "type" else look()
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(40)

    def tick(self) -> None:
        try:
            next(self.steps)
        except StopIteration:
            self.end()
        except BaseException:
            told["error"] = traceback.format_exc()
            self.end()

    def end(self) -> None:
        self.timer.stop()
        Path(given["result"]).write_text(json.dumps(told), encoding="utf-8")
        os._exit(0)


runner = Runner()
