"""Deliveries of unit grids: columns understood by name and value, rows turned into COPY lines."""

from __future__ import annotations

import json

import pytest

from yuhua_dcm_plugin.census.grid_fields import GRID_BY_NAME, GRID_COLUMNS
from yuhua_dcm_plugin.census.grid_guessing import guess_grids
from yuhua_dcm_plugin.census.grid_rows import GridReader
from yuhua_dcm_plugin.census.mapping import Mapping, MappingError
from yuhua_dcm_plugin.census.mapping_file import from_json


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (["BGID", "BGNAME", "ORDate"],
         {"grid_code": "BGID", "name": "BGNAME", "valid_from": "ORDate"}),
        (["网格编码", "网格名称", "面积", "初始时间", "终止时间"],
         {"grid_code": "网格编码", "name": "网格名称",
          "valid_from": "初始时间", "valid_to": "终止时间"}),
        (["标识码", "社区编码", "区域类型"],
         {"grid_code": "标识码", "community_code": "社区编码", "area_type": "区域类型"}),
        (["wg_bm", "sqdm", "MC"], {"grid_code": "wg_bm", "community_code": "sqdm", "name": "MC"}),
        (["单元网格标", "qylx"], {"grid_code": "单元网格标", "area_type": "qylx"}),
        (["OBJECTID", "Shape_Area"], {}),
    ],
)  # fmt: skip
def test_columns_by_name(columns: list[str], found: dict[str, str]) -> None:
    mapping = guess_grids(columns, geometry=True).mapping
    assert {name: their[0] for name, their in mapping.columns.items()} == found


def test_a_column_of_codes_is_the_code_whatever_its_name() -> None:
    sample = [["1", "13010800100101", "x"], ["2", "130108001001012", None]]
    mapping = guess_grids(["标识码", "F2", "F3"], sample, geometry=True).mapping
    assert mapping.columns == {"grid_code": ("F2",)}


def test_columns_of_coordinates_count_where_there_is_no_shape() -> None:
    assert "wkt" in guess_grids(["网格编码", "WKT"]).mapping.columns
    assert "wkt" not in guess_grids(["网格编码", "WKT"], geometry=True).mapping.columns


def test_rows_become_lines() -> None:
    columns = ["网格编码", "区域类型", "初始时间", "终止时间", "面积"]
    mapping = guess_grids(columns, geometry=True).mapping
    reader = GridReader(mapping, columns, part=2, first_row=11)
    rows = [
        (["13010800100101", "一类区域", "2013/5/1", "", "10013.5"], None),
        (["1.30108E+14", "三类", "2013-13-40", None, None], None),
    ]
    lines = "".join(reader.lines(rows)).splitlines()
    first, second = (dict(zip(GRID_COLUMNS, line.split("\t"))) for line in lines)
    assert (first["row_no"], first["part"], first["part_row"]) == ("11", "2", "1")
    assert (first["grid_code"], first["area_type"]) == ("13010800100101", "1")
    assert (first["valid_from"], first["valid_to"], first["geom"]) == ("2013-05-01", "\\N", "\\N")
    assert json.loads(first["extra"]) == {"面积": "10013.5"}
    assert json.loads(second["unread"]) == {"area_type": "三类", "valid_from": "2013-13-40"}


def test_a_mapping_file_names_fields_of_grids() -> None:
    text = '{"columns": {"grid_code": "A", "area_type": "B"}, "constants": {"area_type": "2"}}'
    read = from_json(text, ["A", "B"], GRID_BY_NAME)
    assert read.mapping.columns["area_type"] == ("B",)
    with pytest.raises(MappingError):
        from_json(text, ["A", "B"])
    reader = GridReader(Mapping(constants={"area_type": "2"}), ["A"])
    line = next(reader.lines([(["x"], None)])).rstrip("\n").split("\t")
    assert dict(zip(GRID_COLUMNS, line))["area_type"] == "2"
