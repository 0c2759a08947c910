"""The releases of the data, for editors: what was released, by whom, and why something was not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from content import table_problems
from content.text import Text
from zmos_data import limits
from zmos_data.editing.proposal import Proposal
from zmos_data.model import Problem
from zmos_data.release.store import Release
from zmos_data.slovenian_time import in_slovenia


def no_store(text: Text, why: str) -> str:
    """Say that nothing can be released here, and why (pure)."""
    return text.say("Nothing can be released on this site: {why}.", why=text.say_phrase(why))


def who_releases(text: Text, *, is_configured: bool) -> str:
    """Say who releases where nobody is signed in (pure)."""
    if is_configured:
        return text.say("Editors release. Sign in at the top of this part.")
    return text.say(
        "Whoever runs this site releases the file: {command}",
        command="python -m zmos_data.release publish",
    )


def not_yet(text: Text, proposal: Proposal | None, *, is_checked: bool) -> str:
    """Say what is missing before a file can be released (pure)."""
    if proposal is None and not is_checked:
        return text.say("First check a file.")
    if proposal is None or proposal.faults:
        return text.say("First fix what the check names.")
    if asked := proposal.asked:
        return text.count("First answer {n} question.", "First answer {n} questions.", asked)
    return text.say("There is nothing to release.")


def done(text: Text, release: Release) -> str:
    """Say that a release was made (pure)."""
    if release.restores is not None:
        return text.say(
            "Release no. {earlier} is back, as release {version} (no. {n}). Everybody sees it "
            "within seconds.",
            earlier=text.number(release.restores),
            version=release.version,
            n=text.number(release.number),
        )
    return text.say(
        "Release {version} (no. {n}) is out. Everybody sees it within seconds.",
        version=release.version,
        n=text.number(release.number),
    )


def refused(text: Text, why: str) -> str:
    """Say that a store did not take a release, and why (pure)."""
    return text.say("Nothing was released: {why}.", why=text.say_phrase(why))


def does_not_pass(text: Text, problems: Sequence[Problem]) -> str:
    """Say that data do not pass their checks (pure)."""
    return text.count(
        "Nothing was released: the data have {n} problem.",
        "Nothing was released: the data have {n} problems.",
        min(len(problems), limits.PROBLEMS),
        n=table_problems.number(text, problems),
    )


def history(text: Text, releases: Sequence[Release]) -> dict[str, Any] | None:
    """Write the releases as a table, the newest first (pure)."""
    if not releases:
        return None
    return {
        "fold": text.count("{n} release", "{n} releases", len(releases)),
        "heads": [
            text.say("Release number"),
            text.say("Data release"),
            text.say("When"),
            text.say("Who"),
            text.say("Note"),
            text.say("What it changes"),
        ],
        "rows": [
            [
                text.number(release.number),
                release.version,
                _when(text, release),
                release.editor,
                release.note,
                text.of(release, "changelog"),
            ]
            for release in releases[: limits.PROBLEMS]
        ],
        "more": "",
    }


def name(text: Text, release: Release) -> str:
    """Name a release in a list (pure)."""
    return f"{release.number}: {release.version}, {_when(text, release)}"


def _when(text: Text, release: Release) -> str:
    when = in_slovenia(release.released)
    return text.say("{day} at {time}", day=text.day(when), time=f"{when:%H:%M}")
