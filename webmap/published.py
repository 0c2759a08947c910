"""The static files of the pages, served from memory.

No disk is written, so that none can be full, read-only or another user's, and no file on it can
be cut short or cleared away under a running server.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from pathlib import PurePath
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from zmos_data.conditional import holds, takes_gzip

# Not what the machine knows of endings: on Windows a script may be plain text, which no browser
# takes for one.
_KINDS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
FOR_EVER = "public, max-age=31536000, immutable"
_SHARED = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True, eq=False)
class File:
    """A file as it is sent: compressed once, and not at all to whoever holds it.

    Attributes
    ----------
    name : str
        Such as ``layers-0123456789.json``; its ending says what it is.
    content : bytes
        What it holds.
    """

    name: str
    content: bytes

    @cached_property
    def zipped(self) -> bytes:
        """Its content as gzip."""
        return gzip.compress(self.content, 9, mtime=0)

    @cached_property
    def digest(self) -> str:
        """A hash of its content."""
        return hashlib.sha256(self.content).hexdigest()[:20]

    def answer(self, request: Request, headers: Mapping[str, str]) -> Response:
        """Answer a request for it; ``headers`` are added."""
        asked = request.headers
        zipped = takes_gzip(asked.get("accept-encoding", "")) and len(self.zipped) < len(
            self.content
        )
        etag = f'"{self.digest}{"-gzip" if zipped else ""}"'
        vary = {"Vary": ", ".join(filter(None, ("Accept-Encoding", headers.get("Vary"))))}
        told = {**headers, **vary, "ETag": etag}
        if holds(asked.get("if-none-match", ""), etag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=told)
        if zipped:
            told["Content-Encoding"] = "gzip"
        kind = _KINDS[PurePath(self.name).suffix]
        return Response(self.zipped if zipped else self.content, headers=told, media_type=kind)


_SERVED: WeakValueDictionary[str, File] = WeakValueDictionary()


def publish(name: str, content: bytes) -> File:
    """Serve a file under its name and a hash of its content, while anything holds the result.

    The hash is joined by a hyphen: streamlit-folium strips ``_[a-z0-9]+`` when it tells two
    maps apart.
    """
    stem, dot, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:10]
    published = f"{re.sub('[^a-z0-9]+', '-', stem.lower())}-{digest}{dot}{suffix}"
    return _SERVED.setdefault(published, File(published, content))


def answer(request: Request) -> Response:
    """Answer a request for a published file, in a thread: it may have to be compressed."""
    file = _SERVED.get(request.path_params["name"])
    if file is None:
        headers = {**_SHARED, "Cache-Control": "no-store"}
        return PlainTextResponse(HTTPStatus.NOT_FOUND.phrase, HTTPStatus.NOT_FOUND, headers)
    return file.answer(request, {**_SHARED, "Cache-Control": FOR_EVER})
