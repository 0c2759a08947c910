"""The page of a project on screen."""

from __future__ import annotations

from content import labels, project_sources, project_timeline, reports, stages, store
from content.labels import project_name
from content.page import Page
from content.project_card import conflicts, facts
from content.project_page import place, sums
from content.theme_badge import theme_badge
from ui.board import board
from ui.parts.share import address
from zmos_data.links import change
from zmos_data.rows import Project


def _opened(page: Page) -> Project:
    """Return the project of the page; what draws it is called where there is one."""
    if page.project is None:
        raise LookupError("the view has no project")
    return page.project


@board.cached_part
def render_head(page: Page) -> None:
    """Draw the name of the project, what it is, and its three amounts."""
    project, text = _opened(page), page.text
    code = project.municipality_code
    board.render(
        "project_head.html",
        page,
        "project-head",
        id=project.project_id,
        name=project_name(text.language, project),
        theme=theme_badge(page, project.theme_code),
        arms=page.assets.shield(code, "full"),
        town=page.town_names[code],
        town_go=_closed(page, "obcina", code),
        all=text.say("All projects"),
        all_go=_closed(page, "projekti", page.selection.municipality_code),
        period=labels.period(project.period),
        stage=stages.short(page, project),
        numbers=sums(page, project),
    )


def _closed(page: Page, path: str, town: str | None) -> str:
    """Write a link to another page, without the project."""
    return change(
        path, page.selection, page.selection.view(project_id=None, municipality_code=town)
    )


@board.cached_part
def render_timeline(page: Page) -> None:
    """Draw the project in time; the strip is for who sees it, its words are the list below."""
    project, text = _opened(page), page.text
    happened = project_timeline.events(page, project)
    board.render(
        "project_timeline.html",
        page,
        "project-timeline",
        title=text.say("Timeline"),
        events=happened,
        unknown=project_timeline.nothing_known(text),
        axis=project_timeline.axis(project, happened),
        window=project_timeline.window(page, project),
        colour=theme_badge(page, project.theme_code).colour,
    )


@board.cached_part
def render_place(page: Page) -> None:
    """Draw where the project is, in words."""
    board.render(
        "project_place.html",
        page,
        "project-place",
        title=page.text.say("Site"),
        sites=place(page, _opened(page)),
    )


@board.cached_part
def render_facts(page: Page) -> None:
    """Draw every field of the project."""
    project, text = _opened(page), page.text
    board.render(
        "project_facts.html",
        page,
        "project-facts",
        title=text.say("About the project"),
        facts=[
            *facts(page, project, with_sites=False),
            (text.say("Confidence"), labels.confidence(text, project.confidence)),
        ],
    )


@board.cached_part
def render_sources(page: Page) -> None:
    """Draw the sources of the project, and where they differ."""
    project, text = _opened(page), page.text
    board.render(
        "project_sources.html",
        page,
        "project-sources",
        conflicts_title=text.say("Conflicts between sources"),
        conflicts=conflicts(page, project),
        title=text.say("Sources of the project"),
        sources=project_sources.sources(page, project, store.dictionary()),
    )


def render_reports(page: Page) -> None:
    """Draw the drafts of a report: an error in this row, a project that is missing."""
    project, mail, link = _opened(page), reports.reports_to(), address(page)
    found = [
        reports.of_project(page, project, link, mail),
        reports.of_missing(page, project.municipality_code, link, mail, project),
    ]
    _draw_reports(page, mail, found)


def _draw_reports(page: Page, mail: str, found: list[reports.Report]) -> None:
    text = page.text
    board.render(
        "reports.html",
        page,
        "reports",
        title=text.say("Is something wrong or missing?"),
        words=reports.words(text, mail),
        reports=found,
        text_label=text.say("Text of the message"),
        copy=text.say("Copy"),
        done=text.say("Copied"),
    )


def render_unknown(page: Page) -> None:
    """Say that the address names no project of the data, and where all of them are."""
    text = page.text
    board.render(
        "project_unknown.html",
        page,
        "project-unknown",
        title=text.say("No such project"),
        words=text.say("The address names no project of the data."),
        all=text.say("All projects"),
        all_go=_closed(page, "projekti", page.selection.municipality_code),
    )
