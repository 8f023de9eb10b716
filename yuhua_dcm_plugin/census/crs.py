"""Which coordinate reference system (坐标系) numbers are in: declared, chosen, or neither.

CGCS2000 and WGS84 degrees agree within decimetres and are taken for each other on purpose. Xian
1980 and Beijing 1954 have no public transformation good enough for components, so they are read
only where somebody chooses them. GCJ-02 and BD-09 say nothing of themselves: only by choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .gdal_errors import gdal_errors, whole_text
from .parts import Crs, CrsVerdict

WGS84 = Crs("WGS 84", 4326, degrees=True)
CGCS2000 = Crs("CGCS2000", 4490, degrees=True)
_BY_NAME = {
    "wgs84": WGS84,
    "cgcs2000": CGCS2000,
    "国家2000": CGCS2000,
    "gcj02": Crs("GCJ-02", 4326, datum="gcj02", degrees=True),
    "bd09": Crs("BD-09", 4326, datum="bd09", degrees=True),
}
_SWAPPED = re.compile(r"[\s,]+(swapped|yx)\s*$", re.IGNORECASE)
#: Ellipsoid (axis, inverse flattening) → EPSG of degrees, of 3-degree zones with the zone's number
#: before the easting (first is zone 25), of 3-degree zones by meridian (first is 75 E), and of
#: 6-degree zones in both ways (first is zone 13, 75 E).
_CHINESE = {
    (6378137.0, 298.257222101): (4490, 4513, 4534, 4491, 4502),
    (6378140.0, 298.257): (4610, 2349, 2370, 2327, 2338),
    (6378245.0, 298.3): (4214, 2401, 2422, 21413, 21453),
}
_OLD = {(6378140.0, 298.257): "Xian 1980", (6378245.0, 298.3): "Beijing 1954"}
_SURE_MATCH = 90


class CrsError(Exception):
    """A SOURCE_CRS that nobody understands."""


def chosen_crs(text: str) -> Crs:
    """Understand a choice: EPSG:4547, 4547, CGCS2000, WGS84, GCJ-02, BD-09, WKT or PROJ text.

    ``swapped`` at the end says that north comes before east.

    :raises CrsError: where it means nothing
    """
    swapped = _SWAPPED.search(text)
    crs = _chosen(_SWAPPED.sub("", text).strip())
    return replace(crs, swapped=True) if swapped else crs


def _chosen(text: str) -> Crs:
    known = _BY_NAME.get(re.sub(r"[\s_-]", "", text).lower())
    if known is not None:
        return known
    if text.isdigit():
        text = f"EPSG:{text}"
    if not whole_text(text):
        raise CrsError(text)
    from osgeo import osr

    with gdal_errors():
        srs = osr.SpatialReference()
        good = bool(text) and srs.SetFromUserInput(text) == 0
        crs = of_srs(srs) if good else None
    if crs is None:
        raise CrsError(text)
    return crs


def declared_crs(text: str) -> Crs | None:
    """Understand the text of a .prj; None where it says nothing that can be computed with."""
    from osgeo import osr

    with gdal_errors():
        srs = osr.SpatialReference()
        if srs.ImportFromESRI([text]) != 0 and srs.SetFromUserInput(text) != 0:
            return None
        return of_srs(srs)


def known_crs(srid: int) -> Crs | None:
    """Return the CRS of an EPSG number; None where there is none."""
    from osgeo import osr

    with gdal_errors():
        srs = osr.SpatialReference()
        return of_srs(srs) if srs.ImportFromEPSG(srid) == 0 else None


def of_srs(srs: Any) -> Crs | None:
    """Name what OSR has read; None for local systems and for nothing."""
    if srs is None or not (srs.IsGeographic() or srs.IsProjected()):
        return None
    degrees = bool(srs.IsGeographic())
    ellipsoid = (srs.GetSemiMajor(), round(srs.GetInvFlattening(), 9))
    srid = _authority(srs) or _chinese(srs, ellipsoid, degrees) or _matched(srs)
    name = srs.GetName() or ""
    old = _OLD.get(ellipsoid, "")
    if srid is not None:
        return Crs(name, srid, degrees=degrees, old=old)
    proj = srs.ExportToProj4().strip()
    return Crs(name, None, proj, degrees=degrees, old=old) if "+proj" in proj else None


def _authority(srs: Any) -> int | None:
    code = srs.GetAuthorityCode(None)
    if srs.GetAuthorityName(None) == "OGC" and code in ("CRS84", "84"):
        return 4326
    if srs.GetAuthorityName(None) != "EPSG" or not str(code).isdigit():
        return None
    return int(code)


def _chinese(srs: Any, ellipsoid: tuple[float, float], degrees: bool) -> int | None:
    """EPSG by the figures and not by the name, of which there are dozens."""
    family = next((f for e, f in _CHINESE.items() if _near(e, ellipsoid)), None)
    if degrees:
        if _near((6378137.0, 298.257223563), ellipsoid) and "84" in srs.GetName():
            return 4326
        chinese = family and (family[0] != 4490 or _says_china(srs))
        return family[0] if family and chinese else None
    if family is None or not _says_china(srs) or not _gauss(srs):
        return None
    return _zone(family, srs.GetProjParm("central_meridian"), srs.GetProjParm("false_easting"))


def _near(known: tuple[float, float], given: tuple[float, float]) -> bool:
    return abs(known[0] - given[0]) < 0.01 and abs(known[1] - given[1]) < 1e-7


def _says_china(srs: Any) -> bool:
    text = f"{srs.GetName()} {srs.GetAttrValue('GEOGCS')} {srs.GetAttrValue('DATUM')}".lower()
    return any(word in text for word in ("china", "cgcs", "xian", "beijing", "2000国家"))


def _gauss(srs: Any) -> bool:
    kind = (srs.GetAttrValue("PROJECTION") or "").lower()
    plain = srs.GetProjParm("latitude_of_origin") == 0 and srs.GetProjParm("false_northing") == 0
    scale = srs.GetProjParm("scale_factor", 1.0) == 1 and srs.GetLinearUnits() == 1
    return kind in ("transverse_mercator", "gauss_kruger") and plain and scale


def _zone(family: tuple[int, ...], meridian: float, easting: float) -> int | None:
    if meridian % 3 or not 75 <= meridian <= 135:
        return None
    third = int(meridian) // 3
    if easting == 500_000:
        return family[2] + third - 25
    if easting == third * 1_000_000 + 500_000:
        return family[1] + third - 25
    sixth = (int(meridian) + 3) // 6
    if meridian % 6 == 3 and easting == sixth * 1_000_000 + 500_000:
        return family[3] + sixth - 13
    return None


def _matched(srs: Any) -> int | None:
    for found, confidence in srs.FindMatches() or []:
        if confidence >= _SURE_MATCH:
            return _authority(found)
    return None


def verdict(
    declared: Crs | None,
    says: bool,
    chosen: Crs | None,
    points: Sequence[tuple[float, float]],
    near: tuple[float, float],
) -> CrsVerdict:
    """Decide on the CRS of a part.

    :param says: whether the delivery declares one at all
    :param points: some positions of the part
    :param near: longitude and latitude of the district, to tell meridians apart
    """
    from .crs_hints import contradicts, hint

    crs = chosen or declared
    if crs is None:
        return CrsVerdict(None, False, "crs_unknown" if says else "crs_missing", hint(points, near))
    if contradicts(crs, points):
        return CrsVerdict(None, False, "crs_contradicts", hint(points, near))
    if chosen is None and crs.old:
        return CrsVerdict(None, False, "crs_needs_choice", f"EPSG:{crs.srid}")
    return CrsVerdict(crs, True, "chosen" if chosen else "declared")
