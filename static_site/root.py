"""What stands at the root of the edition: the way in, what is not found, and what robots read."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

from api.feed import feed
from content.markup import Templates
from content.text import Text
from static_site.addresses import FILES
from static_site.heads import Heads
from static_site.taken import Place, day, page_of
from ui.page_shell import LANGUAGE_NAMES
from zmos_data.languages import LANGUAGES

FOLDER = Path(__file__).resolve().parent
_TEMPLATES = Templates("static_site")
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def root_files(heads: Heads, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Give path and content of every file at the root.

    Parameters
    ----------
    heads : Heads
        What the heads of all pages share. Where its address is not known there is neither a map
        of the site nor a feed: both hold whole addresses alone.
    pages : iterable of str
        Paths of the pages, such as ``sl/index.html``.
    """
    address = heads.address
    yield "index.html", _document("start", "", heads)
    yield "404.html", _document("not_found", f"{address}/" if address else "", heads)
    yield "robots.txt", _robots(address)
    if address:
        yield "sitemap.xml", _sitemap(address, sorted(pages))
        for language in LANGUAGES:
            yield f"releases-{language}.atom", _feed(address, language)


def hashed(source: str) -> str:
    """Write what a policy knows an inline script or style by."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _document(name: str, base: str, heads: Heads) -> bytes:
    """Write a page in all languages; its one script and its style are known by their hashes."""
    style, script = (
        (FOLDER / file).read_text(encoding="utf-8").strip() for file in ("root.css", f"{name}.js")
    )
    policy = (
        f"default-src 'none'; script-src {hashed(script)}; style-src {hashed(style)}; "
        "img-src 'self'; base-uri 'none'; form-action 'none'"
    )
    written = _TEMPLATES.fill(
        "root.html",
        policy=policy,
        style=style,
        script=script,
        base=base,
        icon=heads.icon,
        is_start=name == "start",
        shared=heads.shared(page_of(Place("", "", LANGUAGES[0])), ""),
        default=LANGUAGES[0],
        said=[_said(Text(language), name) for language in LANGUAGES],
    )
    return written.encode()


def _said(text: Text, name: str) -> dict[str, object]:
    lost = text.say("There is no such page. The whole dashboard begins here:")
    return {
        "lang": text.language,
        "product": text.say("Urban municipalities of Slovenia"),
        "words": "" if name == "start" else lost,
        "name": LANGUAGE_NAMES[text.language],
        "href": f"{text.language}/{FILES['map']}",
    }


def _robots(address: str) -> bytes:
    named = f"Sitemap: {address}/sitemap.xml\n" if address else ""
    return f"User-agent: *\nAllow: /\n{named}".encode()


def _sitemap(address: str, pages: list[str]) -> bytes:
    entries = "".join(
        f"<url><loc>{escape(f'{address}/{page}')}</loc><lastmod>{day().isoformat()}</lastmod></url>"
        for page in pages
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<urlset xmlns="{_SITEMAP}">{entries}</urlset>\n'.encode()


def _feed(address: str, language: str) -> bytes:
    page = page_of(Place("", "", language))
    own = f"{address}/releases-{language}.atom"
    return feed(page, address, own=own, leads_to=f"{address}/{language}/{FILES['data']}#changes")
