"""The page of one town: arms, facts with their sources, themes, allocation, projects in time."""

from __future__ import annotations

from dataclasses import replace

from content import (
    amounts,
    conditions,
    figure_links,
    labels,
    phrases,
    store,
    view_description,
    years,
)
from content.bars import bar
from content.page import Page
from content.theme_badge import theme_badge
from zmos_data.amounts import amount
from zmos_data.links import change
from zmos_data.matrix import Cell, themes_by_period
from zmos_data.periods import PERIODS
from zmos_data.rows import Town
from zmos_data.selection import Counting


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


def themes(page: Page) -> dict[str, object]:
    """Write the town's themes in both periods: projects and amounts, or why a cell is empty."""
    text, cells = page.text, period_cells(page)
    most = max((cell.projects for own in cells.values() for cell in own.values()), default=0)
    return {
        "caption": text.say("Themes and amounts by period"),
        "heads": [text.say("Theme"), *map(labels.period, cells)],
        "rows": [
            {
                "theme": theme_badge(page, theme_code),
                "cells": [
                    _cell(page, period, theme_code, cells[period][theme_code], most)
                    for period in cells
                ],
            }
            for theme_code, row in page.rows.themes.items()
        ],
        "differing": amounts.of_other_projects(
            text, (cell.amounts for own in cells.values() for cell in own.values())
        ),
    }


def period_cells(page: Page) -> dict[str, dict[str, Cell]]:
    """Return what the view holds of the town, by period and theme (pure)."""
    # A project counts for the town that it lies in, as in the list below, whoever leads it.
    selection = replace(page.selection.filters, counting=Counting.EACH)
    return themes_by_period(page.dataset, selection, page.selection.municipality_code or "")


def _cell(page: Page, period: str, theme: str, cell: Cell, most: int) -> dict[str, object]:
    """Write a cell; ``most`` is the number of projects whose bar is the longest.

    A sum says what it stands on where it is not of all projects of the cell.
    """
    text, code = page.text, page.selection.municipality_code
    if not cell.projects:
        return {"empty": labels.theme_status(page, cell.status, code), "status": cell.status}

    badge = theme_badge(page, theme)
    narrowed = {"themes": (theme,), "periods": (period,), "counting": Counting.EACH}
    words = text.count("{n} project", "{n} projects", cell.projects)
    return {
        "empty": "",
        "status": "",
        "bar": bar(
            page,
            (cell.projects, most),
            f"{badge.label}, {labels.period(period)}: {words}",
            badge.colour,
            themes=(theme,),
            periods=(period,),
            towns=(code or "",),
        ),
        "projects": figure_links.opened(page, "projects", words, code, **narrowed),
        "amounts": [
            (label, figure, "" if cell.amounts[column].known == cell.projects else known)
            for column, (label, figure, known) in zip(
                cell.amounts,
                figure_links.sums(page, cell.amounts, code, short=True, **narrowed),
                strict=True,
            )
        ],
    }
