"""Makes survey deliveries as companies make them: right, wrongly declared, damaged.

Shapefiles are written byte by byte, so that any encoding, declaration and fault can be had.
"""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Columns = Sequence[tuple[str, str, int]]

#: Name, type and width as in a survey after section 2.6 of the handbook.
COLUMNS: Columns = (
    ("OBJCODE", "C", 16),
    ("BIGCLS", "C", 30),
    ("SMALLCLS", "C", 30),
    ("COMMUNITY", "C", 60),
    ("POSITION", "C", 80),
    ("STATUS", "C", 10),
    ("SURVDATE", "D", 8),
)
_COMMUNITIES = ("海德园社区居委会", "东京北社区居委会", "润园社区居委会", "槐北路第一社区居委会")
_CLASSES = (("公用设施", "路灯"), ("道路交通设施", "立交桥"), ("公用设施", "园林井盖"))

CGCS2000 = (
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",'
    '6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
)
WGS84 = (
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
)
XIAN80 = (
    'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
)
BEIJING54 = (
    'GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
)


def gauss(name: str, degrees: str, easting: float, meridian: float) -> str:
    """A .prj in Gauss-Kruger as ESRI writes it."""
    return (
        f'PROJCS["{name}",{degrees},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",'
        f'{easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}],'
        'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
    )


def survey(count: int = 60) -> list[list[str]]:
    """Rows for COLUMNS, as a company fills them."""
    rows = []
    for number in range(count):
        large, small = _CLASSES[number % len(_CLASSES)]
        community = _COMMUNITIES[number % len(_COMMUNITIES)]
        rows.append(
            [f"13010810{number % 9:02}{number:06}", large, small, community,
             f"{community}门前{number}米", "完好", f"201312{number % 28 + 1:02}"]
        )  # fmt: skip
    return rows


def places(count: int = 60) -> list[Point]:
    """Positions inside the district, in degrees."""
    return [(114.55 + number * 1e-4, 38.01 + number * 7e-5) for number in range(count)]


def cell(text: str, width: int, encoding: str) -> bytes:
    """A cell as old software fills it: cut at its width, wherever that falls."""
    return text.encode(encoding)[:width].ljust(width, b" ")


def dbf_bytes(
    rows: Sequence[Sequence[str]], encoding: str, columns: Columns = COLUMNS, ldid: int = 0
) -> bytes:
    """A .dbf in any encoding."""
    width = 1 + sum(width for _, _, width in columns)
    head = struct.pack("<B3BIHH", 3, 126, 11, 22, len(rows), 33 + 32 * len(columns), width)
    head += bytes(17) + bytes([ldid]) + bytes(2)
    for name, letter, size in columns:
        head += name.encode(encoding)[:10].ljust(11, b"\0") + letter.encode() + bytes(4)
        head += bytes([size]) + bytes(15)
    records = (
        b" " + b"".join(cell(text, size, encoding) for text, (_, _, size) in zip(row, columns))
        for row in rows
    )
    return head + b"\r" + b"".join(records) + b"\x1a"


def point_files(points: Iterable[Point | None]) -> tuple[bytes, bytes]:
    """.shp and .shx of points; None is a record without a shape."""
    shapes, index, at = b"", b"", 50
    for number, point in enumerate(points, 1):
        body = struct.pack("<i", 0) if point is None else struct.pack("<idd", 1, *point)
        shapes += struct.pack(">ii", number, len(body) // 2) + body
        index += struct.pack(">ii", at, len(body) // 2)
        at += 4 + len(body) // 2

    def head(size: int) -> bytes:
        start = struct.pack(">i20xi", 9994, (100 + size) // 2) + struct.pack("<ii", 1000, 1)
        return start + bytes(64)

    return head(len(shapes)) + shapes, head(len(index)) + index


def shapefile(
    folder: Path,
    name: str = "部件",
    *,
    encoding: str = "gbk",
    rows: Sequence[Sequence[str]] | None = None,
    points: Sequence[Point | None] | None = None,
    columns: Columns = COLUMNS,
    cpg: str | None = None,
    ldid: int = 0,
    prj: str | None = CGCS2000,
) -> Path:
    """Write a shapefile of points and return its .shp."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = survey() if rows is None else rows
    shp, shx = point_files(places(len(rows)) if points is None else points)
    path = folder / f"{name}.shp"
    path.write_bytes(shp)
    path.with_suffix(".shx").write_bytes(shx)
    path.with_suffix(".dbf").write_bytes(dbf_bytes(rows, encoding, columns, ldid))
    for suffix, text in ((".cpg", cpg), (".prj", prj)):
        if text is not None:
            path.with_suffix(suffix).write_text(text, encoding="utf-8")
    return path


def csv_file(
    path: Path, rows: Sequence[Sequence[str]], *, encoding: str = "utf-8", delimiter: str = ","
) -> Path:
    """Write a text table; the first row is its head."""
    lines = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    path.write_bytes(lines.encode(encoding))
    return path


def survey_table(count: int = 60) -> list[list[str]]:
    """Head and rows with 经度 and 纬度, for CSV and sheets."""
    head = [name for name, _, _ in COLUMNS] + ["经度", "纬度"]
    rows = zip(survey(count), places(count))
    return [head, *([*row, f"{x:.7f}", f"{y:.7f}"] for row, (x, y) in rows)]


def geojson(
    path: Path,
    points: Sequence[Point | None] | None = None,
    *,
    encoding: str = "utf-8",
    crs: str | None = None,
    count: int = 60,
) -> Path:
    """Write a GeoJSON file of the survey."""
    points = places(count) if points is None else points
    names = [name for name, _, _ in COLUMNS]
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(names, row)),
            "geometry": point and {"type": "Point", "coordinates": list(point)},
        }
        for row, point in zip(survey(len(points)), points)
    ]
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if crs:
        collection["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_bytes(json.dumps(collection, ensure_ascii=False).encode(encoding))
    return path


def with_gdal(
    path: Path,
    driver: str,
    *,
    rows: Sequence[Sequence[str]] | None = None,
    points: Sequence[Point] | None = None,
    srid: int | None = 4490,
    layers: Sequence[str] = ("部件",),
) -> Path:
    """Write the survey with a driver of GDAL: GPKG, XLSX, ODS, MapInfo File, FileGDB."""
    from osgeo import gdal, ogr, osr

    table = survey() if rows is None else rows
    spots = places(len(table)) if points is None else points
    srs = osr.SpatialReference()
    if srid is not None:
        srs.ImportFromEPSG(srid)
        srs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    sheet = driver in ("XLSX", "ODS")
    dataset = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name in layers:
        layer = dataset.CreateLayer(
            name, None if srid is None else srs, ogr.wkbNone if sheet else ogr.wkbPoint
        )
        heads = [name for name, _, _ in COLUMNS] + (["经度", "纬度"] if sheet else [])
        for head in heads:
            layer.CreateField(ogr.FieldDefn(head, ogr.OFTString))
        for row, (x, y) in zip(table, spots):
            feature = ogr.Feature(layer.GetLayerDefn())
            for number, text in enumerate([*row, f"{x}", f"{y}"] if sheet else row):
                feature.SetField(number, text)
            if not sheet:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})"))
            layer.CreateFeature(feature)
        layer = None
    dataset = None
    return path


def zipped(path: Path, files: Iterable[tuple[str, Path]], *, names: str | None = None) -> Path:
    """Pack files; with ``names`` the names are in that encoding without the UTF-8 mark."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, file in files:
            packed.writestr(_entry(name, names), file.read_bytes())
    return path


class _OldEntry(zipfile.ZipInfo):
    """An entry as Windows in Chinese writes it: a name in GBK, and nothing says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def _entry(name: str, names: str | None) -> zipfile.ZipInfo:
    entry = _OldEntry(name) if names else zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def family(shp: Path) -> list[tuple[str, Path]]:
    """A shapefile with its sidecars, for ``zipped``."""
    return [(file.name, file) for file in sorted(shp.parent.glob(f"{shp.stem}.*"))]
