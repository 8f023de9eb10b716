"""Colours of grades; a letter and a word always stand beside them."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor

from ..core.notice import contrast

# Told apart by brightness too, so that they serve whoever sees no red or green.
_FILLS = {
    "green": "#1a9850",
    "blue": "#2166ac",
    "yellow": "#f5c542",
    "red": "#d7301f",
    "black": "#333333",
}
_NEUTRAL = "#b0b0b0"


def fill(colour: str | None) -> QColor:
    """Colour to paint for the name that the table of grades gives.

    :param colour: green, blue, yellow, red or black; None and unknown names are painted grey
    """
    return QColor(_FILLS.get(colour or "", _NEUTRAL))


def ink(background: QColor) -> QColor:
    """Black or white, whichever is read better on a background."""
    return max((QColor("#ffffff"), QColor("#111111")), key=lambda one: contrast(one, background))
