"""Columns of a .dbf read together say what each cell says alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuhua_dcm_plugin.census import dbf
from yuhua_dcm_plugin.census.dbf_columns import ColumnReader

WIDTH = 12
#: What deliveries hold: blanks, tabs, line breaks, hanzi, half a character at the end.
CELLS = [
    b"",
    b" ",
    b"0",
    b"00000000",
    b"20131219",
    b"2013121",
    b"***",
    b"  17.50",
    b"a\tb",
    b"a\nb",
]
CELLS += [
    "上水井盖".encode("gbk"),
    "裕华区部件部件".encode("gbk")[:WIDTH],
    b"abcdefghijk\xc9",
    b"\x81\x30\x81\x30",
]
COLUMN = st.lists(st.sampled_from([cell.ljust(WIDTH, b" ") for cell in CELLS]), max_size=60)


def expected(cell: bytes, letter: str) -> str | None:
    bare = cell.rstrip(b" \x00")
    text = bare.decode("gb18030", "ignore")  # only the last character can be half
    if letter == "N":
        return None if text.lstrip()[:1] in ("", "*") else text.lstrip()
    if letter != "D":
        return text or None
    if not text.strip("0 "):
        return None
    whole = len(text) == 8 and text.isdigit()
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if whole else text


@given(st.lists(COLUMN, min_size=1, max_size=4), st.sampled_from("CND"), st.booleans())
def test_cells_read_alone_and_together_say_the_same(
    columns: list[list[bytes]], letter: str, together: bool
) -> None:
    reader = ColumnReader(letter, WIDTH, "gb18030")
    if together:
        reader._known = None
    for cells in columns:
        assert list(reader.texts(cells)) == [expected(cell, letter) for cell in cells]


def test_a_column_of_different_cells_is_decoded_together_and_one_of_like_cells_looked_up() -> None:
    codes = [b"%012d" % number for number in range(9000)]
    differing, alike = ColumnReader("C", WIDTH, "gb18030"), ColumnReader("C", WIDTH, "gb18030")
    for start in range(0, 9000, 500):
        portion = codes[start : start + 500]
        assert list(differing.texts(portion)) == [code.decode() for code in portion]
        few = [codes[number % 7] for number in range(500)]
        assert list(alike.texts(few)) == [code.decode() for code in few]
    assert differing._known is None
    assert alike._known is not None and len(alike._known) == 7


@pytest.mark.parametrize("together", [False, True])
def test_bytes_of_another_encoding_are_refused(together: bool) -> None:
    reader = ColumnReader("C", WIDTH, "utf-8")
    if together:
        reader._known = None
    with pytest.raises(UnicodeDecodeError):
        reader.texts([b"ok".ljust(WIDTH), "上水".encode("gbk").ljust(WIDTH)])


def test_deleted_records_are_left_out_whatever_they_hold(tmp_path: Path) -> None:
    head = bytearray(32)
    head[0], head[4:12] = 3, (1200).to_bytes(4, "little") + (65).to_bytes(2, "little") + b"\x05\0"
    field = b"A".ljust(11, b"\0") + b"C" + bytes(4) + b"\x04" + bytes(15)
    rows = [b"*\xff\xff\xff\xff" if n % 3 == 1 else b" %04d" % n for n in range(1200)]
    path = tmp_path / "a.dbf"
    path.write_bytes(bytes(head) + field + b"\r" + b"".join(rows))
    found: list[str | None] = []
    records = 0
    for count, (column,), which in dbf.columns(dbf.open_dbf(path), "UTF-8"):
        records += count
        assert which is not None and sum(which) == len(column)
        found += column
    assert records == 1200
    assert found == [f"{n:04d}" for n in range(1200) if n % 3 != 1]
