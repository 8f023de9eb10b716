"""GCJ-02 and BD-09 forward, WGS84 to EPSG:4547: written for the tests from the public formulas."""

from __future__ import annotations

from math import atan2, cos, pi, sin, sqrt

from osgeo import osr

osr.DontUseExceptions()  # newer ones warn unless told


def wgs84_to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """The published approximation, forward; the product inverts it by turns."""
    dx, dy = lon - 105.0, lat - 35.0

    def triple(value: float, *pairs: tuple[float, float]) -> float:
        return sum(weight * sin(value * pi * pace) for weight, pace in pairs) * 2 / 3

    common = triple(dx, (20, 6), (20, 2))
    north = -100 + 2 * dx + 3 * dy + 0.2 * dy**2 + 0.1 * dx * dy + 0.2 * sqrt(abs(dx)) + common
    north += triple(dy, (20, 1), (40, 1 / 3)) + triple(dy, (160, 1 / 12), (320, 1 / 30))
    east = 300 + dx + 2 * dy + 0.1 * dx**2 + 0.1 * dx * dy + 0.1 * sqrt(abs(dx)) + common
    east += triple(dx, (20, 1), (40, 1 / 3)) + triple(dx, (150, 1 / 12), (300, 1 / 30))
    a, e2 = 6378245.0, 0.00669342162296594323
    phi = lat * pi / 180
    w = 1 - e2 * sin(phi) ** 2
    metres_north = a * (1 - e2) / w**1.5  # radius of the meridian
    metres_east = a / w**0.5 * cos(phi)
    return lon + east / metres_east * 180 / pi, lat + north / metres_north * 180 / pi


def gcj02_to_bd09(lon: float, lat: float) -> tuple[float, float]:
    pace = pi * 3000 / 180
    radius = sqrt(lon**2 + lat**2) + 0.00002 * sin(lat * pace)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * pace)
    return radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006


def wgs84_to_4547(lon: float, lat: float) -> tuple[float, float]:
    """By GDAL's PROJ, in this process."""
    systems = []
    for number in (4326, 4547):
        system = osr.SpatialReference()
        system.ImportFromEPSG(number)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        systems.append(system)
    x, y, _ = osr.CoordinateTransformation(*systems).TransformPoint(lon, lat)
    return x, y
