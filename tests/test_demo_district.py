"""The synthetic demo district: a seamless city with honest codes, the same for the same seed."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from yuhua_dcm_plugin.demo import district as district_module
from yuhua_dcm_plugin.demo import geometry
from yuhua_dcm_plugin.demo.district import District

SEED_DIR = Path(__file__).parent.parent / "sql" / "seed"
STANDARD = "CJ/T 214-2007"


def seed_rows(name: str) -> list[dict[str, str]]:
    with (SEED_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def district() -> District:
    return district_module.build()


# Blocks


def test_core_area_is_thirty_square_kilometres_at_its_true_place(district: District) -> None:
    border = next(d for d in district.divisions if d.level == "district")
    assert 29e6 < geometry.area(border.ring) < 31e6
    # 114.53 E 38.02 N in EPSG:4547, computed with PROJ.
    assert geometry.contains(border.ring, (546538.72, 4209850.53))
    assert "演示" in border.name


def test_divisions_are_those_of_the_list(district: District) -> None:
    listed = {
        r["code"]: (r["level"], r["name"], r["parent"])
        for r in seed_rows("demo/divisions.csv")
        if r["level"] != "district"
    }
    made = {
        d.code: (d.level, d.name, d.parent) for d in district.divisions if d.level != "district"
    }
    assert made == listed
    assert Counter(level for level, _, _ in made.values()) == {
        "street": 9,
        "town": 1,
        "community": 115,
    }


def test_grids_cover_the_district_without_gap_or_overlap(district: District) -> None:
    edges = Counter(edge for grid in district.grids for edge in pairwise(grid.ring))
    assert set(edges.values()) == {1}, "an edge is used twice in one direction: an overlap"
    border = next(d for d in district.divisions if d.level == "district").ring
    outer = set(pairwise(border))
    loose = {(a, b) for a, b in edges if (b, a) not in edges}
    assert loose == outer, "an edge without a neighbour that is not the district's border: a gap"
    total = sum(grid.area for grid in district.grids)
    assert total == pytest.approx(geometry.area(border), abs=0.01)


@pytest.mark.parametrize("level", ["street", "town"])
def test_streets_are_one_piece_made_of_their_communities(district: District, level: str) -> None:
    for street in (d for d in district.divisions if d.level == level):
        members = [d for d in district.divisions if d.parent == street.code]
        assert len(street.ring) - 1 == len(set(street.ring))
        assert geometry.area(street.ring) == pytest.approx(
            sum(geometry.area(d.ring) for d in members), abs=0.01
        )


def test_communities_have_the_size_of_real_ones(district: District) -> None:
    sizes = [grid.area / 1e6 for grid in district.grids]
    assert min(sizes) > 0.1
    assert max(sizes) < 0.6
    for grid in district.grids:
        assert len(grid.ring) - 1 == len(set(grid.ring))


def test_grid_codes_are_fourteen_digits_and_nest(district: District) -> None:
    codes = [grid.grid_code for grid in district.grids]
    assert len(set(codes)) == len(codes) == 115
    for grid in district.grids:
        assert re.fullmatch(r"130108\d{6}01", grid.grid_code)
        assert grid.grid_code.startswith(grid.community_code)
        assert grid.community_code.startswith(grid.street_code)
    assert {grid.area_type for grid in district.grids} == {"1", "2"}


# Roads and addresses


def test_roads_lie_in_their_real_order(district: District) -> None:
    places = defaultdict(list)
    for road in district.roads:
        places[road.name] += road.line

    def mean(name: str, axis: int) -> float:
        return sum(p[axis] for p in places[name]) / len(places[name])

    north_to_south = [
        "裕华东路",
        "槐北路",
        "槐中路",
        "槐安东路",
        "槐岭路",
        "塔北路",
        "仓丰路",
        "南二环东路",
        "汇明路",
    ]
    west_to_east = [
        "建设南大街",
        "体育南大街",
        "富强大街",
        "建华南大街",
        "翟营南大街",
        "谈固大街",
        "谈固东街",
        "东二环南路",
    ]
    assert sorted(north_to_south, key=lambda n: -mean(n, 1)) == north_to_south
    assert sorted(west_to_east, key=lambda n: mean(n, 0)) == west_to_east
    assert {road.grade for road in district.roads} == {"main", "secondary", "lane"}


def test_community_borders_follow_roads(district: District) -> None:
    on_road = {frozenset(edge) for road in district.roads for edge in pairwise(road.line)}
    outer = {frozenset(edge) for edge in pairwise(district.divisions[0].ring)}
    inner = {frozenset(edge) for grid in district.grids for edge in pairwise(grid.ring)} - outer
    assert inner <= on_road


def test_addresses_lie_in_their_grids_and_are_unique(district: District) -> None:
    assert 3000 <= len(district.addresses) <= 6000
    texts = [address.full_text for address in district.addresses]
    assert len(set(texts)) == len(texts)
    grids = {grid.grid_code: grid for grid in district.grids}
    for address in district.addresses:
        if address.kind != "crossing":
            assert geometry.contains(grids[address.grid_code].ring, address.point)
        assert address.extra["data_source"] == "synthetic demo"
    assert {a.kind for a in district.addresses} == {"door", "crossing", "poi"}
    assert "裕华区槐安东路与翟营南大街交口" in texts


def test_doors_are_odd_on_one_side_and_rise_along_the_road(district: District) -> None:
    road = next(r for r in district.roads if r.name == "槐安东路")
    doors = [a for a in district.addresses if a.road_name == road.name and a.kind == "door"]
    assert len(doors) > 50
    for parity in (0, 1):
        row = [a for a in doors if int(a.door_number) % 2 == parity]
        assert [a.x for a in row] == sorted(a.x for a in row)
        numbers = [int(a.door_number) for a in row]
        assert numbers == sorted(set(numbers))
    for door in doors:
        a, b = min(pairwise(road.line), key=lambda e: geometry.distance_to_segment(door.point, *e))
        left = (b[0] - a[0]) * (door.y - a[1]) - (b[1] - a[1]) * (door.x - a[0]) > 0
        assert left == (int(door.door_number) % 2 == 1)


# Components


def test_every_component_class_stands_somewhere(district: District) -> None:
    listed = {
        r["code"]: r["geometry_type"]
        for r in seed_rows("12_class.csv")
        if r["standard"] == STANDARD and r["kind"] == "component"
    }
    counts = Counter(c.class_code for c in district.components)
    assert set(counts) == set(listed)
    assert len(listed) == 85
    assert min(counts.values()) >= 3
    assert 18_000 <= len(district.components) <= 22_000
    assert {c.class_code: c.geometry for c in district.components} == listed


def test_component_codes_and_departments(district: District) -> None:
    codes = [c.component_code for c in district.components]
    assert len(set(codes)) == len(codes)
    departments = {d.code for d in district.departments}
    for c in district.components:
        assert re.fullmatch(rf"130108{c.class_code}\d{{6}}", c.component_code)
        owners = {c.owner_department, c.competent_department, c.maintenance_department}
        assert owners <= departments
        assert c.extra["data_source"] == "synthetic demo"
    good = sum(c.status == "完好" for c in district.components)
    assert 0.9 < good / len(codes) < 1


def test_components_stand_in_their_grids_and_never_on_each_other(district: District) -> None:
    grids = {grid.grid_code: grid for grid in district.grids}
    assert len({c.coordinates for c in district.components}) == len(district.components)
    for c in district.components:
        assert geometry.contains(grids[c.grid_code].ring, c.place)
        if c.geometry == "polygon":
            assert c.coordinates[0] == c.coordinates[-1]
            assert geometry.area(c.coordinates) > 50
        else:
            assert (len(c.coordinates) == 1) == (c.geometry == "point")


def test_areas_inside_blocks_keep_clear_of_roads_and_of_each_other(district: District) -> None:
    yards = [c for c in district.components if c.class_code in ("0201", "0405", "0602")]
    edges = [e for road in district.roads for e in pairwise(road.line)]
    for yard in yards:
        west, south, east, north = geometry.bounds(yard.coordinates)
        for a, b in edges:
            if max(a[0], b[0]) < west or min(a[0], b[0]) > east:
                continue
            if max(a[1], b[1]) < south or min(a[1], b[1]) > north:
                continue
            sides = pairwise(yard.coordinates)
            assert all(geometry.crossing(a, b, p, q) is None for p, q in sides), yard.name
    for i, one in enumerate(yards):
        assert not any(
            geometry.contains(one.coordinates, p)
            for other in yards[i + 1 :]
            for p in other.coordinates
        )


def test_geometry_is_written_as_well_known_text() -> None:
    ring = geometry.box((10.0, 20.0), 4.0, 2.0, 0.0)
    assert geometry.wkt("polygon", ring) == (
        "POLYGON((8.000 19.000, 12.000 19.000, 12.000 21.000, 8.000 21.000, 8.000 19.000))"
    )
    assert geometry.wkt("point", ring[:1]) == "POINT(8.000 19.000)"
    assert geometry.wkt("line", ring[:2]) == "LINESTRING(8.000 19.000, 12.000 19.000)"
    assert geometry.area(ring) == 8.0
    assert geometry.centroid(ring) == (10.0, 20.0)


# Departments and people


def test_every_class_is_the_duty_of_a_department(district: District) -> None:
    listed = {
        (r["kind"], r["code"]) for r in seed_rows("12_class.csv") if r["standard"] == STANDARD
    }
    first = [(d.kind, d.class_code) for d in district.duties if d.priority == 1]
    assert len(first) == len(set(first)) == 135
    assert set(first) == listed
    assert {d.department_code for d in district.duties} <= {d.code for d in district.departments}


def test_each_street_has_its_office(district: District) -> None:
    streets = {d.code for d in district.divisions if d.level in ("street", "town")}
    offices = [d.street_code for d in district.departments if d.kind == "street"]
    assert sorted(offices) == sorted(streets)
    assert {d.kind for d in district.departments} == {"bureau", "street", "enterprise"}


def test_staff_is_complete_and_plainly_synthetic(district: District) -> None:
    people = {p.login: p for p in district.people}
    assert len(people) == len(district.people)
    assert [f"seat{i:02d}" in people for i in range(1, 11)] == [True] * 10
    supervisors = [p for p in district.people if p.roles == ("supervisor",)]
    assert len(supervisors) == 100
    watched = [code for p in supervisors for code in p.grids]
    assert sorted(watched) == sorted(grid.grid_code for grid in district.grids)
    assert all(1 <= len(p.grids) <= 2 for p in supervisors)
    desks = [p.department_code for p in district.people if p.roles == ("department",)]
    assert sorted(desks) == sorted(d.code for d in district.departments)
    roles = {role for p in district.people for role in p.roles}
    assert roles == {
        "intake",
        "chief",
        "dispatch",
        "department",
        "supervisor",
        "surveyor",
        "evaluator",
        "director",
        "exchange",
        "admin",
    }
    assert all("演示" in p.name for p in district.people)


# One seed, one district

FINGERPRINT = """
import sys, hashlib
from datetime import datetime, timedelta, timezone
from yuhua_dcm_plugin.demo import district, history
d = district.build(int(sys.argv[1]))
today = datetime(2026, 11, 20, 15, 20, tzinfo=timezone(timedelta(hours=8)))
made = [d.divisions, d.roads, d.addresses, d.components, d.people]
made += list(history.histories(d, 300, 5, today))
print(hashlib.sha256(repr(made).encode()).hexdigest())
"""


def _fingerprint(seed: int, hash_seed: str) -> str:
    root = str(SEED_DIR.parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", FINGERPRINT, str(seed)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": root},
        cwd=root,
    )
    assert len(done.stdout.strip()) == len(hashlib.sha256().hexdigest())
    return done.stdout


def test_one_seed_makes_one_district() -> None:
    assert _fingerprint(1, "1") == _fingerprint(1, "2") != _fingerprint(2, "1")


def test_it_needs_the_standard_library_only() -> None:
    code = (
        "import sys, yuhua_dcm_plugin.demo.history as h; "
        "print(sorted(m for m in ('numpy', 'qgis', 'psycopg2', 'osgeo') if m in sys.modules))"
    )
    root = str(SEED_DIR.parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
        cwd=root,
    )
    assert done.stdout.strip() == "[]"
