"""Writing the report of a batch as HTML and XLSX, from wizard and dock (检查报告)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..core import settings
from ..core.session import Desk
from ..core.strings import tr
from .batch_plan import checked_of
from .desk_records import Batch
from .desk_store import CensusDeskStore
from .importing import CensusImport
from .plan import Checked, Taken
from .report import XLSX_MOST, Report, report_of, whole_words, write_report
from .report_html import report_html
from .report_xlsx import report_xlsx

_HTML, _XLSX = ".html", ".xlsx"


def ask_target(parent: QWidget, desk: Desk, title: str) -> Path | None:
    """Where the report shall go: the HTML file, the XLSX beside it has the same name."""
    folder = desk.settings.get(settings.CENSUS_REPORT_FOLDER) or str(Path.home())
    name = "_".join((Path(title).stem or "census", tr("report"))) + _HTML
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, tr("Report"), str(Path(folder) / name), f"HTML (*{_HTML})"
    )
    if not chosen:
        return None
    target = Path(chosen)
    desk.settings.set(settings.CENSUS_REPORT_FOLDER, str(target.parent))
    return target if target.suffix.lower() == _HTML else target.with_suffix(_HTML)


def write_both(service: CensusImport, checked: Checked, taken: Taken | None, target: Path) -> Path:
    """Write HTML and XLSX; for another thread.

    :param target: the HTML file
    :raises DcmError: one of them cannot be written
    """
    report = report_of(
        checked, taken, service.faults(checked.batch, None, XLSX_MOST),
        service.changes(checked.batch, XLSX_MOST),
    )  # fmt: skip
    return write_report_of(report, target)


def write_report_of(report: Report, target: Path) -> Path:
    """Write a report in both forms."""
    sheet = target.with_suffix(_XLSX)
    write_report(report_xlsx(report, whole_words(report.checked, "", report.dry)), sheet)
    beside = whole_words(report.checked, sheet.name, report.dry)
    write_report(report_html(report, beside), target)
    return target


def tell_written(desk: Desk, target: Path) -> None:
    """Say where the report is, with a button that opens it."""
    words = tr("Wrote {file} and {other}").format(
        file=target.name, other=target.with_suffix(_XLSX).name
    )
    url = QUrl.fromLocalFile(str(target))
    desk.messages.offer(words, tr("Open"), lambda: QDesktopServices.openUrl(url))


def ask_report_of(page: Any, state: Any, checked: Checked, taken: Taken | None) -> None:
    """From the wizard: ask where, write, and tell."""
    target = ask_target(page, state.desk, checked.plan.title)
    if target is not None:
        report_in_wizard(page, state, checked, taken, target)


def report_in_wizard(
    page: Any, state: Any, checked: Checked, taken: Taken | None, target: Path
) -> None:
    """From the wizard: write the report in the background, and tell."""

    def told(path: Path) -> None:
        page.say(tr("Wrote {file} and {other}").format(
            file=path.name, other=path.with_suffix(_XLSX).name
        ))  # fmt: skip
        tell_written(state.desk, path)

    page.work(
        tr("Writing the report"),
        lambda: write_both(state.service, checked, taken, target),
        told,
        tr("Stopped; no report was written."),
    )


def report_of_batch(
    run: Callable[..., None],
    desk: Desk,
    store: CensusDeskStore,
    batch: Batch,
    target: Path,
) -> None:
    """From the dock: write the report of a batch, and tell.

    :param run: does something with the importing service, with progress in the dock
    """

    def call(service: CensusImport, _told: Any, _stop: Any) -> Path:
        checked = checked_of(batch, store.rules(batch.id))
        return write_both(service, checked, taken_of(batch), target)

    run(tr("Writing the report"), call, lambda path: tell_written(desk, path))


def taken_of(batch: Batch) -> Taken | None:
    """What was written of a batch; None while nothing was."""
    if batch.state != "written":
        return None
    return Taken(batch.id, batch.added, batch.changed, batch.same, 0, batch.faulty)
