"""Other sites: a script of theirs opens no session, and makes the server ask nobody about them.

Streamlit, told of an origin that it does not know, asks a service on the internet for its own
address, on the loop that serves everybody, and again for the next one.
"""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

_AT_HOME = {"localhost", "127.0.0.1", "0.0.0.0"}
NOT_ALLOWED = 1008  # the code of a websocket that is refused for a rule


class Origins:
    """Refuses sessions of other sites, and takes their origin off every other request.

    Without it nothing is shared with them, as if Streamlit had not known them; what is public
    (the web interface, the files of the map) is shared with everybody in any case.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        headers = Headers(scope=scope) if scope["type"] in ("http", "websocket") else Headers()
        if is_known(headers.get("origin"), headers.get("host", "")):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": NOT_ALLOWED})
        else:
            kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
            await self.app({**scope, "headers": kept}, receive, send)


def is_known(origin: str | None, host: str) -> bool:
    """Tell whether a request is of no site, of this one, or of one that the operator allows."""
    if origin is None:
        return True
    with suppress(ValueError):
        asking = urlsplit(origin)
        return asking.netloc == host or (asking.hostname or "") in _AT_HOME | _allowed()
    return False


def _allowed() -> set[str]:
    """Return the hosts of ``server.corsAllowedOrigins``, as Streamlit compares them."""
    given = st.get_option("server.corsAllowedOrigins") or []
    return {
        urlsplit(origin if "//" in origin else f"//{origin}").hostname or "" for origin in given
    }
