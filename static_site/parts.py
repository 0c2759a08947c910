"""Parts that stand otherwise in the edition than on the live page: links, and the downloads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from content.markup import Templates
from content.page import Page
from content.text import Text
from documents import exports
from documents.export import Export
from documents.files import HTML
from static_site import taken
from static_site.axes import THEME
from static_site.leading import Leading
from static_site.taken import Place
from ui.first import view
from zmos_data.exports.stamp import view_id
from zmos_data.parameters import TOWN

DOWNLOADS = "downloads"
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
    if part != DOWNLOADS:
        return leading.rewritten(_STYLE.sub("", html))
    return downloads(name, leading, query) if leading.has_files else ""


def downloads(name: str, leading: Leading, query: str) -> str:
    """Write the list of the files of a view, or of what is nearest to it."""
    shown = dict(parse_qsl(query))
    place, is_exact = nearest(name, shown, leading.language)
    page = taken.page_of(place)
    return _TEMPLATES.fill(
        "downloads.html",
        lang=leading.language,
        label=page.text.say("Files to download"),
        note="" if is_exact else _held(page),
        live=f"{leading.live}/{view_path(name)}?{query}" if leading.live and not is_exact else "",
        live_words=page.text.say("Files of this view in the live dashboard"),
        groups=_groups(
            page.text, place, view_id(page.dataset, page.selection, of_town=bool(place.path))
        ),
    )


def nearest(name: str, shown: Mapping[str, str], language: str) -> tuple[Place, bool]:
    """Return what is written of a view: itself or what holds it, and whether it is itself."""
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
