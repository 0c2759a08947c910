"""What the picture of a town, a project or a comparison says: a title, numbers, towns on a map."""

from __future__ import annotations

from dataclasses import dataclass, replace

from content import labels, phrases, project_page, stages, town, view_description
from content.labels import project_name
from content.page import Page
from content.town_numbers import numbers
from content.town_why import why
from zmos_data.rows import Project


@dataclass(frozen=True)
class Block:
    """Something large with some words below it; the arms of a town stand before it.

    Attributes
    ----------
    label : str
        What stands over it; empty where nothing does.
    heading, note : str
        The large words, and what they stand on.
    code : str
        Municipality code; empty where it is of no town.
    """

    label: str
    heading: str
    note: str = ""
    code: str = ""


@dataclass(frozen=True)
class Card:
    """A picture that is no map of the view.

    Attributes
    ----------
    title, words : str
        What it is of, and a sentence on it.
    code : str
        Municipality whose arms stand before the title; empty where none do.
    blocks : tuple of Block
        At most four.
    towns : tuple of str
        Municipality codes of what is marked on the map.
    """

    title: str
    words: str
    code: str
    blocks: tuple[Block, ...]
    towns: tuple[str, ...]


def card(page: Page) -> Card:
    """Write the picture of a page of a town, a project or a comparison (pure)."""
    if page.name == "town":
        return _of_town(page)
    project = page.project if page.name == "project" else None
    return _of_project(page, project) if project else _of_comparison(page)


def in_words(page: Page) -> str:
    """Write the picture of a town or a project as one line, with its first number (pure)."""
    said = card(page)
    first = said.blocks[0]
    return f"{said.words} · {first.label}: {first.heading}"


def _of_town(page: Page) -> Card:
    words = " ".join(filter(None, (town.held(page), why(page))))
    blocks = tuple(Block(n.label, n.figure.words, n.note) for n in numbers(page))
    return Card(page.town_names[page.town], words, page.town, blocks, (page.town,))


def _of_project(page: Page, project: Project) -> Card:
    own = page.dataset.project_municipalities
    towns = tuple(own.loc[own["project_id"] == project.project_id, "municipality_code"])
    names = phrases.join(page.text, [page.town_names[code] for code in towns])
    words = f"{names} · {labels.period(project.period)} · {stages.short(page, project)}"
    blocks = tuple(
        Block(sum_.label, sum_.figure, sum_.note) for sum_ in project_page.sums(page, project)
    )
    name = project_name(page.text.language, project)
    return Card(name, words, project.municipality_code, blocks, towns)


def _of_comparison(page: Page) -> Card:
    text, towns = page.text, page.selection.compared
    names = phrases.join(text, [page.town_names[code] for code in towns])
    blocks = tuple(_compared(page, code) for code in towns)
    words = view_description.describe_view(page) if page.selection.active_filters else ""
    return Card(text.say("Comparison: {towns}", towns=names), words, "", blocks, towns)


def _compared(page: Page, code: str) -> Block:
    own = replace(page, selection=replace(page.selection, municipality_code=code))
    projects, total, _ = numbers(own)
    sums = ": ".join((total.label, total.figure.words)) + (f" ({total.note})" if total.note else "")
    said = f"{projects.label}: {projects.figure.words} · {sums}"
    return Block("", page.town_names[code], said, code)
