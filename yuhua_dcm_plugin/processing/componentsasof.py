"""``yuhua_dcm:componentsasof``: the components that stood on a day, as a layer (历史部件)."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate

from ..core.strings import tr
from .base import DatabaseAlgorithm

DAY, GEOMETRY, OUTPUT, COUNT = "DAY", "GEOMETRY", "OUTPUT", "COUNT"
_KINDS = {
    "point": QgsWkbTypes.Type.MultiPoint,
    "line": QgsWkbTypes.Type.MultiLineString,
    "polygon": QgsWkbTypes.Type.MultiPolygon,
}
_TEXTS = (
    "component_code", "class_standard", "class_code", "class_name", "name", "status",
    "owner_department", "competent_department", "maintenance_department", "grid_code", "address",
    "data_source", "note",
)  # fmt: skip
_DAYS = ("surveyed_on", "valid_from", "since", "valid_to")
_TOLD_EVERY = 5000


class ComponentsAsOf(DatabaseAlgorithm):
    """The components of a day."""

    def name(self) -> str:
        """Name for programs."""
        return "componentsasof"

    def displayName(self) -> str:
        """Name in the toolbox."""
        return tr("Components as of a day")

    def shortDescription(self) -> str:
        """One line."""
        return tr("A layer of the components that stood on a day, as they were then.")

    def shortHelpString(self) -> str:
        """What it does and what to give."""
        return tr(
            "Draws the components of one kind of shape as they were on the day given, in "
            "EPSG:4547: what was added later is missing, what was changed or retired since then "
            "is as it was."
        )

    def initAlgorithm(self, _configuration: Any = None) -> None:
        """Declare parameters and outputs."""
        self.add_database()
        day = QgsProcessingParameterDateTime(
            DAY, tr("Day"), QgsProcessingParameterDateTime.Type.Date, QDate.currentDate()
        )
        self.addParameter(day)
        self.addParameter(
            QgsProcessingParameterEnum(
                GEOMETRY, tr("Shape"), list(_KINDS), defaultValue="point", usesStaticStrings=True
            )
        )
        words = tr("Components of the day")
        kind = QgsProcessing.SourceType.TypeVectorAnyGeometry
        self.addParameter(QgsProcessingParameterFeatureSink(OUTPUT, words, kind))
        self.addOutput(QgsProcessingOutputNumber(COUNT, tr("Components")))

    def work(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """Read and write one component after another."""
        from ..census.store import components_on
        from ..core.bulk import Bulk

        day = self.parameterAsDateTime(parameters, DAY, context).date()
        kind = self.parameterAsEnumString(parameters, GEOMETRY, context) or "point"
        fields = _fields()
        sink, target = self.parameterAsSink(
            parameters, OUTPUT, context, fields, _KINDS[kind],
            QgsCoordinateReferenceSystem("EPSG:4547"),
        )  # fmt: skip
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, OUTPUT))
        bulk = Bulk(self.dsn)
        try:
            with bulk.transaction(keep=False):
                asked = date(day.year(), day.month(), day.day())
                rows = components_on(bulk, asked, list(_KINDS).index(kind))
                count = _write(rows, sink, fields, feedback)
        finally:
            bulk.close()
        return {OUTPUT: target, COUNT: count}


def _fields() -> QgsFields:
    """Made by a layer in memory: types have other names in QGIS 3 and 4."""
    columns = [f"field={name}:string" for name in _TEXTS]
    columns += [f"field={name}:date" for name in _DAYS]
    uri = "&".join(("NoGeometry?", *columns, "field=version:integer"))
    return QgsVectorLayer(uri, "columns", "memory").fields()


def _write(rows: Any, sink: Any, fields: QgsFields, feedback: Any) -> int:
    count = 0
    for row in rows:
        if feedback.isCanceled():
            break
        feature = QgsFeature(fields)
        feature.setAttributes(_attributes(row))
        geometry = QgsGeometry()
        geometry.fromWkb(bytes(row.wkb))
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(sink.lastError() or tr("The layer cannot be written."))
        count += 1
        if count % _TOLD_EVERY == 0:
            feedback.setProgressText(tr("{n} components").format(n=f"{count:,}"))
    return count


def _attributes(row: Any) -> list[Any]:
    days = (getattr(row, name) for name in _DAYS)
    return [
        *(getattr(row, name) for name in _TEXTS),
        *(None if day is None else QDate(day.year, day.month, day.day) for day in days),
        row.version,
    ]
