"""Files that only their owner may read, whole or not there (私密文件)."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

_TRIES = 5
_PAUSE_S = 0.05


def make_private(folder: Path) -> None:
    """Make a folder and close it to others."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def replace_file(path: Path, content: bytes) -> None:
    """Write beside, flush to the disk, rename: a kill or a full disk leaves the old or the new.

    :raises OSError: the disk does not take it; the old file is whole
    """
    part = path.with_suffix(".part")
    try:
        _write_out(part, content)
        _rename(part, path)
    except OSError:
        _forget(part)  # half of a citizen's words must not lie about
        raise
    _sync_folder(path.parent)


def _write_out(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _rename(part: Path, path: Path) -> None:
    for last in (False,) * _TRIES + (True,):
        try:
            part.replace(path)
            return
        except PermissionError:  # on Windows, while a virus scanner looks at the old one
            if last:
                raise
            time.sleep(_PAUSE_S)


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # has no such thing; the rename is in NTFS's journal
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
