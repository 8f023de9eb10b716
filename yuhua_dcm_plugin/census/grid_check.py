"""The unit grids that stand, checked like a delivery; nothing is written (现有网格检查)."""

from __future__ import annotations

from pathlib import Path

from ..core.strings import chinese, tr
from . import report, store
from .plan import GRIDS, Choices, Plan, ShouldStop
from .report import Report
from .session import Session


def checked_grids(dsn: str, should_stop: ShouldStop) -> Report:
    """Check them in a transaction that is rolled back.

    :param dsn: libpq string or ``service=…``
    :raises DcmError: not for a surveyor, stopped, or by SQLSTATE
    """
    session = Session(dsn)
    try:
        lists = session.lists
        title = tr("Unit grids that stand")
        plan = Plan(Path(title), title, Choices(kind=GRIDS), lists.standard, ())
        with session.work(should_stop, keep=False) as tx:
            found = store.check_standing_grids(tx)
            language = "zh" if chinese() else "en"
            checked = store.checked(found["batch"], plan, found, lists.rules, language)
            most = report.HTML_MOST_PER_RULE
            faults = store.faults(session.bulk, lists, checked.batch, most, None)
            return report.report_of(checked, None, faults, (), dry=True)
    finally:
        session.close()
