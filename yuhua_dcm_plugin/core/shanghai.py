"""The clock on the wall of the hall: Asia/Shanghai, which has no summer time since 1991."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def local_time(moment: datetime | None, form: str = "%m-%d %H:%M") -> str:
    """A time as people in Shijiazhuang read it."""
    return moment.astimezone(SHANGHAI).strftime(form) if moment is not None else ""
