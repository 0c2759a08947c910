"""Whoever has signed in, or out, comes back to the editors' part, in the language of before.

Streamlit leads them to the first page, which is the map, and its address has no language.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zmos_data.languages import LANGUAGES
from zmos_data.parameters import LANGUAGE

SIGN_IN, SIGNED_IN, SIGNED_OUT = "/auth/login", "/oauth2callback", "/auth/logout"  # of Streamlit
EDITING = "/podatki?urejanje=da"
COOKIE = "zmos_language"
KEPT_S = 600  # how long a person may take at the provider


class ReturnToEditing:
    """Leads back from the provider; the language is kept in a cookie meanwhile."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        way = scope.get("path", "").removeprefix(self.base) if scope["type"] == "http" else ""
        if way not in (SIGN_IN, SIGNED_IN, SIGNED_OUT):
            await self.app(scope, receive, send)
            return
        seen = Headers(scope=scope)
        language = _of_page(seen.get("referer", "")) or _of_cookie(seen.get("cookie", ""))

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._lead(MutableHeaders(scope=message), way, language)
            await send(message)

        await self.app(scope, receive, answer)

    def _lead(self, headers: MutableHeaders, way: str, language: str) -> None:
        """Lead to the editors' part, or keep the language on the way to the provider."""
        said = f"&{LANGUAGE}={language}" if language else ""
        if way != SIGN_IN and headers.get("location") == f"{self.base}/":
            headers["location"] = f"{self.base}{EDITING}{said}#editing"
        elif language:
            headers.append(
                "set-cookie",
                f"{COOKIE}={language}; Max-Age={KEPT_S}; Path={self.base}/; HttpOnly; SameSite=Lax",
            )


def _of_page(address: str) -> str:
    """Return the language in the address of a page; "" where there is none."""
    try:
        said = parse_qs(urlsplit(address).query).get(LANGUAGE, [""])[-1]
    except ValueError:
        return ""
    return said if said in LANGUAGES else ""


def _of_cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found and found.value in LANGUAGES else ""
