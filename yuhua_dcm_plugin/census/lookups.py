"""Value lists of the component form: classes, departments, people, read once (代码表).

They are copies in memory, not layers of the database: a form opens without asking it, and what a
project file could hold of them is neither an address nor a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from qgis.core import (
    NULL,
    QgsDataSourceUri,
    QgsFeature,
    QgsMapLayer,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate

from ..core.session import PROVIDER
from ..core.strings import chinese
from .marks import CENSUS_MARK, SCHEMA

LOOKUP = "lookup"
#: QGIS asks before it closes a project with layers in memory, unless they say this.
_NO_QUESTION = "skipMemoryLayersCheck"
_CLASS_FIELDS = (
    "class_standard", "class_code", "label", "big_code", "geometry_type", "current",
)  # fmt: skip
_BIG_FIELDS = ("class_standard", "code", "label", "shapes")
_DEPARTMENT_FIELDS = ("code", "label", "active")
_PEOPLE_FIELDS = ("login", "label")
_WHO = "(SELECT 1 AS id, session_user::text AS login)"


class Lookups:
    """The lists as private layers of the project, from the connection of a layer.

    :param layer: a layer of the view `dcm_app.component`
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._project = QgsProject.instance()
        self._away: list[QgsVectorLayer] = []
        rows = _read(layer, "class", "\"kind\" = 'component'", '"class_standard","class_code"')
        self.classes = _memory("classes", _CLASS_FIELDS, _class_rows(rows))
        self.big_classes = _memory("big classes", _BIG_FIELDS, _big_rows(rows))
        self.departments = _memory("departments", _DEPARTMENT_FIELDS, _department_rows(layer))
        self.people = _memory("people", _PEOPLE_FIELDS, _people_rows(layer))
        #: Classification standards that have classes, and who is signed in.
        self.standards = sorted({str(row["class_standard"]) for row in rows})
        self.login = next((str(row["login"]) for row in _read(layer, _WHO, "", "id")), "")
        layers = [self.classes, self.big_classes, self.departments, self.people]
        self._ids = [each.id() for each in layers]
        self._project.addMapLayers(layers, False)
        self._project.writeProject.connect(self._step_aside)
        self._project.projectSaved.connect(self._come_back)

    def drop(self) -> None:
        """Take them out of the project."""
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


def _class_rows(rows: Iterable[Any]) -> Iterator[list[Any]]:
    zh = chinese()
    for row in rows:
        code = str(row["class_code"])
        name = _words(row, "class_name", "class_name_en", zh)
        yield [
            row["class_standard"], code, f"{code} {name}", code[:2], row["geometry_type"],
            "1" if _current(row) else "0",
        ]  # fmt: skip


def _big_rows(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """Each big class once, with the kinds of shape that its small classes in use have."""
    zh = chinese()
    labels: dict[tuple[str, str], str] = {}
    shapes: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        key = (str(row["class_standard"]), str(row["class_code"])[:2])
        labels[key] = f"{key[1]} {_words(row, 'big_name', 'big_name_en', zh)}"
        kinds = shapes.setdefault(key, set())
        if _current(row):
            kinds.add(str(row["geometry_type"]))
    for key, label in labels.items():
        yield [*key, label, " ".join(sorted(shapes[key]))]


def _current(row: Any) -> bool:
    """Whether a class is in use today."""
    today = QDate.currentDate()
    ended = row["valid_to"] not in (None, NULL) and row["valid_to"] < today
    return bool(row["valid_from"] <= today and not ended)


def _department_rows(layer: QgsVectorLayer) -> Iterator[list[Any]]:
    zh = chinese()
    for row in _read(layer, "department", "", "code"):
        name = _words(row, "name", "name_en", zh)
        yield [row["code"], name, "1" if row["active"] else "0"]


def _people_rows(layer: QgsVectorLayer) -> Iterator[list[Any]]:
    """Who ever wrote a component may have left since: all who are or were on the staff."""
    for row in _read(layer, "staff", "", "login"):
        yield [row["login"], row["name"]]


def _words(row: Any, zh: str, en: str, want_zh: bool) -> str:
    return str(row[zh] if want_zh or row[en] in (None, NULL, "") else row[en])


def _read(layer: QgsVectorLayer, view: str, where: str, key: str) -> list[Any]:
    """Rows of a code table through the connection of a layer, never through the project."""
    uri = QgsDataSourceUri(layer.source())
    schema = "" if view.startswith("(") else SCHEMA
    uri.setDataSource(schema, view, "", where, key)
    # The layer says what shapes it holds; asked for shapes, a table without any gives no row.
    uri.setWkbType(QgsWkbTypes.Type.NoGeometry)
    uri.setSrid("")
    options = QgsVectorLayer.LayerOptions(QgsProject.instance().transformContext())
    options.loadDefaultStyle = False
    table = QgsVectorLayer(uri.uri(False), view, PROVIDER, options)
    return list(table.getFeatures()) if table.isValid() else []
