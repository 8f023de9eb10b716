"""The zip that goes out: what QGIS's plugin repository checks, and a real QGIS that installs it."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from bare_python import without_reportlab
from qt6_rules import faults
from repository_rules import (
    BANDIT_CRITICAL,
    BANDIT_WARNINGS,
    FLAKE8,
    FLAKE8_LINE,
    MOST_BYTES,
    REQUIRED_METADATA,
    file_faults,
    name_faults,
)

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
NAME = "yuhua_dcm_plugin"
TOOLS = Path(sys.executable).parent
PROBE = ROOT / "tests" / "gui" / "install_probe.py"
LITTER = (
    "yuhua_dcm_plugin/__pycache__/plugin.cpython-311.pyc",
    "yuhua_dcm_plugin/core/.hidden",
    "yuhua_dcm_plugin/core/notes.py.orig",
    "sql/tests/litter.sql",
    "tests/litter.py",
    "demo-output/case_history.json",
    ".venv/pyvenv.cfg",
)


# --- building


def _checkout_copy(target: Path) -> Path:
    private = (".git", ".venv", "build", "demo-output", ".qgis-settings", ".*_cache", ".hypothesis")
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*private), symlinks=True)
    for litter in LITTER:
        (target / litter).parent.mkdir(parents=True, exist_ok=True)
        (target / litter).write_text("litter", encoding="utf-8")
    return target


def _build(checkout: Path, *arguments: str, umask: int = 0o022) -> Path:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "DCM_VENV": str(TOOLS.parent)}
    done = subprocess.run(
        ["bash", "scripts/package.sh", *arguments],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        umask=umask,
    )
    assert done.returncode == 0, done.stderr
    suffix = "-with-reportlab" if arguments else ""
    return checkout / "build" / f"{NAME}{suffix}.zip"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, built from a copy of the tree with things in it that must not go out."""
    _tool("pb_tool")
    return _build(_checkout_copy(tmp_path_factory.mktemp("checkout") / "tree"))


@pytest.fixture(scope="module")
def listing(package: Path) -> list[str]:
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        return archive.namelist()


@pytest.fixture(scope="module")
def unzipped(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unzipped")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return folder


def _tool(name: str) -> str:
    path = TOOLS / name
    if not path.exists():
        assert os.environ.get("CI") != "true", f"CI runs without {name}"
        pytest.skip(f"needs {name} (requirements-dev.txt)")
    return str(path)


# --- the validator of the repository


def test_the_names_pass_the_validator(listing: list[str]) -> None:
    assert list(name_faults(listing)) == []
    assert NAME.isidentifier()
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9-_]+", NAME)


def test_the_validator_rules_find_faults() -> None:
    names = ["p/__init__.py", "p/a.pyc", "q/.git/x", "p/../x", "p\\y"]
    assert len(list(name_faults(names))) == 7


def test_no_file_is_suspicious_hidden_or_executable(package: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        assert list(file_faults(archive)) == []


def test_zip_is_small_enough(package: Path) -> None:
    assert package.stat().st_size <= MOST_BYTES


def test_metadata_pass_the_validator(package: Path) -> None:
    """The site reads them with interpolation: a lone per cent sign is a fault there."""
    with zipfile.ZipFile(package) as archive:
        text = archive.read(f"{NAME}/metadata.txt").decode("utf-8")
        parser = configparser.ConfigParser()
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        parser.read_string(text)
        entries = dict(parser.items("general"))
        assert archive.read(f"{NAME}/{entries['icon']}").startswith(b"\x89PNG")
    assert [key for key in REQUIRED_METADATA if not entries.get(key, "").strip()] == []
    assert "/" not in entries["author"]
    assert (entries["qgisMinimumVersion"], entries["qgisMaximumVersion"]) == ("3.22", "4.99")
    assert entries["changelog"].strip()
    for key in ("homepage", "tracker", "repository"):
        address = urlparse(entries[key])
        assert address.scheme == "https", key
        assert address.netloc, key


# --- its scanner


def test_bandit_finds_nothing(unzipped: Path) -> None:
    ids = ",".join(_known_to_bandit([*BANDIT_CRITICAL, *BANDIT_WARNINGS]))
    command = [_tool("bandit"), "-r", str(unzipped), "-f", "json", "--quiet", "-t", ids]
    report = json.loads(_output(command))
    assert report["metrics"]["_totals"]["loc"] > 5000, "nothing was looked at"
    assert report["errors"] == []
    found = [f"{i['filename']}:{i['line_number']} {i['test_id']}" for i in report["results"]]
    assert found == []


def _known_to_bandit(ids: list[str]) -> list[str]:
    """Leave out tests that this bandit no longer has: it refuses to start with them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from bandit.core.extension_loader import MANAGER

    return [name for name in ids if MANAGER.check_id(name)]


def test_detect_secrets_finds_nothing(unzipped: Path) -> None:
    command = [_tool("detect-secrets"), "scan", "--all-files"]
    command += ["--exclude-files", r"metadata\.txt", "--disable-plugin", "IPPublicDetector", "."]
    results = json.loads(_output(command, unzipped))["results"]
    found = [
        f"{name}:{hit['line_number']} {hit['type']}" for name in results for hit in results[name]
    ]
    assert found == []


def test_detect_secrets_would_find_one(tmp_path: Path) -> None:
    token = "ghp_" + "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"
    (tmp_path / "a.py").write_text(f'x = "{token}"\n', encoding="utf-8")
    report = _output([_tool("detect-secrets"), "scan", "--all-files", "."], tmp_path)
    assert json.loads(report)["results"]


def test_flake8_finds_nothing(unzipped: Path) -> None:
    command = [_tool("flake8"), "--isolated", f"--max-line-length={FLAKE8_LINE}"]
    command += ["--max-complexity=10", "--select", ",".join(FLAKE8), str(unzipped)]
    assert _output(command) == ""


def _output(command: list[str], folder: Path | None = None) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout


# --- ready for Qt 6


@pytest.mark.gui
def test_nothing_has_to_change_for_qt_6(unzipped: Path) -> None:
    files = [path for path in unzipped.rglob("*.py") if path.name != "resources.py"]
    assert len(files) > 100
    assert [fault for path in files for fault in faults(path)] == []


def test_the_compiled_resources_name_no_binding(unzipped: Path) -> None:
    """Nothing imports them (icons are loaded by path), but a person may."""
    text = (unzipped / NAME / "resources.py").read_text(encoding="utf-8")
    assert re.findall(r"^(?:from|import) .*", text, re.MULTILINE) == [
        "from qgis.PyQt import QtCore"
    ]


@pytest.mark.gui
@pytest.mark.parametrize(
    "line",
    [
        "from PyQt5.QtCore import Qt",
        "import PyQt5.QtCore",
        "from qgis.PyQt.QtCore import QRegExp",
        "from qgis.PyQt.Qt import Qt",
        "from . import resources_rc",
        "from qgis.PyQt.QtCore import Qt\nQt.AlignLeft",
        "from qgis.PyQt.QtWidgets import QFrame\nQFrame.StyledPanel",
        "from qgis.PyQt.QtWidgets import QSizePolicy as P\nP.Expanding",
        "from qgis.core import Qgis\nQgis.Warning",
        "from qgis.core import QgsWkbTypes\nQgsWkbTypes.Point",
        "dialog.exec_()",
        "def exec_(self): pass",
        "QVariant()",
        "QVariant.Int",
        "menu.addAction(icon, text, self.run, key)",
        "QApplication.desktop()",
        "qApp.quit()",
        "self.fontMetrics().width('x')",
        "m = QFontMetrics(f)\nm.width('x')",
        "box.activated[str].connect(f)",
        "QDateTime(QDate(2026, 1, 1))",
        "from qgis.PyQt.QtCore import Qt\nQt.MidButton",
    ],
)
def test_the_qt_6_rules_find(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(line, encoding="utf-8")
    assert faults(tmp_path / "a.py")


@pytest.mark.gui
def test_the_qt_6_rules_let_good_code_pass(tmp_path: Path) -> None:
    good = (
        "from qgis.PyQt.QtCore import Qt, QMetaType\n"
        "from qgis.core import Qgis\n"
        "x = Qt.AlignmentFlag.AlignLeft, Qgis.MessageLevel.Warning, QMetaType.Type.Int\n"
        "dialog.exec()\nself.fontMetrics().horizontalAdvance('x')\nQt.AlignmentFlag(0)\n"
    )
    (tmp_path / "a.py").write_text(good, encoding="utf-8")
    assert faults(tmp_path / "a.py") == []


# --- what is in it


def test_zip_has_what_qgis_needs(listing: list[str]) -> None:
    needed = ["__init__.py", "metadata.txt", "LICENSE", "icons/icon.png", f"{NAME}/plugin.py"]
    needed += [f"i18n/{NAME}_zh_CN.qm", "sql/seed/60_setting.csv"]
    assert not {f"{NAME}/{name}" for name in needed} - set(listing)


def test_zip_has_nothing_private(listing: list[str]) -> None:
    folders = (
        r"tests|\.venv|\.git|__pycache__|demo-output|build|scripts|benchmarks|\.ci|\.\w+_cache"
    )
    private = re.compile(rf"(^|/)({folders})(/|$)|\.(pyc|orig|bak|rej|swp)$|~$|(^|/)\.")
    assert [name for name in listing if private.search(name)] == []


def test_two_builds_in_two_folders_are_the_same_bytes(
    package: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the folder's name, the times of the files and the umask."""
    other = _checkout_copy(tmp_path_factory.mktemp("zweite Kopie 副本") / "树 tree")
    for path in other.rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, (1_500_000_000, 1_500_000_000))
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
    again = _build(other, umask=0o077)
    assert again.read_bytes() == package.read_bytes()
    assert _build(other).read_bytes() == package.read_bytes()


# --- in QGIS

SETTINGS = """
[locale]
overrideFlag=true
userLocale=zh-Hans
[qgis]
checkVersion=false
showTips=false
askToSaveProjectChanges=false
[app]
plugin_installer\\checkOnStart=false
[auth]
use_password_helper=false
[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true
[migration]
firstRunVersionFlag=99999
settings=true
"""


def _installed(package: Path, folder: Path, **given: Any) -> dict[str, Any]:
    """Start QGIS on a fresh profile, let it install the zip, and return what it saw."""
    if shutil.which("qgis") is None:
        pytest.skip("needs the QGIS desktop")
    profile = folder / "profiles" / "坐席 1"
    (profile / "QGIS").mkdir(parents=True)
    (profile / "QGIS" / "QGIS3.ini").write_text(SETTINGS, encoding="utf-8")
    result = folder / "told.json"
    given = {**given, "zip": str(package), "result": str(result)}
    environment = {k: v for k, v in os.environ.items() if not k.startswith("QGIS_")}
    environment["PROBE_GIVEN"] = json.dumps(given)
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = ["qgis", "--profiles-path", str(folder), "--profile", "坐席 1", "--nologo"]
    command += ["--noversioncheck", "--code", str(PROBE)]
    log = folder / "qgis.log"
    with log.open("w") as words:
        try:
            subprocess.run(
                command, env=environment, stdout=words, stderr=words, timeout=120, check=False
            )
        except subprocess.TimeoutExpired:
            pytest.fail(f"QGIS did not end: {log.read_text(errors='replace')[-2000:]}")
    assert result.exists(), log.read_text(errors="replace")[-2000:]
    told: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    assert "error" not in told, told["error"]
    return told


@pytest.mark.gui
def test_qgis_installs_the_zip_where_names_are_not_ascii(package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "案件 资料 (一)"
    folder.mkdir()
    zip_file = Path(shutil.copy(package, folder / "插件 zip.zip"))
    told = _installed(zip_file, folder)
    assert told["boxes"] == []
    assert told["before"] == []
    assert len(told["installed"]) >= 3
    assert str(folder) in told["folder"]
    assert told["word"] == "任务号"
    assert told["unloaded"]
    assert told["after"] == []


def test_the_zip_with_reportlab_prints_where_there_is_none(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """For seats whose QGIS lacks it; the same bytes again, and small enough to send around."""
    _tool("pb_tool")
    checkout = _checkout_copy(tmp_path_factory.mktemp("with") / "tree")
    try:
        package = _build(checkout, "--with-reportlab")
    except AssertionError as error:
        if "pip could not fetch" in str(error) and os.environ.get("CI") != "true":
            pytest.skip("needs a package index")
        raise
    assert package.stat().st_size <= MOST_BYTES
    first = package.read_bytes()
    assert _build(checkout, "--with-reportlab").read_bytes() == first
    folder = tmp_path_factory.mktemp("插件 1")
    with zipfile.ZipFile(package) as archive:
        assert list(file_faults(archive)) == []
        archive.extractall(folder)
    answer = without_reportlab(folder / NAME, folder / "a.pdf")
    assert answer["from"].startswith(str(folder / NAME / "extlibs"))
    assert answer["version"] >= "4"
    assert (folder / "a.pdf").read_bytes().startswith(b"%PDF")


def test_zip_imports_under_one_name(unzipped: Path) -> None:
    """A module is called yuhua_dcm_plugin.x in QGIS as in the tests, and sql/ lies beside it."""
    program = (
        "import yuhua_dcm_plugin, yuhua_dcm_plugin.core.migrations as m, pathlib;"
        "root = pathlib.Path(m.__file__).parents[2];"
        "assert callable(yuhua_dcm_plugin.classFactory);"
        "assert m.__name__ == 'yuhua_dcm_plugin.core.migrations';"
        "assert (root / 'sql' / 'data').is_dir(), root"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=unzipped,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
