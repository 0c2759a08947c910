"""The search on screen: its box with suggestions, what else it found, and its words one by one."""

from __future__ import annotations

from dataclasses import replace

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


def each_alone(page: Page, town: str | None = None) -> dict[str, object]:
    """Write each word of a search as a search of its own, where they find nothing together (pure).

    Returns
    -------
    dict of str to object
        ``words`` and ``choices``, each with how many projects it would leave; empty where the
        search has one word, or something was found.
    """
    text, selection, index = page.text, page.selection, page.dataset.index
    terms = read_terms(selection.search).typed
    if len(terms) < 2 or passing(index, _within(selection, town)).any():
        return {}
    views = [(term, selection.view(search=term)) for term in terms]
    counted = [(term, view, int(passing(index, _within(view, town)).sum())) for term, view in views]
    return {
        "words": text.say("Each word alone:"),
        "choices": [
            {
                "label": text.count("{words}: {n} project", "{words}: {n} projects", n, words=term),
                "go": change("", selection, view) if n else "",
            }
            for term, view, n in counted
        ],
    }
