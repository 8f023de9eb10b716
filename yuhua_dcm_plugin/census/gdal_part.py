"""Everything that GDAL reads: GeoPackage, GeoJSON, sheets, file geodatabases, MapInfo.

Rows go through GDAL's own writer of COPY lines into a temporary file, which is many times faster
than asking for each field of each feature from Python and holds one row in memory at a time.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .datum import first_position
from .encoding import UTF8, garbled_table
from .gdal_errors import gdal_errors, open_vector, whole_text
from .opening import Asked, Opened, finished, refusal
from .parts import (
    Column,
    Crs,
    DeliveryError,
    EncodingVerdict,
    Part,
    Progress,
    RawRow,
    Refusal,
    ShouldStop,
)

_SAMPLE, _POINTS, MOST_COLUMNS = 50, 1000, 1000
#: Columns of a table that GDAL's writer can hold.
_MOST_WRITTEN = 1600
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_KINDS = {
    "Integer": "integer",
    "Integer64": "integer",
    "Real": "real",
    "String": "text",
    "Date": "date",
    "DateTime": "time",
}
_SHAPES = {1: "point", 2: "line", 3: "polygon", 4: "point", 5: "line", 6: "polygon"}


@dataclass(frozen=True)
class GdalSource:
    """Rows of a layer, written out by GDAL and read line by line."""

    name: str
    path: str
    layer: int
    drivers: tuple[str, ...]
    options: tuple[str, ...] = ()
    config: tuple[tuple[str, str], ...] = ()
    keeps: object = field(default=None, repr=False, compare=False)

    def rows(
        self, _encoding: str | None, crs: Crs | None, should_stop: ShouldStop, progress: Progress
    ) -> Iterator[RawRow]:
        """Read every row; what GDAL reads is UTF-8 by its format."""
        return finished(self.plain(should_stop=should_stop), crs, should_stop, progress)

    def plain(
        self, most: int | None = None, should_stop: ShouldStop | None = None
    ) -> Iterator[RawRow]:
        """Rows as they stand in the file.

        :raises DeliveryError: damaged, text_garbled
        """
        with _folder() as folder:
            lines = folder / "rows.sql"
            self._write(lines, most, should_stop)
            if should_stop is not None and should_stop():
                return
            yield from self._read(lines)

    def _write(self, lines: Path, most: int | None, should_stop: ShouldStop | None) -> None:
        with gdal_errors(PG_USE_COPY="YES", **dict(self.config)) as said:
            dataset = open_vector(self.path, list(self.drivers), list(self.options))
            layer = dataset.GetLayer(self.layer) if dataset is not None else None
            if layer is None:
                raise DeliveryError(Refusal(self.name, "damaged", {"detail": said.first()}))
            width = layer.GetLayerDefn().GetFieldCount()
            if width > _MOST_WRITTEN:
                raise DeliveryError(Refusal(self.name, "too_many_columns", {"columns": width}))
            whole = _translated(lines, dataset, _arguments(layer.GetName(), most), should_stop)
            stopped = should_stop is not None and should_stop()
            if (not whole or said.failures) and not stopped:
                raise DeliveryError(Refusal(self.name, "damaged", {"detail": said.first()}))

    def _read(self, lines: Path) -> Iterator[RawRow]:
        try:
            with lines.open(encoding="utf-8", newline="\n") as file:
                shape = next((_shape(line) for line in file if line.startswith("COPY ")), None)
                if shape is not None:
                    yield from self._rows(file, *shape)
        except UnicodeDecodeError:
            raise DeliveryError(Refusal(self.name, "text_garbled", {})) from None

    def _rows(self, file: Iterator[str], geometry: int | None, first: int) -> Iterator[RawRow]:
        for line in file:
            if line.startswith("\\."):
                return
            if "\ufffd" in line:
                raise DeliveryError(Refusal(self.name, "text_garbled", {}))
            cells: list[str | None] = line[:-1].split("\t")  # type: ignore[assignment]
            if "\\" in line:
                cells = [_unescaped(cell or "") for cell in cells]
            wkb = cells[geometry] if geometry is not None else None
            yield RawRow(cells[first:], wkb)


def _translated(
    lines: Path, dataset: Any, arguments: list[str], should_stop: ShouldStop | None
) -> bool:
    from osgeo import gdal

    if not all(map(whole_text, arguments)):
        return False
    goes_on = (lambda *_: 0 if should_stop() else 1) if should_stop else None
    try:
        written = gdal.VectorTranslate(str(lines), dataset, options=arguments, callback=goes_on)
    except (RuntimeError, SystemError, UnicodeError):
        return False
    return written is not None  # dropping it writes the rest of the file


def _arguments(layer: str, most: int | None) -> list[str]:
    limit = [] if most is None else ["-limit", str(most)]
    creation = ("LAUNDER=NO", "SRID=0", "SPATIAL_INDEX=NONE", "CREATE_SCHEMA=NO",
                "DROP_TABLE=NO", "FID=dcm_fid", "GEOMETRY_NAME=dcm_geom")  # fmt: skip
    options = [word for option in creation for word in ("-lco", option)]
    keep = ["-unsetFieldWidth", "-nln", "t"]
    return ["-f", "PGDUMP", *keep, *limit, *options, layer]


def _shape(line: str) -> tuple[int | None, int]:
    """Where the geometry stands in a COPY line, and where our columns begin."""
    names = re.findall(r'"((?:[^"]|"")*)"', line.split("(", 1)[1])
    geometry = names.index("dcm_geom") if "dcm_geom" in names[:2] else None
    return geometry, sum(name in ("dcm_fid", "dcm_geom") for name in names[:2])


def _unescaped(cell: str) -> str | None:
    if cell == "\\N":
        return None
    if "\\" not in cell:
        return cell
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), cell)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="dcm-census-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Layer:
    """What GDAL says of a layer, taken down at once so that nothing of GDAL stays open."""

    number: int
    name: str
    columns: tuple[Column, ...]
    rows: int
    crs: Crs | None
    says: bool
    has_geometry: bool


def open_layers(
    path: Path,
    name: str,
    asked: Asked,
    drivers: tuple[str, ...],
    *,
    options: tuple[str, ...] = (),
    several: bool = True,
    keeps: object = None,
) -> list[Opened]:
    """Look at each layer of a file.

    :param several: whether the name of a layer belongs to the name of its part
    """
    with gdal_errors() as said:
        dataset = open_vector(str(path), list(drivers), list(options))
        layers = described(dataset) if dataset is not None else None
        del dataset
    if layers is None:
        return [refusal(name, "damaged", detail=said.first())]
    if not layers:
        return [refusal(name, "no_layers")]
    shown = {x.number: f"{name} › {x.name}" if several else name for x in layers}
    opened = []
    for layer in layers:
        source = GdalSource(shown[layer.number], str(path), layer.number, drivers, options,
                            keeps=keeps)  # fmt: skip
        opened.append(_part(layer, source, asked))
    return opened


def described(dataset: Any) -> list[Layer]:
    """Take down what there is to know of each layer."""
    found = [dataset.GetLayer(number) for number in range(dataset.GetLayerCount())]
    return [_described(number, layer) for number, layer in enumerate(found) if layer is not None]


def _described(number: int, layer: Any) -> Layer:
    from .crs import of_srs

    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    columns = tuple(Column(f.GetName(), _KINDS.get(f.GetTypeName(), "other")) for f in fields)
    srs = layer.GetSpatialRef()
    crs, says = of_srs(srs), srs is not None
    geometry = definition.GetGeomFieldCount() > 0 and layer.GetGeomType() != 100
    return Layer(number, layer.GetName(), columns, layer.GetFeatureCount(), crs, says, geometry)


def _part(layer: Layer, source: GdalSource, asked: Asked) -> Opened:
    if len(layer.columns) > MOST_COLUMNS:
        return refusal(source.name, "too_many_columns", columns=len(layer.columns))
    try:
        first = list(source.plain(_POINTS))
    except DeliveryError as error:
        return error.refusal
    sample = tuple(tuple(row.values) for row in first[:_SAMPLE])
    if garbled_table((column.name for column in layer.columns), (row.values for row in first)):
        return refusal(source.name, "text_garbled")
    kind = kind_of(first)
    points = [p for row in first if row.wkb_hex and (p := first_position(row.wkb_hex)) is not None]
    return Part(
        source.name,
        layer.name,
        layer.columns,
        max(layer.rows, len(first) if len(first) < _POINTS else 0),
        kind,
        EncodingVerdict(UTF8, True),
        asked.crs_verdict(layer.crs, layer.says, kind, points),
        sample,
        source,
    )


def kind_of(rows: list[RawRow]) -> str:
    """Return point, line, polygon, mixed or none."""
    kinds = {_shape_of(row.wkb_hex) for row in rows if row.wkb_hex}
    return kinds.pop() if len(kinds) == 1 else "mixed" if kinds else "none"


def _shape_of(wkb_hex: str) -> str:
    order = "little" if wkb_hex[:2] == "01" else "big"
    kind = int.from_bytes(bytes.fromhex(wkb_hex[2:10]), order) & 0x0FFFFFFF  # type: ignore[arg-type]
    return _SHAPES.get(kind % 1000, "mixed")
