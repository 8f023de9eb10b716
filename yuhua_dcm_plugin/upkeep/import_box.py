"""Bringing a workbook in: file, title and day of its draft, progress, what came of it (导入)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.long_work import LongWork, ProgressStrip
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .edition_form import EditionForm

_LINES = 4
_KINDS = "*.xlsx *.xls *.csv *.txt"


class ImportBox(QWidget):
    """A workbook by typing, choosing or dropping; it becomes a draft, whole or not at all."""

    #: A draft was made of a workbook; gets its code.
    imported = pyqtSignal(str)
    #: Somebody wants to answer what the import asked.
    questionsWanted = pyqtSignal()

    def __init__(self, desk: Desk, store: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importBox")
        self.setAcceptDrops(True)
        self._desk, self._store = desk, store
        self.outcome: Any = None
        self._codes: set[str] = set()
        self.work = LongWork(desk, self)
        self.work.running.connect(lambda _on: self._enable())
        self._make_file()
        self.form = EditionForm("import", self)
        self.form.changed.connect(self._enable)
        self._make_standard()
        self.start_button = self._button("importStart", tr("Import"), self.start)
        self.progress = ProgressStrip(self.work, self, "import")
        self.told = Notice("importTold", Kind.INFO, self)
        self.details = self._make_details()
        self.answer_button = self._button(
            "importAnswer", tr("Answer the Questions"), self.questionsWanted.emit
        )
        self.answer_button.hide()
        self._lay_out()
        self._enable()

    # --- for the page and scripts

    @property
    def busy(self) -> bool:
        """Whether an import is under way."""
        return self.work.busy

    def show_editions(self, editions: Sequence[Any]) -> None:
        """Know which codes are taken; propose another one where ours is."""
        self._codes = {one.code for one in editions}
        if not self.form.code.text() or self.form.code.text() in self._codes:
            self.form.propose(self._codes)

    def choose(self, path: Path | str) -> None:
        """Put a file in."""
        self.path.setText(str(path))

    def start(self) -> None:
        """Read the file and make a draft of it, in the background."""
        path = Path(self.path.text().strip().strip('"')).expanduser()
        if not path.is_file():
            self.told.say(tr("There is no file {path}.").format(path=path), Kind.ERROR)
            return
        self._forget()
        self._desk.settings.set(settings.UPKEEP_HANDBOOK_FOLDER, str(path.parent))
        header = {**self.form.values(), "source": path.name}
        standard = str(self.standard.currentData() or "")
        self.work.run(
            tr("Reading {name}").format(name=path.name),
            lambda: self._do(path, header, standard), self._done, self._failed, self._stopped,
        )  # fmt: skip

    def stop(self) -> None:
        """Ask the import to stop; nothing of it is kept then."""
        self.work.cancel()

    # --- making

    def _make_file(self) -> None:
        self.path = QLineEdit(self)
        self.path.setObjectName("importPath")
        self.path.setAccessibleName(tr("Workbook"))
        self.path.setClearButtonEnabled(True)
        self.path.setPlaceholderText(tr("Workbook of the handbook"))
        self.path.setAcceptDrops(False)  # the box takes what is dropped, wherever
        self.path.textChanged.connect(lambda _text: self._enable())
        self.file_button = self._button("importFile", tr("F&ile…"), self._ask_file)
        self.drop = QLabel(self)
        self.drop.setObjectName("importDrop")
        self.drop.setTextFormat(Qt.TextFormat.PlainText)
        self.drop.setWordWrap(True)
        self.drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop.setFrameShape(QFrame.Shape.StyledPanel)
        self.drop.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.drop.setText(
            tr("Drop the workbook here: XLSX, XLS or CSV.\nEvery row becomes a condition of the"
               " draft, or a question that you answer. Nothing counts before it is put in force.")
        )  # fmt: skip

    def _make_standard(self) -> None:
        self.standard = QComboBox(self)
        self.standard.setObjectName("importStandard")
        self.standard.addItem(tr("Find out by the codes and names"), "")
        self.standard.setMinimumContentsLength(12)
        self.standard.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.form.add_row(tr("Class &standard"), self.standard)

    def _make_details(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("importDetails")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.hide()
        return label

    def _button(self, name: str, words: str, call: Any) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: call())
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(self.file_button)
        start = QHBoxLayout()
        start.addWidget(self.start_button)
        start.addWidget(self.answer_button)
        start.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self.drop)
        box.addWidget(self.form)
        box.addLayout(start)
        for part in (self.progress, self.told, self.details):
            box.addWidget(part)
        box.addStretch(1)

    # --- dropping and choosing

    def dragEnterEvent(self, event: Any) -> None:
        """Take files."""
        if event.mimeData().hasUrls() and not self.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        """Take the first file that was dropped."""
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            self.choose(local[0])
            event.acceptProposedAction()

    def _ask_file(self) -> None:
        folder = self._desk.settings.get(settings.UPKEEP_HANDBOOK_FOLDER) or str(Path.home())
        title, every = tr("Workbooks"), tr("All files")
        found, _kind = QFileDialog.getOpenFileName(
            self, tr("Workbook of the Handbook"), folder,
            f"{title} ({_KINDS} {_KINDS.upper()});;{every} (*)",
        )  # fmt: skip
        if found:
            self.choose(found)

    # --- importing

    def _do(self, path: Path, header: dict[str, Any], standard: str) -> Any:
        """In another thread."""
        raise NotImplementedError

    def _done(self, outcome: Any) -> None:
        self.outcome = outcome
        self.path.clear()
        self.imported.emit(outcome.edition)

    def _failed(self, error: DcmError) -> None:
        self.told.say(told_of(error), Kind.ERROR)
        self._desk.messages.log(error)

    def _stopped(self) -> None:
        self.told.say(tr("Stopped. Nothing was imported."), Kind.INFO)

    def _forget(self) -> None:
        self.told.say("")
        self.details.hide()
        self.answer_button.hide()

    def _enable(self) -> None:
        free = not self.busy
        for part in (self.path, self.file_button, self.form):
            part.setEnabled(free)
        self.start_button.setEnabled(free and bool(self.path.text().strip()) and self.form.ready)
