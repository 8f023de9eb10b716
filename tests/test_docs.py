"""The papers: made from the schema and the seeds, links whole, examples played (文档)."""

from __future__ import annotations

import html
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest

if TYPE_CHECKING:
    from conftest import Database

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
READMES = (ROOT / "README.md", ROOT / "README.zh_CN.md")
GUIDE = (DOCS / "operator-guide.zh_CN.md", *sorted((DOCS / "guide").glob("*.md")))
PAGES = (*READMES, ROOT / "CONTRIBUTING.md", *sorted({*DOCS.glob("*.md"), *GUIDE}))
#: Reports that runs append to; they are linked where they are quoted.
MEASUREMENTS = {"benchmarks.md", "quality.md", "soak-results.md"}

sys.path.insert(0, str(ROOT / "scripts" / "docs"))

import data_dictionary  # noqa: E402
import loop_picture  # noqa: E402
import seed_tables  # noqa: E402


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


# --- made from schema and seeds ------------------------------------------------------------------


def test_the_dictionary_is_that_of_the_schema(shared_database: Database) -> None:
    made = data_dictionary.page(data_dictionary.read(shared_database.dsn))
    assert text_of(data_dictionary.PAGE) == made, "run scripts/docs/data_dictionary.py"


def test_everything_in_the_dictionary_has_words(shared_database: Database) -> None:
    found = data_dictionary.read(shared_database.dsn)
    mute = [row.name for name in ("tables", "functions") for row in found[name] if not row.words]
    mute += [
        f"{c.relation}.{c.name}" for c in found["columns"] if c.schema == "dcm" and not c.words
    ]
    assert mute == []


@pytest.mark.parametrize("name", seed_tables.PAGES)
def test_tables_of_pages_are_those_of_the_seeds(name: str) -> None:
    page = text_of(ROOT / name)
    assert seed_tables.BLOCK.search(page)
    assert page == seed_tables.filled(page), "run scripts/docs/seed_tables.py"


def test_no_table_is_left_without_its_end() -> None:
    for name in seed_tables.PAGES:
        page = text_of(ROOT / name)
        assert page.count("<!-- table: ") == len(seed_tables.BLOCK.findall(page)), name


def test_the_action_table_tells_every_transition() -> None:
    contract = text_of(DOCS / "contract.md")
    table = contract.split("<!-- table: actions -->")[1].split("<!-- end of actions -->")[0]
    told = set()
    for line in table.strip().splitlines()[2:]:
        action, _, way, *_ = (cell.strip() for cell in line.strip("|").split(" | "))
        starts, _, end = way.partition(" → ")
        for start in re.findall(r"`(\w+)`", starts):
            to = re.match(r"`(\w+)`", end)
            told.add((start, action.strip("`"), to.group(1) if to else start))
    transitions = seed_tables.seed("33_transition")
    assert told == {(t["from_stage"], t["action"], t["to_stage"]) for t in transitions}


def test_the_picture_shows_the_workflow() -> None:
    assert loop_picture.missing() == set()
    assert text_of(loop_picture.PICTURE) == loop_picture.picture(), "run loop_picture.py"


def test_the_contract_names_every_key_of_an_error() -> None:
    sources = "\n".join(text_of(path) for path in (ROOT / "sql").rglob("*.sql"))
    raised = set(re.findall(r"[\"']key[\"'](?::|,) [\"'](\w+)[\"']", sources))
    errors = text_of(DOCS / "contract.md").split("## Errors")[1].split("\n## ")[0]
    cells = "".join(line.split(" | ")[-1] for line in errors.splitlines() if "| DC00" in line)
    named = set(re.findall(r"`(\w+)`", cells))
    effects = text_of(DOCS / "contract.md").split("### What a change does")[1].split("\n## ")[0]
    notes = set(re.findall(r"`(\w+)`", effects.split("Keys of `notes`")[1].split("\n\n")[0]))
    assert raised <= named | notes, sorted(raised - named - notes)
    parameters = {"stage", "action", "seen", "version", "meanwhile", "missing", "place"}
    parameters |= {
        "seq",
        "actor",
        "name",
        "at",
        "login",
        "days",
        "kind",
        "leading",
        "least",
        "most",
    }
    parameters |= {"setting", "step", "times", "wants", "why"}
    assert named - raised <= parameters, sorted(named - raised - parameters)


def test_the_contract_names_every_public_function_and_view(shared_database: Database) -> None:
    found = data_dictionary.read(shared_database.dsn)
    public = {row.name for row in found["functions"] if row.callers}
    public |= {row.name for row in found["tables"] if not row.is_table}
    contract = text_of(DOCS / "contract.md")
    named = set(re.findall(r"`(\w+)(?:\([^`]*\))?`", contract))
    assert public - named == set()


def test_the_contract_tells_parameters_and_columns_of_functions(shared_database: Database) -> None:
    found = data_dictionary.read(shared_database.dsn)["functions"]
    public = {row.name: row for row in found if row.callers}
    rows = [line for line in text_of(DOCS / "contract.md").splitlines() if line.startswith("| `")]
    for line in rows:
        call, _, result = line.partition(" | ")
        for name, given in re.findall(r"`(\w+)\(([^`]*)\)`", call):
            parameters = re.findall(r'(?:^|, )"?(?:p_)?(\w+)', public[name].parameters)
            assert given.split(", ") == (parameters or [""]), name
            columns = re.findall(r"[(,] ?(\w+) ", public[name].result)
            if public[name].result.startswith("TABLE("):
                assert [c for c in columns if f"`{c}`" not in result] == [], name


# --- links and commands --------------------------------------------------------------------------


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
            if not re.match(r"[a-z]+:", target):
                yield page, target


@pytest.mark.parametrize(("page", "target"), [*links()], ids=str)
def test_relative_links_lead_somewhere(page: Path, target: str) -> None:
    file, _, anchor = target.partition("#")
    path = (page.parent / file).resolve() if file else page
    assert path.exists(), target
    assert path.is_relative_to(ROOT), f"{target} leaves the repository"
    if anchor:
        assert anchor in anchors(path), target


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_a_readme_opens_with_the_two_commands(readme: Path) -> None:
    opening = "\n".join(text_of(readme).splitlines()[:16])
    assert "bash scripts/demo.sh" in opening
    assert "bash scripts/test.sh" in opening


def test_every_paper_is_linked_from_the_readme() -> None:
    readme = text_of(ROOT / "README.md")
    pages = {page.name for page in DOCS.glob("*.md")} - MEASUREMENTS
    assert [name for name in sorted(pages) if f"(docs/{name})" not in readme] == []


def commands() -> set[str]:
    """Lines of shell blocks, continued ones joined."""
    found = set()
    for page in PAGES:
        for block in re.findall(r"```(?:sh|bash)\n(.*?)```", text_of(page), re.DOTALL):
            lines = block.replace("\\\n", " ").splitlines()
            found |= {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    return found


def test_scripts_named_in_the_papers_exist() -> None:
    text = "\n".join(text_of(page) for page in PAGES)
    named = set(re.findall(r"(?<![\w./-])((?:scripts|sql|tests|\.ci)/[\w./-]*\w)", text))
    missing = sorted(name for name in named if not (ROOT / name).exists())
    assert [name for name in missing if not re.search(r"/\d\d$", name)] == [], "31…34 is a range"


def test_admin_commands_in_the_papers_are_real() -> None:
    lines = [line for line in commands() if "yuhua_dcm_plugin.admin" in line]
    assert lines, "the papers show how to use the command line"
    for line in lines:
        words = shlex.split(line.split("yuhua_dcm_plugin.admin", 1)[1], comments=True)
        asked = [re.match(r"[^\s|;]+", word).group() for word in words if word[0] != "|"]  # type: ignore[union-attr]
        check_arguments(asked)


def check_arguments(asked: list[str]) -> None:
    """Let the real parser read the words, without running anything."""
    code = (
        "import sys; from yuhua_dcm_plugin.admin import _parser; _parser().parse_args(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *asked], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{asked}: {done.stderr}"


# --- examples ------------------------------------------------------------------------------------

TASK = "26112200001"
EXAMPLE = re.compile(r"```sql\n-- as (\w+)\n(.*?)```", re.DOTALL)


class Player:
    """Plays examples of a page in turn, with the task number that the first one gave."""

    def __init__(self, connect: Callable[[str], Any]) -> None:
        self._connect = connect
        self.task_no = TASK

    def play(self, login: str, block: str) -> None:
        connection = self._connect(login)
        connection.autocommit = True
        for statement, expected in statements(block):
            with connection.cursor() as cursor:
                self._one(cursor, statement.replace(TASK, self.task_no), expected)

    def _one(self, cursor: Any, statement: str, expected: list[str]) -> None:
        if expected[0].startswith("!"):
            code, _, detail = expected[0][1:].strip().partition(" ")
            with pytest.raises(psycopg2.Error) as caught:
                cursor.execute(statement)
            assert caught.value.pgcode == code, caught.value
            told = json.loads(caught.value.diag.message_detail or "{}") if detail else {}
            assert_part(json.loads(detail or "{}"), told, statement)
            return
        cursor.execute(statement)
        rows = cursor.fetchall()
        assert len(rows) == len(expected), (statement, rows)
        for line, row in zip(expected, rows):
            self._compare(json.loads(line[1:]), row, statement)

    def _compare(self, wanted: Any, row: tuple[Any, ...], statement: str) -> None:
        found = row[0] if len(row) == 1 else list(row)
        if isinstance(found, dict) and self.task_no == TASK:
            self.task_no = found.get("task_no", TASK)
        if isinstance(wanted, dict) and wanted.get("task_no") == TASK:
            wanted["task_no"] = self.task_no
        assert_part(wanted, found, statement)


def assert_part(wanted: Any, found: Any, statement: str) -> None:
    if isinstance(wanted, dict):
        found = {key: found.get(key, "(no such key)") for key in wanted}
    assert found == wanted, statement


def statements(block: str) -> Iterator[tuple[str, list[str]]]:
    """Statements with the lines of answer that follow each."""
    for part in re.split(r"(?<=\n)(?=SELECT )", "\n" + block):
        lines = part.strip().splitlines()
        answers = [line[3:].strip() for line in lines if re.match(r"-- [=!]", line)]
        sql = "\n".join(line for line in lines if not line.startswith("--"))
        if sql:
            assert answers, f"an example without its answer: {sql}"
            yield sql, answers


def test_the_examples_of_the_contract_are_true(connect: Callable[[str], Any]) -> None:
    examples = EXAMPLE.findall(text_of(DOCS / "contract.md"))
    assert len(examples) > 5
    player = Player(connect)
    for login, block in examples:
        player.play(login, block)


# --- the example of a delivery --------------------------------------------------------------------


def test_the_example_for_survey_companies_is_clean(database: Database, tmp_path: Path) -> None:
    pytest.importorskip("osgeo", reason="coordinate systems are GDAL's")
    from yuhua_dcm_plugin.census.importing import CensusImport
    from yuhua_dcm_plugin.census.plan import Choices

    (example,) = re.findall(r"```csv\n(.*?)```", text_of(DOCS / "guide/delivery.md"), re.DOTALL)
    path = tmp_path / "成果.csv"
    path.write_text(example, encoding="utf-8")
    service = CensusImport(database.dsn_for("t_surveyor"))
    try:
        plan = service.look(path, Choices(source_crs="EPSG:4547"))
        with service.run(plan, dry=True) as outcome:
            checked = outcome.checked
    finally:
        service.close()
    assert [(rule.rule, rule.count) for rule in checked.rules] == []
    assert (checked.read, checked.added) == (3, 3)
    (part,) = plan.parts
    unread = {column.name for column in part.part.columns} - {
        column for columns in part.mapping.columns.values() for column in columns
    }
    unread -= {"横坐标", "纵坐标"}  # the places were made of them while it was read
    assert unread == {"灯杆材质"}, "the example promises to need no mapping by hand"


@pytest.mark.parametrize("page", ["contract.md", "admin-guide.md"])
def test_mapping_files_in_the_papers_can_be_followed(page: str) -> None:
    from yuhua_dcm_plugin.census.mapping_file import from_json

    found = re.findall(r"```json\n(.*?)```", text_of(DOCS / page), re.DOTALL)
    assert found
    for example in found:
        read = from_json(example)
        assert read.mapping.columns and read.mapping.constants
        assert read.remarks == ()


def test_the_contract_names_every_key_and_field_of_a_mapping_file() -> None:
    from yuhua_dcm_plugin.census.fields import BY_NAME
    from yuhua_dcm_plugin.census.grid_fields import GRID_BY_NAME
    from yuhua_dcm_plugin.census.mapping_file import _KEYS

    part = text_of(DOCS / "contract.md").split("### A mapping file")[1].split("\n## ")[0]
    keys = re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)
    assert keys == list(_KEYS)
    fields = part.split("Our fields:")[1].split("```")[0].split("; of unit grids")
    for told, known in zip(fields, (BY_NAME, GRID_BY_NAME)):
        assert re.findall(r"`(\w+)`", told) == list(known)


# --- the worked example of the evaluation --------------------------------------------------------

FACT = """
WITH made AS (
    INSERT INTO dcm.case_file (task_no, client_uuid, stage, kind, class_standard, class_code,
        source, description, place_state, registered_by, registered_at, version, last_at, last_hash)
    VALUES ('worked-' || %(case)s, gen_random_uuid(), 'closed', 'event', 'CJ/T 214-2007', '0102',
        'hotline', 'worked example', 'unknown', 't_intake', %(filed)s, 1, %(filed)s, '')
    RETURNING id
)
INSERT INTO dcm.case_fact (case_id, department_code, kind, class_code, source, filed_by, filed_at,
    due_at, handled_at, finished_at, closed, rework_count)
SELECT id, 'A', 'event', '0102', 'hotline', 't_chief', %(filed)s, %(due)s, %(handled)s, %(closed)s,
    %(closed)s::text IS NOT NULL, %(checks failed)s FROM made
"""


def worked_cases() -> list[dict[str, str | None]]:
    example = text_of(DOCS / "architecture.md").split("### Worked example")[1].split("\n- ")[0]
    table = [
        [cell.strip() or None for cell in line.strip("|").split("|")]
        for line in example.splitlines()
        if line.startswith("|")
    ]
    return [dict(zip([str(cell) for cell in table[0]], row)) for row in table[2:]]


def test_the_worked_example_is_right(connect: Callable[..., Any]) -> None:
    boss = connect()
    with boss.cursor() as cursor:
        cursor.execute("SET timezone = 'Asia/Shanghai'")
        for case in worked_cases():
            cursor.execute(FACT, case)
    boss.commit()
    with connect("t_evaluator").cursor() as cursor:
        cursor.execute(
            "SELECT indicators, score, grade, colour FROM"
            " dcm_app.evaluate('department', '2024-10-01', '2024-10-31') WHERE object_code = 'A'"
        )
        indicators, score, grade, colour = cursor.fetchone()
    assert indicators["filed"] == 5
    assert (indicators["closed"], indicators["should_close"]) == (3, 5)
    assert (indicators["handled_on_time"], indicators["should_handle"]) == (3, 5)
    assert (indicators["reworked"], indicators["handled"]) == (1, 4)
    told = re.search(
        r"= \*\*([\d.]+)\*\*, grade \*\*(\w)\*\*, (\w+)\.", text_of(DOCS / "architecture.md")
    )
    assert told is not None
    assert (float(score), grade, colour) == (float(told[1]), told[2], told[3])


# --- the restore drill ---------------------------------------------------------------------------


@pytest.mark.slow
def test_the_restore_drill_of_the_guide_ends_well() -> None:
    if shutil.which("pg_lsclusters") is None:
        pytest.skip("needs Debian's PostgreSQL")
    drill = subprocess.run(
        ["bash", "scripts/restore_drill.sh"],
        cwd=ROOT, env={**os.environ, "DRILL_CASES": "100"},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    lines = drill.stdout.splitlines()
    assert drill.returncode == 0, drill.stdout + drill.stderr
    assert lines[-1] == "restore drill: ok"
    assert any(line.startswith("after:  100 cases, ") for line in lines)
    guide = text_of(DOCS / "admin-guide.md")
    refusals = [line for line in lines if line.startswith("pg_dump: error: ")]
    assert len(refusals) == 2
    assert all(line in guide for line in refusals), "the guide shows other words"


# --- the operator's guide ------------------------------------------------------------------------


def words_of_the_screen() -> set[str]:
    """What the screen shows in Chinese, without keys."""
    words = html.unescape(text_of(ROOT / "i18n" / "yuhua_dcm_plugin_zh_CN.ts"))
    found = re.findall(r"<translation>(.*?)</translation>", words, re.DOTALL)
    shown = {re.sub(r"\(&\w\)$", "", text.split("  ")[0]) for text in found}
    # Of a text of several sentences the guide may quote the first ones.
    shown |= {text[: end.end()] for text in found for end in re.finditer("[。：]", text)}
    for labels in ("32_action", "50_indicator", "60_setting"):
        shown |= {row["label_zh"] for row in seed_tables.seed(labels)}
    return shown


def test_the_operators_guide_uses_the_words_of_the_screen() -> None:
    shown = words_of_the_screen()
    for page in GUIDE:
        quoted = set(re.findall(r"「([^」]+)」", text_of(page)))
        assert quoted - shown == set(), page.name


def test_every_post_has_its_page() -> None:
    index = text_of(GUIDE[0])
    assert [page.name for page in GUIDE[1:] if f"(guide/{page.name})" not in index] == []


def test_every_picture_of_the_papers_comes_from_the_demo() -> None:
    wanted = set(re.findall(r'^    "(\w+)": "', text_of(ROOT / "scripts/docs/pictures.py"), re.M))
    shown = {name for page in PAGES for name in re.findall(r"images/(\w+)\.png", text_of(page))}
    assert shown == wanted
    played = "\n".join(text_of(path) for path in (ROOT / "scripts/demo_play").glob("*.py"))
    assert [name for name in sorted(wanted) if f'"{name}"' not in played] == []
