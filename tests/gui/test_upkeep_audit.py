"""The audit in the dock: found by table, person and day, before and after, written as Excel."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from lookkit import controls, cut, named, path, settle_layout, spoken
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QStyleOptionViewItem
from upkeep_desk import page_opener, press, rest

from yuhua_dcm_plugin.core.notice import Kind, colours
from yuhua_dcm_plugin.upkeep import audit_page as audit_module
from yuhua_dcm_plugin.upkeep.audit_columns import column_words, table_words
from yuhua_dcm_plugin.upkeep.audit_records import AuditFilter, AuditLine, plain_words
from yuhua_dcm_plugin.upkeep.audit_words import cells, shown, summary, when
from yuhua_dcm_plugin.upkeep.settings_history import today

pytestmark = pytest.mark.gui
AT = datetime(2026, 11, 22, 16, 30, tzinfo=timezone.utc)


@pytest.fixture
def open_page(feed: Callable[..., Any], qtbot: Any) -> Callable[..., Any]:
    """Return `open_page(login)`: the page of the audit."""
    opener = page_opener(feed, qtbot)
    return lambda login="t_admin": opener("audit", login)


@pytest.fixture
def changed(connect: Callable[..., Any]) -> None:
    """Three changes by the administrator, one by the superuser."""
    with connect("t_admin") as db, db.cursor() as cursor:
        for key, value in (("undo_minutes", "5"), ("case_number_prefix", '"SJZ"')):
            sql = "SELECT dcm_app.save_setting(jsonb_build_object('key', %s, 'value', %s::jsonb))"
            cursor.execute(sql, (key, value))
        cursor.execute(
            'SELECT dcm_app.save_label(\'{"list": "stage", "code": "handling",'
            ' "label_zh": "<b>处置</b>"}\')'
        )
    with connect() as db, db.cursor() as cursor:
        cursor.execute("UPDATE dcm.department SET phone = '0311' WHERE code = 'A'")
        cursor.execute("DELETE FROM dcm.transition_role WHERE role = 'dcm_exchange'")


def line(before: Any, after: Any, table: str = "setting") -> AuditLine:
    return AuditLine(1, AT, "x_login", None, table, "k", before, after, 7)


def test_a_director_reads_every_change_with_before_and_after(
    changed: None, open_page: Callable[..., Any]
) -> None:
    page = open_page("t_director")
    newest = page.list.shown()[0]
    assert newest.table == "transition_role" and newest.what == "removed"
    assert page.list.row() is newest, "the newest is shown at once"
    page.filter(table="stage")
    rest(page)
    (row,) = page.list.shown()
    assert (row.who, row.what) == ("测试t_admin", "changed") or row.by == "t_admin"
    first = page.fields.texts()[0]
    assert first[0] == "≠ changed" and first[1] == "Chinese" and first[3] == "<b>处置</b>"
    assert [texts[0] for texts in page.fields.texts()[1:]] == [""] * 4, "the rest is the same"


def test_changes_are_found_by_table_person_and_day(
    changed: None, open_page: Callable[..., Any]
) -> None:
    page = open_page()

    def found(**wanted: Any) -> set[str]:
        page.filter(**wanted)
        rest(page)
        return {row.table for row in page.list.shown()}

    assert found(table="setting") == {"setting"}
    assert found(by="t_admin") == {"setting", "stage"}
    assert found(table="department", by="t_admin") == set()
    assert "Nothing was changed" in page.list.empty.text()
    assert not page.export_button.isEnabled()
    assert found(day=date(2000, 1, 1)) == set()
    assert "setting" in found(day=today())
    assert page.day.isEnabled()
    names = [page.table.itemText(place) for place in range(page.table.count())]
    assert names[0] == "Everything" and "Right" in names and names[1:] == sorted(names[1:])


def test_older_changes_are_loaded_when_wanted(
    changed: None, open_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_module, "PORTION", 2)
    page = open_page()
    lines = page.store.lines
    monkeypatch.setattr(page.store, "lines", lambda wanted, below=None: lines(wanted, below, 2))
    page.filter(by="t_admin")
    rest(page)
    assert len(page.list.shown()) == 2 and page.more_button.isEnabled()
    press(page.more_button)
    rest(page)
    assert len(page.list.shown()) == 3 and not page.more_button.isEnabled()
    assert [row.id for row in page.list.model.rows] == sorted(
        (row.id for row in page.list.model.rows), reverse=True
    )
    assert "3 changes" in page.counts.text()


def test_the_changes_are_written_as_excel(
    changed: None, open_page: Callable[..., Any], tmp_path: Path
) -> None:
    page = open_page()
    page.filter(by="t_admin")
    rest(page)
    target = tmp_path / "audit.xlsx"
    page.export(target)
    rest(page)
    assert "3 changes" in page.desk.messages.told[-1]
    with zipfile.ZipFile(target) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "SJZ" in sheet and "&lt;b&gt;处置" in sheet
    page.export(tmp_path / "no such folder" / "audit.xlsx")
    rest(page)
    assert "could not be written" in page.note.text()


def test_a_line_tells_what_differs() -> None:
    both = line(
        {"value": 10, "note": None, "active": True}, {"value": 5, "note": None, "active": True}
    )
    assert [(each.field, each.what) for each in both.fields()] == [
        ("value", "changed"), ("note", "same"), ("active", "same"),
    ]  # fmt: skip
    assert summary(both) == "Value 10 → 5"
    assert [row[6:] for row in cells(both)] == [("≠ changed", "Value", "10", "5")]
    new = line(None, {"value": False, "note": None})
    assert (new.what, [each.field for each in new.differences()]) == ("added", ["value"])
    gone = line({"value": {"amount": 2}}, None)
    assert gone.what == "removed" and summary(gone) == ""
    assert gone.who == "x_login" and when(gone) == "2026-11-23 00:30:00", "as in the district"
    assert shown(True) == "Yes" and shown(None) == "" and shown([1, "二"]) == "1, 二"
    assert plain_words(0) == "0"
    assert shown(["dcm_chief", "dcm_x"], "roles") == "Shift chief, dcm_x"
    assert shown("draft", "state") == "Draft" and shown("draft", "label_zh") == "draft"
    assert shown("2026-11-22T16:30:00.5+00:00", "made_at") == "2026-11-23 00:30:00"
    assert shown("long ago", "made_at") == "long ago"
    assert shown({"drop": True}, "answer") == "Rows left out"
    assert shown({"amount": 2, "unit": "work_day"}, "answer") == "2; Working days"
    limits = [{"amount": 1, "unit": "work_hour", "grade": "B", "area_type": 0, "step": 1}]
    assert shown({"limits": limits}, "answer") == "1 working hours"
    assert shown({"department_code": "A", "remember": False}, "answer") == "Department A"
    assert shown('[{"amount": 4, "unit": "work_hour"}]', "limit") == "4 working hours"
    assert gone.called == "k"
    assert line(None, {"label_zh": "预警比例"}).called == "预警比例 · k"


def test_every_watched_table_and_column_has_words(changed: None, sql: Callable[..., Any]) -> None:
    watched = sql(
        "select c.relname, a.attname from pg_trigger as t join pg_class as c on c.oid = t.tgrelid"
        " join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
        " where t.tgname = 'upkeep_change' and a.attname <> 'spread_at'"
    )
    assert len(watched) > 80
    assert not [table for table, _column in watched if table_words(table) == table]
    assert not [pair for pair in watched if column_words(pair[1]) == pair[1]]


def test_a_day_is_the_districts() -> None:
    wanted = AuditFilter(day=date(2026, 11, 23))
    assert wanted.since <= AT < wanted.until
    assert AuditFilter().since is None and AuditFilter().until is None


def test_differences_have_a_sign_and_a_colour(changed: None, open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.filter(table="department")
    rest(page)
    table = page.list.table
    option = QStyleOptionViewItem()
    index = page.list.proxy.index(0, 0)
    table.itemDelegateForColumn(0).initStyleOption(option, index)
    words, ground = colours(Kind.WARNING, False)
    assert option.backgroundBrush.color() == QColor(ground)
    assert option.palette.color(QPalette.ColorRole.Text) == QColor(words)
    assert index.data().startswith("≠")


def test_the_page_fits_a_narrow_dock_and_speaks(
    changed: None, open_page: Callable[..., Any]
) -> None:
    page = open_page()
    mute = [path(each) for each in controls(page) if not spoken(each) or not named(each)]
    assert not mute, mute
    assert page.panel.minimumSizeHint().width() <= 420
    for width in (420, 560, 1100):
        page.panel.resize(width, 640)
        settle_layout()
        assert not cut(page.panel), (width, cut(page.panel))
