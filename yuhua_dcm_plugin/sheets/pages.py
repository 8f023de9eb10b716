"""Deal the sections of a form out to pages, and draw what stands on one page."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from .fonts import FontSet
from .layout import Block, draw_stack
from .pen import LEADING, RULE, Pen, mm, text_height

TAB_WIDTH = 8 * mm
_TAB_SIZE = 9.5


@dataclass(frozen=True)
class Section:
    """A part of the form with its name in a column at the left.

    Args:
        number: Chinese numeral.
        name: Name of the part.
        blocks: Its rows, from the top.
        together: Move the whole part to the next page rather than break it, if it fits on one.
        head: Stands above the rows on every page the part reaches, for column names.
    """

    number: str
    name: str
    blocks: tuple[Block, ...]
    together: bool = False
    head: Block | None = None


@dataclass
class Piece:
    """What of one section stands on one page."""

    section: Section
    blocks: list[Block] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Height in points."""
        return sum(self.heights)


class Dealer:
    """Fills one page after the other.

    Args:
        width: Width of the form, name column included, in points.
        first_room: Height left under the head of the first page, in points.
        next_room: The same on the following pages.
        fonts: Face to measure with.
    """

    def __init__(self, width: float, first_room: float, next_room: float, fonts: FontSet) -> None:
        self._width = width - TAB_WIDTH
        self._rooms = (first_room, next_room)
        self._fonts = fonts
        self._pages: list[list[Piece]] = [[]]
        self._left = first_room

    def deal(self, sections: Sequence[Section]) -> list[list[Piece]]:
        """Return the pages, each with its pieces from the top, spare room given out."""
        for section in sections:
            if section.together and not self._fits(section):
                self._turn()
            self._place(section)
        for number, page in enumerate(self._pages):
            _spread(page, self._rooms[min(number, 1)])
        return self._pages

    def _fits(self, section: Section) -> bool:
        """Tell whether a section should begin here: it fits, or would not fit anywhere else."""
        total = self._head_height(section) + sum(map(self._height, section.blocks))
        return total <= self._left or total > self._rooms[1] or not self._pages[-1]

    def _height(self, block: Block) -> float:
        return block.height(self._width, self._fonts)

    def _head_height(self, section: Section) -> float:
        return self._height(section.head) if section.head else 0.0

    def _place(self, section: Section) -> None:
        """Deal out one section, row by row; what is left of a parted row waits for its page."""
        waiting = deque(section.blocks)
        piece: Piece | None = None
        while waiting:
            block = waiting.popleft()
            room = self._left - (0.0 if piece else self._head_height(section))
            parts: tuple[Block, ...] | None = (block,)
            if self._height(block) > room:
                parts = block.split(room, self._width, self._fonts)
            if parts is None and self._pages[-1]:
                waiting.appendleft(block)
                self._turn()
                piece = None
                continue
            first, *rest = parts or (block,)
            waiting.extendleft(rest)
            piece = piece or self._begin(section)
            self._add(piece, first)

    def _begin(self, section: Section) -> Piece:
        piece = Piece(section)
        self._pages[-1].append(piece)
        if section.head:
            self._add(piece, section.head)
        return piece

    def _add(self, piece: Piece, block: Block) -> None:
        height = self._height(block)
        piece.blocks.append(block)
        piece.heights.append(height)
        self._left -= height

    def _turn(self) -> None:
        self._pages.append([])
        self._left = self._rooms[1]


def _spread(page: Sequence[Piece], room: float) -> None:
    """Give the spare room of a page to the blocks that want it, in proportion."""
    spare = room - sum(piece.height for piece in page)
    wanted = sum(block.stretch for piece in page for block in piece.blocks)
    if spare <= 0 or wanted <= 0:
        return
    share = min(1.0, spare / wanted)
    for piece in page:
        piece.heights = [
            height + block.stretch * share for block, height in zip(piece.blocks, piece.heights)
        ]


def draw_pieces(pen: Pen, x: float, top: float, width: float, page: Sequence[Piece]) -> None:
    """Draw the pieces of a page below each other, each framed."""
    for piece in page:
        pen.box(x, top, width, piece.height, RULE)
        pen.rule(x + TAB_WIDTH, top, x + TAB_WIDTH, top - piece.height)
        _draw_tab(pen, x, top, piece)
        draw_stack(pen, x + TAB_WIDTH, top, width - TAB_WIDTH, piece.blocks, piece.heights)
        top -= piece.height


def _draw_tab(pen: Pen, x: float, top: float, piece: Piece) -> None:
    """Write the numeral and below it the name downwards, two to a line where room is short."""
    lines = _tab_lines(piece.section, piece.height)
    size = min(_TAB_SIZE, piece.height / len(lines) / LEADING)
    start = top - (piece.height - text_height(len(lines), size)) / 2
    pen.write_lines_centred(x + TAB_WIDTH / 2, start, lines, size, bold=True)


def _tab_lines(section: Section, height: float) -> list[str]:
    numeral = f"{section.number}、"
    upright = [numeral, *section.name]
    if text_height(len(upright), _TAB_SIZE) <= height:
        return upright
    return [numeral, *(section.name[at : at + 2] for at in range(0, len(section.name), 2))]
