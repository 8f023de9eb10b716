"""The dispatch sheet of a real case says what the database holds."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from caseplay import CONDITION, COVER, Player

from yuhua_dcm_plugin.core.database import Database
from yuhua_dcm_plugin.core.errors import NotFoundError
from yuhua_dcm_plugin.core.shanghai import SHANGHAI
from yuhua_dcm_plugin.sheets.fill import fill_sheet, limit_text, mask_name
from yuhua_dcm_plugin.sheets.records import DispatchSheet
from yuhua_dcm_plugin.sheets.store import SheetStore

PRINTED = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI)


@pytest.fixture
def player(connect: Callable[..., Any]) -> Player:
    return Player(connect)


def sheets_of(database: Any, login: str, *task_nos: str) -> list[DispatchSheet]:
    signed_in = Database(database.dsn_for(login))
    try:
        return [
            fill_sheet(case, history, printed_at=PRINTED)
            for case, history in SheetStore(signed_in).read(task_nos)
        ]
    finally:
        signed_in.close()


def value(connection: Any, sql: str, *params: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()[0]


def test_dispatched_case(database: Any, player: Player, connect: Callable[..., Any]) -> None:
    task_no = player.play("dispatch")
    (sheet,) = sheets_of(database, "t_dispatch", task_no)
    db = connect("t_dispatch")
    assert sheet.task_no == task_no
    assert sheet.case_no == value(
        db, "SELECT case_no FROM dcm_app.case_list WHERE task_no = %s", task_no
    )
    assert sheet.unit_name == "石家庄市裕华区数字化城市管理监督指挥中心"
    assert sheet.problem.source == "市民热线"
    assert sheet.problem.kind == "部件"
    assert sheet.problem.small_class == "污水井盖"
    assert sheet.problem.big_class == value(
        db,
        "SELECT big_name FROM dcm_app.class WHERE class_code = '0102' AND kind = 'component'"
        " AND class_standard = 'CJ/T 214-2007'",
    )
    assert sheet.problem.component_code == COVER
    assert sheet.problem.filing_condition == value(
        db, "SELECT condition FROM dcm_app.handbook WHERE condition_code = 'C0102-2' LIMIT 1"
    )
    assert sheet.location.street == "测试街道一"
    assert sheet.location.community == "测试社区甲"
    assert sheet.location.grid_code == "13010800100101"
    assert sheet.location.coordinates == "东 545100.0　北 4209100.0（米，EPSG:4547）"
    order = sheet.assignment
    assert order.intake_clerk == "测试t_intake"
    assert order.filed_by == "测试t_chief"
    assert order.dispatcher == "测试t_dispatch"
    assert order.main_department == "测试市政部门"
    assert order.co_departments == "测试园林部门"
    assert order.limit_text == "4 工作时"
    assert order.due_at == value(
        db, "SELECT due_at FROM dcm_app.case_list WHERE task_no = %s", task_no
    )
    assert order.opinion == "请尽快补盖"
    assert order.closing_condition == value(
        db,
        "SELECT closing_condition FROM dcm_app.handbook WHERE condition_code = 'C0102-2' LIMIT 1",
    )
    assert sheet.feedback.result is None
    assert sheet.check.passed is None
    assert sheet.history == ()


def test_verification_costs_no_second_page(database: Any, player: Player) -> None:
    task_no = player.register()
    for action, login, detail in (
        ("request_verification", "t_intake", {"supervisor": "t_supervisor"}),
        ("report_verification", "t_supervisor", {"result": "true", "opinion": "属实"}),
        ("file", "t_chief", {"condition": CONDITION}),
        ("dispatch", "t_dispatch", {"department": "A", "opinion": "请处置"}),
    ):
        player.act(task_no, action, login, detail)
    (sheet,) = sheets_of(database, "t_dispatch", task_no)
    assert sheet.history == ()


def test_history_is_printed_once_it_says_more(database: Any, player: Player) -> None:
    task_no = player.play("dispatch")
    player.act(task_no, "note", "t_dispatch", {"text": "已电话通知"})
    (sheet,) = sheets_of(database, "t_dispatch", task_no)
    assert [row.action for row in sheet.history] == ["登记", "受理", "立案", "派遣", "备注"]
    assert [row.stage for row in sheet.history] == ["受理", "待立案", "待派遣", "处置", "处置"]
    dispatched = sheet.history[3].opinion or ""
    assert dispatched.startswith("截止 20")
    assert dispatched.endswith("；请尽快补盖")
    assert sheet.history[-1].opinion == "已电话通知"


def test_contact_is_masked_for_the_hall_and_hidden_from_departments(
    database: Any, player: Player
) -> None:
    task_no = player.play("dispatch")
    (hall,) = sheets_of(database, "t_dispatch", task_no)
    (department,) = sheets_of(database, "t_dept_a", task_no)
    assert (hall.problem.reporter, hall.problem.reporter_phone) == ("张**", "138****0001")
    assert (department.problem.reporter, department.problem.reporter_phone) == (None, None)
    assert department.assignment == hall.assignment


def test_finished_case_carries_the_answers(database: Any, player: Player) -> None:
    (sheet,) = sheets_of(database, "t_chief", player.play())
    assert sheet.feedback.result == "井盖已更换"
    assert sheet.feedback.handled_by == "测试t_dept_a"
    assert sheet.check.passed is True
    assert sheet.check.checked_by == "测试t_supervisor"
    assert sheet.check.closed_by == "测试t_chief"


def test_answers_to_an_earlier_order_stay_in_the_history(database: Any, player: Player) -> None:
    task_no = player.play("request_check")
    player.act(task_no, "report_check", "t_supervisor", {"passed": False, "opinion": "仍有缺角"})
    player.act(task_no, "dispatch", "t_dispatch", {"department": "A", "opinion": "返工"})
    (sheet,) = sheets_of(database, "t_dispatch", task_no)
    assert sheet.feedback.result is None
    assert sheet.check.passed is None
    assert sheet.assignment.opinion == "返工"
    assert re.fullmatch(r"4 工作时，自首次派遣 [\d: -]{16} 起", sheet.assignment.limit_text or "")
    assert "不通过；仍有缺角" in [row.opinion for row in sheet.history]


def test_the_ledger_fills_the_part_for_extensions(
    database: Any, player: Player, connect: Callable[..., Any], tmp_path: Path
) -> None:
    task_no = player.play("dispatch")
    assert sheets_of(database, "t_dispatch", task_no)[0].supervision is None
    behalf = {"department": "A", "name": "李四", "medium": "phone"}
    for action, login, detail in (
        ("ask_extension", "t_dept_a", {"reason": "配件没到货"}),
        ("withdraw_request", "t_dept_a", {"reason": "配件到了"}),
        ("ask_extension", "t_dept_a", {"reason": "要等停水"}),
        ("decide_extension", "t_dispatch", {"approved": False, "opinion": "不必等"}),
        ("ask_extension", "t_dispatch", {"reason": "下雨", "on_behalf_of": behalf}),
        ("decide_extension", "t_dispatch", {"approved": True, "opinion": "同意"}),
    ):
        player.act(task_no, action, login, detail)
    due = value(connect("t_dispatch"),
        "SELECT due_at FROM dcm_app.case_list WHERE task_no = %s", task_no)  # fmt: skip
    again = {"reason": "专用井盖定制", "document": "厂家供货函"}
    player.act(task_no, "ask_extension", "t_dept_a", again)
    for login in ("t_dispatch", "t_dept_a"):
        (sheet,) = sheets_of(database, login, task_no)
        assert sheet.supervision is not None
        refused, approved, waiting = sheet.supervision.extensions
        assert (refused.reason, refused.approved, refused.due_at) == ("要等停水", False, None)
        assert (refused.decided_by, refused.opinion) == ("测试t_dispatch", "不必等")
        assert approved.asked_by == "测试t_dispatch（代测试市政部门）"
        assert (approved.approved, approved.reason, approved.due_at) == (True, "下雨", due)
        assert approved.decided_at is not None and approved.asked_at is not None
        assert waiting.asked_by == "测试市政部门 测试t_dept_a"
        assert (waiting.document, waiting.approved) == ("厂家供货函", None)
        assert (waiting.decided_by, waiting.decided_at) == (None, None)
        assert sheet.assignment.due_at == due and "李四" not in repr(sheet)
    pytest.importorskip("reportlab")
    from yuhua_dcm_plugin.sheets.dispatch_sheet import write_dispatch_sheets

    target = write_dispatch_sheets([sheet], tmp_path / "extended.pdf")
    text = subprocess.run(
        ["pdftotext", "-raw", str(target), "-"], capture_output=True, text=True, check=True
    ).stdout
    said = "".join(text.split())
    for words in ("四、督办延期", "专用井盖定制", "厂家供货函", "□批准□不批准", "延期后截止时间"):
        assert words in said, words


def test_answer_on_paper_names_both(database: Any, player: Player) -> None:
    task_no = player.play("dispatch")
    behalf = {"department": "A", "name": "李四", "medium": "paper"}
    player.act(task_no, "report_done", "t_dispatch", {"opinion": "已修", "on_behalf_of": behalf})
    (sheet,) = sheets_of(database, "t_dispatch", task_no)
    assert sheet.feedback.handled_by == "测试市政部门"
    assert sheet.history[-1].actor == "测试t_dispatch（代测试市政部门纸质）"
    assert "李四" not in repr(sheet)


def test_a_case_without_place_or_condition(database: Any, player: Player) -> None:
    task_no = player.register(x=None, y=None, srid=None, component_code=None)
    (sheet,) = sheets_of(database, "t_dispatch", task_no)
    assert sheet.location.coordinates is None
    assert sheet.assignment.limit_text is None
    assert sheet.case_no is None


def test_many_cases_cost_two_statements(
    database: Any, player: Player, statements: list[str]
) -> None:
    task_nos = [player.play("dispatch") for _ in range(3)]
    statements.clear()
    sheets = sheets_of(database, "t_dispatch", *reversed(task_nos))
    assert [sheet.task_no for sheet in sheets] == task_nos[::-1]
    assert len(statements) == 2


def test_unseen_case_is_refused(database: Any, player: Player) -> None:
    task_no = player.play("file")
    with pytest.raises(NotFoundError, match=task_no):
        sheets_of(database, "t_dept_a", task_no)


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (Decimal("2"), "urgent_hour", "2 紧急工作时"),
        (Decimal("1.50"), "work_day", "1.5 工作日"),
        (Decimal("10"), "work_hour", "10 工作时"),
        (Decimal("1E+2"), "natural_day", "100 自然日"),
        (20, "urgent_day", "20 紧急工作日"),
        (None, None, None),
    ],
)
def test_limit_text(amount: Any, unit: Any, expected: Any) -> None:
    assert limit_text(amount, unit) == expected


@pytest.mark.parametrize(
    ("name", "masked"), [("王五", "王*"), ("王", "王"), (None, None), ("", "")]
)
def test_mask_name(name: Any, masked: Any) -> None:
    assert mask_name(name) == masked


def test_printed_sheet_reads_back(database: Any, player: Player, tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    from yuhua_dcm_plugin.sheets.dispatch_sheet import write_dispatch_sheets

    sheets = sheets_of(database, "t_dispatch", player.play("dispatch"), player.play("dispatch"))
    target = write_dispatch_sheets(sheets, tmp_path / "two.pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True
    ).stdout
    for sheet in sheets:
        assert sheet.task_no in text
    assert "4 工作时" in text
    assert "13800000001" not in text


def test_a_training_database_prints_training_sheets(
    database: Any, player: Player, connect: Callable[..., Any]
) -> None:
    task_no = player.play("dispatch")
    assert not sheets_of(database, "t_dispatch", task_no)[0].training
    boss = connect()
    with boss, boss.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica;"  # else only an empty database takes it
            " INSERT INTO dcm.setting (key, value, label_zh, label_en)"
            " VALUES ('training', 'true', '演练', 'Training')"
        )
    assert sheets_of(database, "t_dispatch", task_no)[0].training
