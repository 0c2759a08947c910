"""The sources of a project, each with what it proves; its outputs and its site."""

from __future__ import annotations

from dataclasses import dataclass

from content import column_labels, labels, phrases, project_amounts, source_words
from content.page import Page
from content.text import Text
from zmos_data.dictionary import Dictionary
from zmos_data.rows import Output, Project, Site, rows_in


def sources(page: Page, project: Project, dictionary: Dictionary) -> list[dict[str, str]]:
    """Write every source of a project: title, address, dates and what it proves (pure)."""
    text, dataset = page.text, page.dataset
    table = dataset.project_sources
    own = table[table["project_id"] == project.project_id].sort_values("position")
    titles = _titles(text, dictionary)
    return [
        source_words.source(text, dataset.source_rows[link["source_id"]])
        | {"proves": _proves(text, titles, link["proves"])}
        for link in own.to_dict("records")
    ]


@dataclass(frozen=True)
class NamedSource:
    """The source that a project is listed with.

    Attributes
    ----------
    title, url : str
        Its title and its address; "" where it has no public one.
    unconfirmed : str
        That it does not name ITI; "" where it does.
    """

    title: str
    url: str
    unconfirmed: str


def named(page: Page, project: Project) -> NamedSource:
    """Write the source that a project is listed with, and whether it names ITI (pure)."""
    url = source_words.public_address(project.source_url, project.source_url_status)
    return NamedSource(project.source_title, url, unconfirmed(page, project))


def unconfirmed(page: Page, project: Project) -> str:
    """Say that the source which was read does not name ITI; empty where it does."""
    if project.ctn_named_in_source == "yes":
        return ""
    return labels.confirmed(page.text, "no")


def _titles(text: Text, dictionary: Dictionary) -> dict[str, str]:
    """Name what a source can prove, by the titles of the columns."""
    table = next(table for table in dictionary.tables if table.name == "projects")
    names = {column.name: column.title.of(text.language) for column in table.columns}
    return names | {"outputs": text.say("Outputs"), "site": text.say("Site")}


def _proves(text: Text, titles: dict[str, str], columns: str) -> str:
    names = [titles.get(name, name) for name in columns.split(";")]
    return text.say("proves: {columns}", columns=", ".join(map(phrases.inside, names)))


def outputs(page: Page, project: Project) -> list[str]:
    """Write what a project makes, in figures (pure)."""
    text, table = page.text, page.dataset.outputs
    found = []
    for number in rows_in(table[table["project_id"] == project.project_id], Output):
        quantity = float(number.quantity)
        digits = 0 if quantity.is_integer() else len(f"{quantity:.3f}".rstrip("0").split(".")[1])
        unit = column_labels.UNITS.get(number.unit, "")
        figure = f"{text.number(quantity, digits)}{chr(0xA0) + unit if unit else ''}"
        figure = project_amounts.with_precision(text, figure, number.precision)
        found.append(f"{figure} {text.of(number, 'what')}")
    return found


def sites(page: Page, project: Project) -> list[str]:
    """Write where a project is, as exactly as that is known (pure)."""
    text, table = page.text, page.dataset.sites
    names = {
        "address": text.say("address of the project"),
        "street": text.say("another number of the same street"),
        "line": text.say("a point on its street or path"),
        "area": text.say("marks the area"),
    }
    rows = list(rows_in(table[table["project_id"] == project.project_id], Site))
    return [f"{text.of(row, 'point_is')} ({names[row.precision]})" for row in rows]
