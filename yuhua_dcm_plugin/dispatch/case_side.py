"""Case and history: side by side, or one behind the other in a small dock (案卷、办理经过)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ..cases.splitter import DockSplitter
from ..core.strings import tr

#: What queue, case and history need together, in letters and in lines of the dock's font.
_LETTERS, _LINES = 130, 52
CASE, HISTORY = 0, 1


class CaseSide(QWidget):
    """The case; with its history on a second tab when the dock is small.

    :param pane: the case
    :param view: its history
    :param button: stands above the history
    """

    def __init__(self, pane: QWidget, view: QWidget, button: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("caseSide")
        self._splitter: DockSplitter | None = None
        self.tabs = self._make_tabs()
        self._title = QLabel(tr("History"), self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(pane)
        self.history = self._make_history(view, button)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def fold_in(self, splitter: DockSplitter) -> None:
        """Follow the size of the splitter in which case and history stand."""
        self._splitter = splitter
        splitter.installEventFilter(self)

    @property
    def folded(self) -> bool:
        """Whether the history stands behind the case."""
        return not self.tabs.isHidden()

    def show_page(self, page: int) -> None:
        """Bring the case or its history to the front; side by side both are."""
        self.tabs.setCurrentIndex(page)

    def eventFilter(self, watched: QObject, event: Any) -> bool:
        """Fold or unfold before the splitter shares its room."""
        if event.type() == QEvent.Type.Resize:
            self._fit(event.size())
        return bool(super().eventFilter(watched, event))

    # --- inside

    def _fit(self, size: QSize) -> None:
        letters = QFontMetrics(self.font())
        wide = size.width() >= letters.averageCharWidth() * _LETTERS
        high = size.height() >= letters.lineSpacing() * _LINES
        beside = size.width() > size.height() * DockSplitter.WIDE
        self._fold(not (wide if beside else high))

    def _fold(self, fold: bool) -> None:
        if fold == self.folded or self._splitter is None:
            return
        self.tabs.setVisible(fold)
        self._title.setVisible(not fold)
        if fold:
            self._stack.addWidget(self.history)
        else:
            self._stack.removeWidget(self.history)
            self._splitter.addWidget(self.history)
            self.history.show()
        self._stack.setCurrentIndex(self.tabs.currentIndex() if fold else CASE)

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar(self)
        tabs.setObjectName("caseTabs")
        tabs.setAccessibleName(tr("Case or history"))
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.addTab(tr("Case"))
        tabs.addTab(tr("History"))
        tabs.hide()
        return tabs

    def _make_history(self, view: QWidget, button: QPushButton) -> QWidget:
        side = QWidget(self)
        side.setObjectName("historySide")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(view, 1)
        return side
