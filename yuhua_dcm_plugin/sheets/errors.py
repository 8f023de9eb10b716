"""What can go wrong while a sheet is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class SheetError(Exception):
    """A sheet was not made; nothing was left at its place and an older sheet there is untouched."""


class SheetWriteError(SheetError):
    """The finished sheet could not be written (disk full, folder missing or read-only).

    Args:
        target: File that was asked for.
        reason: What the operating system said.
    """

    def __init__(self, target: Path, reason: str) -> None:
        super().__init__(f"The sheet could not be written to {target}: {reason}")
        self.target = target
        self.reason = reason


class FontMissingError(SheetError):
    """No TrueType face with Chinese characters was found, or the configured one is unusable.

    Args:
        tried: One entry per file looked at, with the reason it was turned down.
    """

    def __init__(self, tried: Sequence[str]) -> None:
        looked_at = "; ".join(tried) or "no font file exists at the usual places"
        super().__init__(
            "No Chinese TrueType font can be embedded in the sheet. Install fonts-wqy-zenhei "
            "(Debian, Ubuntu) or SimSun (Windows), or name a .ttf or .ttc file with TrueType "
            f"outlines in the settings. Looked at: {looked_at}"
        )
        self.tried = tuple(tried)
