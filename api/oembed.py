"""oEmbed 1.0 (https://oembed.com): a link to a view in, the map in a frame out.

Pure as far as `respond`: a request in, an answer out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit
from xml.etree import ElementTree as ET

from api import oembed_description
from api.app import METHODS, Answer, Request
from api.errors import RequestError, error_of, refuse
from api.feed import NO_XML
from content import cache, embedding, share, store, view_picture
from content.page import Page
from content.text import DEFAULT_LANGUAGE
from zmos_data import parameters
from zmos_data.aside import aside
from zmos_data.model import DataError

FORMATS = {"json": "application/json", "xml": "text/xml"}
# Pages of which the map shows the view. The others have nothing for a frame: the spec's 404.
PAGES = ("", "obcina", "teme", "projekti", "primerjava")
_NO_BOUND = 1_000_000  # px
_LONGEST, _FIELDS = 4000, 100  # of a link in characters, of a query in parameters
_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}
_AGE = 3600  # seconds, after which the answer may have changed


@aside()
def respond(request: Request) -> Answer:
    """Answer a request of a consumer."""
    cache.forget_if_edited()
    try:
        if request.method not in METHODS:
            raise RequestError(405, f"{request.method} is not offered.")
        if request.method == "OPTIONS":
            return Answer(204, {**_HEADERS, "Allow": ", ".join(METHODS)})
        kind, body = _described(request)
    except RequestError as refusal:
        return _answer(request, refusal.status, "text/plain", refusal.detail.encode())
    except DataError:
        return _answer(request, 503, "text/plain", b"The data do not pass their checks.")
    return _answer(request, 200, FORMATS[kind], body)


def _answer(request: Request, status: int, media: str, body: bytes) -> Answer:
    age = f"public, max-age={_AGE}" if status == 200 else "no-store"
    headers = {
        **_HEADERS,
        "Content-Type": f"{media}; charset=utf-8",
        "Cache-Control": age,
        "Content-Length": str(len(body)),
    }
    if status == 405:
        headers["Allow"] = ", ".join(METHODS)
    return Answer(status, headers, b"" if request.method == "HEAD" else body)


def _described(request: Request) -> tuple[str, bytes]:
    """Return the format and the body of an answer."""
    query = _parsed(request.query)
    kind = query.get("format", ["json"])[-1]
    if kind not in FORMATS:
        raise RequestError(501, f"There is no format {kind[:20]!r}; there are json and xml.")
    most = [_most(query, name) for name in ("maxwidth", "maxheight")]
    link = query.get("url", [""])[-1]
    if not link:
        raise refuse([error_of("url", "", "the link of a view")])
    found = rich(_page(request, link), request.site, *most)
    return kind, _as_xml(found) if kind == "xml" else _as_json(found)


def _parsed(query: str) -> Mapping[str, Sequence[str]]:
    try:
        return parse_qs(query, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError as error:
        raise RequestError(400, f"More than {_FIELDS} parameters.") from error


def _most(query: Mapping[str, Sequence[str]], name: str) -> int | None:
    """Return a bound in px; None where there is none."""
    said = query.get(name, [""])[-1]
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= 6 and int(said)):
        raise refuse([error_of(name, said, "a whole number of pixels")])
    return int(said)


def _page(request: Request, link: str) -> Page:
    """Return the view of a link of this dashboard.

    Raises
    ------
    RequestError
        404 where the link is of another site, or of a page that has nothing for a frame.
    """
    path, query = _own(request, link)
    if path not in PAGES:
        raise RequestError(404, "This page has nothing for a frame.")
    dataset = store.dataset()
    try:
        said = parse_qs(query, keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError as error:
        raise RequestError(404, f"A link has no more than {_FIELDS} parameters.") from error
    selection, language, _ = parameters.parse(said, parameters.codes_of(dataset))
    return store.unkept_page(dataset, selection.on_map, language or DEFAULT_LANGUAGE)


def _own(request: Request, link: str) -> tuple[str, str]:
    """Return the page and the query of a link; one of another site is refused."""
    other = RequestError(404, "The link is none of this dashboard.")
    if len(link) > _LONGEST or not link.isprintable() or "\\" in link:
        raise other
    try:
        asked = urlsplit(link)
    except ValueError as error:
        raise other from error
    for site in (request.site, request.origin + request.base):
        ours = urlsplit(site)
        if _is_of(asked, ours):
            return asked.path.removeprefix(ours.path).strip("/"), asked.query
    raise other


def _is_of(asked: SplitResult, ours: SplitResult) -> bool:
    """Tell whether a link is of a site: host, port and path; a proxy may speak http for https."""
    is_host = asked.scheme in ("http", "https") and asked.netloc.lower() == ours.netloc.lower()
    return is_host and (asked.path + "/").startswith(ours.path.rstrip("/") + "/")


def rich(
    page: Page, site: str, maxwidth: int | None = None, maxheight: int | None = None
) -> dict[str, str | int]:
    """Describe a view as oEmbed of the type ``rich`` (pure).

    Parameters
    ----------
    page : Page
        The view.
    site : str
        Absolute address of the dashboard.
    maxwidth, maxheight : int or None
        What the frame must not be larger than, in px.

    Returns
    -------
    dict
        Fields of the specification; ``note`` besides, where nobody else can open the address.
    """
    text = page.text
    width = min(embedding.WIDTHS[1], maxwidth or _NO_BOUND)
    height = min(embedding.height(page, width), maxheight or _NO_BOUND)
    found: dict[str, str | int] = {
        "version": "1.0",
        "type": "rich",
        "title": embedding.title(page),
        "provider_name": text.say("Urban municipalities of Slovenia"),
        "provider_url": f"{site}/",
        "cache_age": _AGE,
        "width": width,
        "height": height,
        "html": embedding.iframe(page, site, width, height),
    }
    if (maxwidth or _NO_BOUND) >= view_picture.WIDTH and (
        (maxheight or _NO_BOUND) >= view_picture.HEIGHT
    ):
        found |= {
            "thumbnail_url": view_picture.address(page, site),
            "thumbnail_width": view_picture.WIDTH,
            "thumbnail_height": view_picture.HEIGHT,
        }
    note = share.here_alone(page, site)
    return found | ({"note": note} if note else {})


def _as_json(found: Mapping[str, str | int]) -> bytes:
    return json.dumps(found, ensure_ascii=False).encode()


def _as_xml(found: Mapping[str, str | int]) -> bytes:
    root = ET.Element("oembed")
    for name, value in found.items():
        ET.SubElement(root, name).text = NO_XML.sub(" ", str(value))
    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'
    return (head + ET.tostring(root, encoding="unicode")).encode()


def discovery(base: str, link: str) -> dict[str, str]:
    """Write where a page's oEmbed is, by media type, for its head (pure).

    Parameters
    ----------
    base : str
        Address or path of the dashboard.
    link : str
        Absolute link of the view.
    """
    return {
        media: f"{base}{oembed_description.PATH}?{urlencode({'url': link, 'format': kind})}"
        for kind, media in (("json", "application/json+oembed"), ("xml", "text/xml+oembed"))
    }
