"""A desk in a process of its own, to be killed: sends what it is given and what it finds.

Started by test_outages.py. Lines on standard output tell what happened.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer

from yuhua_dcm_plugin.core.background import Jobs
from yuhua_dcm_plugin.core.messages import Messages
from yuhua_dcm_plugin.core.notifications import Listener
from yuhua_dcm_plugin.core.session import Desk, enter
from yuhua_dcm_plugin.core.settings import Settings
from yuhua_dcm_plugin.core.spool import SpoolEntry


def say(*words: Any) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


application = QgsApplication([], False, os.environ["QGIS_CUSTOM_CONFIG_PATH"])
application.initQgis()
jobs = Jobs()
database, person = enter(os.environ["SPOOL_DSN"])
listener = Listener(database.dsn, jobs)
desk = Desk(
    database, jobs, listener, Messages(), Settings(), person.login, person.name, person.roles,
    person.department_code, None,
)  # fmt: skip
listener.start()
for found in desk.spool.entries():
    say("found", found.state, found.payload.get("description", ""))
desk.outbox.sent.connect(lambda uuid, answer: say("sent", json.dumps(answer)))
desk.outbox.refused.connect(lambda uuid, error: say("refused", error.key))


def begin() -> None:
    for line in json.loads(sys.argv[1]):
        entry = SpoolEntry(**line)
        if entry.state == "draft":
            desk.spool.put(entry)
            desk.spool.flush()
            say("kept")
        else:
            desk.outbox.send(entry)


def look() -> None:
    if desk.outbox.waiting == 0 and not desk.spool.entries("draft") and desk.jobs.count == 0:
        desk.close()
        say("empty")
        os._exit(0)


QTimer.singleShot(0, begin)
timer = QTimer()
timer.timeout.connect(look)
timer.start(100)
application.exec_()
