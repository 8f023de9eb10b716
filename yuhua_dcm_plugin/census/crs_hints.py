"""What coordinates look like, whoever says what they are (坐标系提示)."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, inf, isfinite
from statistics import median
from typing import Any

from .gdal_errors import gdal_errors
from .parts import Crs

#: Degrees from the district within which a CRS is said to fit.
_FITS = 0.6
_CHINA = (73.0, 3.0, 136.0, 54.0)


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """Median of the finite positions; None without any."""
    finite = [(x, y) for x, y in points if isfinite(x) and isfinite(y)]
    if not finite:
        return None
    return median(x for x, _ in finite), median(y for _, y in finite)


def contradicts(crs: Crs, points: Sequence[tuple[float, float]]) -> bool:
    """Whether most positions cannot be in a CRS: metres in degrees, another zone, axes swapped."""
    centre = middle(points)
    if centre is None:
        return False
    x, y = reversed(centre) if crs.swapped else centre
    if crs.degrees:
        return abs(x) > 180 or abs(y) > 90
    if max(abs(x), abs(y)) <= 180 and (x, y) != (0, 0):
        return True
    return not _within(crs, x, y)


def _within(crs: Crs, x: float, y: float) -> bool:
    """Whether metres lead to a place on the earth and back, inside the zone."""
    place = lonlat(crs, x, y)
    if place is None or abs(place[0]) > 180 or abs(place[1]) > 90:
        return False
    back = lonlat(crs, *place, forward=False)
    return back is not None and abs(back[0] - x) < 1 and abs(back[1] - y) < 1 and _zone(crs, place)


def _zone(crs: Crs, place: tuple[float, float]) -> bool:
    """Not further from the central meridian than anybody uses a transverse Mercator."""
    srs = _srs(crs)
    with gdal_errors():
        if (srs.GetAttrValue("PROJECTION") or "").lower() != "transverse_mercator":
            return True
        return abs(place[0] - float(srs.GetProjParm("central_meridian"))) <= 12


def _srs(crs: Crs) -> Any:
    from osgeo import osr

    srs = osr.SpatialReference()
    with gdal_errors():
        if crs.srid is not None:
            srs.ImportFromEPSG(crs.srid)
        else:
            srs.SetFromUserInput(crs.proj or "")
        srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return srs


def lonlat(crs: Crs, x: float, y: float, *, forward: bool = True) -> tuple[float, float] | None:
    """Longitude and latitude of a position in a CRS, on its own datum; or the way back."""
    from osgeo import osr

    srs = _srs(crs)
    with gdal_errors():
        degrees = srs.CloneGeogCS()
        degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        ways = (srs, degrees) if forward else (degrees, srs)
        turn = osr.CoordinateTransformation(*ways)
        try:
            a, b, _ = turn.TransformPoint(x, y)
        except (RuntimeError, TypeError):
            return None
    return (a, b) if isfinite(a) and isfinite(b) else None


def hint(points: Sequence[tuple[float, float]], near: tuple[float, float]) -> str:
    """A SOURCE_CRS that would bring positions near the district; empty where none would."""
    centre = middle(points)
    if centre is None:
        return ""
    for suffix, (x, y) in (("", centre), (" swapped", (centre[1], centre[0]))):
        found = [(_miss(srid, x, y, near), srid) for srid in _candidates(x, y, near)]
        fitting = [(miss, srid) for miss, srid in found if miss <= _FITS]
        if fitting:
            # UTM and Gauss-Kruger of one meridian lie two kilometres apart: what is nearest to the
            # district's middle is likelier. Where it is wrong the check against the grids says so.
            return f"EPSG:{min(fitting)[1]}{suffix}"
    return ""


def _candidates(x: float, y: float, near: tuple[float, float]) -> list[int]:
    if _CHINA[0] <= x <= _CHINA[2] and _CHINA[1] <= y <= _CHINA[3]:
        return [4326]
    if not 3e5 < y < 6e6:
        return []
    third, sixth = round(near[0] / 3), int(near[0] // 6) + 31
    found = [4534 + zone - 25 for zone in (third, third - 1, third + 1) if 25 <= zone <= 45]
    found += [32600 + sixth]
    million = int(x // 1_000_000)
    if 25 <= million <= 45:
        found = [4513 + million - 25]
    elif 13 <= million <= 23:
        found = [4491 + million - 13]
    return [*found, 3857]


def _miss(srid: int, x: float, y: float, near: tuple[float, float]) -> float:
    """How far from the district a position would lie, in degrees; degrees are what they are."""
    if srid == 4326:
        return 0.0
    place = lonlat(Crs("", srid), x, y)
    if place is None:
        return inf
    return hypot(place[0] - near[0], place[1] - near[1])
