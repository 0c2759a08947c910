"""Who may change the data: the operator's list, and what a provider says of a person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from zmos_data.catalogue import say_in
from zmos_data.editors import (
    FILE_VARIABLE,
    Editor,
    Editors,
    NotAllowedError,
    check_release,
    editors_file,
    identify,
    may_change,
    read_editors,
)

TOWNS = {"061": "Ljubljana", "096": "Ptuj"}
NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
LIST = """
signed_in_hours = 8

[[editor]]
email = " Ana.Novak@Ptuj.si "
towns = ["096"]
may_release = true

[[editor]]
email = "urednistvo@zmos.si"
towns = ["all"]
may_release = true

[[editor]]
email = "praktikant@zmos.si"
towns = ["all"]
"""
ANA, OFFICE = "ana.novak@ptuj.si", "urednistvo@zmos.si"


def read(tmp_path, content: str | bytes) -> Editors:
    path = tmp_path / "editors.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_editors(path, TOWNS)


def claims(email: object = ANA, hours: float = 1, **more: object) -> dict[str, object]:
    signed_in = (NOW - timedelta(hours=hours)).timestamp()
    return {"email": email, "iat": int(signed_in), "email_verified": True, **more}


@pytest.fixture
def editors(tmp_path) -> Editors:
    return read(tmp_path, LIST)


def test_a_list_is_read(editors):
    assert editors.problems == ()
    assert editors.hours == 8
    assert editors.people[ANA] == Editor(ANA, ("096",), may_release=True)
    assert editors.people["praktikant@zmos.si"] == Editor("praktikant@zmos.si", ("all",))


def test_no_list_lets_nobody_in_and_is_no_problem(monkeypatch):
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    assert read_editors(editors_file(), TOWNS) == Editors()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[[editor]]\nemail = \xff", "no TOML file"),
        ("[[editor]", "no TOML file"),
        ("editor = 5", "[[editor]]"),
        ('editor = ["a"]', "[[editor]]"),
        ("editors = []", "editors is not known"),
        ("signed_in_hours = true", "whole number from 1 to 720; found True"),
        ("signed_in_hours = 0", "found 0"),
        ('[[editor]]\ntowns = ["096"]', "Editor 1: email must be an address; found None"),
        ('[[editor]]\nemail = "ana"\ntowns = ["096"]', "found 'ana'"),
        ('[[editor]]\nemail = "a@b.si"', "Editor 1: towns"),
        ('[[editor]]\nemail = "a@b.si"\ntowns = []', "found []"),
        ('[[editor]]\nemail = "a@b.si"\ntowns = "096"', "found '096'"),
        ('[[editor]]\nemail = "a@b.si"\ntowns = ["96"]', "a list of 061, 096; found ['96']"),
        ('[[editor]]\nemail = "a@b.si"\ntowns = [96]', "found [96]"),
        ('[[editor]]\nemail = "a@b.si"\ntowns = [["096"]]', "found [['096']]"),
        ('[[editor]]\nemail = "a@b.si"\ntowns = ["096"]\nrole = 1', "Editor 1: role is not known"),
        ('[[editor]]\nemail = "a@b.si"\ntowns = ["096"]\nmay_release = "yes"', "found 'yes'"),
        (LIST + '[[editor]]\nemail = "ANA.NOVAK@ptuj.si"\ntowns = ["096"]', "in it twice"),
    ],
)
def test_one_fault_lets_nobody_in_and_is_named_in_both_languages(tmp_path, content, says):
    found = read(tmp_path, content)
    assert found.people == {}
    assert any(says in problem for problem in found.problems)
    assert all(say_in("sl", problem) != problem for problem in found.problems)


def test_a_file_that_is_missing_or_a_folder_lets_nobody_in(tmp_path):
    for path in (tmp_path / "none.toml", tmp_path):
        found = read_editors(path, TOWNS)
        assert found.people == {}
        assert len(found.problems) == 1


def test_a_person_is_known_by_a_verified_address(editors):
    assert identify(editors, claims("Ana.Novak@ptuj.si"), NOW).email == ANA
    without = claims()
    del without["email_verified"]
    assert identify(editors, without, NOW).email == ANA


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (claims(hours=8.01), "expired"),
        (claims(iat=None), "expired"),
        (claims(iat=True), "expired"),
        (claims(iat="1795867200"), "expired"),
        (claims(iat=float("nan")), "expired"),
        ({"email": ANA, "email_verified": True}, "expired"),
        ({}, "expired"),
        (claims(email=""), "does not say the e-mail"),
        (claims(email=[ANA]), "does not say the e-mail"),
        (claims(email_verified=False), "not verified"),
        (claims(email_verified="false"), "not verified"),
        (claims(email_verified="true"), "not verified"),
        (claims(email_verified=None), "not verified"),
        (claims("someone@ptuj.si"), "not on the list"),
        (claims(ANA + "\u200b"), "not on the list"),
    ],
)
def test_anybody_else_is_refused_with_the_reason(editors, said, reason):
    with pytest.raises(NotAllowedError, match=reason):
        identify(editors, said, NOW)


def test_an_editor_changes_their_towns_alone(editors):
    ana, office = editors.people[ANA], editors.people[OFFICE]
    assert may_change(ana, ["096"])
    assert may_change(ana, [])
    assert not may_change(ana, ["061", "096"])
    assert not may_change(ana, ["all"])
    assert may_change(office, ["061", "096", "all"])


def test_the_gate_of_a_release(editors):
    assert check_release(editors, claims(), {"096"}, NOW).email == ANA
    assert check_release(editors, claims(OFFICE), {"061", "all"}, NOW).email == OFFICE


@pytest.mark.parametrize(
    ("said", "towns", "reason"),
    [
        (claims(), {"061", "096"}, r"data of: Ljubljana; ana\.novak@ptuj\.si .* of: Ptuj\."),
        (claims(), {"all"}, "data of all towns"),
        (claims("praktikant@zmos.si"), {"096"}, "not release"),
        (claims(hours=9), {"096"}, "expired"),
        (claims("someone@ptuj.si"), set(), "not on the list"),
    ],
)
def test_what_does_not_pass_the_gate(editors, said, towns, reason):
    with pytest.raises(NotAllowedError, match=reason):
        check_release(editors, said, towns, NOW)


def test_who_is_taken_off_the_list_releases_nothing_more(tmp_path, editors):
    assert check_release(editors, claims(), {"096"}, NOW)
    later = read(tmp_path, LIST.replace("Ana.Novak", "Eva.Novak"))
    with pytest.raises(NotAllowedError, match="not on the list"):
        check_release(later, claims(), {"096"}, NOW)
