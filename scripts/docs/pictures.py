"""Copy pictures of a demo run into docs/images, smaller: ``python3 scripts/docs/pictures.py``.

Run it after ``bash scripts/demo.sh`` on a machine without a display, and look at each one.
"""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SHOTS = Path(os.environ.get("DCM_DEMO_DIR") or ROOT / "demo-output")
#: Names of the play's pictures (scripts/demo_play) that the papers show, and the part of a
#: 1920 x 1080 screen that they show: left, top, right, bottom.
WANTED = {
    "hall": (0, 0, 1920, 1080),
    "call_first_words": (1450, 115, 1920, 530),
    "report": (760, 115, 1920, 690),
    "call_parked": (1450, 115, 1920, 625),
    "duplicate_found": (300, 115, 1920, 1050),
    "compared": (760, 115, 1920, 770),
    "phrases": (1450, 115, 1920, 510),
    "inquiry": (1450, 115, 1920, 570),
    "urged": (1450, 115, 1920, 570),
    "outage": (760, 115, 1920, 1080),
    "outage_kept": (1450, 115, 1920, 620),
    "class_rules": (635, 225, 1265, 780),
    "filed": (1450, 520, 1920, 1050),
    "verified": (1450, 500, 1920, 1050),
    "colleague": (825, 625, 1445, 1020),
    "dispatched": (300, 605, 1445, 1050),
    "undo_offered": (300, 115, 1445, 1020),
    "bulk_result": (680, 315, 1220, 770),
    "filter_kept": (300, 605, 1165, 1020),
    "archive": (300, 605, 1165, 1020),
    "locator": (0, 600, 1445, 1080),
    "map_tip": (760, 330, 1200, 600),
    "light": (1550, 820, 1920, 1080),
    "options": (440, 130, 1480, 910),
    "handover_given": (680, 300, 1240, 745),
    "handover_taken": (672, 280, 1230, 725),
    "department": (300, 115, 1445, 1050),
    "evaluation": (300, 605, 1445, 1050),
    "cases_behind": (300, 605, 1445, 1050),
}
COLOURS = 256


def smaller(picture: Image.Image) -> Image.Image:
    """The picture in few colours: a third of the file, and looks the same.

    Screens are made of plain colours. A palette that averages would turn a lamp grey, and the most
    frequent colours alone are nearly all greys; so half of them are those, half are one a shade.
    """
    counted = picture.getcolors(picture.width * picture.height) or []
    frequent = [colour for _count, colour in sorted(counted, reverse=True)]
    shades = {tuple(part >> 4 for part in colour): colour for colour in reversed(frequent)}
    of_a_shade = set(shades.values())
    rare = [colour for colour in frequent if colour in of_a_shade]
    chosen = list(dict.fromkeys([*frequent[: COLOURS // 2], *rare]))[:COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in chosen for part in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def main() -> None:
    """Copy what the papers show.

    :raises SystemExit: the run left no such picture
    """
    for name, part in WANTED.items():
        found = sorted(SHOTS.glob(f"[0-9][0-9]_{name}.png"))
        if not found:
            raise SystemExit(f"no picture of {name} in {SHOTS}: run bash scripts/demo.sh first")
        target = ROOT / "docs" / "images" / f"{name}.png"
        with Image.open(found[0]) as picture:
            smaller(picture.convert("RGB").crop(part)).save(target, optimize=True)


if __name__ == "__main__":
    main()
