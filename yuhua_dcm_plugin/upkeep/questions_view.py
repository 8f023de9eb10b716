"""The questions of an import, group by group; each is answered once for all its rows (导入问题)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..cases.confirm import ConfirmStrip
from ..cases.flow import FlowLayout
from ..cases.records import ClassEntry
from ..cases.splitter import DockSplitter
from ..core import settings
from ..core.errors import DcmError
from ..core.messages import told_of
from ..core.notice import Kind, Notice
from ..core.session import Desk
from ..core.strings import tr
from .questions_answer import AnswerBox
from .questions_tree import QuestionTree
from .questions_words import answer_of, group_words, rank

#: Refusals of an answer that comes too late.
_SETTLED = ("question_answered", "question_not_found")
#: So many rows of the workbook are shown with a question.
SHOWN_ROWS = 3


class QuestionsView(QWidget):
    """A tree of questions, and a box where the chosen one is answered."""

    #: A question was answered; gets the counts of the draft.
    answered = pyqtSignal(object)

    def __init__(self, desk: Desk, store: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._edition = ""
        self._questions: list[Any] = []
        self._asked = self._asked_rows = 0
        self._sending = False
        self._class_names: Mapping[str, str] = {}
        self._departments: Mapping[str, str] = {}
        self._make_head()
        self.tree = self._make_tree()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._scroll)
        self.box = AnswerBox(self)
        self.box.answered.connect(self.answer)
        self.note = Notice("questionNote", Kind.INFO, self)
        self.empty = QLabel(self)
        self.empty.setObjectName("questionsEmpty")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.show_edition(None)

    # --- for the page and scripts

    def show_lists(self, classes: Sequence[ClassEntry], departments: Mapping[str, str]) -> None:
        """Offer classes and departments to choose from."""
        self.box.show_lists(classes, departments)
        self._class_names = self.box.class_names
        self._departments = departments

    def show_edition(self, edition: Any) -> None:
        """Show the questions of a draft; ``None``, or one that is no draft, has none."""
        before, self._edition = self._edition, edition.code if edition is not None else ""
        self._draft = edition is not None and edition.state == "draft"
        if before != self._edition:
            self._questions = []
            self.note.say("")
        if self._draft:
            self.read()
        else:
            self._asked += 1
            self._questions = []
            self._fill(None)

    _draft = False

    def read(self, wish: int | None = None) -> None:
        """Read the questions again.

        :param wish: number of the question to choose, by default the one that is chosen
        """
        self._asked += 1
        asked, edition = self._asked, self._edition
        self._desk.jobs.run(
            tr("Reading questions"), lambda _job: self._store.questions(edition, False),
            lambda rows: self._got(rows, wish) if asked == self._asked else None, self._failed,
        )  # fmt: skip

    @property
    def questions(self) -> list[Any]:
        """All questions of the draft, answered ones too."""
        return list(self._questions)

    def question(self) -> Any:
        """The chosen question, or ``None``."""
        return self.tree.question()

    def choose(self, number: int) -> bool:
        """Choose a question by its number; whether it is listed."""
        return self.tree.choose(number)

    def answer(self, answer: dict[str, Any]) -> None:
        """Answer the chosen question; the next open one is chosen then."""
        question = self.question()
        if question is None or not question.is_open or self._sending:
            return
        self._sending = True
        self.note.say("")
        edition, after = self._edition, self.tree.next_of(question.number)
        self.box.setEnabled(False)
        self._desk.jobs.run(
            tr("Answering"), lambda _job: self._store.answer(edition, question.number, answer),
            lambda counts: self._done(counts, after), self._refused,
        )  # fmt: skip

    # --- making

    def _make_head(self) -> None:
        self.progress = QProgressBar(self)
        self.progress.setObjectName("questionProgress")
        self.progress.setAccessibleName(tr("Answered questions"))
        self.progress.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        self.done_too = QCheckBox(tr("Show answered ones"), self)
        self.done_too.setObjectName("questionAnswered")
        self.done_too.toggled.connect(lambda _on: self._fill(self._number()))
        self.group_button = QPushButton(self)
        self.group_button.setObjectName("questionGroup")
        self.group_button.setAutoDefault(False)
        self.group_button.clicked.connect(lambda _checked=False: self._ask_group())
        self.group_button.hide()
        self.confirm = ConfirmStrip("questionConfirm", self)

    def _make_tree(self) -> QuestionTree:
        tree = QuestionTree(self)
        tree.currentItemChanged.connect(lambda _item, _before: self._on_question(tree.question()))
        tree.enterPressed.connect(self._on_enter)
        tree.itemDoubleClicked.connect(lambda _item, _column: self.box.focus_field())
        return tree

    def _lay_out(self) -> None:
        head = QWidget(self)
        flow = FlowLayout(head)
        for part in (self.progress, self.done_too, self.group_button):
            flow.addWidget(part)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.box)
        beside.addWidget(self.note)
        beside.addStretch(1)
        self.splitter = DockSplitter(
            ((self.tree, 5), (right, 4)), self._desk.settings, settings.UPKEEP_QUESTION_SPLITTER,
            self,
        )  # fmt: skip
        self.splitter.setObjectName("questionSplitter")
        self.splitter.setOrientation(Qt.Orientation.Vertical)  # a narrow dock must not begin wide
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addWidget(head)
        box.addWidget(self.confirm)
        box.addWidget(self.splitter, 1)
        box.addWidget(self.empty, 1)

    # --- what comes back

    def _got(self, rows: Sequence[Any], wish: int | None) -> None:
        chosen = wish if wish is not None else self._number()
        self._questions = sorted(rows, key=lambda row: (rank(row.key), -row.rows, row.number))
        self._fill(chosen)

    def _done(self, counts: Any, after: int | None) -> None:
        self._sending = False
        self.box.setEnabled(True)
        self.group_button.setEnabled(True)
        self.note.say("")
        self.read(after)
        self.answered.emit(counts)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: DcmError) -> None:
        self._sending = False
        self.box.setEnabled(True)
        self.group_button.setEnabled(True)
        self.note.say(told_of(error), Kind.ERROR)
        if error.key in _SETTLED:
            self.read()

    def _failed(self, error: DcmError) -> None:
        self.note.say(told_of(error), Kind.ERROR)

    # --- the tree

    def _fill(self, chosen: int | None) -> None:
        self.tree.show_names(self._class_names, self._departments)
        self.tree.fill([one for one in self._questions if self.done_too.isChecked() or one.is_open])
        self._count()
        if not self.tree.choose(chosen):
            self.tree.choose_first()
        self._on_question(self.question())

    def _count(self) -> None:
        every = len(self._questions)
        done = sum(not one.is_open for one in self._questions)
        self.progress.setRange(0, max(1, every))
        self.progress.setValue(done)
        words = tr("{done} of {all} answered").format(done=f"{done:,}", all=f"{every:,}")
        self.progress.setFormat(words)
        self.progress.setToolTip(words)
        nothing = not self.tree.shown()
        self.splitter.setVisible(not nothing)
        self.empty.setVisible(nothing)
        self.empty.setText(self._empty_words(every))

    def _empty_words(self, every: int) -> str:
        if not self._edition:
            return tr("Choose a draft to answer what its import asked.")
        if not self._draft:
            return tr("Only a draft has questions; this edition has none.")
        if every:
            return tr(
                "Every question is answered. Compare the draft with the edition in force, try it"
                " on the past, then put it in force."
            )
        return tr("The import of this draft asked nothing.")

    def _number(self) -> int | None:
        question = self.question()
        return question.number if question is not None else None

    # --- what people do

    def _on_question(self, question: Any) -> None:
        self.confirm.drop()
        self._offer_group(question)
        if question is not None and not question.is_open:
            self.box.show_question(None)
            return
        self.box.show_question(question)
        if question is not None:
            self._read_rows(question)

    def _read_rows(self, question: Any) -> None:
        self._asked_rows += 1
        asked, edition = self._asked_rows, self._edition
        self._desk.jobs.run(
            tr("Reading rows of the workbook"),
            lambda _job: self._store.book_rows(edition, None, question.number, SHOWN_ROWS),
            lambda rows: self._show_rows(rows) if asked == self._asked_rows else None,
            self._desk.messages.log,
        )  # fmt: skip

    def _show_rows(self, rows: Sequence[Any]) -> None:
        self.box.show_rows(rows)
        self._settled.start()  # the rows may have taken the room of the chosen line

    def _scroll(self) -> None:
        if self.tree.currentItem() is not None:
            self.tree.scrollToItem(self.tree.currentItem())

    # --- many at once

    def _alike(self, key: str) -> list[Any]:
        """Open questions of a kind that have one suggestion and no other."""
        return [
            one
            for one in self._questions
            if one.key == key and one.is_open and len(one.suggestions or ()) == 1
        ]

    def _offer_group(self, question: Any) -> None:
        alike = self._alike(question.key) if question is not None else []
        words = tr("Take All {n} Single Suggestions").format(n=f"{len(alike):,}")
        self.group_button.setText(words)
        self.group_button.setVisible(len(alike) > 1)

    def _ask_group(self) -> None:
        question = self.question()
        if question is None or self._sending:
            return
        alike = self._alike(question.key)
        words = tr("Answer {n} questions of “{group}” with the one suggestion that each has.")
        self.confirm.ask(
            words.format(n=f"{len(alike):,}", group=group_words(question.key)),
            tr("Answer {n}").format(n=f"{len(alike):,}"), lambda: self.answer_all(alike),
        )  # fmt: skip

    def answer_all(self, questions: Sequence[Any]) -> None:
        """Give each of these questions its first suggestion."""
        if self._sending:
            return
        self._sending = True
        self.box.setEnabled(False)
        self.group_button.setEnabled(False)
        self.note.say(tr("Answering…"), Kind.INFO)
        edition = self._edition
        self._desk.jobs.run(
            tr("Answering"), lambda _job: self._answer_each(edition, questions),
            lambda counts: self._done(counts, None), self._refused_group,
        )  # fmt: skip

    def _answer_each(self, edition: str, questions: Sequence[Any]) -> Any:
        """In another thread; what another answer settled meanwhile is passed over."""
        counts = None
        for question in questions:
            try:
                answer = answer_of(question.suggestions[0])
                counts = self._store.answer(edition, question.number, answer)
            except DcmError as error:
                if error.key not in _SETTLED:
                    raise
        return counts

    def _refused_group(self, error: DcmError) -> None:
        self._refused(error)
        self.read()
        self.answered.emit(None)

    def _on_enter(self) -> None:
        question = self.question()
        if question is None or not question.is_open or self._sending:
            return
        if not self.box.take_first():
            self.box.focus_field()
