"""Figures and the table they are printed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median


def quantile(samples: Sequence[float], share: float) -> float:
    """The nearest-rank quantile: a value that was really measured."""
    ordered = sorted(samples)
    return ordered[max(ceil(share * len(ordered)), 1) - 1]


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        what: what was measured.
        samples: milliseconds, or rounds of a ratio.
        against: the peer or limit in words.
        figure: the number held against the bound; printed as it is.
        bound: what is needed, None where nothing is asked.
        at_least: whether more is better.
    """

    what: str
    samples: Sequence[float]
    against: str = ""
    figure: float | None = None
    bound: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the bound is kept, None where there is none."""
        if self.figure is None or self.bound is None:
            return None
        return self.figure >= self.bound if self.at_least else self.figure <= self.bound


HEAD = ("what", "n", "p50", "p95", "against", "figure", "needed", "")


def table(title: str, unit: str, rows: Sequence[Row]) -> str:
    """Rows as a Markdown table under a heading."""
    lines = [f"\n### {title} ({unit})\n", "| " + " | ".join(HEAD) + " |"]
    lines.append("|---|--:|--:|--:|---|--:|--:|---|")
    lines += ["| " + " | ".join(_cells(row)) + " |" for row in rows]
    return "\n".join(lines)


def _cells(row: Row) -> tuple[str, ...]:
    sign = "≥" if row.at_least else "≤"
    return (
        row.what,
        str(len(row.samples)),
        number(median(row.samples)),
        number(quantile(row.samples, 0.95)),
        row.against,
        "" if row.figure is None else number(row.figure),
        "" if row.bound is None else f"{sign} {number(row.bound)}",
        {None: "", True: "ok", False: "**missed**"}[row.met],
    )


def number(value: float) -> str:
    """Three figures that count, without an exponent."""
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def within(what: str, samples: Sequence[float], limit_ms: float | None) -> Row:
    """A row whose 95th percentile must stay within a limit."""
    if limit_ms is None:
        return Row(what, samples)
    return Row(what, samples, "limit at p95", quantile(samples, 0.95), limit_ms)
