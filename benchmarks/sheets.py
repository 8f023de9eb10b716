"""Pages a second of the dispatch sheet: without map against a bare page, with map against an atlas.

    QT_QPA_PLATFORM=offscreen python3 benchmarks/sheets.py [--pages 60] [--rounds 7]

The bare page is reportlab alone: the same lines of text at the same places in the same face, and
the same QR code; no wrapping, no rules, no looking up of characters. The atlas is QGIS's print
layout with the same map (same layers, places, scale, size and dots an inch) and one label, exported
to PDF. Both take turns with the sheet in one process, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from table import Row, table

from yuhua_dcm_plugin.cases import styles
from yuhua_dcm_plugin.cases.extract import Extract, drawn_ahead
from yuhua_dcm_plugin.core.shanghai import SHANGHAI
from yuhua_dcm_plugin.demo.district import District, build
from yuhua_dcm_plugin.sheets import dispatch_sheet
from yuhua_dcm_plugin.sheets.fonts import find_fonts
from yuhua_dcm_plugin.sheets.pen import Pen
from yuhua_dcm_plugin.sheets.qr import draw_qr
from yuhua_dcm_plugin.sheets.records import (
    Assignment,
    DispatchSheet,
    Location,
    Problem,
)

CRS = "EPSG:4547"
SIZE_PX, SCALE, DPI = (960, 640), 1500.0, 280
START = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)
WORDS = ("非机动车道上", "污水井盖", "破损", "直径约60厘米", "附近有小学", "已设警示", "请尽快处置")
#: Seconds by the clock and of the processor.
Taken = tuple[float, float]
Part = Callable[[], Taken]


def sheet(number: int, chance: random.Random) -> DispatchSheet:
    """A sheet as full as they are on a working day; no two are the same."""
    at = START + timedelta(minutes=number)
    words = "，".join(chance.choices(WORDS, k=9)) + f"，现场编号{number}。"
    return DispatchSheet(
        task_no=f"YH20260302{number:06d}",
        case_no=f"C010120260302{number:05d}",
        printed_at=at,
        urgent=number % 7 == 0,
        problem=Problem(
            "市民热线", "部件", "公用设施类", "污水井盖", f"13010801010{number:05d}",
            "井盖缺失、破损，影响通行安全", "区级", "一般", words, "张**", "138****0001", at,
        ),
        location=Location(
            "裕兴街道", "建华社区", "13010800100101", "裕兴-03",
            f"槐安东路与建华南大街交叉口东北角约{number}米", f"东 545{number:03d}.0　北 4209100.0",
        ),
        assignment=Assignment(
            "受理员01", "值班长01", at, "派遣员02", at, "区城市管理局市政设施养护管理所",
            "裕兴街道办事处", "4 工作时", at + timedelta(hours=4), False, None,
            "请立即设置围挡，更换井盖，完成后拍照反馈。", "井盖恢复完好，与路面平齐。",
        ),
    )  # fmt: skip


# --- without map


class Recorder(Pen):
    """Notes what is written where."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.lines: list[tuple[float, float, str, str, float]] = []

    def write(self, x: float, y: float, text: str, size: float, bold: bool = False) -> None:
        """Note the pieces of a line and write it."""
        at = x
        for name, piece in self.fonts.runs(text):
            self.lines.append((at, y, name, piece, size))
            at += self.fonts.width(piece, size)
        super().write(x, y, text, size, bold)


def recorded(sheets: Sequence[DispatchSheet]) -> list[list[tuple[float, float, str, str, float]]]:
    """The lines of text of each sheet, by what is really written."""
    pages = []
    for one in sheets:
        fonts = find_fonts()
        pen = Recorder(Canvas(io.BytesIO(), pagesize=A4, initialFontName=fonts.name), fonts)
        dispatch_sheet._draw_sheet(pen, one)
        pages.append(pen.lines)
    return pages


def bare(pages: Sequence[Sequence[Any]], sheets: Sequence[DispatchSheet]) -> bytes:
    """Write the same lines with reportlab alone, with the same QR code."""
    fonts = find_fonts()
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4, invariant=1, initialFontName=fonts.name)
    pen = Pen(canvas, fonts)
    for lines, one in zip(pages, sheets):
        for x, y, name, piece, size in lines:
            canvas.setFont(name, size)
            canvas.drawString(x, y, piece)
        draw_qr(pen, 450, 800, 62, one.task_no)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


# --- with map


def layers(district: District) -> list[QgsVectorLayer]:
    """Components, grids and roads of the demo district as the desk draws them; top one first."""
    kinds = {"point": "Point", "line": "LineString", "polygon": "Polygon"}
    parts = []
    for geometry, kind in kinds.items():
        found = [part for part in district.components if part.geometry == geometry]
        rows = [(_shape(kind, part.coordinates), [part.class_code, part.name]) for part in found]
        parts.append(_layer(kind, ("class_code", "class_name"), rows))
        styles.style_components(parts[-1], {})
    grids = _layer(
        "Polygon",
        ("name",),
        [(_shape("Polygon", each.ring), [each.name]) for each in district.grids],
    )
    styles.style_grids(grids)
    roads = _layer(
        "LineString",
        ("name", "grade"),
        [(_shape("LineString", road.line), [road.name, road.grade]) for road in district.roads],
    )
    styles.style_roads(roads)
    return [*parts, grids, roads]


def _shape(kind: str, points: Sequence[tuple[float, float]]) -> QgsGeometry:
    corners = [QgsPointXY(*point) for point in points]
    if kind == "Point":
        return QgsGeometry.fromPointXY(corners[0])
    return (
        QgsGeometry.fromPolylineXY(corners)
        if kind == "LineString"
        else QgsGeometry.fromPolygonXY([corners])
    )


def _layer(
    kind: str, fields: Sequence[str], rows: Sequence[tuple[QgsGeometry, list[str]]]
) -> QgsVectorLayer:
    columns = "".join(f"&field={name}:string" for name in fields)
    layer = QgsVectorLayer(f"{kind}?crs={CRS}&index=yes{columns}", kind, "memory")
    features = []
    for shape, values in rows:
        feature = QgsFeature()
        feature.setGeometry(shape)
        feature.setAttributes(values)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def with_map(
    sheets: Sequence[DispatchSheet], places: Sequence[QgsPointXY], shown: Sequence[Any]
) -> bytes:
    """Draw the places and the sheets, as the desk's print run does."""
    crs = QgsCoordinateReferenceSystem(CRS)
    prepared = [Extract(shown, crs, place, SIZE_PX, SCALE).drawing() for place in places]
    return dispatch_sheet.render_dispatch_sheets(
        replace(one, location=replace(one.location, map_picture=draw() if draw else None))
        for one, draw in zip(sheets, drawn_ahead(prepared))
    )


def atlas(places: Sequence[QgsPointXY], shown: Sequence[Any], target: Path, letters: bool) -> Part:
    """QGIS's own way: a page for each place, the map as large and as fine.

    :param letters: labels as letters, as the sheet's are, instead of outlines, QGIS's default
    """
    project = QgsProject.instance()
    cover = _layer("Point", (), [(QgsGeometry.fromPointXY(place), []) for place in places])
    project.addMapLayer(cover, False)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    page = layout.pageCollection().page(0)
    page.setPageSize("A4", page.Orientation.Portrait)
    item = QgsLayoutItemMap(layout)
    millimetres = QgsUnitTypes.LayoutUnit.LayoutMillimeters
    wide, high = (pixels / DPI * 25.4 for pixels in SIZE_PX)
    item.attemptMove(QgsLayoutPoint(100, 80, millimetres))
    item.attemptResize(QgsLayoutSize(wide, high, millimetres))
    item.setLayers(list(shown))
    item.setCrs(QgsCoordinateReferenceSystem(CRS))
    item.setExtent(QgsRectangle.fromCenterAndSize(places[0], 130, 86))
    item.setAtlasDriven(True)
    item.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Fixed)
    item.setScale(SCALE)
    layout.addLayoutItem(item)
    label = QgsLayoutItemLabel(layout)
    label.setText("任务派遣单 [% @atlas_featurenumber %]")
    label.attemptResize(QgsLayoutSize(80, 10, millimetres))
    layout.addLayoutItem(label)
    layout.atlas().setCoverageLayer(cover)
    layout.atlas().setEnabled(True)

    def export() -> None:
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.dpi = DPI
        if letters:
            settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
        outcome, error = QgsLayoutExporter.exportToPdf(layout.atlas(), str(target), settings)
        if outcome != QgsLayoutExporter.ExportResult.Success:
            raise RuntimeError(error)

    return timed(export)


# --- the run


def timed(work: Callable[[], Any]) -> Part:
    """How long a piece of work takes, all its threads together."""

    def run() -> Taken:
        began, used = time.perf_counter(), time.process_time()
        work()
        return time.perf_counter() - began, time.process_time() - used

    return run


def turns(parts: Sequence[Part], rounds: int) -> list[list[Taken]]:
    """Let the parts take turns, forwards and backwards; the first turn only warms up."""
    taken: list[list[Taken]] = [[] for _ in parts]
    for turn in range(rounds + 1):
        pairs = list(zip(taken, parts))
        for times, part in pairs if turn % 2 else reversed(pairs):
            seconds = part()
            if turn:
                times.append(seconds)
    return taken


def compare(
    pages: int, name: str, ours: list[Taken], peer: str, theirs: list[Taken], least: float | None
) -> list[Row]:
    """Milliseconds a page, and our pages a second as a share of theirs, round by round."""
    shares = [their / our for (our, _), (their, _) in zip(ours, theirs)]
    used = [their / our for (_, our), (_, their) in zip(ours, theirs)]
    rows = []
    for who, taken in ((name, ours), (peer, theirs)):
        rows += [
            Row(f"{who}: ms a page", [1000 * clock / pages for clock, _ in taken]),
            Row(f"{who}: ms of processor a page", [1000 * used / pages for _, used in taken]),
            Row(f"{who}: pages a second", [pages / clock for clock, _ in taken]),
        ]
    return [
        *rows,
        Row(f"{name}: share of the rate", shares, peer, median(shares), least, at_least=True),
        Row(f"{name}: the same by processor time", used, peer, median(used)),
    ]  # fmt: skip


def run(pages: int, rounds: int) -> str:
    """Measure and return the table."""
    chance = random.Random(1)
    sheets = [sheet(number, chance) for number in range(pages)]
    lines = recorded(sheets)
    district = build()
    shown = layers(district)
    picked = chance.sample(list(district.components), pages)
    places = [QgsPointXY(*part.place) for part in picked]
    with tempfile.TemporaryDirectory() as folder:
        plain, bared, mapped, atlases, lettered = turns(
            [
                timed(lambda: dispatch_sheet.render_dispatch_sheets(sheets)),
                timed(lambda: bare(lines, sheets)),
                timed(lambda: with_map(sheets, places, shown)),
                atlas(places, shown, Path(folder) / "atlas.pdf", False),
                atlas(places, shown, Path(folder) / "letters.pdf", True),
            ],
            rounds,
        )
    rows = compare(pages, "sheet", plain, "bare page of reportlab", bared, 0.5)
    rows += compare(pages, "sheet with map", mapped, "QGIS's atlas", atlases, 1.0)
    # Not QGIS's default; for whoever wants to know how far one may go.
    rows += compare(pages, "sheet with map", mapped, "atlas set to letters", lettered, None)
    return table(f"Sheets, {pages} pages a round", "as the row says", rows)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    application = QgsApplication([], True)
    application.initQgis()
    print(run(given.pages, given.rounds))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
