"""Random histories of components by two people, against a slow model of every day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from componentkit import add, age, batch_of, change, point, retire
from dbkit import House, as_json, refused
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slow_components import Part, State, World

if TYPE_CHECKING:
    from conftest import Database, Server

CLASSES = ("0118", "0117", "0402")
SPOTS = 12


def place(spot: int) -> str:
    return point(545020.0 + 5 * spot, 4209020.0)


@pytest.fixture(scope="module")
def house(server: Server, template: Database) -> Iterator[House]:
    with server.clone(template.name) as clone, House(clone.dsn) as made:
        made.boss.run("delete from dcm.component")
        yield made


class Walker:
    """Does the same to the database and to the model."""

    def __init__(self, house: House, seed: int) -> None:
        self.boss = house.boss
        self.desks = [house.desk("t_surveyor"), house.desk("t_admin")]
        self.dice = random.Random(seed)
        self.world = World()
        self.today: date = house.boss.value("select dcm_app.today()")

    def walk(self, steps: int) -> None:
        doings = [self.add, self.add, self.rename, self.move, self.reclass, self.retire,
                  self.restore, self.own, self.retire_many, self.deliver, self.undo, self.undo,
                  self.wait]  # fmt: skip
        for number in range(steps):
            self.dice.choice(doings)(f"名{number}")

    # --- what people do ---

    @property
    def desk(self) -> Any:
        return self.dice.choice(self.desks)

    def standing(self) -> int | None:
        keys = sorted(self.world.on(self.world.day))
        return self.dice.choice(keys) if keys else None

    def add(self, name: str) -> None:
        class_code, spot = self.dice.choice(CLASSES), self.dice.randrange(SPOTS)
        given = {"class_code": class_code, "geom": place(spot), "name": name}
        if not self.world.free(class_code, spot):
            with refused("DC003", "place_twice"):
                add(self.desk, **given)
            return
        row = add(self.desk, **given)
        self.write(row["id"], State(row["component_code"], class_code, name, None, spot))

    def rename(self, name: str) -> None:
        key = self.standing()
        if key is not None:
            change(self.desk, {"id": key}, name=name)
            self.write(key, self.world.parts[key].last._replace(name=name))

    def move(self, _name: str) -> None:
        key, spot = self.standing(), self.dice.randrange(SPOTS)
        if key is None:
            return
        state = self.world.parts[key].last
        if state.spot != spot and not self.world.free(state.class_code, spot):
            with refused("DC003", "place_twice"):
                change(self.desk, {"id": key}, geom=place(spot))
        else:
            change(self.desk, {"id": key}, geom=place(spot))
            if state.spot != spot:
                self.write(key, state._replace(spot=spot))

    def reclass(self, name: str) -> None:
        key, class_code = self.standing(), self.dice.choice(CLASSES)
        state = None if key is None else self.world.parts[key].last
        if state is None or not self.world.free(class_code, state.spot):
            return
        row = change(self.desk, {"id": key}, class_code=class_code, name=name)
        self.write(row["id"], state._replace(
            code=row["component_code"], class_code=class_code, name=name
        ))  # fmt: skip

    def retire(self, _name: str) -> None:
        key = self.standing()
        if key is not None:
            retire(self.desk, {"id": key})
            self.write(key, None)

    def restore(self, _name: str) -> None:
        gone = [k for k, part in self.world.parts.items() if part.exists and part.now is None]
        if not gone:
            return
        key = self.dice.choice(gone)
        state = self.world.parts[key].last
        if self.world.free(state.class_code, state.spot):
            change(self.desk, {"id": key}, valid_to=None)
            self.write(key, state)
        else:
            with refused("DC003", "place_twice"):
                change(self.desk, {"id": key}, valid_to=None)

    # --- in bulk ---

    def own(self, _name: str) -> None:
        class_code, owner = self.dice.choice(CLASSES), self.dice.choice(["A", "B", ""])
        asked = {"scope": {"class_codes": [class_code]}, "departments": {"owner": owner}}
        answer = self.desk.value("select dcm_app.set_ownership(%s)", as_json(asked))
        hit = {
            key: state._replace(owner=owner or None)
            for key, state in self.world.on(self.world.day).items()
            if state.class_code == class_code and state.owner != (owner or None)
        }
        assert answer["changed"] == len(hit)
        self.write_batch(answer["batch"], hit)

    def retire_many(self, name: str) -> None:
        keys = sorted(self.world.on(self.world.day))
        chosen = self.dice.sample(keys, min(2, len(keys)))
        codes = [self.world.parts[key].last.code for key in chosen]
        asked = as_json({"scope": {"codes": codes}, "reason": name})
        answer = self.desk.value("select dcm_app.retire_components(%s)", asked)
        assert answer["retired"] == len(chosen)
        self.write_batch(answer["batch"], dict.fromkeys(chosen))

    def deliver(self, name: str) -> None:
        """A delivery changes some, retires one and brings a lamp."""
        keys = sorted(self.world.on(self.world.day))
        chosen = self.dice.sample(keys, min(3, len(keys)))
        spot = self.dice.randrange(SPOTS)
        first = int(self.boss.value("select dcm_app.next_component_code('1301080118')")[-6:])
        batch = batch_of(
            self.boss, added=[{"geom": place(spot), "name": name}], first=first,
            changed=dict.fromkeys(chosen[1:], f"name = '{name}'"), retired=chosen[:1],
        )  # fmt: skip
        states: dict[int, State | None] = {
            key: self.world.parts[key].last._replace(name=name) for key in chosen[1:]
        }
        states.update(dict.fromkeys(chosen[:1]))
        code = f"1301080118{first:06d}"
        key = self.boss.value("select id from dcm.component where component_code = %s", code)
        states[key] = State(code, "0118", name, None, spot)
        self.write_batch(batch, states)

    def undo(self, _name: str) -> None:
        open_batches = [number for number, is_open in self.world.batches.items() if is_open]
        if not open_batches:
            return
        batch = self.dice.choice(open_batches)
        sql = "select dcm_app.census_undo(%s)"
        if self.world.may_undo(batch):
            self.desk.value(sql, batch)
            self.world.undo(batch)
        else:
            with refused("DC005", "changed_since"):
                self.desk.value(sql, batch)

    def wait(self, _name: str) -> None:
        days = self.dice.randint(1, 3)
        age(self.boss, days)
        self.world.day += days

    # --- the model ---

    def write(self, key: int, state: State | None, batch: int = 0) -> None:
        part = self.world.parts.setdefault(key, Part())
        part.write(self.world.day, state, batch)

    def write_batch(self, batch: int | None, states: dict[int, Any]) -> None:
        assert (batch is None) == (not states)
        if batch is not None:
            self.world.batches[batch] = True
            for key, state in states.items():
                self.write(key, state, batch)

    # --- both agree ---

    def check(self) -> None:
        for day in range(-1, self.world.day + 1):
            assert self.as_of(day) == self.world.on(day), f"day {day} of {self.world.day}"
        self.check_history()
        self.check_codes()

    def as_of(self, day: int) -> dict[int, State]:
        rows = self.desk.rows(
            "select id, component_code, class_code, name, owner_department,"
            " round((ST_X(geom) - 545020) / 5)::int"
            " from dcm_app.component_as_of(%s)", self.today - timedelta(days=self.world.day - day),
        )  # fmt: skip
        assert len(rows) == len({row[0] for row in rows}), "twice on one day"
        return {row[0]: State(*row[1:]) for row in rows}

    def check_history(self) -> None:
        """Every state that was ever written is there, in its order."""
        for key, part in self.world.parts.items():
            rows = self.boss.rows(
                "select component_code, class_code, name, owner_department,"
                " round((ST_X(geom) - 545020) / 5)::int, valid_to is null"
                " from dcm_app.component_states(%s) order by version", key,
            )  # fmt: skip
            found = [State(*row[:-1]) if row[-1] else None for row in rows]
            assert found == part.written

    def check_codes(self) -> None:
        rows = self.boss.rows(
            "select component_code, count(distinct id) from (select id, component_code from"
            " dcm.component union all select component_id, component_code from dcm.component_past)"
            " x group by 1 having count(distinct id) > 1"
        )
        assert rows == []
        for part in self.world.parts.values():
            classes: dict[str, str] = {}
            for state in filter(None, part.written):
                assert classes.setdefault(state.code, state.class_code) == state.class_code


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_a_walk_is_as_the_model_says(house: House, seed: int) -> None:
    house.boss.run(
        "delete from dcm.component; delete from dcm.component_past; delete from dcm.census_batch;"
        " delete from dcm.component_serial"
    )
    walker = Walker(house, seed)
    walker.walk(40)
    walker.check()
