"""The years in which projects were under way: the filter by them, and its words."""

from __future__ import annotations

from collections.abc import Mapping

from content.page import Page
from content.text import Text
from zmos_data.facets import without_years
from zmos_data.links import change
from zmos_data.parameters import YEAR_FROM, YEAR_TO
from zmos_data.selection import UNKNOWN, Selection

_HEIGHT = 100  # of the highest bar, in per cent


def in_words(text: Text, selection: Selection) -> str:
    """Write the bounds of the years as they follow 'projects' (pure)."""
    first, last = selection.year_from, selection.year_to
    if first is not None and first == last:
        return text.say("under way in {year}", year=first)
    if first is not None and last is not None:
        return text.say("under way in {first}–{last}", first=first, last=last)
    if first is not None:
        return text.say("under way from {year} on", year=first)
    return text.say("under way up to {year}", year=last)


def condition(text: Text, selection: Selection) -> str:
    """Write the years as a condition of a sentence; empty where none is set (pure)."""
    if not selection.has_years:
        return ""
    words = in_words(text, selection)
    if selection.years_unknown:
        return text.say("{years} or of years not known", years=words)
    return words


def left_out(page: Page, town: str | None = None) -> str:
    """Say at the end of a sentence how many projects fall out because of unknown years (pure).

    Parameters
    ----------
    page : Page
        The page.
    town : str, optional
        Code of the town that the sentence is of.
    """
    n = without_years(page.dataset.index, page.selection, town)
    if not n:
        return ""
    return page.text.count(
        "; {n} project whose years are not known is left out",
        "; {n} projects whose years are not known are left out",
        n,
    )


def taking_in(page: Page, town: str | None = None) -> dict[str, str]:
    """Write the button that takes in what falls out for its years; empty where nothing does."""
    n = without_years(page.dataset.index, page.selection, town)
    if not n:
        return {}
    return {
        "label": page.text.count(
            "Include {n} project of unknown years", "Include {n} projects of unknown years", n
        ),
        "go": change("", page.selection, page.selection.view(years_unknown=True)),
    }


def histogram(page: Page, counts: Mapping[str, int]) -> dict[str, object]:
    """Write the filter by years: a bar a year, two handles, and the unknown years (pure).

    Parameters
    ----------
    page : Page
        The page.
    counts : mapping of str to int
        How many projects were under way in each year under the other filters, and
        ``"unknown"``.

    Returns
    -------
    dict of str to object
        Empty where the data know a single year, or none: there is nothing to choose.
    """
    text, selection, span = page.text, page.selection, page.dataset.index.years.span
    if span is None or span[0] == span[1]:
        return {}
    low, high = (
        _within(span, year, end)
        for year, end in zip((selection.year_from, selection.year_to), span, strict=True)
    )
    unknown, of_year = counts[UNKNOWN], {y: counts[str(y)] for y in range(span[0], span[1] + 1)}
    return {
        "title": title(text),
        "chosen": selection.has_years + selection.years_unknown,
        "base": change("", selection, selection.without("years")),
        "names": (YEAR_FROM, YEAR_TO),
        "span": span,
        "low": low,
        "high": high,
        "steps": span[1] - span[0],
        "bars": _bars(text, of_year, low, high),
        "summary": text.say(
            "Projects by year: {years}",
            years="; ".join(f"{y}: {text.number(n)}" for y, n in of_year.items()),
        ),
        "from": text.say("First year"),
        "to": text.say("Last year"),
        "apply": text.say("Apply"),
        "unknown": text.say("years not known"),
        "count": text.number(unknown),
        "on": selection.years_unknown,
        "disabled": not unknown and not selection.years_unknown,
        "go": change("", selection, selection.view(years_unknown=not selection.years_unknown)),
        "hint": text.say(
            "From the start (grant decision or works) to the end (actual or planned). Where one of "
            "them is missing and the other does not settle it, the years are not known."
        ),
    }


def _bars(text: Text, of_year: Mapping[int, int], low: int, high: int) -> list[dict[str, object]]:
    """Write a bar a year, as high as its projects are many."""
    highest = max(1, *of_year.values())
    said = {year: text.count("{n} project", "{n} projects", n) for year, n in of_year.items()}
    return [
        {
            "year": year,
            "tip": f"{year}: {said[year]}",
            "in": low <= year <= high,
            "height": round(_HEIGHT * n / highest),
        }
        for year, n in of_year.items()
    ]


def title(text: Text) -> str:
    """Name the filter."""
    return text.say("Years of the project")


def _within(span: tuple[int, int], year: int | None, end: int) -> int:
    """Return where a handle stands: at its end where nothing is bounded."""
    return end if year is None else min(max(year, span[0]), span[1])
