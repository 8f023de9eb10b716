"""The file of a dispatch sheet: same bytes, full disks, missing fonts, broken lines."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="reportlab is not installed")

from badinput import disk_full_after
from hypothesis import given, settings
from hypothesis import strategies as st
from sheetkit import (
    BARE,
    FULL,
    NORMAL,
    ROOT,
    page_texts,
    squeeze,
)

from yuhua_dcm_plugin.sheets import fonts as fonts_module
from yuhua_dcm_plugin.sheets.dispatch_sheet import (
    render_dispatch_sheets,
    write_dispatch_sheet,
)
from yuhua_dcm_plugin.sheets.errors import FontMissingError, SheetWriteError
from yuhua_dcm_plugin.sheets.fonts import find_fonts
from yuhua_dcm_plugin.sheets.text import wrap

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler-utils are not installed"
)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Also in another process, where Python shuffles its hashes differently."""
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from yuhua_dcm_plugin.sheets.dispatch_sheet import render_dispatch_sheets as r\n"
        "from yuhua_dcm_plugin.sheets.records import DispatchSheet as D, Problem as P\n"
        "print(hashlib.sha256(r([D('YH1', problem=P(description='井盖é😀'))])).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert render_dispatch_sheets([FULL]) == render_dispatch_sheets([FULL])


# -- what can go wrong


def test_a_full_disk_leaves_the_old_sheet_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"older")
    with disk_full_after(4096), pytest.raises(SheetWriteError, match=r"sheet\.pdf"):
        write_dispatch_sheet(NORMAL, target)
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


FULL_DISK = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from yuhua_dcm_plugin.sheets.dispatch_sheet import write_dispatch_sheets
from yuhua_dcm_plugin.sheets.errors import SheetError
from yuhua_dcm_plugin.sheets.records import DispatchSheet
from yuhua_dcm_plugin.sheets.words import told
target = Path(sys.argv[2], "sheet.pdf")
target.write_bytes(b"older")
try:
    write_dispatch_sheets([DispatchSheet(task_no=f"YH{n}") for n in range(40)], target)
except SheetError as error:
    print(told(error))
print(target.read_bytes().decode(), [path.name for path in target.parent.iterdir()])
"""


def test_a_disk_that_is_really_full_is_told_in_words(tmp_path: Path) -> None:
    """A disk of 64 KiB, in a namespace of its own."""
    mounted = ["unshare", "--mount", "bash", "-ec"]
    mounted.append('mount -t tmpfs -o size=64k tmpfs "$0"; exec "$@"')
    command = [*mounted, str(tmp_path), sys.executable, "-W", "ignore", "-c", FULL_DISK]
    done = subprocess.run(
        [*command, str(ROOT), str(tmp_path)], capture_output=True, text=True, check=False
    )
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip("no right to mount")
    said, left = done.stdout.splitlines()
    assert "the disk is full" in said, done.stderr
    assert left == "older ['sheet.pdf']"


def test_a_move_that_fails_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.mkdir()
    with pytest.raises(SheetWriteError) as caught:
        write_dispatch_sheet(NORMAL, target)
    assert caught.value.target == target
    assert caught.value.reason
    assert list(tmp_path.iterdir()) == [target]
    assert list(target.iterdir()) == []


def test_a_missing_folder_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(SheetWriteError, match="No such file"):
        write_dispatch_sheet(NORMAL, tmp_path / "nowhere" / "sheet.pdf")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_read_only_folder_is_a_named_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(SheetWriteError):
            write_dispatch_sheet(NORMAL, tmp_path / "sheet.pdf")
    finally:
        tmp_path.chmod(0o700)


def test_an_older_sheet_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    write_dispatch_sheet(BARE, target)
    assert write_dispatch_sheet(NORMAL, target) == target
    assert "YH20140314000123" in page_texts(target)[0]
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def fresh_fonts() -> Iterator[None]:
    fonts_module._font_set.cache_clear()
    yield
    fonts_module._font_set.cache_clear()


@pytest.mark.usefixtures("fresh_fonts")
def test_no_font_anywhere_is_a_named_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts_module, "candidate_paths", lambda: [tmp_path / "none.ttc"])
    with pytest.raises(FontMissingError, match="fonts-wqy-zenhei"):
        write_dispatch_sheet(NORMAL, tmp_path / "sheet.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_chosen_font_that_cannot_serve_is_named(tmp_path: Path) -> None:
    fake = tmp_path / "fake.ttf"
    fake.write_bytes(b"not a font")
    unusable = [fake, tmp_path / "missing.ttf", *latin_and_cff_fonts()]
    for path in unusable:
        with pytest.raises(FontMissingError) as caught:
            find_fonts(path)
        assert str(path) in str(caught.value)


def latin_and_cff_fonts() -> list[Path]:
    """Find faces without Chinese or with outlines reportlab cannot read."""
    found = [Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")]
    found += sorted(Path("/usr/share/fonts/opentype").rglob("*.otf"))[:1]
    return [path for path in found if path.exists()]


def test_a_chosen_font_is_used(tmp_path: Path) -> None:
    usual = find_fonts().path
    copy = Path(shutil.copy(usual, tmp_path / f"mine{usual.suffix}"))
    assert find_fonts(copy).path == copy
    assert "任务派遣单" in page_texts(write_dispatch_sheet(BARE, tmp_path / "a.pdf", copy))[
        0
    ].replace("　", "")


# -- breaking lines


TEXTS = st.text(
    st.one_of(
        st.sampled_from("井盖破损，。（）《》“”、：abcXYZ019 .,/-—…%\n\t"),
        st.characters(),
    ),
    max_size=120,
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.floats(12, 400))
def test_wrapping_loses_nothing_and_fits(text: str, width: float) -> None:
    faces = find_fonts()
    lines = wrap(text, width, 9.5, faces)
    assert squeeze("".join(lines)) == squeeze(faces.clean(text))
    for line in lines:
        visible = line.rstrip()
        assert len(visible) <= 1 or faces.width(visible, 9.5) <= width + 0.1
    assert wrap("\n".join(lines), width, 9.5, faces) == lines


def test_punctuation_stays_with_its_word() -> None:
    faces = find_fonts()
    width = faces.width("井" * 10, 9.5)
    lines = wrap("井" * 10 + "。后面（括号）", width, 9.5, faces)
    assert lines == ["井" * 9, "井。后面（括号）"]
    assert wrap("井" * 9 + "（括号）", width, 9.5, faces) == ["井" * 9, "（括号）"]
    assert wrap("时间井井井井 16:30:55", width, 9.5, faces) == ["时间井井井井 ", "16:30:55"]


def test_long_latin_words_break() -> None:
    faces = find_fonts()
    lines = wrap("见 https://example.org/" + "a" * 200, 120, 9.5, faces)
    assert len(lines) > 5
    assert max(faces.width(line, 9.5) for line in lines) <= 120.1
