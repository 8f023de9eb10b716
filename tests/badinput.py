"""What goes wrong from outside: texts that have broken other programs, and full disks."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("DCM_SHARED", ROOT.parent / "shared"))
_NAUGHTY = SHARED / "data" / "badinput" / "naughty_strings.json"


def naughty_strings() -> list[str]:
    """Return the big list of naughty strings, or skip the test where it is missing."""
    if not _NAUGHTY.exists():
        pytest.skip("naughty_strings.json is not beside the checkout (DCM_SHARED)")
    return list(json.loads(_NAUGHTY.read_text(encoding="utf-8")))


@contextmanager
def disk_full_after(size: int) -> Iterator[None]:
    """Let the kernel refuse to write any file beyond so many bytes."""
    resource = pytest.importorskip("resource", reason="no file size limit on this system")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
