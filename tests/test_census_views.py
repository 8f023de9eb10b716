"""A GeoPackage may hold views that never end; QGIS does not wait for them (GeoPackage 视图)."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from deliverykit import with_gdal

from yuhua_dcm_plugin.census import gpkg
from yuhua_dcm_plugin.census.delivery import open_delivery
from yuhua_dcm_plugin.census.looking import LookStoppedError
from yuhua_dcm_plugin.census.parts import Delivery, DeliveryError
from yuhua_dcm_plugin.census.refusals import words_of

ENDLESS = (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, '路灯' AS c FROM n"
)
#: Nothing ever comes.
SILENT = f"SELECT i, c FROM ({ENDLESS}) WHERE i < 0"
#: A few rows, but made of twenty to the power of ten.
CROWDED = "SELECT a0.* FROM " + ", ".join(f"layer AS a{n}" for n in range(10)) + " WHERE {last}"
CROWDED = CROWDED.format(last="a0.fid + a9.fid < 0")
#: Counted in no time, as columns are left out; read for ever.
COSTLY = f"SELECT fid, (SELECT count(*) FROM ({ENDLESS})) AS c FROM layer"


def with_view(folder: Path, *selects: str) -> Path:
    path = with_gdal(folder / "部件.gpkg", "GPKG")
    with closing(sqlite3.connect(path)) as database:
        (table,) = database.execute("SELECT table_name FROM gpkg_contents").fetchone()
        for number, select in enumerate(selects):
            name = f"视图{number}"
            rows = select.replace("layer", f'"{table}"')
            database.execute(f'CREATE VIEW "{name}" AS {rows}')
            database.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
                " VALUES (?, 'attributes', ?, 0)",
                (name, name),
            )
        database.commit()
    return path


def reasons(delivery: Delivery) -> list[str]:
    return [refused.reason_key for refused in delivery.refused]


@pytest.mark.parametrize("select", [ENDLESS, SILENT, CROWDED, COSTLY])
def test_a_view_without_an_end_is_refused_and_the_table_beside_it_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, select: str
) -> None:
    monkeypatch.setattr(gpkg, "_LOOK_S", 0.3)
    start = time.monotonic()
    delivery = open_delivery(with_view(tmp_path, select))
    assert time.monotonic() - start < 3
    (part,) = delivery.parts
    assert len(list(part.rows_in())) == part.rows > 0
    (refused,) = delivery.refused
    assert refused.name == "部件.gpkg › 视图0"
    assert refused.reason_key == "takes_too_long"
    assert words_of(refused).count("\n") == 0


def test_a_view_that_ends_is_a_layer(tmp_path: Path) -> None:
    delivery = open_delivery(with_view(tmp_path, "SELECT fid, 2 * fid AS n FROM layer"))
    assert delivery.refused == ()
    table, view = delivery.parts
    assert view.rows == table.rows


def test_a_view_that_cannot_be_read_spoils_no_other_layer(tmp_path: Path) -> None:
    delivery = open_delivery(with_view(tmp_path, "SELECT nothing_of_that(fid) AS x FROM layer"))
    assert len(delivery.parts) == 1
    assert reasons(delivery) == ["damaged"]


def test_hundreds_of_such_views_are_not_waited_for_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gpkg, "_LOOK_S", 0.2)
    start = time.monotonic()
    delivery = open_delivery(with_view(tmp_path, *[ENDLESS] * 100))
    assert time.monotonic() - start < 3
    assert reasons(delivery) == ["takes_too_long"] * 100


@pytest.mark.parametrize("select", [ENDLESS, SILENT, CROWDED, COSTLY])
def test_whoever_waits_for_such_a_view_may_stop_at_once(tmp_path: Path, select: str) -> None:
    start = time.monotonic()
    with pytest.raises(LookStoppedError):
        open_delivery(
            with_view(tmp_path, select), should_stop=lambda: time.monotonic() > start + 0.5
        )
    assert time.monotonic() - start < 2


def test_rows_that_cease_to_come_are_waited_for_only_so_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_view(tmp_path, "SELECT fid, 2 * fid AS n FROM layer")
    _table, view = open_delivery(path).parts
    with closing(sqlite3.connect(path)) as database:  # between the look and the reading
        wanted = ", ".join(f'0 AS "{column.name}"' for column in view.columns)
        database.execute('DROP VIEW "视图0"')
        endless = SILENT.replace("i, c", wanted)
        database.execute(f'CREATE VIEW "视图0" AS {endless}')
        database.commit()
    monkeypatch.setattr(gpkg, "_PORTION_S", 0.3)
    with pytest.raises(DeliveryError) as caught:
        list(view.rows_in())
    assert caught.value.refusal.reason_key == "takes_too_long"
    start = time.monotonic()
    monkeypatch.setattr(gpkg, "_PORTION_S", 60.0)
    rows = view.rows_in(should_stop=lambda: time.monotonic() > start + 0.3)
    assert list(rows) == []
    assert time.monotonic() - start < 2
