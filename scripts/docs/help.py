"""Build the operator's guide as HTML for F1: docs/operator-guide.zh_CN.md and docs/guide/*.md.

    .venv/bin/python scripts/docs/help.py [FOLDER]

FOLDER is help/build/html if not given, which pb_tool packs as help/.

Needs the package markdown (Debian: python3-markdown) at build time only. The same sources give the
same bytes. A missing picture, or a link to a page or heading that is not there, ends it with an
error.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import markdown
from markdown.extensions.toc import slugify_unicode

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
TARGET = ROOT / "help" / "build" / "html"
#: Pages in the order of the hall; others follow by name.
ORDER = (
    "index", "intake", "dispatch", "chief", "department", "supervisor", "evaluator",
    "surveyor", "delivery", "upkeep", "admin",
    "training", "install",
)  # fmt: skip
_LINK = re.compile(r'<a href="([^"]+)">(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<img alt="([^"]*)" src="([^"]+)"')
_ID = re.compile(r'<h[1-6] id="([^"]+)"')
#: Within a list everything is indented by three, which is what "1. " takes.
_INDENT = 3
_INNER_FENCE = re.compile(r"^( +)```\w*\n(.*?)^\1```\n", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.7 "Microsoft YaHei", "WenQuanYi Zen Hei", "Noto Sans CJK SC", sans-serif;
  max-width: 52em; margin: 0 auto; padding: 1em 1.5em 4em; }
nav { border-bottom: 1px solid; padding-bottom: .5em; }
nav a { margin-right: 1.2em; white-space: nowrap; }
nav a[aria-current] { font-weight: bold; text-decoration: none; }
img { max-width: 100%; height: auto; border: 1px solid; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: .25em .6em; text-align: left; vertical-align: top; }
kbd, code { font-family: monospace; border: 1px solid; border-radius: 3px; padding: 0 .3em; }
"""


class GuideError(Exception):
    """The sources cannot become a guide; the message says why."""


@dataclass(frozen=True)
class Page:
    """One source and what it becomes."""

    source: Path
    name: str
    title: str

    @property
    def file(self) -> str:
        """Name of the built page."""
        return f"{self.name}.html"


def pages(docs: Path) -> list[Page]:
    """Sources of the guide in the order of the hall."""
    found = {path.stem: path for path in sorted((docs / "guide").glob("*.md"))}
    whole = docs / "operator-guide.zh_CN.md"
    # Without a first page of its own the guide for all is the first page.
    found["operator-guide" if "index" in found else "index"] = whole
    rank = {name: place for place, name in enumerate(ORDER)}
    names = sorted(found, key=lambda name: (rank.get(name, len(rank)), name))
    return [Page(found[name], name, _title(found[name])) for name in names]


def _title(path: Path) -> str:
    found = _HEADING.search(path.read_text(encoding="utf-8"))
    if found is None:
        raise GuideError(f"{path.name} has no title")
    return found.group(1).strip()


def build(docs: Path, target: Path) -> list[Path]:
    """Write the guide.

    :returns: the pages that were written
    :raises GuideError: a picture or the end of a link is missing
    """
    known = pages(docs)
    bodies = {page.name: _body(page) for page in known}
    headings = {name: set(_ID.findall(body)) for name, body in bodies.items()}
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for page in known:
        text = _linked(page, bodies[page.name], known, headings)
        text = _pictured(page, text, target)
        (target / page.file).write_text(_whole(page, text, known), encoding="utf-8", newline="\n")
    return [target / page.file for page in known]


def _body(page: Page) -> str:
    extensions = ["tables", "fenced_code", "sane_lists", "toc"]
    settings = {"toc": {"slugify": slugify_unicode}}
    text = _INNER_FENCE.sub(_indented, page.source.read_text(encoding="utf-8"))
    made = markdown.markdown(
        text, extensions=extensions, extension_configs=settings, tab_length=_INDENT
    )
    return str(made)


def _indented(found: re.Match[str]) -> str:
    """A fence inside a list as an indented block: the extension knows those at the margin only."""
    lines = (f"{' ' * _INDENT}{line}\n" for line in found.group(2).splitlines())
    return "\n" + "".join(lines) + "\n"


def _linked(page: Page, body: str, known: list[Page], headings: dict[str, set[str]]) -> str:
    by_source = {entry.source.resolve(): entry for entry in known}

    def link(found: re.Match[str]) -> str:
        address, words = html.unescape(found.group(1)), found.group(2)
        if re.match(r"[a-z]+:", address):
            return found.group(0)
        path, _hash, anchor = address.partition("#")
        other = by_source.get((page.source.parent / path).resolve()) if path else page
        if other is None:  # a page for administrators and developers: not in the help
            return words
        if anchor and unquote(anchor) not in headings[other.name]:
            raise GuideError(f"{page.source.name}: no heading {unquote(anchor)} in {other.name}")
        end = f"#{anchor}" if anchor else ""
        return f'<a href="{other.file}{end}">{words}</a>'

    return _LINK.sub(link, body)


def _pictured(page: Page, body: str, target: Path) -> str:
    def picture(found: re.Match[str]) -> str:
        path = (page.source.parent / unquote(found.group(2))).resolve()
        if not path.is_file():
            raise GuideError(f"{page.source.name}: picture {found.group(2)} is missing")
        (target / "images").mkdir(exist_ok=True)
        shutil.copyfile(path, target / "images" / path.name)
        return f'<img alt="{found.group(1)}" src="images/{path.name}"'

    return _PICTURE.sub(picture, body)


def _whole(page: Page, body: str, known: list[Page]) -> str:
    links = " ".join(_entry(other, other is page) for other in known)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{html.escape(page.title)}</title>\n<style>{STYLE}</style></head>\n"
        f"<body><nav>{links}</nav>\n<main>\n{body}\n</main></body></html>\n"
    )


def _entry(page: Page, current: bool) -> str:
    mark = ' aria-current="page"' if current else ""
    return f'<a href="{page.file}"{mark}>{html.escape(page.title)}</a>'


def main() -> int:
    """Build into the folder that is named, or the usual one."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    try:
        written = build(DOCS, target)
    except GuideError as error:
        print(f"help: {error}", file=sys.stderr)
        return 1
    print(f"help: {len(written)} pages in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
