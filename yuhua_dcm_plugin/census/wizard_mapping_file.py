"""The mapping of the wizard as a file: read, written, and asked for (映射文件)."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..core import settings
from ..core.files import reason_of, replace_whole
from ..core.strings import tr
from .grid_fields import fields_of
from .mapping import Mapping, MappingError
from .mapping_file import from_json, to_json
from .mapping_words import words_of
from .plan import Plan

_SUFFIX = ".json"
_MOST_MAPPINGS = 8


class MappingFileError(Exception):
    """A mapping file cannot be read or written; says why in the user's language."""


def read_mapping(path: Path, plan: Plan) -> Mapping:
    """The mapping of a file, as far as a delivery has its columns.

    :raises MappingFileError: it cannot be read
    """
    columns = [column.name for part in plan.wanted for column in part.part.columns]
    try:
        text = path.read_text(encoding="utf-8-sig")
        return from_json(text, columns, fields_of(plan.choices.kind)).mapping
    except MappingError as error:
        raise MappingFileError(words_of(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else tr("it is not UTF-8 text.")
        told = tr("{file} could not be read: {reason}").format(file=path.name, reason=reason)
        raise MappingFileError(told) from error


def write_mapping(mapping: Mapping, path: Path) -> None:
    """Write a mapping.

    :raises MappingFileError: it cannot be written
    """
    try:
        replace_whole(to_json(mapping).encode("utf-8"), path)
    except OSError as error:
        words = tr("{file} could not be written: {reason}")
        raise MappingFileError(words.format(file=path.name, reason=reason_of(error))) from error


def ask_mapping(parent: QWidget, kept: settings.Settings) -> Path | None:
    """Ask for a mapping file to read."""
    found, _kind = QFileDialog.getOpenFileName(
        parent, tr("Mapping File"), _folder(kept), tr("Mappings") + f" (*{_SUFFIX})"
    )
    return Path(found) if found else None


def ask_mapping_target(
    parent: QWidget, kept: settings.Settings, delivery: Path | None
) -> Path | None:
    """Ask where a mapping shall go; its name is the delivery's."""
    name = f"{delivery.stem if delivery is not None else 'mapping'}{_SUFFIX}"
    found, _kind = QFileDialog.getSaveFileName(
        parent, tr("Save Mapping"), str(Path(_folder(kept)) / name),
        tr("Mappings") + f" (*{_SUFFIX})",
    )  # fmt: skip
    if not found:
        return None
    target = Path(found)
    return target if target.suffix else target.with_suffix(_SUFFIX)


def recent_mappings(kept: settings.Settings) -> list[str]:
    """Mapping files used lately that are still there, newest first."""
    try:
        names = json.loads(kept.get(settings.CENSUS_MAPPINGS))
    except ValueError:
        names = []
    known = names if isinstance(names, list) else []
    return [str(name) for name in known if Path(str(name)).is_file()]


def remember_mapping(kept: settings.Settings, path: Path) -> None:
    """Offer a mapping file first the next time."""
    others = [name for name in recent_mappings(kept) if name != str(path)]
    kept.set(settings.CENSUS_MAPPINGS, json.dumps([str(path), *others][:_MOST_MAPPINGS]))


def _folder(kept: settings.Settings) -> str:
    return kept.get(settings.CENSUS_FOLDER) or str(Path.home())
