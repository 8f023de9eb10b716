"""Draw on a page: the few strokes a ruled form is made of, all in black."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.pdfgen.canvas import Canvas

from .fonts import FontSet

mm = 72 / 25.4
"""One millimetre in points."""
HAIR = 0.5
RULE = 1.0
FRAME = 1.6
LEADING = 1.34
"""Distance of two baselines as a multiple of the type size."""
_STROKE, _FILL_AND_STROKE = 1, 2
_RISING = 52.0
_GREY = 0.72
_ASCENT = 0.86
_BOLDNESS = 0.035


class Pen:
    """A canvas together with the face to write with; lengths are points, y grows upwards.

    Args:
        canvas: Page to draw on.
        fonts: Face to write with.
    """

    def __init__(self, canvas: Canvas, fonts: FontSet) -> None:
        self.canvas = canvas
        self.fonts = fonts

    def write(self, x: float, y: float, text: str, size: float, bold: bool = False) -> None:
        """Write one line with its baseline at y, beginning at x.

        Chinese faces seldom come with a bold cut, so bold is the same glyph with an outline.
        """
        if bold:
            self.canvas.setLineWidth(size * _BOLDNESS)
        mode = _FILL_AND_STROKE if bold else None
        for name, piece in self.fonts.runs(text):
            if (name, size) != (self.canvas._fontname, self.canvas._fontsize):
                self.canvas.setFont(name, size)
            self.canvas.drawString(x, y, piece, mode=mode)
            x += self.fonts.width(piece, size)

    def write_centred(self, x: float, y: float, text: str, size: float, bold: bool = False) -> None:
        """Write one line with its middle at x."""
        self.write(x - self.fonts.width(text, size) / 2, y, text, size, bold)

    def write_right(self, x: float, y: float, text: str, size: float, bold: bool = False) -> None:
        """Write one line that ends at x."""
        self.write(x - self.fonts.width(text, size), y, text, size, bold)

    def write_across(self, x: float, y: float, text: str, size: float) -> None:
        """Write a line rising across the page, its middle at x and y, as a grey outline.

        An outline, since a grey fill turns to black dots on a fax and drowns what is on it.
        """
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(_RISING)
        canvas.setStrokeGray(_GREY)
        canvas.setLineWidth(RULE)
        left = -self.fonts.width(text, size) / 2
        for name, piece in self.fonts.runs(text):
            canvas.setFont(name, size)
            canvas.drawString(left, -size / 3, piece, mode=_STROKE)
            left += self.fonts.width(piece, size)
        canvas.restoreState()

    def write_lines(
        self, x: float, top: float, lines: Sequence[str], size: float, bold: bool = False
    ) -> None:
        """Write lines below each other, the first one hanging from top."""
        for number, line in enumerate(lines):
            if line:
                self.write(x, first_baseline(top, size) - number * size * LEADING, line, size, bold)

    def write_lines_centred(
        self, x: float, top: float, lines: Sequence[str], size: float, bold: bool = False
    ) -> None:
        """Write lines below each other, each with its middle at x."""
        for number, line in enumerate(lines):
            y = first_baseline(top, size) - number * size * LEADING
            self.write_centred(x, y, line, size, bold)

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = HAIR) -> None:
        """Draw a straight line of the given weight in points."""
        self.canvas.setLineWidth(weight)
        self.canvas.line(x1, y1, x2, y2)

    def fill(self, boxes: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill boxes with black; each is its lower left corner, width and height."""
        path = self.canvas.beginPath()
        for x, y, width, height in boxes:
            path.rect(x, y, width, height)
        self.canvas.drawPath(path, stroke=0, fill=1)

    def box(self, x: float, top: float, width: float, height: float, weight: float) -> None:
        """Draw an empty box hanging from top."""
        self.canvas.setLineWidth(weight)
        self.canvas.rect(x, top - height, width, height)


def first_baseline(top: float, size: float) -> float:
    """Return the baseline of the first line of a text that hangs from top."""
    return top - size * (LEADING - 1) / 2 - size * _ASCENT


def text_height(lines: int, size: float) -> float:
    """Return the height of so many lines, in points."""
    return lines * size * LEADING
