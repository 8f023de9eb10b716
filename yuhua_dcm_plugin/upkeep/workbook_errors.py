"""Why a workbook cannot be read or understood, in words that work without QGIS (读表错误).

The command line says the English sentence; where QGIS is, :mod:`.handbook_words` says it in the
user's language. Both come from the one template that stands where the error is raised.
"""

from __future__ import annotations

from typing import Any

from ..core.errors import BadInputError


def tr(text: str) -> str:
    """Mark a sentence for translation; it stays as it is until somebody with QGIS shows it."""
    return text


class WorkbookError(BadInputError):
    """A file that cannot become a handbook.

    :param key: stable name of the reason
    :param template: English sentence with places for the values
    :param hint: English advice, as a template too
    """

    def __init__(self, key: str, template: str, hint: str = "", **values: Any) -> None:
        self.template, self.hint_template, self.values = template, hint, values
        super().__init__(template.format(**values), hint.format(**values), {"key": key, **values})


def stopped() -> WorkbookError:
    """Somebody stopped it."""
    return WorkbookError("stopped", tr("Stopped; nothing was written."))


def save_as_xlsx() -> str:
    """The advice that helps with most of them."""
    return tr("Open it in Excel, WPS or LibreOffice and save it as .xlsx.")
