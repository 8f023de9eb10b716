"""Colours that can be read in a light and in a dark theme, never without a word or sign (提示)."""

from __future__ import annotations

from enum import Enum
from typing import Any

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

_DARK_BELOW = 128
_OPAQUE = 255
#: Least contrast of words with their ground (WCAG 2, level AA).
LEAST_CONTRAST = 4.5


class Kind(Enum):
    """What a notice says; each has a sign, so that colour is never alone."""

    ERROR = "error"
    WARNING = "warning"
    OK = "ok"
    INFO = "info"


_SIGNS = {Kind.ERROR: "✗ ", Kind.WARNING: "⚠ ", Kind.OK: "✓ ", Kind.INFO: ""}
#: Text and ground of each kind: light theme, dark theme. Contrast is at least 4.5 to 1.
_COLOURS = {
    Kind.ERROR: (("#8e1414", "#fdecea"), ("#ffb4ab", "#4a1512")),
    Kind.WARNING: (("#6b4300", "#fff4d6"), ("#ffd891", "#453205")),
    Kind.OK: (("#14521b", "#e3f2e6"), ("#a5e3ad", "#123a1a")),
    Kind.INFO: (("#123f6d", "#e5f0fb"), ("#a9d0f7", "#12304d")),
}


def is_dark(widget: QWidget) -> bool:
    """Whether a widget stands on a dark ground."""
    return bool(widget.palette().color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW)


def ground_of(widget: QWidget) -> QColor:
    """Colour of the ground that a widget stands on; a theme may leave the widget itself clear."""
    each: QWidget | None = widget
    while each is not None:
        ground = each.palette().color(QPalette.ColorRole.Window)
        if ground.alpha() == _OPAQUE:
            return QColor(ground)
        each = each.parentWidget()
    return QColor(QApplication.palette().color(QPalette.ColorRole.Window).rgb())


def colours(kind: Kind, dark: bool) -> tuple[str, str]:
    """Text and ground of a kind, as ``#rrggbb``."""
    return _COLOURS[kind][1 if dark else 0]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two colours as WCAG counts it, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return float((light + 0.05) / (dark + 0.05))


def readable(wished: QColor, ground: QColor) -> QColor:
    """A colour for words: the wished one, or black or white where it could not be read."""
    if contrast(wished, ground) >= LEAST_CONTRAST:
        return wished
    return max((QColor("#111111"), QColor("#f2f2f2")), key=lambda ink: contrast(ink, ground))


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return float(sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear)))


class Notice(QLabel):
    """A line or block of plain text that stands out; empty, it takes no room.

    :param name: object name
    :param kind: what it says unless :meth:`say` tells otherwise
    """

    def __init__(self, name: str, kind: Kind = Kind.ERROR, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._paint()
        self.hide()

    @property
    def kind(self) -> Kind:
        """What it says now."""
        return self._kind

    def say(self, text: str, kind: Kind | None = None) -> None:
        """Show a text, with the sign of its kind; an empty one hides the notice."""
        self._kind = kind or self._kind
        self.setText(_SIGNS[self._kind] + text if text else "")
        self._paint()
        self.setVisible(bool(text))

    def changeEvent(self, event: Any) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.parentWidget() is not None:
            self._paint()

    def _paint(self) -> None:
        ground = self.parentWidget() or self
        text, back = colours(self._kind, is_dark(ground))
        sheet = f"color: {text}; background: {back}; padding: 4px; font-weight: bold"
        if sheet != self.styleSheet():  # a new sheet is itself a change of palette
            self.setStyleSheet(sheet)
