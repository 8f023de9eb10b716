"""Fill the tables of docs that come from sql/seed, so that no page can drift from the data.

Names of columns that an import knows come from the census itself.

Between ``<!-- table: NAME -->`` and ``<!-- end of NAME -->`` stands what the function of that name
in :data:`TABLES` makes. Run ``python3 scripts/docs/seed_tables.py`` after a change of the seeds.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "sql" / "seed"
PAGES = (
    "docs/contract.md",
    "docs/admin-guide.md",
    "docs/architecture.md",
    "docs/guide/surveyor.md",
    "docs/guide/delivery.md",
)
sys.path.insert(0, str(ROOT))
BLOCK = re.compile(r"<!-- table: (\w+) -->\n.*?<!-- end of \1 -->", re.DOTALL)

Row = dict[str, str]


def seed(name: str) -> list[Row]:
    """Rows of a code list."""
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(cell: str) -> list[str]:
    """Members of a PostgreSQL array literal of plain words."""
    return [word for word in cell.strip("{}").split(",") if word]


def stages() -> str:
    """Stages of a case."""
    rows = [
        (f"`{s['code']}`", s["label_zh"], s["label_en"], "yes" if s["running"] == "true" else "no")
        for s in seed("31_stage")
    ]
    return markdown(("stage", "中文", "English", "running"), rows)


def actions() -> str:
    """Actions with their transitions, demands, effects and roles; equal rows stand together."""
    labels = {a["code"]: a for a in sorted(seed("32_action"), key=lambda a: int(a["sort"]))}
    groups: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for row in seed("33_transition"):
        same = row["to_stage"] == row["from_stage"]
        key = (
            row["action"], "the same" if same else f"`{row['to_stage']}`", row["demands"],
            row["effects"], row["needs_place"], who(row["from_stage"], row["action"]),
        )  # fmt: skip
        group = groups.setdefault(key, {"from": [], "outcome": []})
        _add(group["from"], row["from_stage"])
        _add(group["outcome"], row["outcome"])
    order = list(labels)
    rows = [
        _action_row(labels[key[0]], key, group)
        for key, group in sorted(groups.items(), key=lambda item: order.index(item[0][0]))
    ]
    head = ("action", "中文", "from → to", "`detail` must hold", "effects", "who")
    return markdown(head, rows)


def _add(words: list[str], word: str) -> None:
    if word and word not in words:
        words.append(word)


def _action_row(label: Row, key: tuple[str, ...], group: dict[str, list[str]]) -> list[str]:
    code, to, demands, effects, needs_place, roles = key
    chosen = f" where `{label['outcome_key']}` is {' or '.join(group['outcome'])}"
    return [
        f"`{code}`",
        label["label_zh"],
        f"{', '.join(f'`{s}`' for s in group['from'])} → {to}{chosen if group['outcome'] else ''}",
        ", ".join(f"`{word}`" for word in listed(demands))
        + ("; the case needs a place" if needs_place == "true" else ""),
        ", ".join(listed(effects)),
        roles,
    ]


def who(stage: str, action: str) -> str:
    """Roles that may do an action in a stage, in words."""
    rows = [
        r for r in seed("34_transition_role") if r["from_stage"] == stage and r["action"] == action
    ]
    direct = [_role(r) for r in rows if r["on_behalf"] != "true"]
    behalf = [_role(r) for r in rows if r["on_behalf"] == "true"]
    return ", ".join(direct) + (f"; on behalf: {', '.join(behalf)}" if behalf else "")


def _role(row: Row) -> str:
    permission = f" with permission `{row['permission']}`" if row["permission"] else ""
    return row["role"].removeprefix("dcm_") + permission


def settings() -> str:
    """Settings with their defaults."""
    rows = [
        (f"`{s['key']}`", s["label_zh"], f"`{_json(s['value'])}`", s["note"])
        for s in seed("60_setting")
    ]
    return markdown(("key", "中文", "default", "note"), rows)


def _json(text: str) -> str:
    return json.dumps(json.loads(text), ensure_ascii=False)


def indicators() -> str:
    """Indicators of a department with definitions and weights."""
    weights = {(w["object_kind"], w["indicator"]): w["weight"] for w in seed("51_indicator_weight")}
    rows = [
        (
            f"`{i['code']}`", i["label_zh"], i["definition_zh"], i["definition_en"],
            _percent(weights.get((i["object_kind"], i["code"]))),
        )
        for i in seed("50_indicator")
    ]  # fmt: skip
    return markdown(("indicator", "中文", "定义", "meaning", "weight"), rows)


def _percent(weight: str | None) -> str:
    return f"{weight} %" if weight else ""


def score_bands() -> str:
    """Points that a count gives."""
    rows = [(f"more than {b['above']}", b["score"]) for b in seed("52_score_band")]
    return markdown(("立案数 in the period", "points"), rows)


def grades() -> str:
    """Grades and colours."""
    rows = [
        (f"{g['from_score']} and more", g["grade"], g["label_zh"], g["colour"])
        for g in seed("53_grade_band")
    ]
    return markdown(("score", "grade", "中文", "colour"), rows)


def sources() -> str:
    """Where reports come from."""
    rows = [
        (f"`{s['code']}`", s["label_zh"], s["verification"], ", ".join(listed(s["aliases"])))
        for s in seed("30_report_source")
    ]
    return markdown(("source", "中文", "核实 before filing", "also accepted"), rows)


def calendar_years() -> str:
    """Years that the work calendar covers."""
    years: dict[str, list[str]] = {}
    for row in seed("22_calendar_year"):
        years.setdefault(row["status"], []).append(row["year"])
    rows = [(status, f"{min(found)}–{max(found)}") for status, found in years.items()]
    return markdown(("status", "years"), rows)


def census_rules() -> str:
    """What is checked of a delivery of components, and how to mend it."""
    return _rules("80_census_rule")


def grid_rules() -> str:
    """What is checked of unit grids besides."""
    return _rules("82_census_rule")


def _rules(name: str) -> str:
    signs = {"error": "✗ 错误", "warning": "⚠ 提醒"}
    found = sorted(seed(name), key=lambda row: int(row["sort"]))
    rows = [(signs[row["severity"]], row["label_zh"], row["mend_zh"]) for row in found]
    return markdown(("级别", "问题", "修正方法"), rows)


def census_columns() -> str:
    """Names of columns that are known to be fields of components."""
    from yuhua_dcm_plugin.census.fields import FIELDS

    return _columns((field.label_zh, field.names[1:]) for field in FIELDS)


def grid_columns() -> str:
    """Names of columns that are known to be fields of unit grids."""
    from yuhua_dcm_plugin.census.grid_fields import GRID_FIELDS

    return _columns((field.label_zh, field.names[1:]) for field in GRID_FIELDS)


def _columns(fields: Iterable[tuple[str, Sequence[str]]]) -> str:
    rows = [(label, "、".join(_first(names))) for label, names in fields]
    return markdown(("字段", "认得的列名"), rows)


def _first(names: Sequence[str]) -> list[str]:
    """Some of each kind: nobody reads forty."""
    latin = [name for name in names if name.isascii()]
    chinese = sorted((name for name in names if not name.isascii()), key=len)
    return chinese[:6] + latin[:6]


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


TABLES: dict[str, Callable[[], str]] = {
    table.__name__: table
    for table in (
        stages, actions, settings, indicators, score_bands, grades, sources, calendar_years,
        census_rules, grid_rules, census_columns, grid_columns,
    )
}  # fmt: skip


def filled(text: str) -> str:
    """A page with its tables made anew.

    :raises KeyError: the page names a table that there is not
    """

    def made(match: re.Match[str]) -> str:
        name = match.group(1)
        return f"<!-- table: {name} -->\n{TABLES[name]()}\n<!-- end of {name} -->"

    return BLOCK.sub(made, text)


def main() -> None:
    """Fill every page."""
    for name in PAGES:
        path = ROOT / name
        path.write_text(filled(path.read_text("utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
