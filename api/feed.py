"""The feed of releases (Atom, RFC 4287): of everything, or of a town and a theme."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID, uuid5

from api.openapi import BASE
from api.responses import LICENCE
from content import change_words, release_history
from content.page import Page
from content.release_history import News
from zmos_data import parameters
from zmos_data.changes import state_of

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

NAME, ENTRIES = "releases.atom", 20
_IDS = UUID("5c1f3f2e-6d0f-4b38-9a57-0d1c6f1b7a11")  # makes ids that no address changes
# What XML cannot hold: control characters, halves of a letter, no letters.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(page: Page, site: str, *, own: str = "", leads_to: str = "") -> bytes:
    """Write the feed of the releases of a view's town and theme; of all where it has none.

    Parameters
    ----------
    page : Page
        Of its view, the chosen town and the themes are asked.
    site : str
        Absolute address of the dashboard, with the base path and without a slash at the end.
    own, leads_to : str
        Address of the feed itself and of the page that all of it leads to, where they are not
        those of the web interface and of the comparisons.
    """
    from feedgen.feed import FeedGenerator

    text, view = page.text, page.selection
    towns = [view.municipality_code] if view.municipality_code else []
    news = (
        release_history.of_towns_and_themes(page.dataset, towns, view.themes)
        if towns or view.themes
        else release_history.history()
    )[:ENTRIES]
    written = FeedGenerator()
    own = own or f"{site}{BASE}/{NAME}?{_query(page)}"
    written.id(_urn("feed", _query(page)))
    written.title(_title(page))
    written.subtitle(text.say("What each release of the data has changed."))
    written.updated(news[0].released if news else _created(page))
    written.author({"name": text.say("Urban municipalities of Slovenia")})
    written.rights(LICENCE)
    written.generator("zmos")
    written.language(text.language)
    written.link(href=own, rel="self", type="application/atom+xml")
    written.link(href=leads_to or _page(page, site), rel="alternate", type="text/html")
    for one in news:
        _add(written, page, leads_to or _page(page, site, one), one)
    content: bytes = written.atom_str(pretty=False)
    return content


def _add(written: FeedGenerator, page: Page, address: str, news: News) -> None:
    text = page.text
    entry = written.add_entry(order="append")
    title = _title_of(page, news)
    entry.id(_urn("release", news.number, news.version, news.checksum, news.released.isoformat()))
    entry.title(_plain(title))
    entry.updated(news.released)
    entry.published(news.released)
    entry.content(_plain(news.changelog(text.language) or title), type="text")
    entry.link(href=address, rel="alternate", type="text/html")


def _title_of(page: Page, news: News) -> str:
    """Name a release, with the earlier one where it is a return to that."""
    title = page.text.say("Data release {version}", version=news.version)
    if news.restored is None:
        return title
    return f"{title}: {change_words.restoring(page.text, news.restored)}"


def _title(page: Page) -> str:
    """Name the feed: the data, and of what of them it is."""
    text, view = page.text, page.selection
    of = [page.town_names[view.municipality_code]] if view.municipality_code else []
    of += [text.of(page.rows.themes[code], "short") for code in view.themes]
    title = text.say("Urban municipalities of Slovenia: releases of the data")
    return f"{title} ({', '.join(of)})" if of else title


def _query(page: Page) -> str:
    """Write what the feed is of, in one order."""
    view = page.selection
    of = {
        parameters.TOWN: view.municipality_code or "",
        parameters.FACET_PARAMETERS["themes"]: ",".join(view.themes),
        parameters.LANGUAGE: page.text.language,
    }
    return urlencode({name: value for name, value in of.items() if value}, safe=",")


def _page(page: Page, site: str, news: News | None = None) -> str:
    """Write the address of the comparison of a release with the one before."""
    view = page.selection
    pair = {}
    if news is not None and news.before is not None:
        pair = {parameters.FROM_RELEASE: str(news.before), parameters.TO_RELEASE: str(news.number)}
    of = {
        parameters.FACET_PARAMETERS["towns"]: view.municipality_code or "",
        parameters.FACET_PARAMETERS["themes"]: ",".join(view.themes),
        **pair,
        parameters.LANGUAGE: page.text.language,
    }
    query = urlencode({name: value for name, value in of.items() if value}, safe=",")
    return f"{site}/podatki?{query}"


def _created(page: Page) -> datetime:
    """Return the day of the data, for a feed without an entry."""
    try:
        return datetime.fromisoformat(state_of(page.dataset).day).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)


def _urn(*about: object) -> str:
    return uuid5(_IDS, " ".join(map(str, about))).urn


def _plain(words: str) -> str:
    """Leave out what XML cannot hold."""
    return NO_XML.sub("", words)
