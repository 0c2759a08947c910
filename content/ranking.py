"""Where most of a view lies: the towns that lead, ties and all, in words."""

from __future__ import annotations

from collections.abc import Mapping

from content import phrases
from content.page import Page

_NAMED = 3  # towns that a title names at most


def most_in(page: Page) -> str:
    """Say in which towns most of the view's projects lie (pure).

    Returns
    -------
    str
        "most in Ljubljana and Kranj"; of more than three that are even, how many and how much;
        empty where fewer than two towns have projects.
    """
    totals = page.view.totals
    counts = {code: total.projects for code, total in totals.items() if total.projects}
    if len(counts) < 2:
        return ""
    text, top = page.text, max(counts.values())
    if set(counts.values()) == {top}:
        return text.say("{n} in each", n=text.number(top))
    first = leaders(counts)
    if first:
        return text.say("most {towns}", towns=phrases.located_in(text, page.rows.towns, first))
    even = [code for code, n in counts.items() if n == top]
    return text.say(
        "most, {n} each, in {towns} towns", n=text.number(top), towns=text.number(len(even))
    )


def leaders(values: Mapping[str, float]) -> list[str]:
    """Return who leads: those who are even at the top, and a clear second behind a clear first.

    Empty where more than three are even: to name some of them would be a choice of ours. Their
    order is that of the mapping.
    """
    heights = sorted(set(values.values()), reverse=True)
    first, *rest = ([code for code, n in values.items() if n == height] for height in heights[:2])
    if len(first) > _NAMED:
        return []
    second = rest[0] if rest else []
    return [*first, *second] if len(first) == len(second) == 1 and len(values) > 2 else first


def extremes(page: Page, values: Mapping[str, str], order: Mapping[str, float]) -> str:
    """Say from which value to which the towns reach, with who has them (pure).

    Parameters
    ----------
    page : Page
        The page.
    values : mapping of str to str
        Of each town, its value in words.
    order : mapping of str to float
        Of the same towns, the value; two at least, not all even.
    """
    ends = [
        f"{next(values[code] for code in even)} ({_who(page, even)})"
        for height in (min(order.values()), max(order.values()))
        for even in [[code for code, value in order.items() if value == height]]
    ]
    return page.text.say("from {least} to {most}", least=ends[0], most=ends[1])


def _who(page: Page, codes: list[str]) -> str:
    if len(codes) > _NAMED:
        return page.text.count("{n} town", "{n} towns", len(codes))
    return phrases.join(page.text, [page.town_names[code] for code in codes])
