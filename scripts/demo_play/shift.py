"""交接班 between two people of the hall, and the desk of a department."""

from __future__ import annotations

from typing import Any

from .connections import SEATS
from .stage import Stage, Steps


def give(stage: Stage, to_seat: str) -> Any:
    """The dispatcher hands the shift over.

    :param to_seat: connection of who takes it
    :returns: the number of the handover
    """
    panel = stage.panel("dispatch")
    given: list[int] = []
    panel.shift.handovers.done.connect(given.append)
    dialog = panel.shift.give()
    yield from stage.until(dialog.submit_button.isEnabled, "what goes over")
    dialog.receiver.setCurrentIndex(dialog.receiver.findData(SEATS[to_seat]))
    dialog.note.set_value("槐安东路井盖已返工，等核查结果；信号灯那件信号所说今晚到场。")
    yield from stage.settle()
    stage.picture("handover_given")
    dialog.submit()
    yield from stage.until(lambda: given, "the handover")
    yield from stage.settle()
    stage.clear_messages()
    return given[0]


def take(stage: Stage, number: int) -> Steps:
    """The next one looks through and signs."""
    panel = stage.panel("dispatch")
    stage.show("dispatch")
    yield from stage.until(panel.shift.banner.isVisible, "the offer of the shift")
    yield from stage.settle()
    stage.picture("handover_offered")
    signed: list[int] = []
    panel.shift.handovers.done.connect(signed.append)
    dialog = panel.shift.look_at(number)
    dialog.remark.set_value("已看过，井盖那件我来跟。")
    yield from stage.settle()
    stage.picture("handover_taken")
    dialog.sign()
    yield from stage.until(lambda: signed, "the signature")
    yield from stage.settle()
    stage.clear_messages()


def department(stage: Stage, urged: Any) -> Steps:
    """The department at its own desk: its cases alone, the urged one marked."""
    yield from stage.sit_down(f"bm_{urged.department_code.lower()}")
    panel = stage.panel("dispatch")
    stage.show("dispatch")
    panel.select_case(urged.task_no)
    yield from stage.until(lambda: "report_done" in panel.pane.actions.actions(), "the actions")
    yield from stage.settle()
    stage.picture("department")
