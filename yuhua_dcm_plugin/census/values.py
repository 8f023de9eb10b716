"""States, departments and plain texts as deliveries write them (值的识别)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class DepartmentRow(NamedTuple):
    """A department as ``dcm.department`` has it."""

    code: str
    label_zh: str
    short_zh: str = ""
    label_en: str = ""


class DepartmentBook:
    """Departments by code, full name and short name."""

    def __init__(self, rows: Iterable[DepartmentRow], district: str = "裕华区") -> None:
        raise NotImplementedError

    def read(self, text: str) -> str | None:
        """Code of the department that is meant; None where nobody or several could be."""
        raise NotImplementedError
