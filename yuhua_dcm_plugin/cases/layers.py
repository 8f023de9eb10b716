"""The map of the desk: one group of PostGIS layers, taken back when the desk closes (地图图层).

Layers carry the authentication id of the connection, never a password. A saved project holds them
asleep (see :mod:`.sleeping`): it opens at any seat without a question, and signing in wakes them
with that seat's own connection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsLayerTreeGroup,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ..core import settings
from ..core.session import PROVIDER, Desk
from ..core.strings import tr
from . import sleeping, styles
from .feed import CaseFeed
from .layer_specs import LayerSpec, layer_specs
from .names import DISTRICT_CRS, GROUP_MARK, LAYER_MARK, SAVED_MARK
from .style_files import StyleFolder

SCHEMA = "dcm_app"
_REPAINT_MS = 400
_CLEAN_MS = 250


class DeskLayers(QObject):
    """Adds the layers to the project and keeps the open cases fresh.

    :param desk: the signed-in seat
    :param feed: tells when cases changed; its classes name the big classes
    :param canvas: the map, ``None`` without a window
    """

    #: Every layer stands in the project and reads the database.
    ready = pyqtSignal()

    def __init__(
        self, desk: Desk, feed: CaseFeed, canvas: Any = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._feed, self._canvas = desk, feed, canvas
        self._ids: dict[str, str] = {}
        self._before: list[Callable[[], None]] = []
        self._steps: Iterator[None] = iter(())
        self._step = QTimer(self)
        self._step.timeout.connect(self._go_on)
        self._repaint = self._timer(_REPAINT_MS, self._repaint_cases)
        self._clean = self._timer(_CLEAN_MS, lambda: QgsProject.instance().setDirty(False))
        feed.rowsChanged.connect(self._soon)
        feed.reloaded.connect(self._soon)
        self._undo = self._follow_project()

    def layer(self, key: str) -> Any:
        """A layer by its key, ``None`` if it is not (or no longer) in the project."""
        return QgsProject.instance().mapLayer(self._ids.get(key, ""))

    def add(self, at_once: bool = False) -> None:
        """Put what is missing into the project, wake what sleeps there, and show the district.

        One layer at a time, since each asks the database: QGIS stays awake meanwhile.

        :param at_once: do not return before all is done
        """
        self._steps = self._adding()
        self._step.start(0)
        while at_once and self._step.isActive():
            self._go_on()

    def close(self) -> None:
        """Take back what was added; layers that belong to a saved project go to sleep instead."""
        for timer in (self._step, self._repaint, self._clean):
            timer.stop()
        for undo in self._undo:
            undo()
        project = QgsProject.instance()
        clean = not project.isDirty()
        for undo in reversed(self._before):
            undo()
        self._keep_legends(project)
        self._before, self._ids = [], {}
        _drop_added(project)
        sleeping.put_to_sleep(project)
        if clean:
            project.setDirty(False)

    def _timer(self, ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(call)
        return timer

    # --- looks

    def reset_styles(self) -> None:
        """Every layer as it came: by the district's style folder, or the built-in way."""
        folder = self._style_folder()
        for spec, layer in self._standing():
            folder.dress(layer, spec)
            layer.triggerRepaint()
        self._complain(folder)

    def export_styles(self, folder: str) -> int:
        """Write the built-in styles as files to start from.

        :returns: how many were written
        """
        target = StyleFolder(folder)
        return sum(target.export(layer, spec) for spec, layer in self._standing())

    def _standing(self) -> list[tuple[LayerSpec, QgsVectorLayer]]:
        pairs = [(spec, self.layer(spec.key)) for spec in layer_specs(self._feed)]
        return [(spec, layer) for spec, layer in pairs if layer is not None]

    def _style_folder(self) -> StyleFolder:
        return StyleFolder(self._desk.settings.get(settings.STYLE_FOLDER))

    def _complain(self, folder: StyleFolder) -> None:
        for name, why in folder.broken:
            words = tr("The style {name} cannot be read; the built-in one is used. {why}")
            self._desk.messages.warning(words.format(name=name, why=why))

    # --- making

    def _go_on(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._step.stop()

    def _adding(self) -> Iterator[None]:
        project = QgsProject.instance()
        clean, empty = not project.isDirty(), not project.mapLayers()
        folder = self._style_folder()
        group = _group_of(project)
        for place, spec in enumerate(layer_specs(self._feed)):
            self._stand(project, group, place, spec, folder)
            yield
        group.setName(tr("Yuhua DCM"))
        self._dress(project, empty)
        self._complain(folder)
        if clean:
            self._stay_clean()
        self.ready.emit()

    def _stay_clean(self) -> None:
        # Nobody changed anything: QGIS need not ask whether to save. Its canvas follows the tree of
        # layers a moment later, which counts as a change too.
        QgsProject.instance().setDirty(False)
        self._clean.start()

    def _stand(
        self, project: QgsProject, group: Any, place: int, spec: LayerSpec, folder: StyleFolder
    ) -> None:
        standing = sleeping.layers_of(project, spec.key)
        for layer in standing:
            layer.setCustomProperty(SAVED_MARK, True)
            sleeping.wake(layer, self._uri(spec))
        if not standing:
            layer = self._make(spec)
            folder.dress(layer, spec)
            project.addMapLayer(layer, False)
            node = group.insertLayer(place, layer)
            # QGIS folds long legends itself, but its view misses that; a change it does not.
            for opened in (True, spec.key in self._open_legends()):
                node.setExpanded(opened)
            standing = [layer]
        self._ids[spec.key] = standing[0].id()

    def _open_legends(self) -> list[str]:
        # Eighty-five classes bury the other layers: folded until somebody opens them.
        return self._desk.settings.get(settings.LEGENDS_OPEN).split(",")

    def _keep_legends(self, project: QgsProject) -> None:
        nodes = {key: project.layerTreeRoot().findLayer(i) for key, i in self._ids.items()}
        standing = {key: node for key, node in nodes.items() if node is not None}
        kept = [key for key in self._open_legends() if key not in standing]
        opened = [key for key, node in standing.items() if node.isExpanded()]
        self._desk.settings.set(settings.LEGENDS_OPEN, ",".join([*kept, *opened]))

    def _uri(self, spec: LayerSpec) -> str:
        uri = QgsDataSourceUri(self._desk.layer_uri)
        uri.setDataSource(SCHEMA, spec.view, "geom", spec.where, "id")
        uri.setSrid("4547")
        uri.setWkbType(spec.geometry)
        uri.setUseEstimatedMetadata(True)
        return str(uri.uri(False))

    def _make(self, spec: LayerSpec) -> QgsVectorLayer:
        options = QgsVectorLayer.LayerOptions(QgsProject.instance().transformContext())
        options.loadDefaultStyle = False
        layer = QgsVectorLayer(self._uri(spec), spec.title, PROVIDER, options)
        layer.setCustomProperty(LAYER_MARK, spec.key)
        layer.setReadOnly(True)
        _describe(layer, spec.abstract)
        layer.setMapTipTemplate(spec.tip)
        layer.setDisplayExpression(spec.name)
        return layer

    def _dress(self, project: QgsProject, empty: bool) -> None:
        """A project that was empty becomes the district's map; somebody's own stays as it is."""
        if self._canvas is None or not empty:
            return
        old = project.backgroundColor()
        self._before.append(lambda: project.setBackgroundColor(old))
        project.setBackgroundColor(QColor(styles.BACKGROUND))
        project.setCrs(QgsCoordinateReferenceSystem(DISTRICT_CRS))
        streets = self.layer("street")
        if streets is not None and not streets.extent().isEmpty():
            self._canvas.setDestinationCrs(project.crs())
            self._canvas.setExtent(streets.extent().buffered(200))
            self._canvas.refresh()

    # --- another project

    def _follow_project(self) -> list[Callable[[], None]]:
        project = QgsProject.instance()
        pairs = (
            (project.cleared, self._project_gone),
            (project.readProject, self._project_read),
            (project.writeProject, sleeping.on_write_project),
            (project.writeMapLayer, sleeping.on_write_layer),
            (project.projectSaved, self._project_saved),
        )
        for signal, slot in pairs:
            signal.connect(slot)
        return [lambda pair=pair: _disconnect(*pair) for pair in pairs]  # type: ignore[misc]

    def _project_gone(self) -> None:
        self._step.stop()
        self._clean.stop()
        self._before, self._ids = [], {}

    def _project_read(self, *_document: Any) -> None:
        if sleeping.our_layers(QgsProject.instance()):
            self.add()

    def _project_saved(self) -> None:
        project = QgsProject.instance()
        for layer in sleeping.our_layers(project):
            layer.setCustomProperty(SAVED_MARK, True)
        project.setDirty(False)

    # --- keeping fresh

    def _soon(self, *_what: Any) -> None:
        # Throttled, not put off: under a stream of changes the map still follows.
        if not self._repaint.isActive():
            self._repaint.start()

    def _repaint_cases(self) -> None:
        layer = self.layer("open_case")
        if layer is not None:
            layer.triggerRepaint()


def _describe(layer: QgsVectorLayer, words: str) -> None:
    """Say what a layer is; QGIS 3.38 moved that to what the layer tells a server."""
    server = layer.serverProperties()
    (server if hasattr(server, "setAbstract") else layer).setAbstract(words)


def _disconnect(signal: Any, slot: Callable[..., None]) -> None:
    with suppress(TypeError):
        signal.disconnect(slot)


def _group_of(project: QgsProject) -> QgsLayerTreeGroup:
    """Our group: the one that came with the project, else a new one on top."""
    for group in sleeping.our_groups(project):
        return group
    group = project.layerTreeRoot().insertGroup(0, tr("Yuhua DCM"))
    group.setCustomProperty(GROUP_MARK, True)
    return group


def _drop_added(project: QgsProject) -> None:
    """Remove our layers but those that a project file holds, and groups that stand empty then."""
    ours = sleeping.our_layers(project)
    project.removeMapLayers([a.id() for a in ours if not a.customProperty(SAVED_MARK)])
    for group in sleeping.our_groups(project):
        if not group.children():
            (group.parent() or project.layerTreeRoot()).removeChildNode(group)
