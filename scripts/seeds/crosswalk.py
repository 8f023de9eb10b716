"""Make 13_class_crosswalk: from CJ/T 214-2007 to the two later standards, by name.

Classes that keep their name are paired by name; the rest stands below.  ``renamed`` means the same
thing under another name, ``nearest`` a class that is wider or narrower, ``split`` one of several
successors.  A class without successor has no row.  None of this is an official table.
"""

from __future__ import annotations

from collections.abc import Iterator

from classes import STANDARDS, SmallClass, small_classes
from csv_out import write_seed

COMMON = {
    "renamed": """通讯井盖>通信井盖 无主井盖>不明井盖 健身设施>户外健身设施 高架立交桥>立交桥
    街头坐椅>街头座椅 非装饰性树挂>非装饰性吊挂 河堤破损>堤岸破损 水域秩序问题>水域秩序乱象
    动物尸体清理>动物尸体""",
    "nearest": """民用水井>水井 停车咪表>停车计费设备 出租车站牌>出租车停靠站
    交通标志牌>交通标志牌及标线 绿地维护设施>绿地附属设施 占道广告牌>违规户外广告
    架空线缆损坏>架空线缆脱落""",
    "split": """立杆>电力立杆 立杆>通信立杆 立杆>公交立杆 立杆>特殊立杆 立杆>不明立杆 立杆>综合杆
    广告牌匾>户外广告 广告牌匾>牌匾标识 违章张贴悬挂广告牌匾>违规户外广告
    违章张贴悬挂广告牌匾>违规牌匾标识""",
}
ONLY = {
    "GB/T 30428.2-2013": {
        "renamed": """公交站亭>公交站亭（牌） 自来水管破裂>供水管道破裂
        下水道堵塞或破损>排水管道堵塞、破裂 道路积雪结冰>道路积雪、积冰""",
        "nearest": "建筑物外立面不洁>临街建筑物外立面不洁",
    },
    "GB/T 47678.5-2026": {
        "renamed": """上水井盖>供水井盖 通讯交接箱>通信交接箱 监控电子眼>监控电子眼设施
        道路遗撒>道路遗撒（洒） 道路积雪结冰>道路积雪、结冰""",
        "nearest": """公交站亭>公交站设施 建筑物外立面不洁>建筑物外立面污损
        占道废品收购>废品收购乱象 乱堆物堆料>乱堆杂物 商业噪音>噪声扰民""",
    },
}


def changed_names(to_standard: str) -> Iterator[tuple[str, str, str]]:
    """Yield old name, new name and relation of the classes that changed."""
    for table in (COMMON, ONLY[to_standard]):
        for relation, pairs in table.items():
            for pair in pairs.split():
                old, new = pair.split(">")
                yield old, new, relation


def successors(item: SmallClass, to_standard: str, known: set[str]) -> list[tuple[str, str]]:
    """List the names that follow a class in a later standard, each with its relation."""
    if item.name in known:
        return [(item.name, "same_name")]
    return [(new, rel) for old, new, rel in changed_names(to_standard) if old == item.name]


def crosswalk_rows() -> Iterator[list[str]]:
    """Rows of 13_class_crosswalk."""
    old_standard, *later = STANDARDS
    for standard in later:
        codes = {(c.kind, c.name): c.code for c in small_classes(standard)}
        for item in small_classes(old_standard):
            known = {name for kind, name in codes if kind == item.kind}
            for name, relation in successors(item, standard.code, known):
                target = codes[item.kind, name]
                yield [item.kind, item.standard.code, item.code, standard.code, target, relation]


def main() -> None:
    """Write the file."""
    write_seed(
        "13_class_crosswalk",
        "kind standard code to_standard to_code relation",
        crosswalk_rows(),
    )


if __name__ == "__main__":
    main()
