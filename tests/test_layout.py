"""The tree itself: what QGIS and its repository expect, how large all is."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "yuhua_dcm_plugin"
NAME = "yuhua_dcm_plugin"
SOURCES = sorted(PACKAGE.rglob("*.py"))

# The keys without which the plugin repository refuses a zip.
REQUIRED = [
    *("name", "description", "version", "qgisMinimumVersion", "author", "email", "about"),
    *("tracker", "repository", "homepage"),
]


def read_metadata(text: str) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return parser["general"]


@pytest.fixture(scope="module")
def metadata() -> configparser.SectionProxy:
    return read_metadata((ROOT / "metadata.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", REQUIRED)
def test_metadata_has(key: str, metadata: configparser.SectionProxy) -> None:
    assert metadata[key].strip()


def test_metadata_serves_qgis_3_22_to_4(metadata: configparser.SectionProxy) -> None:
    assert (metadata["qgisMinimumVersion"], metadata["qgisMaximumVersion"]) == ("3.22", "4.99")
    assert "supportsQt6" not in metadata


def test_metadata_is_fit_for_the_repository(metadata: configparser.SectionProxy) -> None:
    assert metadata["description"].isascii(), "the repository asks for a short English description"
    assert "/" not in metadata["author"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["version"])
    assert (ROOT / metadata["icon"]).read_bytes().startswith(b"\x89PNG")


def test_changelog_tells_of_this_version(metadata: configparser.SectionProxy) -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {metadata['version']}" in text


# --- the sources -------------------------------------------------------------------------------


def _run_python(program: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_command_line_needs_no_qgis() -> None:
    program = "import sys; sys.modules['qgis'] = None; import yuhua_dcm_plugin.admin"
    _run_python(program, ROOT)


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno:
            yield f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1


def test_functions_fit_a_screen() -> None:
    sizes = sorted(size for path in SOURCES for _, size in _functions(path))
    large = [entry for path in SOURCES for entry in _functions(path) if entry[1] > 60]
    assert not large
    assert sizes[len(sizes) // 2] <= 10, "half of all functions are to be shorter than ten lines"


def test_files_have_one_subject() -> None:
    files = [*SOURCES, *(ROOT / "sql").rglob("*.sql"), *(ROOT / "scripts").rglob("*.sh")]
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert not {str(file): count for file, count in lines.items() if count > 600}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_qt_comes_through_qgis(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"^\s*(from|import) (PyQt\d|PySide)", text, re.MULTILINE)
