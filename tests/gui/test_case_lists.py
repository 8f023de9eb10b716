"""The list of a dock against plain Python, whatever is typed, sorted and reported meanwhile."""

from __future__ import annotations

import gc
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from deskkit import wait_until
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.PyQt.QtCore import QModelIndex, QPersistentModelIndex, Qt

from yuhua_dcm_plugin.cases.filter_proxy import CaseFilterProxy
from yuhua_dcm_plugin.cases.model import CaseModel, Column
from yuhua_dcm_plugin.cases.records import CaseRow, Lamp
from yuhua_dcm_plugin.core.gentle import PORTION, gently

pytestmark = pytest.mark.gui
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=timezone.utc)
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
STAGES = ("intake", "filing", "handling")


def case(number: int, version: int = 1) -> CaseRow:
    """A case that differs from its neighbours, and from its other versions, in what is filtered."""
    kind = number * 7 + version * 5
    due = NOON + timedelta(hours=kind % 5 - 2) if kind % 3 else None
    return CaseRow(
        number, f"2603020{number:04}", None, None, STAGES[kind % 3], "event", "CJ/T 214-2007",
        "0102", f"小类{kind % 4}", f"井盖{kind % 6} 丢失", "和平路", "AB"[kind % 2], None, None,
        None,
        NOON + timedelta(minutes=kind % 11), due, due, None, None, False, "none", 1, version,
        "hotline", kind % 5 == 0, "ok", None, None, None, None, "B", None, "t_intake", None, None,
        False, None, None, 1, 0, None, None, None, None, None,
    )  # fmt: skip


class Mirror:
    """Keeps what a view would show, told by signals alone."""

    def __init__(self, proxy: CaseFilterProxy) -> None:
        self.proxy = proxy
        self.shown: list[str] = proxy.task_nos()
        proxy.rowsInserted.connect(self._came)
        proxy.rowsRemoved.connect(self._went)
        proxy.layoutChanged.connect(self._other)
        proxy.modelReset.connect(self._other)

    def _came(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.shown[first:first] = self.proxy.task_nos()[first : last + 1]

    def _went(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self.shown[first : last + 1]

    def _other(self) -> None:
        self.shown = self.proxy.task_nos()


def expected(model: CaseModel, words: str, stages: Any, column: int, order: Any) -> list[str]:
    """The same list in plain Python."""
    rows = model.cases()
    if column >= 0:
        key = [model._sort_key(row, Column(column)) for row in rows]
        places = sorted(range(len(rows)), key=key.__getitem__, reverse=order == DOWN)
        rows = [rows[place] for place in places]
    said = [
        row
        for row in rows
        if all(
            word in f"{row.task_no} {row.class_name} {row.description} {row.address}"
            for word in words.split()
        )
    ]
    return [row.task_no for row in said if stages is None or row.stage in stages]


numbers = st.lists(st.integers(1, 120), max_size=60, unique=True)
steps = st.one_of(
    st.tuples(st.just("upsert"), numbers, st.integers(1, 6)),
    st.tuples(st.just("remove"), numbers, st.just(0)),
    st.tuples(st.just("words"), st.sampled_from(("", "井盖1", "小类2 丢", "没有")), st.just(0)),
    st.tuples(st.just("stages"), st.sampled_from((None, ("intake",), STAGES[1:])), st.just(0)),
    st.tuples(st.just("sort"), st.integers(-1, len(Column) - 1), st.sampled_from((UP, DOWN))),
    st.tuples(st.just("tick"), st.integers(-4, 4), st.just(0)),
    st.tuples(st.just("reset"), numbers, st.just(3)),
)


class Played:
    """A list, what is known of it from outside, and what can happen to it."""

    def __init__(self) -> None:
        self.now = NOON
        self.model = CaseModel(clock=lambda: self.now)
        self.model.replace_all(case(number) for number in range(1, 50))
        self.proxy = CaseFilterProxy(self.model)
        self.mirror = Mirror(self.proxy)
        self.typed, self.wanted, self.column, self.order = "", None, -1, UP

    def upsert(self, which: list[int], version: int) -> None:
        self.model.upsert([case(number, version) for number in which])

    def remove(self, which: list[int], _nothing: int) -> None:
        self.model.remove([case(number).task_no for number in which])

    def words(self, typed: str, _nothing: int) -> None:
        self.typed = typed
        self.proxy.set_text(typed)

    def stages(self, wanted: Any, _nothing: int) -> None:
        self.wanted = wanted
        self.proxy.set_stages(wanted)

    def sort(self, column: int, order: Any) -> None:
        self.column, self.order = column, order
        self.proxy.sort(column, order)

    def tick(self, hours: int, _nothing: int) -> None:
        self.now = NOON + timedelta(hours=hours)
        self.model.tick()

    def reset(self, which: list[int], version: int) -> None:
        self.model.replace_all(case(number, version) for number in which)

    def marks(self) -> dict[str, QPersistentModelIndex]:
        """What a view would keep of the first rows: selection, current cell."""
        shown = self.proxy.task_nos()[:8]
        return {no: QPersistentModelIndex(self.proxy.index_of(no, 2)) for no in shown}

    def check(self) -> None:
        shown = self.proxy.task_nos()
        wanted = expected(self.model, self.typed, self.wanted, self.column, self.order)
        assert shown == wanted
        assert self.mirror.shown == shown


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=st.lists(steps, max_size=14))
def test_the_list_is_what_plain_python_says(qgis_app: Any, plan: list[Any]) -> None:
    played = Played()
    for what, first, second in plan:
        marks = played.marks() if what != "reset" else {}
        getattr(played, what)(first, second)
        played.check()
        for task_no, mark in marks.items():
            if mark.isValid():
                assert played.proxy.case_at(QModelIndex(mark)).task_no == task_no
            elif what not in ("upsert", "remove"):
                assert task_no not in played.proxy.task_nos()


def test_a_filter_tells_one_new_layout(qgis_app: Any) -> None:
    model = CaseModel()
    model.replace_all(case(number) for number in range(1, 121))
    proxy = CaseFilterProxy(model)
    told: list[str] = []
    proxy.layoutChanged.connect(lambda *_what: told.append("layout"))
    proxy.rowsInserted.connect(lambda *_what: told.append("rows"))
    proxy.rowsRemoved.connect(lambda *_what: told.append("rows"))
    proxy.set_text("井盖1")
    proxy.set_text("")
    assert told == ["layout", "layout"]
    proxy.set_lamps(tuple(Lamp))
    assert told == ["layout", "layout"], "what shows the same tells nothing"


def test_labels_are_told_once(qgis_app: Any) -> None:
    model = CaseModel()
    model.replace_all(case(number) for number in range(1, 121))
    told: list[Any] = []
    model.dataChanged.connect(lambda *what: told.append(what))
    model.set_people("t_intake", {"t_intake": "张三"})
    model.upsert([replace(case(number), version=2) for number in range(1, 30)])
    assert len(told) == 2


def test_a_reload_changes_only_what_is_new(feed: Any, kit: Any) -> None:
    mine, other = feed("t_dispatch"), feed("t_intake")
    for _n in range(3):
        other.store.register(dict(kit.report))
    wait_until(lambda: len(mine.model.cases()) == 3)  # told by the database, not by a reload
    kit.settle(mine)
    resets: list[bool] = []
    mine.model.modelReset.connect(lambda: resets.append(True))
    before = {row.task_no: row for row in mine.model.cases()}
    mine.reload()
    kit.settle(mine)
    assert not resets
    assert {row.task_no: row for row in mine.model.cases()} == before


def test_garbage_is_searched_for_again_after_the_desk(feed: Any, kit: Any) -> None:
    mine = feed("t_dispatch")
    mine.reload()
    kit.settle(mine)
    assert gc.get_freeze_count()
    mine.close()
    assert not gc.get_freeze_count()


def test_going_gently_leaves_nothing_out() -> None:
    many = list(range(2 * PORTION + 3))
    assert list(gently(many)) == many
    assert list(gently([])) == []
