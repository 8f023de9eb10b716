"""A workbook of the handbook goes through the dock, from the file to the edition in force."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import wait_until
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from upkeepkit import open_page, settle

from yuhua_dcm_plugin.core.xlsx import Sheet, workbook_bytes
from yuhua_dcm_plugin.upkeep.workbook import open_workbook

__all__ = ["open_page"]

pytestmark = pytest.mark.gui

HEADS = (
    "大类代码", "大类名称", "小类代码", "小类名称", "处置单位", "主管部门", "立案条件", "结案条件",
    "处置时限",
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with five rows: two clear, three that ask, and a sheet of something else."""
    rows = [
        ("01", "市容环境", "02", "暴露垃圾", "市政", "", "有暴露垃圾", "已清理", "4小时"),
        (None, None, None, None, None, None, "成堆的垃圾", "已清理", "2工作日"),
        (None, None, None, None, "某某所", None, "垃圾外溢", "已清理", "2-3天"),
        ("1", None, "2", "暴露垃圾", "某某所", None, "垃圾焚烧", "已熄灭", "尽快"),
    ]
    path = tmp_path / "指挥手册.xlsx"
    path.write_bytes(
        workbook_bytes(
            [Sheet("事件", HEADS, rows), Sheet("通讯录", ("姓名", "电话"), [("甲", "1")])]
        )
    )
    return path


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    page = open_page()
    page.actions.buttons["import"].click()
    assert page.tabs.currentWidget() is page.importing
    return page


def imported(page: Any, path: Path) -> Any:
    box = page.importing
    box.choose(path)
    box.start_button.click()
    wait_until(lambda: not box.busy, 30)
    settle(page)
    return box


def test_a_workbook_becomes_a_draft_with_questions(page: Any, book: Path) -> None:
    box = page.importing
    box.form.code.setText("2027")
    imported(page, book)
    assert box.outcome.read == 4
    assert page.edition.code == "2027"
    assert page.edition.state == "draft"
    assert page.edition.source == "指挥手册.xlsx"
    assert page.edition.open_questions == len(box.outcome.questions) == 3
    assert "4 rows read: 2 imported, 2 to be asked" in box.told.text()
    assert "Department that nobody knows: 1 questions about 2 rows" in box.details.text()
    assert "Sheet “通讯录” was left aside" in box.details.text()
    box.answer_button.click()
    assert page.tabs.currentWidget() is page.questions
    assert len(page.questions.questions) == 3


def test_a_file_is_dropped_on_the_box(page: Any, book: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(book))])
    copy = Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, buttons, keys)
    page.importing.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.importing.dropEvent(QDropEvent(QPointF(5, 5), copy, data, buttons, keys))
    assert page.importing.path.text() == str(book)
    assert page.importing.start_button.isEnabled()


def test_what_is_no_handbook_is_said_and_leaves_nothing(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "通讯录.xlsx"
    path.write_bytes(workbook_bytes([Sheet("通讯录", ("姓名", "电话"), [("甲", "1")])]))
    imported(page, path)
    assert "✗" in page.importing.told.text()
    assert "通讯录" in page.importing.told.text()
    assert [one.code for one in page.store.editions()] == ["default"]


def test_no_such_file(page: Any, tmp_path: Path) -> None:
    page.importing.choose(tmp_path / "nowhere.xlsx")
    page.importing.start_button.click()
    assert "There is no file" in page.importing.told.text()
    assert not page.importing.busy


def test_a_code_that_is_taken_leaves_nothing(page: Any, book: Path) -> None:
    page.importing.form.code.setText("default")
    imported(page, book)
    assert "✗" in page.importing.told.text()
    assert len(page.store.editions()) == 1
    assert page.importing.path.text() == str(book)


def test_stopping_leaves_nothing(page: Any, tmp_path: Path) -> None:
    rows = [
        ("01", "市容环境", "02", "暴露垃圾", "市政", "", f"第{n}种", "已清理", "4小时")
        for n in range(20000)
    ]
    path = tmp_path / "大.xlsx"
    path.write_bytes(workbook_bytes([Sheet("事件", HEADS, rows)]))
    box = page.importing
    box.choose(path)
    box.start_button.click()
    assert box.progress.isVisible()
    assert page.has_unsaved()
    box.progress.stop.click()
    wait_until(lambda: not box.busy, 30)
    settle(page)
    assert "Nothing was imported" in box.told.text()
    assert len(page.store.editions()) == 1


def test_from_the_workbook_to_the_edition_in_force(page: Any, book: Path) -> None:
    page.importing.form.code.setText("2027")
    imported(page, book)
    page.importing.answer_button.click()
    settle(page)
    view = page.questions
    for _turn in range(3):
        question = view.question()
        answer = {
            "unknown_department": {"department_code": "A"}, "limit_words": {"no_limit": True},
        }.get(question.key) or view.box.first()  # fmt: skip
        view.answer(answer)
        settle(page)
    assert page.edition.open_questions == 0
    assert page.edition.conditions == 4
    page.put_in_force(page.force.chosen())
    settle(page)
    assert page.effect.isVisible()
    assert page.edition.state == "draft"
    page.effect.apply.click()
    settle(page)
    assert page.edition.state == "released"
    assert "Planned" in page.editions.list.texts()[1][0]
    assert page.own.isHidden()


def test_the_handbook_goes_out_as_the_workbook_it_came_in(
    page: Any, book: Path, tmp_path: Path
) -> None:
    page.importing.form.code.setText("2027")
    imported(page, book)
    target = tmp_path / "aus.xlsx"
    page.export(target)
    settle(page)
    texts = [row.cells for sheet in open_workbook(target).sheets for row in sheet.rows]
    assert any("成堆的垃圾" in cells and "2工作日" in cells for cells in texts)
    assert page.desk.messages.offers[-1][0] == "Open"


def test_a_file_that_cannot_be_written_is_said(page: Any, tmp_path: Path) -> None:
    page.export(tmp_path / "nowhere" / "aus.xlsx")
    settle(page)
    assert "cannot be written" in page.note.text()
