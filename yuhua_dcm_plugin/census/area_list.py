"""Streets and their communities in a list to choose from (街道社区)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QComboBox

from .desk_records import Area


def fill_areas(combo: QComboBox, areas: Sequence[Area], keep: int) -> None:
    """Put streets and their communities into a list, after its first entries."""
    chosen = combo.currentData()
    while combo.count() > keep:
        combo.removeItem(keep)
    for area in areas:
        combo.addItem(area.label if area.street else f"    {area.label}", area.code)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
