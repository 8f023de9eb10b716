"""From which day an edition counts: chosen, its effect shown, then applied (生效)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ..core.notice import Kind, Notice
from ..core.strings import label, tr
from .edition_form import date_edit, day_of, today


class PutInForce(QWidget):
    """The day, what still stands in the way, and a button that shows the effect first."""

    #: Put the edition in force on a day, after its effect was seen.
    wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edition: Any = None
        self._keeper = False
        self.words = QLabel(self)
        self.words.setObjectName("putInForceWords")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.day = date_edit("putInForceDay", tr("First day in force"), self)
        self.hindered = Notice("putInForceHindered", Kind.WARNING, self)
        self.button = QPushButton(tr("Show What It Does"), self)
        self.button.setObjectName("putInForceShow")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda _checked=False: self.wanted.emit(self.chosen()))
        self._lay_out()
        self.show_edition(None, (), False)

    def show_edition(self, edition: Any, editions: Any, keeper: bool) -> None:
        """Offer an edition to be put in force.

        :param edition: the one at hand, or ``None``
        :param editions: all there are
        :param keeper: whether the person may do it
        """
        self._edition, self._keeper = edition, keeper
        draft = edition is not None and edition.state == "draft"
        self.words.setText(self._said(edition))
        self.hindered.say(self._why_not(edition, editions) if draft else "", Kind.WARNING)
        self.button.setEnabled(draft and keeper and not self.hindered.text())
        self.day.setEnabled(draft and keeper)
        if draft:
            self.set_day(max(edition.valid_from or date.min, _tomorrow()))

    def chosen(self) -> date:
        """The day that is chosen."""
        return day_of(self.day)

    def set_day(self, day: date) -> None:
        """Choose a day."""
        self.day.setDate(QDate(day.year, day.month, day.day))

    def hold(self, effect: QWidget) -> None:
        """Show the effect here, below the day that it belongs to."""
        self.layout().insertWidget(self.layout().count() - 1, effect, 1)

    # --- words

    def _said(self, edition: Any) -> str:
        if edition is None:
            return tr("Choose a draft to put it in force.")
        if edition.state != "draft":
            return tr("“{title}” is no draft: only a draft can be put in force.").format(
                title=label(edition)
            )
        return tr(
            "From this day on new cases are filed under “{title}”. Cases that are filed already"
            " keep the edition of their filing, and their deadlines."
        ).format(title=label(edition))

    def _why_not(self, edition: Any, _editions: Any) -> str:
        if not self._keeper:
            return tr("Only administrators change the district's rules.")
        if edition.open_questions:
            return tr("{n} questions are still open. Answer them first.").format(
                n=f"{edition.open_questions:,}"
            )
        if not edition.conditions:
            return tr("The draft has no conditions yet.")
        return ""

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        name = QLabel(tr("First &day in force"), self)
        name.setBuddy(self.day)
        form.addRow(name, self.day)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.addWidget(self.words)
        box.addLayout(form)
        box.addWidget(self.hindered)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)


def _tomorrow() -> date:
    return today() + timedelta(days=1)
