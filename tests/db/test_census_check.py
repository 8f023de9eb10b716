"""The checks of a delivery of components: what each rule takes and what it does not."""

from __future__ import annotations

from censuskit import Delivery, point, row, rules
from dbkit import Desks


def test_clean_rows_break_no_rule(desk: Desks) -> None:
    answer = Delivery(desk("t_surveyor")).copy(row()).check()
    assert (answer["read"], answer["clean"], answer["added"]) == (1, 1, 1)
    assert answer["rules"] == []


def test_a_place_outside_is_faulty(desk: Desks) -> None:
    delivery = Delivery(desk("t_surveyor")).copy(row(), row(geom=point(1, 1)))
    assert rules(delivery.check()) == {"place_outside": 1}
    assert delivery.faults() == [(2, "place_outside")]
