"""Yuhua DCM (裕华区数字城管): the plugin's face towards QGIS."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from yuhua_dcm_plugin.plugin import Plugin

# QGIS names the plugin after its folder, yuhua_dcm_plugin, in which the package of that name lies
# once more. With the inner folder on the path of the outer one, yuhua_dcm_plugin.plugin is the same
# module in QGIS, in the tests and on the command line. QGIS never runs the inner __init__.py.
__path__.append(str(Path(__file__).parent / "yuhua_dcm_plugin"))


def classFactory(iface: QgisInterface) -> Plugin:
    """Return the plugin; QGIS calls this by name when it loads the folder.

    The import is here, so that a disabled plugin costs nothing.
    """
    from .plugin import Plugin

    return Plugin(iface)
