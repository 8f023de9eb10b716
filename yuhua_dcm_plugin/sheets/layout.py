"""The parts of a ruled form: cells in rows, rows in sections, any of which may cross a page.

A block knows its least height, how to draw itself into a given height, and how to part at a page
end without losing a line. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from .fonts import FontSet
from .pen import FRAME, HAIR, Pen, mm, text_height
from .pictures import Printable, Unreadable
from .text import wrap

TEXT_SIZE = 9.5
LABEL_SIZE = 9.0
STRONG_SIZE = 13.0
LABEL_WIDTH = 19 * mm
ROW_HEIGHT = 6.6 * mm
CONTINUED = "（续）"
_PAD_X = 1.6 * mm
_PAD_Y = 1.1 * mm
# The frame of a strong cell stands a little inside the rules around it.
_INSET = 0.8 * mm
_FEWEST_LINES = 2


class Block(Protocol):
    """Something that stands in a section over its full width."""

    @property
    def stretch(self) -> float:
        """Points of spare room on the page the block would like to have."""

    def height(self, width: float, fonts: FontSet) -> float:
        """Return the least height at a width."""

    def split(self, room: float, width: float, fonts: FontSet) -> tuple[Block, Block] | None:
        """Part into what fits into the room and the rest; None when it should move as a whole."""

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draw the content and the rules inside; the frame around is the section's."""


@dataclass(frozen=True)
class Cell:
    """A label and its text.

    Args:
        text: Content; line breaks are kept.
        label: Printed in a ruled column of its own at the left; empty leaves the column out.
        weight: Share of the row's width.
        strong: Large, bold and framed, for what must be seen on a bad fax.
        heading: Centred, as the head of a column.
        foot: Line at the lower right, for a seal's date.
    """

    text: str
    label: str = ""
    weight: float = 1.0
    strong: bool = False
    heading: bool = False
    foot: str = ""

    @property
    def size(self) -> float:
        """Type size in points."""
        return STRONG_SIZE if self.strong else LABEL_SIZE if self.heading else TEXT_SIZE

    @property
    def label_width(self) -> float:
        """Width of the label column in points, 0 without a label."""
        return LABEL_WIDTH if self.label else 0.0

    def lines(self, width: float, fonts: FontSet) -> list[str]:
        """Break the text at the width of the whole cell."""
        margin = _PAD_X + (_INSET if self.strong else 0.0)
        return wrap(self.text, width - self.label_width - 2 * margin, self.size, fonts)

    def label_lines(self, fonts: FontSet) -> list[str]:
        """Break the label at its column."""
        return wrap(self.label, LABEL_WIDTH - _PAD_X, LABEL_SIZE, fonts) if self.label else []

    def height(self, width: float, fonts: FontSet) -> float:
        """Return the least height at the width of the whole cell."""
        text = text_height(len(self.lines(width, fonts)), self.size)
        label = text_height(len(self.label_lines(fonts)), LABEL_SIZE)
        return max(text + self._foot_height, label) + 2 * _PAD_Y

    @property
    def _foot_height(self) -> float:
        return text_height(1, LABEL_SIZE) if self.foot else 0.0

    def lines_within(self, room: float) -> int:
        """Return how many lines of text fit into a height."""
        free = room - 2 * _PAD_Y - self._foot_height
        return max(0, int(free / text_height(1, self.size)))

    def part(self, count: int, width: float, fonts: FontSet) -> tuple[Cell, Cell]:
        """Part after so many lines; the rest keeps the label, marked as continued."""
        lines = self.lines(width, fonts)
        label = self.label
        if label and not label.endswith(CONTINUED):
            label += CONTINUED
        rest = replace(self, text="\n".join(lines[count:]), label=label)
        return replace(self, text="\n".join(lines[:count]), foot=""), rest

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draw label, rule, text and frame."""
        if self.label:
            self._draw_label(pen, x, top, height)
            pen.rule(x + LABEL_WIDTH, top, x + LABEL_WIDTH, top - height)
        self._draw_text(pen, x + self.label_width, top, width, height)
        if self.strong:
            left = x + self.label_width + _INSET
            wide = width - self.label_width - 2 * _INSET
            pen.box(left, top - _INSET, wide, height - 2 * _INSET, FRAME)
        if self.foot:
            right = x + width - 2 * _PAD_X
            pen.write_right(right, top - height + _PAD_Y + 3, self.foot, LABEL_SIZE)

    def _draw_label(self, pen: Pen, x: float, top: float, height: float) -> None:
        lines = self.label_lines(pen.fonts)
        start = top - (height - text_height(len(lines), LABEL_SIZE)) / 2
        pen.write_lines_centred(x + LABEL_WIDTH / 2, start, lines, LABEL_SIZE)

    def _draw_text(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        lines = self.lines(width, pen.fonts)
        start = top - max(_PAD_Y, (height - text_height(len(lines), self.size)) / 2)
        if self.foot:
            start = top - _PAD_Y
        if self.heading or self.strong:
            middle = x + (width - self.label_width) / 2
            pen.write_lines_centred(middle, start, lines, self.size, self.strong)
        else:
            pen.write_lines(x + _PAD_X, start, lines, self.size)


@dataclass(frozen=True)
class Row:
    """Cells side by side.

    Args:
        cells: From left to right.
        least: Least height in points, for what is written by hand.
        stretch: Points of spare room the row would like to have.
    """

    cells: tuple[Cell, ...]
    least: float = ROW_HEIGHT
    stretch: float = 0.0

    def height(self, width: float, fonts: FontSet) -> float:
        """Return the height of the tallest cell."""
        return max(
            self.least,
            *(cell.height(wide, fonts) for cell, wide in zip(self.cells, self._widths(width))),
        )

    def split(self, room: float, width: float, fonts: FontSet) -> tuple[Row, Row] | None:
        """Part every cell at the last line that fits, never leaving one line alone."""
        pairs = list(zip(self.cells, self._widths(width)))
        counts = [len(cell.lines(wide, fonts)) for cell, wide in pairs]
        fits = [cell.lines_within(room) for cell in self.cells]
        if all(count <= fit for count, fit in zip(counts, fits)):
            return None
        if min(fits) < _FEWEST_LINES:
            return None
        kept = [min(fit, max(count - _FEWEST_LINES, 1)) for count, fit in zip(counts, fits)]
        kept = [count if count <= fit else keep for count, fit, keep in zip(counts, fits, kept)]
        parts = [cell.part(keep, wide, fonts) for (cell, wide), keep in zip(pairs, kept)]
        first = replace(self, cells=tuple(part[0] for part in parts), least=0.0)
        return first, replace(self, cells=tuple(part[1] for part in parts))

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draw the cells and the rules between them."""
        for number, (cell, wide) in enumerate(zip(self.cells, self._widths(width))):
            if number:
                pen.rule(x, top, x, top - height)
            cell.draw(pen, x, top, wide, height)
            x += wide

    def _widths(self, width: float) -> list[float]:
        total = sum(cell.weight for cell in self.cells)
        return [width * cell.weight / total for cell in self.cells]


@dataclass(frozen=True)
class Figure:
    """A picture with its caption; a broken one is a line of text in its place."""

    picture: Printable | Unreadable
    caption: str

    def caption_height(self, width: float, fonts: FontSet) -> float:
        """Return the height of the caption, in points."""
        lines = wrap(self.caption, width - 2 * _PAD_X, LABEL_SIZE, fonts)
        return text_height(len(lines), LABEL_SIZE) + _PAD_Y

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draw the picture above its caption."""
        below = self.caption_height(width, pen.fonts)
        room = height - below - 1.5 * _PAD_Y
        if isinstance(self.picture, Unreadable):
            words = wrap(self.picture.words, width - 2 * _PAD_X, LABEL_SIZE, pen.fonts)
            pen.write_lines_centred(x + width / 2, top - room / 2, words, LABEL_SIZE)
        else:
            self.picture.draw(pen, x + _PAD_Y, top - _PAD_Y, width - 2 * _PAD_Y, room)
        lines = wrap(self.caption, width - 2 * _PAD_X, LABEL_SIZE, pen.fonts)
        pen.write_lines_centred(x + width / 2, top - height + below, lines, LABEL_SIZE)


@dataclass(frozen=True)
class FigureRow:
    """Pictures side by side; moves to the next page as a whole."""

    figures: tuple[Figure, ...]
    picture_height: float
    stretch: float = 0.0

    def height(self, width: float, fonts: FontSet) -> float:
        """Return the height with the tallest caption."""
        each = width / len(self.figures)
        return self.picture_height + max(fig.caption_height(each, fonts) for fig in self.figures)

    def split(self, room: float, width: float, fonts: FontSet) -> None:
        """Never parts."""

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draw the pictures in equal columns."""
        each = width / len(self.figures)
        for number, figure in enumerate(self.figures):
            if number:
                pen.rule(x + number * each, top, x + number * each, top - height)
            figure.draw(pen, x + number * each, top, each, height)


@dataclass(frozen=True)
class Beside:
    """Rows at the left and a picture at the right; for rows that are short enough for one page."""

    rows: tuple[Row, ...]
    figure: Figure
    figure_height: float
    stretch: float = 0.0

    def height(self, width: float, fonts: FontSet) -> float:
        """Return the height of the taller side."""
        return max(self.figure_height, sum(self._row_heights(width, fonts)))

    def split(self, room: float, width: float, fonts: FontSet) -> None:
        """Never parts."""

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Spread the rows over the height of the picture."""
        half = width / 2
        heights = self._row_heights(width, pen.fonts)
        spare = (height - sum(heights)) / len(heights)
        pen.rule(x + half, top, x + half, top - height)
        self.figure.draw(pen, x + half, top, half, height)
        draw_stack(pen, x, top, half, self.rows, [high + spare for high in heights])

    def _row_heights(self, width: float, fonts: FontSet) -> list[float]:
        return [row.height(width / 2, fonts) for row in self.rows]


def draw_stack(
    pen: Pen,
    x: float,
    top: float,
    width: float,
    blocks: Sequence[Block],
    heights: Sequence[float],
) -> None:
    """Draw blocks below each other with a thin rule between two."""
    for number, (block, height) in enumerate(zip(blocks, heights)):
        if number:
            pen.rule(x, top, x + width, top, HAIR)
        block.draw(pen, x, top, width, height)
        top -= height
