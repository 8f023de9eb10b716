"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from .errors import SheetWriteError


def write_whole(content: bytes, target: Path) -> Path:
    """Write bytes beside the target and move them into place once they are on the disk.

    Args:
        content: The whole file.
        target: Where it shall stand; an older file there is replaced at the last moment.

    Returns:
        The target.

    Raises:
        SheetWriteError: If it cannot be written. The older file, if any, is untouched and
            nothing else is left in the folder.
    """
    draft = target.parent / f".sheet-{secrets.token_hex(6)}.part"
    try:
        _write_through(content, draft)
        draft.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise SheetWriteError(target, error.strerror or str(error)) from error
    return target


def _write_through(content: bytes, draft: Path) -> None:
    """Write and wait for the disk, so that “full” is said before the old file is gone."""
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
