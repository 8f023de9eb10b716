"""What is typed and not yet in the database, kept on this seat's disk (草稿与待发).

One file an entry. The main thread only changes what is in memory; a thread of the spool's own
writes, so that neither a slow disk nor a full one ever holds up typing. A file is complete or is
not there: written beside, flushed to the disk, renamed.

Every process has a folder of its own, guarded by a lock that ends with the process however it
ends. A new process takes over what dead ones left; two living ones never touch each other's calls.

Files carry names and telephone numbers of citizens: mode 0600 in folders of 0700, removed as soon
as the database has the entry, and never in a log.
"""

from __future__ import annotations

import copy
import errno
import hashlib
import logging
import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .private_file import make_private, replace_file
from .process_lock import ProcessLock
from .spool_entry import (
    DRAFT,
    PARKED,
    REFUSED,
    STATES,
    WAITING,
    SpoolEntry,
    checked_uuid,
    dump,
    parse,
)

__all__ = [
    "DRAFT", "PARKED", "REFUSED", "STATES", "WAITING", "Spool", "SpoolEntry", "spool_folder",
]  # fmt: skip

_ASIDE = "set-aside"
_AGAIN_S = 3.0
_TRIES = 5
_SESSION = uuid.uuid4().hex
logger = logging.getLogger(__name__)


def spool_folder(base: Path, host: str, port: str, dbname: str, login: str) -> Path:
    """Folder of one person at one database on this seat.

    :param base: QGIS's settings folder
    :returns: a path without names in it; not made yet
    """
    named = "\n".join((host, port, dbname, login))
    return base / "yuhua_dcm" / hashlib.sha256(named.encode()).hexdigest()[:24]


class Spool:
    """The entries of one person at one database.

    Any thread may call it. ``put`` and ``drop`` return at once; :meth:`flush` waits for the disk.

    :param folder: from :func:`spool_folder`; made when there is something to keep
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        #: Called, by the thread that writes, with the error when the disk first refuses, and with
        #: ``None`` when it takes everything again.
        self.on_trouble: Callable[[OSError | None], None] | None = None
        self._own = folder / _SESSION
        self._lock = ProcessLock(self._own / "lock")
        self._entries: dict[str, SpoolEntry] = {}
        self._dirty: dict[str, bytes | None] = {}
        self._change = threading.Condition()
        self._trouble: OSError | None = None
        self._writer: threading.Thread | None = None
        self._closed = False
        self._load()

    # --- what the rooms use

    @property
    def trouble(self) -> OSError | None:
        """Why the disk does not take entries now; they are in memory then."""
        return self._trouble

    def put(self, entry: SpoolEntry) -> None:
        """Keep an entry, in place of an earlier one with its uuid.

        :param entry: its payload may be changed by the caller afterwards
        :raises ValueError: the uuid is none, or the state is unknown
        :raises TypeError: the payload is no JSON
        """
        if entry.state not in STATES:
            raise ValueError(entry.state)
        content = dump(entry)
        with self._change:
            own = replace(entry, payload=copy.deepcopy(entry.payload))
            self._entries[checked_uuid(entry.uuid)] = own
            self._write_soon(entry.uuid, content)

    def drop(self, entry_uuid: str) -> None:
        """Forget an entry: it was sent, or the person threw it away."""
        with self._change:
            if self._entries.pop(checked_uuid(entry_uuid), None) is not None:
                self._write_soon(entry_uuid, None)

    def get(self, entry_uuid: str) -> SpoolEntry | None:
        """The entry of a uuid."""
        with self._change:
            return self._entries.get(entry_uuid)

    def entries(self, *states: str) -> list[SpoolEntry]:
        """All entries, or those in some states, oldest first."""
        with self._change:
            found = list(self._entries.values())
        chosen = [entry for entry in found if not states or entry.state in states]
        return sorted(chosen, key=lambda entry: (entry.created_at, entry.uuid))

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Wait until the disk has everything.

        :returns: whether it has
        """
        with self._change:
            self._change.wait_for(lambda: not self._dirty or self._trouble is not None, timeout_s)
            return not self._dirty

    def close(self, timeout_s: float = 2.0) -> bool:
        """Write what is left and let the next process have it.

        :returns: whether the disk has everything
        """
        kept = self.flush(timeout_s)
        with self._change:
            self._closed = True
            self._change.notify_all()
        if self._writer is not None:
            self._writer.join(timeout_s)
        self._lock.release(_tidy)
        return kept

    # --- writing

    def _write_soon(self, entry_uuid: str, content: bytes | None) -> None:
        self._dirty[entry_uuid] = content
        self._start_writer()
        self._change.notify_all()

    def _start_writer(self) -> None:
        if self._writer is None and not self._closed:
            self._writer = threading.Thread(target=self._write_on, name="dcm-spool", daemon=True)
            self._writer.start()

    def _write_on(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._dirty or self._closed)
                if not self._dirty or (self._closed and self._trouble):
                    return
                entry_uuid, content = next(iter(self._dirty.items()))
            self._wrote(entry_uuid, content, self._write(entry_uuid, content))

    def _write(self, entry_uuid: str, content: bytes | None) -> OSError | None:
        try:
            self._hold_folder()
            path = self._own / f"{entry_uuid}.json"
            if content is None:
                path.unlink(missing_ok=True)
            else:
                replace_file(path, content)
        except OSError as error:
            return error
        return None

    def _wrote(self, entry_uuid: str, content: bytes | None, error: OSError | None) -> None:
        with self._change:
            # Typed on meanwhile: then the newer content is still to be written.
            if error is None and self._dirty.get(entry_uuid, b"") is content:
                del self._dirty[entry_uuid]
            turned = (error is None) != (self._trouble is None)
            self._trouble = error
            self._change.notify_all()
        if turned:
            self._tell(error)
        if error is not None:
            with self._change:
                self._change.wait_for(lambda: self._closed, _AGAIN_S)

    def _tell(self, error: OSError | None) -> None:
        if error is not None:
            logger.warning("The disk does not take drafts: %s", error.strerror or type(error))
        if self.on_trouble is not None:
            self.on_trouble(error)

    def _hold_folder(self) -> None:
        for _try in range(_TRIES):
            try:
                make_private(self.folder)
                make_private(self._own)
                if self._lock.hold():
                    return
            except FileNotFoundError:
                continue  # a process that starts now has tidied it away as empty
        raise OSError(errno.EBUSY, "the folder of drafts is in use")

    # --- reading

    def _load(self) -> None:
        try:
            found = sorted(path for path in self.folder.iterdir() if path.is_dir())
        except OSError:
            return  # nothing was kept yet, or the disk will tell at the first entry
        for folder in found:
            if folder == self._own:
                self._read_own()
            elif folder.name != _ASIDE:
                self._take_over(folder)

    def _take_over(self, folder: Path) -> None:
        """Move what a process that has ended left into the own folder."""
        lock = ProcessLock(folder / "lock")
        try:
            if not lock.hold():
                return
            self._hold_folder()
            for path in folder.glob("*.json"):
                path.replace(self._own / path.name)
                self._read_one(self._own / path.name)
            for path in folder.glob("*.part"):
                path.unlink()
        except OSError as error:
            logger.warning("A folder of drafts cannot be taken over: %s", error.strerror)
        finally:
            lock.release(_tidy)

    def _read_own(self) -> None:
        try:
            self._hold_folder()
            for path in self._own.glob("*.json"):
                self._read_one(path)
        except OSError as error:
            logger.warning("The own drafts cannot be read: %s", error.strerror)

    def _read_one(self, path: Path) -> None:
        try:
            entry = parse(path.read_bytes(), path.stem)
        except OSError as error:
            logger.warning("A draft cannot be read: %s", error.strerror)
            return
        except (ValueError, TypeError, KeyError, RecursionError):
            self._set_aside(path)
            return
        self._entries[entry.uuid] = entry

    def _set_aside(self, path: Path) -> None:
        logger.warning("A draft that cannot be understood was set aside: %s", path.name)
        try:
            make_private(self.folder / _ASIDE)
            path.replace(self.folder / _ASIDE / path.name)
        except OSError as error:
            logger.warning("It stays where it is: %s", error.strerror)


def _tidy(lock: Path) -> None:
    """Remove the folder of a lock when nothing is left in it."""
    folder = lock.parent
    try:
        if not any(path != lock for path in folder.iterdir()):
            lock.unlink(missing_ok=True)
            folder.rmdir()
    except OSError:
        return
