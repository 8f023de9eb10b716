"""Group roles that stand together, for every room. Light to import."""

from __future__ import annotations

#: The hall: who speaks with callers, sees contacts and hands shifts over (坐席).
HALL = ("dcm_intake", "dcm_chief", "dcm_dispatch")
#: Who reads cases (案件); surveyors keep base data and see none.
CASE_READERS = (
    *HALL, "dcm_department", "dcm_supervisor", "dcm_evaluator", "dcm_director", "dcm_exchange",
    "dcm_admin",
)  # fmt: skip
#: Who may register cases.
REGISTRARS = ("dcm_intake", "dcm_supervisor", "dcm_exchange")
