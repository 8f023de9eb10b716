"""Words that people are told: reason and hint as sentences of their language."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis")

from yuhua_dcm_plugin.core import strings

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(
    ("reason", "hint", "told"),
    [
        ("The file is empty", "Ask for it again", "The file is empty. Ask for it again"),
        ("The file is empty.", "Ask for it again", "The file is empty. Ask for it again"),
        ("Really empty?", "Ask again", "Really empty? Ask again"),
        ("Alone", "", "Alone"),
        ("", "Alone", "Alone"),
        ("Alone.", " ", "Alone."),
    ],
)
def test_reason_and_hint(reason: str, hint: str, told: str) -> None:
    assert strings.sentences(reason, hint) == told


def test_chinese_has_no_blank_between_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strings, "tr", lambda text: text.replace(". {", "。{"))
    assert strings.sentences("部件编码重复", "请改后再导入") == "部件编码重复。请改后再导入"
    assert strings.sentences("部件编码重复。", "请改") == "部件编码重复。请改"
    assert strings.sentences("真的吗？", "请改") == "真的吗？请改"
