"""Lists of the upkeep pages: the desks' own, under the name that pages import (列表)."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QWidget

from ..cases.list_view import Field, ListView, RowsModel
from ..core.session import Desk
from ..core.settings import Setting

__all__ = ["Field", "ListView", "RowsModel", "make_list"]


def make_list(
    name: str,
    title: str,
    fields: Sequence[Field],
    desk: Desk,
    setting: Setting[str],
    parent: QWidget,
    lines: int = 4,
) -> ListView:
    """A list whose columns stay as they were left.

    :param name: object name
    :param title: its name for a screen reader
    :param setting: under which name order, width and sorting are kept
    :param lines: that are seen at least
    """
    made = ListView(name, title, fields, parent, lines=lines)
    made.remember(desk.settings, setting)
    return made
