"""Projects: saved by one seat, opened by another, without a question and without a secret."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from psycopg2.extensions import parse_dsn

pytestmark = pytest.mark.gui

ALL = {
    "open_case", "component_condition", "component", "component_line", "component_area",
        "component_mark",
    "component_cell", "grid",
    "community", "road", "street",
}  # fmt: skip


@pytest.fixture
def seat(
    feed: Callable[..., Any], qgis_canvas: Any, qgis_new_project: None
) -> Iterator[Callable[..., Any]]:
    """Return `seat(login)`: the layers of a signed-in desk, not yet added."""
    from qgis.core import QgsProject

    from yuhua_dcm_plugin.cases.layers import DeskLayers

    with ExitStack() as stack:
        stack.callback(QgsProject.instance().clear)

        def make(login: str) -> Any:
            followed = feed(login)
            layers = DeskLayers(followed.desk, followed, qgis_canvas)
            layers.followed = followed
            stack.callback(layers.close)
            return layers

        yield make


def _project() -> Any:
    from qgis.core import QgsProject

    return QgsProject.instance()


def _save(path: Path) -> str:
    """Save the project and return everything that is written in it."""
    assert _project().write(str(path))
    if path.suffix == ".qgs":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as packed:
        return "".join(
            packed.read(name).decode("utf-8", "replace")
            for name in packed.namelist()
            if name.endswith(".qgs")
        )


def _kinds() -> dict[str, str]:
    return {
        layer.customProperty("yuhua_dcm/layer"): layer.providerType()
        for layer in _project().mapLayers().values()
    }


def _groups() -> list[str]:
    return [group.name() for group in _project().layerTreeRoot().findGroups()]


@pytest.mark.parametrize("ending", [".qgz", ".qgs"])
def test_a_saved_project_tells_nothing_of_who_saved_it(
    seat: Any, tmp_path: Path, ending: str
) -> None:
    layers = seat("t_intake")
    layers.add(at_once=True)
    given = parse_dsn(layers.followed.desk.layer_uri)
    assert given["user"] == "t_intake"
    words = _save(tmp_path / f"desk{ending}")
    assert "yuhua_dcm/layer" in words
    for secret in ("t_intake", given["password"], given["dbname"], "authcfg", "dcm_app"):
        assert secret not in words, secret
    assert given["host"] not in words
    assert set(_kinds().values()) == {"postgres"}, "the seat itself goes on"


def test_another_seat_opens_it_and_signs_in(seat: Any, tmp_path: Path, kit: Any) -> None:
    from qgis.core import QgsDataSourceUri

    path = tmp_path / "desk.qgz"
    first = seat("t_intake")
    first.followed.store.register(dict(kit.report))
    first.add(at_once=True)
    ids = {key: first.layer(key).id() for key in ALL}
    first.layer("grid").renderer().symbol().setOpacity(0.25)
    _save(path)
    first.close()
    _project().clear()

    assert _project().read(str(path)), "opened with nobody signed in"
    assert _kinds() == dict.fromkeys(ALL, "memory")
    assert all(layer.isValid() for layer in _project().mapLayers().values())
    assert _groups() == ["Yuhua DCM (not signed in)"]

    second = seat("t_chief")
    second.add(at_once=True)
    assert _kinds() == dict.fromkeys(ALL, "postgres")
    assert {key: second.layer(key).id() for key in ALL} == ids, "layouts and themes find them"
    assert _groups() == ["Yuhua DCM"]
    for layer in _project().mapLayers().values():
        assert QgsDataSourceUri(layer.source()).username() == "t_chief"
        assert layer.isValid()
        assert layer.readOnly()
    assert second.layer("open_case").featureCount() == 1
    assert second.layer("grid").renderer().symbol().opacity() == 0.25, "the user's own style"


def test_a_project_opened_while_signed_in_wakes_by_itself(
    seat: Any, tmp_path: Path, qtbot: Any
) -> None:
    path = tmp_path / "desk.qgz"
    first = seat("t_intake")
    first.add(at_once=True)
    _save(path)
    first.close()
    _project().clear()
    second = seat("t_dispatch")
    assert _project().read(str(path))
    qtbot.waitUntil(lambda: _kinds() == dict.fromkeys(ALL, "postgres"), timeout=5000)
    assert second.layer("street") is not None


def test_signing_out_puts_saved_layers_to_sleep_and_takes_others_back(
    seat: Any, tmp_path: Path
) -> None:
    layers = seat("t_intake")
    layers.add(at_once=True)
    layers.close()
    assert _kinds() == {}
    assert _groups() == []

    again = seat("t_intake")
    again.add(at_once=True)
    _save(tmp_path / "mine.qgz")
    again.close()
    assert _kinds() == dict.fromkeys(ALL, "memory")
    assert _groups() == ["Yuhua DCM (not signed in)"]


def test_a_layout_that_was_saved_shows_the_map_of_the_next_seat(seat: Any, tmp_path: Path) -> None:
    from qgis.core import QgsLayoutItemMap, QgsPrintLayout

    path = tmp_path / "desk.qgz"
    first = seat("t_intake")
    first.add(at_once=True)
    layout = QgsPrintLayout(_project())
    layout.initializeDefaults()
    layout.setName("hall")
    item = QgsLayoutItemMap(layout)
    item.setKeepLayerSet(True)
    item.setLayers([first.layer("street"), first.layer("grid")])
    layout.addLayoutItem(item)
    _project().layoutManager().addLayout(layout)
    words = _save(path)
    assert parse_dsn(first.followed.desk.layer_uri)["password"] not in words
    first.close()
    _project().clear()
    assert _project().read(str(path))
    second = seat("t_chief")
    second.add(at_once=True)
    (shown,) = [
        entry
        for entry in _project().layoutManager().layoutByName("hall").items()
        if isinstance(entry, QgsLayoutItemMap)
    ]
    assert shown.layers() == [second.layer("street"), second.layer("grid")]


def test_signing_in_without_a_project_leaves_nothing_to_save(seat: Any, qgis_canvas: Any) -> None:
    layers = seat("t_intake")
    _project().setDirty(False)
    layers.add(at_once=True)
    assert _project().crs().authid() == "EPSG:4547"
    assert qgis_canvas.extent().contains(layers.layer("street").extent())
    assert not _project().isDirty()


def test_a_project_of_ones_own_keeps_its_looks(seat: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
    from qgis.PyQt.QtGui import QColor

    _project().addMapLayer(QgsVectorLayer("Point?crs=EPSG:4326", "mine", "memory"))
    _project().setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    _project().setBackgroundColor(QColor("#123456"))
    layers = seat("t_intake")
    layers.add(at_once=True)
    assert _project().crs().authid() == "EPSG:4326"
    assert _project().backgroundColor().name() == "#123456"
    layers.close()
    assert [layer.name() for layer in _project().mapLayers().values()] == ["mine"]


def test_after_new_project_the_layers_come_back_by_the_button(seat: Any, qgis_canvas: Any) -> None:
    layers = seat("t_intake")
    layers.add(at_once=True)
    _project().clear()
    assert layers.layer("open_case") is None
    layers.add(at_once=True)
    assert set(_kinds()) == ALL
    assert _project().crs().authid() == "EPSG:4547"
    layers.close()
    assert _kinds() == {}


def test_a_layer_that_was_deleted_comes_back_in_its_place(seat: Any) -> None:
    layers = seat("t_intake")
    layers.add(at_once=True)
    _project().removeMapLayer(layers.layer("grid").id())
    kept = layers.layer("street").id()
    layers.add(at_once=True)
    (group,) = _project().layerTreeRoot().findGroups()
    assert [node.layer().customProperty("yuhua_dcm/layer") for node in group.findLayers()] == [
        "open_case", "component_condition", "component", "component_line", "component_area",
        "component_mark",
    "component_cell",
            "grid", "community", "road",
        "street",
    ]  # fmt: skip
    assert layers.layer("street").id() == kept


def test_building_goes_layer_by_layer(seat: Any) -> None:
    """QGIS gets its turn between two layers: no step asks the database for all of them."""
    layers = seat("t_intake")
    layers.add()
    grown = []
    while layers._step.isActive():
        layers._go_on()
        grown.append(len(_kinds()))
    assert grown[:8] == list(range(1, 9))


def test_a_password_in_the_address_never_reaches_the_layers() -> None:
    from qgis.core import QgsDataSourceUri

    from yuhua_dcm_plugin.core.session import without_password

    uri = QgsDataSourceUri()
    uri.setConnection("h", "5432", "d", "u", "very-secret")
    assert "very-secret" not in without_password(uri).uri(False)
