"""The parts of a town's page on screen."""

from __future__ import annotations

from content import allocation, confirmations, filters, labels, search_box, store, years
from content.page import Page
from content.town import (
    advice,
    chosen,
    held,
    neighbours_in_order,
)
from content.town_numbers import by_fund, numbers
from content.town_themes import themes
from content.town_timeline import timeline
from content.town_why import why
from ui.board import board
from ui.parts import projects_list


@board.cached_part
def render_head(page: Page) -> None:
    """Draw the name of the town, why it has what it has, and its three numbers."""
    text, town = page.text, chosen(page)
    code = town.municipality_code
    board.render(
        "town_head.html",
        page,
        "town-head",
        choice=filters.towns(page, needed=True),
        steps=neighbours_in_order(page),
        chips=filters.chips(page),
        reset=filters.reset(page),
        more=years.taking_in(page, code),
        arms=page.assets.shield(code, "full"),
        name=town.name,
        official=labels.official_name(text, town),
        towns=text.say("Towns"),
        why=why(page),
        numbers=numbers(page),
        sentence=held(page),
        confirmed=confirmations.of_town(page, code),
        advice=advice(page),
        also=search_box.also(page, code),
        alone=search_box.each_alone(page, code),
    )


@board.cached_part
def render_figures(page: Page) -> None:
    """Draw the themes by period."""
    board.render(
        "town_figures.html",
        page,
        "town-figures",
        themes=themes(page),
        by_fund=page.text.say("By fund"),
        funds=by_fund(page),
    )


@board.cached_part
def render_allocation(page: Page) -> None:
    """Draw the allocation against what is known of the projects."""
    board.render("town_allocation.html", page, "allocation", allocation=allocation.allocation(page))


@board.cached_part
def render_timeline(page: Page) -> None:
    """Draw the town's projects in time; those without a start are counted in words."""
    board.render(
        "town_timeline.html",
        page,
        "timeline",
        title=page.text.say("Timeline of the projects"),
        timeline=timeline(page),
    )


@board.cached_part
def render_projects(page: Page) -> None:
    """Draw the list of the town's projects."""
    code = page.selection.municipality_code or ""
    own = store.town_projects(page, page.selection, code)
    projects_list.render_list(page, own.index.to_numpy())
