"""Unit grids taken into the base data: history, components, second deliveries, mending, undo."""

from __future__ import annotations

from typing import Any

import pytest
from dbkit import Desk, refused
from gridkit import COMMUNITIES, FIRST, GridRow, box, check, deliver, squares, take

X, Y = COMMUNITIES[FIRST]


@pytest.fixture
def boss(connect: Any) -> Desk:
    return Desk(connect(), None)


@pytest.fixture
def surveyor(connect: Any) -> Desk:
    return Desk(connect("t_surveyor"), "t_surveyor")


def brought(desk: Desk, rows: list[GridRow], **how: Any) -> tuple[int, dict[str, Any]]:
    """Rows delivered, checked and taken; the batch and what was answered."""
    with desk.connection.cursor() as cursor:
        batch = deliver(cursor, rows, **how)
        check(cursor, batch)
        return batch, take(cursor, batch)


def grids(desk: Desk) -> dict[str, float]:
    """Valid grids of the first community with their areas."""
    return dict(
        desk.rows(  # type: ignore[arg-type]
            "select grid_code, round(ST_Area(geom)::numeric, 1)::float from dcm_app.grid"
            " where community_code = %s and (valid_to is null or valid_to >= current_date)",
            FIRST,
        )
    )


def test_new_grids_replace_the_old_and_components_move(boss: Desk, surveyor: Desk) -> None:
    boss.run("insert into dcm.supervisor_grid values ('t_supervisor', %s)", FIRST + "01")
    _batch, taken = brought(surveyor, squares(), vanished="retire")
    assert (taken["added"], taken["retired"], taken["faulty"]) == (25, 1, 0)
    assert taken["supervisors"] == [{"login": "t_supervisor", "grid_code": FIRST + "01"}]
    assert taken["components_moved"] == 2
    assert len(grids(surveyor)) == 25
    past = boss.rows("select grid_code, how, replaced_by, until = current_date from dcm.grid_past")
    assert past == [(FIRST + "01", "retire", "t_surveyor", True)]
    # 545100, 4209100 lies on a corner of four squares: the least code is as good as any
    assert boss.column(
        "select grid_code from dcm.component where class_code in ('0102', '0118') order by 1"
    ) == [FIRST + "001", FIRST + "007"]
    assert boss.rows("select how, grid_code, until = current_date from dcm.component_past") == [
        ("import", FIRST + "01", True)
    ] * 2  # fmt: skip


def test_the_old_grid_stands_where_nothing_is_retired(surveyor: Desk) -> None:
    """Kept grids and new ones in the same place overlap: nothing is taken."""
    _batch, taken = brought(surveyor, squares())
    assert (taken["added"], taken["faulty"]) == (0, 25)
    assert list(grids(surveyor)) == [FIRST + "01"]


def test_a_name_is_made_where_none_is_given(surveyor: Desk) -> None:
    rows = squares()
    rows[0] = rows[0]._replace(name="中心网格", area_type=2, valid_from="2024-03-01")
    brought(surveyor, rows, vanished="retire")
    sql = "select name, area_type, valid_from::text from dcm_app.grid where grid_code = %s"
    assert surveyor.rows(sql, FIRST + "001") == [("中心网格", 2, "2024-03-01")]
    assert surveyor.rows(sql, FIRST + "002")[0][:2] == ("测试社区甲002网格", 1)


def test_a_second_delivery_shows_its_difference_first(boss: Desk, surveyor: Desk) -> None:
    brought(surveyor, squares(), vanished="retire")
    rows = squares()
    rows[0] = rows[0]._replace(wkt=box(X, Y, 130, 100), extra={"面积": "13000"})
    rows[5] = rows[5]._replace(wkt=box(X + 130, Y, 70, 100))
    rows[1] = rows[1]._replace(name="改名网格")
    with surveyor.connection.cursor() as cursor:
        batch = deliver(cursor, rows)
        answer = check(cursor, batch)
        assert [answer[k] for k in ("read", "clean", "added", "changed", "same", "vanished")] == [
            25, 25, 0, 3, 22, 0,
        ]  # fmt: skip
        changes = dict(
            surveyor.rows("select object_code, fields from dcm_app.census_change order by 1")
        )  # type: ignore[arg-type]
        assert changes[FIRST + "001"]["geom"] == [10000, 13000]
        assert changes[FIRST + "002"] == {"name": ["测试社区甲002网格", "改名网格"]}
        taken = take(cursor, batch)
    assert (taken["added"], taken["changed"], taken["same"]) == (0, 3, 22)
    assert grids(surveyor)[FIRST + "001"] == 13000
    assert (
        boss.rows(
            "select round(ST_Area(geom)) from dcm.grid_past where replaced_batch = %s order by 1",
            batch,
        )
        == [(10000,)] * 3
    )
    assert boss.value("select extra from dcm.grid where grid_code = %s", FIRST + "001") == {
        "面积": "13000"
    }
    assert boss.value("select batch from dcm.grid where grid_code = %s", FIRST + "003") != batch


def test_a_grid_that_ended_does_not_come_back(surveyor: Desk) -> None:
    brought(surveyor, squares(), vanished="retire")
    with surveyor.connection.cursor() as cursor:
        batch = deliver(cursor, [GridRow(FIRST + "01", box(X, Y, 500, 500))], vanished="retire")
        counts = check(cursor, batch)["counts"]
    assert counts["grid_code_retired"] == 1


def test_a_faulty_grid_is_mended_and_taken(surveyor: Desk) -> None:
    rows = squares()
    rows[12] = rows[12]._replace(grid_code="13010800100101")
    rows[24] = rows[24]._replace(wkt=box(X + 400, Y + 400, 130, 100))
    rows.pop(3)
    batch, taken = brought(surveyor, rows, vanished="retire")
    assert (taken["added"], taken["faulty"]) == (22, 1)
    # the code of the old grid is a change of that grid
    assert taken["changed"] == 1
    assert surveyor.run(
        "update dcm_app.census_grid_row set geom = ST_GeomFromText(%s, 4547)",
        box(X + 400, Y + 400, 100, 100),
    ) == 1  # fmt: skip
    surveyor.run(
        "insert into dcm_app.census_grid_row (batch, grid_code, geom)"
        " values (%s, %s, ST_GeomFromText(%s, 4547))",
        batch, FIRST + "004", box(X, Y + 300, 100, 100),
    )  # fmt: skip
    answer = surveyor.value("select dcm_app.census_recheck(%s)", batch)
    assert (answer["faulty"], answer["rules"]) == (0, [])
    again = surveyor.value("select dcm_app.census_take(%s)", batch)
    assert (again["added"], again["faulty"]) == (2, 0)
    assert len(grids(surveyor)) == 25
    assert surveyor.value("select added from dcm_app.census_batch where id = %s", batch) == 24


def test_what_is_not_mended_is_dropped(surveyor: Desk) -> None:
    rows = squares()
    rows[24] = rows[24]._replace(wkt=None)
    batch, _taken = brought(surveyor, rows, vanished="retire")
    surveyor.run("select dcm_app.census_discard(%s)", batch)
    assert surveyor.rows("select 1 from dcm_app.census_grid_row") == []
    assert len(grids(surveyor)) == 24


def undo(boss: Desk, batch: int) -> dict[str, Any]:
    counts = dict(boss.value("select dcm_app.census_undo(%s)", batch))
    assert (counts.pop("batch"), counts.pop("kind")) == (batch, "grids")
    return counts


def test_a_batch_is_undone_as_a_whole(boss: Desk, surveyor: Desk) -> None:
    before = grids(surveyor)
    placed = boss.rows("select component_code, grid_code from dcm.component order by 1")
    batch, _taken = brought(surveyor, squares(), vanished="retire")
    assert undo(boss, batch) == {
        "removed": 25, "restored": 1, "ended": 0, "components_moved": 2,
    }  # fmt: skip
    assert grids(surveyor) == before
    assert boss.rows("select component_code, grid_code from dcm.component order by 1") == placed
    assert boss.value("select valid_to from dcm.grid where grid_code = %s", FIRST + "01") is None
    assert boss.column("select how from dcm.component_past order by version") == [
        "import", "import", "undo", "undo",
    ]  # fmt: skip


def test_a_grid_that_a_supervisor_has_only_ends(boss: Desk, surveyor: Desk) -> None:
    batch, _taken = brought(surveyor, squares(), vanished="retire")
    boss.run("insert into dcm.supervisor_grid values ('t_supervisor', %s)", FIRST + "013")
    assert undo(boss, batch)["ended"] == 1
    assert list(grids(surveyor)) == [FIRST + "01"]
    assert boss.value("select dcm_app.grid_at(ST_SetSRID(ST_MakePoint(%s, %s), 4547))",
                      X + 250, Y + 250) == FIRST + "01"  # fmt: skip


def test_what_a_later_batch_changed_is_not_undone(boss: Desk, surveyor: Desk) -> None:
    first, _taken = brought(surveyor, squares(), vanished="retire")
    rows = [row._replace(name=f"网格{n}") for n, row in enumerate(squares())]
    second, _taken = brought(surveyor, rows)
    with refused("DC005", "changed_since") as told:
        undo(boss, first)
    assert told["batches"] == str(second)
    undo(boss, second)
    undo(boss, first)
    assert list(grids(surveyor)) == [FIRST + "01"]


def test_running_cases_keep_the_grid_of_their_time(
    boss: Desk, surveyor: Desk, connect: Any
) -> None:
    case = Desk(connect("t_intake"), "t_intake").register()
    brought(surveyor, squares(), vanished="retire")
    kept = boss.value("select grid_code from dcm.case_file where task_no = %s", case.task_no)
    assert kept == FIRST + "01"


def test_the_standing_grids_are_checked_as_if_delivered(boss: Desk, surveyor: Desk) -> None:
    answer = surveyor.value("select dcm_app.census_check_standing_grids()")
    assert (answer["read"], answer["same"], answer["rules"]) == (3, 3, [])
    boss.run(
        "update dcm.grid set geom = ST_Multi(ST_MakeEnvelope(545000, 4209000, 545490, 4209500,"
        " 4547)) where grid_code = %s",
        FIRST + "01",
    )
    answer = surveyor.value("select dcm_app.census_check_standing_grids()")
    assert [(r["rule"], r["count"]) for r in answer["rules"]] == [("grid_gap", 1)]
    area = surveyor.value(
        "select ST_Area(geom) from dcm_app.census_grid_mark where batch = %s", answer["batch"]
    )
    assert area == pytest.approx(5000)


@pytest.mark.parametrize("login", ["t_intake", "t_supervisor", "t_director"])
def test_nobody_else_brings_grids(connect: Any, login: str) -> None:
    desk = Desk(connect(login), login)
    with refused("DC001"):
        desk.run("select dcm_app.census_check_standing_grids()")
    assert desk.rows("select 1 from dcm_app.census_grid_row") == []
