"""Parts that stand otherwise in the edition than on the live page: links, and the downloads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from content import cache, store
from content.markup import Templates
from content.page import Page
from content.text import Text
from documents import exports
from documents.export import Export
from documents.files import HTML
from static_site import taken
from static_site.axes import THEME, is_overview
from static_site.leading import Leading
from static_site.taken import Place
from ui.first import view
from zmos_data.exports.stamp import view_id
from zmos_data.parameters import TOWN

DOWNLOADS, SHARE, EDITING, PRESS = "downloads", "share", "editing", "press"
_ROW = re.compile("<div><dt>.*?</dd></div>", re.DOTALL)
_NOWHERE = re.compile('<dd><span>|data-place="take"')
_STYLE = re.compile("<style>.*?</style>", re.DOTALL)  # site.css has it; the policy lets none in
_TEMPLATES = Templates("static_site")


def written(name: str, leading: Leading, part: str, html: str, query: str) -> str:
    """Write a part as the edition has it.

    Parameters
    ----------
    name : str
        Name of the page, of `ui.page_shell.PAGES`.
    leading : Leading
        Where its links lead.
    part, html : str
        Name of the part, and what the live page sends of it.
    query : str
        The view, without the language.
    """
    if part == DOWNLOADS:
        return downloads(name, leading, query) if leading.has_files else ""
    if part in (SHARE, EDITING):
        return _OWN[part](leading, name, query)
    found = _rewritten(leading, html)
    return _ROW.sub(_led, found) if part == PRESS else found


@cache.kept(1000)  # most parts stand in many views, one after the other
def _rewritten(leading: Leading, html: str) -> str:
    return leading.rewritten(_STYLE.sub("", html))


def _led(row: re.Match[str]) -> str:
    """Leave a row out that leads nowhere here, or to a button that the edition does not have."""
    return "" if _NOWHERE.search(row[0]) else row[0]


def _share(leading: Leading, _name: str, _query: str) -> str:
    """Write the field for the link of a view, which the browser fills in."""
    return _link_field(leading.language)


@cache.kept(2)
def _link_field(language: str) -> str:
    text = Text(language)
    return _TEMPLATES.fill(
        "share.html",
        lang=language,
        title=text.say("This view as a link"),
        label=text.say("Link"),
        copy=text.say("Copy"),
        done=text.say("Copied"),
    )


def _editing(leading: Leading, name: str, query: str) -> str:
    """Say where the data are edited, which needs a server."""
    text = store.text(leading.language)
    return _TEMPLATES.fill(
        "editing.html",
        lang=leading.language,
        title=text.say("Editing"),
        words=text.say("The data are edited in the live dashboard; this edition shows them."),
        live=f"{leading.live}/{view_path(name)}?{query}" if leading.live else "",
        live_words=text.say("Open it in the live dashboard"),
    )


_OWN: dict[str, Callable[[Leading, str, str], str]] = {SHARE: _share, EDITING: _editing}


def downloads(name: str, leading: Leading, query: str) -> str:
    """Write the list of the files of a view, or of what is nearest to it."""
    place, is_exact = nearest(name, dict(parse_qsl(query)), leading.language)
    is_led = bool(leading.live) and not is_exact
    return _downloads(
        place, is_exact, f"{leading.live}/{view_path(name)}?{query}" if is_led else ""
    )


@cache.kept(200)  # views by the hundred have no files of their own
def _downloads(place: Place, is_exact: bool, live: str) -> str:
    page = taken.page_of(place)
    return _TEMPLATES.fill(
        "downloads.html",
        lang=place.language,
        label=page.text.say("Files to download"),
        note="" if is_exact else _held(page),
        live=live,
        live_words=page.text.say("Files of this view in the live dashboard"),
        groups=_groups(
            page.text, place, view_id(page.dataset, page.selection, of_town=bool(place.path))
        ),
    )


def nearest(name: str, shown: Mapping[str, str], language: str) -> tuple[Place, bool]:
    """Return what is written of a view: itself or what holds it, and whether it is itself."""
    if is_overview(store.dataset()):
        return Place("", "", language), not set(shown) - {TOWN}
    if name == "town":
        town = shown.get(TOWN) or view.of_view("obcina", language, "").town
        return Place("obcina", f"{TOWN}={town}", language), set(shown) <= {TOWN}
    theme = shown.get(THEME, "")
    rest = set(shown) - {THEME, TOWN}  # a chosen town leaves nothing out
    if theme and "," not in theme and not rest:
        return Place("", f"{THEME}={theme}", language), True
    return Place("", "", language), not theme and not rest


def view_path(name: str) -> str:
    """Return what a page is called in an address; empty for the map."""
    return next(path for path, page in view.NAMES.items() if page == name)


def _held(page: Page) -> str:
    """Say that the files hold more than the view does."""
    if page.name == "town":
        return page.text.say(
            "This edition has no files of exactly this view. These hold all projects of the town."
        )
    return page.text.say(
        "This edition has no files of exactly this view. These hold everything, without filters."
    )


def _groups(text: Text, place: Place, receipt: str) -> list[dict[str, object]]:
    found = taken.taken(place)
    data = {code: file for code, file in found.items() if code in exports.FORMATS}
    alone = {code: file for code, file in found.items() if code == HTML}
    pack = {code: file for code, file in found.items() if code not in {*data, *alone}}
    titles = (text.say("Download the data"), text.say("Briefing pack"), text.say("For a USB stick"))
    notes = (text.say("Receipt: {id}.", id=receipt), "", "")
    return [
        {"title": title, "files": _links(place, files), "note": note}
        for title, files, note in zip(titles, (data, pack, alone), notes, strict=True)
        if files
    ]


def _links(place: Place, files: Mapping[str, Export]) -> list[dict[str, str]]:
    return [
        {"label": file.label, "name": file.name, "href": f"../{taken.path_of(place, code)}"}
        for code, file in files.items()
    ]
