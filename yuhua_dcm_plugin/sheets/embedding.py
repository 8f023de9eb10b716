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
        document = canvas._doc
        if not document.hasForm(self.name):
            image = _PngObject(self)
            document.Reference(image, document.getXObjectName(self.name))
            document.addForm(self.name, image)
        canvas.saveState()
        canvas.translate(x, y)
        canvas.scale(width, height)
        canvas.doForm(self.name)
        canvas.restoreState()


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
