"""The evidence of a figure: the projects behind it with their sources, and the rule of the sum."""

from __future__ import annotations

from content import (
    amounts,
    dates,
    labels,
    paging,
    project_amounts,
    project_page,
    source_words,
)
from content.labels import project_name
from content.page import Page
from content.rounding import density_digits
from content.text import Text
from zmos_data.amounts import AMOUNTS
from zmos_data.evidence import Divisor, Evidence, EvidenceRow, Figure, evidence_of, rows_of
from zmos_data.links import change
from zmos_data.selection import UNKNOWN, Counting

PAGE_SIZE = 50


def name(page: Page, figure: Figure) -> str:
    """Name a figure with its unit (pure)."""
    text = page.text
    base = base_names(text)[figure.base]
    scale = scale_names(text).get(figure.scale, "")
    median = text.say("median of the towns") if figure.median else ""
    return ", ".join(part for part in (base, scale, median) if part)


def base_names(text: Text) -> dict[str, str]:
    """Name what is counted or added up, by its code."""
    return {
        "projects": text.say("Number of projects"),
        "towns": text.say("Number of towns"),
        "themes": text.say("Themes covered"),
        **{column: amounts.title(text, column) for column in AMOUNTS},
    }


def scale_names(text: Text) -> dict[str, str]:
    """Name what a figure is divided by, by its code."""
    return {
        "_per_1000": text.say("per 1,000 inhabitants"),
        "_per_km2": text.say("per km²"),
    }


def value(page: Page, evidence: Evidence) -> str:
    """Write the figure as computed from its rows (pure)."""
    text, figure = page.text, evidence.figure
    if evidence.value is None:
        return text.say("not known")
    if evidence.rounded:
        return amounts.approximate_sum(text, evidence.value)
    if figure.is_money and (figure.scale or figure.median):
        return text.number(round(evidence.value))
    if figure.scale and not figure.is_money:
        return text.number(evidence.value, density_digits(evidence.value))
    return text.number(evidence.value, 0 if evidence.value.is_integer() else 2)


def rules(page: Page, evidence: Evidence) -> list[str]:
    """Say in sentences how the figure was made of its rows (pure)."""
    text, figure = page.text, evidence.figure
    said = [_count_rule(page, figure)]
    if figure.is_money:
        said = [_sum_rule(text, evidence)]
        if evidence.rounded:
            said.append(text.say("At least one amount is rounded, so the figure is approximate."))
            said.append(text.say("Approximate figures are written with four digits."))
    if figure.base == "cofin_total_eur":
        said.append(
            text.say(
                "Co-financing is the EU and the national budget together, not the EU "
                "contribution alone."
            )
        )
    if figure.scale == "_per_1000":
        said.append(text.say("Divided by the town's inhabitants and multiplied by 1,000."))
    if figure.scale == "_per_km2":
        said.append(text.say("Divided by the town's area in km²."))
    if figure.median:
        said.append(
            text.say(
                "The figure is calculated for each town. The median is the middle one of the known "
                "figures in order of size; of an even number of them, the mean of the two middle "
                "ones."
            )
        )
    if page.selection.municipality_code and not figure.median:
        said.append(_town_rule(page))
    return said


def _sum_rule(text: Text, evidence: Evidence) -> str:
    """Say how many amounts a sum is of, and what becomes of those that are not known."""
    if not evidence.known:
        return text.say("No amount is known, so there is no sum.")
    return text.count(
        "{n} known amount of {projects} is added up; unknown ones are left out and do not count "
        "as zero.",
        "{n} known amounts of {projects} are added up; unknown ones are left out and do not count "
        "as zero.",
        evidence.known,
        projects=text.number(len(evidence.positions)),
    )


def _count_rule(page: Page, figure: Figure) -> str:
    text = page.text
    each = page.selection.counting is Counting.EACH
    return {
        "towns": text.say("The different towns of these projects are counted.")
        if each
        else text.say("The different lead towns of these projects are counted."),
        "themes": text.say("The different themes of these projects are counted."),
    }.get(figure.base, text.say("Each project is counted once."))


def _town_rule(page: Page) -> str:
    text = page.text
    if page.selection.counting is Counting.EACH:
        return text.say("A project of several towns counts in each of them.")
    return text.say("A project of several towns counts once, with its lead town.")


def scope(page: Page, figure: Figure) -> str:
    """Say what the figure is of besides the filters: a town, a year of the start (pure)."""
    text, selection = page.text, page.selection
    parts = []
    if selection.municipality_code and not figure.median:
        parts.append(page.town_names[selection.municipality_code])
    if selection.figure_year == UNKNOWN:
        parts.append(text.say("start not known"))
    elif selection.figure_year:
        parts.append(text.say("start in {year}", year=selection.figure_year))
    return ", ".join(parts) or text.say("the whole view")


def row(page: Page, evidence: Evidence, each: EvidenceRow) -> dict[str, object]:
    """Write one row behind a figure (pure)."""
    text, project = page.text, each.project
    shown = evidence.figure.is_money and each.value is not None
    return {
        "id": f"evidence-{project.project_id}",
        "name": project_name(text.language, project),
        "go": project_page.opened(page, project.project_id),
        "town": page.town_names[project.municipality_code],
        "figure": _brought(page, evidence.figure, each),
        "share": _share(page, evidence, each),
        "kind": project_amounts.standing(text, project, evidence.figure.base) if shown else "",
        "source": source_words.source(text, each.source),
        "confidence": labels.confidence(text, each.confidence),
    }


def _share(page: Page, evidence: Evidence, each: EvidenceRow) -> dict[str, str]:
    """Write a row's part of all known amounts, and the length of its bar against the longest."""
    if not evidence.figure.is_money or each.value is None or not evidence.total:
        return {}
    part = each.value / evidence.total
    return {
        "words": page.text.percent(part),
        "width": f"{each.value / evidence.highest:.1%}",
    }


def _brought(page: Page, figure: Figure, each: EvidenceRow) -> str:
    """Write what a row brings to the figure."""
    text = page.text
    if each.value is None:
        return text.say("not known")
    if not figure.is_money:
        return text.number(1)
    words = amounts.in_full(text, each.value)
    return project_amounts.with_precision(text, words, each.precision)


def divisor(page: Page, figure: Figure, found: Divisor) -> str:
    """Say what a town's figure is divided by, with its source (pure)."""
    text = page.text
    unit = text.say("inhabitants") if figure.scale == "_per_1000" else text.say("km²")
    if found.value is None:
        unknown = text.say("not known")
        return f"{page.town_names[found.municipality_code]}: {unknown}"
    day = f" ({dates.day(text, found.as_of)})" if found.as_of else ""
    return text.say(
        "{town}: {figure} {unit}{day}; {source}; confidence: {confidence}",
        town=page.town_names[found.municipality_code],
        figure=text.number(found.value, 0 if found.value.is_integer() else 2),
        unit=unit,
        day=day,
        source=found.source_title or text.say("source not known"),
        confidence=labels.confidence(text, found.confidence)
        if found.confidence
        else text.say("not known"),
    )


def _head(text: Text, figure: Figure) -> str:
    """Name the column of what each row brings to the figure."""
    is_sum = figure.is_money and not figure.scale and not figure.median
    return amounts.head(text, figure.base) if is_sum else text.say("Value used")


def values(page: Page) -> dict[str, object]:
    """Write the evidence of the figure that is open; empty where none is (pure)."""
    text, selection = page.text, page.selection
    if not selection.figure:
        return {}
    evidence = evidence_of(page.dataset, selection)
    count = len(evidence.positions)
    start = (paging.here(page, count, PAGE_SIZE) - 1) * PAGE_SIZE
    whole = selection.view(municipality_code=None, figure_year="")
    shown = [
        row(page, evidence, each)
        for each in rows_of(page.dataset, evidence, start, start + PAGE_SIZE)
    ]
    is_part = bool(selection.municipality_code or selection.figure_year)
    return {
        "name": name(page, evidence.figure),
        "scope": scope(page, evidence.figure),
        "value": value(page, evidence),
        "rules": rules(page, evidence),
        "divisors_title": text.say("Divided by"),
        "divisors": [divisor(page, evidence.figure, found) for found in evidence.divisors],
        "rows": shown[: max(0, evidence.dated - start)],
        "undated": shown[max(0, evidence.dated - start) : max(0, evidence.known - start)],
        "undated_title": text.count(
            "{n} project whose amount has no known date",
            "{n} projects whose amounts have no known date",
            evidence.known - evidence.dated,
        ),
        "unknown": shown[max(0, evidence.known - start) :],
        "unknown_title": text.count(
            "{n} project whose amount is not known",
            "{n} projects whose amount is not known",
            count - evidence.known,
        ),
        "caption": text.count(
            "{n} project behind the figure", "{n} projects behind the figure", count
        ),
        "heads": [
            text.say("Project"),
            _head(text, evidence.figure),
            text.say("Source"),
            text.say("Confidence"),
        ],
        "whole": text.say("The same figure of the whole view"),
        "whole_go": change("", page.selection, whole)
        if is_part and not evidence.figure.scale
        else "",
        "pager": paging.pager(page, count, PAGE_SIZE),
    }
