"""Write the file of a sheet whole or not at all."""

from __future__ import annotations

from pathlib import Path

from ..core.files import replace_whole
from .errors import SheetWriteError


def write_whole(content: bytes, target: Path) -> Path:
    """Write bytes beside the target and move them into place once they are on the disk.

    :param content: the whole file
    :param target: where it shall stand; an older file there is replaced at the last moment
    :returns: the target
    :raises SheetWriteError: it cannot be written; the older file, if any, is untouched and nothing
        else is left in the folder
    """
    try:
        return replace_whole(content, target)
    except OSError as error:
        raise SheetWriteError(target, error.strerror or str(error)) from error
