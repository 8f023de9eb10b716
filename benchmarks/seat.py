"""A desk of the plugin in a process of its own: listener, task and list model, no screen.

Prints a JSON line for every case that its list shows anew: task number, version, seconds of the
monotonic clock. Started by seat_notices.py; the connection string comes from the environment.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qgis.core import QgsApplication

from yuhua_dcm_plugin.cases.feed import CaseFeed
from yuhua_dcm_plugin.core.background import Jobs
from yuhua_dcm_plugin.core.messages import Messages
from yuhua_dcm_plugin.core.notifications import Listener
from yuhua_dcm_plugin.core.session import Desk, enter
from yuhua_dcm_plugin.core.settings import Settings


def main() -> int:
    """Sit at the desk until somebody ends the process."""
    application = QgsApplication([], True)
    application.initQgis()
    messages = Messages()
    jobs = Jobs(messages.show_error)
    database, person = enter(os.environ["DCM_BENCH_SEAT_DSN"])
    listener = Listener(database.dsn, jobs)
    desk = Desk(
        database, jobs, listener, messages, Settings(), person.login, person.name, person.roles,
        person.department_code, None,
    )  # fmt: skip
    feed = CaseFeed(desk)

    def shown(tasks: list[str]) -> None:
        now = time.monotonic()
        for task in tasks:
            case = feed.model.case(task)
            _say([task, case.version if case else None, now])

    feed.rowsChanged.connect(shown)
    feed.reloaded.connect(lambda: _say("ready" if listener.connected else "early"))
    listener.start()
    feed.start()
    return int(application.exec_())


def _say(what: Any) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    sys.exit(main())
