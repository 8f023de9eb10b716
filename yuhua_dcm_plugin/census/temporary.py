"""A temporary folder that lives as long as somebody needs what is in it."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path


class Temporary:
    """A folder that is removed with the object, and at the end of the process at the latest."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dcm-census-"))
        self._remove = weakref.finalize(self, shutil.rmtree, str(self.folder), ignore_errors=True)
