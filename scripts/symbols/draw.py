"""Strokes and shapes of which the symbols of components are made: 24 by 24 units, white on a plate.

A symbol is a plate (its shape tells the big class) with a white glyph; a white rim keeps it apart
from whatever lies below. QGIS may replace the plate's colour: ``param(fill)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Outline of the plate and its colour. Shapes differ so that print without colour serves.
PLATES = {
    "manhole": ("M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21Z", "#2f5fa8"),
    "utility": (
        "M6 2H18A4 4 0 0 1 22 6V18A4 4 0 0 1 18 22H6A4 4 0 0 1 2 18V6A4 4 0 0 1 6 2Z",
        "#2f5fa8",
    ),
    "traffic": ("M2 2H22V22H2Z", "#4a5866"),
    "amenity": ("M12 1.2L22.8 8.2V22.3H1.2V8.2Z", "#85512f"),
    "green": ("M2 2H14A8 8 0 0 1 22 10V22H10A8 8 0 0 1 2 14Z", "#2a7430"),
    "land": ("M12 .6L23.4 12L12 23.4L.6 12Z", "#62479d"),
    "other": ("M6.6 2H17.4L23 12L17.4 22H6.6L1 12Z", "#00727d"),
    "local": ("M7.5 1.5H16.5L22.5 7.5V16.5L16.5 22.5H7.5L1.5 16.5V7.5Z", "#7a6a00"),
    "unknown": ("M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21Z", "#616161"),
    # States lie on other symbols: stronger colours, and shapes as plain as can be.
    "damaged": ("M12 2.2L23 21.6H1Z", "#c62828"),
    "missing": ("M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21Z", "#8e0e0e"),
    "occupied": ("M2.5 2.5H21.5V21.5H2.5Z", "#6a1b9a"),
    "abandoned": ("M12 .8L23.2 12L12 23.2L.8 12Z", "#37474f"),
    "removed": ("M2 3.4H22L17 20.6H7Z", "#1b1b1b"),
}
_RIM = 1.4


@dataclass(frozen=True)
class Symbol:
    """A glyph on a plate."""

    plate: str
    parts: Sequence[str]


def line(path: str, width: float = 1.8) -> str:
    """A white stroke."""
    return (
        f'<path d="{path}" fill="none" stroke="#ffffff" stroke-width="{width:g}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def area(path: str) -> str:
    """A white filled shape."""
    return f'<path d="{path}" fill="#ffffff"/>'


def hole(path: str, plate: str) -> str:
    """A shape in the colour of the plate, cut out of a white one."""
    return f'<path d="{path}" fill="{_fill(plate)}"/>'


def groove(path: str, plate: str, width: float = 1.3) -> str:
    """A stroke in the colour of the plate, cut out of a white shape."""
    return (
        f'<path d="{path}" fill="none" stroke="{_fill(plate)}" stroke-width="{width:g}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def dot(x: float, y: float, radius: float) -> str:
    """A white disc."""
    return area(disc(x, y, radius))


def ring(x: float, y: float, radius: float, width: float = 1.8) -> str:
    """A white circle."""
    return line(disc(x, y, radius), width)


def disc(x: float, y: float, radius: float) -> str:
    """The path of a circle."""
    r, d = f"{radius:g}", f"{2 * radius:g}"
    return f"M{x - radius:g} {y:g}a{r} {r} 0 1 1 {d} 0a{r} {r} 0 1 1-{d} 0Z"


def svg(symbol: Symbol) -> str:
    """The file of a symbol."""
    outline, _colour = PLATES[symbol.plate]
    # Markers are placed by the middle of the view box; the rim lies outside of the plate.
    plate = (
        f'<path d="{outline}" fill="{_fill(symbol.plate)}" stroke="#ffffff" '
        f'stroke-width="{_RIM:g}" stroke-linejoin="round"/>'
    )
    body = "\n".join(f"  {part}" for part in (plate, *symbol.parts))
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
    return f"{head}\n{body}\n</svg>\n"


def _fill(plate: str) -> str:
    return f"param(fill) {PLATES[plate][1]}"
