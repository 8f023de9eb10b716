"""The census dock and its wizard can be told, walked through by Tab, and read on a small screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import wait_until
from lookkit import backwards, controls, cut, named, path, settle_layout, spoken, tab_walk
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget
from test_census_wizard import forward, open_census, settle
from wizardkit import HEAD, lamp, write_csv, write_geojson

__all__ = ["open_census"]

pytestmark = pytest.mark.gui
#: As in test_accessibility: widest and highest that a dock may ask for.
NARROW, LOW = 420, 300


def assert_told(root: QWidget) -> None:
    """Every control has a name for people and one for programs."""
    mute = [path(each) for each in controls(root) if not spoken(each)]
    assert not mute, "no name: " + "; ".join(mute)
    unnamed = [path(each) for each in controls(root) if not named(each)]
    assert not unnamed, "no object name: " + "; ".join(unnamed)


def assert_reached(root: QWidget) -> None:
    """Tab comes to every control that takes part."""
    walk = tab_walk(root)
    takes = Qt.FocusPolicy.TabFocus
    missed = [
        path(each)
        for each in controls(root)
        if each.isVisible() and each.isEnabled() and each not in walk
        and each.focusPolicy() & takes == takes
    ]  # fmt: skip
    assert not missed, missed


@pytest.fixture
def filled(open_census: Callable[..., Any], tmp_path: Path) -> Any:
    """A dock with a batch, faults, components and history in it."""
    panel = open_census()
    rows = [lamp(number) for number in range(1, 5)]
    rows[1]["小类名称"] = "路登"
    panel.run_import(write_geojson(tmp_path / "灯.geojson", rows))
    settle(panel)
    settle(panel)
    panel.components.search("路灯")
    settle(panel)
    panel.components.list.table.selectRow(0)
    settle(panel)
    return panel


@pytest.mark.parametrize("page", range(3))
def test_every_control_of_the_dock(filled: Any, page: int) -> None:
    filled.tabs.setCurrentIndex(page)
    settle(filled)
    assert list(controls(filled))
    assert_told(filled)
    assert_reached(filled)
    filled.resize(520, 1000)
    settle_layout()
    assert not backwards(tab_walk(filled), filled)


@pytest.mark.parametrize("width", [460, 600, 1100])
def test_nothing_of_the_dock_is_cut(filled: Any, width: int) -> None:
    for page in range(3):
        filled.tabs.setCurrentIndex(page)
        filled.resize(width, 700)
        settle_layout()
        assert filled.width() == width
        assert not cut(filled), (page, "\n".join(cut(filled)))


def test_the_dock_fits_a_small_screen(filled: Any) -> None:
    filled.resize(NARROW, LOW)
    settle_layout()
    assert filled.minimumSizeHint().width() <= NARROW
    assert (filled.width(), filled.height()) == (NARROW, LOW)
    # The dock counts letters, not pixels: this width is narrow with the smallest usual font, too.
    filled.resize(380, LOW)
    settle_layout()
    bar = filled.findChild(QWidget, "leastRoom").verticalScrollBar()
    assert bar.maximum() > 0, "the rest is reached by scrolling"
    assert not cut(filled), "\n".join(cut(filled))


def test_every_step_of_the_wizard(open_census: Callable[..., Any], tmp_path: Path) -> None:
    folder = tmp_path / "成果"
    folder.mkdir()
    rows = [lamp(number) for number in range(1, 9)]
    rows[1]["小类名称"] = "路登"
    write_geojson(folder / "灯.geojson", rows)
    write_csv(folder / "盖.csv", [{"名称": "污水井盖", "x": 545310, "y": 4209110}],
              ("名称", "x", "y"))  # fmt: skip
    panel = open_census()
    wizard = panel.open_wizard(folder)
    settle(panel)
    for step in range(5):
        page = forward(panel, step)
        assert_step(wizard)
        if step == 1:
            for tab in range(2):
                page.questions.setCurrentIndex(tab)
                assert_step(wizard)
            page.crs.choose("EPSG:4547")
            settle(panel)
        if step == 3:
            for tab in range(3):
                page.tabs.setCurrentIndex(tab)
                assert_step(wizard)


def assert_step(wizard: Any) -> None:
    settle_layout()
    assert wizard.width() <= 1000 and wizard.height() <= 580
    assert_told(wizard)
    assert_reached(wizard)
    assert not cut(wizard), (wizard.step, cut(wizard))
    walk = tab_walk(wizard)
    if wizard.step == 2:  # its table scrolls, so that positions tell nothing
        names = [each.objectName() for each in walk]
        assert names.index("mappingTable") < names.index("value0") < names.index("wizardBack")
    else:
        assert not backwards(walk, wizard), wizard.step


def test_the_wizard_fits_a_screen_at_200_per_cent(
    open_census: Callable[..., Any], tmp_path: Path
) -> None:
    panel = open_census()
    wizard = panel.open_wizard(write_geojson(tmp_path / "灯.geojson", [lamp(1)]))
    settle(panel)
    for step in range(5):
        forward(panel, step)
        wizard.resize(683, 360)
        settle_layout()
        assert wizard.width() <= 683, step
        assert wizard.height() <= 384, step
        for button in (wizard.next, wizard.leave):
            if button.isVisible():
                assert wizard.rect().contains(button.geometry()), step


def test_keys_of_the_wizard(open_census: Callable[..., Any], tmp_path: Path) -> None:
    panel = open_census()
    wizard = panel.open_wizard(write_geojson(tmp_path / "灯.geojson", [lamp(1)]))
    settle(panel)
    forward(panel, 2)
    QTest.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.step == 1
    asked: list[bool] = []
    panel.helpWanted.connect(lambda: asked.append(True))
    QTest.keyClick(wizard, Qt.Key.Key_F1)
    assert asked
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    QApplication.processEvents()
    settle(panel)
    assert panel.wizard is None


def test_the_whole_wizard_by_keys_alone(
    open_census: Callable[..., Any], connect: Callable[..., Any], tmp_path: Path
) -> None:
    """From the dock's button to components, and the undo: no mouse, no call but keys."""
    rows = [lamp(number) for number in range(1, 4)]
    rows[1]["小类名称"] = "路登"
    path = write_csv(tmp_path / "lamps.csv", rows, HEAD)
    panel = open_census()
    panel.batches.import_button.setFocus()
    QTest.keyClick(panel.batches.import_button, Qt.Key.Key_Space)
    wizard = panel.wizard
    QApplication.setActiveWindow(wizard)
    wait_until(wizard.isActiveWindow)
    assert wizard.focusWidget() is wizard.file.path, "ready to type"
    QTest.keyClicks(wizard.focusWidget(), str(path))
    enter(panel, 1)
    tab_to(wizard, "crsList")
    by_keys(panel, wizard, Qt.Key.Key_Down)
    assert wizard.state.plan.parts[0].crs.srid == 4547, "the first choice is the district's"
    assert wizard.focusWidget().objectName() == "crsList", "the keyboard stays after the work"
    enter(panel, 2)
    tab_to(wizard, "value0")
    QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(wizard.focusWidget(), "0118")
    wait_until(lambda: QApplication.activePopupWidget() is not None)
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Return):  # what was found is offered
        QTest.keyClick(QApplication.activePopupWidget(), pressed)
    tab_to(wizard, "wizardNext")
    assert wizard.mapping.part().mapping.values == {"class_name": {"路登": "路灯"}}
    enter(panel, 3)
    tab_to(wizard, "checkTabBar")
    by_keys(panel, wizard, Qt.Key.Key_Right)
    assert wizard.check.tabs.currentWidget() is wizard.check.faults
    assert wizard.state.checked.clean == 3
    enter(panel, 4)
    assert wizard.state.taken.added == 3
    tab_to(wizard, "doneUndo")
    by_keys(panel, wizard, Qt.Key.Key_Space)
    assert wizard.focusWidget() is wizard.confirm.no, "the question has the keyboard"
    tab_to(wizard, "wizardConfirmYes")
    by_keys(panel, wizard, Qt.Key.Key_Space)
    wait_until(lambda: not wizard.done_page.undo_button.isEnabled())
    by_keys(panel, wizard, Qt.Key.Key_Escape)
    assert panel.wizard is None
    with connect("t_surveyor") as db, db.cursor() as cursor:
        cursor.execute("SELECT state FROM dcm_app.census_batch")
        assert cursor.fetchall() == [("undone",)]


def enter(panel: Any, step: int) -> None:
    """Enter, wherever the keyboard is; the next step comes."""
    by_keys(panel, panel.wizard, Qt.Key.Key_Return)
    assert panel.wizard.step == step, panel.wizard.note.text()


def by_keys(panel: Any, wizard: Any, key: Any) -> None:
    QTest.keyClick(wizard.focusWidget() or wizard, key)
    wait_until(lambda: not wizard.work.busy, 30)
    settle(panel)


def tab_to(wizard: Any, name: str) -> None:
    """Press Tab until a control has the keyboard."""
    seen: list[str] = []
    for _turn in range(120):
        widget = wizard.focusWidget()
        if widget is not None and widget.objectName() == name:
            return
        seen.append(widget.objectName() if widget is not None else "")
        QTest.keyClick(widget or wizard, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}: {seen}")


def test_a_long_name_does_not_widen_the_dock(filled: Any) -> None:
    filled.resize(NARROW, 700)
    view, name = filled.batches, "成果" * 60
    view.work._job = object()
    try:
        view.work.running.emit(True)
        view.work.progressed.emit(f"Importing {name} <b>.shp", 1, 10)
        settle_layout()
        assert filled.width() == NARROW and filled.minimumSizeHint().width() <= NARROW
        words = view.progress.words
        assert "…" in words.text()
        shown = words.fontMetrics().horizontalAdvance(words.text())
        assert words.width() * 0.8 < shown <= words.width() < view.width(), "as much as fits"
        assert name in view.progress.words.toolTip()
        assert "&lt;b&gt;" in view.progress.words.toolTip(), "a name is no markup"
    finally:
        view.work._job = None
        view.work.running.emit(False)
