"""Head and foot of the pages of a dispatch sheet."""

from __future__ import annotations

from dataclasses import dataclass

from .fonts import FontSet
from .layout import CONTINUED
from .pen import FRAME, RULE, Pen, mm, text_height
from .qr import can_encode, draw_qr
from .records import DispatchSheet, short_time
from .text import wrap

UNIT_SIZE = 14.0
TITLE_SIZE = 23.0
_TITLE_SPACING = "　"
_NUMBER_SIZE = 9.5
_SMALL_SIZE = 9.0
_URGENT_SIZE = 18.0
_QR_SIDE = 22 * mm
# The quiet zone of the code may reach into the margin: it is blank paper anyway.
_QR_RAISED = 3 * mm
_SIDE = 33 * mm
_TRAINING = "演练"
_TRAINING_NOTE = "演练用单，内容虚构，不作派遣和处置依据"
_TRAINING_SIZE = 210.0
_GAP = 1.8 * mm


@dataclass(frozen=True)
class Head:
    """What stands above the ruled form: all of it on the first page, a short one on the others.

    Args:
        sheet: Sheet to name.
        width: Width of the form in points.
        fonts: Face to measure with.
    """

    sheet: DispatchSheet
    width: float
    fonts: FontSet

    @property
    def first_height(self) -> float:
        """Height on the first page, in points."""
        unit = text_height(len(self._unit_lines()), UNIT_SIZE)
        title = text_height(len(self._title_lines()), TITLE_SIZE)
        qr = _QR_SIDE - _QR_RAISED + text_height(len(self._qr_lines()), _SMALL_SIZE)
        upper = max(unit + title + 2 * _GAP, qr)
        return upper + text_height(len(self._number_lines()), _NUMBER_SIZE) + 2 * _GAP

    @property
    def next_height(self) -> float:
        """Height on the following pages, in points."""
        return text_height(len(self._short_lines()) + 1, _NUMBER_SIZE) + _GAP

    def draw_first(self, pen: Pen, x: float, top: float) -> None:
        """Draw the large head with QR code and number line."""
        middle = x + self.width / 2
        unit = self._unit_lines()
        pen.write_lines_centred(middle, top, unit, UNIT_SIZE)
        below = top - text_height(len(unit), UNIT_SIZE) - _GAP
        pen.write_lines_centred(middle, below, self._title_lines(), TITLE_SIZE, bold=True)
        self._draw_qr(pen, x + self.width - _QR_SIDE / 2, top)
        if self.sheet.urgent:
            pen.box(x, top - 3 * mm, 25 * mm, 11 * mm, FRAME)
            pen.write_centred(x + 12.5 * mm, top - 10.6 * mm, "紧　急", _URGENT_SIZE, bold=True)
        if self.sheet.training:
            pen.box(x, top - 15.2 * mm, 25 * mm, 8 * mm, RULE)
            pen.write_centred(x + 12.5 * mm, top - 21 * mm, _TRAINING, UNIT_SIZE, bold=True)
        self._draw_numbers(pen, x, top)

    def draw_next(self, pen: Pen, x: float, top: float, page: int, pages: int) -> None:
        """Draw the short head: unit and title, task number, page."""
        lines = self._short_lines()
        pen.write_lines_centred(x + self.width / 2, top, lines, _NUMBER_SIZE, bold=True)
        line = top - text_height(len(lines), _NUMBER_SIZE) - _NUMBER_SIZE
        pen.write(x, line, self._label("任务号", self.sheet.task_no), _NUMBER_SIZE)
        pen.write_right(x + self.width, line, page_text(page, pages), _NUMBER_SIZE)

    def _unit_lines(self) -> list[str]:
        return wrap(self.sheet.unit_name, self.width - 2 * _SIDE, UNIT_SIZE, self.fonts)

    def _title_lines(self) -> list[str]:
        title = self.sheet.title
        spaced = _TITLE_SPACING.join(title) if len(title) <= 6 else title
        return wrap(spaced, self.width - 2 * _SIDE, TITLE_SIZE, self.fonts)

    def _short_lines(self) -> list[str]:
        text = f"{self.sheet.unit_name}　{self.sheet.title}{CONTINUED}"
        return wrap(text, self.width, _NUMBER_SIZE, self.fonts)

    def _qr_lines(self) -> list[str]:
        return wrap(self.sheet.task_no, _SIDE, _SMALL_SIZE, self.fonts)

    def _draw_qr(self, pen: Pen, middle: float, top: float) -> None:
        if not can_encode(self.sheet.task_no):
            return
        raised = top + _QR_RAISED
        draw_qr(pen, middle - _QR_SIDE / 2, raised, _QR_SIDE, self.sheet.task_no)
        lines = self._qr_lines()
        widest = max(self.fonts.width(line, _SMALL_SIZE) for line in lines)
        # Keep a long number inside the right margin.
        middle = min(middle, middle + _QR_SIDE / 2 - widest / 2)
        pen.write_lines_centred(middle, raised - _QR_SIDE, lines, _SMALL_SIZE)

    def _label(self, name: str, value: str) -> str:
        return f"{name}：{value}"

    def _numbers(self) -> list[str]:
        sheet = self.sheet
        printed = short_time(sheet.printed_at) if sheet.printed_at else None
        entries = [
            ("任务号", sheet.task_no),
            ("案卷号", sheet.case_no or "—"),
            ("市平台编号", sheet.city_no),
            ("打印时间", printed),
            ("联次", sheet.copy_label),
        ]
        return [self._label(name, value) for name, value in entries if value]

    def _number_lines(self) -> list[list[str]]:
        """Pack the numbers into as few lines as they need."""
        lines: list[list[str]] = [[]]
        for entry in self._numbers():
            for piece in wrap(entry, self.width, _NUMBER_SIZE, self.fonts):
                joined = "　".join([*lines[-1], piece])
                if lines[-1] and self.fonts.width(joined, _NUMBER_SIZE) > self.width:
                    lines.append([])
                lines[-1].append(piece)
        return lines

    def _draw_numbers(self, pen: Pen, x: float, top: float) -> None:
        lines = self._number_lines()
        y = top - self.first_height + text_height(len(lines), _NUMBER_SIZE) + _GAP
        for line in lines:
            self._draw_spread(pen, x, y - _NUMBER_SIZE, line)
            y -= text_height(1, _NUMBER_SIZE)

    def _draw_spread(self, pen: Pen, x: float, y: float, pieces: list[str]) -> None:
        """Write pieces over the whole width, the gaps between them equal."""
        widths = [self.fonts.width(piece, _NUMBER_SIZE) for piece in pieces]
        gap = (self.width - sum(widths)) / max(len(pieces) - 1, 1)
        for piece, wide in zip(pieces, widths):
            pen.write(x, y, piece, _NUMBER_SIZE)
            x += wide + gap


def page_text(page: int, pages: int) -> str:
    """Word the page number."""
    return f"第 {page} 页 / 共 {pages} 页"


def draw_foot(pen: Pen, middle: float, y: float, page: int, pages: int) -> None:
    """Draw the page number at the foot."""
    pen.write_centred(middle, y, page_text(page, pages), _SMALL_SIZE)


def draw_training(pen: Pen, middle: float, centre: float, y: float) -> None:
    """Mark a page of a training database: large across the form, and in words at the foot.

    :param middle: where the form's middle is, from the left
    :param centre: half the height of the page
    :param y: baseline of the foot
    """
    pen.write_across(middle, centre, _TRAINING, _TRAINING_SIZE)
    pen.write_centred(middle, y - _SMALL_SIZE * 1.2, _TRAINING_NOTE, _SMALL_SIZE, bold=True)
