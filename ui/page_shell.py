"""The shell of every page: configuration, header, language, navigation, footer."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import streamlit as st

from content import cache, developing, store, table_problems, view_description
from content.comparison import with_towns
from content.credits import footer_words, verdict
from content.labels import project_name
from content.page import Page
from content.text import Text
from content.town import with_town
from ui import html, sign_in, slide_set_address, url_state
from ui.board import board
from ui.page_styles import styles
from zmos_data import actions, limits, links
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError
from zmos_data.selection import Selection

ICON = Path(__file__).resolve().parent.parent / "static" / "icon.png"
LANGUAGE_NAMES = {"sl": "Slovenščina", "en": "English"}
PAGES = {
    "map": "dashboard.py",
    "projects": "pages/projekti.py",
    "project": "pages/projekt.py",
    "town": "pages/obcina.py",
    "themes": "pages/teme.py",
    "comparison": "pages/primerjava.py",
    "presentation": "pages/predstavitev.py",
    "data": "pages/podatki.py",
    "about": "pages/o_zdruzenju.py",
}
OF_PROJECT = ("projects", "project")  # the pages whose title names the open project
PATHS = {"" if name == "map" else Path(file).stem: file for name, file in PAGES.items()}


def page_title(text: Text, name: str) -> str:
    """Return the title of a page by its name."""
    return {
        "map": text.say("Map"),
        "projects": text.say("Projects"),
        "project": text.say("Project"),
        "town": text.say("Town"),
        "themes": text.say("Themes"),
        "comparison": text.say("Comparison"),
        "presentation": text.say("Presentation"),
        "data": text.say("Data"),
        "about": text.say("About the association"),
    }[name]


def start_page(name: str) -> Page:
    """Start a page: every page calls this first.

    Parameters
    ----------
    name : str
        Which page it is, of ``PAGES``.

    Returns
    -------
    Page
        The data, the words, the view and the static files. Where the tables do not pass,
        the page lists every problem and stops here.
    """
    if developing.unload_if_edited():
        st.rerun()
    cache.forget_if_edited()
    text = store.text(url_state.read_language())
    style = styles("embedded" if url_state.is_embedded() else name)
    try:
        dataset = store.dataset()
    except DataError as error:
        _configure(text, page_title(text, name))
        st.html(style)
        render_problems(text, error)
        st.stop()
    url_state.follow(PATHS)
    selection, _, ignored = url_state.read(dataset)
    if name == "map" and _is_of_project(selection) and not url_state.is_embedded():
        query = {**links.to_query(selection, text.language), **slide_set_address.kept("projekt")}
        st.switch_page(PAGES["project"], query_params=query)
    page = replace(store.page(dataset, selection, text.language), name=name, ignored=ignored)
    # The browser keeps title and layout; told again, it fetches the icon anew with each click.
    if url_state.is_new_page(_told(page)):
        _configure(text, subject(page))
    st.html(style)
    board.keep_connection(page)
    board.render_problems(page, "presentation" if name == "presentation" else "board")
    if name == "comparison":
        return with_towns(page)
    return with_town(page) if name == "town" else page


def _is_of_project(selection: Selection) -> bool:
    """Tell whether a link says a project and nothing else, so that its page is meant."""
    return bool(selection.project_id) and selection == Selection(project_id=selection.project_id)


def _configure(text: Text, title: str) -> None:
    """Tell the browser the title of the page and how it is laid out."""
    product = text.say("Urban municipalities of Slovenia")
    st.set_page_config(
        page_title=f"{title} · {product}",
        page_icon=icon(),
        layout="wide",
        initial_sidebar_state="auto",
    )


@cache.kept(1)
def icon() -> str | None:
    """Return the icon as a data address; None where it is not there.

    A file of Streamlit's is lost with the next run of any page, before a browser has fetched it.
    """
    if not ICON.exists():
        return None
    return f"data:image/png;base64,{b64encode(ICON.read_bytes()).decode()}"


def subject(page: Page) -> str:
    """Name what a page is of, for the browser's title: its town or its open project (pure)."""
    if page.name == "town":
        return page.town_names[page.town]
    if page.name in OF_PROJECT and page.project is not None:
        return project_name(page.text.language, page.project)
    return page_title(page.text, page.name)


def heading(page: Page) -> str:
    """Name a page as its first heading does: by its town or project, else by its title (pure)."""
    own = page.name in ("town", "project")
    return subject(page) if own else page_title(page.text, page.name)


def note_shown(page: Page) -> None:
    """Note that the page was shown to its end: what calls no `render_footer` calls this."""
    url_state.note_shown(_told(page))


def _told(page: Page) -> str:
    """Write what the browser's title depends on, in codes."""
    of = page.town if page.name == "town" else ""
    if page.name in OF_PROJECT:
        of = page.selection.project_id or ""
    return f"{page.name} {page.text.language} {of}"


def render_problems(text: Text, error: DataError) -> None:
    """List the problems of the tables on a page that has nothing else to show."""
    html.declare_language(text)
    html.render(
        "problems.html",
        level=1,
        title=text.say("The data cannot be shown"),
        words=text.count(
            "{n} problem was found in the tables. Nothing is shown until it is fixed.",
            "{n} problems were found in the tables. Nothing is shown until they are fixed.",
            min(len(error.problems), limits.PROBLEMS),
            n=table_problems.number(text, error.problems),
        ),
        listed=table_problems.listed(text, error.problems),
    )


def render_header(page: Page) -> None:
    """Draw the bar with the languages, the page's title, and what was not understood."""
    text = page.text
    board.render(
        "header.html",
        page,
        "header",
        menu=text.say("Menu"),
        back=text.say("Back to slide {n}", n="{n}"),
        end=text.say("End the presentation"),
        kept=text.say("Your slides of an earlier visit"),
        forget=text.say("Forget these slides"),
        product=text.say("Urban municipalities of Slovenia"),
        short=text.say_as("bar", "Urban municipalities"),
        title=heading(page),
        subtitle=text.say("Integrated territorial investments in the twelve member towns of ZMOS"),
        languages=[
            {
                "name": LANGUAGE_NAMES[code],
                "code": code,
                "on": code == text.language,
                "go": actions.write(actions.Speak(code)),
            }
            for code in LANGUAGES
        ],
        slides=slides_sign(page),
        notices=ignored(page),
        stale=table_problems.notice(page, lambda: sign_in.sees_faults(page.town_names)),
    )


def slides_sign(page: Page) -> dict[str, str] | None:
    """Write the sign that leads to the set that the visitor makes; None without one."""
    n = len(slide_set_address.present().slides)
    if not n:
        return None
    return {
        "words": page.text.say("Slides ({n})", n=page.text.number(n)),
        "go": actions.write(actions.Slides("prepare")),
    }


def ignored(page: Page) -> list[str]:
    """Name what of the link was not understood; the rest of it works (pure)."""
    return [view_description.ignored(page, bad.parameter, bad.value) for bad in page.ignored]


def render_sidebar(page: Page) -> None:
    """Draw the sidebar of a page that has no filters of its own."""
    with st.sidebar, board.board(page, "side"):
        render_navigation(page)


@board.cached_part
def render_navigation(page: Page) -> None:
    """Draw the links to the pages; each keeps the view and the language.

    One element: measured, a Streamlit link a page costs each filter click 12 ms, because a
    new view is a new link eight times.
    """
    text = page.text
    view = page.selection.view(project_id=None, figure="", figure_year="")
    board.render(
        "navigation.html",
        page,
        "navigation",
        label=text.say("Pages"),
        pages=[
            {
                "name": page_title(text, name),
                "on": name == ("projects" if page.name == "project" else page.name),
                "go": links.change(path or "./", page.selection, view),
            }
            for name, path in zip(PAGES, PATHS, strict=True)
            if name != "project"  # opened by its name, wherever that stands
        ],
    )


def render_footer(page: Page) -> None:
    """Draw what the figures stand on, and note that the page was shown to its end."""
    note_shown(page)
    render_credits(page)


def render_credits(page: Page) -> None:
    """Draw what the figures stand on: coverage, sources, version."""
    text, found = page.text, store.discrepancies(page)
    board.render(
        "footer.html",
        page,
        "footer",
        good=not found,
        verdict=verdict(text, found),
        accessibility=text.say("Accessibility statement"),
        accessibility_link=links.change("o_zdruzenju", page.selection, page.selection.filters),
        verdict_link=links.change("podatki", page.selection, page.selection.filters),
        **store.lasting(page, footer_words),
    )
