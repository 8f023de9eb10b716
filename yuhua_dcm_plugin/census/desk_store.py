"""What the census desk asks the database, beside importing: lists, search, history, ownership."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ..core.database import Database, Transaction
from ..core.text import to_json
from .component_search import find_components
from .desk_records import Area, Batch, ChangeRow, FaultRow, Found, RuleSum, State, Unowned

_BATCHES = """
SELECT b.id, b.kind, b.state, b.title, coalesce(b.opened_by_name, b.opened_by) AS opened_by,
    b.opened_at, b.written_at, b.undone_at, b.read_count, b.added, b.changed, b.same, b.vanished,
    b.faulty, b.vanished_rule, b.class_standard, b.source, b.mapping, b.held
FROM dcm_app.census_batch AS b
ORDER BY b.id DESC
LIMIT %(most)s
"""
_RULES = """
SELECT r.code AS rule, r.severity, r.label_zh, r.label_en, r.mend_zh, r.mend_en,
    count(*)::integer AS count
FROM dcm_app.census_fault AS f
INNER JOIN dcm_app.census_rule AS r ON r.code = f.rule
WHERE f.batch = %(batch)s
GROUP BY r.code, r.severity, r.label_zh, r.label_en, r.mend_zh, r.mend_en, r.sort
ORDER BY r.severity, r.sort
"""
_FAULTS = """
SELECT f.id, f.rule, r.severity, CASE WHEN %(zh)s THEN r.label_zh ELSE r.label_en END AS label,
    CASE WHEN %(zh)s THEN r.mend_zh ELSE r.mend_en END AS mend, f.part, f.part_row, f.row_no,
    coalesce(f.field, '') AS field, coalesce(f.value, '') AS value, f.detail,
    ST_X(f.geom) AS x, ST_Y(f.geom) AS y
FROM dcm_app.census_fault AS f
INNER JOIN dcm_app.census_rule AS r ON r.code = f.rule
WHERE f.batch = %(batch)s AND (%(rule)s::text IS NULL OR f.rule = %(rule)s)
ORDER BY r.severity, r.sort, f.row_no
LIMIT %(most)s
"""
_CHANGES = """
WITH listed AS MATERIALIZED (
    SELECT c.id, c.object_code, c.what, c.row_no, c.fields, c.geom
    FROM dcm_app.census_change AS c
    WHERE c.batch = %(batch)s AND (%(what)s::text IS NULL OR c.what = %(what)s)
    ORDER BY c.what, c.object_code
    LIMIT %(most)s
)
SELECT l.id, l.object_code, l.what, l.row_no, l.fields, ST_X(l.geom) AS x, ST_Y(l.geom) AS y,
    coalesce(concat_ws(' ', k.class_name, nullif(k.name, k.class_name)), '') AS name
FROM listed AS l
LEFT JOIN dcm_app.component AS k ON k.component_code = l.object_code
ORDER BY l.what, l.object_code
"""
_DEPARTMENTS = """
SELECT d.code, coalesce(d.short_name, d.name) AS name FROM dcm_app.department AS d
"""
_CHANGE_COUNTS = """
SELECT c.what, count(*)::integer AS count
FROM dcm_app.census_change AS c
WHERE c.batch = %(batch)s
GROUP BY c.what
"""
_UNOWNED = """
SELECT u.class_code, u.class_name, u.street_code, u.street_name, count(*)::integer AS count
FROM dcm_app.component_unowned AS u
GROUP BY u.class_code, u.class_name, u.street_code, u.street_name
ORDER BY count(*) DESC, u.class_code, u.street_code
"""
_AREAS = """
SELECT s.street_code AS code, s.name AS label, true AS street
FROM dcm_app.street AS s
UNION ALL
SELECT c.community_code, c.name, false
FROM dcm_app.community AS c
ORDER BY 1
"""
_HISTORY = """
SELECT h.version, h.since, h.until, h.undone, h.how, h.written_at, h.written_by_name AS written_by,
    h.batch, h.changes, h.state, ST_X(ST_PointOnSurface(h.geom)) AS x,
    ST_Y(ST_PointOnSurface(h.geom)) AS y
FROM dcm_app.component_history(%(code)s) AS h
ORDER BY h.version DESC
"""
_UNKNOWN = """
SELECT f.part, f.rule, coalesce(f.field, '') AS field, f.value, count(*)::integer AS count
FROM dcm_app.census_fault AS f
WHERE f.batch = %(batch)s AND f.value <> ''
    AND f.rule IN ('class_unknown', 'department_unknown', 'status_unknown')
GROUP BY f.part, f.rule, f.field, f.value
ORDER BY count(*) DESC, f.value
LIMIT 300
"""
_PREVIEW = "SELECT dcm_app.ownership_preview(%(asked)s::jsonb)"
_SET_OWNERSHIP = "SELECT dcm_app.set_ownership(%(asked)s::jsonb)"
_DISCARD = "SELECT dcm_app.census_discard(%(batch)s)"
_RETIRE = "SELECT dcm_app.retire_components(%(asked)s::jsonb)"
_OUTLINE = "SELECT ST_AsBinary(s.geom) AS shape FROM dcm_app.street AS s"
_STANDARDS = """
SELECT k.class_standard AS code, k.class_standard = (
    dcm_app.setting_value('class_standard') #>> '{}'
) AS ours
FROM dcm_app.class AS k
WHERE k.kind = 'component'
GROUP BY k.class_standard
ORDER BY ours DESC, code
"""
_CLASSES = """
SELECT k.class_standard AS standard, k.class_code AS code, k.class_name AS label_zh,
    k.class_name_en AS label_en
FROM dcm_app.class AS k
WHERE k.kind = 'component'
ORDER BY k.class_standard, k.class_code
"""

_AS_OF = '"since" <= \'{day}\' AND ("until" IS NULL OR "until" > \'{day}\')'
_MARKS = """(
SELECT f.id, f.batch, f.row_no, f.part, f.part_row, f.rule, r.severity, r.label_zh, r.label_en,
    r.mend_zh, r.mend_en, f.field, f.value, f.geom
FROM dcm_app.census_fault AS f
INNER JOIN dcm_app.census_rule AS r ON r.code = f.rule
WHERE f.batch = {batch} AND f.geom IS NOT NULL
)"""

MOST_FAULTS = 2000
_MOST_BATCHES = 500


class CensusDeskStore:
    """Calls of the census dock.

    :param database: of the seat
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def batches(self) -> list[Batch]:
        """The newest batches, newest first."""
        rows = self._all(_BATCHES, {"most": _MOST_BATCHES})
        return [Batch(**row._asdict()) for row in rows]

    def rules(self, batch: int) -> list[RuleSum]:
        """Rules that a batch breaks, errors first."""
        return [RuleSum(**row._asdict()) for row in self._all(_RULES, {"batch": batch})]

    def faults(
        self, batch: int, chinese: bool, rule: str | None = None, most: int = MOST_FAULTS
    ) -> list[FaultRow]:
        """Faults of a batch, errors first."""
        asked = {"batch": batch, "zh": chinese, "rule": rule, "most": most}
        return [FaultRow(**row._asdict()) for row in self._all(_FAULTS, asked)]

    def unknown_values(self, batch: int) -> list[Any]:
        """Texts of a batch that mean nothing here: part, rule, field, value, count; most first."""
        return self._all(_UNKNOWN, {"batch": batch})

    def changes(
        self, batch: int, what: str | None = None, most: int = MOST_FAULTS
    ) -> list[ChangeRow]:
        """What a batch changes or lacks.

        :param what: changed or vanished alone
        """
        rows = self._all(_CHANGES, {"batch": batch, "what": what, "most": most})
        names = self._department_names()
        return [
            ChangeRow(**{**row._asdict(), "fields": _with_names(row.fields, names)}) for row in rows
        ]

    def change_counts(self, batch: int) -> dict[str, int]:
        """How many components a batch changes, and lacks."""
        return {row.what: row.count for row in self._all(_CHANGE_COUNTS, {"batch": batch})}

    def find(self, words: str, box: Sequence[float] | None = None, area: str = "") -> list[Found]:
        """Standing components by code, name, class or address.

        :param box: west, south, east, north in EPSG:4547; ``None`` for everywhere
        :param area: code of a street or community; empty for everywhere
        """
        rows = self._database.run(lambda tx: find_components(tx, words, box, area))
        return [Found(**row._asdict()) for row in rows]

    def unowned(self) -> list[Unowned]:
        """Components without an owner, counted by class and street."""
        return [Unowned(**row._asdict()) for row in self._all(_UNOWNED, {})]

    def areas(self) -> list[Area]:
        """Streets, each before its communities."""
        return [Area(**row._asdict()) for row in self._all(_AREAS, {})]

    def history(self, code: str) -> list[State]:
        """States of a component, newest first."""
        names = self._department_names()
        return [
            State(**{**row._asdict(), "changes": _with_names(row.changes, names)})
            for row in self._all(_HISTORY, {"code": code})
        ]

    def ownership_preview(self, asked: dict[str, Any]) -> Any:
        """What :meth:`set_ownership` would do: counts."""
        return self._value(_PREVIEW, {"asked": to_json(asked)})

    def discard(self, batch: int) -> None:
        """Drop what waits of a batch."""
        self._value(_DISCARD, {"batch": batch})

    def outline(self) -> list[bytes]:
        """Areas of the streets, WKB in EPSG:4547: what is the district's."""
        return [bytes(row.shape) for row in self._all(_OUTLINE, {})]

    def standards(self) -> list[str]:
        """Class standards that number components, the district's own first."""
        return [row.code for row in self._all(_STANDARDS, {})]

    def classes(self) -> list[Any]:
        """Small classes of components in all standards: standard, code, label_zh, label_en."""
        return self._all(_CLASSES, {})

    def _department_names(self) -> dict[str, str]:
        return {row.code: row.name for row in self._all(_DEPARTMENTS, {})}

    def _all(self, sql: str, asked: dict[str, Any]) -> list[Any]:
        def work(tx: Transaction) -> list[Any]:
            return tx.all(sql, asked)

        return self._database.run(work)

    def _value(self, sql: str, asked: dict[str, Any]) -> Any:
        return self._database.run(lambda tx: tx.value(sql, asked))


def _with_names(changes: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Before and after of departments in the words of people, not as codes."""
    return {
        name: [names.get(code, code) for code in both]
        if name.endswith("_department") and isinstance(both, list)
        else both
        for name, both in changes.items()
    }


# --- what takes long: in a transaction that can be stopped


def set_ownership(tx: Transaction, asked: dict[str, Any]) -> dict[str, Any]:
    """Give components their departments; number of the batch, with counts."""
    return dict(tx.value(_SET_OWNERSHIP, {"asked": to_json(asked)}) or {})


def retire(tx: Transaction, codes: Sequence[str], reason: str) -> dict[str, Any]:
    """Retire components for a reason, as one batch; nothing is erased."""
    asked = {"scope": {"codes": list(codes)}, "reason": reason}
    return dict(tx.value(_RETIRE, {"asked": to_json(asked)}))


# --- queries behind layers: QGIS sends them itself, so their values are written into them


def as_of_filter(day: date) -> str:
    """Which states of ``component_state`` stood on a day."""
    return _AS_OF.format(day=day.isoformat())


def marks_source(batch: int) -> str:
    """Faults of a batch that have a place, with what their rules say."""
    return _MARKS.format(batch=int(batch))
