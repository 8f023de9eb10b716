"""A district's handbook as a workbook, made up: the default one with other limits, and doubts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yuhua_dcm_plugin.core.xlsx import Sheet, workbook_bytes
from yuhua_dcm_plugin.upkeep.handbook_export import export_handbook
from yuhua_dcm_plugin.upkeep.workbook import open_workbook

NAME = "裕华区城市管理指挥手册.xlsx"
LIMIT, DEPARTMENT, CLASS_NAME = 8, 4, 3
#: What stands in place of the limit of some rows: each has to be asked about.
DOUBTS = {5: "尽快", 9: "2-3天", 14: "种植季节15工作日", 21: "1紧急工作时制止", 30: "两个工作日"}
STRANGER = "某某管线服务中心"


def write_handbook(database: Any, folder: Path) -> Path:
    """Write the workbook: limits that are shorter or only words, departments that nobody knows."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    export_handbook(database, "default", path)
    sheets = [_changed(sheet) for sheet in open_workbook(path).sheets]
    path.write_bytes(workbook_bytes(sheets))
    return path


def _changed(sheet: Any) -> Sheet:
    heads = next(n for n, row in enumerate(sheet.rows) if "立案条件" in row.cells)
    rows = [_row(number, row.cells) for number, row in enumerate(sheet.rows[heads + 1 :])]
    title = f"石家庄市裕华区城市管理指挥手册（{sheet.name}）"
    return Sheet(sheet.name, sheet.rows[heads].cells, rows, title)


def _row(number: int, cells: tuple[str, ...]) -> list[str]:
    row = list(cells)
    row[LIMIT] = DOUBTS.get(number, row[LIMIT].replace("2工作日", "1工作日"))
    if number in (40, 41, 42):
        row[DEPARTMENT] = STRANGER
    return row
