"""Value lists of the component form: classes and departments, read once (代码表).

They are copies in memory, not layers of the database: a form opens without asking it, and what a
project file could hold of them is neither an address nor a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from qgis.core import (
    NULL,
    QgsDataSourceUri,
    QgsFeature,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
)

from ..core.session import PROVIDER
from ..core.strings import chinese
from .marks import CENSUS_MARK, SCHEMA

LOOKUP = "lookup"
#: QGIS asks before it closes a project with layers in memory, unless they say this.
_NO_QUESTION = "skipMemoryLayersCheck"
_CLASS_FIELDS = ("class_standard", "class_code", "label", "geometry_type", "current")
_DEPARTMENT_FIELDS = ("code", "label", "active")


class Lookups:
    """Both lists as private layers of the project, from the connection of a layer.

    :param layer: a layer of the view `dcm_app.component`
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._project = QgsProject.instance()
        self._away: list[QgsVectorLayer] = []
        self.classes = _memory("classes", _CLASS_FIELDS, _class_rows(layer))
        self.departments = _memory("departments", _DEPARTMENT_FIELDS, _department_rows(layer))
        self._ids = [each.id() for each in (self.classes, self.departments)]
        self._project.addMapLayers([self.classes, self.departments], False)
        self._project.writeProject.connect(self._step_aside)
        self._project.projectSaved.connect(self._come_back)

    def drop(self) -> None:
        """Take both out of the project."""
        for signal, slot in (
            (self._project.writeProject, self._step_aside),
            (self._project.projectSaved, self._come_back),
        ):
            with suppress(TypeError):
                signal.disconnect(slot)
        self._away = []
        self._project.removeMapLayers([each for each in self._ids if self._stands(each)])

    def _stands(self, layer_id: str) -> bool:
        return self._project.mapLayer(layer_id) is not None

    def _step_aside(self, _document: Any) -> None:
        """No layer of ours goes into a project file."""
        self._away += [
            layer
            for layer_id in self._ids
            if self._stands(layer_id)
            for layer in [self._project.takeMapLayer(self._project.mapLayer(layer_id))]
            if layer is not None
        ]

    def _come_back(self) -> None:
        away, self._away = self._away, []
        if away:
            self._project.addMapLayers(away, False)
            self._project.setDirty(False)  # it was saved a moment ago


def _memory(name: str, fields: tuple[str, ...], rows: Iterator[list[Any]]) -> QgsVectorLayer:
    columns = "&".join(f"field={field}:string" for field in fields)
    layer = QgsVectorLayer(f"None?{columns}", name, "memory")
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(row)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.setFlags(QgsMapLayer.LayerFlag.Private)
    layer.setCustomProperty(_NO_QUESTION, 1)
    layer.setCustomProperty(CENSUS_MARK, LOOKUP)
    return layer


def _class_rows(layer: QgsVectorLayer) -> Iterator[list[Any]]:
    zh = chinese()
    key = '"class_standard","class_code"'
    for row in _read(layer, "class", "\"kind\" = 'component'", key):
        code = str(row["class_code"])
        big = _words(row, "big_name", "big_name_en", zh)
        small = _words(row, "class_name", "class_name_en", zh)
        ended = row["valid_to"] not in (None, NULL)
        yield [
            row["class_standard"], code, f"{code[:2]} {big} › {code} {small}",
            row["geometry_type"], "0" if ended else "1",
        ]  # fmt: skip


def _department_rows(layer: QgsVectorLayer) -> Iterator[list[Any]]:
    zh = chinese()
    for row in _read(layer, "department", "", "code"):
        name = _words(row, "name", "name_en", zh)
        yield [row["code"], name, "1" if row["active"] else "0"]


def _words(row: Any, zh: str, en: str, want_zh: bool) -> str:
    return str(row[zh] if want_zh or row[en] in (None, NULL, "") else row[en])


def _read(layer: QgsVectorLayer, view: str, where: str, key: str) -> list[Any]:
    """Rows of a code table through the connection of a layer, never through the project."""
    uri = QgsDataSourceUri(layer.source())
    uri.setDataSource(SCHEMA, view, "", where, key)
    options = QgsVectorLayer.LayerOptions(QgsProject.instance().transformContext())
    options.loadDefaultStyle = False
    table = QgsVectorLayer(uri.uri(False), view, PROVIDER, options)
    return list(table.getFeatures()) if table.isValid() else []
