"""Step 1 of the import: which file, folder or zip, and what is in it (选择成果)."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QMimeData, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ..core import settings
from ..core.notice import Kind
from ..core.strings import tr
from .plan import COMPONENTS, GRIDS, Plan
from .running import teller
from .set_aside import without_tables
from .wizard_mapping_file import ask_mapping, recent_mappings, remember_mapping
from .wizard_page import Page, buddy
from .wizard_state import WizardState

_LINES = 6


class FilePage(Page):
    """A path by typing, choosing or dropping."""

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(state, "filePage", parent)
        self.path = QLineEdit(self)
        self.path.setObjectName("deliveryPath")
        self.path.setClearButtonEnabled(True)
        self.path.setPlaceholderText(tr("File, folder or zip of the delivery"))
        self.path.textChanged.connect(lambda _text: self.changed.emit())
        self.file_button = self.button("deliveryFile", tr("F&ile…"), self._ask_file)
        self.folder_button = self.button("deliveryFolder", tr("F&older…"), self._ask_folder)
        self.kind = QComboBox(self)
        self.kind.setObjectName("deliveryKind")
        self.kind.addItem(tr("Components"), COMPONENTS)
        self.kind.addItem(tr("Unit grids"), GRIDS)
        self.mapping = QComboBox(self)
        self.mapping.setObjectName("deliveryMapping")
        self.mapping.setMinimumContentsLength(20)
        self.mapping.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.mapping_button = self.button(
            "deliveryMappingFile", tr("&Mapping File…"), self._ask_mapping
        )
        self.show_mappings()
        self._lay_out()

    # --- what the wizard asks

    def ready(self) -> bool:
        """Whether a path is given."""
        return bool(self.path.text().strip())

    def next_words(self) -> str:
        """What going on does."""
        return tr("&Read")

    def go_on(self) -> bool:
        """Look at what has come, in the background."""
        path = Path(self.path.text().strip().strip('"')).expanduser()
        if not path.exists():
            self.say(tr("There is no file or folder {path}.").format(path=path), Kind.ERROR)
            return False
        self.state.path = path
        self._remember(path)
        chosen = self.mapping.currentData()
        self.state.choose(
            kind=self.kind.currentData(), mapping_file=Path(chosen) if chosen else None
        )
        choices = self.state.choices
        told, stop = teller(self.state.work), self.state.work.should_stop
        self.work(
            tr("Reading {name}").format(name=path.name),
            lambda: self.state.service.look(path, choices, told, stop),
            self._looked,
            tr("Stopped. Choose another file, or read it again."),
        )
        return False

    def _looked(self, plan: Plan) -> None:
        self.state.set_plan(without_tables(plan))
        self.finished.emit()

    # --- choosing

    def choose(self, path: Path | str) -> None:
        """Put a path in."""
        self.path.setText(str(path))

    def take_drop(self, data: QMimeData) -> bool:
        """Take what somebody dropped; whether it was a file or folder."""
        local = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if local:
            self.choose(_common(local))
        return bool(local)

    def show_mappings(self) -> None:
        """Offer the mapping files used lately."""
        self.mapping.clear()
        self.mapping.addItem(tr("Find out by the names of the columns"), "")
        for name in recent_mappings(self.state.desk.settings):
            self.mapping.addItem(Path(name).name, name)
            self.mapping.setItemData(self.mapping.count() - 1, name, Qt.ItemDataRole.ToolTipRole)

    def _ask_file(self) -> None:
        title, every = tr("Deliveries"), tr("All files")
        kinds = "*.shp *.gpkg *.geojson *.json *.csv *.txt *.xlsx *.zip *.dbf *.kml *.gml *.tab"
        found, _kind = QFileDialog.getOpenFileName(
            self, tr("Delivery"), self._folder(),
            f"{title} ({kinds} {kinds.upper()});;{every} (*)",
        )  # fmt: skip
        if found:
            self.choose(found)

    def _ask_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, tr("Folder of the Delivery"), self._folder())
        if found:
            self.choose(found)

    def _ask_mapping(self) -> None:
        found = ask_mapping(self, self.state.desk.settings)
        if found is not None:
            remember_mapping(self.state.desk.settings, found)
            self.show_mappings()
            self.mapping.setCurrentIndex(max(0, self.mapping.findData(str(found))))

    def _folder(self) -> str:
        return self.state.desk.settings.get(settings.CENSUS_FOLDER) or str(Path.home())

    def _remember(self, path: Path) -> None:
        folder = path if path.is_dir() else path.parent
        self.state.desk.settings.set(settings.CENSUS_FOLDER, str(folder))

    def _lay_out(self) -> None:
        self.drop = QLabel(self)
        self.drop.setObjectName("dropHere")
        self.drop.setTextFormat(Qt.TextFormat.PlainText)
        self.drop.setWordWrap(True)
        self.drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.drop.setFrameShape(QLabel.Shape.StyledPanel)
        self.drop.setText(
            tr("Drop the delivery here: a file, a folder, or a zip.\n"
               "Shapefile, GeoPackage, GeoJSON, CSV and XLSX; encoding and coordinate system are"
               " found out, and asked where they cannot be.")
        )  # fmt: skip
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(self.file_button)
        row.addWidget(self.folder_button)
        maps = QHBoxLayout()
        maps.addWidget(self.mapping, 1)
        maps.addWidget(self.mapping_button)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(buddy(tr("&Delivery"), self.path), row)
        form.addRow(buddy(tr("&Holds"), self.kind), self.kind)
        form.addRow(buddy(tr("&Columns"), self.mapping), maps)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(form)
        box.addWidget(self.drop, 1)
        QWidget.setTabOrder(self.path, self.file_button)
        QWidget.setTabOrder(self.file_button, self.folder_button)
        QWidget.setTabOrder(self.folder_button, self.kind)


def _common(paths: list[str]) -> str:
    """Several files that were dropped together stand for their folder."""
    if len(paths) == 1:
        return paths[0]
    stems = {Path(path).stem for path in paths}
    shapes = [path for path in paths if path.lower().endswith(".shp")]
    if len(stems) == 1 and len(shapes) == 1:
        return shapes[0]
    return str(Path(paths[0]).parent)
