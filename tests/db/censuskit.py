"""An import of components as a client does it: open, copy rows, check, take."""

from __future__ import annotations

import io
import json
from typing import Any

import psycopg2
from dbkit import INSIDE, Desk, as_json

#: Columns of ``pg_temp.census_in``.
COLUMNS = (
    *("row_no", "part", "part_row", "component_code", "class_standard", "class_code"),
    *("class_text", "name", "status", "owner_department", "competent_department"),
    *("maintenance_department", "grid_code", "address", "surveyed_on", "valid_from"),
    *("changed_on", "valid_to", "data_source", "note", "photo", "extra", "unread", "geom"),
)
Row = dict[str, Any]


def point(x: float, y: float) -> str:
    """A place as text that PostGIS reads; coordinates of the source."""
    return f"POINT({x} {y})"


def row(**fields: Any) -> Row:
    """A row that breaks no rule: a street lamp inside the first grid."""
    return {"class_code": "0118", "geom": point(*INSIDE), **fields}


class Delivery:
    """One batch on the connection of a desk."""

    def __init__(self, desk: Desk, crs: dict[str, Any] | None = None, **settings: Any) -> None:
        self.desk = desk
        source = settings.pop("source", None) or [{"name": "a.shp", "crs": crs or {"srid": 4547}}]
        told = {"kind": "components", "title": "测试普查", "source": source, **settings}
        self.batch = int(desk.value("select dcm_app.census_open(%s)", as_json(told)))
        self._rows = 0

    def copy(self, *rows: Row) -> Delivery:
        """Put rows in by COPY; numbers are given where a row has none."""
        text = io.StringIO()
        for fields in rows:
            self._rows += 1
            numbers = {"row_no": self._rows, "part": 1, "part_row": self._rows}
            text.write("\t".join(_cell(numbers | fields, name) for name in COLUMNS) + "\n")
        text.seek(0)
        with self.desk.connection.cursor() as cursor:
            cursor.copy_expert(f"COPY pg_temp.census_in ({', '.join(COLUMNS)}) FROM STDIN", text)
        return self

    def check(self) -> dict[str, Any]:
        """What census_check answers."""
        return dict(self.desk.value("select dcm_app.census_check(%s)", self.batch))

    def take(self) -> dict[str, Any]:
        """What census_take answers."""
        return dict(self.desk.value("select dcm_app.census_take(%s)", self.batch))

    def recheck(self) -> dict[str, Any]:
        """What census_recheck answers."""
        return dict(self.desk.value("select dcm_app.census_recheck(%s)", self.batch))

    def faults(self) -> list[tuple[int, str]]:
        """Row number and rule of each fault, in order."""
        sql = "select row_no, rule from dcm_app.census_fault where batch = %s order by 1, 2"
        return [(int(number), str(rule)) for number, rule in self.desk.rows(sql, self.batch)]


def _cell(fields: Row, name: str) -> str:
    value = fields.get(name)
    if value is None:
        return r"\N"
    if isinstance(value, (dict, list)):
        value = json.dumps(value, ensure_ascii=False)
    text = str(value)
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def rules(answer: dict[str, Any]) -> dict[str, int]:
    """Count of each rule that was broken."""
    return {entry["rule"]: int(entry["count"]) for entry in answer["rules"]}


def imported(desk: Desk, *rows: Row, **settings: Any) -> dict[str, Any]:
    """Open, copy, check and take; what was taken."""
    delivery = Delivery(desk, **settings).copy(*rows)
    delivery.check()
    return delivery.take()


def refused_key(error: psycopg2.Error) -> str:
    """The key a refusal names."""
    return str(json.loads(error.diag.message_detail)["key"])
