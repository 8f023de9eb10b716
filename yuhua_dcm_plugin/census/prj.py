"""The .prj beside a file."""

from __future__ import annotations

from pathlib import Path

from .crs import declared_crs
from .parts import Crs

_MOST = 64 * 1024


def declared_in(path: Path | None) -> tuple[Crs | None, bool]:
    """What a .prj declares, and whether it declares anything at all."""
    if path is None:
        return None, False
    with path.open("rb") as file:
        data = file.read(_MOST)
    text = _text(data).strip().strip("\x00\ufeff")
    return (declared_crs(text), True) if text else (None, False)


def _text(data: bytes) -> str:
    for codec in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
