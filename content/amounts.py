"""Amounts of money: what each is called, and how it is written, in full and in short."""

from __future__ import annotations

from collections.abc import Iterable

from content import phrases
from content.rounding import to_four_digits
from content.text import Text
from zmos_data.amounts import Amount, Amounts


def name(text: Text, column: str) -> str:
    """Name an amount, so that it is clear beside the others."""
    return {
        "total_eur": text.say("Total cost"),
        "cofin_total_eur": text.say("Public co-financing (EU + national budget)"),
        "eu_eur": text.say("EU contribution"),
    }[column]


def name_within(text: Text, column: str) -> str:
    """Name an amount inside a sentence: with a small letter, but for an abbreviation."""
    return phrases.inside(name(text, column))


def short_name(text: Text, column: str) -> str:
    """Name an amount where there is room for a word or two, beside the others."""
    return text.say("EU + state") if column == "cofin_total_eur" else name(text, column)


def title(text: Text, column: str) -> str:
    """Name an amount with its unit."""
    return {
        "total_eur": text.say("Total cost (EUR)"),
        "cofin_total_eur": text.say("Public co-financing (EU + national budget, EUR)"),
        "eu_eur": text.say("EU contribution (EUR)"),
    }[column]


def head(text: Text, column: str) -> str:
    """Name an amount with its unit over a column, beside the others."""
    return text.say("EU + state (EUR)") if column == "cofin_total_eur" else title(text, column)


def in_full(text: Text, value: float) -> str:
    """Write an amount to the cent, without cents where it has none."""
    return text.number(value, 0 if float(value).is_integer() else 2)


def sum_in_full(text: Text, amount: Amount) -> str:
    """Write a sum to the cent; an approximate one to four digits, for it is no more exact."""
    if amount.eur is None:
        return text.say("not known")
    if amount.rounded:
        return approximate_sum(text, amount.eur)
    return in_full(text, amount.eur)


def approximate_sum(text: Text, value: float) -> str:
    """Write an approximate sum, or what was computed of one."""
    return text.approximately(text.number(to_four_digits(value)))


def known_of(text: Text, amount: Amount) -> str:
    """Say for how many projects a sum is known; nothing where it is said to be unknown."""
    if not amount.projects:
        return text.say("no project")
    return stands_on(text, amount.known, amount.projects) if amount.known else ""


def stands_on(text: Text, known: int, projects: int) -> str:
    """Say for how many of the projects a figure is known."""
    return text.count(
        "known for {known} of {n} project",
        "known for {known} of {n} projects",
        projects,
        known=text.number(known),
    )


def of_other_projects(text: Text, groups: Iterable[Amounts]) -> str:
    """Say of sums side by side that their projects may differ; empty where they cannot."""
    for sums in groups:
        known = [found for found in sums.values() if found.known]
        if len(known) > 1 and any(found.known < found.projects for found in known):
            return text.say(
                "The sums may be of different projects: each counts those whose amount is known."
            )
    return ""


def in_millions(text: Text, amount: Amount) -> str:
    """Write a sum in millions of euros, for a table whose heads say so; "≈" if approximate."""
    if amount.eur is None:
        return text.say("not known")
    # Two decimals, and more where they would make nought of a small sum.
    figure = text.number(amount.eur / 1e6, 2 if amount.eur >= 10_000 or not amount.eur else 4)
    return f"≈ {figure}" if amount.rounded else figure


def amount(text: Text, amount: Amount) -> str:
    """Write a sum in short, or say that it is not known; a dash where nothing is added up."""
    if not amount.projects:
        return "–"
    if amount.eur is None:
        return text.say("not known")
    return text.short_euros(amount.eur, rounded=amount.rounded)


def stated(text: Text, amount: Amount) -> str:
    """Write a sum as a sentence has it, with what it stands on."""
    if amount.eur is None:
        return text.say("not known") if amount.projects else known_of(text, amount)
    figure = text.euros_in_words(amount.eur, rounded=amount.rounded)
    return f"{figure}, {known_of(text, amount)}"
