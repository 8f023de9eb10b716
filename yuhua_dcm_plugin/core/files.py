"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


def replace_whole(content: bytes, target: Path) -> Path:
    """Write bytes beside the target and move them into place once they are on the disk.

    :param content: the whole file
    :param target: where it shall stand; an older file there is replaced at the last moment
    :returns: the target
    :raises OSError: it cannot be written; the older file, if any, is untouched and nothing else is
        left in the folder
    """
    draft = target.parent / f".dcm-{secrets.token_hex(6)}.part"
    try:
        _write_through(content, draft)
        draft.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    return target


def _write_through(content: bytes, draft: Path) -> None:
    """Write and wait for the disk, so that “full” is said before the old file is gone."""
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
