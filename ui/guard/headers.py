"""Security headers, on every answer of the server."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from content import cache
from ui.guard import policy
from ui.streamlit_files import INDEX

POLICY = "Content-Security-Policy"
_UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
}
# Scripts, styles and fonts are no pages: a word that allows nothing is the shorter one, and half a
# kilobyte each, a hundred times, is a part of a first visit that is felt.
NO_PAGES = ("text/javascript", "application/javascript", "text/css", "font/woff2")
OF_NO_PAGE = {"X-Content-Type-Options": "nosniff", POLICY: "default-src 'none'"}


class SecurityHeaders:
    """Adds the headers that an answer does not bring itself.

    Parameters
    ----------
    base : str
        Path below which everything is served, such as ``/karta``.
    """

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._own(scope, headers.get("Content-Type", "")).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, answer if scope["type"] == "http" else send)

    def _own(self, scope: Scope, kind: str) -> dict[str, str]:
        if kind.partition(";")[0] in NO_PAGES:
            return OF_NO_PAGE
        return {**HEADERS, POLICY: self._policy(scope)}

    def _policy(self, scope: Scope) -> str:
        path = str(scope["path"]).removeprefix(self.base)
        of_component = path.startswith(policy.COMPONENT)
        framed = of_component or is_map_alone(path, scope["query_string"])
        return policy.policy(_of_streamlit(), of_component=of_component, framed=framed)


def is_map_alone(path: str, query: bytes) -> bool:
    """Tell whether a link is that of the map in a frame; no other page may be framed."""
    asked = parse_qs(query.decode("latin-1"), max_num_fields=None)
    return path in ("", "/") and asked.get("embed", [""])[-1].lower() == "true"


@cache.kept(1, of_code=False)
def _of_streamlit() -> tuple[str, ...]:
    """Allow the scripts of Streamlit's own page, which answers addresses that no page has."""
    return policy.inline_scripts(INDEX.read_bytes())
