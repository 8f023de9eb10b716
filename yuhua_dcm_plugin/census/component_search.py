"""Components by what somebody types, also among a million (部件查找).

A code or a class leads to its codes, which an index holds in order. Names and addresses have no
index: it would cost an import more than a look through all of them costs here, about half a second
a million; that look ends with the first hits that fill the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..core.database import Row, Transaction

MOST_FOUND = 500
#: From so many digits on a number is the beginning of a code.
_DIGITS = 6

_ROWS = """
SELECT c.id, c.component_code, c.class_code, c.class_name, c.name, c.status,
    c.owner_department, c.competent_department, c.maintenance_department, c.grid_code, c.address,
    c.valid_to, (
        SELECT coalesce(d.short_name, d.name) FROM dcm_app.department AS d
        WHERE d.code = c.owner_department
    ) AS owner_name, ST_X(ST_PointOnSurface(c.geom)) AS x, ST_Y(ST_PointOnSurface(c.geom)) AS y
FROM dcm_app.component AS c
WHERE c.id = ANY(%(ids)s)
ORDER BY c.component_code
"""
# Digits are followed by letters in every order of letters.
_BY_CODE = """
SELECT c.id, c.component_code
FROM dcm_app.component AS c
WHERE c.component_code >= %(words)s AND c.component_code < %(words)s || 'A' AND c.valid_to IS NULL
ORDER BY c.component_code
LIMIT %(most)s
"""
_BY_CLASS = """
WITH wanted AS (
    SELECT k.class_standard, k.class_code,
        (dcm_app.setting_value('district_code') #>> '{}') || k.class_code AS start
    FROM dcm_app.class AS k
    WHERE k.kind = 'component' AND (k.class_code = %(words)s OR k.class_name ILIKE %(part)s)
)
SELECT f.*
FROM wanted AS w
CROSS JOIN LATERAL (
    SELECT c.id, c.component_code
    FROM dcm_app.component AS c
    WHERE c.component_code >= w.start AND c.component_code < w.start || 'A'
        AND c.class_code = w.class_code AND c.class_standard = w.class_standard
        AND c.valid_to IS NULL
    ORDER BY c.component_code
    LIMIT %(most)s
) AS f
ORDER BY f.component_code
LIMIT %(most)s
"""
_BY_TEXT = """
WITH found AS MATERIALIZED (
    SELECT c.id, c.component_code
    FROM dcm_app.component AS c
    WHERE c.valid_to IS NULL AND (
        %(words)s = '' OR c.name COLLATE "C" {like} %(part)s
        OR c.address COLLATE "C" {like} %(part)s
        OR c.component_code LIKE %(start)s
        OR (NOT %(everywhere)s AND (c.class_name ILIKE %(part)s OR c.class_code = %(words)s)))
        AND (%(box)s::double precision[] IS NULL OR c.geom && ST_MakeEnvelope(
            (%(box)s::double precision[])[1], (%(box)s::double precision[])[2],
            (%(box)s::double precision[])[3], (%(box)s::double precision[])[4], 4547))
        AND (%(area)s = '' OR c.grid_code LIKE %(area_start)s)
    LIMIT %(most)s
)
SELECT f.* FROM found AS f ORDER BY f.component_code
"""


def find_components(
    tx: Transaction, words: str, box: Sequence[float] | None, area: str
) -> list[Row]:
    """Standing components by code, name, class or address, at most MOST_FOUND.

    :param box: west, south, east, north in EPSG:4547; ``None`` for everywhere
    :param area: code of a street or community; empty for everywhere
    """
    found = _found(tx, words, box, area)
    return tx.all(_ROWS, {"ids": [row.id for row in found]})


def _found(tx: Transaction, words: str, box: Sequence[float] | None, area: str) -> list[Row]:
    everywhere = box is None and not area
    asked = {
        "words": words, "start": f"{_literal(words)}%", "part": f"%{_literal(words)}%",
        "box": list(box) if box is not None else None, "everywhere": everywhere,
        "area": area, "area_start": f"{_literal(area)}%", "most": MOST_FOUND,
    }  # fmt: skip
    if everywhere and len(words) >= _DIGITS and words.isascii() and words.isdigit():
        found = tx.all(_BY_CODE, asked)
        if found:
            return found
    of_class = tx.all(_BY_CLASS, asked) if everywhere and words else []
    if len(of_class) >= MOST_FOUND:
        return of_class
    return _together(of_class, tx.all(_by_text(words), asked))


def _by_text(words: str) -> str:
    """Small and capital letters are alike; Chinese has none, and is compared faster."""
    return _BY_TEXT.format(like="LIKE" if words.upper() == words.lower() else "ILIKE")


def _together(first: list[Row], more: list[Row]) -> list[Row]:
    rows = {row.id: row for row in (*first, *more)}
    return sorted(rows.values(), key=lambda row: str(row.component_code))[:MOST_FOUND]


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
