"""Write a PNG that costs next to nothing: rows unfiltered, lightly compressed (地图截图)."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BYTES_A_PIXEL = 3
# Maps are flat colours: the first level takes half the time of the usual one and a fifth more room.
_LEVEL = 2


def rgb_png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """Pack rows of red, green and blue.

    :param width: in pixels
    :param height: in pixels
    :param stride: bytes from one row to the next
    :param pixels: rows, from the top
    """
    wide = width * _BYTES_A_PIXEL
    starts = range(0, stride * height, stride)
    rows = b"".join(b"\0" + pixels[at : at + wide] for at in starts)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(rows, _LEVEL)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    crc = zlib.crc32(body, zlib.crc32(name))
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)
