"""Add up pytest's closing lines: one line for runs that stood side by side.

    python3 .ci/closing.py SECONDS LOG…

Exits with 1 where a run has none: it died on the way.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

ORDER = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "warnings", "errors")
_LINE = re.compile(r"^=* ?(?P<counts>\d+ [a-z]+(?:, \d+ [a-z]+)*) in [\d.]+s.*$")


def counts_of(log: str) -> Counter[str] | None:
    """Counts of the last closing line; ``None`` without one."""
    for line in reversed(log.splitlines()):
        found = _LINE.match(line)
        if found:
            pairs = (pair.split() for pair in found["counts"].split(", "))
            return Counter({_many(word): int(number) for number, word in pairs})
    return None


def _many(word: str) -> str:
    return f"{word}s" if word in ("error", "warning") else word


def closing_line(runs: list[Counter[str]], seconds: int) -> str:
    """All runs as one, as pytest writes it."""
    summed = sum(runs, Counter())
    counts = ", ".join(f"{summed[word]} {word}" for word in ORDER if summed[word])
    clock = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f" {counts or 'no tests ran'} in {seconds}.00s ({clock}) ".center(80, "=")


def main() -> int:
    """Read the logs and print."""
    found = [counts_of(Path(name).read_text("utf-8", "replace")) for name in sys.argv[2:]]
    line = closing_line([run for run in found if run is not None], int(sys.argv[1]))
    sys.stdout.write(f"{line}\n")
    return 1 if None in found else 0


if __name__ == "__main__":
    sys.exit(main())
