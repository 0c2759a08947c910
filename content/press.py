"""What journalists and developers ask for: pictures, embedding, interface, feed, terms."""

from __future__ import annotations

from dataclasses import dataclass

from content import view_picture
from content.page import Page
from content.reports import reports_to
from zmos_data import links


@dataclass(frozen=True)
class Item:
    """Something to take: what it is, its link, and what is to be known of it.

    Attributes
    ----------
    name, words, note : str
        The three in words.
    address : str
        Where it is; empty where it is a part of a page.
    go, place : str
        Of a part of a page, the page and the part.
    """

    name: str
    words: str
    note: str
    address: str = ""
    go: str = ""
    place: str = ""


def items(page: Page, site: str) -> list[Item]:
    """Name everything that there is to take (pure but for the address of reports).

    Parameters
    ----------
    page : Page
        The page; pictures and figures are of its view.
    site : str
        Absolute address of the dashboard.
    """
    return [*_for_press(page), *_for_developers(page, site), *_terms(page)]


def _for_press(page: Page) -> list[Item]:
    text = page.text
    return [
        Item(
            text.say("Image"),
            text.say("This view as an image (PNG)"),
            text.say("With title, legend, sources, day and data release."),
            view_picture.address(page, ".", is_large=True),
        ),
        Item(
            text.say("Embedding"),
            text.say("The map on another site"),
            text.say("Choose the view on the map; “Embed” gives the code."),
            go=links.change("./", page.selection, page.selection),
            place="take",
        ),
    ]


def _for_developers(page: Page, site: str) -> list[Item]:
    text, api = page.text, f"{site}/api/v1"
    view = page.selection.filters
    return [
        Item(
            text.say("Interface (API)"),
            links.elsewhere(f"{api}/projects.json", view, text.language),
            text.say("The projects of this view; the description lists the other addresses."),
            links.elsewhere(f"{api}/projects.json", view, text.language),
        ),
        Item(
            text.say("Description of the interface"),
            f"{api}/openapi.json",
            text.say("Every address of the interface with its parameters (OpenAPI)."),
            f"{api}/openapi.json",
        ),
        Item(
            text.say("Feed"),
            text.say("Releases of the data (Atom)"),
            text.say("News of changes for feed readers."),
            f"{api}/releases.atom?lang={text.language}",
        ),
        Item(
            text.say("Data package"),
            text.say("All tables with their descriptor (ZIP)"),
            text.say("It is among the files on the page of the map."),
            go=links.change("./", page.selection, page.selection),
            place="files",
        ),
    ]


def _terms(page: Page) -> list[Item]:
    text, mail = page.text, reports_to()
    contact = [Item(text.say("Contact"), mail, "", f"mailto:{mail}")] if mail else []
    return [
        Item(
            text.say("Licence"),
            text.say("How to cite"),
            text.say("The data may be used under CC BY 4.0: name the source."),
            "#cite",
        ),
        *contact,
    ]
