"""Runs inside the real QGIS: installs a zip as a person does, looks, and unloads.

Started by test_package.py with `qgis --code`; writes what it saw to the file of PROBE_GIVEN.
"""

from __future__ import annotations

import json
import os
import traceback
from pathlib import Path
from typing import Any

import pyplugin_installer
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QMessageBox
from qgis.utils import iface, plugin_times, unloadPlugin

NAME = "yuhua_dcm_plugin"
given = json.loads(os.environ["PROBE_GIVEN"])
told: dict[str, Any] = {"boxes": []}


def docks() -> list[str]:
    found = iface.mainWindow().findChildren(QDockWidget)
    return sorted(dock.objectName() for dock in found if dock.objectName().startswith("yuhua_dcm"))


def close_boxes() -> None:
    """Nobody is there to press a button; what a box said is told."""
    box = QCoreApplication.instance().activeModalWidget()
    if box is not None:
        told["boxes"].append(box.text() if isinstance(box, QMessageBox) else str(box))
        box.close()


def probe() -> None:
    told["before"] = docks()
    pyplugin_installer.instance().installFromZipFile(given["zip"])
    told["installed"] = docks()
    told["folder"] = str(Path(_file()).parent)
    told["word"] = QCoreApplication.translate("@default", "Task No.")
    told["reportlab"] = given.get("reportlab") and _reportlab()
    told["unloaded"] = unloadPlugin(NAME)
    told["after"] = docks()
    told["start_seconds"] = plugin_times.get(NAME)


def _file() -> str:
    import yuhua_dcm_plugin.plugin

    return str(yuhua_dcm_plugin.plugin.__file__)


def _reportlab() -> str:
    from yuhua_dcm_plugin.sheets.extlibs import find_reportlab

    find_reportlab()
    import reportlab

    return str(reportlab.__file__)


def run() -> None:
    try:
        probe()
    except BaseException:
        told["error"] = traceback.format_exc()
    Path(given["result"]).write_text(json.dumps(told), encoding="utf-8")
    QgsProject.instance().setDirty(False)
    os._exit(0)


timer = QTimer()
timer.timeout.connect(close_boxes)
timer.start(500)
QTimer.singleShot(0, run)
