"""GDAL's errors as exceptions, for the length of a call, and never on the console."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

#: UseExceptions is the process's, not the thread's: one at a time changes it.
_LOCK = threading.RLock()


@dataclass
class GdalErrors:
    """What GDAL complained about meanwhile."""

    warnings: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def take(self, *said: object) -> None:
        """Keep one message; GDAL calls this, with nothing where its words are no text."""
        severity, _number, message = said if len(said) == 3 else (3, 0, "")
        kept = self.failures if int(str(severity)) >= 3 else self.warnings
        if int(str(severity)) >= 2 and len(kept) < 20:
            kept.append(str(message))

    def first(self) -> str:
        """What was said first, a failure before a warning; empty where nothing was said."""
        return next(iter([*self.failures, *self.warnings]), "")[:200]


@contextmanager
def gdal_errors(**options: str) -> Iterator[GdalErrors]:
    """Collect what GDAL says in this thread instead of printing it; nothing raises.

    Whether GDAL raises belongs to whoever else uses it in this process (QGIS, other plugins), so
    it is put back as it was.

    :param options: configuration of GDAL for this thread meanwhile
    """
    from osgeo import gdal, ogr, osr

    said = GdalErrors()
    with _LOCK:
        quieted = _quieted([gdal, ogr, osr])
        before = {name: gdal.GetThreadLocalConfigOption(name) for name in options}
        for name, value in options.items():
            gdal.SetThreadLocalConfigOption(name, value)
        gdal.PushErrorHandler(said.take)
        try:
            yield said
        finally:
            gdal.PopErrorHandler()
            gdal.ErrorReset()
            for name, old in before.items():
                gdal.SetThreadLocalConfigOption(name, old)
            for module in reversed(quieted):
                module.UseExceptions()


def whole_text(text: str) -> bool:
    """Whether a text can be given to GDAL: half surrogates spoil the memory of its bindings."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _quieted(modules: list[Any]) -> list[Any]:
    """Turn exceptions off, and say of which modules in which order.

    Up to GDAL 3.6 each module must be asked in the reverse order of its being turned on, which
    only GDAL knows.
    """
    quieted: list[Any] = []
    for _turn in modules:
        for module in modules:
            if module.GetUseExceptions():
                with suppress(RuntimeError):
                    module.DontUseExceptions()
                    quieted.append(module)
    return quieted


def open_vector(path: str, drivers: list[str], options: list[str]) -> Any:
    """Open a vector file read-only with these drivers and no others; None where it cannot be."""
    from osgeo import gdal

    flags = gdal.OF_VECTOR | gdal.OF_READONLY
    if not whole_text(path):
        return None
    try:
        return gdal.OpenEx(path, flags, allowed_drivers=drivers, open_options=options)
    except (RuntimeError, SystemError, UnicodeError):  # words of GDAL that are no text
        return None
