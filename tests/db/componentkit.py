"""Components as surveyors edit them and as deliveries bring them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dbkit import STANDARD, Desk

LAMP = "0118"
FIRST_GRID, SECOND_GRID = "13010800100101", "13010800100201"
PAST_COLUMNS = (
    "component_code, class_standard, class_code, name, status, owner_department,"
    " competent_department, maintenance_department, grid_code, address, surveyed_on, valid_from,"
    " valid_to, data_source, note, photo, extra, geom, written_at, written_by, batch"
)


def point(x: float, y: float = 4209300.0) -> str:
    """EWKT of a place; the default lies in the first grid of the tests' district."""
    return f"SRID=4547;POINT({x} {y})"


def add(desk: Desk, **fields: Any) -> dict[str, Any]:
    """Insert as QGIS does, and what came back."""
    row = {"class_code": LAMP, "geom": point(545300), **fields}
    names, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    sql = f"insert into dcm_app.component ({names}) values ({marks}) returning *"
    return desk.record(sql, *row.values())


def change(desk: Desk, component: Mapping[str, Any], **fields: Any) -> dict[str, Any]:
    """Update as QGIS does, and what came back."""
    sets = ", ".join(f"{name} = %s" for name in fields)
    sql = f"update dcm_app.component set {sets} where id = %s returning *"
    return desk.record(sql, *fields.values(), component["id"])


def retire(desk: Desk, component: Mapping[str, Any]) -> int:
    """Delete as QGIS does."""
    return desk.run("delete from dcm_app.component where id = %s", component["id"])


def age(boss: Desk, days: int) -> None:
    """Let days pass: whatever is written is so much older."""
    boss.run(
        "update dcm.component set since = since - %s, valid_from = valid_from - %s,"
        " valid_to = valid_to - %s", days, days, days,
    )  # fmt: skip
    boss.run(
        "update dcm.component_past set since = since - %s, until = until - %s,"
        " valid_from = valid_from - %s, valid_to = valid_to - %s", days, days, days, days,
    )  # fmt: skip


def batch_of(
    boss: Desk,
    added: Iterable[Mapping[str, Any]] = (),
    changed: Mapping[int, str] | None = None,
    retired: Iterable[int] = (),
    first: int = 900001,
) -> int:
    """Write a delivery as the import leaves it: codes from `first` on, a SET list by component."""
    batch = int(boss.value(
        "insert into dcm.census_batch (kind, state, title, opened_by, written_at)"
        " values ('components', 'written', 'x', 't_surveyor', now()) returning id"
    ))  # fmt: skip
    for number, row in enumerate(added, first):
        boss.run(
            "insert into dcm.component (component_code, class_standard, class_code, name, geom,"
            " batch) values (%s, %s, %s, %s, %s, %s)",
            f"130108{LAMP}{number:06d}", STANDARD, LAMP, row.get("name", "路灯"), row["geom"],
            batch,
        )  # fmt: skip
    ends = "valid_to = dcm_app.today(), status = '移除'"
    for key, sets in {**(changed or {}), **dict.fromkeys(retired, ends)}.items():
        boss.run(
            f"insert into dcm.component_past (component_id, version, since, until, {PAST_COLUMNS},"
            " replaced_batch, how) select id, version, since, greatest(since, dcm_app.today()),"
            f" {PAST_COLUMNS}, %s, 'import' from dcm.component where id = %s", batch, key,
        )  # fmt: skip
        boss.run(
            f"update dcm.component set {sets}, version = version + 1, batch = %s,"
            " since = greatest(since, dcm_app.today()) where id = %s", batch, key,
        )  # fmt: skip
    return batch
