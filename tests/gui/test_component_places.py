"""A component that was put beside the unit grids is saved, and the surveyor is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.gui

LAMP = "1301080118000001"


class Told:
    """Messages as a list."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def warning(self, text: str) -> None:
        self.warnings.append(text)


@pytest.fixture
def watched(database: Any, qgis_app: Any) -> Callable[..., Any]:
    """Return `watched()`: the points of components under edit, and what the surveyor is told."""
    from qgis.core import QgsVectorLayer

    from yuhua_dcm_plugin.census.edit_grids import GridWatch

    def make() -> tuple[Any, Told]:
        uri = (
            f"{database.dsn_for('t_surveyor')} key='id' srid=4547 type=Point"
            ' table="dcm_app"."component" (geom)'
        )
        layer, told = QgsVectorLayer(uri, "部件", "postgres"), Told()
        GridWatch(layer, told)  # type: ignore[arg-type]
        assert layer.startEditing()
        return layer, told

    return make


def place(x: float, y: float) -> Any:
    from qgis.core import QgsGeometry, QgsPointXY

    return QgsGeometry.fromPointXY(QgsPointXY(x, y))


def lamp(layer: Any) -> Any:
    (found,) = [f for f in layer.getFeatures() if f["component_code"] == LAMP]
    return found


@pytest.mark.parametrize(("x", "told_of"), [(545300.0, 0), (549000.0, 1)])
def test_a_moved_component(watched: Callable[..., Any], x: float, told_of: int) -> None:
    layer, told = watched()
    assert layer.changeGeometry(lamp(layer).id(), place(x, 4209300))
    assert layer.commitChanges(), layer.commitErrors()
    assert len(told.warnings) == told_of
    assert all("1" in words for words in told.warnings)


def test_an_added_component(watched: Callable[..., Any]) -> None:
    from qgis.core import QgsFeature

    layer, told = watched()
    for x in (545310.0, 549100.0, 549200.0):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(place(x, 4209310))
        feature["class_code"] = "0118"
        assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    assert len(told.warnings) == 1
    assert "2" in told.warnings[0]


def test_what_stays_where_it_is_is_not_told_of(watched: Callable[..., Any]) -> None:
    layer, told = watched()
    assert layer.changeGeometry(lamp(layer).id(), place(549000, 4209300))
    assert layer.commitChanges(), layer.commitErrors()
    assert layer.startEditing()
    status = layer.fields().indexOf("status")
    assert layer.changeAttributeValue(lamp(layer).id(), status, "破损")
    assert layer.commitChanges(), layer.commitErrors()
    assert len(told.warnings) == 1, "once, when it was moved there"
