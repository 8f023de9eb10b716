"""Writes the symbols of components and which class of which standard has which one.

scripts/symbols/make.py           writes icons/components/
scripts/symbols/make.py --check   says whether the files are what would be written
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import states
import surroundings
import traffic
import utilities
from draw import Symbol, dot, svg

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "icons" / "components"
DISTRICT = "CJ/T 214-2007"
SYMBOLS = {**utilities.SYMBOLS, **traffic.SYMBOLS, **surroundings.SYMBOLS}
_DOTS = (dot(7, 12.4, 1.7), dot(12, 12.4, 1.7), dot(17, 12.4, 1.7))
_PLATE_OF_BIG = {
    "01": "utility", "02": "traffic", "03": "amenity", "04": "green", "05": "land", "06": "other",
    "21": "local",
}  # fmt: skip
#: For classes without a drawing of their own.
FALLBACKS = {
    **{f"big_{big}": Symbol(plate, _DOTS) for big, plate in _PLATE_OF_BIG.items()},
    "unknown": Symbol("unknown", _DOTS),
}
#: Classes of later standards that no name leads to: the nearest drawing.
_NEAREST = {
    "井盖": "0130", "立杆": "0117", "旗杆": "0117", "综合杆": "0117", "户外广告": "0307",
    "牌匾标识": "0307", "宣传栏": "0501", "独立树": "0402", "充电站": "0116",
}  # fmt: skip


def files() -> dict[str, str]:
    """Name and content of every file."""
    made = {f"{name}.svg": svg(symbol) for name, symbol in _all().items()}
    told = {"symbols": index(), "drawings": sorted(SYMBOLS), **_shapes()}
    made["classes.json"] = json.dumps(told, indent=1, sort_keys=True) + "\n"
    return made


def _all() -> dict[str, Symbol]:
    return {**SYMBOLS, **FALLBACKS, **states.SYMBOLS}


def _shapes() -> dict[str, list[str]]:
    """Symbols of the classes that are lines or areas."""
    rows = [row for row in _rows("12_class") if row["standard"] == DISTRICT]
    return {
        shape: sorted(row["code"] for row in rows if row["geometry_type"] == shape)
        for shape in ("line", "polygon")
    }


def index() -> dict[str, dict[str, str]]:
    """Standard → class → symbol, for the classes that have one."""
    found: dict[str, dict[str, str]] = {DISTRICT: {code: code for code in SYMBOLS}}
    own = {row["label_zh"]: row["code"] for row in _rows("12_class") if row["standard"] == DISTRICT}
    crossed = {
        (row["to_standard"], row["to_code"]): row["code"]
        for row in _rows("13_class_crosswalk")
        if row["standard"] == DISTRICT
    }
    for row in _rows("12_class"):
        standard, code, name = row["standard"], row["code"], row["label_zh"]
        if standard == DISTRICT:
            continue
        symbol = own.get(name) or crossed.get((standard, code)) or _nearest(name)
        if symbol in SYMBOLS:
            found.setdefault(standard, {})[code] = symbol
    return found


def _nearest(name: str) -> str:
    return next((code for part, code in _NEAREST.items() if part in name), "")


def _rows(seed: str) -> list[dict[str, str]]:
    with (ROOT / "sql" / "seed" / f"{seed}.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["kind"] == "component"]


def main() -> int:
    """Write or compare."""
    made = files()
    if "--check" in sys.argv[1:]:
        kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
        return int(kept != made)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.iterdir():
        path.unlink()
    for name, content in made.items():
        (FOLDER / name).write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
