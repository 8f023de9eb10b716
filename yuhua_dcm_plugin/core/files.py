"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from pathlib import Path

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
# Bytes: with a folder and an ending it stays within what any file system takes.
_LONGEST = 180


def replace_whole(content: bytes, target: Path) -> Path:
    """Write bytes beside the target and move them into place once they are on the disk.

    :param content: the whole file
    :param target: where it shall stand; an older file there is replaced at the last moment
    :returns: the target
    :raises OSError: it cannot be written; the older file, if any, is untouched and nothing else is
        left in the folder
    """
    draft = write_draft(content, target)
    try:
        draft.replace(target)
    except OSError:
        drop_draft(draft)
        raise
    return target


def write_draft(content: bytes, target: Path) -> Path:
    """Write bytes beside the target, where only ``replace`` is wanting to put them there.

    :returns: the draft, on the disk
    :raises OSError: it cannot be written; nothing is left in the folder
    """
    draft = target.parent / f".dcm-{secrets.token_hex(6)}.part"
    try:
        _write_through(content, draft)
    except OSError:
        drop_draft(draft)
        raise
    return draft


def drop_draft(draft: Path) -> None:
    """Remove a draft that is not wanted, if it can be."""
    with contextlib.suppress(OSError):
        draft.unlink()


def _write_through(content: bytes, draft: Path) -> None:
    """Write and wait for the disk, so that “full” is said before the old file is gone."""
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def safe_name(text: str, otherwise: str = "file") -> str:
    """Return a text as a file's name without ending, one that Windows takes, too.

    :param text: whatever names the thing
    :param otherwise: taken where nothing is left of it
    """
    name = _FORBIDDEN.sub("_", text.encode("utf-8", "replace").decode()).strip(" .")
    name = name.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(" .") or otherwise
    return f"_{name}" if _RESERVED.match(name) else name


def reason_of(error: BaseException) -> str:
    """Say in the user's language why a file could not be written."""
    from .strings import tr  # the rest serves the command line, which has no QGIS

    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return tr("the disk is full.")
    if number in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EISDIR, errno.ETXTBSY):
        return tr("it is open in another program, or you may not write there.")
    if number == errno.EROFS:
        return tr("the disk is read-only.")
    if number in (errno.ENOENT, errno.ENOTDIR):
        return tr("the folder does not exist.")
    return str(getattr(error, "strerror", None) or error)
