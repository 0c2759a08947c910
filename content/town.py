"""The page of one town: arms, facts with their sources, themes, allocation, projects in time."""

from __future__ import annotations

from dataclasses import replace

from content import (
    conditions,
    labels,
    phrases,
    store,
    view_description,
    years,
)
from content.page import Page
from zmos_data.amounts import amount
from zmos_data.links import change
from zmos_data.periods import PERIODS
from zmos_data.rows import Town


def with_town(page: Page) -> Page:
    """Return the page with a town: the one of the link, or the first of the alphabet."""
    return replace(page, selection=replace(page.selection, municipality_code=page.town))


def alone(page: Page) -> Page:
    """Return the page whose view is of its town alone, for files of the town."""
    view = page.selection.view(towns=(page.town,))
    return replace(store.page(page.dataset, view, page.text.language), name=page.name)


def chosen(page: Page) -> Town:
    """Return the row of the page's town."""
    return page.rows.towns[page.selection.municipality_code or ""]


def neighbours_in_order(page: Page) -> list[dict[str, str]]:
    """Write the buttons to the previous and the next town, round and round (pure)."""
    text, codes = page.text, list(page.town_names)
    place = codes.index(page.selection.municipality_code or "")
    steps = (("previous", -1, text.say("Previous town")), ("next", 1, text.say("Next town")))
    return [
        {
            "id": f"town-{name}",
            "way": name,
            "town": page.town_names[code],
            "label": f"{label}: {page.town_names[code]}",
            "go": change("", page.selection, page.selection.view(municipality_code=code)),
        }
        for name, step, label in steps
        for code in (codes[(place + step) % len(codes)],)
    ]


def sentence(page: Page) -> str:
    """Say what the view holds of the town, and where it was not eligible (pure)."""
    said = (held(page), _not_eligible(page, page.selection.municipality_code or ""))
    return " ".join(filter(None, said))


def held(page: Page) -> str:
    """Say in a sentence what the view holds of the town (pure)."""
    text, town = page.text, chosen(page)
    projects = store.town_projects(page, page.selection, town.municipality_code)
    where = phrases.located(text, town)
    where = where[:1].upper() + where[1:]
    left_out = years.left_out(page, town.municipality_code)
    if projects.empty:
        return text.say(
            "{where} the collected data hold no projects for these filters{left_out}.",
            where=where,
            left_out=left_out,
        )
    # The town is said, so that a filter by it, alone or with others, is no condition of its own.
    said = conditions.attributes(page) + conditions.conditions(page, said=("towns",))
    return text.count(
        "{where} the collected data hold {n} project{conditions}{known}.",
        "{where} the collected data hold {n} projects{conditions}{known}.",
        len(projects),
        where=where,
        conditions=said,
        known=view_description.total_known(page, amount(projects, "total_eur")) + left_out,
    )


def _not_eligible(page: Page, code: str) -> str:
    """Say in which periods of the view the town was not eligible: why it has so little."""
    shown = page.selection.periods or PERIODS
    periods = [p for p in page.rows.ineligible[code] if p in shown]
    if not periods:
        return ""
    return page.text.say(
        "In {periods} the municipality was not eligible.",
        periods=phrases.join(page.text, [labels.period(p) for p in periods]),
    )


def advice(page: Page) -> dict[str, str]:
    """Say which filter to loosen where it leaves the town no project; empty elsewhere (pure)."""
    code = page.selection.municipality_code or ""
    if not page.selection.active_filters or len(store.town_projects(page, page.selection, code)):
        return {}
    return view_description.empty_view(page, code)
