"""What the map says of a feature under the mouse (地图提示): HTML, with every value escaped."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import QgsExpression

from ..core.strings import tr
from .component_conditions import state_text
from .lamps import lamp_text
from .records import Lamp

_LONGEST = 200


def escaped(expression: str) -> str:
    """A place in a template for a value, as plain text whatever a citizen wrote into it."""
    value = f"left(to_string(coalesce({expression}, '')), {_LONGEST})"
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        value = f"replace({value}, '{sign}', '{entity}')"
    return f"[% {value} %]"


def case_tip(stages: Mapping[str, str]) -> str:
    """Template for a case.

    :param stages: name of each stage in the user's language
    """
    lamps = {lamp.value: lamp_text(lamp) for lamp in Lamp}
    rows = (
        (tr("Stage"), _named("stage", stages)),
        (tr("Lamp"), _named("lamp", lamps)),
        (tr("Due"), "format_date(\"due_at\", 'yyyy-MM-dd HH:mm')"),
        (tr("Description"), '"description"'),
        (tr("Address"), '"address"'),
    )
    return _tip(f"{escaped(chr(34) + 'task_no' + chr(34))} {escaped(_CLASS)}", rows)


def component_tip() -> str:
    """Template for a component."""
    rows = (
        (tr("Component code"), '"component_code"'),
        (tr("Name"), '"name"'),
        (tr("State"), state_text()),
        (tr("Owner"), '"owner_department"'),
        (tr("Unit grid"), '"grid_code"'),
    )
    return _tip(escaped(_CLASS), rows)


def cell_tip() -> str:
    """Template for a square with a number of components."""
    title = tr("Components")
    return f"<b>{title} {escaped(chr(34) + 'components' + chr(34))}</b>"


def name_tip() -> str:
    """Template for what has a name and nothing more to tell."""
    return f"<b>{escaped(_NAME)}</b>"


_CLASS, _NAME = '"class_name"', '"name"'


def _tip(head: str, rows: tuple[tuple[str, str], ...]) -> str:
    lines = "".join(f"<br>{title} {escaped(expression)}" for title, expression in rows)
    return f"<b>{head}</b>{lines}"


def _named(field: str, names: Mapping[str, str]) -> str:
    """Expression for the name of a code; an unknown code stands for itself."""
    quoted = (QgsExpression.quotedString(word) for pair in names.items() for word in pair)
    inner = ", ".join(quoted)
    return f'coalesce(map_get(map({inner}), "{field}"), "{field}")' if inner else f'"{field}"'
