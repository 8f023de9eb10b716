"""A case at a glance: what, where, since when, until when (案件摘要)."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..core.shanghai import local_time
from ..core.strings import tr
from .clock_words import marks
from .contact_line import ContactLine
from .feed import CaseFeed
from .model import now
from .records import CaseRow, time_left_text

_LONGEST = 240


class CaseCard(QWidget):
    """A few lines about the selected case; plain text, since citizens wrote it.

    :param feed: names of stages and departments
    """

    def __init__(self, feed: CaseFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._title = self._label("case_card_title")
        self._title.setStyleSheet("font-weight: bold")
        self._text = self._label("case_card_text")
        box = QVBoxLayout(self)
        box.setContentsMargins(2, 2, 2, 2)
        box.setSpacing(2)
        box.addWidget(self._title)
        box.addWidget(self._text)
        self.contacts = ContactLine(feed, self)
        box.addWidget(self.contacts)
        self.set_case(None)

    def set_case(self, case: CaseRow | None) -> None:
        """Show a case; ``None`` shows nothing."""
        self.setVisible(case is not None)
        if case is None:
            self.contacts.set_case(None)
            return
        self.contacts.set_case(case.task_no, case.version)
        stage = self._feed.model.stages[case.stage]
        title = f"{case.task_no}  {case.class_name} · {stage}"
        self._title.setText(tr("{title}  Urgent").format(title=title) if case.urgent else title)
        self._text.setText("\n".join(self._lines(case)))

    def text(self) -> str:
        """What is shown, for tests and scripts."""
        return f"{self._title.text()}\n{self._text.text()}"

    def _lines(self, case: CaseRow) -> list[str]:
        words = " ".join(case.description.split())
        lines = [words if len(words) <= _LONGEST else words[:_LONGEST] + "…"]
        if case.address:
            lines.append(tr("At {address}").format(address=case.address))
        if case.place_state != "ok":
            lines.append(tr("⚠ No place in the district yet: cannot be filed until amended"))
        source = self._feed.label("source", case.source)
        when = local_time(case.registered_at)
        lines.append(tr("{source}, registered {when}").format(source=source, when=when))
        if case.reporter_count > 1 or case.urge_count:
            told = tr("{n} reporters, urged {m} times")
            lines.append(told.format(n=case.reporter_count, m=case.urge_count))
        if case.department_code:
            lines.append(self._handled(case))
        return lines + marks(case)

    def _handled(self, case: CaseRow) -> str:
        return tr("{department}, due {due} ({left})").format(
            department=self._feed.model.department_name(case.department_code),
            due=local_time(case.due_at),
            left=time_left_text(case, now(), tr),
        )

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return label
