"""Folders as they really are: thousands of files, links in a ring, files that come and go."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from deliverykit import csv_file, family, geojson, shapefile, survey_table, with_gdal, zipped

from yuhua_dcm_plugin.census.delivery import open_delivery
from yuhua_dcm_plugin.census.parts import Delivery, DeliveryError, Part
from yuhua_dcm_plugin.core.xlsx import Sheet, workbook_bytes

LINE = "小类名称,X,Y\n路灯,545000,4209000\n"


def reasons(delivery: Delivery) -> dict[str, str]:
    return {refused.name: refused.reason_key for refused in delivery.refused}


def only(path: Path) -> Part:
    delivery = open_delivery(path)
    assert delivery.refused == ()
    (part,) = delivery.parts
    return part


# --- many, linked, odd ----------------------------------------------------------------------------


def test_two_thousand_files_are_read_and_the_next_is_told(tmp_path: Path) -> None:
    for number in range(2000):
        (tmp_path / f"{number:04}.csv").write_text(LINE, "utf-8")
    start = time.monotonic()
    delivery = open_delivery(tmp_path)
    assert time.monotonic() - start < 60
    assert (len(delivery.parts), delivery.refused) == (2000, ())
    (tmp_path / "9999.csv").write_text(LINE, "utf-8")
    delivery = open_delivery(tmp_path)
    assert len(delivery.parts) == 2000
    assert reasons(delivery) == {tmp_path.name: "too_many_files"}


def test_links_in_a_ring_end(tmp_path: Path) -> None:
    inside = tmp_path / "东区"
    inside.mkdir()
    (inside / "a.csv").write_text(LINE, "utf-8")
    (inside / "回到上级").symlink_to(tmp_path, target_is_directory=True)
    (inside / "自己.csv").symlink_to(inside / "自己.csv")
    (inside / "甲.csv").symlink_to(inside / "乙.csv")
    (inside / "乙.csv").symlink_to(inside / "甲.csv")
    (inside / "没有.csv").symlink_to(tmp_path / "nowhere.csv")
    delivery = open_delivery(tmp_path)
    assert [part.name for part in delivery.parts] == ["东区/a.csv"]
    assert set(reasons(delivery)) == {f"东区/{name}.csv" for name in ("自己", "甲", "乙", "没有")}
    assert set(reasons(delivery).values()) == {"not_found"}
    assert reasons(open_delivery(inside / "自己.csv")) == {"自己.csv": "not_found"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.csv")
    (tmp_path / "零.csv").symlink_to("/dev/zero")
    assert set(reasons(open_delivery(tmp_path)).values()) == {"empty_file"}


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may look into too."""
    with TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


def test_what_may_not_be_read_says_so_and_the_rest_is_read(open_folder: Path) -> None:
    (open_folder / "好.csv").write_text(LINE, "utf-8")
    (open_folder / "锁.csv").write_text(LINE, "utf-8")
    (open_folder / "锁.gpkg").write_text(LINE, "utf-8")
    for locked in open_folder.glob("锁.*"):
        locked.chmod(0)
    with as_nobody():
        delivery = open_delivery(open_folder)
        assert [len(list(part.rows_in())) for part in delivery.parts] == [1]
    assert reasons(delivery)["锁.csv"] == "not_readable"
    assert reasons(delivery)["锁.gpkg"] in ("not_readable", "damaged")


def test_a_folder_that_may_not_be_entered_is_one_line(open_folder: Path) -> None:
    locked = open_folder / "锁"
    locked.mkdir()
    (locked / "a.csv").write_text(LINE, "utf-8")
    locked.chmod(0)
    try:
        with as_nobody():
            assert set(reasons(open_delivery(locked)).values()) == {"nothing_found"}
            assert reasons(open_delivery(locked / "a.csv")) == {"a.csv": "not_readable"}
    finally:
        locked.chmod(0o700)


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: zipped(folder / "交付.zip", family(shapefile(folder / "x"))),
        lambda folder: with_gdal(folder / "部件.xlsx", "XLSX"),
        lambda folder: with_gdal(folder / "部件.gpkg", "GPKG"),
        lambda folder: with_gdal(folder / "部件.ods", "ODS"),
    ],
)
def test_an_archive_or_a_workbook_cut_anywhere_is_whole_or_refused(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    whole = make(tmp_path)
    data = whole.read_bytes()
    rows = sum(1 for part in open_delivery(whole).parts for _row in part.rows_in())
    cut = tmp_path / f"断{whole.suffix}"
    for eighths in range(8):
        cut.write_bytes(data[: len(data) * eighths // 8])
        delivery = open_delivery(cut)
        try:
            read = sum(1 for part in delivery.parts for _row in part.rows_in())
        except DeliveryError:
            continue
        assert delivery.refused or read == rows


def test_five_thousand_columns_are_too_many_in_any_kind_of_file(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(5000)]
    feature = {"type": "Feature", "properties": dict.fromkeys(names, "1"),
               "geometry": {"type": "Point", "coordinates": [114.5, 38.0]}}  # fmt: skip
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (tmp_path / "a.geojson").write_text(text, "utf-8")
    (tmp_path / "a.txt").write_text("\t".join(names) + "\n" + "\t".join("1" * 5000) + "\n", "utf-8")
    sheet = Sheet("部件", names, [["1"] * 5000])
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes([sheet]))
    with closing(sqlite3.connect(with_gdal(tmp_path / "a.gpkg", "GPKG"))) as database:
        (table,) = database.execute("SELECT table_name FROM gpkg_contents").fetchone()
        for name in names[:1500]:  # SQLite itself has no more than 2,000
            database.execute(f'ALTER TABLE "{table}" ADD COLUMN {name} TEXT')
        database.commit()
    delivery = open_delivery(tmp_path)
    assert delivery.parts == ()
    assert list(reasons(delivery).values()) == ["too_many_columns"] * 4


def test_a_bomb_among_good_members_is_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "交付.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.csv", LINE)
        packed.writestr("b.csv", bytes(300 << 20))
    before = shutil.disk_usage(tmp_path).used
    assert set(reasons(open_delivery(bomb)).values()) == {"zip_bomb"}
    assert shutil.disk_usage(tmp_path).used - before < 100 << 20


# --- between the look and the taking --------------------------------------------------------------


MAKERS: dict[str, Callable[[Path], Path]] = {
    "csv": lambda folder: csv_file(folder / "部件.csv", survey_table()),
    "geojson": lambda folder: geojson(folder / "部件.geojson"),
    "shp": shapefile,
    "gpkg": lambda folder: with_gdal(folder / "部件.gpkg", "GPKG"),
    "xlsx": lambda folder: with_gdal(folder / "部件.xlsx", "XLSX"),
    "tab": lambda folder: with_gdal(folder / "部件.tab", "MapInfo File"),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_file_that_vanished_after_it_was_looked_at_is_one_line(tmp_path: Path, kind: str) -> None:
    path = MAKERS[kind](tmp_path)
    part = open_delivery(path).parts[0]
    for file in tmp_path.glob(f"{path.stem}.*"):
        file.unlink()
    with pytest.raises(DeliveryError) as caught:
        list(part.rows_in())
    assert caught.value.refusal.reason_key in ("not_found", "damaged")


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "gpkg"])
def test_a_file_that_is_another_one_by_now_is_not_read_by_the_old_agreement(
    tmp_path: Path, kind: str
) -> None:
    """Of the same columns in another order nobody would notice anything else."""
    path = MAKERS[kind](tmp_path)
    part = open_delivery(path).parts[0]
    assert list(part.rows_in())
    data = path.read_bytes()
    path.write_bytes(data)
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1))
    with pytest.raises(DeliveryError, match="changed"):
        list(part.rows_in())


def test_a_file_that_changes_while_it_is_read_is_not_taken(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "部件.csv", [["小类名称", "X", "Y"], *[["路灯", "1", "2"]] * 5000])
    part = only(path)
    rows = part.rows_in()
    next(rows)
    path.write_bytes(path.read_bytes() + "路灯,3,4\r\n".encode())
    with pytest.raises(DeliveryError, match="changed"):
        list(rows)


def test_columns_of_a_geopackage_are_asked_for_by_name(tmp_path: Path) -> None:
    path = MAKERS["gpkg"](tmp_path)
    part = only(path)
    path.unlink()
    with_gdal(path, "GPKG", rows=[])
    assert list(part.rows_in()) == []
    path.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    with pytest.raises(DeliveryError, match="damaged"):
        list(part.rows_in())
