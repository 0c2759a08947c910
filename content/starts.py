"""When the projects of a view began: small multiples by town, and a sentence a year."""

from __future__ import annotations

from content import figure_links, labels, legend, palette
from content.figure_links import FigureLink
from content.legend import EmptyKey, Legend
from content.page import Page
from zmos_data import actions
from zmos_data.classification import class_breaks
from zmos_data.links import change
from zmos_data.periods import PERIODS
from zmos_data.selection import Measure
from zmos_data.starts import Starts, starts

YEAR = "YYYY"  # in words where the script of the player puts one
MANY = 24  # towns; more charts are drawn where they are asked for


def has_many_towns(page: Page) -> bool:
    """Tell whether there are more towns than have their charts unasked (pure)."""
    return len(page.town_names) > MANY


def by_year(page: Page, *, by_town: bool = True) -> dict[str, object]:
    """Write everything that the part shows of the starts, with or without the charts (pure).

    Returns
    -------
    dict of str to object
        Empty where the data know the start of no project, or of those of one year alone: there is
        no course of time then.
    """
    text, found = page.text, starts(page.dataset, page.selection)
    if found is None or len(found.years) < 2:
        return {}
    return {
        "title": text.say("Projects by the year of their start"),
        "years": (found.years[0], found.years[-1]),
        "steps": len(found.years) - 1,
        "whole": _whole(page, found),
        "sentences": [_of_year(page, found, year) for year in found.years],
        "in_words": text.say("Year by year in words"),
        "unknown": _unknown(page, found),
        "periods": [labels.filter_value(page, "periods", period) for period in PERIODS],
        "highest": max(
            1, *(int(counts[:, :-1].sum(axis=0).max()) for counts in found.towns.values())
        ),
        "towns": [_town(page, found, code) for code in page.town_names if code in found.towns]
        if by_town
        else [],
        "more": _more(page, found, is_open=by_town) if has_many_towns(page) else {},
    }


def _more(page: Page, found: Starts, *, is_open: bool) -> dict[str, object]:
    """Write the button that shows the charts, and no longer."""
    n = page.text.number(len(found.towns))
    return {
        "label": page.text.say("By town ({n})", n=n),
        "go": actions.write(actions.ShowStarts()),
        "open": is_open,
    }


def player(page: Page) -> dict[str, object]:
    """Write what plays the years on the map and in the charts (pure).

    The map shows how many projects had begun by the end of a year, in classes that stay the same.

    Returns
    -------
    dict of str to object
        ``legend``, ``breaks`` and ``colours`` of its classes; the words of the buttons, and
        those that hold `YEAR`. Empty where `by_year` is.
    """
    text, found = page.text, starts(page.dataset, page.selection)
    if found is None or len(found.years) < 2:
        return {}
    sums = [int(counts[:, :-1].sum()) for counts in found.towns.values()]
    breaks = class_breaks([n for n in sums if n], whole=True)
    return {
        "years": (found.years[0], found.years[-1]),
        "year": text.say("Year"),
        "play": text.say("Play the years"),
        "pause": text.say("Pause"),
        "next": text.say("Next year"),
        "all": text.say("Show all years"),
        "whole": _whole(page, found),
        "begun": text.say("Projects begun by the end of {year}", year=YEAR),
        "aside": _aside(page, found),
        "legend": Legend(
            text.say("Begun by the end of {year}", year=YEAR),
            legend.classes(page, Measure.PROJECTS, breaks),
            _empties(page),
        ),
        "breaks": breaks,
        "colours": palette.class_colours(len(breaks)),
        "empty": palette.NO_PROJECT,
        "kept": palette.NOT_ELIGIBLE,
    }


def _aside(page: Page, found: Starts) -> str:
    """Count the projects that the map then does not count; empty where there are none."""
    if not found.unknown:
        return ""
    return page.text.count(
        "{n} project whose start is not known is not counted.",
        "{n} projects whose start is not known are not counted.",
        found.unknown,
    )


def _empties(page: Page) -> tuple[EmptyKey, ...]:
    """Write the patterns of the towns in which no project has begun."""
    text = page.text
    found = [EmptyKey(palette.NO_PROJECT, text.say("none begun yet"))]
    if any(measure.status == "not_eligible" for measure in page.view.measures.values()):
        found.append(EmptyKey(palette.NOT_ELIGIBLE, labels.status(page, "not_eligible")))
    return tuple(found)


def _whole(page: Page, found: Starts) -> str:
    """Count the projects of all years."""
    text, n = page.text, int(found.projects[:-1].sum())
    return text.count(
        "{n} project began in {first}–{last}.",
        "{n} projects began in {first}–{last}.",
        n,
        first=found.years[0],
        last=found.years[-1],
    )


def _of_year(page: Page, found: Starts, year: int) -> str:
    """Say what began in a year, in how many towns, and how many had begun by its end."""
    text, place = page.text, found.years.index(year)
    n, so_far = int(found.projects[place]), int(found.projects[: place + 1].sum())
    if not n:
        return text.say("{year}: no project began; {n} so far.", year=year, n=text.number(so_far))
    towns = found.towns_in(year)
    return text.say(
        "{began} {towns}; {n} so far.",
        began=text.count("{year}: {n} project began", "{year}: {n} projects began", n, year=year),
        towns=text.count("in {n} urban municipality", "in {n} urban municipalities", towns),
        n=text.number(so_far),
    )


def _unknown(page: Page, found: Starts) -> str:
    """Count the projects that stand in no year; empty where there are none."""
    if not found.unknown:
        return ""
    return page.text.count(
        "The year in which {n} project began is not known; it stands in no column.",
        "The year in which {n} projects began is not known; they stand in no column.",
        found.unknown,
    )


def _town(page: Page, found: Starts, code: str) -> dict[str, object]:
    """Write a town's multiple: columns of its years with a project, and its sums in words."""
    text, counts = page.text, found.towns[code]
    unknown, columns = int(counts[:, -1].sum()), _columns(page, found, code)
    return {
        "code": code,
        "ring": ",".join(str(found.first[code].get(theme, "")) for theme in page.view.parts[code]),
        "name": FigureLink(
            page.town_names[code],
            change("", page.selection, page.selection.view(municipality_code=code)),
        ),
        "arms": page.assets.shield(code),
        "columns": columns,
        "said": "" if columns else labels.no_project(page),
        "periods": [text.number(int(of_period.sum())) for of_period in counts],
        "unknown": text.say("start not known: {n}", n=text.number(unknown)) if unknown else "",
    }


def _columns(page: Page, found: Starts, code: str) -> list[tuple[int, int, int, FigureLink]]:
    """Return each year with a project: its place, the projects of either period, and the link.

    The link leads to the projects that began in the year: the filter by years holds others too,
    those that were under way in it.
    """
    counts = zip(found.years, found.towns[code][:, :-1].T.tolist(), strict=True)
    return [
        (
            place,
            earlier,
            later,
            figure_links.opened(
                page,
                "projects",
                page.text.number(earlier + later),
                code,
                figure_year=str(year),
            ),
        )
        for place, (year, (earlier, later)) in enumerate(counts)
        if earlier or later
    ]
