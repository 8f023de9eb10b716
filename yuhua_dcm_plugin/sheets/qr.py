"""Draw the QR code of a task number."""

from __future__ import annotations

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing

from .pen import Pen

LEVEL = "M"
"""Error correction: 15 % of the code may be smudged by a stamp or a fax."""
QUIET_MODULES = 4
_LONGEST = 100


def qr_modules(content: str) -> list[list[bool]]:
    """Return the rows of a QR code, True for a dark module, without the quiet zone."""
    widget = _widget(content, 100.0)
    widget.qr.make()
    return [[bool(module) for module in row] for row in widget.qr.modules]


def can_encode(content: str) -> bool:
    """Tell whether a text may become a code: printable ASCII that stays coarse enough to scan."""
    return 0 < len(content) <= _LONGEST and content.isascii() and content.isprintable()


def draw_qr(pen: Pen, x: float, top: float, side: float, content: str) -> None:
    """Draw the code into a square of the given side in points, quiet zone included."""
    drawing = Drawing(side, side)
    drawing.add(_widget(content, side))
    renderPDF.draw(drawing, pen.canvas, x, top - side)


def _widget(content: str, side: float) -> QrCodeWidget:
    return QrCodeWidget(
        content, barLevel=LEVEL, barBorder=QUIET_MODULES, barWidth=side, barHeight=side
    )
