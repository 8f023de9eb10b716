"""Where coordinates are: from the file, by choice, or refused with what would fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from deliverykit import (
    BEIJING54,
    CGCS2000,
    WGS84,
    XIAN80,
    csv_file,
    gauss,
    geojson,
    places,
    shapefile,
    survey,
    survey_table,
    with_gdal,
)

from yuhua_dcm_plugin.census.crs import CrsError, chosen_crs, declared_crs
from yuhua_dcm_plugin.census.crs_hints import lonlat
from yuhua_dcm_plugin.census.datum import first_position
from yuhua_dcm_plugin.census.delivery import YUHUA, open_delivery
from yuhua_dcm_plugin.census.parts import Crs, CrsVerdict, Part
from yuhua_dcm_plugin.census.refusals import crs_words

Point = tuple[float, float]


def metres(srid: int) -> list[Point]:
    """The places of the survey in a projected CRS, east before north."""
    found = [lonlat(Crs("", srid), x, y, forward=False) for x, y in places()]
    return [place for place in found if place is not None]


def central(srid: int) -> list[Point]:
    """Sixty places about the middle of the district in a projected CRS."""
    x, y = lonlat(Crs("", srid), *YUHUA, forward=False) or (0.0, 0.0)
    return [(x + n, y + n) for n in range(-30, 30)]


def turned(points: list[Point]) -> list[Point]:
    return [(y, x) for x, y in points]


def part(path: Path, crs: str | None = None) -> Part:
    (found,) = open_delivery(path, crs=crs).parts
    return found


def verdict(
    tmp_path: Path, prj: str | None, points: list[Point], crs: str | None = None
) -> CrsVerdict:
    return part(shapefile(tmp_path, prj=prj, points=points), crs).crs


@pytest.mark.parametrize(
    ("prj", "srid"),
    [
        (CGCS2000, 4490),
        (CGCS2000.replace("GCS_China_Geodetic_Coordinate_System_2000", "2000国家大地坐标系"), 4490),
        (WGS84, 4326),
        ("EPSG:4547", 4547),
    ],
)
def test_a_prj_is_understood(prj: str, srid: int) -> None:
    crs = declared_crs(prj)
    assert crs is not None
    assert crs.as_source() == {"srid": srid}


@pytest.mark.parametrize(
    ("easting", "meridian", "degrees", "srid"),
    [
        (500_000, 114, CGCS2000, 4547),
        (38_500_000, 114, CGCS2000, 4526),
        (500_000, 117, CGCS2000, 4548),
        (20_500_000, 117, CGCS2000, 4498),
        (500_000, 114, XIAN80, 2383),
        (38_500_000, 114, XIAN80, 2362),
        (500_000, 114, BEIJING54, 2435),
        (38_500_000, 114, BEIJING54, 2414),
    ],
)
def test_gauss_kruger_is_known_by_its_figures_not_its_name(
    easting: float, meridian: float, degrees: str, srid: int
) -> None:
    crs = declared_crs(gauss("我们的坐标系", degrees, easting, meridian))
    assert crs is not None
    assert crs.srid == srid
    assert bool(crs.old) == (degrees != CGCS2000)


def test_a_meridian_of_one_s_own_becomes_proj() -> None:
    crs = declared_crs(gauss("裕华独立坐标系", CGCS2000, 500_000, 114.5))
    assert crs is not None
    assert crs.srid is None
    assert "+lon_0=114.5" in crs.as_source()["proj"]


@pytest.mark.parametrize(
    "text", ["", 'LOCAL_CS["裕华",UNIT["Meter",1]]', "garbage", "{}", "GEOGCS["]
)
def test_a_prj_that_says_nothing_is_no_crs(tmp_path: Path, text: str) -> None:
    assert declared_crs(text) is None
    found = verdict(tmp_path, text, places())
    assert (found.crs, found.hint) == (None, "EPSG:4326")
    assert found.reason == ("crs_unknown" if text else "crs_missing")


@pytest.mark.parametrize(
    ("points", "hint"),
    [
        (places(), "EPSG:4326"),
        (turned(places()), "EPSG:4326 swapped"),
        (metres(4547), "EPSG:4547"),
        (turned(metres(4547)), "EPSG:4547 swapped"),
        (metres(4526), "EPSG:4526"),
        (metres(3857), "EPSG:3857"),
        (central(32650), "EPSG:32650"),
        (turned(central(32650)), "EPSG:32650 swapped"),
        (central(4548), "EPSG:4548"),
        (metres(4498), "EPSG:4498"),
        ([(5.0, 5.0)] * 60, ""),
    ],
)
def test_without_a_prj_it_is_refused_with_what_would_fit(
    tmp_path: Path, points: list[Point], hint: str
) -> None:
    assert verdict(tmp_path, None, points) == CrsVerdict(None, False, "crs_missing", hint)


@pytest.mark.parametrize(
    ("prj", "points", "hint"),
    [
        (CGCS2000, metres(4547), "EPSG:4547"),
        (WGS84, metres(3857), "EPSG:3857"),
        (WGS84, turned(places()), "EPSG:4326 swapped"),
        (gauss("x", CGCS2000, 500_000, 114), places(), "EPSG:4326"),
        (gauss("x", CGCS2000, 500_000, 114), metres(4526), "EPSG:4526"),
        (gauss("x", CGCS2000, 38_500_000, 114), metres(4547), "EPSG:4547"),
        (gauss("x", CGCS2000, 500_000, 114), turned(metres(4547)), "EPSG:4547 swapped"),
        (gauss("x", CGCS2000, 500_000, 114), turned(places()), "EPSG:4326 swapped"),
        (CGCS2000, turned(metres(4547)), "EPSG:4547 swapped"),
        (CGCS2000, metres(4526), "EPSG:4526"),
        (CGCS2000, central(32650), "EPSG:32650"),
    ],
)
def test_a_declaration_that_the_numbers_deny_is_refused(
    tmp_path: Path, prj: str, points: list[Point], hint: str
) -> None:
    assert verdict(tmp_path, prj, points) == CrsVerdict(None, False, "crs_contradicts", hint)


@pytest.mark.parametrize("prj", [XIAN80, BEIJING54, gauss("x", XIAN80, 500_000, 114)])
def test_old_datums_are_read_by_choice_only(tmp_path: Path, prj: str) -> None:
    points = metres(2383) if prj.startswith("PROJCS") else places()
    found = verdict(tmp_path, prj, points)
    assert (found.crs, found.reason) == (None, "crs_needs_choice")
    chosen = verdict(tmp_path, prj, points, found.hint)
    assert chosen.reason == "chosen"
    assert chosen.crs is not None
    assert f"EPSG:{chosen.crs.srid}" == found.hint
    assert chosen.crs.old in ("Xian 1980", "Beijing 1954")
    words = crs_words(found)
    assert "Xian 1980 and Beijing 1954 have no accurate public transformation" in words
    assert words.endswith(f"{found.hint} would fit")


@pytest.mark.parametrize(
    ("text", "source", "datum"),
    [
        ("EPSG:4547", {"srid": 4547}, "wgs84"),
        ("4547", {"srid": 4547}, "wgs84"),
        ("CGCS2000", {"srid": 4490}, "wgs84"),
        ("wgs 84", {"srid": 4326}, "wgs84"),
        ("GCJ-02", {"srid": 4326}, "gcj02"),
        ("bd09", {"srid": 4326}, "bd09"),
        (CGCS2000, {"srid": 4490}, "wgs84"),
        ("EPSG:32650", {"srid": 32650}, "wgs84"),
    ],
)
def test_a_choice_is_understood(text: str, source: dict[str, int], datum: str) -> None:
    crs = chosen_crs(text)
    assert (crs.as_source(), crs.datum) == (source, datum)


@pytest.mark.parametrize("text", ["", "EPSG:99999999", "EPSG:", "火星", "-1", 'LOCAL_CS["x"]'])
def test_a_choice_that_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(CrsError):
        chosen_crs(text)


def test_a_choice_that_the_numbers_deny_is_refused(tmp_path: Path) -> None:
    found = verdict(tmp_path, None, places(), "EPSG:4547")
    assert found == CrsVerdict(None, False, "crs_contradicts", "EPSG:4326")


def test_a_hint_taken_brings_the_rows_in_order(tmp_path: Path) -> None:
    path = shapefile(tmp_path, prj=None, points=turned(places()))
    rows = part(path, part(path).crs.hint).rows_in()
    found = [first_position(row.wkb_hex or "") for row in rows]
    assert found == places()


def test_geojson_without_crs_is_in_degrees_or_refused(tmp_path: Path) -> None:
    assert part(geojson(tmp_path / "a.geojson")).crs.crs == declared_or(4326)
    found = part(geojson(tmp_path / "b.geojson", metres(4547))).crs
    assert (found.crs, found.reason, found.hint) == (None, "crs_contradicts", "EPSG:4547")
    named = geojson(tmp_path / "c.geojson", metres(4547), crs="urn:ogc:def:crs:EPSG::4547")
    crs = part(named).crs.crs
    assert crs is not None
    assert crs.srid == 4547


def declared_or(srid: int) -> Crs:
    return Crs("WGS 84", srid, degrees=True)


def test_a_gpkg_says_its_crs(tmp_path: Path) -> None:
    for srid in (4490, 4547):
        points = places() if srid == 4490 else metres(srid)
        found = part(with_gdal(tmp_path / f"{srid}.gpkg", "GPKG", points=points, srid=srid)).crs
        assert found.crs is not None
        assert found.crs.srid == srid
    none = part(with_gdal(tmp_path / "none.gpkg", "GPKG", srid=None)).crs
    assert (none.crs, none.reason, none.hint) == (None, "crs_missing", "EPSG:4326")


def test_a_table_needs_a_choice_and_finds_its_columns(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", survey_table())
    assert part(path).crs == CrsVerdict(None, False, "crs_missing", "EPSG:4326")
    chosen = part(path, "WGS84")
    found = [first_position(row.wkb_hex or "") for row in chosen.rows_in()]
    assert found == [(pytest.approx(x), pytest.approx(y)) for x, y in places()]


@pytest.mark.parametrize(
    ("heads", "points"),
    [
        (("X", "Y"), metres(4547)),
        (("X坐标", "Y坐标"), turned(metres(4547))),
        (("横坐标", "纵坐标"), metres(4547)),
        (("纵坐标X", "横坐标Y"), turned(metres(4547))),
        (("lng", "lat"), places()),
        (("LON_WGS84", "LAT_WGS84"), places()),
    ],
)
def test_columns_of_positions_are_found_by_name_and_number(
    tmp_path: Path, heads: tuple[str, str], points: list[Point]
) -> None:
    rows = [[*row[:2], str(x), str(y)] for row, (x, y) in zip(survey(), points)]
    path = csv_file(tmp_path / "a.csv", [["code", "class", *heads], *rows])
    found = part(path, "WGS84" if points[0][0] < 180 else "EPSG:4547")
    assert found.crs.reason == "chosen"
    assert found.geometry == "point"


def test_degrees_minutes_and_seconds_are_read(tmp_path: Path) -> None:
    table = [["编码", "经度", "纬度"], ["1", "东经114°39′6.7″", "38度1分20秒"]]
    (row,) = part(csv_file(tmp_path / "a.csv", table), "WGS84").rows_in()
    assert first_position(row.wkb_hex or "") == (
        pytest.approx(114 + 39 / 60 + 6.7 / 3600),
        pytest.approx(38 + 1 / 60 + 20 / 3600),
    )


def test_shapes_in_a_column_of_a_table_are_found(tmp_path: Path) -> None:
    table = [["编码", "WKT"], ["1", "LINESTRING (114.6 38, 114.7 38)"], ["2", ""]]
    found = part(csv_file(tmp_path / "a.csv", table, delimiter="\t"), "WGS84")
    assert found.geometry == "line"
    rows = list(found.rows_in())
    assert first_position(rows[0].wkb_hex or "") == (114.6, 38.0)
    assert rows[1].wkb_hex is None
