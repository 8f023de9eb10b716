"""The handbook's algorithms as others use them: qgis_process, and QGIS's own runner."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import handbookgen as gen
import pytest
from test_processing import _results as results
from test_processing import algorithm, everything, process, refusal, rows  # noqa: F401

from yuhua_dcm_plugin.upkeep.workbook import open_workbook

pytestmark = pytest.mark.gui

ROWS = [
    ["01", "公用设施类", "01", "上水井盖", "", "", "缺失 <b>", "恢复", "2紧急工作时"],
    ["", "", "", "", "", "", "破损", "更换", "尽快"],
]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return gen.write_xlsx(tmp_path / "手册.xlsx", [gen.handbook(ROWS)])


def test_qgis_process_imports_and_exports(
    process: Callable[..., Any],  # noqa: F811
    database: Any,
    workbook: Path,
    tmp_path: Path,
) -> None:
    dsn, report, back = database.dsn_for("t_admin"), tmp_path / "r.html", tmp_path / "出.xlsx"
    found = results(process(
        "importhandbook", DATABASE=dsn, INPUT=workbook, EDITION="hb1", LABEL="新手册",
        VALID_FROM="2199-01-01", REPORT=report,
    ))  # fmt: skip
    assert (found["READ"], found["WRITTEN"], found["QUESTIONS"], found["EDITION"]) == (
        2,
        1,
        1,
        "hb1",
    )
    page = report.read_text(encoding="utf-8")
    assert "尽快" in page and "缺失 &lt;b&gt;" in page and "<b>" not in page
    assert "test-only-secret" not in page
    sql = "SELECT label_zh, valid_from::text FROM dcm.handbook_edition WHERE code = 'hb1'"
    assert rows(database, sql) == [("新手册", "2199-01-01")]
    found = results(process("exporthandbook", DATABASE=dsn, EDITION="hb1", OUTPUT=back))
    assert (found["EDITION"], found["WRITTEN"], found["OUTPUT"]) == ("hb1", 2, str(back))
    cells = [[*row.cells, *[""] * 9][:9] for row in open_workbook(back).sheets[0].rows[2:]]
    assert cells == ROWS


def test_a_dry_run_reports_and_writes_nothing(
    algorithm: Any,  # noqa: F811
    database: Any,
    workbook: Path,
    tmp_path: Path,
) -> None:
    before = everything(database)
    report = tmp_path / "r.html"
    found = algorithm(
        "importhandbook", DATABASE=database.dsn_for("t_admin"), INPUT=workbook, DRY_RUN=True,
        REPORT=report,
    )  # fmt: skip
    assert (found["READ"], found["WRITTEN"], found["QUESTIONS"], found["EDITION"]) == (2, 0, 1, "")
    assert "Dry run: nothing was written." in report.read_text(encoding="utf-8")
    assert everything(database) == before


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"CLASS_STANDARD": "x"}, "There is no class standard x"),
        ({"VALID_FROM": "2025-02-30"}, "is no day"),
        ({"EDITION": "default"}, "default"),
        ({"INPUT": ""}, "INPUT is empty"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    algorithm: Any,  # noqa: F811
    database: Any,
    workbook: Path,
    given: dict[str, str],
    said: str,
) -> None:
    before = everything(database)
    told = {"DATABASE": database.dsn_for("t_admin"), "INPUT": workbook, **given}
    assert said in refusal(lambda: algorithm("importhandbook", **told))
    assert everything(database) == before


def test_a_password_is_said_in_chinese(
    algorithm: Any,  # noqa: F811
    database: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sentence goes through the translation, whoever raised it."""
    from yuhua_dcm_plugin.processing import handbooks

    monkeypatch.setattr(handbooks, "tr", lambda text: f"译：{text}")
    path = tmp_path / "密.xlsx"
    path.write_bytes(gen.ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}))
    dsn = database.dsn_for("t_admin")
    said = refusal(lambda: algorithm("importhandbook", DATABASE=dsn, INPUT=path))
    assert said.startswith("译：密.xlsx is protected with a password") and said.count("译：") == 2


def test_a_report_that_cannot_be_written_stops_the_import(
    algorithm: Any,  # noqa: F811
    database: Any,
    workbook: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dsn, before = database.dsn_for("t_admin"), everything(database)
    for report in (tmp_path / "missing" / "r.html", workbook):
        refusal(
            lambda r=report: algorithm("importhandbook", DATABASE=dsn, INPUT=workbook, REPORT=r)
        )
    from yuhua_dcm_plugin.upkeep import import_report

    def full(_content: bytes, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(import_report, "replace_whole", full)
    said = refusal(
        lambda: algorithm(
            "importhandbook", DATABASE=dsn, INPUT=workbook, REPORT=tmp_path / "r.html"
        )
    )
    assert "No space" in said
    assert everything(database) == before


def test_cancelling_leaves_nothing(algorithm: Any, database: Any, tmp_path: Path) -> None:  # noqa: F811
    from qgis.core import QgsProcessingFeedback

    path = gen.write_xlsx(tmp_path / "a.xlsx", [gen.handbook(gen.many_rows(12_000))])
    feedback, before = QgsProcessingFeedback(False), everything(database)
    feedback.progressChanged.connect(lambda share: share > 60 and feedback.cancel())
    dsn = database.dsn_for("t_admin")
    said = refusal(lambda: algorithm("importhandbook", feedback, DATABASE=dsn, INPUT=path))
    assert "Stopped" in said
    assert everything(database) == before


def test_only_administrators_may(algorithm: Any, database: Any, workbook: Path) -> None:  # noqa: F811
    before = everything(database)
    dsn = database.dsn_for("t_chief")
    assert refusal(lambda: algorithm("importhandbook", DATABASE=dsn, INPUT=workbook))
    assert everything(database) == before
