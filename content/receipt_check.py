"""The box that says whether what was taken away still holds."""

from __future__ import annotations

from content import amounts
from content.text import Text
from zmos_data.amounts import AMOUNTS
from zmos_data.exports.stamp import COLUMNS
from zmos_data.receipt import Change, Check, Verdict


def outcome(text: Text, check: Check) -> dict[str, object]:
    """Write the outcome of a check: a sentence, and a row a difference (pure)."""
    then, now = check.then, check.now
    return {
        "verdict": check.verdict.value,
        "words": verdict(text, check.verdict),
        "made": text.say(
            "Receipt {id} of {day}, data release {version}.",
            id=then.id,
            day=text.day(then.created),
            version=then.data_version,
        )
        if then
        else "",
        "caption": text.say("What is different"),
        "heads": [text.say("What"), text.say("In the receipt"), text.say("Today")],
        "rows": [row(text, check, change) for change in check.changes],
        "figures": figures(text, now.figures())
        if now and check.verdict is not Verdict.ALTERED
        else "",
    }


def verdict(text: Text, found: Verdict) -> str:
    """Say what a check has found."""
    return {
        Verdict.SAME: text.say("The figures of this view are still the same."),
        Verdict.CHANGED: text.say("The figures of this view are no longer the same."),
        Verdict.ALTERED: text.say(
            "The link and its receipt do not belong together: one of them was changed."
        ),
        Verdict.NEEDS_LINK: text.say(
            "No view can be read out of this. Paste the whole link of the export; "
            "it stands in the file or under its QR code."
        ),
        Verdict.UNREADABLE: text.say("This is neither a receipt nor a link with one."),
    }[found]


def row(text: Text, check: Check, change: Change) -> tuple[str, str, str]:
    """Write one difference: what it is, what it was, what it is today."""
    told = [value(text, found) for found in (change.then, change.now)]
    if change.what in COLUMNS and check.then and check.now:
        sums = [receipt.figures() for receipt in (check.then, check.now)]
        told = [_sum(text, figures, change.what) for figures in sums]
        if told[0] == told[1]:  # too near to one another to differ as they are said
            told = [value(text, found) for found in (change.then, change.now)]
    return label(text, change.what), told[0], told[1]


def label(text: Text, what: str) -> str:
    """Name what two receipts differ in."""
    return {
        "projects": text.say("Projects"),
        **{column: amounts.title(text, column) for column in COLUMNS},
        "total_eur_known": text.say("Projects with a known total cost"),
        "total_eur_rounded": text.say("Total cost: a rounded figure is in it"),
        "eu_eur_known": text.say("Projects with a known EU contribution"),
        "eu_eur_rounded": text.say("EU contribution: a rounded figure is in it"),
        "cofin_total_eur_known": text.say("Projects with known co-financing"),
        "cofin_total_eur_rounded": text.say("Co-financing: a rounded figure is in it"),
        "data_version": text.say("Data release"),
        "checksum": text.say("Checksum of the data"),
        "app_version": text.say("Application version"),
        "view": text.say("Filter of the link"),
    }[what]


def value(text: Text, found: object) -> str:
    """Write a figure, a version or an answer; what is not known is said to be unknown."""
    if found is None:
        return text.say("not known")
    if isinstance(found, bool):
        return text.say("yes") if found else text.say("no")
    if isinstance(found, int | float):
        return amounts.in_full(text, found)
    return str(found)


def figures(text: Text, found: dict[str, int | float | bool | None]) -> str:
    """Say the figures of the view today."""
    sums = [
        f"{amounts.name_within(text, column)} {_sum(text, found, column)}" for column in AMOUNTS
    ]
    return text.say(
        "Today: {projects}; {sums}.",
        projects=text.count("{n} project", "{n} projects", int(found["projects"] or 0)),
        sums="; ".join(sums),
    )


def _sum(text: Text, found: dict[str, int | float | bool | None], column: str) -> str:
    eur = found[column]
    if eur is None:
        return text.say("not known")
    return text.euros(eur, rounded=bool(found[f"{column}_rounded"]))
