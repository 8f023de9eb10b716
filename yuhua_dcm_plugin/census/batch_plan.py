"""The plan that a batch was read by, put together again from what the database kept of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..core.strings import chinese
from .desk_records import Batch, RuleSum
from .mapping import Mapping, MappingError
from .mapping_file import from_json
from .parts import Crs, CrsVerdict, EncodingVerdict, Part
from .plan import Checked, Choices, PartPlan, Plan, RuleCount


def plan_of(batch: Batch) -> Plan:
    """How a batch was read: parts and mapping, for reports; its rows cannot be read again."""
    mappings = _mappings(batch.mapping)
    source = batch.source if isinstance(batch.source, list) else []
    parts = tuple(
        _part(number, said, mappings[(number - 1) % len(mappings)])
        for number, said in enumerate(source, 1)
        if isinstance(said, dict)
    )
    choices = Choices(vanished=batch.vanished_rule, kind=batch.kind)
    return Plan(Path(batch.title), batch.title, choices, batch.class_standard or "", parts)


def checked_of(batch: Batch, rules: list[RuleSum]) -> Checked:
    """What the last check of a batch found, as far as the database keeps it."""
    counts = tuple(
        RuleCount(
            rule.rule, rule.severity, rule.count,
            rule.label_zh if chinese() else rule.label_en,
            rule.mend_zh if chinese() else rule.mend_en,
        )
        for rule in rules
    )  # fmt: skip
    clean = batch.read_count - batch.faulty
    return Checked(
        batch.id, plan_of(batch), batch.read_count, clean, batch.faulty, batch.added,
        batch.changed, batch.same, batch.vanished, counts,
    )  # fmt: skip


def _mappings(said: Any) -> list[Mapping]:
    several = said.get("parts") if isinstance(said, dict) else None
    found = [_mapping(one) for one in (several or [said or {}])]
    return found or [Mapping()]


def _mapping(said: Any) -> Mapping:
    try:
        return from_json(json.dumps(said)).mapping
    except MappingError:  # of another version
        return Mapping()


def _part(number: int, said: dict[str, Any], mapping: Mapping) -> PartPlan:
    crs = _crs(said.get("crs") or {})
    encoding = said.get("encoding")
    part = Part(
        str(said.get("name") or ""), str(said.get("layer") or ""), (), int(said.get("rows") or 0),
        "mixed", EncodingVerdict(encoding, True), CrsVerdict(crs, True, "declared"), (),
        source=_Gone(),
    )  # fmt: skip
    return PartPlan(number, part, encoding, crs, mapping)


def _crs(said: dict[str, Any]) -> Crs | None:
    if said.get("srid"):
        return Crs(f"EPSG:{said['srid']}", int(said["srid"]))
    return Crs(str(said["proj"]), None, str(said["proj"])) if said.get("proj") else None


class _Gone:
    """Where the rows of a batch came from cannot be read again."""

    def rows(self, *_how: Any) -> Any:
        """No row."""
        return iter(())
