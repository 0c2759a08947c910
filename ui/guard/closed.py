"""Addresses of Streamlit's that are nobody's business outside."""

from __future__ import annotations

from http import HTTPStatus

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

# Sessions and memory of the server, for whoever asks; its operator has /metrics.
PATHS = ("/_stcore/metrics", "/_stcore/script-health-check")


class Closed:
    """Answers them as addresses that do not exist.

    Parameters
    ----------
    base : str
        Path below which everything is served, such as ``/karta``.
    """

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app, self._paths = app, {base + path for path in PATHS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"].rstrip("/") in self._paths:
            status = HTTPStatus.NOT_FOUND
            await PlainTextResponse(status.phrase, status)(scope, receive, send)
            return
        await self.app(scope, receive, send)
