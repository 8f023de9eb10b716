"""Names and line ends of files, as Windows would have them."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
from badinput import naughty_strings
from hypothesis import example, given
from hypothesis import strategies as st

from yuhua_dcm_plugin.core import schema_files
from yuhua_dcm_plugin.core.files import reason_of, replace_whole, safe_name

FORBIDDEN = set('<>:"/\\|?*') | {chr(code) for code in range(32)}
RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("YH20260302000001", "YH20260302000001"),
        ("井盖 破损", "井盖 破损"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Lpt1", "_Lpt1"),
        ("console", "console"),
        ("a/b\\c:d*e?", "a_b_c_d_e_"),
        ("..", "file"),
        (" 尾点. . ", "尾点"),
        ("", "file"),
        ("甲\x00乙\n丙", "甲_乙_丙"),
        ("前\ud800后", "前_后"),
    ],
)
def test_safe_name(text: str, name: str) -> None:
    assert safe_name(text) == name


@example("\U0001f600" * 300)
@given(st.text(st.characters(), max_size=300))
def test_any_text_becomes_a_name_that_windows_takes(text: str) -> None:
    _takes(safe_name(text))


def test_naughty_strings_become_names_that_windows_takes(tmp_path: Path) -> None:
    for text in naughty_strings():
        name = safe_name(text)
        _takes(name)
        replace_whole(b"x", tmp_path / f"{name}.csv").unlink()


def _takes(name: str) -> None:
    assert name
    assert not FORBIDDEN & set(name)
    assert name == name.strip(" .")
    assert name.split(".", maxsplit=1)[0].lower() not in RESERVED
    assert len(name.encode("utf-8")) <= 250


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full."),
        (errno.EACCES, "it is open in another program, or you may not write there."),
        (errno.ENOENT, "the folder does not exist."),
        (errno.EROFS, "the disk is read-only."),
        (errno.EIO, "strange"),
    ],
)
def test_the_reason_is_said_in_words(number: int, said: str) -> None:
    assert reason_of(OSError(number, "strange")) == said


def test_a_real_full_disk_is_called_full() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    with pytest.raises(OSError, match="space") as caught, full.open("wb") as file:
        file.write(b"x")
        file.flush()
    assert reason_of(caught.value) == "the disk is full."


def test_windows_line_ends_change_nothing_in_the_sql(tmp_path: Path) -> None:
    """A checkout on Windows, or code lists that went through Excel, install the same database."""
    folder = tmp_path / "sql"
    shutil.copytree(schema_files.SQL, folder)
    for path in [*folder.rglob("*.sql"), *folder.rglob("*.csv")]:
        content = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        path.write_bytes(b"\xef\xbb\xbf" * (path.suffix == ".csv") + content)
    ours = schema_files.migrations()
    theirs = schema_files.migrations(folder / "data")
    assert [m.checksum for m in theirs] == [m.checksum for m in ours]
    assert theirs == ours
    assert schema_files.app_files(folder / "app") == schema_files.app_files()
    assert schema_files.seeds(folder / "seed") == schema_files.seeds()
