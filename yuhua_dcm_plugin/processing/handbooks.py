"""What the algorithms about the handbook share: their group, refusals in the user's language."""

from __future__ import annotations

from typing import Any

from ..core.strings import tr
from .base import DatabaseAlgorithm

EDITION = "EDITION"


class HandbookAlgorithm(DatabaseAlgorithm):
    """An algorithm about the handbook (指挥手册)."""

    def group(self) -> str:
        """Heading in the toolbox."""
        return tr("Handbook")

    def groupId(self) -> str:
        """The same for programs."""
        return "handbook"

    def work(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """Do it; what a workbook is refused for is said in the user's language."""
        from ..upkeep.import_words import error_in
        from ..upkeep.workbook_errors import WorkbookError

        try:
            return self.do(parameters, context, feedback)
        except WorkbookError as error:
            raise error_in(error, tr) from None

    def do(self, parameters: Any, context: Any, feedback: Any) -> dict[str, Any]:
        """What the algorithm does.

        :raises DcmError: told to whoever started it
        """
        raise NotImplementedError
