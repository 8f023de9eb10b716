"""Self-check for the trial run: what works of the district's plan (试运行自检)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from .database import Database

_SIGNS = {"works": "✓", "missing": "✗", "later": "–"}
_ITEMS = "SELECT a.section, a.item, a.verdict, a.actual, a.wanted FROM dcm_app.acceptance() AS a"


@dataclass(frozen=True)
class Item:
    """One line of the plan: what was found, what it asks for, and the verdict.

    The verdict is ``works``, ``missing``, or ``later`` for what this version does not have.
    """

    section: str
    item: str
    verdict: str
    actual: str
    wanted: str


def acceptance(database: Database) -> list[Item]:
    """Ask the database; the case that goes round the loop is taken back again.

    :param database: opened by a chief, director, administrator or superuser
    :raises DcmError: not allowed, or no schema
    """
    with database.transaction() as tx:
        return [Item(*row) for row in tx.all(_ITEMS)]


def report(items: Sequence[Item], now: datetime) -> Iterator[str]:
    """The list as lines of text, in Chinese as the plan is."""
    yield f"裕华区数字城管试运行自检  {now:%Y-%m-%d %H:%M}"
    section = ""
    for item in items:
        if item.section != section:
            section = item.section
            yield f"\n{section}"
        yield f"  {_SIGNS[item.verdict]} {item.item}：{item.actual}（应为：{item.wanted}）"
    counts = Counter(item.verdict for item in items)
    yield (
        f"\n✓ 可用 {counts['works']} 项    ✗ 缺少 {counts['missing']} 项"
        f"    – 本版本没有 {counts['later']} 项"
    )
