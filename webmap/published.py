"""The static files of the pages, served from memory.

No disk is written, so that none can be full, read-only or another user's, and no file on it can
be cut short or cleared away under a running server.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePath
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

# Not what the machine knows of endings: on Windows a script may be plain text, which no browser
# takes for one.
_KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_SHARED = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True, eq=False)
class File:
    """A file under a name with its own hash; served for as long as anything holds it.

    Attributes
    ----------
    name : str
        Such as ``layers-0123456789.json``: a browser may keep it for ever.
    content : bytes
        What it holds.
    """

    name: str
    content: bytes


_SERVED: WeakValueDictionary[str, File] = WeakValueDictionary()


def publish(name: str, content: bytes) -> File:
    """Serve a file under its name and a hash of its content, while the result is held.

    The hash is joined by a hyphen: streamlit-folium strips ``_[a-z0-9]+`` when it tells two
    maps apart.
    """
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:10]
    published = f"{re.sub('[^a-z0-9]+', '-', stem.lower())}-{digest}{dot}{suffix}"
    return _SERVED.setdefault(published, File(published, content))


async def answer(request: Request) -> Response:
    """Answer a request for a published file."""
    file = _SERVED.get(request.path_params["name"])
    if file is None:
        headers = {**_SHARED, "Cache-Control": "no-store"}
        return PlainTextResponse(HTTPStatus.NOT_FOUND.phrase, HTTPStatus.NOT_FOUND, headers)
    headers = {**_SHARED, "Cache-Control": "public, max-age=31536000, immutable"}
    return Response(file.content, headers=headers, media_type=_KINDS[PurePath(file.name).suffix])
