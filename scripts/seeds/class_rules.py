"""Make 71_class_rule: which words of a caller suggest which class of CJ/T 214-2007.

Run it from anywhere: ``python3 scripts/seeds/class_rules.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import class_words
from classes import STANDARDS, small_classes
from csv_out import write_seed

STANDARD = STANDARDS[0]  # CJ/T 214-2007, the one of the district
_LINE = re.compile(r"(\d{4}) ([\d.]+): (.+?)(?: / (.+))?")
Row = tuple[int, str, str, str, str, str, str, bool]
Rule = tuple[str, str, list[str], list[str]]  # code, weight, words, words against it


def name_words(name: str) -> list[str]:
    """Return the ways to say the name of a class: 垃圾间（楼） is 垃圾间 and 垃圾楼."""
    bracket = re.fullmatch(r"(.*)（(.+)）(.*)", name)
    if bracket is None:
        return name.split("、")
    before, other, after = bracket.groups()
    return [before + after, before[: -len(other)] + other + after]


def name_weight(name: str) -> str:
    """A name of two characters, 工地 or 绿地, is often said of something else there."""
    return str(class_words.NAME_WEIGHT if len(name) > 2 else class_words.SHORT_NAME_WEIGHT)


def spoken(text: str) -> Iterator[Rule]:
    """Rules of a table of class_words."""
    for line in text.strip().replace("/\n    ", "/ ").replace("\n    ", "").splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"class_words: {line}")
        code, weight, words, against = found.groups()
        yield code, weight, words.split("、"), against.split("、") if against else []


def rules(kind: str, names: dict[str, str], text: str) -> Iterator[Row]:
    """Rows of one kind: first the name of each class, then what callers say.

    The key tells kind, class and number, so that a later list adds rows without moving any.
    """
    by_class: dict[str, list[Rule]] = {
        code: [(code, name_weight(name), name_words(name), [])] for code, name in names.items()
    }
    for rule in spoken(text):
        by_class[rule[0]].append(rule)
    base = {"component": 100_000, "event": 200_000}[kind]
    for code, found in by_class.items():
        for n, (_, weight, words, against) in enumerate(found, 1):
            key = base + int(code) * 10 + n
            yield key, array(words), array(against), STANDARD.code, kind, code, weight, True


def array(words: list[str]) -> str:
    """Spell an array literal of PostgreSQL; no word holds a quote, comma or brace."""
    return "{" + ",".join(f'"{word}"' if " " in word else word for word in words) + "}"


def main() -> None:
    """Write the list."""
    names: dict[str, dict[str, str]] = {"component": {}, "event": {}}
    for item in small_classes(STANDARD):
        names[item.kind][item.code] = item.name
    rows = [
        *rules("component", names["component"], class_words.COMPONENT),
        *rules("event", names["event"], class_words.EVENT),
    ]
    columns = "id words but_not class_standard kind class_code weight active"
    write_seed("71_class_rule", columns, rows)


if __name__ == "__main__":
    main()
