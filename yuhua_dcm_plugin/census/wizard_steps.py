"""What frames the pages of the wizard: the row of steps, and room that scrolls (向导步骤)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSplitter, QWidget

from ..core import settings
from ..core.settings import Setting, Settings
from ..core.strings import tr

#: Widest and highest in logical pixels, and share of a small screen.
_WIDTH, _HEIGHT = 960, 570
_OF_SCREEN = 92


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


class PageSplitter(QSplitter):
    """Two parts of a page one above the other; where somebody drew the line is kept.

    :param parts: the widgets with their share of the room
    """

    def __init__(
        self,
        parts: Sequence[tuple[QWidget, int]],
        kept: Settings,
        setting: Setting[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        for place, (part, share) in enumerate(parts):
            self.addWidget(part)
            self.setStretchFactor(place, share)
        state = kept.get_bytes(setting)
        if state:
            self.restoreState(state)
            self.setOrientation(Qt.Orientation.Vertical)
        self.splitterMoved.connect(lambda *_: kept.set_bytes(setting, self.saveState()))


def scrolled(page: QWidget) -> QScrollArea:
    """A page that keeps its least height: on a low screen the rest is reached by scrolling."""
    area = QScrollArea()
    area.setObjectName(f"{page.objectName()}Area")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def fit_screen(window: QWidget, kept: Settings) -> None:
    """Give the wizard the size that it had last, on a small screen what there is."""
    width, height = _kept_size(kept)
    screen = window.screen().availableGeometry().size() if window.screen() is not None else None
    if screen is not None:
        width = min(width, screen.width() * _OF_SCREEN // 100)
        height = min(height, screen.height() * _OF_SCREEN // 100)
    window.resize(width, height)


def keep_size(window: QWidget, kept: Settings) -> None:
    """Remember the size for the next time."""
    kept.set(settings.CENSUS_WIZARD, f"{window.width()}x{window.height()}")


def _kept_size(kept: Settings) -> tuple[int, int]:
    size = kept.get(settings.CENSUS_WIZARD).split("x")
    if len(size) == 2 and all(each.isdigit() for each in size):
        return int(size[0]), int(size[1])
    return _WIDTH, _HEIGHT
