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
from .edition_form import EditionForm, day_of
from .handbook_import import HandbookImport, Outcome, Wanted
from .import_words import counts_line, error_in, step_words, summary
from .workbook_errors import WorkbookError

_LINES = 4
#: Lines of a summary that are told above: title and counts.
_TOLD = 2
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
        self.outcome: Outcome | None = None
        self._codes: set[str] = set()
        self.work = LongWork(desk, self)
        self.work.running.connect(lambda _on: self._enable())
        self._make_file()
        self.form = EditionForm("import", tr("As the workbook says"), self)
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

    def show_standards(self, standards: Sequence[str]) -> None:
        """Offer class standards whose numbers the workbook may use."""
        chosen = self.standard.currentData()
        while self.standard.count() > 1:
            self.standard.removeItem(1)
        for code in standards:
            self.standard.addItem(code, code)
        self.standard.setCurrentIndex(max(0, self.standard.findData(chosen)))

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
        wanted = self._wanted()
        service = HandbookImport(self._desk.database.dsn)
        self.work.run(
            tr("Reading {name}").format(name=path.name), lambda: self._do(service, path, wanted),
            self._done, self._failed, self._stopped, service.cancel,
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
        self.standard.addItem(tr("That of the district"), "")
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

    def _wanted(self) -> Wanted:
        values = self.form.values()
        return Wanted(
            values["code"], values["label_zh"], day_of(self.form.day),
            str(self.standard.currentData() or ""),
        )  # fmt: skip

    def _do(self, service: HandbookImport, path: Path, wanted: Wanted) -> Outcome:
        """In another thread."""

        def told(step: str, done: int, whole: int) -> None:
            self.work.tell(step_words(step, tr), done, whole)

        try:
            return service.run(path, wanted, told=told, should_stop=self.work.should_stop)
        finally:
            service.close()

    def _done(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.path.clear()
        self.form.title.clear()
        kind = Kind.WARNING if outcome.asked else Kind.OK
        words = tr("“{title}” is a draft now. {counts}.")
        self.told.say(words.format(title=outcome.label, counts=counts_line(outcome, tr)), kind)
        self.details.setText("\n".join(outcome_lines(outcome)))
        self.details.show()
        self.answer_button.setVisible(bool(outcome.questions))
        self.imported.emit(outcome.edition)

    def _failed(self, error: DcmError) -> None:
        said = error_in(error, tr) if isinstance(error, WorkbookError) else error
        self.told.say(told_of(said), Kind.ERROR)
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


def outcome_lines(outcome: Outcome) -> list[str]:
    """What came of an import, a line each: questions by kind, differences, what was left aside."""
    return list(summary(outcome, tr))[_TOLD:]
