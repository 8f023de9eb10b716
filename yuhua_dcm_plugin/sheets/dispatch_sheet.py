"""Print the 任务派遣单 (task dispatch sheet) as PDF, A4 portrait, with its Chinese face embedded.

Long texts run on over as many pages as they need; nothing is cut. The same sheet printed twice
gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from .atomic import write_whole
from .content import sections
from .embedding import binary_streams
from .errors import SheetError
from .fonts import FontSet, find_fonts
from .heads import Head, draw_foot, draw_training
from .pages import TAB_WIDTH, Dealer, draw_pieces
from .pen import Pen, mm
from .records import DispatchSheet

_PAGE_WIDTH, _PAGE_HEIGHT = A4
# The left margin is wider: that is where the sheet is punched and bound into the case file.
_LEFT, _RIGHT, _TOP, _BOTTOM = 20 * mm, 14 * mm, 12 * mm, 13 * mm
_FOOT = 7.5 * mm
_WIDTH = _PAGE_WIDTH - _LEFT - _RIGHT
_LEAST_ROOM = 120 * mm
_CREATOR = "yuhua_dcm_plugin"


def write_dispatch_sheet(
    sheet: DispatchSheet, target: Path, font_path: Path | str | None = None
) -> Path:
    """Print one sheet.

    Args:
        sheet: What to print.
        target: PDF file to write; an older one is replaced, whole or not at all.
        font_path: TrueType face with Chinese characters; None looks at the usual places.

    Returns:
        The target.

    Raises:
        SheetError: If the file cannot be written (``SheetWriteError``), no face is found
            (``FontMissingError``) or the head leaves no room for the form.
    """
    return write_dispatch_sheets([sheet], target, font_path)


def write_dispatch_sheets(
    sheets: Iterable[DispatchSheet], target: Path, font_path: Path | str | None = None
) -> Path:
    """Print many sheets into one file, each on pages of its own with its own page count.

    Args:
        sheets: What to print, in this order; at least one. They are taken one by one, each when
            the one before is on its pages, so that the next can be made ready meanwhile.
        target: PDF file to write; an older one is replaced, whole or not at all.
        font_path: TrueType face with Chinese characters; None looks at the usual places.

    Returns:
        The target.

    Raises:
        SheetError: As for one sheet, or if there is nothing to print.
    """
    return write_whole(render_dispatch_sheets(sheets, font_path), Path(target))


def render_dispatch_sheets(
    sheets: Iterable[DispatchSheet], font_path: Path | str | None = None
) -> bytes:
    """Return the PDF of the sheets without writing a file.

    Raises:
        SheetError: If there is nothing to print, no face, or a head without end.
    """
    fonts = find_fonts(font_path)
    with binary_streams():
        return _render(sheets, fonts)


def _render(sheets: Iterable[DispatchSheet], fonts: FontSet) -> bytes:
    packed = io.BytesIO()
    # Without a font of its own the canvas would name Helvetica, which is not embedded.
    canvas = Canvas(packed, pagesize=A4, invariant=1, initialFontName=fonts.name)
    pen = Pen(canvas, fonts)
    printed: list[DispatchSheet] = []
    for number, sheet in enumerate(sheets):
        canvas.bookmarkPage(f"sheet-{number}")
        canvas.addOutlineEntry(_printable(sheet.task_no, fonts), f"sheet-{number}", level=0)
        _draw_sheet(pen, sheet)
        printed.append(sheet)
    if not printed:
        raise SheetError("There is no sheet to print")
    _describe(canvas, printed, fonts)
    canvas.save()
    return packed.getvalue()


def _draw_sheet(pen: Pen, sheet: DispatchSheet) -> None:
    head = Head(sheet, _WIDTH, pen.fonts)
    top = _PAGE_HEIGHT - _TOP
    heights = (head.first_height, head.next_height)
    rooms = [top - height - _BOTTOM for height in heights]
    if min(rooms) < _LEAST_ROOM:
        raise SheetError(f"Unit name, title or numbers of sheet {sheet.task_no!r} fill the page")
    parts = sections(sheet, _WIDTH - TAB_WIDTH, pen.fonts)
    pages = Dealer(_WIDTH, rooms[0], rooms[1], pen.fonts).deal(parts)
    for number, page in enumerate(pages, 1):
        if number == 1:
            head.draw_first(pen, _LEFT, top)
        else:
            head.draw_next(pen, _LEFT, top, number, len(pages))
        draw_pieces(pen, _LEFT, top - heights[min(number - 1, 1)], _WIDTH, page)
        draw_foot(pen, _LEFT + _WIDTH / 2, _FOOT, number, len(pages))
        if sheet.training:
            draw_training(pen, _LEFT + _WIDTH / 2, _PAGE_HEIGHT / 2, _FOOT)
        pen.canvas.showPage()


def _describe(canvas: Canvas, sheets: Sequence[DispatchSheet], fonts: FontSet) -> None:
    """Fill in what a reader shows as the properties of the document."""
    first = sheets[0]
    more = f" 等 {len(sheets)} 件" if len(sheets) > 1 else ""
    canvas.setTitle(_printable(f"{first.title} {first.task_no}{more}", fonts))
    canvas.setAuthor(_printable(first.unit_name, fonts))
    canvas.setSubject(_printable(f"{first.title} {first.problem.small_class or ''}", fonts).strip())
    canvas.setKeywords(_printable(" ".join(sheet.task_no for sheet in sheets[:50]), fonts))
    canvas.setCreator(_CREATOR)


def _printable(text: str, fonts: FontSet) -> str:
    """Return a text as one line that can be encoded (no lone surrogates, no control codes)."""
    line = fonts.clean(text).replace("\n", " ")
    return "".join(piece for _, piece in fonts.runs(line))
