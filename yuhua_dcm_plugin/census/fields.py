"""Our fields, and by which names deliveries call them (字段别名)."""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """A field of a component as mapping files call it.

    :param kind: code, class, name, status, department, grid, text, date, number or wkt
    :param names: what deliveries call it
    """

    name: str
    label_zh: str
    label_en: str
    kind: str
    names: tuple[str, ...] = ()


#: In the order of forms and mapping tables.
FIELDS: tuple[Field, ...] = (
    Field("component_code", "标识码", "Component code", "code"),
    Field("class_standard", "分类标准", "Class standard", "text"),
    Field("big_class", "大类", "Big class", "class"),
    Field("class_code", "小类代码", "Class code", "class"),
    Field("class_name", "小类名称", "Class name", "class"),
    Field("name", "部件名称", "Name", "name"),
    Field("status", "部件状态", "State", "status"),
    Field("owner_department", "权属单位", "Owner", "department"),
    Field("competent_department", "主管部门", "Competent department", "department"),
    Field("maintenance_department", "养护单位", "Maintenance department", "department"),
    Field("grid_code", "所在单元网格", "Unit grid", "grid"),
    Field("community", "社区", "Community", "text"),
    Field("address", "位置描述", "Place in words", "text"),
    Field("surveyed_on", "普查日期", "Day of survey", "date"),
    Field("valid_from", "初始日期", "First day", "date"),
    Field("changed_on", "变更日期", "Day of change", "date"),
    Field("valid_to", "终止日期", "Last day", "date"),
    Field("data_source", "数据来源", "Data source", "text"),
    Field("note", "备注", "Note", "text"),
    Field("photo", "照片", "Photo", "text"),
    Field("x", "横坐标/经度", "X or longitude", "number"),
    Field("y", "纵坐标/纬度", "Y or latitude", "number"),
    Field("wkt", "几何 WKT", "Geometry (WKT)", "wkt"),
)
