"""The guide behind F1: every page, picture and link of its sources arrives."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("markdown", reason="python3-markdown builds the guide")

ROOT = Path(__file__).parent.parent


def _script() -> Any:
    spec = importlib.util.spec_from_file_location("help_pages", ROOT / "scripts/docs/help.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def script() -> Any:
    return _script()


def test_the_guide_builds_with_its_pictures(script: Any, tmp_path: Path) -> None:
    written = script.build(ROOT / "docs", tmp_path / "html")
    assert "index.html" in {path.name for path in written}
    for path in written:
        words = path.read_text(encoding="utf-8")
        for picture in re.findall(r'src="([^"]+)"', words):
            assert (path.parent / picture).is_file(), picture
        for address in re.findall(r'href="([^"#:]+)', words):
            assert (path.parent / address).is_file(), address


def test_lists_within_lists_and_commands_in_steps_arrive(script: Any, tmp_path: Path) -> None:
    script.build(ROOT / "docs", tmp_path / "html")
    for path in (tmp_path / "html").glob("*.html"):
        words = re.sub(r"<pre>.*?</pre>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"^ *(- |[0-9]+\. |```)", words, re.MULTILINE), path.name
        assert "<code>sh\n" not in words, path.name


def test_the_headings_behind_f1_are_there(script: Any, tmp_path: Path) -> None:
    from yuhua_dcm_plugin.home.guide import PAGES

    script.build(ROOT / "docs", tmp_path / "html")
    pages = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")}
    for page, heading in PAGES.values():
        assert page in pages or f'id="{heading}"' in pages["index"], heading


def test_two_builds_are_the_same(script: Any, tmp_path: Path) -> None:
    for name in ("a", "b"):
        script.build(ROOT / "docs", tmp_path / name)
    for path in sorted((tmp_path / "a").rglob("*")):
        if path.is_file():
            assert (
                path.read_bytes()
                == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes()
            )


def _docs(tmp_path: Path, text: str) -> Path:
    docs = tmp_path / "docs"
    (docs / "guide").mkdir(parents=True)
    (docs / "operator-guide.zh_CN.md").write_text("# 指南\n\n## 受理\n", encoding="utf-8")
    (docs / "guide" / "intake.md").write_text(f"# 受理员\n\n{text}\n", encoding="utf-8")
    return docs


def test_links_between_pages_go_to_the_built_ones(script: Any, tmp_path: Path) -> None:
    text = (
        "[看](../operator-guide.zh_CN.md#受理) [库](../architecture.md) [网](https://example.org)"
    )
    script.build(_docs(tmp_path, text), tmp_path / "html")
    words = (tmp_path / "html" / "intake.html").read_text(encoding="utf-8")
    assert re.search(r'href="index.html#[^"]+"', words)
    assert "architecture" not in words
    assert 'href="https://example.org"' in words


@pytest.mark.parametrize(
    ("text", "why"),
    [("![图](../images/none.png)", "none.png"), ("[x](../operator-guide.zh_CN.md#没有)", "没有")],
)
def test_what_is_missing_is_named(script: Any, tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(script.GuideError, match=why):
        script.build(_docs(tmp_path, text), tmp_path / "html")
