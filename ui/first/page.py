"""The first answer: Streamlit's empty page with a head of ours, and what it says before it starts.

Streamlit sends the same file to everybody: English, with a title and a notice of its own.
"""

from __future__ import annotations

import logging
import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.app import site
from content import cache, store
from content.page import Page
from content.text import Text
from ui import streamlit_words
from ui.base_path import base_path
from ui.first import body, head, preloads, view
from ui.guard import policy
from ui.guard.headers import POLICY, is_map_alone
from ui.streamlit_files import INDEX
from ui.wall import overlay
from webmap.published import File
from zmos_data.aside import aside
from zmos_data.model import DataError

ROOT = '<div id="root"></div>'  # what Streamlit draws into; the wall stands beside it
LOG = logging.getLogger(__name__)


async def answer(request: Request) -> Response:
    """Answer a request for a page."""
    cache.forget_if_edited()
    language = view.language(request)
    path = request.url.path.removeprefix(base_path()).strip("/")
    here = site(request.scope, base_path())
    page = await run_in_threadpool(first_page, path, language, request.url.query, here)
    framed = is_map_alone(f"/{path}", request.url.query.encode())
    told = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return page.answer(request, {**told, POLICY: policy.policy(_scripts(page), framed=framed)})


@cache.kept(500, key=lambda page: page.digest)
def _scripts(page: File) -> tuple[str, ...]:
    return policy.inline_scripts(page.content)


@aside()
def first_page(path: str, language: str, query: str = "", here: str = "") -> File:
    """Write what a browser gets first.

    Parameters
    ----------
    path : str
        Which page it is, such as ``teme``; empty for the map.
    language : str
        Of the link, or of the browser.
    query : str
        The view, as the address says it.
    here : str
        Absolute address of the dashboard.

    Returns
    -------
    File
        The page. Where the tables do not pass, it says nothing of a view: the page lists why.
    """
    preloaded = preloads.preloads(path, language)
    try:
        page = view.of_view(path, language, query)
    except DataError:
        return _without_view(language, preloaded)
    has_wall = not path and not view.is_named(query)
    return store.cached_part(page, _of_page, path, here, preloaded, has_wall)


def _of_page(page: Page, path: str, here: str, preloaded: str, has_wall: bool) -> File:
    text, heading = page.text, head.head(page, path, here)
    if has_wall:
        return _written(text, preloaded, heading, body.notice(text), overlay.overlay(text.language))
    return _written(text, preloaded, heading, body.body(page, path))


@cache.kept(20)
def _without_view(language: str, preloaded: str) -> File:
    text = Text(language)
    return _written(text, preloaded, head.head_alone(text), body.notice(text))


def _written(text: Text, preloaded: str, heading: str, words: str, wall: str = "") -> File:
    page = INDEX.read_text(encoding="utf-8")
    words += body.unheard(text)
    for pattern, ours in changes(text, preloaded, heading, words, wall).items():
        found = re.search(pattern, page, re.DOTALL)
        if found is None:  # of another Streamlit: English until the page's own script has come
            LOG.error("first page: %s has no %s", INDEX.name, pattern)
            continue
        page = page[: found.start()] + ours + page[found.end() :]
    return File("first-page.html", page.encode())


def changes(text: Text, preloaded: str, heading: str, words: str, wall: str = "") -> dict[str, str]:
    """Return what is put in the place of what, by the pattern of Streamlit's."""
    return {
        '<html lang="en">': f'<html lang="{text.language}">',
        "<title>Streamlit</title>": f"{heading}<script>{streamlit_words.inline(text)}</script>",
        preloads.STYLE: f"{preloads.style_link()}{preloaded}",
        "<noscript>.*?</noscript>": words,
        ROOT: preloads.shared_style_link() + ROOT + wall,
    }
