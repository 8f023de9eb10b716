"""The frame of the upkeep dock: who has which pages, what a change does before it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, ClassVar

import pytest

pytest.importorskip("qgis")

from deskkit import NotedMap, wait_until
from lookkit import controls, cut, named, path, settle_layout, spoken
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit, QWidget

from yuhua_dcm_plugin.core import settings
from yuhua_dcm_plugin.core.errors import DcmError
from yuhua_dcm_plugin.core.settings import Settings
from yuhua_dcm_plugin.rooms import is_for, shows_itself
from yuhua_dcm_plugin.upkeep import panel as panel_module
from yuhua_dcm_plugin.upkeep.effect import Effect, EffectCase, EffectNote, effect_of
from yuhua_dcm_plugin.upkeep.effect_words import effect_sentences, moves_words, note_words
from yuhua_dcm_plugin.upkeep.page import Page
from yuhua_dcm_plugin.upkeep.panel import PageSpec, UpkeepPanel

pytestmark = pytest.mark.gui
CHINA = timezone(timedelta(hours=8))
MOVED = {
    "changes": 3, "running": 120, "moved": 40, "later": 38, "earlier": 2, "overdue_more": 1,
    "overdue_less": 5, "people": 0, "notes": [{"key": "from_later", "day": "2027-01-01"}],
    "cases": [
        {"task_no": "2026112300001", "department_code": "A", "was": "2026-11-23T10:00:00+08:00",
         "due_at": "2026-11-24T12:30:00.5+08"},
        {"task_no": "2026112300002", "department_code": "?", "was": None, "due_at": None},
    ],
}  # fmt: skip


class Written(Page):
    """A page that counts how often it read, and holds one field."""

    made: ClassVar[list[Written]] = []

    def __init__(self, desk: Any, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.reads, self.left = 0, False
        self.line = QLineEdit(self)
        self.line.setObjectName("line")
        self.line.setAccessibleName("line")
        self.box.addWidget(self.line)
        self.finish_layout()
        self.made.append(self)

    def has_unsaved(self) -> bool:
        return super().has_unsaved() or bool(self.line.text())

    def reload(self) -> None:
        self.reads += 1

    def leave(self) -> None:
        self.left = True


@dataclass(frozen=True)
class Spec(PageSpec):
    """A page of this file."""

    exists: bool = True  # type: ignore[assignment]

    def make(self, desk: Any, parent: QWidget) -> Page:
        return Written(desk, parent)


@pytest.fixture
def open_upkeep(feed: Callable[..., Any], qtbot: Any) -> Callable[..., Any]:
    """Return `open_upkeep(login)`: the upkeep dock of a signed-in person."""

    def make(login: str = "t_admin") -> Any:
        news = feed(login)
        panel = UpkeepPanel(news.desk, news, NotedMap())
        qtbot.addWidget(panel)
        panel.resize(520, 600)
        with qtbot.waitExposed(panel):
            panel.show()
        wait_until(lambda: not news.desk.jobs.count)
        return panel

    return make


@pytest.fixture
def own_pages(monkeypatch: pytest.MonkeyPatch) -> list[Written]:
    """Three pages of this file instead of the real ones; those made are in the list."""
    specs = (
        Spec("staff", "", "", ("dcm_admin",)),
        Spec("audit", "", "", ("dcm_admin", "dcm_director")),
        Spec("lists", "", "", ("dcm_admin",)),
    )
    monkeypatch.setattr(panel_module, "PAGES", specs)
    made: list[Written] = []
    monkeypatch.setattr(Written, "made", made)
    return made


def test_who_has_the_dock() -> None:
    assert is_for("upkeep", ["dcm_admin"])
    for role in ("dcm_director", "dcm_chief", "dcm_evaluator"):  # who ask what if
        assert is_for("upkeep", [role])
        assert not shows_itself("upkeep", [role]), "it does not come in their way"
    assert shows_itself("upkeep", ["dcm_chief", "dcm_admin"])
    assert shows_itself("census", ["dcm_surveyor"]) and not shows_itself("census", ["dcm_intake"])
    for role in ("dcm_intake", "dcm_dispatch", "dcm_department", "dcm_surveyor", "dcm_exchange"):
        assert not is_for("upkeep", [role]), role


def test_every_page_that_is_named_is_there_or_left_out(open_upkeep: Callable[..., Any]) -> None:
    panel = open_upkeep()
    there = [spec.key for spec in panel_module.PAGES if spec.exists]
    assert panel.keys() == there
    assert panel.open_page("no such page") is None
    assert all(panel_module.page_titles()[spec.key] for spec in panel_module.PAGES)
    assert not PageSpec("x", "no_such_page", "X").exists


def test_a_page_is_made_when_somebody_looks(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    Settings().set(settings.UPKEEP_PAGE, "")
    panel = open_upkeep()
    assert panel.current == "staff", "the first one"
    made = len(own_pages)
    assert panel.page("lists") is None
    panel.open_page("lists")
    assert len(own_pages) == made + 1
    assert (panel.current, panel.list.currentRow(), panel.combo.currentIndex()) == ("lists", 2, 2)
    panel.list.setCurrentRow(0)
    assert panel.current == "staff"
    panel.combo.setCurrentIndex(1)
    panel.combo.activated.emit(1)
    assert panel.current == "audit"
    assert panel.desk.settings.get(settings.UPKEEP_PAGE) == "audit", "it opens there the next time"


def test_a_director_has_his_pages_only(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    panel = open_upkeep("t_director")
    assert panel.keys() == ["audit"]
    assert not panel.page("audit").keeper
    assert panel.list.isHidden() and panel.combo.isHidden(), "one page needs no list"


def test_somebody_without_a_page_is_told(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    panel = open_upkeep("t_intake")
    assert panel.keys() == []
    assert "nothing to keep" in panel.refusal.text()


def test_what_one_page_wrote_the_others_read_anew(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    panel = open_upkeep()
    staff, lists = panel.open_page("staff"), panel.open_page("lists")
    read = (staff.reads, lists.reads)
    panel.open_page("staff")
    assert (staff.reads, lists.reads) == read, "nothing was written"
    staff.written.emit()
    panel.open_page("lists")
    assert lists.reads == read[1] + 1
    panel.open_page("staff")
    assert staff.reads == read[0], "the writer knows what it wrote"


def test_the_list_of_pages_makes_room_in_a_narrow_dock(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    panel = open_upkeep()
    for width, wide in ((420, False), (1100, True)):
        panel.resize(width, 560)
        settle_layout()
        assert panel.width() == width
        assert panel.list.isVisible() is wide
        assert panel.combo.isVisible() is not wide
        assert not cut(panel), cut(panel)
    assert panel.minimumSizeHint().width() <= 420


def test_every_control_has_a_name(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    panel = open_upkeep()
    page = panel.open_page("staff")
    page.effect.ask("x", effect_of(MOVED), lambda: None)
    mute = [path(each) for each in controls(panel) if not spoken(each) or not named(each)]
    assert not mute, mute


def test_leaving_tells_what_was_not_applied(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    panel = open_upkeep()
    page = panel.open_page("staff")
    gone: list[bool] = []
    assert not panel.hold_back(lambda: gone.append(True))
    page.line.setText("typed")
    assert panel.hold_back(lambda: gone.append(True))
    assert "Staff" in panel.desk.messages.told[-1]
    panel.desk.messages.offers[-1][1]()
    assert gone == [True]
    panel.leave()
    assert page.left


# --- what a change does


def test_an_effect_is_read_as_the_database_wrote_it() -> None:
    effect = effect_of(MOVED)
    assert (effect.moved, effect.later, effect.people) == (40, 38, 0)
    first, second = effect.cases
    assert first.was == datetime(2026, 11, 23, 10, tzinfo=CHINA)
    assert first.now == datetime(2026, 11, 24, 12, 30, 0, 500000, tzinfo=CHINA)
    assert moves_words(first) == "+1 d 2 h"
    assert moves_words(second) == ""
    assert effect.notes == (EffectNote("from_later", {"day": "2027-01-01"}),)
    assert not effect.listed_all
    assert effect_of({}) == Effect(more={})
    assert effect_of({"changes": 0}).nothing
    assert not effect_of({"changes": 0, "moved": 2}).nothing
    assert not effect_of({"changes": 1}).nothing


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-3600, "−1 h"), (0, ""), (-59, "−59 s"), (90061, "+1 d 1 h"), (61, "+1 min")],
)
def test_by_how_much_a_deadline_moves(seconds: int, words: str) -> None:
    was = datetime(2026, 11, 23, 10, tzinfo=CHINA)
    assert moves_words(EffectCase("1", "A", was, was + timedelta(seconds=seconds))) == words


def test_counts_are_told_in_words() -> None:
    said = " ".join(effect_sentences(effect_of(MOVED)))
    assert "40 of 120 running cases" in said
    assert "38 later, 2 earlier" in said
    assert "1 become overdue" in said and "5 are no longer overdue" in said
    assert "people" not in said, "nobody is concerned"
    assert "from 2027-01-01 on" in said
    assert "No deadline" in " ".join(effect_sentences(Effect(moved=0)))
    assert "Nothing changes" in " ".join(effect_sentences(Effect(changes=0)))
    assert effect_sentences(Effect()) == []
    assert note_words(EffectNote("from_later")).startswith("It counts from ?")
    assert note_words(EffectNote("who_knows")) == "who_knows"


def test_nothing_is_made_before_apply(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    page = open_upkeep().open_page("staff")
    made: list[str] = []
    page.effect.name_departments({"A": "环卫处"})
    page.effect.ask("Winter hours", effect_of(MOVED), lambda: made.append("x"))
    assert page.effect.isVisible() and page.has_unsaved() and not made
    assert page.effect.cancel.hasFocus(), "Enter by habit must not apply"
    assert page.effect.cases.texts()[0][:2] == ["2026112300001", "环卫处"]
    assert "first 2 cases" in page.effect.rest.text()
    QTest.keyClick(page.effect, Qt.Key.Key_Escape)
    assert page.effect.isHidden() and not made and not page.has_unsaved()
    page.effect.ask("Winter hours", effect_of(MOVED), lambda: made.append("x"))
    QTest.mouseClick(page.effect.apply, Qt.MouseButton.LeftButton)
    assert made == ["x"] and page.effect.isHidden()


def test_a_change_that_changes_nothing_cannot_be_applied(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    page = open_upkeep().open_page("staff")
    page.effect.ask("x", Effect(changes=0), lambda: None)
    assert not page.effect.apply.isEnabled()


def test_a_case_of_the_list_is_shown_on_the_map(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    panel = open_upkeep()
    page = panel.open_page("staff")
    page.effect.ask("x", effect_of(MOVED), lambda: None)
    page.effect.cases.rowOpened.emit(page.effect.cases.model.rows[0])
    assert panel.map_link.selected == ["2026112300001"]


def test_a_change_is_tried_shown_and_made(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    panel = open_upkeep()
    page = panel.open_page("staff")
    calls: list[str] = []
    page.ask(
        "Writing", "Winter hours", lambda: calls.append("tried") or Effect(changes=1, moved=0),
        lambda: calls.append("made") or Effect(changes=1, moved=0),
        lambda effect: calls.append(f"after {effect.changes}"), (page.line,),
    )  # fmt: skip
    assert page.busy and not page.line.isEnabled(), "nothing is sent twice"
    wait_until(lambda: page.effect.asking)
    assert calls == ["tried"] and not page.busy and page.line.isEnabled()
    page.effect.apply.click()
    wait_until(lambda: len(calls) == 3)
    assert calls == ["tried", "made", "after 1"]
    assert "1 entries change" in panel.desk.messages.told[-1]


def test_trouble_is_told_in_the_page(
    own_pages: list[Written], open_upkeep: Callable[..., Any]
) -> None:
    page = open_upkeep().open_page("staff")

    def fail(_job: Any) -> None:
        raise DcmError("这样不行", "换一个", {"key": "x"})

    page.run("x", fail, lambda _none: None)
    wait_until(lambda: not page.busy)
    assert "这样不行" in page.note.text() and page.note.isVisible()
    page.run("x", lambda _job: 1, lambda _one: None)
    assert page.note.isHidden()
    wait_until(lambda: not page.busy)
