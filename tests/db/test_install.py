"""Installing and upgrading: again, over customers' objects, under locks, half way, and people."""

from __future__ import annotations

import re
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest
from dbkit import Desk, Hall, House, refused

from yuhua_dcm_plugin.core import migrations
from yuhua_dcm_plugin.core.errors import BadInputError, InstallError, NotAllowedError
from yuhua_dcm_plugin.core.people import add_staff, scram_verifier
from yuhua_dcm_plugin.core.schema_files import AppFile, Migration, Seed

if TYPE_CHECKING:
    from conftest import Database, Server


def dump(dsn: str) -> list[str]:
    """Everything in the database as pg_dump writes it, without what differs each time."""
    done = subprocess.run(
        ["pg_dump", "--no-password", "-d", dsn], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    changing = re.compile(
        r"^\\(un)?restrict |^-- Dumped|^\d+\t\d{4}_\w+\t\w{64}\t|^\d+\t\w+\t\w{64}"
    )
    return [line for line in done.stdout.splitlines() if not changing.match(line)]


@pytest.fixture
def boss(database: Database) -> Iterator[Desk]:
    with closing(psycopg2.connect(database.dsn)) as connection:
        yield Desk(connection, None)


@pytest.fixture
def quick_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "_LOCK_TIMEOUT", "150ms")


# --- again -------------------------------------------------------------------------------------


def test_installing_twice_changes_nothing(database: Database) -> None:
    before = dump(database.dsn)
    assert len(before) > 5000
    lines: list[str] = []
    migrations.install(database.dsn, lines.append)
    assert dump(database.dsn) == before
    assert not [line for line in lines if line.startswith("migration")]


def test_upgrade_keeps_cases_and_their_chain(lone_hall: Hall, database: Database) -> None:
    case = lone_hall.at_stage("handling")
    table = "select to_jsonb(e) from dcm.case_event e order by seq"
    before = lone_hall.boss.rows(table)
    migrations.install(database.dsn)
    assert lone_hall.boss.rows(table) == before
    assert case.act(lone_hall.dept_a, "report_done", opinion="x")["stage"] == "feedback"


def test_a_new_migration_runs_once_and_as_the_owner(
    database: Database, boss: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Migration(9000, "9000_more", "create table dcm.more (id int)")
    known = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: [*known, new])
    for expected in (["migration 9000_more"], []):
        lines: list[str] = []
        migrations.install(database.dsn, lines.append)
        assert [line for line in lines if line.startswith("migration")] == expected
    assert boss.value(
        "select relowner::regrole::text from pg_class where oid = 'dcm.more'::regclass"
    ) == "dcm_owner"  # fmt: skip
    monkeypatch.setattr(migrations, "migrations", lambda: known)
    with pytest.raises(InstallError, match="newer than this plugin: it has migration 9000"):
        migrations.install(database.dsn)


@pytest.mark.parametrize("known", [1, 30])
def test_older_database_upgraded_equals_a_fresh_one(
    server: Server, fresh: list[str], monkeypatch: pytest.MonkeyPatch, known: int
) -> None:
    """A database that stopped at some migration, with nothing of the rest."""
    older = server.create()
    try:
        with monkeypatch.context() as patch:
            early = migrations.migrations()[:known]
            patch.setattr(migrations, "migrations", lambda: early)
            patch.setattr(migrations, "seeds", list)
            patch.setattr(migrations, "app_files", list)
            patch.setattr(migrations, "_after", lambda cursor: None)
            migrations.install(older.dsn)
        migrations.install(older.dsn)
        assert dump(older.dsn) == fresh
    finally:
        server.drop(older)


@pytest.fixture(scope="module")
def fresh(server: Server) -> list[str]:
    """What a fresh database looks like."""
    database = server.create()
    try:
        migrations.install(database.dsn)
        return dump(database.dsn)
    finally:
        server.drop(database)


# --- refused -----------------------------------------------------------------------------------


def test_an_edited_migration_is_refused(
    database: Database, boss: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *rest = migrations.migrations()
    edited = [replace(first, sql=first.sql + "\n-- edited"), *rest]
    monkeypatch.setattr(migrations, "migrations", lambda: edited)
    with pytest.raises(InstallError, match=rf"edited afterwards: {first.name}"):
        migrations.install(database.dsn)
    assert boss.value("select to_regprocedure('dcm_app.me()') is not null")


def test_line_ends_of_windows_are_no_edit(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = [replace(m, sql=m.sql.replace("\n", "\r\n")) for m in migrations.migrations()]
    monkeypatch.setattr(migrations, "migrations", lambda: windows)
    migrations.install(database.dsn)


#: What a customer may have made, and how it is named to him.
CUSTOMERS: dict[str, str] = {
    "view mine": "create view public.mine as select task_no from dcm_app.case_list",
    "materialized view mine_m": "create materialized view public.mine_m as select * from"
                                " dcm_app.grid",
    "column mine of table t1": "create table public.t1 (mine dcm_app.identity)",
    "column mine of table t2": "create table public.t2 (mine dcm_app.identity[])",
    "default value for column at of table t3": "create table public.t3 (at timestamptz default"
                                               " dcm_app.deadline(now(), 1, 'urgent_hour'))",
    "constraint mine on table t4": "create table public.t4 (u text, constraint mine"
                                   " check (dcm_app.unit_code(u) is not null))",
    "index mine_i": "create table public.t5 (u text);"
                    " create index mine_i on public.t5 (dcm_app.unit_code(u))",
    "column c of table t6": "create table public.t6 (u text, c text generated always as"
                            " (dcm_app.unit_code(u)) stored)",
    "policy mine on table t7": "create table public.t7 ();"
                               " create policy mine on public.t7 using (dcm_app.is_staff())",
    "policy mine on table dcm.grid": "create policy mine on dcm.grid using (dcm_app.is_staff())",
    "function mine(dcm_app.identity)": "create function public.mine(dcm_app.identity) returns int"
                                       " language sql as 'select 1'",
    "type mine_d": "create domain public.mine_d as dcm_app.identity",
    "operator ===(NONE,text)": "create operator public.=== (function = dcm_app.roles_of,"
                               " rightarg = text)",
    "view mine_w": "create view public.mine_w as select 1 x where (select dcm_app.is_staff())",
}  # fmt: skip


def test_customers_objects_are_named_and_kept(database: Database, boss: Desk) -> None:
    for sql in CUSTOMERS.values():
        boss.run(sql)
    before = dump(database.dsn)
    with pytest.raises(InstallError) as caught:
        migrations.install(database.dsn)
    for name in CUSTOMERS:
        assert name in caught.value.message
    assert caught.value.hint
    assert dump(database.dsn) == before


def test_customers_objects_over_tables_of_their_own_do_not_matter(
    database: Database, boss: Desk
) -> None:
    boss.run("create table public.t (id int); create view public.v as select * from public.t;"
             " create view public.w as select grid_code from dcm.grid;"
             " create policy mine on dcm.grid using (true)")  # fmt: skip
    migrations.install(database.dsn)
    assert boss.value("select count(*) from pg_policy where polname = 'mine'") == 1
    assert boss.value("select count(*) from public.w") == 3


def test_only_a_superuser_installs(database: Database) -> None:
    with pytest.raises(InstallError, match="superuser"):
        migrations.install(database.dsn_for("t_admin"))


# --- in the middle -----------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["migration", "app", "seed", "end"])
def test_a_failure_rolls_everything_back(
    database: Database, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    known, files, lists = migrations.migrations(), migrations.app_files(), migrations.seeds()
    new = Migration(9000, "9000_more", "create table dcm.more (id int)")
    broken = {
        "migration": ("migrations", lambda: [*known, new, Migration(9001, "9001_x", "nonsense")]),
        "app": ("app_files", lambda: [*files, AppFile("99_x.sql", "dcm_owner", "nonsense")]),
        "seed": ("seeds", lambda: [*lists, Seed("stage", ("code", "beauty"), (("x", "y"),))]),
        "end": ("_after", lambda cursor: cursor.execute("select 1 / 0")),
    }
    before = dump(database.dsn)
    monkeypatch.setattr(migrations, "migrations", lambda: [*known, new])
    monkeypatch.setattr(migrations, *broken[where])
    with pytest.raises(Exception) as caught:
        migrations.install(database.dsn)
    assert caught.value.__class__.__module__ == "yuhua_dcm_plugin.core.errors"
    assert dump(database.dsn) == before


def test_a_failed_first_install_leaves_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = server.create()
    try:
        before = dump(empty.dsn)
        files = migrations.app_files()
        bad = AppFile("99_x.sql", "dcm_owner", "nonsense")
        monkeypatch.setattr(migrations, "app_files", lambda: [*files, bad])
        with pytest.raises(InstallError, match=r"sql/app/99_x\.sql"):
            migrations.install(empty.dsn)
        assert dump(empty.dsn) == before
    finally:
        server.drop(empty)


def test_no_such_owner(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = AppFile("99_x.sql", "postgres", "select 1")
    monkeypatch.setattr(migrations, "app_files", lambda: [bad])
    with pytest.raises(InstallError, match="No such owner"):
        migrations.install(database.dsn)


# --- locks -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("quick_locks")
def test_blocked_three_times_it_names_the_blocker(database: Database) -> None:
    lines: list[str] = []
    dsn = database.dsn_for("t_chief")
    with closing(psycopg2.connect(dsn, application_name="desk 7")) as reader:
        with reader.cursor() as cursor:
            cursor.execute("select count(*) from dcm_app.case_list")
        before = dump(database.dsn)
        with pytest.raises(InstallError) as caught:
            migrations.install(database.dsn, lines.append)
    assert "t_chief (desk 7)" in caught.value.message
    assert caught.value.hint
    waits = [line for line in lines if "waiting" in line]
    assert [line.split(", ")[-1] for line in waits] == ["try 2 of 3", "try 3 of 3"]
    assert all("t_chief (desk 7)" in line for line in waits)
    assert dump(database.dsn) == before


@pytest.mark.usefixtures("quick_locks")
def test_blocked_for_a_while_it_goes_on(database: Database) -> None:
    lines: list[str] = []
    reader = psycopg2.connect(database.dsn)
    with reader.cursor() as cursor:
        cursor.execute("select count(*) from dcm.case_file")

    def release(line: str) -> None:
        lines.append(line)
        if "waiting" in line:
            reader.close()

    migrations.install(database.dsn, release)
    assert len([line for line in lines if "waiting" in line]) == 1
    assert lines[-1].endswith("is in place")


def test_two_installers_at_once(server: Server) -> None:
    empty = server.create()
    failed: list[BaseException] = []

    def work() -> None:
        try:
            migrations.install(empty.dsn)
        except BaseException as error:
            failed.append(error)

    try:
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
            time.sleep(0.05)
        for thread in threads:
            thread.join(60)
        assert failed == []
    finally:
        server.drop(empty)


def test_powers_of_the_owners_are_put_right(server: Server, database: Database, boss: Desk) -> None:
    look = ("select rolsuper, rolbypassrls, rolcreaterole from pg_roles"
            " where rolname in ('dcm_owner', 'dcm_view') order by rolname")  # fmt: skip
    right = [(False, False, True), (False, False, False)]
    assert boss.rows(look) == right
    try:
        server.run("alter role dcm_view bypassrls createrole")
        server.run("alter role dcm_owner superuser nocreaterole")
    finally:
        migrations.install(database.dsn)
    assert boss.rows(look) == right


def test_nothing_is_compiled_unless_the_administrator_wants_it(database: Database) -> None:
    def jit() -> str:
        with closing(psycopg2.connect(database.dsn)) as connection, connection.cursor() as cursor:
            cursor.execute("show jit")
            return str(cursor.fetchone()[0])

    assert jit() == "on", "a copy of a database does not take its settings along"
    migrations.install(database.dsn)
    assert jit() == "off"
    with closing(psycopg2.connect(database.dsn)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f'alter database "{database.name}" set jit = on')
    migrations.install(database.dsn)
    assert jit() == "on"


def test_two_districts_of_one_server_at_once(server: Server, template: Database) -> None:
    with server.clone(template.name) as one, server.clone(template.name) as two:
        failed: list[BaseException] = []

        def work(dsn: str) -> None:
            try:
                migrations.install(dsn)
            except BaseException as error:
                failed.append(error)

        threads = [threading.Thread(target=work, args=(d.dsn,)) for d in (one, two)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert failed == []


# --- code lists --------------------------------------------------------------------------------


def test_upgrade_keeps_what_the_district_edited(database: Database, boss: Desk) -> None:
    boss.run(
        "update dcm.setting set value = '25' where key = 'duplicate_radius_m';"
        " update dcm.class set label_zh = '改过' where code = '0102' and kind = 'event';"
        " update dcm.handling_limit set limit_amount = 7 where condition_code = 'C0101-1'"
    )
    before = dump(database.dsn)
    migrations.install(database.dsn)
    assert dump(database.dsn) == before


def test_upgrade_does_not_bring_back_what_the_district_took_out(
    database: Database, boss: Desk
) -> None:
    """A permission that was taken away stays away."""
    boss.run("delete from dcm.transition_role where action = 'void' and from_stage = 'intake';"
             " delete from dcm.report_source where code = 'media'")  # fmt: skip
    before = dump(database.dsn)
    migrations.install(database.dsn)
    assert dump(database.dsn) == before


def test_new_rows_of_a_code_list_come_in(
    database: Database, boss: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the working time that follows from them."""
    lists = migrations.seeds()
    more = Seed(
        "calendar_year", ("calendar", "year", "status"), (("standard", "2040", "official"),)
    )
    monkeypatch.setattr(migrations, "seeds", lambda: [*lists, more])
    migrations.install(database.dsn)
    assert boss.value("select dcm_app.deadline('2040-03-05 08:00+08', 1, 'work_day')"
                      " = '2040-03-05 18:00+08'")  # fmt: skip


# --- how the house is built --------------------------------------------------------------------


def test_nothing_in_dcm_depends_on_dcm_app(boss: Desk) -> None:
    """Policies apart, which are made anew with it; so no CASCADE can take a table's part along."""
    found = boss.column(
        "select pg_describe_object(d.classid, d.objid, d.objsubid) from pg_depend d,"
        " pg_identify_object(d.classid, d.objid, d.objsubid) o,"
        " pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) r"
        " where r.identity like 'dcm\\_app.%%' and o.identity not like 'dcm\\_app.%%'"
        # What hangs on an editable view (its defaults and triggers) is dcm_app's own.
        " and o.identity !~ '(^| )dcm_app[.]'"
        " and d.deptype <> 'i' and o.type not in ('policy', 'rule', 'type', 'composite type')"
    )
    assert found == []
    policies = boss.rows("select polname from pg_policy")
    assert len(policies) == 8


def test_migrations_never_name_dcm_app() -> None:
    for migration in migrations.migrations():
        assert "dcm_app" not in re.sub(r"--.*", "", migration.sql), migration.name


def test_every_table_column_view_and_function_has_a_comment(boss: Desk) -> None:
    silent = boss.column(
        "select c.oid::regclass::text from pg_class c"
        " where obj_description(oid, 'pg_class') is null"
        " and (relnamespace = 'dcm'::regnamespace and relkind in ('r', 'S')"
        " or relnamespace = 'dcm_app'::regnamespace and relkind = 'v')"
        " and not exists (select from pg_depend where objid = c.oid and deptype = 'i')"
    )
    silent += boss.column(
        "select attrelid::regclass || '.' || attname from pg_attribute join pg_class c"
        " on c.oid = attrelid where relnamespace = 'dcm'::regnamespace and relkind = 'r'"
        " and attnum > 0 and not attisdropped and col_description(attrelid, attnum) is null"
    )
    silent += boss.column(
        "select oid::regprocedure::text from pg_proc where pronamespace in"
        " ('dcm'::regnamespace, 'dcm_app'::regnamespace)"
        " and obj_description(oid, 'pg_proc') is null"
    )
    assert silent == []


# --- people ------------------------------------------------------------------------------------


def signs_in(dsn: str, login: str, password: str) -> bool:
    try:
        psycopg2.connect(dsn, user=login, password=password).close()
    except psycopg2.OperationalError:
        return False
    return True


@pytest.fixture
def newcomer(server: Server) -> Iterator[str]:
    """A login that no test knows; gone afterwards."""
    name = "t_newcomer"
    server.run(f"drop role if exists {name}")
    yield name
    server.run(f"drop role if exists {name}")


PASSWORDS = [
    "plain", "with space", "密码很长的口令", "ｆｕｌｌ１２３", "e\u0301 \u00e9", "soft\u00adhyphen",
    "nbsp\u00a0x", "引号'\"\\$1:", "\u200bzero", "Ⅳ ℌ ﬁ", "tab\there", "\u05d0bc",
]  # fmt: skip


@pytest.mark.parametrize("password", PASSWORDS)
def test_a_real_sign_in_with_the_verifier(house: House, newcomer: str, password: str) -> None:
    add_staff(house.dsn, newcomer, "演示受理员001", ["intake"], password=password)
    assert signs_in(house.dsn, newcomer, password)
    assert not signs_in(house.dsn, newcomer, password + "x")


@pytest.mark.parametrize("password", ["plain", "密码", "ｆｕｌｌ", "\u05d0bc", "tab\t"])
def test_verifier_equals_the_servers_own(house: House, newcomer: str, password: str) -> None:
    import base64

    house.boss.run(f"create role {newcomer} login password %s", password)
    theirs = house.boss.value("select rolpassword from pg_authid where rolname = %s", newcomer)
    salt = base64.b64decode(theirs.split("$")[1].split(":")[1])
    if password != "tab\t":  # the server prepares on its side only what is plain or UTF-8
        assert scram_verifier(password, salt) == theirs


def test_the_password_is_never_sent(
    database: Database, newcomer: str, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Any] = []
    from yuhua_dcm_plugin.core.database import Transaction

    execute = Transaction.execute
    monkeypatch.setattr(
        Transaction, "execute",
        lambda self, sql, params=(): (sent.append(params), execute(self, sql, params))[1],
    )  # fmt: skip
    add_staff(database.dsn, newcomer, "演示受理员001", ["intake"], password="s3cret-words")
    assert statements is not None
    assert sent and "s3cret-words" not in repr(sent)


def roles_of(boss: Desk, login: str) -> list[str]:
    return list(boss.value("select dcm_app.roles_of(%s)", login))


def test_an_administrator_enters_people(database: Database, boss: Desk, newcomer: str) -> None:
    dsn = database.dsn_for("t_admin")
    add_staff(dsn, newcomer, "演示甲", ["intake", "chief"], password="one", permissions=["file"])
    assert roles_of(boss, newcomer) == ["dcm_chief", "dcm_intake"]
    add_staff(dsn, newcomer, "演示乙", ["department"], department="A")
    assert roles_of(boss, newcomer) == ["dcm_department"]
    assert boss.rows(
        "select name, department_code, permissions, active from dcm.staff where login = %s",
        newcomer,
    ) == [("演示乙", "A", [], True)]  # fmt: skip
    assert signs_in(database.dsn, newcomer, "one")  # no new one given: the old one stays
    assert boss.rows(
        "select rolcreaterole, rolcreatedb, rolsuper, rolreplication, rolbypassrls, rolinherit"
        " from pg_roles where rolname = %s", newcomer,
    ) == [(False, False, False, False, False, True)]  # fmt: skip


ENTER = "select dcm_app.add_staff(%s, 'x', %s::text[], %s, '{}', %s)"


@pytest.mark.parametrize("login", ["postgres", "t_stranger", "t_norow"])
def test_foreign_logins_are_not_touched(hall: Hall, login: str) -> None:
    look = "select rolpassword, rolsuper from pg_authid where rolname = %s"
    before = hall.boss.rows(look, login), roles_of(hall.boss, login)
    with refused("DC001", "foreign_login"):
        hall.admin.value(ENTER, login, ["dcm_chief"], None, scram_verifier("x"))
    assert (hall.boss.rows(look, login), roles_of(hall.boss, login)) == before
    assert hall.boss.value("select count(*) from dcm.staff where login = %s", login) == 0


def test_a_superuser_with_a_staff_row_is_not_touched_either(lone_hall: Hall) -> None:
    lone_hall.boss.run("insert into dcm.staff (login, name) values ('postgres', 'x')")
    with refused("DC001", "foreign_login"):
        lone_hall.admin.value(ENTER, "postgres", ["dcm_chief"], None, scram_verifier("x"))


@pytest.mark.parametrize(
    "power", ["createrole", "createdb", "replication", "bypassrls", "in role pg_read_all_data"]
)
def test_a_login_with_powers_of_its_own_is_not_touched(
    lone_hall: Hall, newcomer: str, power: str
) -> None:
    lone_hall.boss.run(f"create role {newcomer} login {power}")
    lone_hall.boss.run("insert into dcm.staff (login, name) values (%s, 'x')", newcomer)
    with refused("DC001", "foreign_login"):
        lone_hall.admin.value(ENTER, newcomer, ["dcm_chief"], None, scram_verifier("x"))
    assert roles_of(lone_hall.boss, newcomer) == []
    look = "select rolpassword from pg_authid where rolname = %s"
    assert lone_hall.boss.value(look, newcomer) is None


@pytest.mark.parametrize(
    ("name", "permissions", "key"),
    [("x" * 101, [], "bad_staff"), ("x", ["fly"], "unknown_permission"),
     ("x", [None], "unknown_permission"), ("x", ["file", "fly"], "unknown_permission")],
)  # fmt: skip
def test_names_and_permissions_that_cannot_be(
    hall: Hall, name: str, permissions: Any, key: str
) -> None:
    sql = "select dcm_app.add_staff('t_newcomer', %s, '{dcm_chief}', null, %s::text[])"
    with refused("DC003", key):
        hall.admin.value(sql, name, permissions)
    assert hall.boss.value("select count(*) from pg_roles where rolname = 't_newcomer'") == 0


def test_permissions_left_out_are_none(lone_hall: Hall, newcomer: str) -> None:
    sql = "select dcm_app.add_staff(%s, 'x', '{dcm_chief}', null, null)"
    lone_hall.admin.value(sql, newcomer)
    look = "select permissions from dcm.staff where login = %s"
    assert lone_hall.boss.value(look, newcomer) == []


@pytest.mark.parametrize("login", ["t_intake", "t_chief", "t_director", "t_norow", "t_stranger"])
def test_others_enter_nobody(hall: Hall, login: str) -> None:
    with refused("DC001" if login == "t_norow" else "42501"):
        hall.desk(login).value(ENTER, "t_newcomer", ["dcm_admin"], None, None)
    assert hall.boss.value("select count(*) from pg_roles where rolname = 't_newcomer'") == 0


@pytest.mark.parametrize(
    ("login", "roles", "department", "verifier"),
    [
        ("dcm_owner", ["dcm_chief"], None, None), ("pg_monitor", ["dcm_chief"], None, None),
        ("dcm_new", ["dcm_chief"], None, None), ("x; drop role y", ["dcm_chief"], None, None),
        ('x"', ["dcm_chief"], None, None), ("X", ["dcm_chief"], None, None),
        ("", ["dcm_chief"], None, None), (None, ["dcm_chief"], None, None),
        ("t_newcomer", ["dcm_owner"], None, None), ("t_newcomer", ["dcm_view"], None, None),
        ("t_newcomer", ["postgres"], None, None), ("t_newcomer", ["pg_execute_server_program"],
         None, None), ("t_newcomer", [], None, None), ("t_newcomer", None, None, None),
        ("t_newcomer", [None], None, None), ("t_newcomer", ["dcm_department"], None, None),
        ("t_newcomer", ["dcm_department"], "ZZ", None), ("t_newcomer", ["dcm_chief"], "ZZ", None),
        ("t_newcomer", ["dcm_chief"], None, "plain password"),
        ("t_newcomer", ["dcm_chief"], None, "md5" + "0" * 32), ("t_newcomer", ["dcm_chief"], None,
         "' superuser '"), ("t_newcomer", ["dcm_chief"], None, "SCRAM-SHA-256$4096:a$b:c"),
        ("public", ["dcm_chief"], None, None), ("none", ["dcm_chief"], None, None),
    ],
)  # fmt: skip
def test_people_that_cannot_be(
    hall: Hall, login: Any, roles: Any, department: Any, verifier: Any
) -> None:
    before = hall.boss.value("select count(*) from pg_roles")
    with refused("DC003"):
        hall.admin.value(ENTER, login, roles, department, verifier)
    assert hall.boss.value("select count(*) from pg_roles") == before


def test_names_of_roles_on_the_command_line(database: Database) -> None:
    with pytest.raises(BadInputError, match="No such role: king"):
        add_staff(database.dsn, "t_newcomer", "x", ["king"])
    with pytest.raises(BadInputError, match="none given"):
        add_staff(database.dsn, "t_newcomer", "x", [])
    with pytest.raises(NotAllowedError):
        add_staff(database.dsn_for("t_admin"), "t_stranger", "x", ["chief"])
