"""Mapping files (映射文件): JSON with columns, values, constants, kept for the next delivery."""

from __future__ import annotations

from collections.abc import Sequence

from .mapping import Mapping, Read


def from_json(text: str, columns: Sequence[str] | None = None) -> Read:
    """Read a mapping file.

    :param columns: columns of the delivery (of all its parts); None: they are not checked
    :raises MappingError: with the reason
    """
    raise NotImplementedError


def to_json(mapping: Mapping) -> str:
    """Write a mapping file; only what is set."""
    raise NotImplementedError
