"""Cases in the locator bar: found by number, telephone or words, in QGIS's own locator."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from badinput import naughty_strings

pytestmark = pytest.mark.gui


@pytest.fixture
def bar(qgis_app: Any) -> Iterator[Any]:
    """A real QgsLocator with our filter; `.opened` and `.zoomed` keep what was chosen."""
    from qgis.core import QgsLocator
    from qgis.PyQt.QtGui import QIcon

    from yuhua_dcm_plugin.home.locator import CaseLocator

    locator = QgsLocator()
    opened: list[Any] = []
    zoomed: list[Any] = []
    ours = CaseLocator(opened.append, zoomed.append, QIcon())
    locator.registerFilter(ours)
    locator.ours, locator.opened, locator.zoomed, locator.models = ours, opened, zoomed, []
    yield locator
    locator.cancel()
    locator.deregisterFilter(ours)


def _find(bar: Any, words: str, seconds: float = 10) -> list[Any]:
    """What QGIS would list for some words."""
    from qgis.core import QgsLocatorAutomaticModel, QgsLocatorModel
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    model = QgsLocatorAutomaticModel(bar)
    model.search(words)
    end = time.monotonic() + seconds
    QTest.qWait(250)  # the filter waits whether somebody types on
    while bar.isRunning():
        assert time.monotonic() < end
        QTest.qWait(20)
    QTest.qWait(50)
    roles = getattr(QgsLocatorModel, "CustomRole", None)  # QGIS 3.36 and later
    role = roles.ResultData if roles is not None else QgsLocatorModel.ResultDataRole
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    assert all(model.data(row, Qt.ItemDataRole.ToolTipRole) is None for row in rows)
    found = [model.data(row, role) for row in rows]
    bar.models.append(model)
    return [result for result in found if result is not None]


@pytest.fixture
def cases(desk: Callable[..., Any], kit: Any) -> Any:
    """A seat of the hall and two cases; `.numbers` are theirs."""
    from types import SimpleNamespace

    from yuhua_dcm_plugin.cases.store import CaseStore

    seat = desk("t_intake")
    store = CaseStore(seat.database)
    first = store.register(
        {**kit.report, "description": "槐安东路路口井盖丢失", "reporter_phone": "13800138000"}
    )
    second = store.register(
        {"source": "hotline", "kind": "event", "class_code": "0102", "description": "占道经营"}
    )
    return SimpleNamespace(seat=seat, numbers=[first["task_no"], second["task_no"]])


def _numbers(found: list[Any]) -> list[str]:
    return [result.displayString.split()[0] for result in found]


def test_signed_out_it_finds_nothing(bar: Any) -> None:
    assert _find(bar, "井盖") == []


def test_cases_are_found_by_words_number_and_telephone(bar: Any, cases: Any) -> None:
    bar.ours.use(cases.seat.database, {"intake": "受理"})
    first, second = cases.numbers
    assert _numbers(_find(bar, "井盖")) == [first]
    assert _numbers(_find(bar, first)) == [first]
    assert _numbers(_find(bar, "13800138000")) == [first]
    assert _numbers(_find(bar, "case 占道")) == [second]
    (result,) = _find(bar, "槐安 井盖")
    assert "受理" in result.description
    assert "13800138000" not in result.description
    bar.ours.use(None, {})
    assert _find(bar, "井盖") == []


def test_only_what_the_person_may_see_is_found(
    bar: Any, cases: Any, desk: Callable[..., Any]
) -> None:
    bar.ours.use(desk("t_dept_a").database, {})
    assert _find(bar, "井盖") == []


def test_a_choice_opens_the_case_and_zoom_goes_there(bar: Any, cases: Any) -> None:
    from yuhua_dcm_plugin.home.locator import ZOOM

    bar.ours.use(cases.seat.database, {})
    (result,) = _find(bar, "井盖")
    result.filter.triggerResult(result)
    (hit,) = bar.opened
    assert hit.task_no == cases.numbers[0]
    assert (round(hit.x), round(hit.y)) == (545105, 4209105)
    assert [action.id for action in result.actions] == [ZOOM]
    result.filter.triggerResultFromAction(result, ZOOM)
    assert [entry.task_no for entry in bar.zoomed] == [cases.numbers[0]]
    (placeless,) = _find(bar, "占道")
    assert list(placeless.actions) == []


def test_it_searches_in_a_thread_of_its_own(bar: Any, cases: Any, monkeypatch: Any) -> None:
    from yuhua_dcm_plugin.home import store

    asked: list[Any] = []
    search = store.search_cases

    def noted(*given: Any) -> Any:
        asked.append(threading.get_ident())
        return search(*given)

    monkeypatch.setattr(store, "search_cases", noted)
    bar.ours.use(cases.seat.database, {})
    assert _find(bar, "井盖")
    assert asked
    assert threading.get_ident() not in asked


def test_typing_on_stops_the_search_at_the_server(desk: Callable[..., Any]) -> None:
    """A search that takes long ends within a moment of being cancelled, and nothing is left."""
    from yuhua_dcm_plugin.core.errors import DcmError
    from yuhua_dcm_plugin.home import store

    seat = desk("t_intake")
    cancelled = threading.Event()
    threading.Timer(0.3, cancelled.set).start()

    def work(tx: Any) -> None:
        with store._stopped_by(tx, cancelled.is_set):
            tx.execute("SELECT pg_sleep(20)")

    start = time.monotonic()
    with pytest.raises(DcmError):
        seat.database.run(work)
    assert time.monotonic() - start < 3
    assert not [t for t in threading.enumerate() if t.name == "yuhua_dcm_search"]
    assert seat.database.run(lambda tx: tx.value("SELECT 1")) == 1


def test_cancelling_the_bar_does_not_wait_for_the_search(
    bar: Any, cases: Any, monkeypatch: Any
) -> None:
    from qgis.core import QgsLocatorContext
    from qgis.PyQt.QtTest import QTest

    from yuhua_dcm_plugin.home import store

    monkeypatch.setattr(store, "_SEARCH", store._SEARCH.replace("FROM", ", pg_sleep(10) FROM", 1))
    monkeypatch.setattr(store, "_SEARCH", "SELECT pg_sleep(10), %(words)s, %(limit)s")
    bar.ours.use(cases.seat.database, {})
    bar.fetchResults("井盖", QgsLocatorContext())
    QTest.qWait(500)
    assert bar.isRunning()
    start = time.monotonic()
    bar.cancel()
    assert time.monotonic() - start < 2


def test_a_database_that_went_away_finds_nothing_and_raises_nothing(bar: Any, cases: Any) -> None:
    from yuhua_dcm_plugin.core.database import Database

    bar.ours.use(Database("host=127.0.0.1 port=1 dbname=x connect_timeout=1"), {})
    assert _find(bar, "井盖") == []


def test_naughty_words_are_looked_for_as_they_are(bar: Any, cases: Any) -> None:
    """Whatever is typed: rows or none, never an error, and the words shown are plain text."""
    from yuhua_dcm_plugin.core.errors import DcmError
    from yuhua_dcm_plugin.home.store import search_cases

    failed = []
    for text in naughty_strings():
        try:
            search_cases(cases.seat.database, text, 30, lambda: False)
        except (DcmError, ValueError) as error:
            failed.append((text, str(error)))
    assert [entry for entry in failed if "\x00" not in entry[0]] == []


def test_what_is_shown_is_one_line(bar: Any, cases: Any, kit: Any) -> None:
    from yuhua_dcm_plugin.cases.store import CaseStore

    CaseStore(cases.seat.database).register(
        {**kit.report, "x": 545305, "description": "<b>垃圾</b>堆放\n" + "很多" * 500}
    )
    bar.ours.use(cases.seat.database, {})
    (result,) = _find(bar, "堆放")
    assert "\n" not in result.description
    assert "<b>垃圾</b>" in result.description, "not interpreted, not lost"
    assert len(result.description) < 300
    assert "…" in result.description
