"""Columns of a list: chosen by a menu on the header, remembered for the next time."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QObject, QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import QHeaderView, QMenu, QTableView

from ..core.settings import Setting, Settings
from ..core.strings import tr

_SAVE_MS = 500


class Columns(QObject):
    """Keeps order, width, sorting and choice of the columns of one view.

    Make it after the view has its model. What was kept for another number of columns is forgotten.

    :param view: the list
    :param settings: where the choice is kept
    :param setting: under which name
    :param hidden: columns that are hidden until somebody asks for them
    :param first: columns that stand first, the others behind them in their own order
    """

    def __init__(
        self,
        view: QTableView,
        settings: Settings,
        setting: Setting[str],
        hidden: Sequence[int] = (),
        first: Sequence[int] = (),
    ) -> None:
        super().__init__(view)
        self._view = view
        self._settings = settings
        self._setting = setting
        self._hidden = hidden
        self._first = first
        header = view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SAVE_MS)
        self._soon.timeout.connect(self.save)
        self._widths = [header.sectionSize(number) for number in range(header.count())]
        self.restored = self._restore()
        for signal in (header.sectionMoved, header.sectionResized, header.sortIndicatorChanged):
            signal.connect(self._later)

    def _later(self, *_what: int) -> None:
        self._soon.start()

    def save(self) -> None:
        """Keep the columns as they are now."""
        self._settings.set_bytes(self._setting, self._view.horizontalHeader().saveState())

    def menu(self) -> QMenu:
        """The menu of the header: one tick a column; the last one shown cannot be hidden."""
        menu = QMenu(self._view)
        menu.setObjectName("columnsMenu")
        header = self._view.horizontalHeader()
        shown = header.count() - header.hiddenSectionCount()
        for number in range(header.count()):
            entry = menu.addAction(self._title(number))
            entry.setCheckable(True)
            entry.setChecked(not header.isSectionHidden(number))
            entry.setEnabled(header.isSectionHidden(number) or shown > 1)
            entry.toggled.connect(lambda on, column=number: self.show_column(column, on))
        menu.addSeparator()
        menu.addAction(tr("Restore Columns")).triggered.connect(self.reset)
        return menu

    def show_column(self, column: int, on: bool) -> None:
        """Show or hide a column."""
        self._view.setColumnHidden(column, not on)
        self._later()

    def reset(self) -> None:
        """Show the columns as they were at first."""
        header = self._view.horizontalHeader()
        others = [number for number in range(header.count()) if number not in self._first]
        for place, number in enumerate([*self._first, *others]):
            header.moveSection(header.visualIndex(number), place)
            self._view.setColumnHidden(number, number in self._hidden)
            header.resizeSection(number, self._widths[number])
        self._later()

    def _restore(self) -> bool:
        header: QHeaderView = self._view.horizontalHeader()
        count = header.count()
        kept = self._settings.get_bytes(self._setting)
        if kept and header.restoreState(kept) and header.count() == count:
            return True
        self.reset()
        return False

    def _title(self, number: int) -> str:
        title = self._view.model().headerData(number, Qt.Orientation.Horizontal)
        return str(title or number + 1)

    def _ask(self, point: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.horizontalHeader().mapToGlobal(point))
