"""Embed a face so that what is copied from the sheet is what was printed on it."""

from __future__ import annotations

import re
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_WIDE_CODE = re.compile(r"(<[0-9A-F]{2}>) <([0-9A-F]{5,6})>")


class EmbeddedFont(TTFont):
    """A TrueType face whose characters beyond U+FFFF are read back right.

    reportlab writes such a code point with five digits into the table by which a reader turns
    glyphs into text; PDF wants UTF-16 there, so that 😀 was copied as ὠ.
    """

    def addObjects(self, doc: Any) -> None:
        """Write the face and its tables into the document; reportlab calls this at the end."""
        known = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - known:
            if name.startswith("toUnicodeCMap:"):
                table = doc.idToObject[name]
                table.content = _WIDE_CODE.sub(_surrogates, _text(table.content))


def _text(content: str | bytes) -> str:
    return content.decode("latin-1") if isinstance(content, bytes) else content


def _surrogates(found: re.Match[str]) -> str:
    pair = chr(int(found[2], 16)).encode("utf-16-be").hex().upper()
    return f"{found[1]} <{pair}>"
