"""Calls into the database about work at a desk; all SQL of this room stands here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..core.database import Database
from ..core.text import to_json
from .records import (
    Handover,
    HandoverLine,
    Hands,
    Here,
    Outcome,
    QueueFilter,
    SavedFilter,
    SearchHit,
)

ROOM = "dispatch"

_MY_STAGES = "SELECT m.stage FROM dcm_app.my_stage AS m"
_MY_REQUESTS = "SELECT m.kind, m.step FROM dcm_app.my_request AS m"
_STREETS = """
SELECT s.street_code, s.name
FROM dcm_app.street AS s
WHERE s.valid_to IS NULL
ORDER BY s.street_code
"""
_CLAIM_NEXT = "SELECT dcm_app.claim_next(%(stages)s::text[])"
_CLAIM = "SELECT dcm_app.claim_case(%(task_no)s)"
_RELEASE = "SELECT dcm_app.release_case(%(task_no)s)"
_LOOK_AT = "SELECT h.login, h.name, h.since FROM dcm_app.look_at(%(task_no)s) AS h"
_FILTERS = """
SELECT f.id, f.name, f.owner_name, f.shared, f.own, f.definition
FROM dcm_app.saved_filter AS f
WHERE f.room = %(room)s
ORDER BY f.own DESC, f.name, f.id
"""
_SAVE_FILTER = "SELECT dcm_app.save_filter(%(filter)s::jsonb)"
_DROP_FILTER = "SELECT dcm_app.drop_filter(%(id)s)"
_ACT_MANY = """
SELECT a.task_no, a.ok, a.message, a.hint, a.stage, a.version, a.sqlstate, a.detail
FROM dcm_app.act_many(%(acts)s::jsonb) AS a
"""
_SEARCH = """
SELECT s.task_no, s.case_no, s.stage, s.class_name, s.description, s.address, s.registered_at,
    s.finished_at, s.matched
FROM dcm_app.search_cases(%(words)s, %(limit)s) AS s
"""
_PREVIEW = """
SELECT h.task_no, h.stage, h.class_name, h.due_at, h.overdue, h.claimed
FROM dcm_app.handover_preview() AS h
"""
_OPEN_HANDOVER = "SELECT dcm_app.open_handover(%(handover)s::jsonb)"
_SIGN = "SELECT dcm_app.sign_handover(%(id)s, %(remark)s)"
_WITHDRAW = "SELECT dcm_app.withdraw_handover(%(id)s)"
_HANDOVERS = """
SELECT h.id, h.from_login, h.from_name, h.to_login, h.to_name, h.note, h.remark, h.opened_at,
    h.signed_at, h.withdrawn_at, h.cases, h.overdue, h.mine_to_sign
FROM dcm_app.handover AS h
ORDER BY h.opened_at DESC, h.id DESC
LIMIT %(limit)s
"""
_HANDOVER_CASES = """
SELECT c.task_no, c.stage, c.class_name, c.due_at, c.overdue, c.claimed
FROM dcm_app.handover_case AS c
WHERE c.handover_id = %(id)s
ORDER BY c.due_at NULLS LAST, c.task_no
"""


class DispatchStore:
    """What the dispatch desk asks of the database. Any thread may call it.

    :param database: the signed-in database
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def hands(self) -> Hands:
        """What the person may move on: stages, and requests to be answered."""
        requests = frozenset((row.kind, row.step) for row in self._all(_MY_REQUESTS))
        return Hands(frozenset(row.stage for row in self._all(_MY_STAGES)), requests)

    def streets(self) -> list[tuple[str, str]]:
        """Streets of the district: code and name."""
        return [(row.street_code, row.name) for row in self._all(_STREETS)]

    # --- claims

    def claim_next(self, stages: Sequence[str] | None = None) -> str | None:
        """Claim the most pressing case that nobody has; two people never get the same.

        :param stages: of these alone; without them of all stages of the person
        :returns: its task number, ``None`` if there is none
        """
        task_no: str | None = self._value(_CLAIM_NEXT, stages=list(stages) if stages else None)
        return task_no

    def claim(self, task_no: str) -> None:
        """Claim a case.

        :raises NotAllowedError: a colleague has it
        """
        self._value(_CLAIM, task_no=task_no)

    def release(self, task_no: str) -> None:
        """Give a claim up."""
        self._value(_RELEASE, task_no=task_no)

    def look_at(self, task_no: str | None) -> list[Here]:
        """Say that this desk looks at a case, ``None`` at none any more; who else is there."""
        return [Here(*row) for row in self._all(_LOOK_AT, task_no=task_no)]

    # --- filters

    def filters(self) -> list[SavedFilter]:
        """Filters of the person and those shared by colleagues."""
        return [
            SavedFilter(r.id, r.name, r.owner_name, r.shared, r.own, QueueFilter.read(r.definition))
            for r in self._all(_FILTERS, room=ROOM)
        ]

    def save_filter(
        self, name: str, kept: QueueFilter, shared: bool, number: int | None = None
    ) -> int:
        """Keep a filter under a name; with a number, in place of that one."""
        filter_ = {"name": name, "room": ROOM, "shared": shared, "definition": kept.definition()}
        if number is not None:
            filter_["id"] = number
        return int(self._value(_SAVE_FILTER, filter=to_json(filter_)))

    def drop_filter(self, number: int) -> None:
        """Forget a filter of one's own."""
        self._value(_DROP_FILTER, id=number)

    # --- many cases

    def act_many(self, acts: Sequence[dict[str, Any]]) -> list[Outcome]:
        """Do an action on each of many cases; what is refused for one holds up no other."""
        return [Outcome(*row) for row in self._all(_ACT_MANY, acts=to_json(list(acts)))]

    def search(self, words: str, limit: int = 50) -> list[SearchHit]:
        """Cases of all time, running and finished, newest first."""
        return [SearchHit(*row) for row in self._all(_SEARCH, words=words, limit=limit)]

    # --- handover

    def handover_preview(self) -> list[HandoverLine]:
        """What the person would hand over now."""
        return [HandoverLine(*row) for row in self._all(_PREVIEW)]

    def open_handover(self, client_uuid: str, to_login: str | None, note: str) -> int:
        """Offer what is open to a colleague, or to whoever comes; the same uuid twice makes one."""
        given = {"client_uuid": client_uuid, "note": note}
        if to_login:
            given["to_login"] = to_login
        return int(self._value(_OPEN_HANDOVER, handover=to_json(given))["id"])

    def sign_handover(self, number: int, remark: str) -> None:
        """Take over; the claims go with it."""
        self._value(_SIGN, id=number, remark=remark)

    def withdraw_handover(self, number: int) -> None:
        """Take an offer back before it is signed."""
        self._value(_WITHDRAW, id=number)

    def handovers(self, limit: int = 50) -> list[Handover]:
        """Handovers that the person gave or gets, newest first."""
        return [Handover(*row) for row in self._all(_HANDOVERS, limit=limit)]

    def handover_cases(self, number: int) -> list[HandoverLine]:
        """The cases of a handover as they were."""
        return [HandoverLine(*row) for row in self._all(_HANDOVER_CASES, id=number)]

    def _all(self, sql: str, **params: Any) -> list[Any]:
        return self._database.run(lambda tx: tx.all(sql, params))

    def _value(self, sql: str, **params: Any) -> Any:
        return self._database.run(lambda tx: tx.value(sql, params))
