"""core.database over a real server: commits, roll backs, names of errors, lost connections."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg2
import pytest
from dbkit import House
from psycopg2.extensions import make_dsn

from yuhua_dcm_plugin.core import database as database_module
from yuhua_dcm_plugin.core.database import Database, Transaction, desk_dsn
from yuhua_dcm_plugin.core.errors import (
    ConnectionLostError,
    DcmError,
    LoginRefusedError,
    NotAllowedError,
    NotFoundError,
    SchemaMissingError,
)


@pytest.fixture
def product(house: House) -> Iterator[Database]:
    house.boss.run("create table if not exists public.n (i int primary key); truncate public.n")
    database = Database(house.dsn)
    yield database
    database.close()


def test_a_block_that_ends_commits(product: Database, house: House) -> None:
    with product.transaction() as tx:
        tx.execute("insert into public.n values (%s)", (1,))
        tx.many("insert into public.n values %s", [(n,) for n in range(2, 3000)])
    assert house.boss.value("select count(*) from public.n") == 2999
    with product.transaction() as tx:
        assert tx.one("select i from public.n where i = %(n)s", {"n": 7}).i == 7
        assert tx.one("select i from public.n where i < 0") is None
        assert tx.value("select i from public.n where i < 0") is None
        assert [row.i for row in tx.all("select i from public.n where i < 3 order by 1")] == [1, 2]
        assert tx.value("select '100%' where 'a' like '%'") == "100%"


def test_a_block_that_raises_rolls_back(product: Database, house: House) -> None:
    with pytest.raises(KeyError), product.transaction() as tx:
        tx.execute("insert into public.n values (1)")
        raise KeyError
    with pytest.raises(DcmError), product.transaction() as tx:
        tx.execute("insert into public.n values (1)")
        tx.execute("select 1 / 0")
    assert house.boss.value("select count(*) from public.n") == 0
    with product.transaction() as tx:
        assert tx.value("select 1") == 1


def test_errors_have_names(product: Database) -> None:
    for sql, kind, key in (
        ("select dcm_app.act('1', 'note', 1, '{}')", NotAllowedError, "not_staff"),
        ("select dcm_app.nothing()", SchemaMissingError, ""),
        ("select * from dcm_app.nothing", SchemaMissingError, ""),
        ("select 1 / 0", DcmError, ""),
    ):
        with pytest.raises(kind) as caught, product.transaction() as tx:
            tx.execute(sql)
        assert caught.value.key == key
        assert len(caught.value.parameters["sqlstate"]) == 5
    house_desk = Database(product.dsn)
    house_desk.close()


def test_an_unseen_case_is_not_found(house: House) -> None:
    from psycopg2.extensions import make_dsn

    desk = Database(make_dsn(house.dsn, user="t_dept_a", password="test-only-secret"))
    try:
        with pytest.raises(NotFoundError) as caught, desk.transaction() as tx:
            tx.execute("select * from dcm_app.available_actions(%s)", ("1",))
        assert caught.value.key == "case_not_found"
    finally:
        desk.close()


@pytest.mark.parametrize(
    ("sqlstate", "tries"),
    [("XX000", 2), ("0A000", 2), ("40001", 2), ("40P01", 2), ("DC001", 1), ("22012", 1)],
)
def test_a_passing_fault_is_tried_once_more(product: Database, sqlstate: str, tries: int) -> None:
    tried: list[int] = []

    def work(tx: Transaction) -> None:
        tried.append(1)
        tx.execute(f"do $$ begin raise exception 'x' using errcode = '{sqlstate}'; end $$")

    with pytest.raises(DcmError):
        product.run(work)
    assert len(tried) == tries


def test_a_fault_that_passes_is_not_seen(product: Database, house: House) -> None:
    tried: list[int] = []

    def work(tx: Transaction) -> str:
        tx.execute("insert into public.n values (%s)", (len(tried),))
        tried.append(1)
        if len(tried) == 1:
            tx.execute("do $$ begin raise exception 'x' using errcode = '40001'; end $$")
        return "done"

    assert product.run(work) == "done"
    assert house.boss.column("select i from public.n") == [1]


def test_a_lost_connection_is_named_and_mended(product: Database, house: House) -> None:
    told: list[bool] = []
    product.on_lost = lambda: told.append(True)
    with pytest.raises(ConnectionLostError), product.transaction() as tx:
        house.boss.run("select pg_terminate_backend(%s, 5000)", tx.value("select pg_backend_pid()"))
        tx.execute("select 1")
    assert told == [True]
    with product.transaction() as tx:
        assert tx.value("select 1") == 1


def test_a_connection_that_died_while_idle_is_not_handed_out(
    product: Database, house: House
) -> None:
    with product.transaction() as tx:
        pid = tx.value("select pg_backend_pid()")
    house.boss.run("select pg_terminate_backend(%s, 5000)", pid)
    with product.transaction() as tx:
        assert tx.value("select pg_backend_pid()") != pid


def test_a_desk_neither_waits_nor_holds_others_up_without_end(house: House) -> None:
    desk = Database(desk_dsn(house.dsn))
    own = Database(desk_dsn(make_dsn(house.dsn, options="-c lock_timeout=3s")))
    for database, lock in ((desk, "10s"), (own, "3s")):
        with database.transaction() as tx:
            assert tx.value("show lock_timeout") == lock
            assert tx.value("show statement_timeout") == "2min"
            assert tx.value("show idle_in_transaction_session_timeout") == "1min"
            assert tx.value("show client_encoding") == "UTF8"
            assert tx.value("show application_name") == "yuhua_dcm"
        database.close()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ('FATAL:  password authentication failed for user "x"', LoginRefusedError),
        ("致命错误:  用户 x Password 认证失败", LoginRefusedError),
        ("fe_sendauth: no password supplied", LoginRefusedError),
        ('FATAL:  database "dcm" does not exist', LoginRefusedError),
        ("FATAL:  the database system is starting up", ConnectionLostError),
        ("FATAL:  the database system is in recovery mode", ConnectionLostError),
        ("FATAL:  sorry, too many clients already", ConnectionLostError),
        ("致命错误:  数据库系统正在启动", ConnectionLostError),
        ("could not connect to server: Connection refused", ConnectionLostError),
        ("timeout expired", ConnectionLostError),
    ],
)
def test_refused_is_not_away(words: str, kind: type[DcmError]) -> None:
    assert type(database_module._connect_error(psycopg2.OperationalError(words))) is kind


def test_a_server_that_is_not_there() -> None:
    absent = Database("host=/nonexistent user=x password=geheim")
    with pytest.raises(ConnectionLostError) as caught, absent.transaction():
        pass
    assert "geheim" not in str(caught.value) + repr(caught.value.parameters)


def test_a_wrong_password_is_not_told(house: House) -> None:
    wrong = Database(make_dsn(house.dsn, user="t_chief", password="geheim"))
    with pytest.raises(LoginRefusedError) as caught, wrong.transaction():
        pass
    assert "geheim" not in str(caught.value) + repr(caught.value.parameters)


def test_what_cannot_be_sent_is_left_out(product: Database) -> None:
    with product.transaction() as tx:
        assert tx.value("select %s || %s", ("a\x00b", "\ud800c\ud842\udfb7")) == "abc𠮷"
        assert tx.value("select %(words)s::text[]", {"words": ["x\udc00", "\x00"]}) == ["x", ""]
        assert tx.value("select %s", ("\u202e=1\x07",)) == "\u202e=1\x07", "else as it is"


def test_closed_is_closed(product: Database) -> None:
    with product.transaction() as tx:
        tx.execute("select 1")
        product.close()
    with pytest.raises(ConnectionLostError), product.transaction():
        pass
