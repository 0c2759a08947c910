"""The picture of a view that others show beside its link."""

from __future__ import annotations

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from content import cache
from content.page import Page
from documents.map_pictures import map_picture
from documents.wall_picture import HEIGHT, WIDTH, wall_picture
from ui.first import view
from zmos_data.model import DataError
from zmos_data.selection import Selection

__all__ = ("HEIGHT", "PATH", "WIDTH", "answer")
PATH = "/app/static/view.png"
_HOUR = {"Cache-Control": "public, max-age=3600"}


async def answer(request: Request) -> Response:
    """Answer a request for the picture of a view."""
    return await run_in_threadpool(_drawn, view.language(request), request.url.query)


def _drawn(language: str, query: str) -> Response:
    try:
        page = view.of_view("", language, query)
    except DataError:
        return PlainTextResponse("The data do not pass their checks.", 503)
    if page.selection == Selection():
        drawn = _wall(page)
    else:
        drawn = map_picture(page, date.today(), dpi=100, height=float(HEIGHT))
    return Response(drawn, headers=_HOUR, media_type="image/png")


@cache.kept(4, key=lambda page: (page.dataset.checksum, page.text.language))
def _wall(page: Page) -> bytes:
    """Draw the wall, which is the picture of the whole."""
    return wall_picture(page)
