"""Who may change the data: an operator's list of people, each with the towns that are theirs.

The list is a TOML file that ``ZMOS_EDITORS`` names. What is wrong in it lets nobody in: a list
that is half understood would leave somebody out, or in, without a word.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from zmos_data import limits
from zmos_data.collation import collation_key
from zmos_data.package import UnreadableError, read_file
from zmos_data.phrase import Phrase

FILE_VARIABLE = "ZMOS_EDITORS"
ALL = "all"
HOURS = 10  # a working day
_MOST_HOURS = 24 * 30  # Streamlit's own cookie lasts no longer
_KEYS = {"email", "towns", "may_release"}


@dataclass(frozen=True)
class Editor:
    """A person who changes data.

    Attributes
    ----------
    email : str
        Address in small letters, as the provider has verified it.
    towns : tuple of str
        Codes of the towns whose data they may change; ``("all",)`` for everything.
    may_release : bool
        Whether they may also release what they changed.
    """

    email: str
    towns: tuple[str, ...]
    may_release: bool = False

    @property
    def has_all(self) -> bool:
        """Whether they may change everything."""
        return ALL in self.towns


@dataclass(frozen=True)
class Editors:
    """Everybody who may change data.

    Attributes
    ----------
    people : mapping of str to Editor
        By address; nobody where the list is missing or wrong.
    hours : int
        For how long a sign-in holds.
    names : mapping of str to str
        Names of the towns by code, for what is said.
    problems : tuple of str
        What is wrong with the list, as `Phrase`.
    """

    people: Mapping[str, Editor] = field(default_factory=dict)
    hours: int = HOURS
    names: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


class NotAllowedError(Exception):
    """Somebody may not do what they asked for; carries the reason in words."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


def editors_file() -> Path | None:
    """Return the list that the operator has named; None where there is none."""
    named = os.environ.get(FILE_VARIABLE)
    return Path(named) if named else None


def read_editors(path: Path | None, towns: Mapping[str, str]) -> Editors:
    """Read the list of editors; nobody is on one that is missing or wrong.

    Parameters
    ----------
    path : Path or None
        The file; None where the operator has named none, which is no problem.
    towns : mapping of str to str
        Names of the towns that the data know, by code.
    """
    if path is None:
        return Editors()
    try:
        said = tomllib.loads(read_file(path, limits.MB).decode("utf-8"))
    except UnreadableError as error:
        return Editors(problems=(Phrase("The list of editors: {reason}.", reason=error.reason),))
    except ValueError as error:  # no UTF-8, or no TOML
        return Editors(
            problems=(Phrase("The list of editors is no TOML file: {error}", error=error),)
        )
    problems = tuple(_problems(said, towns))
    if problems:
        return Editors(problems=problems)
    people = [_editor(row) for row in said.get("editor", [])]
    hours = said.get("signed_in_hours", HOURS)
    return Editors({one.email: one for one in people}, hours, towns)


def _editor(row: Mapping[str, Any]) -> Editor:
    return Editor(_address(row["email"]), tuple(row["towns"]), row.get("may_release", False))


def _address(said: str) -> str:
    return said.strip().lower()


def _problems(said: Mapping[str, Any], towns: Collection[str]) -> Iterator[Phrase]:
    """Name everything that is wrong with a list."""
    for key in sorted(set(said) - {"editor", "signed_in_hours"}):
        yield Phrase("The list of editors: {key} is not known.", key=key)
    hours = said.get("signed_in_hours", HOURS)
    if type(hours) is not int or not 1 <= hours <= _MOST_HOURS:
        yield Phrase(
            "The list of editors: {key} must be a whole number from 1 to {most}; found {found}.",
            key="signed_in_hours",
            most=_MOST_HOURS,
            found=_shown(hours),
        )
    rows = said.get("editor", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield Phrase("The list of editors: each editor must begin with {head}.", head="[[editor]]")
        return
    for n, row in enumerate(rows, 1):
        yield from _problems_of_row(n, row, towns)
    addresses = [_address(row["email"]) for row in rows if isinstance(row.get("email"), str)]
    for twice in sorted({one for one in addresses if addresses.count(one) > 1}):
        yield Phrase("The list of editors: {email} is in it twice.", email=_shown(twice))


def _problems_of_row(n: int, row: Mapping[str, Any], towns: Collection[str]) -> Iterator[Phrase]:
    for key in sorted(set(row) - _KEYS):
        yield Phrase("Editor {n}: {key} is not known.", n=n, key=key)
    email = row.get("email")
    if not isinstance(email, str) or "@" not in email.strip()[1:-1]:
        yield Phrase(
            "Editor {n}: {key} must be an address; found {found}.",
            n=n,
            key="email",
            found=_shown(email),
        )
    own = row.get("towns")
    known = (*sorted(towns), ALL)
    if not isinstance(own, list) or not own or any(town not in known for town in own):
        yield Phrase(
            "Editor {n}: {key} must be {all} or a list of {codes}; found {found}.",
            n=n,
            key="towns",
            all='["all"]',
            codes=", ".join(known[:-1]),
            found=_shown(own),
        )
    if not isinstance(row.get("may_release", False), bool):
        yield Phrase(
            "Editor {n}: {key} must be true or false; found {found}.",
            n=n,
            key="may_release",
            found=_shown(row["may_release"]),
        )


def _shown(found: object) -> str:
    return f"{found!r:.{limits.FOUND}}"


def identify(editors: Editors, claims: Mapping[str, object], now: datetime) -> Editor:
    """Return the editor that a provider's claims are of.

    Parameters
    ----------
    editors : Editors
        The list as it is now.
    claims : mapping of str to object
        Claims of the ID token; those of a token that the provider has signed.
    now : datetime
        The present moment, with its zone.

    Raises
    ------
    NotAllowedError
        If the sign-in is too old, the address is missing or not verified, or not on the list.
    """
    if not _is_fresh(claims.get("iat"), editors.hours, now):
        raise NotAllowedError(Phrase("The sign-in has expired. Sign in again."))
    email = claims.get("email")
    if not isinstance(email, str) or not email:
        raise NotAllowedError(
            Phrase("The provider does not say the e-mail address, by which editors are known.")
        )
    if claims.get("email_verified", True) is not True:
        raise NotAllowedError(
            Phrase("The provider has not verified the address {email}.", email=email)
        )
    if _address(email) not in editors.people:
        raise NotAllowedError(
            Phrase(
                "{email} is not on the list of editors. Whoever runs the dashboard can add it.",
                email=email,
            )
        )
    return editors.people[_address(email)]


def _is_fresh(since: object, hours: int, now: datetime) -> bool:
    """Tell whether a moment, in seconds as tokens have it, is not too long ago."""
    return type(since) in (int, float) and now.timestamp() - float(str(since)) <= hours * 3600


def may_change(editor: Editor, towns: Collection[str]) -> bool:
    """Tell whether an editor may change the data of towns; of none, anybody may."""
    return editor.has_all or set(towns) <= set(editor.towns)


def check_release(
    editors: Editors, claims: Mapping[str, object], towns: Collection[str], now: datetime
) -> Editor:
    """Return the editor who may release a change; the one gate in front of every release.

    Parameters
    ----------
    editors, claims, now
        As `identify` takes them.
    towns : collection of str
        Codes of the towns whose data change; ``all`` where something changes that is of no town.

    Raises
    ------
    NotAllowedError
        If nobody is signed in who may, with the reason.
    """
    editor = identify(editors, claims, now)
    if not editor.may_release:
        raise NotAllowedError(
            Phrase(
                "{email} may prepare changes and not release them. Send the file to somebody "
                "who may.",
                email=editor.email,
            )
        )
    if not may_change(editor, towns):
        raise NotAllowedError(_not_theirs(editors, editor, set(towns) - set(editor.towns)))
    return editor


def _not_theirs(editors: Editors, editor: Editor, foreign: Collection[str]) -> Phrase:
    own = _named(editors, editor.towns)
    if ALL in foreign:
        return Phrase(
            "The change concerns data of all towns; {email} may change those of: {own}.",
            email=editor.email,
            own=own,
        )
    return Phrase(
        "The change concerns data of: {towns}; {email} may change those of: {own}.",
        towns=_named(editors, foreign),
        email=editor.email,
        own=own,
    )


def _named(editors: Editors, codes: Collection[str]) -> str:
    names = (editors.names.get(code, code) for code in codes)
    return ", ".join(sorted(names, key=collation_key))
