"""What changed between two releases in words: sentences, names of its parts, cells."""

from __future__ import annotations

from content import amounts, dates, labels, phrases, project_amounts
from content.releases import Pair, Release, day_of
from content.text import Text
from zmos_data.change_kinds import ChangedAmount, ChangedProject
from zmos_data.changes import Changes


def kind(text: Text, code: str) -> str:
    """Name a kind of change, as the title of its list."""
    return {
        "new": text.say("New projects"),
        "moved": text.say("At another stage"),
        "amounts": text.say("Changed amounts"),
        "withdrawn": text.say("Withdrawn projects"),
        "relocated": text.say("Moved to another town"),
        "other": text.say("Other changes of projects"),
        "facts": text.say("Changed facts of towns"),
        "confirmed": text.say("Answers of towns"),
        "sources": text.say("New sources"),
    }[code]


def kind_briefly(text: Text, code: str) -> str:
    """Name a kind of change over a column of counts."""
    return {
        "new": text.say_as("projects", "New"),
        "moved": text.say("At another stage"),
        "amounts": text.say("With a changed amount"),
        "withdrawn": text.say_as("projects", "Withdrawn"),
        "other": text.say_as("projects", "With other changes"),
    }[code]


def part(text: Text, code: str) -> str:
    """Name what led from one sum to another."""
    return {
        "new": text.say("New projects"),
        "withdrawn": text.say("Withdrawn projects"),
        "entered": text.say("Came into the view by a change"),
        "left": text.say("Left the view by a change"),
        "known": text.say("Amounts that became known"),
        "unknown": text.say("Amounts that are no longer known"),
        "corrected": text.say("Corrected amounts"),
    }[code]


def counts(text: Text, found: Changes) -> list[str]:
    """Say how many changes there are of each kind; those that do not occur are left out."""
    relocated = {change.project.project_id for change in found.relocated}
    other = {change.project.project_id for change in found.otherwise}
    said = [
        (found.new, text.count("{n} new project", "{n} new projects", len(found.new))),
        (
            found.moved,
            text.count(
                "{n} project at another stage", "{n} projects at another stage", len(found.moved)
            ),
        ),
        (
            found.amounts,
            text.count("{n} changed amount", "{n} changed amounts", len(found.amounts)),
        ),
        (
            found.withdrawn,
            text.count("{n} withdrawn project", "{n} withdrawn projects", len(found.withdrawn)),
        ),
        (
            relocated,
            text.count(
                "{n} project moved to another town",
                "{n} projects moved to another town",
                len(relocated),
            ),
        ),
        (
            other,
            text.count(
                "{n} project changed otherwise", "{n} projects changed otherwise", len(other)
            ),
        ),
        (
            found.facts,
            text.count(
                "{n} changed fact of a town", "{n} changed facts of towns", len(found.facts)
            ),
        ),
        (
            found.confirmed,
            text.count(
                "{n} answer of a town on its rows",
                "{n} answers of towns on their rows",
                len(found.confirmed),
            ),
        ),
        (found.sources, text.count("{n} new source", "{n} new sources", len(found.sources))),
    ]
    return [words for rows, words in said if rows]


def restoring(text: Text, restored: Release) -> str:
    """Say which earlier release another one is a return to."""
    return text.say("return to release {version}", version=restored.version)


def sentence(text: Text, pair: Pair, found: Changes) -> str:
    """Say in one sentence what changed between two releases, and whether one is a rollback."""
    said = counts(text, found)
    if pair.restored is not None:
        back, words = restoring(text, pair.restored), phrases.join(text, said)
        said = (
            [text.say("{return_to} ({changes})", return_to=back, changes=words)] if said else [back]
        )
    first = {"day": day(text, pair.before), "version": pair.before.version}
    last = {"last_day": day(text, pair.after), "last_version": pair.after.version}
    if pair.newest:
        if not said:
            return text.say("Since {day} (release {version}), nothing has changed.", **first)
        changed = phrases.join(text, said)
        return text.say("Since {day} (release {version}): {changes}.", changes=changed, **first)
    if not said:
        return text.say(
            "From {day} (release {version}) to {last_day} (release {last_version}), nothing "
            "changed.",
            **first,
            **last,
        )
    return text.say(
        "From {day} (release {version}) to {last_day} (release {last_version}): {changes}.",
        changes=phrases.join(text, said),
        **first,
        **last,
    )


def day(text: Text, release: Release) -> str:
    """Write the day of a release."""
    return text.day(day_of(release.released))


def named(text: Text, release: Release, restored: Release | None = None) -> str:
    """Name a release among others, with the earlier one that it restores."""
    name = text.say(
        "{day}, release {version} (no. {number})",
        day=day(text, release),
        version=release.version,
        number=release.number,
    )
    return f"{name}: {restoring(text, restored)}" if restored is not None else name


def project_name(language: str, project: ChangedProject) -> str:
    """Return a project's name in the language, the Slovenian one where there is no other."""
    return (project.name_en if language == "en" else None) or project.name_sl


def amount(text: Text, value: float | None, precision: str | None) -> str:
    """Write an amount in full with its unit, or that it is not known."""
    if value is None:
        return text.say("not known")
    return project_amounts.with_precision(text, text.euros(value), precision or "")


def amounts_before_and_after(text: Text, change: ChangedAmount) -> tuple[str, str]:
    """Write an amount before and after a change; where only its precision is another, say so."""
    pairs = (
        (change.before, change.precision_before),
        (change.after, change.precision_after),
    )
    before, after = (amount(text, value, precision) for value, precision in pairs)
    if before != after:
        return before, after
    return tuple(  # type: ignore[return-value]
        f"{amount(text, value, None)} ({project_amounts.precision(text, precision or '')})"
        for value, precision in pairs
    )


def added(text: Text, cents: int) -> str:
    """Write what is added to a sum, with its sign; a dash where it is nothing."""
    if not cents:
        return "–"
    return f"{'+' if cents > 0 else '−'}{amounts.in_full(text, abs(cents) / 100)}"


def more_or_less(text: Text, n: int) -> str:
    """Write by how many something becomes more or less; a dash where by none."""
    if not n:
        return "–"
    return f"{'+' if n > 0 else '−'}{text.number(abs(n))}"


def stage(text: Text, code: str | None, as_of: str | None = None) -> str:
    """Name a stage, with the day that it is of where that is known."""
    words = labels.stage(text, code)
    return f"{words} ({dates.month(text, as_of)})" if code and as_of else words
