"""The light in the status bar, the options page, the guide behind F1, the training mark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytestmark = pytest.mark.gui


@pytest.fixture
def light(qgis_app: Any, qtbot: Any) -> Iterator[Any]:
    from yuhua_dcm_plugin.home.status_light import StatusLight

    pressed: list[str] = []
    made = StatusLight((("x_sign_in", "Sign In…", lambda: pressed.append("sign in")),))
    made.pressed_entries = pressed
    qtbot.addWidget(made)
    yield made
    made.follow(None)


def test_signed_out_it_says_so_in_shape_and_word(light: Any) -> None:
    assert light.text() == "○ Signed out"
    assert "Signed out" in light.accessibleName()
    assert light.details() == [("State", "Nobody is signed in.")]


def test_it_follows_the_database_and_what_waits(
    light: Any, desk: Callable[..., Any], qtbot: Any
) -> None:
    from yuhua_dcm_plugin.core.spool import SpoolEntry

    seat = desk("t_intake")
    light.follow(seat)
    assert light.text() == "● Connected"
    seat.link._on_reachable(False)
    assert light.text() == "▲ Database away"
    entry = SpoolEntry.new("register_case", {"description": "x"}, "x")
    seat.outbox._closed = True  # nothing is sent: it waits
    seat.outbox.send(entry)
    assert light.text() == "▲ Database away, 1 waiting"
    assert "1 waiting" in light.accessibleName()
    told = dict(light.details())
    assert told["Waiting to be sent"] == "1"
    assert "t_intake" in told["Person"]
    assert seat.database.address[2] in told["Database"]
    seat.spool.drop(entry.uuid)
    seat.link._on_reachable(True)
    assert light.text() == "● Connected"


def test_a_press_opens_details_and_entries(light: Any, desk: Callable[..., Any]) -> None:
    from qgis.PyQt.QtWidgets import QLabel

    light.follow(desk("t_intake"))
    light.menu().aboutToShow.emit()
    form, _line, entry = light.menu().actions()
    words = [label.text() for label in form.defaultWidget().findChildren(QLabel)]
    assert "Connected" in words
    entry.trigger()
    assert light.pressed_entries == ["sign in"]


def test_while_it_tries_it_says_so(light: Any) -> None:
    light.trying("hall")
    assert light.text() == "△ Connecting"
    assert "hall" in light.details()[0][1]


def test_training_is_told_beside_the_state(light: Any, desk: Callable[..., Any]) -> None:
    light.follow(_training(desk("t_intake")))
    assert light.text() == "● Connected · Training"
    assert dict(light.details())["Training"]


def _training(seat: Any) -> Any:
    object.__setattr__(seat, "training", True)
    return seat


def test_drafts_of_a_training_database_lie_apart(desk: Callable[..., Any]) -> None:
    """A real database of the same name never gets what was typed for training."""
    seat = desk("t_intake")
    assert replace(seat, training=True).spool.folder != seat.spool.folder


# --- options


@pytest.fixture
def kept(qgis_app: Any) -> Iterator[Any]:
    """Settings, put back after the test."""
    from yuhua_dcm_plugin.core import settings as keys

    store = keys.Settings()
    given = [
        keys.CONNECTION, keys.SIGN_IN_AT_START, keys.LAMP_SECONDS, keys.UNDO_OFFERS,
        keys.SHEET_FOLDER, keys.DISPATCH_FOLLOW_MAP, keys.STYLE_FOLDER,
    ]  # fmt: skip
    before = [(key, store.get(key)) for key in given]
    yield store
    for key, value in before:
        store.set(key, value)


def _child(page: Any, name: str) -> Any:
    from qgis.PyQt.QtWidgets import QWidget

    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_the_options_page_shows_and_keeps_the_settings(
    kept: Any, qtbot: Any, tmp_path: Path
) -> None:
    from yuhua_dcm_plugin.core import settings as keys
    from yuhua_dcm_plugin.home.options import OptionsPage

    kept.set(keys.CONNECTION, "hall")
    kept.set(keys.LAMP_SECONDS, 45)
    kept.set(keys.SIGN_IN_AT_START, True)
    page = OptionsPage(["demo", "hall"], "State Connected")
    qtbot.addWidget(page)
    assert _child(page, "options_connection").currentText() == "hall"
    assert _child(page, "options_lamp_seconds").value() == 45
    assert _child(page, "options_at_start").isChecked()
    _child(page, "options_connection").setCurrentText("demo")
    _child(page, "options_lamp_seconds").setValue(60)
    _child(page, "options_at_start").setChecked(False)
    _child(page, "options_undo").setChecked(False)
    _child(page, "options_follow").setChecked(False)
    _child(page, "options_sheets").setFilePath(str(tmp_path / "单"))
    _child(page, "options_styles").setFilePath(str(tmp_path / "样式"))
    assert kept.get(keys.CONNECTION) == "hall", "nothing is kept before OK"
    applied: list[int] = []
    page.on_applied = lambda: applied.append(1)
    page.apply()
    assert applied == [1]
    assert kept.get(keys.CONNECTION) == "demo"
    assert kept.get(keys.LAMP_SECONDS) == 60
    assert kept.get(keys.SIGN_IN_AT_START) is False
    assert kept.get(keys.UNDO_OFFERS) is False
    assert kept.get(keys.DISPATCH_FOLLOW_MAP) is False
    assert kept.get(keys.SHEET_FOLDER) == str(tmp_path / "单")
    assert kept.get(keys.STYLE_FOLDER) == str(tmp_path / "样式")


def test_every_field_of_the_options_has_a_name_for_screen_readers(kept: Any, qtbot: Any) -> None:
    from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QFormLayout, QPushButton, QSpinBox

    from yuhua_dcm_plugin.home.options import OptionsPage

    page = OptionsPage(["demo"], "")
    qtbot.addWidget(page)
    for box in page.findChildren(QFormLayout):
        for row in range(box.rowCount()):
            item = box.itemAt(row, QFormLayout.ItemRole.FieldRole)
            widget = item.widget()
            if isinstance(widget, (QComboBox, QSpinBox)):
                assert box.labelForField(widget).text()
    for kind in (QCheckBox, QComboBox, QSpinBox, QPushButton):
        own = [w for w in page.findChildren(kind) if w.objectName().startswith("options_")]
        assert own
        assert all(w.text() for w in own if isinstance(w, (QCheckBox, QPushButton)))
    assert page.minimumSizeHint().width() <= 700


def test_how_often_lamps_are_looked_at_counts_at_once(kept: Any, feed: Callable[..., Any]) -> None:
    from yuhua_dcm_plugin.core import settings as keys

    followed = feed("t_intake")
    kept.set(keys.LAMP_SECONDS, 77)
    followed.settings_changed()
    assert followed._ticker.interval() == 77_000


# --- the guide


def test_f1_opens_the_page_of_the_post(tmp_path: Path) -> None:
    from yuhua_dcm_plugin.home.guide import guide_url

    for name in ("index", "intake", "department", "chief", "upkeep"):
        (tmp_path / f"{name}.html").write_text("x", encoding="utf-8")
    folders = (tmp_path,)
    hall = frozenset({"dcm_intake"})
    assert guide_url("intake", hall, folders).toLocalFile().endswith("intake.html")
    department = guide_url("dispatch", frozenset({"dcm_department"}), folders)
    assert department.toLocalFile().endswith("department.html")
    chief = guide_url("dispatch", frozenset({"dcm_chief", "dcm_intake"}), folders)
    assert chief.toLocalFile().endswith("chief.html")
    upkeep = guide_url("upkeep", frozenset({"dcm_admin"}), folders)
    assert upkeep.toLocalFile().endswith("upkeep.html")
    # No page of its own: the heading of the guide for all.
    scores = guide_url("evaluation", hall, folders)
    assert scores.toLocalFile().endswith("index.html")
    assert scores.fragment() == "综合评价"
    assert guide_url("", frozenset(), folders).toLocalFile().endswith("index.html")


def test_a_checkout_without_built_help_shows_the_source(tmp_path: Path) -> None:
    from yuhua_dcm_plugin.home.guide import guide_url

    path = Path(guide_url("intake", frozenset(), (tmp_path,)).toLocalFile())
    assert path.name == "operator-guide.zh_CN.md"
    assert path.exists()


def test_f1_is_taken_from_qgis_while_the_focus_is_in_a_dock(qtbot: Any, qgis_app: Any) -> None:
    """QGIS's own F1 is an action of the main window: the dock must claim the key first."""
    from qgis.PyQt.QtCore import QSize, Qt
    from qgis.PyQt.QtGui import QKeySequence
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QAction, QLineEdit, QMainWindow

    from yuhua_dcm_plugin.core.docks import RoomDock

    window = QMainWindow()
    qtbot.addWidget(window)
    contents = QAction(window)
    contents.setShortcut(QKeySequence("F1"))
    window.addAction(contents)
    dock = RoomDock("Intake", "x_dock", QSize(300, 300), window)
    line = QLineEdit()
    dock.set_panel(line)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    line.setFocus()
    asked: list[str] = []
    dock.helpWanted.connect(lambda: asked.append("dock"))
    contents.triggered.connect(lambda: asked.append("qgis"))
    qtbot.waitUntil(line.hasFocus, timeout=3000)
    QTest.keyClick(line, Qt.Key.Key_F1)
    assert asked == ["dock"]
    dock.set_panel(None)


# --- training


def test_a_dock_carries_the_mark_in_its_title(qtbot: Any, qgis_app: Any) -> None:
    from qgis.PyQt.QtCore import QSize

    from yuhua_dcm_plugin.core.docks import RoomDock

    dock = RoomDock("Intake", "x_dock", QSize(300, 300))
    qtbot.addWidget(dock)
    dock.mark("Training")
    assert dock.windowTitle() == "Intake · Training"
    dock.mark("")
    assert dock.windowTitle() == "Intake"


def test_the_map_carries_the_mark_and_it_stays_on_top(qgis_canvas: Any) -> None:
    from qgis.core import QgsRectangle

    from yuhua_dcm_plugin.cases.map_items import TrainingMark

    mark = TrainingMark(qgis_canvas, "Training: nothing here is true")
    before = mark.pos()
    qgis_canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    mark.updatePosition()
    assert mark.pos() == before
    assert mark.boundingRect().height() > 10
    assert mark.sceneBoundingRect().center().x() == pytest.approx(qgis_canvas.width() / 2, abs=2)
    qgis_canvas.scene().removeItem(mark)


@pytest.fixture
def plugin(qgis_iface: Any, kept: Any) -> Iterator[Any]:
    """The whole plugin in pytest-qgis's window, signed out."""
    from yuhua_dcm_plugin.core import settings as keys
    from yuhua_dcm_plugin.plugin import Plugin

    kept.set(keys.SIGN_IN_AT_START, False)
    made = Plugin(qgis_iface)
    made.initGui()
    yield made
    made.unload()


def test_the_window_says_training_everywhere(plugin: Any) -> None:
    plugin._window.mark_training(True)
    assert plugin._window.training.text() == "Training"
    assert {dock.windowTitle() for dock in plugin._window.docks.values()} == {
        "Intake · Training", "Dispatch · Training", "Evaluation · Training",
        "Census · Training", "Upkeep · Training",
    }  # fmt: skip
    plugin._window.empty_docks()
    assert plugin._window.training.text() == ""


def test_a_refusal_ends_the_trying(plugin: Any) -> None:
    from yuhua_dcm_plugin.core.errors import ConnectionLostError, LoginRefusedError

    plugin._trying = "hall"
    plugin._away(ConnectionLostError("away"))
    assert plugin._home.light.text() == "△ Connecting"
    plugin._refused(LoginRefusedError("no"))
    assert plugin._home.light.text() == "○ Signed out"


def test_what_needs_a_seat_says_so_when_nobody_is_signed_in(plugin: Any) -> None:
    plugin.open_case("1")
    plugin.report_at({"x": 1.0, "y": 2.0})
    plugin.add_layers()
    hit = SimpleNamespace(task_no="1", x=1.0, y=2.0)
    plugin._show_hit(hit)


def test_starting_brings_no_driver_along() -> None:
    """psycopg2 and the desks are imported when somebody signs in, not when QGIS starts."""
    import subprocess
    import sys

    root = Path(__file__).parent.parent.parent
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "import yuhua_dcm_plugin.plugin;"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('psycopg2', 'reportlab')"
        " or m.startswith(('yuhua_dcm_plugin.intake', 'yuhua_dcm_plugin.dispatch',"
        " 'yuhua_dcm_plugin.cases.feed'))))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(root)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


def test_a_database_that_is_away_at_start_is_tried_until_it_is_there(
    plugin: Any, qtbot: Any, seat_line: Any
) -> None:
    """The docks say so, the light too, and nobody has to click once it is back."""
    from qgis.PyQt.QtWidgets import QLabel

    seat_line.cut()
    plugin.sign_in(seat_line.connection)
    label = plugin.dock("dispatch").findChild(QLabel)
    qtbot.waitUntil(lambda: "tried again" in label.text(), timeout=15000)
    assert plugin._home.light.text() == "△ Connecting"
    assert plugin.desk is None
    seat_line.mend()
    qtbot.waitUntil(lambda: plugin.desk is not None, timeout=15000)
    assert plugin._home.light.text() == "● Connected"
    plugin.sign_out()
    assert plugin._home.light.text() == "○ Signed out"


@pytest.fixture
def seat_line(own: Any, qgis_app: Any) -> Iterator[Any]:
    """A QGIS connection through a line that can be cut: `.connection` is its name."""
    from psycopg2.extensions import parse_dsn
    from qgis.core import QgsDataSourceUri, QgsProviderRegistry

    given = parse_dsn(own.dsn_for("t_intake"))
    uri = QgsDataSourceUri()
    uri.setConnection(
        given["host"], given.get("port", "5432"), given["dbname"], given["user"], given["password"]
    )
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    options = {"saveUsername": True, "savePassword": True}
    metadata.saveConnection(metadata.createConnection(uri.uri(False), options), "line")
    yield SimpleNamespace(connection="line", cut=own.server.stop, mend=own.server.start)
    metadata.deleteConnection("line")
