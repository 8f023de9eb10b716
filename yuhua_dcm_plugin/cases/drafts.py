"""What was typed into the form of an action stays on the disk until it is sent or thrown away."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer

from ..core.session import Desk
from ..core.spool import DRAFT, SpoolEntry
from .action_form import ActionForm

_SAVE_MS = 700
#: Keys under which people type; what is only chosen from a list is chosen again in a moment.
_TYPED = ("opinion", "reason", "text", "fields")


class FormDraft(QObject):
    """Keeps one open form in the spool, and puts back what an earlier one left there.

    :param desk: the signed-in seat
    :param form: as it was opened
    """

    def __init__(self, desk: Desk, form: ActionForm) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._entry = _find(desk, form.case.task_no, form.action.code)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SAVE_MS)
        self._soon.timeout.connect(self.keep)
        self.restored = self._entry is not None
        if self._entry is not None:
            form.fill(self._entry.payload.get("detail", {}))
        form.typed.connect(self._soon.start)

    def keep(self) -> None:
        """Write what is typed now."""
        self._soon.stop()
        detail = self._form.detail()
        if not any(detail.get(key) for key in _TYPED):
            self.drop()
            return
        payload = {
            "action": self._form.action.code, "version": self._form.version, "detail": detail,
        }  # fmt: skip
        if self._entry is None:
            self._entry = SpoolEntry.new("act", payload, "", self._form.case.task_no)
        self._desk.spool.put(self._entry.changed(payload=payload))

    def keep_now(self) -> None:
        """Write what is waiting to be written: the form goes, the words stay."""
        if self._soon.isActive():
            self.keep()

    def drop(self) -> None:
        """Forget it: it was sent, or thrown away."""
        self._soon.stop()
        if self._entry is not None:
            self._desk.spool.drop(self._entry.uuid)
            self._entry = None


def _find(desk: Desk, task_no: str, action: str) -> SpoolEntry | None:
    entries = [
        entry
        for entry in desk.spool.entries(DRAFT)
        if entry.call == "act" and entry.task_no == task_no and _action(entry.payload) == action
    ]
    return max(entries, key=lambda entry: entry.changed_at) if entries else None


def _action(payload: dict[str, Any]) -> str:
    return str(payload.get("action", ""))
