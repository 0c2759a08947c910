"""Why a town has what it has: one sentence, computed of the data alone."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd

from content import labels, phrases, store
from content.labels import project_name
from content.page import Page
from content.text import Text
from zmos_data.amounts import amount
from zmos_data.periods import PERIODS
from zmos_data.rows import Project, Town, rows_in

_LARGE = 1 / 3  # share of the known total cost from which one project says why a sum is so high
_SINCE = re.compile(r"Mestna občina od (\d{1,2})\. (\d{1,2})\. (\d{4})")  # the note on membership


def why(page: Page) -> str:
    """Say in a sentence why the figures of the page's town are as they are (pure).

    Returns
    -------
    str
        The first that holds: it was not eligible in a period; all its projects are of one
        period; one project has a third of the known total cost or more; one theme has the most
        projects. Empty where none does. The last three are of all its projects, and are not
        said where filters are on.
    """
    late = _not_eligible(page)
    if late or page.selection.active_filters:
        return late
    own = store.town_projects(page, page.selection, page.town)
    rules = (_of_one_period, _of_one_project, _of_one_theme)
    return next((said for rule in rules if (said := rule(page, own))), "")


def _not_eligible(page: Page) -> str:
    """Say in which periods of the view the town was not eligible, and since when it is one."""
    text, town = page.text, page.rows.towns[page.town]
    shown = page.selection.periods or PERIODS
    out = [labels.period(p) for p in page.rows.ineligible[page.town] if p in shown]
    if not out:
        return ""
    periods, since = phrases.join(text, out), urban_since(town)
    if since is None:
        return text.say(
            "In {periods} the municipality was not eligible.", periods=periods, town=town.name
        )
    values = {"town": town.name, "day": text.day(since), "periods": periods}
    return _no_part(text, phrases.gender(town.name), values)


def _no_part(text: Text, gender: str, values: dict[str, str]) -> str:
    """Say since when a town is an urban municipality; Slovenian has a verb for each gender."""
    return {
        "feminine": text.say_as(
            "feminine",
            "{town} has been an urban municipality only since {day}, so it took no part in "
            "{periods}.",
            **values,
        ),
        "masculine": text.say_as(
            "masculine",
            "{town} has been an urban municipality only since {day}, so it took no part in "
            "{periods}.",
            **values,
        ),
        "neuter": text.say_as(
            "neuter",
            "{town} has been an urban municipality only since {day}, so it took no part in "
            "{periods}.",
            **values,
        ),
    }[gender]


def urban_since(town: Town) -> date | None:
    """Return since when a town is an urban municipality; None where its note does not say."""
    found = _SINCE.match(town.member_note_sl) if isinstance(town.member_note_sl, str) else None
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    return date(year, month, day)


def _of_one_period(page: Page, own: pd.DataFrame) -> str:
    """Say that all projects are of one period, though the town was eligible in others too."""
    text, held = page.text, set(own["period"])
    empty = [labels.period(period) for period in PERIODS if period not in held]
    if len(held) != 1 or not empty:
        return ""
    return text.count(
        "Its {n} project is of {period}; of {empty} no project has been collected.",
        "All {n} projects are of {period}; of {empty} no project has been collected.",
        len(own),
        period=labels.period(held.pop()),
        empty=phrases.join(text, empty),
    )


def _of_one_project(page: Page, own: pd.DataFrame) -> str:
    """Say which project has so much of the known total cost."""
    text, whole = page.text, amount(own, "total_eur")
    if whole.known < 2 or not whole.eur:
        return ""
    largest = next(rows_in(own.nlargest(1, "total_eur"), Project))
    share = largest.total_eur / whole.eur
    if share < _LARGE:
        return ""
    written = text.percent(share)
    return text.say(
        "One project makes up {share} of the known total cost: {project}.",
        project=project_name(text.language, largest),
        share=text.approximately_in_words(written) if whole.rounded else written,
    )


def _of_one_theme(page: Page, own: pd.DataFrame) -> str:
    """Say which theme has more projects than any other."""
    counts = own["theme_code"].value_counts()
    if len(counts) < 2 or counts.iloc[0] == counts.iloc[1]:
        return ""
    return page.text.say(
        "More projects are on {theme} than on any other theme: {n} of {all}.",
        theme=phrases.theme_genitive(page.text, str(counts.index[0])),
        n=page.text.number(counts.iloc[0]),
        all=page.text.number(len(own)),
    )
