"""The projects added up by town, theme, priority or year: a table that reconciles, and bars."""

from __future__ import annotations

from typing import Any

from content import amounts, figure_links, labels
from content.choices import Choice, Option
from content.page import Page
from zmos_data.aggregation import Group, counted_twice, in_several_towns
from zmos_data.amounts import Amounts
from zmos_data.links import change
from zmos_data.selection import UNKNOWN, Counting, Grouping

_FACETS = {Grouping.TOWN: "towns", Grouping.THEME: "themes", Grouping.PRIORITY: "priorities"}


def group_choice(page: Page) -> Choice:
    """Write the choice of a grouping (pure)."""
    text, selection = page.text, page.selection
    return Choice(
        text.say("Totals"),
        tuple(
            Option(
                labels.grouping(text, grouping),
                grouping is selection.grouping,
                change("", selection, selection.view(grouping=grouping)),
            )
            for grouping in Grouping
        ),
    )


def group_rows(page: Page, groups: list[Group]) -> list[dict[str, object]]:
    """Write a row a group, with its bar and the view that its name leads to (pure)."""
    most = max((group.projects for group in groups), default=0)
    return [_row(page, group, most) for group in groups]


def _row(page: Page, group: Group, most: int) -> dict[str, object]:
    """Write a group; a year, which no filter is like, leads to what its number stands on."""
    figures = group_figures(page, group, **_narrowed(page, group.code))
    return {
        "label": _group_label(page, group.code),
        "said": page.text.count("{n} project", "{n} projects", group.projects),
        "share": round(group.projects / most, 3),
        "go": _filtered(page, group.code) or figures["projects"].go,
        **figures,
    }


def rounding(page: Page) -> str:
    """Say why approximate sums need not add up as they are written; empty where none is (pure)."""
    if not any(sum_.rounded for sum_ in page.view.headline.amounts.values()):
        return ""
    return page.text.say(
        "Approximate sums are written with four digits, so the lines need not add up to the last "
        "digit; they are added up before they are rounded."
    )


def _narrowed(page: Page, code: str) -> dict[str, Any]:
    """Return what narrows the view to a group's projects."""
    grouping = page.selection.grouping
    if grouping is Grouping.TOWN:
        return {"town": code}
    if grouping is Grouping.YEAR:
        return {"figure_year": code}
    return {_FACETS[grouping]: (code,)}


def group_figures(page: Page, group: Group, **narrowed: Any) -> dict[str, Any]:
    """Write the figures of a group, each with its evidence (pure)."""
    text = page.text
    return {
        "projects": figure_links.opened(page, "projects", text.number(group.projects), **narrowed),
        "amounts": [
            (
                figure_links.opened(page, column, amounts.sum_in_full(text, amount), **narrowed),
                amounts.known_of(text, amount),
            )
            for column, amount in group.amounts.items()
        ],
    }


def _group_label(page: Page, code: str) -> str:
    kind = _FACETS.get(page.selection.grouping)
    if kind is None:
        return page.text.say("not known") if code == UNKNOWN else code
    return labels.filter_value(page, kind, code)


def _added_up(page: Page) -> str:
    return page.text.say(
        "Totals {grouping}", grouping=labels.grouping(page.text, page.selection.grouping)
    )


def _filtered(page: Page, code: str) -> str:
    """Lead to the view that is filtered by a group; nowhere where no filter is like it."""
    kind = _FACETS.get(page.selection.grouping)
    return change("", page.selection, page.selection.view(**{kind: (code,)})) if kind else ""


def counting(page: Page) -> Choice:
    """Write how a project of several towns counts, and what the other way makes of it (pure)."""
    text, selection = page.text, page.selection
    n = in_several_towns(page.dataset, selection)
    ways = (
        (Counting.ONCE, text.say("once, with its lead town")),
        (Counting.EACH, text.say("in each of its towns")),
    )
    return Choice(
        text.say("A project of several towns counts"),
        tuple(
            Option(
                label,
                selection.counting is way,
                change("", selection, selection.view(counting=way)),
            )
            for way, label in ways
        ),
        again(page, n, counted_twice(page.dataset, selection).amounts)
        if n
        else text.say("In this view every project lies in one town, so both ways are the same."),
    )


def again(page: Page, n: int, sums: Amounts) -> str:
    """Say that ``n`` projects of several towns count in each, and what counts again (pure)."""
    text = page.text
    known = "; ".join(
        f"{amounts.name_within(text, column)} {amounts.amount(text, found)}"
        for column, found in sums.items()
        if found.eur is not None
    )
    return text.count(
        "Counted in each town, {n} project counts again; {sums}.",
        "Counted in each town, {n} projects count again; {sums}.",
        n,
        sums=text.say("the towns' sums are higher by: {sums}", sums=known)
        if known
        else text.say("by how much the towns' sums are higher is not known"),
    )
