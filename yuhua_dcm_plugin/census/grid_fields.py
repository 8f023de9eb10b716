"""Our fields of unit grids, and by which names deliveries call them (网格字段别名)."""

from __future__ import annotations

from functools import cache

from .fields import BY_NAME, FIELDS, Field
from .plan import GRIDS

#: Columns of ``pg_temp.census_grid_in`` in the order of the lines.
GRID_COLUMNS = (
    *("row_no", "part", "part_row", "grid_code", "community_code", "name", "area_type"),
    *("valid_from", "valid_to", "extra", "unread", "geom"),
)
_NAMES = {
    "grid_code": (
        "标识码 网格编码 网格代码 网格编号 网格标识码 单元网格编码 单元网格代码 单元网格标识码 "
        "单元网格编号 BGID BGCODE GRIDCODE GRIDID GRIDNO DYWGBSM SZDYWGBSM DYWGDM DYWGBM WGBM "
        "WGDM WGBH WGID BSM wanggebianma wanggedaima wanggebianhao 单元网格 网格号"
    ),
    "community_code": (
        "社区编码 社区代码 社区标识码 所属社区编码 所属社区代码 所在社区编码 所在社区代码 SQDM "
        "SQBM SZSQDM COMMUNITYCODE CommCode CMCODE shequbianma shequdaima 村社区代码 社区村代码"
    ),
    "name": (
        "网格名称 单元网格名称 网格名 名称 BGNAME GRIDNAME DYWGMC WGMC MC NAME wanggemingcheng"
    ),
    "area_type": "区域类型 区域类别 地区类别 区域类 网格类型 网格类别 AREATYPE QYLX QYLB WGLX",
    "valid_from": (
        "初始时间 初始日期 启用时间 启用日期 起始时间 起始日期 生效日期 建立日期 划定日期 CSSJ "
        "CSRQ ORDATE STARTDATE BEGINDATE VALIDFROM chushishijian chushiriqi"
    ),
    "valid_to": (
        "终止时间 终止日期 废止时间 废止日期 停用日期 失效日期 结束日期 ZZSJ ZZRQ ENDDATE VALIDTO "
        "zhongzhishijian zhongzhiriqi"
    ),
}
_LABELS = {
    "grid_code": ("网格编码", "Unit grid code", "code"),
    "community_code": ("社区编码", "Community code", "code"),
    "name": ("网格名称", "Name", "text"),
    "area_type": ("区域类型", "Area type", "text"),
    "valid_from": ("初始时间", "First day", "date"),
    "valid_to": ("终止时间", "Last day", "date"),
}
#: In the order of forms and mapping tables.
GRID_FIELDS: tuple[Field, ...] = (
    *(Field(name, *_LABELS[name], (name, *names.split())) for name, names in _NAMES.items()),
    *(BY_NAME[name] for name in ("x", "y", "wkt")),
)
GRID_BY_NAME = {field.name: field for field in GRID_FIELDS}
#: Of both kinds of delivery: the rows of a table that serves either.
ALL_FIELDS = (*FIELDS, *(field for field in GRID_FIELDS if field.name not in BY_NAME))


@cache
def fields_of(kind: str) -> dict[str, Field]:
    """Our fields by name for a kind of delivery (components or grids)."""
    return GRID_BY_NAME if kind == GRIDS else BY_NAME
