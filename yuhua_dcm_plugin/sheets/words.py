"""Say in the user's language why a sheet was not made, and what to do about it."""

from __future__ import annotations

from ..core.errors import DcmError
from ..core.files import reason_of
from ..core.strings import tr
from .errors import FontMissingError, SheetError, SheetWriteError
from .extlibs import FOLDER


def package_missing(error: ImportError) -> DcmError:
    """Word an import of reportlab or Pillow that failed."""
    name = (error.name or "reportlab").split(".")[0]
    words = tr("The Python package {name} is missing: sheets cannot be printed.")
    hint = tr(
        "Windows: install the plugin's zip with reportlab, or choose python3-{name} in the OSGeo4W"
        " Setup, or in the OSGeo4W Shell run: python -m pip install --target {folder} {name}."
        " Debian and Ubuntu: apt install python3-{name}. Then start QGIS again."
    )
    package = {"PIL": "pillow"}.get(name, name)
    return DcmError(
        words.format(name=package),
        hint.format(name=package, folder=f'"{FOLDER}"'),
        {"key": "package_missing", "package": package},
    )


def told(error: SheetError) -> DcmError:
    """Word whatever went wrong while a sheet was made."""
    if isinstance(error, FontMissingError):
        return _font_missing(error)
    if isinstance(error, SheetWriteError):
        words = tr("{file} could not be written: {reason}")
        reason = reason_of(error.__cause__) if error.__cause__ else error.reason
        return DcmError(
            words.format(file=error.target, reason=reason), "", {"key": "file_not_written"}
        )
    return DcmError(str(error), "", {"key": "sheet"})


def _font_missing(error: FontMissingError) -> DcmError:
    hint = tr(
        "Windows: add the optional feature “Chinese (Simplified) Supplemental Fonts”, or copy"
        " simsun.ttc or msyh.ttc into the Fonts folder. Debian and Ubuntu: apt install"
        " fonts-wqy-zenhei. Looked at: {tried}"
    )
    tried = "; ".join(error.tried) or tr("nothing was there")
    return DcmError(
        tr("No Chinese typeface was found to print with."),
        hint.format(tried=tried),
        {"key": "font_missing"},
    )
