"""How faces and pictures lie in the file, where reportlab's own way is wrong or slow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from .drawings import REFERENCE, Drawing, Part

_WIDE_CODE = re.compile(r"(<[0-9A-F]{2}>) <([0-9A-F]{5,6})>")


class EmbeddedFont(TTFont):
    """A TrueType face whose characters beyond U+FFFF are read back right.

    reportlab writes such a code point with five digits into the table by which a reader turns
    glyphs into text; PDF wants UTF-16 there, so that 😀 was copied as ὠ.
    """

    def addObjects(self, doc: Any) -> None:
        """Write the face and its tables into the document; reportlab calls this at the end."""
        known = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - known:
            if name.startswith("toUnicodeCMap:"):
                table = doc.idToObject[name]
                table.content = _WIDE_CODE.sub(_surrogates, _text(table.content))


def _text(content: str | bytes) -> str:
    return content.decode("latin-1") if isinstance(content, bytes) else content


def _surrogates(found: re.Match[str]) -> str:
    pair = chr(int(found[2], 16)).encode("utf-16-be").hex().upper()
    return f"{found[1]} <{pair}>"


@contextmanager
def binary_streams() -> Iterator[None]:
    """Let reportlab write streams as they are: ASCII armour costs time and a fifth of the size."""
    before, rl_config.useA85 = rl_config.useA85, 0
    try:
        yield
    finally:
        rl_config.useA85 = before


@dataclass(frozen=True)
class PngImage:
    """A PNG with three bytes a pixel, put into the file as it is: PDF knows its compression.

    Args:
        name: The same for the same picture.
        width: In pixels.
        height: In pixels.
        data: Its IDAT chunks, joined.
    """

    name: str
    width: int
    height: int
    data: bytes

    def draw(self, canvas: Any, x: float, y: float, width: float, height: float) -> None:
        """Draw it with its lower left corner at x and y, in points."""
        _draw(canvas, self.name, _PngObject(self), (x, y, width, height))


class _PngObject(PDFObject):
    """What stands in the file for it."""

    def __init__(self, image: PngImage) -> None:
        self._image = image

    def format(self, document: Any) -> Any:
        """Return the stream with its dictionary; reportlab calls this when it writes the file."""
        stream = PDFStream(content=self._image.data)
        stream.dictionary.dict.update(
            Type=PDFName("XObject"),
            Subtype=PDFName("Image"),
            Width=self._image.width,
            Height=self._image.height,
            BitsPerComponent=8,
            ColorSpace=PDFName("DeviceRGB"),
            Filter=PDFName("FlateDecode"),
            DecodeParms=PDFDictionary(
                {"Predictor": 15, "Colors": 3, "BitsPerComponent": 8, "Columns": self._image.width}
            ),
            Length=len(self._image.data),
        )
        return stream.format(document)


@dataclass(frozen=True)
class LineDrawing:
    """A page of Qt's that goes into the file as it is, sharp at any size."""

    drawing: Drawing

    def draw(self, canvas: Any, x: float, y: float, width: float, height: float) -> None:
        """Draw it with its lower left corner at x and y, in points; what sticks out is cut."""
        canvas._doc.ensureMinPdfVersion("transparency")
        shown = _DrawingObject(self.drawing)
        _draw(canvas, self.drawing.name, shown, (x, y, width, height))


class _PartObject(PDFObject):
    """One part of a drawing; the parts it names come after it."""

    def __init__(self, part: Part, others: dict[int, _PartObject]) -> None:
        self._part, self._others = part, others

    def format(self, document: Any) -> bytes:
        """Return the part with its references numbered anew; reportlab calls this at the end."""

        def renumbered(found: re.Match[bytes]) -> bytes:
            reference = document.Reference(self._others[int(found[1])])
            return bytes(reference.format(document))

        head = REFERENCE.sub(renumbered, self._part.head)
        if self._part.stream is None:
            return head
        return head + b"\nstream\n" + self._part.stream + b"\nendstream\n"


class _DrawingObject(PDFObject):
    """A drawing as a form that fills a square of one by one."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing

    def format(self, document: Any) -> bytes:
        """Return the form; its resources are registered now, its parts when they are written."""
        drawing = self._drawing
        others: dict[int, _PartObject] = {}
        others.update((number, _PartObject(part, others)) for number, part in drawing.parts.items())
        wide, high = drawing.width, drawing.height
        form = (
            b"/Type /XObject /Subtype /Form /FormType 1 /BBox [0 0 %f %f]"
            b" /Matrix [%.9f 0 0 %.9f 0 0] /Resources %d 0 R\n"
        ) % (wide, high, 1 / wide, 1 / high, drawing.resources)
        head = drawing.page.head.replace(b"<<", b"<<" + form, 1)
        return _PartObject(Part(head, drawing.page.stream), others).format(document)


def _draw(canvas: Any, name: str, shown: PDFObject, box: tuple[float, float, float, float]) -> None:
    """Draw what fills a square of one by one; the same name stands in the file once."""
    document = canvas._doc
    if not document.hasForm(name):
        document.Reference(shown, document.getXObjectName(name))
        document.addForm(name, shown)
    canvas.saveState()
    canvas.translate(box[0], box[1])
    canvas.scale(box[2], box[3])
    canvas.doForm(name)
    canvas.restoreState()
