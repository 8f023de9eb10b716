"""What an import asks the database: lists to understand a delivery by, and the steps of a batch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from ..core.bulk import Bulk
from ..core.database import Row, Transaction
from ..core.text import to_json
from .classes import Alias, ClassBook, ClassRow
from .grid_fields import GRID_COLUMNS
from .plan import GRIDS, Change, Checked, Fault, PlaceHint, Plan, RuleCount, Taken
from .rows import COPY_COLUMNS
from .values import DepartmentBook, DepartmentRow

_LISTS = "SELECT dcm_app.census_lists() AS lists"
_OPEN = "SELECT dcm_app.census_open(%s::jsonb) AS batch"
_CHECK = "SELECT dcm_app.census_check(%s) AS found"
_RECHECK = "SELECT dcm_app.census_recheck(%s) AS found"
_CHECK_STANDING = "SELECT dcm_app.census_check_standing_grids() AS found"
_TAKE = "SELECT dcm_app.census_take(%s) AS taken"
_DISCARD = "SELECT dcm_app.census_discard(%s)"
_UNDO = "SELECT dcm_app.census_undo(%s) AS undone"
_COPY = f"COPY pg_temp.census_in ({', '.join(COPY_COLUMNS)}) FROM STDIN"
_COPY_GRIDS = f"COPY pg_temp.census_grid_in ({', '.join(GRID_COLUMNS)}) FROM STDIN"
_FAULTS = """
SELECT f.rule, f.severity, f.part, f.part_row, f.row_no, f.field, f.value, f.detail,
    ST_X(f.geom) AS x, ST_Y(f.geom) AS y
FROM (
    SELECT t.*, row_number() OVER (PARTITION BY t.rule ORDER BY t.row_no NULLS FIRST, t.id) AS place
    FROM dcm_app.census_fault AS t
    WHERE t.batch = %s
) AS f
WHERE f.place <= coalesce(%s, f.place)
ORDER BY f.severity, f.sort, f.place
LIMIT %s
"""
_CHANGES = """
SELECT c.what, c.object_code, c.row_no, c.fields,
    concat_ws(' · ', k.class_name, nullif(k.name, k.class_name), k.grid_code, k.address) AS about
FROM dcm_app.census_change AS c
LEFT JOIN dcm_app.component AS k ON k.component_code = c.object_code
WHERE c.batch = %s
ORDER BY c.what, c.object_code
LIMIT %s
"""
_ON_DAY = """
SELECT c.component_code, c.class_standard, c.class_code, c.class_name, c.name, c.status,
    c.owner_department, c.competent_department, c.maintenance_department, c.grid_code, c.address,
    c.data_source, c.note, c.surveyed_on, c.valid_from, c.since, c.valid_to, c.version,
    ST_AsBinary(c.geom) AS wkb
FROM dcm_app.component_as_of(%s) AS c
WHERE ST_Dimension(c.geom) = %s
"""


class Lists(NamedTuple):
    """What a delivery is understood by: the district's code tables.

    :param district: six digits
    :param standard: class standard of the district
    :param near: longitude and latitude of the district's middle; None without a street
    :param rules: rule → severity, label_zh, label_en, mend_zh, mend_en
    """

    book: ClassBook
    departments: DepartmentBook
    standards: tuple[str, ...]
    district: str
    standard: str
    near: tuple[float, float] | None
    rules: dict[str, dict[str, str]]


def lists(tx: Transaction) -> Lists:
    """Read the code tables."""
    given: dict[str, Any] = tx.value(_LISTS)
    classes = [ClassRow(*row) for row in given["classes"]]
    aliases = [Alias(*row) for row in given["aliases"]]
    departments = [DepartmentRow(*row) for row in given["departments"]]
    standard = given["class_standard"]
    return Lists(
        ClassBook(classes, aliases, standard),
        DepartmentBook(departments, given["district_short"]),
        tuple(given["standards"]),
        given["district_code"],
        standard,
        (given["near"][0], given["near"][1]) if given["near"] else None,
        given["rules"],
    )


def copy_of(kind: str) -> str:
    """How the rows of a delivery of components or grids are sent."""
    return _COPY_GRIDS if kind == GRIDS else _COPY


def open_batch(tx: Transaction, order: dict[str, Any]) -> int:
    """Open a batch; the temporary table for its rows stands then."""
    return int(tx.value(_OPEN, (to_json(order),)))


def check_batch(tx: Transaction, batch: int) -> dict[str, Any]:
    """Check the rows that were loaded."""
    return dict(tx.value(_CHECK, (batch,)))


def check_standing_grids(tx: Transaction) -> dict[str, Any]:
    """Check the unit grids that stand, as a batch of their own."""
    return dict(tx.value(_CHECK_STANDING))


def recheck_batch(tx: Transaction, batch: int) -> dict[str, Any]:
    """Check the mended rows of a batch."""
    return dict(tx.value(_RECHECK, (batch,)))


def take_batch(tx: Transaction, batch: int) -> Taken:
    """Take the clean rows."""
    given: dict[str, Any] = tx.value(_TAKE, (batch,))
    return Taken(
        batch, given["added"], given["changed"], given["same"], given["retired"], given["faulty"],
        tuple((each["login"], each["grid_code"]) for each in given.get("supervisors", ())),
    )  # fmt: skip


def discard_batch(tx: Transaction, batch: int) -> None:
    """Drop a batch that was not taken."""
    tx.execute(_DISCARD, (batch,))


def undo_batch(tx: Transaction, batch: int) -> dict[str, Any]:
    """Take back all that a batch wrote."""
    return dict(tx.value(_UNDO, (batch,)))


def checked(
    batch: int, plan: Plan, found: dict[str, Any], rules: dict[str, dict[str, str]], language: str
) -> Checked:
    """What census_check answered, with its rules in words.

    :param language: zh or en
    """
    counts = tuple(
        RuleCount(
            entry["rule"],
            entry["severity"],
            entry["count"],
            rules[entry["rule"]][f"label_{language}"],
            rules[entry["rule"]][f"mend_{language}"],
        )
        for entry in found["rules"]
    )
    hints = tuple(
        PlaceHint(hint["part"], hint["rows"], hint["outside"], hint.get("crs", ""))
        for hint in found.get("hints", ())
    )
    return Checked(
        batch, plan, found["read"], found["clean"], found["faulty"], found["added"],
        found["changed"], found["same"], found["vanished"], counts, hints,
    )  # fmt: skip


def faults(
    bulk: Bulk, given: Lists, batch: int, most_per_rule: int | None, most: int | None
) -> Iterator[Fault]:
    """The faults of a batch, errors first, in the order of rules, then rows."""
    suggest = lru_cache(maxsize=None)(given.book.suggest)
    for row in bulk.rows(_FAULTS, (batch, most_per_rule, most)):
        detail = dict(row.detail or {})
        if row.rule == "class_unknown" and row.value and "instead" not in detail:
            detail["suggestion"] = suggest(detail.get("standard", given.standard), row.value)
        yield Fault(
            row.rule, row.severity, row.part, row.part_row, row.row_no, row.field or "",
            row.value or "", detail, row.x, row.y,
        )  # fmt: skip


def changes(bulk: Bulk, batch: int, most: int | None) -> Iterator[Change]:
    """What a delivery changes and lacks."""
    for row in bulk.rows(_CHANGES, (batch, most)):
        yield Change(row.what, row.object_code, row.row_no, row.fields, row.about)


def components_on(bulk: Bulk, day: date, dimension: int) -> Iterator[Row]:
    """Components that stood on a day, as they were then.

    :param dimension: 0 points, 1 lines, 2 polygons
    :returns: rows with their geometry as ``wkb``, EPSG:4547
    """
    return bulk.rows(_ON_DAY, (day, dimension))
