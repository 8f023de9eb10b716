"""JSON read through a sliding window: one feature of a collection at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .encoding import codec_of

_BLOCK, _LARGEST = 1 << 20, 64 << 20
#: Values whose end shows: more text cannot change them.
_CLOSED = (dict, list, str)


class JsonError(Exception):
    """A text that is no GeoJSON; the message is a reason key."""


class _Stream:
    """A window on the text that slides forward."""

    def __init__(self, path: Path, encoding: str, errors: str) -> None:
        codec = codec_of(encoding)
        codec = "utf-8-sig" if codec == "utf-8" else codec
        self.file = path.open(encoding=codec, errors=errors, newline="")
        self.text, self.at, self.ended = "", 0, False
        self.decode: Any = json.JSONDecoder().scan_once  # type: ignore[attr-defined]

    def more(self) -> bool:
        """Read on; False at the end of the file."""
        rest = self.text[self.at :]
        if len(rest) > _LARGEST:
            raise JsonError("damaged")
        block = self.file.read(max(_BLOCK, len(rest)))
        self.text, self.at = rest + block, 0
        self.ended = not block
        return bool(block)

    def sign(self) -> str:
        """The next sign that is no blank, without taking it; empty at the end."""
        while True:
            while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
                self.at += 1
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def expect(self, sign: str) -> None:
        """Take one sign.

        :raises JsonError: where another stands there
        """
        if self.sign() != sign:
            raise JsonError("json_broken" if self.sign() else "json_ends")
        self.at += 1

    def value(self) -> Any:
        """Take one value.

        :raises JsonError: where there is none
        """
        self.sign()
        while True:
            value, end = self._tried()
            whole = 0 <= end < len(self.text) or (end > 0 and isinstance(value, _CLOSED))
            if whole or not self.more():
                if end < 0:
                    raise JsonError("json_broken" if self.at < len(self.text) else "json_ends")
                self.at += end - self.at if whole else len(self.text)
                return value

    def _tried(self) -> tuple[Any, int]:
        try:
            value, end = self.decode(self.text, self.at)
        except (StopIteration, json.JSONDecodeError):
            return None, -1
        except RecursionError:
            raise JsonError("too_deep") from None
        return value, int(end)


def features(
    path: Path, encoding: str, about: dict[str, Any], errors: str = "strict"
) -> Iterator[dict[str, Any]]:
    """Features one by one; the other members of the collection go into ``about``.

    :param errors: ``replace`` where a few texts are spoilt and their rows will be told
    :raises JsonError: json_broken, json_ends, too_deep, not_geojson
    :raises UnicodeError: where the bytes are not in this encoding
    """
    stream = _Stream(path, encoding, errors)
    try:
        if stream.sign() and stream.sign() != "{":
            raise JsonError("not_geojson")  # JSON perhaps, but no object
        stream.expect("{")
        while stream.sign() != "}":
            name = stream.value()
            stream.expect(":")
            if name == "features":
                yield from _listed(stream)
            else:
                about[name] = stream.value()
            if stream.sign() != "}":
                stream.expect(",")
    finally:
        stream.file.close()
    if about.get("type") == "Feature":
        yield about
    elif about.get("type") != "FeatureCollection":
        raise JsonError("not_geojson")


def _listed(stream: _Stream) -> Iterator[dict[str, Any]]:
    stream.expect("[")
    while stream.sign() != "]":
        feature = stream.value()
        if not isinstance(feature, dict):
            raise JsonError("not_geojson")
        yield feature
        if stream.sign() != "]":
            stream.expect(",")
    stream.expect("]")
