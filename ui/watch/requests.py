"""Counts what is asked of the server, and how long an answer and a rerun take."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from ui.watch import figures

PAGES = {"", *(p.stem for p in (Path(__file__).resolve().parents[2] / "pages").glob("*.py"))}
_OWN = {"datoteke": "file", "oembed": "oembed", "healthz": "healthz", "readyz": "readyz"}
_FILES = ("app", "static", "component", "media")
_NOTED = ("page", "file", "picture", "oembed")
_SHORT = 200  # bytes; the message that a run is over has some 50
_SLOW = 1.0  # seconds of a rerun that is worth a line of the log
LOG = logging.getLogger(__name__)


def route_of(path: str) -> str:
    """Name what a path asks for, in a few words for all paths that there can be (pure).

    Parameters
    ----------
    path : str
        The path below the base path.
    """
    first, _, rest = path.strip("/").partition("/")
    if first == "api":
        return f"api/{_resource(rest)}"
    if first == "app" and rest.startswith("static/view"):
        return "picture"
    if rest == "static/next-view":
        return "next-view"
    if first in _FILES:
        return "static"
    if first == "_stcore":
        return "streamlit"
    return "page" if first in PAGES and not rest else _OWN.get(first, "other")


def _resource(path: str) -> str:
    from api.resources import RESOURCES

    name = path.removeprefix("v1/")
    return name if name in RESOURCES else "other"


class Watched:
    """Stands before everything else; nothing that it notes names a visitor or a view.

    Parameters
    ----------
    app : ASGIApp
        What answers.
    base : str
        Path that the operator has put before every other.
    """

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or serve one tab."""
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            with figures.TABS.track_inprogress():
                await self._serve(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun, status = time.perf_counter(), [500]  # of one that breaks off before it begins

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                status[0] = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, answer)
        finally:
            route = route_of(scope["path"].removeprefix(self.base))
            _note(route, status[0], time.perf_counter() - begun)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        tab = Tab(figures.RERUN.observe)

        async def hear() -> Message:
            message = await receive()
            tab.came(message.get("bytes") or b"")
            return message

        async def say(message: Message) -> None:
            await send(message)
            tab.went(message.get("bytes") or b"")

        await self.app(scope, hear, say)


def _note(route: str, status: int, seconds: float) -> None:
    figures.REQUESTS.labels(route, status).inc()
    figures.REQUEST.labels(route).observe(seconds)
    if route in _NOTED or route.startswith("api/") or status >= 500:
        fields = {"route": route, "status": status, "ms": round(seconds * 1000)}
        LOG.info("request", extra={"fields": fields})


class Tab:
    """Measures the reruns of a tab, by what travels: from what is asked to the end of the answer.

    Acts that Streamlit answers with one run count as one, from the first of them.

    Parameters
    ----------
    note : callable
        Takes the seconds of a rerun.
    now : callable
        The clock, in seconds.
    """

    def __init__(
        self, note: Callable[[float], None], now: Callable[[], float] = time.perf_counter
    ) -> None:
        self._note, self._now = note, now
        self._begun: float | None = None

    def came(self, message: bytes) -> None:
        """Hear a message of the browser."""
        if message and self._begun is None and _asks_for_run(message):
            self._begun = self._now()

    def went(self, message: bytes) -> None:
        """Hear a message that was sent to the browser."""
        if self._begun is None or not message or len(message) > _SHORT:
            return
        said = ForwardMsg.FromString(message)
        if said.WhichOneof("type") != "script_finished":
            return
        if said.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
        seconds, self._begun = self._now() - self._begun, None
        self._note(seconds)
        if seconds > _SLOW:
            LOG.warning("slow rerun", extra={"fields": {"ms": round(seconds * 1000)}})


def _asks_for_run(message: bytes) -> bool:
    try:
        return bool(BackMsg.FromString(message).WhichOneof("type") == "rerun_script")
    except Exception:  # protobuf's own: no message of Streamlit's, which it refuses by itself
        return False
