"""Sheets on a seat with Windows, as far as a stand-in goes: faces, folders, no reportlab."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="reportlab is not installed")

from bare_python import without_reportlab
from sheetkit import BARE, NORMAL, page_texts

from yuhua_dcm_plugin.sheets import fonts
from yuhua_dcm_plugin.sheets.dispatch_sheet import write_dispatch_sheet
from yuhua_dcm_plugin.sheets.errors import FontMissingError, SheetWriteError
from yuhua_dcm_plugin.sheets.words import package_missing, told

ROOT = Path(__file__).parent.parent
COLLECTION = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None or not COLLECTION.exists(),
    reason="needs poppler-utils and fonts-wqy-zenhei",
)


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A Windows folder of our own; returns its folder of faces."""
    folder = tmp_path / "Windows 系统" / "Fonts"
    folder.mkdir(parents=True)
    monkeypatch.setattr(fonts.sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", str(folder.parent))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "AppData 本地"))
    fonts._font_set.cache_clear()
    yield folder
    fonts._font_set.cache_clear()


@pytest.mark.parametrize("name", ["simsun.ttc", "msyh.ttc"])
def test_the_faces_of_windows_are_found_and_embedded(name: str, windows: Path) -> None:
    shutil.copy(COLLECTION, windows / name)
    assert fonts.find_fonts().path == windows / name
    target = windows.parent / "派遣单 第 1 号.pdf"
    assert "建华社区" in page_texts(write_dispatch_sheet(NORMAL, target))[0]


def test_simsun_goes_before_yahei(windows: Path) -> None:
    for name in ("msyh.ttc", "simsun.ttc"):
        shutil.copy(COLLECTION, windows / name)
    assert fonts.find_fonts().path.name == "simsun.ttc"


def test_a_face_installed_for_one_user_is_found(windows: Path, tmp_path: Path) -> None:
    own = tmp_path / "AppData 本地" / "Microsoft" / "Windows" / "Fonts"
    own.mkdir(parents=True)
    shutil.copy(COLLECTION, own / "msyh.ttc")
    assert fonts.find_fonts().path == own / "msyh.ttc"


def test_a_broken_face_is_passed_over(windows: Path) -> None:
    (windows / "simsun.ttc").write_bytes(COLLECTION.read_bytes()[:5000])
    shutil.copy(COLLECTION, windows / "msyh.ttc")
    assert fonts.find_fonts().path.name == "msyh.ttc"


def test_without_a_face_the_message_says_what_to_do(windows: Path, tmp_path: Path) -> None:
    (windows / "simsun.ttc").write_bytes(b"no face")
    with pytest.raises(FontMissingError) as caught:
        write_dispatch_sheet(BARE, tmp_path / "a.pdf")
    error = told(caught.value)
    assert error.key == "font_missing"
    assert "Supplemental Fonts" in error.hint
    assert str(windows / "simsun.ttc") in error.hint
    assert not (tmp_path / "a.pdf").exists()


def test_a_sheet_that_is_open_elsewhere_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows does not let a file be replaced that a reader holds open."""
    target = tmp_path / "a.pdf"
    target.write_bytes(b"older")

    def refused(self: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(SheetWriteError) as caught:
        write_dispatch_sheet(BARE, target)
    assert "open in another program" in str(told(caught.value))
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert target.read_bytes() == b"older"


# --- no reportlab


def test_without_reportlab_the_message_says_how_to_get_it(tmp_path: Path) -> None:
    answer = without_reportlab(ROOT, tmp_path / "a.pdf")
    assert "reportlab is missing" in answer["said"]
    for way in ("with reportlab", "OSGeo4W", "pip install --target", "apt install"):
        assert way in answer["hint"]
    assert "extlibs" in answer["hint"]


def test_reportlab_is_found_in_extlibs(tmp_path: Path) -> None:
    """As it lies in the zip with reportlab; here the system's own is put there."""
    import reportlab

    root = tmp_path / "插件 folder"
    for name in ("yuhua_dcm_plugin", "icons"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(
        Path(reportlab.__file__).parent,
        root / "extlibs" / "reportlab",
        ignore_dangling_symlinks=True,
    )
    answer = without_reportlab(root, tmp_path / "a.pdf")
    assert answer.get("from", "").startswith(str(root / "extlibs")), answer
    assert "YH1" in page_texts(tmp_path / "a.pdf")[0]


def test_another_missing_package_is_named() -> None:
    assert "pillow" in str(package_missing(ModuleNotFoundError("No module", name="PIL.Image")))
