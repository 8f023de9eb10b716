"""What the plugin repository of QGIS checks on an upload, as of July 2026.

Its validator refuses an upload; its scanner runs bandit, detect-secrets and flake8 with the rules
that are switched on there and reports what they find. Both are written down here as data.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

MOST_BYTES = 25_000_000
REQUIRED_METADATA = [
    *("name", "description", "version", "qgisMinimumVersion", "author", "email", "about"),
    # The site fetches the last three; homepage must answer though no list calls it required.
    *("tracker", "repository", "homepage"),
]
FORBIDDEN_FOLDERS = {"__MACOSX", ".git", "__pycache__"}
SUSPICIOUS_ENDINGS = (".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd")

#: Cannot be skipped; a finding keeps the version from being approved.
BANDIT_CRITICAL = [
    "B102",
    "B103",
    "B105",
    "B106",
    "B107",
    "B111",
    "B201",
    "B202",
    "B301",
    "B302",
    "B304",
    "B305",
    "B306",
    "B307",
    "B312",
    "B321",
    "B323",
    "B401",
    "B402",
    "B412",
    "B413",
    "B501",
    "B502",
    "B503",
    "B505",
    "B506",
    "B507",
    "B601",
    "B602",
    "B604",
    "B605",
    "B609",
    "B610",
    "B611",
    "B612",
    "B613",
    "B615",
    "B701",
]
BANDIT_WARNINGS = [
    "B101",
    "B104",
    "B108",
    "B110",
    "B112",
    "B113",
    "B303",
    "B308",
    "B310",
    "B311",
    "B313",
    "B314",
    "B315",
    "B316",
    "B317",
    "B318",
    "B319",
    "B320",
    "B324",
    "B403",
    "B405",
    "B406",
    "B407",
    "B408",
    "B409",
    "B504",
    "B508",
    "B509",
    "B603",
    "B606",
    "B607",
    "B608",
    "B614",
    "B702",
    "B703",
    "B704",
]
FLAKE8 = [
    "E101",
    "E711",
    "E712",
    "E713",
    "E714",
    "E721",
    "E722",
    "E731",
    "E741",
    "E742",
    "E743",
    "E901",
    "E902",
    "E999",
    "W605",
    "F402",
    "F403",
    "F404",
    "F405",
    "F811",
    "F821",
    "F822",
    "F823",
    "F831",
    "F901",
    "C901",
]
FLAKE8_LINE = 120


def name_faults(names: list[str]) -> Iterator[str]:
    """Yield what the validator would say of the names in a zip."""
    if len({name.split("/")[0] for name in names}) != 1:
        yield "more than one folder at the top"
    top = names[0].split("/")[0]
    for needed in ("__init__.py", "metadata.txt", "LICENSE"):
        if f"{top}/{needed}" not in names:
            yield f"{needed} is missing"
    for name in names:
        parts = name.split("/")
        if ".." in name or name.startswith("/") or "\\" in name or ":" in name:
            yield f"path information in {name}"
        if ".pyc" in name or FORBIDDEN_FOLDERS & set(parts):
            yield f"must not be there: {name}"


def file_faults(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield what the scanner would say of the kinds of files in a zip."""
    for entry in archive.infolist():
        if entry.filename.lower().endswith(SUSPICIOUS_ENDINGS):
            yield f"suspicious: {entry.filename}"
        if any(part.startswith(".") for part in entry.filename.split("/")):
            yield f"hidden: {entry.filename}"
        if (entry.external_attr >> 16) & 0o111:
            yield f"executable: {entry.filename}"
