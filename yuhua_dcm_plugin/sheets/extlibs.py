"""Where reportlab comes from: QGIS's own Python, or the folder extlibs of a zip that brings it.

QGIS for Windows may come without it, and a plugin cannot install packages for its users.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

#: Beside metadata.txt; made by ``scripts/package.sh --with-reportlab`` or by ``pip --target``.
FOLDER = Path(__file__).resolve().parents[2] / "extlibs"


def bring_reportlab(folder: Path = FOLDER) -> None:
    """Let Python find reportlab in extlibs where QGIS brings none; QGIS's own goes first."""
    if str(folder) in sys.path or _has("reportlab") or not folder.is_dir():
        return
    # At the end: nothing in there may stand before what QGIS itself has.
    sys.path.append(str(folder))
    importlib.invalidate_caches()


def _has(package: str) -> bool:
    return package in sys.modules or importlib.util.find_spec(package) is not None
