"""The panel of the chosen town on screen."""

from __future__ import annotations

from content import amounts, filters, store
from content.page import Page
from content.town_panel import comparison_link, invitation, panel_values, said, theme_cards
from ui.board import board


@board.cached_part
def render_panel(page: Page) -> None:
    """Draw the choice of a town and, where one is chosen, all that is read about it."""
    text, code = page.text, page.selection.municipality_code
    choice = filters.towns(page)
    compared = comparison_link(page)
    if code is None:
        board.render(
            "town_panel_empty.html",
            page,
            "panel",
            choice=choice,
            compared=compared,
            words=invitation(page),
            shift=text.say("With Shift held down, a click puts the town into the comparison."),
            hold=text.say("A finger held on a town puts it into the comparison."),
            heading=text.say("The themes"),
            themes=theme_cards(page),
            differing=amounts.of_other_projects(text, [page.view.headline.amounts]),
        )
        return
    town = page.rows.towns[code]
    projects = store.town_projects(page, page.selection, code)
    board.render(
        "town_panel.html",
        page,
        "panel",
        said=said(page, code),
        compared=compared,
        choice=choice,
        **panel_values(page, town, projects),
    )
