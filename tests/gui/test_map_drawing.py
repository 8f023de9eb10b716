"""The map of a sheet as lines and letters: as the picture shows it, and never a crash."""

from __future__ import annotations

import dataclasses
import gc
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("reportlab", reason="reportlab is not installed")

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from sheetkit import NORMAL, poppler

from yuhua_dcm_plugin.sheets.dispatch_sheet import render_dispatch_sheets, write_dispatch_sheets
from yuhua_dcm_plugin.sheets.drawings import read_drawing
from yuhua_dcm_plugin.sheets.pictures import Unreadable, read_map, read_picture

pytestmark = pytest.mark.gui
SIZE = (960, 640)
CENTRE = (545105.0, 4209250.0)


@pytest.fixture
def extract(qgis_app: Any) -> Callable[..., Any]:
    """Make extracts of a road, a half transparent area and two named grids."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsVectorLayer

    from yuhua_dcm_plugin.cases import styles
    from yuhua_dcm_plugin.cases.extract import Extract

    x, y = CENTRE
    area = _layer(QgsVectorLayer, "Polygon", "class_key", [("01", _square(x - 30, y - 20, 25))])
    styles.style_components(area, {})
    grids = [("裕兴第三网格", _square(x - 60, y - 40, 60)), ("槐底", _square(x, y - 40, 60))]
    grid = _layer(QgsVectorLayer, "Polygon", "name", grids)
    styles.style_grids(grid)
    road = _layer(
        QgsVectorLayer, "LineString", "grade", [("main", f"LineString({x - 90} {y},{x + 90} {y})")]
    )
    styles.style_roads(road)
    road.setLabelsEnabled(False)
    crs = QgsCoordinateReferenceSystem("EPSG:4547")
    layers = [area, grid, road]
    return lambda dx=0.0: Extract(layers, crs, QgsPointXY(x + dx, y), SIZE, 1500.0)


def _square(x: float, y: float, side: float) -> str:
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return f"Polygon(({','.join(f'{a} {b}' for a, b in corners)}))"


def _layer(make: Any, kind: str, field: str, rows: list[tuple[str, str]]) -> Any:
    from qgis.core import QgsFeature, QgsGeometry

    layer = make(f"{kind}?crs=EPSG:4547&field={field}:string", kind, "memory")
    features = []
    for value, shape in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        feature.setAttributes([value])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def sheet_with(content: bytes) -> Any:
    location = dataclasses.replace(NORMAL.location, map_picture=content)
    return dataclasses.replace(NORMAL, location=location)


def rendered(pdf: Path, page: int, *more: str) -> Image.Image:
    chosen = ("-f", str(page), "-l", str(page), "-png", *more)
    return Image.open(io.BytesIO(poppler("pdftoppm", *chosen, pdf))).convert("RGB")


def test_it_shows_what_the_picture_shows(extract: Callable[..., Any], tmp_path: Path) -> None:
    """On its own page and on the sheet: same places, same colours, the mark in the middle."""
    drawn = extract().drawing()()
    alone = tmp_path / "alone.pdf"
    alone.write_bytes(drawn)
    page = rendered(alone, 1, "-r", "72")
    picture = Image.open(io.BytesIO(extract().prepared()())).convert("RGB")
    assert page.size == picture.size == SIZE
    assert _unlike(page, picture) < 0.03
    sheets = [sheet_with(drawn), sheet_with(extract().prepared()())]
    both = write_dispatch_sheets(sheets, tmp_path / "both.pdf")
    lines, pixels = (rendered(both, number, "-r", "150") for number in (1, 2))
    assert _unlike(lines, pixels) < 0.01
    without = dataclasses.replace(NORMAL.location, map_picture=None)
    bare = write_dispatch_sheets([dataclasses.replace(NORMAL, location=without)], alone)
    assert _unlike(lines, rendered(bare, 1, "-r", "150")) > 0.03, "it is there at all"


def _unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ plainly."""
    apart = ImageChops.difference(one, other).convert("L").point(lambda value: 255 * (value > 96))
    return apart.histogram()[255] / (one.width * one.height)


def test_each_page_has_its_own_and_its_words_are_found(
    extract: Callable[..., Any], tmp_path: Path
) -> None:
    maps = [extract(dx).drawing()() for dx in (0.0, 40.0, 0.0)]
    pdf = write_dispatch_sheets(map(sheet_with, maps), tmp_path / "three.pdf")
    text = poppler("pdftotext", "-f", "1", "-l", "1", pdf, "-").decode()
    assert "裕兴第三网格" in text
    assert pdf.read_bytes().count(b"/Subtype /Form") == 2, "the third is the first again"
    first, second, third = (rendered(pdf, page, "-r", "72") for page in (1, 2, 3))
    assert _unlike(first, second) > 0.001
    assert _unlike(first, third) == 0
    fonts = poppler("pdffonts", pdf).decode().splitlines()[2:]
    names = [line.split()[0] for line in fonts]
    assert len(set(names)) == len(names), "a printer may go by the name of a face"
    assert all(" yes yes " in line for line in fonts), "every face is embedded, as a part"


def test_the_same_map_gives_the_same_bytes(extract: Callable[..., Any]) -> None:
    one, other = (render_dispatch_sheets([sheet_with(extract().drawing()())]) for _ in range(2))
    assert one == other


def test_one_nobody_draws_is_taken_down_in_order(extract: Callable[..., Any]) -> None:
    """A cancelled run drops them: Qt crashes where paper goes before its painter."""
    prepared = [extract().drawing() for _ in range(5)]
    assert len(prepared) == 5
    del prepared
    gc.collect()


def test_no_photo_may_be_one(extract: Callable[..., Any]) -> None:
    drawn = extract().drawing()()
    assert not isinstance(read_map(drawn), Unreadable)
    found = read_picture(drawn)
    assert isinstance(found, Unreadable)
    assert "PDF" in found.words


def test_this_qt_writes_pages_that_can_be_read(qgis_app: Any) -> None:
    from yuhua_dcm_plugin.cases.extract import blank_drawing

    drawing = read_drawing(blank_drawing())
    assert drawing is not None
    assert (drawing.width, drawing.height) == (30, 20)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_one_is_told_or_printed(qgis_app: Any, data: st.DataObject) -> None:
    from yuhua_dcm_plugin.cases.extract import blank_drawing

    whole = blank_drawing()
    at = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=30))
    for content in (whole[:at], whole[:at] + noise + whole[at + len(noise) :]):
        render_dispatch_sheets([sheet_with(content)])
