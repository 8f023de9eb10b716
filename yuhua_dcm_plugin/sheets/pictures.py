"""Take in pictures from outside: decoded once, flattened to white, no larger than paper needs."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from .pen import Pen

_LONGEST_SIDE = 1400
"""Pixels: 80 mm at 300 dots an inch need 950."""
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


@dataclass(frozen=True)
class Printable:
    """A picture ready for the page.

    Args:
        reader: What reportlab draws.
        ratio: Width divided by height.
    """

    reader: Any
    ratio: float

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draw the whole picture as large as it fits, in the middle of the given room."""
        wide = min(width, height * self.ratio)
        high = wide / self.ratio
        pen.canvas.drawImage(
            self.reader,
            x + (width - wide) / 2,
            top - (height + high) / 2,
            width=wide,
            height=high,
        )


def read_picture(content: bytes) -> Printable | None:
    """Decode a picture file.

    Args:
        content: A PNG, JPEG or other file Pillow knows.

    Returns:
        The picture, or None when the bytes are no readable picture: a broken photo must not
        keep a sheet from being printed.
    """
    try:
        with Image.open(io.BytesIO(content)) as opened:
            photo = opened.format == "JPEG"
            image = _flatten(ImageOps.exif_transpose(opened))
    except _BROKEN:
        return None
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return Printable(_reader(image, photo), image.width / image.height)


def _flatten(image: Image.Image) -> Image.Image:
    """Put a picture on white paper: a transparent map would print black."""
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    paper.alpha_composite(layered)
    return paper.convert("RGB")


def _reader(image: Image.Image, photo: bool) -> Any:
    """Keep a photo as JPEG (a tenth of the size), a drawn map without loss."""
    if not photo:
        return ImageReader(image)
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=88)
    packed.seek(0)
    return ImageReader(packed)
