"""What has come: each file of a delivery as parts with the right texts and places, or one line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from badinput import SHARED

from yuhua_dcm_plugin.census.datum import first_position
from yuhua_dcm_plugin.census.delivery import open_delivery
from yuhua_dcm_plugin.census.parts import Delivery, DeliveryError

DATA = SHARED / "data"
ENCODINGS = DATA / "encoding"


def shared(*names: str) -> Path:
    path = DATA.joinpath(*names)
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the checkout (DCM_SHARED)")
    return path


def truth() -> list[dict[str, str]]:
    with shared("encoding", "TRUTH.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", sorted(path.name for path in ENCODINGS.glob("*/")))
def test_every_delivery_comes_out_as_the_truth_says(name: str) -> None:
    wanted = truth()
    delivery = open_delivery(shared("encoding", name))
    (part,) = delivery.parts
    assert delivery.refused == ()
    assert part.encoding.sure
    names = [column.name for column in part.columns]
    rows = [dict(zip(names, row.values)) for row in part.rows_in()]
    assert rows == [{key: row[key] for key in names} for row in wanted]


@pytest.mark.parametrize("city", ["duarte", "la-verne", "lomita", "san-gabriel"])
def test_every_tree_inventory_opens(city: str) -> None:
    (part,) = open_delivery(shared("census", f"{city}.geojson")).parts
    assert part.geometry == "point"
    assert part.crs.crs is not None
    assert part.crs.crs.as_source() == {"srid": 4326}
    names = [column.name for column in part.columns]
    rows = list(part.rows_in())
    assert len(rows) == part.rows
    place = first_position(rows[0].wkb_hex or "")
    assert place is not None
    assert place[0] == pytest.approx(float(dict(zip(names, rows[0].values))["lon"] or 0))


def test_bad_input_ends_in_parts_or_one_line_each() -> None:
    delivery = open_delivery(shared("badinput"))
    files = [path for path in (DATA / "badinput").rglob("*") if path.suffix in (".csv", ".json")]
    assert len(delivery.parts) + len(delivery.refused) == len(files)
    assert read_all(delivery) <= {"text_not_in_encoding"}


def read_all(delivery: Delivery) -> set[str]:
    """Read everything; the reasons for which reading ended early."""
    reasons = set()
    for part in delivery.parts:
        try:
            list(part.rows_in())
        except DeliveryError as error:
            reasons.add(error.refusal.reason_key)
    return reasons
