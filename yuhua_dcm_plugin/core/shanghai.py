"""The clock on the wall of the hall: Asia/Shanghai, which has no summer time since 1991."""

from __future__ import annotations

from datetime import timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
