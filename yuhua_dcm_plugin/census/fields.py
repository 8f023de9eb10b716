"""Our fields, and by which names deliveries call them (字段别名).

Names are compared without case, blanks, underscores, width and brackets; those that a .dbf has cut
to ten bytes are found as well. A name in ``weak`` is taken only where the values agree with it.
"""

from __future__ import annotations

from typing import NamedTuple

from .field_names import STRONG, WEAK


class Field(NamedTuple):
    """A field of a component as mapping files call it.

    :param kind: code, class, name, status, department, grid, text, date, number or wkt
    :param names: what deliveries call it, a code column before the one with the name
    :param weak: names that may mean something else
    """

    name: str
    label_zh: str
    label_en: str
    kind: str
    names: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


def _field(name: str, label_zh: str, label_en: str, kind: str) -> Field:
    weak = tuple(WEAK.get(name, "").split())
    return Field(name, label_zh, label_en, kind, (name, *STRONG[name].split()), weak)


#: In the order of forms and mapping tables.
FIELDS: tuple[Field, ...] = (
    _field("component_code", "标识码", "Component code", "code"),
    _field("class_standard", "分类标准", "Class standard", "text"),
    _field("big_class", "大类", "Big class", "class"),
    _field("class_code", "小类代码", "Class code", "class"),
    _field("class_name", "小类名称", "Class name", "class"),
    _field("name", "部件名称", "Name", "name"),
    _field("status", "部件状态", "State", "status"),
    _field("owner_department", "权属单位", "Owner", "department"),
    _field("competent_department", "主管部门", "Competent department", "department"),
    _field("maintenance_department", "养护单位", "Maintenance department", "department"),
    _field("grid_code", "所在单元网格", "Unit grid", "grid"),
    _field("community", "社区", "Community", "text"),
    _field("address", "位置描述", "Place in words", "text"),
    _field("surveyed_on", "普查日期", "Day of survey", "date"),
    _field("valid_from", "初始日期", "First day", "date"),
    _field("changed_on", "变更日期", "Day of change", "date"),
    _field("valid_to", "终止日期", "Last day", "date"),
    _field("data_source", "数据来源", "Data source", "text"),
    _field("note", "备注", "Note", "text"),
    _field("photo", "照片", "Photo", "text"),
    _field("x", "横坐标/经度", "X or longitude", "number"),
    _field("y", "纵坐标/纬度", "Y or latitude", "number"),
    _field("wkt", "几何 WKT", "Geometry (WKT)", "wkt"),
)
BY_NAME = {field.name: field for field in FIELDS}
DATES = tuple(field.name for field in FIELDS if field.kind == "date")
DEPARTMENTS = tuple(field.name for field in FIELDS if field.kind == "department")
#: Fields that may be read from several columns, the first that holds something counting.
SEVERAL = frozenset({*DEPARTMENTS, "big_class"})
