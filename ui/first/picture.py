"""The picture of a view that others show beside its link."""

from __future__ import annotations

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from documents.map_pictures import map_picture
from ui.first import view
from zmos_data.model import DataError

PATH = "/app/static/view.png"
WIDTH, HEIGHT = 1200, 630  # px, as networks crop it
_HOUR = {"Cache-Control": "public, max-age=3600"}


async def answer(request: Request) -> Response:
    """Answer a request for the picture of a view."""
    return await run_in_threadpool(_drawn, view.language(request), request.url.query)


def _drawn(language: str, query: str) -> Response:
    try:
        page = view.of_view("", language, query)
    except DataError:
        return PlainTextResponse("The data do not pass their checks.", 503)
    drawn = map_picture(page, date.today(), dpi=100, height=float(HEIGHT))
    return Response(drawn, headers=_HOUR, media_type="image/png")
