"""Differences between two states, and columns that are no attributes of a component."""

from __future__ import annotations

from pathlib import Path

import pytest
from seedbook import OLD, book, departments

from yuhua_dcm_plugin.census.differences import each_difference
from yuhua_dcm_plugin.census.mapping import Mapping
from yuhua_dcm_plugin.census.parts import RawRow
from yuhua_dcm_plugin.census.rows import COPY_COLUMNS, RowReader


def test_a_field_differs_as_a_whole() -> None:
    assert list(each_difference("status", ["完好", "破损"])) == [("status", "完好", "破损")]
    assert list(each_difference("moved_m", 1.5)) == [("moved_m", None, 1.5)]


def test_extension_attributes_differ_one_by_one() -> None:
    pair = [{"树种": "国槐", "胸径": "12"}, {"树种": "国槐", "胸径": "15", "树高": "6"}]
    found = [("胸径", "12", "15"), ("树高", None, "6")]
    assert list(each_difference("extra", pair)) == found
    assert list(each_difference("extra", [None, {"树高": "6"}])) == [("树高", None, "6")]


def test_columns_that_positions_are_made_of_are_no_attributes() -> None:
    columns, mapping = ["小类", "经度", "纬度", "树种"], Mapping({"class_name": ("小类",)})
    row = RawRow(["行道树", "114.5", "38.0", "国槐"], None)
    for positions, kept in (((1, 2), '{"树种": "国槐"}'), ((), '"经度": "114.5"')):
        reader = RowReader(mapping, columns, book(), departments(), standard=OLD)
        reader.leave_out(positions)
        cells = "".join(reader.lines([row])).rstrip("\n").split("\t")
        extra = cells[COPY_COLUMNS.index("extra")]
        assert kept in extra
        assert ("经度" in extra) is (positions == ())


def test_a_table_says_which_columns_hold_its_positions(tmp_path: Path) -> None:
    pytest.importorskip("osgeo", reason="coordinate systems are GDAL's")
    from yuhua_dcm_plugin.census.delivery import open_delivery

    path = tmp_path / "树.csv"
    path.write_text("小类,经度,纬度,树种\n行道树,114.5,38.0,国槐\n", encoding="utf-8")
    (part,) = open_delivery(path, crs="EPSG:4490").parts
    assert part.place_columns == (1, 2)
