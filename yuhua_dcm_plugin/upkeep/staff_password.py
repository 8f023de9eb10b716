"""A password for somebody: typed twice, or made by chance and shown once (口令)."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ..core.notice import Kind, Notice
from ..core.strings import tr
from .people_parts import add_row, button
from .people_records import new_password, password_fault
from .people_words import password_words

_MOST = 100


class PasswordBox(QWidget):
    """Two lines, a button that makes one by chance, and a line that shows it once.

    The password leaves this box only to be made into a verifier; :meth:`forget` takes it away.
    """

    #: Something was typed.
    edited = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = self._secret("passwordFirst")
        self.second = self._secret("passwordSecond")
        self.fault = Notice("passwordFault", Kind.WARNING, self)
        self.make = button("passwordMake", tr("Make One"), self, self.generate)
        self.make.setToolTip(tr("Make a password by chance; it is shown once"))
        self.shown = QLineEdit(self)
        self.shown.setObjectName("passwordShown")
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(tr("Password to hand over"))
        self.copy = button("passwordCopy", tr("Copy"), self, self._copy)
        self.once = QLabel(tr("Hand it over now: it is not shown again."), self)
        self.once.setObjectName("passwordOnce")
        self.once.setWordWrap(True)
        self._lay_out()
        self.forget()

    @property
    def password(self) -> str:
        """What was typed twice alike; empty for none."""
        return str(self.first.text()) if not self._fault() else ""

    @property
    def ready(self) -> bool:
        """Whether there is none, or one that can be used."""
        return not self._fault()

    @property
    def touched(self) -> bool:
        """Whether something is typed."""
        return bool(self.first.text() or self.second.text())

    def generate(self) -> None:
        """Make one by chance, and show it."""
        made = new_password()
        self.first.setText(made)
        self.second.setText(made)
        self._show(made)

    def used(self) -> None:
        """The password counts now: empty the lines; one made by chance stays to be copied."""
        for secret in (self.first, self.second):
            secret.blockSignals(True)
            secret.clear()
            secret.blockSignals(False)
        self.fault.say("")
        self.edited.emit()

    def forget(self) -> None:
        """Take everything away, also what is shown."""
        self.used()
        self._show("")

    def _show(self, made: str) -> None:
        self.shown.setText(made)
        for part in (self.shown, self.copy, self.once):
            part.setVisible(bool(made))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.shown.text())

    def _fault(self) -> str:
        return password_fault(self.first.text(), self.second.text())

    def _on_text(self) -> None:
        if self.touched and self.first.text() != self.shown.text():
            self._show("")  # something else is typed now
        complete = bool(self.first.text() and self.second.text())
        self.fault.say(password_words(self._fault()) if complete else "")
        self.edited.emit()

    def _secret(self, name: str) -> QLineEdit:
        made = QLineEdit(self)
        made.setObjectName(name)
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setMaxLength(_MOST)
        made.textChanged.connect(lambda _text: self._on_text())
        return made

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        add_row(form, tr("Pass&word"), self.first)
        add_row(form, tr("&Again"), self.second)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addWidget(self.shown, 1)
        row.addWidget(self.copy)
        row.addStretch(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(form)
        box.addWidget(self.fault)
        box.addLayout(row)
        box.addWidget(self.once)
