"""Words in the user's language: source strings are English, i18n/ holds the translations.

``tr("…")`` as a plain name is found by pylupdate in the context ``@default``, ``self.tr("…")`` in
the context of its class; both work. Always format afterwards: ``tr("{n} cases").format(n=n)``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

I18N = Path(__file__).resolve().parent.parent.parent / "i18n"
_FILE = "yuhua_dcm_plugin"
_CONTEXT = "@default"
#: Signs that end a sentence by themselves; the wide ones bring their own blank.
_WIDE_ENDS = "！？；："
_ENDS = f"!?…;:{_WIDE_ENDS}"


def tr(text: str) -> str:
    """Return a source string in the user's language."""
    return str(QCoreApplication.translate(_CONTEXT, text))


def locale_file(locale: str) -> str | None:
    """Name of the translation for a locale of QGIS, without its ending.

    QGIS calls simplified Chinese ``zh-Hans``, the system ``zh_CN``; a plain ``zh`` is meant too.

    :returns: ``None`` where the source strings serve
    """
    parts = locale.replace("-", "_").split("_")
    traditional = any(part.lower() in {"hant", "tw", "hk", "mo"} for part in parts)
    if parts[0].lower() != "zh" or traditional:
        return None
    return f"{_FILE}_zh_CN"


def install_translator(locale: str | None = None) -> QTranslator | None:
    """Load the plugin's words for a locale, the user's by default.

    :returns: what :func:`remove_translator` takes back; ``None`` where there is none
    """
    _locale.cache_clear()
    name = locale_file(locale if locale is not None else _locale())
    translator = QTranslator()
    if name is None or not translator.load(str(I18N / f"{name}.qm")):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def remove_translator(translator: QTranslator | None) -> None:
    """Take the plugin's words back."""
    if translator is not None:
        QCoreApplication.removeTranslator(translator)


def chinese() -> bool:
    """Whether the user reads Chinese: then code lists show ``label_zh``, else ``label_en``."""
    return locale_file(_locale()) is not None


def sentences(reason: str, hint: str) -> str:
    """Reason and what to do as two sentences; Chinese has no blank between them."""
    reason, hint = reason.strip(), hint.strip()
    if not reason or not hint:
        return reason or hint
    if reason[-1] in _ENDS:
        return f"{reason}{hint}" if reason[-1] in _WIDE_ENDS else f"{reason} {hint}"
    return tr("{reason}. {hint}").format(reason=reason.rstrip(".。"), hint=hint)


@lru_cache(maxsize=1)  # QGIS reads its settings for it each time; it stays until a restart
def _locale() -> str:
    return str(QgsApplication.instance().locale())


def label(row: Any) -> str:
    """The label of a code-list row (``label_zh``, ``label_en``) in the user's language."""
    return str(row.label_zh if chinese() or not row.label_en else row.label_en)
