"""Amounts of money as they are written: in full, in short, and for how many they are known."""

from __future__ import annotations

from ui.rounding import to_four_digits
from ui.text import Text
from zmos_data.queries import Amount


def in_full(text: Text, value: float) -> str:
    """Write an amount to the cent, without cents where it has none."""
    return text.number(value, 0 if float(value).is_integer() else 2)


def single(text: Text, value: float, *, rounded: bool) -> str:
    """Write the amount of one project as its source has it; a rounded one has no cents."""
    if rounded:
        return text.approximately(text.number(value))
    return in_full(text, value)


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
