"""What a page says before Streamlit has started, and all that it says where no script runs."""

from __future__ import annotations

from html import escape
from pathlib import Path

from content import cache, picture_card, town
from content.page import Page
from content.text import Text
from content.towns_table import towns_table
from content.view_description import describe_view, of_map
from ui import html
from ui.page_shell import PAGES, PATHS, page_title, subject
from webmap.tokens import COLOURS
from zmos_data import links

FOLDER = Path(__file__).resolve().parent


def body(page: Page, path: str) -> str:
    """Write heading, sentence and, for those without scripts, the figures of a view (pure).

    Parameters
    ----------
    page : Page
        The page, with its name and its view.
    path : str
        Where it is; the slides begin without words.
    """
    text, view = page.text, page.selection
    return html.fill(
        "first_body.html",
        style=_colours("#zmos-first") + _file("first.css"),
        pages=[
            {
                "address": links.elsewhere(to or "./", view, text.language),
                "name": page_title(text, name),
            }
            for name, to in zip(PAGES, PATHS, strict=True)
        ],
        town=f"obcina?lang={text.language}&obcina=",
        **values(page, is_bare=path == "predstavitev"),
    )


def values(page: Page, *, is_bare: bool) -> dict[str, object]:
    """Write what the first words of a page say, wherever its links lead (pure)."""
    text = page.text
    return {
        "lang": text.language,
        "is_bare": is_bare,
        "product": text.say("Urban municipalities of Slovenia"),
        "short": text.say_as("bar", "Urban municipalities"),
        "subject": subject(page),
        "sentence": sentence(page),
        "notice": text.say("This page needs JavaScript."),
        **vars(towns_table(page)),
    }


def sentence(page: Page) -> str:
    """Say what the page shows: of its town, its project or the view, with what colours its map."""
    if page.name == "town":
        return town.sentence(page)
    if page.name == "project" and page.project is not None:
        return picture_card.in_words(page)
    return of_map(page) if page.name == "map" else describe_view(page)


def notice(text: Text) -> str:
    """Say that a page without figures needs scripts."""
    words = text.say("This page needs JavaScript.")
    return f"<noscript><p>{escape(words)}</p></noscript>"


def unheard(text: Text) -> str:
    """Write what a page says that gets no connection, with the script that sees it."""
    return html.fill(
        "unheard.html",
        style=_colours("#zmos-unheard-said") + _file("unheard.css"),
        script=_file("first.js"),
        lang=text.language,
        said=text.say("The page gets no connection to its server, so it stays empty."),
        why=text.say(
            "If it stays so, tell whoever runs the dashboard: what stands before the server has "
            "to pass on the header Host and let WebSockets through."
        ),
        reload=text.say("Reload the page"),
    )


@cache.kept()
def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _colours(place: str) -> str:
    """Write the colours that Streamlit will have, as properties of a place."""
    dark = f"@media (prefers-color-scheme: dark) {{{_theme(place, '-dark')}}}"
    return _theme(place) + dark


def _theme(place: str, suffix: str = "") -> str:
    ground, side, ink = (COLOURS[f"{name}{suffix}"] for name in ("paper", "ground", "ink"))
    return f"{place} {{--first-ground:{ground};--first-side:{side};--first-ink:{ink}}}"
