"""What stands in the demo district: how many of each component class, where, and whose it is.

Classes are those of CJ/T 214-2007 (85 small classes). Numbers are made up for a district of 30 km²
that is shown with some 20,000 components; a real survey finds ten times as many.
"""

from __future__ import annotations

from typing import NamedTuple

STANDARD = "CJ/T 214-2007"


class ComponentClass(NamedTuple):
    """One class: how many to place and how, and its owner (权属), authority (主管), upkeep (养护).

    `placing` is one of lane (in the carriageway), kerb (beside it), corner (at crossings), block
    (inside a community), yard (an area inside one), water (along the river), span (across a road
    or river), rail (along a road). `cases` weighs how often a case is about the class.
    """

    code: str
    name: str
    geometry: str
    number: int
    placing: str
    owner: str
    authority: str
    upkeep: str
    cases: float


_ROWS = """
0101 上水井盖 point 850 lane GS01 SZ01 GS01 14
0102 污水井盖 point 1250 lane SZ01 SZ01 SZ01 34
0103 雨水井盖 point 1150 lane SZ01 SZ01 SZ01 30
0104 雨水箅子 point 1450 lane SZ01 SZ01 SZ01 40
0105 电力井盖 point 480 lane GD01 GD01 GD01 14
0106 路灯井盖 point 380 kerb SZ01 SZ01 SZ01 9
0107 通讯井盖 point 680 lane TX01 TX01 TX01 22
0108 电视井盖 point 140 kerb TX01 TX01 TX01 4
0109 网络井盖 point 130 kerb TX01 TX01 TX01 4
0110 热力井盖 point 240 lane RL01 SZ01 RL01 9
0111 燃气井盖 point 230 lane RQ01 SZ01 RQ01 6
0112 公安井盖 point 80 kerb GA01 GA01 GA01 2
0113 消防设施 point 210 kerb GS01 YJ01 GS01 5
0114 无主井盖 point 36 lane CG01 CG01 SZ01 6
0115 通讯交接箱 point 250 kerb TX01 TX01 TX01 12
0116 电力设施 point 120 kerb GD01 GD01 GD01 5
0117 立杆 point 390 kerb TX01 CG01 TX01 9
0118 路灯 point 2500 kerb SZ01 SZ01 SZ01 46
0119 地灯 point 60 block YL01 SZ01 SZ01 2
0120 景观灯 point 140 block YL01 SZ01 SZ01 4
0121 报刊亭 point 28 kerb CG01 CG01 CG01 2
0122 电话亭 point 28 kerb TX01 CG01 TX01 2
0123 邮筒 point 36 kerb CG01 CG01 CG01 1
0124 信息亭 point 8 kerb CG01 CG01 CG01 1
0125 自动售货机 point 36 block CG01 CG01 CG01 1
0126 健身设施 point 240 block CG01 CG01 CG01 14
0127 中水井盖 point 36 lane SZ01 SZ01 SZ01 1
0128 公交井盖 point 18 lane JT01 JT01 JT01 1
0129 输油（气）井盖 point 10 lane RQ01 YJ01 RQ01 1
0130 特殊井盖 point 12 lane GA01 GA01 GA01 1
0131 民用水井 point 5 block SW01 SW01 SW01 1
0132 供水器 point 6 block GS01 GS01 GS01 1
0133 高压线铁塔 point 12 block GD01 GD01 GD01 1
0134 变压器（箱） point 200 block GD01 GD01 GD01 6
0135 燃气调压站（箱） point 66 block RQ01 RQ01 RQ01 3
0136 监控电子眼 point 330 corner GA01 GA01 GA01 4
0137 售货亭 point 22 kerb CG01 CG01 CG01 1
0138 治安岗亭 point 28 corner GA01 GA01 GA01 1
0201 停车场 polygon 105 yard CG01 CG01 CG01 9
0202 停车咪表 point 28 kerb CG01 JJ01 CG01 1
0203 公交站亭 point 180 kerb JT01 JT01 JT01 12
0204 出租车站牌 point 18 kerb JT01 JT01 JT01 1
0205 过街天桥 polygon 6 span SZ01 SZ01 SZ01 4
0206 地下通道 polygon 4 span SZ01 SZ01 SZ01 3
0207 高架立交桥 polygon 4 span SZ01 SZ01 SZ01 2
0208 跨河桥 polygon 7 span SZ01 SW01 SZ01 2
0209 交通标志牌 point 480 kerb JJ01 JJ01 JJ01 14
0210 交通信号灯 point 240 corner JJ01 JJ01 JJ01 12
0211 交通护栏 line 150 rail JJ01 JJ01 JJ01 26
0212 存车支架 point 90 kerb CG01 CG01 CG01 3
0213 路名牌 point 290 corner SZ01 MZ01 SZ01 9
0214 交通信号设施 point 80 corner JJ01 JJ01 JJ01 3
0215 道路信息显示屏 point 12 kerb JJ01 JJ01 JJ01 1
0216 道路隔音屏 line 6 rail SZ01 HB01 SZ01 1
0217 交通岗亭 point 18 corner JJ01 JJ01 JJ01 1
0301 公共厕所 point 70 block HW01 HW01 HW01 14
0302 化粪池 point 150 block ZJ01 HW01 HW01 10
0303 公厕指示牌 point 60 kerb HW01 HW01 HW01 2
0304 垃圾间（楼） point 60 block HW01 HW01 HW01 8
0305 垃圾箱 point 860 kerb HW01 HW01 HW01 38
0306 灯箱霓虹灯 point 110 kerb CG01 CG01 CG01 4
0307 广告牌匾 point 420 kerb CG01 CG01 CG01 16
0308 环保监测站 point 4 block HB01 HB01 HB01 1
0309 气象监测站 point 3 block HB01 HB01 HB01 1
0310 污水口监测站 point 4 water HB01 SW01 HB01 1
0311 噪声显示屏 point 5 corner HB01 HB01 HB01 1
0401 古树名木 point 8 block YL01 YL01 YL01 1
0402 行道树 point 3450 kerb YL01 YL01 YL01 52
0403 护树设施 point 340 kerb YL01 YL01 YL01 14
0404 花架花钵 point 190 kerb YL01 YL01 YL01 5
0405 绿地 polygon 320 yard YL01 YL01 YL01 20
0406 雕塑 point 20 block CG01 CG01 CG01 1
0407 街头坐椅 point 240 kerb YL01 CG01 YL01 8
0408 绿地护栏 line 90 rail YL01 YL01 YL01 7
0409 绿地维护设施 point 40 block YL01 YL01 YL01 2
0410 喷泉 point 8 block YL01 YL01 YL01 1
0501 宣传栏 point 200 block CG01 CG01 CG01 9
0502 人防工事 polygon 10 yard ZJ01 ZJ01 ZJ01 1
0503 公房地下室 polygon 12 yard ZJ01 ZJ01 ZJ01 1
0601 重大危险源 point 6 block YJ01 YJ01 YJ01 1
0602 工地 polygon 26 yard ZJ01 ZJ01 ZJ01 10
0603 水域附属设施 point 14 water SW01 SW01 SW01 2
0604 水域护栏 line 12 water SW01 SW01 SW01 4
0605 港监设施 point 3 water SW01 SW01 SW01 1
0606 防汛墙 line 5 water SW01 SW01 SW01 1
"""


def _parse(row: str) -> ComponentClass:
    code, name, geometry, count, placing, owner, authority, upkeep, cases = row.split()
    return ComponentClass(
        code, name, geometry, int(count), placing, owner, authority, upkeep, float(cases)
    )


COMPONENT_CLASSES: tuple[ComponentClass, ...] = tuple(
    _parse(row) for row in _ROWS.strip().splitlines()
)
