"""Draw the QR code of a task number.

The code comes from reportlab's encoder; which of the eight masks reads best is judged here. All
rows are one long number then, and a rule of the standard is a few shifts: a sheet's code takes a
tenth of the time the encoder needs for the same choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget

from .pen import Pen
from .qr_masks import Field, penalty

LEVEL = "M"
"""Error correction: 15 % of the code may be smudged by a stamp or a fax."""
QUIET_MODULES = 4
MASKS = 8
_LONGEST = 100


def qr_modules(content: str) -> list[list[bool]]:
    """Return the rows of a QR code, True for a dark module, without the quiet zone."""
    field = _best(_encoded(content, 0))
    return field.modules()


def masked(content: str, mask: int) -> list[list[bool]]:
    """Return the rows of the code with one of the masks, good or bad."""
    return _encoded(content, mask).modules()


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
    pen.fill(_boxes(rows, x, top, step))


def _boxes(
    rows: list[list[bool]], x: float, top: float, step: float
) -> Iterator[tuple[float, float, float, float]]:
    for number, row in enumerate(rows, QUIET_MODULES + 1):
        column = QUIET_MODULES
        for dark, group in groupby(row):
            length = len(list(group))
            if dark:
                yield x + column * step, top - number * step, length * step, step
            column += length


def _encoded(content: str, mask: int) -> Field:
    code: Any = QrCodeWidget(content, barLevel=LEVEL).qr
    code.version = code.version or code.calculate_version()
    code.makeImpl(False, mask)
    return Field.of(code.modules)


def _best(unchosen: Field) -> Field:
    """Return the code with the mask that the standard's rules like best."""
    fields = [unchosen.changed(change) for change in _changes(unchosen.side)]
    return min(fields, key=penalty)


@lru_cache(maxsize=8)
def _changes(side: int) -> tuple[Field, ...]:
    """What each mask turns around in a code of this size, against mask 0; the same for any text."""
    content = _some_content(side)
    first = _encoded(content, 0)
    return tuple(first.changed(_encoded(content, mask)) for mask in range(MASKS))


def _some_content(side: int) -> str:
    for length in range(1, _LONGEST + 1):
        content = "A" * length
        if _encoded(content, 0).side == side:
            return content
    raise ValueError(f"no code has {side} modules a side")
