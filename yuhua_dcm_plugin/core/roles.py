"""Group roles that stand together, for every room. Light to import."""

from __future__ import annotations

#: The hall: who speaks with callers, sees contacts and hands shifts over (坐席).
HALL = ("dcm_intake", "dcm_chief", "dcm_dispatch")
#: Who may register cases.
REGISTRARS = ("dcm_intake", "dcm_supervisor", "dcm_exchange")
