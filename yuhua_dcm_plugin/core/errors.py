"""Named errors by SQLSTATE: the one place that knows what the database may answer."""

from __future__ import annotations

import json
from typing import Any, ClassVar


class DcmError(Exception):
    """Something that a person must be told.

    :param message: what happened, in Chinese where the database says it
    :param hint: what to do next
    :param parameters: key and values from the database, for words in the user's language
    """

    sqlstate: ClassVar[str] = ""

    def __init__(
        self, message: str, hint: str = "", parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.parameters = parameters or {}

    @property
    def key(self) -> str:
        """Stable name of the case, e.g. ``stale_version``; empty where the database gives none."""
        return str(self.parameters.get("key", ""))


class NotAllowedError(DcmError):
    """The caller may not do this (DC001)."""

    sqlstate = "DC001"


class StaleVersionError(DcmError):
    """Somebody else has acted on the case meanwhile (DC002)."""

    sqlstate = "DC002"

    @property
    def meanwhile(self) -> list[dict[str, Any]]:
        """What the others did: rows of seq, action, actor, name, at."""
        return list(self.parameters.get("meanwhile", []))


class BadInputError(DcmError):
    """A value cannot be what it says (DC003)."""

    sqlstate = "DC003"


class NotFoundError(DcmError):
    """There is no such case, or it is not the caller's to see (DC004)."""

    sqlstate = "DC004"


class DemandNotMetError(DcmError):
    """An action lacks something that it demands (DC005)."""

    sqlstate = "DC005"

    @property
    def missing(self) -> list[str]:
        """Keys of the detail that are missing."""
        return [str(key) for key in self.parameters.get("missing", [])]


class ConnectionLostError(DcmError):
    """The database cannot be reached, or went away (class 08, 57P01-03)."""

    sqlstate = "08006"


class LoginRefusedError(DcmError):
    """The server is there and does not let this login in (class 28, 3D000)."""

    sqlstate = "28000"


class RightsError(DcmError):
    """The login lacks a right in PostgreSQL itself (42501)."""

    sqlstate = "42501"


class SchemaMissingError(DcmError):
    """The database has no dcm_app schema, or one of another version (3F000, 42P01, 42883)."""

    sqlstate = "3F000"


class InstallError(DcmError):
    """Installing or upgrading was refused; the message says why."""


BY_SQLSTATE: dict[str, type[DcmError]] = {
    error.sqlstate: error
    for error in (
        NotAllowedError,
        StaleVersionError,
        BadInputError,
        NotFoundError,
        DemandNotMetError,
        LoginRefusedError,
        RightsError,
        SchemaMissingError,
    )
} | {
    "28P01": LoginRefusedError,
    "3D000": LoginRefusedError,
    "42P01": SchemaMissingError,
    "42883": SchemaMissingError,
    "57P01": ConnectionLostError,
    "57P02": ConnectionLostError,
    "57P03": ConnectionLostError,
}

#: A desk tries these once again by itself: plans gone stale in an upgrade, serialisation, deadlock.
RETRY_ONCE = frozenset({"XX000", "0A000", "40001", "40P01"})


def error_for(sqlstate: str | None, message: str, hint: str = "", detail: str = "") -> DcmError:
    """Make the named error for what the database answered.

    :param sqlstate: five characters, or ``None`` when the connection itself failed
    :param message: MESSAGE of the answer
    :param hint: HINT of the answer
    :param detail: DETAIL of the answer, JSON when it comes from this product
    :returns: the error, not raised
    """
    if sqlstate is None or sqlstate.startswith("08"):
        return ConnectionLostError(message, hint)
    kind = BY_SQLSTATE.get(sqlstate, DcmError)
    return kind(message, hint, _parameters(detail))


def _parameters(detail: str) -> dict[str, Any]:
    try:
        parsed = json.loads(detail) if detail else {}
    except ValueError:
        return {"detail": detail}
    return parsed if isinstance(parsed, dict) else {"detail": detail}
