"""The symbols of components: one a class, safe to draw, and none like another."""

from __future__ import annotations

import csv
import itertools
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "icons" / "components"
DISTRICT = "CJ/T 214-2007"
SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "svg": {"width", "height", "viewBox"},
    "path": {"d", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"},
}
PAINT = re.compile(r"none|(param\(fill\) )?#[0-9a-f]{6}")
#: Mean difference of a pixel, of 255, below which the eye takes two for one.
LEAST = 12.0


def _classes() -> dict[str, str]:
    with (ROOT / "sql" / "seed" / "12_class.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: row["label_zh"]
            for row in csv.DictReader(lines)
            if (row["standard"], row["kind"]) == (DISTRICT, "component")
        }


def _files() -> list[Path]:
    return sorted(FOLDER.glob("*.svg"))


def faults(text: str) -> list[str]:
    """What a symbol holds beyond plain shapes."""
    found = []
    for element in ElementTree.fromstring(text).iter():
        name = element.tag.replace(SVG, "")
        more = set(element.attrib) - ALLOWED.get(name, set())
        paints = [element.get("fill", "none"), element.get("stroke", "none")]
        if name not in ALLOWED or more or not all(PAINT.fullmatch(p) for p in paints):
            found.append(name)
    return found


def test_every_class_has_a_file_of_its_own() -> None:
    assert len(_classes()) == 85
    drawn = {path.stem for path in _files()}
    assert not set(_classes()) - drawn
    contents = [path.read_text(encoding="utf-8") for path in _files()]
    assert len(set(contents)) == len(contents)


def test_every_file_holds_plain_shapes_only() -> None:
    assert {p.name: faults(p.read_text(encoding="utf-8")) for p in _files()} == {
        p.name: [] for p in _files()
    }


@pytest.mark.parametrize(
    "inner",
    [
        "<script>x()</script>",
        '<image href="http://a/b.png"/>',
        '<path d="M0 0" onload="x()"/>',
        '<path d="M0 0" fill="url(http://a/b)"/>',
        '<use href="#a"/>',
        "<text>井</text>",
        "<style>@import 'x'</style>",
    ],
)
def test_anything_else_would_be_found(inner: str) -> None:
    assert faults(f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>')


def test_the_files_are_what_the_generator_writes() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "symbols" / "make.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0


def test_later_standards_lead_to_the_same_symbols() -> None:
    index = json.loads((FOLDER / "classes.json").read_text(encoding="utf-8"))["symbols"]
    assert index[DISTRICT] == {code: code for code in _classes()}
    assert index["GB/T 30428.2-2013"]["0402"] == "0402", "行道树"
    assert index["GB/T 30428.2-2013"]["0137"] == "0118", "路灯 has another number there"
    assert index["GB/T 30428.2-2013"]["0114"] != "0114", "园林井盖 is not 无主井盖"
    assert {len(index) > 2, len(index["GB/T 47678.5-2026"]) > 85} == {True}
    assert {symbol for classes in index.values() for symbol in classes.values()} == set(_classes())


@pytest.mark.gui
def test_no_two_look_alike_where_they_are_small(qgis_app: Any) -> None:
    """At 20 pixels, as QGIS draws them, in one colour: shapes must tell them apart."""
    grey = {code: _grey(FOLDER / f"{code}.svg") for code in _classes()}
    apart = {
        (one, other): sum(map(abs, map(int.__sub__, grey[one], grey[other]))) / 400
        for one, other in itertools.combinations(sorted(grey), 2)
    }
    nearest = sorted(apart, key=lambda pair: apart[pair])[:3]
    assert apart[nearest[0]] > LEAST, [(pair, apart[pair]) for pair in nearest]


def _grey(path: Path) -> list[int]:
    from qgis.core import QgsApplication
    from qgis.PyQt.QtGui import QColor, QImage, QPainter

    fill = QColor("#404040")
    drawn, _fits = QgsApplication.svgCache().svgAsImage(str(path), 20, fill, fill, 0, 1, 0, True)
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("#faf9f5"))
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return [
        (c.red() + c.green() + c.blue()) // 3
        for c in (picture.pixelColor(x, y) for y in range(20) for x in range(20))
    ]
