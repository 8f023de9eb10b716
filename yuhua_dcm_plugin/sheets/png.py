"""Look into a PNG without decoding it, to see whether it can go into a PDF as it is."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator

from .embedding import PngImage

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Eight bits, red green blue, deflated, the usual filters, not interlaced.
_PLAIN = (8, 2, 0, 0, 0)
_BYTES_A_PIXEL = 3
#: Chunks that change what is seen, or need more than PDF's predictor.
_CHANGING = {b"tRNS", b"acTL"}


def read_plain_png(content: bytes, longest_side: int) -> PngImage | None:
    """Return a plain RGB picture with its compressed rows as they are.

    Args:
        content: A file.
        longest_side: In pixels; a larger one is to be decoded and made smaller.

    Returns:
        The picture, or None for any other kind, a larger or a damaged one.
    """
    if not content.startswith(_SIGNATURE):
        return None
    try:
        chunks = list(_chunks(content))
        width, height, *kind = struct.unpack(">IIBBBBB", chunks[0][1])
    except (struct.error, ValueError, IndexError):
        return None
    names = {name for name, _ in chunks}
    if tuple(kind) != _PLAIN or names & _CHANGING or not 0 < max(width, height) <= longest_side:
        return None
    data = b"".join(body for name, body in chunks if name == b"IDAT")
    if not width or not height or not _is_whole(data, (width * _BYTES_A_PIXEL + 1) * height):
        return None
    return PngImage(f"png-{hashlib.sha256(data).hexdigest()[:24]}", width, height, data)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and body of each chunk.

    Raises:
        ValueError: If one is damaged or the last is missing.
    """
    at, name = len(_SIGNATURE), b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, at)
        body = content[at + 8 : at + 8 + length]
        (crc,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(body, zlib.crc32(name)) != crc:
            raise ValueError("damaged chunk")
        yield name, body
        at += length + 12


def _is_whole(data: bytes, size: int) -> bool:
    """Whether the compressed rows are as many as the head says, and not one byte more."""
    inflate = zlib.decompressobj()
    try:
        rows = inflate.decompress(data, size + 1)
    except zlib.error:
        return False
    return len(rows) == size and inflate.eof
