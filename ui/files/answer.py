"""The answer to who asks for a file: the file, or its steps with the file behind them.

A browser with our script asks for the steps (``Accept``) in the one request that brings the
file, so that no server has to remember what another has begun. One without it gets the file.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from content import cache, store
from content.text import Text
from documents.export import Export, Step
from ui.client import client
from ui.files.asked import RefusedError, asked
from ui.first import view
from ui.watch.figures import FILES
from ui.workshop.queue import BusyError, Making
from ui.workshop.work import Work

STEPS = "application/vnd.zmos.steps"  # lines of JSON, the last with the size of the file behind it
PATIENCE = 5.0  # seconds without a word; proxies close what is silent for long
_PIECE = 256_000  # bytes
LOG = logging.getLogger(__name__)
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_OWN_WAY = {"Content-Encoding": "identity", "X-Accel-Buffering": "no"}  # at once, as it comes


async def answer(request: Request) -> Response:
    """Answer a request for a file."""
    cache.forget_if_edited()
    text = store.text(view.language(request))
    folder, code = request.path_params["page"], request.path_params["code"]
    try:
        export = await run_in_threadpool(asked, folder, code, request.url.query, text)
        headers = {**_HEADERS, "Content-Disposition": f'attachment; filename="{export.name}"'}
        if request.method == "HEAD":
            named = Response(headers=headers, media_type=export.mime)
            del named.headers["content-length"]  # nobody knows it before the file is made
            return named
        work = Work("file", (folder, code, request.url.query, text.language))
        making = Making(work, client(request.scope))
    except RefusedError as refusal:
        return _said(text, refusal.words, refusal.status)
    except BusyError as busy:
        FILES.labels(code, "refused").inc()
        status = 429 if busy.of_client else 503
        return _said(text, _busy(text, busy), status, {"Retry-After": "5"})
    if STEPS in request.headers.get("accept", ""):
        told = _told(making, export, code, text)
        return StreamingResponse(told, headers=_HEADERS | _OWN_WAY, media_type=STEPS)
    try:
        content = await _made(making, code)
        headers["Content-Length"] = str(len(content))
        return StreamingResponse(_pieces(content), headers=headers, media_type=export.mime)
    except Exception:
        return _said(text, _broken(export, text), 500)
    finally:
        making.leave()


async def _made(making: Making, code: str) -> bytes:
    """Return the file, and count it."""
    with FILES.labels(code, "failed").count_exceptions():
        content: bytes = await making.content()
    FILES.labels(code, "made").inc()
    return content


async def _told(making: Making, export: Export, code: str, text: Text) -> AsyncIterator[bytes]:
    """Write each step as a line, then the size of the file or why there is none, then the file."""
    try:
        async for said in making.steps(PATIENCE):
            yield _line(_members(said, text))
        content = await _made(making, code)
    except Exception:
        yield _line({"failed": _broken(export, text)})
        return
    finally:
        making.leave()
    yield _line({"size": len(content), "name": export.name, "type": export.mime})
    async for piece in _pieces(content):
        yield piece


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    """Yield a file in pieces, so that a large one holds nobody up while it is sent."""
    for start in range(0, len(content), _PIECE):
        yield content[start : start + _PIECE]


def _members(said: Step | int | None, text: Text) -> dict[str, object]:
    """Write a step, or how many files come before; nothing where there is nothing new."""
    if said is None:
        return {}
    if isinstance(said, int):
        return {"step": _waiting(text, said), "number": 0, "of": 0}
    return {"step": said.words, "number": said.number, "of": said.of}


def _waiting(text: Text, before: int) -> str:
    return text.count(
        "In the queue: {n} file is before yours",
        "In the queue: {n} files are before yours",
        before,
        n=text.number(before),
    )


def _line(members: dict[str, object]) -> bytes:
    return json.dumps(members, ensure_ascii=False).encode() + b"\n"


def _said(
    text: Text, words: str, status: int, headers: dict[str, str] | None = None
) -> PlainTextResponse:
    own = {**_HEADERS, "Content-Language": text.language, **(headers or {})}
    return PlainTextResponse(words, status, own)


def _busy(text: Text, busy: BusyError) -> str:
    if busy.of_client:
        return text.say(
            "Several files are already being made for your network. Please wait for one of them "
            "and try again."
        )
    return text.say("Many files are being made at this moment. Please try again in a minute.")


def _broken(export: Export, text: Text) -> str:
    """Log why a file could not be made, where it is caught; return what the reader is told."""
    LOG.exception("The file %s could not be made.", export.name)
    return text.say("The file could not be made. The reason stands in the server's log.")
