"""Small parts that the pages of departments, staff and rights share (控件)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from ..core.strings import tr


def line(name: str, parent: QWidget, most: int, changed: Callable[[], None]) -> QLineEdit:
    """A line for a text.

    :param name: object name
    :param most: characters that the database takes
    """
    made = QLineEdit(parent)
    made.setObjectName(name)
    made.setMaxLength(most)
    made.textChanged.connect(lambda _text: changed())
    return made


def search(name: str, words: str, parent: QWidget, changed: Callable[[], None]) -> QLineEdit:
    """A line in which somebody looks for something."""
    made = QLineEdit(parent)
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setPlaceholderText(words)
    made.setClearButtonEnabled(True)
    made.textChanged.connect(lambda _text: changed())
    return made


def choice(name: str, parent: QWidget, changed: Callable[[], None], words: str = "") -> QComboBox:
    """A box to choose from, that may be narrower than its words.

    :param words: its name for a screen reader where no label leads to it
    """
    made = QComboBox(parent)
    made.setObjectName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    if words:
        made.setAccessibleName(words)
    made.currentIndexChanged.connect(lambda _place: changed())
    return made


def fill(box: QComboBox, entries: Iterable[tuple[str, str]], none: str | None = None) -> None:
    """Fill a box with codes and names; what was chosen stays chosen, and nobody is told.

    :param none: words for nothing chosen; without them there is always something
    """
    before = chosen(box)
    box.blockSignals(True)
    box.clear()
    if none is not None:
        box.addItem(none, "")
    for code, name in entries:
        box.addItem(name, code)
    box.setCurrentIndex(max(0, box.findData(before)))
    box.blockSignals(False)


def chosen(box: QComboBox) -> str:
    """Code of what is chosen, empty for nothing."""
    return str(box.currentData() or "")


def choose(box: QComboBox, code: str | None) -> None:
    """Choose by code; one that is not in the box is added, so that nothing is lost."""
    place = box.findData(code or "")
    if place < 0 and code:
        box.addItem(code, code)
        place = box.count() - 1
    box.setCurrentIndex(max(place, 0))


def button(name: str, words: str, parent: QWidget, call: Callable[[], None]) -> QPushButton:
    """A button that Enter elsewhere does not press."""
    made = QPushButton(words, parent)
    made.setObjectName(name)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: call())
    return made


def add_row(form: QFormLayout, words: str, widget: QWidget) -> QLabel:
    """A line of a form, with a label that leads to its field."""
    name = QLabel(words, widget.parentWidget())
    name.setBuddy(widget)
    form.addRow(name, widget)
    return name


def nothing() -> str:
    """Words for nothing chosen."""
    return tr("(none)")


def in_order(parts: Iterable[QWidget]) -> None:
    """Let the Tab key visit these one after the other."""
    before: QWidget | None = None
    for part in parts:
        if before is not None:
            QWidget.setTabOrder(before, part)
        before = part
