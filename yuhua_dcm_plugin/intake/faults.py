"""What keeps a call from being sent, in words, with the field to go to (登记检查)."""

from __future__ import annotations

from typing import NamedTuple

from qgis.PyQt.QtWidgets import QWidget

from ..core.strings import tr
from .records import CALL_MOST, MOST, Mode
from .report_form import ReportForm


class Fault(NamedTuple):
    """Words for the person, and where to put it right."""

    words: str
    field: QWidget


def fault_of(form: ReportForm) -> Fault | None:
    """The first thing that is wrong with a call, in the order of the form; nothing is sent then."""
    return _too_long(form) or _lacking(form) or caller_fault(form)


def caller_fault(form: ReportForm) -> Fault | None:
    """What is wrong with number or name."""
    words = form.caller.check()
    if not words:
        return None
    return Fault(words, form.caller.phone if form.caller.phone_is_wrong() else form.caller.name)


def unanswered(form: ReportForm) -> Fault | None:
    """An inquiry without an answer: asked about once, since some callers hang up before."""
    answered = form.mode is not Mode.INQUIRY or form.answer.value() is not None
    if answered or form.call_kind.currentData() == "other":
        return None
    words = tr("The answer is empty. Press Ctrl+Enter once more to record the call like this.")
    return Fault(words, form.answer)


def _too_long(form: ReportForm) -> Fault | None:
    most = MOST["description"] if form.mode is Mode.REPORT else CALL_MOST
    for field, name, limit in (
        (form.description, tr("Description"), most),
        (form.answer, tr("Answer"), CALL_MOST),
    ):
        over = len(field.value() or "") - limit
        if over > 0:
            told = tr("{field}: {n} characters too many, at most {most}.")
            return Fault(told.format(field=name, n=over, most=limit), field)
    if form.place.address_limit.over:
        return Fault(tr("The address is too long."), form.place.address)
    return None


def _lacking(form: ReportForm) -> Fault | None:
    if form.mode is Mode.REPORT and form.picker.entry() is None:
        words = tr("Choose a class first: type part of its name, its initials or its code.")
        return Fault(words, form.picker)
    if form.mode is Mode.INQUIRY and form.description.value() is None:
        return Fault(tr("Write what the caller asks first."), form.description)
    if form.mode is Mode.URGE and not form.urge.task_no():
        if form.urge.number.text().strip():
            return Fault(form.urge.trouble, form.urge.number)
        words = tr("Which case does the caller ask about? Type its number.")
        return Fault(words, form.urge.number)
    return None
