"""The title of a slide where none is given: what its view shows, in one computed message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from content import (
    amounts,
    change_marks,
    change_words,
    conditions,
    joint_project,
    labels,
    phrases,
    ranking,
    release_changes,
    store,
)
from content.page import Page
from zmos_data.amounts import AMOUNTS, Amount
from zmos_data.amounts import amounts as sums_of
from zmos_data.model import DataError
from zmos_data.periods import PERIODS
from zmos_data.queries import projects_of_town
from zmos_data.selection import COMPARED_LIMIT


def title(page: Page, kind: str) -> str:
    """Write the message of a slide of a kind for the page's view (pure)."""
    return _TITLES.get(kind, collected)(page)


def collected(page: Page) -> str:
    """Say how many projects the view holds, in how many towns, and where most of them lie."""
    text, headline = page.text, page.view.headline
    filters = {kind for kind, _ in page.selection.active_filters}
    alone = filters == {"themes"} and len(page.selection.themes) == 1
    head = f"{_theme(page, page.selection.themes[0])}: " if alone else ""
    if not headline.projects:
        return f"{head}{labels.no_project(page)}" if head else _capital(labels.no_project(page))
    what = "" if alone else conditions.attributes(page)
    more = "" if alone else conditions.conditions(page, said=("towns",))
    projects = text.count("{n} project", "{n} projects", headline.projects)
    most = ranking.most_in(page)
    return f"{head}{projects}{what} {_where(page)}{more}" + (f", {most}" if most else "")


def of_map(page: Page) -> str:
    """Say what colours the map, and where most of it is."""
    measure = page.selection.measure
    if not measure.is_money and not measure.is_per_1000:
        return collected(page)
    text, base = page.text, measure.base
    found = page.view.headline.amounts.get(base)
    if found is not None and not found.projects:
        return collected(page)
    name = (
        labels.measure_dated(page, measure)
        if measure.is_per_1000
        else amounts.short_name(text, base)
    )
    stands = "" if measure.is_per_1000 or found is None else _sum(page, found)
    known = _known(page)
    first = ranking.leaders(known) if known else []
    most = phrases.located_in(text, page.rows.towns, first) if first else ""
    said = [stands] if stands else []
    said += [text.say("most {towns}", towns=most)] if most and len(known) > 1 else []
    return f"{name}: {', '.join(said)}" if said else collected(page)


def of_town(page: Page) -> str:
    """Say of a town how many projects of the view it has, and what they cost in all."""
    text, code = page.text, page.town
    sums = sums_of(projects_of_town(page.dataset, page.selection, code))
    name, total = page.town_names[code], sums["total_eur"]
    if not total.projects:
        return f"{name}: {labels.no_project(page)}"
    which = f"{conditions.attributes(page)}{conditions.conditions(page, said=('towns',))}"
    projects = text.count("{n} project", "{n} projects", total.projects) + which
    if total.eur is None:
        unknown = text.say("total cost not known")
        return f"{name}: {projects}, {unknown}"
    return f"{name}: {projects}, {amounts.name_within(text, 'total_eur')} {_sum(page, total)}"


def of_towns(page: Page) -> str:
    """Say what the whole view costs, for a table of the towns."""
    total = page.view.headline.amounts["total_eur"]
    if not total.projects:
        return collected(page)
    return f"{amounts.name(page.text, 'total_eur')}: {_sum(page, total)}"


def of_bars(page: Page) -> str:
    """Say from which value to which the towns reach in what the view measures."""
    text, measure = page.text, page.selection.measure
    order = _known(page)
    if len(set(order.values())) < 2:
        return of_map(page)
    name = labels.measure_dated(page, measure)
    values = {
        code: labels.measure_figure(text, measure, value, rounded=_is_rounded(page, code))
        for code, value in order.items()
    }
    return f"{name}: {ranking.extremes(page, values, order)}"


def of_themes(page: Page) -> str:
    """Say which theme has most of the view's projects."""
    text, counts = page.text, _by_theme(page)
    if not counts:
        return collected(page)
    whole = page.view.headline.projects
    top = [code for code, n in counts.items() if n == max(counts.values())]
    return text.count(
        "{theme}: {part} of {n} project",
        "{theme}: {part} of {n} projects",
        whole,
        theme=phrases.join(text, [_theme(page, code) for code in top]),
        part=text.number(counts[top[0]]),
    )


def of_matrix(page: Page) -> str:
    """Say how many towns have projects on every theme; of a view that is narrower, what it holds.

    A joint theme is credited to no town.
    """
    text, selection = page.text, page.selection
    if selection.is_narrowed or not page.view.headline.projects:
        return collected(page)
    own = [code for code, theme in page.rows.themes.items() if not theme.joint_via_association]
    every = sum(all(themes[code][0] for code in own) for themes in page.view.parts.values())
    if not every:
        return text.say("No town has projects on every theme") + conditions.conditions(page)
    said = text.say(
        "Projects on every theme in {n} of {whole} towns",
        n=text.number(every),
        whole=text.number(len(page.town_names)),
    )
    return said + conditions.conditions(page)


def of_periods(page: Page) -> str:
    """Say how many projects each programming period has."""
    text = page.text
    counts = {period: _in_period(page, period).view.headline.projects for period in PERIODS}
    return ", ".join(
        text.say(
            "{projects} in {period}",
            projects=text.count("{n} project", "{n} projects", n),
            period=labels.period(period),
        )
        for period, n in counts.items()
    )


def of_known(page: Page) -> str:
    """Say for how many of all projects each amount is known."""
    return known_for(page, sums_of(page.dataset.projects))


def known_for(page: Page, sums: Mapping[str, Amount]) -> str:
    """Say for how many projects each amount is known (pure)."""
    text = page.text
    if not sums["total_eur"].projects:
        return collected(page)
    total, cofin, eu = (sums[column] for column in AMOUNTS)
    return text.count(
        "Total cost known for {total}, EU + state for {cofin}, EU contribution for {eu} of {n} "
        "project",
        "Total cost known for {total}, EU + state for {cofin}, EU contribution for {eu} of {n} "
        "projects",
        total.projects,
        total=text.number(total.known),
        cofin=text.number(cofin.known),
        eu=text.number(eu.known),
    )


def of_changes(page: Page) -> str:
    """Say how much changed since an earlier release, and in how many towns."""
    text, name = page.text, release_changes.title(page.text)
    try:
        found = release_changes.compared(page)
    except DataError:  # the slide is left out, and that is said
        return name
    if found is None or not found[0].newest:
        return name
    pair, compared = found
    day, counts = change_words.day(text, pair.before), change_marks.counted(compared)
    if not counts:
        return text.say("No data of a town changed since {day}", day=day)
    return text.say(
        "{changes} {towns} since {day}",
        changes=text.count("{n} change", "{n} changes", sum(counts.values())),
        towns=text.count("in {n} town", "in {n} towns", len(counts)),
        day=day,
    )


def of_association(page: Page) -> str:
    """Name the association, for a slide of words about it."""
    facts = page.dataset.organisation
    name = facts[facts["fact_code"] == "name"]
    if name.empty:
        return page.text.say("Urban municipalities of Slovenia")
    return str(name.iloc[0][f"value_{page.text.language}"])


_TITLES: dict[str, Callable[[Page], str]] = {
    "map": of_map,
    "town": of_town,
    "towns": of_towns,
    "bars": of_bars,
    "themes": of_themes,
    "matrix": of_matrix,
    "periods": of_periods,
    "known": of_known,
    "changes": of_changes,
    "contact": of_association,
    "joint": joint_project.title,
}


def _where(page: Page) -> str:
    """Say in how many towns the projects lie; of one, and of a few that are chosen, in which."""
    towns = [code for code, total in page.view.totals.items() if total.projects]
    if len(towns) == 1 or (page.selection.towns and 0 < len(towns) <= COMPARED_LIMIT):
        return phrases.located_in(page.text, page.rows.towns, towns)
    return page.text.count("in {n} town", "in {n} towns", len(towns))


def _sum(page: Page, found: Amount) -> str:
    """Write a sum with what it stands on, unless that is every project."""
    if found.eur is None:
        return page.text.say("figure not known")
    written = amounts.amount(page.text, found)
    if found.known == found.projects:
        return written
    return f"{written} ({amounts.stands_on(page.text, found.known, found.projects)})"


def _known(page: Page) -> dict[str, float]:
    """Return the figures of the view's measure by town, of those that have one."""
    return {code: found.value for code, found in page.view.measures.items() if found.is_known}


def _is_rounded(page: Page, code: str) -> bool:
    return page.view.totals[code].is_rounded(page.selection.measure.base)


def _by_theme(page: Page) -> dict[str, int]:
    counts = {code: total.projects for code, total in page.view.themes.items()}
    return {code: n for code, n in counts.items() if n}


def _in_period(page: Page, period: str) -> Page:
    view = replace(page.selection, periods=(period,))
    return store.page(page.dataset, view, page.text.language)


def _theme(page: Page, code: str) -> str:
    return page.text.of(page.rows.themes[code], "short")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
