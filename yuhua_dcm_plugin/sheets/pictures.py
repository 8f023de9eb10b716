"""Take in pictures from outside: decoded once, flattened to white, no larger than paper needs.

What is no picture, or none that can be printed, becomes words in its place: a broken photo must not
keep a sheet from being printed.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from .drawings import read_drawing
from .embedding import LineDrawing, PngImage
from .pen import Pen
from .png import read_plain_png

# Pixels: 80 mm at 300 dots an inch need 950.
_LONGEST_SIDE = 1400
# Decoded, each takes four bytes. A JPEG is decoded smaller, so that a large photo serves, too.
_MOST_PIXELS = 40_000_000
_MOST_PHOTO_PIXELS = 400_000_000
_MOST_BYTES = 64_000_000
# Named, so that none is tried that runs another program (EPS) or reads other files.
_FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    MemoryError,
    OverflowError,
    IndexError,
    KeyError,
    TypeError,
    EOFError,
    struct.error,
    zlib.error,
)
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_NO_PICTURE = "（不是图片文件）"
_DAMAGED = "（图片损坏，无法读取）"
_TOO_LARGE = "（图片过大，无法打印）"
_OTHER_KIND = "（{kind} 格式不能打印，请转为 JPEG）"


@dataclass(frozen=True)
class Unreadable:
    """Words in place of a picture."""

    words: str


@dataclass(frozen=True)
class Printable:
    """A picture ready for the page.

    Args:
        source: What is drawn: reportlab's reader, or what goes into the file as it is.
        ratio: Width divided by height.
    """

    source: Any
    ratio: float

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draw the whole picture as large as it fits, in the middle of the given room."""
        wide = min(width, height * self.ratio)
        high = wide / self.ratio
        left, low = x + (width - wide) / 2, top - (height + high) / 2
        if isinstance(self.source, (PngImage, LineDrawing)):
            self.source.draw(pen.canvas, left, low, wide, high)
        else:
            pen.canvas.drawImage(self.source, left, low, width=wide, height=high)


def read_map(content: bytes) -> Printable | Unreadable:
    """As :func:`read_picture`, and a page that Qt drew, which no photo may be."""
    drawing = read_drawing(content)
    if drawing is None:
        return read_picture(content)
    return Printable(LineDrawing(drawing), drawing.width / drawing.height)


def read_picture(content: bytes) -> Printable | Unreadable:
    """Decode a picture file.

    Args:
        content: A PNG, JPEG or other file of the kinds above.

    Returns:
        The picture, or the words to print in its place.
    """
    if len(content) > _MOST_BYTES:
        return Unreadable(_TOO_LARGE)
    plain = read_plain_png(content, _LONGEST_SIDE)
    if plain is not None:
        return Printable(plain, plain.width / plain.height)
    try:
        return _decoded(content)
    except UnidentifiedImageError:
        return Unreadable(_unknown(content))
    except Image.DecompressionBombError:
        return Unreadable(_TOO_LARGE)
    except _BROKEN:
        return Unreadable(_DAMAGED)


def _decoded(content: bytes) -> Printable | Unreadable:
    with warnings.catch_warnings():
        # Pillow warns of what is judged below.
        warnings.simplefilter("ignore")
        opened = Image.open(io.BytesIO(content), formats=_FORMATS)
    with opened:
        photo = opened.format == "JPEG"
        if opened.width * opened.height > (_MOST_PHOTO_PIXELS if photo else _MOST_PIXELS):
            return Unreadable(_TOO_LARGE)
        if photo:
            opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
        image = _flatten(ImageOps.exif_transpose(opened))
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return Printable(_reader(image, photo), image.width / image.height)


def _unknown(content: bytes) -> str:
    """Say of what kind a file is that cannot be decoded."""
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return _OTHER_KIND.format(kind="AVIF" if content[8:12] == b"avif" else "HEIC")
    if b"<svg" in content[:2000].lower():
        return _OTHER_KIND.format(kind="SVG")
    if content.startswith(b"%PDF"):
        return _OTHER_KIND.format(kind="PDF")
    if content.startswith((b"\x89PNG", b"\xff\xd8", b"GIF8", b"BM", b"II*\0", b"MM\0*")):
        return _DAMAGED
    return _NO_PICTURE


def _flatten(image: Image.Image) -> Image.Image:
    """Put a picture on white paper: a transparent map would print black."""
    if image.mode == "RGB":
        return image
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
