"""What several scenes of the play do: press an action, find a component, choose a place."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QToolButton

from .stage import Stage, Steps

COVER = "0102"


def act(
    stage: Stage,
    bar: Any,
    code: str,
    detail: dict[str, Any],
    picture: str | None,
    after: str | None = None,
    unfold: str = "",
) -> Steps:
    """Press an action, fill its form in as a person would, submit it.

    :param picture: of the form, filled in
    :param after: of what is said when it is done
    :param unfold: object name of a button in the form that shows more
    """
    yield from stage.until(lambda: code in bar.actions(), f"the action {code}")
    bar.press(code)
    yield from stage.until(lambda: bar.form is not None, f"the form of {code}")
    bar.form.fill(detail)
    more = bar.form.findChild(QToolButton, unfold) if unfold else None
    if more is not None:
        more.setChecked(True)
    yield from stage.settle()
    if picture is not None:
        stage.picture(picture)
    missing = bar.form.missing()
    if missing:
        raise ValueError(f"{code}: the form misses {missing}")
    yield from _answered(stage, bar, code)
    yield from stage.settle()
    if after is not None:
        stage.picture(after)
    stage.clear_messages()


def _answered(stage: Stage, bar: Any, code: str) -> Steps:
    answers: list[Any] = []
    bar.acted.connect(lambda *answer: answers.append(answer))
    bar.refused.connect(lambda _task_no, error: answers.append(error))
    bar.form.submit()
    yield from stage.until(lambda: answers, f"the answer to {code}")
    if isinstance(answers[0], Exception):
        raise answers[0]


def find_cover(stage: Stage) -> Any:
    """A sewage manhole cover on a main road that no running case is about."""
    store = stage.plugin.feed.store
    busy = {row.component_code for row in store.queue()}
    for door in store.search_address("槐安东路", 200):
        for hit in store.component_near(door.x, door.y, 80):
            if hit.class_code == COVER and hit.component_code not in busy:
                return hit
    raise LookupError("no manhole cover on 槐安东路 in the demo district")


def pick(stage: Stage, cover: Any) -> Steps:
    """Click on the component, as with F9: place, grid and address fill themselves in."""
    form = stage.panel("intake").form
    form.place.component_at(cover.place_x, cover.place_y)
    picked = lambda: form.report().get("component_code") == cover.component_code  # noqa: E731
    yield from stage.until(picked, "the component")
    yield from stage.settle()
