"""What a browser gets before anything else: Streamlit's empty page, in the visitor's language.

Streamlit sends the same file to everybody: English, with a title and a notice of its own.
"""

from __future__ import annotations

import logging
import re
from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from content import cache
from content.text import Text, pick_language
from ui import preloads, streamlit_words
from ui.base_path import base_path
from ui.streamlit_files import INDEX
from webmap.published import File
from zmos_data.parameters import LANGUAGE

LOG = logging.getLogger(__name__)


async def answer(request: Request) -> Response:
    """Answer a request for a page."""
    cache.forget_if_edited()
    browser = request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    language = pick_language(request.query_params.get(LANGUAGE), browser)
    path = request.url.path.removeprefix(base_path()).strip("/")
    page = await run_in_threadpool(first_page, path, language)
    return page.answer(request, {"Cache-Control": "no-cache", "Vary": "Accept-Language"})


def first_page(path: str, language: str) -> File:
    """Write the page in a language, with what is fetched for it."""
    return _first_page(language, preloads.preloads(path, language))


@cache.kept()
def _first_page(language: str, preloaded: str) -> File:
    page = INDEX.read_text(encoding="utf-8")
    for pattern, ours in changes(Text(language), preloaded).items():
        found = re.search(pattern, page, re.DOTALL)
        if found is None:  # of another Streamlit: English until the page's own script has come
            LOG.error("first page: %s has no %s", INDEX.name, pattern)
            continue
        page = page[: found.start()] + ours + page[found.end() :]
    return File("first-page.html", page.encode())


def changes(text: Text, preloaded: str = "") -> dict[str, str]:
    """Return what is put in the place of what, by the pattern of Streamlit's."""
    title = escape(text.say("Urban municipalities of Slovenia"))
    notice = escape(text.say("This page needs JavaScript."))
    return {
        '<html lang="en">': f'<html lang="{text.language}">',
        "<title>Streamlit</title>": f"<title>{title}</title>{feed(text)}"
        f"<script>{streamlit_words.inline(text)}</script>",
        preloads.STYLE: f"{preloads.style_link()}{preloaded}",
        "<noscript>.*?</noscript>": f"<noscript><p>{notice}</p></noscript>",
    }


def feed(text: Text) -> str:
    """Name the feed of releases, so that readers of feeds and browsers find it."""
    title = escape(text.say("Urban municipalities of Slovenia: releases of the data"))
    address = escape(f"{base_path()}/api/v1/releases.atom?{LANGUAGE}={text.language}")
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'
