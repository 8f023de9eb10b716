"""What has come: a file, a folder or an archive as parts that can be read, and refusals.

Nothing here raises for what a delivery is like: whatever cannot be read becomes one line.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Callable

from .archive import Archive, ArchiveError
from .crs import CrsError, chosen_crs
from .csv_part import open_csv
from .encoding import codec_of
from .gdal_errors import whole_text
from .gdal_part import open_layers
from .geojson import open_geojson
from .gpkg import open_gpkg
from .looking import Look, Told
from .opening import Asked, Opened, refusal
from .parts import Delivery, DeliveryError, Part, Refusal, ShouldStop, Stamp, stamp_of
from .shapefile import open_shapefile
from .sheets import open_sheets

__all__ = ["Delivery", "DeliveryError", "Part", "Refusal", "open_delivery"]

#: The district this is written for, for hints only: longitude and latitude.
YUHUA = (114.55, 38.0)
#: What lies in folders and is no delivery; what belongs to another file.
_IGNORED = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "__macosx"})
_SIDECARS = frozenset(
    (
        ".dbf", ".shx", ".prj", ".cpg", ".cst", ".sbn", ".sbx", ".qix", ".qpj", ".qmd", ".fix",
        ".ain", ".aih", ".atx", ".ixs", ".mxs", ".fbn", ".fbx", ".xml", ".dat", ".map", ".id",
        ".ind", ".mid", ".lyr", ".mxd", ".qml", ".sld", ".qgs", ".qgz", ".gpkg-wal", ".gpkg-shm",
        ".pdf", ".doc", ".docx", ".jpg", ".jpeg", ".png", ".md", ".html",
    )
)  # fmt: skip
_PACKED = frozenset({".rar", ".7z", ".tar", ".gz", ".tgz"})
_MOST_FILES = 2000


def _silent(_done: int, _whole: int) -> None:
    """Tell nobody."""


def _go_on() -> bool:
    return False


def open_delivery(
    path: Path,
    *,
    encoding: str | None = None,
    crs: str | None = None,
    near: tuple[float, float] = YUHUA,
    told: Told = _silent,
    should_stop: ShouldStop = _go_on,
) -> Delivery:
    """Look at everything that came.

    :param encoding: ENCODING, where somebody knows; counts for every part that is not UTF-8 by
        its format
    :param crs: SOURCE_CRS: EPSG:4547, 4547, CGCS2000, WGS84, GCJ-02, BD-09, WKT or PROJ text
    :param near: longitude and latitude of the district, to say which CRS would fit
    :param told: of bytes that have been looked at, and all of them
    :raises LookStoppedError: ``should_stop`` said so
    """
    path = Path(path)
    title = path.name or str(path)
    try:
        look = Look(_bytes_of(path), told, should_stop)
        chosen = chosen_crs(crs) if crs else None
        asked = Asked(encoding and _known(encoding), chosen, near, look)
    except (CrsError, LookupError) as error:
        reason = "crs_choice_unknown" if isinstance(error, CrsError) else "encoding_unknown"
        return Delivery(title, (), (refusal(title, reason, given=crs if crs else encoding),))
    opened = list(_everything(path, asked))
    parts = tuple(x for x in opened if isinstance(x, Part))
    refused = tuple(x for x in opened if isinstance(x, Refusal))
    if not opened:
        refused = (refusal(title, "nothing_found"),)
    return Delivery(title, parts, refused)


def _known(encoding: str) -> str:
    codec_of(encoding)
    return encoding


def _everything(path: Path, asked: Asked) -> Iterator[Opened]:
    try:
        yield from _found(path, asked)
    except (OSError, ValueError) as error:  # a folder on the way that may not be entered
        reason = "not_readable" if isinstance(error, PermissionError) else "not_found"
        yield refusal(path.name, reason)


def _found(path: Path, asked: Asked) -> Iterator[Opened]:
    if path.is_dir() and path.suffix.lower() != ".gdb":
        yield from _folder(path, "", asked, None)
    elif not path.exists():
        yield refusal(path.name, "not_found")
    else:
        main = _main(path)
        yield from _file(main, main.name, asked, None)


def _main(path: Path) -> Path:
    """The .shp of a companion that was picked in its place, where it is there."""
    if path.suffix.lower() not in (".dbf", ".shx", ".prj", ".cpg"):
        return path
    beside = (path.with_suffix(suffix) for suffix in (".shp", ".SHP"))
    return next((shp for shp in beside if shp.is_file()), path)


def _folder(folder: Path, prefix: str, asked: Asked, keeps: Archive | None) -> Iterator[Opened]:
    files = list(_files(folder))
    stems = {
        (f.parent, f.stem.lower()) for f in files if f.suffix.lower() in (".shp", ".tab", ".mif")
    }
    for file in files[:_MOST_FILES]:
        suffix = file.suffix.lower()
        name = prefix + file.relative_to(folder).as_posix()
        alone = suffix == ".dbf" and (file.parent, file.stem.lower()) not in stems
        if alone:
            yield refusal(name, "shp_missing")
        elif suffix not in _SIDECARS:
            yield from _file(file, name, asked, keeps)
    if len(files) > _MOST_FILES:
        yield refusal(prefix or folder.name, "too_many_files", files=len(files))


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, links to folders not followed."""
    for root, folders, names in os.walk(folder, followlinks=False):
        packed = [name for name in folders if name.lower().endswith(".gdb")]
        kept = [name for name in folders if name not in packed and not _ignored(name)]
        folders[:] = sorted(kept)
        for name in sorted([*names, *packed]):
            if not _ignored(name):
                yield Path(root, name)


def _bytes_of(path: Path) -> int:
    """Bytes of a file with its table, or of all files of a folder; 0 where that cannot be told."""
    try:
        if path.is_dir():
            return sum(file.stat().st_size for file in _files(path) if file.is_file())
        main = _main(path)
        return _with_table(main, main.stat().st_size)
    except (OSError, ValueError):  # which opening it will say
        return 0


def _with_table(path: Path, size: int) -> int:
    """Bytes of a shapefile with its .dbf, which is what takes long."""
    table = path.with_suffix(".dbf")
    more = path.suffix.lower() == ".shp" and table.is_file()
    return size + table.stat().st_size if more else size


def _ignored(name: str) -> bool:
    return name.lower() in _IGNORED or name.startswith(("._", "~$", "."))


def _file(path: Path, name: str, asked: Asked, keeps: Archive | None) -> list[Opened]:
    """Open one file; nothing it does gets out of here."""
    if not whole_text(name):
        return [refusal(name.encode("utf-8", "replace").decode(), "name_unreadable")]
    try:
        size = 0 if path.is_dir() else path.stat().st_size
        asked.look.next_file(_with_table(path, size))
        empty = not path.is_dir() and not size
        if empty:
            return [refusal(name, "empty_file")]
        stamps = _stamps(path)
        opened = map(_with_rows, _opened(path, name, asked, keeps))
        return [replace(x, stamps=stamps) if isinstance(x, Part) and stamps else x for x in opened]
    except DeliveryError as error:
        return [error.refusal]
    except OSError as error:
        reason = "not_readable" if isinstance(error, PermissionError) else "not_found"
        return [refusal(name, reason)]
    except (LookupError, ValueError, ArithmeticError, RecursionError, MemoryError, struct.error):
        return [refusal(name, "damaged")]


def _stamps(path: Path) -> tuple[Stamp, ...]:
    """Of a file and its companions.

    None of databases: whoever looks at them in QGIS changes their heads, and tables and columns are
    asked for by name. None of archives: what is read is our own copy.
    """
    if path.is_dir() or path.suffix.lower() in (".gpkg", ".zip"):
        return ()
    wanted = {path, *(path.with_suffix(end) for end in (".dbf", ".shx", ".DBF", ".SHX"))}
    return tuple(stamp_of(file) for file in sorted(wanted) if file.is_file())


def _with_rows(opened: Opened) -> Opened:
    """A table with a head and nothing below it brings nothing in: a refusal, and no batch."""
    if isinstance(opened, Part) and not opened.rows and not opened.sample:
        return refusal(opened.name, "no_rows")
    return opened


def _opened(path: Path, name: str, asked: Asked, keeps: Archive | None) -> list[Opened]:
    suffix = path.suffix.lower()
    opener = _OPENERS.get(suffix)
    if opener is not None:
        return opener(path, name, asked, keeps)
    return [refusal(name, "packed" if suffix in _PACKED else "kind_unknown", suffix=suffix)]


def _shapefile(path: Path, name: str, asked: Asked, keeps: Archive | None) -> list[Opened]:
    return [open_shapefile(path, name, asked, keeps)]


def _csv(path: Path, name: str, asked: Asked, keeps: Archive | None) -> list[Opened]:
    return [open_csv(path, name, asked, keeps)]


def _by_gdal(*drivers: str, several: bool = True) -> Callable[..., list[Opened]]:
    def opener(path: Path, name: str, asked: Asked, keeps: Archive | None) -> list[Opened]:
        return open_layers(path, name, asked, drivers, several=several, keeps=keeps)

    return opener


def _zip(path: Path, name: str, asked: Asked, keeps: Archive | None) -> list[Opened]:
    if keeps is not None:
        return [refusal(name, "zip_in_zip")]
    try:
        archive = Archive(path, asked.look)
    except ArchiveError as error:
        return [refusal(name, error.reason, **error.parameters)]
    asked.look.more(_bytes_of(archive.folder))
    return list(_folder(archive.folder, f"{name}/", asked, archive)) or [
        refusal(name, "nothing_found")
    ]


_OPENERS: dict[str, Callable[..., list[Opened]]] = {
    ".shp": _shapefile,
    ".csv": _csv,
    ".txt": _csv,
    ".tsv": _csv,
    ".zip": _zip,
    ".gpkg": open_gpkg,
    ".geojson": open_geojson,
    ".json": open_geojson,
    ".xlsx": open_sheets,
    ".xls": open_sheets,
    ".ods": open_sheets,
    ".gdb": _by_gdal("OpenFileGDB"),
    ".tab": _by_gdal("MapInfo File", several=False),
    ".mif": _by_gdal("MapInfo File", several=False),
}
