"""What stands on a 任务派遣单: plain records, filled by whoever reads the database.

Text fields that are ``None`` or blank print as “—” where the system should have known the value,
and as empty space to write on where a person fills them in by hand (parts E and F). Contact data
is printed as given: masking is the business of the caller. Times must be timezone-aware.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Optional

from ..core.shanghai import SHANGHAI

DEFAULT_UNIT = "石家庄市裕华区数字化城市管理监督指挥中心"
DEFAULT_TITLE = "任务派遣单"

# A fixed offset, not zoneinfo: QGIS on Windows ships no time zone data, and China has kept
# UTC+8 without summer time since 1992, long before the first case.
_WEEKDAYS = "一二三四五六日"

Text = Optional[str]
Moment = Optional[datetime]


class _Timed:
    """Refuses a time without a zone, because nobody could say which hour it means."""

    def __post_init__(self) -> None:
        for item in fields(self):  # type: ignore[arg-type]  # every subclass is a dataclass
            value = getattr(self, item.name)
            if isinstance(value, datetime) and value.utcoffset() is None:
                raise ValueError(f"{type(self).__name__}.{item.name} has no time zone: {value}")


@dataclass(frozen=True)
class Picture:
    """A picture and the line under it.

    Args:
        content: A PNG or JPEG file as bytes.
        caption: Line printed under the picture.
    """

    content: bytes
    caption: str = ""


@dataclass(frozen=True)
class Problem(_Timed):
    """Part A, 问题: what was reported, by whom and when."""

    source: Text = None
    kind: Text = None
    big_class: Text = None
    small_class: Text = None
    component_code: Text = None
    filing_condition: Text = None
    level: Text = None
    urgency: Text = None
    description: Text = None
    reporter: Text = None
    reporter_phone: Text = None
    reported_at: Moment = None


@dataclass(frozen=True)
class Location(_Timed):
    """Part B, 位置: where it is.

    ``coordinates`` is printed as given and should name its reference system and unit.
    ``map_picture`` shows the surroundings: a PNG, or a page of PDF as Qt writes it; ``photos``
    were taken before the handling.
    """

    street: Text = None
    community: Text = None
    grid_code: Text = None
    duty_grid: Text = None
    address: Text = None
    coordinates: Text = None
    map_picture: bytes | None = None
    map_caption: str = "位置图"
    photos: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Assignment(_Timed):
    """Part C, 派遣: who has to do what by when.

    ``limit_text`` carries number and unit, for example “4 工作时”. ``due_provisional`` marks a
    deadline that reaches into a year whose official holidays are not published yet.
    """

    intake_clerk: Text = None
    filed_by: Text = None
    filed_at: Moment = None
    dispatcher: Text = None
    dispatched_at: Moment = None
    main_department: Text = None
    co_departments: Text = None
    limit_text: Text = None
    due_at: Moment = None
    due_provisional: bool = False
    refuse_by: Moment = None
    opinion: Text = None
    closing_condition: Text = None


@dataclass(frozen=True)
class Extension(_Timed):
    """One request for more time (延期申请) and its answer.

    ``approved`` is None while nobody has decided: the cells of the answer are then left to the
    pen. ``due_at`` is the deadline that an approval made.
    """

    asked_by: Text = None
    asked_at: Moment = None
    reason: Text = None
    document: Text = None
    approved: bool | None = None
    decided_by: Text = None
    decided_at: Moment = None
    opinion: Text = None
    due_at: Moment = None


@dataclass(frozen=True)
class Supervision(_Timed):
    """Part D, 督办/延期: printed only when the sheet carries one."""

    opinion: Text = None
    extended_due_at: Moment = None
    approved_by: Text = None
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True)
class Feedback(_Timed):
    """Part E, 处置反馈: blank fields are left open for the department's pen."""

    received_by: Text = None
    received_at: Moment = None
    result: Text = None
    handled_by: Text = None
    handled_at: Moment = None
    photos: Text = None


@dataclass(frozen=True)
class Check(_Timed):
    """Part F, 核查与结案: blank fields are left open for the pen.

    ``passed`` is None while nobody has checked; both boxes are then printed to be ticked.
    """

    checked_by: Text = None
    checked_at: Moment = None
    passed: bool | None = None
    opinion: Text = None
    closed_by: Text = None
    closed_at: Moment = None


@dataclass(frozen=True)
class HistoryRow(_Timed):
    """One line of 办理经过: an action somebody took on the case."""

    at: Moment = None
    stage: Text = None
    action: Text = None
    actor: Text = None
    opinion: Text = None


@dataclass(frozen=True)
class DispatchSheet(_Timed):
    """One 任务派遣单.

    Args:
        task_no: 任务号; also the content of the QR code.
        case_no: 案卷号, given at filing.
        city_no: Number of the same task on the city's platform.
        printed_at: Time of printing.
        copy_label: 联次, for example “第二联 处置部门”.
        urgent: Prints the box 紧急 at the head.
        training: Marks every page 演练: nothing on it is true, nobody is to act on it.
        unit_name: Head of the form.
        title: Title of the form.
        supervision: Part D; None leaves the part out.
        history: 办理经过, oldest first; empty leaves the part out.
    """

    task_no: str
    case_no: Text = None
    city_no: Text = None
    printed_at: Moment = None
    copy_label: Text = None
    urgent: bool = False
    training: bool = False
    unit_name: str = DEFAULT_UNIT
    title: str = DEFAULT_TITLE
    problem: Problem = field(default_factory=Problem)
    location: Location = field(default_factory=Location)
    assignment: Assignment = field(default_factory=Assignment)
    supervision: Supervision | None = None
    feedback: Feedback = field(default_factory=Feedback)
    check: Check = field(default_factory=Check)
    history: tuple[HistoryRow, ...] = ()


def short_time(moment: datetime) -> str:
    """Write a moment for a narrow cell, in Shanghai time: ``2014-03-14 16:30``."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def long_time(moment: datetime) -> str:
    """Write a moment that people act on, with the weekday, in Shanghai time."""
    local = moment.astimezone(SHANGHAI)
    weekday = _WEEKDAYS[local.weekday()]
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}（星期{weekday}）"
