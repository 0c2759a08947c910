"""The filters, their chips and the reset: one implementation for every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from content import labels, store
from content.choices import Choice, FacetOption, Option
from content.page import Page
from content.theme_badge import theme_badge
from zmos_data.facets import option_counts, passing
from zmos_data.links import change, euros, naming
from zmos_data.parameters import FACET_PARAMETERS, FORM_MAX, FORM_MIN, TOWN
from zmos_data.selection import FACETS, UNKNOWN, Measure

FIRST = ("themes", "periods")  # always open, with the years below them


def facets(page: Page) -> list[dict[str, object]]:
    """Write every facet with its options: how many projects each would leave (pure)."""
    return [
        {
            "id": f"facet-{FACET_PARAMETERS[kind]}",
            "parameter": FACET_PARAMETERS[kind],
            "title": labels.facet(page.text, kind),
            "hint": _hint(page, kind),
            "first": kind in FIRST,
            "open": kind in FIRST or bool(getattr(page.selection, kind)),
            "chosen": len(getattr(page.selection, kind)),
            "options": options(page, kind, counts),
        }
        for kind, counts in shown_counts(page).items()
    ]


def _hint(page: Page, kind: str) -> str:
    """Say what a facet is where its name may be taken for something else."""
    if kind != "periods":
        return ""
    return page.text.say("The EU's seven-year budget, not the years of a project.")


def options(page: Page, kind: str, counts: Mapping[str, int]) -> list[FacetOption]:
    """Write the options of a facet, each with how many projects it would leave (pure)."""
    return [_option(page, kind, code, n) for code, n in counts.items()]


def shown_counts(page: Page) -> dict[str, dict[str, int]]:
    """Return the facets in their order; one with a single option is no choice."""
    counts = option_counts_of(page)
    return {kind: counts[kind] for kind in FACETS if len(counts[kind]) > 1}


def option_counts_of(page: Page) -> dict[str, dict[str, int]]:
    """Return how many projects each option would leave; on a town's page, of that town (pure)."""
    code = page.selection.municipality_code
    if page.name != "town" or not code:
        return page.view.counts
    return store.cached_part(page, _of_town, code)


def _of_town(page: Page, code: str) -> dict[str, dict[str, int]]:
    of_town = option_counts(page.dataset.index, replace(page.selection.filters, towns=(code,)))
    return {**of_town, "towns": page.view.counts["towns"]}


def _option(page: Page, kind: str, code: str, n: int) -> FacetOption:
    on = code in getattr(page.selection, kind)
    return FacetOption(
        label=labels.filter_value(page, kind, code),
        count=page.text.number(n),
        on=on,
        disabled=not n and not on,
        code=code,
        badge=theme_badge(page, code) if kind == "themes" else None,
    )


def total_range(page: Page) -> dict[str, object]:
    """Write the range of the total cost, with 'not known' as a choice of its own (pure)."""
    text, selection = page.text, page.selection
    unknown = option_counts_of(page)["total"][UNKNOWN]
    return {
        "title": text.say("Total cost (EUR)"),
        "chosen": selection.has_range + selection.total_unknown,
        "base": change("", selection, selection.without("total")),
        "min_name": FORM_MIN,
        "max_name": FORM_MAX,
        "min": "" if selection.total_min is None else euros(selection.total_min),
        "max": "" if selection.total_max is None else euros(selection.total_max),
        "from": text.say("from"),
        "to": text.say("to"),
        "apply": text.say("Apply"),
        "unknown": text.say("not known"),
        "count": text.number(unknown),
        "on": selection.total_unknown,
        "disabled": not unknown and not selection.total_unknown,
        "go": change("", selection, selection.view(total_unknown=not selection.total_unknown)),
    }


def results(page: Page) -> str:
    """Name the button that leads from the filters to what they leave, on a small screen (pure)."""
    town = page.selection.municipality_code if page.name == "town" else None
    kept = replace(page.selection.filters, towns=(town,)) if town else page.selection
    n = int(passing(page.dataset.index, kept).sum())
    return page.text.count("Show {n} project", "Show {n} projects", n)


def measures(page: Page) -> tuple[Option, ...]:
    """Write the choices of what colours the map (pure)."""
    return tuple(
        Option(
            labels.measure_briefly(page.text, measure),
            measure is page.selection.measure,
            change("", page.selection, page.selection.view(measure=measure)),
        )
        for measure in Measure
    )


def chips(page: Page) -> list[dict[str, str]]:
    """Write the active filters, each with the view without it (pure)."""
    text, selection = page.text, page.selection
    return [
        {
            "label": (words := labels.chip(page, kind, code)),
            "remove": text.say("Remove filter: {filter}", filter=words),
            "go": change("", selection, selection.without(kind, code)),
        }
        for kind, code in selection.active_filters
    ] + comparison(page)


def comparison(page: Page) -> list[dict[str, str]]:
    """Write what ends the comparison of releases, which the view takes along to other pages."""
    text, selection = page.text, page.selection
    if not selection.compares_releases:
        return []
    none = selection.view(from_release=None, to_release=None, since_day="")
    return [
        {
            "label": text.say("Changes between releases"),
            "remove": text.say("End the comparison of releases"),
            "go": change("", selection, none),
        }
    ]


def reset(page: Page) -> dict[str, str]:
    """Write the button that takes all filters off, with how many there are; none without (pure)."""
    text, n = page.text, len(page.selection.active_filters)
    if not n:
        return {}
    return {
        "label": text.count("Clear {n} filter", "Clear {n} filters", n),
        "go": change("", page.selection, page.selection.without_filters()),
    }


def towns(page: Page, *, needed: bool = False) -> Choice:
    """Write the choice of a town: the same as on the map, without a pointer (pure).

    ``needed`` leaves out the choice of none.
    """
    text, chosen = page.text, page.selection.municipality_code
    none = change("", page.selection, page.selection.view(municipality_code=None))
    every = Option(text.say("Choose a town"), chosen is None, none)
    named = tuple(
        Option(name, code == chosen, naming(none, TOWN, code))
        for code, name in page.town_names.items()
    )
    return Choice(text.say("Town"), named if needed else (every, *named))
