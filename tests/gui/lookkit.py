"""What tests of looks share: which controls there are, how they are named, what is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

KINDS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QPlainTextEdit,
    QTextEdit,
    QAbstractItemView,
    QTabBar,
)
#: Parts of these are Qt's own business.
WHOLES = (QComboBox, QAbstractSpinBox, QTabBar, QAbstractItemView, QLineEdit)


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything a person can use inside a widget; not what Qt puts inside its own controls."""
    for child in root.findChildren(QWidget):
        kind = isinstance(child, KINDS) and not isinstance(child, QHeaderView)
        part = isinstance(child.parentWidget(), QgsFileWidget) and child.isHidden()
        if kind and not part and not _inner(child, root):
            yield child


def _inner(child: QWidget, root: QWidget) -> bool:
    return any(isinstance(above, WHOLES) for above in _above(child, root))


def _above(child: QWidget, root: QWidget) -> Iterator[QWidget]:
    above = child.parentWidget()
    while above is not None and above is not root:
        yield above
        above = above.parentWidget()


def spoken(control: QWidget) -> str:
    """What a screen reader calls a control."""
    if control.accessibleName():
        return str(control.accessibleName())
    if isinstance(control, QAbstractButton) and control.text().strip():
        return str(control.text())
    for label in control.window().findChildren(QLabel):
        if label.buddy() is not None and control in (label.buddy(), label.buddy().focusProxy()):
            return str(label.text())
    return ""


def named(control: QWidget) -> bool:
    """Whether a control has an object name; buttons of a box are found by their role."""
    return bool(control.objectName()) or isinstance(
        control.parentWidget(), (QDialogButtonBox, QgsFileWidget)
    )


def path(control: QWidget) -> str:
    """Where a control is, for messages."""
    names = [control, *_above(control, control.window())]
    return " < ".join(f"{type(each).__name__}#{each.objectName()}" for each in names[:4])


def tab_walk(root: QWidget) -> list[QWidget]:
    """What the Tab key visits inside a widget, in that order."""
    walk, each = [], root.nextInFocusChain()
    while each is not root:
        if root.isAncestorOf(each) and _takes_tab(each):
            walk.append(each)
        each = each.nextInFocusChain()
    return walk


def _takes_tab(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return bool(takes and widget.isEnabled() and widget.isVisible())


def backwards(walk: list[QWidget], root: QWidget) -> list[str]:
    """Steps of the Tab key that go up, or to the left within a row."""
    found = []
    for before, after in zip(walk, walk[1:]):
        here, there = box(before, root), box(after, root)
        same_row = here.top() <= there.center().y() <= here.bottom()
        if there.bottom() < here.top() or (same_row and there.left() < here.left()):
            found.append(f"{path(before)} -> {path(after)}")
    return found


def box(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget stands inside another one."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def plain(text: str) -> str:
    """Words without the mark of the letter that is a key."""
    return re.sub(r"&(.)", r"\1", text)


def cut(root: QWidget) -> list[str]:
    """Words that are wider than what shows them, and controls that stick out of what holds them."""
    found = [f"{path(each)}: {_words(each)!r}" for each in _shown(root) if _lacks(each) > 0]
    return found + [f"{path(each)} sticks out" for each in controls(root) if _sticks_out(each)]


def _shown(root: QWidget) -> Iterator[QWidget]:
    for each in root.findChildren(QWidget):
        kind = isinstance(each, (QAbstractButton, QLabel, QTabBar))
        if kind and each.isVisible() and not _inner(each, root):
            yield each


def _words(widget: Any) -> str:
    if isinstance(widget, QTabBar):
        return " ".join(widget.tabText(place) for place in range(widget.count()))
    return str(widget.text())


def _lacks(widget: Any) -> int:
    letters = widget.fontMetrics()
    if isinstance(widget, QTabBar):
        return max(
            letters.horizontalAdvance(plain(widget.tabText(place))) - widget.tabRect(place).width()
            for place in range(widget.count())
        )
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return _lacks_height(widget)
        return int(letters.horizontalAdvance(plain(widget.text())) - widget.width())
    if isinstance(widget, (QPushButton, QToolButton, QCheckBox, QRadioButton)):
        return int(widget.minimumSizeHint().width() - widget.width())
    return 0


def _lacks_height(label: QLabel) -> int:
    longest = max(map(len, re.split(r"\s", label.text())), default=0)
    if not longest:
        return 0
    return int(label.heightForWidth(label.width()) - label.height())


def _sticks_out(control: QWidget) -> bool:
    if not control.isVisible():
        return False
    inside: QWidget = control
    for above in (*_above(control, control.window()), control.window()):
        if isinstance(above.parentWidget(), QScrollArea):
            break
        spot = box(inside, above)
        if spot.left() < 0 or spot.right() > above.width():
            return True
    return False


def settle_layout() -> None:
    """Let layouts, which run one after the other, come to rest."""
    for _turn in range(6):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
