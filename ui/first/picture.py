"""The picture of a view that others show beside its link, and that a reader copies."""

from __future__ import annotations

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from content import cache, view_picture
from content.page import Page
from documents.map_pictures import card_picture, map_picture
from documents.wall_picture import wall_picture
from ui.first import view
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


def _answered(path: str, language: str, query: str, is_large: bool) -> Response:
    try:
        page = view.of_view(path, language, query)
    except DataError:
        return PlainTextResponse("The data do not pass their checks.", 503)
    return Response(_drawn(page, is_large), headers=_HOUR, media_type="image/png")


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
    return wall_picture(page)
