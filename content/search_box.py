"""The search on screen: its box with suggestions, what else it found, and its words one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from content import store
from content.page import Page
from zmos_data.facets import passing
from zmos_data.links import change
from zmos_data.parameters import SEARCH, SEARCH_LIMIT
from zmos_data.search.suggestions import Suggestions, build_suggestions
from zmos_data.search.terms import read_terms
from zmos_data.selection import Selection


def box(page: Page) -> dict[str, object]:
    """Write the box of the search with the words that it suggests (pure)."""
    text, selection = page.text, page.selection
    return {
        "base": change("", selection, selection.without("search")),
        "name": SEARCH,
        "value": selection.search,
        "limit": SEARCH_LIMIT,
        "label": text.say("Search projects"),
        "button": text.say("Search"),
        "suggestions": text.say("Suggestions with the number of projects"),
        "words": store.cached_part(page, suggested),
    }


def suggested(page: Page) -> list[tuple[str, str]]:
    """Write what is suggested, and how many projects it would leave under the other filters.

    On the page of a town, of that town's.
    """
    town = page.selection.municipality_code if page.name == "town" else None
    kept = passing(page.dataset.index, _within(page.selection.without("search"), town))
    suggestions: Suggestions = store.lasting(page, _suggestions)
    return [(label, page.text.number(n)) for label, n in suggestions.counts(kept)]


def _suggestions(page: Page) -> Suggestions:
    data, language = page.dataset, page.text.language
    names = data.projects[f"name_{language}"]
    return build_suggestions(data.index.search, names, [*page.town_names.values()], language)


def _within(selection: Selection, town: str | None) -> Selection:
    """Return the filters of a view, those of a town's projects alone where there is one."""
    return replace(selection.filters, towns=(town,)) if town else selection.filters


def also(page: Page, town: str | None = None) -> str:
    """Say by which synonyms the search has found what is shown; empty where by none (pure).

    Parameters
    ----------
    page : Page
        The page.
    town : str, optional
        Code of the town whose projects are shown; all of the view where it is not given.
    """
    if not page.selection.search:
        return ""
    index = page.dataset.index
    kept = passing(index, _within(page.selection, town))
    others = index.search.others(page.selection.search, kept, page.text.language)
    if not others:
        return ""
    return page.text.say("Also found: {words}.", words=", ".join(others))


@dataclass(frozen=True)
class WordAlone:
    """A word of a search as a search of its own.

    Attributes
    ----------
    label : str
        The word, and how many projects it would leave.
    go : str
        The view that it leads to; "" where it would leave none.
    """

    label: str
    go: str


@dataclass(frozen=True)
class EachAlone:
    """The words of a search one by one, and what is said before them."""

    words: str
    choices: tuple[WordAlone, ...]


def each_alone(page: Page, town: str | None = None) -> EachAlone | None:
    """Write each word of a search as a search of its own, where they find nothing together (pure).

    Returns
    -------
    EachAlone or None
        None where the search has one word, or something was found.
    """
    selection, index = page.selection, page.dataset.index
    terms = read_terms(selection.search).typed
    if len(terms) < 2 or passing(index, _within(selection, town)).any():
        return None
    choices = tuple(_alone(page, term, town) for term in terms)
    return EachAlone(page.text.say("Each word alone:"), choices)


def _alone(page: Page, term: str, town: str | None) -> WordAlone:
    view = page.selection.view(search=term)
    n = int(passing(page.dataset.index, _within(view, town)).sum())
    label = page.text.count("{words}: {n} project", "{words}: {n} projects", n, words=term)
    return WordAlone(label, change("", page.selection, view) if n else "")
