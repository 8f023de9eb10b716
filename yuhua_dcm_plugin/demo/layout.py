"""Ground plan of the demo district: outline, main and secondary roads, which street lies where.

The plan is drawn by hand in a local frame: metres, x east from 建设南大街, y north from 裕华东路
(so every y is negative). Road names are real and in their real order; courses are schematic.
"""

from __future__ import annotations

from typing import NamedTuple

from .geometry import Point


class Course(NamedTuple):
    """Planned course of a road: name, grade (main or secondary) and points to pass."""

    name: str
    grade: str
    points: tuple[Point, ...]


class Side(NamedTuple):
    """A road that runs along the outline between two of its vertices, clockwise."""

    name: str
    grade: str
    start: Point
    end: Point


class Zone(NamedTuple):
    """Box in the local frame (m): the blocks in it belong to one street office."""

    street: str
    west: float
    south: float
    east: float
    north: float


NORTH_WEST = (543630.0, 4212335.0)
"""EPSG:4547 place of the local origin, the corner of 建设南大街 and 裕华东路."""

TILT = -0.022
"""Turn of the whole plan in radians: the roads of the city do not run exactly north."""

TARGET_AREA = 30_000_000.0
"""Core area of the plan in m²; the local frame is scaled to it."""

# fmt: off
OUTLINE: tuple[Point, ...] = (
    (0, 0), (700, 18), (1500, -5), (2300, 25), (3100, 10), (3900, 35), (4700, 20), (5500, 48),
    (6200, 40), (6560, -20), (6630, -260), (6655, -560), (6560, -900), (6470, -1240), (6400, -1500),
    (6215, -1660), (6240, -2290), (6205, -3050), (6240, -3850), (6480, -3800), (6760, -3835),
    (7090, -3760), (7205, -4010), (7160, -4330), (7240, -4640), (7110, -4960), (7150, -5230),
    (6880, -5440), (6310, -5480), (5700, -5400), (5200, -5450), (4850, -5390), (4860, -4650),
    (4200, -4675), (3600, -4640), (2780, -4690), (2150, -4655), (1440, -4720), (900, -4690),
    (770, -4380), (590, -3950), (370, -3480), (160, -3090), (-10, -2700), (10, -2280), (-15, -1650),
    (12, -900),
)

SIDES: tuple[Side, ...] = (
    Side("裕华东路", "main", (0, 0), (6560, -20)),
    Side("东二环南路", "main", (6215, -1660), (6240, -3850)),
    Side("仓丰路", "main", (6240, -3850), (7090, -3760)),
    Side("汇明路", "secondary", (6880, -5440), (4850, -5390)),
    Side("谈固大街", "main", (4850, -5390), (4860, -4650)),
    Side("南二环东路", "main", (4860, -4650), (900, -4690)),
    Side("建设南大街", "main", (160, -3090), (0, 0)),
)

COURSES: tuple[Course, ...] = (
    Course("槐安东路", "main", ((-60, -1650), (900, -1668), (2100, -1640), (3300, -1662),
                              (4500, -1640), (5600, -1668), (6230, -1661))),
    Course("槐中路", "main", ((-60, -905), (1100, -880), (2400, -915), (3700, -890),
                             (5100, -912), (6700, -893))),
    Course("塔北路", "main", ((80, -3060), (1200, -3035), (2500, -3070), (3800, -3045),
                             (5000, -3072), (6225, -3049))),
    Course("仓丰路", "main", ((480, -3950), (1500, -3900), (2700, -3835), (3900, -3862),
                             (5200, -3838), (6260, -3843))),
    Course("体育南大街", "main", ((1505, 60), (1478, -800), (1512, -1900), (1470, -3200),
                               (1440, -4760))),
    Course("建华南大街", "main", ((2745, 60), (2772, -1000), (2738, -2200), (2765, -3400),
                               (2780, -4740))),
    Course("翟营南大街", "main", ((3604, 60), (3585, -1200), (3618, -2500), (3592, -3700),
                               (3600, -4690))),
    Course("谈固大街", "main", ((4846, 60), (4868, -1100), (4835, -2400), (4865, -3600),
                              (4853, -4690))),
    Course("东二环南路", "main", ((6205, 80), (6190, -800), (6214, -1672))),
    Course("东二环南路", "main", ((6239, -3840), (6265, -4500), (6310, -5520))),
    Course("南二环东路", "main", ((4840, -4650), (5600, -4672), (6500, -4640), (7300, -4650))),
    Course("富强大街", "secondary", ((2130, 60), (2090, -900), (2060, -1800), (2110, -2500),
                                   (2105, -3095))),
    Course("裕翔街", "main", ((2110, -3020), (2085, -3800), (2150, -4690))),
    Course("槐岭路", "secondary", ((-60, -2285), (1300, -2235), (2700, -2305), (3600, -2340),
                                 (4300, -2255), (5500, -2330), (6300, -2289))),
    Course("青园街", "secondary", ((802, 60), (745, -700), (690, -1690))),
    Course("育才街", "secondary", ((930, -1630), (985, -2400), (1010, -3080))),
    Course("谈固西街", "secondary", ((4262, 60), (4238, -800), (4255, -1690))),
    Course("雅清街", "secondary", ((4215, -1620), (4240, -2300), (4222, -3085))),
    Course("谈固东街", "secondary", ((5560, 80), (5520, -1000), (5545, -1690))),
    Course("谈固东街", "secondary", ((5545, -1640), (5460, -2400), (5425, -3100))),
    Course("谈固东街", "secondary", ((5425, -3020), (5500, -3500), (5560, -3880))),
    Course("槐北路", "secondary", ((-40, -475), (1000, -430), (1700, -405), (2400, -490),
                                 (3640, -450))),
    Course("东岗路", "secondary", ((-50, -2688), (900, -2650), (1600, -2605), (2100, -2700),
                                 (2800, -2702))),
    Course("汇通路", "secondary", ((2720, -2672), (3600, -2700), (4890, -2668))),
    Course("塔南路", "secondary", ((1430, -3452), (2400, -3480), (3640, -3450))),
    Course("方文路", "secondary", ((2070, -4272), (2800, -4250))),
)

WATERWAY = "民心河"

WATERWAY_COURSE: tuple[Point, ...] = (
    (3985, 20), (3930, -150), (3890, -310), (3915, -500), (3890, -660), (3935, -860), (3965, -1050),
    (4010, -1230), (3990, -1420), (3925, -1600), (3935, -1830), (3880, -2030), (3890, -2210),
    (3960, -2380), (3950, -2560), (4020, -2730), (4010, -2900), (3950, -3100), (3960, -3290),
    (3870, -3450), (3880, -3620), (3930, -3820), (3920, -4010), (4005, -4170), (3995, -4330),
    (3950, -4500), (3960, -4640),
)

ZONES: tuple[Zone, ...] = (
    Zone("裕华路街道", -100, -1655, 1490, 100),
    Zone("东苑街道", 1490, -1655, 3600, 100),
    Zone("裕东街道", 3600, -1655, 6800, 100),
    Zone("槐底街道", -100, -3055, 2750, -1655),
    Zone("建通街道", 2750, -3055, 4850, -1655),
    Zone("裕强街道", 4850, -3850, 6400, -1655),
    Zone("裕翔街道", -100, -4800, 2110, -3055),
    Zone("建华南街道", 2110, -4800, 3600, -3055),
    Zone("裕兴街道", 3600, -4700, 4855, -3055),
    Zone("方村镇", 4855, -5600, 7400, -3850),
)

# fmt: on


def street_at(point: Point) -> str:
    """Name of the street office whose zone holds a point of the local frame."""
    for zone in ZONES:
        if zone.west <= point[0] < zone.east and zone.south <= point[1] < zone.north:
            return zone.street
    raise LookupError(f"no street zone at {point}")
