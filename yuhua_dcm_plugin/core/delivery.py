"""Taking one entry of the spool to the database, once and only once (送达).

Reports and calls carry a uuid, by which the database knows them again. An action is guarded by the
version of the case; when an answer was lost, the event tells whether it was ours.
"""

from __future__ import annotations

from typing import Any

from .database import Database
from .errors import DcmError, NotFoundError, StaleVersionError
from .spool import SpoolEntry
from .text import cleaned, to_json

_REGISTER = "SELECT dcm_app.register_case(%(given)s::jsonb)"
_RECORD = "SELECT dcm_app.record_call(%(given)s::jsonb)"
_JOIN = "SELECT dcm_app.join_case(%(task_no)s, %(given)s::jsonb)"
_URGE = "SELECT dcm_app.urge_case(%(task_no)s, %(given)s::jsonb)"
_ACT = "SELECT dcm_app.act(%(task_no)s, %(action)s, %(version)s, %(given)s::jsonb)"
_MINE = "SELECT dcm_app.my_event(%(task_no)s, %(seq)s)"
_STATEMENTS = {
    "register_case": _REGISTER,
    "record_call": _RECORD,
    "join_case": _JOIN,
    "urge_case": _URGE,
}
CALLS = (*_STATEMENTS, "act")
#: Keys of an event that the rules write over what was given, or keep apart as personal data.
_RULED = frozenset(
    {"on_behalf_of", "reporter_name", "reporter_phone"}
    | {"condition", "case_no", "limit_amount", "limit_unit", "due_at", "round"}
)
#: Classes of SQLSTATE after which trying again may help: connection, transaction, resources,
#: cancelled, system, internal; 25 is a server that only reads, as a stand-by does.
_PASSING = ("08", "25", "40", "53", "55", "57", "58", "XX")


def may_pass(error: DcmError) -> bool:
    """Whether the same entry may get through later as it is."""
    state = str(error.parameters.get("sqlstate") or error.sqlstate)
    return state[:2] in _PASSING and error.key != "internal"


def deliver(database: Database, entry: SpoolEntry) -> dict[str, Any]:
    """Send one entry and return the database's answer; for any thread.

    What was there already, by an earlier try whose answer was lost, counts as sent.

    :raises DcmError: by SQLSTATE; it is not in the database, or that is not known
    """
    if entry.call == "act":
        return _deliver_action(database, entry)
    given = {"client_uuid": entry.uuid, **entry.payload}
    values = {"given": to_json(given), "task_no": entry.task_no}
    statement = _STATEMENTS[entry.call]
    return dict(database.run(lambda tx: tx.value(statement, values)))


def _deliver_action(database: Database, entry: SpoolEntry) -> dict[str, Any]:
    values = {
        "task_no": entry.task_no,
        "action": entry.payload["action"],
        "version": entry.payload["version"],
        "given": to_json(entry.payload.get("detail", {})),
    }
    try:
        return dict(database.run(lambda tx: tx.value(_ACT, values)))
    except (StaleVersionError, NotFoundError) as error:
        found = _done_before(database, entry)
        if found is None:
            raise error
        return found


def _done_before(database: Database, entry: SpoolEntry) -> dict[str, Any] | None:
    """The case as it is, if the event after the version seen is this very action."""
    asked = {"task_no": entry.task_no, "seq": entry.payload["version"] + 1}
    event = database.run(lambda tx: tx.value(_MINE, asked))
    if event is None or not _is_this(event, entry):
        return None
    told = {key: value for key, value in event.items() if key not in ("action", "detail")}
    return {**told, "repeated": True}


def _is_this(event: dict[str, Any], entry: SpoolEntry) -> bool:
    given = cleaned(entry.payload.get("detail", {}))
    kept = event["detail"] or {}
    same = all(kept.get(key) == value for key, value in given.items() if key not in _RULED)
    return bool(same and event["action"] == entry.payload["action"])
