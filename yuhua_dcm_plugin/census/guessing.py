"""What the columns of a delivery mean, found out by their names and values (字段识别)."""

from __future__ import annotations

from collections.abc import Sequence

from .classes import ClassBook
from .mapping import Read


def guess(
    columns: Sequence[str],
    sample: Sequence[Sequence[str | None]] = (),
    book: ClassBook | None = None,
    *,
    geometry: bool = False,
) -> Read:
    """Find out what the columns of a part mean, by their names and the sample's values.

    :param sample: rows, values in the order of the columns
    :param geometry: the part has shapes of its own: columns of coordinates are only columns then
    :param book: with it, 标识码 that contradict their rows' classes are left alone
    """
    raise NotImplementedError
