"""Columns of deliveries are known by many names, and never one column as two fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua_dcm_plugin.census.column_names import meanings_of
from yuhua_dcm_plugin.census.fields import FIELDS, SEVERAL


def best(column: str) -> str | None:
    found = meanings_of(column)
    return max(found, key=lambda field: found[field][0]) if found else None


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        (
            "标识码 部件标识码 部件编码 ObjID OBJCODE GLBJBSM bjbsm component_code 部件ID",
            "component_code",
        ),
        ("大类 大类代码 大类名称 BIGCLS big_class dalei DaLeiDaiMa", "big_class"),
        ("小类代码 小类编码 class_code SMALLCODE xldm 部件小类代码", "class_code"),
        ("小类 小类名称 SMALLCLS class_name xlmc xiaolei 部件类型", "class_name"),
        ("部件名称 ObjName OBJNAME GLBJMC bjmc 设施名称", "name"),
        ("部件状态 现状 状态 ObjState STATUS GLBJZT bjzt zhuangtai OBJUPTODAT", "status"),
        ("权属单位 权属单位代码 DeptCode2 DeptName2 QSDWDM QSDWMC owner qsdw", "owner_department"),
        (
            "主管部门 主管部门（代码） DeptCode1 DEPTNAME1 ZGBMDM ZGBMMC zgbm",
            "competent_department",
        ),
        ("养护单位 管养单位 DeptCode3 DeptName3 YHDWDM YHDWMC", "maintenance_department"),
        ("所在单元网格 网格编码 单元网格 BGID BGCODE SZDYWGBSM grid_code wgbm", "grid_code"),
        ("所在社区 社区 COMMUNITY SZSQMC shequ", "community"),
        ("地址 位置 位置描述 POSITION address dizhi wzms", "address"),
        ("普查日期 测量日期 调查日期 SURVDATE survey_date pcrq", "surveyed_on"),
        ("初始日期 ORDate CSRQ chushiriqi start_date", "valid_from"),
        ("变更日期 CHDate BGRQ", "changed_on"),
        ("终止日期 注销日期 valid_to zzrq", "valid_to"),
        ("数据来源 DataSource SJLY", "data_source"),
        ("备注 Note BZ remark", "note"),
        ("照片 PICTURE photo zhaopian", "photo"),
        ("X坐标 经度 横坐标 lon LONGITUDE jingdu POINT_X", "x"),
        ("Y坐标 纬度 纵坐标 lat LATITUDE weidu POINT_Y", "y"),
        ("WKT wkt_geom", "wkt"),
    ],
)
def test_names_of_all_kinds(columns: str, field: str) -> None:
    assert {column: best(column) for column in columns.split()} == dict.fromkeys(
        columns.split(), field
    )


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("部件名称(必填)", "name"), ("*标识码", "component_code"),
        (" Dept_Name 1 ", "competent_department"),
        ("ＯＢＪＣＯＤＥ", "component_code"), ("主管部門名稱", "competent_department"),
        ("X坐标（米）", "x"), ("初始日期（YYYYMMDD）", "valid_from"),
        ("obj-code", "component_code"),
    ],
)  # fmt: skip
def test_case_width_brackets_and_blanks_do_not_matter(column: str, field: str) -> None:
    assert best(column) == field


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("所在单元网", "grid_code"),  # GBK: five characters
        ("主管部门名", "competent_department"),
        ("部件标", "component_code"),  # UTF-8: three
        ("养护单", "maintenance_department"),
        ("OBJUPTODAT", "status"),
        ("maintenanc", "maintenance_department"),
        ("COMPETENTD", "competent_department"),
    ],
)
def test_names_that_a_dbf_has_cut(column: str, field: str) -> None:
    assert best(column) == field


@pytest.mark.parametrize(
    "column", ["OBJECTID", "FID", "材质", "species", "Shape_Leng", "规格", "街道", "", "___", "备"]
)
def test_other_columns_mean_nothing_to_us(column: str) -> None:
    assert best(column) is None


def test_every_field_is_found_by_its_own_name_and_label() -> None:
    for field in FIELDS:
        assert best(field.name) == field.name
        assert field.label_zh and field.label_en
        assert field.name in SEVERAL or field.kind != "department"


def test_no_strong_name_belongs_to_two_fields() -> None:
    for field in FIELDS:
        for name in field.names:
            sure = [other for other, (score, _) in meanings_of(name).items() if score == 1.0]
            assert sure == [field.name], (field.name, name, sure)


@given(st.text())
def test_any_name_is_taken(column: str) -> None:
    assert all(0 < score <= 1 for score, _ in meanings_of(column).values())
