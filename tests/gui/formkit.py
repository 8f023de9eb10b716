"""What tests of the component form share: layers prepared to edit, forms and their boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayerUtils
from qgis.gui import QgsAttributeDialog, QgsAttributeEditorContext
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit, QWidget

from yuhua_dcm_plugin.cases.layers import DeskLayers
from yuhua_dcm_plugin.census import editing
from yuhua_dcm_plugin.census.map_edits import component_layers

LAMP = "1301080118000001"


@contextmanager
def edited(feed: Callable[..., Any], canvas: Any, login: str = "t_surveyor") -> Iterator[list[Any]]:
    """A surveyor's layers (points, lines, areas), dressed and switched to editing."""
    followed = feed(login)
    desk_layers = DeskLayers(followed.desk, followed, canvas)
    desk_layers.add(at_once=True)
    layers = component_layers()
    editing.prepare(layers)
    for each in layers:
        each.setReadOnly(False)
        assert each.startEditing()
    try:
        yield layers
    finally:
        for each in component_layers():
            each.rollBack()
        editing.finish()
        desk_layers.close()
        QgsProject.instance().clear()


def new(layer: Any, x: float = 545300.0, y: float = 4209300.0, **values: Any) -> QgsFeature:
    """What the add tool hands to the form."""
    place = QgsGeometry.fromPointXY(QgsPointXY(x, y))
    given = {layer.fields().indexOf(name): value for name, value in values.items()}
    context = layer.createExpressionContext()
    return QgsVectorLayerUtils.createFeature(layer, place, given, context)


def with_code(layer: Any, code: str) -> QgsFeature:
    """The component of a code, as the layer shows it now."""
    (found,) = [f for f in layer.getFeatures() if f["component_code"] == code]
    return found


class Form:
    """The dialog that QGIS opens for a component, and its boxes by field."""

    def __init__(self, layer: Any, feature: QgsFeature, adding: bool = False) -> None:
        self.layer = layer
        self.dialog = QgsAttributeDialog(layer, feature, False, None, True)
        mode = getattr(QgsAttributeEditorContext, "Mode", QgsAttributeEditorContext)
        self.dialog.setMode(mode.AddFeatureMode if adding else mode.SingleEditMode)
        QCoreApplication.processEvents()

    def box(self, name: str) -> Any:
        """The control that stands for a field; QGIS puts it into a plain widget of that name."""
        return self.dialog.findChildren(QWidget, name)[-1]

    def listed(self, name: str) -> list[str]:
        """What a list offers, without its empty entry."""
        box = self.box(name)
        if isinstance(box, QComboBox):
            return [box.itemText(i) for i in range(box.count()) if box.itemData(i)]
        model = box.completer().model()
        return [str(model.index(i, 0).data()) for i in range(model.rowCount())]

    def shown(self, name: str) -> str:
        """What stands in a box."""
        box = self.box(name)
        return str(box.currentText() if isinstance(box, QComboBox) else box.text())

    def choose(self, name: str, words: str) -> None:
        """Choose an entry as a person does."""
        box = self.box(name)
        if isinstance(box, QComboBox):
            box.setCurrentIndex(box.findText(words))
        else:
            assert isinstance(box, QLineEdit)
            box.setFocus()
            box.setText(words)
        QCoreApplication.processEvents()

    def __enter__(self) -> Form:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def fine(self, name: str) -> bool:
        """Whether the mark beside a field says that it may be so."""
        mark = self.dialog.findChildren(QWidget, name)[0].findChild(QLabel, "ConstraintStatus")
        return "✔" in mark.text()

    @property
    def complete(self) -> bool:
        """Whether OK can be pressed."""
        (buttons,) = self.dialog.findChildren(QDialogButtonBox)
        return bool(buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled())

    def ok(self) -> None:
        """Press OK; the dialog is gone afterwards, as in QGIS."""
        self.dialog.accept()
        self.close()

    def close(self) -> None:
        """Let the dialog go."""
        if not sip.isdeleted(self.dialog):
            sip.delete(self.dialog)
