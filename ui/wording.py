"""The sentences on screen, each made in one place from codes and figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.text import Text
from zmos_data.queries import Amount, Headline
from zmos_data.selection import Measure, Selection

if TYPE_CHECKING:
    from ui.page import Page


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~$:<>-])")


def plain(words: str) -> str:
    """Escape Markdown, so that text from data or a link is shown as it stands."""
    return _MARKDOWN.sub(r"\\\1", words)


def ignored(text: Text, parameter: str, value: str) -> str:
    """Say that a value of the link is not known and was left out."""
    return text.say(
        "The link says {parameter}={value}. That is not known here and was left out; "
        "the rest of the link holds.",
        parameter=parameter,
        value=value[:80],
    )


def period(code: str) -> str:
    """Write a programming period with an en dash."""
    return code.replace("-", "–")


def measure(text: Text, measure: Measure) -> str:
    """Name a measure with its unit."""
    return {
        Measure.PROJECTS: text.say("Number of projects"),
        Measure.TOTAL: text.say("Total cost (EUR)"),
        Measure.EU: text.say("EU part (EUR)"),
        Measure.PROJECTS_PER_1000: text.say("Projects per 1,000 inhabitants"),
        Measure.TOTAL_PER_1000: text.say("Total cost per 1,000 inhabitants (EUR)"),
        Measure.EU_PER_1000: text.say("EU part per 1,000 inhabitants (EUR)"),
        Measure.THEMES: text.say("Themes covered"),
    }[measure]


def measure_value(text: Text, measure: Measure, value: float, *, rounded: bool = False) -> str:
    """Write a value of a measure with its unit, for tooltips and tables."""
    if measure is Measure.THEMES:
        return text.count("{n} theme", "{n} themes", round(value))
    if measure is Measure.PROJECTS:
        return text.count("{n} project", "{n} projects", round(value))
    if measure is Measure.PROJECTS_PER_1000:
        return text.say("{figure} projects per 1,000", figure=text.number(value, 2))
    figure = text.euros(round(value), rounded=rounded)
    return text.say("{figure} per 1,000", figure=figure) if measure.is_per_1000 else figure


def measure_figure(text: Text, measure: Measure, value: float, *, rounded: bool = False) -> str:
    """Write a value of a measure without its unit, for the legend and table columns."""
    digits = 2 if measure is Measure.PROJECTS_PER_1000 else 0
    figure = text.number(value, digits)
    return text.say("approx. {figure}", figure=figure) if rounded else figure


def status(text: Text, code: str) -> str:
    """Say why a town has no figure."""
    return {
        "no_project": text.say("no project in the collected data"),
        "unknown": text.say("figure not known"),
        "not_eligible": text.say("not eligible in this period"),
    }[code]


def theme_status(text: Text, code: str) -> str:
    """Say why a town has no project in a theme."""
    return {
        "joint": text.say("joint project, via ZMOS"),
        "no_strand": text.say("no strand in this period"),
        "not_eligible": text.say("not eligible in this period"),
        "no_project": text.say("no project in the collected data"),
    }[code]


def stage(text: Text, code: str | None) -> str:
    """Name the stage of a project; an unknown stage is said to be unknown."""
    return {
        "selected": text.say("selected"),
        "approved": text.say("approved"),
        "contracted": text.say("contracted"),
        "under_construction": text.say("under construction"),
        "completed": text.say("completed"),
    }.get(code or "", text.say("stage not known"))


def fund(text: Text, code: str | None) -> str:
    """Name a fund by its abbreviation in the language."""
    return {
        "ESRR": text.say("ERDF"),
        "KS": text.say("CF"),
        "ESRR/KS": text.say("ERDF or CF"),
    }.get(code or "", text.say("fund not known"))


def priority(text: Text, code: str) -> str:
    """Name a priority by its code: PN and SC in Slovenian, IP and SO in English."""
    kind, _, number = code.partition(" ")
    kinds = {"PN": text.say("IP"), "SC": text.say("SO")}
    return f"{kinds.get(kind, kind)}\u00a0{number}"


def filter_value(page: Page, kind: str, code: str) -> str:
    """Name the value of an active filter."""
    if kind == "period":
        return period(code)
    return page.text.of(page.rows.themes[code], "short")


def known_of(text: Text, amount: Amount) -> str:
    """Say for how many projects a sum is known."""
    return text.say(
        "known for {known} of {projects}",
        known=text.number(amount.known),
        projects=text.number(amount.projects),
    )


def amount(text: Text, amount: Amount) -> str:
    """Write a sum in short, or say that it is not known."""
    if amount.eur is None:
        return text.say("not known")
    return text.short_euros(amount.eur, rounded=amount.rounded)


def theme_genitive(text: Text, code: str) -> str:
    """Name a theme as it follows the word 'projects'."""
    return {
        "energy_efficiency": text.say_as("genitive", "energy efficiency"),
        "sustainable_mobility": text.say_as("genitive", "sustainable mobility"),
        "urban_environment": text.say_as("genitive", "urban environment and revitalisation"),
        "innovation_policy": text.say_as("genitive", "innovation policy"),
    }[code]


def join(text: Text, parts: list[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return text.say("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def describe_view(text: Text, selection: Selection, headline: Headline) -> str:
    """Say in one sentence what is shown: the map in words, for minutes and screen readers."""
    where = _periods(text, selection)
    if not headline.projects:
        return text.say("Shown: no project in the collected data{where}.", where=where)
    themes = join(text, [theme_genitive(text, code) for code in selection.themes])
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
        known=_total_known(text, headline.total),
    )


def _periods(text: Text, selection: Selection) -> str:
    periods = [period(code) for code in selection.periods]
    return f", {join(text, periods)}" if periods else ""


def _total_known(text: Text, total: Amount) -> str:
    if total.known == 0:
        return text.say("the total cost is not known for any")
    if total.known == total.projects:
        return text.say("the total cost is known for all")
    return text.count(
        "the total cost is known for {n}", "the total cost is known for {n}", total.known
    )


def empty_view(page: Page) -> str:
    """Say why a view has no project, and what to do."""
    text = page.text
    if page.selection.themes == ("innovation_policy",):
        return text.say(
            "HIGHER was one joint project, carried out by the association. "
            "It is counted for ZMOS and for no single town."
        )
    return text.say("The collected data hold no project for these filters. Take one filter off.")
