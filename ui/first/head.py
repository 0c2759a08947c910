"""The head of the first answer: title, description, feed, and what others show of a link."""

from __future__ import annotations

from html import escape

from api import oembed
from content import picture_card, slide_titles, view_picture
from content.page import Page
from content.text import Text
from ui import html
from ui.base_path import base_path
from ui.first.body import sentence
from ui.page_shell import subject
from zmos_data import links
from zmos_data.parameters import LANGUAGE

# What a shared link is titled by: the headline of a slide of the same view (`slide_titles`).
HEADLINES = {"map": "map", "themes": "theme", "projects": "theme", "town": "town"}
LOCALES = {"sl": "sl_SI", "en": "en_GB"}


def head(page: Page, path: str, here: str) -> str:
    """Write the head of a view (pure).

    Parameters
    ----------
    page : Page
        The page, with its name and its view.
    path : str
        Where it is, such as ``teme``; empty for the map.
    here : str
        Absolute address of the dashboard.
    """
    language = page.text.language
    product = page.text.say("Urban municipalities of Slovenia")
    address = links.elsewhere(f"{here}/{path}", page.selection, language)
    title = f"{subject(page)} · {product}"
    return html.fill(
        "first_head.html",
        title=title,
        shared=shared_title(page) or title,
        product=product,
        sentence=sentence(page),
        address=address,
        locale=LOCALES[language],
        picture=view_picture.address(page, here),
        width=view_picture.WIDTH,
        height=view_picture.HEIGHT,
        embedding=oembed.discovery(here, address) if path in oembed.PAGES else {},
    ) + feed(page.text)


def shared_title(page: Page) -> str:
    """Say in one line what a shared link shows; "" of a page that is titled by its name (pure)."""
    if page.name == "comparison":
        return picture_card.card(page).title
    kind = "" if page.project is not None else HEADLINES.get(page.name, "")
    return slide_titles.title(page, kind) if kind else ""


def head_alone(text: Text) -> str:
    """Write the head of a page that has no view to show."""
    title = escape(text.say("Urban municipalities of Slovenia"))
    return f"<title>{title}</title>{feed(text)}"


def feed(text: Text) -> str:
    """Name the feed of releases, so that readers of feeds and browsers find it."""
    title = escape(text.say("Urban municipalities of Slovenia: releases of the data"))
    address = escape(f"{base_path()}/api/v1/releases.atom?{LANGUAGE}={text.language}")
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'
