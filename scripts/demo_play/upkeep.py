"""An administrator's day: a handbook from its workbook to its first day, and the other pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .handbook_file import write_handbook
from .stage import Stage, Steps

ADMIN = "admin01"
DRAFT = "yh-demo"
#: A run that broke off left its draft in.
CLEAR = """
select count(dcm_app.handbook_discard(e.code)) from dcm_app.handbook_edition as e
where e.code = %s and e.state = 'draft'
"""


def day(stage: Stage) -> Steps:
    """What an administrator does."""
    yield from stage.sit_down(ADMIN)
    stage.elsewhere(ADMIN, CLEAR, DRAFT)
    for room in ("intake", "dispatch", "evaluation", "census"):
        stage.plugin.dock(room).hide()
    stage.show("upkeep")
    stage.widen("upkeep", 900)
    yield from stage.settle()
    yield from handbook(stage)
    yield from calendar(stage)
    for key, picture in (
        ("departments", "upkeep_departments"), ("staff", "upkeep_staff"),
        ("rights", "upkeep_rights"), ("lists", "upkeep_lists"),
    ):  # fmt: skip
        yield from page(stage, key)
        stage.picture(picture)
    yield from setting(stage)
    yield from page(stage, "audit")
    stage.picture("upkeep_audit")
    stage.elsewhere(ADMIN, CLEAR, DRAFT)


def page(stage: Stage, key: str) -> Any:
    """Go to a page."""
    shown = stage.panel("upkeep").open_page(key)
    yield from stage.settle()
    yield from stage.settle()
    return shown


def handbook(stage: Stage) -> Steps:
    """A workbook becomes a draft; questions, differences, the past, the day it begins."""
    shown = yield from page(stage, "handbook")
    path = write_handbook(stage.desk.database, stage.target / "handbook")
    box = shown.importing
    shown.tabs.setCurrentWidget(box)
    box.form.code.setText(DRAFT)
    box.choose(path)
    drafts: list[str] = []
    box.imported.connect(drafts.append)
    box.start()
    yield from stage.until(lambda: drafts, "the draft")
    yield from stage.settle()
    stage.picture("handbook_imported")
    yield from questions(stage, shown)
    shown.tabs.setCurrentWidget(shown.diff)
    yield from stage.settle()
    stage.picture("handbook_differences")
    yield from past(stage, shown)
    shown.tabs.setCurrentWidget(shown.conditions)
    yield from stage.settle()
    stage.picture("handbook_conditions")
    shown.force.set_day(date.today() + timedelta(days=7))
    shown.put_in_force(shown.force.chosen())
    yield from stage.until(lambda: shown.effect.asking, "the effect")
    yield from stage.settle()
    stage.picture("handbook_in_force")
    shown.effect.drop()


def questions(stage: Stage, shown: Any) -> Steps:
    """What nobody but a person knows: one answer for all rows that ask the same."""
    view = shown.questions
    shown.tabs.setCurrentWidget(view)
    yield from stage.until(lambda: view.questions, "the questions")
    yield from stage.settle()
    stage.picture("handbook_questions")
    while waiting := [question for question in view.questions if question.is_open]:
        question = waiting[0]
        view.choose(question.number)
        view.answer(_answer(stage, question))
        before = len(waiting)
        answered = lambda n=before: sum(q.is_open for q in view.questions) < n  # noqa: E731
        yield from stage.until(answered, f"the answer to {question.subject}")
        yield from stage.settle()


def _answer(stage: Stage, question: Any) -> dict[str, Any]:
    if question.suggestions:
        return dict(question.suggestions[0])
    if question.key == "unknown_department":
        return {"department_code": stage.plugin.feed.departments[0].code, "remember": False}
    return {"drop": True}


def past(stage: Stage, shown: Any) -> Steps:
    """How the last month would have been."""
    view = shown.what_if
    shown.tabs.setCurrentWidget(view)
    yield from stage.settle()
    view.form.set_period(date.today() - timedelta(days=60), date.today())
    view.run()
    yield from stage.until(lambda: view.list.model.rows, "the trial")
    view.show_cases()
    yield from stage.settle()
    stage.picture("handbook_what_if")


def calendar(stage: Stage) -> Steps:
    """Next year, as it is known."""
    yield from page(stage, "calendar")
    stage.picture("upkeep_calendar")


def setting(stage: Stage) -> Steps:
    """What a setting would do, before it is made."""
    shown = yield from page(stage, "settings")
    shown.choose("warn_share")
    shown.try_value(0.7)
    yield from stage.until(lambda: shown.effect.asking, "the effect")
    yield from stage.settle()
    stage.picture("upkeep_setting")
    shown.effect.drop()
