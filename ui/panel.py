"""The panel beside the map: the chosen town, its facts, themes and projects."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui import filters, live, paging, theme, url_state, wording
from ui.page import Page, Row
from ui.text import Text
from zmos_data.queries import ThemeTotal, projects_of_town

PAGE_SIZE = 5


def render_panel(page: Page) -> None:
    """Draw the choice of a town and, where one is chosen, all that is read about it."""
    text, code = page.text, page.selection.municipality_code
    choice = {"label": text.say("Town"), "options": filters.towns(page)}
    compared = comparison_link(page)
    if code is None:
        live.render(
            "panel_empty.html",
            page,
            "panel",
            choice=choice,
            compared=compared,
            words=_invitation(page),
            heading=text.say("The themes"),
            themes=theme_cards(page),
        )
        return
    town = page.rows.towns[code]
    projects = projects_of_town(page.dataset, page.selection, code)
    if page.selection.page > paging.pages(len(projects), PAGE_SIZE):
        words = wording.ignored(text, url_state.PAGE, str(page.selection.page))
        st.warning(wording.plain(words))
    live.render(
        "panel.html",
        page,
        "panel",
        compared=compared,
        choice=choice,
                **panel_values(page, town, projects))  # fmt: skip


def _invitation(page: Page) -> str:
    return page.text.say(
        "Click a coat of arms or a territory, or choose a town from the list. With Shift held "
        "down a click puts the town into the comparison."
    )


def comparison_link(page: Page) -> dict[str, str]:
    """Write the link to the towns that were put into the comparison; empty without one (pure)."""
    text, codes = page.text, page.selection.compared
    if not codes:
        return {}
    return {
        "label": text.say("Compare: {towns}", towns=wording.join(
            text, [page.town_names[code] for code in codes])),
        "go": url_state.elsewhere("primerjava", page.selection, text.language),
    }  # fmt: skip


def theme_cards(page: Page) -> list[dict[str, str]]:
    """Write each theme with its projects, towns and amounts under the present filters (pure)."""
    text = page.text
    cards = []
    for code, total in page.view.themes.items():
        row = page.rows.themes[code]
        empty = (
            text.say("joint project, via ZMOS")
            if row.joint_via_association
            else text.say("no project in the collected data")
        )
        cards.append(
            {
                "letter": row.letter,
                "colour": theme.THEME_COLOURS[code],
                "ink": theme.THEME_INK[code],
                "label": text.of(row, "title"),
                "note": _theme_counts(text, total) if total.projects else empty,
                "amounts": _theme_amounts(text, total) if total.projects else [],
            }
        )
    return cards


def _theme_counts(text: Text, total: ThemeTotal) -> str:
    projects = text.count("{n} project", "{n} projects", total.projects)
    towns = text.count("in {n} urban municipality", "in {n} urban municipalities", total.towns)
    return f"{projects} {towns}"


def _theme_amounts(text: Text, total: ThemeTotal) -> list[tuple[str, str, str]]:
    """Write the two sums of a theme as (label, figure, what it stands on)."""
    return [
        (label, wording.amount(text, sum_), wording.known_of(text, sum_))
        for label, sum_ in ((text.say("Total cost"), total.total), (text.say("EU part"), total.eu))
    ]


def panel_values(page: Page, town: Row, projects: pd.DataFrame) -> dict[str, object]:
    """Write everything that the panel shows of a town (pure)."""
    text, code = page.text, town.municipality_code
    shown = projects.iloc[(paging.here(page, len(projects), PAGE_SIZE) - 1) * PAGE_SIZE :][
        :PAGE_SIZE
    ]
    return {
        "arms": page.assets.on_page(f"full-{code}") if f"full-{code}" in page.assets.names else "",
        "name": town.name,
        "official": wording.official_name(text, town),
        "more": text.say("More on the town"),
        "more_go": url_state.elsewhere("obcina", page.selection, text.language),
        "facts": town_facts(page, town),
        "themes": theme_badges(page, code),
        "heading": projects_heading(page, town, len(projects)),
        "projects": [project_lines(page, row) for row in shown.itertuples(name="Project")],
        "pager": paging.pager(page, len(projects), PAGE_SIZE),
    }


def projects_heading(page: Page, town: Row, n: int) -> str:
    """Count the projects of a town in words."""
    if not n:
        return page.text.say("No project in the collected data for these filters")
    where = town.phrase_locative_sl if page.text.language == "sl" else f"in {town.name}"
    return page.text.count("{n} project {where}", "{n} projects {where}", n, where=where)


def town_facts(page: Page, town: Row) -> list[tuple[str, str]]:
    """Write the facts of a town as (label, value); unknown ones are left out."""
    text = page.text
    facts = [
        (text.say("Region"), _regional(text.language, town)),
        (text.say("Area"), f"{text.number(town.area_km2, 2)}\u00a0km²"),
        (text.say("Inhabitants"), _population(page, town)),
        (text.say("Settlements"), text.number(town.settlements_count)),
        (text.say("Urban strategy"), town.strategy_title),
    ]
    return [(label, value) for label, value in facts if isinstance(value, str) and value]


def _regional(language: str, town: Row) -> str:
    suffix = "_en" if language == "en" else ""
    regions = ("statistical_region", "cohesion_region")
    return ", ".join(getattr(town, region + suffix) for region in regions)


def _population(page: Page, town: Row) -> str:
    population = town.population
    if pd.isna(population):
        return ""
    day = page.text.day(pd.Timestamp(town.population_date).date())
    return page.text.say("{figure} ({day})", figure=page.text.number(population), day=day)


def theme_badges(page: Page, code: str) -> list[dict[str, object]]:
    """Write the town's part in each theme under the present filters."""
    text = page.text
    badges = []
    for theme_code, (n, status) in page.view.parts[code].items():
        row, taken = page.rows.themes[theme_code], status == "takes_part"
        badges.append(
            {
                "letter": row.letter,
                "colour": theme.THEME_COLOURS[theme_code],
                "ink": theme.THEME_INK[theme_code],
                "label": text.of(row, "short"),
                "taken": taken,
                "note": text.count("{n} project", "{n} projects", n)
                if taken
                else wording.theme_status(text, status),
            }
        )
    return badges


def project_lines(page: Page, project: Row) -> dict[str, object]:
    """Write one project of the panel: name, badges, amounts, source."""
    text = page.text
    row = page.rows.themes[project.theme]
    return {
        "name": project_name(text.language, project),
        "go": url_state.elsewhere(
            "projekti", page.selection.view(project_id=project.project_id), text.language
        ),
        "letter": row.letter,
        "colour": theme.THEME_COLOURS[row.theme_code],
        "ink": theme.THEME_INK[row.theme_code],
        "theme": text.of(row, "short"),
        "line": " · ".join(_classification(page, project)),
        "amounts": project_amounts(page, project),
        "unconfirmed": ""
        if project.ctn_named_in_source == "yes"
        else text.say("ITI not confirmed by the source"),
        "source": project.source_title,
        "url": web_address(project.source_url),
    }


def project_name(language: str, project: Row) -> str:
    """Return the project's name in the language, the Slovenian one where there is no other."""
    english = project.name_en
    if language == "en" and isinstance(english, str):
        return english
    return str(project.name_sl)


def _classification(page: Page, project: Row) -> list[str]:
    def known(value: object) -> str | None:
        return value if isinstance(value, str) else None

    priority = known(project.priority)
    return [
        part
        for part in (
            wording.period(project.period),
            wording.priority(page.text, priority) if priority else "",
            wording.fund(page.text, known(project.fund)),
            wording.stage(page.text, known(project.stage)),
        )
        if part
    ]


def project_amounts(page: Page, project: Row) -> list[tuple[str, str]]:
    """Write the three amounts of a project as (label, value); unknown is said."""
    text = page.text
    rounded = project.figures == "rounded"
    amounts = (
        (text.say("Total cost"), project.total_eur),
        (text.say("EU part"), project.eu_eur),
        (text.say("Co-financing (EU + state)"), project.cofin_total_eur),
    )
    return [
        (label, text.say("not known") if pd.isna(value) else text.euros(value, rounded=rounded))
        for label, value in amounts
    ]


def web_address(url: object) -> str:
    """Return an address that may be a link: http(s) only, whatever the data say."""
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else ""
