"""``/metrics``: the figures of the server, for whom the operator lets read them."""

from __future__ import annotations

import logging
import os

from prometheus_client.exposition import choose_encoder
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.client import is_within
from ui.watch.figures import REGISTRY

VARIABLE = "ZMOS_METRICS"  # networks that may read them, "all", or "off"
_THIS_MACHINE = "127.0.0.0/8, ::1"
OF_STREAMLIT = "/_stcore/metrics"
LOG = logging.getLogger(__name__)


class Metrics:
    """Answers for the figures, and keeps Streamlit's own from those who may not read ours.

    Parameters
    ----------
    app : ASGIApp
        What answers everything else.
    base : str
        Path that the operator has put before every other.
    """

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app, self.own, self.streamlits = app, f"{base}/metrics", f"{base}{OF_STREAMLIT}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope.get("path", "").rstrip("/") if scope["type"] == "http" else ""
        if path in (self.own, self.streamlits) and not may_read(scope):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        elif path == self.own:
            await (await _written(Request(scope)))(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def may_read(scope: Scope) -> bool:
    """Tell whether a client may read the figures."""
    said = os.environ.get(VARIABLE, "").strip().lower()
    if said in ("all", "off"):
        return said == "all"
    try:
        return is_within(scope, said or _THIS_MACHINE)
    except ValueError as error:
        LOG.error("%s: expected networks, all or off: %s", VARIABLE, error)
        return False


async def _written(request: Request) -> Response:
    encode, mime = choose_encoder(request.headers.get("accept", ""))
    content = await run_in_threadpool(encode, REGISTRY)
    return Response(content, media_type=mime, headers={"Cache-Control": "no-store"})
