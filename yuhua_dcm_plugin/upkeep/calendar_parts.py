"""Small parts that the tabs of the calendars page share."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QComboBox, QLabel, QPushButton, QSizePolicy, QWidget

_LEAST_LETTERS = 8


def press(name: str, words: str, call: Callable[[], None], parent: QWidget) -> QPushButton:
    """A button.

    :param name: object name
    """
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: call())
    return button


def choice(name: str, parent: QWidget, title: str = "") -> QComboBox:
    """A box to choose from that may become narrow.

    :param name: object name
    :param title: for a screen reader, where no label names it
    """
    box = QComboBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMinimumContentsLength(_LEAST_LETTERS)
    box.setMinimumWidth(box.fontMetrics().averageCharWidth() * _LEAST_LETTERS)
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return box


def caption(words: str, widget: QWidget, parent: QWidget) -> QLabel:
    """A label that leads to its field."""
    label = QLabel(words, parent)
    label.setBuddy(widget)
    return label
