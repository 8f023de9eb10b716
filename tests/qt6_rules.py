"""What QGIS's pyqt5_to_pyqt6 script would change or warn of, found in the syntax tree.

The script itself needs PyQt6; the rules are the same, and unscoped enums are recognised by asking
the Qt and QGIS that run the test.
"""

from __future__ import annotations

import ast
import enum
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_REMOVED = {
    ("Qt", "MidButton"), ("Qt", "TextColorRole"), ("Qt", "BackgroundColorRole"),
    ("QPainter", "HighQualityAntialiasing"),
}  # fmt: skip
_COMPILED = {"resources", "resources_rc"}
_OTHER_BINDINGS = ("PyQt4", "PyQt5", "PyQt6", "PySide2", "PySide6", "sip")
_METRICS = {"QFontMetrics", "QFontMetricsF"}


def faults(path: Path) -> list[str]:
    """Return what would have to change for Qt 6, each with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    names = _imported(tree)
    found = ((node.lineno, words) for node, words in _found(tree, names))
    return [f"{path.name}:{line}: {words}" for line, words in sorted(found)]


def _found(tree: ast.AST, names: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    metrics = _metrics_names(tree)
    for node in ast.walk(tree):
        words: Iterator[str] = iter(())
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            words = _import_faults(node)
        elif isinstance(node, ast.Call):
            words = _call_faults(node)
        elif isinstance(node, ast.Attribute):
            words = _attribute_faults(node, names, metrics)
        elif isinstance(node, ast.FunctionDef) and node.name == "exec_":
            words = iter(["exec_ is called exec"])
        elif isinstance(node, ast.Subscript):
            words = _subscript_faults(node)
        for word in words:
            yield node, word


def _metrics_names(tree: ast.AST) -> set[str]:
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _is_call_of(node.value, _METRICS)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _is_call_of(node: ast.AST, names: set[str]) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
    return name in names


def _import_faults(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    module = getattr(node, "module", None) or ""
    modules = [module] if module else [alias.name for alias in node.names]
    for name in modules:
        if name.split(".")[0] in _OTHER_BINDINGS:
            yield f"{name} instead of qgis.PyQt"
    if module == "qgis.PyQt.Qt":
        yield "qgis.PyQt.Qt is gone"
    for alias in node.names:
        if alias.name in {"QRegExp", "qApp", "QDesktopWidget"}:
            yield f"{alias.name} is gone"
        if alias.name.split(".")[-1] in _COMPILED or module.split(".")[-1] in _COMPILED:
            yield "compiled resources are gone"


def _call_faults(node: ast.Call) -> Iterator[str]:
    called = node.func
    if isinstance(called, ast.Attribute):
        if called.attr == "exec_":
            yield "exec_ is called exec"
        if called.attr == "addAction" and len(node.args) >= 4:
            yield "fragile addAction"
        if called.attr == "desktop" and not node.args:
            yield "QDesktopWidget is gone"
    if _is_call_of(node, {"QVariant"}):
        yield "QVariant() is NULL"
    if _is_call_of(node, {"QDateTime"}):
        lonely = len(node.args) == 1 and _is_call_of(node.args[0], {"QDate"})
        if len(node.args) == 8 or lonely:
            yield "QDateTime wants a QDate and a QTime"


def _subscript_faults(node: ast.Subscript) -> Iterator[str]:
    of_text = isinstance(node.slice, ast.Name) and node.slice.id == "str"
    if of_text and getattr(node.value, "attr", "") == "activated":
        yield "activated[str] is gone"


def _attribute_faults(
    node: ast.Attribute, names: dict[str, Any], metrics: set[str]
) -> Iterator[str]:
    owner = node.value
    if node.attr == "width" and _is_call_of(owner, {"fontMetrics", *_METRICS}):
        yield "QFontMetrics.width is gone"
    if not isinstance(owner, ast.Name):
        return
    if node.attr == "width" and owner.id in metrics:
        yield "QFontMetrics.width is gone"
    if owner.id == "QVariant":
        yield f"QVariant.{node.attr}: use QMetaType.Type"
    if owner.id == "qApp":
        yield "qApp is gone"
    if (owner.id, node.attr) in _REMOVED:
        yield f"{owner.id}.{node.attr} is gone"
    elif owner.id != "QVariant" and _is_unscoped(names.get(owner.id), node.attr):
        yield f"{owner.id}.{node.attr} has no scope"


def _is_unscoped(owner: Any, name: str) -> bool:
    """Whether a class hands out a value of one of its own enums under a short name."""
    if not isinstance(owner, type) or _is_enum(owner):
        return False
    value = getattr(owner, name, None)
    return not isinstance(value, type) and _is_enum(type(value))


def _is_enum(kind: type) -> bool:
    return issubclass(kind, enum.Enum) or type(kind).__name__ == "enumtype"


def _imported(tree: ast.AST) -> dict[str, Any]:
    """Resolve what a file imports from QGIS and Qt."""
    names: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "qgis":
            module = importlib.import_module(str(node.module))
            for alias in node.names:
                names[alias.asname or alias.name] = getattr(module, alias.name, None)
    return names
