"""A splitter that lies or stands as its dock does, and remembers its parts for either way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QSplitter, QWidget

from ..core.settings import Setting, Settings


class DockSplitter(QSplitter):
    """Side by side in a wide dock, one above the other in a high one.

    :param parts: the widgets with their share of the room
    :param settings: where the shares are kept
    :param setting: under which name
    """

    #: Side by side from this ratio of width to height on.
    WIDE = 1.25

    def __init__(
        self,
        parts: Sequence[tuple[QWidget, int]],
        settings: Settings,
        setting: Setting[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._shares = [share for _part, share in parts]
        self._settings = settings
        self._setting = setting
        self.setChildrenCollapsible(False)
        for part, share in parts:
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, share)
        self.splitterMoved.connect(self._keep)

    def resizeEvent(self, event: Any) -> None:
        """Turn when the dock became wide or high, and share the room anew."""
        size = event.size()
        wide = size.width() > size.height() * self.WIDE
        turned = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if turned != self.orientation():
            self.setOrientation(turned)
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Give each part its share of the room; a hidden one gets none."""
        kept = self._kept().get(self._kept_as())
        shares = kept if kept is not None and len(kept) == self.count() else self._asked()
        shown = [
            0 if self.widget(place).isHidden() else max(1, share)
            for place, share in enumerate(shares)
        ]
        room, whole = self._room(), max(1, sum(shown))
        self.setSizes([room * share // whole for share in shown])

    def _asked(self) -> list[int]:
        """The shares asked for; what was folded into the last part leaves it its own."""
        last = self.count() - 1
        return [*self._shares[:last], sum(self._shares[last:])]

    def _room(self) -> int:
        return int(self.width() if self._way() == "h" else self.height())

    def _way(self) -> str:
        return "h" if self.orientation() == Qt.Orientation.Horizontal else "v"

    def _kept_as(self) -> str:
        """Name under which the sizes are kept: one for each way and number of parts."""
        return f"{self._way()}{self.count()}"

    def _keep(self, *_moved: int) -> None:
        if any(self.widget(place).isHidden() for place in range(self.count())):
            return  # the size of a part that is not seen would be forgotten
        kept = {**self._kept(), self._kept_as(): self.sizes()}
        text = ";".join(f"{way}:{','.join(map(str, sizes))}" for way, sizes in kept.items())
        self._settings.set(self._setting, text)

    def _kept(self) -> dict[str, list[int]]:
        kept = {}
        for entry in self._settings.get(self._setting).split(";"):
            way, _colon, sizes = entry.partition(":")
            numbers = sizes.split(",")
            if way[:1] in ("h", "v") and all(number.isdigit() for number in numbers):
                kept[way] = [int(number) for number in numbers]
        return kept
