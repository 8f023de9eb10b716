"""A small class found by typing its name in the form of a component (敲名称选小类).

QGIS's own box takes nothing but an entry as a whole, begins with words that must be erased first,
and keeps what it does not know without a word.
"""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QWidget

_BOX, _BIG = "class_code", "big_code"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClassTyping(QObject):
    """Helps in every box of small classes that gets the focus, until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._application: Any = QApplication.instance()
        self._application.focusChanged.connect(self._on_focus)

    def close(self) -> None:
        """Leave the boxes alone."""
        self._application.focusChanged.disconnect(self._on_focus)
        self.deleteLater()

    def eventFilter(self, box: QObject | None, event: QEvent | None) -> bool:
        """Enter and leaving the box take the entry that is meant."""
        if not isinstance(box, QgsFilterLineEdit) or event is None:
            return False
        if event.type() == QEvent.Type.FocusOut and not _offers(box):
            complete(box)
            bring_big_class(box)
        elif event.type() == QEvent.Type.KeyPress:
            key: Any = event
            _look_inside(box)
            if key.key() in _ENTER and complete(box):
                bring_big_class(box)
                return True
        return False

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QgsFilterLineEdit) and now.objectName() == _BOX:
            now.removeEventFilter(self)
            now.installEventFilter(self)
            if now.text() == nothing_chosen():
                now.clear()


def _look_inside(box: QgsFilterLineEdit) -> None:
    """Offer what holds the words anywhere: QGIS 3.22 looks at the beginnings, which are codes."""
    completer = box.completer()
    if completer is not None:  # a new one whenever the big class changes
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)


def _offers(box: QgsFilterLineEdit) -> bool:
    """Whether the list below has the focus now: the person is still choosing."""
    completer = box.completer()
    return completer is not None and completer.popup().isVisible()


def bring_big_class(box: QgsFilterLineEdit) -> None:
    """Choose the big class of a small one where none is chosen yet."""
    form = _form_of(box)
    big = form.findChild(QComboBox, _BIG) if form is not None else None
    if big is not None and not big.currentData():
        place = big.findData(box.text()[:2])
        if place >= 0:
            big.setCurrentIndex(place)


def _form_of(widget: QWidget) -> QWidget | None:
    above: QWidget | None = widget
    while above is not None and not above.inherits("QgsAttributeForm"):
        above = above.parentWidget()
    return above


def nothing_chosen() -> str:
    """What QGIS writes into an empty box, as if somebody had typed it."""
    return str(QCoreApplication.translate("QgsValueRelationWidgetWrapper", "(no selection)"))


def complete(box: QgsFilterLineEdit) -> bool:
    """Put the entry that is meant in the place of what was typed; whether there was one."""
    typed = box.text().strip()
    completer = box.completer()
    if not typed or completer is None:
        return False
    model: Any = completer.model()
    found = meant(typed, [str(model.index(row, 0).data()) for row in range(model.rowCount())])
    if found is None or found == box.text():
        return False
    box.setText(found)
    return True


def meant(typed: str, entries: list[str]) -> str | None:
    """The entry ("0118 Street lamp") that is its code, its name, or alone holds what was typed."""
    wanted = typed.casefold()
    exact = [each for each in entries if wanted in (*_parts(each), each.casefold())]
    holding = [each for each in entries if wanted in each.casefold()]
    for found in (exact, holding):
        if len(found) == 1:
            return found[0]
    return None


def _parts(entry: str) -> list[str]:
    return entry.casefold().split(" ", 1)
