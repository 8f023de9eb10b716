"""Where the docks stand at first: around the map, or one behind the other at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("qgis")

from lookkit import settle_layout
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QByteArray, QObject, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import QDockWidget, QLabel, QMainWindow, QTextEdit, QWidget

from yuhua_dcm_plugin import window as window_module
from yuhua_dcm_plugin.core import settings
from yuhua_dcm_plugin.core.settings import Settings
from yuhua_dcm_plugin.window import Window, is_small, width_for

pytestmark = pytest.mark.gui
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


class Start(QObject):
    """QGIS's word that its window is restored."""

    initializationCompleted = pyqtSignal()


@pytest.fixture
def laid_out(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bool], Any]]:
    """Return `laid_out(small)`: QGIS's window with the docks as they stand at first."""
    kept = Settings()
    kept.set(settings.WINDOW_LAID_OUT, False)
    kept.set(settings.ROOMS_WITHHELD, "")
    made: list[Window] = []

    def make(small: bool) -> Any:
        monkeypatch.setattr(window_module, "is_small", lambda *_what: small)
        main = QMainWindow()
        qtbot.addWidget(main)
        main.setCentralWidget(QTextEdit())
        layers = QDockWidget("Layers", main)
        layers.setObjectName("Layers")
        layers.setWidget(QLabel("layers"))
        main.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, layers)
        main.resize(1366, 768)
        main.show()
        iface = SimpleNamespace(
            mainWindow=lambda: main,
            addToolBar=main.addToolBar,
            addPluginToMenu=lambda *_what: None,
            removePluginMenu=lambda *_what: None,
            addDockWidget=main.addDockWidget,
            removeDockWidget=main.removeDockWidget,
            initializationCompleted=Start().initializationCompleted,
        )
        made.append(Window(iface, kept, _nothing, _nothing, lambda _room: None))
        settle_layout()
        return main, made[0]

    yield make
    for each in made:
        each.close()
    kept.set(settings.WINDOW_LAID_OUT, False)


def _nothing() -> None:
    pass


def test_a_small_screen_takes_the_docks_one_behind_the_other(
    laid_out: Callable[[bool], Any],
) -> None:
    main, window = laid_out(True)
    intake, *others = window.docks.values()
    assert {main.dockWidgetArea(dock) for dock in window.docks.values()} == {RIGHT}
    assert set(main.tabifiedDockWidgets(intake)) == set(others)
    assert not intake.visibleRegion().isEmpty(), "calls come first"
    assert intake.width() >= 380
    assert intake.height() > main.height() * 0.8


def test_where_qgis_sticks_out_of_the_screen_the_docks_stand_at_its_seen_side(
    laid_out: Callable[[bool], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_module, "_CRAMPED", 100_000)
    main, window = laid_out(True)
    intake, *others = window.docks.values()
    layers = main.findChild(QDockWidget, "Layers")
    assert main.dockWidgetArea(intake) == Qt.DockWidgetArea.LeftDockWidgetArea
    assert set(main.tabifiedDockWidgets(intake)) == {layers, *others}
    settle_layout()
    assert not intake.visibleRegion().isEmpty()


def test_a_large_screen_has_the_desks_beside_each_other(laid_out: Callable[[bool], Any]) -> None:
    main, window = laid_out(False)
    intake, dispatch, evaluation, census, upkeep = window.docks.values()
    assert {main.dockWidgetArea(dock) for dock in (intake, census, upkeep)} == {RIGHT}
    assert main.dockWidgetArea(dispatch) == Qt.DockWidgetArea.BottomDockWidgetArea
    assert main.tabifiedDockWidgets(dispatch) == [evaluation]
    assert set(main.tabifiedDockWidgets(intake)) <= {census, upkeep}


def test_a_room_for_some_is_seen_by_them_alone(laid_out: Callable[[bool], Any]) -> None:
    _main, window = laid_out(False)
    census, toggle = window.docks["census"], window.docks["census"].toggleViewAction()
    window._settings.set(settings.CENSUS_SHOWN, False)
    assert census.isHidden() and not toggle.isVisible(), "nobody has signed in yet"
    window.admit("census", False)
    assert census.isHidden() and not toggle.isVisible()
    window.admit("census", True)
    settle_layout()
    assert not census.isHidden() and toggle.isVisible(), "the first time it shows itself"
    census.hide()
    window.admit("census", True)
    assert census.isHidden() and toggle.isVisible(), "later it stays as it was left"


def test_a_room_that_somebody_only_looks_into_waits_in_the_menu(
    laid_out: Callable[[bool], Any],
) -> None:
    _main, window = laid_out(False)
    upkeep = window.docks["upkeep"]
    window._settings.set(settings.UPKEEP_SHOWN, False)
    window.admit("upkeep", True, shows_itself=False)
    assert upkeep.isHidden() and upkeep.toggleViewAction().isVisible()
    window.admit("upkeep", True)
    settle_layout()
    assert not upkeep.isHidden(), "for an administrator it shows itself"


def test_docks_that_are_not_for_a_person_come_back_with_the_next_one(
    laid_out: Callable[[bool], Any],
) -> None:
    _main, window = laid_out(False)
    intake, evaluation = window.docks["intake"], window.docks["evaluation"]
    evaluation.hide()
    for room in ("intake", "evaluation"):
        window.admit(room, False)
    assert intake.isHidden() and not intake.toggleViewAction().isVisible()
    for room in ("intake", "evaluation"):
        window.admit(room, True)
    assert not intake.isHidden()
    assert evaluation.isHidden(), "it was closed by hand before"


def test_a_layout_that_qgis_did_not_keep_is_made_again(
    laid_out: Callable[[bool], Any], qgis_app: Any
) -> None:
    main, window = laid_out(False)
    QgsSettings().setValue("UI/state", main.saveState())
    assert window_module._in_kept_window(window.docks)
    QgsSettings().setValue("UI/state", QByteArray())
    assert not window_module._in_kept_window(window.docks)
    QgsSettings().remove("UI/state")
    assert not window_module._in_kept_window(window.docks), "QGIS was killed on its first day"


def test_a_dock_keeps_its_width_when_somebody_else_signs_in(
    laid_out: Callable[[bool], Any], qtbot: Any
) -> None:
    main, window = laid_out(True)
    intake = window.docks["intake"]
    main.resizeDocks([intake], [480], Qt.Orientation.Horizontal)
    settle_layout()
    for dock, width in zip(window.docks.values(), (60, 170, 350)):
        panel = QWidget()
        panel.setMinimumWidth(width)
        dock.set_panel(panel)
    qtbot.wait(150)
    window.empty_docks()
    main.resizeDocks([intake], [360], Qt.Orientation.Horizontal)  # as QGIS's window may do
    qtbot.wait(150)
    assert intake.width() == 480


@pytest.mark.parametrize(
    ("width", "height", "small"),
    [
        (1366, 768, True), (1280, 720, True), (960, 540, True), (683, 384, True),
        (1920, 1080, False), (2560, 1440, False), (3840, 2160, False), (1920, 500, True),
    ],
)  # fmt: skip
def test_which_screens_are_small(width: int, height: int, small: bool, qgis_app: Any) -> None:
    screen = QSize(width, height)
    assert is_small(screen, QFontMetrics(QWidget().font())) is small
    assert 380 <= width_for(screen) <= max(520, width // 6)
    assert width_for(screen) <= max(380, width * 0.45)
