"""What the reader of rows understands, the checks of the database understand in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from censuskit import Delivery, rules
from dbkit import INSIDE, Desks
from seedbook import book

from yuhua_dcm_plugin.census.mapping import Mapping
from yuhua_dcm_plugin.census.rows import COPY_COLUMNS, LineFile, RowReader
from yuhua_dcm_plugin.census.values import DepartmentBook, DepartmentRow

COLUMNS = "码 小类码 小类 状态 权属 初始 X Y 材质"
MAPPING = Mapping(
    columns={
        "component_code": ("码",), "class_code": ("小类码",), "class_name": ("小类",),
        "status": ("状态",), "owner_department": ("权属",), "valid_from": ("初始",), "x": ("X",),
        "y": ("Y",),
    }
)  # fmt: skip
Cells = Sequence[Any]


def lamp(**cells: Any) -> dict[str, Any]:
    x, y = INSIDE
    return {
        "小类": "路灯",
        "X": str(x),
        "Y": str(y),
        "状态": "好",
        "初始": "2013年12月9日",
        **cells,
    }


def sent(desk: Any, *rows: dict[str, Any]) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """Send rows as an import does; rules that they break, and which row breaks which."""
    known = desk.rows("select code, name, short_name, name_en from dcm_app.department")
    departments = DepartmentBook(DepartmentRow(*row) for row in known)
    names = COLUMNS.split()
    reader = RowReader(MAPPING, names, book(), departments, standard="CJ/T 214-2007")
    delivery = Delivery(desk)
    with desk.connection.cursor() as cursor:
        lines = reader.lines(([row.get(name) for name in names], None) for row in rows)
        cursor.copy_expert(
            f"copy pg_temp.census_in ({', '.join(COPY_COLUMNS)}) from stdin", LineFile(lines)
        )
    return rules(delivery.check()), delivery.faults()


def apart(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows two metres from each other, so that none stands on another."""
    return [{**row, "X": str(float(row["X"]) + 2 * n)} for n, row in enumerate(rows)]


def test_other_writings_of_a_class_are_no_contradiction(desk: Desks) -> None:
    names = [
        "路灯 ",
        "路燈",
        "路灯（杆）",
        "0118路灯",
        "STREET LAMP",
        "垃圾箱（果皮箱、桶）",
        "花钵花架",
        "通信井盖",
    ]
    rows = apart(*(lamp(小类=name) for name in names), lamp(小类码="118"), lamp(小类码="01-18"))
    assert sent(desk("t_surveyor"), *rows) == ({}, [])


def test_each_thing_that_cannot_be_understood_breaks_its_rule(desk: Desks) -> None:
    rows = apart(
        lamp(),
        lamp(小类="路登"),
        lamp(小类码="0118", 小类="路灯井盖"),
        lamp(小类=None),
        lamp(状态="一般"),
        lamp(权属="某单位"),
        lamp(初始="2013-13-40"),
        lamp(码="１３０１"),
    )
    rows += [lamp(X="东"), lamp(X="nan"), lamp(X=None, Y=None)]
    _, faults = sent(desk("t_surveyor"), *rows)
    assert faults == [
        (2, "class_unknown"), (3, "class_mismatch"), (4, "class_missing"), (5, "status_unknown"),
        (6, "department_unknown"), (7, "date_unreadable"), (8, "code_malformed"),
        (9, "geometry_missing"), (10, "geometry_numbers"), (11, "geometry_missing"),
    ]  # fmt: skip
