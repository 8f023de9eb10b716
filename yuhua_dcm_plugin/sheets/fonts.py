"""Find a Chinese TrueType face, embed it, and write only what it can draw.

reportlab reads TrueType outlines only (no CFF, so not the Noto CJK collections), and drops or
misdraws characters a face does not have. So every character is looked up in the face's own
character map, then in fallback faces. What nobody has is drawn as □ with its code point, so that a
rare character in a name can still be looked up (□(U+20BB7)); what is no character at all as □.
"""

from __future__ import annotations

import os
import re
import struct
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from zlib import crc32

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from .embedding import EmbeddedFont
from .errors import FontMissingError

MISSING = "□"
# What every usable face draws: most texts are that and nothing else.
_PLAIN = re.compile(r"[ -~]*")
_name = itemgetter(0)
Glyph = tuple[str, str, float]
_PROBE = "任务派遣单□—：（）"
_NEWLINES = str.maketrans(dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"))

_LINUX_DIRS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_LINUX_FACES = (
    "truetype/wqy/wqy-zenhei.ttc",
    "wqy-zenhei/wqy-zenhei.ttc",
    "wenquanyi/wqy-zenhei/wqy-zenhei.ttc",
    "wqy-zenhei.ttc",
    "truetype/wqy/wqy-microhei.ttc",
    "truetype/arphic/uming.ttc",
    "truetype/droid/DroidSansFallbackFull.ttf",
    "simsun.ttc",
    "simhei.ttf",
)
_WINDOWS_FACES = ("simsun.ttc", "simhei.ttf", "msyh.ttc", "msyh.ttf", "Deng.ttf", "simfang.ttf")
_MAC_FACES = ("/System/Library/Fonts/STHeiti Light.ttc", "/Library/Fonts/Arial Unicode.ttf")
_LINUX_FALLBACK = (
    "truetype/dejavu/DejaVuSans.ttf",
    "truetype/hanazono/HanaMinA.ttf",
    "truetype/hanazono/HanaMinB.ttf",
    "truetype/ancient-scripts/Symbola_hint.ttf",
    "truetype/unifont/unifont.ttf",
    "truetype/unifont/unifont_upper.ttf",
)
_WINDOWS_FALLBACK = ("simsunb.ttf", "seguisym.ttf", "seguiemj.ttf", "segoeui.ttf", "micross.ttf")


def _linux_paths(names: Sequence[str]) -> Iterator[Path]:
    return (Path(folder).expanduser() / name for folder in _LINUX_DIRS for name in names)


def _windows_paths(names: Sequence[str]) -> Iterator[Path]:
    windows = os.environ.get("WINDIR") or os.environ.get("SYSTEMROOT") or r"C:\Windows"
    system = Path(windows) / "Fonts"
    own = Path(os.environ.get("LOCALAPPDATA", system)) / "Microsoft" / "Windows" / "Fonts"
    return (folder / name for folder in (system, own) for name in names)


def candidate_paths() -> list[Path]:
    """List where a Chinese face usually lies on this system, the preferred one first."""
    if sys.platform == "win32":
        return list(_windows_paths(_WINDOWS_FACES))
    if sys.platform == "darwin":
        return [Path(name) for name in _MAC_FACES]
    return list(_linux_paths(_LINUX_FACES))


def fallback_paths() -> list[Path]:
    """List faces that may lend single characters the Chinese face lacks."""
    if sys.platform == "win32":
        return list(_windows_paths(_WINDOWS_FALLBACK))
    return list(_linux_paths(_LINUX_FALLBACK))


@cache
def _load(path: Path) -> EmbeddedFont:
    """Read a face once and register it under a name made from its path."""
    # crc32 and not hash(): the name stands in the file, which must come out the same every time.
    name = f"dcm-{crc32(str(path).encode(errors='replace')):08x}"
    font = EmbeddedFont(name, str(path), subfontIndex=0)
    pdfmetrics.registerFont(font)
    return font


def _problem_of(path: Path) -> str | None:
    """Say why a file cannot serve as the Chinese face, or None when it can."""
    try:
        charset = _load(path).face.charToGlyph
    except (TTFError, OSError, struct.error) as error:
        return str(error)
    lacking = [char for char in _PROBE if not charset.get(ord(char))]
    return f"has no {''.join(lacking)}" if lacking else None


class _Known(dict[str, Any]):
    """Remembers what was found out about each character."""

    def __init__(self, find: Callable[[str], Any]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, char: str) -> Any:
        found = self[char] = self._find(char)
        return found


class FontSet:
    """A Chinese face with its fallbacks: measures, cleans and splits text for drawing.

    Args:
        primary: Path of the Chinese face.
        fallbacks: Paths of faces asked in turn for characters the first one lacks.
    """

    def __init__(self, primary: Path, fallbacks: Sequence[Path] = ()) -> None:
        self.path = primary
        self._fonts = [_load(primary)]
        self._spare = list(fallbacks)
        self._known = _Known(self._find)
        self._widths = _Known(lambda char: self._known[char][2])
        #: Lines that a text was broken into before; see :func:`.text.wrap`.
        self.wrapped: dict[tuple[str, float, float], list[str]] = {}

    @property
    def name(self) -> str:
        """Name of the Chinese face in reportlab."""
        return str(self._fonts[0].fontName)

    def clean(self, text: str) -> str:
        """Return the text as it is drawn: one kind of line break, no tabs, no invisible marks."""
        if _PLAIN.fullmatch(text):
            return text
        text = text.replace("\r\n", "\n").translate(_NEWLINES).replace("\t", "    ")
        return "".join(map(self._shown, text))

    def _shown(self, char: str) -> str:
        if _is_invisible(char):
            return ""
        if char == "\n" or self._known[char][1] == char:
            return char
        return f"{MISSING}(U+{ord(char):04X})" if _is_drawable(char) else MISSING

    def width(self, text: str, size: float) -> float:
        """Measure a line in points."""
        return float(sum(map(self._widths.__getitem__, text))) * size

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Split a line into (font name, text) pieces, with □ for what no face can draw."""
        found = map(self._known.__getitem__, text)
        for name, group in groupby(found, key=_name):
            yield name, "".join(entry[1] for entry in group)

    def _find(self, char: str) -> Glyph:
        """Return font name, character to draw and its width at one point."""
        font = self._font_with(char) if _is_drawable(char) else None
        if font is None:
            font, char = self._fonts[0], MISSING
        return font.fontName, char, float(font.stringWidth(char, 1))

    def _font_with(self, char: str) -> EmbeddedFont | None:
        for font in self._all_fonts():
            if font.face.charToGlyph.get(ord(char)):
                return font
        return None

    def _all_fonts(self) -> Iterator[EmbeddedFont]:
        """Yield the faces; a spare one is read only when all before it have failed."""
        yield from self._fonts
        while self._spare:
            path = self._spare.pop(0)
            try:
                font = _load(path)
            except (TTFError, OSError, struct.error):
                continue
            self._fonts.append(font)
            yield font


def _is_invisible(char: str) -> bool:
    """Tell marks without a picture of their own: zero-width, direction, variation selectors."""
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return True
    return unicodedata.category(char) == "Cf"


def _is_drawable(char: str) -> bool:
    """Tell whether a face may be asked at all (some map control codes to real glyphs)."""
    return unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")


@lru_cache(maxsize=4)
def _font_set(configured: str | None) -> FontSet:
    paths = [Path(configured)] if configured else candidate_paths()
    tried = []
    for path in paths:
        if configured or path.is_file():
            problem = _problem_of(path)
            if problem is None:
                return FontSet(path, fallback_paths())
            tried.append(f"{path} ({problem})")
    raise FontMissingError(tried)


def find_fonts(font_path: Path | str | None = None) -> FontSet:
    """Return the face to print with.

    Args:
        font_path: A .ttf or .ttc file chosen by the user; None looks at the usual places.

    Returns:
        The face, read once and kept.

    Raises:
        FontMissingError: If the chosen file, or every usual one, is missing or unusable.
    """
    return _font_set(str(font_path) if font_path else None)
