"""What people are told: one place that turns errors into words (消息)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtWidgets import QPushButton

from . import errors
from .background import is_gone
from .error_words import field_name, hint_of, told_of, words_of
from .strings import tr

__all__ = ["Messages", "field_name", "hint_of", "told_of", "words_of"]

TAG = "Yuhua DCM"
_SECONDS = {Qgis.MessageLevel.Info: 5, Qgis.MessageLevel.Success: 5, Qgis.MessageLevel.Warning: 10}

_OFFER_SECONDS = 20
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'", re.DOTALL)
_QUOTED_CHINESE = re.compile("“[^”]*”", re.DOTALL)
# Telephone numbers have seven digits or more, with blanks and dashes between them.
_NUMBER = re.compile(r"\+?\d(?:[\s()-]?\d){6,}")


class Messages:
    """Message bar and log.

    :param iface: QGIS's interface, ``None`` without a window: then the log alone is written
    """

    def __init__(self, iface: Any = None) -> None:
        self._iface = iface

    def show_error(self, error: errors.DcmError) -> None:
        """Tell an error in the message bar and keep its detail in the log."""
        level = (
            Qgis.MessageLevel.Warning
            if isinstance(error, _EXPECTED)
            else Qgis.MessageLevel.Critical
        )
        self._push(told_of(error), level)
        self.log(error)

    def log(self, error: errors.DcmError) -> None:
        """Keep an error that nobody needs to look at now."""
        QgsMessageLog.logMessage(_log_line(error), TAG, Qgis.MessageLevel.Warning, False)

    def info(self, text: str) -> None:
        """Tell something that needs no answer."""
        self._push(text, Qgis.MessageLevel.Info)

    def success(self, text: str) -> None:
        """Tell that something was done."""
        self._push(text, Qgis.MessageLevel.Success)

    def offer(self, text: str, button: str, pressed: Callable[[], None]) -> None:
        """Tell that something was done, with a button for what may be wanted next."""
        if self._iface is None:
            self.success(text)
            return
        bar = self._iface.messageBar()
        item = bar.createMessage(_title(), _plain(text))
        offered = QPushButton(button, item)
        offered.setObjectName("offered_action")
        # The message may outlive what it speaks of: somebody signs out, a window is closed.
        offered.clicked.connect(lambda _checked=False: None if is_gone(pressed) else pressed())
        item.layout().addWidget(offered)
        bar.pushWidget(item, Qgis.MessageLevel.Success, _OFFER_SECONDS)

    def warning(self, text: str) -> None:
        """Tell something that needs a look."""
        self._push(text, Qgis.MessageLevel.Warning)

    def _push(self, text: str, level: Any) -> None:
        if self._iface is not None:
            bar = self._iface.messageBar()
            bar.pushMessage(_title(), _plain(text), level, _SECONDS.get(level, 0))
        else:
            QgsMessageLog.logMessage(text, TAG, level, False)


_EXPECTED = (
    errors.NotAllowedError,
    errors.StaleVersionError,
    errors.BadInputError,
    errors.NotFoundError,
    errors.DemandNotMetError,
)


def _log_line(error: errors.DcmError) -> str:
    # Parameters may carry what a citizen typed; the log keeps the key and the SQLSTATE only.
    state = str(error.parameters.get("sqlstate") or error.sqlstate)
    return f"{type(error).__name__} {state} {error.key}: {_impersonal(error.message, state)}"


def _impersonal(message: str, state: str) -> str:
    """A message without what somebody typed: refusals quote it, and it may hold a number."""
    typed = _QUOTED if state.startswith(("DC", "22")) else _QUOTED_CHINESE
    return _NUMBER.sub("…", typed.sub("“…”", message))


def _title() -> str:
    return tr("Yuhua DCM")


def _plain(text: str) -> str:
    # The message bar reads HTML; a citizen's words must not become markup.
    return text.replace("&", "&amp;").replace("<", "&lt;")
