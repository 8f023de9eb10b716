"""One call or action that is not in the database yet, and how it stands in a file (草稿)."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timezone
from typing import Any

FORMAT = 1
DRAFT, PARKED, WAITING, REFUSED = "draft", "parked", "waiting", "refused"
STATES = (DRAFT, PARKED, WAITING, REFUSED)


def _now() -> datetime:
    return datetime.now(timezone.utc)


@dataclass(frozen=True)
class SpoolEntry:
    """One call of a person, or one action, that is not in the database yet."""

    #: Names the entry for good; for reports and calls also their ``client_uuid``.
    uuid: str
    #: What it becomes: register_case, join_case, urge_case, record_call or act.
    call: str
    #: The case that it is about, for join_case, urge_case and act.
    task_no: str | None = None
    #: What is sent; a draft may keep the state of its form here. JSON only.
    payload: dict[str, Any] = field(default_factory=dict)
    #: What the person calls it by, e.g. class and place.
    title: str = ""
    #: ``draft`` is being typed, ``parked`` put by, ``waiting`` to be sent, ``refused`` come back.
    state: str = DRAFT
    created_at: datetime = field(default_factory=_now)
    changed_at: datetime = field(default_factory=_now)
    #: Why it was refused, or has not got through yet: sqlstate, message, hint, parameters.
    error: dict[str, Any] | None = None
    #: Place in the order of sending.
    turn: int = 0
    #: How often it was tried; after the first try it may have arrived without our knowing.
    tries: int = 0

    @classmethod
    def new(
        cls, call: str, payload: dict[str, Any], title: str = "", task_no: str | None = None
    ) -> SpoolEntry:
        """An entry with a uuid of its own."""
        return cls(str(uuid.uuid4()), call, task_no, payload, title)

    def changed(self, **values: Any) -> SpoolEntry:
        """The same entry with other values, changed now."""
        return replace(self, changed_at=_now(), **values)


def checked_uuid(entry_uuid: str) -> str:
    """The uuid, if it is one in its usual form; ValueError else."""
    # It becomes the name of a file.
    if str(uuid.UUID(entry_uuid)) != entry_uuid:
        raise ValueError("not a uuid in its usual form")
    return entry_uuid


def dump(entry: SpoolEntry) -> bytes:
    """An entry as a file holds it.

    :raises TypeError: the payload is no JSON
    """
    document = {"format": FORMAT, **asdict(entry)}
    return json.dumps(document, default=_written).encode("ascii")


def _written(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def parse(content: bytes, name: str) -> SpoolEntry:
    """Read what :func:`dump` wrote.

    :param name: of the file, without its ending
    :raises ValueError: or TypeError, KeyError, RecursionError: it is something else
    """
    document = json.loads(content)
    if not isinstance(document, dict):
        raise TypeError("another format")
    if document.pop("format") != FORMAT or document["uuid"] != checked_uuid(name):
        raise ValueError("another format")
    for key in ("created_at", "changed_at"):
        document[key] = datetime.fromisoformat(document[key])
    entry = SpoolEntry(**document)
    if entry.state not in STATES or not isinstance(entry.payload, dict):
        raise ValueError("another format")
    return entry
