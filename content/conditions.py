"""The filters of a view as they stand in a sentence: what is shown is of these alone."""

from __future__ import annotations

from collections.abc import Collection

from content import labels, phrases, years
from content.page import Page
from zmos_data.facets import keeps_all
from zmos_data.selection import FACETS, UNKNOWN

# Kinds whose values say by themselves what they are.
_PLAIN = ("periods", "priorities", "confirmed")


def attributes(page: Page) -> str:
    """Write what follows the word 'projects': their themes, and which value all of them lack."""
    return _themes(page) + _unknown_alone(page)


def conditions(page: Page, *, said: Collection[str] = ()) -> str:
    """Write the other filters at the end of a sentence: periods first, then years and each kind.

    Parameters
    ----------
    page : Page
        The page.
    said : collection of str
        Kinds of filters that the sentence has said already.

    Returns
    -------
    str
        Empty without a filter; otherwise with the comma before it.
    """
    periods, *listed = ("" if kind in said else _enumerated(page, kind) for kind in FACETS[1:])
    span = years.condition(page.text, page.selection)
    parts = [periods, span, *listed, _total(page), _search(page)]
    return "".join(f", {part}" for part in parts if part)


def is_said(page: Page, kind: str) -> bool:
    """Tell whether a facet is a condition: not where every option of the data is chosen."""
    chosen = getattr(page.selection, kind)
    return bool(chosen) and not keeps_all(page.dataset.index.facets[kind], chosen)


def _themes(page: Page) -> str:
    if not is_said(page, "themes"):
        return ""
    text = page.text
    names = [phrases.theme_genitive(text, code) for code in page.selection.themes]
    return " " + text.say("on {themes}", themes=phrases.either(text, names))


def _unknown_alone(page: Page) -> str:
    """Say that only projects are shown whose years or total cost are not known."""
    text, selection = page.text, page.selection
    parts = []
    if selection.years_unknown and not selection.has_years:
        parts.append(text.say("of years not known"))
    if selection.is_of_unknown_total:
        parts.append(text.say("with a total cost not yet known"))
    return "".join(f" {part}" for part in parts)


def _enumerated(page: Page, kind: str) -> str:
    """Write a facet with the options that were chosen; empty where it is no condition."""
    if not is_said(page, kind):
        return ""
    text, codes = page.text, getattr(page.selection, kind)
    if codes == (UNKNOWN,):
        return _not_known(page, kind)
    values = phrases.either(text, [_value(page, kind, code) for code in codes])
    if kind in _PLAIN:
        return values
    return text.say(
        "{name}: {values}", name=phrases.inside(labels.facet(text, kind)), values=values
    )


def _value(page: Page, kind: str, code: str) -> str:
    """Write an option of a facet; none has a choice in its own words, which would be two."""
    text = page.text
    if code == UNKNOWN:
        return _not_known(page, kind) if kind in _PLAIN else text.say_as("choice", "not known")
    if kind == "funds" and len(page.selection.funds) > 1:
        return labels.fund(text, code, listed=True)
    return labels.filter_value(page, kind, code)


def _not_known(page: Page, kind: str) -> str:
    """Say that a project's value of a facet is not known."""
    text = page.text
    known = {
        "priorities": text.say("investment priority not known"),
        "stages": text.say("stage not known"),
        "funds": text.say("fund not known"),
    }
    return known.get(kind) or text.say(
        "{name}: {values}",
        name=phrases.inside(labels.facet(text, kind)),
        values=text.say("not known"),
    )


def _total(page: Page) -> str:
    text, selection = page.text, page.selection
    if not selection.has_range:
        return ""
    bounds = labels.total_range(text, selection)
    if selection.total_unknown:
        return text.say("total cost {range} or not known", range=bounds)
    return text.say("total cost {range}", range=bounds)


def _search(page: Page) -> str:
    text, search = page.text, page.selection.search
    return text.say("search: {words}", words=phrases.searched(text, search)) if search else ""
