"""What frames the pages of the wizard: the row of steps, and room that scrolls (向导步骤)."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from ..core.strings import tr


class StepHead(QWidget):
    """The names of the steps; the present one is bold, those to come are grey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wizardSteps")
        self.titles: list[QLabel] = []
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        steps = (tr("1 File"), tr("2 What came"), tr("3 Columns"), tr("4 Check"), tr("5 Taken"))
        for place, words in enumerate(steps):
            if place:
                box.addWidget(QLabel("›", self))
            label = QLabel(words, self)
            label.setObjectName(f"step{place + 1}")
            self.titles.append(label)
            box.addWidget(label)
        box.addStretch(1)

    def show_step(self, step: int) -> None:
        """Mark a step, from 0."""
        for place, label in enumerate(self.titles):
            font = label.font()
            font.setBold(place == step)
            label.setFont(font)
            label.setEnabled(place <= step)


def scrolled(page: QWidget) -> QScrollArea:
    """A page that keeps its least height: on a low screen the rest is reached by scrolling."""
    area = QScrollArea()
    area.setObjectName(f"{page.objectName()}Area")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
