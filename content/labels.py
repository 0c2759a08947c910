"""The sentences on screen, each made in one place from codes and figures."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from content import amounts, funds, phrases, years
from content.page import Page
from content.rounding import density_digits
from content.text import Text
from zmos_data.amounts import AMOUNTS
from zmos_data.periods import PERIODS
from zmos_data.rows import Project, Town
from zmos_data.selection import UNKNOWN, Grouping, Measure, Selection


def period(code: str) -> str:
    """Write a programming period with an en dash."""
    return code.replace("-", "–")


def measure(text: Text, code: Measure) -> str:
    """Name a measure with its unit."""
    if code in AMOUNTS:
        return amounts.title(text, code)
    return {
        Measure.PROJECTS: text.say("Number of projects"),
        Measure.PROJECTS_PER_1000: text.say("Projects per 1,000 inhabitants"),
        Measure.TOTAL_PER_1000: text.say("Total cost per 1,000 inhabitants (EUR)"),
        Measure.COFINANCING_PER_1000: text.say(
            "Public co-financing (EU + national budget) per 1,000 inhabitants (EUR)"
        ),
        Measure.EU_PER_1000: text.say("EU contribution per 1,000 inhabitants (EUR)"),
        Measure.THEMES: text.say("Themes covered"),
    }[code]


def measure_briefly(text: Text, code: Measure) -> str:
    """Name a measure with its unit where there is little room, beside the others."""
    if code in AMOUNTS:
        return amounts.head(text, code)
    if code is Measure.COFINANCING_PER_1000:
        return text.say("EU + state per 1,000 inhabitants (EUR)")
    return measure(text, code)


def measure_dated(page: Page, code: Measure) -> str:
    """Name a measure; one per inhabitant with the day of the inhabitants."""
    name = measure(page.text, code)
    if not code.is_per_1000:
        return name
    return page.text.say("{measure}; inhabitants on {day}", measure=name, day=population_day(page))


def population_day(page: Page) -> str:
    """Write the day that the towns' inhabitants are of; the earliest and the latest if many."""
    towns = page.dataset.town_rows.values()
    days = [town.population_date for town in towns if not pd.isna(town.population_date)]
    if not days:
        return page.text.say("date not known")
    first, last = page.text.day(min(days)), page.text.day(max(days))
    return first if first == last else f"{first}–{last}"


def measure_value(text: Text, measure: Measure, value: float, *, rounded: bool = False) -> str:
    """Write a value of a measure with its unit, for tooltips and tables."""
    if measure is Measure.THEMES:
        return text.count("{n} theme", "{n} themes", round(value))
    if measure is Measure.PROJECTS:
        return text.count("{n} project", "{n} projects", round(value))
    if measure is Measure.PROJECTS_PER_1000:
        return text.say(
            "{figure} projects per 1,000 inhabitants",
            figure=text.number(value, density_digits(value)),
        )
    figure = text.euros(value if rounded else round(value), rounded=rounded)
    return (
        text.say("{figure} per 1,000 inhabitants", figure=figure) if measure.is_per_1000 else figure
    )


def measure_figure(text: Text, measure: Measure, value: float, *, rounded: bool = False) -> str:
    """Write a value of a measure without its unit, for the legend and table columns."""
    if rounded:
        return amounts.approximate_sum(text, value)
    per_1000 = measure is Measure.PROJECTS_PER_1000
    return text.number(value, density_digits(value) if per_1000 else 0)


def status(page: Page, code: str, town: str | None = None) -> str:
    """Say why a town has no figure; without a town, what the sign means for any of them."""
    text = page.text
    return {
        "no_project": no_project(page),
        "unknown": text.say("figure not known"),
        "not_eligible": not_eligible(page, town),
    }[code]


def theme_status(page: Page, code: str, town: str | None = None) -> str:
    """Say why a town has no project in a theme; without a town, what the sign means."""
    text = page.text
    return {
        "joint": text.say("the association's joint project; credited to no town"),
        "no_strand": text.say("theme not covered in this period"),
        "not_eligible": not_eligible(page, town),
        "no_project": no_project(page),
    }[code]


def not_eligible(page: Page, town: str | None = None) -> str:
    """Say in which periods of the view a town was not eligible, or any of the towns."""
    text, closed = page.text, page.rows.ineligible
    found = {p for code in ([town] if town else closed) for p in closed[code]}
    shown = page.selection.periods or PERIODS
    periods = [period(code) for code in PERIODS if code in found and code in shown]
    if not periods:
        return text.say("not eligible")
    return text.count(
        "not eligible in {periods}",
        "not eligible in {periods}",
        len(periods),
        periods=phrases.join(text, periods),
    )


def no_project(page: Page) -> str:
    """Say that there is no project: in the collected data, or only under the filters."""
    if page.selection.is_narrowed:
        return page.text.say("no such projects in the collected data")
    return page.text.say("no projects in the collected data")


def why_empty(page: Page, theme_code: str) -> str:
    """Say why no town has a project in a theme."""
    statuses = {themes[theme_code][1] for themes in page.view.parts.values()}
    kinds = ("joint", "no_project", "not_eligible", "no_strand")
    return theme_status(page, next(kind for kind in kinds if kind in statuses))


def stage(text: Text, code: str | None) -> str:
    """Name the stage of a project; an unknown stage is said to be unknown."""
    return {
        "selected": text.say("selected (1st phase)"),
        "approved": text.say("approved"),
        "contracted": text.say("contracted"),
        "under_construction": text.say("under construction"),
        "completed": text.say("completed"),
    }.get(code or "", text.say("stage not known"))


def priority(text: Text, code: str) -> str:
    """Name a priority by its code: PN and SC in Slovenian, IP and SO in English."""
    kind, _, number = code.partition(" ")
    kinds = {"PN": text.say("IP"), "SC": text.say("SO")}
    return f"{kinds.get(kind, kind)}\u00a0{number}"


def facet(text: Text, kind: str) -> str:
    """Name a kind of filter."""
    return {
        "themes": text.say("Theme"),
        "periods": text.say("Programming period"),
        "priorities": text.say("Investment priority or specific objective"),
        "funds": text.say("Fund"),
        "stages": text.say("Last known stage"),
        "towns": text.say("Town"),
        "regions": text.say("Statistical region"),
        "cohesion_regions": text.say("Cohesion region"),
        "figures": text.say("Figures"),
        "confirmed": text.say("ITI in the source"),
        "years": years.title(text),
        "total": text.say("Total cost (EUR)"),
        "search": text.say_as("filter", "Search"),
    }[kind]


def filter_value(page: Page, kind: str, code: str) -> str:
    """Name the value of an active filter."""
    text, rows, selection = page.text, page.rows, page.selection
    if code == UNKNOWN and kind not in ("stages", "funds"):
        return text.say("not known")
    names: dict[str, Callable[[], str]] = {
        "themes": lambda: text.of(rows.themes[code], "short"),
        "periods": lambda: period(code),
        "priorities": lambda: priority_title(page, code),
        "funds": lambda: funds.name(text, code),
        "stages": lambda: stage(text, code),
        "towns": lambda: rows.town_names[code],
        "regions": lambda: rows.regions[text.language][code],
        "cohesion_regions": lambda: rows.regions[text.language][code],
        "figures": lambda: precision(text, code),
        "confirmed": lambda: confirmed(text, code),
        "years": lambda: years.in_words(text, selection),
        "years_unknown": lambda: text.say("years not known"),
        "total": lambda: total_range(text, selection),
        "total_unknown": lambda: text.say("total cost not known"),
        "search": lambda: phrases.searched(text, code),
    }
    return names[kind]()


def chip(page: Page, kind: str, code: str) -> str:
    """Name an active filter; one whose value says little alone, with its kind."""
    value = filter_value(page, kind, code)
    if kind == "figures" or (code == UNKNOWN and kind not in ("stages", "funds")):
        return page.text.say("{name}: {values}", name=facet(page.text, kind), values=value)
    return value


def priority_title(page: Page, code: str) -> str:
    """Name a priority by its code and title."""
    return f"{priority(page.text, code)} {page.text.of(page.rows.priorities[code], 'title')}"


def precision(text: Text, code: str) -> str:
    """Say what kind of figures a project has."""
    return {
        "exact": text.say_as("figures", "exact"),
        "rounded": text.say_as("figures", "rounded"),
        "none": text.say_as("figures", "not known"),
    }[code]


def confirmed(text: Text, code: str) -> str:
    """Say whether the source that was read names ITI."""
    return {
        "yes": text.say("ITI named in the source"),
        "no": text.say("ITI not named in the source"),
    }[code]


def total_range(text: Text, selection: Selection) -> str:
    """Write the bounds of the total cost."""
    low, high = selection.total_min, selection.total_max
    if low is not None and high is not None:
        return text.say(
            "EUR\u00a0{low} to\u00a0{high}",
            low=amounts.in_full(text, low),
            high=amounts.in_full(text, high),
        )
    if low is not None:
        return text.say("from EUR\u00a0{low}", low=amounts.in_full(text, low))
    return text.say("up to EUR\u00a0{high}", high=amounts.in_full(text, high or 0))


def official_name(text: Text, town: Town) -> str:
    """Write the official names of a municipality, with the Italian one where it has one."""
    names = [town.name_official_sl, town.name_official_it]
    if text.language == "en":
        names.insert(0, town.name_official_en)
    return " · ".join(name for name in names if isinstance(name, str))


def project_name(language: str, project: Project) -> str:
    """Return the project's name in the language, the Slovenian one where there is no other."""
    english = project.name_en
    if language == "en" and isinstance(english, str):
        return english
    return str(project.name_sl)


def scale(text: Text, code: str) -> str:
    """Name a scale of the comparison."""
    return {
        "absolute": text.say("in all"),
        "per_1000": text.say("per 1,000 inhabitants"),
        "per_km2": text.say("per km²"),
    }[code]


def grouping(text: Text, code: Grouping) -> str:
    """Name what the projects are added up by."""
    return {
        Grouping.NONE: text.say_as("totals", "none"),
        Grouping.TOWN: text.say("by town"),
        Grouping.THEME: text.say("by theme"),
        Grouping.PRIORITY: text.say("by investment priority and objective"),
        Grouping.YEAR: text.say("by year of the start"),
    }[code]


def confidence(text: Text, code: str) -> str:
    """Say how sure a statement is."""
    return {
        "high": text.say_as("confidence", "high"),
        "medium": text.say_as("confidence", "medium"),
        "low": text.say_as("confidence", "low"),
    }[code]
