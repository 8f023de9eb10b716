"""search_cases: finds what a slow look at every case finds, for each role no more than its own."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from dbkit import Desk, Hall, House, as_json, refused
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from conftest import Database, Server

ROLES = {
    "t_intake": ("dcm_intake", None),
    "t_evaluator": ("dcm_evaluator", None),
    "t_dept_a": ("dcm_department", "A"),
    "t_dept_b": ("dcm_department", "B"),
    "t_supervisor": ("dcm_supervisor", None),
    "t_exchange": ("dcm_exchange", None),
    "t_surveyor": ("dcm_surveyor", None),
}
FULL = (
    "０１２３４５６７８９"
    + "".join(map(chr, range(0xFF21, 0xFF3B)))
    + "".join(map(chr, range(0xFF41, 0xFF5B)))
)
PLAIN = "0123456789" + "abcdefghijklmnopqrstuvwxyz" * 2
SMALL = {ord(big): big.lower() for big in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
FOLD = {**{ord(wide): plain for wide, plain in zip(FULL, PLAIN)}, **SMALL}
LETTERS = "裕华裕华路东街井盖𠮷é12aAbＡ１２%_\\'\"&|!():*#@-.[]{}^$+?=<>，。\x01\t"
WALKS = ([1], [40], [1000, 5000])  # the index, a walk that does not reach all, and one that does

_MANY = """
insert into dcm.case_file (task_no, case_no, external_no, client_uuid, stage, kind,
    class_standard, class_code, source, description, address, place_state, registered_by,
    registered_at, finished_at, version, last_at, last_hash)
select r ->> 'task_no', r ->> 'case_no', r ->> 'external_no', gen_random_uuid(), 'closed', 'event',
    'CJ/T 214-2007', r ->> 'class_code', 'hotline', r ->> 'description', r ->> 'address', 'unknown',
    r ->> 'by', now() - (r ->> 'age')::int * interval '1 hour',
    case when (r ->> 'finished')::bool then now() end, 1, now(), ''
from jsonb_array_elements(%s) as r
"""
_SENT = """
insert into dcm.assignment (case_id, department_code, is_main, round, assigned_at, visible)
select c.id, code, true, 1, c.registered_at + interval '1 day', c.id %% 7 > 0
from dcm.case_file as c, (values ('A', 2), ('B', 3)) as d (code, each) where c.id %% each = 0
"""
_WALKED = """
insert into dcm.field_task (case_id, task_kind, supervisor, round, sent_by, sent_at, due_at)
select c.id, 'check', 't_supervisor', 1, 't_intake', c.registered_at + interval '2 day', now()
from dcm.case_file as c where c.id %% 5 = 0
"""
_ALL = """
select task_no, case_no, external_no, description, address, class_name, registered_at
from dcm_app.case_list order by registered_at desc, id desc
"""
_HITS = """
select array_agg(c.task_no order by c.registered_at desc, c.id desc) from dcm.case_file as c
where c.id = any (dcm_app.search_hits(dcm_app.reach_of(%s), dcm_app.search_terms(%s), %s, %s))
"""


def fold(words: str) -> str:
    return words.translate(FOLD)


def terms_of(words: str) -> list[str]:
    return list(dict.fromkeys(re.split(r"[\s　\x00-\x1f]+", fold(words).strip())))


def has(row: Any, term: str) -> bool:
    task_no, case_no, external_no, description, address, class_name, _at = row
    fields = [description, address, class_name]
    if len(term) >= 3:
        fields += [task_no, case_no, external_no]
    return any(term in fold(field) for field in fields if field)


def slowly(rows: list[Any], words: str) -> list[str]:
    """Task numbers of the cases that have every word, newest first, each looked at."""
    return [row[0] for row in rows if all(has(row, term) for term in terms_of(words))]


def found(desk: Desk, words: str, limit: int = 500) -> list[str]:
    return desk.column("select task_no from dcm_app.search_cases(%s, %s)", words, limit)


def made_up(rng: random.Random, n: int) -> dict[str, Any]:
    text = "".join(rng.choice(LETTERS) for _ in range(rng.randrange(1, 14)))
    return {
        "task_no": f"26{rng.randrange(10**4):04}{n:05}",
        "case_no": rng.choice([None, f"YH2026-{n:06}"]),
        "external_no": rng.choice([None, None, f"Ｚ{rng.randrange(999)}-'%{n}"]),
        "class_code": rng.choice(["0101", "0102", "0110"]),
        "description": text,
        "address": rng.choice([None, "裕华区" + text[::-1]]),
        "by": rng.choice(["t_intake", "t_supervisor", "t_exchange"]),
        "age": rng.randrange(2000),
        "finished": rng.random() < 0.8,
    }


class Archive:
    """A database with many cases, and what each role sees of them, newest first."""

    def __init__(self, house: House, seen: dict[str, list[Any]]) -> None:
        self.house = house
        self.seen = seen


@pytest.fixture(scope="module")
def archive(server: Server, template: Database) -> Iterator[Archive]:
    """Four hundred cases of odd text, and what each role sees of them."""
    rng = random.Random(214)
    with server.clone(template.name) as clone, House(clone.dsn) as house:
        house.boss.run(_MANY, as_json([made_up(rng, n) for n in range(400)]))
        house.boss.run(_SENT.replace("%%", "%"))
        house.boss.run(_WALKED.replace("%%", "%"))
        seen = {
            login: house.desk(login).rows(_ALL) if login != "t_surveyor" else [] for login in ROLES
        }
        yield Archive(house, seen)


def through(house: House, login: str, words: str, limit: int, walks: list[int]) -> list[str]:
    """The hits for a role with other lengths of the walk than search_cases takes."""
    role, department = ROLES[login]
    me = (login, [role], department, [])
    shaped = "row(%s, %s::text[], %s, %s::text[])::dcm_app.identity"
    sql = _HITS.replace("reach_of(%s)", f"reach_of({shaped})")
    return list(house.boss.value(sql, *me, words, limit, walks) or [])[:limit]


words_asked = st.lists(
    st.text(alphabet=LETTERS.replace("\t", "") + "露天烧烤26YHyh0", min_size=1, max_size=5),
    min_size=1, max_size=3,
).map(" ".join)  # fmt: skip


#: A piece of a case's text: case, column, where it begins, how long it is.
pieces = st.tuples(
    st.integers(0, 399), st.integers(0, 5), st.integers(0, 12), st.integers(2, 6)
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(words_asked, pieces), st.sampled_from(sorted(ROLES)), st.sampled_from(WALKS))
@example("裕华", "t_dept_a", [1])
@example("%_", "t_intake", [1])
@example("'; drop table dcm.case_file; --", "t_intake", [1])
def test_finds_what_a_slow_look_finds(
    archive: Archive,
    asked: str | tuple[int, int, int, int], login: str, walks: list[int],
) -> None:  # fmt: skip
    house, seen = archive.house, archive.seen
    words = asked if isinstance(asked, str) else piece(seen["t_intake"], *asked)
    terms = terms_of(words)
    if not any(terms):
        return
    expected = slowly(seen[login], words)
    assert found(house.desk(login), words) == expected
    if any(len(term) > 1 for term in terms):
        assert through(house, login, words, 500, walks) == expected
        assert through(house, login, words, 7, walks) == expected[:7], "the newest seven"


def piece(rows: list[Any], case: int, column: int, start: int, length: int) -> str:
    text = rows[case][column] or rows[case][3]
    start = min(start, max(len(text) - length, 0))
    return str(text[start : start + length])


def test_two_characters_use_the_index(house: House) -> None:
    house.boss.run("set enable_seqscan = off")
    plan = house.boss.column(
        "explain select from dcm.case_file as c where c.finished_at is not null and dcm.case_words("
        "c.description, c.address, c.task_no, c.case_no, c.external_no, c.kind, c.class_code)"
        " @@ dcm_app.search_key('{裕华}')"
    )
    house.boss.run("reset enable_seqscan")
    assert any("on case_words" in line for line in plan)


def test_registering_pays_nothing_for_the_index(house: House) -> None:
    """What runs stands in none of the indexes of search; a telephone number stands in one."""
    partial = house.boss.column(
        "select pg_get_expr(indpred, indrelid) from pg_index where indexrelid in ("
        "'dcm.case_words'::regclass, 'dcm.case_newest'::regclass,"
        " 'dcm.case_newest_reported'::regclass)"
    )
    assert partial == ["(finished_at IS NOT NULL)"] * 3


def test_where_it_was_found(hall: Hall) -> None:
    case = hall.at_stage("filing", description="井盖破损", address="槐安东路12号")
    hall.boss.run(
        "update dcm.case_file set external_no = 'CITY-77' where task_no = %s", case.task_no
    )
    ask = "select matched, task_no from dcm_app.search_cases(%s)"
    for words, matched in (
        (case.task_no[-5:], "number"), ("city-77", "external"), ("槐安 井盖", "address"),
        ("井盖", "text"),
    ):  # fmt: skip
        assert hall.chief.rows(ask, words) == [(matched, case.task_no)], words
    row = hall.chief.record("select * from dcm_app.search_cases('井盖')")
    assert (row["stage"], row["address"], row["class_name"] > "") == (
        "filing",
        "槐安东路12号",
        True,
    )
    assert row["x"] > 500_000


def test_the_clock_of_a_hit_is_that_of_the_list(hall: Hall) -> None:
    until = hall.boss.value("select (now() + interval '9 days')::date::text")
    for late in (False, True):
        stages = ("filing", "handling", "handling", "closed")
        _filed, asks, hung, _closed = (
            hall.at_stage(stage, description="计时的井盖") for stage in stages
        )
        asks.act(hall.dept_a, "ask_extension", reason="x")
        hung.act(hall.dispatch, "ask_hang", reason="x", until=until)
        hung.act(hall.dispatch, "review_hang", passed=True, opinion="x")
        hung.act(hall.chief, "decide_hang", approved=True, opinion="x")
        if late:
            hall.boss.run("update dcm.case_file set due_at = now() - interval '1 h' where"
                          " stage in ('handling', 'suspended')")  # fmt: skip
    names = (
        "due_at, warn_at, handled_at, overdue, lamp, pending, pending_step, stop_kind, stop_until"
    )
    found = hall.chief.rows(
        f"select task_no, {names} from dcm_app.search_cases('计时') order by task_no"
    )
    assert found == hall.chief.rows(
        f"select task_no, {names} from dcm_app.case_list order by task_no"
    )
    assert {row[5] for row in found} >= {"none", "green", "red"}
    assert {row[6:9] for row in found} == {
        (None, None, None), ("extension", "decide", None), (None, None, "hang"),
    }  # fmt: skip


def test_amended_words_are_found_anew(hall: Hall) -> None:
    case = hall.at_stage("filing", description="旧的说法")
    case.act(hall.intake, "amend", fields={"description": "新的讲法"}, reason="听错了")
    assert found(hall.intake, "讲法") == [case.task_no]
    assert found(hall.intake, "说法") == []


def test_name_of_the_class(hall: Hall) -> None:
    name = hall.boss.value(
        "select label_zh from dcm.class where (standard, kind, code) ="
        " ('CJ/T 214-2007', 'event', '0102')"
    )
    case = hall.intake.register(description="没有别的字")
    assert found(hall.intake, name[:2] + " 别的字") == [case.task_no]


def test_telephone_of_the_reporter(hall: Hall) -> None:
    case = hall.intake.register(reporter_phone="138 0000-5638", description="门前有坑")
    other = hall.intake.register(reporter_phone="13900005638", description="路灯不亮")
    ask = "select task_no, matched from dcm_app.search_cases(%s)"
    assert dict(hall.intake.rows(ask, "5638")) == {case.task_no: "phone", other.task_no: "phone"}
    for words in (
        "13800005638",
        "138 0000 5638",
        "+86 13800005638",
        "013800005638",
        "00005638 有坑",
    ):
        assert hall.dispatch.column(ask, words) == [case.task_no], words
    assert found(hall.intake, "638") == [], "too short to say whose it is"
    assert found(hall.intake, "1380000") == [], "the end of it, not the middle"
    for desk in (hall.evaluator, hall.director, hall.admin):
        assert found(desk, "5638") == [], desk.login


def test_erased_telephone(hall: Hall) -> None:
    hall.intake.register(reporter_phone="13800005638")
    hall.boss.run("update dcm.case_person set phone = null, name = null, erased_at = now()")
    assert found(hall.intake, "5638") == []


def test_a_department_learns_nothing_of_others(hall: Hall) -> None:
    case = hall.at_stage("handling", department="A", description="只有甲看得到")
    assert found(hall.dept_a, "甲看") == [case.task_no]
    assert found(hall.dept_b, "甲看") == []
    assert found(hall.dept_b, case.task_no) == []
    case.act(hall.dept_a, "send_back", reason="不归我管")
    assert found(hall.dept_a, "甲看") == []


@pytest.mark.parametrize("words", ["", "   ", "　", None])
def test_nothing_asked(hall: Hall, words: str | None) -> None:
    hall.intake.register()
    assert found(hall.intake, words) == []  # type: ignore[arg-type]


def test_limit_and_newest_first(hall: Hall) -> None:
    cases = [hall.intake.register(description=f"第{n}个井盖").task_no for n in range(4)]
    assert found(hall.intake, "井盖", 2) == [cases[3], cases[2]]
    assert found(hall.intake, "井盖", 0) == [cases[3]]
    assert found(hall.intake, "井盖", None) == cases[::-1]  # type: ignore[arg-type]


def test_single_character_among_the_newest(hall: Hall) -> None:
    case = hall.intake.register(description="喵")
    assert found(hall.intake, "喵") == [case.task_no]


def test_long_words_and_many(hall: Hall) -> None:
    case = hall.intake.register(description="很长" * 300)
    assert found(hall.intake, "很长" * 200) == [case.task_no]
    assert found(hall.intake, " ".join(["很长"] * 100)) == [case.task_no]
    assert found(hall.intake, "x" * 100_000) == []


def test_only_for_staff(hall: Hall) -> None:
    with refused("DC001", "not_staff"):
        found(hall.norow, "裕华")
