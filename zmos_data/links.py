"""The view as a link: how a view is written, and how links differ from one another.

The address is the one truth. Every control is a link to another view, so that what is on
screen is always what a copied link opens. How a link is read stands in `zmos_data.parameters`.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from zmos_data.actions import Action, Change, Toggle, Years
from zmos_data.parameters import (
    COMPARED,
    COUNTING,
    FACET_PARAMETERS,
    FIGURE,
    FIGURE_YEAR,
    FROM_RELEASE,
    GROUPING,
    LANGUAGE,
    MEASURE,
    PAGE,
    PROJECT,
    RANGE,
    SEARCH,
    SINCE_DAY,
    SORT,
    TO_RELEASE,
    TOWN,
    UNKNOWN_TOTAL,
    UNKNOWN_YEARS,
    YEAR_FROM,
    YEAR_TO,
    Codes,
    parse,
    parse_query,
)
from zmos_data.selection import FACETS, Counting, Grouping, Measure, Selection


def to_query(selection: Selection, language: str) -> dict[str, str]:
    """Write a view as the parameters of a link; defaults are left out."""
    return {name: value for name, value in _query(selection, language).items() if value}


def _query(selection: Selection, language: str) -> dict[str, str]:
    return {
        TOWN: selection.municipality_code or "",
        **{FACET_PARAMETERS[name]: ",".join(getattr(selection, name)) for name in FACETS},
        YEAR_FROM: str(selection.year_from or ""),
        YEAR_TO: str(selection.year_to or ""),
        UNKNOWN_YEARS: "da" if selection.years_unknown else "",
        RANGE: _range(selection),
        UNKNOWN_TOTAL: "da" if selection.total_unknown else "",
        SEARCH: selection.search,
        COMPARED: ",".join(selection.compared),
        PROJECT: selection.project_id or "",
        MEASURE: "" if selection.measure is Measure.PROJECTS else selection.measure.value,
        SORT: selection.sort,
        GROUPING: "" if selection.grouping is Grouping.NONE else selection.grouping.value,
        COUNTING: "" if selection.counting is Counting.ONCE else selection.counting.value,
        FIGURE: selection.figure,
        FIGURE_YEAR: selection.figure_year,
        FROM_RELEASE: str(selection.from_release or ""),
        TO_RELEASE: str(selection.to_release or ""),
        SINCE_DAY: selection.since_day,
        PAGE: "" if selection.page == 1 else str(selection.page),
        LANGUAGE: language,
    }


def _range(selection: Selection) -> str:
    if not selection.has_range:
        return ""
    bounds = (selection.total_min, selection.total_max)
    return "-".join("" if bound is None else euros(bound) for bound in bounds)


def euros(bound: float) -> str:
    """Write an amount as a link and a form hold it: cents only where it has some."""
    return f"{bound:.2f}".removesuffix(".00")


ORDER = tuple(_query(Selection(), ""))  # of the parameters of a link
# Those that make a view: not the language, nor what opens the sources of a figure of it.
OF_VIEW = frozenset(ORDER) - {LANGUAGE, FIGURE, FIGURE_YEAR}


def link(selection: Selection, language: str) -> str:
    """Write a view as the query string of a link, without the question mark."""
    return urlencode(to_query(selection, language), safe=",")


def toggled(action: Toggle, selection: Selection, codes: Codes) -> Selection:
    """Switch an option of a facet; one that the data do not know changes nothing (pure)."""
    kinds = {name: kind for kind, name in FACET_PARAMETERS.items()}
    kind = kinds.get(action.facet, "")
    order = codes.facets.get(kind, ())
    if action.code not in order:
        return selection
    changed = selection.toggled(kind, action.code)
    return changed.view(**{kind: tuple(c for c in order if c in getattr(changed, kind))})


def with_years(action: Years, selection: Selection, codes: Codes) -> Selection:
    """Set the years; what are none, or not in their order, change nothing (pure)."""
    said = ("" if year is None else str(year) for year in (action.first, action.last))
    query = dict(zip((YEAR_FROM, YEAR_TO), ([year] for year in said), strict=True))
    years, _, ignored = parse(query, codes)
    bounds = {"year_from": years.year_from, "year_to": years.year_to}
    return selection if ignored else selection.view(**bounds)


def reached(action: Action, view: Selection, codes: Codes) -> Selection | None:
    """Return the view that an action leads to on the same page (pure).

    None where it does something else, or says what is not understood.
    """
    match action:
        case Toggle():
            return toggled(action, view, codes)
        case Years():
            return with_years(action, view, codes)
        case Change(changes, None):
            said = {**to_query(view, ""), **changes}
            query = urlencode({name: value for name, value in said.items() if value})
            found, _, ignored = parse(parse_query(query), codes)
            return None if ignored else found
    return None


def elsewhere(path: str, selection: Selection, language: str) -> str:
    """Write a whole link to a view on another page of the dashboard; "" is the map."""
    return f"{path}?{link(selection, language)}"


def change(path: str, base: Selection, target: Selection) -> str:
    """Write a link as its path and what its view differs by from another view (pure).

    Parameters
    ----------
    path : str
        Page that it leads to; "" is the map.
    base : Selection
        The view that the reader has.
    target : Selection
        The view that the link leads to.

    Returns
    -------
    str
        ``path?name=value&gone=``: a parameter without a value is taken off. The language is
        never changed.
    """
    before, after = to_query(base, ""), to_query(target, "")
    changed = {name: value for name, value in after.items() if before.get(name) != value}
    gone = dict.fromkeys((name for name in before if name not in after), "")
    return f"{path}?{urlencode({**gone, **changed}, safe=',')}"


def naming(change: str, name: str, value: str) -> str:
    """Add a parameter to a link of `change`; a list of hundreds differs by nothing else (pure)."""
    return f"{change}{'' if change.endswith('?') else '&'}{urlencode({name: value})}"


def merged(target: Selection, base: Selection, present: Selection) -> Selection:
    """Apply to the present view what a link changes in the view it was written for (pure)."""
    changes = {
        name: getattr(target, name)
        for name in Selection.__dataclass_fields__
        if getattr(target, name) != getattr(base, name)
    }
    return replace(present, **changes)
