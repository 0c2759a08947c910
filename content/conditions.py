"""The filters of a view as they stand in a sentence: what is shown is of these alone."""

from __future__ import annotations

from collections.abc import Callable, Collection

from content import funds, labels, phrases, years
from content.page import Page
from zmos_data.facets import keeps_all
from zmos_data.selection import FACETS, UNKNOWN

# Writes the words of a kind of filter; those of one that is not on are empty.
Mark = Callable[[str, str], str]


def unmarked(_kind: str, words: str) -> str:
    """Write the words of a filter as they are."""
    return words


# Kinds whose values say by themselves what they are.
_PLAIN = ("periods", "priorities", "confirmed")


def attributes(page: Page, mark: Mark = unmarked) -> str:
    """Write what follows the word 'projects': their themes, and which value all of them lack."""
    return _themes(page, mark) + _unknown_alone(page, mark)


def conditions(page: Page, *, said: Collection[str] = (), mark: Mark = unmarked) -> str:
    """Write the other filters at the end of a sentence: periods first, then years and each kind.

    Parameters
    ----------
    page : Page
        The page.
    said : collection of str
        Kinds of filters that the sentence has said already.
    mark : callable
        Writes the words of a filter, by its kind; as they are unless told.

    Returns
    -------
    str
        Empty without a filter; otherwise with the comma before it.
    """
    (first, periods), *listed = ((kind, _enumerated(page, kind)) for kind in FACETS[1:])
    span = ("years", years.condition(page.text, page.selection))
    last = [("total", _total(page)), ("search", _search(page))]
    parts = [(first, periods), span, *listed, *last]
    told = {*said, "years"} if _is_of_unknown_years(page) else said
    written = [mark(kind, words) for kind, words in parts if kind not in told]
    return "".join(f", {words}" for words in written if words)


def is_said(page: Page, kind: str) -> bool:
    """Tell whether a facet is a condition: not where every option of the data is chosen."""
    chosen = getattr(page.selection, kind)
    return bool(chosen) and not keeps_all(page.dataset.index.facets[kind], chosen)


def _themes(page: Page, mark: Mark) -> str:
    if not is_said(page, "themes"):
        every = mark("themes", "")
        return f" ({every})" if every else ""
    text = page.text
    names = [phrases.theme_genitive(text, code) for code in page.selection.themes]
    return " " + mark("themes", text.say("on {themes}", themes=phrases.either(text, names)))


def _unknown_alone(page: Page, mark: Mark) -> str:
    """Say that only projects are shown whose years or total cost are not known."""
    text, selection = page.text, page.selection
    parts = []
    if _is_of_unknown_years(page):
        parts.append(mark("years", text.say("of years not known")))
    if selection.is_of_unknown_total:
        parts.append(mark("total", text.say("with a total cost not yet known")))
    return "".join(f" {part}" for part in parts)


def _is_of_unknown_years(page: Page) -> bool:
    return page.selection.years_unknown and not page.selection.has_years


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
        return funds.name(text, code, listed=True)
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
