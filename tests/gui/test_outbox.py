"""What is saved arrives once and only once, in order; refused, it comes back in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("qgis")

from deskkit import wait_until

from yuhua_dcm_plugin.core import outbox as outbox_module
from yuhua_dcm_plugin.core.outbox import error_of
from yuhua_dcm_plugin.core.session import Desk
from yuhua_dcm_plugin.core.spool import SpoolEntry

pytestmark = pytest.mark.gui
Desks = Callable[..., Desk]


class Told:
    """What the outbox said."""

    def __init__(self, desk: Desk) -> None:
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.refused: list[tuple[str, Any]] = []
        desk.outbox.sent.connect(lambda *told: self.sent.append(told))
        desk.outbox.refused.connect(lambda *told: self.refused.append(told))


def _report(kit: Any, **more: Any) -> SpoolEntry:
    return SpoolEntry.new("register_case", {**kit.report, **more}, "井盖丢失")


def _cases(connect: Any) -> list[tuple[Any, ...]]:
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT task_no, description, version, stage FROM dcm.case_file ORDER BY id")
        return list(cursor.fetchall())


def test_a_report_is_sent_and_forgotten(desk: Desks, kit: Any, connect: Any) -> None:
    seat = desk()
    told, entry = Told(seat), _report(kit)
    seat.outbox.send(entry)
    assert seat.outbox.waiting == 1
    wait_until(lambda: bool(told.sent))
    ((sent, answer),) = told.sent
    assert sent == entry.uuid
    assert [case[0] for case in _cases(connect)] == [answer["task_no"]]
    assert (seat.spool.entries(), seat.outbox.waiting) == ([], 0)


def test_the_same_report_twice_is_one_case(desk: Desks, kit: Any, connect: Any) -> None:
    seat = desk()
    told, entry = Told(seat), _report(kit)
    for turn in (1, 2):
        seat.outbox.send(entry)
        wait_until(lambda: len(told.sent) == turn)  # noqa: B023 - it waits here
    assert [answer["repeated"] for _uuid, answer in told.sent] == [False, True]
    assert len(_cases(connect)) == 1


def test_a_refused_report_comes_back_with_words(desk: Desks, kit: Any, connect: Any) -> None:
    seat = desk()
    told, entry = Told(seat), _report(kit, class_code="9999")
    seat.outbox.send(entry)
    wait_until(lambda: bool(told.refused))
    (kept,) = seat.spool.entries()
    error = error_of(kept)
    assert (kept.state, seat.outbox.waiting) == ("refused", 0)
    assert error is not None
    assert (error.key, error.sqlstate) == ("unknown_class", "DC003")
    assert error.message
    put_right = kept.changed(payload=dict(kit.report))
    seat.outbox.send(put_right)
    wait_until(lambda: bool(told.sent))
    assert seat.spool.entries() == []
    assert len(_cases(connect)) == 1


def test_while_the_database_is_away_it_waits_on_the_disk(desk: Desks, kit: Any) -> None:
    seat = desk()
    told = Told(seat)
    seat.listener.reachable.emit(False)
    assert not seat.link.up
    entry = _report(kit)
    seat.outbox.send(entry)
    assert seat.jobs.wait()
    assert told.sent == []
    assert seat.spool.flush()
    assert len(list(seat.spool.folder.rglob("*.json"))) == 1
    seat.listener.reachable.emit(True)
    wait_until(lambda: bool(told.sent))
    assert seat.spool.entries() == []


def test_actions_of_one_case_go_in_their_order(desk: Desks, kit: Any, connect: Any) -> None:
    seat, chief = desk(), desk("t_chief")
    told, entry = Told(seat), _report(kit)
    seat.outbox.send(entry)
    wait_until(lambda: bool(told.sent))
    task_no = told.sent[0][1]["task_no"]
    acts = [("accept", {}), ("note", {"text": "一"}), ("note", {"text": "二"})]
    for version, (action, detail) in enumerate(acts, 1):
        payload = {"action": action, "version": version, "detail": detail}
        seat.outbox.send(SpoolEntry.new("act", payload, task_no=task_no))
    wait_until(lambda: len(told.sent) == 4)
    assert [answer["version"] for _uuid, answer in told.sent] == [1, 2, 3, 4]
    assert chief.spool.entries() == []


def test_a_stale_action_comes_back_with_what_the_other_did(desk: Desks, kit: Any) -> None:
    seat, chief = desk(), desk("t_chief")
    told = Told(seat)
    seat.outbox.send(_report(kit))
    wait_until(lambda: bool(told.sent))
    task_no = told.sent[0][1]["task_no"]
    note = {"action": "note", "version": 1, "detail": {"text": "先到"}}
    chief.outbox.send(SpoolEntry.new("act", note, task_no=task_no))
    wait_until(lambda: not chief.spool.entries())
    mine = SpoolEntry.new("act", {**note, "detail": {"text": "后到"}}, task_no=task_no)
    seat.outbox.send(mine)
    wait_until(lambda: bool(told.refused))
    ((_uuid, error),) = told.refused
    assert [event["actor"] for event in error.meanwhile] == ["t_chief"]
    (kept,) = seat.spool.entries("refused")
    assert kept.payload["detail"] == {"text": "后到"}
    again = error_of(kept)
    assert again is not None
    assert again.parameters == error.parameters


def test_an_action_whose_answer_was_lost_counts_as_sent(
    desk: Desks, kit: Any, connect: Any
) -> None:
    seat = desk()
    told = Told(seat)
    seat.outbox.send(_report(kit))
    wait_until(lambda: bool(told.sent))
    task_no = told.sent[0][1]["task_no"]
    payload = {"action": "note", "version": 1, "detail": {"text": "再看看\x00"}}
    for turn in (2, 3):
        seat.outbox.send(SpoolEntry.new("act", payload, task_no=task_no))
        wait_until(lambda: len(told.sent) == turn)  # noqa: B023 - it waits here
    assert told.sent[2][1]["repeated"]
    assert (told.sent[2][1]["version"], _cases(connect)[0][2]) == (2, 2)
    other = {**payload, "detail": {"text": "别的话"}}
    seat.outbox.send(SpoolEntry.new("act", other, task_no=task_no))
    wait_until(lambda: bool(told.refused))


def test_an_urge_whose_answer_was_lost_counts_once(desk: Desks, kit: Any, connect: Any) -> None:
    """Its event has no name and number, which are personal data; it is one's own all the same."""
    seat = desk()
    told = Told(seat)
    seat.outbox.send(_report(kit))
    wait_until(lambda: bool(told.sent))
    detail = {"text": "又来电", "reporter_name": "王某", "reporter_phone": "13900001234"}
    payload = {"action": "urge", "version": 1, "detail": detail}
    for turn in (2, 3):
        seat.outbox.send(SpoolEntry.new("act", payload, task_no=told.sent[0][1]["task_no"]))
        wait_until(lambda: len(told.sent) + len(told.refused) == turn)  # noqa: B023
    assert told.refused == []
    assert _cases(connect)[0][2] == 2


def test_what_waits_may_be_taken_back_or_thrown_away(desk: Desks, kit: Any) -> None:
    seat = desk()
    seat.listener.reachable.emit(False)
    first, second = _report(kit), _report(kit)
    seat.outbox.send(first)
    seat.outbox.send(second)
    assert seat.outbox.waiting == 2
    draft = seat.outbox.take_back(first.uuid)
    assert draft is not None
    assert draft.state == "draft"
    assert seat.outbox.drop(second.uuid)
    assert (seat.outbox.waiting, len(seat.spool.entries())) == (0, 1)


def test_what_an_earlier_run_left_is_sent_at_the_start(desk: Desks, kit: Any, connect: Any) -> None:
    seat = desk()
    seat.listener.reachable.emit(False)
    seat.outbox.send(_report(kit))
    seat.close()
    again = desk()
    wait_until(lambda: again.outbox.waiting == 0)
    wait_until(lambda: len(_cases(connect)) == 1)


def test_what_cannot_be_sent_is_not_kept(desk: Desks) -> None:
    seat = desk()
    with pytest.raises(ValueError):
        seat.outbox.send(SpoolEntry.new("drop_everything", {}))
    assert seat.spool.entries() == []


def _sent_at_last(seat: Desk, told: Told, entry: SpoolEntry) -> dict[str, Any]:
    before = len(told.sent)
    seat.outbox.send(entry)
    wait_until(lambda: len(told.sent) + len(told.refused) > before)
    assert told.refused == []
    return told.sent[-1][1]


@pytest.mark.parametrize(
    ("call", "payload"),
    [
        ("join_case", {"reporter_name": "李四", "reporter_phone": "13800000002", "told": True}),
        ("urge_case", {"reporter_phone": "13800000002", "text": "怎么还没人来"}),
        ("record_call", {"kind": "inquiry", "subject": "问电话", "answer": "已告知"}),
    ],
)
def test_other_calls_are_once_and_only_once_too(
    desk: Desks, kit: Any, connect: Any, call: str, payload: dict[str, Any]
) -> None:
    seat = desk()
    told = Told(seat)
    task_no = _sent_at_last(seat, told, _report(kit))["task_no"]
    about = task_no if call != "record_call" else None
    entry = SpoolEntry.new(call, payload, task_no=about)
    first = _sent_at_last(seat, told, entry)
    assert not first["repeated"]
    assert _sent_at_last(seat, told, entry)["repeated"]
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM dcm.call_record")
        assert cursor.fetchone()[0] == 1
        cursor.execute("SELECT max(version) FROM dcm.case_file")
        assert cursor.fetchone()[0] == (1 if about is None else 2)
    assert seat.spool.entries() == []


def test_a_server_that_stumbles_is_tried_again_and_not_for_ever(
    desk: Desks, kit: Any, connect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_module, "_BACK_OFF_S", (0,))
    seat = desk()
    told = Told(seat)
    connection = connect()
    with connection, connection.cursor() as cursor:
        cursor.execute(_STUMBLES)
    entry = _report(kit)
    seat.outbox.send(entry)
    wait_until(lambda: bool(told.refused), 20)
    (kept,) = seat.spool.entries()
    error = error_of(kept)
    assert error is not None
    assert (kept.state, error.parameters["sqlstate"]) == ("refused", "53100")
    with connection, connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER stumble ON dcm.case_file")
    assert kept.tries >= 8
    seat.outbox.send(kept)
    wait_until(lambda: bool(told.sent))
    assert len(_cases(connect)) == 1


_STUMBLES = """
CREATE FUNCTION public.stumble() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '53100'; END$$;
CREATE TRIGGER stumble BEFORE INSERT ON dcm.case_file EXECUTE FUNCTION public.stumble()
"""
