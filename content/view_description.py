"""The sentences on a view: what is shown, what of the link was left out, what to loosen."""

from __future__ import annotations

from content import amounts, conditions, labels, phrases, years
from content.conditions import Mark, unmarked
from content.page import Page
from content.text import Text
from zmos_data.amounts import Amount
from zmos_data.facets import loosen
from zmos_data.links import change
from zmos_data.parameters import (
    COMPARED,
    FROM_RELEASE,
    RANGE,
    SEARCH,
    SEARCH_LIMIT,
    SINCE_DAY,
    TO_RELEASE,
    YEAR_FROM,
    YEAR_TO,
)


def ignored(page: Page, parameter: str, value: str) -> str:
    """Say what of the link was left out, and why."""
    text = page.text
    if parameter == SEARCH:
        return text.say(
            "The search is longer than {limit} characters; only the first {limit} are used.",
            limit=text.number(SEARCH_LIMIT),
        )
    if parameter == COMPARED and value in page.town_names:
        return text.say(
            "A comparison holds four towns at most; {town} was left out.",
            town=page.town_names[value],
        )
    return _not_understood(text, parameter, value[:80])


def _not_understood(text: Text, parameter: str, value: str) -> str:
    """Say how a value is written that was left out."""
    if parameter == RANGE:
        return text.say(
            "“{value}” is no range of amounts and was left out. Write amounts in euros, the "
            "lower one first.",
            value=value,
        )
    if parameter in (YEAR_FROM, YEAR_TO):
        return text.say(
            "The year “{value}” was left out. Write years with four digits, the earlier one first.",
            value=value,
        )
    if parameter in (FROM_RELEASE, TO_RELEASE):
        return text.say(
            "The release “{value}” was left out. Write the numbers of two releases, the earlier "
            "one first.",
            value=value,
        )
    if parameter == SINCE_DAY:
        return text.say(
            "“{value}” is no day and was left out. Write it as 2027-01-12.", value=value
        )
    return text.say(
        "The link says {parameter}={value}. That is not known here and was left out; "
        "the rest of the link holds.",
        parameter=parameter,
        value=value,
    )


def describe_view(page: Page, *, mark: Mark = unmarked, is_coloured: bool = False) -> str:
    """Say in one sentence what is shown: the view in words, for minutes and screen readers.

    Parameters
    ----------
    page : Page
        The page.
    mark : callable
        Writes the words of a filter, by its kind; as they are unless told.
    is_coloured : bool
        Whether it says what colours the map, and for how many projects that amount is known.
    """
    text, headline = page.text, page.view.headline
    where = _where(page)
    what = conditions.attributes(page, mark)
    said = conditions.conditions(page, said=("towns",) if where else (), mark=mark)
    said += _coloured(page, mark) if is_coloured else ""
    left_out = years.left_out(page)
    if not headline.projects:
        beside = (f" {mark('towns', where)}{said}" if where else said) + left_out
        return text.say(
            "Shown: no project{what} in the collected data{where}.", what=what, where=beside
        )
    return text.say(
        "Shown: {projects} {towns}{where}{known}.",
        projects=text.count("{n} project", "{n} projects", headline.projects) + what,
        towns=mark("towns", where) if where else _in_how_many(page),
        where=said,
        known=_known(page, is_coloured=is_coloured) + left_out,
    )


def _where(page: Page) -> str:
    """Say where the projects lie, unless several towns are chosen, which are enumerated."""
    chosen = page.selection.towns
    if len(chosen) == 1:
        return phrases.located(page.text, page.rows.towns[chosen[0]])
    if conditions.is_said(page, "towns") or not page.view.headline.projects:
        return ""
    return _in_how_many(page)


def _in_how_many(page: Page) -> str:
    return page.text.count(
        "in {n} urban municipality",
        "in {n} urban municipalities",
        page.view.headline.towns,
    )


def _coloured(page: Page, mark: Mark) -> str:
    """Say what colours the map, behind the filters of its sentence."""
    text, measure = page.text, page.selection.measure
    words = mark("measure", phrases.inside(labels.measure_briefly(text, measure)))
    return ", " + text.say("colour: {measure}", measure=words)


def of_map(page: Page) -> str:
    """Say what the map shows: the view, and what colours it (pure).

    It is the title of the map's pictures and files, and of a link to it that is shared.
    """
    return describe_view(page, is_coloured=True)


def _known(page: Page, *, is_coloured: bool) -> str:
    """Say for how many projects the amount that colours the map is known, or the total cost.

    The amount stands right behind its name, for the colour ends the sentence.
    """
    found, measure = page.view.headline.amounts, page.selection.measure
    if not is_coloured or not measure.is_money or measure.base == "total_eur":
        return total_known(page, found["total_eur"])
    known = amounts.known_of(page.text, found[measure.base])
    return ", " + (known or page.text.say("not known"))


def total_known(page: Page, total: Amount) -> str:
    """Say at the end of a sentence for how many projects the total cost is known.

    Nothing where the sentence says already that it is of those without one.
    """
    if page.selection.is_of_unknown_total:
        return ""
    return f"; {_known_for(page.text, total)}"


def _known_for(text: Text, total: Amount) -> str:
    """Say for how many projects the total cost is known; of one and of two in their own words."""
    if total.projects == 1:
        known = text.say("its total cost is known")
        return known if total.known else text.say("its total cost is not known")
    if not total.known:
        return text.say("the total cost is not known for any project")
    if total.known < total.projects:
        return text.count(
            "the total cost is known for {n} project",
            "the total cost is known for {n} projects",
            total.known,
        )
    if total.projects == 2:
        return text.say("the total cost is known for both projects")
    return text.say("the total cost is known for all projects")


def empty_view(page: Page, town: str | None = None) -> dict[str, str]:
    """Say why a view has no project, or none of a town, and which filter to loosen (pure)."""
    text, selection = page.text, page.selection
    if selection.themes == ("innovation_policy",):
        words = text.say(
            "HIGHER was one joint project, carried out by the association. "
            "It is credited to the association, not to any single town."
        )
        return {"words": words, "go": "", "button": ""}
    best = loosen(page.dataset.index, selection, town)
    if best is None:
        words = text.say("The collected data hold no projects for these filters. Remove them.")
        return {
            "words": words,
            "go": change("", selection, selection.without_filters()),
            "button": text.say("Remove all filters"),
        }
    kind, n = best
    looser = selection.without(kind)
    if kind in ("years", "total"):
        looser = looser.without(f"{kind}_unknown")
    return {
        "words": text.count(
            "The collected data hold no projects for these filters. Without the filter “{filter}” "
            "there is {n} project.",
            "The collected data hold no projects for these filters. Without the filter “{filter}” "
            "there are {n} projects.",
            n,
            filter=labels.facet(text, kind),
        ),
        "go": change("", selection, looser),
        "button": text.say("Remove this filter"),
    }
