"""Workbooks of every kind and fault become texts, or a refusal in words."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import handbookgen as gen
import pytest

from yuhua_dcm_plugin.core.xlsx import Sheet as Written
from yuhua_dcm_plugin.core.xlsx import workbook_bytes
from yuhua_dcm_plugin.upkeep.number_words import number_text
from yuhua_dcm_plugin.upkeep.workbook import Merge, Workbook, open_workbook
from yuhua_dcm_plugin.upkeep.workbook_errors import WorkbookError

ROOT = Path(__file__).parent.parent
ROW = ["01", "公用设施类", "02", "污水井盖", "", "", "缺失", "恢复", "2工作日"]


def refused(path: Path) -> WorkbookError:
    with pytest.raises(WorkbookError) as caught:
        open_workbook(path)
    assert "\n" not in str(caught.value) and path.name in str(caught.value)
    return caught.value


def cells(book: Workbook, row: int = 2, sheet: int = 0) -> list[str]:
    return list(book.sheets[sheet].rows[row].cells)


VARIANTS: list[dict[str, Any]] = [
    {},
    {"shared": False},
    {"prefix": "x:"},
    {"absolute": True},
    {"places": False},
    {"prefix": "a:", "shared": False, "places": False},
]


@pytest.mark.parametrize("how", VARIANTS)
def test_what_other_programs_write(tmp_path: Path, how: dict[str, Any]) -> None:
    row = [
        1,
        "公用 & 设施<类>",
        "02",
        gen.Rich(("污水", "井盖"), "wushuijinggai"),
        gen.Typed("b", "1"),
        gen.Typed("e", "#REF!"),
        "缺失\n",
        gen.Formula("1+1", "恢复"),
        gen.Styled(2, '0"工作日"'),
    ]
    path = gen.write_xlsx(tmp_path / "手册.xlsx", [gen.handbook([row], merges=["A3:A5"])], **how)
    book = open_workbook(path)
    assert cells(book) == [
        "1",
        "公用 & 设施<类>",
        "02",
        "污水井盖",
        "TRUE",
        "#REF!",
        "缺失\n",
        "恢复",
        "2工作日",
    ]
    assert book.kind == "xlsx" and [sheet.name for sheet in book.sheets] == ["部件"]
    assert Merge(3, 0, 5, 0) in book.sheets[0].merges


@pytest.mark.parametrize(
    ("raw", "pattern", "seen"),
    [
        ("1", "General", "1"),
        ("1.0", "General", "1"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E9", "General", "1000000000"),
        ("-2.50", "General", "-2.5"),
        ("0", "General", "0"),
        ("2", "00", "02"),
        ("102", "0000", "0102"),
        ("2", '0"天"', "2天"),
        ("2.5", '0.0"天"', "2.5天"),
        ("2", '0.##"天"', "2天"),
        ("2.25", "0.##", "2.25"),
        ("2", '[Red]0"个工作日";-0', "2个工作日"),
        ("45000", "yyyy-mm-dd", "2023-03-15"),
        ("0.5", "h:mm", "12:00"),
        ("abc", "General", "abc"),
        ("0.15", "0%", "0.15"),
        ("1234", "#,##0", "1234"),
        ("nan", "General", "nan"),
        ("1e400", "0", "1e400"),
        ("40", "m", "1900-02-08"),
    ],
)
def test_numbers_as_people_see_them(raw: str, pattern: str, seen: str) -> None:
    assert number_text(raw, pattern) == seen


def test_texts_with_zeros_stay(tmp_path: Path) -> None:
    path = gen.write_xlsx(tmp_path / "a.xlsx", [gen.handbook([["02", 2, 2.0, "0102", 101]])])
    assert cells(open_workbook(path)) == ["02", "2", "2", "0102", "101"]


def test_hidden_sheets_rows_and_columns_are_told(tmp_path: Path) -> None:
    seen = gen.handbook([ROW, ROW], hidden_rows=[4], hidden_columns=[5])
    gone = gen.handbook([ROW], "旧版", state="hidden")
    very = gen.handbook([ROW], "更旧", state="veryHidden")
    book = open_workbook(gen.write_xlsx(tmp_path / "a.xlsx", [seen, gone, very]))
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [
        ("部件", False),
        ("旧版", True),
        ("更旧", True),
    ]
    assert [row.hidden for row in book.sheets[0].rows] == [False, False, False, True]
    assert book.sheets[0].hidden_columns == (5,)


def test_a_formula_without_a_value_is_told(tmp_path: Path) -> None:
    row = [*ROW[:8], gen.Formula("Z1", None)]
    book = open_workbook(gen.write_xlsx(tmp_path / "a.xlsx", [gen.handbook([row, ROW])]))
    assert book.sheets[0].rows[2].formulas == (8,)
    assert book.sheets[0].rows[3].formulas == ()


def test_our_own_workbooks_are_read_as_they_were_written(tmp_path: Path) -> None:
    texts = ["=1+1", " 前后 ", "多\n行", "_x0041_", "𠮷", "a\tb", "02"]
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook_bytes([Written("表", gen.HEADS[:7], [texts])]))
    assert cells(open_workbook(path), 1) == texts


def test_old_excel_is_read_where_gdal_can(tmp_path: Path) -> None:
    gdal = pytest.importorskip("osgeo.gdal")
    if gdal.GetDriverByName("XLS") is None:
        pytest.skip("this GDAL has no driver for XLS")
    rows = [["标题"], gen.HEADS, [1, *ROW[1:8], "2.5工作日"], ["", "", 3.5]]
    for name in ("手册.xls", "其实是旧版.xlsx"):
        book = open_workbook(gen.write_xls(tmp_path / name, "部件", rows))
        assert book.kind == "xls" and book.sheets[0].name == "部件"
        assert cells(book) == ["1", *ROW[1:8], "2.5工作日"]
        assert cells(book, 3)[2] == "3.5"


def test_old_excel_without_gdal_is_one_clear_line(tmp_path: Path) -> None:
    path = gen.write_xls(tmp_path / "手册.xls", "部件", [["标题"]])
    program = (
        "import sys; sys.modules['osgeo'] = None\n"
        "from pathlib import Path\n"
        "from yuhua_dcm_plugin.upkeep.workbook import open_workbook\n"
        "try: open_workbook(Path(sys.argv[1]))\n"
        "except Exception as error: print(error.key, error.message, error.hint)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("old_xls ") and ".xlsx" in done.stdout


def test_a_new_workbook_named_xls_is_read(tmp_path: Path) -> None:
    path = gen.write_xlsx(tmp_path / "手册.xls", [gen.handbook([ROW])])
    assert cells(open_workbook(path)) == ROW


def test_a_password_is_said(tmp_path: Path) -> None:
    path = tmp_path / "手册.xlsx"
    path.write_bytes(gen.ole({"EncryptedPackage": b"x" * 9000, "EncryptionInfo": b"y"}))
    error = refused(path)
    assert error.key == "password" and "password" in error.hint


def test_a_password_of_the_zip_is_said(tmp_path: Path) -> None:
    path = gen.write_xlsx(tmp_path / "手册.xlsx", [gen.handbook([ROW])])
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := content.find(mark, start + 1)) >= 0:
            content[start + at] |= 1
    path.write_bytes(content)
    assert refused(path).key == "password"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 no zip", "damaged"),
        (b"<html><table>", "web_page"),
        (b'<?xml version="1.0"?><Workbook/>', "web_page"),
        (b"%PDF-1.4", "pdf"),
        (b"\x00\x01\x02\x03" * 20, "no_text"),
        (b"\x81\xff,\xfe" * 9, "encoding"),
        (gen.ole({"WordDocument": b"x"}), "no_workbook"),
        (b'a,"b\n' * 3, "csv_broken"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "手册.xlsx"
    path.write_bytes(content)
    assert refused(path).key == key


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).key == "folder"
    assert refused(tmp_path / "无.xlsx").key == "missing"


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ({"content.xml": "", "mimetype": ""}, "no_workbook"),
        ({"word/document.xml": ""}, "no_workbook"),
        ({"xl/workbook.bin": ""}, "no_workbook"),
        ({"a.txt": ""}, "no_workbook"),
        ({"xl/workbook.xml": "<workbook/>"}, "damaged"),
        ({"xl/workbook.xml": "<workbook>"}, "damaged"),
    ],
)
def test_other_zips_are_refused(tmp_path: Path, parts: dict[str, str], key: str) -> None:
    path = tmp_path / "手册.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert refused(path).key == key


def replaced(path: Path, name: str, content: str) -> Path:
    """The workbook with one part made otherwise."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = content.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)
    return path


LAUGHS = (
    '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    f'<sst xmlns="{gen.MAIN}"><si><t>&b;</t></si></sst>'
)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = gen.write_xlsx(tmp_path / "手册.xlsx", [gen.handbook([ROW])])
    assert refused(replaced(path, "xl/sharedStrings.xml", LAUGHS)).key == "unsafe"
    assert refused(replaced(path, "xl/sharedStrings.xml", "<!DOCTYPE s><s/>")).key == "unsafe"


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from yuhua_dcm_plugin.upkeep import xml_stream

    monkeypatch.setattr(xml_stream, "MOST_XML", 1 << 20)
    path = gen.write_xlsx(tmp_path / "手册.xlsx", [gen.handbook([ROW])])
    bomb = f'<sst xmlns="{gen.MAIN}"><si><t>{"a" * (4 << 20)}</t></si></sst>'
    replaced(path, "xl/sharedStrings.xml", bomb)
    assert path.stat().st_size < 100_000
    assert refused(path).key == "zip_bomb"


def test_damage_anywhere_ends_in_words(tmp_path: Path) -> None:
    """Bytes turned over at random: texts or a refusal, never another error."""
    good = gen.write_xlsx(tmp_path / "gut.xlsx", [gen.handbook([ROW] * 30)]).read_bytes()
    dice, path = random.Random(5), tmp_path / "手册.xlsx"
    for _ in range(300):
        content = bytearray(good)
        for _ in range(dice.randint(1, 4)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        path.write_bytes(content[: dice.choice([len(content), dice.randrange(1, len(content))])])
        try:
            open_workbook(path)
        except WorkbookError as error:
            assert error.message


CSV_ROWS = [list(gen.HEADS), [*ROW[:6], "缺失，\n移位", "恢复", '"2"工作日']]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_in_every_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(CSV_ROWS)
    path = tmp_path / "事件手册.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    book = open_workbook(path)
    assert book.kind == "csv" and book.sheets[0].name == "事件手册"
    assert [list(row.cells) for row in book.sheets[0].rows] == CSV_ROWS


def test_stopping_is_heard(tmp_path: Path) -> None:
    path = gen.write_xlsx(tmp_path / "a.xlsx", [gen.handbook(gen.many_rows(3000))])
    with pytest.raises(WorkbookError) as caught:
        open_workbook(path, should_stop=lambda: True)
    assert caught.value.key == "stopped"


def test_progress_reaches_the_whole(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = gen.write_xlsx(tmp_path / "a.xlsx", [gen.handbook(gen.many_rows(3000))])
    open_workbook(path, lambda done, of: told.append((done, of)))
    assert told and told[-1][0] == told[-1][1] and told == sorted(told)
