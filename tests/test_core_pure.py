"""The ground floor without a database: errors by SQLSTATE, the SQL files, passwords."""

from __future__ import annotations

import base64
import hmac
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from yuhua_dcm_plugin.core import errors
from yuhua_dcm_plugin.core.people import ROLES, group_roles, scram_verifier
from yuhua_dcm_plugin.core.schema_files import (
    Migration,
    app_files,
    migrations,
    read_seed,
    seeds,
    statement,
)
from yuhua_dcm_plugin.core.shanghai import local_time

# --- errors ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sqlstate", "kind"),
    [
        ("DC001", errors.NotAllowedError), ("DC002", errors.StaleVersionError),
        ("DC003", errors.BadInputError), ("DC004", errors.NotFoundError),
        ("DC005", errors.DemandNotMetError), ("42501", errors.RightsError),
        ("3F000", errors.SchemaMissingError), ("42P01", errors.SchemaMissingError),
        ("42883", errors.SchemaMissingError), ("08006", errors.ConnectionLostError),
        ("08001", errors.ConnectionLostError), ("57P01", errors.ConnectionLostError),
        (None, errors.ConnectionLostError), ("22012", errors.DcmError), ("DC999", errors.DcmError),
    ],
)  # fmt: skip
def test_error_by_sqlstate(sqlstate: str | None, kind: type[errors.DcmError]) -> None:
    error = errors.error_for(sqlstate, "什么", "怎么办")
    assert type(error) is kind
    assert (error.message, error.hint, str(error)) == ("什么", "怎么办", "什么")


def test_parameters_come_from_detail() -> None:
    meanwhile = [{"seq": 2, "actor": "t"}]
    told = json.dumps({"key": "stale_version", "meanwhile": meanwhile})
    stale = errors.error_for("DC002", "m", "", told)
    assert isinstance(stale, errors.StaleVersionError)
    assert (stale.key, stale.meanwhile) == ("stale_version", meanwhile)
    lacking = errors.error_for("DC005", "m", "", '{"missing": ["reason", "opinion"]}')
    assert isinstance(lacking, errors.DemandNotMetError)
    assert lacking.missing == ["reason", "opinion"]


@pytest.mark.parametrize("detail", ["no json", "[1]", "5", '"x"', "{", "Key (id)=(1) exists."])
def test_a_detail_that_is_no_object_is_kept_as_words(detail: str) -> None:
    error = errors.error_for("23505", "m", "", detail)
    assert error.parameters == {"detail": detail}
    assert error.key == ""


def test_an_error_without_parameters_is_empty() -> None:
    assert errors.DcmError("m").parameters == {}
    assert errors.StaleVersionError("m").meanwhile == []
    assert errors.DemandNotMetError("m").missing == []


# --- files -------------------------------------------------------------------------------------


def test_migrations_in_order(tmp_path: Path) -> None:
    for name in ("0010_b.sql", "0002_a.sql", "readme.txt", "x_1.sql"):
        (tmp_path / name).write_text(f"-- {name}", encoding="utf-8")
    assert [(m.number, m.name) for m in migrations(tmp_path)] == [(2, "0002_a"), (10, "0010_b")]


def test_a_number_twice_or_none_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.InstallError):
        migrations(tmp_path)
    (tmp_path / "0001_a.sql").touch()
    (tmp_path / "0001_b.sql").touch()
    with pytest.raises(errors.InstallError):
        migrations(tmp_path)
    with pytest.raises(errors.InstallError):
        migrations(tmp_path / "missing")


def test_checksum_ignores_line_ends_and_nothing_else() -> None:
    plain = Migration(1, "a", "x\ny\n")
    assert Migration(1, "a", "x\r\ny\r\n").checksum == plain.checksum
    assert Migration(1, "a", "x\ny").checksum != plain.checksum


def test_owner_of_an_app_file_is_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "20_b").mkdir()
    (tmp_path / "20_b" / "10_x.sql").write_text("-- owner: dcm_view\nselect 1", encoding="utf-8")
    (tmp_path / "10_a.sql").write_text("select 2\n-- owner: dcm_view", encoding="utf-8")
    found = [(file.name, file.owner) for file in app_files(tmp_path)]
    assert found == [("10_a.sql", "dcm_owner"), ("20_b/10_x.sql", "dcm_view")]


def test_every_app_file_has_a_known_owner_and_no_secret_statement() -> None:
    for file in app_files():
        assert file.owner in ("dcm_owner", "dcm_view", "installer"), file.name
        assert file.owner != "dcm_view" or "CREATE VIEW" in file.sql, file.name


def test_empty_cells_of_a_code_list_are_null(tmp_path: Path) -> None:
    path = tmp_path / "10_some_list.csv"
    path.write_text('a,b,c\n1,,"x,""y"""\n', encoding="utf-8")
    seed = read_seed(path)
    assert (seed.table, seed.columns) == ("some_list", ("a", "b", "c"))
    assert seed.rows == (("1", None, 'x,"y"'),)


def test_every_code_list_is_rectangular() -> None:
    for seed in seeds():
        assert seed.rows, seed.table
        assert {len(row) for row in seed.rows} == {len(seed.columns)}, seed.table


def test_statements_of_the_installer() -> None:
    for name in ("ground", "blockers", "foreign_objects", "seed_columns"):
        assert statement(name).strip()


# --- people ------------------------------------------------------------------------------------


def test_roles_with_and_without_prefix() -> None:
    assert group_roles(["intake", "dcm_chief", "intake"]) == ["dcm_intake", "dcm_chief"]
    assert group_roles(ROLES) == [f"dcm_{name}" for name in ROLES]
    for wrong in ([], ["owner"], ["dcm_view"], ["intake", ""], ["postgres"]):
        with pytest.raises(errors.BadInputError):
            group_roles(wrong)


def test_verifier_against_the_example_of_rfc_7677() -> None:
    salt = base64.b64decode("W22ZaJ0SNY7soEsUEjb6gQ==")
    _, stored_and_server = scram_verifier("pencil", salt).rsplit("$", 1)
    stored, server = (base64.b64decode(part) for part in stored_and_server.split(":"))
    nonce = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
    message = (
        f"n=user,r=rOprNGfwEbeRWgbNEkqO,{nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,{nonce}"
    ).encode()
    signature = hmac.digest(server, message, "sha256")
    assert base64.b64encode(signature) == b"6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
    assert len(stored) == 32


def test_verifiers_differ_by_salt() -> None:
    assert scram_verifier("x") != scram_verifier("x")
    assert scram_verifier("x", b"a" * 16) == scram_verifier("x", b"a" * 16)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("abc１２３", "abc123", True), ("e\u0301", "\u00e9", True), ("a\u00a0b", "a b", True),
        ("soft\u00adhyphen", "softhyphen", True), ("Abc", "abc", False), (" a", "a", False),
        ("\u05d01", "\u05d01 ", False), ("tab\tx", "tabx", False), ("\u00ad", "", False),
    ],
)  # fmt: skip
def test_passwords_are_prepared_as_libpq_does(one: str, other: str, same: bool) -> None:
    salt = b"0123456789abcdef"
    assert (scram_verifier(one, salt) == scram_verifier(other, salt)) is same


@pytest.mark.usefixtures("far_away")
def test_times_are_those_of_shijiazhuang_on_every_computer() -> None:
    evening = datetime(2026, 12, 31, 16, 5, tzinfo=timezone.utc)
    assert local_time(evening) == "01-01 00:05"
    assert local_time(evening - timedelta(hours=3), "%Y-%m-%d %H:%M") == "2026-12-31 21:05"
    assert local_time(None) == ""
