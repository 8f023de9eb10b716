"""The page of the plugin under Settings > Options (选项页)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ..core import settings as keys
from ..core.settings import Setting, Settings
from ..core.strings import tr

Field = tuple[Any, Callable[[], Any], Callable[[Any], None]]


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time somebody opens the options.

    :param names: gives the names of QGIS's PostgreSQL connections
    :param state: tells who is signed in, and where
    :param changed: called after settings were written
    :param reset: called for the way back to the styles as they came
    :param export: called with a folder for the built-in styles as files
    """

    def __init__(
        self,
        icon: QIcon,
        names: Callable[[], Sequence[str]],
        state: Callable[[], str],
        changed: Callable[[], None],
        reset: Callable[[], None],
        export: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.setTitle(tr("Yuhua DCM"))
        self.setIcon(icon)
        self._names, self._state, self._changed = names, state, changed
        self._reset, self._export = reset, export

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:
        """The page, filled."""
        page = OptionsPage(self._names(), self._state(), parent)
        page.on_applied = self._changed
        page.reset.clicked.connect(lambda _checked=False: self._reset())
        page.export.clicked.connect(lambda _checked=False: self._export(page.styles.filePath()))
        return page


class OptionsPage(QgsOptionsPageWidget):
    """Settings of this seat; nothing secret, and nothing that the district decides.

    :param names: of QGIS's PostgreSQL connections
    :param state: who is signed in, and where
    """

    def __init__(self, names: Sequence[str], state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yuhua_dcm_options")
        self.on_applied: Callable[[], None] = lambda: None
        self._settings = Settings()
        self._fields: list[tuple[Setting[Any], Callable[[], Any]]] = []
        inner = QWidget(self)
        box = QVBoxLayout(inner)
        box.addWidget(self._seat(names, state))
        box.addWidget(self._desk())
        box.addWidget(self._map())
        box.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def apply(self) -> None:
        """Keep what was set; called by QGIS on OK."""
        for setting, value in self._fields:
            self._settings.set(setting, value())
        self.on_applied()

    def helpKey(self) -> str:
        """QGIS's own manual has no page for this."""
        return ""

    # --- groups

    def _seat(self, names: Sequence[str], state: str) -> QWidget:
        group, form = _group(tr("Login"), self)
        told = QLabel(state, group)
        told.setObjectName("options_state")
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        form.addRow(tr("Now"), told)
        connection = QComboBox(group)
        connection.setObjectName("options_connection")
        connection.addItem("")
        connection.addItems(list(names))
        connection.setCurrentText(self._settings.get(keys.CONNECTION))
        connection.setToolTip(tr("PostgreSQL connection of QGIS; the login stays with QGIS"))
        form.addRow(tr("Connection"), connection)
        self._fields.append((keys.CONNECTION, connection.currentText))
        self._check(form, "options_at_start", tr("Sign in when QGIS starts"), keys.SIGN_IN_AT_START)
        return group

    def _desk(self) -> QWidget:
        group, form = _group(tr("Desk"), self)
        seconds = QSpinBox(group)
        seconds.setObjectName("options_lamp_seconds")
        seconds.setRange(5, 3600)
        seconds.setSuffix(tr(" s"))
        seconds.setValue(self._settings.get(keys.LAMP_SECONDS))
        form.addRow(tr("Look at the deadlines every"), seconds)
        self._fields.append((keys.LAMP_SECONDS, seconds.value))
        self._check(form, "options_undo", tr("Offer to undo after an action"), keys.UNDO_OFFERS)
        self.sheets = self._folder(form, "options_sheets", tr("Folder for sheets"))
        self._bind_folder(self.sheets, keys.SHEET_FOLDER)
        return group

    def _map(self) -> QWidget:
        group, form = _group(tr("Map"), self)
        follow = tr("The map follows the list")
        self._check(form, "options_follow", follow, keys.DISPATCH_FOLLOW_MAP)
        self.styles = self._folder(form, "options_styles", tr("Folder for map styles"))
        self.styles.setToolTip(tr("Styles of the district, one file a layer, e.g. open_case.qml"))
        self._bind_folder(self.styles, keys.STYLE_FOLDER)
        self.export = QPushButton(tr("Write Built-in Styles There"), group)
        self.export.setObjectName("options_export_styles")
        self.reset = QPushButton(tr("Reset Map Styles"), group)
        self.reset.setObjectName("options_reset_styles")
        row = QHBoxLayout()
        row.addWidget(self.export)
        row.addWidget(self.reset)
        row.addStretch(1)
        form.addRow("", row)
        return group

    # --- fields

    def _check(self, form: QFormLayout, name: str, words: str, setting: Setting[bool]) -> None:
        box = QCheckBox(words, form.parentWidget())
        box.setObjectName(name)
        box.setChecked(self._settings.get(setting))
        form.addRow("", box)
        self._fields.append((setting, box.isChecked))

    def _folder(self, form: QFormLayout, name: str, title: str) -> QgsFileWidget:
        line = QgsFileWidget(form.parentWidget())
        line.setObjectName(name)
        line.setAccessibleName(title)
        line.setDialogTitle(title)
        line.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        form.addRow(title, line)
        line.lineEdit().setAccessibleName(title)
        return line

    def _bind_folder(self, line: QgsFileWidget, setting: Setting[str]) -> None:
        line.setFilePath(self._settings.get(setting))
        self._fields.append((setting, line.filePath))


def _group(title: str, parent: QWidget) -> tuple[QGroupBox, QFormLayout]:
    group = QGroupBox(title, parent)
    return group, QFormLayout(group)
