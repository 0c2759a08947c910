"""The pack of a town in words: its facts, numbers, themes, projects and sources (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from content import (
    amounts,
    confirmations,
    dates,
    labels,
    phrases,
    project_amounts,
    source_words,
    stages,
    store,
    town,
    town_pack,
)
from content.page import Page
from content.text import Text
from content.theme_badge import ThemeBadge, theme_badge
from content.town_numbers import numbers
from documents.export import say_step
from zmos_data.amounts import AMOUNTS, Amount, amount
from zmos_data.confirmations import State
from zmos_data.rows import Project, Source, rows_in
from zmos_data.search.words import fold


@dataclass(frozen=True)
class Note:
    """A source under the projects.

    Attributes
    ----------
    number : int
        By which the projects name it, from 1.
    words : str
        Who published it, its title, when.
    url : str
        Its address, where a reader can open it; else "".
    """

    number: int
    words: str
    url: str


@dataclass(frozen=True)
class Entry:
    """A project of the town.

    Attributes
    ----------
    number : int
        By which the map names it, from 1.
    id, name : str
        Its id; its name in the page's language.
    theme : ThemeBadge
        Its theme.
    about : str
        Period, years, stage, and that a source does not name ITI.
    amounts : tuple of str
        Total cost, public co-financing and EU contribution (EUR), or that one is not known.
    state, said : str
        Whether its town has confirmed it, in short; all that the town said, "" where nothing.
    sources : tuple of int
        Numbers of its sources.
    """

    number: int
    id: str
    name: str
    theme: ThemeBadge
    about: str
    amounts: tuple[str, ...]
    state: str
    said: str
    sources: tuple[int, ...]

    @property
    def known(self) -> str:
        """What is known of it, with the numbers of its sources in brackets."""
        return f"{self.theme.label} · {self.known_apart}"

    @property
    def known_briefly(self) -> str:
        """The same, with the theme's letter."""
        return f"{self.theme.letter} · {self.known_apart}"

    @property
    def known_apart(self) -> str:
        """The same, without the theme."""
        numbers = ", ".join(map(str, self.sources))
        return f"{self.about} [{numbers}]" if numbers else self.about


@dataclass(frozen=True)
class Pack:
    """Everything that the pack says.

    Attributes
    ----------
    page : Page
        The view, with its town chosen.
    title, name, official, facts : str
        Title of the file; name of the town, its official name, its facts in a line.
    filtered, lead, sentence, confirmed : str
        The filters that are on ("" without any); the most important; what the view holds; what
        the town said of its rows.
    numbers : tuple of (str, str, str)
        Label, figure and what it stands on.
    entries : tuple of Entry
        The projects of the view, all of them.
    sums : tuple of (str, str)
        Of each amount its sum, and for how many projects it is known.
    notes : tuple of Note
        Their sources.
    link, unlinked : str
        Address of the view, "" where nobody else can open it; and then why there is none.
    """

    page: Page
    title: str
    name: str
    official: str
    facts: str
    filtered: str
    lead: str
    sentence: str
    confirmed: str
    numbers: tuple[tuple[str, str, str], ...]
    entries: tuple[Entry, ...]
    sums: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]
    link: str
    unlinked: str


def of_town(page: Page) -> Page:
    """Return the page with its town chosen, and without an open project or a page of the list."""
    view = page.selection.view(municipality_code=page.town, project_id=None, page=1)
    return replace(page, selection=view)


def pack(page: Page, link: str) -> Pack:
    """Write the pack of a page's town; `of_town` makes the page."""
    text, row = page.text, page.rows.towns[page.town]
    own = store.town_projects(page, page.selection, page.town)
    named = _named(page, own)
    notes = _numbered(own, named)
    return Pack(
        page=page,
        title=town_pack.title(text, row),
        name=row.name,
        official=labels.official_name(text, row),
        facts=_facts(page),
        filtered=town_pack.filtered(page),
        lead=town_pack.lead(page),
        sentence=town.sentence(page),
        confirmed=confirmations.of_town(page, page.town),
        numbers=tuple((n.label, n.figure.words, n.note) for n in numbers(page)),
        entries=_entries(page, own, named, notes),
        sums=tuple(_sum(page, amount(own, column)) for column in AMOUNTS),
        notes=_notes(page, notes),
        link=link,
        unlinked="" if link else _unlinked(page),
    )


def say_part(text: Text, part: Literal["first", "projects", "sources"]) -> None:
    """Tell who waits for a pack which part of it is written; of the first the map takes longest."""
    words = {
        "first": text.say("Map"),
        "projects": text.say("Projects"),
        "sources": text.say("Sources"),
    }
    say_step(words[part], list(words).index(part) + 1, len(words))


def _unlinked(page: Page) -> str:
    return page.text.say(
        "The dashboard has no public address yet, so there is no link and no QR code here."
    )


def _facts(page: Page) -> str:
    """Write region, area and inhabitants in a line; what is not known is left out."""
    text, row = page.text, page.rows.towns[page.town]
    region = row.statistical_region_en if text.language == "en" else row.statistical_region
    inhabitants = dates.with_day(text, row.population, row.population_date)
    said = (
        (text.say("Region"), region),
        (text.say("Area"), f"{text.number(row.area_km2, 2)}\u00a0km²"),
        (text.say("Inhabitants"), inhabitants),
    )
    return " · ".join(f"{label}: {value}" for label, value in said if value)


def _sum(page: Page, found: Amount) -> tuple[str, str]:
    """Write a sum to the cent and what it stands on; a dash where there is no project."""
    if not found.projects:
        return "–", ""
    return amounts.sum_in_full(page.text, found), amounts.known_of(page.text, found)


def _named(page: Page, own: pd.DataFrame) -> dict[str, list[str]]:
    """Return the ids of the sources of projects by project, the main one first."""
    table = page.dataset.project_sources
    named = table[table["project_id"].isin(own["project_id"])].sort_values("position")
    known = named[named["source_id"].isin(page.dataset.sources["source_id"])]
    return dict(known.groupby("project_id")["source_id"].agg(list))


def _numbered(own: pd.DataFrame, named: dict[str, list[str]]) -> dict[str, int]:
    """Number the sources in the order in which the projects name them."""
    order = (source for project in own["project_id"] for source in named.get(project, ()))
    return {source: n for n, source in enumerate(dict.fromkeys(order), 1)}


def _notes(page: Page, numbers: dict[str, int]) -> tuple[Note, ...]:
    rows = page.dataset.sources.set_index("source_id", drop=False).loc[list(numbers)]
    return tuple(_note(page, n, row) for n, row in enumerate(rows_in(rows, Source), 1))


def _note(page: Page, number: int, source: Source) -> Note:
    text = page.text
    published = source.date_published
    when = dates.day(text, published) if isinstance(published, str) else ""
    publisher = source.publisher if isinstance(source.publisher, str) else ""
    title = source_words.title(text, source)
    who = publisher if publisher and fold(publisher) not in fold(title) else ""
    dated = "" if fold(when) in fold(title) else when
    words = ", ".join(filter(None, (f"{who}: {title}" if who else title, dated)))
    return Note(number, words, source_words.public_address(source.url, source.url_status))


def _entries(
    page: Page, own: pd.DataFrame, named: dict[str, list[str]], notes: dict[str, int]
) -> tuple[Entry, ...]:
    return tuple(
        _entry(page, n, project, [notes[s] for s in named.get(project.project_id, ())])
        for n, project in enumerate(page.dataset.project_rows.at(own.index), 1)
    )


def _entry(page: Page, number: int, project: Project, sources: list[int]) -> Entry:
    text, state = page.text, str(project.confirmation)
    day: Any = project.confirmed_on
    when = "" if pd.isna(day) else text.day(day)
    said = state != State.NONE
    return Entry(
        number=number,
        id=project.project_id,
        name=labels.project_name(text.language, project),
        theme=theme_badge(page, project.theme_code),
        about=_about(page, project),
        amounts=tuple(project_amounts.figure(text, project, column) for column in AMOUNTS),
        state=", ".join(filter(None, (confirmations.state(text, state), when))),
        said=confirmations.of_project(page, project) if said else "",
        sources=tuple(sorted(sources)),
    )


def _about(page: Page, project: Project) -> str:
    """Write a project's period, years and stage; a source that names no ITI is said."""
    unnamed = project.ctn_named_in_source != "yes"
    said = (
        labels.period(project.period),
        _years(page.text, project),
        stages.short(page, project),
        phrases.inside(labels.confirmed(page.text, "no")) if unnamed else "",
    )
    return " · ".join(filter(None, said))


def _years(text: Text, project: Project) -> str:
    """Write the years of a project as far as they are known: 2019–2023, or start 2019."""
    start, end = project.start_year, project.end_year
    if pd.isna(end):
        return "" if pd.isna(start) else text.say("start {year}", year=start)
    if pd.isna(start):
        return text.say("end {year}", year=end)
    return str(start) if start == end else f"{start}–{end}"


def without_projects(page: Page) -> str:
    """Say that the view holds no project of the town."""
    return page.text.say("No projects in the collected data for these filters")
