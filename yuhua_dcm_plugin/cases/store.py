"""Calls into the database about cases; all SQL of this room stands here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ..core.database import Database
from ..core.gentle import gently
from ..core.text import to_json
from .records import (
    Action,
    AddressHit,
    CaseRow,
    ClassEntry,
    CodeLabel,
    ComponentHit,
    Condition,
    Contact,
    Department,
    DepartmentAdvice,
    DepartmentVerdict,
    Duplicate,
    Event,
    Place,
    Request,
    Staff,
    Step,
    StopRule,
    SupervisorAdvice,
)

QUEUE_LIMIT = 500

_COLUMNS = """
SELECT c.id, c.task_no, c.case_no, c.external_no, c.stage, c.kind, c.class_standard, c.class_code,
    c.class_name, c.description, c.address, c.department_code, c.grid_code, c.community_code,
    c.street_code, c.registered_at, c.due_at, c.warn_at, c.handled_at, c.finished_at, c.overdue,
    c.lamp, c.round, c.version, c.source, c.urgent, c.place_state, c.component_code,
    c.condition_code, c.limit_amount, c.limit_unit, c.grade, c.supervisor, c.registered_by,
    c.filed_at, c.dispatched_at, c.due_provisional, c.occurred_at, c.edition, c.reporter_count,
    c.urge_count, c.urged_at, c.claimed_by, c.claimed_at,
    ST_X(c.geom) AS x, ST_Y(c.geom) AS y, c.pending, c.pending_step, c.stop_kind, c.stop_until,
    c.clock_times, c.bundle_task_no, c.overdue_exempt, c.stage_at, c.stage_due_at
"""
_QUEUE = (
    _COLUMNS
    + """
FROM dcm_app.open_case AS c
ORDER BY c.urgent DESC, c.due_at ASC NULLS LAST, c.registered_at ASC, c.id ASC
LIMIT %(limit)s OFFSET %(offset)s
"""
)
#: Closed cases that wait for somebody all the same: an appeal against overdue (超时申诉).
_ASKED = "FROM dcm_app.case_list AS c WHERE c.pending IS NOT NULL AND c.finished_at IS NOT NULL"
_APPEALS = _COLUMNS + _ASKED + " ORDER BY c.finished_at, c.id LIMIT %(limit)s"
_THESE = "c.task_no = ANY (%(task_nos)s::text[])"
_ROWS = (
    _COLUMNS
    + "FROM dcm_app.open_case AS c WHERE "
    + _THESE
    + " UNION ALL "
    + _COLUMNS
    + _ASKED
    + " AND "
    + _THESE
)
_CASES = _COLUMNS + "FROM dcm_app.case_list AS c WHERE c.task_no = ANY (%(task_nos)s::text[])"
_HISTORY = """
SELECT h.task_no, h.seq, h.action, h.from_stage, h.to_stage, h.actor, h.on_behalf_of, h.at,
    h.detail, h.hash, h.actor_name
FROM dcm_app.case_history AS h
WHERE h.task_no = %(task_no)s
ORDER BY h.seq
"""
_ACTIONS = """
SELECT a.action AS code, a.label_zh, a.label_en, a.demands, a.harmful, a.on_behalf
FROM dcm_app.available_actions(%(task_no)s) AS a
"""
_ACT = "SELECT dcm_app.act(%(task_no)s, %(action)s, %(version)s, %(detail)s::jsonb)"
_REGISTER = "SELECT dcm_app.register_case(%(report)s::jsonb)"
_DUPLICATES = "SELECT dcm_app.find_duplicates(%(report)s::jsonb)"
_PLACES = """
SELECT c.task_no, ST_X(c.geom) AS x, ST_Y(c.geom) AS y
FROM dcm_app.case_list AS c
WHERE c.task_no = ANY (%(task_nos)s::text[])
"""
_SUGGEST_DEPARTMENTS = """
SELECT s.department_code AS code, s.name, s.rank, s.reason, s.reason_zh, s.reason_en
FROM dcm_app.suggest_departments(%(task_no)s) AS s
"""
_EXPLAIN_DEPARTMENTS = """
SELECT e.department_code AS code, e.name, e.verdict, e.rank, e.reason_zh, e.reason_en
FROM dcm_app.explain_departments(%(task_no)s) AS e
"""
_SUGGEST_SUPERVISORS = """
SELECT s.login, s.name, s.own_grid, s.open_tasks
FROM dcm_app.suggest_supervisors(%(task_no)s) AS s
"""
_CLASSES = """
SELECT k.class_standard, k.kind, k.class_code AS code, k.class_name AS label_zh,
    k.class_name_en AS label_en, k.big_name, k.big_name_en, k.pinyin, k.initials
FROM dcm_app.class AS k
WHERE k.class_standard = dcm_app.setting_value('class_standard') #>> '{}'
    AND (k.valid_to IS NULL OR k.valid_to >= current_date)
ORDER BY k.kind DESC, k.class_code
"""
_CONDITIONS = """
SELECT DISTINCT ON (h.condition_code) h.condition_code AS code, h.condition AS text,
    h.limit_amount, h.limit_unit, h.handling_standard, h.closing_condition
FROM dcm_app.handbook AS h
LEFT JOIN dcm_app.grid AS g ON g.grid_code = %(grid_code)s
WHERE h.edition = coalesce(%(edition)s, dcm_app.edition_at(now()))
    AND h.class_standard = %(class_standard)s AND h.kind = %(kind)s
    AND h.class_code = %(class_code)s
ORDER BY h.condition_code, (h.grade = %(grade)s) DESC, (h.area_type = g.area_type) DESC NULLS LAST,
    (h.area_type = 0) DESC, h.grade, h.area_type, h.step DESC
"""
_DEPARTMENTS = """
SELECT d.code, d.name, d.short_name, d.name_en, d.kind, d.active
FROM dcm_app.department AS d
ORDER BY d.sort, d.code
"""
_STAFF = """
SELECT s.login, s.name, s.roles, s.department_code, s.active
FROM dcm_app.staff AS s
ORDER BY s.login
"""
_CODE_LISTS = """
SELECT l.list, l.code, l.label_zh, l.label_en, l.sort
FROM dcm_app.code_list AS l
ORDER BY l.list, l.sort, l.code
"""
_REQUEST = """
SELECT k.kind, k.asked_by, k.asked_name, k.asked_at, k.reason, k.document, k.until_at,
    k.review_passed, k.review_opinion
FROM dcm_app.case_clock AS k
WHERE k.task_no = %(task_no)s AND k.state = 'waiting'
ORDER BY k.request DESC LIMIT 1
"""
_STOP_RULES = "SELECT r.kind, r.days_at_most FROM dcm_app.clock_rule AS r"
_STEPS = """
SELECT s.step, s.label, s.due_at, s.reported_at, s.overdue
FROM dcm_app.case_step AS s
WHERE s.task_no = %(task_no)s
ORDER BY s.step
"""
_LEADERS = (
    _COLUMNS
    + """
FROM dcm_app.open_case AS c
WHERE c.stage = 'handling' AND c.department_code = %(department)s AND c.task_no <> %(task_no)s
    AND c.bundle_task_no IS NULL AND c.due_at IS NOT NULL
ORDER BY (c.grid_code = %(grid)s) DESC NULLS LAST, c.due_at, c.id
LIMIT 100
"""
)
_RESUME_DUE = "SELECT dcm_app.resume_due()"
_GIVES_BACK = "SELECT (dcm_app.setting_value('rollback_stops_clock'))::boolean"
_LOCATE = "SELECT dcm_app.locate(%(place)s::jsonb)"
_SEARCH_ADDRESS = """
SELECT a.full_text, a.kind, a.x, a.y, a.score
FROM dcm_app.search_address(%(words)s, %(limit)s) AS a
"""
_COMPONENT_NEAR = """
SELECT n.component_code, n.class_code, n.class_name, n.name, n.status, n.owner_department,
    n.grid_code, n.distance_m::double precision, n.place_x, n.place_y
FROM dcm_app.component_near(%(x)s, %(y)s, %(radius)s) AS n
"""
_CONTACT = "SELECT k.part, k.seq, k.name, k.phone FROM dcm_app.case_contact(%(task_no)s) AS k"

_MAY_REVEAL = """
SELECT coalesce('reveal' = ANY ((dcm_app.me()).permissions), false)
"""
_REVEAL = "SELECT dcm_app.reveal_contact(%(task_no)s, %(part)s, %(seq)s, %(reason)s)"


class CaseStore:
    """What the desk asks of the database about cases. Any thread may call it.

    :param database: the signed-in database
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def queue(self, limit: int = QUEUE_LIMIT, offset: int = 0) -> list[CaseRow]:
        """A page of the running cases: urgent first, then what is due first. One statement."""
        found = self._all(_QUEUE, limit=limit, offset=offset)
        return [CaseRow(*row) for row in gently(found)]

    def appeals(self, limit: int = QUEUE_LIMIT) -> list[CaseRow]:
        """Closed cases whose appeal waits for an answer, the oldest first (超时申诉)."""
        return [CaseRow(*row) for row in self._all(_APPEALS, limit=limit)]

    def rows(self, task_nos: Sequence[str]) -> list[CaseRow]:
        """Those of some cases that run, or wait for an answer, and may be seen."""
        return [CaseRow(*row) for row in self._all(_ROWS, task_nos=list(task_nos))]

    def cases(self, task_nos: Sequence[str]) -> list[CaseRow]:
        """Cases, running or finished, in the order asked for."""
        found = {row.task_no: CaseRow(*row) for row in self._all(_CASES, task_nos=list(task_nos))}
        return [found[task_no] for task_no in task_nos if task_no in found]

    def history(self, task_no: str) -> list[Event]:
        """Everything that was done to a case, oldest first."""
        return [Event(*row) for row in self._all(_HISTORY, task_no=task_no)]

    def actions(self, task_no: str) -> list[Action]:
        """What the person may do with a case now.

        :raises NotFoundError: no such case, or not to be seen
        """
        rows = self._all(_ACTIONS, task_no=task_no)
        return [
            Action(r.code, r.label_zh, r.label_en, tuple(r.demands), r.harmful, r.on_behalf)
            for r in rows
        ]

    def act(
        self, task_no: str, action: str, version: int, detail: dict[str, Any]
    ) -> dict[str, Any]:
        """Do an action on a case that was seen in a version.

        :raises StaleVersionError: somebody was faster
        :raises DcmError: by SQLSTATE
        """
        given = {"task_no": task_no, "action": action, "version": version}
        return dict(self._value(_ACT, **given, detail=to_json(detail)))

    def register(self, report: dict[str, Any]) -> dict[str, Any]:
        """Take a report in; the same ``client_uuid`` twice makes one case."""
        return dict(self._value(_REGISTER, report=to_json(report)))

    def duplicates(self, report: dict[str, Any]) -> list[Duplicate]:
        """Cases that a report may repeat, likeliest first, with their places."""

        def work(tx: Any) -> list[Duplicate]:
            found = tx.value(_DUPLICATES, {"report": to_json(report)})
            asked = {"task_nos": [entry["task_no"] for entry in found]}
            places = {row.task_no: row for row in tx.all(_PLACES, asked)} if found else {}
            return [_duplicate(entry, places.get(entry["task_no"])) for entry in found]

        return self._database.run(work)

    def suggest_departments(self, task_no: str) -> list[DepartmentAdvice]:
        """Departments for a case, best first, each with its reason."""
        return [DepartmentAdvice(*r) for r in self._all(_SUGGEST_DEPARTMENTS, task_no=task_no)]

    def explain_departments(self, task_no: str) -> list[DepartmentVerdict]:
        """Every active department: why it is proposed, or why it fell out."""
        return [DepartmentVerdict(*r) for r in self._all(_EXPLAIN_DEPARTMENTS, task_no=task_no)]

    def suggest_supervisors(self, task_no: str) -> list[SupervisorAdvice]:
        """Supervisors for a field task, those of the grid first."""
        return [SupervisorAdvice(*r) for r in self._all(_SUGGEST_SUPERVISORS, task_no=task_no)]

    def classes(self) -> list[ClassEntry]:
        """The small classes of the district's standard, events first."""
        return [ClassEntry(*row) for row in self._all(_CLASSES)]

    def conditions(self, case: CaseRow) -> list[Condition]:
        """Filing conditions of the case's class, with the handling limits for it.

        Of the edition that it was filed under, before that of the one in force.
        """
        return [
            Condition(*row)
            for row in self._all(
                _CONDITIONS,
                edition=case.edition,
                grid_code=case.grid_code,
                class_standard=case.class_standard,
                kind=case.kind,
                class_code=case.class_code,
                grade=case.grade,
            )
        ]

    def request(self, task_no: str) -> Request | None:
        """What was asked for a case and waits for an answer."""
        found = self._all(_REQUEST, task_no=task_no)
        return Request(*found[0]) if found else None

    def stop_rules(self) -> list[StopRule]:
        """How long each kind of stop may last."""
        return [StopRule(*row) for row in self._all(_STOP_RULES)]

    def steps(self, task_no: str) -> list[Step]:
        """Steps of a case's limit; none where it has only one."""
        return [Step(*row) for row in self._all(_STEPS, task_no=task_no)]

    def leaders(self, case: CaseRow) -> list[CaseRow]:
        """Cases of the same department onto which one may be bundled, those of its grid first."""
        asked = {"department": case.department_code, "grid": case.grid_code}
        found = self._all(_LEADERS, task_no=case.task_no, **asked)
        return [CaseRow(*row) for row in found]

    def gives_back(self) -> bool:
        """Whether time lost to a 回退 is given back unless the dispatcher says otherwise."""
        return bool(self._value(_GIVES_BACK))

    def resume_due(self) -> int:
        """Let cases go on whose stop has ended; how many."""
        return int(self._value(_RESUME_DUE) or 0)

    def departments(self) -> list[Department]:
        """All departments, retired ones too, since old cases name them."""
        return [Department(*row) for row in self._all(_DEPARTMENTS)]

    def staff(self) -> list[Staff]:
        """People of the district."""
        return [
            Staff(r.login, r.name, tuple(r.roles or ()), r.department_code, r.active)
            for r in self._all(_STAFF)
        ]

    def code_lists(self) -> dict[str, list[CodeLabel]]:
        """Labels of ``stage``, ``action`` and ``source``."""
        lists: dict[str, list[CodeLabel]] = {}
        for row in self._all(_CODE_LISTS):
            entry = CodeLabel(row.code, row.label_zh, row.label_en, row.sort)
            lists.setdefault(row.list, []).append(entry)
        return lists

    def locate(self, x: float, y: float, srid: int = 4547) -> Place:
        """Grid, community, street and the nearest address of a point.

        :param srid: system of x and y
        """
        found = self._value(_LOCATE, place=to_json({"x": x, "y": y, "srid": srid}))
        keys = ("x", "y", "grid_code", "grid", "community", "street", "near", "near_m")
        return Place(*(found.get(key) for key in keys))

    def search_address(self, words: str, limit: int = 12) -> list[AddressHit]:
        """Places for the words of a caller, best first."""
        return [AddressHit(*row) for row in self._all(_SEARCH_ADDRESS, words=words, limit=limit)]

    def component_near(self, x: float, y: float, radius_m: float = 15) -> list[ComponentHit]:
        """Components near a point, nearest first; EPSG:4547, metres."""
        return [ComponentHit(*row) for row in self._all(_COMPONENT_NEAR, x=x, y=y, radius=radius_m)]

    def contact(self, task_no: str) -> list[Contact]:
        """Reporter and answerers of a case, numbers masked; for the hall only."""
        return [Contact(*row) for row in self._all(_CONTACT, task_no=task_no)]

    def may_reveal(self) -> bool:
        """Whether the person may see telephone numbers in full."""
        return bool(self._value(_MAY_REVEAL))

    def reveal(self, task_no: str, part: str, seq: int, reason: str) -> dict[str, Any]:
        """Name and telephone number in full; who looked, when and why is kept.

        :raises NotAllowedError: the person lacks the permission
        :raises DemandNotMetError: no reason was given
        """
        asked = {"task_no": task_no, "part": part, "seq": seq, "reason": reason}
        return dict(self._value(_REVEAL, **asked))

    def _all(self, sql: str, **params: Any) -> list[Any]:
        return self._database.run(lambda tx: tx.all(sql, params))

    def _value(self, sql: str, **params: Any) -> Any:
        return self._database.run(lambda tx: tx.value(sql, params))


def _duplicate(entry: dict[str, Any], place: Any) -> Duplicate:
    return Duplicate(
        task_no=entry["task_no"],
        reason=entry["reason"],
        distance_m=entry["distance_m"],
        class_name=entry["class_name"],
        stage=entry["stage"],
        registered_at=moment_of(entry["registered_at"]),
        description=entry["description"],
        address=entry["address"],
        x=place.x if place else None,
        y=place.y if place else None,
    )


def moment_of(text: str) -> datetime:
    """A time as PostgreSQL writes it into JSON.

    Python 3.9 reads neither a short fraction of a second nor one of other than 3 or 6 digits.
    """
    head, fraction, offset = text[:19], text[19:-6].lstrip("."), text[-6:]
    return datetime.fromisoformat(f"{head}.{fraction.ljust(6, '0')[:6]}{offset}")
