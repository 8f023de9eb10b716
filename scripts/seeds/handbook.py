"""Make 40_handbook_edition, 41_filing_condition, 42_handling_limit and 43_handbook_grade.

The wording is this project's own; the limits follow published local rules of other cities, and
where none was found the usual pattern: hazard 2 to 4 hours around the clock, order 2, cleaning
2 to 4 working hours or a day, repair 2 to 5 working days, large or legal matters 10 to 20.
"""

from __future__ import annotations

from collections.abc import Iterator

import handbook_amenities
import handbook_events
import handbook_traffic
import handbook_utilities
from classes import STANDARDS, small_classes
from csv_out import write_seed
from handbook_covers import cover_conditions
from handbook_text import Condition, read_handbook

EDITION = "default"
STANDARD = STANDARDS[0]
GRADE = "B"
ANY_AREA = 0
STEP = 1
NOTE = (
    "本版为软件自带的缺省手册：立案条件、处置标准、结案条件由软件编写，处置时限参照其他城市公开的"
    "地方规定归纳，不是国家标准，也不是本区的规定。正式运行前请由本区组织修订并另立版本。"
)
COMPONENTS = (handbook_utilities.TEXT, handbook_traffic.TEXT, handbook_amenities.TEXT)


def written() -> Iterator[tuple[str, str, list[Condition]]]:
    """Yield kind, class code and conditions of every class that was written up."""
    for code, conditions in cover_conditions():
        yield "component", code, conditions
    for text in COMPONENTS:
        for code, _name, conditions in read_handbook(text):
            yield "component", code, conditions
    for code, _name, conditions in read_handbook(handbook_events.TEXT):
        yield "event", code, conditions


def coded_conditions() -> Iterator[tuple[str, str, str, Condition]]:
    """Yield kind, class code, condition code and condition, the most urgent of a class first."""
    book = {(kind, code): conditions for kind, code, conditions in written()}
    for item in small_classes(STANDARD):
        ordered = sorted(book[item.kind, item.code], key=lambda c: c.urgency)
        for number, condition in enumerate(ordered, 1):
            letter = "C" if item.kind == "component" else "E"
            yield item.kind, item.code, f"{letter}{item.code}-{number}", condition


def condition_rows() -> Iterator[list[str | None]]:
    """Rows of 41_filing_condition."""
    for kind, code, condition_code, c in coded_conditions():
        texts = [condition_code, c.condition, c.handling, c.closing]
        yield [EDITION, STANDARD.code, kind, code, *texts, None]


def limit_rows() -> Iterator[list[str | int]]:
    """Rows of 42_handling_limit."""
    for _kind, _code, condition_code, c in coded_conditions():
        yield [EDITION, condition_code, GRADE, ANY_AREA, STEP, c.amount, c.unit]


def main() -> None:
    """Write the four files."""
    label = "缺省指挥手册（待本区修订）"
    write_seed(
        "40_handbook_edition",
        "code label_zh label_en valid_from is_default note",
        [[EDITION, label, "Default handbook", "2013-01-01", True, NOTE]],
    )
    columns = "edition class_standard kind class_code condition_code condition"
    write_seed(
        "41_filing_condition",
        columns + " handling_standard closing_condition department_code",
        condition_rows(),
    )
    write_seed(
        "42_handling_limit",
        "edition condition_code grade area_type step limit_amount limit_unit",
        limit_rows(),
    )
    write_seed(
        "43_handbook_grade",
        "edition grade label_zh label_en needs_document",
        [[EDITION, grade, f"{grade}级", f"Grade {grade}", False] for grade in "ABC"],
    )


if __name__ == "__main__":
    main()
