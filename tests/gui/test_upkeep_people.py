"""The pages of departments and staff: what is shown first is what happens, and logins are real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg2
import pytest

pytest.importorskip("qgis")

from deskkit import NotedMap, shown, wait_until
from lookkit import backwards, controls, cut, named, path, settle_layout, spoken, tab_walk
from psycopg2.extensions import make_dsn
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from yuhua_dcm_plugin.core import settings
from yuhua_dcm_plugin.core.errors import LoginRefusedError
from yuhua_dcm_plugin.core.people import add_staff
from yuhua_dcm_plugin.core.session import enter
from yuhua_dcm_plugin.upkeep.panel import UpkeepPanel
from yuhua_dcm_plugin.upkeep.people_records import Department, new_password, password_fault, tree

pytestmark = pytest.mark.gui
SECRET = "一个-Long-pass"


@pytest.fixture
def open_page(feed: Callable[..., Any], qtbot: Any) -> Callable[..., Any]:
    """Return `open_page(key, width, height)`: a page of the upkeep dock of an administrator."""

    def make(key: str, width: int = 1000, height: int = 640) -> Any:
        news = feed("t_admin")
        news.desk.settings.set(settings.UPKEEP_PAGE, key)
        panel = UpkeepPanel(news.desk, news, NotedMap())
        qtbot.addWidget(panel)
        panel.resize(width, height)
        with qtbot.waitExposed(panel):
            panel.show()
        page = panel.open_page(key)
        rest(page)
        return page

    return make


@pytest.fixture
def newcomers(database: Any) -> Iterator[None]:
    """Logins that a test makes: gone from the server afterwards."""
    yield
    with psycopg2.connect(database.dsn) as boss, boss.cursor() as cursor:
        cursor.execute("select rolname from pg_roles where rolname ~ '^g_new'")
        for (login,) in cursor.fetchall():
            cursor.execute(f"drop owned by {login}; drop role {login}")


def rest(page: Any) -> None:
    wait_until(lambda: not page.busy and not page.desk.jobs.count)
    settle_layout()


def applied(page: Any) -> str:
    """Wait for the effect, apply it, and return its words."""
    rest(page)
    assert page.effect.asking, page.note.text()
    words = str(page.effect.words.text())
    page.effect.apply.click()
    rest(page)
    assert not page.note.text(), page.note.text()
    return words


def signs_in(database: Any, login: str, password: str) -> bool:
    try:
        psycopg2.connect(make_dsn(database.dsn, user=login, password=password)).close()
    except psycopg2.OperationalError:
        return False
    return True


# --- pure --------------------------------------------------------------------------------------


def department(code: str, parent: str | None = None, active: bool = True) -> Department:
    return Department(code, code, code, code, "bureau", parent, None, None, 0, active)


def test_a_tree_loses_nobody() -> None:
    rows = [department("A"), department("B", "A"), department("C", "B"), department("X", "gone"),
            department("P", "Q"), department("Q", "P"), department("Z", None, False)]  # fmt: skip
    made = [(depth, each.code) for depth, each in tree(rows)]
    assert made[:3] == [(0, "A"), (1, "B"), (2, "C")]
    assert sorted(code for _depth, code in made) == sorted(each.code for each in rows)


def test_passwords_by_chance_and_by_hand() -> None:
    made = {new_password() for _turn in range(200)}
    assert len(made) == 200
    assert all(len(one) == 14 and not set(one) & set("lIO0o1S5B8") - set("o") for one in made)
    assert password_fault("", "") == ""
    assert password_fault("abcdefgh", "abcdefgh") == ""
    assert password_fault("abcdefgh", "abcdefgi") == "differ"
    assert password_fault("abcdefg", "abcdefg") == "short"


# --- departments -------------------------------------------------------------------------------


def test_a_department_is_made_in_the_tree(open_page: Callable[..., Any]) -> None:
    page = open_page("departments")
    page.begin_new()
    assert not page.save.isEnabled()
    form = page.form
    form.code.setText("N1")
    form.full.setText("<b>区新局</b>")
    form.parent_box.setCurrentIndex(form.parent_box.findData("A"))
    assert page.has_unsaved()
    page.save.click()
    assert "<b>" in applied(page), "markup is text"
    assert page.department.code == "N1"
    assert not page.has_unsaved()
    item = page.tree._items["N1"]
    assert item.parent() is page.tree._items["A"]
    assert item.text(0) == "<b>区新局</b>"
    assert "&lt;b&gt;" in item.toolTip(0)
    assert page.form.parent_box.findData("N1") < 0, "never below itself"


def test_a_circle_is_refused_in_words(open_page: Callable[..., Any]) -> None:
    page = open_page("departments")
    page.store.save_department({"code": "B", "parent_code": "A"}, False)
    page.reload("A")
    rest(page)
    assert page.form.parent_box.findData("B") < 0
    page.form.parent_box.addItem("B", "B")  # as if a colleague had been quicker
    page.form.parent_box.setCurrentIndex(page.form.parent_box.count() - 1)
    page.save.click()
    rest(page)
    assert "circle" in page.note.text()
    assert not page.effect.asking


def test_closing_shows_the_cases_first(open_page: Callable[..., Any], player: Any) -> None:
    task_no = player.play("dispatch")
    page = open_page("departments")
    page.choose("A")
    assert "1 running" in page.running.text()
    assert page.tree._items["A"].text(1) == "1"
    page.close_button.click()
    rest(page)
    assert "1 running cases" in page.note.text() and task_no in page.note.text()
    page.successor.setCurrentIndex(page.successor.findData("B"))
    page.close_button.click()
    words = applied(page)
    assert "1 running cases go to" in words
    assert not page.department.active
    assert page.tree._items["A"].text(2).startswith("✗"), "not by colour alone"
    page.choose("B")
    assert page.tree._items["B"].text(1) == "1"
    page.choose("A")
    page.close_button.click()
    applied(page)
    assert page.department.active


def test_the_history_says_to_whom_a_case_went(
    open_page: Callable[..., Any], open_panel: Callable[..., Any], player: Any
) -> None:
    task_no = player.play("dispatch")
    open_page("departments").store.close_department("A", "B", False)
    panel, _map = open_panel("t_dispatch")
    shown(panel, task_no)
    told = panel.pane.history.toPlainText()
    assert "Handed to another department" in told
    assert told.count("Test parks bureau") == 2, "who helped, and then has it"


def test_esc_lets_a_closing_be(open_page: Callable[..., Any]) -> None:
    page = open_page("departments")
    page.choose("A")
    page.close_button.click()
    rest(page)
    assert page.effect.asking
    QTest.keyClick(page.effect, Qt.Key.Key_Escape)
    assert not page.effect.asking
    page.reload()
    rest(page)
    assert page.department.active


def test_the_tree_is_searched(open_page: Callable[..., Any]) -> None:
    page = open_page("departments")
    every = len(page.tree.texts())
    page.tree.search.setText("nothing is called so")
    assert page.tree.texts() == []
    page.tree.search.setText("")
    assert len(page.tree.texts()) == every


# --- staff -------------------------------------------------------------------------------------


def fill_in(page: Any, login: str, role: str = "dcm_intake") -> None:
    page.begin_new()
    page.form.login.setText(login)
    page.form.full.setText("新来的 <i>人</i>")
    page.form.post.setText("坐席")
    page.form.roles.boxes[role].setChecked(True)


@pytest.mark.usefixtures("newcomers")
def test_somebody_new_really_signs_in_and_locked_no_more(
    open_page: Callable[..., Any], database: Any
) -> None:
    page = open_page("staff")
    fill_in(page, "g_new1")
    password = page.form.password
    password.first.setText(SECRET)
    assert not page.save.isEnabled(), "typed once only"
    password.second.setText(SECRET)
    assert page.save.isEnabled()
    page.save.click()
    rest(page)
    assert not signs_in(database, "g_new1", SECRET), "only tried"
    applied(page)
    assert signs_in(database, "g_new1", SECRET)
    assert not password.touched
    assert page.person.post == "坐席"
    page.lock.click()
    applied(page)
    assert not signs_in(database, "g_new1", SECRET)
    with pytest.raises(LoginRefusedError):  # as the sign-in of the desk hears it
        enter(make_dsn(database.dsn, user="g_new1", password=SECRET))
    assert page.state.text().endswith("Locked") and "✗" in page.state.text()
    page.lock.click()
    applied(page)
    assert signs_in(database, "g_new1", SECRET)


@pytest.mark.usefixtures("newcomers")
def test_a_password_by_chance_is_shown_once(
    open_page: Callable[..., Any], database: Any, statements: list[str]
) -> None:
    page = open_page("staff")
    fill_in(page, "g_new2")
    box = page.form.password
    box.make.click()
    made = box.shown.text()
    assert box.shown.isVisible() and len(made) == 14
    page.save.click()
    applied(page)
    assert signs_in(database, "g_new2", made)
    assert box.shown.text() == made and not box.touched, "to be copied"
    box.copy.click()
    assert QApplication.clipboard().text() == made
    page.choose("t_chief")
    page.choose("g_new2")
    assert not box.shown.text() and not box.shown.isVisible()
    assert not any(made in statement for statement in statements)


@pytest.mark.usefixtures("newcomers")
def test_a_new_password_takes_the_place_of_the_old(
    open_page: Callable[..., Any], database: Any
) -> None:
    add_staff(database.dsn, "g_new3", "三", ["intake"], password=SECRET)
    page = open_page("staff")
    page.choose("g_new3")
    page.form.password.first.setText("another-one")
    page.form.password.second.setText("another-one")
    page.save.click()
    assert "new password" in applied(page)
    assert signs_in(database, "g_new3", "another-one")
    assert not signs_in(database, "g_new3", SECRET)


def test_refusals_are_told_in_the_page(open_page: Callable[..., Any]) -> None:
    page = open_page("staff")
    page.choose("t_admin")
    page.lock.click()
    rest(page)
    assert "another administrator" in page.note.text()
    page.form.roles.boxes["dcm_admin"].setChecked(False)
    page.form.roles.boxes["dcm_chief"].setChecked(True)
    page.save.click()
    rest(page)
    assert "another administrator" in page.note.text()
    fill_in(page, "postgres")
    page.save.click()
    rest(page)
    assert "outside this district" in page.note.text()


def test_a_department_desk_needs_a_department(open_page: Callable[..., Any]) -> None:
    page = open_page("staff")
    fill_in(page, "g_new4", "dcm_department")
    assert not page.save.isEnabled()
    assert page.lacks.text()
    page.form.department.setCurrentIndex(page.form.department.findData("A"))
    assert page.save.isEnabled() and not page.lacks.text()


def test_locking_tells_what_is_in_hand(open_page: Callable[..., Any], player: Any) -> None:
    task_no = player.play("request_check")
    page = open_page("staff")
    page.choose("t_supervisor")
    page.lock.click()
    rest(page)
    assert "1 field tasks" in page.effect.words.text()
    assert page.effect.cases.texts()[0][0] == task_no
    page.effect.cancel.click()
    assert page.person.works


def test_a_hundred_supervisors_are_searched(open_page: Callable[..., Any], database: Any) -> None:
    with psycopg2.connect(database.dsn) as boss, boss.cursor() as cursor:
        cursor.execute(
            "insert into dcm.staff (login, name, department_code) select 's_' || n, '监督员' || n,"
            " case n % 2 when 0 then 'A' end from generate_series(1, 100) as n"
        )
    page = open_page("staff")
    people = page.people
    people.search.setText("监督员 42")
    assert [row.login for row in people.list.shown()] == ["s_42"]
    people.search.setText("监督员")
    people.department.setCurrentIndex(people.department.findData("A"))
    assert len(people.list.shown()) == 50
    assert "50" in people.count.text()
    people.search.clear()
    people.department.setCurrentIndex(0)
    people.role.setCurrentIndex(people.role.findData("dcm_supervisor"))
    assert [row.login for row in people.list.shown()] == ["t_supervisor"]
    assert page.choose("s_7"), "whoever is chosen is shown"


def test_no_password_stays_behind(open_page: Callable[..., Any]) -> None:
    page = open_page("staff")
    page.begin_new()
    page.form.password.generate()
    page.leave()
    assert not page.form.password.touched and not page.form.password.shown.text()


# --- looks -------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["departments", "staff", "rights"])
@pytest.mark.parametrize(("width", "height"), [(420, 560), (1000, 560)])
def test_pages_fit_small_screens(
    open_page: Callable[..., Any], key: str, width: int, height: int
) -> None:
    page = open_page(key, width, height)
    assert page.window().width() == width
    assert page.window().minimumSizeHint().width() <= 420
    assert not cut(page), cut(page)


@pytest.mark.parametrize("key", ["departments", "staff", "rights"])
def test_everything_has_a_name_and_its_turn(open_page: Callable[..., Any], key: str) -> None:
    page = open_page(key, 420, 1500)  # one part above the other
    mute = [path(each) for each in controls(page) if not spoken(each) or not named(each)]
    assert not mute, mute
    walk = [each for each in tab_walk(page) if page.box.parentWidget().isAncestorOf(each)]
    assert not backwards(walk, page), backwards(walk, page)
