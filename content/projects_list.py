"""The list of projects: sortable, turned page by page, and added up by groups."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from content import amounts, labels, project_amounts, project_page, stages
from content.choices import Choice, Option
from content.labels import project_name
from content.page import Page
from content.text import Text
from content.theme_badge import ThemeBadge, theme_badge
from zmos_data.amounts import AMOUNTS
from zmos_data.links import change, naming
from zmos_data.parameters import PROJECT
from zmos_data.rows import Project

PAGE_SIZE = 50
WHOLE = 200  # rows; a list of no more stands on one page, and so on paper
# Column that the list can be sorted by -> its first order.
_FIRST = {
    "name": "name",
    "town": "town",
    **{column: f"-{column}" for column in AMOUNTS},
    "theme": "theme",
    "period": "period",
    "priority": "priority",
    "stage": "stage",
    "start_year": "start_year",
}


def page_size(n: int) -> int:
    """Return how many of ``n`` projects stand on a page of the list (pure)."""
    return WHOLE if n <= WHOLE else PAGE_SIZE


def head_names(text: Text) -> dict[str, str]:
    """Name the columns of the list."""
    return {
        "name": text.say("Project"),
        "town": text.say("Town"),
        **{column: amounts.head(text, column) for column in AMOUNTS},
    }


def order_names(text: Text) -> dict[str, str]:
    """Name everything that the list can be ordered by, as it follows the word 'order'."""
    return {
        "name": text.say_as("order", "by name"),
        "town": text.say_as("order", "by town"),
        "total_eur": text.say_as("order", "by total cost"),
        "cofin_total_eur": text.say_as("order", "by public co-financing"),
        "eu_eur": text.say_as("order", "by EU contribution"),
        "theme": text.say_as("order", "by theme"),
        "period": text.say_as("order", "by period"),
        "priority": text.say_as("order", "by investment priority or objective"),
        "stage": text.say_as("order", "by stage"),
        "start_year": text.say_as("order", "by start"),
    }


def heads(page: Page) -> list[dict[str, str]]:
    """Write the heads of the list: each sorts by its column, once more turns it round (pure)."""
    sort, labels = page.selection.sort, head_names(page.text)
    return [
        {
            "id": f"sort-{column}",
            "label": labels[column],
            "order": _order(sort, column),
            "go": change("", page.selection, page.selection.view(sort=_next_sort(sort, column))),
            "kind": _head_class(column),
        }
        for column in labels
    ]


def _head_class(column: str) -> str:
    if column == "town":
        return "place"
    return "figure" if column.endswith("_eur") else ""


def sort_choice(page: Page) -> Choice:
    """Write the choice of an order, with those that have no column of their own (pure)."""
    text, sort = page.text, page.selection.sort
    orders = {"": text.say_as("order", "default")}
    orders |= {_FIRST[column]: label for column, label in order_names(text).items()}
    return Choice(
        text.say("Order"),
        tuple(
            Option(
                label,
                sort.removeprefix("-") == order.removeprefix("-"),
                change("", page.selection, page.selection.view(sort=order)),
            )
            for order, label in orders.items()
        ),
    )


def other_way_round(page: Page) -> Option | None:
    """Write the button that turns the order round; None in the order of the table (pure)."""
    sort = page.selection.sort
    if not sort:
        return None
    turned = page.selection.view(sort=_turned(sort))
    return Option(
        page.text.say("Reverse the order"), on=False, go=change("", page.selection, turned)
    )


def _order(sort: str, column: str) -> str:
    """Name the present order of a column as ``aria-sort`` wants it."""
    if sort.removeprefix("-") != column:
        return "none"
    return "descending" if sort.startswith("-") else "ascending"


def _turned(sort: str) -> str:
    return sort.removeprefix("-") if sort.startswith("-") else f"-{sort}"


def _next_sort(sort: str, column: str) -> str:
    """Return the order that a head leads to: its first, the other way round, then none."""
    first = _FIRST[column]
    other = _turned(first)
    return {first: other, other: ""}.get(sort, first)


@dataclass(frozen=True)
class ProjectRow:
    """A row of the list of projects, on screen and in the file.

    Attributes
    ----------
    id : str
        Its name in the page, made of the project's id.
    name : str
        In the page's language.
    note : str
        Period, priority and years, as far as they are known.
    go : str
        Where it leads.
    open : bool
        Whether its card is open.
    arms, town : str
        Address of the town's arms, empty where there are none, and the town's name.
    theme : ThemeBadge
        Its theme.
    stage : str
        The last one that is known.
    amounts : tuple of str
        Each of ``AMOUNTS``.
    """

    id: str
    name: str
    note: str
    go: str
    open: bool
    arms: str
    town: str
    theme: ThemeBadge
    stage: str
    amounts: tuple[str, ...]


def rows(page: Page, projects: pd.DataFrame) -> list[ProjectRow]:
    """Write a row a project: on the page of the projects it opens the card, elsewhere its page."""
    path = "projekti" if page.name == "projects" else project_page.PATH
    closed = change(path, page.selection, replace(page.selection, project_id=None))
    return [_row(page, project, closed) for project in page.dataset.project_rows.at(projects.index)]


def _row(page: Page, project: Project, closed: str) -> ProjectRow:
    text, code = page.text, project.municipality_code
    return ProjectRow(
        id=f"project-{project.project_id}",
        name=project_name(text.language, project),
        note=" · ".join(_note(page, project)),
        go=naming(closed, PROJECT, project.project_id),
        open=project.project_id == page.selection.project_id,
        arms=page.assets.shield(code),
        town=page.town_names[code],
        theme=theme_badge(page, project.theme_code),
        stage=stages.short(page, project),
        amounts=tuple(project_amounts.figure(text, project, column) for column in AMOUNTS),
    )


def _note(page: Page, project: Project) -> list[str]:
    """Write period, priority and years of a project; what is not known is left to its card."""
    priority, start, end = project.priority_code, project.start_year, project.end_year
    return [
        labels.period(project.period),
        *([labels.priority(page.text, priority)] if isinstance(priority, str) else []),
        *(
            []
            if pd.isna(start)
            else [str(start) if pd.isna(end) or end == start else f"{start}–{end}"]
        ),
    ]
