"""The intake dock in a process of its own, to be killed in the middle of a call.

Started by test_intake_kept.py with `write TEXT` or `offer`. Lines on standard output tell what is
on the disk and what the dock shows.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.cases.feed import CaseFeed
from yuhua_dcm_plugin.cases.map_link import CanvasLink
from yuhua_dcm_plugin.core.background import Jobs
from yuhua_dcm_plugin.core.messages import Messages
from yuhua_dcm_plugin.core.notifications import Listener
from yuhua_dcm_plugin.core.session import Desk, enter
from yuhua_dcm_plugin.core.settings import Settings
from yuhua_dcm_plugin.intake.panel import IntakePanel


def say(*words: Any) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


application = QgsApplication([], True, os.environ["QGIS_CUSTOM_CONFIG_PATH"])
application.initQgis()
jobs = Jobs()
database, person = enter(os.environ["SPOOL_DSN"])
listener = Listener(database.dsn, jobs)
desk = Desk(
    database, jobs, listener, Messages(), Settings(), person.login, person.name, person.roles,
    person.department_code, None,
)  # fmt: skip
listener.start()
feed = CaseFeed(desk)
canvas = QgsMapCanvas()
panel = IntakePanel(desk, feed, CanvasLink(canvas, feed.model))
panel.show()
feed.start()


def write() -> None:
    QTest.keyClicks(panel.form.description, sys.argv[2])
    say("typed")
    QTimer.singleShot(1000, look_at_disk)


def look_at_disk() -> None:
    files = list(desk.spool.folder.rglob("*.json"))
    say("kept", *(f"{path.stat().st_mode & 0o777:o}" for path in files))


def offer() -> None:
    say("offer", panel.calls.strip.offer.isVisible(), panel.calls.strip.offer.text())
    panel.calls.strip.continue_button.click()
    say("form", panel.form.description.value())
    panel.registered.connect(lambda task_no: say("registered", task_no))
    panel.fill({"kind": "component", "class_code": "0102"})
    QTimer.singleShot(500, panel.save)


QTimer.singleShot(1500, {"write": write, "offer": offer}[sys.argv[1]])
application.exec_()
