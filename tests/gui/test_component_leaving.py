"""Signing out while components are edited: told, offered to be saved, never lost in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import NotedMap
from formkit import LAMP, with_code
from qgis.core import QgsFeature, QgsGeometry, QgsMapLayer, QgsPointXY, QgsProject

from yuhua_dcm_plugin.cases.layers import DeskLayers
from yuhua_dcm_plugin.census.panel import CensusPanel

pytestmark = pytest.mark.gui


@pytest.fixture
def panel(
    feed: Callable[..., Any], qtbot: Any, qgis_canvas: Any, qgis_new_project: None
) -> Iterator[CensusPanel]:
    """The census dock of a surveyor with the map layers, switched to editing."""
    news = feed("t_surveyor")
    layers = DeskLayers(news.desk, news, qgis_canvas)
    layers.add(at_once=True)
    made = CensusPanel(news.desk, news, NotedMap())
    qtbot.addWidget(made)
    made.edit_components()
    yield made
    assert news.desk.jobs.wait()
    made.leave()
    layers.close()
    QgsProject.instance().clear()


def edit(panel: CensusPanel, status: str = "破损") -> Any:
    layer = panel.edit_components()[0]
    fid = with_code(layer, LAMP).id()
    assert layer.changeAttributeValue(fid, layer.fields().indexOf("status"), status)
    return layer


def lists() -> list[str]:
    layers = QgsProject.instance().mapLayers().values()
    return [each.name() for each in layers if each.flags() & QgsMapLayer.LayerFlag.Private]


def test_who_saved_all_leaves_at_once(panel: CensusPanel) -> None:
    gone: list[bool] = []
    edit(panel)
    assert panel.save_components() == []
    assert not panel.hold_back(lambda: gone.append(True))
    assert panel._desk.messages.offers == []


def test_unsaved_edits_are_offered_and_saved_before_leaving(panel: CensusPanel) -> None:
    gone: list[bool] = []
    layer = edit(panel)
    added = QgsFeature(layer.fields())
    added.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(545300, 4209300)))
    added["class_code"] = "0118"
    assert layer.addFeature(added)
    assert panel.hold_back(lambda: gone.append(True))
    assert gone == []
    assert "2 edits" in panel._desk.messages.told[-1]
    ((_words, save),) = panel._desk.messages.offers
    save()
    assert gone == [True]
    assert not layer.isModified()
    assert with_code(layer, LAMP)["status"] == "破损"


def test_what_the_database_refuses_holds_back(panel: CensusPanel) -> None:
    gone: list[bool] = []
    layer = edit(panel, "没有这种状态")
    assert panel.hold_back(lambda: gone.append(True))
    ((_words, save),) = panel._desk.messages.offers
    save()
    assert gone == []
    assert layer.isModified()
    assert "没有这种状态" in "\n".join(panel._desk.messages.told)


def test_leaving_anyway_tells_what_is_gone_and_leaves_nothing(panel: CensusPanel) -> None:
    layer = edit(panel)
    assert len(lists()) == 4
    panel.leave()
    assert "1 edits" in panel._desk.messages.told[-1]
    assert lists() == []
    assert not layer.isEditable()
    assert layer.attributeAlias(layer.fields().indexOf("status")) == ""
    assert not QgsProject.instance().snappingConfig().enabled()


def test_leaving_with_nothing_unsaved_says_nothing(panel: CensusPanel) -> None:
    panel.edit_components()
    before = list(panel._desk.messages.told)
    panel.leave()
    assert panel._desk.messages.told == before
    assert lists() == []
