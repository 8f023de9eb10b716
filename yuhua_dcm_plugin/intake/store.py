"""Calls into the database about callers, phrases and rules; all SQL of this room stands here."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ..cases.records import ComponentHit
from ..core.database import Database
from ..core.text import to_json
from .records import Caller, ClassRule, PastCall, Phrase, phone_digits

_HISTORY = """
SELECT h.kind, h.task_no, h.part, h.at, h.class_name, h.stage, h.description, h.address, h.due_at,
    h.finished_at, h.overdue, h.urge_count, h.x, h.y
FROM dcm_app.caller_history(%(phone)s, %(most)s) AS h
"""
# Whoever else is on the case has other last digits.
_NAME = """
SELECT k.name
FROM dcm_app.case_contact(%(task_no)s) AS k
WHERE k.part = 'reporter' AND k.name IS NOT NULL AND right(k.phone, 2) = right(%(digits)s, 2)
ORDER BY k.seq DESC
LIMIT 1
"""
_PHRASES = """
SELECT p.id, p.part, p.kind, p.class_code, p.text, p.sort, p.own, p.district
FROM dcm_app.phrase AS p
ORDER BY p.sort, p.id
"""
_SAVE_PHRASE = "SELECT dcm_app.save_phrase(%(phrase)s::jsonb)"
_DROP_PHRASE = "SELECT dcm_app.drop_phrase(%(id)s)"
_RULES = """
SELECT r.id, r.words, r.but_not, r.class_standard, r.kind, r.class_code, r.class_name,
    r.weight::double precision AS weight, r.active
FROM dcm_app.class_rule AS r
ORDER BY r.kind DESC, r.class_code, r.id
"""
_SAVE_RULE = "SELECT dcm_app.save_class_rule(%(rule)s::jsonb)"
_DROP_RULE = "SELECT dcm_app.drop_class_rule(%(id)s)"
_COUNTS = """
SELECT n.kind, sum(n.n)::bigint AS n
FROM dcm_app.call_counts(%(day)s, %(day)s) AS n
GROUP BY n.kind
UNION ALL
SELECT 'report', count(*)
FROM dcm_app.case_list AS c
WHERE c.registered_at >= %(day)s::timestamp AT TIME ZONE 'Asia/Shanghai'
    AND c.registered_at < (%(day)s::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
"""
_COMPONENT = """
SELECT c.component_code, c.class_code, c.class_name, c.name, c.status, c.owner_department,
    c.grid_code, 0::double precision AS distance_m,
    ST_X(ST_PointOnSurface(c.geom)) AS place_x, ST_Y(ST_PointOnSurface(c.geom)) AS place_y
FROM dcm_app.component AS c
WHERE c.component_code = %(code)s
"""
_NUMBERED = """
SELECT c.task_no
FROM dcm_app.case_list AS c
WHERE c.task_no = %(number)s OR c.case_no = %(number)s
LIMIT 1
"""
_NUMBERED_LIKE = """
SELECT s.task_no, s.case_no, s.finished_at IS NOT NULL AS finished
FROM dcm_app.search_cases(%(number)s, 50) AS s
WHERE s.matched = 'number'
"""


class Book(NamedTuple):
    """What a seat keeps at hand, so that it works while the database is away."""

    phrases: list[Phrase]
    rules: list[ClassRule]


class CallStore:
    """What the intake desk asks of the database about calls. Any thread may call it.

    :param database: the signed-in database
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def caller(self, phone: str, most: int = 20) -> Caller:
        """What a caller told before, newest first, and the name given then; for the hall.

        :param phone: as typed; spelling does not matter
        """

        def work(tx: Any) -> Caller:
            asked = {"phone": phone, "most": most}
            calls = [PastCall(*row) for row in tx.all(_HISTORY, asked)]
            task_no = next((call.task_no for call in calls if call.task_no), None)
            if task_no is None:
                return Caller("", calls)
            named = {"task_no": task_no, "digits": phone_digits(phone)}
            return Caller(str(tx.value(_NAME, named) or ""), calls)

        return self._database.run(work)

    def book(self) -> Book:
        """Phrases and rules of the district."""
        return Book([Phrase(*row) for row in self._all(_PHRASES)], self.rules())

    def rules(self) -> list[ClassRule]:
        """The district's rules, those switched off too."""
        return [
            ClassRule(
                r.id, tuple(r.words), tuple(r.but_not or ()), r.class_standard, r.kind,
                r.class_code, r.class_name, r.weight, r.active,
            )
            for r in self._all(_RULES)
        ]  # fmt: skip

    def save_phrase(self, phrase: dict[str, Any]) -> int:
        """Keep a phrase; the district's may be kept by chief and administrator only."""
        return int(self._value(_SAVE_PHRASE, phrase=to_json(phrase)))

    def drop_phrase(self, number: int) -> None:
        """Take a phrase out."""
        self._value(_DROP_PHRASE, id=number)

    def save_rule(self, rule: dict[str, Any]) -> int:
        """Keep a rule; for chief and administrator."""
        return int(self._value(_SAVE_RULE, rule=to_json(rule)))

    def drop_rule(self, number: int) -> None:
        """Take a rule out."""
        self._value(_DROP_RULE, id=number)

    def counts(self, day: date) -> dict[str, int]:
        """Calls of a day by what became of them, those that made a case as ``report``."""
        return {row.kind: int(row.n) for row in self._all(_COUNTS, day=day)}

    def component(self, code: str) -> ComponentHit | None:
        """A component by its code."""
        rows = self._all(_COMPONENT, code=code)
        return ComponentHit(*rows[0]) if rows else None

    def task_nos_of(self, number: str) -> list[str]:
        """Task numbers of cases whose task or case number a caller reads out, or the end of it.

        :param number: whole or in part; of several cases those that run are meant
        """
        whole = self._value(_NUMBERED, number=number)
        if whole:
            return [str(whole)]
        hits = self._all(_NUMBERED_LIKE, number=number)
        ending = [
            hit
            for hit in hits
            if f"{hit.task_no} {hit.case_no}".endswith(number) or hit.task_no.endswith(number)
        ]
        likely = ending or hits
        running = [hit for hit in likely if not hit.finished]
        return [str(hit.task_no) for hit in running or likely]

    def _all(self, sql: str, **params: Any) -> list[Any]:
        return self._database.run(lambda tx: tx.all(sql, params))

    def _value(self, sql: str, **params: Any) -> Any:
        return self._database.run(lambda tx: tx.value(sql, params))
