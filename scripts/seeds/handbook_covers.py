"""Default handbook for the sixteen kinds of manhole cover.

All covers fail in the same four ways; what differs is the danger of an open shaft, how fast broken
ones are replaced, and how far the frame may stand off the road.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook_text import Condition

# code, name, danger of the open shaft, first step, limit for a broken cover, step in the road (cm)
COVERS = """
0101 上水井盖 行人车辆有坠井危险 立即围护、摆好警示标志 4wh 2
0102 污水井盖 有坠落和井下毒气伤人危险 立即围护、摆好警示标志 4wh 2
0103 雨水井盖 雨天积水时有坠落危险 立即围护、摆好警示标志 4wh 2
0105 电力井盖 井内电缆外露，有坠落、触电危险 立即围护，由供电单位确认不漏电 4wh 2
0106 路灯井盖 井内电线外露，有坠落、触电危险 立即围护，断开漏电线路 1wd 2
0107 通讯井盖 井内线缆外露，行人车辆有坠井危险 立即围护、摆好警示标志 4wh 2
0108 电视井盖 井内线缆外露，行人车辆有坠井危险 立即围护、摆好警示标志 4wh 2
0109 网络井盖 井内线缆外露，行人车辆有坠井危险 立即围护、摆好警示标志 4wh 2
0110 热力井盖 井内高温，有坠落、烫伤危险 立即围护、摆好警示标志 1wd 3
0111 燃气井盖 有坠落危险或井内有燃气异味 立即围护、禁绝火源，由燃气单位检测 1wd 4
0112 公安井盖 井内监控线缆外露，行人车辆有坠井危险 立即围护、摆好警示标志 4wh 2
0114 无主井盖 行人车辆有坠井危险，一时找不到权属单位 立即由属地围护，同时查找权属单位 4wh 2
0127 中水井盖 行人车辆有坠井危险 立即围护、摆好警示标志 4wh 2
0128 公交井盖 在站台或公交道上，乘客和公交车有危险 立即围护、摆好警示标志 4wh 2
0129 输油（气）井盖 有坠落危险或井内有油气异味 立即围护、禁绝火源，由管道单位检测 4wh 2
0130 特殊井盖 行人车辆有坠井危险 立即围护，通知井内设施的使用单位 4wh 2
"""


def cover_conditions() -> Iterator[tuple[str, list[Condition]]]:
    """Yield class code and conditions of each kind of cover."""
    for line in COVERS.strip().split("\n"):
        code, name, danger, first, broken, step = line.split()
        yield code, conditions(name, danger, first, broken, step)


def conditions(name: str, danger: str, first: str, broken: str, step: str) -> list[Condition]:
    """Word the four conditions of one kind of cover."""
    return [
        Condition(
            "2uh",
            f"{name}丢失、错位或断裂，{danger}",
            f"{first}，补盖或复位井盖",
            "井盖归位盖稳，围护物已撤，通行安全",
        ),
        Condition(
            broken,
            f"{name}缺角、破洞，缺损面积大于25平方厘米",
            "更换同规格井盖，或修补至承载合格",
            "井盖完整，与井框吻合",
        ),
        Condition(
            "2wd",
            f"车辆碾压时{name}跳动作响，或盖板翘起",
            "加装垫圈、调平井框，更换变形井盖",
            "碾压时井盖不跳动、不发响",
        ),
        Condition(
            "5wd",
            f"{name}四周1.5米见方的路面下沉、隆起或碎裂，井框与路面高差大于{step}厘米",
            "修补井周路面，调平井框",
            "井周路面平整，井框与路面接顺",
        ),
    ]
