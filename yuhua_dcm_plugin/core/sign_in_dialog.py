"""Choosing the database: one of the PostgreSQL connections that QGIS knows (登录)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from .strings import tr


class SignInDialog(QDialog):
    """Lists the connections; without any it says how to make one.

    :param names: of QGIS's PostgreSQL connections
    :param last: the one used the last time
    """

    def __init__(self, names: Sequence[str], last: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yuhua_dcm_sign_in")
        self.setWindowTitle(tr("Sign In"))
        self._list = QListWidget(self)
        self._list.setObjectName("sign_in_connections")
        self._list.setAccessibleName(tr("PostgreSQL connections"))
        self._list.addItems(list(names))
        self._buttons = QDialogButtonBox(self)
        # Not the standard button: its word would come from Qt, in Qt's language.
        self._buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self._words(bool(names)))
        box.addWidget(self._list, 1)
        box.addWidget(self._buttons)
        self._list.setVisible(bool(names))
        if names:
            self._offer(names, last)
        self.setMinimumWidth(380)

    def connection(self) -> str:
        """Name of the chosen connection."""
        item = self._list.currentItem()
        return item.text() if item is not None else ""

    def _offer(self, names: Sequence[str], last: str) -> None:
        button = self._buttons.addButton(tr("Sign In"), QDialogButtonBox.ButtonRole.AcceptRole)
        button.setDefault(True)
        button.clicked.connect(self.accept)
        self._list.itemDoubleClicked.connect(lambda _item: self.accept())
        self._list.setCurrentRow(names.index(last) if last in names else 0)

    def _words(self, any_connection: bool) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setText(
            tr("Choose the PostgreSQL connection of your district.")
            if any_connection
            else tr(
                "QGIS knows no PostgreSQL connection yet. In the Browser panel, right-click "
                "PostgreSQL, choose New Connection, enter host and database of your district and "
                "keep your login in an authentication configuration. Then sign in again."
            )
        )
        return label
