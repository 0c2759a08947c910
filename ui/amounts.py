"""Amounts of money as they are written: in full, in short, and for how many they are known."""

from __future__ import annotations

from ui.text import Text
from zmos_data.queries import Amount


def in_full(text: Text, value: float) -> str:
    """Write an amount to the cent, without cents where it has none."""
    return text.number(value, 0 if float(value).is_integer() else 2)


def sum_in_full(text: Text, amount: Amount) -> str:
    """Write a sum to the cent, so that the sums of parts add up on screen to their whole."""
    if amount.eur is None:
        return text.say("not known")
    figure = in_full(text, amount.eur)
    return text.say("approx. {figure}", figure=figure) if amount.rounded else figure


def known_of(text: Text, amount: Amount) -> str:
    """Say for how many projects a sum is known."""
    if not amount.projects:
        return text.say("no project")
    return text.say(
        "known for {known} of {projects}",
        known=text.number(amount.known),
        projects=text.number(amount.projects),
    )


def amount(text: Text, amount: Amount) -> str:
    """Write a sum in short, or say that it is not known; a dash where nothing is added up."""
    if not amount.projects:
        return "–"
    if amount.eur is None:
        return text.say("not known")
    return text.short_euros(amount.eur, rounded=amount.rounded)
