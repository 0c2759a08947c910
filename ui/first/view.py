"""The view that an address asks for, before any session is there to read it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs

from starlette.requests import Request

from content import store
from content.comparison import with_towns
from content.page import Page
from content.text import pick_language
from content.town import with_town
from ui.page_shell import PAGES, PATHS
from zmos_data import parameters

NAMES = dict(zip(PATHS, PAGES, strict=True))
_FIELDS = 100  # of a query


def language(request: Request) -> str:
    """Return the language of the link, else the browser's."""
    browser = request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    return pick_language(request.query_params.get(parameters.LANGUAGE), browser)


def of_view(path: str, language: str, query: str) -> Page:
    """Return the page that a link leads to.

    Parameters
    ----------
    path : str
        Which page it is, such as ``teme``; empty for the map.
    language : str
        Of the page.
    query : str
        The view; what of it is not understood is left out.

    Raises
    ------
    DataError
        If the tables do not pass.
    """
    dataset = store.dataset()
    selection, _, _ = parameters.parse(_read(query), parameters.codes_of(dataset))
    page = replace(store.page(dataset, selection, language), name=NAMES[path])
    if page.name == "comparison":
        return with_towns(page)
    return with_town(page) if page.name == "town" else page


def is_named(query: str) -> bool:
    """Tell whether an address says more than a language: the rule of ``ui/wall/overlay.js``."""
    return any(name != parameters.LANGUAGE for name in _read(query))


def _read(query: str) -> dict[str, list[str]]:
    try:
        return parse_qs(query, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:  # of too many fields
        return {}
