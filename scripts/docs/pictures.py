"""Copy pictures of a demo run into docs/images, smaller: ``python3 scripts/docs/pictures.py``.

Run it after ``bash scripts/demo.sh`` on a machine without a display, and look at each one.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SHOTS = Path(os.environ.get("DCM_DEMO_DIR") or ROOT / "demo-output")
#: Names of the play's pictures (scripts/demo_play) that the papers show, and the parts of the
#: screen that they show (scripts/demo_play/parts.py, and FIXED).
WANTED = {
    "hall": "screen",
    "call_first_words": "call",
    "report": "canvas call",
    "call_parked": "call",
    "duplicate_found": "canvas call",
    "compared": "canvas call",
    "phrases": "call popup",
    "inquiry": "call",
    "urged": "call",
    "outage": "screen",
    "outage_kept": "call light",
    "class_rules": "dialog",
    "filed": "hall",
    "verified": "hall",
    "colleague": "case",
    "dispatched": "dispatch",
    "undo_offered": "message dispatch",
    "bulk_result": "dialog",
    "filter_kept": "queue popup",
    "archive": "queue",
    "locator": "corner",
    "map_tip": "canvas",
    "light": "popup light",
    "options": "dialog",
    "handover_given": "dialog",
    "handover_taken": "dialog",
    "department": "dispatch",
    "evaluation": "evaluation",
    "cases_behind": "evaluation",
    "census_found": "dialog",
    "census_mapping": "dialog",
    "census_check": "dialog",
    "census_done": "dialog",
    "census_marks": "canvas census",
    "census_mend": "canvas census",
    "census_history": "canvas census",
    "census_form": "dialog",
    "census_refused": "message canvas census",
    "census_street": "canvas",
    "census_medium": "canvas",
    "census_far": "canvas",
    "census_states": "canvas",
    "census_life": "canvas census",
    "census_ownership": "census",
    "census_as_of": "canvas census",
    "extension_asked": "dispatch",
    "extended": "dispatch",
    "handbook_imported": "upkeep",
    "handbook_questions": "upkeep",
    "handbook_differences": "upkeep",
    "handbook_what_if": "upkeep",
    "handbook_conditions": "upkeep",
    "handbook_in_force": "upkeep",
    "upkeep_calendar": "upkeep",
    "upkeep_departments": "upkeep",
    "upkeep_staff": "upkeep",
    "upkeep_rights": "upkeep",
    "upkeep_lists": "upkeep",
    "upkeep_setting": "upkeep",
    "upkeep_audit": "upkeep",
}
#: On a screen of 1920 x 1080: left, top, right, bottom.
FIXED = {
    "screen": (0, 0, 1920, 1080),
    "light": (1550, 1045, 1920, 1080),
    "corner": (0, 640, 960, 1080),
}
COLOURS = 256
Box = tuple[int, int, int, int]


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


def around(boxes: list[Box]) -> Box:
    """The smallest box around some."""
    lefts, tops, rights, bottoms = zip(*boxes)
    return min(lefts), min(tops), max(rights), max(bottoms)


def main() -> None:
    """Copy what the papers show.

    :raises SystemExit: the run left no such picture
    """
    known = json.loads((SHOTS / "parts.json").read_text(encoding="utf-8"))
    for name, parts in WANTED.items():
        found = sorted(SHOTS.glob(f"[0-9][0-9]_{name}.png"))
        if not found:
            raise SystemExit(f"no picture of {name} in {SHOTS}: run bash scripts/demo.sh first")
        target = ROOT / "docs" / "images" / f"{name}.png"
        part = around([{**FIXED, **known[found[0].stem]}[word] for word in parts.split()])
        with Image.open(found[0]) as picture:
            smaller(picture.convert("RGB").crop(part)).save(target, optimize=True)


if __name__ == "__main__":
    main()
