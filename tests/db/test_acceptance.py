"""The self-check tells what works, by trying it, and leaves no trace."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import psycopg2
import pytest
from dbkit import Desk

from yuhua_dcm_plugin import admin
from yuhua_dcm_plugin.core.acceptance import Item, report

ALL = "select section, item, verdict, actual, wanted from dcm_app.acceptance()"
LOOP = "闭环流程"
NO_SUPERVISOR = """
update dcm.staff set active = false where 'dcm_supervisor' = any (dcm_app.roles_of(login))
"""


def _items(connect: Any, login: str = "t_director") -> list[Item]:
    return [Item(*row) for row in Desk(connect(login), login).rows(ALL)]


def test_the_loop_is_really_walked_and_taken_back(connect: Any, database: Any) -> None:
    boss = Desk(connect(None), None)
    tables = ("case_file", "case_event", "assignment", "field_task", "case_fact", "case_person")
    count = " + ".join(f"(select count(*) from dcm.{table})" for table in tables)
    before = boss.value(f"select {count}")
    walked = [item for item in _items(connect) if item.section == LOOP]
    assert len(walked) == 9
    assert {item.verdict for item in walked} == {"works"}, walked
    assert boss.value(f"select {count}") == before


@pytest.mark.parametrize(
    ("broken", "item", "words"),
    [
        (NO_SUPERVISOR, "核实", "监督员"),
        ("delete from dcm.transition_role where action = 'close'", "结案", "不能"),
        ("update dcm.grid set valid_to = current_date - 1", "立案", "位置"),
        ("delete from dcm.calendar_year", "派遣", "年"),
    ],
)
def test_what_is_broken_is_named(
    connect: Any, database: Any, broken: str, item: str, words: str
) -> None:
    boss = Desk(connect(None), None)
    boss.run("delete from dcm.work_span") if "calendar_year" in broken else None
    boss.run(broken)
    failed = [i for i in _items(connect) if i.section == LOOP and i.verdict == "missing"]
    assert failed, "the self-check walked a broken loop"
    assert item in failed[0].item
    assert words in failed[0].actual


def test_only_chief_director_and_administrator_may_ask(connect: Any, database: Any) -> None:
    for login in ("t_chief", "t_director", "t_admin"):
        assert _items(connect, login)
    with pytest.raises(psycopg2.Error) as refused:
        _items(connect, "t_intake")
    assert refused.value.pgcode == "DC001"


def test_the_command_prints_the_list_and_fails_on_what_is_missing(
    database: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    code = admin.main(["acceptance", "--dsn", database.dsn])
    printed = capsys.readouterr()
    assert "✓" in printed.out and "– 监督指挥" in printed.out
    assert "✗ 信息采集监督员：2（应为：100）" in printed.out
    assert code == 1 and "missing" in printed.err


def test_the_report_counts_its_verdicts() -> None:
    items = [Item("a", "x", "works", "1", "1"), Item("a", "y", "missing", "0", "1")]
    lines = list(report(items, datetime(2026, 11, 22)))
    assert lines[-1].strip().startswith("✓ 可用 1 项    ✗ 缺少 1 项    – 本版本没有 0 项")
