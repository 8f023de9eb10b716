"""Drawing a million components: the district's style against the same layer with one plain mark.

    benchmarks/component_drawing.py                      1,000,000 components, 7 rounds, turn about
    benchmarks/component_drawing.py --rows 50000         smaller

QGIS draws 1600 by 900 pixels as it does on its canvas (QgsMapRendererParallelJob), at several
scales and places, through a surveyor's own connection. The plain layers read the same view, hide
what the styled ones hide, and draw one symbol without labels. From afar the styled map shows
squares with numbers, and the plain one every component: what it would cost without them.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psycopg2
import server as servers
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QEventLoop, QSize
from run import _server, say
from server import Server
from table import Row, table

from yuhua_dcm_plugin.cases import styles
from yuhua_dcm_plugin.cases.component_symbols import plain
from yuhua_dcm_plugin.cases.records import ClassEntry
from yuhua_dcm_plugin.core.migrations import install
from yuhua_dcm_plugin.core.people import add_staff
from yuhua_dcm_plugin.demo.load import load_demo

NEEDED = 1.5
_DATABASE, _SURVEYOR = "dcm_bench_drawing", "bench_surveyor"
_POINTS = Path(__file__).with_name("component_drawing.sql")
_SIZE = QSize(1600, 900)
#: Scales that are compared, and those that the squares are for.
_NEAR, _FAR = (500, 1000, 2000, 2500, 5000, 10_000), (20_000, 60_000)
_PLACES = 3
_CRS = "EPSG:4547"
_KINDS = (QgsWkbTypes.Type.Point, QgsWkbTypes.Type.LineString, QgsWkbTypes.Type.Polygon)
_CLASSES = """
SELECT c.standard, c.code, c.label_zh, c.label_en, b.label_zh, b.label_en FROM dcm.class AS c
INNER JOIN dcm.big_class AS b ON b.standard = c.standard AND b.kind = c.kind AND b.code = c.big_code
WHERE c.kind = 'component' AND c.standard = 'CJ/T 214-2007' ORDER BY c.code
"""


def prepare(server: Server, rows: int) -> None:
    """The demo district with so many more components, lines and areas among them."""
    server.create(_DATABASE)
    dsn = server.of(_DATABASE)
    install(dsn, lambda _line: None)
    load_demo(dsn, 0, datetime.now(ZoneInfo("Asia/Shanghai")))
    add_staff(dsn, _SURVEYOR, "测试普查员", ["dcm_surveyor"], password=server.password)
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        begun = time.perf_counter()
        cursor.execute(_POINTS.read_text(encoding="utf-8"), {"rows": rows})
        told = [line for (line,) in cursor if "component_cells" in line]
        say(f"written in {time.perf_counter() - begun:.1f} s; {told}")
    connection.close()
    server.rows(_DATABASE, "vacuum analyze dcm.component")


def _layer(server: Server, view: str, kind: Any, where: str = "") -> QgsVectorLayer:
    uri = QgsDataSourceUri(server.login(_DATABASE, _SURVEYOR))
    uri.setDataSource("dcm_app", view, "geom", where, "id")
    uri.setSrid("4547")
    uri.setWkbType(kind)
    uri.setUseEstimatedMetadata(True)
    layer = QgsVectorLayer(uri.uri(False), view, "postgres")
    if not layer.isValid():
        raise RuntimeError(layer.dataProvider().error().message())
    return layer


def _styled(server: Server) -> list[QgsVectorLayer]:
    classes = [
        ClassEntry(standard, "component", code, zh, en, big, big_en, "", "")
        for standard, code, zh, en, big, big_en in server.rows(_DATABASE, _CLASSES)
    ]
    names = {entry.code[:2]: entry.big_name for entry in classes}
    made = [_layer(server, "component", kind, '"valid_to" IS NULL') for kind in _KINDS]
    for layer in made:
        styles.style_components(layer, names, classes)
    marks = _layer(server, "component", QgsWkbTypes.Type.Point, '"valid_to" IS NULL')
    styles.style_marks(marks, names)
    cells = _layer(server, "component_cell", QgsWkbTypes.Type.Point)
    styles.style_cells(cells)
    return [*made, marks, cells]


def _bare(server: Server) -> list[QgsVectorLayer]:
    made = [_layer(server, "component", kind, '"valid_to" IS NULL') for kind in _KINDS]
    for layer in made:
        layer.setRenderer(QgsSingleSymbolRenderer(plain(layer.geometryType())))
    return made


def _settings(layers: Sequence[QgsVectorLayer], centre: QgsPointXY, scale: float) -> QgsMapSettings:
    settings = QgsMapSettings()
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(_CRS))
    settings.setOutputSize(_SIZE)
    settings.setOutputDpi(96)
    metres = scale * 0.0254 / 96
    wide, high = _SIZE.width() * metres / 2, _SIZE.height() * metres / 2
    x, y = centre.x(), centre.y()
    settings.setExtent(QgsRectangle(x - wide, y - high, x + wide, y + high))
    settings.setLayers([layer for layer in layers if layer.isInScaleRange(settings.scale())])
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    return settings


def draw(layers: Sequence[QgsVectorLayer], centre: QgsPointXY, scale: float) -> tuple[float, Any]:
    """Seconds until the map stands, and its picture."""
    job = QgsMapRendererParallelJob(_settings(layers, centre, scale))
    loop = QEventLoop()
    job.finished.connect(loop.quit)
    begun = time.perf_counter()
    job.start()
    loop.exec()
    taken = time.perf_counter() - begun
    return taken, job.renderedImage()


def _places(server: Server) -> list[QgsPointXY]:
    """Where many, some and few stand."""
    found = server.rows(
        _DATABASE,
        "select cell_x * 250 + 125, cell_y * 250 + 125 from dcm.component_cell"
        " group by 1, 2 order by sum(number) desc",
    )
    return [QgsPointXY(*found[len(found) * part // (_PLACES + 1)]) for part in range(_PLACES)]


def measure(server: Server, rows: int, rounds: int, pictures: Path | None) -> list[Row]:
    """Both, turn about, at every scale and place."""
    try:
        prepare(server, rows)
        styled, bare, places = _styled(server), _bare(server), _places(server)
        found: list[Row] = []
        for scale in (*_NEAR, *_FAR):
            found += _at_scale(styled, bare, places, scale, rounds, pictures)
    finally:
        server.drop(_DATABASE)
    return found


def _at_scale(
    styled: list[Any], bare: list[Any], places: list[Any], scale: float, rounds: int,
    pictures: Path | None,
) -> list[Row]:  # fmt: skip
    times: dict[str, list[float]] = {"styled": [], "plain": []}
    ratios = []
    for number, place in enumerate(places):
        taken: dict[str, list[float]] = {"styled": [], "plain": []}
        for turn in range(rounds + 1):
            for what, layers in (("plain", bare), ("styled", styled)):
                seconds, image = draw(layers, place, scale)
                if turn:  # the first one warms caches
                    taken[what].append(seconds * 1000)
            if pictures and not turn:
                image.save(str(pictures / f"drawing_{scale:.0f}_{number}.png"))
        ratios.append(median(taken["styled"]) / median(taken["plain"]))
        for what, samples in taken.items():
            times[what] += samples
    say(f"1:{scale:.0f}: {', '.join(f'{ratio:.2f}' for ratio in ratios)}")
    named = f"1:{scale:,.0f}"
    return [
        Row(f"{named}, plain", times["plain"]),
        Row(f"{named}, styled", times["styled"], "plain, worst place", max(ratios), NEEDED),
    ]


@contextmanager
def _qgis() -> Iterator[None]:
    application = QgsApplication([], False)
    application.initQgis()
    yield
    application.exitQgis()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="keep the cluster here")
    parser.add_argument("--pictures", type=Path, help="write what was drawn here")
    given = parser.parse_args()
    with _qgis(), _server(given.folder) as server:
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before;", end=" ")
        print(servers.settings(server))
        rows = measure(server, given.rows, given.rounds, given.pictures)
    print(table(f"Drawing {given.rows:,} components, 1600 by 900", "ms", rows))
    return int(any(row.met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
