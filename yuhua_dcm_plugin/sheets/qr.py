"""Draw the QR code of a task number."""

from __future__ import annotations

from itertools import groupby

from reportlab.graphics.barcode.qr import QrCodeWidget

from .pen import Pen

LEVEL = "M"
"""Error correction: 15 % of the code may be smudged by a stamp or a fax."""
QUIET_MODULES = 4
_LONGEST = 100


def qr_modules(content: str) -> list[list[bool]]:
    """Return the rows of a QR code, True for a dark module, without the quiet zone."""
    code = QrCodeWidget(content, barLevel=LEVEL).qr
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


def can_encode(content: str) -> bool:
    """Tell whether a text may become a code: printable ASCII that stays coarse enough to scan."""
    return 0 < len(content) <= _LONGEST and content.isascii() and content.isprintable()


def draw_qr(pen: Pen, x: float, top: float, side: float, content: str) -> None:
    """Draw the code into a square of the given side in points, quiet zone included.

    The modules are filled here and not by reportlab's drawing, which would name a face that is
    not embedded.
    """
    rows = qr_modules(content)
    step = side / (len(rows) + 2 * QUIET_MODULES)
    for number, row in enumerate(rows, QUIET_MODULES + 1):
        column = QUIET_MODULES
        for dark, group in groupby(row):
            length = len(list(group))
            if dark:
                pen.fill(x + column * step, top - number * step, length * step, step)
            column += length
