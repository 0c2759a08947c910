"""The web interface as it is served: within limits, and beside the visitors' clicks."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from importlib import import_module

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from api.app import Answer, Request, origin_of, refused
from api.errors import RequestError
from api.limits import Limits, check_size
from content import store
from ui.client import client
from ui.workshop.queue import BusyError, Making
from ui.workshop.work import Work
from zmos_data.model import DataError

VARIABLE = "ZMOS_API_LIMIT"  # requests a minute of a client, "off" where another server counts
A_MINUTE = 120  # and as many at once, after a minute without any
AT_ONCE = 2  # threads; more would only hold up the visitors' clicks
PATIENCE_S = 20.0  # for one of them
LARGE = 5_000  # projects; an answer on more of them is made beside the server
_LARGE = {"projects.csv", "projects.json", "projects.geojson"}
_LOADING = {"changes", "changes.csv"}  # load releases, of which the visitors' few are kept
_HEARD = ("accept-encoding", "if-none-match")
_PIECE = 256_000  # bytes
_limits: dict[int, Limits] = {}


class Interface:
    """The web interface, or oEmbed, below the operator's base path.

    Parameters
    ----------
    module : str
        Whose ``respond`` answers.
    base : str
        Path that the operator has put before every other.
    """

    def __init__(self, module: str, base: str) -> None:
        self.module, self.base = module, base
        self._threads = CapacityLimiter(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        request, asking = _read(scope, self.base), client(scope)
        try:
            check_size(request.query)
            if asking and (limits := limits_now()):
                limits.take(asking)
            answer = await self._made(request, asking)
        except RequestError as refusal:
            answer = refused(request, refusal)
        await _response(answer)(scope, receive, send)

    async def _made(self, request: Request, asking: str) -> Answer:
        respond, beside = await run_in_threadpool(self._way, request.path)
        try:
            if beside:
                return await _made_beside(request, asking)
            with fail_after(PATIENCE_S):
                async with self._threads:
                    answer: Answer = await to_thread.run_sync(respond, request)
                    return answer
        except (TimeoutError, BusyError) as error:
            words = "Many answers are being written at this moment. Please ask again in 5 s."
            raise RequestError(503, words, retry_after=5) from error

    def _way(self, path: str) -> tuple[Callable[[Request], Answer], bool]:
        """Return what answers, and whether that is asked of a process beside the server."""
        module = import_module(self.module)  # one that a developer has changed is the new one
        return module.respond, self.module == "api.app" and is_large(path)


def limits_now() -> Limits | None:
    """Return the limits that the operator has set; None where there are none."""
    said = os.environ.get(VARIABLE, "").strip().lower()
    if said == "off":
        return None
    a_minute = int(said) if said.isascii() and said.isdigit() and int(said) else A_MINUTE
    return _limits.setdefault(a_minute, Limits(a_minute, a_minute))


def is_large(path: str) -> bool:
    """Tell whether an answer takes so long, or loads so much, that it is made beside the server."""
    name = path.rpartition("/")[2]
    try:
        return name in _LOADING or (name in _LARGE and len(store.dataset().projects) > LARGE)
    except DataError:
        return False


async def _made_beside(request: Request, asking: str) -> Answer:
    making = Making(Work("interface", (request,)), asking)
    try:
        answer: Answer = await making.content()
        return answer
    finally:
        making.leave()


def _read(scope: Scope, base: str) -> Request:
    headers = Headers(scope=scope)
    return Request(
        scope["method"],
        scope["path_params"].get("path", ""),
        scope["query_string"].decode("latin-1"),
        {name: headers[name] for name in _HEARD if name in headers},
        base,
        origin_of(scope),
    )


def _response(answer: Answer) -> Response:
    if len(answer.body) <= _PIECE:
        return Response(answer.body, answer.status, dict(answer.headers))
    return StreamingResponse(_pieces(answer.body), answer.status, dict(answer.headers))


async def _pieces(body: bytes) -> AsyncIterator[bytes]:
    """Yield an answer in pieces, so that a large one holds nobody up while it is sent."""
    for start in range(0, len(body), _PIECE):
        yield body[start : start + _PIECE]
