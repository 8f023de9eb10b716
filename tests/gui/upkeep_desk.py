"""The upkeep dock of a signed-in person, for tests of its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deskkit import NotedMap, wait_until
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from yuhua_dcm_plugin.upkeep.panel import UpkeepPanel


def page_opener(feed: Callable[..., Any], qtbot: Any) -> Callable[..., Any]:
    """Return `open_page(key, login)`: a page of the upkeep dock, with what it shows read."""

    def make(key: str, login: str = "t_admin") -> Any:
        news = feed(login)
        panel = UpkeepPanel(news.desk, news, NotedMap())
        qtbot.addWidget(panel)
        panel.resize(520, 700)
        with qtbot.waitExposed(panel):
            panel.show()
        page: Any = panel.open_page(key)
        page.panel = panel
        rest(page)
        return page

    return make


def rest(page: Any) -> None:
    """Wait until all that is under way has come to its end."""
    wait_until(lambda: not page.desk.jobs.count and not page.busy)


def press(button: Any) -> None:
    """Press a button as a person does."""
    assert button.isEnabled(), button.objectName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def applied(page: Any) -> str:
    """Apply what the box asks about; what the message bar said."""
    wait_until(lambda: page.effect.asking)
    press(page.effect.apply)
    rest(page)
    assert page.note.isHidden(), page.note.text()
    return str(page.desk.messages.told[-1])
