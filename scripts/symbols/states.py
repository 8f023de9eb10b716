"""Marks of what is wrong with a component (部件状态): a shape and a sign each, not colour alone."""

from __future__ import annotations

from draw import Symbol, dot, line

SYMBOLS = {
    "state_damaged": Symbol("damaged", (line("M12 9.4V14.4", 2.9), dot(12, 18.6, 1.75))),
    "state_missing": Symbol("missing", (line("M8 8L16 16M16 8L8 16", 3),)),
    "state_occupied": Symbol("occupied", (line("M8.6 7.4V16.6M15.4 7.4V16.6", 3),)),
    "state_abandoned": Symbol("abandoned", (line("M8 16L16 8", 3),)),
    "state_removed": Symbol("removed", (line("M7.6 12H16.4", 3),)),
}
