"""The HTML of the edition's pages: a head, words for those without scripts, and empty places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape, unescape
from urllib.parse import parse_qsl

from content.markup import Templates
from content.page import Page
from static_site.addresses import FILES, OWN, own_file
from static_site.axes import axes_of, is_overview
from static_site.heads import Heads
from static_site.leading import page_address
from static_site.states import PUBLISHED
from ui import html, page_shell
from ui.first import body, view
from ui.wall import overlay
from zmos_data.parameters import LANGUAGE
from zmos_data.selection import Selection

_TEMPLATES = Templates("static_site")
_MAPPED = ("map", "town", "project")  # whose map's own files are asked for at once
_OF_MAP = re.compile(r'href="\./\?([^"]*)"')
_PATH_OF = dict(zip(page_shell.PAGES, page_shell.PATHS, strict=True))
# No file but the edition's own, no script and no style in a page. Single elements have a style of
# their own, such as the width of a bar; browsers from before 2023 know these two only together.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "style-src-elem 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "frame-src 'self'; worker-src 'self'; manifest-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True)
class Files:
    """The names of the files that a page needs.

    Attributes
    ----------
    site, map, frame, newer, wall, names : str
        Scripts; the last one of a search, which is fetched when it is asked for.
    app : str
        What it is installed by.
    shared, style, map_style, speaker : str
        Styles of all pages, of the page and of the map's own document; and, for the presentation
        alone, that of the speaker's window, which takes the place of the page's.
    states : str
        The views of the page.
    """

    site: str
    map: str
    frame: str
    newer: str
    wall: str
    names: str
    app: str
    shared: str
    style: str
    map_style: str
    speaker: str
    states: str


def documents(
    name: str, language: str, files: Files, heads: Heads, live: str = ""
) -> Iterator[tuple[str, str]]:
    """Give the path and HTML of a page, and of each town or project on it.

    Parameters
    ----------
    name : str
        Name of the page, of `ui.page_shell.PAGES`.
    language : str
        ``sl`` or ``en``.
    files : Files
        What it needs.
    heads : Heads
        What the heads of all pages share.
    live : str
        Address of the live dashboard; empty where there is none.
    """
    yield f"{language}/{FILES[name]}", _document(name, language, {}, files, heads, live)
    if name in OWN:
        dataset = view.of_view("", language, "").dataset
        axis = next(axis for axis in axes_of(name, dataset) if axis.parameter == OWN[name])
        for code in filter(None, axis.values):
            own = _document(name, language, {OWN[name]: code}, files, heads, live)
            yield f"{language}/{own_file(name, code)}", own


def _document(
    name: str, language: str, shown: Mapping[str, str], files: Files, heads: Heads, live: str
) -> str:
    query = "&".join(f"{parameter}={code}" for parameter, code in shown.items())
    page = view.of_view(_PATH_OF[name], language, query)
    file = own_file(name, shown[OWN[name]]) if shown else FILES[name]
    text = page.text
    return _TEMPLATES.fill(
        "page.html",
        lang=language,
        name=name,
        view=query,
        head=heads.written(page, file),
        live=live,
        product=text.say("Urban municipalities of Slovenia"),
        files=files,
        has_map=name in _MAPPED,
        has_sidebar=name != "presentation",
        body=_body(page),
        wall=_wall(page) if name == "map" else "",
        words=_words(page),
    )


def _body(page: Page) -> str:
    """Write what stands until the scripts have come, and all that there is without them."""
    values = body.values(page, is_bare=page.name == "presentation")
    pages = [
        {"address": file, "name": page_shell.page_title(page.text, name)}
        for name, file in FILES.items()
    ]
    own = {"style": "", "pages": pages, "town": f"{FILES['town']}?obcina="}
    if page.project is not None:
        own["rows"] = []  # the table is of the towns, and there is a page of each project
    return html.fill("first_body.html", **{**values, **own})


def _wall(page: Page) -> str:
    """Write the arms wall of the first visit."""
    whole = replace(page, selection=Selection())
    arms = {code: whole.assets.shield(code, "full") for code in whole.assets.arms}
    written = overlay.wall(whole, arms, lambda code: f"../{code}/{FILES['map']}")
    return _OF_MAP.sub(_of_map, written.replace(PUBLISHED, "../static/"))


def _of_map(link: re.Match[str]) -> str:
    """Lead to the map's own file, where the live page says a view of the map alone."""
    view = {name: value for name, value in parse_qsl(unescape(link[1])) if name != LANGUAGE}
    return f'href="{escape(page_address("", view))}"'


def _words(page: Page) -> dict[str, str]:
    text = page.text
    return {
        "pages": text.say("Pages and filters"),
        "close": text.say("Close"),
        "menu": text.say("Menu"),
        "map": text.say("Map"),
        "not_written": _not_written(page),
        "near": text.say("Show the nearest view that it holds"),
        "live": text.say("Open it in the live dashboard"),
        "back": text.say("Back"),
        "newer": text.say("There is a newer release of this edition."),
        "show": text.say("Show it"),
        "lost": text.say(
            "This view could not be fetched: there is no network, or a newer release has taken "
            "its place."
        ),
        "again": text.say("Try again"),
    }


def _not_written(page: Page) -> str:
    """Say that a view is not written, and of many projects why."""
    text = page.text
    if not is_overview(page.dataset):
        return text.say("This edition does not hold this view.")
    return text.say(
        "This edition holds the overview alone: {n} projects are too many to write the views of "
        "each town, project and measure.",
        n=text.number(len(page.dataset.projects)),
    )
