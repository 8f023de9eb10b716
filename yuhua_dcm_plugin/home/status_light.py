"""The light in QGIS's status bar: is the database there, and does anything wait (连接状态灯)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QMenu, QToolButton, QWidget, QWidgetAction

from ..core.notice import Kind, colours, is_dark
from ..core.strings import tr

if TYPE_CHECKING:
    from ..core.session import Desk

Entry = tuple[str, str, Callable[[], None]]


class StatusLight(QToolButton):
    """A sign and a word; pressed, it tells who is signed in, where, since when, and what waits.

    :param entries: object name, words and call of what the menu offers below
    """

    def __init__(self, entries: tuple[Entry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yuhua_dcm_light")
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._entries = entries
        self._desk: Desk | None = None
        self._trying = ""
        self._kind = Kind.INFO
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._tell()

    def follow(self, desk: Desk | None) -> None:
        """Tell about this desk from now on; ``None``: nobody is signed in."""
        if self._desk is not None:
            self._desk.link.changed.disconnect(self._tell)
            self._desk.outbox.changed.disconnect(self._tell)
        self._desk, self._trying = desk, ""
        if desk is not None:
            desk.link.changed.connect(self._tell)
            desk.outbox.changed.connect(self._tell)
        self._tell()

    def trying(self, name: str) -> None:
        """A sign-in is under way, or tried again because the database was away."""
        self._trying = name
        self._tell()

    # --- what it says

    def _tell(self, *_state: Any) -> None:
        words, self._kind = self._state()
        if self._desk is not None and self._desk.training:
            words += " · " + tr("Training")
        self.setText(words)
        self.setAccessibleName(tr("Connection to the database: {state}").format(state=words[2:]))
        self.setToolTip(tr("Who is signed in, and whether the database can be reached"))
        self._paint()

    def _state(self) -> tuple[str, Kind]:
        if self._desk is None:
            if self._trying:
                return "△ " + tr("Connecting"), Kind.WARNING
            return "○ " + tr("Signed out"), Kind.INFO
        waiting = self._desk.outbox.waiting
        if self._desk.link.up:
            return "● " + _with_waiting(tr("Connected"), waiting), Kind.OK
        return "▲ " + _with_waiting(tr("Database away"), waiting), Kind.ERROR

    def changeEvent(self, event: Any) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.parentWidget() is not None:
            self._paint()

    def _paint(self) -> None:
        text, _ground = colours(self._kind, is_dark(self.parentWidget() or self))
        plain = self._desk is None and not self._trying
        sheet = "" if plain else f"QToolButton {{ color: {text}; font-weight: bold }}"
        if sheet != self.styleSheet():  # a new sheet is itself a change of palette
            self.setStyleSheet(sheet)

    # --- details

    def details(self) -> list[tuple[str, str]]:
        """What the menu tells: titles and words."""
        desk = self._desk
        if desk is None:
            state = tr("Trying {name} again and again").format(name=self._trying)
            return [(tr("State"), state if self._trying else tr("Nobody is signed in."))]
        host, port, name = desk.database.address
        since = desk.link.since.astimezone().strftime("%Y-%m-%d %H:%M")
        rows = [
            (tr("State"), tr("Connected") if desk.link.up else tr("Database away")),
            (tr("Since"), since),
            (tr("Person"), f"{desk.name} ({desk.login})"),
            (tr("Database"), f"{name} · {host or 'localhost'}:{port}"),
            (tr("Waiting to be sent"), str(desk.outbox.waiting)),
        ]
        if desk.training:
            rows.append((tr("Training"), tr("Nothing in this database is true.")))
        return rows

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        told = QWidgetAction(menu)
        told.setDefaultWidget(_form(self.details(), menu))
        menu.addAction(told)
        menu.addSeparator()
        for name, words, call in self._entries:
            added = menu.addAction(words)
            added.setObjectName(name)
            added.triggered.connect(lambda _checked=False, call=call: call())


def _with_waiting(words: str, waiting: int) -> str:
    return tr("{state}, {n} waiting").format(state=words, n=waiting) if waiting else words


def _form(rows: list[tuple[str, str]], parent: QWidget) -> QWidget:
    form = QWidget(parent)
    form.setObjectName("yuhua_dcm_light_details")
    lines = QFormLayout(form)
    lines.setContentsMargins(12, 8, 12, 8)
    for title, words in rows:
        value = QLabel(words, form)
        value.setTextFormat(Qt.TextFormat.PlainText)
        lines.addRow(title, value)
    return form
