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
from documents.export import Export
from ui.files.asked import RefusedError, asked
from ui.files.making import BusyError, Making
from ui.first import view
from ui.watch.figures import FILES

STEPS = "application/vnd.zmos.steps"  # lines of JSON, the last with the size of the file behind it
PATIENCE = 5.0  # seconds without a word; proxies close what is silent for long
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
        making = Making(export)
    except RefusedError as refusal:
        return _said(text, refusal.words, refusal.status)
    except BusyError:
        FILES.labels(code, "refused").inc()
        return _said(text, _busy(text), 503, {"Retry-After": "5"})
    if STEPS in request.headers.get("accept", ""):
        return StreamingResponse(
            _told(making, code, text), headers=_HEADERS | _OWN_WAY, media_type=STEPS
        )
    try:
        content = await _made(making, code)
        return Response(content, headers=headers, media_type=export.mime)
    except Exception:
        return _said(text, _broken(export, text), 500)
    finally:
        making.leave()


async def _made(making: Making, code: str) -> bytes:
    """Return the file, and count it."""
    with FILES.labels(code, "failed").count_exceptions():
        content = await making.content()
    FILES.labels(code, "made").inc()
    return content


async def _told(making: Making, code: str, text: Text) -> AsyncIterator[bytes]:
    """Write each step as a line, then the size of the file or why there is none, then the file."""
    try:
        async for step in making.steps(PATIENCE):
            yield _line({"step": step.words, "number": step.number, "of": step.of} if step else {})
        content = await _made(making, code)
    except Exception:
        yield _line({"failed": _broken(making.export, text)})
        return
    finally:
        making.leave()
    yield _line({"size": len(content), "name": making.export.name, "type": making.export.mime})
    yield content


def _line(members: dict[str, object]) -> bytes:
    return json.dumps(members, ensure_ascii=False).encode() + b"\n"


def _said(
    text: Text, words: str, status: int, headers: dict[str, str] | None = None
) -> PlainTextResponse:
    own = {**_HEADERS, "Content-Language": text.language, **(headers or {})}
    return PlainTextResponse(words, status, own)


def _busy(text: Text) -> str:
    return text.say("Many files are being made at this moment. Please try again in a minute.")


def _broken(export: Export, text: Text) -> str:
    """Log why a file could not be made, where it is caught; return what the reader is told."""
    LOG.exception("The file %s could not be made.", export.name)
    return text.say("The file could not be made. The reason stands in the server's log.")
