"""A workbook into a draft, all of it or nothing, and the same workbook back."""

from __future__ import annotations

import subprocess
import sys
import threading
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import handbookgen as gen
import psycopg2
import pytest
from dbkit import as_json

from yuhua_dcm_plugin.core.database import Database
from yuhua_dcm_plugin.core.errors import DcmError, NotAllowedError
from yuhua_dcm_plugin.upkeep.handbook_export import export_handbook
from yuhua_dcm_plugin.upkeep.handbook_import import HandbookImport, Outcome, Wanted
from yuhua_dcm_plugin.upkeep.import_words import plain, summary
from yuhua_dcm_plugin.upkeep.workbook import open_workbook
from yuhua_dcm_plugin.upkeep.workbook_errors import WorkbookError

ROOT = Path(__file__).parents[2]
ROWS: list[list[Any]] = [
    ["01", "公用设施类", "01", "上水井盖", "", "", "缺失、移位\n", "恢复", "2紧急工作时"],
    ["", "", "", "", "", "", "破损", "更换或修复", "4小时"],
    ["", "", 2, "污水井盖", "", "", "弹跳", "更换", "2工作日"],
    ["", "", "", "雨水井盖", "", "", "堵塞", "疏通", "2天"],
    ["04", "园林绿化类", "02", "行道树", "", "", "枯死", "补栽", "种植季节15工作日"],
    ["", "", "", "", "", "", "折断", "清理", "种植季节15工作日"],
    ["", "", "", "", "", "", "倾斜", "扶正", "尽快"],
    ["合计", "", "", "", "", "", "", "", ""],
]
EVENTS: list[list[Any]] = [
    ["02", "宣传广告类", "01", "非法小广告", "", "", "有", "清除", "1紧急工作时制止"],
    ["", "", "", "", "", "", "大量", "清除", "停工4工作时/处罚7工作日/拆除20工作日"],
]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    hidden = gen.handbook([ROWS[0]], "旧版", state="hidden")
    merges = ["A3:A6", "B3:B6", "C3:C4", "D3:D4", "A7:A9"]
    sheets = [gen.handbook(ROWS, "部件", merges=merges), gen.handbook(EVENTS, "事件"), hidden]
    return gen.write_xlsx(tmp_path / "裕华区手册.xlsx", sheets)


@pytest.fixture
def run(database: Any) -> Callable[..., Outcome]:
    """Return `run(path, login=None, **wanted)`: an import; None: as the installer."""

    def imported(path: Path, login: str | None = "t_admin", **more: Any) -> Outcome:
        service = HandbookImport(database.dsn_for(login) if login else database.dsn)
        known = ("dry", "told", "should_stop", "reported")
        given = {name: more.pop(name) for name in known if name in more}
        try:
            return service.run(path, Wanted(**more), **given)
        finally:
            service.close()

    return imported


def rows(database: Any, sql: str, *params: Any) -> list[tuple[Any, ...]]:
    with psycopg2.connect(database.dsn) as connection, connection.cursor() as cursor:
        cursor.execute(sql, params or None)
        found = list(cursor.fetchall())
    connection.close()
    return found


def written(database: Any) -> list[tuple[Any, ...]]:
    """Everything of the handbook, to see that nothing was written."""
    return rows(database, """
        SELECT (SELECT count(*) FROM dcm.handbook_edition),
            (SELECT count(*) FROM dcm.filing_condition),
            (SELECT count(*) FROM dcm.handling_limit), (SELECT count(*) FROM dcm.handbook_row),
            (SELECT count(*) FROM dcm.handbook_question)
    """)  # fmt: skip


@pytest.mark.parametrize("login", ["t_admin", None])
def test_a_workbook_becomes_a_draft(
    database: Any, run: Callable[..., Outcome], workbook: Path, login: str | None
) -> None:
    done = run(workbook, login, code="hb1")
    assert (done.edition, done.label, done.source) == (
        "hb1", "裕华区立案、处置和结案标准", "裕华区手册.xlsx",
    )  # fmt: skip
    # 9 conditions and a total; each ends as imported, asked, or told as no row.
    assert (done.read, done.imported, done.asked) == (10, 3, 6)
    assert done.tally.no_row == Counter(total=1)
    assert done.asked_by_key == {
        "limit_step": 2, "no_class_code": 1, "limit_season": 1, "limit_words": 1,
    }  # fmt: skip
    assert ("limit_season", "种植季节15工作日", 2) in done.questions
    assert [aside[:3] for aside in done.tally.left_aside] == [("旧版", "hidden", 3)]
    assert done.tally.read_as == Counter({"小时": 1, "天": 1})
    assert rows(database, """
        SELECT f.class_code, f.condition, l.limit_amount, l.limit_unit, f.limit_words
        FROM dcm.filing_condition AS f JOIN dcm.handling_limit AS l USING (edition, condition_code)
        WHERE f.edition = 'hb1' ORDER BY f.sort
    """) == [
        ("0101", "缺失、移位", 2, "urgent_hour", "2紧急工作时"),
        ("0101", "破损", 4, "work_hour", "4小时"),
        ("0102", "弹跳", 2, "work_day", "2工作日"),
    ]  # fmt: skip
    assert rows(database, "SELECT state, source FROM dcm.handbook_edition WHERE code = 'hb1'") == [
        ("draft", "裕华区手册.xlsx")
    ]
    assert (
        done.against == "default" and done.changes["added"] == 3 and done.changes["removed"] > 400
    )
    lines = list(summary(done, plain))
    assert lines[0] == "Draft hb1: 裕华区立案、处置和结案标准"
    assert lines[1] == "10 rows read: 3 imported, 6 to be asked, 1 told as no row"


def test_what_was_asked_is_answered_with_its_suggestions(
    database: Any, run: Callable[..., Outcome], workbook: Path
) -> None:
    """The first suggestion of a question is an answer, whatever its kind."""
    run(workbook, code="hb1")
    asked = rows(
        database, "SELECT number, key, suggestions FROM dcm.handbook_question WHERE edition = 'hb1'"
    )
    with psycopg2.connect(database.dsn_for("t_admin")) as admin, admin.cursor() as cursor:
        for number, key, suggestions in asked:
            answer = suggestions[0] if suggestions else {"amount": 1, "unit": "work_day"}
            assert suggestions or key == "limit_words"
            cursor.execute(
                "SELECT dcm_app.handbook_answer('hb1', %s, %s)", (number, as_json(answer))
            )
    admin.close()
    assert rows(database, "SELECT state, count(*) FROM dcm.handbook_row GROUP BY state") == [
        ("imported", 9)
    ]
    assert rows(database, """
        SELECT l.step, l.step_label, l.limit_amount, l.limit_unit
        FROM dcm.filing_condition AS f JOIN dcm.handling_limit AS l USING (edition, condition_code)
        WHERE f.edition = 'hb1' AND f.condition = '大量' ORDER BY l.step
    """) == [
        (1, "停工", 4, "work_hour"), (2, "处罚", 7, "work_day"), (3, "拆除", 20, "work_day"),
    ]  # fmt: skip


def test_a_dry_run_writes_nothing(
    database: Any, run: Callable[..., Outcome], workbook: Path
) -> None:
    before = written(database)
    done = run(workbook, dry=True)
    assert done.dry and done.imported == 3 and done.questions
    assert written(database) == before


def test_the_code_is_made_from_the_day_and_never_twice(
    run: Callable[..., Outcome], workbook: Path
) -> None:
    first, second = run(workbook), run(workbook)
    assert first.edition.startswith("HB20") and first.edition.endswith("-1")
    assert second.edition == first.edition[:-1] + "2"


@pytest.mark.parametrize("step", ["reading", "understanding", "writing", "comparing"])
def test_stopping_at_any_step_leaves_nothing(
    database: Any, run: Callable[..., Outcome], tmp_path: Path, step: str
) -> None:
    path = gen.write_xlsx(tmp_path / "手册.xlsx", [gen.handbook(gen.many_rows(6000))])
    before, seen = written(database), threading.Event()

    def told(now: str, _done: int, _of: int) -> None:
        if now == step:
            seen.set()

    with pytest.raises(WorkbookError) as caught:
        run(path, told=told, should_stop=seen.is_set)
    assert caught.value.key == "stopped"
    assert written(database) == before


def test_a_failure_at_the_end_leaves_nothing(
    database: Any, run: Callable[..., Outcome], workbook: Path
) -> None:
    before = written(database)

    def full(_outcome: Outcome) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space"):
        run(workbook, reported=full)
    assert written(database) == before


def test_a_code_that_is_taken_is_refused(
    database: Any, run: Callable[..., Outcome], workbook: Path
) -> None:
    before = written(database)
    with pytest.raises(DcmError) as caught:
        run(workbook, code="default")
    assert caught.value.key == "edition_taken"
    assert written(database) == before


def test_only_administrators_may(run: Callable[..., Outcome], workbook: Path) -> None:
    with pytest.raises(NotAllowedError):
        run(workbook, "t_chief")


@pytest.mark.parametrize(
    ("sheet", "key", "words"),
    [
        (gen.SheetSpec("表", [["标题"], gen.HEADS[:8], ["01"] * 8]), "no_head", "处置时限"),
        (gen.SheetSpec("表", [["标题"], gen.HEADS]), "no_rows", ""),
        (gen.handbook(ROWS, state="hidden"), "no_rows", ""),
    ],
)
def test_a_workbook_without_a_handbook_is_refused(
    run: Callable[..., Outcome], tmp_path: Path, sheet: gen.SheetSpec, key: str, words: str
) -> None:
    with pytest.raises(WorkbookError) as caught:
        run(gen.write_xlsx(tmp_path / "a.xlsx", [sheet]))
    assert caught.value.key == key and words in str(caught.value)


def test_a_standard_that_is_none_is_refused(run: Callable[..., Outcome], workbook: Path) -> None:
    with pytest.raises(WorkbookError) as caught:
        run(workbook, class_standard="GB 2013")
    assert "GB/T 30428.2-2013" in caught.value.hint
    assert run(workbook, class_standard="gb/t30428.2-2013").imported > 0


def test_many_rows(database: Any, run: Callable[..., Outcome], tmp_path: Path) -> None:
    path = gen.write_xlsx(tmp_path / "手册.xlsx", [gen.handbook(gen.many_rows(12_000))])
    told: list[tuple[str, int, int]] = []
    done = run(path, told=lambda *step: told.append(step))
    assert (done.read, done.imported, done.asked) == (12_000, 12_000, 0)
    steps = list(dict.fromkeys(step for step, _done, _of in told))
    assert steps == ["reading", "understanding", "writing", "comparing"]
    assert ("writing", 12_000, 12_000) in told


@pytest.mark.soak
def test_a_hundred_thousand_rows(
    database: Any, run: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Half of them imported, half asked about, all at once, and all of them back."""
    rows_in = gen.many_rows(100_000)
    for row in rows_in[1::2]:
        row[8] = "种植季节" + row[8]
    path = gen.write_xlsx(tmp_path / "手册.xlsx", [gen.handbook(rows_in)])
    done = run(path, code="hb1")
    assert (done.read, done.imported, done.asked) == (100_000, 50_000, 50_000)
    ((_name, found),) = back(database, "hb1", tmp_path / "一.xlsx")
    assert found == texts(rows_in)


# --- and back ----------------------------------------------------------------------------------


def back(database: Any, edition: str, target: Path) -> list[tuple[str, list[list[str]]]]:
    """What an export holds: sheets with the cells below their heads."""
    admin = Database(database.dsn_for("t_admin"))
    try:
        made = export_handbook(admin, edition, target)
    finally:
        admin.close()
    book = open_workbook(target)
    found = [(s.name, [[*r.cells, *[""] * 9][:9] for r in s.rows[2:]]) for s in book.sheets]
    assert sum(len(rows) for _name, rows in found) == made.rows
    assert all(sheet.rows[1].cells == gen.HEADS for sheet in book.sheets)
    return found


def texts(rows: Sequence[Sequence[Any]]) -> list[list[str]]:
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def test_the_same_workbook_comes_back(
    database: Any, run: Callable[..., Outcome], workbook: Path, tmp_path: Path
) -> None:
    """Import, export, import, export: cell by cell the same, and the same conditions."""
    first = run(workbook, code="hb1")
    out = back(database, "hb1", tmp_path / "一.xlsx")
    assert out == [("部件", texts(ROWS[:-1])), ("事件", texts(EVENTS))]  # but for the total
    second = run(tmp_path / "一.xlsx", code="hb2")
    assert (second.imported, second.asked, second.label) == (3, 6, first.label)
    assert back(database, "hb2", tmp_path / "二.xlsx") == out
    assert (tmp_path / "一.xlsx").read_bytes() == (tmp_path / "二.xlsx").read_bytes()
    assert rows(database, "SELECT FROM dcm_app.handbook_diff('hb1', 'hb2')") == []


def test_every_sheet_keeps_its_own_title(
    database: Any, run: Callable[..., Outcome], workbook: Path, tmp_path: Path
) -> None:
    came = {"部件": "部件处置标准", "事件": "事件处置标准"}
    sheets = [gen.handbook(ROWS, "部件"), gen.handbook(EVENTS, "事件")]
    for sheet in sheets:
        sheet.rows[0][0] = came[sheet.name]
    run(gen.write_xlsx(workbook, sheets), code="hb1")
    back(database, "hb1", tmp_path / "一.xlsx")
    back_again = open_workbook(tmp_path / "一.xlsx").sheets
    assert {sheet.name: sheet.rows[0].cells[0] for sheet in back_again} == came


def test_what_carries_forward_is_merged(
    database: Any, run: Callable[..., Outcome], workbook: Path, tmp_path: Path
) -> None:
    run(workbook, code="hb1")
    back(database, "hb1", tmp_path / "一.xlsx")
    sheet = open_workbook(tmp_path / "一.xlsx").sheets[0]
    merged = {(m.top, m.left, m.bottom, m.right) for m in sheet.merges}
    assert {(1, 0, 1, 8), (3, 0, 6, 0), (3, 1, 6, 1), (3, 2, 4, 2), (3, 3, 4, 3)} <= merged
    assert (7, 0, 9, 0) in merged and not any(left == 2 and top == 5 for top, left, *_ in merged)


def test_other_programs_read_what_is_written(
    database: Any, run: Callable[..., Outcome], workbook: Path, tmp_path: Path
) -> None:
    """GDAL reads the same cells; the parts of each sheet stand in the order that Excel asks for."""
    gdal = pytest.importorskip("osgeo.gdal")
    run(workbook, code="hb1")
    target = tmp_path / "一.xlsx"
    ((_name, kept), _events) = back(database, "hb1", target)
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    order = ["<sheetViews>", "<cols>", "<sheetData>", "<mergeCells "]
    places = [sheet.index(part) for part in order]
    assert places == sorted(places) and "<f>" not in sheet and "<autoFilter" not in sheet
    before = gdal.GetConfigOption("OGR_XLSX_HEADERS")
    gdal.SetConfigOption("OGR_XLSX_HEADERS", "DISABLE")
    try:
        dataset = gdal.OpenEx(str(target), gdal.OF_VECTOR, ["XLSX"])  # the layer does not keep it
        layer = dataset.GetLayer(0)
        read = [[feature.GetFieldAsString(at) for at in range(9)] for feature in layer]
        del layer, dataset
    finally:
        gdal.SetConfigOption("OGR_XLSX_HEADERS", before)
    assert read[0][0] == "裕华区立案、处置和结案标准" and read[1] == list(gen.HEADS)
    assert read[2:] == kept


def test_changed_rows_are_written_from_the_edition(
    database: Any, run: Callable[..., Outcome], workbook: Path, tmp_path: Path
) -> None:
    run(workbook, code="hb1")
    with psycopg2.connect(database.dsn_for("t_admin")) as admin, admin.cursor() as cursor:
        cursor.execute(
            "SELECT condition_code FROM dcm_app.handbook WHERE edition = 'hb1' ORDER BY sort"
        )
        codes = [code for (code,) in cursor.fetchall()]
        limits = [{"grade": "A", "amount": 1, "unit": "work_day"},
                  {"grade": "B", "amount": 3, "unit": "work_day"}]  # fmt: skip
        cursor.execute(
            "SELECT dcm_app.handbook_save_row('hb1', %s)",
            (as_json({"condition_code": codes[1], "limits": limits, "department_code": "A"}),),
        )
        cursor.execute("SELECT dcm_app.handbook_drop_row('hb1', %s)", (codes[0],))
        new = {"class_standard": "CJ/T 214-2007", "kind": "component", "class_code": "0102",
               "condition": "新条件", "closing_condition": "好", "limits": limits[1:]}  # fmt: skip
        cursor.execute("SELECT dcm_app.handbook_save_row('hb1', %s)", (as_json(new),))
    admin.close()
    ((name,),) = rows(database, "SELECT label_zh FROM dcm.department WHERE code = 'A'")
    (first, found), _events = back(database, "hb1", tmp_path / "一.xlsx")
    assert first == "部件"
    assert found[0] == ["01", "公用设施类", "01", "上水井盖", name, "", "破损", "更换或修复",
                        "A级1工作日；B级3工作日"]  # fmt: skip
    assert found[1] == ["", "", "2", "污水井盖", "—", "", "弹跳", "更换", "2工作日"]
    assert found[2] == ["", "", "", "", "", "", "新条件", "好", "3工作日"]
    again = run(tmp_path / "一.xlsx", code="hb2")
    assert again.imported == 3
    assert rows(database, "SELECT FROM dcm_app.handbook_diff('hb1', 'hb2')") == []


def test_an_edition_that_never_was_a_workbook_becomes_one(
    database: Any, run: Callable[..., Outcome], tmp_path: Path
) -> None:
    """The default handbook, out and in again: the same conditions and limits."""
    found = back(database, "", tmp_path / "缺省.xlsx")
    assert [name for name, _rows in found] == ["部件", "事件"]
    done = run(tmp_path / "缺省.xlsx", code="hb1")
    assert done.asked == 0 and done.imported == sum(len(rows) for _name, rows in found) > 400
    different = rows(
        database, "SELECT DISTINCT what, field FROM dcm_app.handbook_diff('default', 'hb1')"
    )
    assert different in ([], [("changed", "handling_standard")])


# --- the command line --------------------------------------------------------------------------


def admin(*arguments: Any, bare: bool = False) -> subprocess.CompletedProcess[str]:
    """The command; bare: in a Python that has neither QGIS nor GDAL."""
    hide = "import sys; sys.modules.update(dict.fromkeys(('qgis', 'osgeo', 'PyQt5', 'PyQt6')))"
    begin = hide if bare else "import sys"
    program = f"{begin}; from yuhua_dcm_plugin.admin import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("login", ["t_admin", None])
def test_the_command_imports_and_exports_without_qgis(
    database: Any, workbook: Path, tmp_path: Path, login: str | None
) -> None:
    dsn = database.dsn_for(login) if login else database.dsn
    done = admin(
        "import-handbook", workbook, "--edition", "hb1", "--label", "新手册", "--valid-from",
        "2199-01-01", "--dsn", dsn, bare=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Draft hb1: 新手册"
    assert "Time limit for a season: 1 questions about 2 rows" in done.stdout
    assert "Against edition default: 3 new" in done.stdout
    assert "(so far: 6 rows wait for answers)" in done.stdout
    assert "旧版" in done.stdout and "test-only-secret" not in done.stdout
    target = tmp_path / "出.xlsx"
    done = admin("export-handbook", target, "--edition", "hb1", "--dsn", dsn, bare=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"edition hb1: 9 rows in {target}\n"
    assert [sheet.name for sheet in open_workbook(target).sheets] == ["部件", "事件"]


def test_the_command_tells_a_fault_in_one_line(
    database: Any, workbook: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "密.xlsx"
    secret.write_bytes(gen.ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}))
    old = gen.write_xls(tmp_path / "旧.xls", "部件", [["标题"]])
    cases: list[tuple[tuple[Any, ...], str]] = [
        (("import-handbook", secret), "protected with a password"),
        (("import-handbook", old), "save it as .xlsx"),
        (("import-handbook", tmp_path / "无.xlsx"), "no such file"),
        (("import-handbook", tmp_path), "is a folder. Give the workbook itself."),
        (("import-handbook", workbook, "--valid-from", "2025-02-30"), "2025-02-30"),
        (("import-handbook", workbook, "--edition", "default"), "default"),
        (("import-handbook", workbook, "--class-standard", "x"), "no class standard x"),
        (("export-handbook", tmp_path / "a.xlsx", "--edition", "none"), "no edition none"),
        (("export-handbook", tmp_path / "a.csv"), "does not end in .xlsx"),
        (("export-handbook", tmp_path / "no" / "a.xlsx"), "cannot be written"),
    ]
    before = written(database)
    for arguments, words in cases:
        done = admin(*arguments, "--dsn", database.dsn, bare=True)
        assert done.returncode == 1 and done.stdout == "", arguments
        assert len(done.stderr.splitlines()) == 1 and words in done.stderr, (arguments, done.stderr)
    assert written(database) == before


def test_a_dry_run_of_the_command(database: Any, workbook: Path) -> None:
    before = written(database)
    done = admin("import-handbook", workbook, "--dry-run", "--dsn", database.dsn)
    assert done.returncode == 0 and done.stdout.startswith("Dry run, nothing was written")
    assert written(database) == before
