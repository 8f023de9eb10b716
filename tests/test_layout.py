"""The tree itself: what QGIS and its repository expect, what the zip holds, how large all is."""

from __future__ import annotations

import ast
import configparser
import os
import re
import shutil
import subprocess
import sys
import zipfile
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


# --- the zip -----------------------------------------------------------------------------------


def _checkout_copy(target: Path) -> Path:
    private = (".git", ".venv", "build", "demo-output", ".qgis-settings", ".*_cache", ".hypothesis")
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*private), symlinks=True)
    return target


def _build(checkout: Path) -> Path:
    venv = Path(sys.executable).parent.parent
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "DCM_VENV": str(venv)}
    done = subprocess.run(
        ["bash", "scripts/package.sh"],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return checkout / "build" / f"{NAME}.zip"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree with things in it that must not go out."""
    copy = _checkout_copy(tmp_path_factory.mktemp("checkout") / "tree")
    for litter in (
        "yuhua_dcm_plugin/__pycache__/plugin.cpython-311.pyc",
        "sql/tests/litter.sql",
        "tests/litter.py",
        "demo-output/case_history.json",
        ".venv/pyvenv.cfg",
    ):
        (copy / litter).parent.mkdir(parents=True, exist_ok=True)
        (copy / litter).write_text("litter", encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def package(checkout: Path) -> Path:
    if not (Path(sys.executable).parent / "pb_tool").exists():
        pytest.skip("needs pb_tool (requirements-dev.txt)")
    return _build(checkout)


@pytest.fixture(scope="module")
def listing(package: Path) -> list[str]:
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        return archive.namelist()


@pytest.mark.slow
def test_zip_has_one_folder_and_what_qgis_needs(listing: list[str]) -> None:
    assert {name.split("/")[0] for name in listing} == {NAME}
    needed = ["__init__.py", "metadata.txt", "LICENSE", "icons/icon.png", f"{NAME}/plugin.py"]
    needed += [f"i18n/{NAME}_zh_CN.qm", "sql/seed/60_setting.csv"]
    assert not {f"{NAME}/{name}" for name in needed} - set(listing)


@pytest.mark.slow
def test_zip_has_nothing_private(listing: list[str]) -> None:
    folders = (
        r"tests|\.venv|\.git|__pycache__|demo-output|build|scripts|benchmarks|\.ci|\.\w+_cache"
    )
    kinds = r"pyc|exe|dll|so|dylib|bat|sh|ps1|cmd"
    private = re.compile(rf"(^|/)({folders})(/|$)|\.({kinds})$|(^|/)\.")
    assert not [name for name in listing if private.search(name)]


@pytest.mark.slow
def test_zip_is_small_enough_for_the_repository(package: Path) -> None:
    assert package.stat().st_size <= 25_000_000


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(checkout: Path, package: Path) -> None:
    first = package.read_bytes()
    assert _build(checkout).read_bytes() == first


@pytest.mark.slow
def test_zip_imports_under_one_name(package: Path, tmp_path: Path) -> None:
    """A module is called yuhua_dcm_plugin.x in QGIS as in the tests, and sql/ lies beside it."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path)
    program = (
        "import yuhua_dcm_plugin, yuhua_dcm_plugin.core.migrations as m, pathlib;"
        "root = pathlib.Path(m.__file__).parents[2];"
        "assert callable(yuhua_dcm_plugin.classFactory);"
        "assert m.__name__ == 'yuhua_dcm_plugin.core.migrations';"
        "assert (root / 'sql' / 'data').is_dir(), root"
    )
    _run_python(program, tmp_path)


def _run_python(program: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


# --- the sources -------------------------------------------------------------------------------


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
