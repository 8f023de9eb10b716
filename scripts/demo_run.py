"""Plays the whole loop in the real QGIS window, or signs in and leaves the desk to a person.

Run inside QGIS by scripts/demo.sh (`qgis --code`); what it is given stands at the top of that file.
Everything goes through the docks: what is typed here a person would type there.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface, plugins

sys.path.insert(0, os.environ.get("DCM_DEMO_SCRIPTS") or str(Path.cwd() / "scripts"))

from demo_play.connections import make_connections
from demo_play.looks import looks
from demo_play.loop import desk_only, play
from demo_play.stage import Stage

TICK_MS = 40


class Player:
    """Runs the play step by step on QGIS's own event loop, so that QGIS lives meanwhile."""

    def __init__(self) -> None:
        self.mode = os.environ["DCM_DEMO_MODE"]
        self.result = Path(os.environ["DCM_DEMO_RESULT"])
        passwords = json.loads(Path(os.environ["DCM_DEMO_PASSWORDS"]).read_text(encoding="utf-8"))
        make_connections(passwords)
        self.stage = Stage(
            plugins["yuhua_dcm_plugin"], iface, Path(os.environ["DCM_DEMO_DIR"]), passwords
        )
        self.steps = {"loop": play, "looks": looks, "desk": desk_only}[self.mode](self.stage)
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(TICK_MS)

    def tick(self) -> None:
        """Go on to where the play waits next."""
        self.timer.stop()
        try:
            next(self.steps)
        except StopIteration:
            self.end("ok")
        except Exception as error:
            print(traceback.format_exc(), file=sys.stderr, flush=True)
            tell_what_runs()
            self.stage.picture("zz_failed")
            self.end(f"{type(error).__name__}: {error}".split("\n")[0])
        else:
            self.timer.start(TICK_MS)

    def end(self, word: str) -> None:
        """Leave the last word; unless a person sits here, leave QGIS too."""
        self.result.write_text(word, encoding="utf-8")
        if self.mode != "desk":
            self.stage.leave()
            QTimer.singleShot(500, QgsApplication.instance().quit)


def tell_what_runs() -> None:
    """Write into the log what QGIS was doing when the play waited in vain."""
    for task in QgsApplication.taskManager().tasks():
        print("task", task.description(), int(task.status()), file=sys.stderr, flush=True)
    faulthandler.dump_traceback(2)  # the log, whatever QGIS made of sys.stderr


def start() -> Any:
    """Start when QGIS stands; the return value keeps the player alive."""
    return Player()


_players: list[Any] = []
QTimer.singleShot(1500, lambda: _players.append(start()))
