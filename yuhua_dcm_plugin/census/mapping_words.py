"""What is wrong with a mapping, or worth knowing of it, in the user's words."""

from __future__ import annotations

from .mapping import MappingError, Remark


def words_of(said: MappingError | Remark) -> str:
    """One line for a person."""
    raise NotImplementedError
