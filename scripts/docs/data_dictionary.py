"""Write docs/data-dictionary.md from the COMMENTs of an installed database.

Run it after a change of the schema: ``bash scripts/docs/make.sh``, or this file with a superuser's
libpq string of a database that has the schema. ``tests/test_docs.py`` fails while they differ.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "data-dictionary.md"
sys.path.insert(0, str(ROOT))

HEAD = """\
# Data dictionary

Made by `scripts/docs/data_dictionary.py` from the COMMENTs of an installed database: edit those
in `sql/`, not this page. Schema `dcm` holds the tables and is closed to every login; schema
`dcm_app` holds what people and programs reach: views and functions. Who reaches which is in the
[rights matrix](rights-matrix.md), how they are called in the [contract](contract.md).

Geometry is EPSG:4547 (CGCS2000, 3-degree Gauss-Kruger, central meridian 114° E, metres). Times
carry their zone. **Key** marks the primary key, **!** a column that is never empty, → the table
that a column refers to.
"""

#: First two digits of the number of a migration: what its tables are about.
SUBJECTS = {
    "00": "Settings and migrations",
    "01": "Classes",
    "02": "Work calendar",
    "03": "Places",
    "04": "Organisation and components",
    "05": "Workflow",
    "06": "Handbook",
    "07": "Cases",
    "08": "Evaluation",
    "09": "Working tables of the history import",
}

Row = Any  # a named tuple of core.database


def read(dsn: str) -> dict[str, list[Row]]:
    """Ask a database about itself.

    :param dsn: a superuser's libpq string
    :returns: rows of tables, columns, rules and functions by the name of their query
    """
    from yuhua_dcm_plugin.core.database import Database

    database = Database(dsn)
    try:
        with database.transaction() as tx:
            # Names of types are written as this path sees them.
            tx.execute("SELECT set_config('search_path', 'public', true)")
            queries = ("tables", "columns", "rules", "functions")
            return {name: tx.all((HERE / f"{name}.sql").read_text("utf-8")) for name in queries}
    finally:
        database.close()


def page(found: dict[str, list[Row]]) -> str:
    """The whole page in Markdown."""
    columns = _grouped(found["columns"], lambda row: (row.schema, row.relation))
    rules = _grouped(found["rules"], lambda row: row.relation)
    parts = [HEAD, *_tables(found["tables"], columns, rules), *_views(found["tables"], columns)]
    return "\n".join([*parts, *_functions(found["functions"])])


def _grouped(rows: Iterable[Row], key: Any) -> dict[Any, list[Row]]:
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def _tables(
    tables: Sequence[Row], columns: dict[Any, list[Row]], rules: dict[Any, list[Row]]
) -> Iterator[str]:
    files = _file_numbers()
    ordered = sorted((t for t in tables if t.is_table), key=lambda t: files.get(t.name, "0000"))
    yield f"## Tables (schema `dcm`)\n\n{len(ordered)} tables.\n"
    subject = ""
    for table in ordered:
        title = SUBJECTS[files.get(table.name, "0000")[:2]]
        if title != subject:
            yield f"### {title}\n"
            subject = title
        yield _table(table, columns[("dcm", table.name)], rules[table.name])


def _file_numbers() -> dict[str, str]:
    """Table -> number of the migration that makes it."""
    numbers = {}
    for path in sorted((ROOT / "sql" / "data").glob("*.sql")):
        made = re.findall(r"CREATE (?:UNLOGGED )?TABLE dcm\.(\w+)", path.read_text("utf-8"))
        numbers.update(dict.fromkeys(made, path.name[:4]))
    return numbers


def _table(table: Row, columns: Sequence[Row], rules: Sequence[Row]) -> str:
    marks = [" Row-level security." if table.row_security else ""]
    marks += [" Unlogged." if table.unlogged else ""]
    lines = [f"#### dcm.{table.name}\n", f"{table.words}.{''.join(marks)}\n"]
    lines += ["| column | type | | meaning |", "|---|---|---|---|"]
    lines += [
        f"| `{c.name}` | {_short(c.type)} | {_marks(c)} | {_cell(c.words)} |" for c in columns
    ]
    if rules:
        lines += ["", "Rules: " + "; ".join(f"`{_cell(rule.rule)}`" for rule in rules) + "."]
    return "\n".join([*lines, ""])


def _marks(column: Row) -> str:
    marks = ["**Key**" if column.in_key else "!" if column.required else ""]
    marks += [f"→ {column.refers_to}" if column.refers_to else ""]
    return " ".join(mark for mark in marks if mark)


def _views(tables: Sequence[Row], columns: dict[Any, list[Row]]) -> Iterator[str]:
    views = [view for view in tables if not view.is_table]
    yield f"## Views (schema `dcm_app`)\n\n{len(views)} views, all owned by `dcm_view`.\n"
    for view in views:
        names = ", ".join(f"`{c.name}` {_short(c.type)}" for c in columns[("dcm_app", view.name)])
        yield f"#### dcm_app.{view.name}\n\n{view.words}.\n\n{names}.\n"


def _functions(functions: Sequence[Row]) -> Iterator[str]:
    public = [function for function in functions if function.callers]
    yield "## Functions that roles may call (schema `dcm_app`)\n"
    for function in public:
        yield f"#### dcm_app.{function.name}\n\n{function.words}.\n"
        call = f"{function.name}({_short(function.parameters)})"
        yield f"`{call}` returns {_cell(function.result)}.\n"
        yield f"{_callers(function.callers)}\n"
    inner = [function for function in functions if not function.callers]
    yield f"## Functions inside the house\n\n{len(inner)} functions that no role may call.\n"
    yield "| function | what it does |\n|---|---|"
    for function in inner:
        call = f"{function.name}({_names(function.parameters)})"
        yield f"| `{call}` | {_cell(function.words)} |"
    yield ""


def _callers(callers: str) -> str:
    names = [name.removeprefix("dcm_") for name in callers.split(", ") if name != "dcm_view"]
    return "Every group role." if len(names) == 10 else f"Roles: {', '.join(names)}."


def _names(parameters: str) -> str:
    """Names of the parameters; the types are in the file of the function."""
    return ", ".join(part.split()[0] for part in parameters.split(", ") if part)


def _cell(text: str) -> str:
    return _short(" ".join(text.replace("|", "\\|").split()))


def _short(text: str) -> str:
    return text.replace("timestamp with time zone", "timestamptz")


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description="Write docs/data-dictionary.md")
    parser.add_argument("--dsn", default="", help="libpq string of a superuser")
    PAGE.write_text(page(read(parser.parse_args().dsn)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
