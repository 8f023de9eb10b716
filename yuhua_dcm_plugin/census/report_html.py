"""The report as one HTML file, to be mailed and printed (报告 HTML).

Every text of a delivery is untrusted: it passes :func:`_text` on its way into the page.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from ..core.strings import chinese, tr
from ..core.text import clean
from ..core.xlsx import clean_text
from .plan import Fault, RuleCount
from .report import (
    CHANGES_MOST,
    HTML_MOST_PER_RULE,
    Report,
    by_rule,
    change_heads,
    change_label,
    change_words,
    detail_words,
    field_label,
    head,
    number,
    part_cells,
    remarks,
    row_words,
    severity_words,
    title,
)

#: Room for the columns of a wide table; a single value is cut to 500 where it is stored.
_LONGEST = 2000
_PLACE = "x, y (EPSG:4547)"
_STYLE = """
body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  margin: 2em; color: #1a1a1a; background: #ffffff; font-size: 10.5pt; }
h1 { font-size: 16pt; } h2 { font-size: 13pt; margin-top: 1.6em; border-bottom: 1px solid #888; }
h3 { font-size: 11pt; margin: 1.4em 0 0.2em; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #999; padding: 3px 6px; text-align: left; vertical-align: top;
  word-break: break-word; }
th { background: #eeeeee; } thead { display: table-header-group; }
tr { page-break-inside: avoid; } td.n { text-align: right; white-space: nowrap; }
p.mend { margin: 0.2em 0 0.5em; } p.more { font-style: italic; }
@media print { body { margin: 0; } h3 { page-break-after: avoid; } }
"""


def report_html(report: Report, whole: str = "") -> bytes:
    """The page.

    :param whole: where all faults stand, when this page cannot hold them; in words
    """
    return "".join(_page(report, whole)).encode("utf-8")


def _page(report: Report, whole: str) -> Iterator[str]:
    name = title(report)
    yield (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if chinese() else "en"}"><head>'
        '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(name)} – {_text(report.plan.title)}</title>\n"
        f"<style>{_STYLE}</style></head><body>\n<h1>{_text(name)}</h1>\n"
    )
    yield _table((), head(report))
    yield from _files(report)
    yield from _counts(report)
    yield from _faults(report, whole)
    yield from _changes(report, whole)
    yield "</body></html>\n"


def _heading(level: int, words: str) -> str:
    return f"<h{level}>{_text(words)}</h{level}>\n"


def _paragraph(words: str) -> str:
    return f"<p>{_text(words)}</p>\n"


def _files(report: Report) -> Iterator[str]:
    yield _heading(2, tr("Files"))
    heads = (tr("File"), tr("Encoding"), tr("Coordinate system"), tr("Rows"), tr("Columns read as"))
    yield _table(heads, map(part_cells, report.plan.wanted), numbers=(3,))
    for remark in remarks(report):
        yield _paragraph(remark)
    if report.plan.refused:
        yield _heading(3, tr("Files that could not be read"))
        rows = ((refused.name, refused.reason, refused.hint) for refused in report.plan.refused)
        yield _table((tr("File"), tr("Reason"), tr("What to do")), rows)


def _counts(report: Report) -> Iterator[str]:
    yield _heading(2, tr("Faults by rule"))
    if not report.checked.rules:
        yield _paragraph(tr("No faults were found."))
        return
    heads = (tr("Rule"), tr("Kind"), tr("Count"), tr("How to mend it"))
    rows = (
        (rule.label, severity_words(rule.severity), number(rule.count), rule.mend)
        for rule in report.checked.rules
    )
    yield _table(heads, rows, numbers=(2,))


def _faults(report: Report, whole: str) -> Iterator[str]:
    listed = by_rule(report)
    if any(faults for _rule, faults in listed):
        yield _heading(2, tr("Faults one by one"))
        yield _paragraph(row_words())
    for rule, faults in listed:
        if faults:
            yield from _faults_of(rule, faults, whole)


def _faults_of(rule: RuleCount, faults: Sequence[Fault], whole: str) -> Iterator[str]:
    kind = severity_words(rule.severity)
    yield f"<h3>{_text(rule.label)} ({_text(kind)}; {number(rule.count)})</h3>\n"
    words = tr("How to mend it: {words}").format(words=rule.mend)
    yield f'<p class="mend">{_text(words)}</p>\n'
    heads = (tr("File"), tr("Row"), tr("Field"), tr("Value"), tr("Explanation"), _PLACE)
    shown = faults[:HTML_MOST_PER_RULE]
    yield _table(heads, map(_fault_cells, shown), numbers=(1,))
    yield _more(len(shown), rule.count, whole)


def _fault_cells(fault: Fault) -> Sequence[str]:
    row = "" if fault.part_row is None else str(fault.part_row)
    field = field_label(fault.field) if fault.field else ""
    return (fault.part, row, field, fault.value, detail_words(fault.detail), _place(fault))


def _place(fault: Fault) -> str:
    return "" if fault.x is None or fault.y is None else f"{fault.x:.2f}, {fault.y:.2f}"


def _changes(report: Report, whole: str) -> Iterator[str]:
    count = report.checked.changed + report.checked.vanished
    if not report.changes:
        return
    yield _heading(2, tr("Differences to what was known"))
    shown = report.changes[:CHANGES_MOST]
    rows = ((change_label(c), c.object_code, c.about, change_words(c)) for c in shown)
    yield _table(change_heads(report), rows)
    yield _more(len(shown), count, whole)


def _more(shown: int, count: int, whole: str) -> str:
    if shown >= count:
        return ""
    words = tr("The first {n} of {m} are listed here.").format(n=number(shown), m=number(count))
    return f'<p class="more">{_text(f"{words} {whole}".strip())}</p>\n'


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    made = ["<table>"]
    if heads:
        made.append(f"<thead><tr>{''.join(f'<th>{_text(h)}</th>' for h in heads)}</tr></thead>")
    made.append("<tbody>")
    for row in rows:
        cells = (
            f"<td{_N if at in numbers else ''}>{_text(cell)}</td>" for at, cell in enumerate(row)
        )
        made.append(f"<tr>{''.join(cells)}</tr>\n")
    made.append("</tbody></table>\n")
    return "".join(made)


_N = ' class="n"'


def _text(text: str) -> str:
    """A text of anybody's: as it is, harmless, and not endless."""
    fit = clean_text(clean(text).text)
    cut = f"{fit[:_LONGEST]}…" if len(fit) > _LONGEST else fit
    return html.escape(cut).replace("\n", "<br>")
