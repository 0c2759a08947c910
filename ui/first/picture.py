"""The picture of a view that others show beside its link, and that a reader copies."""

from __future__ import annotations

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from content import cache, store, view_picture
from content.page import Page
from documents.map_pictures import BYTES, card_picture, map_picture
from ui.first import view
from ui.workshop.queue import BusyError, Making
from ui.workshop.work import Work
from zmos_data.aside import aside
from zmos_data.model import DataError
from zmos_data.selection import Selection

_HOUR = {"Cache-Control": "public, max-age=3600"}
_HEIGHT = float(view_picture.HEIGHT)


async def answer(request: Request) -> Response:
    """Answer a request for the picture of a view."""
    kind = request.path_params.get("kind", "")
    if kind not in view_picture.PATHS:
        return PlainTextResponse("There is no such picture.", 404)
    path = view_picture.PATHS[kind]
    language, query = view.language(request), request.url.query
    is_large = view_picture.LARGE in request.query_params
    return await run_in_threadpool(_answered, path, language, query, is_large)


@aside()
def _answered(path: str, language: str, query: str, is_large: bool) -> Response:
    try:
        page = view.of_view(path, language, query)
        state = f"{page.dataset.checksum} {page.assets.digest} {store.layers()} {date.today()}"
        shown = f"{path} {language} {page.selection.pictured!r} {is_large}"
        picture = _kept(f"{state} {shown}", path, language, query, is_large)
    except DataError:
        return PlainTextResponse("The data do not pass their checks.", 503)
    except BusyError:
        words = "Many pictures are being drawn. Please try again in a moment."
        return PlainTextResponse(words, 503, {"Retry-After": "5"})
    return Response(picture, headers=_HOUR, media_type="image/png")


@cache.kept(BYTES, key=cache.by_key, size=len, unit=cache.BYTES)
def _kept(state: str, path: str, language: str, query: str, is_large: bool) -> bytes:
    drawn: bytes = Making(Work("picture", (path, language, query, is_large))).result()
    return drawn


def draw(path: str, language: str, query: str, is_large: bool) -> bytes:
    """Draw the picture of the view that a link leads to; see `ui.first.view.of_view`."""
    return _drawn(view.of_view(path, language, query), is_large)


def _drawn(page: Page, is_large: bool) -> bytes:
    """Draw a page: of the whole the wall, unless it is to be read and not recognised."""
    day = date.today()
    options = {"dpi": 150} if is_large else {"dpi": 100, "height": _HEIGHT}
    if view_picture.kind(page):
        return card_picture(page, day, **options)
    if page.selection == Selection() and not is_large:
        return _wall(page)
    return map_picture(page, day, **options)


@cache.kept(4, key=lambda page: (page.dataset.checksum, page.text.language))
def _wall(page: Page) -> bytes:
    """Draw the wall, which is the picture of the whole."""
    from documents.wall_picture import wall_picture

    return wall_picture(page)
