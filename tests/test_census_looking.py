"""Looking at a delivery is seen to go on, and may be stopped in the middle of each kind of file."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from deliverykit import shapefile, survey

from yuhua_dcm_plugin.census.delivery import open_delivery
from yuhua_dcm_plugin.census.looking import LookStoppedError

ROWS = 60_000


def big_csv(folder: Path) -> Path:
    path = folder / "部件.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["小类名称", "部件名称", "X", "Y"])
        writer.writerows(["路灯", f"路灯{number}", 545000, 4209000] for number in range(ROWS))
    return path


def big_geojson(folder: Path) -> Path:
    path = folder / "部件.geojson"
    one = {"type": "Feature", "properties": {"小类名称": "路灯"},
           "geometry": {"type": "Point", "coordinates": [114.5, 38.0]}}  # fmt: skip
    text = json.dumps(one, ensure_ascii=False)
    whole = ",".join([text] * ROWS)
    path.write_text(f'{{"type": "FeatureCollection", "features": [{whole}]}}', encoding="utf-8")
    return path


def big_shapefile(folder: Path) -> Path:
    return shapefile(folder, rows=survey(30_000))


def big_zip(folder: Path) -> Path:
    inside = big_csv(folder)
    path = folder / "成果.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(inside, "部件.csv")
    inside.unlink()
    return path


def folder_of_files(folder: Path) -> Path:
    for number in range(30):
        (folder / f"{number:02}.csv").write_text("小类名称,X,Y\n路灯,545000,4209000\n", "utf-8")
    return folder


MAKERS = (big_csv, big_geojson, big_shapefile, big_zip, folder_of_files)


@pytest.mark.parametrize("make", MAKERS)
def test_it_stops_in_the_middle(make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path)
    asked = 0

    def never() -> bool:
        nonlocal asked
        asked += 1
        return False

    assert open_delivery(path, should_stop=never).parts
    whole, asked = asked, 0
    assert whole >= 3, "asked too seldom"

    def half_way() -> bool:
        nonlocal asked
        asked += 1
        return asked > whole // 2

    with pytest.raises(LookStoppedError):
        open_delivery(path, should_stop=half_way)
    assert asked == whole // 2 + 1


@pytest.mark.parametrize("make", MAKERS)
def test_what_is_told_grows_to_the_whole(
    make: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yuhua_dcm_plugin.census.looking._EVERY_S", 0.0)
    heard: list[tuple[int, int]] = []
    open_delivery(make(tmp_path), told=lambda done, whole: heard.append((done, whole)))
    assert heard
    assert [done for done, _whole in heard] == sorted(done for done, _whole in heard)
    assert all(done <= whole for done, whole in heard)
    done, whole = heard[-1]
    assert done > whole * 0.6, "the last word is far from the end"
