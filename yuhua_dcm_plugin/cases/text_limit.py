"""How much room a text has: silent at first, told near the end, never cut (字数提示)."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ..core.notice import Kind, Notice
from ..core.strings import tr
from ..core.text import clean

#: From this part of the limit on the counter shows.
_NEAR = 0.9


class TextLimit(Notice):
    """A line below a text field that counts when it nears its limit.

    :param field: a line or a block of plain text
    :param most: characters that the database takes
    """

    def __init__(self, field: QWidget, most: int, parent: QWidget | None = None) -> None:
        super().__init__(f"{field.objectName()}_limit", Kind.WARNING, parent)
        self._field, self._most = field, most
        field.textChanged.connect(self._count)

    @property
    def over(self) -> int:
        """How many characters are too many."""
        return clean(text_in(self._field), self._most).over

    def _count(self, *_text: Any) -> None:
        if self._roughly() < self._most * _NEAR:
            self.say("")
            return
        checked = clean(text_in(self._field), self._most)
        if checked.too_long:
            self.say(tr("{n} characters too many: shorten it").format(n=checked.over), Kind.ERROR)
        else:
            left = self._most - len(checked.text)
            self.say(tr("{n} characters left").format(n=left), Kind.WARNING)

    def _roughly(self) -> int:
        # Asked at every key: a document of 100,000 characters must not be copied for that.
        if isinstance(self._field, QPlainTextEdit):
            return int(self._field.document().characterCount())
        return len(self._field.text())


def text_in(field: Any) -> str:
    """What stands in a line or a block of text."""
    return str(field.text() if isinstance(field, QLineEdit) else field.toPlainText())


def clean_text_in(field: Any) -> str:
    """What stands there without blanks around it and without what cannot be kept."""
    return clean(text_in(field)).text.strip()
