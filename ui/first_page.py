"""What a browser gets before anything else: Streamlit's empty page, in the visitor's language.

Streamlit sends the same file to everybody: English, with a title and a notice of its own.
"""

from __future__ import annotations

import logging
import re
from html import escape
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse

from content import cache
from content.text import Text, pick_language
from ui import streamlit_words
from ui.base_path import base_path
from ui.wall import overlay
from zmos_data.parameters import LANGUAGE

ROOT = '<div id="root"></div>'  # what Streamlit draws into; the wall stands beside it
INDEX = Path(streamlit.__file__).resolve().parent / "static" / "index.html"
LOG = logging.getLogger(__name__)


async def answer(request: Request) -> HTMLResponse:
    """Answer a request for a page."""
    cache.forget_if_edited()
    browser = request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    language = pick_language(request.query_params.get(LANGUAGE), browser)
    page = first_page(language)
    if request.url.path == f"{base_path()}/":
        wall = await run_in_threadpool(overlay.overlay, language)
        page = page.replace(ROOT, ROOT + wall, 1)
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return HTMLResponse(page, headers=headers)


@cache.kept()
def first_page(language: str) -> str:
    """Write the page in a language: its name, its title, a notice, and words for Streamlit's."""
    page = INDEX.read_text(encoding="utf-8")
    for pattern, ours in changes(Text(language)).items():
        found = re.search(pattern, page, re.DOTALL)
        if found is None:  # of another Streamlit: English until the page's own script has come
            LOG.error("first page: %s has no %s", INDEX.name, pattern)
            continue
        page = page[: found.start()] + ours + page[found.end() :]
    return page


def changes(text: Text) -> dict[str, str]:
    """Return what is put in the place of what, by the pattern of Streamlit's."""
    title = escape(text.say("Urban municipalities of Slovenia"))
    notice = escape(text.say("This page needs JavaScript."))
    return {
        '<html lang="en">': f'<html lang="{text.language}">',
        "<title>Streamlit</title>": f"<title>{title}</title>{feed(text)}"
        f"<script>{streamlit_words.inline(text)}</script>",
        "<noscript>.*?</noscript>": f"<noscript><p>{notice}</p></noscript>",
    }


def feed(text: Text) -> str:
    """Name the feed of releases, so that readers of feeds and browsers find it."""
    title = escape(text.say("Urban municipalities of Slovenia: releases of the data"))
    address = escape(f"{base_path()}/api/v1/releases.atom?{LANGUAGE}={text.language}")
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'
