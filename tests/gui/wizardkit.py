"""What tests of the census desk share: a surveyor's dock, deliveries on disk."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

#: Somewhere in the fixture district, EPSG:4547.
X, Y = 545120.0, 4209120.0
HEAD = ("标识码", "小类名称", "部件名称", "权属单位", "部件状态", "初始日期", "X", "Y")


def lamp(number: int, **changes: Any) -> dict[str, Any]:
    """A street lamp of a delivery, 20 m beside the one before."""
    row = {
        "标识码": "", "小类名称": "路灯", "部件名称": f"路灯{number}", "权属单位": "测试市政部门",
        "部件状态": "完好", "初始日期": "2024-05-06",
        "X": X + 20 * (number % 15), "Y": Y + 20 * (number // 15),
    }  # fmt: skip
    return {**row, **changes}


def write_csv(
    path: Path, rows: Iterable[dict[str, Any]], head: Sequence[str] = HEAD, encoding: str = "utf-8"
) -> Path:
    """Write a delivery as CSV."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, head)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_geojson(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    """Write a delivery as GeoJSON in EPSG:4547."""
    features = [
        {
            "type": "Feature",
            "properties": {key: value for key, value in row.items() if key not in ("X", "Y")},
            "geometry": {"type": "Point", "coordinates": [row["X"], row["Y"]]},
        }
        for row in rows
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}
    whole = {"type": "FeatureCollection", "crs": crs, "features": features}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return path
