"""What the plugin adds to QGIS's start, and how long a dock takes to open.

    benchmarks/startup.py [TURNS]     the start alone; docks need a database: run.py --only docks

QGIS starts with and without the plugin in turn, so that a busy machine slows both.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from table import Row, table

ROOT = Path(__file__).resolve().parent.parent
PROBE = Path(__file__).with_name("window_probe.py")
PLUGIN = "yuhua_dcm_plugin"
MORE_S = 0.3
DOCK_S = 0.5
STARTS = 9
_PATIENCE_S = 400
_SETTINGS = """[PythonPlugins]
processing=true
{plugin}
[locale]
overrideFlag=true
userLocale=zh-Hans
[qgis]
checkVersion=false
showTips=false
[auth]
use_password_helper=false
[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true
[migration]
firstRunVersionFlag=99999
settings=true
[app]
plugin_installer\\checkOnStart=false
"""
_SCREEN = """
. scripts/lib/common.sh
. scripts/lib/display.sh
trap stop_display EXIT
start_display 1920x1080
echo "$DISPLAY"
read -r _ || true
"""


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen for the length of a with block; yields its name."""
    shell = subprocess.Popen(
        ["bash", "-uc", _SCREEN],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert shell.stdin is not None
    assert shell.stdout is not None
    try:
        yield shell.stdout.readline().strip()
    finally:
        shell.stdin.close()
        shell.wait()


class Desktop:
    """QGIS profiles with and without the plugin, started again and again.

    :param folder: for profiles and results
    :param display: name of the screen
    """

    def __init__(self, folder: Path, display: str) -> None:
        self._folder, self._display = folder, display
        self.log = folder / "qgis.log"
        (folder / "run").mkdir(mode=0o700)
        for name in ("with", "without"):
            self._profile(name)

    def _profile(self, name: str) -> None:
        profile = self._folder / "profiles" / name
        (profile / "QGIS").mkdir(parents=True)
        (profile / "python" / "plugins").mkdir(parents=True)
        (profile / "python" / "plugins" / PLUGIN).symlink_to(ROOT)
        line = f"{PLUGIN}=true" if name == "with" else ""
        words = _SETTINGS.format(plugin=line)
        (profile / "QGIS" / "QGIS3.ini").write_text(words, encoding="utf-8")

    def run(self, name: str, **more: str) -> dict[str, Any]:
        """Start QGIS once; what the probe told, with the seconds until QGIS stood."""
        told = self._folder / "told.json"
        told.unlink(missing_ok=True)
        environment = {
            **os.environ, **more, "DISPLAY": self._display, "DCM_BENCH_TOLD": str(told),
            "XDG_RUNTIME_DIR": str(self._folder / "run"), "DCM_BENCH_FOLDER": str(PROBE.parent),
        }  # fmt: skip
        command = [
            "qgis", "--profiles-path", str(self._folder), "--profile", name, "--nologo",
            "--noversioncheck", "--code", str(PROBE),
        ]  # fmt: skip
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a seat keeps compiled modules
        with self.log.open("w") as log:
            used = _processor_s()
            start = time.monotonic()
            subprocess.run(
                command, env=environment, stdout=log, stderr=log, timeout=_PATIENCE_S, check=False
            )
        if not told.exists():
            raise RuntimeError(f"QGIS told nothing: {self.log.read_text()[-1500:]}")
        answer: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return {**answer, "start": answer["stood"] - start, "processor": _processor_s() - used}


def _processor_s() -> float:
    """Seconds of processor that ended children have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def desktop() -> Iterator[Desktop]:
    """A desktop with fresh profiles, thrown away afterwards."""
    if shutil.which("qgis") is None:
        raise RuntimeError("needs the QGIS desktop")
    folder = Path(tempfile.mkdtemp(prefix="dcm-start."))
    try:
        with screen() as display:
            yield Desktop(folder, display)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def starts(turns: int = STARTS) -> list[Row]:
    """Seconds from the start of the process until QGIS stands, with and without the plugin.

    The clock on the wall decides; on a machine where others work, processor time says more.
    """
    found: dict[str, list[dict[str, Any]]] = {"without": [], "with": []}
    with desktop() as qgis:
        for name in found:  # the first start of a profile makes it
            qgis.run(name)
        for _turn in range(turns):
            for name, runs in found.items():
                runs.append(qgis.run(name))
    rows = []
    for key, words in (("start", "QGIS starts"), ("processor", "processor time of a start")):
        without, with_it = ([float(run[key]) for run in found[n]] for n in ("without", "with"))
        more = median(with_it) - median(without)
        rows.append(Row(f"{words}, without the plugin", without))
        against = "median more than without"
        rows.append(Row(f"{words}, with the plugin", with_it, against, more, MORE_S))
    return rows


def docks(seat: dict[str, str], turns: int = 7) -> list[Row]:
    """Seconds until a dock stands, and until its lists are filled.

    :param seat: host, port, dbname, user and password of a person
    """
    with desktop() as qgis:
        qgis.run("with")
        told = qgis.run("with", DCM_BENCH_SEAT=json.dumps(seat), DCM_BENCH_TURNS=str(turns))
    rows = [Row(f"signed in, {told['rows']} running cases listed", [told["signed_in"]])]
    for room in ("intake", "dispatch", "evaluation"):
        rows.append(Row(f"{room} dock stands", [pair[0] for pair in told[room]]))
        rows.append(_opened(room, [pair[1] for pair in told[room]]))
    return rows


def _opened(room: str, samples: Sequence[float]) -> Row:
    return Row(f"{room} dock filled", samples, "limit at p50", median(samples), DOCK_S)


def main() -> int:
    """Measure the start alone."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else STARTS
    print(table("Starting QGIS", "s", starts(turns)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
