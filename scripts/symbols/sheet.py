"""Draws all symbols as QGIS draws them, on white and on dark: scripts/symbols/sheet.py OUT.png."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

SIZES = (16, 20, 32)
_IN_ROW = 11
_CELL = (112, 60)
_GROUNDS = ("#ffffff", "#23272b")


def drawn(path: Path, size: int) -> QImage:
    """A symbol as a marker of so many pixels."""
    cache = QgsApplication.svgCache()
    given = re.search(r"param\(fill\) (#\w+)", path.read_text(encoding="utf-8"))
    fill = QColor(given[1] if given else "#000000")
    image, _fits = cache.svgAsImage(str(path), size, fill, fill, 0, 1, 0, True)
    return image


def sheet(folder: Path) -> QImage:
    """Every symbol in three sizes on two grounds."""
    paths = sorted(folder.glob("*.svg"))
    rows = (len(paths) + _IN_ROW - 1) // _IN_ROW
    width, height = _CELL
    picture = QImage(_IN_ROW * width, rows * height * 2, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    for half, ground in enumerate(_GROUNDS):
        top = half * rows * height
        painter.fillRect(0, top, picture.width(), rows * height, QColor(ground))
        painter.setPen(QColor("#808080"))
        for place, path in enumerate(paths):
            x, y = place % _IN_ROW * width, top + place // _IN_ROW * height
            painter.drawText(QPoint(x + 6, y + 12), path.stem)
            for size in SIZES:
                painter.drawImage(QPoint(x + 6, y + 18), drawn(path, size))
                x += size + 8
    painter.end()
    return picture


def main() -> int:
    """Write the picture."""
    application = QgsApplication([], False)
    application.initQgis()
    folder = Path(__file__).resolve().parents[2] / "icons" / "components"
    picture = sheet(folder)
    if len(sys.argv) > 2:
        factor = int(sys.argv[2])
        picture = picture.scaled(
            picture.width() * factor, picture.height() * factor,
            Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.FastTransformation,
        )  # fmt: skip
    return int(not picture.save(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
