"""What a delivery is taken for before a row of it is written (导入方案): plain data."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

from .mapping import Mapping
from .parts import Crs, Part

COMPONENTS, GRIDS = "components", "grids"
KEEP, RETIRE = "keep", "retire"


@dataclass(frozen=True)
class Choices:
    """What a person chose, or an algorithm was told; empty means: find out.

    :param encoding: name of an encoding (``GB18030``, ``UTF-8`` …)
    :param source_crs: EPSG:nnnn, PROJ or WKT text, or wgs84, cgcs2000, gcj02, bd09
    :param mapping_file: JSON with columns, values, constants, offset
    :param standard: class standard of the delivery; empty takes the district's, or the one that
        explains its classes
    :param vanished: what happens to components of the area that it lacks: keep or retire
    :param kind: components or grids
    """

    encoding: str = ""
    source_crs: str = ""
    mapping_file: Path | None = None
    standard: str = ""
    vanished: str = KEEP
    kind: str = COMPONENTS


AS_FOUND = Choices()


class Need(Enum):
    """What must be given before a part can be checked."""

    ENCODING = "encoding"
    CRS = "crs"
    MAPPING = "mapping"


@dataclass(frozen=True)
class Question:
    """One thing that could not be found out: what it is, why, and between what to choose."""

    need: Need
    reason: str
    hint: str = ""
    #: (value to give, how it is called, samples of what it would make of the delivery)
    options: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class PartPlan:
    """One file or layer of a delivery and how it will be read.

    :param number: place in the delivery, from 1
    :param part: name, columns, sample and verdicts as the delivery was found
    :param encoding: the one that is read in; None while a person has to say
    :param crs: the one that its positions are in; None while a person has to say
    :param mapping: replaced by hand in the wizard
    :param confidence: our field → how sure the guess is, 0 to 1
    :param wanted: whether it is part of the import; the wizard lets parts be left out
    """

    number: int
    part: Part
    encoding: str | None
    crs: Crs | None
    mapping: Mapping
    confidence: Dict[str, float] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()
    wanted: bool = True

    @property
    def name(self) -> str:
        """As it stands in reports: file, and layer where a file has several."""
        return self.part.name


@dataclass(frozen=True)
class Refused:
    """A file that cannot be read, and why: one clear line."""

    name: str
    reason: str
    hint: str = ""


@dataclass(frozen=True)
class Plan:
    """All of a delivery."""

    path: Path
    title: str
    choices: Choices
    standard: str
    parts: tuple[PartPlan, ...]
    refused: tuple[Refused, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[PartPlan, ...]:
        """The parts that will be imported."""
        return tuple(part for part in self.parts if part.wanted)

    @property
    def questions(self) -> tuple[tuple[PartPlan, Question], ...]:
        """What must still be given."""
        return tuple((part, asked) for part in self.wanted for asked in part.questions)

    @property
    def ready(self) -> bool:
        """Whether it can be checked now."""
        return bool(self.wanted) and not self.questions

    def with_part(self, number: int, **changes: Any) -> Plan:
        """The same with one part changed, e.g. ``mapping=…`` or ``wanted=False``."""
        parts = tuple(
            replace(part, **changes) if part.number == number else part for part in self.parts
        )
        return replace(self, parts=parts)


class Step(Enum):
    """Where an import is."""

    READING = "reading"
    CHECKING = "checking"
    TAKING = "taking"
    REPORTING = "reporting"


#: Told step, rows done and rows in all (0 where nobody knows); from the thread that imports.
Progress = Callable[[Step, int, int], None]
ShouldStop = Callable[[], bool]


@dataclass(frozen=True)
class RuleCount:
    """How often a rule was broken, and how it is mended."""

    rule: str
    severity: str
    count: int
    label: str
    mend: str


@dataclass(frozen=True)
class Fault:
    """One fault of one row (row is empty for a whole file)."""

    rule: str
    severity: str
    part: str
    part_row: int | None
    row_no: int | None
    field: str
    value: str
    detail: dict[str, Any]
    x: float | None
    y: float | None


@dataclass(frozen=True)
class Change:
    """One component that a second delivery changes or lacks.

    :param about: class, name, unit grid and address as they are known; a code alone says little
    """

    what: str
    object_code: str
    row_no: int | None
    fields: dict[str, Any]
    about: str = ""


@dataclass(frozen=True)
class Checked:
    """What the checks found; nothing is taken yet.

    Counts are rows: read = added + changed + same + faulty.
    """

    batch: int
    plan: Plan
    read: int
    clean: int
    faulty: int
    added: int
    changed: int
    same: int
    vanished: int
    rules: tuple[RuleCount, ...] = ()
    #: Parts of which many positions lie outside, and the CRS in which they would fit.
    hints: tuple[PlaceHint, ...] = ()


@dataclass(frozen=True)
class PlaceHint:
    """Many positions of a part lie outside of the unit grids; perhaps its CRS is another one."""

    part: str
    rows: int
    outside: int
    crs: str


@dataclass(frozen=True)
class Taken:
    """What was written.

    :param supervisors: who is still assigned to a unit grid that was retired: login, grid
    """

    batch: int
    added: int
    changed: int
    same: int
    retired: int
    faulty: int
    supervisors: tuple[tuple[str, str], ...] = ()

    @property
    def written(self) -> int:
        """Rows of the delivery that stand in the data now."""
        return self.added + self.changed + self.same


@dataclass(frozen=True)
class Outcome:
    """A whole import without questions."""

    checked: Checked
    taken: Taken | None = None
    #: Seconds of each step.
    seconds: dict[str, float] = field(default_factory=dict)
