"""The sentences on a view: what is shown, what of the link was left out, what to loosen."""

from __future__ import annotations

from ui import wording
from ui.page import Page
from ui.text import Text
from ui.url_state import COMPARED, RANGE, SEARCH, SEARCH_LIMIT, change
from zmos_data.amounts import Amount
from zmos_data.facets import loosen
from zmos_data.selection import FACETS


def ignored(page: Page, parameter: str, value: str) -> str:
    """Say what of the link was left out, and why."""
    text = page.text
    if parameter == SEARCH:
        return text.say(
            "The search is longer than {limit} characters; the first {limit} are searched for.",
            limit=text.number(SEARCH_LIMIT),
        )
    if parameter == COMPARED and value in page.town_names:
        return text.say(
            "A comparison holds four towns at most; {town} was left out.",
            town=page.town_names[value],
        )
    if parameter == RANGE:
        return text.say(
            "“{value}” is no range of amounts and was left out. Write amounts in euros, the "
            "lower one first.",
            value=value[:80],
        )
    return text.say(
        "The link says {parameter}={value}. That is not known here and was left out; "
        "the rest of the link holds.",
        parameter=parameter,
        value=value[:80],
    )


def describe_view(page: Page) -> str:
    """Say in one sentence what is shown: the view in words, for minutes and screen readers."""
    text, selection, headline = page.text, page.selection, page.view.headline
    where = conditions(page)
    themes = wording.either(text, [wording.theme_genitive(text, code) for code in selection.themes])
    if not headline.projects:
        if themes:
            return text.say(
                "Shown: no project of {themes} in the collected data{where}.",
                themes=themes, where=where,
            )  # fmt: skip
        return text.say("Shown: no project in the collected data{where}.", where=where)
    projects = (
        text.count("{n} project of {themes}", "{n} projects of {themes}", headline.projects,
                   themes=themes)
        if themes
        else text.count("{n} project", "{n} projects", headline.projects)
    )  # fmt: skip
    towns = text.count("in {n} urban municipality", "in {n} urban municipalities", headline.towns)
    return text.say(
        "Shown: {projects} {towns}{where}; {known}.",
        projects=projects,
        towns=towns,
        where=where,
        known=total_known(text, headline.amounts["total_eur"]),
    )


def conditions(page: Page) -> str:
    """Write the other filters: periods first, then each kind with its values."""
    text, selection = page.text, page.selection
    parts = [wording.join(text, [wording.period(code) for code in selection.periods])]
    for kind in FACETS[2:]:
        values = [wording.filter_value(page, kind, code) for code in getattr(selection, kind)]
        if values:
            name = wording.facet(text, kind)
            parts.append(text.say("{name}: {values}", name=name[:1].lower() + name[1:]
                                  if not name.startswith(("ITI", "CTN")) else name,
                                  values=wording.either(text, values)))  # fmt: skip
    if selection.has_range:
        parts.append(text.say("total cost {range}", range=wording.total_range(text, selection)))
    if selection.total_unknown:
        parts.append(text.say("or not known") if selection.has_range
                     else text.say("total cost not known"))  # fmt: skip
    if selection.search:
        parts.append(text.say("search: {words}", words=selection.search))
    return "".join(f", {part}" for part in parts if part)


def total_known(text: Text, total: Amount) -> str:
    """Say for how many projects the total cost is known."""
    if total.known == 0:
        return text.say("the total cost is not known for any")
    if total.known == total.projects:
        return text.say("the total cost is known for all")
    return text.count(
        "the total cost is known for {n}", "the total cost is known for {n}", total.known
    )


def empty_view(page: Page, town: str | None = None) -> dict[str, str]:
    """Say why a view has no project, or none of a town, and which filter to loosen (pure)."""
    text, selection = page.text, page.selection
    if selection.themes == ("innovation_policy",):
        words = text.say(
            "HIGHER was one joint project, carried out by the association. "
            "It is counted for ZMOS and for no single town."
        )
        return {"words": words, "go": "", "button": ""}
    best = loosen(page.dataset.index, selection, town)
    if best is None:
        words = text.say("The collected data hold no project for these filters. Take them off.")
        return {"words": words, "go": change("", selection, selection.without_filters()),
                "button": text.say("Take all off")}  # fmt: skip
    kind, n = best
    looser = selection.without(kind)
    if kind == "total":
        looser = looser.without("total_unknown")
    return {
        "words": text.count(
            "The collected data hold no project for these filters. Without the filter “{filter}” "
            "there is {n} project.",
            "The collected data hold no project for these filters. Without the filter “{filter}” "
            "there are {n} projects.",
            n,
            filter=wording.facet(text, kind),
        ),
        "go": change("", selection, looser),
        "button": text.say("Take it off"),
    }
