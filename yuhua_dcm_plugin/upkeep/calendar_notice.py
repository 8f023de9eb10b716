"""Who answers for deadlines hears in time that a calendar lacks its next year (日历提醒)."""

from __future__ import annotations

from ..core import settings
from ..core.session import Desk
from ..core.strings import label, tr
from .calendar_records import PROVISIONAL, CalendarGap
from .calendar_store import CalendarStore
from .edition_form import today

_HEARERS = ("dcm_admin", "dcm_chief")


def gap_words(gap: CalendarGap) -> str:
    """What a calendar lacks, as a sentence."""
    words = (
        tr("“{calendar}”: {year} is only provisional; load it once the holidays are decided.")
        if gap.status == PROVISIONAL
        else tr("“{calendar}” has no {year}: limits that reach it will be refused.")
    )
    return words.format(calendar=label(gap), year=gap.year)


def tell_gaps(desk: Desk) -> None:
    """Tell administrators and chiefs once a day, in the message bar, if something is missing."""
    mark = f"{desk.login} {today().isoformat()}"
    if not desk.holds(*_HEARERS) or desk.settings.get(settings.CALENDAR_TOLD) == mark:
        return

    def came(gaps: list[CalendarGap]) -> None:
        desk.settings.set(settings.CALENDAR_TOLD, mark)
        if gaps:
            desk.messages.warning(" ".join(gap_words(gap) for gap in gaps))

    store = CalendarStore(desk.database)
    desk.jobs.run(tr("Reading the calendars"), lambda _job: store.gaps(), came, desk.messages.log)
