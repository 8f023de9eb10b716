"""Every string of the interface has Chinese words, and every source finds its file."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TS = ROOT / "i18n" / "yuhua_dcm_plugin_zh_CN.ts"
SOURCES = sorted(str(path) for path in (ROOT / "yuhua_dcm_plugin").rglob("*.py"))
FIELD = re.compile(r"\{[a-z_]*\}")
#: What is the same in both languages.
SAME = {"{action}  Ctrl+Enter", "{stage} {n}", "{limit} × {n}"}


def _messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    return {
        (str(context.findtext("name")), str(message.findtext("source"))): message
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    if shutil.which("pylupdate5") is None:
        pytest.skip("needs pylupdate5 (pyqt5-dev-tools)")
    path = tmp_path_factory.mktemp("i18n") / "fresh.ts"
    subprocess.run(["pylupdate5", *SOURCES, "-ts", str(path)], check=True, capture_output=True)
    return set(_messages(path))


def test_every_string_is_collected(collected: set[tuple[str, str]]) -> None:
    """`bash scripts/i18n.sh` was run after the last change of a string."""
    assert collected == set(_messages(TS))
    assert len(collected) > 200


def test_every_string_is_translated() -> None:
    for (_context, source), message in _messages(TS).items():
        translation = message.find("translation")
        assert translation is not None
        words = translation.text or ""
        assert translation.get("type") is None, f"unfinished: {source}"
        assert words, f"not translated: {source}"
        assert words != source or source in SAME, f"still English: {source}"


def test_placeholders_survive() -> None:
    for (_context, source), message in _messages(TS).items():
        words = message.findtext("translation") or ""
        assert sorted(FIELD.findall(source)) == sorted(FIELD.findall(words)), source


def _is_tr(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    return name == "tr"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(Path(path).relative_to(ROOT)))
def test_strings_can_be_found(path: str) -> None:
    """pylupdate sees neither what stands inside an f-string nor what is made at run time."""
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    hidden = [
        call.lineno
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if _is_tr(call)
    ]
    assert not hidden, f"tr inside an f-string, lines {hidden}"
    built = [
        call.lineno
        for call in ast.walk(tree)
        if _is_tr(call)
        and isinstance(call, ast.Call)
        and not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert not built, f"tr of something that is no plain text, lines {built}"


@pytest.mark.gui
@pytest.mark.parametrize("locale", ["zh-Hans", "zh_CN", "zh", "zh_Hans_CN"])
def test_chinese_is_found(locale: str, qgis_app: object, qm: Path) -> None:
    from yuhua_dcm_plugin.core.strings import install_translator, remove_translator, tr

    translator = install_translator(locale)
    try:
        assert translator is not None
        assert tr("Task No.") == "任务号"
    finally:
        remove_translator(translator)
    assert tr("Task No.") == "Task No."


@pytest.mark.gui
@pytest.mark.parametrize("locale", ["en", "de_DE", "zh_TW", "zh-Hant", "C"])
def test_others_read_the_source_strings(locale: str, qgis_app: object, qm: Path) -> None:
    from yuhua_dcm_plugin.core.strings import install_translator

    assert install_translator(locale) is None


@pytest.fixture(scope="module")
def qm() -> Path:
    """The compiled words; made here where scripts/test.sh has not."""
    compiled = TS.with_suffix(".qm")
    if not compiled.exists() or compiled.stat().st_mtime < TS.stat().st_mtime:
        subprocess.run(["lrelease", "-silent", str(TS)], check=True)
    return compiled
