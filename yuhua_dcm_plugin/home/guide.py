"""Where the operator's guide is: built pages in help/, or its source in a checkout (帮助)."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

ROOT = Path(__file__).resolve().parent.parent.parent
#: Installed from the zip; built in a checkout.
BUILT = (ROOT / "help", ROOT / "help" / "build" / "html")
SOURCE = ROOT / "docs" / "operator-guide.zh_CN.md"
#: Page of the post that sits at a dock, and its heading in the guide for all.
PAGES = {
    "intake": ("intake", "监督受理"),
    "dispatch": ("dispatch", "协同派遣"),
    "evaluation": ("evaluator", "综合评价"),
    "census": ("surveyor", "部件普查"),
    "upkeep": ("upkeep", "应用维护"),
}
#: Who sits at the dispatch dock without being a dispatcher has a page of his own.
POSTS = (
    ("dcm_dispatch", "dispatch"),
    ("dcm_chief", "chief"),
    ("dcm_department", "department"),
    ("dcm_supervisor", "supervisor"),
)


def guide_url(
    room: str = "", roles: frozenset[str] = frozenset(), folders: tuple[Path, ...] = BUILT
) -> QUrl:
    """Address of the page for a dock, and for the post of the person at it.

    :param room: of the dock; empty for the first page
    :param roles: group roles of the person
    :param folders: where built pages may be
    """
    folder = next((entry for entry in folders if (entry / "index.html").exists()), None)
    if folder is None:
        return QUrl.fromLocalFile(str(SOURCE))
    page, heading = PAGES.get(room, ("index", ""))
    if room == "dispatch":
        page = next((post for role, post in POSTS if role in roles), page)
    path = folder / f"{page}.html"
    if path.exists():
        return QUrl.fromLocalFile(str(path))
    url = QUrl.fromLocalFile(str(folder / "index.html"))
    if heading:
        url.setFragment(heading)
    return url


def open_guide(room: str = "", roles: frozenset[str] = frozenset()) -> None:
    """Show the guide in the browser."""
    QDesktopServices.openUrl(guide_url(room, roles))
